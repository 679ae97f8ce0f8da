"""When a bar leaves rest and comes to rest, finer than its samples and steps of 1 mm allow to see.

The way it went tells when it began: ``encoder.forms``. Repetitions of one set are mostly alike, and those that are
help each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from encoder.forms import GRID, LEVELS, Start, expected_start
from encoder.shapes import Curve
from encoder.smooth import Motion

LOW_M = 0.003
STILL_M = 0.001
RESTED_S = 0.08
"""A bar that turns without a pause stays no longer than this within 3 mm of its lowest point, on one side: what lies
before that point is the way down, not rest."""
NOISE_M = 0.0004
"""Steps of 1 mm leave their size over the root of 12, and the string trembles by as much."""
STEP_M = 0.0001
"""So well an average of samples is known at best: neighbours fall on the same step."""
LEVEL_M = 0.0002
"""So far the height of a rest may be off for the same reason."""
UNLIKE = 3.0
"""Rises whose heights differ from the common ones by more than this, squared and in units of noise, go alone."""


@dataclass(frozen=True, slots=True)
class Rise:
    """A way up: its heights at rest, and the shares of its rise that were measured on the grid of forms around its
    ``middle`` in units of ``unit`` samples."""

    low_m: float
    high_m: float
    middle: float
    unit: float
    heights: Curve
    precision: Curve


def rise_of(motion: Motion, start: int, end: int, way: int = 1) -> Rise:
    """What is to be known of the way up between two turning points of a path, by their places. ``way`` -1: of the
    way down, its heights upside down."""
    margin = round(0.4 * motion.hz)
    begin, stop = max(0, start - margin), min(len(motion.raw_m), end + margin + 1)
    raw, smooth = way * motion.raw_m[begin:stop], way * motion.height_m[begin:stop]
    by_m = float(smooth[end - begin] - smooth[start - begin])
    low = _foot(raw, smooth, start - begin, by_m, motion.hz)
    high = _foot(-raw[::-1], -smooth[::-1], stop - 1 - end, by_m, motion.hz)
    last = len(raw) - 1
    low_m, high_m = low.level_m, -high.level_m
    path = smooth[start - begin : end - begin + 1]
    first, middle, late = (
        start - begin + _crossing(path, low_m + level * (high_m - low_m)) for level in LEVELS
    )
    unit = max(late - first, 1.0)
    places = np.arange(low.since, last - high.since + 1)
    times = np.asarray((places - middle) / unit, dtype=np.float64)
    way_up = slice(start - begin, end - begin + 1)
    noise_m = max(NOISE_M, float(np.sqrt(np.mean((raw[way_up] - smooth[way_up]) ** 2))))
    heights, precision = _on_grid(times, (raw[places] - low_m) / (high_m - low_m), high_m - low_m, noise_m)
    return Rise(low_m, high_m, begin + middle, unit, heights, precision)


def edges_of(rises: Sequence[Rise]) -> list[tuple[Start, Start]]:
    """Where each of a set's rises begins and ends, in samples."""
    levels = [LEVEL_M / (one.high_m - one.low_m) for one in rises]
    starts = _starts([(one.heights, one.precision) for one in rises], levels)
    ends = _starts([(1 - one.heights[::-1], one.precision[::-1]) for one in rises], levels)
    return [
        (
            Start(one.middle + one.unit * start.at, one.unit * start.off),
            Start(one.middle - one.unit * end.at, one.unit * end.off),
        )
        for one, start, end in zip(rises, starts, ends, strict=True)
    ]


def _starts(rises: Sequence[tuple[Curve, Curve]], levels: Sequence[float]) -> list[Start]:
    """When each began on the grid: those that are alike together, the others alone."""
    found = [Start(0.0, 0.0)] * len(rises)
    alike = list(range(len(rises)))
    early = GRID < 0
    while alike:
        heights, precision = (np.stack([rises[place][part] for place in alike]) for part in (0, 1))
        together = precision.sum(axis=0)
        common = (precision * heights).sum(axis=0) / np.maximum(together, 1e-9)
        off = (precision * (heights - common) ** 2)[:, early].sum(axis=1)
        unlike = off / np.maximum((precision[:, early] > 0).sum(axis=1), 1)
        if len(alike) == 1 or float(unlike.max()) <= UNLIKE:
            start = expected_start(common, together, levels[alike[0]])
            for place in alike:
                found[place] = start
            return found
        alone = alike.pop(int(np.argmax(unlike)))
        found[alone] = expected_start(*rises[alone], levels[alone])
    return found


@dataclass(frozen=True, slots=True)
class _Foot:
    """The foot of a rise: its height, and since when the bar is there."""

    level_m: float
    since: int


def _foot(raw: Curve, smooth: Curve, foot: int, by_m: float, hz: float) -> _Foot:
    height = smooth - smooth[foot]
    half = foot + int(np.argmax(height[foot:] >= 0.5 * by_m))
    low = max(LOW_M, 0.008 * by_m)
    last = int(np.flatnonzero(height[: half + 1] <= low)[-1])
    over = np.flatnonzero(height[:foot] > low)
    came = int(over[-1]) + 1 if len(over) else 0
    if foot - came < RESTED_S * hz and last - foot < RESTED_S * hz:
        return _Foot(float(smooth[foot]), foot)
    over = np.flatnonzero(height[: foot + 1] > STILL_M)
    since = int(over[-1]) + 1 if len(over) else 0
    pause = raw[since : max(since, last - round(0.06 * hz)) + 1][-round(0.3 * hz) - 1 :]
    return _Foot(float(np.mean(pause)) if len(pause) > 2 else float(smooth[foot]), since)


def _crossing(path: Curve, level_m: float) -> float:
    """Where a path first reaches a height, between samples."""
    after = max(int(np.argmax(path >= level_m)), 1)
    rise = float(path[after] - path[after - 1])
    return after - 1 + (float(np.clip((level_m - path[after - 1]) / rise, 0.0, 1.0)) if rise > 0 else 0.0)


def _on_grid(times: Curve, shares: Curve, by_m: float, noise_m: float) -> tuple[Curve, Curve]:
    """Samples averaged around each point of the grid, and their precision."""
    cell = np.floor((times - GRID[0]) / (GRID[1] - GRID[0]) + 0.5).astype(np.intp)
    inside = (cell >= 0) & (cell < len(GRID))
    cell, times, shares = cell[inside], times[inside], shares[inside]
    count = np.bincount(cell, minlength=len(GRID))
    some = count > 0
    time = np.bincount(cell, times, len(GRID))[some] / count[some]
    height = np.bincount(cell, shares, len(GRID))[some] / count[some]
    if len(time) > 2:
        height += np.gradient(height, time) * (GRID[some] - time)
    heights, precision = np.zeros(len(GRID)), np.zeros(len(GRID))
    heights[some] = height
    precision[some] = by_m**2 / (noise_m**2 / count[some] + STEP_M**2)
    return heights, precision
