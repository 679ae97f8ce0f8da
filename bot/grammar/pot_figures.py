"""Takes what a pot weighs and how many portions it makes out of the text that tells of it."""

import re

from bot.entries import Amount
from bot.grammar.kitchen_words import number_of, plain
from bot.grammar.pot_amounts import amount_of
from bot.grammar.pot_lines import Told, grams
from bot.grammar.pot_words import shared, sized, yielded

_FOR_DAYS = re.compile(r"\b(?:days|dias|personas|people)$")


def figures_out_of(text: str) -> Told:
    """Takes the weight and the portions out of a text."""
    pot = Told(text)
    for pattern, keep in ((sized(), _keep_sized), (yielded(), _keep_mass), (shared(), _keep_portions)):
        for found in list(pattern.finditer(plain(pot.text))):
            if found[0].strip():
                keep(pot, found)
                blank = "," + " " * (len(found[0]) - 1)
                pot.text = pot.text[: found.start()] + blank + pot.text[found.end() :]
    return pot


def _keep_sized(pot: Told, found: "re.Match[str]") -> None:
    each = amount_of(found["each"])
    mass = None if each is None else grams(each)
    pot.portions = number_of(found["n"])
    pot.yield_g = None if mass is None else round(mass * pot.portions, 1)
    pot.sure = pot.sure and bool(mass) and pot.portions > 0


def _keep_mass(pot: Told, found: "re.Match[str]") -> None:
    said = found["q"] or found["r"]
    amount = Amount(float(said), "g") if said.isdigit() else amount_of(said)
    mass = None if amount is None else grams(amount)
    pot.sure = pot.sure and mass is not None and pot.yield_g in (None, mass)
    pot.yield_g = mass


def _keep_portions(pot: Told, found: "re.Match[str]") -> None:
    portions = number_of(found["n"] or found["m"] or found["k"] or found["ways"])
    again = pot.portions is not None or shared().search(plain(pot.text[found.end() :]))
    if found["n"] and _FOR_DAYS.search(plain(found[0])) and again:
        return  # "for two days, …, 4 portions"
    pot.sure = pot.sure and portions > 0 and pot.portions in (None, portions)
    pot.portions = portions
