"""The words that the reader knows: rows of ``words/es.tsv`` and ``words/en.tsv``, as one trie.

A row is kind, value, phrases split at ";". In a phrase ``(a|b)`` is a choice and ``[a|b]`` may be left out;
a phrase that begins with "=" counts only when written with exactly these accents, one that begins with "!" only for
those who write its language. Fillers are the dangerous
kind: a word listed there no longer stops a false reading.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from operator import itemgetter
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
    order: int
    forms: tuple[str, ...]


Option = tuple[tuple[str, str], ...]
"""The words that may stand somewhere, each as it is written and folded."""


class Branching(NamedTuple):
    """A large template: for each of its pieces what may stand there, by the first folded word; ``free`` tells which
    pieces may be left out. ``sense`` has no words yet."""

    sense: Sense
    pieces: tuple[dict[str, list[Option]], ...]
    free: tuple[bool, ...]

    def ends(
        self, tokens: Sequence[Token], at: int, place: int = 0, forms: tuple[str, ...] = ()
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


@lru_cache(maxsize=1)
def _templates() -> list[tuple[str, str, str, str]]:
    """Language, kind, value and template of every row of the word files, and names of muscles."""
    made = []
    for language in ("es", "en"):
        text = (files("bot.grammar") / "words" / f"{language}.tsv").read_text("utf-8")
        for line in text.splitlines():
            if line and not line.startswith("#"):
                kind, value, phrases = line.split("\t")
                made += [(language, kind, value, template.strip()) for template in phrases.split(";")]
    for muscle, _, english, spanish in muscle_words():
        for language, words in (("en", english), ("es", spanish)):
            for word in words.split(";"):
                made.append((language, "muscle", muscle, word.strip()))
    return made


@lru_cache(maxsize=1)
def _parted() -> tuple[dict[int, list[str]], dict[int, str]]:
    """By the place of their template: the phrases of those that are written out, and the templates that stand for too
    many phrases."""
    small: dict[int, list[str]] = {}
    large: dict[int, str] = {}
    for order, (*_, template) in enumerate(_templates()):
        if _variants(template) > LARGE:
            large[order] = template
        else:
            small[order] = list(dict.fromkeys(expand(template)))
    return small, large


def rows() -> list[tuple[str, str, str, str]]:
    """Language, kind, value and phrase of every row but the large templates."""
    return [(*_templates()[order][:3], phrase) for order, found in _parted()[0].items() for phrase in found]


def large_words() -> Iterator[tuple[str, str, str]]:
    """Language, kind and each word of the large templates."""
    for order, template in _parted()[1].items():
        language, kind = _templates()[order][:2]
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
    written = ((order, phrase) for order, found in _parted()[0].items() for phrase in found)
    for order, phrase in written:
        language, kind, value, _ = _templates()[order]
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
            Sense(kind, _value(value), language, exact, own, order, tuple(text for text, _ in pieces))
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
def branchings() -> dict[str, list[tuple[frozenset[str], Branching]]]:
    """The large templates by the words with which they may begin, each with the words that may follow ("" where none
    has to)."""
    found: dict[str, list[tuple[frozenset[str], Branching]]] = {}
    for order, template in _parted()[1].items():
        language, kind, value, _ = _templates()[order]
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
        sense = Sense(kind, _value(value), language, "=" in marks, "!" in marks, order, ())
        made = Branching(sense, tuple(pieces), tuple(free))
        for word, follow in _beginnings(made).items():
            found.setdefault(word, []).append((frozenset(follow), made))
    return found


def _beginnings(made: Branching) -> dict[str, set[str]]:
    """The words with which a large template may begin, each with those that may follow."""
    found: dict[str, set[str]] = {}
    for place, piece in enumerate(made.pieces):
        for word, options in piece.items():
            follow = found.setdefault(word, set())
            for option in options:
                follow |= {option[1][1]} if len(option) > 1 else _next_words(made, place + 1)
        if not made.free[place]:
            break
    return found


def _next_words(made: Branching, place: int) -> set[str]:
    """The words that may stand at a place of a large template or, where it may be left out, behind it."""
    words: set[str] = set()
    for piece, may_go in zip(made.pieces[place:], made.free[place:], strict=True):
        words |= piece.keys()
        if not may_go:
            return words
    return words | {""}


def seeds(tokens: list[Token], language: str) -> list[Span]:
    """A span for every sense of every phrase that stands in the message."""
    return list(_seeds(tuple(tokens), language))


@lru_cache(maxsize=64)
def _seeds(tokens: tuple[Token, ...], language: str) -> list[Span]:
    """Kept for a while: several readers look at one message, one after the other."""
    root, large = trie().after, branchings()
    found: list[Span] = []
    size = len(tokens)
    for start in range(size):
        here: list[tuple[int, int, Span]] = []
        follows = tokens[start + 1].folded if start + 1 < size else ""
        for may_follow, branching in large.get(tokens[start].folded, ()):
            if follows in may_follow or "" in may_follow:
                here += _large_spans(branching, tokens, start, language)
        node = root.get(tokens[start].folded)
        at = start + 1
        while node is not None:
            for sense in node.senses:
                cost = _cost(sense, tokens[start:at], language)
                if cost is not None:
                    here.append((at, sense.order, Span(start, at, sense.kind, sense.value, cost)))
            if at == size:
                break
            node = node.after.get(tokens[at].folded)
            at += 1
        # Of two that cost the same the one that is listed first is taken, whichever way it was found.
        found += [span for *_, span in sorted(here, key=itemgetter(0, 1))]
    return found


def _large_spans(
    branching: Branching, tokens: Sequence[Token], start: int, language: str
) -> list[tuple[int, int, Span]]:
    """The spans of a large template that begin at a token, the cheapest of each length, with its end and order."""
    cheapest: dict[int, float] = {}
    for end, forms in branching.ends(tokens, start):
        sense = branching.sense._replace(forms=forms)
        cost = _cost(sense, tokens[start:end], language) if end > start else None
        if cost is not None and cost < cheapest.get(end, 1e9):
            cheapest[end] = cost
    return [
        (end, branching.sense.order, Span(start, end, branching.sense.kind, branching.sense.value, cost))
        for end, cost in cheapest.items()
    ]


def _cost(sense: Sense, tokens: Sequence[Token], language: str) -> float | None:
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
