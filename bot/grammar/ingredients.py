"""Reads the list of what went into a pot: "1 kg de ternera, 2 dientes de ajo (8 g), sal al gusto"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.entries import Amount
from bot.grammar import lexicon
from bot.grammar.kitchen_words import plain

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_WORDS = {
    "un": 1.0,
    "una": 1.0,
    "a": 1.0,
    "an": 1.0,
    "medio": 0.5,
    "media": 0.5,
    "half": 0.5,
    "half a": 0.5,
    "half an": 0.5,
    "dozen": 12.0,
    "a dozen": 12.0,
    "una docena": 12.0,
    "media docena": 6.0,
}
MASSES = frozenset({"g", "kg", "mg", "lb", "oz"})
LONGEST_NAME = 8
"""Words of a food's name; whatever is longer is a sentence."""
_MORE_UNITS = {
    "tablespoon": "cs c.s. cucharadas sopera", "teaspoon": "cc cucharilla cucharillas", "dl": "dl decilitro decilitros decilitre deciliter",
    "piece": "hoja hojas leaf leaves rama ramas ramita ramitas sprig sprigs stalk stalks cabeza cabezas head heads",
}  # fmt: skip
_TASTE = re.compile(
    r",? ?\(?\b(?:al gusto|a gusto|to taste|as needed|c/s|q\.?b\.?|as you like|for seasoning)\b\)?"
)
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪●◦☐✓]+|\d{1,2}[.)](?=\s))\s*")
_LEAD = re.compile(
    r"^(?:(?:y|e|and|plus|mas|con|with|also|tambien|ademas|luego|despues|then|le|les|he|hemos|i|we|unos|unas|about|around|aprox|approx|aproximadamente|roughly|casi|almost|anadi|anado|anadido|echo|eche|echado|puse|puesto|pongo|metido|meti|added|add|threw in|put in|chucked in|used|going in|of|de)[ .]+)+"
)
_TAIL = re.compile(
    r"(?:[ ,]+(?:tambien|also|too|as well|ademas|mas|more|going in|in it|in there|aprox|approx|unos|about|in total|en total|opcional|optional)\.?)+$|[ .,;:!]+$"
)
_OF = re.compile(r"^(?:de(?:l| la| los| las)?|of(?: the)?|d')\b ?")


@dataclass(frozen=True, slots=True)
class Part:
    """A food of a list: its name as it stands in the text (from ``start`` to ``end``) and its amount."""

    name: str
    start: int
    end: int
    amount: Amount | None
    tasted: bool = False


@lru_cache(maxsize=1)
def _patterns() -> tuple[str, str, dict[str, str], dict[str, float]]:
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
    digits = r"\d+ \d/\d|\d+/\d+|\d+(?:[.,]\d+)? ?[½¼¾⅓⅔]|[½¼¾⅓⅔]|\d+(?:[.,]\d+)?"
    number = rf"(?:{digits}|(?:{words})(?= ))"
    unit = "(?:" + "|".join(sorted(map(re.escape, units), key=len, reverse=True)) + r")\b\.?"
    return number, unit, units, numbers


def mass_or_volume() -> str:
    """The pattern of a mass or a volume: "1,2 kg", "200ml"."""
    number, _, units, _ = _patterns()
    said = sorted(
        (re.escape(one) for one, slug in units.items() if slug in MASSES or slug in ("ml", "cl", "dl", "l")),
        key=len,
        reverse=True,
    )
    return rf"{number} ?(?:{'|'.join(said)})\b\.?(?: y medi[oa]| and a half)?"


def value_of(said: str) -> float:
    """The number that is written: "1,5", "1/2", "1 1/2", "½", "dos"."""
    said = said.strip()
    if said in _patterns()[3]:
        return _patterns()[3][said]
    if said[-1] in _FRACTIONS:
        rest = said[:-1].strip()
        return (value_of(rest) if rest else 0.0) + _FRACTIONS[said[-1]]
    if "/" in said:
        *whole, part = said.split(" ")
        over, under = part.split("/")
        return (float(whole[0]) if whole else 0.0) + (float(over) / float(under) if float(under) else 0.0)
    return float(said.replace(",", "."))


def amount_of(said: str) -> Amount | None:
    """A whole text as one amount with a unit: "1,2 kg", "2 cucharadas", "kilo y medio"."""
    number, unit, units, _ = _patterns()
    found = re.fullmatch(
        rf"(?:(?P<n>{number}) ?)?(?P<unit>{unit})(?P<half> y medi[oa]| and a half)?", said.strip()
    )
    if found is None or (found["n"] is None and not found["half"]):
        return None
    value = 1.0 if found["n"] is None else value_of(found["n"])
    return Amount(
        round(value + (0.5 if found["half"] else 0.0), 4),
        units[found["unit"].rstrip(".") if found["unit"] not in units else found["unit"]],
    )


