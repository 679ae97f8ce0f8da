"""Whole messages of few words: the meal of yesterday once more, a meal that was left out."""

import re
from typing import NamedTuple

from bot.grammar.tokens import fold

_MEALS = {
    "breakfast": "desayunos?|desayune|desayunar|he desayunado|desayunamos|breakfast|brekkie|brekky|bfast",
    "lunch": "almuerzo|almorce|almorzar|he almorzado|comida|la comida|comer|lunch",
    "dinner": "cena|cene|cenar|he cenado|cenamos|dinner|supper|tea",
    "afternoon_snack": "merienda|merende|merendar|he merendado",
}
_ANY = "|".join(_MEALS.values())
_ATE = "comi|he comido|ate|had|i had|i ate|eat"
_WORD = rf"(?:para |de |en |for |my |the |el |la |al |a la |en el |i had |had |mi )*(?P<meal%d>{_ANY})"
_SAME = (
    r"(?:exactamente |exactly |todo |pretty much |basically )?"
    r"(?:lo mismo|igual|(?:el )?mismo|la misma|identico|same|the same|same thing|the same thing|repeti|"
    r"repito|repeat)"
)
_BACK = r"(?:que|q|de|a|as|from|like|el de|la de|lo de)?\s*(?:ayer|anoche|yesterday|last night|la ultima vez|last time)"
_USUAL = (
    r"(?:lo de siempre|como siempre|lo habitual|de siempre|habitual|de costumbre|the usual|my usual|usual)"
)

_AGAIN = re.compile(
    rf"(?:(?:y|and|hoy|today|pues|this morning|esta manana),?\s+)*"
    rf"(?:{_WORD % 1},?:?\s*(?:fue|was|hoy|today)?\s*)?(?:(?P<ate>{_ATE})\s+)?"
    rf"(?:{_SAME}(?:\s+{_WORD % 2})?\s*{_BACK}|(?P<usual>{_USUAL}))"
    rf"(?:\s+{_WORD % 3})?(?:\s+(?:hoy|today|again|otra vez))?"
)
_SKIPPED = re.compile(
    r"(?:(?:hoy|today|anoche|ayer|yesterday|al final|pues|esta manana|this morning|so|i|we)\s+)*"
    r"(?:no (?:he |hemos )?(?:cen(?:e|ado|amos)|desayun(?:e|ado|amos)|almor(?:ce|zado|zamos)|merend(?:e|"
    r"ado|amos)|comi|comido)"
    r"(?: nada| hoy| today)*"
    r"|(?:me (?:he )?salt(?:e|ado)|sin) (?:el |la )?(?:desayun(?:o|ar)|cena|cenar|almuerzo|almorzar|"
    r"comida|merienda)"
    r"|(?:skipped|missed|didn'?t (?:have|eat|do|get)|did not (?:have|eat)|no|without|skipping) (?:any |my )?"
    r"(?:breakfast|lunch|dinner|supper|tea|brekkie|brekky)(?: or (?:breakfast|lunch|dinner))?)"
    r"(?:\s+(?:hoy|today|anoche|ayer|yesterday|tonight|this morning|again|at all|otra vez))*"
)


class Again(NamedTuple):
    """A meal that is told as what it was before. ``meal`` None: it was not said which. ``usual``: as always, not as on
    the day before."""

    meal: str | None
    usual: bool


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[.!,;()]+", " ", fold(text)).split())


def again(text: str) -> Again | None:
    """The meal that a whole message repeats, "same breakfast as yesterday", None when it tells something else."""
    said = _AGAIN.fullmatch(_plain(text))
    if said is None:
        return None
    words = next((said[f"meal{n}"] for n in (1, 2, 3) if said[f"meal{n}"]), None)
    meal = next((key for key, names in _MEALS.items() if words and re.fullmatch(names, words)), None)
    if said["usual"] and meal is None:
        return None
    return Again(meal, bool(said["usual"]))


def skipped(text: str) -> bool:
    """ "Skipped breakfast", "hoy no cené": a meal that was left out and nothing else."""
    return _SKIPPED.fullmatch(_plain(text)) is not None
