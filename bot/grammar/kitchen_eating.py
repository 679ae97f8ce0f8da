"""Reads what becomes of a pot that was cooked: eaten, shared, frozen, weighed, mended, what came out of it."""

import re

from bot.grammar import kitchen_ends as ends
from bot.grammar import kitchen_forms as forms
from bot.grammar.afterthoughts import afterthought
from bot.grammar.kitchen_figures import figures, figures_only
from bot.grammar.kitchen_mending import mending, mending_it, mending_now
from bot.grammar.kitchen_words import MUCH, NUMBER, PORTION, how_much
from bot.grammar.pot_words import sized
from bot.grammar.said_again import COUNT
from bot.kitchen_entries import Amend, ByProduct, Eat, HowMuch, KitchenEntry, Ready, Remain, SaveRecipe, Take

_DRUNK = re.compile(r"\b(?:tome|tomado|bebi|bebido|drank)\b")
_PORTIONS = re.compile(rf"\b{PORTION}\b")
_ONE_MORE = re.compile(r"(?:y |and |plus )?(?:otr[ao]|another|one more)\b")
POTS = frozenset(
    (
        "olla",
        "cazuela",
        "sarten",
        "bandeja",
        "todo",
        "total",
        "pot",
        "pan",
        "whole",
        "lot",
        "everything",
    )
)
"""What holds it is no name of it: "la olla pesa 1400 g"."""
LINKS = frozenset(("and", "y", "plus", "mas", "another", "otra", "otro", "then", "luego", "just", "solo"))
"""No pot is called so."""
_MYSELF = re.compile(
    r"^(?:y|and|y luego|and then|luego|despues|then|later)(?:,? (?:hoy|today|tonight|esta noche))? "
    r"(?=(?:me|had|ate|i|cene|comi|almorce|desayune|merende|tome|he) )| (?:myself|yo mism[ao]|yo)$"
)


def of_pots(said: str, raw: str, cooking: bool = False) -> KitchenEntry | None:
    """What a message says of a pot; ``cooking``: what is added with "y" goes into the one that is open."""
    if match := forms.SAVE.fullmatch(said):
        return SaveRecipe(match["pot"])
    if (taken := _taken(said, raw)) is not None:
        return taken
    said = _MYSELF.sub("", said)
    if match := forms.EAT.fullmatch(said) or (None if cooking else forms.AND_MORE.fullmatch(said)):
        much, alone = how_much(match), False
        if (
            match["pot"]
            or (match["n"] and match["unit"])
            or match["slice"]
            or match["last"]
            or much.share_left
            or _counted_only(said, match)
            or (alone := bool(match["mass"]) or _one_at_meal(said, match))
            or (match["n"] and said.endswith(match["n"]))
            or match["part"]
        ):
            category = next((meal for words, meal in forms.MEALS if words.search(said)), None)
            digits = bool(match["n"]) and said.endswith(match["n"]) and match["n"].isdigit()
            loose = bool(match["slice"]) or digits or _DRUNK.search(said) is not None
            loose = loose or (bool(match["part"]) and not much.share_left)
            fresh = loose and not match["pot"] and not match["unit"]
            return Eat(much, match["pot"], category, fresh=fresh, last=alone)
    if match := forms.AMEND.fullmatch(said):
        return Amend(how_much(match), named=_PORTIONS.search(said) is not None)
    eaten = ends.AT_MEAL.fullmatch(said)
    if (
        eaten
        and not eaten["pot"]
        and not eaten["mass"]
        and (eaten["unit"] or not (eaten["n"] or "1")[0].isdigit())
    ):
        category = next((meal for words, meal in forms.MEALS if words.search(said)), None)
        return Eat(how_much(eaten), None, category, last=True)
    if match := ends.FOR_MEAL.fullmatch(said):
        category = next((meal for words, meal in forms.MEALS if words.search(said)), None)
        of_pot = match["pot"] or match["unit"] or match["rest"] or match["last"]
        return Eat(how_much(match), match["pot"], category) if of_pot else None
    if ends.ALL_OF_IT.fullmatch(said):
        return Eat(HowMuch(share_left=1.0), None, None, fresh=True)
    match = forms.OTHER.fullmatch(said) or forms.AND_OTHER.fullmatch(said)
    if match and not forms.NOBODY & set(match["who"].split()):
        return Take("other", how_much(match), match["pot"], raw[slice(*match.span("who"))])
    if match := ends.NONE_LEFT.fullmatch(said):
        return Remain(HowMuch(portions=0.0), next(filter(None, match.groups()), None))
    if match := next((one for form in ends.LEFT_NOW if (one := form.fullmatch(said))), None):
        return Remain(how_much(match), match["pot"])
    if match := forms.LEFTOVER.fullmatch(said) or forms.LEFTOVER_EN.fullmatch(said):
        return Remain(how_much(match), match["pot"])
    if (mended := mending(said, raw)) is not None:
        return mended
    if match := forms.BY_PRODUCT.fullmatch(said):
        name = next(key for key in ("food", "food2", "food3") if match[key])
        amount = next(key for key in ("much", "much2", "much3") if match[key])
        return ByProduct(f"{raw[slice(*match.span(amount))]} {raw[slice(*match.span(name))]}", match["pot"])
    if match := forms.OUT_OF_POT.fullmatch(said):
        amount, name = ("much", "food") if match["food"] else ("much2", "food2")
        said_of = f"{raw[slice(*match.span(amount))]} {raw[slice(*match.span(name))]}"
        return ByProduct(said_of, match["pot"] or match["pot2"])
    if match := forms.WEIGHS.fullmatch(said):
        mass, portions = figures(match["fig"])
        named = match["pot"] or match["pot2"]
        return Ready(mass, portions, None if named and named.split()[0] in POTS else named)
    if match := ends.GRAMS_ONLY.fullmatch(said):
        return Ready(float(match["g"]), None)
    if (told := figures_only(said)) is not None and not _ONE_MORE.match(said):
        bare = re.fullmatch(rf"(?:(?:y|and|en|son) )?{NUMBER} {PORTION}", said) is not None
        return Ready(*told, bare=bare) if told[0] is None or sized().search(said) else None
    if (late := _amended(said) or mending_it(said, raw)) is not None:
        return late
    found = mending_now(said, raw)
    if found is not None and (found.instead or found.parts):
        return found
    return None if cooking else _eaten(said)


