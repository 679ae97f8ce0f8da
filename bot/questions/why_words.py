"""Questions to the graph as people ask them: which one a message is, of which exercise, which day or which span.

A message is such a question only as a whole: each of its words has to be one that the question knows, but for the
name of the exercise. So "récord: banca 100x1" stays a set.
"""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from graph.words import bare

Kind = Literal["why", "relations", "week", "records", "muscles", "goals", "night"]

TOPICS = {
    "sueno": "sleep_", "dormir": "sleep_", "descanso": "sleep_", "duermo": "sleep_", "sleep": "sleep_",
    "animo": "mood", "humor": "mood", "mood": "mood", "energia": "energy", "energy": "energy",
    "estres": "stress", "stress": "stress", "cansancio": "tiredness", "tiredness": "tiredness",
    "motivacion": "motivation", "motivation": "motivation", "agujetas": "soreness", "soreness": "soreness",
    "peso": "body_weight", "weight": "body_weight", "hrv": "hrv", "vfc": "hrv", "pasos": "steps", "steps": "steps",
    "pulso": "resting_heart_rate", "rhr": "resting_heart_rate", "dolor": "pain", "pain": "pain",
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
    "favor please porfa oye hey hola ahora now tengo mas most can full completo completa"
)
_WORDS: dict[Kind, tuple[frozenset[str], ...]] = {
    "week": (
        words_of(
            "resumen resume resumir summary summarise summarize recap report informe balance sumario overview compara "
            "comparado comparada comparar comparando compare compared comparison versus vs"
        ),
        words_of(f"semana semanal week weekly weeks mes mensual month monthly {' '.join(MONTH)}"),
        words_of(
            "pasada pasado last ultima ultimo past previous anterior entera whole go went fue ido va going como tal con "
            "with against against respecto del beside"
        ),
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
            "undertrained neglect faltan falta missing entreno trabajo entrenado trabajado trained training hit worked"
        ),
        words_of(
            "me por am i trabajar no sin not havent dont entrenar hace tiempo lately ultimamente dias days poco am semana week"
        ),
    ),
}
"""A word of each of the first two has to stand in the question, others of the third may."""

_DONE = words_of("entreno trabajo entrenado trabajado trained training hit worked")
_NOT = words_of("no sin not havent dont poco")

