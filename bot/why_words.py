"""Questions to the graph as people ask them: which one a message is, of which exercise, which day or which span.

A message is such a question only as a whole: each of its words has to be one that the question knows, but for the
name of the exercise. So "récord: banca 100x1" stays a set.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from graph.words import fold

Kind = Literal["why", "relations", "week", "records", "muscles", "goals"]

TOPICS = {
    "sueno": "sleep_", "dormir": "sleep_", "descanso": "sleep_", "duermo": "sleep_", "sleep": "sleep_",
    "animo": "mood", "humor": "mood", "mood": "mood", "energia": "energy", "energy": "energy",
    "estres": "stress", "stress": "stress", "cansancio": "tiredness", "tiredness": "tiredness",
    "motivacion": "motivation", "motivation": "motivation", "agujetas": "soreness", "soreness": "soreness",
    "peso": "body_weight", "weight": "body_weight",
}  # fmt: skip
"""What a word is about: how the slugs of its variables begin."""

WEEKDAYS = {
    "lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_BACK = {"hoy": 0, "today": 0, "ayer": 1, "yesterday": 1, "anteayer": 2, "antier": 2}
_MONTHS = (
    "enero|january", "febrero|february", "marzo|march", "abril|april", "mayo|may", "junio|june", "julio|july",
    "agosto|august", "septiembre|september", "octubre|october", "noviembre|november", "diciembre|december",
)  # fmt: skip
MONTH = {name: place for place, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_NAMED = "|".join(MONTH)
_DAY_MONTH = re.compile(rf"(?:el |on (?:the )?)?(\d\d?)(?:st|nd|rd|th)? (?:de |of )?({_NAMED})")
_MONTH_DAY = re.compile(rf"(?:on )?({_NAMED}) (\d\d?)(?:st|nd|rd|th)?")
_WHEN = re.compile(
    rf"\b(?:(?:el|este|del|on|last|this|de)(?: dia)? )?({'|'.join([*WEEKDAYS, *_BACK])})s?(?: pasado)?(?![a-z])"
)


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is written as a sentence."""
    return frozenset(text.split())


_SMALL = words_of(
    "a al an and any are as at be been con cual cuales dame de decir del did do does dime el "
    "en enseñame ensename es esta este estos estas for from give ha hacer haz hazme have he "
    "how i in is la las lo los me mi mis muestrame my o of on or para por puedes que quiero "
    "resumeme saber se show tell than that the this to un una ver was what which y you your "
    "favor please porfa oye hey hola ahora now tengo mas most can"
)
_WORDS: dict[Kind, tuple[frozenset[str], ...]] = {
    "week": (
        words_of("resumen resume resumir summary recap report informe balance sumario overview"),
        words_of("semana semanal week weekly weeks"),
        words_of("pasada last ultima past previous anterior entera whole go went fue ido va going como tal"),
    ),
    "records": (
        words_of("record records pr prs pb pbs marca marcas best bests"),
        words_of("mes month semana week ano year batido broken superado conseguido"),
        words_of(
            "personal personales nuevo nuevos nueva new algun alguno hecho set hit break last ultima pasada"
        ),
    ),
    "muscles": (
        words_of("musculo musculos muscle muscles"),
        words_of(
            "olvidado olvidados abandonado abandonados descuidado descuidados neglected neglecting "
            "forgotten forgetting ignoring ignored untrained skipping skipped flojos retrasados "
            "undertrained neglect entreno trabajo entrenado trabajado trained training hit worked"
        ),
        words_of(
            "no sin not havent dont entrenar hace tiempo lately ultimamente dias days poco am semana week"
        ),
    ),
}
"""A word of each of the first two has to stand in the question, others of the third may."""

_DONE = words_of("entreno trabajo entrenado trabajado trained training hit worked")
_NOT = words_of("no sin not havent dont poco")

