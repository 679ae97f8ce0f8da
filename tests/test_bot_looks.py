"""One figure over a span, and what is taken out by what it is: whole conversations through the webhook."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from bot.own_muscles import OwnMuscle, read_own_muscle
from bot.questions.did_words import Did, read_did
from bot.questions.eaten_words import read_asked_food
from bot.questions.lift_words import Lifted, read_lifted
from bot.questions.span_words import read_span
from bot.questions.way_words import read_asked_way
from graph.connect import Graph
from tests.corpus import ZONES
from tests.talk import Talk, talking

MONDAY = date(2026, 3, 2)
NUMBERS = count(34690000000)


@pytest.fixture(scope="module")
def talk(embedded_engine: Graph) -> Iterator[Talk]:
    with talking(embedded_engine) as made:
        yield made


def speak(talk: Talk, language: str, said: list[tuple[date, str]]) -> list[str]:
    """The replies of one new person's conversation, a line each."""
    number = str(next(NUMBERS))
    talk.add([(number, language)])
    zone = ZoneInfo(ZONES[language])
    told = []
    for minute, (day, text) in enumerate(said):
        at = datetime(day.year, day.month, day.day, 20, minute, tzinfo=zone)
        told.append(" / ".join(one.text for one in talk.say(number, text, at.timestamp())[1]))
    return told


@pytest.mark.parametrize(
    "text, label, first, last",
    [
        ("cuánto pesé la semana pasada", "Weight", "2026-02-23", "2026-03-01"),
        ("¿Cuánto peso?", "Weight", None, "2026-03-04"),
        ("cuanto dormi anoche", "Sleep", "2026-03-04", "2026-03-04"),
        ("media de pasos este mes", "Steps", "2026-03-01", "2026-03-04"),
        ("cómo voy de fibra", "Fibre", "2026-03-04", "2026-03-04"),
        ("cuántas veces he entrenado en los últimos 30 días", "Training days", "2026-02-03", "2026-03-04"),
        ("what did I weigh in January?", "Weight", "2026-01-01", "2026-01-31"),
        ("what did I weigh in November", "Weight", "2025-11-01", "2025-11-30"),
        ("how many steps did I do on Monday", "Steps", "2026-03-02", "2026-03-02"),
        ("How much protein yesterday?", "Protein", "2026-03-03", "2026-03-03"),
        ("how is my resting heart rate", "Resting heart rate", None, "2026-03-04"),
        ("cuánto he dormido de media", "Sleep", "2026-02-26", "2026-03-04"),
        ("avg sleep", "Sleep", "2026-02-26", "2026-03-04"),
        ("cuántas calorías como en promedio", "Energy", "2026-02-26", "2026-03-04"),
        ("how many steps a day do I average", "Steps", "2026-02-26", "2026-03-04"),
        ("how many calories per day on average", "Energy", "2026-02-26", "2026-03-04"),
        ("¿cuántos días entrené?", "Training days", "2026-02-26", "2026-03-04"),
        ("cuántos kilómetros corrí esta semana", "Running", "2026-03-02", "2026-03-04"),
        ("how much did I run this month", "Running", "2026-03-01", "2026-03-04"),
        ("cuánto levanté hoy en total?", "Volume", "2026-03-04", "2026-03-04"),
        ("did I hit my step goal", "Steps", "2026-03-04", "2026-03-04"),
        ("¿cuánto me falta de proteína?", "Protein", "2026-03-04", "2026-03-04"),
        ("average HRV this week?", "Heart rate variability", "2026-03-02", "2026-03-04"),
        ("¿cuánto peso he perdido este mes?", "Weight", "2026-03-01", "2026-03-04"),
        ("am I losing weight?", "Weight", "2026-02-03", "2026-03-04"),
        ("¿he perdido peso este mes?", "Weight", "2026-03-01", "2026-03-04"),
        ("how much have I lost", "Weight", "2026-02-03", "2026-03-04"),
        ("how's the weight going", "Weight", "2026-02-03", "2026-03-04"),
        ("¿cómo vengo con el peso?", "Weight", "2026-02-03", "2026-03-04"),
        ("kcal llevo?", "Energy", "2026-03-04", "2026-03-04"),
        ("cuántas horas he dormido de media esta semana?", "Sleep", "2026-03-02", "2026-03-04"),
        ("cómo he dormido esta semana?", "Sleep", "2026-03-02", "2026-03-04"),
        ("what's my average water intake", "Water", "2026-02-26", "2026-03-04"),
        ("cuánto peso en total moví el lunes?", "Volume", "2026-03-02", "2026-03-02"),
        ("how much weight did I lift today?", "Volume", "2026-03-04", "2026-03-04"),
        ("weight trend", "Weight", "2026-02-03", "2026-03-04"),
        ("cuánto he bajado desde el día 10?", "Weight", "2026-02-10", "2026-03-04"),
        ("how much have I lost since Monday", "Weight", "2026-03-02", "2026-03-04"),
        ("cuánto llevo perdido desde que empecé?", "Weight", "2025-03-04", "2026-03-04"),
        ("¿cuánto pesaba hace una semana?", "Weight", "2026-02-24", "2026-02-26"),
        ("bebo suficiente agua?", "Water", "2026-02-26", "2026-03-04"),
        ("am I eating enough protein", "Protein", "2026-02-26", "2026-03-04"),
        ("¿he dormido bien esta semana?", "Sleep", "2026-03-02", "2026-03-04"),
        ("what time do I usually go to bed", "In bed", "2026-02-26", "2026-03-04"),
        ("¿estoy comiendo de más?", "Energy", "2026-02-26", "2026-03-04"),
        ("¿cuánta proteína como al día?", "Protein", "2026-02-26", "2026-03-04"),
        ("is my weight going down", "Weight", "2026-02-03", "2026-03-04"),
        ("cuántos días he hecho ejercicio?", "Training days", "2026-02-26", "2026-03-04"),
    ],
)
def test_a_figure_and_its_span_are_understood(text: str, label: str, first: str | None, last: str) -> None:
    asked = read_span(text, date(2026, 3, 4))
    assert asked is not None
    assert (asked.topic.label_en, asked.first and asked.first.isoformat()) == (label, first)
    assert asked.last.isoformat() == last


