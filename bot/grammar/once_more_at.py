"""The same once more at another time: "un café a las 8 y otro a las 11", "a litre this morning and another tonight"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.entries import Amount, Entry, FoodEntry, ObservationEntry, SleepEntry
from bot.grammar.chart import rule
from bot.grammar.clauses import Clause
from bot.grammar.frames import Frame

SMALL = frozenset(
    ("and", "comma", "another_at", "stop", "line", "filler", "mark", "glue", "remark", "greeting")
)


@rule("other_one", "time", out="another_at", cost=-0.4)
@rule("and", "other_one", "time", out="another_at", cost=-0.4)
@rule("time", "other_one", out="another_at", cost=-0.2)
@rule("and", "time", "other_one", out="another_at", cost=-0.3)
@rule("other_one", "place|moment", out="another_at", cost=-0.2)
def _another(*parts: object) -> Frame:
    return next((p for p in parts if isinstance(p, Frame)), Frame())


def repeated(clause: Clause, last: Sequence[Entry]) -> list[Entry]:
    """What was told before, once more at the time of this clause, which says nothing else."""
    if len(last) != 1 or any(s.kind not in SMALL for s in clause.spans) or not clause.has("another_at"):
        return []
    before = last[0]
    if not isinstance(before, FoodEntry | ObservationEntry) or getattr(before, "metric", "water") != "water":
        return []
    at = next(n for n, s in enumerate(clause.spans) if s.kind == "another_at")
    clause.spans[at] = clause.spans[at]._replace(kind="time")
    clause.use(at)
    start, end = clause.offsets(at, at)
    again = replace(before, at=None, on=None, start=start, end=end)
    return [replace(again, category=None) if isinstance(again, FoodEntry) else again]


def woken_after(clause: Clause, last: Sequence[Entry]) -> SleepEntry | None:
    """The night before, of which this clause tells how often one woke: "Woke twice in between."."""
    told = [s for s in clause.spans if s.kind not in (*SMALL, "place", "gap", "bed", "slept", "moment")]
    if len(last) != 1 or [s.kind for s in told] != ["awakenings"] or len(clause.spans) > 5:
        return None
    night = last[0]
    if not isinstance(night, SleepEntry) or night.kind != "night" or night.awakenings is not None:
        return None
    clause.use(*range(len(clause.spans)))
    return replace(night, awakenings=told[0].value)


EATEN = frozenset(
    ("eat", "drink", "share", "amount", "portions", "filler", "comma", "and", "but", "stop", "glue", "mark")
)


def amount_after(clause: Clause, last: Sequence[Entry], offered: Sequence[Entry]) -> FoodEntry | None:
    """The food before, of which this clause tells how much was eaten: "ensalada césar, comí la mitad", "we shared a
    pizza, I had 4 slices". ``offered``: foods that were ordered, shared or served, and not recorded."""
    told = [e for e in (last or offered) if isinstance(e, FoodEntry)]
    figures = [n for n, s in enumerate(clause.spans) if s.kind in ("share", "amount", "portions")]
    if len(told) != 1 or len(figures) != 1 or not clause.has("eat", "drink"):
        return None
    if any(s.kind not in EATEN for s in clause.spans) or told[0].amount not in (
        None,
        Amount(None),
        Amount(1.0),
    ):
        return None
    if len(last) > 1 or (told[0].amount is not None and told[0].amount.unit is not None):
        return None
    span = clause.spans[figures[0]]
    amount = (
        span.value
        if span.kind == "amount"
        else Amount(float(span.value), "serving" if span.kind == "portions" else None)
    )
    if amount.value is None:
        return None
    clause.use(*range(len(clause.spans)))
    return replace(told[0], amount=amount, anchored=True)
