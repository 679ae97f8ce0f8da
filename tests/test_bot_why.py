"""Questions to the graph in the chat: which messages are some, and what is answered in both languages."""

from datetime import date

import pytest

from bot.questions.why_say import SAY
from bot.questions.why_words import Wanted, read_question
from graph.connect import Graph
from tests.emptying import without_people
from tests.talk import RECORDING, talking
from tests.test_graph_questions import BENCH, INCLINE, SQUAT, at, eat, food, lift, stamp
from tests.web import Caller, Web

FRIDAY = date(2026, 3, 27)
TUESDAY = date(2026, 3, 24)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("¿Por qué me fue mal el press el martes?", Wanted("why", "press", TUESDAY)),
        ("por qué me salió tan floja la sentadilla ayer", Wanted("why", "sentadilla", date(2026, 3, 26))),
        ("por que me fue mal el press inclinado el 3 de marzo", Wanted("why", "press inclinado", date(2026, 3, 3))),
        ("¿Por qué me fue mal el entreno?", Wanted("why")),
        ("why was my bench bad on tuesday?", Wanted("why", "bench", TUESDAY)),
        ("Why was Tuesday's bench so slow?", Wanted("why", "bench", TUESDAY)),
        ("why did my squat suck today", Wanted("why", "squat", FRIDAY)),
        ("¿Qué me afecta al sueño?", Wanted("relations", topic="sleep_")),
        ("qué influye en mi ánimo", Wanted("relations", topic="mood")),
        ("what affects my sleep?", Wanted("relations", topic="sleep_")),
        ("resumen de la semana", Wanted("week", on=date(2026, 3, 21), until=FRIDAY)),
        ("Resumen semanal, por favor", Wanted("week", on=date(2026, 3, 21), until=FRIDAY)),
        ("¿cómo ha ido la semana pasada?", Wanted("week", on=date(2026, 3, 16), until=date(2026, 3, 22))),
        ("week summary", Wanted("week", on=date(2026, 3, 21), until=FRIDAY)),
        ("how was my week?", Wanted("week", on=date(2026, 3, 21), until=FRIDAY)),
        ("récords de este mes", Wanted("records", on=date(2026, 3, 1), until=FRIDAY)),
        ("which PRs have I hit this year?", Wanted("records", on=date(2026, 1, 1), until=FRIDAY)),
        ("¿Qué músculos tengo olvidados?", Wanted("muscles")),
        ("which muscles have I neglected lately?", Wanted("muscles")),
        ("qué músculos no he entrenado esta semana", Wanted("muscles")),
        ("qué músculos he entrenado", None),
        ("qué tal mi semana", Wanted("week", on=date(2026, 3, 21), until=FRIDAY)),
        ("how's my week going", Wanted("week", on=date(2026, 3, 21), until=FRIDAY)),
        ("¿comparado con la semana pasada?", Wanted("week", on=date(2026, 3, 21), until=FRIDAY)),
        ("compare this week to last week", Wanted("week", on=date(2026, 3, 21), until=FRIDAY)),
        ("¿esta semana mejor que la pasada?", Wanted("week", on=date(2026, 3, 21), until=FRIDAY)),
        ("what muscles am I missing this week", Wanted("muscles")),
        ("do I sleep better when I walk more", Wanted("relations", topic="sleep_", other="pasos")),
        ("what's hurting my sleep", Wanted("relations", topic="sleep_")),
        ("¿y la semana pasada?", Wanted("week", on=date(2026, 3, 16), until=date(2026, 3, 22))),
        ("resumen del mes", Wanted("week", on=date(2026, 3, 1), until=FRIDAY)),
        ("monthly summary", Wanted("week", on=date(2026, 3, 1), until=FRIDAY)),
        ("summary of november", Wanted("week", on=date(2025, 11, 1), until=date(2025, 11, 30))),
        ("resumen del mes pasado", Wanted("week", on=date(2026, 2, 1), until=date(2026, 2, 28))),
        ("what affects my HRV?", Wanted("relations", topic="hrv")),
        ("hrv is low, why?", Wanted("relations", topic="hrv")),
        ("¿por qué tengo tan alto el pulso?", Wanted("relations", topic="resting_heart_rate")),
        ("does beer affect my sleep?", Wanted("relations", topic="sleep_", other="beer")),
        ("¿el café me afecta el sueño?", Wanted("relations", topic="sleep_", other="cafe")),
        ("does sleep affect my bench?", Wanted("relations", topic="sleep_", other="bench")),
        ("how does HRV relate to sleep", Wanted("relations", topic="sleep_", other="hrv")),
        ("por qué duermo mal", Wanted("relations", topic="sleep_")),
        ("qué me quita el sueño", Wanted("relations", topic="sleep_")),
        ("¿por qué dormí mal el jueves?", Wanted("night", on=date(2026, 3, 26), topic="sleep_")),
        ("why did I sleep so badly last night?", Wanted("night", on=FRIDAY, topic="sleep_")),
        ("how am I doing against my goals", Wanted("goals")),
        # What is told, asked otherwise, or about something else.
        ("récord: press banca 100x1", None),
        ("new bench pr 100 kg this week", None),
        ("resumen", None),
        ("resumen de hoy", None),
        ("hoy me fue mal el press", None),
        ("esta semana he dormido fatal", None),
        ("por qué no me llegan los mensajes", None),
        ("why is my weight going up", None),
        ("qué afecta al motor del coche", None),
        ("me duelen los músculos", None),
        ("el café me quita el sueño", None),
        ("la semana pasada", None),
        ("press banca 80x8", None),
        ("", None),
    ],
)  # fmt: skip
def test_which_messages_ask_the_graph(text: str, wanted: Wanted | None) -> None:
    assert read_question(text, FRIDAY) == wanted


