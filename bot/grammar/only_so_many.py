"""What fell short: "no he hecho los 10000 pasos, solo 6200" tells of 6,200 steps."""

from typing import Any

from bot.entries import Amount
from bot.grammar.chart import Span
from bot.grammar.clauses import Clause

ONLY = frozenset(
    (
        "solo",
        "solamente",
        "unicamente",
        "only",
        "just",
        "quede",
        "quedado",
        "fueron",
        "mas",
        "apenas",
        "barely",
    )
)
"""Words that lead to the figure that was reached."""

CALM = frozenset(
    ("stance", "glue", "filler", "comma", "but", "and", "did", "walked", "time", "stop", "to", "reach", "at")
)
REACHED = ("observed", "slept_for", "far", "duration", "watered", "volume")
"""What is told with a figure that a bare one behind it may stand for."""


def only_so_many(clause: Clause) -> None:
    """Puts the figure that was reached in the place of the one that was not, and takes the "no" away, where a clause
    says nothing else."""
    spans = clause.spans
    first = next((n for n, s in enumerate(spans) if s.kind in REACHED), None)
    denied = [n for n, s in enumerate(spans) if s.kind == "stance" and s.value == "negated"]
    if first is None or not denied or denied[0] > first:
        return
    counts = [n for n, s in enumerate(spans) if n > first and s.kind in ("count", spans[first].kind)]
    rest = [s for n, s in enumerate(spans) if n not in (first, *counts, *denied)]
    kinds = {s.kind for s in rest} - {"slept", "drink", "eat", "cardio", "gap", "is"}
    if len(counts) != 1 or not kinds <= CALM or not _limited(clause, first, counts[0]):
        return
    made = _instead(spans[first], spans[counts[0]])
    if made is None:
        return
    kept = [
        s for n, s in enumerate(spans) if n not in (*denied, counts[0]) and s.kind not in ("stance", "gap")
    ]
    clause.spans = [made if s is spans[first] else s for s in kept]


def _limited(clause: Clause, first: int, last: int) -> bool:
    tokens = clause.message.tokens[clause.spans[first].end : clause.spans[last].end]
    return not ONLY.isdisjoint(t.folded for t in tokens)


def _instead(aimed: Span, reached: Span) -> Span | None:
    """The first with the figure of the second, None when that would be more."""
    if reached.kind == aimed.kind:
        return aimed._replace(value=reached.value)
    count, value = reached.value, aimed.value
    made: Any = None
    if aimed.kind == "observed" and count < value[1]:
        made = (value[0], count, value[2])
    elif aimed.kind in ("slept_for", "duration") and count <= 24 and count * 3600 < value:
        made = count * 3600.0
    elif aimed.kind == "far" and count < value[0]:
        made = (count, value[1])
    elif aimed.kind == "volume" and isinstance(value, Amount) and value.value and count < value.value:
        made = Amount(count, value.unit)
    return None if made is None else aimed._replace(value=made)
