"""Why something was done and what went on meanwhile, told beside it: "porque tenía hambre", "when the girls went down".
Taken out before a message is read, so that a "tenía" or a "couldn't" in it decides nothing of what it stands beside."""

import re

from bot.grammar.aside_ends import until
from bot.grammar.tokens import Token

_REASONS = "porque pq xq porq because cuz coz bc becuase"
REASONS = frozenset(_REASONS.split())
DUE = {"due": "to", "thanks": "to", "owing": "to", "debido": "a", "gracias": "a", "culpa": "de"}
"""Words that begin a reason with the one behind them: "due to release"."""
MEANWHILE = frozenset(("when", "once", "while", "whilst", "mientras", "cuando"))
OTHERS = frozenset(
    ("the", "my", "our", "his", "her", "their", "el", "la", "los", "las", "mi", "mis", "nuestro")
)
"""How it begins that something else went on than what the writer did."""

PAST = re.compile(
    r"was|were|went|had|got|came|left|slept|fell|\w{2,}ed|estaba|estaban|\w{3,}(?:aba|aban|ian)|dormian?"
)
"""A verb of the past: "when the gym opens" is still to come."""

BEFORE = frozenset(("no", "not", "just", "solo", "only", "y", "and", "es", "is", "mas", "it's"))
"""Behind these the reason itself is what is told."""


def without_reasons(tokens: list[Token]) -> list[Token]:
    """The tokens without the reasons that hold no figure; a question as it is."""
    tokens = _without_brackets(tokens)
    words = [token.folded for token in tokens]
    if (REASONS | MEANWHILE | DUE.keys()).isdisjoint(words) or "?" in words:
        return tokens
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _reason_ends(tokens, words, at)
        if end is None:
            kept.append(tokens[at])
        at = end or at + 1
    return kept


AHEAD = frozenset(
    ("tomorrow", "later", "tonight", "next", "soon", "manana", "luego", "despues", "proxima", "proximo")
)


def _without_brackets(tokens: list[Token]) -> list[Token]:
    """The tokens without what stands in brackets about another time, "(supervisor meeting tomorrow)"."""
    first = next((n for n, t in enumerate(tokens) if t.text == "("), None)
    last = next((n for n, t in enumerate(tokens) if t.text == ")"), None)
    if not first or last is None or last < first:
        return tokens
    inside = tokens[first + 1 : last]
    plain = all(t.kind in ("word", "mark") for t in inside)
    return tokens[:first] + tokens[last + 1 :] if plain and any(t.folded in AHEAD for t in inside) else tokens


def _reason_ends(tokens: list[Token], words: list[str], at: int) -> int | None:
    due = words[at] in DUE and words[at + 1 : at + 2] == [DUE[words[at]]]
    if at == 0 or words[at - 1] in BEFORE or not (due or words[at] in REASONS | MEANWHILE):
        return None
    end = until(tokens, words, at + 1)
    if due:
        return end
    if words[at] in REASONS or end is None:
        return end
    others = words[at + 1 : at + 2] and words[at + 1] in OTHERS
    return end if others and any(PAST.fullmatch(word) for word in words[at + 2 : end]) else None
