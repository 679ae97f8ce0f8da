"""Questions about the most, the least and days beyond a figure: "my lowest weight", "qué días dormí menos de 6 horas".

A message is such a question only as a whole.
"""

# ruff: noqa: E501 - a list of words is one line, however long

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.questions.span_words import SMALL, Topic, days_in, topic_in
from bot.questions.why_words import words_of
from graph.words import bare

Kind = Literal["most", "least", "over", "under", "hit"]
BEYOND = ("over", "under", "hit")
LETTERS, LATELY_DAYS, EVER_DAYS = 100, 28, 365
_ASKS = words_of(
    "que cual cuales cuando cuantos cuantas which what whats when how many dias dia days day noches noche nights night"
)
_OPENS = re.compile(r"(?:y |and )?(?:que|cual|cuales|cuando|cuant[oa]s|which|what|whats|when|how)\b")
_MOST = words_of(
    "mas mayor maximo maxima alto alta altos altas most highest max maximum longest biggest heaviest larga larguisima mejor best record pico peak"
)
_LEAST = words_of(
    "menos menor minimo minima bajo baja bajos bajas least lowest min minimum fewest shortest lightest corta peor worst"
)
_PLAIN = words_of("mas menos most least")
"""What another word says more of: "más bajo"."""
_OVER = re.compile(
    r"\b(?:mas de|por encima de|pasado de|pase de|superado|supere|over|above|more than|past|at least|al menos|minimo|exceed(?:ed)?)\b"
)
_UNDER = re.compile(
    r"\b(?:menos de|por debajo de|no (?:he )?llegado a|no llegue a|under|below|less than|fewer than)\b"
)
_FIGURE = re.compile(
    r"(?P<n>\d+(?:[.,]\d+)?)(?P<k> ?k\b| mil\b)? ?(?P<u>horas?|hours?|hrs?|h|min|minutos|minutes|kcals?|gramos|grams|g|km|kg|kilos|litros?|l|pasos|steps)?(?: y (?P<half>media))?\b"
)
_HIT = words_of(
    "hit hitting reach reached meet met made make llegado llegue llegar cumplido cumpli alcanzado alcance cumplo objetivo meta goal goals target"
)
_PAST = words_of("over above past exceed exceeded pasado pase paso pasarme superado supere")
_SHORT = words_of("under below short debajo quedado corto")
_FILL = SMALL | words_of(
    "que cual cuales cuando which what whats when how many cuantos cuantas comi comido como eat ate eaten hago hizo he anoche fue was is my mi mis el la se te go went gone"
    " did do does had has have dia dias day days noche noches night nights vez veces nunca ever all time historico de por encima debajo than mi mis"
)
_MEANT = (
    (re.compile(r"\b(?:noches?|nights?)\b"), "sleep"),
    (re.compile(r"\b(?:comi|comido|como|eat|ate|eaten)\b"), "kcal"),
)
"""What is meant where no figure is named."""
_GOALS = frozenset(("energy-kcal", "protein-g", "steps", "water"))


@dataclass(frozen=True, slots=True)
class Extreme:
    """The day with the ``most`` or the ``least`` of a figure, or the days ``over`` or ``under`` a limit in the topic's
    unit; ``limit`` None: that of the person's goal, which may also be ``hit``."""

    kind: Kind
    topic: Topic
    limit: float | None
    first: date
    last: date


def read_extreme(text: str, today: date) -> Extreme | None:
    """The question that a whole message is; None for any other message. ``today`` is the day it was written on."""
    folded = re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", text)
    decimals = re.sub(r"(?<=\d),(?=\d)", ".", folded)
    folded = " ".join(re.sub(r"[^\w. ]|\.(?!\d)", " ", bare_figures(decimals)).split())
    if (
        not folded
        or len(folded) > LETTERS
        or not ("?" in text or _OPENS.match(folded) or folded.startswith(("my ", "mi ")))
    ):
        return None
    rest, first, last = days_in(folded, today)
    begin = first or today - timedelta(days=LATELY_DAYS - 1)
    figure = _FIGURE.search(rest)
    found = topic_in(rest)
    if found is None:
        word = next((word for pattern, word in _MEANT if pattern.search(rest)), None)
        meant = topic_in(word) if word else None
        found = (meant[0], rest) if meant else None
    if found is None:
        return None
    topic, left = found
    if figure is not None:
        return _beyond(topic, left, figure, begin, last)
    words = set(left.split())
    if (
        topic_key(topic) in _GOALS
        and words & (_HIT | _PAST | _SHORT)
        and words <= _FILL | _HIT | _PAST | _SHORT
        and words & _ASKS
    ):
        kind: Kind = "over" if words & _PAST else "under" if words & _SHORT else "hit"
        return (
            Extreme(kind, topic, None, begin, last) if words & words_of("dias dia days day veces") else None
        )
    extreme = words & (_MOST | _LEAST)
    if len(extreme) > 1:
        extreme -= _PLAIN
    if len(extreme) != 1 or not words <= _FILL | _MOST | _LEAST:
        return None
    kind = "most" if extreme & _MOST else "least"
    if not (words & _ASKS or "?" in text):
        return None
    return Extreme(kind, topic, None, first or today - timedelta(days=EVER_DAYS - 1), last)


def bare_figures(text: str) -> str:
    """A folded text without its marks but for the points of figures."""
    return " ".join(
        bare(part) if not re.fullmatch(r"\d+\.\d+\D{0,3}", part) else part.lower() for part in text.split()
    )


def topic_key(topic: Topic) -> str:
    """What a topic is known by: its metric, or its variable."""
    return topic.key or topic.variable


def _beyond(topic: Topic, left: str, figure: re.Match[str], first: date, last: date) -> Extreme | None:
    over, under = _OVER.search(left), _UNDER.search(left)
    if (over is None) == (under is None) or (topic.unit == "kg" and not topic.summed):
        return None
    words = _UNDER.sub(" ", _OVER.sub(" ", _FIGURE.sub(" ", left, count=1))).split()
    if not set(words) <= _FILL or not set(words) & words_of(
        "dias dia days day noches noche nights night veces times"
    ):
        return None
    value = float(figure["n"]) * (1000 if figure["k"] else 1) + (0.5 if figure["half"] else 0)
    if topic.unit == "min" and (figure["u"] or "h")[0] == "h":
        value *= 60
    if topic.unit == "ml" and value < 50:
        value *= 1000
    return Extreme("over" if over else "under", topic, value, first, last)
