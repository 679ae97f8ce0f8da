"""Reads what is said about pots and the pantry. Only whole messages of known forms, or such forms joined with "y"
or "and": everything else is left to the reader of the rest."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import replace

from bot.grammar import kitchen_ends as ends
from bot.grammar import kitchen_forms as forms
from bot.grammar import pantry_forms as pantry
from bot.grammar.eaten_of import eaten_of
from bot.grammar.kitchen_again import again
from bot.grammar.kitchen_company import company, taken_along, together
from bot.grammar.kitchen_eating import of_pots
from bot.grammar.kitchen_figures import figures, figures_only
from bot.grammar.kitchen_mending import mending_now
from bot.grammar.kitchen_starts import another_pot, started
from bot.grammar.kitchen_words import MASS, NUMBER, plain
from bot.grammar.pot_words import ELSE
from bot.grammar.put_words import listed
from bot.kitchen_entries import (
    AskCost,
    AskFigures,
    AskLeft,
    AskPantry,
    AtHome,
    Buy,
    Eat,
    KitchenEntry,
    PutIn,
    Ready,
    Start,
    Take,
    TellRecipe,
    UseUp,
)

_IT = frozenset(
    ("it", "them", "that", "those", "this", "these", "ello", "eso", "esto", "ella", "ellas", "ellos")
)
"""What stands for the pot that is spoken of."""
MOST = 3
"""Things that one message tells of pots."""
_LEAD = re.compile(
    r"^(?:(?:en realidad|al final|actually|in fact|in the end|ah|oye|bueno|pues|vale|ok|okay|hey|por cierto|btw|by the way|hoy|today|then|luego|right|so|venga|a ver|just|buenas|hola|hi|hello|ahora)[,:]? )+"
)
_GOES_ON = re.compile(r"^(?:y|and|so|pues|vale,?|ok,?) ")
_JOINED = re.compile(r",? (?:y|and) |, |; |\. ")


def read_kitchen(text: str, *, cooking: bool, has_pots: bool) -> list[KitchenEntry]:
    """What a message says about pots or the pantry; see ``_told``. "200 g of it" is of the pot that is spoken of."""
    told = _told(text, cooking, has_pots)
    if (
        not told
        and has_pots
        and (end := ends.SAID_BESIDE.search(plain(text))) is not None
        and end.start() > 3
    ):
        told = _told(text[: end.start()], cooking, has_pots)
    if not told and has_pots and not cooking and "?" not in text:
        loose = eaten_of(plain(text).strip(" ¡!.\n"))
        told = [] if loose is None else [loose]
    return [replace(one, pot=None) if getattr(one, "pot", None) in _IT else one for one in told]  # type: ignore[arg-type]


def _told(text: str, cooking: bool, has_pots: bool) -> list[KitchenEntry]:
    """What a message says about pots or the pantry, nothing when it is of none of the forms known here.

    ``cooking``: a pot is open, so that bare ingredients and weights are its; ``has_pots``: this person has
    cooked something lately, so that "dos raciones" can be of it.
    """
    said = plain(text).strip(" ¿?¡!.\n")
    raw = text[len(text) - len(plain(text).lstrip(" ¿¡\n")) :]
    if (start := started(text.strip()) or (another_pot(text.strip()) if has_pots else None)) is not None:
        return [start]
    if has_pots:
        bare = _LEAD.sub("", said)
        both = together(said) or ([] if cooking else company(bare, raw[len(said) - len(bare) :]))
    else:
        both = []
    if both:
        return both
    found = _one(said, raw, cooking, has_pots)
    if found is not None:
        return [found]
    if not has_pots or cooking:
        return []
    mine = taken_along(_LEAD.sub("", said))
    return [mine] if mine is not None else _several(said, raw)


def _one(said: str, raw: str, cooking: bool, has_pots: bool) -> KitchenEntry | None:
    lead = _LEAD.match(said)
    if lead is not None and not cooking:
        said, raw = said[lead.end() :], raw[lead.end() :]
    found = _questions(said) or _pantry(said, raw)
    if found is None and has_pots:
        found = of_pots(said, raw, cooking)
    if found is None and cooking:
        found = _while_cooking(said, raw)
    if found is None and not cooking:
        found = again(said, raw, figures_only)
    if found is None and (match := forms.START.fullmatch(said)) and not forms.NO_FOLLOW.search(said):
        found = Start(raw[slice(*match.span("pot"))].strip())
    if found is None and not cooking and (match := forms.WEAK_START.fullmatch(said)):
        found = Start(raw[slice(*match.span("pot"))].strip(), food=True)
    return found or _told_recipe(said, raw)


_HEADED = re.compile(
    r"(?P<line>(?P<name>[^\n:\d]{0,50}?)\b(?:receta|recipe)\b[^\n:\d]{0,40})\n(?=(?P<next>[^\n\d]+(?:\(.*\))?\n)?)(?s:(?=.*\d))"
)
"""A recipe under a line that calls it one; its name is in that line, or in the ``next``."""


def told_recipe(text: str) -> TellRecipe | None:
    """The recipe that a message of any length tells: "receta de lentejas: …"."""
    said = plain(text).lstrip(" ¿¡\n")
    return _told_recipe(said, text[len(text) - len(said) :])


def _told_recipe(said: str, raw: str) -> TellRecipe | None:
    if (headed := _HEADED.match(said)) is not None:
        name = "" if headed["next"] else raw[slice(*headed.span("name"))].strip()
        return TellRecipe(name + raw[headed.end("line") :].lstrip(" \n" if headed["next"] else ""))
    match = _RECIPE.match(said)
    if match is None:
        return None
    return TellRecipe(raw[match.end() :] if match["es"] else raw[: match.end("en")] + raw[match.end() - 1 :])


_RECIPE = re.compile(
    r"(?:(?P<es>(?:(?:mi|my|la|nueva|new|guarda(?: la)?|save(?: the| my)?) )?(?:receta (?:de|para|del) |receta: ?|recipe (?:for|of) |recipe: ?))|(?:my |new )?(?P<en>[a-z][a-z ]{2,40}?) recipe:)(?s:(?=.*\d))"
)


def _several(said: str, raw: str) -> list[KitchenEntry]:
    """ "He metido 3 al congelador y me he comido una": each is a form of its own."""
    pieces, at = [], 0
    for cut in _JOINED.finditer(said):
        pieces.append((at, cut.start()))
        at = cut.end()
    pieces.append((at, len(said)))
    if len(pieces) > 1 and ends.STAYS.fullmatch(said[slice(*pieces[-1])]):
        whole = said[: pieces[-2][1]]
        return [one for one in (_one(whole, raw[: len(whole)], False, True),) if isinstance(one, Take)]
    if not 1 < len(pieces) <= MOST:
        return []
    told = [(_LEAD.sub("", said[a:b]), _LEAD.sub("", raw[a:b])) for a, b in pieces]
    found = [
        of_pots(one, as_told) or taken_along(one) or (of_pots(f"y {one}", f"y {as_told}") if place else None)
        for place, (one, as_told) in enumerate(told)
    ]
    return _weighed_once([one for one in found if isinstance(one, Eat | Take | Ready)], len(found))


def _weighed_once(found: list[Eat | Take | Ready], told: int) -> list[KitchenEntry]:
    """Entries of which what a pot weighs and how many portions it makes are one; none where ``told`` were more."""
    ready = [one for one in found if isinstance(one, Ready)]
    if len(found) < told or len({one.pot for one in ready}) > 2:
        return []
    if len(ready) > 1:
        masses, portions = ([getattr(one, of) for one in ready] for of in ("yield_g", "portions"))
        named = next((one.pot for one in ready if one.pot), None)
        whole = Ready(next(filter(None, masses), None), next(filter(None, portions), None), named)
        found = [whole, *(one for one in found if not isinstance(one, Ready))]
    return list(found)


def _questions(said: str) -> KitchenEntry | None:
    said = _GOES_ON.sub("", said)
    if match := forms.LEFT_ES.fullmatch(said):
        return AskLeft(match["pot"] or match["of"])
    if match := forms.LEFT_EN.fullmatch(said):
        return AskLeft(match["pot"] or match["a"] or match["b"])
    if match := pantry.MISSING.fullmatch(said):
        return AskPantry("missing", match["pot"] or match["pot2"])
    if pantry.CAN.fullmatch(said):
        return AskPantry("can")
    if pantry.HAVE.fullmatch(said):
        return AskPantry("have")
    if forms.COOKED_LEFT.fullmatch(said):
        return AskLeft(None)
    if match := forms.COST.fullmatch(said):
        return AskCost(match["pot"] or match["en"] or match["en2"])
    if forms.FIGURES_EACH.fullmatch(said):
        return AskFigures(None)
    if match := forms.FIGURES_OF.fullmatch(said):
        return AskFigures(match["pot"] or match["en"])
    match = pantry.HAVE_FOOD.fullmatch(said)
    return AskPantry("food", match["food"] or match["en"] or match["how"] or match["much"]) if match else None


def _pantry(said: str, raw: str) -> KitchenEntry | None:
    if match := pantry.BUY.fullmatch(said):
        return Buy(raw[slice(*match.span("parts"))])
    if match := pantry.AT_HOME.fullmatch(said):
        parts = next(name for name in ("parts", "parts2", "en") if match[name])
        return AtHome(raw[slice(*match.span(parts))])
    if match := pantry.SPENT.fullmatch(said):
        return UseUp(raw[slice(*match.span("parts" if match["parts"] else "en"))], "used")
    if match := pantry.REMAINS.fullmatch(said):
        return UseUp(raw[slice(*match.span("parts" if match["parts"] else "en"))])
    match = pantry.USED_UP.fullmatch(said)
    return UseUp(match["pot"], gone=True) if match else None


def _while_cooking(said: str, raw: str) -> KitchenEntry | None:
    ready = forms.READY.fullmatch(said)
    assert ready is not None
    if ready["body"] != said or not said:
        mass, portions = figures(ready["body"])
        return Ready(mass, portions)
    if (told := figures_only(said) or _called_ready(said)) is not None:
        return Ready(*told)
    if (mended := mending_now(said, raw)) is not None:
        return mended
    if match := forms.PUT.fullmatch(said):
        return PutIn(listed(raw[slice(*match.span("parts"))]))
    return PutIn(listed(raw)) if _LISTED.match(said) and not ELSE.search(said) else None


def _called_ready(said: str) -> tuple[float | None, float | None] | None:
    """ "Rajma done, serves 6", "la crema ya está, 1,2 kg"."""
    match = _NAMED_READY.fullmatch(said)
    return figures_only(match["body"]) if match else None


_NAMED_READY = re.compile(
    r"[a-z ]{2,40}? (?:is |are |ya |ya esta |ya estan )?(?:done|ready|finished|list[oa]s?|hech[oa]s?|terminad[oa]s?|esta|estan)[,.:;]+ (?P<body>.+)"
)
_LISTED = re.compile(
    rf"(?:{MASS}|{NUMBER}\b|[½¼¾]|un poco|unas?|sal\b|salt\b|some\b)|(?:(?:el|la|los|las|the) )?[a-z][a-z ]{{2,40}}?[:,]? (?:son )?{MASS}(?! (?:de|of)\b)"
)
"""What goes in, its amount before its name or behind it."""