@pytest.mark.parametrize(
    "text",
    [
        "peso 80", "pasos 9000", "cuánta proteína tiene el pollo", "how much water should I drink", "como proteína",
        "cuánto peso levanto", "cuántas kcal me quedan", "qué pesado", "agua 2 litros", "dormí como un tronco",
        "how much protein is in an egg", "peso medio kilo menos", "sets of bench", "cuánto pesa un huevo",
        "bebo poca agua", "peso desde el lunes 80", "hace una semana pesaba 80",
        "he perdido peso", "media pizza", "corrí 5 km", "ran this morning", "lost my keys",
    ],
)  # fmt: skip
def test_what_is_no_such_question_is_left_alone(text: str) -> None:
    assert read_span(text, date(2026, 3, 4)) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("what's my best bench", Lifted("best", "bench")),
        ("¿mi mejor sentadilla?", Lifted("best", "sentadilla")),
        ("best squat?", Lifted("best", "squat")),
        ("¿cuál era mi récord de sentadilla antes?", Lifted("before", "sentadilla")),
        ("what was my previous best deadlift?", Lifted("before", "deadlift")),
        ("what's my bench 1rm", Lifted("max", "bench")),
        ("e1rm?", Lifted("max")),
        ("¿cuál es mi máximo en press banca?", Lifted("max", "press banca")),
        ("is that a PR?", Lifted("record")),
        ("¿es récord?", Lifted("record")),
        ("is my bench going up?", Lifted("going", "bench")),
        ("show my bench history", Lifted("going", "bench")),
        ("¿cómo va mi press banca?", Lifted("going", "press banca")),
        ("last time I did rows?", Lifted("last", "rows")),
        ("is that a PR on goblet squat?", Lifted("record", "goblet squat")),
        ("¿cómo va mi press banca por meses?", Lifted("going", "press banca", "month")),
        ("squat progress by week", Lifted("going", "squat", "week")),
        ("cuál es mi mejor peso muerto?", Lifted("best", "peso muerto")),
        ("es mi mejor sentadilla?", Lifted("record", "sentadilla")),
        ("cómo ha evolucionado mi 1rm de sentadilla?", Lifted("going", "sentadilla")),
        ("e1rm on incline bench over time", Lifted("going", "incline bench")),
        ("qué RIR tuve en la última serie de banca?", Lifted("last", "banca")),
        ("how heavy was my last set of leg press", Lifted("last", "leg press")),
        ("has my squat improved", Lifted("going", "squat")),
        ("compara con la última vez", Lifted("last")),
        ("¿cuánto sería mi 1rm con eso?", Lifted("max")),
        ("how long since I did bench", Lifted("last", "bench")),
        ("cuánto llevo sin hacer banca?", Lifted("last", "banca")),
        ("récord: banca 100x1", None),
        ("135x1 PB!", None),
        ("best", None),
        ("press banca", None),
    ],
)
def test_which_messages_ask_of_an_exercise(text: str, wanted: Lifted | None) -> None:
    assert read_lifted(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("¿qué comí ayer?", Did("meals", date(2026, 3, 3), date(2026, 3, 3))),
        ("qué he comido esta semana", Did("meals", MONDAY, date(2026, 3, 4))),
        ("what did I eat on Tuesday", Did("meals", date(2026, 3, 3), date(2026, 3, 3))),
        ("what did I lift yesterday?", Did("sessions", date(2026, 3, 3), date(2026, 3, 3))),
        ("qué ejercicios hice esta semana", Did("sessions", MONDAY, date(2026, 3, 4))),
        ("why did I eat so much on Tuesday?", Did("meals", date(2026, 3, 3), date(2026, 3, 3))),
        ("qué hice el lunes en el gym?", Did("sessions", MONDAY, MONDAY)),
        ("qué actividad he hecho esta semana?", Did("sessions", MONDAY, date(2026, 3, 4))),
        ("qué cené el lunes?", Did("meals", MONDAY, MONDAY, "dinner")),
        ("what did I have for breakfast on Monday", Did("meals", MONDAY, MONDAY, "breakfast")),
        ("qué desayuno normalmente?", Did("usual", date(2026, 2, 5), date(2026, 3, 4), "breakfast")),
        ("what do I usually have for lunch", Did("usual", date(2026, 2, 5), date(2026, 3, 4), "lunch")),
        ("desayuno café", None),
        ("qué hice hoy", None),
        ("comí pollo ayer", None),
    ],
)
def test_which_messages_ask_what_was_done(text: str, wanted: Did | None) -> None:
    assert read_did(text, date(2026, 3, 4)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("cuántas cañas llevo esta semana?", ("count", "cañas", "2026-03-02")),
        ("¿Cuántas veces comí milanesa este mes?", ("count", "milanesa", "2026-03-01")),
        ("cuántos tintos esta semana", ("count", "tintos", "2026-03-02")),
        ("how many teas have I had this week?", ("count", "teas", "2026-03-02")),
        ("how often did I drink beer", ("count", "beer", "2026-02-26")),
        ("how much coffee have I drunk today?", ("count", "coffee", "2026-03-04")),
        ("when did I last have a pie?", ("last", "pie", "2025-03-05")),
        ("¿cuánto hace que no como pizza?", ("last", "pizza", "2025-03-05")),
        ("cuántos cafés tomo al día?", ("count", "cafés", "2026-02-26")),
        ("how much salt did I eat today", None),
        ("how many calories in an egg", None),
        ("comí dos huevos", None),
        ("cuántas raciones quedan", None),
        ("last time was fun", None),
    ],
)
def test_which_messages_ask_of_a_food(text: str, wanted: tuple[str, str, str] | None) -> None:
    asked = read_asked_food(text, date(2026, 3, 4))
    assert (asked and (asked.kind, asked.name, asked.first.isoformat())) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("mi mejor 10k", ("best", "run", 10.0)), ("best 5k time?", ("best", "run", 5.0)),
        ("mejor tiempo en 2000 m remo", ("best", "row", 2.0)), ("half marathon pb", ("best", "run", 21.0975)),
        ("¿cuál fue mi corrida más larga?", ("longest", "run", None)), ("my longest walk", ("longest", "walk", None)),
        ("a qué ritmo corrí esta semana", ("pace", "run", None)),
        ("when did I last run", ("last", "run", None)), ("¿cuándo fue la última vez que corrí?", ("last", "run", None)),
        ("how fast did I run yesterday", ("pace", "run", None)),
        ("PB 10k 54:10", None), ("corrí mi mejor 10k", None), ("corrí a ritmo suave", None), ("ritmo 5:30", None),
        ("10k en 54", None), ("mi mejor amigo", None),
    ],
)  # fmt: skip
def test_which_messages_ask_of_a_distance(text: str, wanted: tuple[str, str, float | None] | None) -> None:
    asked = read_asked_way(text, date(2026, 3, 4))
    assert (asked and (asked.kind, asked.sport, asked.km)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "a mí el press inclinado me trabaja más el hombro",
            OwnMuscle("press inclinado", "shoulders", "more"),
        ),
        (
            "incline pushups work my shoulders more than my chest",
            OwnMuscle("incline pushups", "shoulders", "more", "chest"),
        ),
        ("en sentadilla no noto los glúteos", OwnMuscle("sentadilla", "glutes", "none")),
        ("I feel squats mostly in my glutes", OwnMuscle("squats", "glutes", "more")),
        ("press inclinado: hombro 70%", OwnMuscle("press inclinado", "shoulders", percent=70)),
        ("quita mi ajuste del press inclinado", OwnMuscle("press inclinado", how="back")),
        ("press inclinado 80x8, me trabaja más el hombro", None),
        ("me duele más el hombro", None),
        ("¿el press inclinado me trabaja más el hombro?", None),
    ],
)
def test_what_is_felt_of_a_muscle_in_an_exercise_is_understood(text: str, wanted: OwnMuscle | None) -> None:
    assert read_own_muscle(text) == wanted


