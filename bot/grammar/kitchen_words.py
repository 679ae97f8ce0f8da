"""Amounts of a pot in words: portions, masses, shares, what is left."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
import unicodedata

from bot.kitchen_entries import HowMuch
from graph.units import GRAMS

COUNTED = {
    "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "doce": 12, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
"""How many things a word says."""
_WORDS = COUNTED | {
    "media": 0.5, "medio": 0.5, "an": 1, "half": 0.5, "half a": 0.5, "una y media": 1.5, "one and a half": 1.5, "otra": 1, "otro": 1, "another": 1,
    "another one": 1, "one more": 1, "otra mas": 1, "otro mas": 1, "otra media": 0.5, "otro medio": 0.5, "another half": 0.5,
}  # fmt: skip
# A pot is weighed, so that a litre of it is taken for a kilo.
_UNITS = {
    "g": "g", "gr": "g", "grs": "g", "gramo": "g", "gramos": "g", "gram": "g", "grams": "g", "kg": "kg", "kgs": "kg",
    "kilo": "kg", "kilos": "kg", "lb": "lb", "lbs": "lb", "pound": "lb", "pounds": "lb", "oz": "oz", "ounce": "oz",
    "ounces": "oz", "ml": "g", "l": "kg", "litro": "kg", "litros": "kg", "litre": "kg", "litres": "kg", "liter": "kg",
    "liters": "kg",
}  # fmt: skip
NUMBER = r"(?:-?\d+(?:[.,]\d+)?|another one|one more|otr[ao] mas|otra media|otro medio|another half|una y media|one and a half|half an?|" + "|".join(
    sorted((word for word in _WORDS if " " not in word), key=len, reverse=True)
) + r")"  # fmt: skip
PORTION = (
    r"(?:raciones|racion|porciones|porcion|tuppers?|tupers?|tapers?|tuperes|tupperes|taperes|platos?|portions?|servings?"
    r"|plates?|containers?|tubs?|boxes|box|bowls?|bowlfuls?|platefuls?|ladles?|boles|bols?|platitos?|tazon(?:es)?|tazoncitos?|toper(?:es|s)?|topper(?:es|s)?|recipientes?|porcioncitas?|racioncitas?|tarros?|fiambreras?|cuencos?|helpings?|lunch ?box(?:es)?|jars?)"
)
SLICE = r"(?:trozos?|pedazos?|piezas?|rebanadas?|unidades|unidad|uds?|slices?|pieces?|squares?)"
"""What a cake is cut into; a portion only of a pot that is named."""
MASS = r"-?\d+(?:[.,]\d+)?\s*(?:" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")\b"
_LEFT = r"(?:de )?(?:lo que (?:queda(?:ba)?|sobra(?:ba)?|sobro)|lo restante|(?:of )?what(?:'s| is| was) left|(?:of )?the rest|(?:of )?the remaining)"
_REST = (
    r"(?:el resto|lo que (?:queda(?:ba)?|sobra(?:ba)?|sobro|quedo)|todo lo que (?:queda(?:ba)?|sobra(?:ba)?)|lo demas|las sobras"
    r"|the rest(?: of it)?|the last of (?:it|them)|the last bit|the last(?= of the )|what(?:'s| is| was) left|all that was left|the leftovers|the remainder)"
)
_SHARES = {
    "la mitad": 0.5, "un tercio": 1 / 3, "un cuarto": 0.25, "tres cuartos": 0.75, "dos tercios": 2 / 3, "half": 0.5,
    "a third": 1 / 3, "a quarter": 0.25, "one third": 1 / 3, "one quarter": 0.25, "a fifth": 0.2, "a sixth": 1 / 6,
    "una cuarta parte": 0.25, "la cuarta parte": 0.25, "una tercera parte": 1 / 3, "la tercera parte": 1 / 3,
    "una quinta parte": 0.2, "la quinta parte": 0.2, "tres cuartas partes": 0.75, "dos terceras partes": 2 / 3,
    "two thirds": 2 / 3, "three quarters": 0.75, "half of it": 0.5,
}  # fmt: skip
_SHARE = "(?:" + "|".join(sorted(_SHARES, key=len, reverse=True)) + ")"
_LAST = rf"(?:mi|my) (?:racion|porcion|parte|portion|serving|share)|(?:la |el |the |my )?(?:ultim[ao]|last)(?: (?:{PORTION}|one|trozo|pedazo|slice|piece|bit))?"
MUCH = (
    rf"(?P<rest>{_REST})|(?P<last>{_LAST})|(?P<part>{_SHARE}|[1-9]/[1-9](?= (?:de|del|of) ))(?P<left> {_LEFT})?|(?P<mass>{MASS})|"
    rf"(?P<n>{NUMBER})(?: (?:(?P<unit>{PORTION})|(?P<slice>{SLICE})(?= (?:del|de (?:la|las|los|mi)|of (?:the|my)) |$)))?"
)
"""An amount of a pot; for ``how_much``."""


def plain(text: str) -> str:
    """A text in lower case without accents, as long as it was, so that places in both are the same."""
    if text.isascii():
        return text.lower()
    return "".join((unicodedata.normalize("NFD", sign)[:1] or sign).lower()[:1] for sign in text)


def number_of(text: str) -> float:
    """The number of digits or a word."""
    return float(_WORDS[text]) if text in _WORDS else float(text.replace(",", "."))


def grams_of(text: str) -> float:
    """A mass in grams: "1,5 kg", "250 g"."""
    found = re.match(r"(-?\d+(?:[.,]\d+)?)\s*([a-z]+)", text)
    assert found is not None
    return round(number_of(found[1]) * GRAMS[_UNITS[found[2]]], 2)


def how_much(found: "re.Match[str]") -> HowMuch:
    """The amount that ``MUCH`` found."""
    if found["rest"]:
        return HowMuch(share_left=1.0)
    if found["part"]:
        over, _, under = found["part"].partition("/")
        share = float(over) / float(under) if under else _SHARES[over]
        return HowMuch(share_left=share) if found["left"] else HowMuch(share=share)
    if found["last"]:
        return HowMuch(portions=1.0)
    if found["mass"]:
        return HowMuch(grams=grams_of(found["mass"]))
    return HowMuch(portions=number_of(found["n"]))
