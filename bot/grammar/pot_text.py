"""Reads a pot told in one message: a dish, what went in, what it weighs, how many portions; also as a recipe that
was pasted. Every part has to be understood, else the message is left to the reader of the rest."""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import islice

from bot.entries import Amount, BatchEntry, Ingredient, Name
from bot.grammar.ingredients import Part
from bot.grammar.kitchen_words import number_of, plain
from bot.grammar.names import KnownNames
from bot.grammar.pot_amounts import mass_or_volume
from bot.grammar.pot_figures import figures_out_of
from bot.grammar.pot_lines import Told, fill, laid_out
from bot.grammar.pot_words import (
    AT_ONCE,
    DAYS_AGO,
    ELSE,
    JOIN,
    LISTED,
    MAKES,
    MEALS_AHEAD,
    NAME_TAIL,
    NO_TITLE,
    OPEN,
    PLANNED,
    POTFUL,
    SPLIT,
    STEPS,
    TITLED,
    TOLD,
    WEEK,
    shared,
)
from graph.units import GRAMS

LINES = 2
"""A recipe without a verb has at least so many ingredients with an amount."""
IN_A_ROW = 3
"""The same of one in a single line."""
FOR_ONE_G = 450.0
"""A dish that was made with less, and no portions told, is taken for what one person eats."""
FOR_TWO_G = 900.0
"""What is listed and weighs so much was not eaten at once."""
OPENING = 200
"""Signs within which a pot is told to have been cooked."""
TITLE = 8
"""Words of a dish's name."""
COOKS = frozenset(("me", "myself", "us", "ourselves"))
"""Whom something was made for is no name of it: "I made myself 80 g of tuna plus 100 g of rice"."""
_LIST_MARK = re.compile(r"\n|:|->|=>|→| = ")
_TASTED = Amount(None, "pinch")
"""Nobody weighed it, and it is too little to ask for: "sal al gusto"."""


def read_pot(text: str, now: datetime, names: KnownNames) -> BatchEntry | None:
    """The pot that a whole message tells of; None for any other message. ``names`` are those of known foods."""
    planned = None
    begins = plain(text[:OPENING])
    opening = OPEN.match(begins) or (planned := PLANNED.match(begins))
    week = WEEK.search(begins) is not None and planned is None
    listed = len(text) > LINES * 20 and (_LIST_MARK.search(text) or shared().search(plain(text)))
    if opening is None and not week and not listed:
        return None
    laid = _unfolded(laid_out(_meals_ahead(text)))
    pot = figures_out_of(_list_only(laid))
    told_so = TOLD.match(begins) if opening is None else None
    begin = opening.end() if opening is not None else told_so.end() if told_so is not None else 0
    name, begin, in_lines = _name(pot, begin)
    told = plain(laid[:begin] if in_lines else pot.text)
    if planned is not None and pot.yield_g is None and not (planned["now"] and pot.portions):
        return None
    if name is None or not pot.sure or ELSE.search(told):
        return None
    titled = plain(text[slice(*name)]) if pot.portions is not None else told
    if opening is None and NO_TITLE.search(NAME_TAIL.sub("", titled)):
        return None
    if fill(pot, begin, in_lines, names):
        _own_count(pot, plain(text[slice(*name)]))
    if not pot.parts or not (_is_pot(pot, opening, name, in_lines) or (week and _of_week(pot, name))):
        return None
    day = "" if opening is None else (opening["day"] or opening["when"] or "").strip()
    start, end = name if name[0] < name[1] else (pot.parts[0].start, pot.parts[0].end)
    called = NAME_TAIL.sub("", " ".join(text[start:end].split()))
    if called.partition(" ")[0].lower() in COOKS and pot.portions is None:
        return None
    return BatchEntry(
        name=Name(called.capitalize() if called.isupper() else called, start, end),
        ingredients=tuple(_ingredient(part) for part in pot.parts),
        yield_g=pot.yield_g,
        portions=pot.portions,
        start=0,
        end=len(text),
        on=(now - timedelta(days=DAYS_AGO.get(day, 0))).date() if day else None,
    )


