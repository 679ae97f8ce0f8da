"""Short messages about what was just told: which of the last sets it was, how long the run took, what it really was."""

from dataclasses import replace

from bot.entries import CheckInEntry, EditEntry, Entry, Name, ObservationEntry, Reading
from bot.grammar.chart import Span
from bot.grammar.clauses import Message
from bot.grammar.loads import Load
from bot.grammar.nightly import night_alone
from bot.grammar.set_corrections import TYPES, amount_of

SOFT = frozenset(
    (
        "comma", "stop", "mark", "filler", "glue", "and", "con", "at", "line", "greeting", "thanks", "remark", "yes",
        "is", "open_question", "edit_to", "tag", "eat", "did", "due_in",
    )
)  # fmt: skip
VALUES = (
    "edit",
    "edit_number",
    "reps",
    "rir",
    "mass",
    "load",
    "volume",
    "amount",
    "new_value",
    "duration",
    "far",
)
PLACES = {
    "primera": 0, "primero": 0, "first": 0, "1st": 0, "uno": 0, "segunda": 1, "second": 1, "2nd": 1, "dos": 1,
    "tercera": 2, "third": 2, "3rd": 2, "tres": 2, "cuarta": 3, "fourth": 3, "4th": 3, "quinta": 4, "fifth": 4,
    "ultima": -1, "ultimo": -1, "last": -1, "final": -1,
}  # fmt: skip
WERE = frozenset(("era", "eran", "fue", "fueron", "was", "were"))
ANEW = frozenset(("sorry", "perdon", "perdona", "no", "oops", "actually", "corrijo", "wait", "correction"))
LONGEST = 6
"""So many words a correction of a value has at most."""
HEART = frozenset(
    ("avg", "average", "media", "mean", "heart", "hr", "ppm", "bpm", "pulsaciones", "pulso", "fc")
)
"""Words without which a bare "at 120" is a load."""
LEAST_S = 180.0
"""Less is the time of a set."""


def of_talk(message: Message, spans: list[Span]) -> Entry | None:
    """ "La primera era calentamiento", "the second one was 11", "no eran 90 sino 80", and whatever is said under a
    quoted message: "aquí fueron 7"."""
    rest = [s for s in spans if s.kind not in SOFT]
    kinds = {s.kind for s in rest}
    start, end = message.offsets(0, len(message.tokens))
    if (said := _rather(message, rest) or _instead(rest)) is not None:
        return _edit(said, start, end)
    marks = [s for s in rest if s.kind in ("first_mark", "last_mark", "nth", "that_word", "others_n")]
    place = next((at for s in marks if (at := _place(message, s)) is not None), None)
    numbered = next((s for s in rest if s.kind == "reps" and s.parts and s.parts[0].kind == "nth"), None)
    if numbered is not None and _says_were(message) and kinds <= {"reps", "edit_no", "repair"}:
        at = _place(message, numbered.parts[0])
        return (
            None
            if at is None
            else EditEntry(value=float(numbered.value), field="reps", nth=at, start=start, end=end)
        )
    if place is not None and message.context.last_set:
        return _of_place(message, rest, place)
    values = [s for s in rest if s.kind in VALUES]
    calm = {
        "that_word",
        "lead_in",
        "last_mark",
        "edit_no",
        "edit_were",
        "repair",
        "answer_word",
        "first_mark",
    }
    if message.context.quoting and len(values) == 1 and kinds <= {values[0].kind, *calm}:
        return _edit(values[0], start, end)
    if len(rest) == 2 and rest[0].kind == "new_value" and rest[1].kind == "edit" and message.context.last_set:
        load, made = _number(rest[0]), _edit(rest[1], start, end)
        if load is not None and made is not None:
            return EditEntry(
                value=made.value, unit=made.unit, field=made.field, of_load=load, start=start, end=end
            )
    return None


def _rather(message: Message, rest: list[Span]) -> Span | None:
    """The right value of "no eran 90 sino 80 kilos", "it wasn't 90 but 80"."""
    values = [s for s in rest if s.kind in ("edit", "edit_number", "mass", "reps")]
    words = {t.folded for t in message.tokens}
    first = [s for one in rest[:1] for s in (one, *one.parts[:1])]
    denied = any(s.kind in ("edit_no", "edit_not") for s in first) and words & {"sino", "but"}
    loose = [s for s in rest if s not in values and s.kind not in ("edit_no", "edit_not", "but", "edit_were")]
    return values[1] if denied and len(values) == 2 and not loose else None


