"""Words of a name: folded, cut into pieces that mean something, whatever the language, plural or typo.

A lexicon maps phrases to what they mean. Reading takes the longest phrase first; a word that no phrase has is
kept as an unexplained piece, because a name with an unexplained word must not be taken for found.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice, pairwise

from rapidfuzz.distance import OSA

_APOSTROPHES = re.compile(r"['’`´]")
_WORD = re.compile(r"[a-z]+|\d+(?:[.,]\d+)?%?")
_MARKS = re.compile(r"[¿?¡!.,;:]")
_WITH = re.compile(r"\b[wc]/", re.IGNORECASE)  # "w/ dumbbells", "c/mancuernas"
_MOST_KEPT = 32768  # texts that are kept as they were read: the names of a catalog are read more than once
_TYPO_LETTERS = 5
_GLUED = 7  # letters from which a word may be two of a phrase without their blank
_NO_PLURALS = frozenset({"bus", "ohs", "mornings"})  # "good morning" greets, "good mornings" are lifted
_UNREAD, _DERIVED = 10.0, 2.2  # what a word costs that nothing explains, or only as a part of some phrase
_SHORT = 6  # letters up to which another letter makes another word ("phone", "prone"), unless it is near
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("aeiou", "iy", "bv", "csz", "ckq", "gj", "mn", "dt", "xs")
Meaning = tuple[str, ...] | None


class _Bare(dict[int, int | None]):
    """Each character, and nothing for an accent."""

    def __missing__(self, code: int) -> int | None:
        return None if unicodedata.combining(chr(code)) else code


_BARE = _Bare({code: code for code in range(128)})


@lru_cache(maxsize=_MOST_KEPT)
def fold(text: str) -> str:
    """A text in lower case, without accents and apostrophes."""
    if "/" in text:
        text = _WITH.sub("with ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_BARE)
    return _APOSTROPHES.sub("", text.lower())


def bare(text: str) -> str:
    """A folded text without its marks, one blank between words."""
    return " ".join(_MARKS.sub(" ", fold(text)).split())


@lru_cache(maxsize=_MOST_KEPT)
def stem(word: str) -> str:
    """A folded word without its plural; singular and plural of both languages come out alike."""
    if word in _NO_PLURALS:
        return word
    if len(word) <= 3 or not word.isalpha():
        return word[:-1] if len(word) == 3 and word.endswith("s") and word[1] != "s" else word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if word.endswith("sse"):
        return word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@lru_cache(maxsize=_MOST_KEPT)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words and numbers of a text, in order."""
    return tuple(_WORD.findall(fold(text)))


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order: the key of a phrase."""
    return tuple(stem(word) for word in words_of(text))


def respelled(stems: Sequence[str], spellings: Mapping[tuple[str, ...], str]) -> tuple[list[str], list[int]]:
    """Stems in the spelling that is kept of each, and how many of the given ones stand for each of them."""
    kept: list[str] = []
    steps: list[int] = []
    place = 0
    while place < len(stems):
        pair = spellings.get(tuple(stems[place : place + 2]))
        step = 1 if pair is None or place + 1 == len(stems) else 2
        kept.append(pair if pair is not None and step == 2 else spellings.get((stems[place],), stems[place]))
        steps.append(step)
        place += step
    return kept, steps


def _near_keys() -> frozenset[str]:
    """Pairs of letters that are struck for one another: side by side or one above the other on the keys, or alike
    in sound."""
    pairs = {row[at : at + 2] for row in _ROWS for at in range(len(row) - 1)}
    for upper, lower in pairwise(_ROWS):
        pairs |= {upper[at] + lower[at] for at in range(len(lower))}
        pairs |= {upper[at + 1] + lower[at] for at in range(len(lower)) if at + 1 < len(upper)}
    pairs |= {one + other for sound in _SOUNDS for one in sound for other in sound}
    return frozenset(pairs | {pair[::-1] for pair in pairs})


_NEAR_KEYS = _near_keys()


def _slipped(known: str, word: str) -> bool:
    """Whether a word at distance 1 is another one mistyped: in a short word one letter for another has to be near
    it on the keys or in sound, and one letter too many has to be struck twice or beside its neighbour ("truck" and
    "piano" are no slips)."""
    if len(word) > _SHORT or len(word) < len(known):
        return True
    at = next((at for at, (one, two) in enumerate(zip(known, word, strict=False)) if one != two), len(known))
    if len(word) > len(known):
        beside = word[at - 1] + word[at + 1 : at + 2]
        near = len(known) >= _TYPO_LETTERS and any(word[at] + other in _NEAR_KEYS for other in beside)
        return near or word[at] in beside
    return known[at + 1 :] != word[at + 1 :] or known[at] + word[at] in _NEAR_KEYS


def _price(meaning: Meaning) -> float:
    if not meaning:
        return 0.01
    return _DERIVED if meaning[0].endswith("_") else 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words and what it means: () for glue, None when nothing explains it."""

    text: str
    meaning: tuple[str, ...] | None
    typo: bool = False