def _meals_ahead(text: str) -> str:
    """A text without the meals that it was cooked for, as long as it was."""
    said = plain(text)
    for found in MEALS_AHEAD.finditer(said):
        text = text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]
    return text


def read_recipe(text: str, now: datetime, names: KnownNames) -> BatchEntry | None:
    """A recipe of which the name comes first: "tortitas: 100 g de avena y 2 huevos, 2 raciones"."""
    pot = figures_out_of(_list_only(_unfolded(laid_out(text))))
    name, begin, in_lines = _name(pot, 0)
    if name is None or not pot.sure or name[0] == name[1] or not fill(pot, begin, in_lines, names):
        return None
    parts = tuple(_ingredient(part) for part in pot.parts)
    called = Name(" ".join(text[slice(*name)].split()), *name)
    return BatchEntry(name=called, ingredients=parts, portions=pot.portions, start=0, end=len(text))


def parts_of(text: str, names: KnownNames) -> list[Ingredient] | None:
    """What a list of ingredients names, None when it is more than a list."""
    pot = Told(laid_out(text))
    filled = fill(pot, 0, "\n" in text.strip(), names)
    return [_ingredient(part) for part in pot.parts] if filled and pot.yield_g is None else None


@lru_cache(maxsize=1)
def _amount() -> "re.Pattern[str]":
    """How the amount begins behind which a list goes on: "2", "½", "doscientos gramos", "una lata"."""
    tin = r"(?:un|una|dos|tres|a|one|two) (?:lata|bote|can|tin)s?\b"
    return re.compile(rf"(?<![\w.,/])(?:\d|[½¼¾⅓⅔⅛]|{mass_or_volume()}|(?:kilo|litro) y medio|{tin})")


def _ingredient(part: Part) -> Ingredient:
    amount = part.amount or (_TASTED if part.tasted else None)
    return Ingredient(Name(part.name, part.start, part.end), amount)


_FOLDED = re.compile(r"(?<=[,;:.\n])(?P<head>[^,;:.\n()]{1,40})\((?P<list>[^()]+,[^()]+)\)")


def _unfolded(text: str) -> str:
    """A text in which "masa (300 g de harina, 180 g de agua)" is what it is made of, as long as it was."""
    named = re.compile(rf"{mass_or_volume()} (?:de |of )?(?!each|drained|cada|escurrid|net)[a-z]{{3}}")

    def listed(found: "re.Match[str]") -> str:
        if len(named.findall(plain(found["list"]))) < LINES:
            return found[0]
        return f"{' ' * (len(found['head']) + 1)}{found['list']},"

    return _FOLDED.sub(listed, text)


def _own_count(pot: Told, name: str) -> None:
    """ "Albóndigas: …, 20 albóndigas": how many it makes."""
    last = pot.parts[-1]
    alone = last.amount is not None and last.amount.unit is None and not last.bare
    if alone and last.amount is not None and pot.portions is None and plain(last.name) == name.split(" ")[0]:
        pot.portions = last.amount.value
        pot.parts.pop()


def _list_only(text: str) -> str:
    """A text without the steps behind its list."""
    said = plain(text)
    for steps in STEPS.finditer(said):
        if len(list(islice(_amount().finditer(said, 0, steps.start()), LINES))) == LINES:
            return text[: steps.start()]
    return text


def _name(pot: Told, begin: int) -> tuple[tuple[int, int] | None, int, bool]:
    """Where the dish's name stands (nowhere: it is called by what went in first), where the list begins, and
    whether it goes line by line."""
    said = plain(pot.text)
    begin += len(said[begin:]) - len(said[begin:].lstrip(" \n,"))
    if (makes := MAKES.match(said[begin:])) is not None and pot.portions is None:
        pot.portions = number_of(makes["n"])
        begin += makes.end()
    potful = POTFUL.match(said[begin:])
    start = begin + (potful.end() if potful else 0)
    end = said.find("\n", begin)
    if end >= 0 and said[end:].strip():
        title = said[start:end]
        makes = TITLED.search(title)
        if makes is not None and pot.portions is None:
            pot.portions = float(makes["n"])
            title = title[: makes.start()]
        if _amount().search(title) is None:
            return _titled(title, start), end + 1, True
    name, listed = _in_row(pot, said, begin, start)
    return name, listed, "\n" in said[listed:].strip()


