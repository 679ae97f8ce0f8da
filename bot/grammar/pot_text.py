"""Reads a pot told in one message: a dish, what went in, what it weighs, how many portions; also as a recipe that
was pasted. Every part has to be understood, else the message is left to the reader of the rest."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.entries import Amount, BatchEntry, Ingredient, Name
from bot.grammar.ingredients import MASSES, Part, amount_of, part_of, segments
from bot.grammar.kitchen_words import number_of, plain
from bot.grammar.names import KnownNames
from bot.grammar.pot_words import DAYS_AGO, ELSE, HEADING, JOIN, OPEN, POTFUL, SPLIT, STEPS, shared, yielded
from bot.grammar.tokens import tokenize
from graph.units import GRAMS, ML

LINES = 2
"""A recipe without a verb has at least so many lines of ingredients behind its title."""
TITLE = 8
"""Words of a dish's name."""
_AMOUNT = re.compile(
    r"(?<![\w.,/])(?:\d|[½¼¾⅓⅔]|(?:un|una|dos|tres|medio|media|a|one|two|half) (?:kilo|litro|lit))"
)
_CUT_ONLY = re.compile(
    r"(?:(?:muy|bien|finely|roughly|thinly) )?(?:picad|trocead|cortad|rallad|pelad|laminad|escurrid|chopped|diced|"
    r"sliced|minced|grated|peeled|drained|rinsed|crushed)[a-z]*(?: (?:en|into) [a-z]+)?(?: \((?P<mass>[^()]+))?"
)
"""How the food before it was cut: "1 onion, chopped (150 g)"."""
_EMOJI = re.compile(r"[^\w\s.,;:!?¿¡()\[\]/%€$£+'’\"«»“”½¼¾⅓⅔•*·▪●◦☐✓–—°&=~≈-]")
_TASTED = Amount(None, "pinch")
"""Nobody weighed it, and it is too little to ask for: "sal al gusto"."""


@dataclass(slots=True)
class _Pot:
    """What is known of a pot so far; ``text`` has blanks where its figures stood."""

    text: str
    parts: list[Part] = field(default_factory=list)
    yield_g: float | None = None
    portions: float | None = None
    sure: bool = True


def read_pot(text: str, now: datetime, names: KnownNames) -> BatchEntry | None:
    """The pot that a whole message tells of; None for any other message. ``names`` are those of known foods."""
    text = _EMOJI.sub(" ", text)
    said = plain(text)
    opening = OPEN.match(said)
    if (opening is None and said.count("\n") < LINES) or ELSE.search(said):
        return None
    steps = STEPS.search(said)
    pot = _figures(text if steps is None else text[: steps.start()])
    begin = 0 if opening is None else opening.end()
    name, begin = _name(plain(pot.text), begin)
    if name is None or not pot.sure:
        return None
    in_lines = said.count("\n") >= LINES
    if not _fill(pot, begin, in_lines, names) or not _is_pot(pot, opening, name):
        return None
    day = "" if opening is None else opening["day"] or (opening["when"] or "").strip()
    start, end = name if name[0] < name[1] else (pot.parts[0].start, pot.parts[0].end)
    return BatchEntry(
        name=Name(" ".join(text[start:end].split()), start, end),
        ingredients=tuple(_ingredient(part) for part in pot.parts),
        yield_g=pot.yield_g,
        portions=pot.portions,
        start=0,
        end=len(text),
        on=(now - timedelta(days=DAYS_AGO.get(day, 0))).date() if day else None,
    )


def read_recipe(text: str, now: datetime, names: KnownNames) -> BatchEntry | None:
    """A recipe of which the name comes first: "tortitas: 100 g de avena y 2 huevos, 2 raciones"."""
    said = plain(text)
    steps = STEPS.search(said)
    pot = _figures(text if steps is None else text[: steps.start()])
    name, begin = _name(plain(pot.text), 0)
    if name is None or not pot.sure or name[0] == name[1] or not _fill(pot, begin, "\n" in text, names):
        return None
    parts = tuple(_ingredient(part) for part in pot.parts)
    called = Name(" ".join(text[slice(*name)].split()), *name)
    return BatchEntry(name=called, ingredients=parts, portions=pot.portions, start=0, end=len(text))


def parts_of(text: str, names: KnownNames) -> list[Ingredient] | None:
    """What a list of ingredients names, None when it is more than a list."""
    pot = _Pot(text)
    return (
        [_ingredient(part) for part in pot.parts]
        if _fill(pot, 0, False, names) and pot.yield_g is None
        else None
    )


def _ingredient(part: Part) -> Ingredient:
    amount = part.amount or (_TASTED if part.tasted else None)
    return Ingredient(Name(part.name, part.start, part.end), amount)


