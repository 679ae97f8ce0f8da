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


class Node(NamedTuple):
    after: dict[str, "Node"]
    senses: list[Sense]


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


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Language, kind, value and phrase of every row of the word files, templates expanded, and names of muscles."""
    for language in ("es", "en"):
        text = (files("bot.grammar") / "words" / f"{language}.tsv").read_text("utf-8")
        for line in text.splitlines():
            if line and not line.startswith("#"):
                kind, value, phrases = line.split("\t")
                for template in phrases.split(";"):
                    for phrase in dict.fromkeys(expand(template.strip())):
                        yield language, kind, value, phrase
    for muscle, _, english, spanish in muscle_words():
        for language, words in (("en", english), ("es", spanish)):
            for word in words.split(";"):
                yield language, "muscle", muscle, word.strip()


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
    return frozenset(word for *_, phrase in rows() for _, word in _pieces(phrase) if word[0].isalpha())


def seeds(tokens: list[Token], language: str) -> list[Span]:
    """A span for every sense of every phrase that stands in the message."""
    root = trie().after
    found: list[Span] = []
    size = len(tokens)
    for start in range(size):
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
