"""Whether a clause tells of something done by the writer, or plans, asks, denies, supposes."""

import re

from bot.grammar.chart import Span
from bot.grammar.clauses import Clause
from bot.grammar.tokens import Token

VERBS = frozenset(
    ["eat", "did", "bed", "wake", "slept", "weigh", "cook", "walked", "drink", "cardio_verb", "other", "nap"]
)
SLEEPING = frozenset(["bed", "wake", "slept", "nap", "awoke"])
CUES = frozenset(("stance", "subject", "other"))
_PLAN = re.compile(r".{2,}(?:ar|er|ir)(?:é|emos|án|ás|á)$")
_SUPPOSE = re.compile(r".{2,}(?:ar|er|ir)ía(?:s|n|mos)?$|.{2,}(?:iera|ieras|ieran|iese|áramos|iéramos)$")
_OTHERS = re.compile(r".{2,}(?:ó|aste|iste|aron|ieron)$")
_HABIT = re.compile(r".{3,}(?:aba|abas|aban|ábamos)$")


def verb_like(token: Token) -> str | None:
    """The stance that the ending of an unknown Spanish word shows, None for no such ending."""
    word = token.text
    if token.kind != "word" or len(word) < 5:
        return None
    if _PLAN.match(word):
        return "planned"
    if _SUPPOSE.match(word):
        return "supposed"
    if _OTHERS.match(word):
        return "another"
    return "habitual" if _HABIT.match(word) else None


def settle(clause: Clause) -> str:
    """The stance of a clause; "told" when nothing in it says otherwise."""
    spans = clause.spans
    commanded = any(s.kind == "command" for s in spans)
    for span in spans:
        if span.kind == "stance" and span.value != "asked":
            return str(span.value)
        if span.kind == "subject":
            return "another"
        if span.kind == "other":
            return "another"
        if span.kind == "time" and span.value.ahead:
            return "planned"
        if span.kind == "gap" and (seen := verb_like(clause.message.tokens[span.start])) is not None:
            return seen
        if span.kind == "inf" and not commanded and not _helped(clause, span):
            return "planned"
    if any(s.kind == "stance" for s in spans):
        return "asked"
    if clause.asked and not commanded:
        return "asked"
    if any(s.kind == "qword" for s in spans) and not commanded:
        return "asked"
    return "planned" if any(s.kind == "want" for s in spans) else "told"


def _helped(clause: Clause, span: Span) -> bool:
    """The infinitive stands behind something told ("antes de dormir" is one span already)."""
    return any(s.kind in VERBS and s.start < span.start for s in clause.spans)
