"""Words that change nothing of what stands beside them, whatever they are: adverbs of manner, "a bit" of nothing, and
what heads a meal that is listed behind a colon."""

from bot.entries import Amount, Entry, FoodEntry, PortionEntry
from bot.grammar.clauses import Clause
from bot.grammar.cores import turning
from bot.grammar.tails import OTHERWISE

_TURNING = (
    "supposedly allegedly hopefully theoretically reportedly apparently supuestamente presuntamente teoricamente "
    "hipoteticamente habitualmente normalmente diariamente semanalmente family italy july reply supply only early "
    "belly jelly kelly emily lily curly holly daily weekly monthly nightly yearly assembly anomaly butterfly"
)
TURNING = frozenset(_TURNING.split())
"""Words with the ending of an adverb that are none, or that turn what is told into something else."""

HEADING = frozenset(
    (
        "gap",
        "portion",
        "place",
        "size",
        "prep",
        "measure",
        "remark",
        "feel",
        "facet",
        "con",
        "side",
        "due_in",
        "to",
    )
)
LONGEST_HEADING = 4


def idle(clause: Clause, at: int) -> bool:
    """An adverb of manner, "accidentally", "rapidísimamente"; "a lot" of nothing that was told: "he andado poco"."""
    span = clause.spans[at]
    if span.kind == "gap":
        word = clause.message.tokens[span.start].folded
        adverb = (word.endswith("ly") and len(word) > 4) or (word.endswith("mente") and len(word) > 7)
        if word in turning() or word in OTHERWISE:
            return False
        return (adverb and word not in TURNING) or _of_place(clause, at) or _woke_me(clause, at)
    vague = span.kind == "amount" and span.value == Amount(None)
    return vague and not clause.has("food", "counted", "meal", "drink") and at + 1 not in _words(clause)


def _words(clause: Clause) -> set[int]:
    return {n for n, s in enumerate(clause.spans) if s.kind == "gap"}


def headings(clause: Clause, entries: list[Entry], left: list[int]) -> set[int]:
    """The places among ``left`` of words beside the name of a meal before a colon: "comida de táper: 160 g de ..."."""
    colon = next((n for n, s in enumerate(clause.spans) if s.kind == "colon"), 0)
    head = [n for n in left if n < colon]
    if not head or not any(s.kind == "meal" for s in clause.spans[:colon]):
        return set()
    if not all(isinstance(e, FoodEntry | PortionEntry) for e in entries):
        return set()
    tokens = clause.message.tokens
    words = [t.folded for s in clause.spans[:colon] for t in tokens[s.start : s.end]]
    if len(head) > LONGEST_HEADING or any(clause.spans[n].kind not in HEADING for n in head):
        return set()
    if not turning().isdisjoint(words) or not OTHERWISE.isdisjoint(words):
        return set()
    return set(head) if min(clause.used - set(range(colon)), default=-1) > colon else set()


def _of_place(clause: Clause, at: int) -> bool:
    """ "En el comedor de la empresa": whose the place is."""
    here = at - 1
    words = []
    while here >= 0 and clause.spans[here].kind == "glue":
        words.append(clause.message.tokens[clause.spans[here].start].folded)
        here -= 1
    return (
        here >= 0 and clause.spans[here].kind == "place" and bool(words) and words[-1] in ("de", "del", "of")
    )


def _woke_me(clause: Clause, at: int) -> bool:
    """ "Heat woke me 3 times"."""
    follows = clause.spans[at + 1] if at + 1 < len(clause.spans) else None
    if follows is None or follows.kind != "awakenings":
        return False
    return "me" in (t.folded for t in clause.message.tokens[follows.start : follows.end])
