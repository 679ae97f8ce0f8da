"""Questions about what was eaten or trained on some days: "¿qué comí ayer?", "what did I lift this week?"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.questions.span_words import days_in
from graph.words import bare

Kind = Literal["meals", "sessions", "usual"]
MOST_DAYS = 31
_EATEN = re.compile(
    r"(?:y )?(?:que|cuales|what|which)(?: (?:comidas|meals|foods?))? (?:es lo que |fue lo que )?"
    r"(?:(?:he |hemos )?(?:comido|comi|cenado|cene|desayunado|desayune|almorzado|almorce|merendado|merende)"
    r"|(?:did|have) (?:i|we) (?:eat|eaten|ate|have to eat|had to eat)|(?:i have|ive) eaten|i ate)(?: ya)?"
    r"|why did i eat (?:so|that) (?:much|little|bad(?:ly)?|many calories)|(?:por ?que|xq|pq) (?:he comido|comi) (?:tan )?(?:tanto|poco|mal)"
)
_TRAINED = re.compile(
    r"(?:y )?(?:(?:que|cuales|what|which)(?: (?:ejercicios?|exercises?|series|sets|lifts|workouts?|entrenos?))? (?:(?:he )?(?:entrenado|entrene|levantado|levante)"
    r"|(?:did|have) i (?:lift|lifted|train|trained))"
    r"|(?:que|cuales|what|which) (?:ejercicios?|exercises?|series|sets|lifts|workouts?|entrenos?|actividad(?:es)?|deportes?|activity|sports?) (?:(?:he )?(?:hice|hecho|hago)|(?:did|have) i (?:do|done|get done))"
    r"|que (?:hice|he hecho|entrene) en el (?:gym|gimnasio)|what did i do (?:at|in) the gym|que toco(?: entrenar)?"
    r"|(?:cual|como) fue (?:el|mi) (?:entreno|entrenamiento|sesion)|what was my (?:workout|session|training))"
)
"""Whole questions but for their days."""
_MEALS = {
    "breakfast": "breakfast|desayuno|desayune|desayunado|desayunar",
    "lunch": "lunch|almuerzo|almorce|almorzado",
    "dinner": "dinner|supper|tea|cena|cene|cenado|cenar|ceno",
    "snack": "snacks?|merienda|merende|merendado|meriendo",
}
"""Words that ask for one meal; "comida" is lunch or all that was eaten, so it asks for all."""
_MEAL = tuple((category, re.compile(rf"\b(?:{words})\b")) for category, words in _MEALS.items())
_ONE_MEAL = re.compile(
    r"(?:y )?(?:que (?:he )?(?:MEAL)(?: yo)?|que (?:tome|comi|hubo|he tomado|he comido) (?:para|de|en el|en la) (?:el |la )?(?:MEAL)|(?:cual|que|como) fue (?:mi|la|el) (?:MEAL)"
    r"|(?:and )?what (?:did i|have i) (?:have|eat|had|eaten) (?:for|at) (?:my )?(?:MEAL)|(?:and )?what was (?:my |for )?(?:MEAL))".replace(
        "MEAL", "|".join(_MEALS.values())
    )
)
_USUAL = re.compile(
    r"(?:y )?(?:que|cual es lo que) (?:suelo (?:desayunar|cenar|almorzar|merendar|comer)|(?:desayuno|ceno|almuerzo|meriendo|como) (?:normalmente|habitualmente|casi siempre|siempre|de normal|mas))"
    r"|what(?: do i| is my|s my) (?:usually |normally |usual |typical )(?:have |eat )?(?:for )?(?:MEAL)".replace(
        "MEAL", "|".join(_MEALS.values())
    )
)
_USUAL_MEALS = {"almuerzo": "lunch", "almorzar": "lunch", "merendar": "snack", "meriendo": "snack"}
USUAL_DAYS = 28


@dataclass(frozen=True, slots=True)
class Did:
    """What is asked for of which local days; ``meal`` the one that is meant, "" for all."""

    kind: Kind
    first: date
    last: date
    meal: str = ""


def read_did(text: str, today: date) -> Did | None:
    """The question that a whole message is; None for any other message."""
    folded = bare(text)
    if not folded or len(folded) > 80:
        return None
    rest, first, last = days_in(folded, today)
    rest = " ".join(rest.split())
    if _USUAL.fullmatch(rest):
        return Did("usual", today - timedelta(days=USUAL_DAYS - 1), last, _meal(rest))
    if _ONE_MEAL.fullmatch(rest):
        return Did("meals", max(first or today, last - timedelta(days=MOST_DAYS - 1)), last, _meal(rest))
    kinds: tuple[tuple[Kind, re.Pattern[str]], ...] = (("meals", _EATEN), ("sessions", _TRAINED))
    for kind, pattern in kinds:
        if pattern.fullmatch(rest):
            first = first or today
            return Did(kind, max(first, last - timedelta(days=MOST_DAYS - 1)), last)
    return None


def _meal(text: str) -> str:
    """The meal that a folded question names; "" for none."""
    named = (category for word, category in _USUAL_MEALS.items() if word in text)
    return next(named, "") or next((category for category, words in _MEAL if words.search(text)), "")
