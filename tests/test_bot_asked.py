"""Which messages ask what: each kind of question in both languages, and what only looks like one."""

from collections.abc import Callable
from datetime import date, timedelta

from bot.questions.best_nights import asks_best_nights
from bot.questions.compare import read_compared
from bot.questions.extreme_words import read_extreme
from bot.questions.left_words import asks_left
from bot.questions.lift_count_words import read_lift_count
from bot.questions.muscle_words import read_asked_muscle
from bot.questions.openings import opens_as_question
from bot.questions.pace_words import read_pace
from bot.questions.pains import read_asked_pain
from bot.questions.sources import read_source
from bot.questions.speed_words import read_asked_speed
from bot.questions.tired import read_why_tired
from bot.questions.training_words import read_asked_training
from bot.questions.why_weight import asks_why_weight

WEDNESDAY = date(2026, 3, 4)
ASKED: tuple[tuple[Callable[[str], object], dict[str, object]], ...] = (
    (
        lambda text: (one := read_asked_muscle(text, WEDNESDAY)) and (one.kind, one.muscle, one.first.isoformat()),
        {
            "cuántas series de pecho esta semana?": ("sets", "chest", "2026-03-02"),
            "how many sets for quads today?": ("sets", "quads", "2026-03-04"),
            "sets per muscle this week?": ("sets", "", "2026-03-02"),
            "cuándo entrené pierna por última vez?": ("last", "legs", "2025-03-05"),
            "when did I last train my back": ("last", "back", "2025-03-05"),
            "how often do I train legs": ("often", "legs", "2026-02-05"),
            "why do my shoulders feel sore": ("sore", "shoulders", "2026-03-01"),
            "por qué tengo agujetas en los cuádriceps?": ("sore", "quads", "2026-03-01"),
            "por qué me duele el hombro?": ("sore", "shoulders", "2026-03-01"),
            "¿hace cuánto que no hago piernas?": ("last", "legs", "2025-03-05"),
            "when's the last time I did legs": ("last", "legs", "2025-03-05"),
            "which exercise have I done most this month": ("most", "", "2026-03-01"),
            "cuántas series de banca esta semana": None, "me duele el hombro": None, "chest 3x10": None,
            "quads sore 3/5": None, "hoy pierna": None,
        },
    ),
    (
        lambda text: (one := read_extreme(text, WEDNESDAY)) and (one.kind, one.topic.label_en, one.limit),
        {
            "cuál es mi peso más bajo?": ("least", "Weight", None),
            "what's my lowest weight": ("least", "Weight", None),
            "which day did I walk the most": ("most", "Walking", None), "qué día comí más?": ("most", "Energy", None),
            "worst night this week?": ("least", "Sleep", None),
            "qué días dormí menos de 6 horas?": ("under", "Sleep", 360.0),
            "cuántos días he hecho más de 10.000 pasos este mes": ("over", "Steps", 10000.0),
            "qué días me he pasado de calorías?": ("over", "Energy", None),
            "how many days did I hit my protein": ("hit", "Protein", None),
            "dormí menos de 6 horas": None, "hoy más de 10000 pasos": None, "peso más bajo": None,
            "me pasé de kcal": None,
        },
    ),
    (
        lambda text: (one := read_pace(text)) and (one.target, one.unit, one.exercise),
        {
            "voy bien?": (None, "", ""), "am I going to hit my goal": (None, "", ""),
            "am I on track for my goal": (None, "", ""),
            "how long until I hit 14 stone": (14.0, "st", ""), "a este ritmo cuándo llego a 66,6?": (66.6, "", ""),
            "voy bien para llegar a los 200 en sentadilla?": (200.0, "", "sentadilla"),
            "will I make my goal by march": (None, "", ""), "voy a llegar tarde": None, "voy bien": None,
            "llego a las 8?": None, "how am I doing against my goals": None,
        },
    ),
    (
        lambda text: (one := read_asked_training(text, WEDNESDAY)) and one.kind,
        {
            "cuántos días seguidos llevo entrenando?": "rest",
            "cuándo fue mi último día de descanso?": "rest", "when was my last rest day": "rest",
            "how many rest days this week": "rests", "cuánto duró mi último entreno": "length",
            "how long was my last workout": "length", "rest day": None, "descanso hoy": None, "entreno de 50 min": None,
        },
    ),
    (
        lambda text: (one := read_asked_speed(text, WEDNESDAY)) and (one.kind, one.exercise, one.load),
        {
            "a qué velocidad moví los 182,5?": ("speed", "", 182.5),
            "velocity loss on squats": ("speed", "squats", None),
            "cuál fue mi velocidad media en sentadilla el lunes?": ("speed", "sentadilla", None),
            "cuál es mi perfil carga-velocidad de banca?": ("profile", "banca", None),
            "how fast was my last set": ("speed", "", None), "velocidad 12 km/h": None,
            "how fast did I run yesterday": None,
        },
    ),
    (
        lambda text: (one := read_asked_pain(text, WEDNESDAY)) and one.part,
        {
            "qué molestias he tenido este mes?": "", "cuántas veces me ha dolido la cabeza?": "cabeza",
            "how often has my knee hurt": "knee", "me duele la cabeza": None,
        },
    ),
    (
        lambda text: (one := read_compared(text)) and one.topic.label_en,
        {
            "he dormido más que la semana pasada?": "Sleep", "this week vs last week steps": "Steps",
            "what was my average weight last week vs this week": "Weight", "did I lift more than last week": "Volume",
            "peor que la semana pasada": None, "dormí mejor que la semana pasada": None,
        },
    ),
    (
        lambda text: (one := read_lift_count(text, WEDNESDAY)) and (one.kind, one.exercise),
        {
            "cuántas veces he hecho banca este mes?": ("times", "banca"),
            "how many sets of bench this week": ("sets", "bench"),
            "cuánto volumen hice de peso muerto esta semana?": ("volume", "peso muerto"), "banca 3 series": None,
        },
    ),
    (
        asks_left,
        {
            "macros left?": True, "how much protein have I got left?": True, "cuánto me he pasado?": True,
            "cuántas raciones quedan?": False, "proteína": False,
        },
    ),
    (
        asks_why_weight,
        {
            "por qué no bajo de peso?": True, "why is my weight up today": True, "why am I not losing weight?": True,
            "no bajo de peso": False,
        },
    ),
    (
        opens_as_question,
        {
            "how many burpees could I do": True, "when did I start": True, "cuántas flexiones podré hacer": True,
            "did I mention I had 2 eggs": False, "can you log 2 eggs": False, "how many sets? 3x8 bench 80": False,
            "what a day, bench 80x8": False, "cuando llegué a casa cené pizza": False, "como 200 g de arroz": False,
        },
    ),
)  # fmt: skip


def test_each_kind_of_question_is_told_from_what_is_recorded() -> None:
    for read, cases in ASKED:
        assert {text: read(text) for text in cases} == cases


def test_which_messages_ask_of_nights_tiredness_and_where_it_comes_from() -> None:
    assert asks_best_nights("¿Cuándo duermo mejor?") and asks_best_nights("when do I sleep best?")
    assert not asks_best_nights("dormí mejor")
    assert read_why_tired("¿por qué estoy tan cansada?", WEDNESDAY) == WEDNESDAY
    assert read_why_tired("why was I so knackered yesterday", WEDNESDAY) == WEDNESDAY - timedelta(days=1)
    assert read_why_tired("estoy cansado", WEDNESDAY) is None
    for text, of in {
        "where does my protein come from?": "protein",
        "qué alimentos me dan más fibra": "fibre",
    }.items():
        source = read_source(text, WEDNESDAY)
        assert source is not None and source.of == of
    assert read_source("¿cuánta proteína tiene el pollo?", WEDNESDAY) is None
