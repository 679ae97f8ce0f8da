"""What can be recorded: frozen, resolved, in canonical units, with aware times. Read this first.

A fact is what an entry (what was said), a posted object or an imported row becomes before it is stored.
``day`` is the local day it belongs to. ``at`` is the instant it happened, None when that was not said.
``told_at``, ``arrived`` (it grows with every message or request) and ``place`` keep the order in which things
were told. ``replaces`` names the record that a
corrected fact takes the place of. None means that it was not said.
"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Literal

Side = Literal["both", "left", "right"]
SetType = Literal["working", "warmup", "drop", "failure"]
SessionKind = Literal["gym", "run", "ride", "walk", "swim", "other"]
GramsSource = Literal["stated", "measure", "estimate"]
TakingKind = Literal["other", "waste", "freeze", "thaw"]
StockKind = Literal["bought", "used", "counted"]


@dataclass(frozen=True, slots=True)
class Entered:
    """A value as it was written, before it was brought to the canonical unit."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    id: str
    day: date
    told_at: datetime
    at: datetime | None = None
    arrived: int = 0
    place: int = 0
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFact(Fact):
    """A session. ``explicit`` is False for a gym session that exists only because sets were told."""

    kind: SessionKind
    explicit: bool = True
    ended_at: datetime | None = None
    title: str | None = None
    distance_km: float | None = None
    duration_min: float | None = None
    avg_heart_rate_bpm: float | None = None
    elevation_gain_m: float | None = None

    @property
    def begins(self) -> bool:
        """A session of the gym that was opened by words, of which nothing more is known yet."""
        told = (self.ended_at, self.title, self.distance_km, self.duration_min)
        return self.kind == "gym" and self.explicit and self.at is not None and not any(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFact(Fact):
    session_id: str
    exercise_id: str
    reps: int | None = None
    weight_kg: float | None = None
    entered: Entered | None = None
    rir: float | None = None
    side: Side = "both"
    type: SetType = "working"
    duration_s: float | None = None
    distance_m: float | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PortionFact(Fact):
    """Something eaten: of a food or of a batch, never of both. ``portions``, or ``share`` (0 to 1) of a batch
    that has no portions, hold whatever it is weighed at later."""

    meal_id: str
    category: str
    grams: float
    grams_source: GramsSource
    grams_spread: float = 0.0
    food_id: str | None = None
    batch_id: str | None = None
    portions: float | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class IngredientFact:
    """What went into a pot; ``food_id`` None for a name that nobody knows, kept as it was ``text``."""

    food_id: str | None
    text: str
    grams: float | None
    grams_source: GramsSource = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchFact(Fact):
    """A pot that was cooked at ``at``."""

    name: str
    ingredients: tuple[IngredientFact, ...]
    yield_g: float | None = None
    yield_source: Literal["weighed", "estimated"] | None = None
    portions: float | None = None
    recipe_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchVersionFact(Fact):
    """How a pot stands since it was weighed again, or an ingredient was mended or added: all of it."""

    batch_id: str
    name: str
    ingredients: tuple[IngredientFact, ...]
    yield_g: float | None = None
    yield_source: Literal["weighed", "estimated"] | None = None
    portions: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingFact(Fact):
    """What left a pot uneaten by this person, or changed its place."""

    batch_id: str
    kind: TakingKind
    grams: float
    portions: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StockFact(Fact):
    """A change of the pantry; ``price`` in the person's own money."""

    food_id: str
    kind: StockKind
    grams: float
    price: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SleepFact(Fact):
    kind: Literal["night", "nap"]
    started_at: datetime | None = None
    ended_at: datetime | None = None
    duration_min: float
    awakenings: int | None = None
    metadata: str = "{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationFact(Fact):
    metric: str
    value: float
    unit: str
    entered: Entered


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInFact(Fact):
    moment: Literal["waking", "bedtime", "other"]
    scores: tuple[tuple[str, float], ...]
    scale: tuple[float, float]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFact(Fact):
    """``metric`` is a metric's slug; that of an exercise or a muscle names it: ``e1rm:squat-barbell``,
    ``muscle_focus:legs``. ``change`` is how much is to be lost or gained, never negative: ``kind`` says which; of
    ``reach`` it may go either way."""

    kind: Literal["lose", "keep", "gain", "reach"]
    metric: str
    unit: str
    target: float | None = None
    change: float | None = None
    due_on: date | None = None


AnyFact = (
    SessionFact | SetFact | PortionFact | BatchFact | BatchVersionFact | TakingFact | StockFact | SleepFact
    | ObservationFact | CheckInFact | GoalFact
)  # fmt: skip


def goal_change(kind: str, change: float | None) -> float | None:
    """The change of a goal as it is stored: how much, since ``lose`` and ``gain`` say in which direction."""
    return abs(change) if change is not None and kind in ("lose", "gain") else change


def record_id(source: str, place: int) -> str:
    """The id of the record that comes ``place``-th from a message or request: the same each time it is read,
    so that what is delivered twice is stored once. A digest, because message ids hold slashes."""
    return blake2b(f"{source}\n{place}".encode(), digest_size=12).hexdigest()
