"""A message as the reader sees it: its clauses with their stance, times and words, for judging what a model says."""

from dataclasses import dataclass
from datetime import datetime

from bot.entries import ReadingContext
from bot.grammar.chart import Span, close
from bot.grammar.clauses import Clause, Message
from bot.grammar.cover import cheapest, costs
from bot.grammar.frames import Frame, merge
from bot.grammar.guard import CALM
from bot.grammar.names import KnownNames
from bot.grammar.seeds import GLUE, SHUT, seeds_of
from bot.grammar.split import clauses
from bot.grammar.stance import settle
from bot.grammar.telling import VERBS
from bot.grammar.tokens import tokenize

QUIET = CALM | VERBS | {"meal", "glue"}
"""Kinds of words that need no explanation: the reader knows that they change nothing of what is told."""
_NUMBERS = frozenset(("number", "half", "one", "dozen", "signed"))
_SOLID = frozenset(("number", "half", "dozen", "food", "exercise", "metric", "score", "cardio"))
_SECONDS = frozenset(("duration", "mmss"))


@dataclass(frozen=True, slots=True)
class Part:
    """A clause by its offsets; ``frame`` is the time that is said of it, ``words`` are its unquiet spans, each with
    whether nobody knows it."""

    start: int
    end: int
    stance: str
    frame: Frame
    words: tuple[tuple[int, int, bool], ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A message's clauses, and every span that the reader finds in it."""

    text: str
    now: datetime
    parts: tuple[Part, ...]
    spans: tuple[tuple[int, int, Span], ...]

    @property
    def speaks(self) -> bool:
        """Whether something told has a number or a known name: without any there is nothing to record."""
        told = [part for part in self.parts if part.stance == "told"]
        return any(span.kind in _SOLID for part in told for span in self.inside(part.start, part.end))

    def inside(self, start: int, end: int) -> list[Span]:
        """What the reader finds within some words."""
        return [span for first, last, span in self.spans if start <= first and last <= end]

    def numbers(self, start: int, end: int) -> set[float]:
        """Every number that some words may stand for; lengths of time in seconds and in minutes."""
        found: set[float] = set()
        for span in self.inside(start, end):
            if span.kind in _NUMBERS and isinstance(span.value, int | float):
                found.add(abs(float(span.value)))
            elif span.kind in _SECONDS:
                found |= {float(span.value), float(span.value) / 60}
        return found

    def values(self, start: int, end: int, *kinds: str) -> set[str]:
        """What the reader takes some words for, among these kinds."""
        return {str(span.value) for span in self.inside(start, end) if span.kind in kinds}


def seen(text: str, now: datetime, context: ReadingContext, names: KnownNames) -> Seen:
    """The message as the reader sees it. ``now`` is its own time in the person's zone."""
    tokens = tokenize(text)
    if not tokens:
        return Seen(text, now, (), ())
    seeds, spelt = seeds_of(tokens, context, names)
    shut = frozenset(s.start for s in seeds if s.kind in SHUT and s.end == s.start + 1)
    message = Message(text, tokens, now, context, shut, spelt)
    spans = close(seeds, [t.folded in GLUE for t in tokens])
    row = cheapest(tokens, spans, costs()[0])
    parts, held = [], "told"
    day = Frame()
    for clause in clauses(
        message, [part for s in row for part in (s.parts if s.kind == "together" else (s,))]
    ):
        stance = settle(clause)
        if stance == "told" and held != "told" and not any(s.kind in VERBS for s in clause.spans):
            stance = held
        # "Recipe: …", "tomorrow: …": what follows is no report either.
        held = stance if clause.spans[-1].kind in ("colon", "line") else "told"
        frame = merge([day, *clause.frames])
        own = [f for f in clause.frames if f.names_day]
        if own:
            day = merge([Frame(offset=f.offset, weekday=f.weekday, day=f.day, part=f.part) for f in own])
        start, end = clause.offsets(0, len(clause.spans) - 1)
        parts.append(Part(start, end, stance, frame, tuple(_unquiet(clause))))
    placed = [(tokens[s.start].start, tokens[s.end - 1].end, s) for s in spans]
    return Seen(text, now, tuple(parts), tuple(placed))


def _unquiet(clause: Clause) -> list[tuple[int, int, bool]]:
    tokens = clause.message.tokens
    found = []
    for place, span in enumerate(clause.spans):
        mark = span.kind == "gap" and tokens[span.start].kind in ("mark", "line")
        if span.kind not in QUIET and not mark:
            found.append((*clause.offsets(place, place), span.kind == "gap"))
    return found
