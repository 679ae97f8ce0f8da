"""Whether "maybe" and its like tell about how much of something was, not whether it was."""

from bot.grammar.chart import Span
from bot.grammar.clauses import Clause

HEDGES = frozenset(("maybe", "perhaps", "probably", "quiza", "quizas", "puede", "igual", "like"))
FIGURES = frozenset(
    (
        "duration",
        "count",
        "of",
        "series",
        "mass",
        "amount",
        "counted",
        "awakenings",
        "volume",
        "scored",
        "observed",
    )
)
TELLING = frozenset(
    ("eat", "drink", "slept", "nap", "night_word", "walked", "did", "scored", "score", "meal", "weigh")
)


def hedged(clause: Clause, span: Span) -> bool:
    """ "Slept badly, maybe 5 hours", "I had maybe 10 almonds": behind what was told it says about how much."""
    if span.kind != "stance" or span.value != "supposed":
        return False
    if clause.message.tokens[span.end - 1].folded not in HEDGES or span.end - span.start > 1:
        return False
    at = clause.spans.index(span)
    ahead = next((s.kind for s in clause.spans[at + 1 :] if s.kind not in ("glue", "filler", "like_a")), "")
    before = clause.spans[:at]
    told = any(s.kind in TELLING or (s.kind == "remark" and _of_night(clause, s)) for s in before)
    return ahead in FIGURES and told and not any(s.kind in ("want", "stance", "qword") for s in before)


def _of_night(clause: Clause, span: Span) -> bool:
    """ "Terrible night" is heard as a remark."""
    words = {t.folded for t in clause.message.tokens[span.start : span.end]}
    return not words.isdisjoint(("night", "noche"))
