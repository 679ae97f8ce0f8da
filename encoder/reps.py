"""Repetitions in the path of a bar: which of its rises are lifts, and from when to when each lasts."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from encoder.edges import edges_of, rise_of
from encoder.forms import Start
from encoder.smooth import Motion

SHORTEST_ROM_M = 0.08
TURN_M = 0.02
"""A bar has turned when it came back so far; less is string noise, a wobble, a sticking point."""
SLOWEST_MEAN_MPS = 0.04
ALIKE = 0.72
"""Rises of one lift are at least so alike in range, the shorter to the longer."""
TOUCHING_S = 0.02
"""A shorter pause is none."""
UNSURE = 0.5
"""No moment is known better than to half a sample."""
REST_S = 45.0
"""Repetitions farther apart belong to different sets."""


@dataclass(frozen=True, slots=True)
class Ascent:
    """A repetition's way up: when the bar leaves its lowest and reaches its highest point in s, and their heights
    in m. ``descent_s``: how long the way down before it took, None when there was none."""

    start_s: float
    end_s: float
    low_m: float
    high_m: float
    descent_s: float | None

    @property
    def rom_m(self) -> float:
        return self.high_m - self.low_m


@dataclass(frozen=True, slots=True)
class _Leg:
    """A way between two turning points, by their places in the signal."""

    start: int
    end: int
    by_m: float


def ascents(motion: Motion) -> list[Ascent]:
    """The repetitions' ways up, in order. Unracking, steps, false starts and racking are left out."""
    legs = _legs(motion)
    rises = [place for place, leg in enumerate(legs) if _could_be_one(leg, motion)]
    typical = _typical(legs, rises)
    if typical is None:
        return []
    chosen = [place for place in rises if ALIKE * typical <= legs[place].by_m <= typical / ALIKE]
    chosen = _settled(legs, chosen, motion)
    ways = [rise_of(motion, legs[place].start, legs[place].end) for place in chosen]
    edges = _touching(motion, legs, chosen, edges_of(ways))
    return [
        Ascent(start / motion.hz, end / motion.hz, rise.low_m, rise.high_m, _descent_s(legs, place, motion))
        for place, rise, (start, end) in zip(chosen, ways, edges, strict=True)
    ]


def _touching(
    motion: Motion, legs: list[_Leg], chosen: list[int], edges: list[tuple[Start, Start]]
) -> list[tuple[float, float]]:
    """The edges of rises; where the bar turned without a pause the end of one way is the beginning of the next, and
    lies between what the two say, nearer to the one that is surer."""
    down = sorted({
        other
        for place in chosen
        for other in (place - 1, place + 1)
        if 0 <= other < len(legs) and legs[other].by_m < -0.5 * legs[place].by_m
    })  # fmt: skip
    ways = [rise_of(motion, legs[one].start, legs[one].end, -1) for one in down]
    falls = dict(zip(down, edges_of(ways), strict=True))
    touching = TOUCHING_S * motion.hz
    told = []
    for place, (start, end) in zip(chosen, edges, strict=True):
        before, after = falls.get(place - 1), falls.get(place + 1)
        touched = before is not None and start.at - before[1].at < touching
        touches = after is not None and after[0].at - end.at < touching
        told.append(
            (
                _between(start, before[1]) if before is not None and touched else start.at,
                _between(end, after[0]) if after is not None and touches else end.at,
            )
        )
    return told


def _between(one: Start, two: Start) -> float:
    """What two say of one moment, each weighed by how sure it is."""
    first, second = (1 / (UNSURE**2 + side.off**2) for side in (one, two))
    return (one.at * first + two.at * second) / (first + second)


def in_sets(found: list[Ascent]) -> list[list[Ascent]]:
    """Repetitions parted where somebody rested."""
    parted: list[list[Ascent]] = []
    for one in found:
        if parted and one.start_s - parted[-1][-1].end_s <= REST_S:
            parted[-1].append(one)
        else:
            parted.append([one])
    return parted


def _legs(motion: Motion) -> list[_Leg]:
    """Ways between turning points that the bar came back from by ``TURN_M`` at least."""
    height = motion.height_m
    upward = motion.velocity_mps > 0
    turns = np.concatenate(([0], np.flatnonzero(upward[1:] != upward[:-1]) + 1, [len(height) - 1]))
    values = height[turns].tolist()
    kept = [0]
    way = 0
    for place in range(1, len(values)):
        last = values[kept[-1]]
        change = values[place] - last
        if way == 0:
            if abs(change) >= TURN_M:
                way = 1 if change > 0 else -1
                first = values[: place + 1]
                kept = [first.index(min(first) if way > 0 else max(first)), place]
        elif change * way >= 0:
            kept[-1] = place
        elif abs(change) >= TURN_M:
            kept.append(place)
            way = -way
    ends = [int(turns[one]) for one in kept]
    return [_Leg(start, end, float(height[end] - height[start])) for start, end in pairwise(ends)]


def _could_be_one(leg: _Leg, motion: Motion) -> bool:
    if leg.by_m < SHORTEST_ROM_M:
        return False
    peak = float(motion.velocity_mps[leg.start : leg.end + 1].max())
    return peak > 2 * SLOWEST_MEAN_MPS


def _typical(legs: list[_Leg], rises: list[int]) -> float | None:
    """The range that most rises share; of equally many the longest. A single lift is the longest rise."""
    if not rises:
        return None
    ranges = np.array([legs[place].by_m for place in rises])
    low, high = np.minimum.outer(ranges, ranges), np.maximum.outer(ranges, ranges)
    alike = (low / high >= ALIKE).sum(axis=1)
    # Two short bobs of a walk-out are no set beside one long lift: a rise weighs by its range.
    weight = np.array([ranges[low_row >= ALIKE].sum() for low_row in low / high])
    best = int(np.lexsort((ranges, alike, weight))[-1])
    return float(np.median(ranges[(low / high)[best] >= ALIKE]))


def _settled(legs: list[_Leg], chosen: list[int], motion: Motion) -> list[int]:
    """Without a first or last rise that neither begins nor ends where the others do (picking up, racking)."""
    if len(chosen) < 3:
        return chosen
    height = motion.height_m
    lows = np.array([height[legs[place].start] for place in chosen])
    highs = np.array([height[legs[place].end] for place in chosen])
    room = 0.4 * float(np.median(highs - lows))
    near_low = np.abs(lows - np.median(lows)) <= room
    near_high = np.abs(highs - np.median(highs)) <= room
    return [
        place
        for place, low, high in zip(chosen, near_low, near_high, strict=True)
        if low or high or place not in (chosen[0], chosen[-1])
    ]


def _descent_s(legs: list[_Leg], place: int, motion: Motion) -> float | None:
    """How long the way down before a rise took, pauses left out; None when there was none."""
    if place == 0 or legs[place - 1].by_m > -0.5 * legs[place].by_m:
        return None
    velocity = motion.velocity_mps[legs[place - 1].start : legs[place - 1].end + 1]
    return float((velocity < -SLOWEST_MEAN_MPS).sum()) / motion.hz
