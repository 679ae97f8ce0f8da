"""Where what a story tells beside its foods is over. See ``asides``."""

from itertools import pairwise

from bot.grammar.aside_words import AMOUNTS, BESIDE, EATS, FOR, INCHES, JOINS, MEALS
from bot.grammar.tokens import Token

LONGEST = 14
"""So many words at most are one aside."""


def is_amount(token: Token) -> bool:
    """A figure, or a word such as "a" and "half" that may begin an amount."""
    return token.kind in ("number", "half") or token.folded in AMOUNTS


def _of_whole(words: list[str], at: int) -> bool:
    """The figures of "1/8 of a pie", "a 9-inch pie"."""
    return "/" in words[at - 1 : at + 2] or not INCHES.isdisjoint(words[at + 1 : at + 2])


def until(tokens: list[Token], words: list[str], start: int) -> int | None:
    """Where what begins before ``start`` is over: at a mark, or at a word that joins something counted; None where it
    has an amount in it or goes on for too long; what is weighed behind "and" or "with" is something else."""
    joined: int | None = None
    for at in range(start, min(start + LONGEST, len(tokens) + 1)):
        if at == len(tokens) or (tokens[at].kind in ("mark", "line") and words[at] != "/"):
            return at if at > start else None
        if tokens[at].kind in ("number", "half", "clock") and not _of_whole(words, at):
            return joined if words[at - 1] == "weighing" else None
        if _goes_on(tokens, words, at):
            return at if at > start else None
        joined = at if at > start and words[at] in JOINS else joined
    return None


def _goes_on(tokens: list[Token], words: list[str], at: int) -> bool:
    """Whether something else is told from here on: "plus ...", "and 20 g of ...", "for lunch"."""
    if words[at] in BESIDE:
        return True
    if words[at] in FOR:
        return not MEALS.isdisjoint(words[at + 1 : at + 3])
    if words[at] not in JOINS:
        return False
    behind = tokens[at + 1 : at + 9]
    bracket = any(one.text == "(" and two.kind == "number" for one, two in pairwise(behind))
    return bracket or any(map(is_amount, behind[:3])) or not EATS.isdisjoint(words[at + 1 : at + 2])
