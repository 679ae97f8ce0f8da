"""Tests of significance over arrays, with numpy alone: Student's t, intervals of a correlation, many at once."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ROUNDS, _SMALLEST = 300, 1e-300
Z_95 = 1.959963984540054


def t_tails(t: Floats, degrees: Floats) -> Floats:
    """The chance of a Student t at least so far from 0 to either side, for degrees of freedom above 0.

    It is the regularised incomplete beta function I_x(degrees / 2, 1 / 2) at x = degrees / (degrees + t²):
    Abramowitz & Stegun, Handbook of Mathematical Functions, 26.7.1 and 26.5.27.
    """
    t, degrees = np.broadcast_arrays(np.asarray(t, float), np.asarray(degrees, float))
    return incomplete_beta(degrees / 2, np.full(degrees.shape, 0.5), degrees / (degrees + t**2))


def t_quantile(degrees: float) -> float:
    """What 95% of a Student t lie within to both sides, by halving."""
    low, high = Z_95, 1e3
    for _ in range(60):
        middle = (low + high) / 2
        far = t_tails(np.array([middle]), np.array([degrees]))[0] > 0.05
        low, high = (middle, high) if far else (low, middle)
    return low


def incomplete_beta(a: Floats, b: Floats, x: Floats) -> Floats:
    """The regularised incomplete beta function I_x(a, b), by its continued fraction (Lentz's method, Press et
    al., Numerical Recipes, 3rd ed., 6.4), on the side of the peak where that converges fast."""
    x = np.clip(x, 0.0, 1.0)
    mirrored = x > (a + 1) / (a + b + 2)
    a, b = np.where(mirrored, b, a), np.where(mirrored, a, b)
    x = np.where(mirrored, 1 - x, x)
    with np.errstate(divide="ignore"):
        front = _log_gamma(a + b) - _log_gamma(a) - _log_gamma(b) + a * np.log(x) + b * np.log1p(-x)
    value = np.exp(front) * _fraction(a, b, x) / a
    return np.clip(np.where(mirrored, 1 - value, value), 0.0, 1.0)


def _fraction(a: Floats, b: Floats, x: Floats) -> Floats:
    c = np.ones_like(x)
    d = 1 / _away_from_0(1 - (a + b) * x / (a + 1))
    h = d.copy()
    for m in range(1, _ROUNDS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for part in (even, odd):
            d = 1 / _away_from_0(1 + part * d)
            c = _away_from_0(1 + part / c)
            h *= d * c
        if np.all(np.abs(d * c - 1) < 1e-14):
            break
    return h


def _away_from_0(value: Floats) -> Floats:
    return np.where(np.abs(value) < _SMALLEST, _SMALLEST, value)


def _log_gamma(value: Floats) -> Floats:
    """ln Γ above 0, by Stirling's series after eight steps up (Abramowitz & Stegun 6.1.15 and 6.1.41)."""
    up = value + 8
    steps = value.copy()
    for n in range(1, 8):
        steps = steps * (value + n)
    series = 1 / (12 * up) - 1 / (360 * up**3) + 1 / (1260 * up**5) - 1 / (1680 * up**7)
    logs: Floats = (up - 0.5) * np.log(up) - up + 0.5 * np.log(2 * np.pi) + series - np.log(steps)
    return logs


def fisher_interval(r: Floats, n: Floats) -> tuple[Floats, Floats]:
    """The 95% interval of correlations by Fisher's z, from so many independent pairs; −1 to 1 below four."""
    with np.errstate(divide="ignore", invalid="ignore"):
        half = np.where(n > 3, Z_95 / np.sqrt(np.maximum(n - 3, 1e-12)), np.inf)
        z = np.arctanh(np.clip(r, -1.0, 1.0))
        low, high = np.tanh(z - half), np.tanh(z + half)
    return np.where(np.isfinite(half), low, -1.0), np.where(np.isfinite(half), high, 1.0)


def false_discovery(p: Floats) -> Floats:
    """The q of every p by Benjamini & Hochberg, J. R. Stat. Soc. B 57 (1995) 289–300."""
    if not p.size:
        return p.copy()
    order = np.argsort(p, kind="stable")
    scaled = p[order] * p.size / np.arange(1, p.size + 1)
    q = np.empty_like(p)
    q[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return q
