"""What is told in the morning: the night as a length alone, variability of the pulse, one's weight in stones."""

from datetime import datetime

from bot.entries import Amount, Entry, SleepEntry
from bot.grammar.chart import Span, rule
from bot.grammar.clauses import Clause, Message
from bot.grammar.frames import Frame
from bot.grammar.hedges import of_night
from bot.grammar.ranges import likely

SHORTEST_S, LONGEST_S = 3 * 3600.0, 12 * 3600.0
LONGEST_ALONE_S = 11 * 3600.0
MORNING = (4, 12)
MEASURED_ASLEEP = frozenset(("hrv", "resting_heart_rate"))
LONE = frozenset(
    [
        "mark",
        "stop",
        "filler",
        "glue",
        "time",
        "greeting",
        "moment",
        "line",
        "is",
        "comma",
        "remark",
        "and",
        "feel",
    ]
)
"""Kinds that may stand around a length of sleep or a weight that is told with no word of what it is."""

PLATES = {"kg": 2.5, "lb": 5.0}
"""Steps in which loads are told: what lies between them is no load."""

Measured = tuple[str, float, str | None]
SLEPT = ("sleep", None)
"""What was told last when it was the length of a night."""


@rule("observed", "unit_ms", out="observed", cost=0.0)
def _in_ms(said: Measured, _: str) -> Measured | None:
    """ "HRV 48 ms"."""
    return ("hrv", said[1], "ms") if said[0] == "hrv" else None


@rule("number", "unit_ms", "metric", out="observed", cost=0.1)
def _ms_before(value: float, _: str, slug: str) -> Measured | None:
    return ("hrv", value, "ms") if slug == "hrv" and likely("hrv", value) else None


@rule("hm|mmss", "asleep_word", out="slept_for", cost=0.1)
def _clocked(said: tuple[int, int] | float, _: str) -> float | None:
    """ "6:45 sleep": so long, not when."""
    seconds = said * 60 if isinstance(said, float) else (said[0] * 60 + said[1]) * 60.0
    return seconds if SHORTEST_S <= seconds < 10 * 3600 else None


@rule("scant_slept", "comma|colon|stop", "duration", out="slept_for", cost=-0.2)
@rule("scant_slept", "comma|colon|stop", "filler|like_a", "duration", out="slept_for", cost=-0.2)
def _scant(*parts: object) -> float | None:
    """ "Casi no dormí, 4 horas"."""
    return parts[-1] if isinstance(parts[-1], float) else None


@rule("from", "one", "till", "hour|hm|clock", out="between", cost=0.1)
@rule("slept", "from", "one", "till", "hour|hm|clock", out="slept_between", cost=0.1)
@rule("slept", "from", "one", "and_half|and_quarter", "till", "hour|hm|clock", out="slept_between", cost=0.1)
def _from_one(*parts: object) -> object:
    """ "Dormí de la una a las 8 y media"."""
    clock = parts[-1]
    more = next((p for p in parts[:-1] if isinstance(p, float) and p < 1), 0.0)
    wake = clock if isinstance(clock, Frame) else Frame(clock=clock)  # type: ignore[arg-type]
    return Frame(clock=(1, round(more * 60))), wake


@rule("lag_word", "duration", "lag_end", out="remark", cost=-0.2)
@rule("lag_word", "filler|like_a", "duration", "lag_end", out="remark", cost=-0.2)
def _long_to_sleep(*_: object) -> str:
    """ "Me demoré como una hora en dormirme"."""
    return ""


