"""Questions about one figure over a span, as people ask them: "¿cuánto dormí esta semana?", "what did I weigh in
March?".

A message is such a question only as a whole: a word that asks, one thing that is asked about, a span or none, and
nothing else but small words. So "cuánta proteína tiene el pollo" and "peso 80" are none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from bot.questions.why_words import MONTH, WEEKDAYS, words_of
from graph.words import bare

LETTERS = 100
_FIGURE = re.compile(r"\d")
"""As long as a question at most is."""
SpanOf = Callable[[date, re.Match[str]], tuple[date, date]]
Unit = Literal[
    "kg", "km", "ms", "min", "count", "ml", "kcal", "g", "bpm", "cm", "clock", "%", "score", "days"
]


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked about. ``variable`` is a file of ``cypher/variables`` (another by its path), ``key`` one of its
    family; ``summed`` when a span's total is worth telling, ``today`` when no span means the day so far."""

    variable: str
    key: str | None
    unit: Unit
    label_en: str
    label_es: str
    summed: bool = False
    today: bool = True

    def label(self, language: str) -> str:
        return self.label_es if language == "es" else self.label_en


@dataclass(frozen=True, slots=True)
class Span:
    """What is asked of which days. ``first`` None: no span was said. ``change``: by how much it went up or down."""

    topic: Topic
    first: date | None
    last: date
    change: bool = False


TOPICS: tuple[tuple[str, Topic], ...] = (
    ("grasa corporal|body fat", Topic("observed", "body_fat", "%", "Body fat", "Grasa corporal", today=False)),
    (
        "pulso en reposo|pulsaciones en reposo|frecuencia en reposo|resting heart rate|resting pulse|rhr",
        Topic("observed", "resting_heart_rate", "bpm", "Resting heart rate", "Pulso en reposo", today=False),
    ),
    (
        "hrv|vfc|variabilidad (?:cardiaca|de la frecuencia)|heart rate variability",
        Topic("observed", "hrv", "ms", "Heart rate variability", "Variabilidad cardiaca", today=False),
    ),
    (
        "(?:que )?hora (?:me acuesto|me acoste|me he acostado|me duermo|me dormi)"
        "|(?:what )?time (?:do i|did i|have i been) (?:usually |normally )?"
        "(?:go(?:ing)? to (?:bed|sleep)|get to bed|fall asleep)",
        Topic("sleep-start", None, "clock", "In bed", "Te acuestas", today=False),
    ),
    (
        "(?:que )?hora (?:me levanto|me levante|me he levantado|me despierto|me desperte)"
        "|(?:what )?time (?:do i|did i|have i been) (?:usually |normally )?"
        "(?:get(?:ting)? up|wak(?:e|ing)(?: up)?|rise)",
        Topic("sleep-end", None, "clock", "Up", "Te levantas", today=False),
    ),
    ("dormi|dormido|duermo|dormir|sueno|sleep|slept", Topic("sleep-duration", None, "min", "Sleep", "Sueño")),
    (
        "peso(?: en total| total)? (?:movi|he movido|levante|he levantado)"
        "|weight (?:did i|have i|ive) (?:lift|lifted|moved?)",
        Topic("volume", None, "kg", "Volume", "Volumen", summed=True),
    ),
    (
        "peso|pese|pesado|pesaba|weigh|weighed|weight|bodyweight",
        Topic("observed", "body_weight", "kg", "Weight", "Peso", today=False),
    ),
    ("pasos|steps?", Topic("observed", "steps", "count", "Steps", "Pasos", summed=True)),
    ("agua|water", Topic("observed", "water", "ml", "Water", "Agua", summed=True)),
    ("cintura|waist", Topic("observed", "waist", "cm", "Waist", "Cintura", today=False)),
    ("calorias|kcals?|calories|cals", Topic("energy-kcal", None, "kcal", "Energy", "Energía comida")),
    ("proteinas?|protein", Topic("protein-g", None, "g", "Protein", "Proteína")),
    ("carbohidratos?|hidratos|carbs?|carbohydrates?", Topic("carbohydrate-g", None, "g", "Carbohydrate", "Hidratos")),
    ("grasas?|fat", Topic("fat-g", None, "g", "Fat", "Grasa")),
    ("fibra|fiber|fibre", Topic("fiber-g", None, "g", "Fibre", "Fibra")),
    ("series|sets", Topic("sets", None, "count", "Sets", "Series", summed=True)),
    (
        "volumen|volume|tonnage|tonelaje|levante|levantado|lifted|lift",
        Topic("volume", None, "kg", "Volume", "Volumen", summed=True),
    ),
    (
        "(?:veces|dias) (?:he )?(?:(?:ido|fui) al (?:gym|gimnasio)|entrene|entrenado)"
        "|(?:times|days) (?:did |have )?(?:i )?(?:trained|train|worked out|"
        "work out)"
        "|(?:veces|dias) (?:(?:he )?(?:hecho|hice|hago) ejercicio|hago deporte|he hecho deporte)"
        "|(?:times|days) (?:did |have )?i exercised?|entrenos|entrenamientos|sesiones|workouts|sessions",
        Topic("read/days-trained", None, "days", "Training days", "Días de entreno"),
    ),
    ("corri|corrido|corro|run|ran", Topic("session-distance-km", "run", "km", "Running", "Carrera", summed=True)),
    (
        "camine|caminado|anduve|andado|walk|walked",
        Topic("session-distance-km", "walk", "km", "Walking", "Caminatas", summed=True),
    ),
    ("nade|nadado|swim|swam|swum", Topic("session-distance-km", "swim", "km", "Swimming", "Natación", summed=True)),
    (
        "pedalee|pedaleado|rodado|bici|cycle|cycled|ride|rode|ridden",
        Topic("session-distance-km", "ride", "km", "Cycling", "Bici", summed=True),
    ),
    ("animo|humor|mood", Topic("rated", "mood", "score", "Mood", "Ánimo")),
    ("estres|stress", Topic("rated", "stress", "score", "Stress", "Estrés")),
)  # fmt: skip
_TOPICS = tuple((re.compile(rf"\b(?:{words})\b"), topic) for words, topic in TOPICS)

