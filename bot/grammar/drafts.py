"""Sets still being told, and what becomes of them."""

from dataclasses import dataclass, field
from typing import Any

from bot.entries import Entry, Name, SetEntry
from bot.grammar.clauses import Clause
from bot.grammar.loads import Load


@dataclass(slots=True)
class Draft:
    """A set, or several alike, still being told."""

    first: int
    last: int
    reps: list[int] = field(default_factory=list)
    count: int | None = None
    sign: int = 0
    load: Load | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    ending: dict[str, Any] = field(default_factory=dict)

    @property
    def full(self) -> bool:
        return bool(self.reps) or "duration_s" in self.fields or "distance_m" in self.fields


def entries_of(clause: Clause, exercise: Name | None, draft: Draft, heard: bool) -> list[Entry]:
    """The sets of a draft, none when too little was said; ``heard``: the message names the exercise."""
    fields = {k: v for k, v in draft.fields.items() if not k.startswith("_")}
    reps: list[int] = list(draft.reps) or [0]
    if draft.count is not None and len(reps) == 1:
        reps *= draft.count
    if not draft.full and draft.load is None and not fields.get("same"):
        return []
    if not heard and draft.load is not None and not draft.full and lone_change(clause):
        fields["same"] = True
    load, delta = draft.load, None
    if load is not None and load.value < 0 < draft.sign:
        return []
    if not draft.full and not fields.get("same") and clause.has("is"):
        return []
    value = None if load is None else load.value
    if value is not None and load is not None and draft.sign < 0:
        value = -abs(value)
    if fields.get("same") and load is not None and load.signed:
        delta, value = value, None
    start, end = clause.offsets(draft.first, draft.last)
    if not heard and load is not None and _changed(clause, start, load, draft):
        fields["same"], delta = True, value
    if _once_more(clause, draft, reps, heard):
        fields["same"] = True
    made: list[Entry] = []
    for place, count in enumerate(reps):
        ends = draft.ending if place == len(reps) - 1 else {}
        last = {name: value for name, value in ends.items() if not name.startswith("_")}
        made.append(
            SetEntry(
                start=start, end=end, exercise=None if fields.get("same") and not heard else exercise,
                reps=count or None, load=value, load_delta=delta,
                load_unit=load.unit if load is not None else None,  # type: ignore[arg-type]
                **(fields | last),
            )
        )  # fmt: skip
    return made


def _changed(clause: Clause, start: int, load: Load, draft: Draft) -> bool:
    """ "+5 kg, 6 reps" behind a set: more on the bar, or, of an exercise with one's own weight, what is added."""
    begins = clause.message.text[start : start + 1] in ("+", "-")
    one = len(draft.reps) == 1 and draft.count is None and not draft.fields.get("same")
    return begins and one and load.signed and clause.message.context.last_set


def _once_more(clause: Clause, draft: Draft, reps: list[int], heard: bool) -> bool:
    """ "x9", "8 reps rir 1" and nothing else behind a set: the same load again."""
    if heard or draft.load is not None or draft.count is not None or not reps[0]:
        return False
    if len(reps) > 1 and not _counted_in_words(clause):
        return False
    told = [s for s in clause.spans if s.kind in ("reps", "count", "sets", "series", "sided", "load")]
    plain = not {"same", "bodyweight", "duration_s", "distance_m", "set_type", "side"} & set(draft.fields)
    counted = len(told) == 1 and told[0].kind in ("reps", "count", "series")
    return plain and counted and clause.message.context.last_set


def _counted_in_words(clause: Clause) -> bool:
    """ "10, 8 and 6 reps": several sets, which a bare "10, 8, 6" need not be."""
    lists = [s for s in clause.spans if s.kind == "series"]
    words = ("reps", "rep", "repes", "repeticiones", "repetitions")
    return len(lists) == 1 and clause.message.tokens[lists[0].end - 1].folded in words


def lone_change(clause: Clause) -> bool:
    """ "+20" and nothing else: the last set once more with so much on it."""
    loads = [s for s in clause.spans if s.kind == "load"]
    alone = all(s.kind in ("load", "stop", "mark", "filler", "comma", "and", "line") for s in clause.spans)
    return len(loads) == 1 and loads[0].value.signed and alone and clause.message.context.last_set
