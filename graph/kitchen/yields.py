"""What a pot weighs once it is cooked, estimated from what went in.

Factors of cooked over raw mass: rice 2.3 to 2.8, quinoa 3.1, lentils and chickpeas 2.5, beans 2.8, chicken
breast 0.66 to 0.80, beef 0.69 to 0.78, fish 0.88 (medians over USDA's raw and cooked pairs, from what cooking
conserves: protein in meat, energy in starch). The rest are those of common vegetables and keep their mass.
"""

from collections.abc import Iterable

from graph.catalog_nodes import Food

_BY_ID = {"quinoa-dry": 3.1, "beans-dry": 2.8, "couscous-dry": 2.4, "polenta-dry": 4.0}
_BY_GROUP = {
    ("meat", "raw"): 0.73,
    ("fish", "raw"): 0.88,
    ("egg", "raw"): 0.95,
    ("vegetable", "raw"): 0.85,
    ("leaf", "raw"): 0.75,
    ("grain", "dry"): 2.5,
    ("pasta", "dry"): 2.2,
    ("dry_pulse", "dry"): 2.5,
}
LIQUID = ("drink", "soup")
BOILED_OFF = 0.9
"""What of the liquid stays."""


def factor(food: Food | None) -> float:
    """Cooked mass of a gram of a food as it goes into a pot; 1 where nothing is known."""
    if food is None:
        return 1.0
    return _BY_ID.get(food.id) or _BY_GROUP.get((food.group or "", food.state or ""), 1.0)


def estimated_yield_g(parts: Iterable[tuple[Food | None, float]]) -> float | None:
    """What these foods (with raw grams) weigh cooked in one pot, to the gram; None for nothing.

    What grains and pulses soak up comes first out of the liquid that was put in, then from the tap.
    """
    solid = soaked = liquid = 0.0
    for food, grams in parts:
        if food is not None and (food.group in LIQUID):
            liquid += grams
            continue
        by = factor(food)
        solid += grams * min(by, 1.0)
        soaked += grams * max(by - 1.0, 0.0)
    total = solid + max(soaked, liquid * BOILED_OFF)
    return round(total) if total else None
