"""What was said: the shapes that the reader gives, before names are looked up and gaps are filled.

An entry holds only what stands in the message. None means that it was not said. Times are aware, in the
person's zone; ``on`` is a local day that was said (or follows from the clock that was said).
``start`` and ``end`` are the offsets of the entry's words in the message.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the message, to be looked up among exercises or foods."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of a food: a value and the slug of a unit, or None for a count ("2 huevos").

    Units: ``g kg mg ml cl l oz lb`` and household measures such as ``tablespoon teaspoon cup glass handful
    slice can scoop splash piece serving bottle bowl plate`` (see ``bot/grammar/words``).
    ``value`` is None for "un poco de" and the like. ``size`` is ``small medium large heaped`` or None.
    """

    value: float | None
    unit: str | None = None
    size: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    start: int = 0
    end: int = 0
    at: datetime | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEntry(Entry):
    """One set. ``exercise`` None: that of the open session. ``same`` starts from the last set ("otra igual");
    ``load_delta`` is added to its load ("+2,5"). ``load`` is positive for added weight, negative for
    assistance; ``bodyweight`` is True when no load was said to be used. ``load_unit`` is kg, lb, plate or None
    (not said). A set said n times is n entries."""

    exercise: Name | None = None
    reps: int | None = None
    load: float | None = None
    load_unit: Literal["kg", "lb", "plate"] | None = None
    bodyweight: bool = False
    rir: float | None = None
    side: Literal["both", "left", "right"] = "both"
    set_type: Literal["working", "warmup", "drop", "failure"] = "working"
    duration_s: float | None = None
    distance_m: float | None = None
    notes: str | None = None
    same: bool = False
    load_delta: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseEntry(Entry):
    """A lone exercise name, or "ahora press banca": the current exercise, nothing recorded."""

    exercise: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class FoodEntry(Entry):
    """A food that was eaten or drunk. ``amount`` None: no amount was said. ``anchored`` is True when a verb, a
    meal's name or an amount with a unit showed that it is about eating; without it the names must be known."""

    food: Name
    amount: Amount | None = None
    category: str | None = None
    anchored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PortionEntry(Entry):
    """Something eaten from a batch: so many portions, so many grams, or a share (0.5) of the whole."""

    batch: Name
    portions: float | None = None
    grams: float | None = None
    share: float | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Ingredient:
    food: Name
    amount: Amount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchEntry(Entry):
    """A pot that was cooked."""

    name: Name
    ingredients: tuple[Ingredient, ...] = ()
    yield_g: float | None = None
    portions: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SleepEntry(Entry):
    """A night or nap: both ends, or a length alone. ``on`` is the day of waking. ``half``: only going to bed or only
    waking was told, in the words ``told``; the other end is asked for."""

    started_at: datetime | None = None
    ended_at: datetime | None = None
    duration_min: float | None = None
    awakenings: int | None = None
    kind: Literal["night", "nap"] = "night"
    half: Literal["bed", "wake"] | None = None
    told: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationEntry(Entry):
    """A measured value of a metric, in the unit that was said (None: the metric's or the person's own).
    ``mends``: it was told as what it had been ("la cintura era 86"), which puts right the one told before it."""

    metric: str
    value: float
    unit: str | None = None
    mends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInEntry(Entry):
    """How one feels. ``mends`` as of an observation. ``scale`` is what was said ("4 de 10" → (1, 10)), else None."""

    scores: tuple[tuple[str, float], ...]
    scale: tuple[float, float] | None = None
    moment: Literal["waking", "bedtime", "other"] | None = None
    note: str | None = None
    mends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEntry(Entry):
    """A run, ride, walk, swim or other session told as a whole."""

    kind: Literal["gym", "run", "ride", "walk", "swim", "other"]
    title: str | None = None
    distance_km: float | None = None
    duration_min: float | None = None
    avg_heart_rate_bpm: float | None = None
    elevation_gain_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalEntry(Entry):
    """What is wanted: a target or a change of a metric, by a day. ``about`` names the exercise of an ``e1rm``; a
    muscle stands in the metric, ``muscle_focus:legs``."""

    kind: Literal["lose", "keep", "gain", "reach"]
    metric: str = "body_weight"
    target: float | None = None
    change: float | None = None
    unit: str | None = None
    due_on: date | None = None
    about: Name | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoEntry(Entry):
    """Take back the last recording ("deshacer", "borra lo último")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedoEntry(Entry):
    """Take back the last undo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditEntry(Entry):
    """A correction of something recorded: "no, eran 85", "eran 6 reps", "cambia el arroz a 150 g".

    ``value`` with ``unit``/``field`` None leaves the field to the one whose type and old value fit.
    ``field`` is ``load reps rir grams value exercise food sets awakenings`` or None; ``target`` is a name that was
    said; ``name`` is the new exercise or food ("no, remo con barra"). ``reps`` stands beside a corrected load
    ("no, 85x6"). ``set_type`` is what a set was, ``side`` the side that is meant; ``field`` ``sets`` with ``value``:
    so many of them there were; ``count``: so many of what is counted; ``kind``: what an outing was (its ``name``);
    ``with``: what the last exercise was done with. ``category`` is the meal that it was, ``day`` the day, ``clock``
    (hour, minute) with ``pm`` when one went to bed or woke (``field`` ``bed`` or ``wake``). ``remove``: the named
    thing, or the ``nth``, is not to count. ``nth`` is the place among the last sets of the exercise (-1 the last),
    ``of_load`` the load that it had.
    ``every``: all sets at the end of the session that are alike. ``field`` ``share``: so much of what was eaten."""

    value: float | None = None
    unit: str | None = None
    field: str | None = None
    target: Name | None = None
    name: Name | None = None
    reps: int | None = None
    category: str | None = None
    day: date | None = None
    clock: tuple[int, int] | None = None
    pm: bool | None = None
    remove: bool = False
    set_type: Literal["working", "warmup", "drop", "failure"] | None = None
    side: Literal["left", "right"] | None = None
    nth: int | None = None
    of_load: float | None = None
    every: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WipeEntry(Entry):
    """ "Borra todo": all of today, which is always asked about first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDayEntry(Entry):
    """ "¿qué tengo hoy?": a question about a day (``on``), which records nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLastEntry(Entry):
    """ "¿cuánto levanté la última vez en banca?"."""

    exercise: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class AskEnergyEntry(Entry):
    """ "¿cuántas kcal me quedan?", "how much protein so far?"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndEntry(Entry):
    """ "fin": the session is over, its summary is wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietEntry(Entry):
    """ "modo silencio": from now on understood sets are answered by a mark alone; ``quiet`` False ends it."""

    quiet: bool


