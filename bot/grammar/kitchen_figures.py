"""Reads what a pot weighs and how many portions it makes."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

from bot.entries import Amount
from bot.grammar.kitchen_forms import FIGURES
from bot.grammar.kitchen_words import grams_of, number_of
from bot.grammar.pot_amounts import amount_of
from bot.grammar.pot_words import shared, sized, yielded
from graph.units import GRAMS

_TAIL = re.compile(
    r"(?:,? (?:in the end|al final|en total|in total|ya|now|ahora|each))+$|^(?:al final|in the end|finally|total)[,:]? |^(?:(?:l[ao]s?|it'?s|they'?re|he|i|son|ya|y|and|has|have|me han|me ha)\b ?)+"
)


def figures(text: str) -> tuple[float | None, float | None]:
    """The mass in grams and the portions among the words of a pot that is ready."""
    mass = portions = None
    if said := sized().search(text):
        portions = number_of(said["n"])
        grams = amount_of(said["each"])
        return (None if grams is None else mass_of(grams, portions)), portions
    for found in FIGURES.finditer(text):
        if found["mass"]:
            mass = grams_of(found["mass"])
        else:
            portions = number_of(found["n"])
    said = shared().search(text)
    return mass, number_of(
        said["n"] or said["m"] or said["k"] or said["ways"]
    ) if portions is None and said is not None else portions


def mass_of(each: Amount, times: float) -> float | None:
    """The grams of so many portions that weigh so much each."""
    factor = GRAMS.get(each.unit or "")
    return None if factor is None or each.value is None else round(factor * each.value * times, 1)


def figures_only(said: str) -> tuple[float | None, float | None] | None:
    """A weight or portions and nothing of a food: "1450 g, 5 raciones"; None for anything more."""
    rest = _TAIL.sub("", said)
    for pattern in (sized(), yielded(), shared(), FIGURES):
        rest = pattern.sub(" ", rest)
    found = figures(said)
    return found if found != (None, None) and not rest.strip(" ,.;") else None