def test_an_exercise_a_way_and_a_day_are_told_from_what_is_stored(talk: Talk) -> None:
    later = MONDAY + timedelta(days=2)
    replies = speak(
        talk,
        "es",
        [
            (MONDAY, "press banca 80x5, 85x3"), (MONDAY, "corrí 6 km en 36 minutos"), (MONDAY, "ceno 200 g de pollo"),
            (later, "press banca 85x5"), (later, "¿es récord?"), (later, "mi mejor press banca"),
            (later, "cuál era mi récord de press banca antes"), (later, "cómo va mi press banca"),
            (later, "cuánto corrí esta semana"), (later, "qué entrené el lunes"), (later, "qué comí el lunes"),
            (later, "¿mi mejor amigo?"), (later, "mi mejor 6 km"), (later, "mi mejor 10k"),
            (later, "cuántas veces comí pollo esta semana"), (later, "dime cuándo fue la última vez que comí pollo"),
            (later, "a mí el press banca me trabaja más el hombro"), (later, "quita mi ajuste del press banca"),
            (later, "progreso de press banca por semanas"), (later, "progreso de press banca por mes"),
            (later, "listo"),
        ],
    )  # fmt: skip
    bench = "Press de banca con barra"
    assert replies[4:11] == [
        f"Sí. {bench}: 85 kg × 5 hoy; antes, 85 kg × 3, lun 2 mar",
        f"{bench}, lo mejor: 85 kg × 5, mié 4 mar\n1RM estimada: 99,2 kg, mié 4 mar",
        f"{bench}, antes de hoy: 85 kg × 3, lun 2 mar",
        f"{bench}, 1RM estimada: 93,5 kg → 99,2 kg (+5,7 kg) en 2 días desde el lun 2 mar\n"
        "• lun 2 mar: 85 kg × 3 (≈ 93,5 kg)\n• mié 4 mar: 85 kg × 5 (≈ 99,2 kg)",
        "Carrera, lun 2 mar: 6 km",
        f"lun 2 mar\n{bench}: 80 × 5, 85 × 3\nCarrera · 6 km · 36 min",
        "lun 2 mar\nCena: Pechuga de pollo cocinada 200 g\n330 kcal · 62 g de proteína",
    ]
    assert "1RM" not in replies[11] and "lo mejor" not in replies[11]
    assert replies[12:16] == [
        "6 km, lo mejor: 36 min (6:00 /km), lun 2 mar",
        "No hay ningún 10 km apuntado; el más largo: 6 km, lun 2 mar.",
        "Pollo, lun 2 mar – mié 4 mar: 1 vez, lun 2 mar · 200 g · 330 kcal (Pechuga de pollo cocinada)",
        "Pollo: la última vez, lun 2 mar (hace 2 días), 200 g (Pechuga de pollo cocinada)",
    ]
    assert replies[16].startswith(f"{bench}, para ti: deltoides anterior 95 % (antes 60 %).")
    assert replies[17] == f"{bench} vuelve a contar como para todos."
    sums = "1080 kg · 1RM estimada 99,2 kg"
    assert replies[18] == f"{bench}, por semanas:\n• desde el lun 2 mar: {sums}"
    assert replies[19] == f"{bench}, por meses:\n• mar 2026: {sums}"
    assert replies[20].startswith(f"{bench}: 85 × 5")
    days = [MONDAY + timedelta(days=n) for n in range(2)]
    said = [(days[0], "weight 184 lb"), (days[1], "weight 183 lb")]
    steps = [
        (days[1], "goal 10k steps a day"),
        (days[1], "5,900 steps"),
        (days[1], "how am I doing on steps"),
    ]
    replies = speak(
        talk, "en", [*said, *steps, (days[1], "am I losing weight?"), (days[1], "how's my week going")]
    )
    assert replies[4] == "Steps, Tue 3 Mar: 5900, of a goal of 10000"
    assert replies[5] == "Weight: 184 lb (Mon 2 Mar) → 183 lb (Tue 3 Mar): −1 lb"
    assert replies[6].endswith("Weight: 184 lb → 183 lb")


