"""How a night or nap of one's own is told: the phrases of ``words/nights.tsv`` in a message (see ``nights_told``)."""

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from bot.grammar.phrase_shapes import Matcher, Shape, firsts, seconds, shape
from bot.grammar.tokens import fold

ANCHORS = frozenset(("bed", "wake", "woken", "slept", "nap", "noun", "night"))
"""Kinds of which one stands in every report of a night."""


class Phrase(NamedTuple):
    """One phrase and what it leads to."""

    kind: str
    said: Shape
    follow: frozenset[str] | None
    """The words of which one must stand behind the first; None where any may."""


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[Phrase]]:
    """The phrases by their first words, also "-ing" and "dormid-"."""
    found: dict[str, list[Phrase]] = {}
    for line in fold((files("bot.grammar") / "words" / "nights.tsv").read_text("utf-8")).splitlines():
        if line and not line.startswith("#"):
            kind, templates = line.split("\t")
            for template in templates.split(";"):
                said = shape(template.strip())
                for word in firsts(said):
                    found.setdefault(word, []).append(Phrase(kind, said, seconds(said, word)))
    return found


@lru_cache(maxsize=1)
def _stems() -> tuple[str, ...]:
    return tuple(key[:-1] for key in phrases() if key.endswith("-"))


def _begun(words: list[str], at: int) -> Iterator[Phrase]:
    """The phrases that may begin at a word."""
    word, follows = words[at], words[at + 1] if at + 1 < len(words) else ""
    for key in (word, *(f"{stem}-" for stem in _stems() if word.startswith(stem))):
        for phrase in phrases().get(key, ()):
            if phrase.follow is None or follows in phrase.follow:
                yield phrase


def tells_of_sleep(words: list[str]) -> bool:
    """Whether a message may tell of sleep at all."""
    return any(phrase.kind in ANCHORS for at in range(len(words)) for phrase in _begun(words, at))


def longest_at(words: list[str], at: int) -> tuple[str, int] | None:
    """The kind and the end of the longest phrase that begins at a word, the first listed of two as long."""
    best: tuple[str, int] | None = None
    matcher = Matcher(words, lambda _, place: words[place].isalpha())
    for phrase in _begun(words, at):
        end = max(matcher.ends(phrase.said, at), default=at)
        if end > (best[1] if best is not None else at):
            best = phrase.kind, end
    return best


@lru_cache(maxsize=1)
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(
        word for word, found in phrases().items() if any(phrase.kind == kind for phrase in found)
    )


def resting(words: list[str]) -> bool:
    """Whether it is said to have been where or when nobody sleeps at night: on a sofa, at a desk, after lunch."""
    return not _of_kind("rest").isdisjoint(words)
