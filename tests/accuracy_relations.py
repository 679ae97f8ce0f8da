"""How often relations are told on noise, how often planted ones are found, and what it costs: `make accuracy`.

The days are made up: people whose variables remember the day before (AR(1), 0.3 to 0.9), with a weekly rhythm, a
trend and a fifth of the days missing. Nobody's data are in it.
"""

import time
from collections.abc import Iterator
from math import atanh, erf, sqrt

import numpy as np

from graph.relations import tested as relations
from graph.relations.statistics import Floats, false_discovery, t_tails
from graph.relations.tested import Outcomes, without_rhythm
from graph.relations.tested import tested as outcomes_of
from tests.test_graph_relations import ar1, life

PEOPLE, WIDTH = 400, 30
TRIALS = 250
ROTATIONS = 400


def main() -> None:
    began = time.monotonic()
    _noise()
    _resampled()
    _power()
    _cost()
    print(f"\nAll of it took {time.monotonic() - began:.0f} s.")


def _pairs(values: Floats) -> Outcomes:
    width = values.shape[1]
    return outcomes_of(values, 0, np.eye(width, dtype=bool), np.zeros(width, np.int64))


def _noise() -> None:
    """Who is told of anything where there is nothing, and whether the p-values are uniform."""
    print(f"\nNoise: {PEOPLE} people with {WIDTH} variables each; at most 8% may be told of anything")
    print(f"{'days':>6}{'told':>8}{'Pearson':>10}{'with BH':>9}{'p < .05':>10}{'p < .01':>9}{'p < .5':>8}")
    for days in (60, 180, 365):
        random = np.random.default_rng(days)
        told = np.zeros(3)
        below: list[list[float]] = []
        for _ in range(PEOPLE):
            found = _pairs(life(random, days, WIDTH))
            plain = _plain(found)
            told += [(found.q < 0.05).any(), (plain < 0.05).any(), (false_discovery(plain) < 0.05).any()]
            below.append([float((found.p < one).mean()) for one in (0.05, 0.01, 0.5)])
        shares = [f"{one / PEOPLE:.1%}" for one in told]
        means = [f"{one:.1%}" for one in np.mean(below, axis=0)]
        print(f"{days:>6}{shares[0]:>8}{shares[1]:>10}{shares[2]:>9}{means[0]:>10}{means[1]:>9}{means[2]:>8}")


def _plain(found: Outcomes) -> Floats:
    """p of plain Pearson, as if no day resembled the one before."""
    n = found.n.astype(float)
    return t_tails(found.r * np.sqrt((n - 2) / (1 - found.r**2)), n - 2)


def _resampled() -> None:
    """p against what turning one series against the other gives: every turn keeps the memory of both."""
    random = np.random.default_rng(5)
    mine, turned = [], []
    for _ in range(60):
        values = life(random, 365, 2, highest=0.7)
        found = _pairs(values)
        lag0 = found.lag_days == 0
        residuals, there = without_rhythm(values, 0)
        steps = random.choice(np.arange(20, 345), ROTATIONS)
        others = [_r(residuals[:, 0], there[:, 0], np.roll(residuals[:, 1], one), np.roll(there[:, 1], one))
                  for one in steps]  # fmt: skip
        mine.append(float(found.p[lag0][0]))
        turned.append((1 + sum(abs(one) >= abs(found.r[lag0][0]) for one in others)) / (1 + len(others)))
    gap = np.array(mine) - np.array(turned)
    print(f"\np beside that of {ROTATIONS} turns of one series, 60 pairs of noise over a year: on average "
          f"{gap.mean():+.3f}, 90% within {np.quantile(np.abs(gap), 0.9):.3f}, correlated "
          f"{np.corrcoef(mine, turned)[0, 1]:.2f}")  # fmt: skip


def _r(a: Floats, has_a: Floats, b: Floats, has_b: Floats) -> float:
    both = has_a & has_b
    return float(np.corrcoef(a[both], b[both])[0, 1])


