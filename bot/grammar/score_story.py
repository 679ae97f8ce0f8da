"""How one feels or what hurts, told with words between its name and its figure: "stressed about the move, probably an
8", "knees are killing me after that hike, 6/10"."""

import re
from functools import lru_cache

from bot.entries import CheckInEntry, Entry
from bot.grammar import lexicon
from bot.grammar.chart import Span
from bot.grammar.clauses import Clause
from bot.grammar.cores import turning

BLOCKED = (
    "exercise", "counted_exercise", "sets", "load", "food", "counted", "far", "duration", "eat", "drink", "observed",
    "pressure", "slept_for", "slept_between", "want", "question", "series_n", "lift", "subject", "person",
)  # fmt: skip
LONGEST = 14
FIGURE = re.compile(
    r"(?P<value>\d{1,2}(?:[.,]5)?) ?(?:/|out of|over|de|sobre) ?(?P<top>10|5)\b(?! ?[\d:])"
    r"|\b(?:an?|un|como un|like an?|about an?|probably an?|say an?) (?P<bare>\d|10)\b(?=[.!)]?\s*$)"
)


@lru_cache(maxsize=1)
def _parts() -> frozenset[str]:
    rows = [phrase for _, kind, _, phrase in lexicon.rows() if kind in ("body_part", "body_muscle")]
    return frozenset(word for word in rows if " " not in word)


@lru_cache(maxsize=1)
def _scores() -> dict[str, str]:
    return {
        phrase: value for _, kind, value, phrase in lexicon.rows() if kind == "score" and " " not in phrase
    }


def score_story(clause: Clause) -> list[Entry]:
    """The score of a clause that names one thing felt, or a part of the body, and has one figure on a scale."""
    if clause.used or clause.has(*BLOCKED) or clause.message.context.has_exercise:
        return []
    start, end = clause.offsets(0, len(clause.spans) - 1)
    text = clause.message.text[start:end].lower()
    tokens = [t for s in clause.spans for t in clause.message.tokens[s.start : s.end]]
    words = [t.folded.removesuffix("'s") for t in tokens if t.kind == "word"]
    figures = list(FIGURE.finditer(text))
    numbers = re.findall(r"\d+(?:[.,]\d+)?", text)
    if len(figures) != 1 or len(words) > LONGEST or not turning().isdisjoint(words):
        return []
    found = figures[0]
    if len(numbers) != (2 if found["top"] else 1):
        return []
    slugs = {_scores()[word] for word in words if word in _scores()} - {"sleep_quality"}
    parts = [word for word in words if word in _parts()]
    hurts = clause.has("ache") or (bool(parts) and found["top"] == "10")
    slug = "pain" if hurts and not slugs else slugs.pop() if len(slugs) == 1 else None
    if slug is None or any(s.kind == "stance" and s.value != "supposed" for s in clause.spans):
        return []
    value = float((found["value"] or found["bare"]).replace(",", "."))
    top = float(found["top"]) if found["top"] else 10.0 if slug == "pain" else None
    if value > (top or 10.0):
        return []
    clause.spans = [s._replace(kind="filler") if _figured(clause, s) else s for s in clause.spans]
    clause.use(*range(len(clause.spans)))
    note = parts[0] if slug == "pain" and parts else None
    scale = None if top is None else (1.0, top)
    return [CheckInEntry(scores=((slug, value),), scale=scale, note=note, start=start, end=end)]


def _figured(clause: Clause, span: Span) -> bool:
    """A figure that was taken for a clock."""
    tokens = clause.message.tokens[span.start : span.end]
    return span.kind == "time" and span.value.clock is not None and any(t.kind == "number" for t in tokens)
