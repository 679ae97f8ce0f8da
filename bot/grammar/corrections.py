"""Corrections of more than a number: which thing it was, of which day or meal, and what is to be taken out."""

from bot.entries import EditEntry, Entry, Name
from bot.grammar.chart import Span, rule
from bot.grammar.clauses import Message
from bot.grammar.cover import GAP
from bot.grammar.frames import Frame, day_of, merge
from bot.grammar.set_corrections import amount_of, of_set
from bot.grammar.sets import Sets

SOFT = frozenset(
    (
        "stop", "mark", "open_question", "filler", "glue", "yes", "greeting", "tag", "line", "colon", "thanks",
        "that_word", "at", "is", "con", "command", "edit_to",
    )
)  # fmt: skip
NAMED = frozenset(("exercise", "food", "facet", "prep"))
MARKS = frozenset(("edit_no", "edit_not", "edit_were", "repair", "olden_word", "but", "comma", "and"))
REALLY = frozenset(("actually", "realmente"))
VALUES = ("mass", "volume", "number", "reps", "load", "amount", "edit_number")


@rule("edit_were|repair", "sets", out="edit_set", cost=0.2)
@rule("edit_no", "sets", out="edit_set", cost=0.3)
@rule("edit_no", "comma", "sets", out="edit_set", cost=0.3)
def _set_again(*parts: object) -> Sets | None:
    """ "no, 85x6", "eran 85x6"."""
    said = parts[-1]
    alone = isinstance(said, Sets) and len(said.reps) == 1 and said.load is not None and said.seconds is None
    return said if alone and isinstance(said, Sets) else None


@rule("number", out="edit_number", cost=0.0)
def _number(value: float) -> float:
    return value


def read(message: Message, spans: list[Span]) -> Entry | None:
    """The correction that a whole message is, None when it is none of these."""
    spans = [s._replace(kind="edit_were") if _says_was(message, s) else s for s in spans]
    rest = [s for s in spans if s.kind not in SOFT and s.kind not in ("comma", "and", "but")]
    kinds = {s.kind for s in rest}
    start, end = message.offsets(0, len(message.tokens))
    marked = not kinds.isdisjoint(("edit_no", "edit_were", "repair", "edit_not", "edit"))
    again = [s for s in rest if s.kind == "edit_set"]
    only = len(again) == 1 and kinds <= {"edit_set", "edit_no", "edit_were", "repair"}
    if only and message.tokens[again[0].parts[-1].start].kind in ("number", "clock"):
        said: Sets = again[0].value
        load = said.load
        assert load is not None
        return EditEntry(
            value=load.value, unit=load.unit, reps=said.reps[0], field="load", start=start, end=end
        )
    if "remove_word" in kinds or ("undo" in kinds and kinds & {"food", "exercise"}):
        return _removed(message, spans, rest)
    turned = of_set(message, rest, kinds)
    if turned is not None:
        return turned
    if marked and kinds <= {"edit_no", "edit_were", "edit_not", "repair", "time"} and not _clocked(rest):
        return _timed(message, rest)
    if (marked or "move_word" in kinds) and kinds <= {*MARKS, "meal", "move_word"} and "meal" in kinds:
        meal = _meal(rest)
        return None if meal is None else EditEntry(category=meal, start=start, end=end)
    if (marked or _first_word(message) in REALLY) and kinds <= {
        "edit_no",
        "bed",
        "wake",
        "awoke",
        "time",
        "bed_at",
        "wake_at",
    }:
        return _slept(message, rest)
    if marked and "edit_no" in kinds and kinds <= {"edit_no", "slept_for"}:
        return EditEntry(value=rest[-1].value, unit="s", start=start, end=end)
    return _named(message, spans) if marked else None


def _clocked(rest: list[Span]) -> bool:
    return any(s.kind == "time" and s.value.clock is not None for s in rest)


def _says_was(message: Message, span: Span) -> bool:
    """ "That was" and the like, which stand before much that is told as well."""
    words = " ".join(t.folded for t in message.tokens[span.start : span.end])
    return span.kind == "filler" and words in ("that was", "it was", "this was", "there was")


def _timed(message: Message, rest: list[Span]) -> Entry | None:
    """ "eso fue ayer", "that was on monday"; never a day to come."""
    frame = merge([s.value for s in rest if s.kind == "time"])
    start, end = message.offsets(0, len(message.tokens))
    day = day_of(frame, message.now) if frame.names_day else None
    if day is None or frame.ahead or frame.clock is not None or day > message.now.date():
        return None
    return EditEntry(day=day, start=start, end=end)


def _meal(rest: list[Span]) -> str | None:
    """The meal that it was; the one behind "no" or "not" is the one that it was not."""
    meals = [
        str(s.value)
        for before, s in zip([None, *rest], rest, strict=False)
        if s.kind == "meal" and not (before is not None and _denies(before))
    ]
    return meals[-1] if len(set(meals)) == 1 and meals[-1] != "?" else None


