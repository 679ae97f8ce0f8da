"""The core names of exercises and foods, found in a message by one trie."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

from bot.grammar import lexicon
from bot.grammar.chart import Span
from bot.grammar.tokens import Token, fold, stem, tokenize
from bot.grammar.typos import Guesser
from graph.foods.words import vocabulary_words

Kind = Literal["exercise", "food"]
LINKS = frozenset(["de", "del", "la", "el", "los", "las", "of", "the", "al", "a"])
JOINS = LINKS | {"d"}
"""What may stand inside a name as it is written: "tortitas d arroz"."""


class KnownNames(Protocol):
    """What the reader asks of known names."""

    def spans(self, tokens: Sequence[Token]) -> list[Span]:
        """A span of kind ``exercise`` or ``food`` for each known name; its value is (first, last) token."""
        ...

    def guess(self, word: str) -> str | None:
        """The known word that a misspelt one most likely is, None when none or several fit."""
        ...


class _Node(NamedTuple):
    after: dict[str, "_Node"]
    kinds: set[str]


@lru_cache(maxsize=1)
def _measures() -> frozenset[str]:
    """Words such as "vaso" and "slices": what stands before "de" or "of" is an amount then, no name."""
    return frozenset(fold(phrase) for _, kind, _, phrase in lexicon.rows() if kind == "measure")


class NameTrie:
    """Names by their words without number and without "de", "la" and the like."""

    def __init__(self) -> None:
        self._root = _Node({}, set())
        self._words: set[str] = set()
        self._spelt: set[str] = set()
        self._guesser: Guesser | None = None

    def add(self, name: str, kind: Kind) -> None:
        words = [t.folded for t in tokenize(name) if t.kind in ("word", "number")]
        if kind == "food" and len(words) > 2 and words[1] in ("de", "of") and words[0] in _measures():
            return
        solid = [w for w in words if w not in LINKS] or words
        node = self._root
        for word in solid:
            node = node.after.setdefault(stem(word), _Node({}, set()))
            if len(word) >= 5:
                self._words.add(word)
        if solid:
            node.kinds.add(kind)

    def spans(self, tokens: Sequence[Token]) -> list[Span]:
        """Every known name in the message, longer ones first in cost."""
        found: list[Span] = []
        size = len(tokens)
        for start in range(size):
            node = self._root.after.get(stem(tokens[start].folded))
            at = start + 1
            while node is not None:
                found += [Span(start, at, kind, (start, at), 0.0) for kind in node.kinds]
                while at < size and tokens[at].folded in JOINS and stem(tokens[at].folded) not in node.after:
                    at += 1
                if at >= size:
                    break
                node = node.after.get(stem(tokens[at].folded))
                at += 1
        return found

    def take_for_spelt(self, words: Iterable[str]) -> None:
        """Words that are no misspelt names, whatever they look like."""
        self._spelt.update(stem(fold(word)) for word in words)

    def guess(self, word: str) -> str | None:
        if stem(word) in self._spelt:
            return None
        if self._guesser is None:
            self._guesser = Guesser(self._words)
        return self._guesser.guess(word)


def build_names(rows: Iterable[tuple[str, str, str]]) -> NameTrie:
    """A trie from rows of name, language ("es", "en") and kind ("exercise" or "food"), and all that the first
    reading would have to wait for."""
    return _built(tuple(rows))


@lru_cache(maxsize=1)
def _built(rows: tuple[tuple[str, str, str], ...]) -> NameTrie:
    """A catalog that is read again has mostly the names that it had."""
    trie = NameTrie()
    for name, _, kind in rows:
        if fold(name).strip():
            trie.add(name, "exercise" if kind == "exercise" else "food")
    trie.take_for_spelt(vocabulary_words())
    lexicon.trie()
    trie.guess("zorblax")
    return trie


NO_NAMES = NameTrie()
