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


def soften(clause: Clause) -> None:
    """Takes words that only say how sure a figure is for fillers."""
    clause.spans = [s._replace(kind="filler") if _hedged(clause, s) else s for s in clause.spans]


def _hedged(clause: Clause, span: Span) -> bool:
    """ "Slept badly, maybe 5 hours", "I had maybe 10 almonds": behind what was told it says about how much."""
    if span.kind != "stance" or span.value != "supposed":
        return False
    if clause.message.tokens[span.end - 1].folded not in HEDGES or span.end - span.start > 1:
        return False
    at = clause.spans.index(span)
    ahead = next((s.kind for s in clause.spans[at + 1 :] if s.kind not in ("glue", "filler", "like_a")), "")
    before = clause.spans[:at]
    told = any(s.kind in TELLING or of_night(clause, s) for s in before)
    return ahead in FIGURES and told and not any(s.kind in ("want", "stance", "qword") for s in before)


def of_night(clause: Clause, span: Span) -> bool:
    """ "Terrible night", also where it is heard as a remark."""
    if span.kind not in ("remark", "night_word"):
        return False
    words = {t.folded for t in clause.message.tokens[span.start : span.end]}
    return not words.isdisjoint(("night", "noche"))