def _power() -> None:
    """How often a planted relation is told with its sign and lag, beside what theory allows."""
    print(
        f"\nPlanted among {WIDTH} variables, {TRIALS} people a line: told, sign and lag right / what is allowed"
    )
    print(f"{'days':>6}" + "".join(f"{f'r {r}':>16}" for r in (0.2, 0.3, 0.4, 0.5, 0.6)))
    for days in (60, 180, 365):
        shown = []
        for r in (0.2, 0.3, 0.4, 0.5, 0.6):
            random = np.random.default_rng(int(days + 1000 * r))
            hits = [_hit(random, days, r) for _ in range(TRIALS)]
            right, allowed = (float(np.mean(one)) for one in zip(*hits, strict=True))
            shown.append(f"{right:>9.0%} /{allowed:>4.0%}")
        print(f"{days:>6}" + "".join(f"{one:>16}" for one in shown))


def _hit(random: np.random.Generator, days: int, r: float) -> tuple[float, float]:
    """Whether a planted relation is told rightly, and the chance that theory gives it: that a normal z of its
    size passes the first step of Benjamini and Hochberg at the days' true worth."""
    lag, sign, memory = int(random.integers(0, 4)), random.choice([-1, 1]), 0.4
    values = life(random, days, WIDTH)
    series = ar1(random, days + lag, np.array([memory, memory]))
    x, y = series[lag:, 0], sign * r * series[:days, 0] + sqrt(1 - r * r) * series[lag:, 1]
    weekday = np.arange(days) % 7
    for place, one in ((3, x), (8, y)):
        values[:, place] = (
            one + random.standard_normal(7)[weekday] + random.standard_normal() * np.arange(days) / days
        )
    values[random.random(values.shape) < 0.2] = np.nan
    found = _pairs(values)
    pair = ((found.x == 3) & (found.y == 8)) | ((found.x == 8) & (found.y == 3))
    best = int(np.flatnonzero(pair)[np.argmin(found.p[pair])])
    told = found.q[best] < 0.05 and found.lag_days[best] == lag and found.r[best] * sign > 0
    right = bool(told and (lag == 0 or found.x[best] == 3))
    mine = pair & (found.lag_days == lag) & ((found.x == 3) | (lag == 0))
    n = float(found.n[mine][0])
    held = n / (days - lag)
    worth = (n - 7) / (1 + 2 * held * memory**2 / (1 - memory**2))
    return float(right), _allowed(r, worth, len(found.p))


def _allowed(r: float, n: float, tests: int) -> float:
    low, high = 0.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if 2 * (1 - _normal(middle)) > 0.05 / tests else (low, middle)
    size = atanh(r) * sqrt(max(n - 3, 0.0))
    return 1 - _normal(low - size) + _normal(-low - size)


def _normal(z: float) -> float:
    return (1 + erf(z / sqrt(2))) / 2


def _cost() -> None:
    """Ten years of 40 variables at 8 lags, at once and by a plain loop."""
    values = life(np.random.default_rng(1), 3650, 40)
    relations.LARGEST_LAG, kept = 7, relations.LARGEST_LAG
    spent = []
    for _ in range(5):
        began = time.process_time()
        found = _pairs(values)
        spent.append(time.process_time() - began)
    relations.LARGEST_LAG = kept
    began = time.process_time()
    gap = max(abs(r - plain) for r, plain in zip(found.r.tolist(), _looped(values, found), strict=True))
    print(f"\n40 × 40 × 8 lags over ten years: {min(spent) * 1000:.0f} ms of one core for {len(found.p)} tests; a "
          f"plain loop over r alone takes {time.process_time() - began:.1f} s, furthest apart {gap:.1e}")  # fmt: skip


def _looped(values: Floats, found: Outcomes) -> Iterator[float]:
    residuals, there = without_rhythm(values, 0)
    days = len(values)
    for x, y, lag in zip(found.x.tolist(), found.y.tolist(), found.lag_days.tolist(), strict=True):
        both = there[: days - lag, x] & there[lag:, y]
        yield float(np.corrcoef(residuals[: days - lag, x][both], residuals[lag:, y][both])[0, 1])


if __name__ == "__main__":
    main()
