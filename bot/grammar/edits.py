"""Corrections, undo and redo, questions about a day, small talk: readings of a whole message."""

from bot.entries import Amount, AskDayEntry, EditEntry, Entry, Reading, RedoEntry, UndoEntry
from bot.grammar import corrections, follow_ups, looks
from bot.grammar.chart import Span, rule
from bot.grammar.clauses import Message
from bot.grammar.frames import day_of, merge
from bot.grammar.loads import Load

SOFT = frozenset(
    [
        "comma",
        "stop",
        "mark",
        "open_question",
        "question",
        "filler",
        "glue",
        "yes",
        "greeting",
        "tag",
        "line",
        "colon",
        "thanks",
    ]
)


@rule(
    "edit_were|repair", "number|mass|reps|rir|volume|percent|load|duration|amount|far", out="edit", cost=0.2
)
@rule("edit_were", "edit_field", "edit_to|at", "number|mass", out="edit", cost=0.2)
@rule("edit_no", "reps|rir|mass|volume", out="edit", cost=0.3)
@rule("edit_no", "is", "number|mass|reps", out="edit", cost=0.3)
@rule("edit_no", "comma", "is", "number|mass|reps", out="edit", cost=0.3)
@rule("edit_no", "comma", "number|reps|rir|mass|volume|load", out="edit", cost=0.3)
def _edit(*parts: object) -> str:
    return "edit" if parts else ""


@rule("edit_to|at", "number|mass|reps|volume|rir|load|amount|percent", out="new_value", cost=0.2)
def _new(*parts: object) -> str:
    return "new" if parts else ""


@rule("olden_word", "number|mass|reps|volume", out="olden", cost=0.2)
def _old(*parts: object) -> str:
    return "old" if parts else ""


def whole(message: Message, spans: list[Span]) -> Reading | None:
    """The reading of a message that is one of these as a whole, else None."""
    start, end = message.offsets(0, len(message.tokens))
    kinds = {s.kind for s in spans if s.kind not in SOFT}
    for kind, made, intent in (("undo", UndoEntry, "undo"), ("redo", RedoEntry, "redo")):
        if kinds == {kind}:
            return Reading((made(start=start, end=end),), (), intent)
    if "ask_day" in kinds and kinds <= {"ask_day", "time", "qword"}:
        frames = [s.value for s in spans if s.kind == "time"]
        text = message.text.lower()
        day = day_of(merge(frames), message.now)
        if day is None:
            back = 1 if "ayer" in text or "yesterday" in text else 0
            day = message.now.date().fromordinal(message.now.date().toordinal() - back)
        return Reading((AskDayEntry(start=start, end=end, on=day),), (), "day")
    if not kinds:
        for kind in ("help", "greeting", "thanks"):
            if any(s.kind == kind for s in spans):
                return Reading((), (), kind)
    if kinds == {"help"}:
        return Reading((), (), "help")
    if kinds == {"rir"} and message.context.last_set:
        said = next(s for s in spans if s.kind == "rir")
        return Reading((EditEntry(value=said.value, field="rir", start=start, end=end),), (), "edit")
    if "awakenings" in kinds and kinds <= {"awakenings", "time", "and", "con", "edit_to"}:
        said = next(s for s in spans if s.kind == "awakenings")
        woken = EditEntry(value=float(said.value), field="awakenings", start=start, end=end)
        return Reading((woken,), (), "edit")
    look = looks.read(message, spans)
    if look is not None:
        return look
    edit = (
        follow_ups.of_talk(message, spans)
        or _change(message, spans)
        or _were(message, spans)
        or corrections.read(message, spans)
    )
    return Reading((edit,), (), "edit") if edit is not None else None


def _solid(spans: list[Span], *more: str) -> list[Span]:
    return [s for s in spans if s.kind not in SOFT and s.kind not in more]


