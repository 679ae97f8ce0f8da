"""Foods of one person: told, posted, or brought from outside and not reviewed yet. They come before shared ones.

The node carries ``source`` "own", which lets only its owner's reads meet it; ``origin`` says where it is from.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from graph.catalog_nodes import Exercise, Food, Match, Measure, Resolution
from graph.clock import utc_text
from graph.foods.figures import FIGURES
from graph.foods.kinds import with_figures_of, with_measures_of
from graph.foods.rules import alike
from graph.names import Catalog
from graph.own_names import OwnNames, Seen
from graph.owned import OWN
from graph.products import IDS, key_of
from graph.record import Rows
from graph.words import stems_of

TOLD = "user"
MODEL = "model"
"""The origins of a food: what its owner told, what a language model estimated."""
_MINE = frozenset(
    stems_of("mi mis my our nuestro nuestra el la los las un una the a an de del of con with en in al")
)


def own_food_row(
    user_id: str,
    id_: str,
    properties: Mapping[str, Any],
    measures: Mapping[str, Measure],
    now: datetime,
) -> dict[str, Any]:
    """The row of ``keep-own-foods`` that makes a person's food what is given here, whatever it was before."""
    return {
        "user_id": user_id,
        "id": id_,
        "at": utc_text(now),
        "properties": {"source": OWN, **properties},
        "measures": [
            {"id": f"{id_}|{unit}", "name": unit, "grams": one.grams, "spread": one.spread}
            for unit, one in measures.items()
        ],
        "kept": [f"{id_}|{unit}" for unit in measures],
    }


def keep_rows(*rows: dict[str, Any]) -> Rows:
    """The rows that keep foods of a person."""
    return {"lock-people": [{"user_id": row["user_id"]} for row in rows[:1]], "keep-own-foods": list(rows)}


def drop_rows(user_id: str, id_: str) -> Rows:
    """The rows after which a food of a person is named no more; what was eaten of it stays."""
    return {"lock-people": [{"user_id": user_id}], "drop-own-foods": [{"user_id": user_id, "id": id_}]}


def own_food(row: Mapping[str, Any], shared: Mapping[str, Food]) -> tuple[Food, tuple[str, ...]]:
    """A person's food, and the figures that it borrows from the one of which it is a kind."""
    node, generic = row["food"], shared.get(row["food"].get("generic_id") or "")
    figures, borrowed = with_figures_of({name: node.get(name) for name in FIGURES}, generic)
    measures = {one["name"]: Measure(one["grams"], one["spread"]) for one in row["measures"]}
    food = Food(
        id=node["id"],
        name_en=node["name_en"],
        name_es=node.get("name_es") or node["name_en"],
        brand=node.get("own_brand"),
        source=node.get("origin") or node.get("source") or OWN,
        energy_kcal_100g=figures["energy_kcal_100g"] or 0.0,
        protein_g_100g=figures["protein_g_100g"] or 0.0,
        carbohydrate_g_100g=figures["carbohydrate_g_100g"] or 0.0,
        fat_g_100g=figures["fat_g_100g"] or 0.0,
        fiber_g_100g=figures["fiber_g_100g"],
        measures=measures,
        density_g_ml=node.get("density_g_ml"),
        generic_id=node.get("generic_id"),
        group=node.get("group"),
        customary="EP",
        source_id=node.get("source_id"),
    )
    return with_measures_of(food, generic), borrowed


Reads = Callable[..., Sequence[Mapping[str, Any]]]
"""Reads by a named statement and its parameters."""


class _Foods(Mapping[str, Food]):
    """Shared foods, a person's own, which are read when one is first looked for, and those of large catalogs, of
    which each is read alone."""

    def __init__(self, catalog: Catalog, user_id: str, read: Reads, seen: Seen | None) -> None:
        self._catalog, self._user_id, self._reads = catalog, user_id, read
        self._read: dict[str, Food] | None = None if seen is None or seen.foods else {}
        self._may_name = seen is None or seen.products
        self._products: dict[str, Food | None] = {}
        self._instead: dict[str, Food] = {}

    @property
    def _shared(self) -> Mapping[str, Food]:
        return self._catalog.foods

    @property
    def own(self) -> dict[str, Food]:
        """The person's foods by their ids."""
        if self._read is None:
            read: dict[str, Food] = {}
            for row in self._reads("read/own-foods", user_id=self._user_id):
                food, _ = own_food(row, self._shared)
                read[food.id] = food
                if row["food"].get("instead_of"):
                    self._instead[row["food"]["instead_of"]] = food
            self._read = read
        return self._read

    @property
    def instead(self) -> dict[str, Food]:
        """The person's foods by the shared food in whose place they stand."""
        return self._instead if self.own else {}

    def __getitem__(self, id: str) -> Food:
        if id in self._shared:
            return self._shared[id]
        found = self._product(id) if id.startswith(IDS) else self.own.get(id)
        if found is None:
            raise KeyError(id)
        return found

    def named(self, text: str) -> list[Food]:
        """The foods of large catalogs whose name and brand have all of these words, those that say least else first."""
        if not self._may_name:
            return []
        products = self._catalog.products
        rows = (
            products.named(text, self._reads) if products else self._reads("read/products", key=key_of(text))
        )
        return [own_food(row, self._shared)[0] for row in rows]

    def _product(self, id: str) -> Food | None:
        if id not in self._products:
            rows = self._reads("read/product", id=id)
            self._products[id] = own_food(rows[0], self._shared)[0] if rows else None
        return self._products[id]

    def __iter__(self) -> Iterator[str]:
        yield from self.own
        yield from self._shared

    def __len__(self) -> int:
        return len(self.own) + len(self._shared)


