"""Rounds of several exercises: each of them is done in every round."""

from bot.entries import Name
from bot.grammar.clauses import Clause
from bot.grammar.drafts import Draft

ROUNDS = frozenset(
    (
        "round",
        "rounds",
        "ronda",
        "rondas",
        "vuelta",
        "vueltas",
        "circuito",
        "circuitos",
        "circuit",
        "circuits",
    )
)


def rounds_of(clause: Clause) -> int | None:
    """ "3 rounds of ...", "..., three rounds": how many, where that stands before or behind all exercises."""
    places = [n for n, s in enumerate(clause.spans) if s.kind in ("exercise", "counted_exercise")]
    if not places:
        return None
    for n, span in enumerate(clause.spans):
        words = {t.folded for t in clause.message.tokens[span.start : span.end]}
        if places[0] < n < places[-1] or ROUNDS.isdisjoint(words):
            continue
        if span.kind == "sets_n":
            return int(span.value)
        if span.kind == "sets":
            return len(span.value.reps)
    return None


def in_rounds(clause: Clause, drafts: list[tuple[Name | None, Draft]]) -> None:
    """Sets that are told once are done in every round: "3 rounds of 10 burpees and 15 swings"."""
    rounds = rounds_of(clause)
    if rounds is None or len({name for name, _ in drafts}) < 2:
        return
    for _, draft in drafts:
        if draft.count in (None, rounds) and len(draft.reps) <= 1 and draft.full:
            draft.reps, draft.count = draft.reps or [0], rounds
