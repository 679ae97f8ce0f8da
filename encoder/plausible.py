"""Which repetitions cannot be real. They are kept with the reason and count nowhere.

The bounds are above what has been measured of people: the fastest loaded bars (jump squats, snatches) average
below 2.2 m/s and peak below 3.5; nobody has pressed, squatted or pulled more than 600 kg.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from encoder.shapes import KG, MeasuredSet, Repetition

FASTEST_MEAN_MPS = 2.5
FASTEST_PEAK_MPS = 6.0
SLOWEST_MEAN_MPS = 0.02
LONGEST_ROM_M = 2.2
SHORTEST_ROM_M = 0.05
HEAVIEST_KG = 600.0
STRONGEST_W = 6000.0
LONGEST_S = 20.0
HEAVY_SHARE = 0.9
FASTEST_HEAVY_MPS = 1.6
"""At nine tenths of the most that is possible no lift is faster, the snatch included (Gourgoulis and others,
J. Strength Cond. Res. 23, 2009: peaks of 1.7 to 2)."""
HEAVIEST_OF = (
    (("bench", "banca"), 360.0), (("deadlift", "peso muerto"), 515.0), (("squat", "sentadilla"), 530.0),
    (("curl",), 120.0), (("row", "remo"), 300.0), (("press", "militar"), 250.0), (("snatch", "arrancada"), 225.0),
)  # fmt: skip
"""The raw records of 2025 with a little room, by a word of the lift's name; the first that fits decides."""
_SLED = ("leg", "pierna", "prensa", "machine", "maquina", "máquina", "hack")
SHORTER, LONGER = 0.62, 1.45
"""A repetition covers so much of its fellows' range, at least and at most."""


def flagged(sets: Iterable[MeasuredSet]) -> list[MeasuredSet]:
    """The sets with every repetition that cannot be real marked by why."""
    marked = [replace(one, repetitions=tuple(_alone(rep, one) for rep in one.repetitions)) for one in sets]
    ranges: dict[str, list[float]] = defaultdict(list)
    for one in marked:
        ranges[(one.exercise or "").lower()] += [rep.rom_m for rep in one.valid if rep.rom_m]
    return [_among(one, ranges[(one.exercise or "").lower()]) for one in marked]


def _alone(rep: Repetition, one: MeasuredSet) -> Repetition:
    """Flags by a repetition's own figures and its load."""
    mean, peak, rom = rep.mean_velocity_mps, rep.peak_velocity_mps, rep.rom_m
    load_kg = None if one.load is None else one.load * KG[one.load_unit]
    flags = set(rep.flags)
    if one.outside:
        flags.add("outside_series")
    if any(value is not None and not math.isfinite(value) for value in _figures(rep)):
        flags.add("not_a_number")
        rep = _finite(rep)
    if mean is None and rep.mean_propulsive_velocity_mps is None and peak is None:
        flags.add("no_velocity")
    if _over(mean, FASTEST_MEAN_MPS) or _over(rep.mean_propulsive_velocity_mps, FASTEST_MEAN_MPS):
        flags.add("too_fast")
    if _over(peak, FASTEST_PEAK_MPS):
        flags.add("too_fast")
    if mean is not None and mean < SLOWEST_MEAN_MPS:
        flags.add("too_slow")
    if mean is not None and peak is not None and math.isfinite(mean) and peak < 0.98 * mean:
        flags.add("peak_below_mean")
    if rom is not None and not SHORTEST_ROM_M <= rom <= LONGEST_ROM_M:
        flags.add("impossible_range")
    if rep.concentric_s is not None and not 0.05 <= rep.concentric_s <= LONGEST_S:
        flags.add("impossible_duration")
    if load_kg is not None and not 0 <= load_kg <= _heaviest(one.exercise):
        flags.add("impossible_load")
    if rep.one_rm_kg is not None and (not rep.one_rm_kg > 0 or rep.one_rm_kg > HEAVIEST_KG):
        flags.add("impossible_1rm")
    elif (
        rep.one_rm_kg
        and load_kg
        and load_kg >= HEAVY_SHARE * rep.one_rm_kg
        and _over(mean, FASTEST_HEAVY_MPS)
    ):
        flags.add("too_fast_for_load")
    if load_kg and mean and math.isfinite(mean) and load_kg * 9.81 * mean > STRONGEST_W:
        flags.add("impossible_power")
    return replace(rep, flags=tuple(sorted(flags)))


def _heaviest(exercise: str | None) -> float:
    name = (exercise or "").lower()
    if any(word in name for word in _SLED):
        return 2 * HEAVIEST_KG
    return next((kg for words, kg in HEAVIEST_OF if any(word in name for word in words)), HEAVIEST_KG)


def _among(one: MeasuredSet, ranges: list[float]) -> MeasuredSet:
    """Flags what is no whole repetition beside the others: racking, picking up."""
    own = [rep.rom_m for rep in one.valid if rep.rom_m]
    fellows = own if len(own) >= 5 else ranges
    if len(fellows) < 3:
        return one
    usual = sorted(fellows)[len(fellows) // 2]
    return replace(
        one,
        repetitions=tuple(
            replace(rep, flags=("unlike_the_others",))
            if rep.valid and rep.rom_m and not SHORTER * usual <= rep.rom_m <= LONGER * usual
            else rep
            for rep in one.repetitions
        ),
    )


def _figures(rep: Repetition) -> tuple[float | None, ...]:
    return (
        rep.mean_velocity_mps, rep.mean_propulsive_velocity_mps, rep.peak_velocity_mps, rep.rom_m,
        rep.time_to_peak_s, rep.concentric_s, rep.eccentric_s, rep.mean_force_n, rep.peak_force_n,
        rep.mean_power_w, rep.peak_power_w, rep.one_rm_kg,
    )  # fmt: skip


def _finite(rep: Repetition) -> Repetition:
    """Without what no database and no JSON can hold."""
    names = (
        "mean_velocity_mps", "mean_propulsive_velocity_mps", "peak_velocity_mps", "rom_m", "time_to_peak_s",
        "concentric_s", "eccentric_s", "mean_force_n", "peak_force_n", "mean_power_w", "peak_power_w", "one_rm_kg",
    )  # fmt: skip
    lost: dict[str, Any] = {name: None for name in names if not math.isfinite(getattr(rep, name) or 0.0)}
    return replace(rep, **lost)


def _over(value: float | None, limit: float) -> bool:
    return value is not None and value > limit
