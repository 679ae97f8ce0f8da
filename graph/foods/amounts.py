"""From an amount to grams: what was weighed, what a measure of this food weighs, or what is usually eaten."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph.catalog_nodes import Food
from graph.units import GRAMS, ML

# Grams per millilitre by group of foods: medians of the cups and spoons in USDA's tables.
_DENSITY = {
    "oil": 0.91,
    "drink": 1.03,
    "alcohol": 1.0,
    "dairy": 1.01,
    "milk": 1.03,
    "sweet": 0.9,
    "syrup": 1.33,
    "sauce": 1.05,
    "nut_butter": 1.05,
    "flour": 0.52,
    "pulse": 0.73,
    "dry_pulse": 0.81,
    "grain": 0.77,
    "pasta": 0.58,
    "nut": 0.57,
    "vegetable": 0.46,
    "leaf": 0.28,
    "fruit": 0.63,
    "cereal": 0.17,
    "soup": 1.0,
    "powder": 0.45,
    "spice": 0.45,
    "cheese": 0.48,
    "meat": 0.58,
    "fish": 0.6,
    "dish": 0.95,
    "fat": 0.94,
}
# Where how it comes says more than the group: leaves and vegetables fall together in the pot, tins come with juice.
_DENSITY_OF_STATE = {
    ("vegetable", "cooked"): 0.72,
    ("vegetable", "canned"): 0.8,
    ("leaf", "cooked"): 0.68,
    ("leaf", "canned"): 0.75,
    ("fruit", "canned"): 1.0,
    ("fruit", "cooked"): 0.85,
    ("pulse", "canned"): 0.95,
    ("pulse", "dry"): 0.81,
    ("grain", "dry"): 0.78,
    ("pasta", "dry"): 0.45,
}
# Millilitres of household measures and how much they differ from kitchen to kitchen.
_MEASURE_ML = {
    "tablespoon": (13.0, 0.22),
    "teaspoon": (5.0, 0.22),
    "cup": (240.0, 0.15),
    "glass": (200.0, 0.2),
    "mug": (250.0, 0.2),
    "pint": (473.0, 0.1),
    "bowl": (300.0, 0.3),
    "bottle": (500.0, 0.3),
    "can": (330.0, 0.15),
    "splash": (8.0, 0.5),
    "ladle": (120.0, 0.25),
    "shot": (40.0, 0.2),
}
# A measure that the food has none of, by one that it has.
_SPOONS: Mapping[str, Mapping[str, float]] = {
    "tablespoon": {"teaspoon": 3.0},
    "teaspoon": {"tablespoon": 1 / 3},
}
# Grams of measures that are no volume.
_MEASURE_G = {
    "handful": (30.0, 0.35),
    "slice": (25.0, 0.45),
    "scoop": (30.0, 0.15),
    "pinch": (0.4, 0.5),
    "plate": (250.0, 0.35),
    "bar": (45.0, 0.3),
    "packet": (100.0, 0.4),
    "clove": (4.0, 0.3),
    "square": (8.0, 0.25),
}
# Grams of one slice by group, where the food has none of its own: of a vegetable it is thin.
_SLICE_G = {
    "bread": (29.0, 0.35),
    "cheese": (22.0, 0.35),
    "meat": (28.0, 0.45),
    "fish": (28.0, 0.45),
    "vegetable": (8.0, 0.7),
    "fruit": (20.0, 0.7),
    "sweet": (70.0, 0.4),
    "dish": (100.0, 0.4),
}
_LEAST_SPREAD = {"slice": 0.33, "piece": 0.2, "cup": 0.17}
"""Slices are cut thick and thin, and cups heaped and level, whatever a food's own portion says."""
_PARTS = frozenset({"piece", "slice", "fillet", "packet", "can", "bar", "plate", "handful", "bowl"})
"""Measures of what a food comes or is served in: where its own is not known, one is about its usual serving."""
_PART_SPREAD = 0.5
# A piece of a size, where the food has no own weight of that size.
_SIZE = {"small": 0.72, "medium": 1.0, "large": 1.37, "heaped": 1.6}
_SIZE_SPREAD = 0.1
_DEFAULT_DENSITY_SPREAD = 0.2
_SERVING_SPREAD = 0.4
_MOST_SERVINGS = 4.0
"""More pieces of a food whose piece nobody weighed ("10 potato chips") are no servings: they are one."""
_IN_SACHETS = frozenset({"sauce", "oil", "syrup", "spice", "fat"})
_SOLID_ONLY = frozenset({"bottle", "glass", "mug", "shot"})
_LIQUID = frozenset({"oil", "drink", "alcohol", "dairy", "milk", "syrup", "sauce", "soup"})


