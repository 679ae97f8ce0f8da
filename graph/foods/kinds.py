"""Foods and their kinds: a vague name means the customary kind, with the spread of all of them."""

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.catalog_nodes import Food
from graph.composed_foods import is_composed

_FIGURES = ("energy_kcal_100g", "protein_g_100g", "carbohydrate_g_100g", "fat_g_100g", "fiber_g_100g")


def kinds_of(foods: Mapping[str, Food]) -> dict[str, tuple[Food, ...]]:
    """The kinds of each food that has some, by its id."""
    found: dict[str, list[Food]] = {}
    for food in foods.values():
        if food.generic_id is not None and food.generic_id in foods and not is_composed(food.id):
            found.setdefault(food.generic_id, []).append(food)
    return {id: tuple(kinds) for id, kinds in found.items()}


def energy_spread(food: Food, kinds: Iterable[Food]) -> float | None:
    """How far energy differs among a food and its kinds: standard deviation over median; None without kinds."""
    energies = [food.energy_kcal_100g, *(kind.energy_kcal_100g for kind in kinds)]
    median = statistics.median(energies)
    if len(energies) < 2 or median <= 0:
        return None
    return round(statistics.pstdev(energies) / median, 3)


def with_figures_of(
    figures: Mapping[str, float | None], generic: Food | None
) -> tuple[dict[str, float | None], tuple[str, ...]]:
    """Figures per 100 g where those that nobody knows come from the food of which it is a kind, and the names of
    those that did."""
    if generic is None:
        return dict(figures), ()
    borrowed = tuple(
        name for name in _FIGURES if figures.get(name) is None and getattr(generic, name) is not None
    )
    return {**figures, **{name: getattr(generic, name) for name in borrowed}}, borrowed


def with_measures_of(food: Food, generic: Food | None) -> Food:
    """A food that says nothing of its measures, with those of the food of which it is a kind."""
    if generic is None or food.measures:
        return food
    return replace(food, measures=generic.measures, density_g_ml=food.density_g_ml or generic.density_g_ml)