def _amended(said: str) -> Amend | None:
    """ "Bueno, media", "no just the one", "well, half of it"."""
    rest = afterthought(said)
    if COUNT.fullmatch(said) is None and (rest is None or not rest[1]):
        return None
    core = rest[0] if rest is not None and COUNT.fullmatch(said) is None else COUNT.fullmatch(said)["n"]  # type: ignore[index]
    if re.fullmatch(r"half of (?:it|that|them)|la mitad(?: de es[oa])?", core):
        return Amend(HowMuch(), times=0.5)
    match = re.fullmatch(MUCH, re.sub(r"^(?:the|el|la) (?=(?:one|una|two|dos)$)", "", core))
    return Amend(how_much(match), named=_PORTIONS.search(said) is not None) if match else None


def _eaten(said: str) -> Eat | None:
    """Eaten of a pot whose name comes first, or all that was left of it."""
    category = next((meal for words, meal in forms.MEALS if words.search(said)), None)
    if match := ends.FINISHED.fullmatch(said):
        return Eat(HowMuch(share_left=1.0), match["pot"], category)
    if match := ends.ONCE_MORE.fullmatch(said):
        told = any(match[name] for name in ("rest", "last", "part", "mass", "n"))
        return Eat(how_much(match) if told else HowMuch(portions=1.0), match["pot"], category)
    if match := ends.SOBRAS.fullmatch(said):
        return Eat(HowMuch(portions=1.0), match["pot"], category)
    if (match := ends.SHARE_OF.fullmatch(said)) and (match["part"] or match["rest"]):
        return Eat(how_much(match), match["pot"], category)
    if (match := ends.POT_FIRST.fullmatch(said)) and match["pot"] in LINKS:
        return None
    if match and (
        match["unit"] or match["last"] or match["box"] or ((match["for"] or match["meal"]) and match["mass"])
    ):
        return Eat(how_much(match), match["pot"], category)
    return None


def _counted_only(said: str, match: "re.Match[str]") -> bool:
    """ "Me he comido una", where a number that is a word stands for portions."""
    return bool(match["n"]) and not match["n"][0].isdigit() and said.endswith(match["n"])


def _one_at_meal(said: str, match: "re.Match[str]") -> bool:
    """ "Had one for breakfast", right after a pot."""
    words = match["n"] is not None and not match["n"][0].isdigit()
    return words and re.fullmatch(f"{forms.WHEN}", said[match.end("n") :]) is not None


def _taken(said: str, raw: str) -> Take | None:
    for kind, pattern in forms.TAKES:
        if match := pattern.fullmatch(said):
            return Take(kind, how_much(match), match["pot"])  # type: ignore[arg-type]
    for pattern in forms.GAVE:
        if match := pattern.fullmatch(said):
            return Take("other", how_much(match), match["pot"], raw[slice(*match.span("who"))])
    if match := ends.INTO_FREEZER.fullmatch(said):
        return Take("freeze", HowMuch(share_left=1.0), match["pot"])
    if ends.OUT_WITH_IT.fullmatch(said):
        return Take("waste", HowMuch(share_left=1.0), None)
    if (match := ends.BAD.fullmatch(said)) and (match["unit"] or match["rest"] or match["part"]):
        return Take("waste", how_much(match), match["pot"])
    if match := forms.SPOILT.fullmatch(said):
        named = match["enpot"] or match["pot"]
        rest = named is None or re.search(r"\b(?:lo|que|what|all|todo|left|resto|rest)\b", named)
        named = None if named is None else re.sub(rf"^{forms.ART}", "", named)
        return Take("waste", HowMuch(share_left=1.0), None if rest else named)
    for pattern in ends.SPOILT_FIRST:
        if match := pattern.fullmatch(said):
            return Take("waste", HowMuch(share_left=1.0), match["pot"])
    return None
