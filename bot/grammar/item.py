"""One food with its amount, and what the foods beside it tell of it."""

from dataclasses import dataclass
from itertools import pairwise

from bot.entries import Amount, Name
from bot.grammar.clauses import Clause
from bot.grammar.tokens import fold, stem, tokenize

MANY = 30.0
"""So many of a food beside one in grams are grams too; from three times as many on, always."""
DRINKS = frozenset(("shake", "batido", "smoothie", "licuado"))
POWDERS = frozenset(("whey", "protein", "proteina", "proteína", "casein", "caseina", "caseína"))


@dataclass(slots=True)
class Item:
    """A food with its amount as found: span places, for the guard and the offsets."""

    name: Name | None
    amount: Amount | None
    share: float | None
    portions: float | None
    first: int
    last: int
    known: bool


def stems(item: Item) -> list[str]:
    """The words of its name without number."""
    return [] if item.name is None else [stem(token.folded) for token in tokenize(item.name.text)]


_MENUS = (
    "menu combo combinado deal buffet bufet picoteo tapeo surtido english breakfast spread platter bandeja"
)
MENUS = frozenset(_MENUS.split())
"""What is no dish but all that is listed behind it."""
_DISHES = "ensalada salad bocadillo bocata sandwich wrap bowl bol batido smoothie shake licuado tortilla omelette plato"
DISHES = frozenset(_DISHES.split())


def is_menu(item: Item) -> bool:
    """ "Menú del día", "meal deal", "full English"."""
    return item.name is not None and not MENUS.isdisjoint(fold(item.name.text).split())


def is_mixed(item: Item) -> bool:
    """A dish that is told by what is listed behind it: "una ensalada: lechuga, 80 g de atún"."""
    return item.name is not None and (is_menu(item) or not DISHES.isdisjoint(fold(item.name.text).split()))


def settle(found: list[Item]) -> None:
    """Drops what only holds the next food; gives counts too large for pieces their unit."""
    for item, after in pairwise(list(found)):
        if _holds(item, after):
            found.remove(item)
    weighed = any(i.amount is not None and i.amount.unit in ("g", "ml") for i in found)
    for item in found:
        amount = item.amount
        if amount is not None and amount.unit is None and amount.value is not None and amount.size is None:
            grams = amount.value >= (MANY if weighed else 3 * MANY) and amount.value % 5 == 0
            grams = grams and not _pieces(item)
            item.amount = Amount(amount.value, "g") if grams else amount


_PIECES = (
    "eggs huevos bananas platanos apples manzanas oranges naranjas pears peras rotis chapatis naans samosas tacos "
    "burritos burgers hamburguesas sandwiches bocadillos pizzas donuts croissants cookies galletas pancakes tortitas "
    "toasts tostadas empanadas croquetas yogurts yogures kiwis peaches melocotones hotdogs kebabs arepas tamales bagels"
)
PIECES = frozenset(_PIECES.split())
"""What nobody weighs when it is said in the plural: 150 of them are asked about, not taken for grams."""


def _pieces(item: Item) -> bool:
    return item.name is not None and fold(item.name.text.split()[-1]) in PIECES


def _holds(item: Item, after: Item) -> bool:
    """ "Protein shake, 30 g whey": the shake is told by what is in it."""
    if (
        item.amount not in (None, Amount(1.0))
        or after.amount is None
        or item.name is None
        or after.name is None
    ):
        return False
    words, inside = item.name.text.lower().split(), after.name.text.lower().split()
    return not DRINKS.isdisjoint(words) and not POWDERS.isdisjoint(inside)


def shaken(clause: Clause, at: int, name_start: int, amount: Amount) -> tuple[Amount, int]:
    """A shake of something is a glass of it; one of protein is a thing of its own."""
    if not clause.message.tokens[name_start].folded.startswith("protein"):
        return Amount(amount.value, "glass", amount.size), name_start
    return Amount(amount.value, None, amount.size), clause.spans[at].parts[-1].start
