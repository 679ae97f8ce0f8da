"""What of a message is left open after the reader and the resolver: what a model may be asked about it."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot.entries import Entry, FoodEntry, Reading
from bot.resolving.resolver import Ask, Resolved
from graph.catalog_nodes import Match
from graph.exercises.movements import movements
from graph.names import Catalog

UNREAD = ("unexplained", "unanchored")
"""Why the reader refused what another reader might understand."""
CANDIDATES = 5
MOST_CHARACTERS = 1500
"""A longer message is no report; reading it would cost more than it gives."""
_SENTENCE = re.compile(r"[^.;!?\n]+(?:[.](?=\d)[^.;!?\n]*)*[.;!?]*")
_EQUIPMENT = (
    "barbell", "ez_bar", "trap_bar", "dumbbell", "kettlebell", "cable", "machine", "smith_machine", "band",
    "plate", "bodyweight", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenName:
    """A name that needs to be placed: what was said of it, and what it might be."""

    kind: Literal["food", "exercise", "grams"]
    text: str
    said: str
    candidates: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """The clauses (offsets) that nobody read and the names that nobody knows. ``understood`` are the offsets of
    what was read; ``whole``: a model reads the message anyway, the reader's entries give way to its own."""

    text: str
    language: str
    intent: str
    clauses: tuple[tuple[int, int], ...]
    names: tuple[OpenName, ...]
    understood: tuple[tuple[int, int], ...] = ()
    whole: bool = False

    def to_json(self) -> str:
        """What the model is given: data only."""
        told: dict[str, Any] = {
            "message": self.text,
            "language": self.language,
            "clauses": [{"start": a, "end": b, "text": self.text[a:b]} for a, b in self.clauses],
            "understood": [self.text[a:b] for a, b in self.understood],
            "foods": [_named(one) for one in self.names if one.kind != "exercise"],
            "exercises": [_named(one) for one in self.names if one.kind == "exercise"],
        }
        if told["exercises"]:
            told["vocabulary"] = {
                "movement": sorted(movements()),
                "equipment": _EQUIPMENT,
                "laterality": ["bilateral", "unilateral"],
            }
        return json.dumps(told, ensure_ascii=False)


def _named(one: OpenName) -> dict[str, object]:
    return {"name": one.text, "said": one.said, "candidates": [match.name for match in one.candidates]}


def left_open(
    text: str,
    reading: Reading,
    resolved: Resolved,
    catalog: Catalog,
    language: str,
    speaks: Callable[[], bool],
    *,
    whole: bool = False,
) -> Opened | None:
    """What a model may be asked about a message; None when nothing is left open. ``speaks`` tells whether
    something told in it has a number or a known name at all."""
    if len(text) > MOST_CHARACTERS:
        return None
    names = tuple(_names(text, resolved.asks, catalog, language))
    lost = bool(reading.entries) and not (resolved.facts or resolved.asks or resolved.named_exercise)
    entries = () if lost else reading.entries
    understood = tuple((one.start, one.end) for one in entries)
    if whole:
        return Opened(text, language, reading.intent, ((0, len(text)),), names, (), True)
    unread = [one for one in reading.refusals if one.reason in UNREAD]
    # Talk that nothing explains at all may be a report in other words; what was refused for its stance is not.
    silent = reading.intent == "chat" and not reading.refusals and len(text.split()) > 1 and speaks()
    clauses = tuple(
        (m.start(), m.end())
        for m in _SENTENCE.finditer(text)
        if lost or silent or any(one.start < m.end() and m.start() < one.end for one in unread)
    )
    if not clauses and not names:
        return None
    return Opened(text, language, reading.intent, clauses, names, understood)


def _names(text: str, asks: Sequence[Ask], catalog: Catalog, language: str) -> Iterator[OpenName]:
    for ask in asks:
        said = _said(text, ask.entries[0])
        if ask.kind == "unknown_exercise":
            found = catalog.resolve_exercise(ask.quote, language, CANDIDATES)
            yield OpenName("exercise", ask.quote, said, found.matches[:CANDIDATES])
        elif ask.kind == "unknown_food":
            found = catalog.resolve_food(ask.quote, language, CANDIDATES)
            yield OpenName("food", ask.quote, said, found.matches[:CANDIDATES])
        elif ask.kind == "how_much" and isinstance(ask.entries[0], FoodEntry):
            yield OpenName("grams", ask.quote, said)


def _said(text: str, entry: Entry) -> str:
    return text[entry.start : entry.end]
