"""Corrections of sets: of what kind, on which side, how many there were; and of the amount of what was named."""

from dataclasses import replace

from bot.entries import EditEntry, Entry, Name
from bot.grammar.chart import Span
from bot.grammar.clauses import Message

ONLY = ("solo", "solamente", "only", "just")
TYPES = {"warmup": "warmup", "failure": "failure", "drop": "drop", "working": "working"}


def of_set(message: Message, rest: list[Span], kinds: set[str]) -> Entry | None:
    """ "Esa era de calentamiento", "the right one was 9 reps", "fueron 4 series, no 3", "only 3 sets actually"."""
    if not message.context.last_set:
        return None
    start, end = message.offsets(0, len(message.tokens))
    types = [s for s in rest if s.kind in TYPES]
    calm = {"edit_no", "edit_were", "repair", "last_mark", "that_word", "edit"}
    if len(types) == 1 and kinds <= {types[0].kind, *calm} - {"edit"} and kinds & {"edit_were", "edit_no"}:
        return EditEntry(set_type=TYPES[types[0].kind], field="type", start=start, end=end)  # type: ignore[arg-type]
    counts = [s for s in rest if s.kind == "sets_n"]
    marks = {"edit_no", "edit_were", "repair", "olden", "edit_number", "olden_word"}
    only = bool(counts) and message.tokens[counts[0].start].folded in ONLY
    if (
        len(counts) == 1
        and kinds <= {"sets_n", *marks}
        and (only or kinds & {"edit_were", "edit_no", "repair"})
    ):
        return EditEntry(value=float(counts[0].value), field="sets", start=start, end=end)
    sides = [s for s in rest if s.kind == "side" and s.value in ("left", "right")]
    values = [s for s in rest if s.kind in ("edit", "reps", "load", "edit_number", "mass")]
    if len(sides) == 1 and len(values) == 1 and kinds <= {"side", values[0].kind, *calm}:
        if not kinds & {"edit", "edit_were", "edit_no"}:
            return None
        said = values[0].parts[-1] if values[0].kind == "edit" and values[0].parts else values[0]
        made = amount_of(said, Name("", start, end), start, end)
        return None if made is None else replace(made, target=None, side=sides[0].value)
    return None


def amount_of(said: Span, target: Name, start: int, end: int) -> EditEntry | None:
    value = said.value
    if isinstance(value, int | float):
        field = "reps" if said.kind == "reps" else None
        return EditEntry(value=float(value), field=field, target=target, start=start, end=end)
    amount, unit = getattr(value, "value", None), getattr(value, "unit", None)
    if amount is None:
        return None
    field = "load" if said.kind == "load" else None
    return EditEntry(value=float(amount), unit=unit, field=field, target=target, start=start, end=end)
