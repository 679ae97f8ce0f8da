"""What only one person has: exercises and foods under the names of a file, until they are reviewed.

Their nodes come with the rows of the records that they are of; the shared catalog does not hold them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from graph.catalog_nodes import Exercise, Food
from graph.record import Row, Rows
from graph.words import fold

OWN = "own"
NUTRIENTS_100G = ("energy_kcal_100g", "protein_g_100g", "carbohydrate_g_100g", "fat_g_100g", "fiber_g_100g")


@dataclass(frozen=True, slots=True)
class OwnFood:
    """A food of one person's; figures per 100 g, None where the file had none."""

    name: str
    brand: str | None = None
    figures: Mapping[str, float | None] = field(default_factory=dict)


def own_id(user_id: str, kind: str, name: str, *more: object) -> str:
    """The id of a person's own entry: the same name is the same entry, however it is spelt in capitals."""
    text = "\n".join([user_id, kind, " ".join(fold(name).split()), *map(str, more)])
    return f"own-{blake2b(text.encode(), digest_size=12).hexdigest()}"


def own_exercise_rows(user_id: str, names: Mapping[str, str]) -> Rows:
    """The rows that keep exercises (name by id) as one person's own."""
    rows: list[Row] = [
        {
            "user_id": user_id,
            "id": id_,
            "properties": {
                "name_en": name,
                "name_es": name,
                "movement": "-".join(fold(name).split()),
                "equipment": "other",
                "laterality": "bilateral",
                "base": id_,
                "load": "external",
                "source": OWN,
            },
        }
        for id_, name in names.items()
    ]
    return {"add-own-exercises": rows} if rows else {}


def own_exercise(user_id: str, name: str) -> Exercise:
    """The exercise of that name that is this person's own, before it is kept."""
    facets = {"movement": "-".join(fold(name).split()), "equipment": "other", "laterality": "bilateral"}
    id_ = own_id(user_id, "exercise", name)
    shown = name[:1].upper() + name[1:]
    return Exercise(id_, shown, shown, facets, id_, "external", source=OWN)


def own_food_rows(user_id: str, foods: Mapping[str, OwnFood]) -> Rows:
    """The rows that keep foods by id as one person's own."""
    rows: list[Row] = [
        {
            "user_id": user_id,
            "id": id_,
            "properties": {"name_en": food.name, "name_es": food.name, "source": OWN, "own_brand": food.brand}
            | {name: food.figures.get(name) for name in NUTRIENTS_100G},
        }
        for id_, food in foods.items()
    ]
    return {"add-own-foods": rows} if rows else {}


def exercise_of_row(row: Mapping[str, Any] | None) -> Exercise | None:
    """A person's own exercise as its node comes with a row."""
    if not row:
        return None
    facets = {name: row.get(name) for name in ("movement", "equipment", "laterality")}
    return Exercise(row["id"], row["name_en"], row["name_es"], facets, row["id"], "external", source=OWN)


def food_of_row(row: Mapping[str, Any] | None) -> Food | None:
    """A person's own food as its node comes with a row; a figure that nobody knows counts as 0."""
    if not row:
        return None
    energy, protein, carbohydrate, fat = (float(row.get(name) or 0.0) for name in NUTRIENTS_100G[:4])
    return Food(
        row["id"], row["name_en"], row.get("name_es") or row["name_en"], row.get("own_brand"), OWN,
        energy, protein, carbohydrate, fat, row.get("fiber_g_100g"),
    )  # fmt: skip
