"""Words of a name: folded, cut into pieces that mean something, whatever the language, plural or typo.

A lexicon maps phrases to what they mean. Reading takes the longest phrase first; a word that no phrase has is
kept as an unexplained piece, because a name with an unexplained word must not be taken for found.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

_APOSTROPHES = re.compile(r"['’`´]")
_WORD = re.compile(r"[a-z]+|\d+(?:[.,]\d+)?%?")
_TYPO_LETTERS = 5


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A text in lower case, without accents and apostrophes."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _APOSTROPHES.sub("", bare.lower())


def stem(word: str) -> str:
    """A folded word without its plural; singular and plural of both languages come out alike."""
    if len(word) <= 3 or not word.isalpha():
        return (
            word[:-1] if len(word) == 3 and word.endswith("s") and word != "bus" and word[1] != "s" else word
        )
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if word.endswith("sse"):
        return word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def words_of(text: str) -> tuple[str, ...]:
    """The folded words and numbers of a text, in order."""
    return tuple(_WORD.findall(fold(text)))


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order: the key of a phrase."""
    return tuple(stem(word) for word in words_of(text))


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words and what it means: () for glue, None when nothing explains it."""

    text: str
    meaning: tuple[str, ...] | None
    typo: bool = False


class Lexicon:
    """Phrases with their meanings; unknown words are read as typos of a known one where only one fits."""

    def __init__(
        self, phrases: Mapping[tuple[str, ...], tuple[str, ...]], ordinary: Iterable[str] = ()
    ) -> None:
        self._phrases = dict(phrases)
        self._longest: dict[str, int] = {}
        for key in self._phrases:
            self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))
        self.words = frozenset(word for key in self._phrases for word in key)
        self._ordinary = frozenset(ordinary)
        self._never = self.words | self._ordinary
        self._by_letter: dict[str, list[str]] = {}
        for word in sorted(self.words):
            if len(word) >= _TYPO_LETTERS - 1 and word.isalpha():
                self._by_letter.setdefault(word[0], []).append(word)

    def read(self, text: str) -> tuple[Piece, ...]:
        """The pieces of a text, longest phrases first."""
        raw = words_of(text)
        stems = [stem(word) for word in raw]
        typos = [False] * len(stems)
        for place, word in enumerate(stems):
            if word not in self._never and (guess := self._typo(raw[place], word)):
                stems[place], typos[place] = guess, True
        pieces: list[Piece] = []
        place = 0
        while place < len(stems):
            step, meaning = self._longest_at(stems, place)
            pieces.append(
                Piece(" ".join(raw[place : place + step]), meaning, any(typos[place : place + step]))
            )
            place += step
        return tuple(pieces)

    def extended(self, phrases: Mapping[tuple[str, ...], tuple[str, ...]]) -> "Lexicon":
        """The same lexicon with more phrases; what it has already stays as it is."""
        return Lexicon({**phrases, **self._phrases}, self._ordinary)

    def meaning(self, key: tuple[str, ...]) -> tuple[str, ...] | None:
        """What exactly these stems mean, or None."""
        return self._phrases.get(key)

    def _longest_at(self, stems: list[str], place: int) -> tuple[int, tuple[str, ...] | None]:
        for step in range(min(self._longest.get(stems[place], 0), len(stems) - place), 0, -1):
            meaning = self._phrases.get(tuple(stems[place : place + step]))
            if meaning is not None:
                return step, meaning
        return 1, None

    def _typo(self, raw: str, word: str) -> str | None:
        """The one known word at distance 1 with the same first letter, from five letters on. A word that only
        goes on where a known one ends is another word ("planchar"), not a typo."""
        if len(raw) < _TYPO_LETTERS or not raw.isalpha():
            return None
        near = [
            known
            for known in self._by_letter.get(word[0], ())
            if abs(len(known) - len(word)) <= 1
            and not word.startswith(known)
            and OSA.distance(known, word, score_cutoff=1) <= 1
        ]
        return near[0] if len(near) == 1 else None