ASKS = words_of("cuanto cuanta cuantos cuantas cual what whats")
_HOW = words_of("como how")
_GOES = words_of("he estoy voy va vamos vengo viene fue ido estuvo much many long often did is am was are")
"""What makes a question of "como", which is "I eat" as well."""
_SO_FAR = words_of("llevo llevamos today so far")
"""What asks after a figure with a question mark alone: "kcal llevo?", "steps today?"."""
_TREND = words_of("va vengo viene voy going doing")
_ENOUGH = words_of(
    "suficiente suficientes bastante poco poca pocos enough little demasiado demasiada few too mas menos mucho much"
)
"""What asks whether it is enough: its mean, and the goal of it, are the answer."""
_DAILY = re.compile(
    r"\b(?:al|por|cada|a|per|each|every) (?:dia|day|noche|night)\b|\b(?:diari[oa]|daily|normalmente|usually|normally)\b"
)
"""What asks for the mean of a day."""
_WELL = words_of("bien mal well badly")
_EATING = re.compile(
    r"\b(?:estoy comiendo|am i eating|como) (?:de )?"
    r"(?P<much>mas|demasiado|mucho|poco|menos|suficiente|bastante|too much|too little|enough)$"
)
"""What asks of energy without naming it."""
_COURSE = words_of("trend tendencia evolucion evoluciona history historial progress progreso grafica chart")
"""What asks for the course of one's weight."""
_MEANS = words_of("media medio promedio average averaging avg mean total")
_MEAN_DAYS = 7
"""Days that a mean is of when no span was said."""
_CHANGED = re.compile(
    r"\b(?:perdid[oa]|perdi|perdiendo|bajad[oa]|baje|bajando|adelgazad[oa]|adelgazando|ganad[oa]|gane|ganando|subido|subi"
    r"|subiendo|engordado|engordando|lose|lost|losing|gain|gained|gaining|dropped|dropping|going (?:up|down))\b"
)
_THINNER = re.compile(
    r"\bcuanto (?:he |llevo |llevamos )?(?:perdid[oa]|perdi|bajad[oa]|baje|adelgazad[oa]|engordad[oa]|subido)\b"
    r"|\bhow much (?:have i|did i|ive|i have) (?:lost|lose|gained|gain|dropped)\b"
)
"""What can only be one's weight."""
_CHANGE_DAYS = 30
"""The same of what was lost or gained."""
_GOAL_MET = re.compile(
    r"(?:did i|have i) (?:hit|reach|reached|meet|met|make|made|get to) my (?P<en>[a-z ]+?) goal"
    r"|(?:he )?(?:llegue|llegado|cumpli|cumplido|alcance|alcanzado)(?: a| con)? (?:mi|el) (?:objetivo|meta) de"
    r" (?P<es>[a-z ]+?)"
    r"|cuant[oa] (?:me (?:falta|queda) de (?P<de>[a-z]+)|(?P<of>[a-z]+) me (?:falta|queda))"
)
"""Whether, or how far, a goal of a day is met."""
_WEIGHED = next(topic for _, topic in TOPICS if topic.key == "body_weight")
SMALL = words_of(
    "me mi mis my i ive he ha hice hecho hago haces have has had do does been were be de del con en "
    "el la las los lo al por per a an un una the of so far ya hasta ahora now dia dias day days noche noches night "
    "nights semana week cada diario diaria daily tengo tomado tome comido comi bebido bebi drunk drank drink "
    "eaten ate eat get got gotten go gone going taken taking take llevo llevaba llevamos sido fue es "
    "doing done veces times on in at for esta estas y and dime tell show ensename saber quiero "
    "want know favor please porfa oye hey work out worked trained train entrenado entrene nuestro as como kilos "
    "kilometros km miles millas distancia distance far kilometres kilometers fui ido gym gimnasio over since comienzo "
    "that eso van vengo viene he bebo beber duermo "
    "drinking eating sleeping getting lleva sigue normalmente usually "
    "normally horas hours di dado tal intake consumption en night vez"
)


