"""What words beside the name of a food say of it by its group: in which forms it comes, and which words leave it
the same food."""

import re
from collections.abc import Mapping

from graph.catalog_nodes import Food

MARGINS = {"energy_kcal_100g": 20.0, "protein_g_100g": 4.0, "carbohydrate_g_100g": 4.0, "fat_g_100g": 4.0}
SHARE = 0.15
"""What differs by less than this share, or by less than its margin, is the same for whoever counts."""

# A said form → the forms of the catalog that it can mean, the fitting one first.
_SAME_STATE = {"raw": ("raw", "dry"), "dry": ("dry", "raw"), "cooked": ("cooked",), "canned": ("canned",)}
_CANNED_COOKED = frozenset({"pulse", "vegetable"})
# What a food that comes in one form only is not, by its group.
_NEVER = {
    "canned": frozenset({"meat", "egg", "bread", "fruit"}),
    "cooked": frozenset({"cheese"}),
    "dry": frozenset(
        {"fruit", "meat", "fish", "milk", "dairy", "cheese", "leaf", "sauce", "drink", "egg", "soup", "dish"}
    ),
    "raw": frozenset[str](),
}
FLAVOURS = frozenset({"fruit", "nut", "sweet", "spice", "syrup", "nut_butter"})
_CUTS_OF: Mapping[str, frozenset[str]] = {
    "meat": frozenset({"meat_only", "meat"}),
    "fish": frozenset({"meat_only", "meat", "fillet", "filet", "loin", "steak", "medallion"}),
}
"""The cuts that are as fat as the whole; of what public tables tell of other cuts two in three were wrong so."""
_BREASTS = ("chicken-breast", "turkey-breast")
_OF_BREAST = frozenset({"fillet", "filet", "chop", "escalope", "tenderloin", "medallion", "loin", "tip"})
_SWEET_BY_NATURE = frozenset({"sweet", "syrup", "drink"})
_SWEETENED, _SUGARED_G = frozenset({"dairy", "milk"}), 8.0
"""Of these, what has so much carbohydrate has sugar in it already."""
LEAF = "leaf"
SOMETIMES = frozenset(
    {LEAF, "baby", "with_flavour", "whole_fat", "sweetened", "sugar_free", "ground", "white"}
    | {"breaded", "fried", "smoked", "cured", "pork", "sheep"}
)
_FLAVOURLESS = frozenset({"soup", "nut", "powder", "sauce", "meat", "fish"})
"""Of these, what has a flavour is another product."""
_OF_BREAD = frozenset(
    {"with_seed", "with_seeds", "seeded", "con_semilla", "stick", "ring", "crispy", "crunchy"}
)
_OUTSIDE = frozenset(
    {
        "skin",
        "peel",
        "rind",
        "piel",
        "cascara",
        "corteza",
        "seed",
        "semilla",
        "head",
        "cabeza",
        "bone",
        "hueso",
    }
)
"""Parts that are another food where they are what is named: "lemon peel", "potato skins"."""
_INNARDS = frozenset({"heart", "corazon", "head", "spear"})
_SHAPED = frozenset({"patty", "link", "stick", "de_bolsa", "cak"})
_POWDERED = frozenset({"spice", "vegetable", "nut"})
_COATED = frozenset({"meat", "fish"})
_NO_PORK = ("beef", "turkey", "chicken", "duck", "goose", "lamb", "veal", "poultry", "horse", "game", "plant")
_OF_SALTED = (
    "bacon",
    "chorizo",
    "salami",
    "salchichon",
    "sausage",
    "fuet",
    "pancetta",
    "mortadella",
    "frankfurter",
    "ham-",
)
_OF_SHEEP = tuple(
    f"cheese-{one}" for one in ("roquefort", "manchego", "feta", "romano", "ossau", "idiazabal")
)
"""What is made of ewe's milk by its name."""
_EATEN_COOKED = frozenset({"meat", "grain", "pasta", "pulse", "dry_pulse"})
_SERVED_HOT = frozenset({"drink", "soup", "dish", "grain", "milk", "sauce", "bread"})
_OF_MANY_COLOURS = frozenset({"cheese", "nut", "bread", "alcohol"})
_TOASTED = frozenset({"oil", "nut", "spice"})
_GROWN = frozenset(
    {"vegetable", "leaf", "fruit", "grain", "oil", "pasta", "spice", "pulse", "dry_pulse", "fish", "meat"}
)
_SWEET_OR_DRUNK = frozenset({"sweet", "drink", "alcohol", "dairy", "milk", "syrup"})
_ONLY_OF: Mapping[str, frozenset[str]] = {
    "strained": frozenset({"drink", "sauce"}),
    "stick": frozenset({"cheese", "spice", "fat"}),
    "log": frozenset({"nut"}),
    "ring": frozenset({"vegetable", "fruit", "fish"}),
    "kid": frozenset({"drink", "sweet"}),
    "prepared": frozenset({"dish", "meat", "fish", "sauce", "vegetable", "soup"}),
    "mixed": _GROWN | _SWEET_OR_DRUNK | {"nut", "cheese", "snack"},
    "mezcla_de": _GROWN | _SWEET_OR_DRUNK | {"nut", "cheese", "snack"},
    "creamy": _SWEET_OR_DRUNK | {"cheese", "sauce", "nut_butter", "fat"},
    "cold": _SWEET_OR_DRUNK | {"meat", "dish", "vegetable", "fruit", "leaf", "pasta", "grain"},
    "bas": frozenset({"drink", "cheese", "syrup"}),
    "dark": _GROWN - {"meat"} | {"alcohol", "syrup"},
    "young": _GROWN - {"meat"} | {"cheese", "alcohol"},
}
"""Words that make something else of other groups: a strained fruit is for babies, dark meat is fatter, a mix of cereals
is none of them, creamy soup has cream in it."""
_COUNTED = re.compile(r"\d(?!.*(?:piec|troz|month|mes))")
_TOLD_IN_PERCENT = frozenset({"meat", "dairy", "milk", "cheese", "sweet"})
"""Of these, a number says how fat it is, or how much cocoa is in it."""
_FRESH_OR_AGED: Mapping[str, bool] = {
    "fresh": True,
    "soft": True,
    "hard": False,
    "semi_cured": False,
    "semi_hard": False,
    "aged": False,
    "cured": False,
}
"""Whether a cheese of which that is told is fresh."""
_AGED_KCAL = 330.0
_COOKED_THERE = frozenset({"dish", "soup", "sauce", "sweet", "snack", "bread", "powder"})
"""What is cooked after a place is cooked otherwise there."""
_STYLES = frozenset({"oriental", "catalan", "basque", "provencal", "florentine", "andalusian", "burgundian"})
NEVER_LOST = frozenset(
    {"vegan", "sugar_free", "alcohol_free", "substitute", "candied", "dried", "extract", "pet_food", "starch"}
    | {"jerky", "in_oil"}
)
"""Words that make something else of whatever they stand by."""
_SELDOM_SWEET = frozenset(
    {
        "bread",
        "cereal",
        "soup",
        "pasta",
        "grain",
        "milk",
        "nut",
        "nut_butter",
        "vegetable",
        "pulse",
        "dry_pulse",
        "meat",
    }
)


