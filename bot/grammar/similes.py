"""What something was like: "sudé como un pollo", "slept like a log" names no food."""

from bot.grammar.chart import Span
from bot.grammar.telling import VERBS
from bot.grammar.tokens import Token

LIKE = frozenset(("como", "like", "cual"))
ARTICLES = frozenset(("un", "una", "unos", "unas", "a", "an", "el", "la", "los", "las", "the"))
NO_VERBS = frozenset(
    (
        "hoy", "ahora", "luego", "ya", "yo", "tambien", "siempre", "y", "e", "despues", "aqui", "no", "solo", "casi",
        "had", "have", "having", "was", "were", "is", "and", "just", "only", "got", "i", "eran", "fue", "fueron", "son",
        "seria", "serian", "tenia", "of", "de", "con", "with", "maybe", "probably",
    )
)  # fmt: skip
"""Behind these "como" is eating, or "like" is about so much."""


def without_similes(tokens: list[Token], seeds: list[Span]) -> list[Span]:
    """The seeds without the foods that something is only likened to, which is a remark."""
    made: list[Span] = []
    dropped: set[tuple[int, int]] = set()
    for at in range(1, len(tokens) - 2):
        if tokens[at].folded not in LIKE or tokens[at + 1].folded not in ARTICLES:
            continue
        before = tokens[at - 1]
        foods = [s for s in seeds if s.kind == "food" and s.start == at + 2]
        told = any(s.kind in VERBS and s.end == at for s in seeds)
        if not (foods or told) or before.kind != "word" or before.folded in NO_VERBS:
            continue
        end = max((s.end for s in foods), default=at + 3)
        dropped |= {(s.start, s.end) for s in foods} | {(at, at + 1)}
        made.append(Span(at, end, "remark", "", 0.0))
    if not made:
        return seeds
    return [s for s in seeds if (s.start, s.end) not in dropped] + made
