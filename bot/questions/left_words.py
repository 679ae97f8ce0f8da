"""Questions what is left of today's food, in words of their own: "macros left?", "cuánto me he pasado"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

from graph.words import bare

_WHAT = r"(?:macros?|proteinas?|protein|kcals?|calorias|calories|cals|hidratos|carbohidratos|carbs|grasas?|fat|energy)"
_LEFT = re.compile(
    rf"(?:(?:how (?:much|many)|what) )?(?:more )?(?:grams of )?(?:of my )?{_WHAT}(?: and {_WHAT})?(?: (?:do i (?:still )?have|have i (?:still )?got|have i|ive got|are|is))?(?: still)? (?:left|remaining|to go)(?: to eat)?(?: for)?(?: today)?"
    rf"|(?:y )?me quedan? (?:much[oa]s? |algo de |alguna )?{_WHAT}(?: hoy)?|whats left (?:of|for) my {_WHAT}(?: today| for today)?|what is left (?:of|for) my {_WHAT}(?: today)?"
    r"|what (?:have i got|do i have|ive i got|is) left(?: to eat)?(?: for)?(?: today)?|whats left(?: to eat)?(?: for)? today"
    rf"|(?:what are |show me |how are )?my macros(?: so far| today| left| looking)*|how much (?:am i|have i gone) over(?: today| my {_WHAT})?|how far over am i"
    rf"|(?:y )?(?:(?:cuant[oa]s?|que) )?{_WHAT}(?: y {_WHAT})? (?:me )?(?:quedan?|faltan?|restan?)(?: (?:aun|todavia|hoy|por comer|para hoy))*"
    rf"|(?:y )?(?:cuanto|en cuanto|cuantas {_WHAT}) me he pasado(?: de {_WHAT})?(?: hoy)?|(?:y )?cuanto me queda (?:para|por comer)(?: hoy)?|(?:como van )?mis macros(?: de)?(?: hoy)?|macros(?: de)? hoy"
)
_MACROS = re.compile(r"\b(?:macros?|carbs|fat|hidratos|carbohidratos|grasas?)\b")


def asks_left(text: str) -> bool:
    """Whether a whole message asks what is left of today, or over."""
    return _LEFT.fullmatch(bare(text)) is not None


def names_macros(text: str) -> bool:
    """Whether it asks for carbohydrate and fat as well."""
    return _MACROS.search(bare(text)) is not None
