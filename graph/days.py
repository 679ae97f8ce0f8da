"""The document of one local day: everything recorded, as the contract shows it."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from neo4j import Session

from cypher import statement
from graph.batches import left_of
from graph.clock import local_iso
from graph.names import Catalog
from graph.nutrition import NUTRIENTS, batch_portion_nutrients, food_nutrients
from graph.owned import exercise_of_row, food_of_row
from graph.record import day_id, metric_slug

Document = dict[str, Any]

VELOCITIES = ("mean_velocity_mps", "mean_propulsive_velocity_mps", "peak_velocity_mps")
LISTS = ("sleep", "meals", "batches", "sessions", "observations", "check_ins")


def read_day(session: Session, catalog: Catalog, user_id: str, day: date) -> Document:
    """A person's day with every list of the contract; empty lists where nothing was recorded.

    Times carry the offset of the person's zone, energy is in kcal, masses in g, loads in kg.
    """
    row = session.execute_read(
        lambda tx: dict(
            tx.run(statement("read/day"), user_id=user_id, day_id=day_id(user_id, day)).single(strict=True)
        )
    )
    stored = row["days"][0] if row["days"] else dict.fromkeys(LISTS, ())
    return day_document(stored | {"timezone": row["timezone"]}, catalog, day)


def day_document(row: dict[str, Any], catalog: Catalog, day: date) -> Document:
    """The contract's shape of what ``read/day`` gives."""
    zone = row["timezone"]
    document: Document = {
        "date": day.isoformat(),
        "timezone": zone,
        "sleep": [sleep_object(one, zone) for one in in_order(row["sleep"])],
        "meals": [
            meal_object(one, catalog, zone) for one in in_order(row["meals"]) if one["items"] or one["shares"]
        ],
        "batches": [batch_object(one, catalog, zone) for one in in_order(row["batches"])],
        "sessions": [
            session_object(one, catalog, zone)
            for one in in_order(row["sessions"])
            if one["sets"] or one["explicit"]
        ],
        "observations": [observation_object(one, zone) for one in in_order(row["observations"])],
        "check_ins": [check_in_object(one, zone) for one in in_order(row["check_ins"])],
    }
    document["totals"] = totals(document)
    return document