_RELATIONS = re.compile(
    r"(?:que|what|cosas?|things?) (?:cosas |things )?(?:me )?(?:mas )?"
    r"(?:afectan?|influyen?|empeoran?|mejoran?|affects?|influences?|impacts?|hurts?|helps?|changes?|improves?)"
    r"(?: mas| most)? ?(?:a|al|en|el|on)? ?(?:la calidad de(?:l)?|the quality of)? ?(?:mi|my|la|el)? ?(\w+)"
    r"(?: mas| most)?"
)
_WHY_ES = re.compile(
    r"(?:y )?(?:por ?que|porque|xq|pq|a que se debe que) (?:me |se me )?"
    r"(?:fue|fueron|ha ido|han ido|iba|salio|salieron|ha salido|costo|costaron|estuvo|estuvieron|estaba|rendi|hice|"
    r"anduve|fui|falle|fallo|resulto)(.*)"
)
_WHY_EN = re.compile(r"(?:and )?why (?:was|were|did|has|have|is|am)(.*)")
_GOALS = re.compile(
    r"cuanto me falta(?: para (?:mi |mis |el |la )?(?:objetivos?|metas?|peso objetivo))?"
    r"|(?:como (?:voy|va|van) (?:con |de )?(?:mi |mis |el |la )?)(?:objetivos?|metas?)"
    r"|(?:(?:cuales son |ver )?mis|(?:cual es )?mi) (?:objetivos?|metas?)"
    r"|how far (?:am i|is it) from (?:my )?goals?|how am i doing (?:with|on) (?:my )?goals?"
    r"|(?:what are |whats |show )?my goals?"
)
_HOW = words_of(
    "mal fatal peor lento lenta lentos lentas flojo floja flojos flojas horrible regular "
    "debil debiles pesado pesada pesados pesadas duro dura tanto bad badly slow slower slowly "
    "weak terrible awful worse poor poorly hard heavy suck sucked rubbish off bien good well "
    "better mejor rapido rapida fast genial strong fuerte"
)
_FILL = words_of("tan muy so feel felt go gone went been move moved such really")
_NO_NAME = words_of("entreno entrenamiento sesion gym gimnasio workout session training dia day entrenar")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked. ``exercise`` are the words of its name ("" when none was said); ``on`` the day, or the
    first of a span up to ``until``; ``topic`` how the variables' slugs begin."""

    kind: Kind
    exercise: str = ""
    on: date | None = None
    until: date | None = None
    topic: str = ""


def read_question(text: str, today: date) -> Wanted | None:
    """The question that a whole message is; None for any other message. ``today`` is the day it was written on."""
    folded = " ".join(re.sub(r"[¿?¡!.,;:]", " ", fold(text)).split())
    if not folded or len(folded) > 120:
        return None
    if (why := _WHY_ES.fullmatch(folded) or _WHY_EN.fullmatch(folded)) is not None:
        return _why(why[1], today)
    if (asked := _RELATIONS.fullmatch(folded)) is not None:
        topic = TOPICS.get(asked[1])
        return None if topic is None else Wanted("relations", topic=topic)
    if _GOALS.fullmatch(folded):
        return Wanted("goals")
    words = set(folded.split())
    for kind, (first, second, other) in _WORDS.items():
        led = (words & first and words & second) or (kind == "week" and _how_was(words, second))
        if kind == "muscles" and words & _DONE and not words & _NOT:
            continue
        if led and words <= first | second | other | _SMALL:
            return _spanned(kind, words, today)
    return None


def _how_was(words: set[str], week: frozenset[str]) -> bool:
    """ "¿Cómo ha ido la semana?", "how was my week"."""
    return bool(words & week and words & {"como", "how", "tal"})


def _spanned(kind: Kind, words: set[str], today: date) -> Wanted | None:
    last = bool(words & {"pasada", "last", "ultima", "previous", "anterior"})
    monday = today - timedelta(days=today.weekday())
    if kind == "muscles":
        return Wanted(kind)
    if words & {"semana", "semanal", "week", "weekly", "weeks"}:
        if last:
            return Wanted(kind, on=monday - timedelta(days=7), until=monday - timedelta(days=1))
        return Wanted(kind, on=today - timedelta(days=6), until=today)
    if words & {"ano", "year"}:
        return Wanted(kind, on=today.replace(month=1, day=1), until=today)
    return Wanted(kind, on=today.replace(day=1), until=today)


def _why(rest: str, today: date) -> Wanted | None:
    """ "mal el press el martes": the exercise, the day; None when nothing says how it went."""
    day, rest = _day(f" {rest} ", today)
    words = rest.split()
    if not any(word in _HOW for word in words):
        return None
    name = [word for word in words if word not in _HOW | _FILL]
    while name and name[0] in _SMALL | {"s"}:
        name.pop(0)
    while name and name[-1] in _SMALL | {"s"}:
        name.pop()
    if set(name) <= _NO_NAME | _SMALL:
        name = []
    if len(name) > 6:
        return None
    return Wanted("why", exercise=" ".join(name), on=day)


def _day(text: str, today: date) -> tuple[date | None, str]:
    """The last day of that name, and the text without it."""
    for pattern, day_first in ((_DAY_MONTH, True), (_MONTH_DAY, False)):
        if (found := pattern.search(text)) is not None:
            number, month = (found[1], found[2]) if day_first else (found[2], found[1])
            return _dated(int(number), MONTH[month], today), pattern.sub(" ", text)
    if (found := _WHEN.search(text)) is None:
        return None, text
    word = found[1]
    back = _BACK[word] if word in _BACK else (today.weekday() - WEEKDAYS[word]) % 7
    return today - timedelta(days=back), text[: found.start()] + " " + text[found.end() :]


def _dated(number: int, month: int, today: date) -> date | None:
    for year in (today.year, today.year - 1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day <= today:
            return day
    return None
