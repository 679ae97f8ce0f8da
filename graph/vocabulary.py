"""The words of names as concepts without a language: phrases of both languages → concepts → what they are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.movements import movements
from graph.seeds import muscle_table, vocabulary
from graph.words import Lexicon, stems_of

Key = tuple[str, ...]
NOTHING = "~"  # the concept of words that add nothing to a name, or belong to the set and not to the name
_MEANS_NOTHING = {"neutral": (NOTHING,), "set": (NOTHING,)}


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon of one kind of names and the kind of each concept (``head``, ``word``, a facet …)."""

    lexicon: Lexicon
    kinds: Mapping[str, str]


def phrases(cell: str) -> Iterator[Key]:
    """The stems of every phrase of a cell: parted by |, ``rumano/a`` stands for both endings."""
    for phrase in cell.split("|"):
        forms = [phrase]
        if "o/a" in phrase:
            forms = [phrase.replace("o/a", "o"), phrase.replace("o/a", "a")]
        for form in forms:
            if key := stems_of(form):
                yield key


def _read(name: str) -> tuple[dict[Key, Key], dict[str, str]]:
    known: dict[Key, Key] = {}
    kinds: dict[str, str] = {}
    for concept, kind, *cells in vocabulary(name):
        meaning = _MEANS_NOTHING.get(kind) or tuple(concept.split("+"))
        if kind == "glue":
            meaning = ()
        if kind != "means":
            kinds[meaning[0] if meaning else ""] = kind
        for cell in cells:
            for key in phrases(cell):
                known.setdefault(key, meaning)
    return known, kinds


@cache
def _exercise_phrases() -> tuple[dict[Key, Key], dict[str, str]]:
    return _read("exercises")


@cache
def _food_phrases() -> tuple[dict[Key, Key], dict[str, str]]:
    return _read("foods")


@cache
def exercise_words() -> Words:
    """The vocabulary of exercise names."""
    known, kinds = _exercise_phrases()
    return Words(Lexicon(known, ordinary=_every_word(_food_phrases()[0])), kinds)


def food_words(names: Iterable[str]) -> Words:
    """The vocabulary of food names; words of the foods' own ``names`` that it lacks stand for themselves."""
    known, kinds = _food_phrases()
    own: dict[Key, Key] = {
        (word,): (word,) for name in names for word in stems_of(name) if (word,) not in known
    }
    return Words(Lexicon({**own, **known}, ordinary=_every_word(_exercise_phrases()[0])), kinds)


def _every_word(known: Mapping[Key, Key]) -> frozenset[str]:
    return frozenset(word for key in known for word in key)


@cache
def muscles_of_words() -> Mapping[str, frozenset[str]]:
    """The muscles that each word for a part of the body stands for."""
    named: dict[str, set[str]] = {}
    for muscle, _group, _en, _es, _group_en, _group_es, *words in muscle_table():
        for word in (words[0] if words else "").split():
            named.setdefault(word, set()).add(muscle)
    return {word: frozenset(muscles) for word, muscles in named.items()}


@cache
def heads() -> tuple[tuple[frozenset[str], str], ...]:
    """Every head rule with its movement, the most specific first."""
    rules = [(head, movement.id) for movement in movements().values() for head in movement.heads]
    return tuple(sorted(rules, key=lambda rule: -len(rule[0])))


@cache
def heads_by_concept() -> Mapping[str, tuple[tuple[frozenset[str], str], ...]]:
    """The head rules under the rarest of their concepts: a name is compared with those of its own concepts."""
    count = Counter(concept for head, _ in heads() for concept in head)
    under: dict[str, list[tuple[frozenset[str], str]]] = {}
    for rule in heads():
        under.setdefault(min(rule[0], key=lambda concept: (count[concept], concept)), []).append(rule)
    return {concept: tuple(rules) for concept, rules in under.items()}


@cache
def kin(movement: str) -> tuple[str, ...]:
    """Movements that share a head word with this one ("press", "curl"), the most common first."""
    if movement not in movements():
        return ()
    kinds = exercise_words().kinds
    own = {
        concept for head in movements()[movement].heads for concept in head if kinds.get(concept) == "head"
    }
    near = {id for head, id in heads() if id != movement and head & own}
    return tuple(sorted(near, key=lambda id: (-movements()[id].share, id)))