def test_one_figure_is_told_over_a_span_in_both_languages(talk: Talk) -> None:
    days = [MONDAY + timedelta(days=n) for n in range(3)]
    replies = speak(
        talk,
        "es",
        [
            (days[0], "peso 81,2"), (days[0], "dormí 7 h"), (days[1], "peso 80,8"), (days[1], "9000 pasos"),
            (days[2], "peso 80,6"), (days[2], "11000 pasos"), (days[2], "¿cuánto pesé esta semana?"),
            (days[2], "cuántos pasos esta semana"), (days[2], "cuánto dormí anoche"), (days[2], "cuánto peso"),
        ],
    )  # fmt: skip
    assert replies[6:] == [
        "Peso, lun 2 mar – mié 4 mar: 80,9 kg de media (80,6 kg – 81,2 kg), 3 días · de 81,2 kg a 80,6 kg",
        "Pasos, lun 2 mar – mié 4 mar: 20000 en total, 10000 de media al día, 2 días",
        "Sueño, mié 4 mar: nada.",
        "Peso, mié 4 mar: 80,6 kg",
    ]
    stones = [
        (days[0], "13 stone 4"),
        (days[1], "13st 3.5"),
        (days[1], "how much have I lost"),
        (days[1], "ran 3 miles"),
    ]
    replies = speak(talk, "en", [(days[0], "weight 180 lb"), (days[1], "how much do I weigh?"), *stones])
    assert replies[1] == "Weight, Mon 2 Mar: 180 lb"
    assert replies[2:] == [
        "Weight: 13 st 4 lb",
        "Weight: 13 st 3.5 lb",
        "Weight: 13 st 4 lb (Mon 2 Mar) → 13 st 3.5 lb (Tue 3 Mar): −0.5 lb",
        "Run · 3 mi",
    ]