def _pieces(raw: Sequence[str], typos: list[bool], cut: Iterable[tuple[int, Meaning]]) -> tuple[Piece, ...]:
    """The pieces of words that were cut so."""
    pieces: list[Piece] = []
    place = 0
    for step, meaning in cut:
        pieces.append(Piece(" ".join(raw[place : place + step]), meaning, any(typos[place : place + step])))
        place += step
    return tuple(pieces)


class Lexicon:
    """Phrases with their meanings; unknown words are read as typos of a known one where only one fits."""

    def __init__(
        self,
        phrases: Mapping[tuple[str, ...], tuple[str, ...]],
        ordinary: Iterable[str] = (),
        skipped: Iterable[str] = (),
        fewest: bool = False,
        spellings: Mapping[tuple[str, ...], str] | None = None,
    ) -> None:
        """``ordinary`` words are never typos; ``skipped`` ones may stand inside a phrase, or be left out. With
        ``fewest`` the phrases are chosen that leave the least unexplained ("en | polea alta"), not the longest
        at each word ("en polea | alta"). ``spellings``: how the phrases spell one or two stems ("push up")."""
        self._phrases = dict(phrases)
        self._skipped = frozenset(skipped)
        self._fewest = fewest
        self._spellings = spellings or {}
        self._bare = self._without_skipped()
        self._longest: dict[str, int] = {}
        for key in self._phrases:
            self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))
        self.words = frozenset(word for key in self._phrases for word in key)
        self._ordinary = frozenset(ordinary)
        self._never = self.words | self._ordinary | {word for key in self._spellings for word in key}
        self._glued = self._without_blanks() if self._spellings else {}
        self._by_letter: dict[str, list[str]] = {}
        told = {word for key, meaning in self._phrases.items() if meaning for word in key}
        for word in sorted(told):
            if len(word) >= _TYPO_LETTERS - 1 and word.isalpha():
                self._by_letter.setdefault(word[0], []).append(word)

    def read(self, text: str) -> tuple[Piece, ...]:
        """The pieces of a text, longest phrases first."""
        raw, stems, typos = self._words_of(text)
        cut = self._cheapest(stems) if self._fewest else self._longest_first(stems)
        return _pieces(raw, typos, cut)

    def cuts(self, text: str, most: int) -> Iterator[tuple[Piece, ...]]:
        """The ways to cut a text into known phrases that leave no word unexplained, at most so many."""
        raw, stems, typos = self._words_of(text)
        count = len(stems)
        steps = [list(dict(reversed(list(self._phrases_at(stems, place)))).items()) for place in range(count)]
        whole = [False] * count + [True]
        for place in range(count - 1, -1, -1):
            whole[place] = any(whole[place + step] for step, _ in steps[place])

        def onwards(place: int) -> Iterator[list[tuple[int, Meaning]]]:
            if place == count:
                yield []
            for step, meaning in steps[place] if place < count else ():
                if whole[place + step]:
                    for rest in onwards(place + step):
                        yield [(step, meaning), *rest]

        for cut in islice(onwards(0), most):
            yield _pieces(raw, typos, cut)

    def _words_of(self, text: str) -> tuple[Sequence[str], list[str], list[bool]]:
        """The words as they were written, their stems with slips mended, and which were slips. What is spelled in
        two words counts as one of them."""
        raw: Sequence[str] = words_of(text)
        stems = [stem(word) for word in raw]
        typos = [False] * len(stems)
        for place, word in enumerate(stems):
            if word not in self._never and (guess := self._typo(raw[place], word)):
                stems[place], typos[place] = guess, True
        if not self._spellings:
            return raw, stems, typos
        raw, stems, typos = self._parted(raw, stems, typos)
        kept, steps = respelled(stems, self._spellings)
        ends = list(accumulate(steps))
        spans = [slice(end - step, end) for end, step in zip(ends, steps, strict=True)]
        return [" ".join(raw[span]) for span in spans], kept, [any(typos[span]) for span in spans]

    def _parted(
        self, raw: Sequence[str], stems: list[str], typos: list[bool]
    ) -> tuple[Sequence[str], list[str], list[bool]]:
        """The same words, those in two that were written without the blank of a phrase ("pesomuerto")."""
        if not any(word in self._glued and word not in self._never for word in stems):
            return raw, stems, typos
        parted: list[tuple[str, str, bool]] = []
        for written, word, typo in zip(raw, stems, typos, strict=True):
            first, second = self._glued.get(word, ("", "")) if word not in self._never else ("", "")
            if first:
                parted += [(written[: len(first)], first, False), (written[len(first) :], second, False)]
            else:
                parted.append((written, word, typo))
        raws, kept, slips = zip(*parted, strict=True)
        return raws, list(kept), list(slips)

    def extended(self, phrases: Mapping[tuple[str, ...], tuple[str, ...]]) -> "Lexicon":
        """The same lexicon with more phrases; what it has already stays as it is."""
        return Lexicon(
            {**phrases, **self._phrases}, self._ordinary, self._skipped, self._fewest, self._spellings
        )

    def _longest_first(self, stems: list[str]) -> Iterator[tuple[int, Meaning]]:
        place = 0
        while place < len(stems):
            step, meaning = self._longest_at(stems, place)
            yield step, meaning
            place += step

    def _cheapest(self, stems: list[str]) -> list[tuple[int, Meaning]]:
        """The cut of all words that costs least; of two that cost the same the one with the longer beginning."""
        count = len(stems)
        cost = [0.0] * (count + 1)
        chosen: list[tuple[int, Meaning]] = [(1, None)] * count
        for place in range(count - 1, -1, -1):
            cost[place] = _UNREAD + cost[place + 1]
            for step, meaning in self._phrases_at(stems, place):
                price = _price(meaning) + cost[place + step]
                if price < cost[place]:
                    cost[place], chosen[place] = price, (step, meaning)
        cut: list[tuple[int, Meaning]] = []
        place = 0
        while place < count:
            cut.append(chosen[place])
            place += chosen[place][0]
        return cut

    def _phrases_at(self, stems: list[str], place: int) -> Iterator[tuple[int, Meaning]]:
        """Every phrase that begins at a word, the longest first, then those with words left out."""
        for step in range(min(self._longest.get(stems[place], 0), len(stems) - place), 0, -1):
            meaning = self._phrases.get(tuple(stems[place : place + step]))
            if meaning is not None:
                yield step, meaning
        if self._bare and stems[place] not in self._skipped:
            places = [
                at for at in range(place, min(place + 10, len(stems))) if stems[at] not in self._skipped
            ]
            for count in range(min(len(places), 6), 1, -1):
                meaning = self._bare.get(tuple(stems[at] for at in places[:count]))
                if meaning is not None:
                    yield places[count - 1] - place + 1, meaning

    def _without_blanks(self) -> dict[str, tuple[str, str]]:
        """Two words that stand side by side in a phrase, under both written as one, from seven letters on."""
        return {
            one + two: (one, two)
            for key in self._phrases
            for one, two in pairwise(key)
            if len(one) >= _TYPO_LETTERS - 2
            and len(two) >= _TYPO_LETTERS - 2
            and len(one) + len(two) >= _GLUED
            and one not in self._skipped
            and two not in self._skipped
            and (one + two).isalpha()
        }

    def _without_skipped(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """The phrases of at least two words without the words that may be left out."""
        bare: dict[tuple[str, ...], tuple[str, ...]] = {}
        if self._skipped:
            for key, meaning in self._phrases.items():
                short = tuple(word for word in key if word not in self._skipped)
                if len(short) > 1:
                    bare.setdefault(short, meaning)
            bare.update({key: meaning for key, meaning in self._phrases.items() if key in bare})
        return bare

    def meaning(self, key: tuple[str, ...]) -> tuple[str, ...] | None:
        """What exactly these stems mean, or None."""
        return self._phrases.get(key)

    def _longest_at(self, stems: list[str], place: int) -> tuple[int, tuple[str, ...] | None]:
        for step in range(min(self._longest.get(stems[place], 0), len(stems) - place), 0, -1):
            meaning = self._phrases.get(tuple(stems[place : place + step]))
            if meaning is not None:
                said = sum(word not in self._skipped for word in stems[place : place + step])
                return self._loosely_at(stems, place, said) or (step, meaning)
        return self._loosely_at(stems, place, 1) or (1, None)

    def _loosely_at(
        self, stems: list[str], place: int, known: int
    ) -> tuple[int, tuple[str, ...] | None] | None:
        """A phrase that explains more than ``known`` words when words that add nothing are left out."""
        if not self._bare or stems[place] in self._skipped:
            return None
        places = [at for at in range(place, min(place + 10, len(stems))) if stems[at] not in self._skipped]
        for count in range(min(len(places), 6), known, -1):
            meaning = self._bare.get(tuple(stems[at] for at in places[:count]))
            if meaning is not None:
                return places[count - 1] - place + 1, meaning
        return None

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
            and _slipped(known, word)
        ]
        return near[0] if len(near) == 1 else None
