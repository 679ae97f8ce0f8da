"""Energy and macros of what was eaten, from the food's figures per 100 g or from what went into a batch."""

from collections.abc import Iterable, Mapping
from typing import Any

from graph.catalog_nodes import Food
from graph.names import Catalog
from graph.owned import food_of_row

NUTRIENTS = ("energy_kcal", "protein_g", "carbohydrate_g", "fat_g", "fiber_g")


def food_nutrients(food: Food | None, grams: float) -> dict[str, float]:
    """Energy in kcal and macros in g of so many grams; a figure that nobody knows counts as 0."""
    return {
        name: 0.0 if food is None else round((getattr(food, f"{name}_100g") or 0.0) * grams / 100, 1)
        for name in NUTRIENTS
    }


def raw_grams(ingredients: Iterable[Mapping[str, Any]]) -> float:
    """What went into a pot, in grams, as far as it was weighed."""
    return float(sum(part["grams"] or 0.0 for part in ingredients))


def batch_portion_nutrients(row: Mapping[str, Any], catalog: Catalog) -> dict[str, float]:
    """The share of the pot's energy and macros that a portion takes, by its part of the pot.

    By portions when the portion was told so, else by mass: of the weighed yield, or of the raw sum.
    """
    parts = [
        (catalog.foods.get(part["food_id"]) or food_of_row(part.get("own")), part["grams"] or 0.0)
        for part in row["ingredients"]
    ]
    total_g = row.get("batch_yield_g") or raw_grams(row["ingredients"])
    if row.get("portions") is not None and row.get("batch_portions"):
        share = row["portions"] / row["batch_portions"]
    else:
        share = row["grams"] / total_g if total_g else 0.0
    sums = dict.fromkeys(NUTRIENTS, 0.0)
    for food, grams in parts:
        for name in NUTRIENTS if food is not None else ():
            sums[name] += (getattr(food, f"{name}_100g") or 0.0) * grams / 100 * share
    return {name: round(value, 1) for name, value in sums.items()}