def _titled(title: str, start: int) -> tuple[int, int] | None:
    """The name in the first line of a recipe: what stands before its figures and its brackets."""
    bare = JOIN.sub("", re.split(r"[(|]|, {2,}| [–—-] |: ", title)[0])
    bare = bare.rstrip(" .,:(")
    listed = LISTED.match(bare.lstrip())
    lead = len(bare) - len(bare.lstrip(" ,"))
    if listed is not None:
        return start, start
    return (start + lead, start + len(bare)) if len(bare.split()) <= TITLE else None


def _in_row(pot: Told, said: str, begin: int, start: int) -> tuple[tuple[int, int] | None, int]:
    first = _amount().search(said, begin)
    if first is None:
        return None, begin
    whole = re.match(rf"{mass_or_volume()} (?:de |of )(?=[^\d,;:.\n]{{2,40}}:\s)", said[start:])
    if whole is not None:
        # "1 kg de pollo al curry: 800 g de pechuga …": so much of the dish, which is no part of it.
        start += whole.end()
        return _in_row(pot, said, start, start)
    behind = re.match(rf"[a-z ]{{2,40}}? {mass_or_volume()}(?=[,;])", said[begin:])
    if first.start() <= start or (behind and said[:begin].rstrip().endswith(":")):
        return (begin, begin), begin
    listed = first.start()
    head = said[start:listed]
    colon = head.find(":")
    if colon > 0:
        listed = start + colon + 1
        head = head[:colon]
        if (makes := TITLED.search(head)) is not None and pot.portions is None:
            pot.portions, head = float(makes["n"]), head[: makes.start()]
    bare = JOIN.sub("", head)
    lead = len(bare) - len(bare.lstrip(" \n,"))
    cut = SPLIT.search(bare.lstrip(" \n,")) if colon <= 0 else None
    if cut is not None and ("," in bare[lead:] or re.search(r" (?:y|and)$", bare)):
        bare, listed = bare[: lead + cut.start()], start + lead + cut.end()
    if colon > 0:
        bare = re.split(r"[(|]|, {2,}|\. | [–—-] ", bare)[0]
    stop = start + len(bare.rstrip(" .,(-–—"))
    start += lead
    if not bare.strip() or len(bare.split()) > TITLE:
        return ((begin, begin), begin) if not bare.strip() else (None, begin)
    return (start, stop), listed


def _of_week(pot: Told, name: tuple[int, int]) -> bool:
    """ "Chicken and rice for the week, 1.2 kg chicken breast and 500 g dry rice"."""
    return name[0] < name[1] and sum(part.amount is not None for part in pot.parts) >= LINES


def _weighed_parts(pot: Told) -> int:
    return sum(part.amount is not None and part.amount.unit in GRAMS for part in pot.parts)


def _is_pot(pot: Told, opening: "re.Match[str] | None", name: tuple[int, int], in_lines: bool) -> bool:
    """Whether enough was told for a pot: "hice una tortilla con 2 huevos" is a meal."""
    measured = sum(part.amount is not None for part in pot.parts)
    told = pot.portions is not None or pot.yield_g is not None
    if opening is None:
        listed = in_lines and LISTED.search(plain(pot.text)) is not None
        if not in_lines and (name[0] == name[1] or measured < IN_A_ROW):
            return False
        if not in_lines and _LIST_MARK.search(pot.text) is None and _weighed_parts(pot) < LINES:
            return False
        much = pot.portions is not None or (pot.yield_g or 0.0) >= FOR_TWO_G
        return measured >= LINES and (much or listed)
    if name[0] == name[1]:
        return opening["cook"] is not None and told and measured > 0
    if opening["cook"] is not None:
        return measured > 0
    weighed = sum(
        GRAMS.get(p.amount.unit or "", 0.0) * (p.amount.value or 0.0) for p in pot.parts if p.amount
    )
    many = weighed >= FOR_ONE_G and not AT_ONCE.search(plain(pot.text))
    return ((told or many) and measured > 0) or (opening["this"] is not None and measured >= LINES)