def read_span(text: str, today: date) -> Span | None:
    """The question that a whole message is; None for any other message. ``today`` is the day it was written on."""
    folded = bare(text)
    folded = re.sub(r"\bhows\b", "how is", folded)
    if not folded or len(folded) > LETTERS:
        return None
    rest, first, last = days_in(folded, today)
    if _FIGURE.search(rest) is not None:
        return None  # no topic and no word of a question has figures: this is a report
    if _weight_changed(rest, "?" in text):
        return Span(_WEIGHED, first or today - timedelta(_CHANGE_DAYS - 1), last, change=True)
    if (met := _GOAL_MET.fullmatch(" ".join(rest.split()))) is not None:
        said = met["en"] or met["es"] or met["de"] or met["of"]
        about = next((topic for pattern, topic in _TOPICS if pattern.fullmatch(said)), None)
        return (
            None
            if about is None or (not about.today and not about.summed)
            else Span(about, first or today, last)
        )
    if "?" in text or rest.startswith("am i"):
        rest = _EATING.sub(r"kcal \g<much>", " ".join(rest.split()))
    topics = [(pattern, topic) for pattern, topic in _TOPICS if pattern.search(rest)]
    if not topics:
        return None
    pattern, topic = topics[0]
    words = set(pattern.sub(" ", rest).split())
    if topic is _WEIGHED and words & _COURSE:
        words.discard("que")
    mean = words & _MEANS and (words <= _MEANS | SMALL or first is not None)
    asks = (
        words & ASKS
        or (words & _WELL and ("?" in text or folded.startswith("have i")))
        or topic.unit == "clock"
        or (words & _ENOUGH and ("?" in text or folded.startswith("am i")))
        or (topic is _WEIGHED and words & _COURSE)
        or (words & _HOW and words & _GOES)
        or mean
        or ("?" in text and set(folded.split()) & _SO_FAR)
    )
    if not asks or not words <= ASKS | _COURSE | _ENOUGH | _WELL | _HOW | _GOES | _MEANS | SMALL:
        return None
    if topic is _WEIGHED and words & _COURSE and words <= ASKS | _COURSE | SMALL:
        return Span(_WEIGHED, first or today - timedelta(_CHANGE_DAYS - 1), last, change=True)
    if topic is _WEIGHED and words & _HOW and words & _TREND and not words & _MEANS:
        return Span(_WEIGHED, first or today - timedelta(_CHANGE_DAYS - 1), last, change=True)
    if first is None and (words & (_MEANS | _ENOUGH) or _DAILY.search(rest) or topic.unit == "days"):
        first = today - timedelta(_MEAN_DAYS - 1)
    if first is None and topic.today:
        first = last = today
    return Span(topic, first, last)