def test_no_answer_speaks_of_recording() -> None:
    """A reply to a message that recorded nothing has no word of it."""
    for language, phrases in SAY.items():
        assert [text for text in phrases.values() if RECORDING.search(text) or "?" in text] == [], language


def months(who: Caller) -> None:
    """Four weeks of bench on Tuesdays after long nights, and the last one after a short one and a dinner late."""
    for day, asleep, woke, kg in (
        ("2026-03-03", "2026-03-02T23:00:00+01:00", "07:00", 90),
        ("2026-03-10", "2026-03-09T23:00:00+01:00", "07:00", 92.5),
        ("2026-03-17", "2026-03-16T23:00:00+01:00", "07:00", 95),
        ("2026-03-24", "2026-03-24T02:00:00+01:00", "07:00", 80),
    ):
        who.post("/v1/sleep", {"started_at": asleep, "ended_at": at(day, woke)})
        who.post("/v1/meals", eat(day, "14:00", "lunch", food("oats-rolled", 200)))
        who.post("/v1/sets", lift(day, "18:00", BENCH, 5, kg, rir=2))
    who.post("/v1/sets", lift("2026-03-23", "18:00", INCLINE, 8, 60, rir=2))
    who.post("/v1/sets", lift("2026-03-26", "18:00", SQUAT, 5, 100))
    who.post(
        "/v1/observations",
        {"metric": "body_weight", "value": 80.2, "unit": "kg", "observed_at": at("2026-03-22", "08:00")},
    )
    who.post(
        "/v1/observations",
        {"metric": "body_weight", "value": 79.8, "unit": "kg", "observed_at": at("2026-03-27", "08:00")},
    )


def replied(who: Caller, text: str) -> str:
    """The words of the reply to a message of Friday evening; it recorded nothing."""
    told = who.say(text, stamp("2026-03-27", "20:00"))
    asked, reply = (next(one for one in told if one["direction"] == way) for way in ("in", "out"))
    assert asked["record_ids"] == []
    words: str = reply["text"]
    return words


ASKED_OF_SPANISH = {
    "cuántas series de pecho este mes?": "Pecho, dom 1 mar – vie 27 mar: 5 series en 5 días\n"
    "• Press de banca con barra 4\n• Press de banca inclinado con barra 1",
    "cuándo entrené pierna por última vez?": "Piernas: la última vez, jue 26 mar (hace 1 día): Sentadilla con barra 1",
    "por qué tengo agujetas en los cuádriceps?": "Cuádriceps, lo que lo trabajó en los últimos días:\n"
    "• jue 26 mar: Sentadilla con barra 1\nEs lo que hubo antes; que sea la causa no lo puedo saber.",
    "cuántas veces he hecho banca este mes?": "Press de banca con barra, dom 1 mar – vie 27 mar: 4 series en 4 días"
    " · 1788 kg de volumen · la última vez, mar 24 mar",
    "cuándo fue mi último día de descanso?": "Último día sin entreno: mié 25 mar (hace 2 días)."
    " Desde entonces, 1 día de entreno.",
    "qué días dormí menos de 6 horas?": "Sueño, sáb 28 feb – vie 27 mar: por debajo de 6 h 00, 1 de 4 días\n"
    "• mar 24 mar: 5 h 00",
    "voy bien para llegar a los 120 en banca?": "Press de banca con barra, 1RM: 81,7 kg (mar 24 feb) → 98,7 kg"
    " (mar 24 mar), unos +4 kg por semana. A ese ritmo, 120 kg hacia el jue 30 abr.",
    "a qué velocidad moví los 100?": "No hay ninguna serie medida con encoder en los últimos 30 días.",
}
ASKED_OF_ENGLISH = {
    "what did I have for lunch on Tuesday": "Tue 24 Mar\nLunch: Rolled oats 200 g\n758 kcal · 26 g protein",
    "what's my lowest weight": "Weight, the least: 79.8 kg, Fri 27 Mar · then 80.2 kg (Sun 22 Mar)",
    "how long until I hit 75 kg": "Weight: 79.8 kg (Fri 27 Mar), 4.8 kg to go to 75 kg. To tell your pace it takes 3"
    " figures over a week or more.",
    "did I sleep more than last week?": "Sleep a day: this week 5 h 00 (1 day); last week 8 h 00 (1 day). −3 h 00.",
    "how many burpees could I do": 'I can\'t answer that yet. What I can: "summary of the week", "what did I eat'
    ' yesterday", "my best squat" or "how much did I sleep this week".',
}


