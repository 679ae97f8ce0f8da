"""Names of foods: words → what the food is and how it comes → food.

All words that say what it is have to be those of one of the food's names, in any order; only how it comes (raw,
cooked, canned) may stay unsaid, and then the customary form is taken. So a word that changes the food ("oil",
"flour", "fried") can never be dropped.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.names import Alias, Food, Match, Resolution
from graph.vocabulary import NOTHING, food_words
from graph.words import Lexicon, Piece, stem, words_of

_ALTERNATIVES = 9
# A said form → the forms of the catalog that it can mean, the fitting one first.
_SAME_STATE = {"raw": ("raw", "dry"), "dry": ("dry", "raw"), "cooked": ("cooked",), "canned": ("canned",)}
_CANNED_COOKED = frozenset({"pulse", "vegetable"})
_NEVER_CANNED = frozenset({"meat", "egg", "bread"})


def _states(said: str, food: Food) -> tuple[str, ...]:
    """The forms of a food that a said form can mean; tinned pulses and vegetables are cooked ones."""
    also = ("cooked",) if said == "canned" and food.group in _CANNED_COOKED else ()
    return _SAME_STATE[said] + also


def _comes(food: Food, said: str) -> bool:
    """Whether a food can be meant by a form that was said; meat that comes in no form of its own is not tinned."""
    if food.state is None:
        return said != "canned" or food.group not in _NEVER_CANNED
    return food.state in _states(said, food)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a name says: words of identity, how it comes, its brand, words that nothing explains."""

    words: frozenset[str]
    state: str | None
    brand: str | None
    unknown: tuple[str, ...]
    typo: bool


