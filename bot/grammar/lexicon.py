"""The words that the reader knows: rows of ``words/es.tsv`` and ``words/en.tsv``, as one trie.

A row is kind, value, phrases split at ";". In a phrase ``(a|b)`` is a choice and ``[a|b]`` may be left out;
a phrase that begins with "=" counts only when written with exactly these accents, one that begins with "!" only for
those who write its language. Fillers are the dangerous
kind: a word listed there no longer stops a false reading.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any, NamedTuple

from bot.grammar.chart import Span
from bot.grammar.tokens import Token, tokenize
from graph.seeds import muscle_words

FOREIGN = 0.3
"""The cost of a word of the language that the person does not mostly write."""

ACCENT = 1.0
"""The cost of reading a word with an accent that the listed form does not have; a tenth of it for "salté" and
"salí", which are the same person's in the past."""


class Sense(NamedTuple):
    kind: str
    value: Any
    language: str
    exact: bool
    own: bool
    forms: tuple[str, ...]


Option = tuple[tuple[str, str], ...]
"""The words that may stand somewhere, each as it is written and folded."""


class Branching(NamedTuple):
    """A large template: for each of its pieces what may stand there, by the first folded word; ``free`` tells which
    pieces may be left out."""

    kind: str
    value: Any
    language: str
    exact: bool
    own: bool
    pieces: tuple[dict[str, list[Option]], ...]
    free: tuple[bool, ...]

    def ends(
        self, tokens: list[Token], at: int, place: int = 0, forms: tuple[str, ...] = ()
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Where the template may end that begins at a token, with the words that it then has."""
        if place == len(self.pieces):
            yield at, forms
            return
        if self.free[place]:
            yield from self.ends(tokens, at, place + 1, forms)
        if at == len(tokens):
            return
        for option in self.pieces[place].get(tokens[at].folded, ()):
            end = at + len(option)
            if [token.folded for token in tokens[at:end]] == [folded for _, folded in option]:
                yield from self.ends(tokens, end, place + 1, forms + tuple(text for text, _ in option))


class Node(NamedTuple):
    after: dict[str, "Node"]
    senses: list[Sense]


LARGE = 60
"""So many phrases of one template are written out: 185 templates would make nine tenths of all phrases."""

_CHOICE = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")


def expand(phrase: str) -> Iterator[str]:
    """All phrases that a template stands for, innermost choices first."""
    m = _CHOICE.search(phrase)
    if m is None:
        yield " ".join(phrase.split())
        return
    options = m.group(1).split("|") if m.group(1) is not None else ["", *m.group(2).split("|")]
    for option in options:
        yield from expand(phrase[: m.start()] + option + phrase[m.end() :])


def _templates() -> Iterator[tuple[str, str, str, str]]:
    """Language, kind, value and template of every row of the word files, and names of muscles."""
    for language in ("es", "en"):
        text = (files("bot.grammar") / "words" / f"{language}.tsv").read_text("utf-8")
        for line in text.splitlines():
            if line and not line.startswith("#"):
                kind, value, phrases = line.split("\t")
                for template in phrases.split(";"):
                    yield language, kind, value, template.strip()
    for muscle, _, english, spanish in muscle_words():
        for language, words in (("en", english), ("es", spanish)):
            for word in words.split(";"):
                yield language, "muscle", muscle, word.strip()


@lru_cache(maxsize=1)
def _parted() -> tuple[list[tuple[str, str, str, str]], list[tuple[str, str, str, str]]]:
    """The rows whose templates are written out, phrase by phrase, and those that stand for too many phrases."""
    small, large = [], []
    for language, kind, value, template in _templates():
        if _variants(template) > LARGE:
            large.append((language, kind, value, template))
        else:
            small += [(language, kind, value, phrase) for phrase in dict.fromkeys(expand(template))]
    return small, large


def rows() -> list[tuple[str, str, str, str]]:
    """Language, kind, value and phrase of every row but the large templates."""
    return _parted()[0]


def large_words() -> Iterator[tuple[str, str, str]]:
    """Language, kind and each word of the large templates."""
    for language, kind, _, template in _parted()[1]:
        for piece in _apart(template.lstrip("=!")):
            for option in expand(piece):
                for word in option.split():
                    yield language, kind, word


def _apart(template: str) -> list[str]:
    """A template cut at the blanks that stand in no choice."""
    pieces, depth = [""], 0
    for sign in template:
        depth += (sign in "([") - (sign in ")]")
        if sign == " " and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += sign
    return [piece for piece in pieces if piece]


def _variants(template: str) -> int:
    """How many phrases a template stands for, at most; beyond ``LARGE`` not counted further."""
    count = 1
    for piece in _apart(template):
        count *= sum(1 for _ in islice(expand(piece), LARGE + 1))
        if count > LARGE:
            break
    return count


def _value(text: str) -> Any:
    try:
        return float(text)
    except ValueError:
        return text


@lru_cache(maxsize=1)
def trie() -> Node:
    """All phrases of both languages; built at the first use."""
    root = Node({}, [])
    for language, kind, value, phrase in rows():
        exact, own = phrase.startswith("="), phrase.startswith("!")
        pieces = _pieces(phrase.lstrip("=!"))
        if not pieces:
            continue
        node = root
        for _, folded in pieces:
            after = node.after.get(folded)
            if after is None:
                after = node.after[folded] = Node({}, [])
            node = after
        node.senses.append(
            Sense(kind, _value(value), language, exact, own, tuple(text for text, _ in pieces))
        )
    return root


def _pieces(phrase: str) -> list[tuple[str, str]]:
    """The text and the folded text of a phrase's tokens. Most of the fifty thousand phrases are plain words, for
    which a start of the server need not wait until they are cut as messages are."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return [(word, word) for word in phrase.lower().split()]
    return [(token.text, token.folded) for token in tokenize(phrase)]


@lru_cache(maxsize=1)
def single_words() -> frozenset[str]:
    """Every folded word that stands in some phrase."""
    small = (word for *_, phrase in rows() for _, word in _pieces(phrase))
    large = (folded for *_, word in large_words() for _, folded in _pieces(word))
    return frozenset(word for words in (small, large) for word in words if word[0].isalpha())


@lru_cache(maxsize=1)
def branchings() -> dict[str, list[Branching]]:
    """The large templates by the words with which they may begin."""
    found: dict[str, list[Branching]] = {}
    for language, kind, value, template in _parted()[1]:
        bare = template.lstrip("=!")
        pieces, free = [], []
        for piece in _apart(bare):
            options = {option: tuple(_pieces(option)) for option in expand(piece)}
            by_first: dict[str, list[Option]] = {}
            for option in options.values():
                if option:
                    by_first.setdefault(option[0][1], []).append(option)
            pieces.append(by_first)
            free.append("" in options)
        marks = template[: len(template) - len(bare)]
        made = Branching(
            kind, _value(value), language, "=" in marks, "!" in marks, tuple(pieces), tuple(free)
        )
        first = next((at + 1 for at, may_go in enumerate(free) if not may_go), len(free))
        for word in dict.fromkeys(word for piece in pieces[:first] for word in piece):
            found.setdefault(word, []).append(made)
    return found


def seeds(tokens: list[Token], language: str) -> list[Span]:
    """A span for every sense of every phrase that stands in the message."""
    root, large = trie().after, branchings()
    found: list[Span] = []
    size = len(tokens)
    for start in range(size):
        for branching in large.get(tokens[start].folded, ()):
            found += _large_spans(branching, tokens, start, language)
        node = root.get(tokens[start].folded)
        at = start + 1
        while node is not None:
            for sense in node.senses:
                cost = _cost(sense, tokens[start:at], language)
                if cost is not None:
                    found.append(Span(start, at, sense.kind, sense.value, cost))
            if at == size:
                break
            node = node.after.get(tokens[at].folded)
            at += 1
    return found


def _large_spans(branching: Branching, tokens: list[Token], start: int, language: str) -> list[Span]:
    """The spans of a large template that begin at a token, the cheapest of each length."""
    cheapest: dict[int, float] = {}
    for end, forms in branching.ends(tokens, start):
        sense = Sense(*branching[:5], forms)
        cost = _cost(sense, tokens[start:end], language) if end > start else None
        if cost is not None and cost < cheapest.get(end, 1e9):
            cheapest[end] = cost
    return [Span(start, end, branching.kind, branching.value, cost) for end, cost in cheapest.items()]


def _cost(sense: Sense, tokens: list[Token], language: str) -> float | None:
    cost = 0.0 if sense.language == language else FOREIGN
    if cost and sense.own:
        return None
    for token, form in zip(tokens, sense.forms, strict=True):
        if token.text != form:
            if sense.exact:
                return None
            if token.text != token.folded and form == token.folded:
                mine = len(form) > 3 and token.text[:-1] == form[:-1] and token.text[-1] in "éí"
                cost += ACCENT / 10 if mine else ACCENT
    return cost