def test_questions_are_answered_in_both_languages(web: Web) -> None:
    ana, ben, new = web.person(), web.person("Ben", language="en"), web.person("Eva", language="en")
    months(ana)
    months(ben)
    assert replied(ana, "¿Por qué me fue mal el press el martes?").splitlines() == [
        "Press de banca con barra, mar 24 mar: 1RM estimada 98,7 kg; lo habitual, 114,1 kg (−14 %, 3 días).",
        "Habías dormido 5 h 00; lo habitual antes de ese ejercicio, 8 h 00.",
        "Era la sesión número 2 de los mismos músculos en cinco días; lo habitual, 1.",
        "Lo demás estaba como siempre: 4 h 00 desde la última comida, 758 kcal desde el día anterior, RIR 2.",
        "Es lo que fue distinto; que sea la causa no lo puedo saber.",
    ]
    said = replied(ben, "why was my bench bad on tuesday?").splitlines()
    assert said[1] == "You had slept 5 h 00; usually before that exercise 8 h 00."
    assert said[-1] == "That is what was different; whether it was the cause I can't know."
    alone = replied(ana, "¿por qué me fue fatal la sentadilla ayer?").splitlines()
    assert alone[0] == "Sentadilla con barra, jue 26 mar: 1 serie, 1RM estimada 116,7 kg."
    assert alone[1].startswith("Para comparar hacen falta al menos tres días") and "hay 0" in alone[1]
    assert (
        replied(new, "why was my bench bad on tuesday?")
        == "There is no set of “Barbell bench press” on Tue 24 Mar."
    )
    assert replied(ana, "récords de este mes").splitlines() == [
        "Ningún récord desde el dom 1 mar: ninguna 1RM estimada por encima de las anteriores."
    ]
    ana.post("/v1/sets", lift("2026-02-24", "18:00", BENCH, 5, 70))
    assert replied(ana, "récords de este mes").splitlines() == [
        "Récords desde el dom 1 mar: 1",
        "• Press de banca con barra: 95 kg × 5, 1RM estimada 117,2 kg (antes 81,7 kg), mar 17 mar",
    ]
    assert replied(ana, "¿Qué me afecta al sueño?").startswith("Aún hay pocos días")
    forgotten = replied(ana, "¿qué músculos tengo olvidados?").splitlines()
    assert forgotten[0] == "Sin trabajo desde el sáb 14 mar:"
    assert any(line.startswith("• Bíceps, todavía nunca. Por ejemplo: ") for line in forgotten)
    assert replied(new, "which muscles have I neglected?").startswith("There are no sets of the last months")
    assert replied(ben, "how was my week?").splitlines() == [
        "Week from Sat 21 Mar to Fri 27 Mar",
        "Training: 3 days, 3 sets, 1380 kg; before, 475 kg",
        "Sets by muscle: Chest 1.6, Front delts 1.4, Upper chest 1.2, Triceps 1.2, Quads 0.9, Glutes 0.7",
        "Food: 758 kcal and 26 g protein a day (1 day); before, 758 kcal",
        "Sleep: 5 h 00 a night (1 night); before, 8 h 00",
        "Weight: 80.2 kg → 79.8 kg",
    ]
    assert replied(ana, "¿mi mejor press banca?").splitlines() == [
        "Press de banca con barra, lo mejor: 95 kg × 5, mar 17 mar",
        "1RM estimada: 117,2 kg, mar 17 mar",
    ]
    assert (
        replied(ben, "how many days did I train this week")
        == "Training days, Mon 23 Mar – Fri 27 Mar: 3 days"
    )
    assert {asked: replied(ana, asked) for asked in ASKED_OF_SPANISH} == ASKED_OF_SPANISH
    assert {asked: replied(ben, asked) for asked in ASKED_OF_ENGLISH} == ASKED_OF_ENGLISH
    assert replied(new, "week summary") == "From Sat 21 Mar to Fri 27 Mar there is nothing."


def test_a_week_comes_with_a_picture(embedded_engine: Graph) -> None:
    number = "34600111999"
    without_people(embedded_engine)
    with talking(embedded_engine) as talk:
        talk.add([(number, "es")])
        talk.say(number, "press banca 80x8 rir 2", stamp("2026-03-26", "18:00"))
        talk.say(number, "60 g de avena", stamp("2026-03-26", "20:00"))
        (sent,) = talk.say(number, "resumen de la semana", stamp("2026-03-27", "20:00"))[1]
        assert sent.text.startswith("Semana del sáb 21 mar al vie 27 mar\nEntreno: 1 día, 1 serie, 640 kg")
        assert talk.meta.uploads[sent.payload["image"]["id"]].startswith(b"\x89PNG")
        assert set(sent.payload["image"]) == {"id", "caption"}
