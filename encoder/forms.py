"""When a bar left rest: the movement, among many that may be, which a signal shows.

The first millimetres of a lift drown in the steps of a string, so the moment when it began has to be inferred from
what follows. Of some ten thousand movements (``encoder.movements``) those most like the signal tell when it began:
the expectation given what was measured, linear among them (the update of an ensemble Kalman filter: Evensen, J.
Geophys. Res. 99, 1994, 10143).
"""

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from encoder.movements import CELLS, Curves, drawn
from encoder.shapes import Curve

LEVELS = (0.2, 0.5, 0.8)
"""Time is counted from the middle of these shares of a rise, in units of what passes from the first to the last."""
GRID = np.linspace(-1.35, 1.35, 73)
SEEN = GRID < 0.9
"""What comes later says nothing of the start."""
KINDS, NEAR_KINDS = 300, 16
"""Movements lie by those they are most like, so that not all of them have to be looked at."""
AT_ONCE = 2048
"""So many movements are told their kind together: what is compared then fits a cache."""
NEAREST, MOST_NEAR = 80, 400
PLAUSIBLE = 20.0
"""All movements that are but so much more unlike than the most alike one are looked at, and eighty at least."""
NEAR_FROM, NEAR_RISE = -0.5, 0.25
"""From here on movements may differ ever more from the one that is sought: its start does not tell its end."""
_APART = ((NEAR_RISE * np.clip(GRID - NEAR_FROM, 0.0, None) ** 2) ** 2)[SEEN]
_USUAL_PRECISION = 4e6
"""That of a lift of half a metre, known to a quarter of a millimetre."""

_drawing = Lock()


@dataclass(frozen=True, slots=True)
class Forms:
    """Movements on ``GRID``: how high each is and when it begins. Those of kind ``k`` lie from ``since[k]`` on,
    around ``middles[k]``."""

    heights: NDArray[np.float32]
    starts: Curve
    middles: NDArray[np.float32]
    since: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Start:
    """When a movement began, in the units of ``GRID``, and how far that may be off (one standard deviation)."""

    at: float
    off: float


def expected_start(heights: Curve, precision: Curve, level: float) -> Start:
    """When a movement began. ``heights`` are the shares of its rise that were measured on the grid, ``precision``
    one over the variance of each, 0 where nothing was; ``level`` is how far the height at which it began may be
    off, one standard deviation as a share of the rise."""
    forms = known()
    seen = heights[SEEN]
    weight = precision[SEEN] / (1.0 + precision[SEEN] * _APART)
    kinds = np.argpartition(_distance(forms.middles, seen, weight, level), NEAR_KINDS)[:NEAR_KINDS]
    places = np.concatenate([np.arange(forms.since[kind], forms.since[kind + 1]) for kind in kinds])
    distance = _distance(forms.heights[places], seen, weight, level)
    order = np.argsort(distance)[:MOST_NEAR]
    far = distance[order] - distance[order[0]]
    few = max(NEAREST, int(np.searchsorted(far, PLAUSIBLE)))
    near, far = order[:few], far[:few]
    share = np.exp(-0.5 * far / max(1.0, float(far[NEAREST - 1]) / 6))
    share /= share.sum()
    root = np.sqrt(share)[:, None]
    heights_near, starts = forms.heights[places[near]].astype(np.float64), forms.starts[places[near]]
    usual, begins = share @ heights_near, float(share @ starts)
    noise = np.sqrt(weight)
    spread = np.concatenate(((heights_near - usual) * root, level * (1 - seen)[None])) * noise
    away = np.append((starts - begins) * root[:, 0], 0.0)
    # The gain of what was seen: the spread of starts along with heights, over that of heights and noise.
    together = away @ spread
    gain = np.linalg.solve(spread.T @ spread + np.eye(len(seen)), together)
    left = float(away @ away - together @ gain)
    return Start(begins + float(gain @ ((seen - usual) * noise)), float(np.sqrt(max(0.0, left))))


def _distance(heights: NDArray[np.float32], seen: Curve, weight: Curve, level: float) -> Curve:
    """How unlike movements are what was seen, squared and in units of noise, each at the level that suits it best."""
    apart = seen.astype(np.float32) - heights
    shift = (1 - seen) * weight
    off = (apart @ shift.astype(np.float32)).astype(np.float64)
    apart *= apart
    distance = apart @ weight.astype(np.float32) - off**2 / (shift @ (1 - seen) + level**-2)
    return np.asarray(distance)


def known() -> Forms:
    """The movements, each also turned around, always the same ones: drawn once, also for who asks meanwhile."""
    with _drawing:
        return _known()


@lru_cache(maxsize=1)
def _known() -> Forms:
    rng = np.random.default_rng(7)
    kinds = [_shown(speed) for speed in drawn(rng)]
    heights, ends = np.concatenate([one for one, _ in kinds]), np.concatenate([one for _, one in kinds])
    both = np.concatenate((heights[:, SEEN], 1 - heights[:, ::-1][:, SEEN]))
    starts = np.concatenate((ends[:, 0], -ends[:, 1])).astype(np.float64)
    middles = both[rng.choice(len(both), KINDS, replace=False)]
    root = np.sqrt(_USUAL_PRECISION / (1.0 + _USUAL_PRECISION * _APART)).astype(np.float32)
    centres = middles * root
    far = (centres * centres).sum(axis=1)
    kind = np.concatenate([
        np.argmin(far - 2 * ((both[since : since + AT_ONCE] * root) @ centres.T), axis=1)
        for since in range(0, len(both), AT_ONCE)
    ])  # fmt: skip
    order = np.argsort(kind, kind="stable")
    return Forms(both[order], starts[order], middles, np.searchsorted(kind[order], np.arange(KINDS + 1)))


def _shown(speed: Curves) -> tuple[Curves, Curves]:
    """Movements on ``GRID``: their heights, and where each starts and ends there."""
    path = np.concatenate((np.zeros((len(speed), 1), np.float32), np.cumsum(speed, axis=1)), axis=1)
    path /= path[:, -1:]
    first, middle, last = (_first_at(path, level) for level in LEVELS)
    unit = last - first
    at = np.clip(middle[:, None] + GRID.astype(np.float32) * unit[:, None], 0.0, 1.0) * CELLS
    cell = np.minimum(at.astype(np.int32), CELLS - 1)
    below = np.take_along_axis(path, cell, axis=1)
    heights = below + (np.take_along_axis(path, cell + 1, axis=1) - below) * (at - cell.astype(np.float32))
    return heights, np.stack((-middle / unit, (1 - middle) / unit), axis=1)


def _first_at(path: Curves, level: float) -> Curves:
    """At which phase each path first reaches a level."""
    after = np.maximum((path < level).sum(axis=1), 1)[:, None]
    before, there = (np.take_along_axis(path, place, axis=1)[:, 0] for place in (after - 1, after))
    return np.asarray((after[:, 0].astype(np.float32) - 1 + (level - before) / (there - before)) / CELLS)
