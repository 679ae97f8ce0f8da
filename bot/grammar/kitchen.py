"""Reads what is said about pots and the pantry. Only whole messages of known forms: everything else is left to
the reader of the rest."""

import re

from bot.grammar.kitchen_forms import (
    AGAIN,
    ART,
    BUY,
    CAN,
    EAT,
    FIGURES,
    HAVE,
    LEFT_EN,
    LEFT_ES,
    MEALS,
    MEND,
    MISSING,
    NO_FOLLOW,
    NOBODY,
    OTHER,
    PUT,
    READY,
    SAVE,
    START,
    TAKES,
    USED_UP,
    WEIGHS,
)
from bot.grammar.kitchen_words import MASS, NUMBER, grams_of, how_much, number_of, plain
from bot.kitchen_entries import (
    Again,
    AskLeft,
    AskPantry,
    Buy,
    Eat,
    KitchenEntry,
    PutIn,
    Ready,
    SaveRecipe,
    Start,
    Take,
    UseUp,
)


def read_kitchen(text: str, *, cooking: bool, has_pots: bool) -> KitchenEntry | None:
    """What a message says about pots or the pantry, None when it is of none of the forms known here.

    ``cooking``: a pot is open, so that bare ingredients and weights are its; ``has_pots``: this person has
    cooked something lately, so that "dos raciones" can be of it.
    """
    said = plain(text).strip(" ¿?¡!.\n")
    lead = len(text) - len(plain(text).lstrip(" ¿¡\n"))
    raw = text[lead:]
    found = _questions(said) or _pantry(said, raw)
    if found is None and has_pots:
        found = _of_pots(said, raw)
    if found is None and cooking:
        found = _while_cooking(said, raw)
    if found is None and (match := START.fullmatch(said)) and not NO_FOLLOW.search(said):
        found = Start(raw[slice(*match.span("pot"))].strip())
    return found


def _questions(said: str) -> KitchenEntry | None:
    if match := LEFT_ES.fullmatch(said):
        return AskLeft(match["pot"])
    if match := LEFT_EN.fullmatch(said):
        return AskLeft(match["pot"] or match["a"] or match["b"])
    if match := MISSING.fullmatch(said):
        return AskPantry("missing", match["pot"] or match["pot2"])
    if CAN.fullmatch(said):
        return AskPantry("can")
    return AskPantry("have") if HAVE.fullmatch(said) else None


def _pantry(said: str, raw: str) -> KitchenEntry | None:
    if match := BUY.fullmatch(said):
        return Buy(raw[slice(*match.span("parts"))], number_of(match["price"]) if match["price"] else None)
    match = USED_UP.fullmatch(said)
    return UseUp(match["pot"]) if match else None


def _of_pots(said: str, raw: str) -> KitchenEntry | None:
    if match := SAVE.fullmatch(said):
        return SaveRecipe(match["pot"])
    for kind, pattern in TAKES:
        if match := pattern.fullmatch(said):
            return Take(kind, how_much(match), match["pot"])  # type: ignore[arg-type]
    if match := EAT.fullmatch(said):
        much = how_much(match)
        if match["pot"] or (match["n"] and match["unit"]) or much.share_left:
            category = next((meal for words, meal in MEALS if words.search(said)), None)
            return Eat(much, match["pot"], category)
    if (match := OTHER.fullmatch(said)) and not NOBODY & set(match["who"].split()):
        return Take("other", how_much(match), match["pot"], raw[slice(*match.span("who"))])
    if (match := AGAIN.fullmatch(said)) and not NO_FOLLOW.search(said.split(" pero ")[0].split(" but ")[0]):
        return _again(match, raw)
    if match := MEND.fullmatch(said):
        return PutIn(raw[slice(*match.span("parts"))], match["pot"], instead=True)
    if match := WEIGHS.fullmatch(said):
        mass, portions = figures(match["fig"])
        return Ready(mass, portions, match["pot"] or match["pot2"])
    return None


def _while_cooking(said: str, raw: str) -> KitchenEntry | None:
    ready = READY.fullmatch(said)
    assert ready is not None
    if ready["body"] != said or not said:
        mass, portions = figures(ready["body"])
        return Ready(mass, portions)
    if _figures_only(said):
        return Ready(*figures(said))
    if match := PUT.fullmatch(said):
        return PutIn(raw[slice(*match.span("parts"))])
    return PutIn(raw) if re.match(rf"(?:{MASS}|{NUMBER}\b|un poco|unas?|sal\b|salt\b|some\b)", said) else None


def figures(text: str) -> tuple[float | None, float | None]:
    """The mass in grams and the portions among the words of a pot that is ready."""
    mass = portions = None
    for found in FIGURES.finditer(text):
        if found["mass"]:
            mass = grams_of(found["mass"])
        else:
            portions = number_of(found["n"])
    return mass, portions


def _figures_only(said: str) -> bool:
    """A weight or portions and nothing of a food: "1450 g, 5 raciones"."""
    return not FIGURES.sub("", said).strip(" ,.;") and figures(said) != (None, None)


def _again(match: "re.Match[str]", raw: str) -> Again:
    pot = match["pot"] or match["usual"]
    start = match.start("but")
    said, told = match["but"], raw[start : start + len(match["but"])]
    cut = re.match(r",? (?:pero|but|solo que|except)?(?: (?:con|with))? ?", said)
    begin = 0 if cut is None else cut.end()
    parts, vague, without, mass, portions = [], [], [], None, None
    for piece in re.finditer(r"(?:(?!, | y | and |;).)+", said[begin:]):
        words = re.sub(r"^(?:con|with|y|and) ", "", piece[0].strip(" ,"))
        offset = piece.start() + begin + (piece[0].find(words) if words else 0)
        if less := re.fullmatch(
            rf"(?:un poco )?(?:a bit )?(?:menos|mas|less|more|fewer) {ART}(?:de )?(?P<food>[^\d]+)", words
        ):
            vague.append(less["food"])
        elif gone := re.fullmatch(rf"(?:sin|without|no) {ART}(?P<food>[^\d]+)", words):
            without.append(gone["food"])
        elif words and _figures_only(words):
            one, other = figures(words)
            mass, portions = one or mass, other or portions
        elif words:
            parts.append(told[offset : offset + len(words)])
    return Again(pot, ", ".join(parts), tuple(vague), tuple(without), mass, portions)