@dataclass(frozen=True, slots=True)
class Grams:
    """A mass in grams, where it comes from, and its relative standard deviation."""

    grams: float
    source: Literal["stated", "measure", "estimate"]
    spread: float


def grams_of(food: Food | None, value: float | None, unit: str | None, size: str | None) -> Grams | None:
    """The grams of an amount of a food.

    A mass is *stated*; a volume, a household measure or a count is a *measure* of that food; no amount is its
    usual serving, an *estimate*. None when nothing fits (a measure that this food does not come in, or a food
    that is not known and no mass).
    """
    if unit in GRAMS:
        return None if value is None else Grams(round(value * GRAMS[unit], 3), "stated", 0.0)
    if food is None:
        return None
    if value is None and unit is None:
        return _serving(food, size)
    count = 1.0 if value is None else value
    vague = 0.3 if value is None else 0.0
    if unit in (None, "piece") and size and (sized := _own(food, size)):
        grams, spread = sized
        whole = _quadrature(spread, vague, _SIZE_SPREAD)
        return Grams(round(count * grams, 2), "estimate" if value is None else "measure", whole)
    if unit == "serving" and count > 1 and food.group == "dish" and _own(food, "slice"):
        unit = "slice"  # portions of a pizza are what it is cut into
    one = _one(food, unit or "piece")
    if one is None and unit is None:
        one = _own(food, "slice") or _own(food, "serving")
        if count > _MOST_SERVINGS and _own(food, "slice") is None:
            return _serving(food, size)
    if one is None and unit in _PARTS and food.group not in _LIQUID:
        served = _own(food, "piece") or _own(food, "serving")
        one = None if served is None else (served[0], _PART_SPREAD)
    if one is None:
        return None
    grams, spread = one
    factor = _SIZE.get(size or "medium", 1.0)
    total_spread = _quadrature(spread, vague, _SIZE_SPREAD if size else 0.0)
    source: Literal["measure", "estimate"] = "estimate" if value is None else "measure"
    return Grams(round(count * grams * factor, 2), source, total_spread)


def _quadrature(*spreads: float) -> float:
    return round(math.hypot(*spreads), 3)


def _serving(food: Food, size: str | None) -> Grams | None:
    usual = _own(food, "serving") or _own(food, "piece")
    if usual is None:
        return None
    grams, spread = usual
    factor = _SIZE.get(size or "medium", 1.0)
    return Grams(round(grams * factor, 2), "estimate", max(spread, _SERVING_SPREAD))


def _own(food: Food, unit: str) -> tuple[float, float] | None:
    measure = food.measures.get(unit)
    return None if measure is None else (measure.grams, max(measure.spread, _LEAST_SPREAD.get(unit, 0.0)))


def _one(food: Food, unit: str) -> tuple[float, float] | None:
    """What one of a unit weighs: the food's own measure, else by density, else the class's usual."""
    if own := _own(food, unit):
        return own
    for other, share in _SPOONS.get(unit, {}).items():
        if own := _own(food, other):
            return own[0] * share, _quadrature(own[1], _DEFAULT_DENSITY_SPREAD)
    density, spread = _density(food)
    if unit in ML:
        return None if density is None else (ML[unit] * density, spread)
    if unit in _MEASURE_ML and density is not None:
        if unit in _SOLID_ONLY and food.group not in _LIQUID:
            return None
        ml, differs = _MEASURE_ML[unit]
        return ml * density, _quadrature(spread, differs)
    if unit == "packet" and food.group in _IN_SACHETS and (serving := _own(food, "serving")):
        return serving[0], _SERVING_SPREAD
    if unit == "slice" and (cut := _SLICE_G.get(food.group or "")):
        return cut
    return _MEASURE_G.get(unit)


def _density(food: Food) -> tuple[float | None, float]:
    if food.density_g_ml is not None:
        return food.density_g_ml, 0.02
    group = food.group or ""
    density = _DENSITY_OF_STATE.get((group, food.state or ""), _DENSITY.get(group))
    return density, 0.03 if food.group in _LIQUID else _DEFAULT_DENSITY_SPREAD
