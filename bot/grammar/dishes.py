"""Dishes that are told by what they are made of: "an omelette with 3 eggs", "a 3-egg omelette"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.entries import Amount, Name
from bot.grammar.item import Item, stems
from bot.grammar.tokens import stem

_BASES = (
    "omelette omelet frittata scramble tortilla revuelto: egg white huevo clara",
    "sandwich sub toast toastie bocadillo bocata sándwich tostada: bread baguette roll slice pan rebanada barra",
    "shake smoothie batido licuado malteada: milk whey protein water yogurt banana leche proteína agua yogur plátano",
)


def _stems_of(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


BASES = tuple((_stems_of(dishes), _stems_of(made)) for dishes, made in (row.split(":") for row in _BASES))
"""Dishes, and what each is made of: who tells how much of that has told the dish."""
EGGED, EGGS = BASES[0]
TIED = ("with", "in", "made")
PASTA = _stems_of(
    "pasta spaghetti macaroni noodle penne fettuccine linguine rigatoni "
    "espagueti espaguetis macarrones fideos tallarines"
)
SAUCES = _stems_of("sauce marinara alfredo pesto bolognese gravy meatball salsa bolonesa albondiga carbonara")
""" "200 g of pasta with a sauce" is weighed with its sauce."""


def told_by_bases(items: Sequence[Item], joints: Sequence[str]) -> list[Item]:
    """The items without the dishes that the items behind them are; ``joints`` tell what stands between each and the
    next."""
    return [
        _of_eggs(item)
        for place, item in enumerate(items)
        if place == len(items) - 1 or joints[place] not in TIED or not _is_told(item, items[place + 1 :])
    ]


def is_sauced(dish: Item, part: Item, joint: str) -> bool:
    """Whether a part is the sauce on the pasta that was weighed: "200 g of spaghetti in a tomato sauce"."""
    tied = joint in (*TIED, "within")
    return tied and not PASTA.isdisjoint(stems(dish)[-1:]) and not SAUCES.isdisjoint(stems(part)[-1:])


def name_sauced(dish: Item, part: Item) -> None:
    """Names pasta by the sauce on it: its figures are those of the dish."""
    if dish.name is not None and part.name is not None:
        dish.name = Name(f"pasta with {part.name.text}", dish.name.start, dish.name.end)


def _is_told(dish: Item, parts: Sequence[Item]) -> bool:
    """Whether a dish is told by what it is made of: "a sandwich with 60 g of turkey and 2 slices of bread"."""
    made = next((made for dishes, made in BASES if not dishes.isdisjoint(stems(dish))), None)
    if made is None or dish.amount not in (None, Amount(1.0)) or dish.share is not None:
        return False
    told = [part for part in parts if part.amount is not None and part.amount.value is not None]
    return any(not made.isdisjoint(stems(part)) for part in told)


def _of_eggs(item: Item) -> Item:
    """ "A 3-egg omelette" is three eggs, "2 egg omelettes" are two omelettes."""
    counted = item.amount is not None and (item.amount.value or 0) > 1 and item.amount.unit is None
    words = stems(item)
    if item.name is None or not counted or len(words) != 2 or words[0] not in EGGS or words[1] not in EGGED:
        return item
    if item.name.text.endswith("s"):
        return item
    egg = item.name.text.replace("-", " ").split()[0]
    return replace(item, name=Name(egg, item.name.start, item.name.start + len(egg)))
