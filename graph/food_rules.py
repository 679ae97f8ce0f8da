"""What words beside the name of a food say of it by its group: in which forms it comes, and which words leave it
the same food."""

from graph.catalog_nodes import Food

# A said form → the forms of the catalog that it can mean, the fitting one first.
_SAME_STATE = {"raw": ("raw", "dry"), "dry": ("dry", "raw"), "cooked": ("cooked",), "canned": ("canned",)}
_CANNED_COOKED = frozenset({"pulse", "vegetable"})
# What a food that comes in one form only is not, by its group.
_NEVER = {
    "canned": frozenset({"meat", "egg", "bread", "fruit"}),
    "cooked": frozenset({"cheese"}),
    "dry": frozenset({"fruit", "meat", "fish", "milk", "dairy", "leaf", "sauce", "drink", "egg"}),
    "raw": frozenset[str](),
}
FLAVOURS = frozenset({"fruit", "nut", "sweet", "spice", "syrup", "nut_butter"})
_CUTS = frozenset({"meat", "fish"})
_SWEET_BY_NATURE = frozenset({"sweet", "syrup", "drink", "fruit"})
SOMETIMES = frozenset({"with_flavour", "sweetened", "sugar_free", "ground", "white"})
_POWDERED = frozenset({"spice", "vegetable", "nut"})
_SERVED_HOT = frozenset({"drink", "soup", "dish", "grain", "milk", "sauce", "bread"})
_GROWN = frozenset({"vegetable", "leaf", "fruit", "grain", "oil", "pasta", "spice"})
NEVER_LOST = frozenset(
    {"vegan", "sugar_free", "alcohol_free", "substitute", "candied", "dried", "extract", "pet_food", "starch"}
    | {"jerky", "in_oil"}
)
"""Words that make something else of whatever they stand by."""
_SELDOM_SWEET = frozenset({"grain", "milk", "nut", "nut_butter", "vegetable", "pulse", "dry_pulse", "meat"})


def states_of(said: str, food: Food) -> tuple[str, ...]:
    """The forms of a food that a said form can mean; tinned pulses and vegetables are cooked ones."""
    also = ("cooked",) if said == "canned" and food.group in _CANNED_COOKED else ()
    return _SAME_STATE[said] + also


def comes(food: Food, said: str) -> bool:
    """Whether a food can be meant by a form that was said."""
    if food.state is None:
        return food.group not in _NEVER[said]
    return food.state in states_of(said, food)


def may_go(word: str, kind: str | None, food: Food) -> bool:
    """Whether a word that no name of the food has leaves it the same food; ``kind`` is that of the word."""
    if word == "fresh":
        return food.state not in ("dry", "canned")
    if kind == "warm":
        return food.group in _SERVED_HOT
    if kind == "origin" or word == "white":
        return food.group in _GROWN
    if word == "with_flavour":
        return True
    if word == "ground":
        return food.group in _POWDERED
    if kind == "cut":
        return food.group in _CUTS and food.state in (None, "cooked", "raw")
    if word == "sweetened":
        return food.group in _SWEET_BY_NATURE
    if word == "sugar_free":
        return food.carbohydrate_g_100g <= 5 or food.group in _SELDOM_SWEET
    return kind == "variety"
