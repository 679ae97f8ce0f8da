"""When a bar leaves rest, finer than its samples and steps of 1 mm allow to see.

Near rest a path grows as a power of time: with the square where force sets in at once (and at every turn without
a pause), with the cube where it grows smoothly (a minimum-jerk movement: Flash and Hogan, J. Neurosci. 5, 1985,
1688). Both are fitted to the foot of the rise for every moment at which it may have begun; the answer is the mean
of those moments, each weighing by how well it explains what was measured.
"""

import numpy as np
from numpy.typing import NDArray

from encoder.shapes import Curve

LOW_M = 0.003
STILL_M = 0.0012
STEPS = 36
FITS = ((2, 0.2), (3, 0.35))
"""So many powers up to such a share of the rise: few over little and more over much err in different ways."""
RESTED_S = 0.08
"""A bar that turns without a pause stays no longer than this within 3 mm of its lowest point, on one side."""


def leaves_rest(raw: Curve, smooth: Curve, foot: int, by_m: float, hz: float) -> tuple[float, float]:
    """The place (in samples, fractional) at which a rise of ``by_m`` that has its lowest point at ``foot``
    begins, and the height there."""
    height = smooth - smooth[foot]
    half = foot + int(np.argmax(height[foot:] >= 0.5 * by_m))
    low = max(LOW_M, 0.008 * by_m)
    last = int(np.flatnonzero(height[: half + 1] <= low)[-1])
    over = np.flatnonzero(height[:foot] > low)
    came = int(over[-1]) + 1 if len(over) else 0
    if foot - came < RESTED_S * hz and last - foot < RESTED_S * hz:
        return _turn(smooth, foot), float(smooth[foot])
    over = np.flatnonzero(height[: foot + 1] > STILL_M)
    since = int(over[-1]) + 1 if len(over) else 0
    pause = raw[since : max(since, last - round(0.06 * hz)) + 1][-round(0.3 * hz) - 1 :]
    level = float(np.mean(pause)) if len(pause) > 2 else float(smooth[foot])
    span = max(half - last, 2)
    starts = np.linspace(max(since, last - 0.6 * span), last + 0.3, STEPS)
    begin = max(since, int(starts[0]) - 2)
    found = []
    for terms, share in FITS:
        top = foot + int(np.argmax(height[foot:] >= share * by_m))
        top = max(top, min(last + terms + 3, half))
        rise = raw[begin : top + 1] - level
        found.append(_expected(np.arange(begin, top + 1, dtype=float), rise, starts, terms))
    return float(np.mean(found)), level


def _turn(smooth: Curve, foot: int) -> float:
    """The lowest point between samples, by a parabola through three."""
    if not 0 < foot < len(smooth) - 1:
        return float(foot)
    before, at, after = (float(smooth[foot + one]) for one in (-1, 0, 1))
    bend = before - 2 * at + after
    return foot + float(np.clip(0.5 * (before - after) / bend, -0.5, 0.5)) if bend > 0 else float(foot)


def _expected(places: Curve, rise: Curve, starts: Curve, count: int) -> float:
    """The expected moment of leaving rest among ``starts``, over both powers."""
    since = np.clip(places[None, :] - starts[:, None], 0.0, None) / (places[-1] - starts[0])
    errors: list[NDArray[np.float64]] = []
    for first in (2, 3):
        terms = np.stack([since ** (first + one) for one in range(count)], axis=2)
        normal = np.einsum("gnk,gnl->gkl", terms, terms)
        # A touch of ridge: late starts leave few points and nearly parallel terms.
        normal += 1e-9 * np.trace(normal, axis1=1, axis2=2)[:, None, None] * np.eye(count) + 1e-15 * np.eye(count)
        factors = np.linalg.solve(normal, np.einsum("gnk,n->gk", terms, rise)[:, :, None])[:, :, 0]
        left = rise[None, :] - np.einsum("gnk,gk->gn", terms, factors)
        errors.append(np.einsum("gn,gn->g", left, left))
    error = np.stack(errors)
    # The steps of the string make neighbouring errors alike, so that fewer count than there are.
    counted = min(len(places), 50)
    weight = np.exp(-0.5 * counted * np.log((error + 1e-12) / (error.min() + 1e-12)))
    return float(np.sum(weight * starts[None, :]) / np.sum(weight))
