"""Foods that were composed of listed ones come into the graph with the first record of them.

What is recorded names a food by its id alone. ``met`` keeps what this process composed, so that the rows of any
record bring the whole food; an id that another process composed is composed again by the catalog that this one reads.
A process without a catalog writes the id alone, and the next record of that food brings its figures.
"""

from collections.abc import Callable, Iterable
from typing import Any

from graph.catalog_nodes import Food

MARK = "~"
"""Between the id of a food and what was made of it."""
_MOST_KEPT = 20_000
_OF_FOOD = (
    "name_en", "name_es", "source", "state", "group", "energy_kcal_100g", "protein_g_100g", "carbohydrate_g_100g",
    "fat_g_100g", "fiber_g_100g", "density_g_ml", "generic_id", "spread",
)  # fmt: skip
_met: dict[str, Food] = {}
_catalog: list[Callable[[str], Food | None]] = []


def is_composed(id: str) -> bool:
    """Whether an id is that of a composed food."""
    return MARK in id


def met(food: Food) -> None:
    """Keeps a food that was composed, for when it is recorded."""
    if len(_met) >= _MOST_KEPT:
        _met.clear()
    _met[food.id] = food


def composed_by(food: Callable[[str], Food | None]) -> None:
    """Takes what gives the food of an id, for those that this process has not composed itself."""
    _catalog[:] = [food]


def composed_rows(ids: Iterable[str | None]) -> dict[str, list[dict[str, object]]]:
    """The rows of ``add-composed-foods`` for those of these foods that are composed."""
    rows = [_row(id) for id in sorted({id for id in ids if id is not None and is_composed(id)})]
    return {"add-composed-foods": rows} if rows else {}


def _row(id: str) -> dict[str, object]:
    food = _met.get(id) or next((found for by in _catalog if (found := by(id)) is not None), None)
    properties: dict[str, Any] = {}
    if food is not None:
        properties = {name: getattr(food, name) for name in _OF_FOOD}
        properties["shelf"] = "shared"
        properties |= {f"{name}_g_100g": value for name, value in food.more.items()}
    measures = food.measures.items() if food is not None else ()
    return {
        "id": id,
        "of": id.split(MARK)[0],
        "properties": {name: value for name, value in properties.items() if value is not None},
        "measures": [
            {"id": f"{id}|{unit}", "name": unit, "grams": one.grams, "spread": one.spread}
            for unit, one in measures
        ],
    }
