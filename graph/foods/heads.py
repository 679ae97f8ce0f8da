"""Which word of a food's name says what it is: in Spanish the first, in English the last of the first part."""

import re
from collections.abc import Mapping

from graph.exercises.vocabulary import NOTHING
from graph.foods.rules import NEVER_LOST, SOMETIMES, is_part
from graph.words import Lexicon, Piece, stem, words_of

REMARK = re.compile(r"\([^()]*\)")
_REST = re.compile(r",|\b(?:with|in|for|without|from|made|con|en|sin|para|por)\b", re.IGNORECASE)
"""Where what stands beside a food begins."""


def head_of(lexicon: Lexicon, kinds: Mapping[str, str], text: str, language: str) -> str | None:
    """The word that says what it is, before a comma or "with"; None where that word is not known."""
    part = _REST.split(REMARK.sub(" ", text), maxsplit=1)[0]
    pieces = [piece for piece in lexicon.read(part) if piece.meaning not in ((), (NOTHING,))]
    for piece in pieces if language == "es" else reversed(pieces):
        if piece.meaning is None:
            return None
        words = [word for word in piece.meaning if kinds.get(word) in (None, "word")]
        if words and not (words[0] in NEVER_LOST or words[0] in SOMETIMES):
            return words[0] if language == "es" else words[-1]
    return None


def named_part(pieces: tuple[Piece, ...], language: str) -> frozenset[str]:
    """What a name says last in English, first in Spanish, where that is a part of a food: "lemon peel"."""
    telling = [piece.meaning for piece in pieces if piece.meaning not in ((), (NOTHING,))]
    if len(telling) < 2:
        return frozenset()
    named = telling[0] if language == "es" else telling[-1]
    return frozenset(word for word in named or () if is_part(word))


def phrase_of(pieces: tuple[Piece, ...]) -> tuple[str, ...]:
    """The words of a name in order, without articles and prepositions."""
    return tuple(stem(word) for piece in pieces if piece.meaning != () for word in words_of(piece.text))
