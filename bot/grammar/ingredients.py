"""Reads the list of what went into a pot: "1 kg de ternera, 2 dientes de ajo (8 g), sal al gusto"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass, replace

from bot.entries import Amount
from bot.grammar.kitchen_words import plain
from bot.grammar.pot_amounts import MASSES, VOLUMES, amount_of, mass_or_volume, patterns, value_of

LONGEST_NAME = 8
"""Words of a food's name; whatever is longer is a sentence."""
FEWEST, FEWEST_G = 5, 30
"""From so many on "300 de cebolla" are grams, since nobody counts so many; and then "20 de aceite" beside it."""
_TASTE = re.compile(
    r",? ?\(?\b(?:al gusto|a gusto|to taste|as needed|c/s|q\.?b\.?|as you like|for seasoning|cantidad suficiente)\b\)?"
)
_LEAD = re.compile(
    r"^(?:(?:y|e|and|plus|mas|con|with|also|tambien|ademas|luego|despues|then|le|les|he|hemos|i|we|unos|unas|about|around|aprox|approx|aproximadamente|roughly|casi|almost|anadi|anado|anadido|echo|eche|echado|puse|puesto|pongo|metido|meti|added|add|threw in|put in|chucked in|used|use|usando|usado|lleva|llevan|going in|of|de)[ .]+|[~≈+&]\s*)+"
)
_TAIL = re.compile(
    r"(?:[ ,]+(?:tambien|also|too|as well|ademas|mas|more|going in|in it|in there|in|dentro|aprox|approx|unos|about|in total|en total|opcional|optional)\.?)+$|[ .,;:!]+$"
)
_ONE = dict.fromkeys(("pinch", "pizca"), Amount(1.0, "pinch")) | dict.fromkeys(
    ("handful", "punado"), Amount(1.0, "handful")
)
_VAGUE = re.compile(
    r"^(?:un poco|un poquito|algo|a bit|a little(?: bit)?|some)\b(?: (?:mas )?(?:de|of)\b)? ?"
)
_OF = re.compile(r"^(?:de(?:l| la| los| las)?|of(?: the)?|d')\b ?")
_OUT_OF = re.compile(
    r"^(?P<what>(?:el |la |the )?(?:zumo|jugo|ralladura|piel|juice|zest)) (?P<of>de|of) \d+ (?P<food>[a-z]+)"
)
""" "El zumo de 2 limones": what is said of the fruit is no amount of its juice."""
_EACH = re.compile(r"\b(?:each|apiece|cada(?: un[ao])?|c/u|per (?:can|tin|pack))\b")
_TIME = re.compile(r"^(?:min(?:utos?|utes?|s)?|horas?|hours?|h|grados|degrees|°|º)\b")
STATE = re.compile(
    r"\b(?:raw|crud[oa]s?|cooked|cocid[oa]s?|hervid[oa]s?|boiled|dry|dried|sec[oa]s?|canned|en lata|en conserva)\b"
)
""" "600 g de patata (cocida)", "150 g rice, dry": what its figures hang on."""
_CAN = re.compile(r"\b(?:cans?|tins?|jars?|latas?|botes?|tarros?|frascos?)\b")
_TIN = r"(?:cans?|tins?|jars?|packs?|packets?|bags?|blocks?|tubs?|cartons?|latas?|botes?|tarros?|paquetes?|bolsas?|bricks?)"
_PULSE = re.compile(
    r"\b(?:(?P<en>beans|chickpeas|lentils|peas)|garbanzos|alubias|judias|lentejas|frijoles|habichuelas|porotos)\b"
)
"""Pulses out of a can are cooked."""
_NAME_OF_MASS = r"[ ,:=–—-]+(?P<of>de |of |- )?(?:at |about |around |roughly |approx |aprox |unos |unas )?"


@dataclass(frozen=True, slots=True)
class Part:
    """A food of a list: its name as it stands in the text (from ``start`` to ``end``) and its amount. ``tasted``:
    nobody weighs it; ``bare``: its amount is a number alone behind its name; ``vague``: "a bit of"."""

    name: str
    start: int
    end: int
    amount: Amount | None
    tasted: bool = False
    bare: bool = False
    vague: bool = False


def part_of(text: str, start: int, end: int) -> Part | None:
    """One part of a list as a food with its amount; None where no name is left or figures are left over."""
    said = plain(text[start:end])
    tasted = _TASTE.search(said) is not None
    said = _TASTE.sub(lambda found: " " * len(found[0]), said)
    begin = len(said) - len(said.lstrip(" –—-•*·"))
    if match := _LEAD.match(said[begin:]):
        begin += match.end()
    stop = len(said.rstrip(" ."))
    while match := _TAIL.search(said, begin, stop):
        stop = match.start()
    vague = _VAGUE.match(said[begin:stop])
    begin += vague.end() if vague else 0
    amount, begin, stop, bare = _amount(said, begin, stop)
    name = said[begin:stop]
    begin += len(name) - len(name.lstrip(" :,-–—"))
    while (match := _OF.match(said[begin:stop])) and match.end():
        begin += match.end()
    stop = begin + len(said[begin:stop].rstrip(" :,-–—.("))
    called = said[begin:stop]
    at = start + begin
    if squeezed := _OUT_OF.match(called):
        words = f"{text[at : at + squeezed.end('what')]} {squeezed['of']} {squeezed['food']}"
        return Part(words, at, start + stop, amount, tasted)
    words_of = called.split()
    if (
        not words_of
        or len(words_of) > LONGEST_NAME
        or not re.search(r"[a-z]{2}", called)
        or _TIME.match(called)
    ):
        return None
    if re.search(r"(?<![a-z])\d+(?:[.,]\d+)?(?!\d* ?%|[\d.,]*[a-z-])", called):
        return None
    named = text[at : start + stop]
    if (state := STATE.search(said, stop)) is not None:
        named = f"{named} {state[0]}"
    elif _CAN.search(said[:begin]) and (pulse := _PULSE.search(called)) and not STATE.search(called):
        named = f"{named} {'cooked' if pulse['en'] else 'cocidos'}"
    return Part(named, at, start + stop, amount, tasted, bare, vague is not None)


