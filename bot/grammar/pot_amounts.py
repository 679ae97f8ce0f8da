"""Reads the amounts of a recipe: "1 ½ lb", "2-3 cucharadas", "tres cuartos de litro", "ciento cincuenta gramos"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from functools import lru_cache

from bot.entries import Amount
from bot.grammar import lexicon
from bot.grammar.kitchen_words import plain

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_WORDS = {
    "un": 1.0, "una": 1.0, "a": 1.0, "an": 1.0, "medio": 0.5, "media": 0.5, "half": 0.5, "half a": 0.5, "half an": 0.5,
    "dozen": 12.0, "a dozen": 12.0, "una docena": 12.0, "media docena": 6.0, "un cuarto de": 0.25, "cuarto de": 0.25,
    "tres cuartos de": 0.75, "un tercio de": 1 / 3, "a quarter of a": 0.25, "three quarters of a": 0.75, "a quarter": 0.25,
    "un par de": 2.0, "a couple of": 2.0, "a few": 3.0, "unos pocos": 3.0,
}  # fmt: skip
_FOLDS = {"hundred": 100.0, "thousand": 1000.0, "mil": 1000.0}
MASSES = frozenset({"g", "kg", "mg", "lb", "oz"})
VOLUMES = frozenset({"ml", "cl", "dl", "l"})
_MORE_UNITS = {
    "tablespoon": "cs c.s. cucharadas sopera", "teaspoon": "cc c.c. c/c cucharilla cucharillas",
    "dl": "dl decilitro decilitros decilitre deciliter", "oz": "oz.", "lb": "lb.", "can": "tarro tarros frasco frascos",
    "packet": "pkg package packages", "piece": "hoja hojas leaf leaves rama ramas ramita ramitas sprig sprigs stalk stalks cabeza cabezas head heads",
}  # fmt: skip
_DIGITS = (
    r"\d+ \d/\d|\d+/\d+(?: de(?= (?:kilo|litro|taza|vaso)))?|\d+(?:[.,]\d+)? ?[½¼¾⅓⅔⅛]|[½¼¾⅓⅔⅛](?: de(?= (?:kilo|litro|taza|vaso)))?"
    r"|\d+(?:[.,]\d+)?"
)
_RANGE = re.compile(rf"^(?P<low>{_DIGITS})(?: ?[-–—] ?| (?:a|o|to|or) )(?P<high>{_DIGITS})$")
_THOUSANDS = re.compile(r"^\d{1,2}[.,]\d{3}$")


@lru_cache(maxsize=1)
def patterns() -> tuple[str, str, dict[str, str], dict[str, float]]:
    """A number, a unit, what unit each phrase is, and what number each word is."""
    units: dict[str, str] = {}
    numbers = dict(_WORDS)
    for _, kind, value, phrase in lexicon.rows():
        said = plain(phrase.lstrip("=")).removesuffix(" of").removesuffix(" de")
        if (
            kind in ("unit_mass", "unit_volume", "measure")
            and value not in ("serving", "shake", "st")
            and said != "#"
        ):
            units.setdefault(said, value)
        elif kind == "num" and said.isalpha():
            numbers.setdefault(said, float(value))
    for slug, phrases in _MORE_UNITS.items():
        units |= dict.fromkeys(phrases.split(), slug)
    words = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    spoken = "|".join(
        sorted((one for one in numbers if one not in _WORDS and numbers[one] > 0), key=len, reverse=True)
    )
    digits = rf"(?:{_DIGITS})(?:(?: ?[-–—] ?| (?:a|o|to|or) )(?:{_DIGITS}))?"
    runs = rf"(?:(?:{spoken}|a(?= hundred| thousand))(?:(?: y | and |-| )(?:{spoken}))+)"
    number = rf"(?:{digits}|{runs}(?= )|(?:{words})(?= ))"
    unit = "(?:" + "|".join(sorted(map(re.escape, units), key=len, reverse=True)) + r")(?![a-z])\.?"
    return number, unit, units, numbers


@lru_cache(maxsize=1)
def mass_or_volume() -> str:
    """The pattern of a mass or a volume: "1,2 kg", "200ml"."""
    number, _, units, _ = patterns()
    said = sorted(
        (re.escape(one) for one, slug in units.items() if slug in MASSES or slug in VOLUMES),
        key=len,
        reverse=True,
    )
    return rf"{number} ?(?:{'|'.join(said)})(?![a-z])\.?(?: y medi[oa]| and a half)?"


def value_of(said: str) -> float:
    """The number that is written: "1,5", "1 1/2", "½", "dos", "2-3" (its middle), "ciento cincuenta"."""
    said = said.strip()
    numbers = patterns()[3]
    if said in numbers:
        return numbers[said]
    if span := _RANGE.match(said):
        return (value_of(span["low"]) + value_of(span["high"])) / 2
    said = said.removesuffix(" de")
    if said[-1] in _FRACTIONS:
        rest = said[:-1].strip()
        return (value_of(rest) if rest else 0.0) + _FRACTIONS[said[-1]]
    if "/" in said:
        *whole, part = said.split(" ")
        over, under = part.split("/")
        return (float(whole[0]) if whole else 0.0) + (float(over) / float(under) if float(under) else 0.0)
    if said[0].isalpha():
        return _spoken(re.split(r"[ -]", said), numbers)
    return float(said.replace(",", "."))


def _spoken(words: list[str], numbers: dict[str, float]) -> float:
    """A number of several words: "two hundred and fifty", "mil doscientos"."""
    whole = part = 0.0
    for word in words:
        if word == "hundred":
            part = max(part, 1.0) * 100
        elif _FOLDS.get(word) == 1000.0:
            whole, part = whole + max(part, 1.0) * 1000, 0.0
        elif word not in ("y", "and"):
            part += numbers[word]
    return whole + part


def amount_of(said: str) -> Amount | None:
    """A whole text as one amount with a unit: "1,2 kg", "2 cucharadas", "kilo y medio"."""
    number, unit, units, _ = patterns()
    found = re.fullmatch(
        rf"(?:(?P<n>{number}) ?)?(?P<unit>{unit})(?P<half> y medi[oa]| and a half)?", said.strip()
    )
    if found is None or (found["n"] is None and not found["half"]):
        return None
    slug = units[found["unit"].rstrip(".") if found["unit"] not in units else found["unit"]]
    value = 1.0 if found["n"] is None else value_of(found["n"])
    if found["n"] is not None and slug in ("g", "ml") and _THOUSANDS.match(found["n"]):
        value *= 1000  # "1.200 g"
    return Amount(round(value + (0.5 if found["half"] else 0.0), 4), slug)
