"""What a file of a linear encoder holds: repetitions in sets, or the path of a bar over time. SI units."""

from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

Curve = NDArray[np.float64]
KG = {"kg": 1.0, "lb": 0.45359237}
"""What a unit of load is in kg."""


class CaptureError(Exception):
    """A file that cannot be read. ``reason``: ``empty too_large archive binary too_wide unknown no_reps
    too_many_sets``."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Trace:
    """A bar's height over time, at even steps: ``position_m[i]`` at ``i / hz`` seconds. ``told_hz`` is the
    file's own rate, which limits how exact anything can be. ``missing`` is the share filled in between."""

    position_m: Curve
    hz: float
    told_hz: float
    missing: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """A measured repetition. None: the device did not tell and the signal does not say. ``flags`` name why it
    cannot be real and counts nowhere. ``error_mps`` is how far its velocities may be off by coarse sampling."""

    number: int
    mean_velocity_mps: float | None = None
    mean_propulsive_velocity_mps: float | None = None
    peak_velocity_mps: float | None = None
    time_to_peak_s: float | None = None
    rom_m: float | None = None
    concentric_s: float | None = None
    eccentric_s: float | None = None
    mean_force_n: float | None = None
    peak_force_n: float | None = None
    mean_power_w: float | None = None
    peak_power_w: float | None = None
    one_rm_kg: float | None = None
    start_s: float | None = None
    at: datetime | None = None
    error_mps: float | None = None
    flags: tuple[str, ...] = ()

    @property
    def valid(self) -> bool:
        return not self.flags


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredSet:
    """The repetitions of one set in their order. ``exercise`` and ``athlete`` as the file names them; ``load`` in
    ``load_unit`` (kg or lb) as it was written. ``started_at`` is naive when the file names no zone: then it is
    the clock of the place; None when the file has no date. ``outside`` marks rows that belong to no series."""

    repetitions: tuple[Repetition, ...]
    exercise: str | None = None
    athlete: str | None = None
    load: float | None = None
    load_unit: str = "kg"
    rpe: float | None = None
    started_at: datetime | None = None
    outside: bool = False

    @property
    def valid(self) -> tuple[Repetition, ...]:
        return tuple(one for one in self.repetitions if one.valid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A file as it was read: ``sets`` of a table, or a ``trace`` to look for repetitions in."""

    format: str
    sets: tuple[MeasuredSet, ...] = field(default=())
    trace: Trace | None = None
    exercise: str | None = None
    athlete: str | None = None
    load_kg: float | None = None