def _value(span: Span) -> tuple[float, str | None, str | None] | None:
    """Value, unit and field of a new value."""
    value = span.value
    if span.kind in ("mass", "volume", "length") and isinstance(value, Amount) and value.value is not None:
        return value.value, value.unit, None
    if span.kind == "load" and isinstance(value, Load):
        return value.value, value.unit, "load"
    if span.kind == "reps":
        return float(value), None, "reps"
    if span.kind == "rir":
        return float(value), None, "rir"
    if span.kind in ("duration", "percent", "edit_number"):
        return float(value), {"duration": "s", "percent": "%"}.get(span.kind), None
    if span.kind == "far":
        return value[0], value[1], None
    if span.kind == "amount" and value.value is not None:
        return value.value, value.unit, None
    return None


def _were(message: Message, spans: list[Span]) -> Entry | None:
    """ "no, eran 85", "eran 6 reps", "no, remo con barra"."""
    rest = _solid(spans, "repair", "at", "edit_no", "olden", "edit_were", "edit_change")
    start, end = message.offsets(0, len(message.tokens))
    if rest and rest[0].kind == "edit":
        said = _value(rest[0].parts[-1]) or (
            (float(rest[0].parts[-1].value), None, None) if rest[0].parts[-1].kind == "number" else None
        )
        tail = rest[1:]
        field = next((s.value for s in tail if s.kind == "edit_field"), None)
        if said is None or any(s.kind != "edit_field" for s in tail):
            return None
        return EditEntry(
            value=said[0], unit=said[1], field=str(field) if field else said[2], start=start, end=end
        )
    return _renamed(message, spans)


def _renamed(message: Message, spans: list[Span]) -> Entry | None:
    """A repair marker and a known name alone."""
    at = 0
    while at < len(spans) and (
        spans[at].kind in SOFT or spans[at].kind in ("edit_no", "edit_were", "repair")
    ):
        at += 1
    marks = [s for s in spans[:at] if s.kind in ("edit_no", "edit_were", "repair")]
    names = [s for s in spans[at:] if s.kind in ("exercise", "food")]
    loose = [
        s
        for s in spans[at:]
        if s.kind not in ("exercise", "food", "facet", "prep", "glue", "at", "con", "stop")
    ]
    if not marks or len(names) != 1 or loose:
        return None
    start, end = message.offsets(0, len(message.tokens))
    last = max(s.end for s in spans[at:] if s.kind != "stop")
    kind = "exercise" if names[0].kind == "exercise" else "food"
    return EditEntry(name=message.name(spans[at].start, last), field=kind, start=start, end=end)


def _change(message: Message, spans: list[Span]) -> Entry | None:
    """ "cambia el arroz a 150 g", "change the weight to 85"."""
    rest = _solid(spans)
    if len(rest) < 2 or rest[0].kind != "edit_change":
        return None
    start, end = message.offsets(0, len(message.tokens))
    field = next((str(s.value) for s in rest[1:] if s.kind == "edit_field"), None)
    last = rest[-1]
    said = _value(last.parts[-1] if last.kind == "new_value" else last)
    if last.kind == "new_value" and said is None and last.parts[-1].kind == "number":
        said = (float(last.parts[-1].value), None, None)
    target = [s for s in rest[1:-1] if s.kind not in ("edit_field", "edit_to", "at")]
    if said is not None:
        name = message.name(target[0].start, target[-1].end) if target else None
        if (
            any(s.kind not in ("exercise", "food", "gap", "facet", "prep", "con") for s in target)
            or len(target) > 5
        ):
            return None
        return EditEntry(
            value=said[0], unit=said[1], field=field or said[2], target=name, start=start, end=end
        )
    cut = next((n for n, s in enumerate(rest) if s.kind in ("edit_to", "at") and n > 1), None)
    if cut is None or cut == len(rest) - 1:
        return None
    names, old = rest[cut + 1 :], rest[1:cut]
    if not all(s.kind in ("exercise", "food", "facet", "prep", "con", "gap") for s in (*names, *old)):
        return None
    kind = "exercise" if any(s.kind == "exercise" for s in names) else "food"
    return EditEntry(
        name=message.name(names[0].start, names[-1].end), target=message.name(old[0].start, old[-1].end),
        field=kind, start=start, end=end,
    )  # fmt: skip
