"""Ingredients as people call them out while they cook, put the way a list writes them."""

import re

from bot.grammar.kitchen_words import MASS, plain

_PAN = re.compile(
    r",? (?:in(?:to)?|a|en) (?:the |la |el )?(?:pan|pot|wok|oven|bowl|mixer|olla|sarten|cazuela|horno|bol|cazo)(?=,|$)"
)
_ABOUT = re.compile(
    r"(?P<name>[^,]+), (?:about|around|roughly|some|unos|unas|mas o menos|aprox\.?|como|son|que son|that'?s)"
    rf" (?P<mass>{MASS})"
)
_COUNT = re.compile(r"(?:\d+|un[ao]?|dos|tres|cuatro|an?|one|two|three|four) ")
_MORE_OF = re.compile(
    r"\b(?:m[aá]s|more|extra|additional) (?=(?:de|of)\b)|\b(?:more|additional) (?!of\b)"
    r"|^(?:another|an extra|otros|otras) ",
    re.IGNORECASE,
)
""" "200 g más de pimiento": of what is in it already."""
_UNIT_LEFT_OUT = re.compile(
    r"(?P<unit>g|gr|gramos|grams|kg|ml) [^\d]+?(?:,| y| and) (?P<n>\d+)(?= (?:de|of) )"
)


def listed(said: str) -> str:
    """What goes in, as a list has it: "2 onions, about 300 g" is "300 g onions", "600 g de pera y 400 de uva" has its
    unit twice, and the pan that it goes into is left out."""
    said = _MORE_OF.sub("", said)
    for found in reversed(list(_PAN.finditer(plain(said)))):
        said = said[: found.start()] + said[found.end() :]
    whole = _ABOUT.fullmatch(plain(said))
    count = None if whole is None else _COUNT.match(plain(said))
    if whole is not None and count is not None:
        said = f"{said[slice(*whole.span('mass'))]} {said[count.end() : whole.end('name')]}"
    while (left_out := _UNIT_LEFT_OUT.search(plain(said))) is not None:
        said = f"{said[: left_out.end('n')]} {left_out['unit']}{said[left_out.end('n') :]}"
    return said
