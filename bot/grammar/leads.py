"""A told meal without what a story tells beside it."""

from bot.grammar import lexicon
from bot.grammar.asides import set_aside
from bot.grammar.openings import opened
from bot.grammar.tokens import Token

LEADING = frozenset(
    (
        "stance",
        "subject",
        "other",
        "person",
        "day",
        "part_day",
        "weekday",
        "next_mark",
        "want",
        "qword",
        "later_in",
    )
)
"""Kinds of words at the beginning of a message that are never only the beginning of a story."""


def without_asides(tokens: list[Token], language: str) -> tuple[list[Token], dict[int, int]]:
    """A told meal without what a story tells beside it; words that say when, who or whether stay."""
    tokens = opened(tokens, language)
    kept, more = set_aside(tokens)
    lead = tokens[: tokens.index(kept[0])] if kept else []
    if any(s.kind in LEADING for s in lexicon.seeds(lead, language)):
        return tokens, {}
    return kept, more
