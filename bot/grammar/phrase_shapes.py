"""Phrases with choices and open slots, written like those of the word files, matched against the words of a message.

``(a|b)`` is a choice, ``[a]`` may be left out. ``_`` takes any one word, ``*`` up to five, ``~`` and ``**`` the same
whatever their ending, ``@`` any word or somebody, ``&`` somebody; "-ando" takes a word that ends so, "content-" one
that begins so.
"""

import re
from collections.abc import Callable, Iterator

Choice = tuple["Shape", ...]
Part = str | frozenset[str] | Choice
Shape = tuple[Part, ...]
"""Parts in their order: a word or slot, a set of words, or a choice of shapes."""

SLOTS = frozenset(("_", "~", "@", "&", "*", "**"))
LONGEST = 5
"""So many words at most stand in a slot of several."""

_PIECES = re.compile(r"[()\[\]|]|[^()\[\]|\s]+")
_ATTACHED = re.compile(r"(\w+)\[(\w+)\](?!\w)")
""" "Colega[s]"."""


def shape(template: str) -> Shape:
    """The shape that a template stands for."""
    pieces = _PIECES.findall(_ATTACHED.sub(r"(\1|\1\2)", template))
    made, rest = _parsed(pieces)
    if rest:
        raise ValueError(f"a bracket too many: {template}")
    return made


def _parsed(pieces: list[str]) -> tuple[Shape, list[str]]:
    """The shape of what stands before the bracket that closes it, and the pieces from there on."""
    parts: list[Part] = []
    while pieces and pieces[0] not in (")", "]", "|"):
        first, pieces = pieces[0], pieces[1:]
        if first not in ("(", "["):
            parts.append(first)
            continue
        options: list[Shape] = [()] if first == "[" else []
        while True:
            option, pieces = _parsed(pieces)
            options.append(option)
            closed, pieces = pieces[0], pieces[1:]
            if closed != "|":
                break
        parts.append(_choice(options))
    return tuple(parts), pieces


def _choice(options: list[Shape]) -> Part:
    words = [one[0] for one in options if len(one) == 1 and isinstance(one[0], str) and _plain(one[0])]
    if len(words) == len(options):
        return frozenset(str(word) for word in words)
    others = [one for one in options if not (len(one) == 1 and one[0] in words)]
    return (*others, (frozenset(str(word) for word in words),)) if words else tuple(others)


def _plain(word: str) -> bool:
    return word not in SLOTS and "-" not in word


def firsts(said: Shape) -> frozenset[str]:
    """The words with which a shape begins."""
    found: frozenset[str] = frozenset()
    for part in said:
        if isinstance(part, str):
            return found | {part}
        if isinstance(part, frozenset):
            return found | part
        found |= frozenset(word for option in part for word in firsts(option))
        if () not in part:
            return found
    return found


def seconds(said: Shape, first: str) -> frozenset[str] | None:
    """The words of which one must follow the first word of a shape; None where any may, or none need."""
    end = ""
    found = frozenset(word for rest in _rests(said, first) for word in firsts((*rest, end)))
    return None if any(word == end or not _plain(word) for word in found) else found


def _rests(said: Shape, first: str) -> Iterator[Shape]:
    """What may be left of a shape once its first word was taken."""
    for at, part in enumerate(said):
        rest = said[at + 1 :]
        if isinstance(part, tuple):
            for option in part:
                yield from (left + rest for left in _rests(option, first))
            if () in part:
                continue
        elif first == part or (isinstance(part, frozenset) and first in part):
            yield rest
        return


class Matcher:
    """Finds shapes in words; ``fits`` tells whether the word at a place may stand in a slot."""

    def __init__(self, words: list[str], fits: Callable[[str, int], bool]) -> None:
        self._words, self._fits = words, fits

    def ends(self, said: Shape, at: int) -> Iterator[int]:
        """Every place where a shape that begins at ``at`` may end."""
        if not said:
            yield at
            return
        for end in self._part_ends(said[0], at):
            yield from self.ends(said[1:], end)

    def _part_ends(self, part: Part, at: int) -> Iterator[int]:
        if isinstance(part, tuple):
            for option in part:
                yield from self.ends(option, at)
        elif part in ("*", "**"):
            yield at
            last = min(at + LONGEST, len(self._words))
            while at < last and self._fits(str(part), at):
                at += 1
                yield at
        elif at < len(self._words) and self._is(part, at):
            yield at + 1

    def _is(self, part: str | frozenset[str], at: int) -> bool:
        word = self._words[at]
        if isinstance(part, frozenset):
            return word in part
        if part in SLOTS:
            return self._fits(part, at)
        if part[0] == "-" != part:
            return word.endswith(part[1:]) and len(word) > len(part) + 1 and self._fits("_", at)
        if part[-1] == "-" != part:
            return word.startswith(part[:-1]) and len(word) < len(part) + 3
        return word == part