def topic_in(text: str) -> tuple[Topic, str] | None:
    """What a folded text is about, and the text without its words; None for nothing that is known."""
    for pattern, topic in _TOPICS:
        if pattern.search(text):
            return topic, pattern.sub(" ", text)
    return None


def _weight_changed(text: str, asking: bool) -> bool:
    """ "¿Cuánto peso he perdido?", "am I losing weight", and nothing else."""
    words = set(_CHANGED.sub(" ", text).split())
    if not _CHANGED.search(text) or not words <= ASKS | _HOW | _GOES | SMALL | {"peso", "weight", "estoy"}:
        return False
    named = words & {"peso", "weight", "kilos", "kg", "pounds", "libras", "stone"}
    asks = words & (ASKS | {"am", "is", "estoy", "how"}) or asking
    return bool(asks and (named or _THINNER.search(text)))


def days_in(text: str, today: date) -> tuple[str, date | None, date]:
    """A folded text without its span, and the span's days; the first is None when none was said."""
    for pattern, span_of in _SPANS:
        if (found := pattern.search(text)) is not None:
            first, last = span_of(today, found)
            return f"{text[: found.start()]} {text[found.end() :]}", first, min(last, today)
    return text, None, today


@lru_cache(maxsize=16)
def without_days(text: str, today: date) -> tuple[str, date | None, date] | None:
    """A short message without figures in bare words, without its span, and the span's days as ``days_in`` gives them;
    None for any other. Kept for a while: several readers look at one message, one after the other."""
    folded = bare(text)
    if not folded or len(folded) > LETTERS or re.search(r"\d", folded):
        return None
    rest, first, last = days_in(folded, today)
    return " ".join(rest.split()), first, last


def _back(days: int) -> SpanOf:
    return lambda today, _: (today - timedelta(days), today - timedelta(days))


def _last_days(today: date, found: re.Match[str]) -> tuple[date, date]:
    return today - timedelta(max(int(found[1]) - 1, 0)), today


def _week(back: int) -> SpanOf:
    def week(today: date, _: re.Match[str]) -> tuple[date, date]:
        monday = today - timedelta(today.weekday() + 7 * back)
        return monday, monday + timedelta(6)

    return week


def _last_month(today: date, _: re.Match[str]) -> tuple[date, date]:
    last = today.replace(day=1) - timedelta(1)
    return last.replace(day=1), last


def _in_month(today: date, found: re.Match[str]) -> tuple[date, date]:
    month = MONTH[found[1]]
    first = date(today.year - (month > today.month), month, 1)
    return first, (first + timedelta(31)).replace(day=1) - timedelta(1)


def _on_weekday(today: date, found: re.Match[str]) -> tuple[date, date]:
    day = today - timedelta((today.weekday() - WEEKDAYS[found[1]]) % 7)
    return day, day