@pytest.mark.parametrize(
    "language, told, wish, left",
    [
        (
            "es",
            ["ceno 200 g de pollo y 100 g de arroz cocido", "desayuno 60 g de avena"],
            "borra la cena",
            [60],
        ),
        (
            "en",
            ["200 g of chicken for dinner", "60 g of oats for breakfast"],
            "delete breakfast please",
            [200],
        ),
        ("es", ["peso 80", "60 g de avena"], "quita el peso", [60]),
        ("en", ["8k steps", "slept 7 hours", "60 g of oats"], "remove my sleep", [60, 8000]),
        ("es", ["corrí 5 km en 27:30", "60 g de avena"], "elimina la carrera de hoy", [60]),
        ("es", ["60 g de avena", "150 g de pollo"], "quita el pollo de ayer", [60]),
    ],
)
def test_a_meal_or_a_measurement_is_taken_out_by_its_name_and_put_back(
    talk: Talk, language: str, told: list[str], wish: str, left: list[float]
) -> None:
    number = str(next(NUMBERS))
    talk.add([(number, language)])
    at = datetime(2026, 3, 2, 20, tzinfo=ZoneInfo(ZONES[language])).timestamp()

    def figures() -> list[float]:
        day = talk.day(number, MONDAY)
        eaten = [item["grams"] for meal in day["meals"] for item in meal["items"]]
        seen = [one["value"] for one in day["observations"]]
        return sorted([*eaten, *seen, *(1 for part in ("sleep", "sessions") for _ in day[part])])

    for minute, text in enumerate(told):
        talk.say(number, text, at + 60 * minute)
    before = figures()
    later = at + (86400 if "ayer" in wish else 600)
    talk.say(number, wish, later)
    assert figures() == left
    talk.say(number, "rehacer" if language == "es" else "redo", later + 60)
    assert figures() == before


def test_how_far_a_goal_is_is_told_in_the_units_of_its_person(talk: Talk) -> None:
    later = MONDAY + timedelta(days=1)
    replies = speak(
        talk,
        "en",
        [
            (MONDAY, "weight 180 lb"), (MONDAY, "my goal is to weigh 170 lb"), (later, "weight 178 lb"),
            (later, "how far am I from my goal?"),
        ],
    )  # fmt: skip
    assert replies[3] == "Weight: now 178 lb, 8 lb to go to 170 lb"
    told = [(MONDAY, "cómo voy con mis objetivos"), (MONDAY, "mi objetivo son 2200 kcal al día")]
    replies = speak(talk, "es", [*told, (MONDAY, "cuánto me falta")])
    assert replies[0].startswith("No tienes ningún objetivo")
    assert replies[2] == "Energía al día: objetivo 2200 kcal"
