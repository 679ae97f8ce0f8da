"""Why something was done, told beside it: "porque tenía hambre", "because I was starving". Taken out before a message
is read, so that a "tenía" or a "couldn't" in it decides nothing about what it is the reason of."""

from bot.grammar.aside_ends import until
from bot.grammar.tokens import Token

_REASONS = "porque pq xq porq because cuz coz bc becuase"
REASONS = frozenset(_REASONS.split())
BEFORE = frozenset(("no", "not", "just", "solo", "only", "y", "and", "es", "is", "mas", "it's"))
"""Behind these the reason itself is what is told."""


def without_reasons(tokens: list[Token]) -> list[Token]:
    """The tokens without the reasons that hold no figure; a question as it is."""
    words = [token.folded for token in tokens]
    if REASONS.isdisjoint(words) or "?" in words:
        return tokens
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _reason_ends(tokens, words, at)
        if end is None:
            kept.append(tokens[at])
        at = end or at + 1
    return kept


def _reason_ends(tokens: list[Token], words: list[str], at: int) -> int | None:
    if words[at] not in REASONS or at == 0 or words[at - 1] in BEFORE:
        return None
    return until(tokens, words, at + 1)