_ON_DAY_OF = rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: (?:de |of )?({'|'.join(MONTH)}))?"


def _numbered(today: date, number: int, month: str | None) -> date:
    """The last day of that number, of that month where one was named."""
    day = today
    for _ in range(366):
        if day.day == number and (month is None or day.month == MONTH[month]):
            return day
        day -= timedelta(1)
    return today


def _since_day(today: date, found: re.Match[str]) -> tuple[date, date]:
    return _numbered(today, int(found[1]), found[2]), today


def _since_weekday(today: date, found: re.Match[str]) -> tuple[date, date]:
    return _on_weekday(today, found)[0], today


def _ago(today: date, found: re.Match[str]) -> tuple[date, date]:
    """Days, weeks or months ago; of what is not measured daily a day more or less, of months two."""
    said, unit = found[1] or found[3], found[2] or found[4]
    n = {"un": 1, "una": 1, "a": 1, "one": 1, "dos": 2, "two": 2, "tres": 3, "three": 3}.get(said) or int(
        said
    )
    days, about = (n, 0) if unit[0] == "d" else (7 * n, 1) if unit[0] in "sw" else (30 * n, 3)
    return today - timedelta(days + about), today - timedelta(days - about)


_N = r"(\d{1,3}|una?|a|one|dos|two|tres|three)"
_SPANS: tuple[tuple[re.Pattern[str], SpanOf], ...] = (
    (re.compile(rf"\bhace {_N} (dia|semana|mes)(?:e?s)?\b|\b{_N} (day|week|month)s? ago\b"), _ago),
    (
        re.compile(
            r"\b(?:desde (?:que empece|el principio|el inicio|siempre)|since i started|since the (?:start|beginning))\b"
        ),
        lambda today, _: (today - timedelta(365), today),
    ),
    (re.compile(rf"\b(?:desde|since)(?: el)? ({'|'.join(WEEKDAYS)})\b"), _since_weekday),
    (re.compile(rf"\b(?:desde|since)(?: el| the)?(?: dia)? {_ON_DAY_OF}\b"), _since_day),
    (re.compile(r"\b(?:anoche|last night|esta noche pasada)\b"), _back(0)),
    (re.compile(r"\b(?:anteayer|antier|antes de ayer|the day before yesterday)\b"), _back(2)),
    (re.compile(r"\b(?:ayer|yesterday)\b"), _back(1)),
    (re.compile(r"\b(?:hoy|today)\b"), _back(0)),
    (
        re.compile(r"\b(?:en |in |over )?(?:los |the )?(?:ultimos|last|past) (\d{1,3}) (?:dias|days)\b"),
        _last_days,
    ),
    (re.compile(r"\b(?:la )?semana (?:pasada|anterior)\b|\b(?:last|the previous|the past) week\b"), _week(1)),
    (
        re.compile(r"\b(?:en )?(?:esta|la ultima) semana\b|\b(?:this|of the) week\b|\bde la semana\b"),
        _week(0),
    ),
    (re.compile(r"\b(?:el )?mes (?:pasado|anterior)\b|\blast month\b"), _last_month),
    (
        re.compile(r"\b(?:en )?(?:este|el ultimo) mes\b|\b(?:de|del) mes\b|\bthis month\b"),
        lambda today, _: (today.replace(day=1), today),
    ),
    (
        re.compile(r"\b(?:en )?este ano\b|\bthis year\b"),
        lambda today, _: (today.replace(month=1, day=1), today),
    ),
    (re.compile(rf"\b(?:en|in|during|durante) ({'|'.join(MONTH)})\b"), _in_month),
    (
        re.compile(rf"\b(?:el|este|on|last)(?: pasado)? ({'|'.join(WEEKDAYS)})(?: pasado)?\b"),
        _on_weekday,
    ),
)
"""Spans as they are said, the longer wordings first, with their first and last day."""