def _instead(rest: list[Span]) -> Span | None:
    """The right value of "el peso era 80 no 90"."""
    told = [s for s in rest if s.kind != "edit_field"]
    kinds = [s.kind for s in told]
    return told[0] if kinds in (["edit", "olden"], ["edit", "edit_no", "edit_number"]) else None


def _says_were(message: Message) -> bool:
    return any(t.folded in WERE for t in message.tokens)


def _place(message: Message, mark: Span) -> int | None:
    words = [t.folded for t in message.tokens[mark.start : mark.end]]
    return next((PLACES[word] for word in words if word in PLACES), None)


def _of_place(message: Message, rest: list[Span], place: int) -> Entry | None:
    """What one of the last sets was."""
    start, end = message.offsets(0, len(message.tokens))
    said = [s for s in rest if s.kind in (*VALUES, *TYPES)]
    calm = ("first_mark", "last_mark", "nth", "that_word", "edit_no", "edit_were", "repair")
    if len(said) != 1 or any(s.kind not in calm and s not in said for s in rest):
        return None
    if said[0].kind in TYPES:
        kind = TYPES[said[0].kind]
        fits = _says_were(message)
        return EditEntry(set_type=kind, field="type", nth=place, start=start, end=end) if fits else None  # type: ignore[arg-type]
    if said[0].kind not in ("edit", "rir") and not _says_were(message):
        return None
    made = _edit(said[0], start, end)
    if made is None:
        return None
    return EditEntry(value=made.value, unit=made.unit, field=made.field, nth=place, start=start, end=end)


def _number(span: Span) -> float | None:
    said = span.parts[-1].value if span.parts else span.value
    return said.value if isinstance(said, Load) else float(said) if isinstance(said, int | float) else None


def _edit(span: Span, start: int, end: int) -> EditEntry | None:
    said = span.parts[-1] if span.kind in ("edit", "new_value") and span.parts else span
    if said.kind == "rir":
        return EditEntry(value=float(said.value), field="rir", start=start, end=end)
    if said.kind == "duration":
        return EditEntry(value=said.value, unit="s", start=start, end=end)
    if said.kind == "far":
        return EditEntry(value=said.value[0], unit=said.value[1], start=start, end=end)
    made = amount_of(said, Name("", start, end), start, end)
    return (
        None
        if made is None
        else EditEntry(value=made.value, unit=made.unit, field=made.field, start=start, end=end)
    )


def of_report(message: Message, row: list[Span]) -> Entry | None:
    """ "It took 58 minutes", "average heart rate was 144", "650 m de desnivel": more of the session told before."""
    rest = [s for s in row if s.kind not in SOFT and not _names_time(message, s)]
    named = _of_heart(message) or any(_names_time(message, s) for s in row)
    if len(rest) != 1 or (message.context.has_exercise and not named) or night_alone(message, row):
        return None
    start, end = message.offsets(0, len(message.tokens))
    span = rest[0]
    if span.kind in ("pulse", "climbed"):
        field = "avg_heart_rate_bpm" if span.kind == "pulse" else "elevation_gain_m"
        return EditEntry(value=float(span.value), field=field, start=start, end=end)
    if span.kind in ("duration", "mmss") and span.value >= LEAST_S:
        return EditEntry(value=float(span.value), unit="s", field="session_duration", start=start, end=end)
    return None


def _names_time(message: Message, span: Span) -> bool:
    return message.tokens[span.start].folded in ("tiempo", "time", "duracion", "duration", "took", "tarde")


def _of_heart(message: Message) -> bool:
    return not HEART.isdisjoint(t.folded for t in message.tokens)


def mended(message: Message, reading: Reading) -> Reading:
    """One measured value or score told as a correction of the one before, "sorry, weight is 181.5", is marked so."""
    if len(reading.entries) != 1 or reading.refusals or reading.doubtful:
        return reading
    entry = reading.entries[0]
    words = [t.folded for t in message.tokens if t.kind == "word"]
    first = next((word for word in words if word not in ("ay", "uy", "oh", "y", "and")), "")
    if len(words) > LONGEST:
        return reading
    if not isinstance(entry, ObservationEntry | CheckInEntry) or not (WERE & set(words) or first in ANEW):
        return reading
    return replace(reading, entries=(replace(entry, mends=True),))