def lone_night(clause: Clause) -> None:
    """A length alone in the morning, or beside what is measured asleep, is that of the night."""
    lengths = [n for n, s in enumerate(clause.spans) if s.kind in ("duration", "mmss")]
    if len(lengths) != 1:
        return
    at = lengths[0]
    span = clause.spans[at]
    seconds = span.value * 60 if span.kind == "mmss" else span.value
    asleep = {s.value[0] for s in clause.spans if s.kind == "observed"} & MEASURED_ASLEEP
    if not SHORTEST_S <= seconds <= (LONGEST_S if asleep else LONGEST_ALONE_S):
        return
    calm = LONE | {"observed", "scored", "mass"} if asleep else LONE | {"awakenings", "source", "night_word"}
    if any(s.kind not in calm for n, s in enumerate(clause.spans) if n != at):
        return
    told = (
        clause.has("awakenings")
        or any(of_night(clause, s) for s in clause.spans)
        or any(f.part == "night" and f.offset == -1 for f in clause.frames)
    )
    if asleep or told or (span.kind == "duration" and alone_in_the_morning(clause.message)):
        clause.spans[at] = span._replace(kind="slept_for", value=seconds)


def same_again(clause: Clause) -> list[Entry]:
    """ "Ayer dormí 6 horas y hoy 7": the length of another night, behind one that was told as a length."""
    places = [n for n, s in enumerate(clause.spans) if s.kind in ("count", "duration")]
    bare = all(s.kind in LONE | {"count", "duration", "source"} for s in clause.spans)
    days = [f for f in clause.frames if f.names_day]
    if clause.message.measured != SLEPT or len(places) != 1 or not bare or not days:
        return []
    span = clause.spans[places[0]]
    seconds = span.value if span.kind == "duration" else span.value * 3600
    if not SHORTEST_S <= seconds <= LONGEST_S:
        return []
    clause.use(*places)
    start, end = clause.offsets(places[0], places[0])
    return [SleepEntry(duration_min=round(seconds / 60, 2), start=start, end=end)]


def alone_in_the_morning(message: Message) -> bool:
    """Nothing is under way that a bare figure could belong to, and it is the hour of waking."""
    return _morning(message.now) and not message.context.has_exercise and message.context.asked is None


def night_alone(message: Message, row: list[Span]) -> bool:
    """ "7h" in the morning: the night, not the length of a session told before."""
    solid = [s for s in row if s.kind not in LONE]
    fits = len(solid) == 1 and solid[0].kind == "duration"
    return fits and SHORTEST_S <= solid[0].value <= LONGEST_ALONE_S and alone_in_the_morning(message)


def _morning(now: datetime) -> bool:
    return MORNING[0] <= now.hour < MORNING[1]


NO_BODY = (
    "exercise",
    "sets",
    "reps",
    "lift",
    "food",
    "counted",
    "eat",
    "want",
    "lose",
    "gain",
    "keep",
    "reach",
    "cook",
)


def bare_weight(clause: Clause, at: int) -> bool:
    """A mass that nothing names: in stones it is one's own weight; in the morning too, when no plates make it; and
    beside what is measured asleep."""
    span = clause.spans[at]
    said = span.value
    if span.kind != "mass" or not isinstance(said, Amount) or said.value is None:
        return False
    if said.unit not in ("kg", "lb", "st") or not likely("body_weight", said.value, said.unit):
        return False
    if _in_stones(clause, span):
        return not clause.has(*(kind for kind in NO_BODY if kind != "reach"))
    told = {"observed", "slept_for", "scored", "slept", "pressure"}
    if any(s.kind not in LONE | told for n, s in enumerate(clause.spans) if n != at):
        return False
    asleep = clause.has("slept_for") or any(
        s.kind == "observed" and s.value[0] in MEASURED_ASLEEP for s in clause.spans
    )
    return asleep or _no_plates(clause, said)


def _in_stones(clause: Clause, span: Span) -> bool:
    words = {t.folded for t in clause.message.tokens[span.start : span.end]}
    return not words.isdisjoint(("st", "stone", "stones"))


def _no_plates(clause: Clause, said: Amount) -> bool:
    step = PLATES.get(said.unit or "")
    value = said.value or 0.0
    return step is not None and value % step != 0 and alone_in_the_morning(clause.message)
