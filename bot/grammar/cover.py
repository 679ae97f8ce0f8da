"""The cheapest way to account for every token of a message."""

from functools import lru_cache
from importlib.resources import files

from bot.grammar.chart import Span
from bot.grammar.tokens import Token

NUMBER, WORD, MARK = 25.0, 10.0, 3.0
PIECE = 0.2
"""What each piece costs, so that one long span beats two short ones."""

GAP = "gap"
"""The kind of a token that nothing explains."""


def cheapest(tokens: list[Token], spans: list[Span], top: dict[str, float]) -> list[Span]:
    """The cheapest row of spans over all tokens; unexplained tokens stand in it as gaps.

    Only kinds in ``top`` may stand alone, at the extra cost given there."""
    size = len(tokens)
    starting: list[list[tuple[float, Span]]] = [[] for _ in range(size)]
    for span in spans:
        extra = top.get(span.kind)
        if extra is not None:
            starting[span.start].append((span.cost + extra + PIECE, span))
    cost = [1e12] * size + [0.0]
    step: list[Span | None] = [None] * size
    for at in range(size - 1, -1, -1):
        token = tokens[at]
        cost[at] = cost[at + 1] + (
            WORD if token.kind == "word" else MARK if token.kind in ("mark", "line") else NUMBER
        )
        for price, span in starting[at]:
            total = price + cost[span.end]
            if total < cost[at] - 1e-9:
                cost[at], step[at] = total, span
    row: list[Span] = []
    at = 0
    while at < size:
        span = step[at] or Span(at, at + 1, GAP, tokens[at].folded, 0.0)
        row.append(span)
        at = span.end
    return row


@lru_cache(maxsize=1)
def costs() -> tuple[dict[str, float], dict[str, float]]:
    """What each kind of span costs standing alone, in a report and in talk: rows of ``words/kinds.tsv``."""
    report: dict[str, float] = {}
    talk: dict[str, float] = {}
    for line in (files("bot.grammar") / "words" / "kinds.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, *prices = line.split("\t")
            for table, price in zip((report, talk), prices, strict=True):
                if price != "-":
                    table[kind] = float(price)
    return report, talk
