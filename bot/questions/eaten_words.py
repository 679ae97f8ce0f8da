"""Questions about one food over a span: "cuántas cañas llevo esta semana", "when did I last have pizza?".

A message is such a question only as a whole; what is left of it beside the words that ask is the food's name.
"""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.questions.span_words import days_in
from graph.words import bare, fold

Kind = Literal["count", "last"]
LETTERS = 100
LATELY_DAYS, EVER_DAYS = 7, 365
"""Days that are counted when none were said, and days in which the last time is looked for."""

_HAD_ES = (
    r"(?:me )?(?:(?:he|hemos|habre) )?(?:comido|comi|tomado|tome|bebido|bebi|desayunado|desayune|cenado|cene|almorzado|almorce"
    r"|merendado|merende|picado|llevo|llevaba|llevamos|zampado|zampe)"
)
_HABIT_ES = r"(?:me )?(?:como|tomo|bebo|desayuno|ceno|almuerzo|meriendo)"
_HAD_EN = (
    r"(?:(?:have|had|did|do|ive) ?)(?:i |we )?(?:already |actually )?"
    r"(?:had|have|eaten|eat|ate|drunk|drink|drank|consumed|consume|got through|gotten through|put away)"
)
_THING = r"(?P<x>[a-z][a-z '\-]{1,40}?)"
_COUNTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:y )?cuant[oa]s? (?:(?:veces|dias|raciones|vasos|platos|piezas) )?{_HAD_ES} (?:ya )?(?:de )?{_THING}",
        rf"(?:y )?cuant[oa]s? (?:de )?{_THING} (?:ya )?{_HAD_ES}(?: ya)?",
        rf"(?:y )?(?:con que frecuencia|cada cuanto|cuantas veces) (?:{_HAD_ES}|{_HABIT_ES}) {_THING}",
        rf"(?:y )?cuant[oa]s? {_THING} {_HABIT_ES} (?:al dia|cada dia|por dia|a la semana|por semana|normalmente)",
        rf"(?:and )?how (?:many|much) {_THING} do i (?:have|drink|eat|get through) (?:(?:a|per|each|every) (?:day|week)|usually)",
        rf"(?:and )?how (?:many|much) {_THING} {_HAD_EN}",
        rf"(?:and )?how (?:many (?:times|days)|often|much) {_HAD_EN} {_THING}",
    )
)
_BARE = re.compile(rf"(?:(?:y |and )?(?:cuant[oa]s|how many)) {_THING}")
"""The verb may be left out where days are said: "how many coffees this week"."""
_LASTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:cuando|que dia) (?:fue|es) la ultima vez que {_HAD_ES} {_THING}",
        rf"(?:cuando|que dia) {_HAD_ES} {_THING} por ultima vez",
        rf"la ultima vez que {_HAD_ES} {_THING}",
        rf"cuanto (?:hace|llevo) (?:que no|sin) (?:{_HAD_ES}|{_HABIT_ES}|comer|tomar|beber) {_THING}",
        rf"when did i last (?:have|eat|drink) {_THING}",
        rf"(?:when was )?(?:the )?last time (?:that )?i (?:had|ate|drank) {_THING}",
        rf"how long since (?:i |i last |my last )?(?:had |ate |drank )?{_THING}",
    )
)
_LEAD = re.compile(r"(?:che |oye |dime |decime |me dices |a ver |hey |tell me |so |and |y )+")
_SMALL = re.compile(
    r"(?:(?:a|an|any|some|the|my|of|un|una|unos|unas|el|la|los|las|lo|de|del|algun|alguna|mas|me|ya|already|so far"
    r"|hasta ahora|times|veces|in|en|total|all|glasses of|pints of|cups of|vasos de|tazas de|copas de)(?: |$))+"
)


_NUTRIENTS = frozenset(
    [
        "azucar",
        "azucares",
        "sugar",
        "sal",
        "salt",
        "sodio",
        "sodium",
        "alcohol",
        "vitaminas",
        "vitamins",
        "cafeina",
        "caffeine",
    ]
)
"""What foods hold rather than are: a share of salt in a sauce is no portion of salt, so it is not counted as one."""
_EACH = re.compile(r"\b(?:al|cada|por|a|per|each|every) (?:dia|day)\b")


@dataclass(frozen=True, slots=True)
class AskedFood:
    """How often (``count``) between two days, or the ``last`` time; ``name`` is the food in the person's words.
    ``each``: how often on a day is asked."""

    kind: Kind
    name: str
    first: date
    last: date
    each: bool = False


def read_asked_food(text: str, today: date) -> AskedFood | None:
    """The question that a whole message may be; None for any other message. Whether its name is that of a food is
    not known yet."""
    folded = bare(text)
    if not folded or len(folded) > LETTERS or re.search(r"\d", folded):
        return None
    folded = _LEAD.sub("", folded, count=1) if _LEAD.match(folded) else folded
    for pattern in _LASTS:
        if (found := pattern.fullmatch(folded)) is not None:
            return _asked("last", found["x"], today - timedelta(EVER_DAYS - 1), today, text)
    rest, first, last = days_in(folded, today)
    rest = " ".join(rest.split())
    for pattern in _COUNTS:
        if (found := pattern.fullmatch(rest)) is not None:
            each = _EACH.search(rest) is not None
            return _asked(
                "count", found["x"], first or today - timedelta(LATELY_DAYS - 1), last, text, each=each
            )
    if first is not None and (found := _BARE.fullmatch(rest)) is not None:
        return _asked("count", found["x"], first, last, text)
    return None


def _asked(
    kind: Kind, said: str, first: date, last: date, text: str, *, each: bool = False
) -> AskedFood | None:
    name = said.strip()
    while (small := _SMALL.match(name)) is not None and small.end():
        name = name[small.end() :]
    if not name or name in _NUTRIENTS:
        return None
    return AskedFood(kind, _as_written(name, text), first, last, each)


def _as_written(folded: str, text: str) -> str:
    """Words of a folded text as they stand in the text itself: "cañas" of "canas"."""
    words, sought = re.findall(r"[^\W\d_]+", text), folded.split()
    for place in range(len(words) - len(sought) + 1):
        run = words[place : place + len(sought)]
        if [fold(word) for word in run] == sought:
            return " ".join(run).lower()
    return folded