_NEVER_DRY_RAW = frozenset({"vegetable", "leaf", "fruit", "meat", "fish", "pulse"})
"""Dried, these are no more what they are raw."""


def states_of(said: str, food: Food) -> tuple[str, ...]:
    """The forms of a food that a said form can mean; tinned pulses and vegetables are cooked ones."""
    if said == "dry" and food.group in _NEVER_DRY_RAW:
        return ("dry",)
    if said == "raw" and food.group in _NEVER_DRY_RAW and food.group != "pulse":
        return ("raw",)
    also = ("cooked",) if said == "canned" and food.group in _CANNED_COOKED else ()
    return _SAME_STATE[said] + also


_DRY_SPICE_KCAL = 150.0
"""Fresh herbs have less."""


def comes(food: Food, said: str) -> bool:
    """Whether a food can be meant by a form that was said."""
    if food.state is None:
        fresh = food.energy_kcal_100g < _DRY_SPICE_KCAL and food.group == "spice"
        return not (said == "dry" and fresh) and (
            food.group not in _NEVER[said] or said in food.id.split("-")
        )
    return food.state in states_of(said, food)


_SALTED = frozenset({"salted", "salty", "salado", "salada"})
_SKIN = frozenset({"with_skin", "skin_on", "con_piel", "skin", "piel", "meat_and_skin", "carn_y_piel"})
"""Of poultry it is half of the fat."""


def alike(food: Food, other: Food) -> bool:
    """Whether two foods are as good as one: energy within 15% or 20 kcal, each macro within 15% or 4 g."""
    return all(
        abs(getattr(food, name) - getattr(other, name)) <= max(margin, SHARE * getattr(other, name))
        for name, margin in MARGINS.items()
    )


FATNESS = frozenset(
    {
        "semi",
        "skimmed",
        "whole_fat",
        "fat",
        "light",
        "double",
        "double_cream",
        "heavy",
        "thick",
        "single",
        "whipping",
    }
    | {"extra_lean", "with_fat", "con_grasa"}
    | {f"{percent}%" for percent in range(100)}
)
"""Words that say of a food how fat it is."""

