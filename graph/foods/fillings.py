"""Foods that are much the same whatever is named beside them: a club sandwich with this or that, a fruit yogurt of any
fruit. Which they are, and what may stand beside each, the rows ``flavoured`` of the vocabulary say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.catalog_nodes import Food
from graph.foods.rules import FLAVOURS
from graph.foods.words import flavoured

_NAMED_BY = {
    "meat": frozenset({"meat_only", "meat", "poultry", "cold_cut"}),
    "fish": frozenset({"fish", "seafood", "meat_only"}),
    "vegetable": frozenset({"vegetable", "raw_vegetable", "herb"}),
    "fruit": frozenset({"fruit", "berry"}),
    "nut": frozenset({"nut_any", "seed"}),
    "egg": frozenset({"egg"}),
    "pulse": frozenset({"legume"}),
}
"""Words that name any food of a group."""


@dataclass(frozen=True, slots=True)
class _Filled:
    """What a head that comes with others is: the words of that food's name, and the words that may stand beside."""

    head: frozenset[str]
    words: frozenset[str]
    beside: frozenset[str]


class Fillings:
    """Finds the food that a name with fillings or flavours is."""

    def __init__(
        self,
        foods: Mapping[str, Food],
        by_words: Mapping[frozenset[str], Sequence[str]],
        words_of: Callable[[str], frozenset[str]],
        leaves: Callable[[str, Food], bool],
    ) -> None:
        """``words_of`` reads a name, ``leaves`` says of a word whether it leaves a food as it is."""
        self._foods, self._by_words, self._leaves = foods, by_words, leaves
        named: dict[str, set[str]] = {}
        for key, ids in by_words.items():
            if len(key) == 1:
                for id in ids:
                    named.setdefault(foods[id].group or "", set()).update(key)
        rows = [
            _Filled(frozenset(head), words_of(name), _beside(groups or FLAVOURS, named))
            for head, name, groups in flavoured()
        ]
        self._rows = sorted(rows, key=lambda row: -len(row.head))

    def named(self, words: frozenset[str], head: str | None) -> Iterator[frozenset[str]]:
        """The words of the foods that a name may mean whatever else it names, those that say most first."""
        for row in self._rows:
            if head not in row.head or not row.head <= words:
                continue
            ids = self._by_words.get(row.words)
            if ids and all(
                word in row.head or word in row.beside or self._leaves(word, self._foods[ids[0]])
                for word in words
            ):
                yield row.words


def _beside(groups: frozenset[str], named: Mapping[str, set[str]]) -> frozenset[str]:
    """The words that name one food of these groups; what is no group is a word itself."""
    found: set[str] = set()
    for group in groups:
        found |= named.get(group, {group}) | _NAMED_BY.get(group, frozenset())
    return frozenset(found)