def _amount(said: str, begin: int, stop: int) -> tuple[Amount | None, int, int, bool]:
    """The amount of a part, where its name begins and ends, and whether the amount is a number alone behind it."""
    number, unit, _, _ = patterns()
    weighed = mass_or_volume()
    many = re.match(
        rf"(?P<n>{number}) ?(?:[x×] ?(?P<m>{weighed})|\((?P<each>{weighed})\))(?: {unit})?(?= )",
        said[begin:stop],
    )
    if many is not None and (each := amount_of(many["m"] or many["each"])) and each.value is not None:
        return replace(each, value=each.value * value_of(many["n"])), begin + many.end(), stop, False
    tin = re.match(rf"(?:(?P<n>{number}) )(?P<each>{weighed})[ -]{_TIN} (?:of |de )", said[begin:stop])
    if tin is not None and (each := amount_of(tin["each"])) is not None:
        return _times(each, Amount(value_of(tin["n"]))), begin + tin.end(), stop, False
    amount = None
    if match := re.match(rf"(?:{number} ?)?{unit}(?: y medi[oa]| and a half)?(?= |$|\()", said[begin:stop]):
        amount = amount_of(match[0]) or _ONE.get(match[0])
        begin += match.end() if amount is not None else 0
    if amount is None and (match := re.match(rf"{number}(?= )", said[begin:stop])):
        value, begin = value_of(match[0]), begin + match.end()
        if _OF.match(said[begin:].lstrip()) and value >= FEWEST and "," not in said[begin:stop]:
            # "300 de cebolla y 20 de aceite": grams, where no other word says what they are.
            return Amount(value, "g" if value >= FEWEST_G else None), begin, stop, True
        amount = Amount(value)
    inside = re.search(
        rf" ?\((?:un[ao]s? |about |aprox\.? |~|≈|ca\.? |de )*({weighed})(?P<more>[^()]*)\)", said[begin:stop]
    )
    if inside is not None:
        exact = amount_of(inside[1])
        if exact is not None and _EACH.search(inside["more"]):
            exact = _times(exact, amount)
        rest = said[begin + inside.end() : stop].strip()
        if rest and not said[begin : begin + inside.start()].strip():
            return exact or amount, begin + inside.end(), stop, False
        return exact or amount, begin, begin + inside.start(), False
    behind = re.search(rf"{_NAME_OF_MASS}({weighed})(?P<each> {_EACH.pattern})?$", said[begin:stop])
    if behind is not None and (amount is None or amount.unit not in MASSES):
        exact = amount_of(behind[2])
        if exact is not None:
            exact = _times(exact, amount) if behind["each"] or behind["of"] else exact
            return exact, begin, begin + behind.start(), False
    if amount is None:
        return _behind(said, begin, stop)
    bracket = re.search(r" ?\([^()]*\)$", said[begin:stop])
    return amount, begin, begin + bracket.start() if bracket else stop, False


def _behind(said: str, begin: int, stop: int) -> tuple[Amount | None, int, int, bool]:
    """An amount behind a name that is no mass: "canela: 2 cdtas", "mustard (1 tsp)", "huevos 3", "ternera 800"."""
    number, unit, _, _ = patterns()
    spoons = re.search(rf"(?:[ :=–—-]+|[ ,]*\()(?P<much>{number} ?{unit})(?: [^()]*)?\)?$", said[begin:stop])
    if spoons is not None and (amount := amount_of(spoons["much"])) is not None:
        return amount, begin, begin + spoons.start(), False
    alone = re.search(r"(?: ?[:=–—-]+ ?| )\(?(\d+(?:[.,]\d+)?)\)?$", said[begin:stop])
    if alone is not None:
        value = value_of(alone[1])
        return Amount(value, "g" if value > 12 else None), begin, begin + alone.start(), True
    bracket = re.search(r" ?\([^()]*\)$", said[begin:stop])
    return None, begin, begin + bracket.start() if bracket else stop, False


def _times(each: Amount, count: Amount | None) -> Amount:
    """So many of a can, a pot or a piece that weighs so much."""
    weighs = count is not None and count.unit in (*MASSES, *VOLUMES)
    if count is None or count.value is None or weighs or each.value is None:
        return each
    return replace(each, value=round(each.value * count.value, 4))
