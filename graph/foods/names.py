"""Names of foods: words → what the food is and how it comes → food.

All words that say what it is have to be those of one of the food's names, in any order. How it comes (raw,
cooked, canned) may stay unsaid, and then the customary form is taken; a variety or a cut that no food has is
dropped. So a word that changes the food ("oil", "flour", "fried") can never be dropped.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations

from graph.catalog_nodes import Alias, Food, Match, Resolution
from graph.composed_foods import MARK, is_composed
from graph.exercises.vocabulary import NOTHING
from graph.foods.compose import Composer
from graph.foods.facets import facets
from graph.foods.fillings import Fillings
from graph.foods.heads import REMARK, head_of, named_part, phrase_of
from graph.foods.rules import (
    IS_A,
    LEAF,
    NEVER_LOST,
    SOMETIMES,
    alike,
    comes,
    may_go,
    never_so,
    states_of,
)
from graph.foods.spelled import of_any_fatness, otherwise, toasted
from graph.foods.words import DROPPED, food_words
from graph.words import Lexicon, Piece, stem, words_of

_ALTERNATIVES = 9
_MOST_DROPPED = 6


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
        self._kinds_of: dict[str, list[Food]] = {}
        for food in foods.values():
            if food.generic_id is not None and not is_composed(food.id):
                self._kinds_of.setdefault(food.generic_id, []).append(food)
        named = [
            (food.id, name, language)
            for food in foods.values()
            if not is_composed(food.id)
            for name, language in ((food.name_en, "en"), (food.name_es, "es"))
        ]
        owned = len(named)
        named += [(alias.target, alias.text, alias.language) for alias in aliases if alias.target in foods]
        words = food_words(name for _, name, _ in named)
        self._kinds = words.kinds
        self._lexicon = self._with_brands(words.lexicon)
        self._by_words: dict[frozenset[str], list[str]] = {}
        self._by_phrase: dict[tuple[str, ...], list[str]] = {}
        self._by_word: dict[str, list[str]] = {}
        self._words_of: dict[str, list[frozenset[str]]] = {}
        self._all_words: dict[str, frozenset[str]] = {}
        self._called: set[tuple[str, frozenset[str]]] = set()
        self._told: dict[tuple[str, frozenset[str]], list[tuple[str, str]]] = {}
        for place, (id, name, language) in enumerate(named):
            self._index(id, name, language, called=place < owned)
        self._by_words = {key: ids for key, ids in self._by_words.items() if ids}
        self._name_kinds()
        self.composer = Composer(
            foods, self._lexicon, self._kinds, self._by_words, self._best_named, self._leaves
        )
        self._fillings = Fillings(
            foods, self._by_words, lambda name: self._said(self._lexicon.read(name)).words, self._leaves
        )

    def _best_named(
        self, foods: Iterable[Food], words: frozenset[str], state: str | None, in_pot: bool
    ) -> Food:
        """The customary one of foods of the same name, in the state that was said where one comes in it."""
        said = _Said(words, state, None, (), False)
        every = list(foods)
        return min(
            self._fitting(every, said) or every,
            key=lambda food: (self._rank(food, said, in_pot)[:3], food.id not in self._kinds_of, food.id),
        )

    def _leaves(self, word: str, food: Food) -> bool:
        """Whether a word beside a food leaves it the same food."""
        return self._loose(word) and may_go(word, self._kinds.get(word), food)

    def _index(self, id: str, name: str, language: str, *, called: bool) -> None:
        """Brings one name of a food in; ``called``: its own name, no alias."""
        pieces = self._lexicon.read(toasted(name) if language == "es" else name)
        same = self._by_phrase.setdefault(phrase_of(pieces), [])
        if id not in same:
            same.append(id)
        said = self._said(pieces)
        key = said.words if said.state is None or self._foods[id].state else said.words | {said.state}
        if self._foods[id].group == "spice":
            key -= {LEAF}
        if called:
            self._called.add((id, key))
        self._told.setdefault((id, key), []).append((name, language))
        ids = self._by_words.setdefault(key, [])
        if key - facets().keys() and id not in ids:
            ids.append(id)
            self._words_of.setdefault(id, []).append(key)
            self._all_words[id] = self._all_words.get(id, frozenset()) | key
            for word in key:
                if id not in (under := self._by_word.setdefault(word, [])):
                    under.append(id)

    def _name_kinds(self) -> None:
        """ "Havarti" alone is havarti cheese, "hoisin" hoisin sauce: words that no other food is named with."""
        for key in [key for key in self._by_words if len(key) == 2 and key & IS_A.keys()]:
            for word in key & IS_A.keys():
                alone = key - {word}
                ids = [id for id in self._by_words[key] if self._foods[id].group in IS_A[word]]
                strange = not alone & self._kinds.keys() and len(self._by_word[next(iter(alone))]) == len(ids)
                if ids and strange and alone not in self._by_words:
                    self._by_words[alone] = ids

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
        """See ``Catalog.resolve_food``. A remark in brackets counts only where the name needs it."""
        text = toasted(text) if language == "es" else text
        found = self._resolve(text, language, limit, in_pot)
        if found.decision != "found" and "(" in text:
            text = REMARK.sub(" ", text)
            bare = self._resolve(text, language, limit, in_pot)
            found = bare if bare.decision == "found" or found.decision == "unknown" else found
        if found.decision != "found":
            kin = partial(of_any_fatness, self._foods, self._words_of, self._by_word)
            return otherwise(text, lambda part: self.resolve(part, language, limit, in_pot), kin, found)
        return found

    def _resolve(self, text: str, language: str, limit: int, in_pot: bool) -> Resolution:
        pieces = self._lexicon.read(text)
        turned = self._lexicon.read(" ".join(reversed(text.split(",")))) if "," in text else pieces
        pieces = turned if self._exactly(turned) else pieces
        said = self._said(pieces)
        if not said.words:
            every, meant = self._exactly(pieces), said
        else:
            kept = named_part(pieces, language)
            every, meant = next(
                filter(
                    lambda one: one[0],
                    (self._meant(one, kept) for one in self._readings(said, self._head(text, language))),
                ),
                ([], said),
            )
        if len(meant.words) > 1 and not self._exactly(pieces):
            every = self._of_that_head(text, language, every, meant)
        if not every:
            so_called = said.words == {"mashed"}  # "puré"
            every = [id for id in self._exactly(pieces) if so_called or (id, said.words) in self._called]
        if not every:
            return self._composed(text, language, limit, in_pot) or Resolution("unknown")
        dropped, said = meant.words != said.words, meant
        exact = [] if dropped else self._exactly(pieces)
        exact = [id for id in exact if id in every]
        foods = self._fitting([self._foods[id] for id in exact or every], said)
        if exact and not foods:
            foods = [self._foods[id] for id in exact]
        if said.unknown:
            return self._doubtful(pieces, foods, language, limit)
        if not foods:
            others = self._matches((self._foods[id] for id in every), language, limit, 0.4)
            return self._composed(text, language, limit, in_pot) or Resolution("ambiguous", others)
        return self._chosen(pieces, foods, said, language, limit, in_pot, dropped or len(every) > 1)

    def _of_that_head(self, text: str, language: str, ids: list[str], said: _Said) -> list[str]:
        """Those that a name of the same words calls by the same one: "butter biscuit" is no biscuit butter."""
        head = self._head(text, language)
        if head is None or head not in said.words:
            return ids
        return [id for id in ids if head in self._heads(id, said.words) or not self._heads(id, said.words)]

    def _heads(self, id: str, key: frozenset[str]) -> frozenset[str]:
        """The words of those names of a food that say what it is."""
        names = self._told.get((id, key), ())
        return frozenset(head for name, language in names if (head := self._head(name, language)) is not None)

    def _composed(self, text: str, language: str, limit: int, in_pot: bool) -> Resolution | None:
        """What a name means that no food has, where each of its words is known to make something of one."""
        food = self.composer.compose(text, language, in_pot=in_pot)
        if food is None:
            return None
        kin = self._matches(self._kin(self._foods[food.id.split(MARK)[0]]), language, limit - 1, 0.5)
        return Resolution("found", (Match(food.id, food.name(language), 0.9, food), *kin), True)

    def nearest(self, text: str, language: str) -> Resolution:
        """See ``Catalog.nearest_food``."""
        if (made := self.composer.compose(REMARK.sub(" ", text), language, surely=False)) is not None:
            return Resolution("found", (Match(made.id, made.name(language), 0.6, made),), True)
        said = self._said(self._lexicon.read(REMARK.sub(" ", text)))
        head = self._head(text, language)
        if head is None or said.words & NEVER_LOST:
            return Resolution("unknown")
        near = {
            key: [self._foods[id] for id in self._by_words[key]]
            for id in self._by_word.get(head, ())
            for key in self._words_of[id]
            if head in key and key <= said.words | {said.state or head}
        }
        for key in sorted(near, key=lambda key: (-len(key), sorted(key))):
            meant = replace(said, words=key, brand=None)
            foods = self._fitting(near[key], meant) or near[key]
            best = min(foods, key=lambda food: (self._rank(food, meant, False), food.id))
            kin = self._matches(self._kin(best), language, 4, 0.4)
            return Resolution("found", (Match(best.id, best.name(language), 0.5, best), *kin), True)
        return Resolution("unknown")

    def _head(self, text: str, language: str) -> str | None:
        return head_of(self._lexicon, self._kinds, text, language)

    def _chosen(
        self,
        pieces: tuple[Piece, ...],
        foods: list[Food],
        said: _Said,
        language: str,
        limit: int,
        in_pot: bool,
        several: bool,
    ) -> Resolution:
        """The best of the foods that fit, or a question where two are as good."""
        ranks = {food.id: self._rank(food, said, in_pot) for food in foods}
        ordered = sorted(foods, key=lambda food: ranks[food.id])
        best = [food for food in ordered if ranks[food.id] == ranks[ordered[0].id]]
        if len(best) > 1 and all(alike(food, best[0]) for food in best):
            ordered = sorted(best, key=lambda food: food.id) + [f for f in ordered if f not in best]
            best = ordered[:1]
        if len(best) > 1 and (first := self._customary(best, in_pot)) is not None:
            ordered, best = [first, *(food for food in ordered if food is not first)], [first]
        usual = ("raw", "dry", "canned") if in_pot else ("cooked", "canned")
        only = len(ordered) == 1 and len(said.words) > 1 and best[0].state in usual
        unsaid = said.state is None and best[0].state is not None and not best[0].customary and not only
        uneaten = said.state is None and not in_pot and never_so(best[0])
        if len(best) > 1 or uneaten or (unsaid and best[0].id not in self._exactly(pieces)):
            return Resolution("ambiguous", self._matches(ordered, language, limit, 0.6))
        vague = len(said.words) == 1 and best[0].id in self._kinds_of
        chosen = vague or (several and (said.state is None or len(foods) > 1))
        unmarked = said.brand is not None and ordered[0].brand != said.brand
        score = (0.94 if chosen or unmarked else 1.0) - (0.1 if said.typo else 0.0)
        rest = list(ordered[1:])
        if limit > 1:
            rest += [food for food in self._kin(ordered[0]) if food not in ordered]
        top = Match(ordered[0].id, ordered[0].name(language), score, ordered[0])
        matches = (top, *self._matches(rest, language, limit, 0.5))[:limit]
        short = said.typo and len(pieces) == 1 and len(pieces[0].text) < 7
        return Resolution("ambiguous" if short else "found", matches, chosen or unmarked)

    def _customary(self, foods: list[Food], in_pot: bool) -> Food | None:
        """Of foods of one name the one that has kinds, else the one that comes as it is eaten, or as it goes into a
        pot; None where that is none of them, or more than one."""
        for fits in (
            [food for food in foods if food.id in self._kinds_of],
            [food for food in foods if food.state in (("raw", "dry") if in_pot else ("cooked",))],
        ):
            if len(fits) == 1:
                return fits[0]
        return None

    def _meant(self, said: _Said, kept: frozenset[str]) -> tuple[list[str], _Said]:
        """The foods that the words of identity name, and what was said without the words that were dropped for
        it: none, else as few as possible, and none that are ``kept``."""
        if ids := self._named(said.words, said.state):
            return ids, said
        loose = sorted(word for word in said.words - kept if self._loose(word))
        strange = tuple(word for word in loose if word not in self._by_word)
        loose = [word for word in loose if word in self._by_word][:_MOST_DROPPED]
        most = min(len(loose), len(said.words) - len(strange) - 1)
        for count in range(0 if strange else 1, most + 1):
            for some in combinations(loose, count):
                gone = (*strange, *some)
                words = said.words.difference(gone)
                ids = [
                    id
                    for id in self._named(words, said.state)
                    if all(may_go(word, self._kinds.get(word), self._foods[id]) for word in gone)
                ]
                if ids:
                    return ids, replace(said, words=words)
        return [], said

    def _named(self, words: frozenset[str], state: str | None) -> list[str]:
        """The foods with a name of these words, and those whose name has the form that was said in it."""
        ids = self._by_words.get(words, [])
        return ids if state is None else [*self._by_words.get(words | {state}, ()), *ids]

    def _loose(self, word: str) -> bool:
        return self._kinds.get(word) in DROPPED or word in SOMETIMES or word in IS_A

    def _readings(self, said: _Said, named: str | None) -> Iterator[_Said]:
        """What was said; the same with "dried" as a word of the name or as how it comes; without a flavour of what
        it is ``named``."""
        if said.state == "dry" and "dried" not in said.words:
            yield replace(said, words=said.words | {"dried"}, state=None)
        yield said
        if "dried" in said.words and said.state is None:
            yield replace(said, words=said.words - {"dried"}, state="dry")
        for words in self._fillings.named(said.words, named):
            yield replace(said, words=words)

    def _exactly(self, pieces: tuple[Piece, ...]) -> list[str]:
        bare = tuple(piece for piece in pieces if piece.meaning != (NOTHING,))
        return self._by_phrase.get(phrase_of(pieces)) or self._by_phrase.get(phrase_of(bare)) or []

    def _fitting(self, foods: list[Food], said: _Said) -> list[Food]:
        """Those that what was said does not rule out: by state, and by brand where a product of it is known."""
        if said.state is not None:
            wanted = said.state
            so_named = self._by_words.get(said.words | {wanted}, ())
            foods = [food for food in foods if food.id in so_named or comes(food, wanted)]
        branded = [food for food in foods if food.brand == said.brand]
        return branded or [food for food in foods if food.brand is None]

    def _rank(self, food: Food, said: _Said, in_pot: bool) -> tuple[int, int, bool, bool, bool]:
        """Smaller is better: the state that was said, then what is customary: raw for a pot, cooked for a plate;
        then its own name before another."""
        state = 0
        if said.state is not None:
            states = states_of(said.state, food)
            state = states.index(food.state) if food.state in states else len(states)
            if food.state is None and food.id in self._by_words.get(said.words | {said.state}, ()):
                state = 0
        letter = "p" if in_pot else "e"
        marks = food.customary
        custom = 0 if letter.upper() in marks else 1 if letter in marks else 2
        if in_pot and said.state is not None and food.state is None:
            custom = 3  # "cooked chickpeas" go into a pot boiled, not roasted for a snack
        unfit = food.state in (("cooked", "canned") if in_pot else ("raw", "dry"))
        return state, custom, unfit, in_pot and marks == "EP", (food.id, said.words) not in self._called

    def _doubtful(
        self, pieces: tuple[Piece, ...], foods: list[Food], language: str, limit: int
    ) -> Resolution:
        """A known food with a word that nothing explains: asked when the food is the head of the name (the
        first noun in Spanish, the last in English), else unknown."""
        head = [piece for piece in pieces if piece.meaning != ()][0 if language == "es" else -1]
        if head.meaning is None or not foods:
            return Resolution("unknown")
        return Resolution("ambiguous", self._matches(foods, language, limit, 0.4))

    def _matches(self, foods: Iterable[Food], language: str, limit: int, score: float) -> tuple[Match, ...]:
        return tuple(
            Match(food.id, food.name(language), round(max(score - 0.02 * place, 0.05), 3), food)
            for place, food in enumerate(list(foods)[:limit])
        )

    def _kin(self, food: Food) -> list[Food]:
        """Its kinds, foods that share a name with it, then those with most words alike."""
        ids = [id for key in self._words_of.get(food.id, ()) for id in self._by_words[key]]
        words = self._all_words
        own = words.get(food.id, frozenset())
        near = {id for word in own for id in self._by_word[word]}
        alike = sorted(
            (self._foods[id] for id in near),
            key=lambda other: (-len(own & words[other.id]), other.group != food.group, other.id),
        )
        nodes = [*(self._foods[id] for id in ids), *self._kinds_of.get(food.id, ()), *alike]
        return list({node.id: node for node in nodes if node.id != food.id}.values())[:_ALTERNATIVES]

    def alternatives(self, food: Food, language: str) -> tuple[Match, ...]:
        """Foods that share a name or a word with it."""
        return self._matches(self._kin(food), language, _ALTERNATIVES, 0.5)
