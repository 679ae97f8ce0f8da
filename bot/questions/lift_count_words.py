"""How often, how many sets and how much of an exercise over a span: "cuántas veces he hecho banca este mes"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.questions.span_words import without_days

Kind = Literal["times", "sets", "volume"]
LATELY_DAYS = 28
_THE = r"(?:el |la |los |las |mi |mis |my |the )*"
_X = rf"{_THE}(?P<x>[a-z][a-z \-]{{1,40}}?)"
_DID_ES = r"(?:he hecho|hice|hago|he entrenado|entrene|entreno|llevo|he levantado|levante|he movido|movi)"
_DID_EN = r"(?:(?:have i|did i|do i|ive|i) (?:done|do|did|trained?|lifted|lift|moved|hit))"
_ASKED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("times", re.compile(rf"(?:y )?(?:cuantas veces|cuantos dias|con que frecuencia|cada cuanto) {_DID_ES} {_X}(?: (?:a la|por) semana)?")),
    ("times", re.compile(rf"how (?:often|many times|many days) {_DID_EN} {_X}(?: (?:a|per|each) week)?")),
    ("sets", re.compile(rf"(?:y )?cuantas series(?: de {_X} {_DID_ES}| {_DID_ES} (?:de|en|con) {_X}| de (?:el |la )?(?P<y>[a-z][a-z \-]{{1,40}}?))".replace("(?P<x>", "(?P<x1>", 1))),
    ("sets", re.compile(rf"how many sets (?:of|on|for|in) {_X}(?: {_DID_EN})?|how many (?P<y>[a-z][a-z \-]{{1,40}}?) sets(?: {_DID_EN})?")),
    ("volume", re.compile(rf"(?:y )?(?:cuanto (?:volumen|tonelaje|peso|kilos)|cuantos kilos|volumen)(?: total)? (?:{_DID_ES} )?(?:de|en|con|haciendo) {_X}(?: {_DID_ES})?")),
    ("volume", re.compile(rf"(?:how much (?:volume|weight|tonnage)|what volume|total volume|volume)(?: {_DID_EN})? (?:of|on|for|in|with) {_X}(?: {_DID_EN})?|how much {_X} volume(?: {_DID_EN})?".replace("(?P<x>", "(?P<x1>", 1))),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LiftCount:
    """What of an exercise is asked, between which days; ``exercise`` is in the person's words."""

    kind: Kind
    exercise: str
    first: date
    last: date


def read_lift_count(text: str, today: date) -> LiftCount | None:
    """The question that a whole message may be; None for any other. Whether its name is an exercise is not known."""
    told = without_days(text, today)
    if told is None:
        return None
    rest, first, last = told
    for kind, pattern in _ASKED:
        if (found := pattern.fullmatch(rest)) is not None:
            name = next((one for one in found.groupdict().values() if one), "")
            return LiftCount(kind, name, first or today - timedelta(days=LATELY_DAYS - 1), last)
    return None