class PersonCatalog(Catalog):
    """The shared catalog as one person has it: own foods by their names first, and in place of shared ones; own
    exercises and own names of exercises. What was ``seen`` of them is not read again."""

    def __init__(self, shared: Catalog, user_id: str, read: Reads, seen: Seen | None = None) -> None:
        self._shared = shared
        self._own_names = OwnNames(lambda: read("read/own-names", user_id=user_id), seen)
        self._made: dict[str, Exercise] = {}
        self._foods = _Foods(shared, user_id, read, seen)
        self.foods = self._foods
        self.exercises = shared.exercises
        self.version = shared.version

    def add(self, food: Food) -> None:
        """Takes in one more food of the person, which is stored together with what is eaten of it."""
        self._foods.own[food.id] = food

    def add_exercise(self, exercise: Exercise) -> None:
        """Takes in one more exercise of the person, which is stored together with what is done of it."""
        self._made[exercise.id] = exercise

    def food(self, id: str) -> Food | None:
        return self.foods.get(id)

    def exercise(self, id: str) -> Exercise | None:
        if not id.startswith("own-"):
            return self._shared.exercise(id)
        return self._made.get(id) or self._own_names.exercise(id, self._shared)

    def resolve_exercise(self, text: str, language: str = "es", limit: int = 5) -> Resolution:
        self._shared.bring_up_to(self._own_names.version)
        own = self._own_names.resolved(text, language, limit, self._shared)
        return own or self._shared.resolve_exercise(text, language, limit)

    def leaves_open(self, text: str, exercise: Exercise) -> bool:
        return self._shared.leaves_open(text, exercise)

    def resolve_food(
        self, text: str, language: str = "es", limit: int = 5, *, in_pot: bool = False
    ) -> Resolution:
        self._shared.bring_up_to(self._own_names.version)
        own = [food for food in self._foods.own.values() if _names(text) in _own_names(food)]
        if len(own) == 1:
            return _found(own[0], language)
        if own:
            named = tuple(Match(food.id, food.name(language), 0.6, food) for food in own[:limit])
            return Resolution("ambiguous", named)
        found = self._shared.resolve_food(text, language, limit, in_pot=in_pot)
        if found.decision == "found":
            instead = self._foods.instead.get(found.matches[0].id)
            if instead is not None:
                return _found(instead, language)
        if found.decision != "found" or found.customary:
            return self._among_products(text, language, limit, found)
        return found

    def _among_products(self, text: str, language: str, limit: int, known: Resolution) -> Resolution:
        """What a name means among the foods of large catalogs, where the shared ones leave it open: the one of just
        these words, else what the brand that is named has of them, where that is as good as one. Foods that say more
        are only offered where nothing else is ``known``."""
        said = key_of(text)
        words = frozenset(said.split())
        near = self._foods.named(text)
        exact = [food for food in near if key_of(food.name_en, food.brand) == said]
        branded = [food for food in near if food.brand and frozenset(key_of(food.brand).split()) < words]
        for foods in (exact, branded):
            if foods and all(alike(food, foods[0]) for food in foods):
                return replace(_found(foods[0], language), customary=not exact)
        if known.decision == "found":
            return known
        open_ = exact or branded or (near if known.decision == "unknown" and len(words) > 1 else [])
        if not open_:
            return known
        named = tuple(Match(food.id, food.name(language), 0.6, food) for food in open_[:limit])
        return Resolution("ambiguous", named)

    def nearest_food(self, text: str, language: str = "es") -> Resolution:
        return self._shared.nearest_food(text, language)

    def alternatives(self, node: Exercise | Food, language: str = "es") -> tuple[Match, ...]:
        if isinstance(node, Exercise) or node.id in self._shared.foods:
            return self._shared.alternatives(node, language)
        return ()

    def name_rows(self) -> Any:
        return self._shared.name_rows()


def _found(food: Food, language: str) -> Resolution:
    return Resolution("found", (Match(food.id, food.name(language), 1.0, food),))


def _names(text: str) -> frozenset[str]:
    words = frozenset(stems_of(text))
    return words - _MINE or words


def _own_names(food: Food) -> set[frozenset[str]]:
    names = {_names(food.name_en), _names(food.name_es)}
    return names if not food.brand else names | {name | _names(food.brand) for name in names}