def _denies(span: Span) -> bool:
    return span.kind in ("edit_not", "olden_word") or (span.kind == "edit_no" and span.start > 0)


def _slept(message: Message, rest: list[Span]) -> Entry | None:
    """ "no, me levanté a las 7:30", "no, hasta las 7:30"."""
    if not any(s.kind == "edit_no" for s in rest) and _first_word(message) not in REALLY:
        return None
    verbs = {"bed" if s.kind.startswith("bed") else "wake" for s in rest if s.kind not in ("edit_no", "time")}
    words = {message.tokens[s.start].folded for s in rest if s.kind == "time"}
    verbs |= {"wake"} if words & {"hasta", "till", "until", "til"} else set()
    verbs |= {"bed"} if words & {"desde", "since", "from"} else set()
    clocks = [s.value for s in rest if isinstance(s.value, Frame) and s.value.clock is not None]
    if len(verbs) != 1 or len(clocks) != 1:
        return None
    start, end = message.offsets(0, len(message.tokens))
    return EditEntry(clock=clocks[0].clock, pm=clocks[0].pm, field=verbs.pop(), start=start, end=end)


def _first_word(message: Message) -> str:
    return message.tokens[0].folded


def _removed(message: Message, spans: list[Span], rest: list[Span]) -> Entry | None:
    """ "quita el plátano", "remove the banana from breakfast"."""
    names = _runs(message, spans)
    loose = [s for s in rest if s.kind not in (*NAMED, "remove_word", "undo", "meal", "edit_no", "from")]
    ends = (rest[0].kind, rest[-1].kind)
    if len(names) != 1 or loose or not {"remove_word", "edit_no", "undo"} & set(ends):
        return None
    start, end = message.offsets(0, len(message.tokens))
    return EditEntry(target=names[0][1], remove=True, start=start, end=end)


def _runs(message: Message, spans: list[Span]) -> list[tuple[int, Name, str]]:
    """The known names of a message, each with the place where it begins and what it names."""
    runs: list[tuple[int, Name, str]] = []
    at = 0
    while at < len(spans):
        if spans[at].kind == GAP and _denied(spans, at) and message.tokens[spans[at].start].kind == "word":
            runs.append((at, message.name(spans[at].start, spans[at].end), "?"))
        if spans[at].kind not in NAMED:
            at += 1
            continue
        last = at
        here = at
        while here < len(spans) and (spans[here].kind in NAMED or spans[here].kind in ("glue", "con", "at")):
            last = here if spans[here].kind in NAMED else last
            here += 1
        heads = [s.kind for s in spans[at : last + 1] if s.kind in ("exercise", "food")]
        if heads:
            runs.append((at, message.name(spans[at].start, spans[last].end), heads[0]))
        at = last + 1
    return runs


def _named(message: Message, spans: list[Span]) -> Entry | None:
    """ "no era remo, era peso muerto", "that was rdl not row", "el arroz eran 150 g"."""
    runs = _runs(message, spans)
    listed = [n for n, s in enumerate(spans) if s.kind == "edit_no"]
    if not 1 <= len(runs) <= 2 or (len(listed) > 1 and listed[0] == 0 and spans[1].kind in NAMED):
        return None
    start, end = message.offsets(0, len(message.tokens))
    unknown = {at for at, _, kind in runs if kind == "?"}
    loose = [
        s
        for n, s in enumerate(spans)
        if n not in unknown and s.kind not in SOFT | NAMED | MARKS and s.kind not in ("edit", *VALUES)
    ]
    if loose:
        return None
    values = [s for s in spans if s.kind in ("edit", *VALUES)]
    if values:
        said = values[0].parts[-1] if values[0].kind == "edit" and values[0].parts else values[0]
        if len(runs) != 1 or len(values) != 1 or values[0].start < spans[runs[0][0]].start:
            return None
        return amount_of(said, runs[0][1], start, end)
    denied = [_denied(spans, at) for at, _, _ in runs]
    right = [run for run, no in zip(runs, denied, strict=True) if not no]
    wrong = [run for run, no in zip(runs, denied, strict=True) if no]
    if len(right) != 1 or len(runs) != 2 or right[0][2] == "?" or wrong[0][2] not in ("?", right[0][2]):
        return None
    return EditEntry(name=right[0][1], target=wrong[0][1], field=right[0][2], start=start, end=end)


def _denied(spans: list[Span], at: int) -> bool:
    """The mark that stands before a name says that it was not this."""
    for span in reversed(spans[:at]):
        if span.kind in ("edit_not", "olden_word", "edit_no"):
            return _denies(span)
        if span.kind in ("edit_were", "repair", "but", *NAMED):
            return False
    return False
