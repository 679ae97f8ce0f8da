"""What a word makes of a food: figures of foods that no row lists, from one that a row does and a sourced rule.

Fried fish is the fish and the oil it takes up, breaded the crumb too, skimmed the same without its fat, cooked the
same in another mass of water. Each rule is a row of ``seeds/food_facets.tsv`` with its basis and its spread.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.catalog_nodes import Food
from graph.composed_foods import MARK
from graph.foods.rules import MARGINS, SHARE
from graph.seeds import food_facets

DERIVED = "Sinew, derived"
_FIGURES = ("energy_kcal_100g", "protein_g_100g", "carbohydrate_g_100g", "fat_g_100g", "fiber_g_100g")
_ASH = 1.0
_STATE_SPREAD = 0.12
_COOKED_G = {"meat": 0.73, "fish": 0.79, "grain": 3.0, "pasta": 2.35, "pulse": 2.7, "dry_pulse": 2.7}
"""Grams that a raw or dry gram comes to, by energy: medians over the pairs of USDA SR (dry heat, boiled)."""
_CANNED_G = 3.2
"""The same of pulses in a tin."""
_MOLLUSC_G = 0.52
_MOLLUSCS = (
    "octopus",
    "clam",
    "mussel",
    "oyster",
    "squid",
    "cuttlefish",
    "scallop",
    "cockle",
    "whelk",
    "snail",
    "razor",
)
_LEAN_G = 16.0
"""Fat beyond which cooking renders an unknown part of it."""
_PART_DOUBT = 0.9
"""How far the share of a food in a dish may be off."""
_SURE_OF_WATER = frozenset({"vegetable", "leaf", "fish"})
"""What cooking changes alike: of fish (no molluscs) that USDA SR lists in two states, composed as one from the other,
all but one in 30 came within 15%; of meat a third did not, and grains and pulses soak up from 2.2 to 3.3 times their
mass."""
_SURE_OF_PARTS = frozenset({"soup", "egg", "drink", "milk"})
"""What is surely the same with another food in it. Sandwiches, salads, sauces, cakes and breads named in public
tables came out right in 20 to 35% of cases, soups in 80%."""
_OF_PLAIN, _PLAIN = frozenset({"fried", "breaded"}), frozenset({"meat", "fish"})
"""What is told of pieces of meat and fish, not of what was made of them."""
_STATE_NAMES = {
    "raw": ("raw", "crud@"),
    "dry": ("dry", "sec@"),
    "cooked": ("cooked", "cocid@"),
    "canned": ("canned", "en conserva"),
}
_WATER_ONLY = frozenset({"vegetable", "leaf", "fruit"})
"""Boiled they keep their mass, within 15% of energy."""
_CHANGING = frozenset({"meat", "fish", "grain", "pasta", "dry_pulse", "pulse"}) | _WATER_ONLY


@dataclass(frozen=True, slots=True)
class Facet:
    """What one word makes of foods of some groups; ``water`` is what is left of it as a share of the mass."""

    word: str
    groups: frozenset[str]
    mixed: tuple[tuple[str, float], ...]
    fat: float
    water: float | None
    spread: float
    english: str
    spanish: str


@cache
def facets() -> Mapping[str, tuple[Facet, ...]]:
    """The facets by the word that says them."""
    found: dict[str, list[Facet]] = {}
    for word, groups, mixed, fat, water, spread, english, spanish, _basis in food_facets():
        parts = tuple(
            (food, float(share)) for food, _, share in (one.partition("=") for one in mixed.split())
        )
        found.setdefault(word, []).append(
            Facet(
                word,
                frozenset(groups.split()),
                parts,
                float(fat),
                float(water) if water else None,
                float(spread),
                english,
                spanish,
            )
        )
    return {word: tuple(rows) for word, rows in found.items()}


def facet_of(word: str, food: Food) -> Facet | None:
    """What a word makes of a food; None where no rule says it."""
    if word in _OF_PLAIN and food.group in _PLAIN and food.state not in ("raw", "cooked"):
        return None
    return next((one for one in facets().get(word, ()) if food.group in one.groups), None)


def changed(food: Food, facet: Facet, foods: Mapping[str, Food]) -> Food:
    """The food with a facet; figures follow the facet's rule."""
    figures = _figures(food)
    if facet.water is not None:
        figures = _scaled(figures, (1 - facet.water) / _dry_matter(food))
    figures = _less_fat(figures, facet.fat)
    figures = _mixed(figures, [(_figures(foods[id]), share) for id, share in facet.mixed if id in foods])
    return _named(food, facet.word, figures, facet.spread, facet.english, facet.spanish)


def in_state(food: Food, state: str) -> Food | None:
    """A food that a row lists raw, cooked … in another state, by what cooking conserves; None where that says
    nothing."""
    if food.state == state or food.group not in _CHANGING or state not in _STATE_NAMES:
        return None
    if food.group not in _WATER_ONLY and (food.state in (None, "canned") or food.fat_g_100g > _LEAN_G):
        return None
    if state == "canned" and food.group in ("meat", "fish", "fruit", "grain", "pasta"):
        return None
    if state == "dry" and food.group in _WATER_ONLY:
        return None
    before, after = _water(food, food.state), _water(food, state)
    english, spanish = _STATE_NAMES[state]
    made = _named(food, state, _scaled(_figures(food), before / after), _STATE_SPREAD, english, spanish)
    return replace(made, state=state, customary="")


