"""Clauses: the runs of a message that share one stance, and what is found in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.entries import Entry, Name, ReadingContext
from bot.grammar.chart import Span
from bot.grammar.cover import GAP
from bot.grammar.frames import Frame
from bot.grammar.tokens import Token

NEUTRAL = frozenset(
    [
        "glue",
        "filler",
        "place",
        "comma",
        "and",
        "stop",
        "question",
        "open_question",
        "mark",
        "quote",
        "line",
        "colon",
        "but",
        "con",
        "at",
        "remark",
        "result",
        "headed",
        "command",
        "did",
        "start",
        "is",
        "tag",
        "rest_said",
        "minus",
        "repair",
        "per",
        "inf",
        "slash",
        "moment",
        "drop_word",
        "yes",
        "greeting",
        "thanks",
        "is_mark",
        "order",
        "nth",
        "first_mark",
        "measured",
        "source",
        "drift",
        "myself",
        "person",
        "pictured",
        "ache",
    ]
)
"""Kinds that may stand in a clause without being used by an entry."""

WEIGHED = re.compile(r"\bpesad[oa]s? (?=en )", re.IGNORECASE)
"""What a name may hold that says only how the amount was found."""

HOLDING = frozenset(("observed", "pressure", "scored", "scaled", "metric", "score"))
"""Kinds of spans that may hold a time, or when it was, among their parts."""

SEPARATORS = frozenset(("comma", "and", "stop", "line", "but", "question", "con"))


@dataclass(slots=True)
class Message:
    """A message and what its reading needs to know."""

    text: str
    tokens: list[Token]
    now: datetime
    context: ReadingContext
    shut: frozenset[int] = frozenset()
    """Tokens with a meaning of their own (units, numbers, days) that may not be part of an unknown name."""

    spelt: dict[int, str] = field(default_factory=dict)
    """What misspelt words of names mean."""

    more: dict[int, int] = field(default_factory=dict)
    """Where a name goes on: the end of its last word → the end of what tells more of it, "(Ritz)"."""

    measured: tuple[str, str | None] | None = None
    """The metric that was told last, with its unit: "Peso 79,6. Ayer 80,1"."""

    weighing: bool = False
    """The scales were just spoken of, without a figure: "weigh-in day! 187.2"."""

    eating: bool = False
    """Something eaten was told already: "there's also", "I have" go on with it."""

    def name(self, first: int, last: int) -> Name:
        """The words of tokens ``first`` to ``last`` (not included) as a name, rightly spelt."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        end = self.more.get(end, end)
        text = self.text[start:end]
        for at in range(last - 1, first - 1, -1):
            if at in self.spelt:
                token = self.tokens[at]
                text = text[: token.start - start] + self.spelt[at] + text[token.end - start :]
        return Name(WEIGHED.sub("", text), start, end)

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        return self.tokens[first].start, self.tokens[last - 1].end


@dataclass(slots=True)
class Clause:
    """Spans with one stance; builders mark what they used, the guard looks at the rest."""

    message: Message
    spans: list[Span]
    stance: str = "told"
    asked: bool = False
    used: set[int] = field(default_factory=set)
    entries: list[Entry] = field(default_factory=list)
    carried: Frame = field(default_factory=Frame)
    meal: str | None = None

    def has(self, *kinds: str) -> bool:
        return any(s.kind in kinds for s in self.spans)

    def parts(self, links: frozenset[str]) -> list[list[int]]:
        """The places of the spans between spans of these kinds that nothing used."""
        parts: list[list[int]] = [[]]
        for n, span in enumerate(self.spans):
            if span.kind in links and n not in self.used:
                parts.append([])
            else:
                parts[-1].append(n)
        return parts

    def free(self, at: int, *kinds: str) -> bool:
        """Span ``at`` is there, not used yet, and of one of these kinds."""
        return 0 <= at < len(self.spans) and at not in self.used and self.spans[at].kind in kinds

    def is_word(self, at: int) -> bool:
        """Span ``at`` is a free word that nothing explains: it may be part of a name."""
        if not self.free(at, GAP):
            return False
        place = self.spans[at].start
        return self.message.tokens[place].kind == "word" and place not in self.message.shut

    def use(self, *places: int) -> None:
        self.used.update(places)

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """The offsets in the message of spans ``first`` to ``last``, both included."""
        return self.message.offsets(self.spans[first].start, self.spans[last].end)

    @property
    def frames(self) -> list[Frame]:
        """The times that were said, also those inside a longer span ("peso hoy 80")."""
        return [s.value for s in self.deep() if s.kind == "time"]

    def deep(self) -> Iterator[Span]:
        """The spans of the clause, and in place of what was measured or scored the parts of it."""
        waiting = self.spans[::-1]
        while waiting:
            span = waiting.pop()
            if span.kind in HOLDING and span.parts:
                waiting += span.parts[::-1]
            else:
                yield span