_RELATIONS = re.compile(
    r"(?:que|what|cosas?|things?) (?:cosas |things )?(?:me )?(?:mas )?"
    r"(?:afectan?|influyen?|empeoran?|mejoran?|(?:is |are )?(?:affect(?:s|ing)?|influenc(?:es?|ing)|impact(?:s|ing)?|hurt(?:s|ing)?|help(?:s|ing)?|chang(?:es?|ing)|improv(?:es?|ing)|ruin(?:s|ing)?))"
    r"(?: mas| most)? ?(?:a|al|en|el|on)? ?(?:la calidad de(?:l)?|the quality of)? ?(?:mi|my|la|el)? ?(\w+)"
    r"(?: mas| most)?"
)
_WHY_ES = re.compile(
    r"(?:y )?(?:por ?que|porque|xq|pq|a que se debe que) (?:me |se me )?"
    r"(?:fue|fueron|ha ido|han ido|iba|salio|salieron|ha salido|costo|costaron|estuvo|estuvieron|estaba|rendi|hice|"
    r"anduve|fui|falle|fallo|resulto)(.*)"
)
_WHY_EN = re.compile(r"(?:and )?why (?:was|were|did|has|have|is|am)(.*)")
_PAIR = re.compile(
    r"(?:does|do|did|has|is) (?:the |my )?(?P<x>[a-z][a-z ]{1,30}?) (?:affect|affected|affecting|influence|influenced|hurt|hurting"
    r"|help|helped|impact|impacted|change|changed|improve|improved|ruin|ruining|mess up|messing up) (?:with )?(?:my |the )?(?P<y>[a-z0-9]+)"
    r"|how (?:does|do|is) (?:my |the )?(?P<x2>[a-z][a-z ]{1,30}?) (?:relate|related|affect|influence|impact|change)s? (?:to |with )?(?:my |the )?(?P<y2>[a-z0-9]+)"
    r"|(?:y )?(?:el |la |los |las |mi |mis )?(?P<x3>[a-z][a-z ]{1,30}?) (?:me |no me )?(?:afectan?|influyen?|empeoran?|mejoran?|quitan?|perjudican?|ayudan?)"
    r" (?:a |al |en |el |la |mi |con )*(?P<y3>[a-z0-9]+)"
)
"""Whether one thing moves with another."""
_WHEN_PAIR = re.compile(
    r"do i (?P<en>sleep|feel|walk) (?:better|worse|more|less|longer|good|bad|well|badly) (?:when|after|if|on days|on the days)(?: that)?(?: i)?(?: have| had| do| did)? (?P<x>[a-z][a-z ]{1,30}?)(?: more| less| a lot| much)?"
    r"|(?P<es>duermo|me siento|ando|camino) (?:mejor|peor|mas|menos|bien|mal) (?:cuando|si|(?:los|las) (?:dias|noches) (?:en )?que|tras|despues de) (?P<y>[a-z][a-z ]{1,30}?)(?: mas| menos| mucho)?"
)
"""Whether one thing goes with days of another."""
_DOES = {
    "sleep": "sleep_", "duermo": "sleep_", "feel": "mood", "me siento": "mood", "walk": "steps", "ando": "steps",
    "camino": "steps",
}  # fmt: skip
_DAYS_OF = {
    "pasos": words_of("walk walked walking ando anduve andar camino caminar paseo"),
    "series": words_of("entreno entrenar entrene"), "sets": words_of("train trained training lift lifted"),
}  # fmt: skip
_VERBS = words_of("drink drank bebo tomo eat ate como ceno have un una el la a some any")
_BAD_SLEEP = re.compile(
    r"(?:por ?que|xq|pq) (?:he )?(?:dormi|dormido|duermo) (?:tan |muy )?(?:mal|fatal|poco|bien|peor|mejor)(?P<es> .*)?"
    r"|why (?:did|do|have|am) i (?:sleep|slept|sleeping) (?:so |that )?(?:bad|badly|poorly|little|terribly|well|better|worse|good)(?P<en> .*)?"
    r"|(?:que|what) (?:cosas )?(?:me )?(?:quita|roba|estropea|ruins|disturbs|is ruining)n? (?:el |my )?(?:sueno|sleep)"
)
_GOALS = re.compile(
    r"cuanto me falta(?: para (?:mi |mis |el |la )?(?:objetivos?|metas?|peso objetivo))?"
    r"|(?:como (?:voy|va|van) (?:con |de )?(?:mi |mis |el |la )?)(?:objetivos?|metas?)"
    r"|(?:(?:cuales son |ver )?mis|(?:cual es )?mi) (?:objetivos?|metas?)"
    r"|cuant[oa]s? (?:kilos |peso |libras )?me (?:faltan?|quedan?)(?: aun| todavia)? (?:por |para )?(?:bajar|perder|adelgazar|subir|ganar|engordar)(?: aun| todavia)?"
    r"|how (?:much|many)(?: more)?(?: weight| pounds| kilos| stone)?(?: more)? (?:do i (?:still )?(?:have|need)(?: left)? to|(?:have i|ive) (?:still )?(?:got )?(?:left )?to|(?:is )?left to) (?:lose|gain|go)"
    r"|how (?:much|many)(?: weight| pounds| kilos| stone)? do i (?:still )?(?:have|need) to (?:lose|gain) (?:still|left|more|yet)|how far (?:am i|is it) from (?:my )?goals?|how am i doing (?:with|on|against|for|towards?) (?:my )?goals?"
    r"|am i (?:on track|hitting my goals?|meeting my goals?)(?: with| for)?(?: my goals?)?"
    r"|(?:what are |whats |show )?my goals?"
)
_WHY, _LEVEL = (
    words_of("why xq pq porque"),
    words_of("low high down up dropping rising bajo baja bajos alto alta altos"),
)
_ABOUT = words_of(
    "hoy today esta semana this week is are was has been so this that my y and tengo esta estan es la el mi mis tan muy ha"
)
"""Words of "why is my HRV so low?", which asks what moves with one figure."""
_HOW = words_of(
    "mal fatal peor lento lenta lentos lentas flojo floja flojos flojas horrible regular "
    "debil debiles pesado pesada pesados pesadas duro dura tanto bad badly slow slower slowly "
    "weak terrible awful worse poor poorly hard heavy suck sucked rubbish off bien good well "
    "better mejor rapido rapida fast genial strong fuerte"
)
_FILL = words_of("tan muy so feel felt go gone went been move moved such really")
_NO_NAME = words_of(
    "push pull legs leg upper lower empuje tiron torso entreno entrenamiento sesion gym gimnasio workout session training dia day entrenar"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked. ``exercise`` are the words of its name ("" when none was said); ``on`` the day, or the
    first of a span up to ``until``; ``topic`` how the variables' slugs begin, ``other`` the words of what is to go
    with it."""

    kind: Kind
    exercise: str = ""
    on: date | None = None
    until: date | None = None
    topic: str = ""
    other: str = ""


_ADDRESS = re.compile(
    r"^\W*(?:(?:che|oye|oiga|hey|a ver|vos sab[eé]s|sab[eé]s|dec[ií]me|d[ií]me|cont[aá]me|cu[eé]ntame|me (?:puedes|pod[eé]s) decir|(?:puedes|pod[eé]s) decirme"
    r"|do you know|can you tell me|could you tell me|tell me|remind me|quick question|una pregunta)[\s,:]+)+(?=\S)",
    re.IGNORECASE,
)


def unaddressed(text: str) -> str:
    """A question without how somebody is spoken to before it: "che, decime", "can you tell me"."""
    return _ADDRESS.sub("", text)


def read_question(text: str, today: date) -> Wanted | None:
    """The question that a whole message is; None for any other message. ``today`` is the day it was written on."""
    folded = bare(text)
    folded = re.sub(r"\b(how|what)s\b", r"\1 is", folded)
    if not folded or len(folded) > 120:
        return None
    if (bad := _BAD_SLEEP.fullmatch(folded)) is not None:
        rest = bad["es"] or bad["en"] or ""
        day, left = _day(f"{rest} ", today)
        night = day is not None or rest.split() in (["anoche"], ["last", "night"])
        if night and not set(left.split()) - _SMALL - {"anoche", "night", "last"}:
            return Wanted("night", on=day or today, topic="sleep_")
        return Wanted("relations", topic="sleep_") if not rest.strip() else None
    if (low := _why_so_low(folded)) is not None:
        return Wanted("relations", topic=low)
    if (why := _WHY_ES.fullmatch(folded) or _WHY_EN.fullmatch(folded)) is not None:
        return _why(why[1], today)
    if (asked := _RELATIONS.fullmatch(folded)) is not None:
        topic = TOPICS.get(asked[1])
        return None if topic is None else Wanted("relations", topic=topic)
    if (pair := _PAIR.fullmatch(folded)) is not None and (text.strip().endswith("?") or not pair["x3"]):
        y = pair["y"] or pair["y2"] or pair["y3"]
        x = pair["x"] or pair["x2"] or pair["x3"]
        if y in TOPICS:
            return Wanted("relations", topic=TOPICS[y], other=x)
        return Wanted("relations", topic=TOPICS[x], other=y) if x in TOPICS else None
    if (when := _WHEN_PAIR.fullmatch(folded)) is not None and (when["en"] or text.strip().endswith("?")):
        thing = [word for word in (when["x"] or when["y"]).split() if word not in _VERBS]
        beside = next((name for name, words in _DAYS_OF.items() if set(thing) & words), " ".join(thing))
        return Wanted("relations", topic=_DOES[when["en"] or when["es"]], other=beside)
    if _GOALS.fullmatch(folded):
        return Wanted("goals")
    words = set(folded.split())
    if "?" in text and _WEEK_BETTER.fullmatch(folded):
        return _spanned("week", {"compare", "week"}, today)
    if folded in _AND_WEEK:
        return _spanned("week", words, today)
    for kind, (first, second, other) in _WORDS.items():
        led = (words & first and words & second) or (kind == "week" and _how_was(words, second))
        if kind == "muscles" and words & _DONE and not words & _NOT:
            continue
        if led and words <= first | second | other | _SMALL:
            return _spanned(kind, words, today)
    return None


def _why_so_low(folded: str) -> str | None:
    """What the variables begin with that a whole question finds too low or too high."""
    words = set(folded.replace("por que", "porque").split())
    topics = words & TOPICS.keys()
    if len(topics) != 1 or not words & _WHY or not words & _LEVEL:
        return None
    return TOPICS[topics.pop()] if words <= _WHY | _LEVEL | _ABOUT | TOPICS.keys() else None


_WEEK_BETTER = re.compile(
    r"(?:(?:ha sido|fue|va|voy|was|is|am i doing) )?(?:esta semana|this week)?(?: (?:going|ha ido|va))? ?(?:mejor|peor|better|worse) (?:que|than) (?:la (?:semana )?(?:pasada|anterior)|last(?: week)?|the (?:last|previous) (?:one|week))"
    r"|(?:was|ha sido) (?:esta semana|this week) (?:mejor|peor|better|worse)"
)
"""This week beside the last, asked without a figure."""
_AND_WEEK = frozenset(
    f"{lead}{rest}"
    for lead in ("y ", "and ", "que tal ", "what about ", "y que tal ", "and what about ")
    for rest in (
        "la semana pasada",
        "last week",
        "el mes pasado",
        "last month",
        "la semana anterior",
        "the week before",
    )
)
"""The week or month before, asked for after this one."""


def _how_was(words: set[str], week: frozenset[str]) -> bool:
    """ "¿Cómo ha ido la semana?", "how was my week"."""
    return bool(words & week and words & {"como", "how", "tal"})


_BESIDE = words_of("compara comparado comparada comparar comparando compare compared comparison versus vs")
"""The span of now beside the one before, which every such answer tells."""


def _spanned(kind: Kind, words: set[str], today: date) -> Wanted | None:
    beside = bool(words & _BESIDE)
    last = not beside and bool(
        words & {"pasada", "pasado", "last", "ultima", "previous", "anterior", "before"}
    )
    monday = today - timedelta(days=today.weekday())
    if kind == "muscles":
        return Wanted(kind)
    if words & {"semana", "semanal", "week", "weekly", "weeks"}:
        if last:
            return Wanted(kind, on=monday - timedelta(days=7), until=monday - timedelta(days=1))
        return Wanted(kind, on=today - timedelta(days=6), until=today)
    if words & {"ano", "year"}:
        return Wanted(kind, on=today.replace(month=1, day=1), until=today)
    named = next((MONTH[word] for word in words if word in MONTH), None)
    if last or named is not None:
        end = today.replace(day=1) - timedelta(days=1)
        first = date(today.year - (named > today.month), named, 1) if named else end.replace(day=1)
        after = (first + timedelta(days=31)).replace(day=1)
        return Wanted(kind, on=first, until=min(after - timedelta(days=1), today))
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