class FoodNames:
    """Resolves names among the foods of the catalog."""

    def __init__(self, foods: Mapping[str, Food], aliases: Iterable[Alias]) -> None:
        self._foods = foods
        named = [(food.id, name) for food in foods.values() for name in (food.name_en, food.name_es)]
        named += [(alias.target, alias.text) for alias in aliases if alias.target in foods]
        words = food_words(name for _, name in named)
        self._kinds = words.kinds
        self._lexicon = self._with_brands(words.lexicon)
        self._by_words: dict[frozenset[str], list[str]] = {}
        self._by_phrase: dict[tuple[str, ...], list[str]] = {}
        self._words_of: dict[str, list[frozenset[str]]] = {}
        for id, name in named:
            pieces = self._lexicon.read(name)
            same = self._by_phrase.setdefault(_phrase(pieces), [])
            if id not in same:
                same.append(id)
            key = self._said(pieces).words
            ids = self._by_words.setdefault(key, [])
            if key and id not in ids:
                ids.append(id)
                self._words_of.setdefault(id, []).append(key)
        self._by_words.pop(frozenset(), None)

    def _with_brands(self, lexicon: Lexicon) -> Lexicon:
        brands = {food.brand for food in self._foods.values() if food.brand}
        known = {
            tuple(stem(word) for word in words_of(brand)): (f"brand:{brand}",) for brand in sorted(brands)
        }
        return lexicon.extended({key: meaning for key, meaning in known.items() if key})

    def _said(self, pieces: tuple[Piece, ...]) -> _Said:
        words: set[str] = set()
        state = brand = None
        for piece in pieces:
            for concept in piece.meaning or ():
                if concept.startswith("brand:"):
                    brand = concept.removeprefix("brand:")
                elif self._kinds.get(concept) == "state":
                    state = concept
                elif concept != NOTHING:
                    words.add(concept)
        unknown = tuple(piece.text for piece in pieces if piece.meaning is None)
        return _Said(frozenset(words), state, brand, unknown, any(piece.typo for piece in pieces))

    def resolve(self, text: str, language: str, limit: int, in_pot: bool) -> Resolution:
        """See ``Catalog.resolve_food``."""
        pieces = self._lexicon.read(text)
        said = self._said(pieces)
        every = self._by_words.get(said.words, [])
        if not every:
            return Resolution("unknown")
        bare = tuple(piece for piece in pieces if piece.meaning != (NOTHING,))
        exact = self._by_phrase.get(_phrase(pieces)) or self._by_phrase.get(_phrase(bare)) or []
        ids = exact or every
        foods = self._fitting([self._foods[id] for id in ids], said)
        if exact and not foods:
            foods = [self._foods[id] for id in ids]
        if said.unknown:
            return self._doubtful(pieces, foods, language, limit)
        if not foods:
            return Resolution(
                "ambiguous", self._matches([self._foods[id] for id in ids], language, limit, 0.4)
            )
        ordered = sorted(foods, key=lambda food: self._rank(food, said, in_pot))
        best = [f for f in ordered if self._rank(f, said, in_pot) == self._rank(ordered[0], said, in_pot)]
        if len(best) > 1:
            return Resolution("ambiguous", self._matches(ordered, language, limit, 0.6))
        chosen = len(every) > 1 and (said.state is None or len(foods) > 1)
        unmarked = said.brand is not None and ordered[0].brand != said.brand
        score = (0.94 if chosen or unmarked else 1.0) - (0.1 if said.typo else 0.0)
        rest = [*ordered[1:], *(food for food in self._kin(ordered[0]) if food not in ordered)]
        first = Match(ordered[0].id, ordered[0].name(language), score, ordered[0])
        matches = (first, *self._matches(rest, language, limit, 0.5))[:limit]
        short = said.typo and len(pieces) == 1 and len(pieces[0].text) < 7
        return Resolution("ambiguous" if short else "found", matches, chosen or unmarked)

    def _fitting(self, foods: list[Food], said: _Said) -> list[Food]:
        """Those that what was said does not rule out: by state, and by brand where a product of it is known."""
        if said.state is not None:
            wanted = said.state
            foods = [food for food in foods if _comes(food, wanted)]
        branded = [food for food in foods if food.brand == said.brand]
        return branded or [food for food in foods if food.brand is None]

    def _rank(self, food: Food, said: _Said, in_pot: bool) -> tuple[int, int]:
        """Smaller is better: the state that was said, then what is customary."""
        state = 0
        if said.state is not None:
            states = _states(said.state, food)
            state = states.index(food.state) if food.state in states else len(states)
        letter = "p" if in_pot else "e"
        marks = food.customary
        custom = 0 if letter.upper() in marks else 1 if letter in marks else 2
        return state, custom

    def _doubtful(
        self, pieces: tuple[Piece, ...], foods: list[Food], language: str, limit: int
    ) -> Resolution:
        """A known food with a word that nothing explains: asked when the food is the head of the name (the
        first noun in Spanish, the last in English), else unknown."""
        telling = [piece for piece in pieces if piece.meaning != ()]
        head = telling[0] if language == "es" else telling[-1]
        if head.meaning is None or not foods:
            return Resolution("unknown")
        return Resolution("ambiguous", self._matches(foods, language, limit, 0.4))

    def _matches(self, foods: Iterable[Food], language: str, limit: int, score: float) -> tuple[Match, ...]:
        return tuple(
            Match(food.id, food.name(language), round(max(score - 0.02 * place, 0.05), 3), food)
            for place, food in enumerate(list(foods)[:limit])
        )

    def _kin(self, food: Food) -> list[Food]:
        """Foods that share a name with it, then its generic's children, then those with most words alike."""
        ids = [id for key in self._words_of.get(food.id, ()) for id in self._by_words[key]]
        own = frozenset(word for key in self._words_of.get(food.id, ()) for word in key)
        alike = sorted(
            (other for other in self._foods.values() if own & self._all_words(other.id)),
            key=lambda other: (-len(own & self._all_words(other.id)), other.group != food.group, other.id),
        )
        nodes = [*(self._foods[id] for id in ids), *alike]
        return list({node.id: node for node in nodes if node.id != food.id}.values())[:_ALTERNATIVES]

    def _all_words(self, id: str) -> frozenset[str]:
        return frozenset(word for key in self._words_of.get(id, ()) for word in key)

    def alternatives(self, food: Food, language: str) -> tuple[Match, ...]:
        """Foods that share a name or a word with it."""
        return self._matches(self._kin(food), language, _ALTERNATIVES, 0.5)


def _phrase(pieces: tuple[Piece, ...]) -> tuple[str, ...]:
    """The words of a name in order, without articles and prepositions."""
    return tuple(stem(word) for piece in pieces if piece.meaning != () for word in words_of(piece.text))