def segments(text: str, begin: int = 0) -> list[tuple[int, int]]:
    """Where the parts of a list stand: between commas, lines, "y" and "and"; a comma in a number parts nothing."""
    said = plain(text)
    amount = rf"(?={_patterns()[0]})"
    cut = re.compile(
        rf"\n+|;|\.(?=\s|$)|,(?!\d)|(?<!\d),|(?<=[^\d\s]) \+ | (?:y|e|and|&)(?= )(?! (?:medi[oa]|cuarto|a half|a quarter)\b)"
        rf"| (?:en|in|con|with|mas|plus) {amount}(?!un[ao]? |an? )|(?<=[a-z)]) - (?={_patterns()[0]})"
    )
    found, at = [], begin
    depth = 0
    for sign in range(begin, len(said)):
        depth += (said[sign] == "(") - (said[sign] == ")")
        if depth <= 0 and sign >= at and (match := cut.match(said, sign)):
            found.append((at, sign))
            at = max(match.end(), sign + 1)
    return [*found, (at, len(said))]


def part_of(text: str, start: int, end: int) -> Part | None:
    """One part of a list as a food with its amount; None where no name is left or figures are left over."""
    said = plain(text[start:end])
    tasted = _TASTE.search(said) is not None
    said = _TASTE.sub(lambda found: " " * len(found[0]), said)
    begin, stop = 0, len(said)
    for pattern in (_BULLET, _LEAD):
        begin += len(said[begin:stop]) - len(said[begin:stop].lstrip())
        if match := pattern.match(said[begin:stop]):
            begin += match.end()
    stop = len(said[:stop].rstrip(" ."))
    while match := _TAIL.search(said, begin, stop):
        stop = match.start()
    amount, begin, stop = _amount(said, begin, stop)
    name = said[begin:stop]
    begin += len(name) - len(name.lstrip(" :,-–"))
    while (match := _OF.match(said[begin:stop])) and match.end():
        begin += match.end()
    stop = begin + len(said[begin:stop].rstrip(" :,-–."))
    words = said[begin:stop].split()
    if not words or len(words) > LONGEST_NAME or not re.search(r"[a-z]{2}", said[begin:stop]):
        return None
    if re.search(r"(?<![a-z])\d+(?:[.,]\d+)?(?!\d* ?%|[\d.,]*[a-z-])", said[begin:stop]):
        return None
    at = start + begin
    return Part(text[at : start + stop], at, start + stop, amount, tasted)


def _amount(said: str, begin: int, stop: int) -> tuple[Amount | None, int, int]:
    """The amount of a part, and where its name begins and ends."""
    number, unit, _, _ = _patterns()
    amount = None
    if match := re.match(rf"(?:{number} ?)?{unit}(?: y medi[oa]| and a half)?(?= |$|\()", said[begin:stop]):
        amount = amount_of(match[0])
        begin += match.end() if amount is not None else 0
    if amount is None and (match := re.match(rf"{number}(?= )", said[begin:stop])):
        amount, begin = Amount(value_of(match[0])), begin + match.end()
    weighed = mass_or_volume()
    inside = re.search(
        rf" ?\((?:un[ao]s? |about |aprox\.? |~|≈|ca\.? )*({weighed})[^()]*\)", said[begin:stop]
    )
    if inside is not None:
        exact = amount_of(inside[1])
        rest = said[begin + inside.end() : stop].strip()
        return exact or amount, begin, stop if rest else begin + inside.start()
    behind = re.search(rf"[ ,:=-]+(?:de |of |- )?({weighed})$", said[begin:stop])
    if behind is not None and (amount is None or amount.unit is None or amount.unit not in MASSES):
        exact = amount_of(behind[1])
        if exact is not None:
            count = (
                amount.value
                if amount is not None and amount.value is not None and amount.unit is None
                else None
            )
            each = re.search(r"(?:each|cada un[ao]|c/u)$", said[:stop]) is not None
            if each and count and exact.value is not None:
                exact = replace(exact, value=exact.value * count)
            return exact, begin, begin + behind.start()
    bare = re.search(r"[ :=]+(\d+(?:[.,]\d+)?)$", said[begin:stop])
    if amount is None and bare is not None:
        return Amount(value_of(bare[1]), "g" if value_of(bare[1]) > 12 else None), begin, begin + bare.start()
    bracket = re.search(r" ?\([^()]*\)$", said[begin:stop])
    return amount, begin, begin + bracket.start() if bracket else stop
