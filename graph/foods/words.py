"""The words of food names as concepts without a language, and the kind of each.

Kinds: ``word`` (says what it is), ``state`` (how it comes), ``variety``, ``cut``, ``warm``, ``origin`` and ``region``
(part of some names, dropped where no food has them), ``sweetened`` (matters where it differs), ``brand``, glue,
neutral; ``flavoured`` rows are no words: see ``flavoured``.
Words of the foods' own names that the vocabulary lacks stand for themselves.
"""

from collections.abc import Iterable
from functools import cache

from graph.exercises.vocabulary import NOTHING, Key, Words, phrases
from graph.seeds import vocabulary
from graph.words import Lexicon, stems_of

DROPPED = frozenset({"variety", "cut", "warm", "origin", "region"})
_OF_PHRASE = DROPPED
"""Kinds whose every phrase is a concept of its own, unless the row names one."""


@cache
def _known() -> tuple[dict[Key, Key], dict[str, str]]:
    known: dict[Key, Key] = {}
    kinds: dict[str, str] = {}
    for concept, kind, *cells in vocabulary("foods"):
        for cell in cells:
            for key in phrases(cell) if kind != "flavoured" else ():
                if kind == "glue":
                    meaning: Key = ()
                elif kind == "neutral":
                    meaning = (NOTHING,)
                elif kind in _OF_PHRASE and not concept:
                    meaning = ("_".join(key),)
                else:
                    meaning = tuple(concept.split("+"))
                if key not in known:
                    known[key] = meaning
                    if kind != "means":
                        kinds.setdefault(meaning[0] if meaning else "", kind)
    return known, kinds


def vocabulary_words() -> frozenset[str]:
    """Every word that some phrase of the food vocabulary holds, without its number."""
    return frozenset(word for key in _known()[0] for word in key)


@cache
def flavoured() -> tuple[tuple[Key, str, frozenset[str]], ...]:
    """The heads that are much the same whatever stands beside them: their words, the name of the food that they are,
    and the groups of foods (or words) that may stand there, none for any flavour."""
    return tuple(
        (tuple(concept.split("+")), name, frozenset(groups.split()))
        for concept, kind, name, groups, *_ in vocabulary("foods")
        if kind == "flavoured"
    )


@cache
def _exercise_words() -> frozenset[str]:
    cells = (cell for _, _, *cells in vocabulary("exercises") for cell in cells)
    return frozenset(word for cell in cells for key in phrases(cell) for word in key)


def food_words(names: Iterable[str]) -> Words:
    """The vocabulary of food names, with the words of the foods' own ``names``."""
    known, kinds = _known()
    own: dict[Key, Key] = {
        (word,): (word,) for name in names for word in stems_of(name) if (word,) not in known
    }
    return Words(Lexicon({**own, **known}, ordinary=_exercise_words()), kinds)
