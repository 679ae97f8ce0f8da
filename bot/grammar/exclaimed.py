"""Whether a word of a question only cries out: "10 horas he dormido, qué gusto", "what a night, 4 hours"."""

from bot.grammar.chart import Span
from bot.grammar.clauses import Clause
from bot.grammar.telling import VERBS

WORDS = frozenset(("que", "what", "how"))
TOLD = frozenset(
    (
        "slept_for",
        "slept_between",
        "observed",
        "pressure",
        "scored",
        "counted",
        "mass",
        "sets",
        "far",
        "duration",
        "amount",
    )
)


def exclaimed(clause: Clause, span: Span) -> bool:
    """Behind a comma, after what is told in full, in a message without a question mark."""
    tokens = clause.message.tokens
    if span.end - span.start > 1 or tokens[span.start].folded not in WORDS or "?" in clause.message.text:
        return False
    at = clause.spans.index(span)
    before, behind = clause.spans[:at], clause.spans[at + 1 :]
    parted = any(s.kind in ("comma", "stop", "line") for s in before[-3:])
    told = any(s.kind in TOLD for s in before) and any(s.kind in VERBS | TOLD for s in before)
    return parted and told and all(s.kind not in TOLD | VERBS for s in behind)