def in_order(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """By the time it happened, else by the time it was told."""
    return sorted(
        rows, key=lambda one: (one.get("at") or one["told_at"], one["told_at"], one["arrived"], one["place"])
    )


def sleep_object(row: dict[str, Any], zone: str) -> Document:
    return {
        "id": row["id"],
        "started_at": local_iso(row.get("started_at"), zone),
        "ended_at": local_iso(row.get("ended_at"), zone),
        "duration_min": _number(row["duration_min"]),
        "kind": row["kind"],
        "awakenings": row.get("awakenings"),
        "metadata": json.loads(row.get("metadata") or "{}"),
    }


def session_object(row: dict[str, Any], catalog: Catalog, zone: str) -> Document:
    return {
        "id": row["id"],
        "kind": row["kind"],
        "started_at": local_iso(row.get("at"), zone),
        "ended_at": local_iso(row.get("ended_at"), zone),
        "title": row.get("title"),
        "distance_km": row.get("distance_km"),
        "duration_min": row.get("duration_min"),
        "avg_heart_rate_bpm": row.get("avg_heart_rate_bpm"),
        "elevation_gain_m": row.get("elevation_gain_m"),
        "sets": [
            set_object(one, catalog, zone, order) for order, one in enumerate(in_order(row["sets"]), start=1)
        ],
    }


def set_object(row: dict[str, Any], catalog: Catalog, zone: str, order: int) -> Document:
    return {
        "id": row["id"],
        "order": order,
        "at": local_iso(row.get("at"), zone),
        "exercise": exercise_object(catalog, row["exercise_id"], row.get("own")),
        "reps": row.get("reps"),
        "weight_kg": row.get("weight_kg"),
        "entered": entered_object(row),
        "rir": row.get("rir"),
        "side": row["side"],
        "type": row["type"],
        "duration_s": row.get("duration_s"),
        "distance_m": row.get("distance_m"),
        "notes": row.get("notes"),
        "videos": row.get("videos") or 0,
        "rep_details": [rep_object(one) for one in sorted(row.get("measured") or (), key=_rep_order)],
    }


def rep_object(row: dict[str, Any]) -> Document:
    """A repetition as an encoder measured it; ``valid`` False counts in no figure."""
    return {
        "number": row["number"],
        **{name: _rounded(row.get(name)) for name in VELOCITIES},
        "rom_m": _rounded(row.get("rom_m")),
        "valid": row["valid"],
    }


def _rep_order(row: dict[str, Any]) -> tuple[int, str]:
    return row["number"], row["id"]


def _rounded(value: float | None) -> float | None:
    """To a tenth of a millimetre and a second: finer than any string."""
    return None if value is None else round(value, 4)


def entered_object(row: dict[str, Any]) -> Document | None:
    if row.get("entered_value") is None:
        return None
    return {"value": row["entered_value"], "unit": row["entered_unit"]}


def exercise_object(catalog: Catalog, exercise_id: str, own: dict[str, Any] | None = None) -> Document:
    exercise = catalog.exercise(exercise_id) or exercise_of_row(own)
    if exercise is None:
        return {"id": exercise_id, "name": exercise_id, "facets": {}}
    return {"id": exercise.id, "name": exercise.name_en, "facets": dict(exercise.facets)}


def food_object(catalog: Catalog, food_id: str, own: dict[str, Any] | None = None) -> Document:
    food = catalog.foods.get(food_id) or food_of_row(own)
    if food is None:
        return {"id": food_id, "name": food_id, "brand": None}
    return {"id": food.id, "name": food.name_en, "brand": food.brand}


def meal_object(row: dict[str, Any], catalog: Catalog, zone: str) -> Document:
    items = in_order([*row["items"], *row["shares"]])
    return {
        "id": row["id"],
        "category": row["category"],
        "at": local_iso(row.get("at"), zone),
        "items": [item_object(one, catalog) for one in items],
    }


def item_object(row: dict[str, Any], catalog: Catalog) -> Document:
    """An eaten item with its energy (kcal) and macros (g)."""
    if row.get("batch_id") is not None:
        figures = batch_portion_nutrients(row, catalog)
        food = None
    else:
        own = row.get("own")
        figures = food_nutrients(catalog.foods.get(row["food_id"]) or food_of_row(own), row["grams"])
        food = food_object(catalog, row["food_id"], own)
    return {
        "id": row["id"],
        "food": food,
        "batch_id": row.get("batch_id"),
        "grams": _number(row["grams"]),
        "grams_source": row["grams_source"],
        **figures,
    }


def batch_object(row: dict[str, Any], catalog: Catalog, zone: str) -> Document:
    known = [
        (
            part["place"],
            {"food": food_object(catalog, part["food_id"], part.get("own")), "grams": part["grams"]},
        )
        for part in row["ingredients"]
    ]
    unknown = [
        (place, {"food": None, "text": text, "grams": None if grams < 0 else grams})
        for place, text, grams in zip(
            row.get("unknown_places") or [],
            row.get("unknown_texts") or [],
            row.get("unknown_grams") or [],
            strict=True,
        )
    ]
    left = left_of(row)
    return {
        "id": row["id"],
        "name": row["name"],
        "cooked_at": local_iso(row["at"], zone),
        "yield_g": row.get("yield_g"),
        "yield_source": row.get("yield_source"),
        "portions": row.get("portions"),
        "remaining_g": left.grams,
        "remaining_portions": left.portions,
        "frozen_g": left.frozen_g,
        "frozen_portions": left.frozen_portions,
        "recipe_id": next(iter(row.get("recipe_ids") or ()), None),
        "by_product_of": next(iter(row.get("out_of") or ()), None),
        "ingredients": [part for _, part in sorted(known + unknown, key=lambda pair: pair[0])],
    }


def observation_object(row: dict[str, Any], zone: str) -> Document:
    return {
        "id": row["id"],
        "metric": row["metric"],
        "value": _number(row["value"]),
        "unit": row["unit"],
        "entered": {"value": row["entered_value"], "unit": row["entered_unit"]},
        "observed_at": local_iso(row.get("at") or row["told_at"], zone),
    }


def check_in_object(row: dict[str, Any], zone: str) -> Document:
    return {
        "id": row["id"],
        "moment": row["moment"],
        "scores": {metric_slug(node): _number(score) for node, score in sorted(row["scores"])},
        "scale": [_number(row["scale_low"]), _number(row["scale_high"])],
        "note": row.get("note"),
        "at": local_iso(row.get("at") or row["told_at"], zone),
    }


def totals(document: Document) -> Document:
    """The sums of a day's items: energy, macros, sets, volume (reps × positive load), sleep, steps."""
    items = [item for meal in document["meals"] for item in meal["items"]]
    sets = [one for session in document["sessions"] for one in session["sets"]]
    sums: Document = {name: round(sum(item[name] or 0 for item in items), 1) for name in NUTRIENTS}
    sums["sets"] = len(sets)
    sums["volume_kg"] = round(
        sum(one["reps"] * one["weight_kg"] for one in sets if one["reps"] and (one["weight_kg"] or 0) > 0), 1
    )
    sums["sleep_min"] = round(sum(one["duration_min"] for one in document["sleep"]), 1)
    sums["steps"] = _steps(document["observations"])
    return sums


def _steps(observations: list[Document]) -> float:
    """The day's steps: the latest count of the day, since a day's steps are told as they stand, not as they grow."""
    counts = [one["value"] for one in observations if one["metric"] == "steps"]
    return counts[-1] if counts else 0


def _number(value: float) -> float | int:
    return int(value) if isinstance(value, float) and value.is_integer() else value
