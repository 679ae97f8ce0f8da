"""Foods that no row lists, by the words of their name: one food that a row lists, and what each other word makes
of it. Every word has to be read as part of that food's name, a facet, a food in it, or a word that says nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph.catalog_nodes import Food
from graph.composed_foods import MARK, met
from graph.exercises.vocabulary import NOTHING
from graph.foods.facets import changed, facet_of, facets, in_state, sure, with_foods
from graph.foods.figures import FIGURES, figure_doubts
from graph.foods.rules import comes
from graph.seeds import food_mixes
from graph.words import Lexicon

STATES = ("raw", "dry", "cooked", "canned")
_BESIDE = frozenset({"with", "con", "y", "and", "in", "en", "e", "filled", "topped"})
"""After these words foods are named that are in the first one."""
_OR = frozenset({"or", "o", "u"})
_FILLED = "stuffed"
_MOST_PARTS = 4
_MOST_WORDS = 14
_MIXED_BY_NAME = frozenset(
    {"sandwich", "salad", "omelette", "soup", "stew", "lasagna", "croquette", "quiche", "risotto", "burrito"}
    | {"taco", "gratin", "brochette", "ravioli", "crepe", "empanada", "cake", "cookie", "muffin", "pie"}
)
"""Heads that take the names of what is in them before or behind them ("ham sandwich", "sándwich de jamón")."""
_SWEET_PARTS = frozenset({"fruit", "nut", "sweet"})
_NEVER_BY_NAME = frozenset({"pasta", "grain", "egg", "bread"})
"""What a name tells of a dish is made of these, not in it ("egg noodle soup")."""


@cache
def _shares() -> tuple[tuple[frozenset[str], frozenset[str], float], ...]:
    return tuple(
        (frozenset(groups.split()), frozenset(others.split()), float(share))
        for groups, others, share, _basis in food_mixes()
    )


def share_of(part: Food, whole: Food) -> float | None:
    """The share of the whole that a food in it is; None for foods that are not eaten in each other."""
    return next(
        (share for groups, others, share in _shares() if whole.group in groups and part.group in others), None
    )


@dataclass(frozen=True, slots=True)
class _Word:
    """A concept of a name, and where it stands: in the part of the head, behind a comma, or beside "with"."""

    concept: str
    place: int
    beside: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """What a name says, in order."""

    words: tuple[_Word, ...]
    states: tuple[tuple[str, int], ...]
    head: str | None


class Composer:
    """Composes foods of those that rows list."""

    def __init__(
        self,
        foods: Mapping[str, Food],
        lexicon: Lexicon,
        kinds: Mapping[str, str],
        by_words: Mapping[frozenset[str], Sequence[str]],
        best: Callable[[Iterable[Food], frozenset[str], str | None, bool], Food],
        dropped: Callable[[str, Food], bool],
    ) -> None:
        """``best`` chooses among foods of one name, ``dropped`` says of a word whether it leaves a food as it is."""
        self._foods, self._lexicon, self._kinds = foods, lexicon, kinds
        self._by_words = by_words
        self._best, self._dropped = best, dropped
        self._keys: dict[str, list[frozenset[str]]] = {}
        for key in by_words:
            for word in key:
                self._keys.setdefault(word, []).append(key)

    def composed(self, id: str, *, surely: bool = False) -> Food | None:
        """The food that an id names, by its parts; None where one of them is not known. ``surely``: None where
        its figures could be more than 15% off, too."""
        base, *marks = id.split(MARK)
        food = self._foods.get(base)
        if food is None or not marks:
            return None
        whole, told, state = food, [], None
        parts: list[tuple[Food, float]] = []
        for mark in marks:
            part = self._foods.get(mark)
            if part is not None:
                share = share_of(part, whole)
                if share is None:
                    return None
                parts.append((part, share))
                continue
            facet = facet_of(mark, food)
            changed_ = in_state(food, mark) if facet is None else changed(food, facet, self._foods)
            if changed_ is None or parts:
                return None
            if facet is None:
                state = mark
            else:
                told.append(facet)
            food = changed_
        made = with_foods(food, parts) if parts else food
        if figure_doubts(_figures(made)) and not figure_doubts(_figures(whole)):
            return None
        if surely and not sure(whole, made, told, state, parts):
            return None
        met(made)
        return made

    def compose(self, text: str, language: str, *, in_pot: bool = False, surely: bool = True) -> Food | None:
        """The food that a name means when no row has that name, or None; ``surely``: see ``composed``."""
        said = self._read(text, language)
        if said is None or said.head is None or len(said.words) > _MOST_WORDS:
            return None
        for key in self._bases(said):
            food = self._made(said, key, in_pot, surely)
            if food is not None:
                return food
        return None

    def _read(self, text: str, language: str) -> _Read | None:
        """The words of a name with their places; None where one is not known."""
        words: list[_Word] = []
        states: list[tuple[str, int]] = []
        head: str | None = None
        beside = False
        place = 0
        for part in text.split(","):
            beside = False
            pieces = self._lexicon.read(part)
            for piece in pieces:
                if piece.meaning is None or piece.text in _OR:
                    return None
                if (
                    piece.meaning == ()
                    and piece.text in _BESIDE
                    and words
                    and (piece.text != "and" or beside)
                ):
                    beside = True
                    place += 1
                for concept in piece.meaning:
                    kind = self._kinds.get(concept)
                    if concept == _FILLED:
                        beside = True
                        place += 1
                    elif kind == "state":
                        states.append((concept, place))
                    elif concept != NOTHING and kind != "brand" and not concept.startswith("brand:"):
                        words.append(_Word(concept, place, beside))
            if head is None:
                head = self._head(words, language)
            place += 1
        return _Read(tuple(words), tuple(states), head)

    def _head(self, words: Sequence[_Word], language: str) -> str | None:
        """The word that says what it is: of the first part the last in English, the first in Spanish."""
        own = [
            word.concept
            for word in words
            if word.place == words[0].place and word.concept in self._keys and word.concept not in facets()
        ]
        if not own:
            return None
        plain = [concept for concept in own if self._kinds.get(concept) in (None, "word")] or own
        return plain[0] if language == "es" else plain[-1]

    def _bases(self, said: _Read) -> Iterator[frozenset[str]]:
        """The keys that may be the food itself, those that tell most first."""
        every = frozenset(word.concept for word in said.words if not word.beside)
        every |= {state for state, _ in said.states}
        assert said.head is not None
        keys = [key for key in self._keys[said.head] if key <= every and key.isdisjoint(STATES)]
        yield from sorted(keys, key=lambda key: (-len(key), sorted(key)))[:4]

    def _made(self, said: _Read, key: frozenset[str], in_pot: bool, surely: bool) -> Food | None:
        rest = [word for word in said.words if word.concept not in key]
        wholes = [self._foods[id] for id in self._by_words[key]]
        base = self._best(wholes, key, None, in_pot)
        left: list[_Word] = []
        marks: list[str] = []
        for word in rest:
            if facet_of(word.concept, base) is not None and word.concept not in marks:
                marks.append(word.concept)
            elif not self._dropped(word.concept, base):
                left.append(word)
        parts = self._parts(left, base, key, in_pot)
        if parts is None:
            return None
        inside = {word.place for word in left}
        state = next((state for state, place in reversed(said.states) if place not in inside), None)
        base = self._best(wholes, key, state, in_pot)
        if state is not None and not comes(base, state):
            other = self._foods.get(f"{base.id.rpartition('-')[0]}-{state}")
            alike = other is not None and other.id in self._by_words[key]
            base, marks = (other, marks) if alike and other is not None else (base, [state, *marks])
        if not marks and not parts:
            return base if state is not None else None
        marks = [*sorted(marks, key=_order), *(part.id for part in parts)]
        return self.composed(MARK.join([base.id, *marks]), surely=surely)

    def _parts(
        self, words: Sequence[_Word], whole: Food, key: frozenset[str], in_pot: bool
    ) -> list[Food] | None:
        """The foods that the words which are left name, all of them; None where a word is none of a food that is
        eaten in the other."""
        left = {word.concept for word in words}
        if not words:
            return []
        by_name = bool(key & _MIXED_BY_NAME)
        beside = {word.concept for word in words if word.beside or (word.place > 0 and by_name)}
        found: list[Food] = []
        while left:
            first = next(word.concept for word in words if word.concept in left)
            named = [one for one in self._keys.get(first, ()) if one <= left]
            if not named or len(found) == _MOST_PARTS:
                return None
            part_key = max(named, key=lambda one: (len(one), sorted(one)))
            part = self._best((self._foods[id] for id in self._by_words[part_key]), part_key, None, in_pot)
            sweet = whole.group == "sweet"
            told = by_name and part.group not in _NEVER_BY_NAME and (not sweet or part.group in _SWEET_PARTS)
            stands = part_key <= beside or told
            if share_of(part, whole) is None or not stands:
                return None
            left -= part_key
            if part.id != whole.id and part not in found:
                found.append(part)
        return sorted(found, key=lambda food: food.id)


def _figures(food: Food) -> dict[str, float | None]:
    return {name: getattr(food, name) for name in FIGURES}


def _order(mark: str) -> tuple[bool, str]:
    return mark not in STATES, mark


class Foods(Mapping[str, Food]):
    """The listed foods, by their ids those that are composed of them, and by those of foods that were merged what they
    are now."""

    def __init__(self, listed: Mapping[str, Food], composer: Composer, merged: Mapping[str, str]) -> None:
        self._listed, self._composer, self._merged = listed, composer, merged
        self._made: dict[str, Food] = {}

    def __getitem__(self, id: str) -> Food:
        id = self._merged.get(id, id)
        found = self._listed.get(id) or self._made.get(id)
        if found is None and MARK in id:
            found = self._composer.composed(id)
            if found is not None:
                self._made[id] = found
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)
