"""Questions about a muscle: "cuántas series de pecho esta semana", "when did I last train legs", "why are my quads sore".

A message is such a question only as a whole.
"""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from bot.questions.span_words import without_days
from graph.muscles import muscle_ids, muscle_pattern

Kind = Literal["sets", "last", "often", "sore", "most"]
_DAYS: dict[Kind, int] = {"sets": 7, "last": 365, "often": 28, "sore": 4, "most": 28}
"""Days that are looked at where none were said."""
_THE = r"(?:el |la |los |las |lo |mi |mis |my |the |both )*"
_M = rf"{_THE}(?P<m>MUSCLE)(?: day| session| workout)?"
_DID_ES = r"(?:(?:he hecho|hice|llevo|he metido|meti|he entrenado|hago|he trabajado|tengo)(?: ya)?)"
_DID_EN = r"(?:(?:have i|did i|do i|ive|i have|i)(?: already)? (?:done|do|did|got|get|have|had|hit|trained|train|completed))"
_TRAINED_ES = r"(?:entrene|entreno|hice|hago|trabaje|trabajo|he entrenado|he hecho|he trabajado|toque|toco|entrenado|entrenar|hacer|trabajar|tocar)"
_TRAINED_EN = r"(?:train|trained|do|did|done|hit|work|worked|training)"
_ASKED: tuple[tuple[Kind, str], ...] = (
    (
        "sets",
        rf"(?:y )?cuant[oa]s? series(?: efectivas| duras)? (?:{_DID_ES} )?(?:(?:de|para|en|a) )?{_M}(?: {_DID_ES})?",
    ),
    (
        "sets",
        rf"(?:(?:cuant[oa]s?|que) )?series (?:{_DID_ES} )?(?:por|de cada|para cada|en cada)(?: grupo)? (?:musculo|muscular|grupo)s?(?: {_DID_ES})?",
    ),
    (
        "sets",
        rf"(?:and )?(?:how many )?(?:hard |working |total )?sets (?:{_DID_EN} )?(?:so far )?(?:for|of|on|in) {_M}(?: {_DID_EN})?(?: so far)?",
    ),
    ("sets", rf"(?:and )?(?:how many )?{_THE}(?P<m>MUSCLE) sets(?: {_DID_EN})?(?: so far)?"),
    (
        "sets",
        rf"(?:how many )?(?:sets|volume) (?:per|by|for each|a|each)(?: muscle)? (?:muscle|group)(?: group)?s?(?: {_DID_EN})?",
    ),
    (
        "last",
        rf"(?:y )?(?:cuando|que dia) (?:fue la ultima vez que |es la ultima vez que )?{_TRAINED_ES} {_M}(?: por ultima vez| la ultima vez)?",
    ),
    (
        "last",
        rf"(?:y )?(?:hace cuanto|cuanto hace|cuanto llevo|cuantos dias hace|cuantos dias llevo|cuanto tiempo (?:hace|llevo))(?: que no| sin) {_TRAINED_ES} {_M}",
    ),
    ("last", rf"(?:cual fue )?(?:la )?ultima vez que {_TRAINED_ES} {_M}"),
    (
        "last",
        rf"when(?: did i last {_TRAINED_EN}|(?:s| is| was) (?:the )?last time (?:that )?i {_TRAINED_EN}| was my last) {_M}",
    ),
    ("last", rf"(?:the )?last time i {_TRAINED_EN} {_M}"),
    (
        "last",
        rf"how (?:long|many days)(?: is it| has it been)?(?: ago)? (?:since|did)(?: i| i last| my last)?(?: {_TRAINED_EN})? {_M}",
    ),
    (
        "often",
        rf"(?:y )?(?:cuantas veces|cuantos dias|con que frecuencia|cada cuanto) {_TRAINED_ES} {_M}(?: (?:a la|por) semana)?",
    ),
    (
        "often",
        rf"how (?:often|many times|many days) (?:do|did|have) i {_TRAINED_EN} {_M}(?: (?:a|per|each) week)?",
    ),
    (
        "most",
        r"(?:y )?(?:que|cual|cuales)(?: (?:es|son|fue))?(?: el| los)? ejercicios? (?:que )?(?:mas )?(?:he hecho|hago|hice|entreno|repito)(?: mas)?|(?:mis )?ejercicios mas (?:hechos|frecuentes)",
    ),
    (
        "most",
        r"(?:which|what) (?:exercises?|lifts?) (?:have i done|do i do|did i do|have i trained) (?:the )?most|(?:my )?most (?:done|frequent|common) exercises?",
    ),
    (
        "sore",
        rf"(?:por ?que|xq|pq|de que) (?:tengo|me noto|siento|son) (?:tantas |estas |unas |las )?agujetas(?: tan fuertes)?(?: (?:en|de) {_M})?",
    ),
    (
        "sore",
        rf"(?:por ?que|xq|pq|de que) (?:me|siento|noto|tengo|estan?) (?:duelen?|molestan?|tiran?|cargad[oa]s?)?(?: ?(?:tanto|mucho|tan|asi))* ?{_M}(?: (?:tan |muy )?(?:cargad[oa]s?|dolorid[oa]s?|tocad[oa]s?|tanto|mucho))*",
    ),
    (
        "sore",
        rf"why (?:do|does|are|is) {_M} (?:feel |feeling |so |still |really |this |that |all )*(?:sore|hurt|hurts|hurting|ache|aches|aching|achy|stiff|tight|tender|painful|dead|fried|pumped)(?: so much| so bad| now| still)*",
    ),
    (
        "sore",
        rf"why (?:am|do) i (?:feel |feeling |so |this |still |really )*(?:sore|stiff|achy|aching)(?: (?:in|on) {_M})?",
    ),
)


@dataclass(frozen=True, slots=True)
class AskedMuscle:
    """How many ``sets``, when ``last``, how ``often``, why ``sore``, which exercise ``most``; ``muscle`` the id of a muscle or group, "" for
    all; between which days."""

    kind: Kind
    muscle: str
    first: date
    last: date


def read_asked_muscle(text: str, today: date) -> AskedMuscle | None:
    """The question that a whole message is; None for any other message."""
    told = without_days(text, today)
    if told is None:
        return None
    rest, first, last = told
    for kind, pattern in _patterns():
        if (found := pattern.fullmatch(rest)) is not None:
            said = found.groupdict().get("m")
            days = timedelta(days=_DAYS[kind] - 1)
            begin = today - timedelta(days=today.weekday()) if kind == "sets" else today - days
            if kind == "sore":
                first = None
            return AskedMuscle(kind, muscle_ids()[said] if said else "", first or begin, last)
    return None


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(one.replace("MUSCLE", muscle_pattern()))) for kind, one in _ASKED)
