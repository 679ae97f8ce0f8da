"""Guesses for misspelt words: sound-alikes and one wrong letter, when only one known word fits."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

SHORTEST = 5
"""Shorter words are too often other words."""


@lru_cache(maxsize=1)
def ordinary() -> frozenset[str]:
    """Common words that are never a misspelling of ours: ``words/ordinary.tsv``."""
    return frozenset((files("bot.grammar") / "words" / "ordinary.tsv").read_text("utf-8").split())


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """How a Spanish ear writes it: b and v, ll and y, c, s and z, silent h, doubled letters are one."""
    for ours, theirs in (
        ("ch", "x"), ("qu", "k"), ("ce", "se"), ("ci", "si"), ("c", "k"), ("z", "s"), ("v", "b"), ("ll", "y"),
        ("h", ""), ("ge", "je"), ("gi", "ji"), ("ph", "f"), ("w", "gu"), ("rr", "r"),
    ):  # fmt: skip
        word = word.replace(ours, theirs)
    return "".join(c for n, c in enumerate(word) if n == 0 or c != word[n - 1])


def _cuts(word: str) -> set[str]:
    return {word[:n] + word[n + 1 :] for n in range(len(word))}


def one_apart(a: str, b: str) -> bool:
    """One letter changed, added, dropped, or two neighbours swapped."""
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        wrong = [n for n in range(len(a)) if a[n] != b[n]]
        if len(wrong) == 1:
            return True
        return (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and a[wrong[0]] == b[wrong[1]]
            and a[wrong[1]] == b[wrong[0]]
        )
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return shorter in _cuts(longer)


class Guesser:
    """Finds the one known word that a misspelt word is."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = frozenset(w for w in words if len(w) >= SHORTEST)
        self._by_sound: dict[str, set[str]] = {}
        self._by_cut: dict[str, set[str]] = {}
        for word in self._known:
            self._by_sound.setdefault(sound(word), set()).add(word)
            for cut in (*_cuts(word), word):
                self._by_cut.setdefault(cut, set()).add(word)

    def guess(self, word: str) -> str | None:
        """The known word meant, None for a known or ordinary word, or when several fit."""
        if len(word) < SHORTEST or word in self._known or word in ordinary() or not word.isalpha():
            return None
        alike = self._by_sound.get(sound(word), set())
        if len(alike) == 1:
            return next(iter(alike))
        if len(word) == SHORTEST:
            return None
        near = {k for cut in (*_cuts(word), word) for k in self._by_cut.get(cut, ()) if one_apart(word, k)}
        near = {k for k in near if k[0] == word[0]}
        return next(iter(near)) if len(near) == 1 else None