Recordable = (
    SetEntry | FoodEntry | PortionEntry | BatchEntry | SleepEntry | ObservationEntry | CheckInEntry
    | SessionEntry | GoalEntry
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refusal:
    """A part of the message that is not recorded, and why: ``planned asked negated supposed habitual another
    future unexplained range ambiguous lone_number unanchored``. ``ask`` is True when the person should be asked
    about it; ``quote`` is the words it is about."""

    reason: str
    start: int
    end: int
    quote: str = ""
    ask: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader made of a message. ``intent`` is one of ``record undo redo edit day greeting help thanks
    question chat exercise empty``; ``refusals`` with ``ask`` become questions. ``doubtful`` are entries of which a
    figure is unlikely or missing: they are asked about before they count. ``opened`` is the meal that was named and
    nothing else: what is told next belongs to it."""

    entries: tuple[Entry, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    intent: str = "chat"
    doubtful: tuple[Entry, ...] = ()
    opened: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What the conversation is in the middle of, as far as reading needs it.

    ``has_exercise``: a bare "80x8" has an exercise to belong to (open session, or one just named).
    ``last_set``: "otra igual" has something to repeat. ``asked``: the kind of the pending question or None.
    ``batches``: names of this person's batches with something left, for portions. ``language``: es or en.
    ``quoting``: the message quotes an earlier one that recorded something."""

    language: str = "es"
    has_exercise: bool = False
    last_set: bool = False
    asked: str | None = None
    batches: tuple[str, ...] = ()
    quoting: bool = False
