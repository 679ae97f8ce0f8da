"""What a row of another app's file says, before names are looked up.

Times without a zone are in the person's own. None means that the file does not say. ``line`` is where the row
stands in its file, ``key`` what makes it the same row in a later export of the same app.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionItem(Item):
    """A run, ride, walk, swim or other session; km, minutes, beats a minute, metres."""

    at: datetime
    kind: str
    title: str | None = None
    ended_at: datetime | None = None
    distance_km: float | None = None
    duration_min: float | None = None
    avg_heart_rate_bpm: float | None = None
    elevation_gain_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetItem(Item):
    """A set of a workout that began at ``at``. ``unit`` None: the person's own unit."""

    at: datetime
    workout: str
    exercise: str
    ended_at: datetime | None = None
    duration_min: float | None = None
    reps: int | None = None
    weight: float | None = None
    unit: str | None = None
    rir: float | None = None
    type: str = "working"
    duration_s: float | None = None
    distance_m: float | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoodItem(Item):
    """Something eaten. ``figures`` are energy (kcal) and macros (g) of all of it, as far as the file has them."""

    on: date
    at: datetime | None
    category: str
    name: str
    brand: str | None = None
    grams: float | None = None
    unit: str | None = None
    value: float | None = None
    figures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationItem(Item):
    """A measured value; ``at`` None: only the day is known."""

    on: date
    at: datetime | None
    metric: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SleepItem(Item):
    started_at: datetime
    ended_at: datetime
    kind: str = "night"
    awakenings: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BadItem(Item):
    """A row that cannot be used, and why."""

    why: str


AnyItem = SessionItem | SetItem | FoodItem | ObservationItem | SleepItem | BadItem