def sure(
    food: Food,
    made: Food,
    told: Iterable[Facet],
    state: str | None,
    parts: Sequence[tuple[Food, float]],
) -> bool:
    """Whether what is ``made`` of a food lies within 15% (or 20 kcal, 4 g) of the truth, however far its facets are
    off, and the shares of foods in it (90%)."""
    spread = math.hypot(*(facet.spread for facet in told))
    if state is not None and (food.group not in _SURE_OF_WATER or food.id.startswith(_MOLLUSCS)):
        return False
    if parts and food.group not in _SURE_OF_PARTS:
        return False
    for name, margin in MARGINS.items():
        own = getattr(food, name)
        doubt = spread * max(own, getattr(made, name))
        off = math.hypot(doubt, *(_PART_DOUBT * share * (getattr(part, name) - own) for part, share in parts))
        if off > max(margin, SHARE * own):
            return False
    return True


def with_foods(food: Food, parts: Sequence[tuple[Food, float]]) -> Food:
    """A food with others in it, each a share of the whole."""
    total = min(sum(share for _, share in parts), 0.6)
    scale = total / (sum(share for _, share in parts) or 1.0)
    figures = _mixed(_figures(food), [(_figures(one), share * scale) for one, share in parts])
    names_en = _listed([bare(one.name_en) for one, _ in parts], "and")
    names_es = _listed([bare(one.name_es) for one, _ in parts], "y")
    ids = MARK.join(one.id for one, _ in parts)
    off = sum(
        (_PART_DOUBT * share * (one.energy_kcal_100g - food.energy_kcal_100g)) ** 2 for one, share in parts
    )
    spread = off**0.5 / max(figures["energy_kcal_100g"], 20.0)
    made = _named(food, ids, figures, spread, "", "")
    return replace(made, name_en=f"{food.name_en} with {names_en}", name_es=f"{food.name_es} con {names_es}")


def bare(name: str) -> str:
    """A food's name in small letters, without what stands behind a comma."""
    return name.split(",")[0].lower()


def _listed(names: Sequence[str], last: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def _water(food: Food, state: str | None) -> float:
    """What a gram comes to in a state, of a gram as it goes into a pot."""
    if food.group in _WATER_ONLY or state in ("raw", "dry"):
        return 1.0
    if food.group == "fish" and food.id.startswith(_MOLLUSCS):
        return _MOLLUSC_G
    return _CANNED_G if state == "canned" else _COOKED_G[food.group or ""]


def _figures(food: Food) -> dict[str, float]:
    told = {name: getattr(food, name) or 0.0 for name in _FIGURES}
    return told | dict(food.more)


def _dry_matter(food: Food) -> float:
    grams = food.protein_g_100g + food.carbohydrate_g_100g + food.fat_g_100g + _ASH
    return min(max(grams / 100, 0.02), 1.0)


def _scaled(figures: Mapping[str, float], by: float) -> dict[str, float]:
    return {name: value * by for name, value in figures.items()}


def _less_fat(figures: Mapping[str, float], by: float) -> dict[str, float]:
    gone = figures["fat_g_100g"] * (1 - by)
    rest = {
        "fat_g_100g": figures["fat_g_100g"] - gone,
        "energy_kcal_100g": figures["energy_kcal_100g"] - 9 * gone,
    }
    if "saturated_fat" in figures:
        rest["saturated_fat"] = figures["saturated_fat"] * by
    return {**figures, **rest}


def _mixed(
    figures: Mapping[str, float], parts: Iterable[tuple[Mapping[str, float], float]]
) -> dict[str, float]:
    """The figures with others mixed in; what is not known of all of them is not known of what they make."""
    parts = list(parts)
    own = 1.0 - sum(share for _, share in parts)
    known = [name for name in figures if name == "alcohol" or all(name in part for part, _ in parts)]
    return {
        name: own * figures[name] + sum(share * part.get(name, 0.0) for part, share in parts)
        for name in known
    }


def _named(
    food: Food, mark: str, figures: Mapping[str, float], spread: float, english: str, spanish: str
) -> Food:
    more = {name: round(value, 2) for name, value in figures.items() if name not in _FIGURES}
    name_en, name_es = food.name_en, food.name_es
    if english:
        state = mark in _STATE_NAMES
        name_en = f"{_stateless(name_en, 0) if state else name_en}, {english}"
        name_es = f"{_stateless(name_es, 1) if state else name_es} {_agreeing(spanish, name_es)}"
    return replace(
        food,
        id=f"{food.id}{MARK}{mark}",
        name_en=name_en,
        name_es=name_es,
        source=DERIVED,
        source_id=None,
        generic_id=food.id if MARK not in food.id else food.generic_id,
        energy_kcal_100g=round(figures["energy_kcal_100g"], 1),
        protein_g_100g=round(figures["protein_g_100g"], 2),
        carbohydrate_g_100g=round(figures["carbohydrate_g_100g"], 2),
        fat_g_100g=round(figures["fat_g_100g"], 2),
        fiber_g_100g=round(figures["fiber_g_100g"], 2),
        more=more,
        spread=round(math.hypot(food.spread, spread), 3),
    )


def _stateless(name: str, language: int) -> str:
    """A name without the word at its end that says how the food comes."""
    words = name.split()
    said = {pair[language].rstrip("@") for pair in _STATE_NAMES.values()} | {"cocinad"}
    if len(words) > 1 and any(words[-1].lower().startswith(one) for one in said):
        words = words[:-1]
    return " ".join(words).rstrip(",")


def _agreeing(word: str, name: str) -> str:
    """A Spanish word with the ending of the noun that it stands by."""
    noun = name.split()[0].lower().rstrip(",")
    plural = "s" if noun.endswith("s") else ""
    return word.replace("@", ("a" if noun.rstrip("s").endswith("a") else "o") + plural)
