"""What the bot would record is what it records, and asking for it records nothing."""

from datetime import datetime
from typing import Any

import pytest

from tests.web import Caller, Web

NOW = "2025-07-03T09:00:00+02:00"
STAMP = int(datetime.fromisoformat(NOW).timestamp())
LISTS = {"sleep": "sleep", "observation": "observations", "check_in": "check_ins", "batch": "batches"}


def understand(person: Caller, text: str, **more: Any) -> Any:
    found = person.post("/v1/understand", {"text": text, "now": NOW, **more}, status=200)
    assert found["used_model"] is None
    return found


def flat(day: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects of a day as they stand in what is understood, without ids."""
    found = [one | {"type": kind} for kind, part in LISTS.items() for one in day[part]]
    for meal in day["meals"]:
        found += [
            one | {"type": "meal_item", "category": meal["category"], "at": meal["at"]}
            for one in meal["items"]
        ]
    for session in day["sessions"]:
        found += [{**one, "set_type": one["type"], "type": "set"} for one in session["sets"]]
        if not session["sets"]:
            found.append(session | {"type": "session"})
    return [{name: value for name, value in one.items() if name != "id"} for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "press banca 80x8 rir 2",
        "press banca 80x8, 85x6 y 90x3",
        "he desayunado 60 g de avena y 2 huevos",
        "he dormido 7 horas",
        "me acosté a las 23:40 y me he levantado a las 7:10",
        "peso 80,2",
        "ánimo 4, energía 3",
        "he corrido 5 km en 27:30",
        "he cocinado fajitas con 1 kg de ternera y 500 g de zorblax, salen 5 raciones",
    ],
)
def test_what_would_be_recorded_is_what_is_recorded(web: Web, text: str) -> None:
    ana = web.person()
    empty = ana.day("2025-07-03")
    found = understand(ana, text)
    assert ana.day("2025-07-03") == empty
    assert ana.get("/v1/messages")["items"] == []
    ana.say(text, STAMP)
    told = [
        {name: value for name, value in one.items() if name not in ("id", "date")} for one in found["records"]
    ]
    recorded = flat(ana.day("2025-07-03"))
    assert sorted(told, key=repr_of) == sorted(recorded, key=repr_of)


def repr_of(one: dict[str, Any]) -> str:
    return repr(sorted(one.items()))


@pytest.mark.parametrize(
    ("text", "language", "records", "asks"),
    [
        (
            "he desayunado 40 g de zorblax",
            "es",
            [{"type": "meal_item", "food": None, "grams": 40, "category": "breakfast"}],
            True,
        ),
        (
            "zorblax 80x8",
            "es",
            [{"type": "set", "exercise": None, "text": "zorblax", "reps": 8, "weight_kg": 80}],
            True,
        ),
        ("zorblax 40 kg x 8", "en", [{"type": "set", "exercise": None, "weight_kg": 40}], True),
        (
            "60 g of oats and 40 g of zorblax for breakfast",
            "en",
            [{"grams": 60}, {"food": None, "grams": 40}],
            True,
        ),
        ("80x8", "es", [{"type": "set", "exercise": None, "reps": 8}], True),
        ("ánimo 9", "es", [], True),
        ("¿80x8 es mucho?", "es", [], False),
        ("hola", "es", [], False),
        ("😀", "es", [], False),
        ("", "es", [], False),
        (
            "quiero bajar a 75 kg",
            "es",
            [{"type": "goal", "metric": "body_weight", "target": 75, "unit": "kg"}],
            False,
        ),
    ],
)
def test_what_is_not_known_stands_by_its_words_and_is_asked(
    web: Web, text: str, language: str, records: list[dict[str, Any]], asks: bool
) -> None:
    found = understand(web.person(), text, language=language)
    assert [
        {name: one.get(name) for name in want} for want, one in zip(records, found["records"], strict=True)
    ] == records
    assert bool(found["questions"]) is asks
    assert all(one["date"] == "2025-07-03" for one in found["records"])


def test_the_day_is_that_of_the_zone_given(ana: Caller) -> None:
    found = understand(ana, "peso 80,2", timezone="Asia/Tokyo", now="2025-07-03T23:30:00+02:00")
    assert [(one["date"], one["observed_at"]) for one in found["records"]] == [
        ("2025-07-04", "2025-07-04T06:30:00+09:00")
    ]


def test_a_bare_set_is_of_the_exercise_the_person_is_at(ana: Caller) -> None:
    ana.say("press banca 80x8", STAMP - 300)
    (found,) = understand(ana, "85x6")["records"]
    assert (found["exercise"]["id"], found["order"]) == ("bench-press-barbell", 2)


def test_a_portion_of_a_pot_has_its_figures(ana: Caller) -> None:
    ana.say("he cocinado fajitas con 1 kg de ternera, salen 5 raciones", STAMP - 300)
    (found,) = understand(ana, "he cenado una ración de fajitas")["records"]
    assert (found["food"], found["grams_source"], found["category"]) == (None, "measure", "dinner")
    assert found["energy_kcal"] > 0


def test_a_message_is_listed_with_its_reply_and_what_it_recorded(ana: Caller) -> None:
    reply, told = ana.say("peso 79,9", STAMP)
    (weight,) = ana.day("2025-07-03")["observations"]
    assert (told["direction"], told["text"], told["at"]) == ("in", "peso 79,9", NOW)
    assert (told["record_ids"], told["intent"], told["error"]) == ([weight["id"]], "record", None)
    assert told["processing_ms"] > 0
    assert (reply["direction"], reply["context_id"], reply["record_ids"]) == ("out", told["id"], [])
    assert "79,9" in reply["text"]


def test_messages_are_listed_by_their_own_time(ana: Caller) -> None:
    for text, day in (("hola", 2), ("gracias", 1), ("ayuda", 3)):
        ana.say(text, STAMP + day * 86_400)
    told = [one["text"] for one in ana.get("/v1/messages")["items"] if one["direction"] == "in"]
    assert told == ["ayuda", "hola", "gracias"]
    (first, second), (third, *_) = (
        ana.get(f"/v1/messages?limit=2{more}")["items"] for more in ("", "&to=2025-07-05")
    )
    assert (first["context_id"], second["text"], third["direction"]) == (second["id"], "ayuda", "out")


@pytest.mark.parametrize(
    ("kind", "q", "language", "decision"),
    [
        ("exercises", "press banca", "es", "found"),
        ("exercises", "deadlift", "en", "found"),
        ("exercises", "press", "es", "ambiguous"),
        ("exercises", "zorblax quirlom", "en", "unknown"),
        ("foods", "avena", "es", "found"),
        ("foods", "zorblax", "es", "unknown"),
    ],
)
def test_names_are_resolved_with_all_their_fields(
    ana: Caller, kind: str, q: str, language: str, decision: str
) -> None:
    found = ana.get(f"/v1/{kind}/resolve?q={q}&language={language}")
    assert (found["query"], found["decision"]) == (q, decision)
    scores = [one["score"] for one in found["matches"]]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= 5
    for one in found["matches"]:
        by_id = ana.get(f"/v1/{kind}/{one['id']}")
        assert by_id["id"] == one["id"]
        if kind == "exercises":
            assert (
                one["muscles"]
                and one["base"]
                and {"movement", "equipment", "laterality"} <= set(one["facets"])
            )
        else:
            assert {"brand", "source", "energy_kcal_100g", "fiber_g_100g"} <= set(one)
    assert len(ana.get(f"/v1/{kind}/resolve?q={q}&limit=1")["matches"]) <= 1
