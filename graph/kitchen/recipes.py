"""Recipes: what they call for, what their pots have made of them, scaled, with energy and cost a serving."""

import statistics
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from neo4j import Session

from cypher import statement
from graph.clock import local_iso, utc_text
from graph.composed_foods import composed_rows
from graph.days import Document, food_object
from graph.facts import IngredientFact
from graph.names import Catalog
from graph.nutrition import NUTRIENTS
from graph.owned import food_of_row
from graph.record import Rows, ingredient_rows, unknown_properties


def read_recipes(
    session: Session,
    user_id: str,
    catalog: Catalog,
    zone: str,
    prices_g: Mapping[str, float],
    servings: float | None = None,
) -> list[Document]:
    """A person's recipes by name, for their own servings unless others are asked for. ``prices_g`` is what a
    gram of a food costs, as far as that was told."""
    rows: list[dict[str, Any]] = session.execute_read(
        lambda tx: tx.run(statement("read/recipes"), user_id=user_id).data()
    )
    found = [_recipe(row["recipe"], catalog, zone, prices_g, servings) for row in rows]
    return sorted(found, key=lambda one: (one["name"].lower(), one["id"]))


def _recipe(
    row: dict[str, Any], catalog: Catalog, zone: str, prices_g: Mapping[str, float], wanted: float | None
) -> Document:
    own = row.get("servings")
    scale = wanted / own if wanted and own else 1.0
    ingredients = _ingredients(row, catalog, scale)
    servings = wanted if wanted and own else own
    return {
        "id": row["id"],
        "name": row["name"],
        "servings": servings,
        "note": row.get("note"),
        "made_at": local_iso(row["made_at"], zone),
        "changed_at": local_iso(row["changed_at"], zone),
        "ingredients": ingredients,
        "per_serving": _per_serving(row["ingredients"], catalog, scale, servings, prices_g),
        "batches": len(row["batches"]),
        "learned": learned(row["batches"], catalog),
    }


def _ingredients(row: dict[str, Any], catalog: Catalog, scale: float) -> list[Document]:
    parts = [
        (
            one["place"],
            {
                "food": food_object(catalog, one["food_id"], one.get("own")),
                "text": None,
                "grams": _scaled(one.get("grams"), scale),
            },
        )
        for one in row["ingredients"]
    ]
    for place, text, grams in zip(
        row.get("unknown_places") or [], row.get("unknown_texts") or [], row.get("unknown_grams") or [],
        strict=True,
    ):  # fmt: skip
        told = None if grams < 0 else grams
        parts.append((place, {"food": None, "text": text, "grams": _scaled(told, scale)}))
    return [part for _, part in sorted(parts, key=lambda pair: pair[0])]


def _scaled(grams: float | None, scale: float) -> float | None:
    return None if grams is None else round(grams * scale, 1)


def _per_serving(
    parts: Sequence[Mapping[str, Any]],
    catalog: Catalog,
    scale: float,
    servings: float | None,
    prices_g: Mapping[str, float],
) -> Document | None:
    """Energy, macros and cost of one serving; the cost only where all prices are known."""
    if not servings:
        return None
    sums = dict.fromkeys(NUTRIENTS, 0.0)
    cost: float | None = 0.0
    for one in parts:
        grams = (one.get("grams") or 0.0) * scale
        food = catalog.foods.get(one["food_id"]) or food_of_row(one.get("own"))
        for name in NUTRIENTS if food is not None else ():
            sums[name] += (getattr(food, f"{name}_100g") or 0.0) * grams / 100
        price = prices_g.get(one["food_id"])
        cost = None if cost is None or price is None else cost + price * grams
    figures: Document = {name: round(value / servings, 1) for name, value in sums.items()}
    return figures | {"cost": None if cost is None or not parts else round(cost / servings, 2)}


def learned(batches: Sequence[Mapping[str, Any]], catalog: Catalog) -> list[Document]:
    """What the pots of a recipe were made of: how many had a food, its median grams, how far they spread
    (standard deviation, None for one pot)."""
    grams: dict[str, list[float]] = {}
    own: dict[str, Any] = {}
    for batch in batches:
        sums: dict[str, float] = {}
        for one in batch["ingredients"]:
            if one.get("grams") is not None and one["grams"] >= 0:  # not what came out of it
                sums[one["food_id"]] = sums.get(one["food_id"], 0.0) + one["grams"]
                own[one["food_id"]] = one.get("own")
        for food_id, sum_ in sums.items():
            grams.setdefault(food_id, []).append(sum_)
    return [
        {
            "food": food_object(catalog, food_id, own[food_id]),
            "batches": len(values),
            "typical_g": round(statistics.median(values), 1),
            "spread_g": round(statistics.stdev(values), 1) if len(values) > 1 else None,
            "least_g": min(values),
            "most_g": max(values),
        }
        for food_id, values in sorted(grams.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]


def recipe_rows(
    user_id: str,
    id_: str,
    name: str,
    servings: float | None,
    ingredients: Sequence[IngredientFact],
    now: datetime,
    note: str | None = None,
) -> Rows:
    """The rows that make a recipe what is given here, whatever it was before."""
    properties = {"name": name, "servings": servings, "note": note} | unknown_properties(ingredients)
    return composed_rows(part.food_id for part in ingredients) | {
        "lock-people": [{"user_id": user_id}],
        "drop-recipe-foods": [{"user_id": user_id, "id": id_}],
        "keep-recipes": [
            {
                "user_id": user_id,
                "id": id_,
                "at": utc_text(now),
                "properties": properties,
                "ingredients": ingredient_rows(ingredients),
            }
        ],
    }


def drop_rows(user_id: str, id_: str) -> Rows:
    """The rows that take a recipe away."""
    return {"lock-people": [{"user_id": user_id}], "drop-recipes": [{"user_id": user_id, "id": id_}]}
