"""What was left out among things that were done: "pull ups 8, 7, 6, no dips today, plank 90 seconds"."""

from bot.grammar.chart import Span

LINKS = frozenset(("comma", "and"))
NAMES = frozenset(("exercise", "food", "metric", "cardio", "meal"))
CALM = (
    frozenset(
        ("stance", "glue", "filler", "time", "did", "at", "con", "facet", "prep", "place", "but", "gap")
    )
    | NAMES
)
TOLD = frozenset(
    ("exercise", "food", "counted", "counted_exercise", "metric", "observed", "cardio", "scored", "lift")
)


def denied(spans: list[Span]) -> list[tuple[int, int]]:
    """The places, from and to, of parts between commas that only say what was not done, with something told behind."""
    found: list[tuple[int, int]] = []
    begin = 0
    for at in range(len(spans) + 1):
        if at < len(spans) and spans[at].kind not in LINKS:
            continue
        part = spans[begin:at]
        behind = {s.kind for s in _next_part(spans, at)}
        if _only_denies(part) and (behind & TOLD or (at == len(spans) and begin > 0)):
            found.append((begin, at))
        begin = at + 1
    return found if len(found) < len(spans) else []


def _only_denies(part: list[Span]) -> bool:
    """A name and a "no", and nothing else: neither a figure nor a verb of eating."""
    kinds = {s.kind for s in part}
    negated = any(s.kind == "stance" and s.value == "negated" for s in part)
    return negated and bool(kinds & NAMES) and kinds <= CALM and len(part) <= 6


def _next_part(spans: list[Span], at: int) -> list[Span]:
    begin = at
    while begin < len(spans) and spans[begin].kind in LINKS:
        begin += 1
    end = next((n for n in range(begin, len(spans)) if spans[n].kind in LINKS), len(spans))
    return spans[begin:end]
