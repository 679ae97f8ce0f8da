"""A person's lift: load against velocity, the load that could be lifted once, and what "RIR 2" has meant.

The line through the fastest repetition of each load is nearly straight (González-Badillo and Sánchez-Medina, Int.
J. Sports Med. 31, 2010, 347). It is drawn by medians of slopes (Theil 1950, Sen 1968), which one bad day does
not turn. Where it meets the velocity of a lift's last possible repetition lies the 1RM.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from encoder.shapes import Curve

MINIMUM_MPS = {
    "bench-press": 0.17, "squat": 0.30, "deadlift": 0.15, "overhead-press": 0.19, "shoulder-press": 0.19,
    "pull-up": 0.23, "chin-up": 0.23, "row": 0.50, "hip-thrust": 0.25, "leg-press": 0.21,
}  # fmt: skip
"""Mean velocity of the 1RM: bench 0.17 and prone row 0.50 (González-Badillo and Sánchez-Medina 2010;
Sánchez-Medina and others 2014), squat 0.30 and leg press 0.21 (Conceição and others 2016), deadlift 0.15
(Lake and others 2017), overhead press 0.19 (Balsalobre and others 2018), pull-up 0.23 (Sánchez-Moreno and others
2017), hip thrust 0.25 (de Hoyo and others 2019)."""
USUAL_MINIMUM_MPS = 0.25
FEWEST_POINTS = 4
LEAST_SPREAD = 0.12
"""Loads closer together than this share of the heaviest draw no line."""
DRAWS = 400
FARTHEST = 1.6
"""An estimate more than this over the heaviest load seen is none."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Velocity (m/s) = ``intercept_mps`` + ``slope_mps_per_kg`` · load (kg), over ``count`` loads and days. ``r2``
    is the share of the variance it explains; the 1RM in kg with its 90% interval, at ``minimum_mps``."""

    slope_mps_per_kg: float
    intercept_mps: float
    r2: float
    count: int
    minimum_mps: float
    one_rm_kg: float
    one_rm_low_kg: float
    one_rm_high_kg: float

    def velocity_mps(self, load_kg: float) -> float:
        return self.intercept_mps + self.slope_mps_per_kg * load_kg


@dataclass(frozen=True, slots=True)
class Reserve:
    """What a told reserve has really meant: ``real_rir`` the median of what the velocity of the last repetition
    says was left, over ``sets`` sets; ``velocity_mps`` the median of those velocities."""

    told_rir: float
    real_rir: float
    velocity_mps: float
    sets: int


def profile(
    loads_kg: Sequence[float], velocities_mps: Sequence[float], minimum_mps: float = USUAL_MINIMUM_MPS
) -> Profile | None:
    """The line through points of load and velocity; None when they do not draw one that falls."""
    loads, speeds = np.asarray(loads_kg, float), np.asarray(velocities_mps, float)
    if len(loads) < FEWEST_POINTS or len(np.unique(loads)) < 3:
        return None
    if loads.max() - loads.min() < LEAST_SPREAD * loads.max():
        return None
    line = _line(loads, speeds)
    if line is None or line[0] >= 0:
        return None
    slope, intercept = line
    one_rm = (minimum_mps - intercept) / slope
    left = speeds - (intercept + slope * loads)
    spread = float(((speeds - speeds.mean()) ** 2).sum())
    if not 0.9 * loads.max() <= one_rm <= FARTHEST * loads.max() or spread <= 0:
        return None
    low, high = _interval(loads, speeds, slope, intercept, left, minimum_mps)
    r2 = max(0.0, 1 - float((left**2).sum()) / spread)
    return Profile(slope, intercept, r2, len(loads), minimum_mps, one_rm, min(low, one_rm), max(high, one_rm))


def reserves(sets: Sequence[tuple[float, Sequence[float]]]) -> list[Reserve]:
    """What each told reserve has meant, from sets of (told RIR, velocities of the repetitions in order).

    Sets to failure (RIR 0) tell how fast the last repetition is with 0, 1, 2 … left, as a share of their fastest
    one: velocity falls with the share done whatever the load (Sánchez-Medina and González-Badillo 2011; Morán-
    Navarro and others, J. Strength Cond. Res. 33, 2019, 2496). Other sets are read off that.
    """
    left, share = [], []
    for told, speeds in sets:
        if told == 0 and len(speeds) >= 3:
            fastest = max(speeds)
            for back, speed in enumerate(reversed(speeds)):
                left.append(float(back))
                share.append(speed / fastest)
    if len(left) < 6:
        return []
    scale = _scale(np.asarray(left), np.asarray(share))
    if scale is None:
        return []
    found: dict[float, list[tuple[float, float]]] = {}
    for told, speeds in sets:
        if len(speeds) < 2:
            continue
        real = float(np.interp(speeds[-1] / max(speeds), scale[1], scale[0]))
        found.setdefault(float(round(told)), []).append((real, speeds[-1]))
    return [
        Reserve(
            told,
            float(np.median([real for real, _ in values])),
            float(np.median([speed for _, speed in values])),
            len(values),
        )
        for told, values in sorted(found.items())
    ]


def _scale(left: Curve, share: Curve) -> tuple[Curve, Curve] | None:
    """Reserves and the share of the fastest velocity at each, never falling with the reserve; None when the
    velocity does not tell the reserve."""
    steps = np.unique(left)
    middle = np.array([np.median(share[left == one]) for one in steps])
    rising = np.maximum.accumulate(middle)
    if len(steps) < 3 or rising[-1] - rising[0] < 0.05:
        return None
    # np.interp wants velocities that grow.
    return steps, rising + np.arange(len(rising)) * 1e-9


def _line(loads: Curve, speeds: Curve) -> tuple[float, float] | None:
    first, second = np.triu_indices(len(loads), 1)
    apart = loads[second] - loads[first]
    good = apart != 0
    if not good.any():
        return None
    slope = float(np.median((speeds[second] - speeds[first])[good] / apart[good]))
    return slope, float(np.median(speeds - slope * loads))


def _interval(
    loads: Curve, speeds: Curve, slope: float, intercept: float, left: Curve, minimum_mps: float
) -> tuple[float, float]:
    """The middle nine tenths of the 1RM over lines redrawn with errors like those that were left (a bootstrap of
    residuals: Efron and Tibshirani 1993, ch. 9)."""
    rng = np.random.default_rng(len(loads))
    widened = (left - left.mean()) * np.sqrt(len(loads) / (len(loads) - 2))
    found = []
    for _ in range(DRAWS):
        line = _line(loads, intercept + slope * loads + rng.choice(widened, len(loads)))
        if line is not None and line[0] < 0:
            found.append((minimum_mps - line[1]) / line[0])
    if len(found) < DRAWS // 2:
        return float(loads.max()), float(FARTHEST * loads.max())
    low, high = np.percentile(found, [5, 95])
    return float(low), float(high)