IS_A: Mapping[str, frozenset[str]] = {
    "cheese": frozenset({"cheese"}),
    "sauce": frozenset({"sauce"}),
    "dip": frozenset({"sauce"}),
    "milk": frozenset({"cheese"}),
    "past": frozenset({"sauce", "nut_butter"}),
    "dressing": frozenset({"sauce"}),
    "fish": frozenset({"fish"}),
    "seafood": frozenset({"fish"}),
    "bread": frozenset({"bread"}),
    "cracker": frozenset({"bread"}),
    "noodle": frozenset({"pasta"}),
    "pasta": frozenset({"pasta"}),
    "spic": frozenset({"spice"}),
    "seasoning": frozenset({"spice"}),
    "nut_any": frozenset({"nut"}),
    "seed": frozenset({"nut", "grain"}),
    "drink": frozenset({"drink"}),
    "fruit": frozenset({"fruit"}),
    "vegetable": frozenset({"vegetable", "leaf"}),
    "lettuce": frozenset({"leaf"}),
    "root": frozenset({"vegetable", "spice"}),
    "cereal": frozenset({"cereal"}),
    "candy": frozenset({"sweet"}),
    "bean": frozenset({"pulse", "dry_pulse"}),
}
"""What a food is anyhow by its group: "tahini paste" is tahini, "queso gouda" is gouda."""


def may_go(word: str, kind: str | None, food: Food) -> bool:
    """Whether a word that no name of the food has leaves it the same food; ``kind`` is that of the word."""
    if word in _ONLY_OF:
        return food.group in _ONLY_OF[word] or (word == "mixed" and food.id.startswith("salad"))
    if _COUNTED.search(word) and food.group in _TOLD_IN_PERCENT:
        return False
    if food.group == "cheese" and word in _FRESH_OR_AGED:
        return (food.energy_kcal_100g < _AGED_KCAL) is _FRESH_OR_AGED[word]
    if kind == "region":
        return food.group not in _COOKED_THERE and (food.group not in _COATED or not _is_style(word))
    if word in _SALTED:
        return food.group not in ("sweet", "bread")
    if word in _SKIN:
        return food.group != "meat"
    if word == "sheep":
        return food.id.startswith(_OF_SHEEP)
    if kind == "origin" and food.group == "cheese":
        return True
    if word in _INNARDS or kind == "origin":
        return food.group in _GROWN and food.group != "meat"
    if word in _OF_BREAD and food.group in ("bread", "grain", "pasta"):
        return False
    if word == "baby":
        return food.group in ("leaf", "vegetable")
    if word == LEAF:
        return food.group in ("leaf", "spice") or (food.group == "vegetable" and food.carbohydrate_g_100g < 7)
    if word in _SHAPED:
        return food.group not in ("fish", "bread", "vegetable", "fruit")
    if word in ("breaded", "fried"):
        return food.group in _COATED and food.carbohydrate_g_100g >= 10 and food.fat_g_100g >= 7
    if word in ("smoked", "cured", "pork"):
        return _salted(food) if word != "cured" else _salted(food) or food.group == "cheese"
    if word == "fresh":
        return food.state not in ("dry", "canned")
    if kind == "warm":
        return food.group in _SERVED_HOT or food.group in _TOASTED
    if word in IS_A:
        return food.group in IS_A[word]
    if word == "whole_fat":
        return food.group in _GROWN - {"meat"} or food.group in ("nut", "egg", "cheese", "sauce")
    if word == "white":
        return food.group in _GROWN - {"meat"} or food.group in _OF_MANY_COLOURS
    if word == "with_flavour":
        return food.group not in _FLAVOURLESS
    if word == "wild":
        return not food.id.startswith("salmon")
    if word == "ground":
        return food.group in _POWDERED
    if kind == "cut":
        fits = word in _CUTS_OF.get(food.group or "", ())
        return (fits or (word in _OF_BREAST and food.id.startswith(_BREASTS))) and food.state != "canned"
    if word == "sweetened":
        sugared = food.group in _SWEETENED and food.carbohydrate_g_100g >= _SUGARED_G
        return food.group in _SWEET_BY_NATURE or sugared
    if word == "sugar_free":
        return food.carbohydrate_g_100g <= 5 or food.group in _SELDOM_SWEET
    return kind == "variety"


def _is_style(word: str) -> bool:
    """Whether a word of a region says how it is cooked, not where it is from: "a la andaluza"."""
    return word.startswith("a_la_") or word.endswith("_styl") or word in _STYLES


def _salted(food: Food) -> bool:
    """Whether it is made of salted meat, pork as far as its name says no other animal."""
    if food.group != "meat" or any(animal in food.name_en.lower() for animal in _NO_PORK):
        return False
    return any(made in food.id for made in _OF_SALTED)


def never_so(food: Food) -> bool:
    """Whether nobody eats a food as it comes: raw meat, dry rice; what is marked as eaten so is."""
    return food.state in ("raw", "dry") and food.group in _EATEN_COOKED and "e" not in food.customary.lower()


def is_part(word: str) -> bool:
    """Whether a word that stands where the food's own name does says that a part of it is meant."""
    return word in _OUTSIDE
