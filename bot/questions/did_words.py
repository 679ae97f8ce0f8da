"""Questions about what was eaten or trained on some days: "¿qué comí ayer?", "what did I lift this week?"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.questions.span_words import days_in
from graph.words import bare

Kind = Literal["meals", "sessions"]
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
    r"|(?:que|cuales|what|which) (?:ejercicios?|exercises?|series|sets|lifts|workouts?|entrenos?) (?:(?:he )?(?:hice|hecho|hago)|(?:did|have) i (?:do|done|get done)))"
)
"""Whole questions but for their days."""


@dataclass(frozen=True, slots=True)
class Did:
    """What is asked for of which local days."""

    kind: Kind
    first: date
    last: date


def read_did(text: str, today: date) -> Did | None:
    """The question that a whole message is; None for any other message."""
    folded = bare(text)
    if not folded or len(folded) > 80:
        return None
    rest, first, last = days_in(folded, today)
    rest = " ".join(rest.split())
    kinds: tuple[tuple[Kind, re.Pattern[str]], ...] = (("meals", _EATEN), ("sessions", _TRAINED))
    for kind, pattern in kinds:
        if pattern.fullmatch(rest):
            first = first or today
            return Did(kind, max(first, last - timedelta(days=MOST_DAYS - 1)), last)
    return None
