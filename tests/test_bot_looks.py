"""One figure over a span, and what is taken out by what it is: whole conversations through the webhook."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from bot.span_words import read_span
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
    ],
)  # fmt: skip
def test_what_is_no_such_question_is_left_alone(text: str) -> None:
    assert read_span(text, date(2026, 3, 4)) is None


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
    replies = speak(talk, "en", [(days[0], "weight 180 lb"), (days[1], "how much do I weigh?")])
    assert replies[1] == "Weight, Mon 2 Mar: 180 lb"


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
    talk.say(number, wish, at + 600)
    assert figures() == left
    talk.say(number, "rehacer" if language == "es" else "redo", at + 660)
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
