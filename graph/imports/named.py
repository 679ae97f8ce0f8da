"""Names of other apps: the catalog's entry that they mean, else one of the person's own under the same name."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.catalog_nodes import Food, Resolution
from graph.context import Person
from graph.facts import GramsSource
from graph.foods.amounts import grams_of
from graph.imports.items import FoodItem
from graph.names import Catalog
from graph.owned import OwnFood, own_id

AS_A_WHOLE_G = 100.0
"""What stands for an amount of which only the energy is known, so that 100 g of the own entry are all of it."""
ALIKE = 0.25
"""A food of the catalog is not what the app meant when their energies differ by more than this share."""


class NamedExercises:
    """Exercises by the names of a file; ``own`` holds the names of those that nobody knew, by id."""

    def __init__(self, catalog: Catalog, person: Person) -> None:
        self.own: dict[str, str] = {}
        self._catalog, self._person = catalog, person
        self._found: dict[str, tuple[str, bool]] = {}

    def find(self, name: str) -> tuple[str, bool]:
        """The id that a name means, and whether the catalog knows it."""
        if name not in self._found:
            found = _first(
                self._catalog.resolve_exercise(name, language) for language in ("en", self._person.language)
            )
            if found is None:
                id_ = own_id(self._person.id, "exercise", name)
                self.own[id_] = name
                self._found[name] = (id_, False)
            else:
                self._found[name] = (found.matches[0].id, True)
        return self._found[name]


@dataclass(frozen=True, slots=True)
class FoundFood:
    """A food with its grams; ``known`` False: a private entry that needs a look."""

    food_id: str
    grams: float
    source: GramsSource
    spread: float
    known: bool


class NamedFoods:
    """Foods by the names of a file; ``own`` holds those that nobody knew, by id."""

    def __init__(self, catalog: Catalog, person: Person) -> None:
        self.own: dict[str, OwnFood] = {}
        self._catalog, self._person = catalog, person
        self._resolved: dict[str, Food | None] = {}

    def find(self, item: FoodItem) -> FoundFood:
        """The catalog's food if the name means one and its energy is that of the file, else a private one with
        the file's own figures."""
        food = None if item.brand else self._named(item.name)
        energy = item.figures.get("energy_kcal")
        if food is not None:
            grams = self._grams(item, food)
            if grams is not None and _alike(food, grams.grams, energy):
                return grams
        return self._private(item)

    def _named(self, name: str) -> Food | None:
        if name not in self._resolved:
            found = _first(
                self._catalog.resolve_food(name, language) for language in ("en", self._person.language)
            )
            node = None if found is None else found.matches[0].node
            self._resolved[name] = node if isinstance(node, Food) else None
        return self._resolved[name]

    def _grams(self, item: FoodItem, food: Food) -> FoundFood | None:
        """What the file weighed, what its measure weighs of this food, or what has that energy."""
        if item.grams is not None:
            return FoundFood(food.id, item.grams, "stated", 0.0, True)
        energy = item.figures.get("energy_kcal")
        if energy and food.energy_kcal_100g:
            return FoundFood(food.id, energy / food.energy_kcal_100g * 100, "estimate", 0.15, True)
        if item.value is None:
            return None
        found = grams_of(food, item.value, item.unit, None)
        return None if found is None else FoundFood(food.id, found.grams, found.source, found.spread, True)

    def _private(self, item: FoodItem) -> FoundFood:
        grams = item.grams or AS_A_WHOLE_G
        per_100 = {f"{name}_100g": round(value * 100 / grams, 2) for name, value in item.figures.items()}
        shares = (
            sorted(per_100.items()) if item.grams is None else [round(per_100.get("energy_kcal_100g", 0), -1)]
        )
        id_ = own_id(self._person.id, "food", item.name, item.brand or "", *shares)
        self.own.setdefault(id_, OwnFood(item.name, item.brand, per_100))
        source: GramsSource = "stated" if item.grams is not None else "estimate"
        return FoundFood(id_, grams, source, 0.0 if item.grams is not None else 0.5, False)


def _alike(food: Food, grams: float, energy_kcal: float | None) -> bool:
    if energy_kcal is None:
        return True
    ours = food.energy_kcal_100g * grams / 100
    return abs(ours - energy_kcal) <= max(ALIKE * max(ours, energy_kcal), 5.0)


def _first(found: Iterable[Resolution]) -> Resolution | None:
    return next((one for one in found if one.decision == "found"), None)