def _figures(text: str) -> _Pot:
    """Takes the weight and the portions out of a text."""
    pot = _Pot(text)
    for pattern, keep in ((yielded(), _keep_mass), (shared(), _keep_portions)):
        for found in list(pattern.finditer(plain(pot.text))):
            if found[0].strip():
                keep(pot, found)
                blank = "," + " " * (len(found[0]) - 1)
                pot.text = pot.text[: found.start()] + blank + pot.text[found.end() :]
    return pot


def _keep_mass(pot: _Pot, found: "re.Match[str]") -> None:
    said = found["q"] or found["r"]
    amount = Amount(float(said), "g") if said.isdigit() else amount_of(said)
    grams = None if amount is None else _grams(amount)
    pot.sure = pot.sure and grams is not None and pot.yield_g in (None, grams)
    pot.yield_g = grams


def _keep_portions(pot: _Pot, found: "re.Match[str]") -> None:
    portions = number_of(found["n"] or found["m"])
    pot.sure = pot.sure and portions > 0 and pot.portions in (None, portions)
    pot.portions = portions


def _grams(amount: Amount) -> float | None:
    """The mass of what came out; a litre of soup is taken for a kilo."""
    if amount.value is None or amount.unit is None:
        return None
    factor = GRAMS.get(amount.unit) or ML.get(amount.unit)
    return None if factor is None else round(amount.value * factor, 1)


def _name(said: str, begin: int) -> tuple[tuple[int, int] | None, int]:
    """Where the dish's name stands (nowhere: it is called by what went in first), and where the list begins."""
    potful = POTFUL.match(said[begin:])
    start = begin + (potful.end() if potful else 0)
    first = _AMOUNT.search(said, begin)
    if first is None:
        return None, begin
    if first.start() <= start:
        return (begin, begin), begin
    head = said[start : first.start()]
    bare = JOIN.sub("", head)
    listed = first.start()
    cut = SPLIT.search(bare.lstrip(" \n"))
    lead = len(bare) - len(bare.lstrip(" \n"))
    if cut is not None and ("," in bare or ":" in bare or "\n" in bare or re.search(r" (?:y|and)$", bare)):
        bare, listed = bare[: lead + cut.start()], start + lead + cut.end()
    stop = start + len(bare.rstrip(" .,(-–"))
    start += lead
    if not bare.strip() or len(bare.split()) > TITLE:
        return ((begin, begin), begin) if not bare.strip() else (None, begin)
    return (start, stop), listed


def _fill(pot: _Pot, begin: int, in_lines: bool, names: KnownNames) -> bool:
    """Reads the list; False when a part of it is nothing of a pot."""
    for start, end in segments(pot.text, begin):
        said = plain(pot.text[start:end]).strip(" .,;:!()-–•*")
        if not said or HEADING.match(said + ":" if pot.text[start:end].rstrip().endswith(":") else said):
            continue
        mass = amount_of(said)
        if mass is not None and mass.unit in MASSES:
            if not _bare(pot, mass):
                return False
            continue
        if pot.parts and (weighed := _CUT_ONLY.fullmatch(said)):
            if weighed["mass"] and (mass := amount_of(weighed["mass"])) is not None and not _bare(pot, mass):
                return False
            continue
        part = part_of(pot.text, start, end)
        if part is not None and part.amount is None and not part.tasted and not _is_food(part.name, names):
            part = None
        if part is None:
            if in_lines and not re.search(r"\d", said):
                continue
            return False
        pot.parts.append(part)
    return _taste(pot)


def _is_food(name: str, names: KnownNames) -> bool:
    return any(span.kind == "food" for span in names.spans(tokenize(name)))


def _bare(pot: _Pot, mass: Amount) -> bool:
    """A mass alone is that of the count before it ("una cebolla, 120 g"), else what the pot weighs."""
    last = pot.parts[-1] if pot.parts else None
    if last is not None and (last.amount is None or last.amount.unit not in (*MASSES, "ml", "cl", "l", "dl")):
        pot.parts[-1] = Part(last.name, last.start, last.end, mass)
        return True
    if last is None or pot.yield_g is not None:
        return False
    pot.yield_g = _grams(mass)
    return True


def _taste(pot: _Pot) -> bool:
    """ "Sal y pimienta al gusto" is said of both."""
    for place in range(len(pot.parts) - 1, 0, -1):
        last, part = pot.parts[place], pot.parts[place - 1]
        if last.tasted and part.amount is None and last.amount is None:
            pot.parts[place - 1] = Part(part.name, part.start, part.end, None, True)
    return bool(pot.parts)


def _is_pot(pot: _Pot, opening: "re.Match[str] | None", name: tuple[int, int]) -> bool:
    """Whether enough was told for a pot: "hice una tortilla con 2 huevos" is a meal."""
    measured = sum(part.amount is not None for part in pot.parts)
    told = pot.portions is not None or pot.yield_g is not None
    if opening is None:
        return pot.portions is not None and measured >= LINES
    if name[0] == name[1]:
        return opening["cook"] is not None and told and measured > 0
    if opening["cook"] is not None:
        return measured > 0
    return (told and measured > 0) or (opening["this"] is not None and measured >= LINES)
