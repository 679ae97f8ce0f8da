"""What is posted is read back as it was posted, once for each key, and the bad items of a list stop no other."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.web import Caller

ON, AT = "2024-06-03", "2024-06-03T19:00:00+02:00"
BENCH, OATS = {"id": "bench-press-barbell"}, {"id": "oats-rolled"}
THINGS: dict[str, tuple[str, dict[str, Any]]] = {
    "observations": (
        "observations",
        {"metric": "waist", "value": 82.5, "unit": "cm", "observed_at": "2024-06-03T08:00:00+02:00"},
    ),
    "sleep": (
        "sleep",
        {
            "started_at": "2024-06-02T23:30:00+02:00",
            "ended_at": "2024-06-03T07:00:00+02:00",
            "awakenings": 2,
            "metadata": {"by": "watch"},
        },
    ),
    "check-ins": (
        "check_ins",
        {"moment": "waking", "scores": {"mood": 4, "energy": 3}, "scale": [1, 5], "note": "bien", "at": AT},
    ),
    "sessions": (
        "sessions",
        {
            "kind": "run",
            "started_at": AT,
            "ended_at": "2024-06-03T19:30:00+02:00",
            "title": "Río",
            "distance_km": 5.0,
            "duration_min": 27.5,
            "avg_heart_rate_bpm": 150.0,
            "elevation_gain_m": 40.0,
        },
    ),
    "meals": (
        "meals",
        {"category": "lunch", "at": AT, "items": [{"food": OATS, "grams": 60.0, "grams_source": "measure"}]},
    ),
    "batches": (
        "batches",
        {
            "name": "Fajitas",
            "cooked_at": AT,
            "yield_g": 1450.0,
            "yield_source": "weighed",
            "portions": 5.0,
            "ingredients": [
                {"food": OATS, "grams": 1000.0},
                {"food": None, "text": "zorblax", "grams": 50.0},
            ],
        },
    ),
}
SET = {
    "exercise": BENCH,
    "at": AT,
    "reps": 8,
    "weight_kg": 80.0,
    "rir": 2.0,
    "side": "both",
    "type": "working",
}


def shows(wanted: Any, got: Any) -> bool:
    """Whether an answer has all that was posted; more may stand in it."""
    if isinstance(wanted, dict):
        return isinstance(got, dict) and all(
            name in got and shows(one, got[name]) for name, one in wanted.items()
        )
    if isinstance(wanted, list):
        return isinstance(got, list) and len(got) == len(wanted) and all(map(shows, wanted, got))
    return bool(wanted == got)


@pytest.mark.parametrize("noun", THINGS)
def test_what_is_posted_is_read_back_in_its_day_by_its_id_and_in_its_list(ana: Caller, noun: str) -> None:
    part, thing = THINGS[noun]
    made = ana.post(f"/v1/{noun}", thing)
    assert shows(thing, made)
    assert ana.get(f"/v1/{noun}/{made['id']}") == made
    assert ana.get(f"/v1/{noun}")["items"] == [made]
    assert [one["id"] for one in ana.day(ON)[part]] == [made["id"]]


@pytest.mark.parametrize("noun", THINGS)
def test_what_was_read_can_be_posted_again(ana: Caller, noun: str) -> None:
    part, thing = THINGS[noun]
    read = ana.post(f"/v1/{noun}", thing)
    again = ana.post(f"/v1/{noun}", {name: one for name, one in read.items() if name != "id"})
    assert shows(thing, again)
    assert len(ana.day(ON)[part]) == 2


@pytest.mark.parametrize("noun", [*THINGS, "sets"])
def test_a_bad_item_of_a_list_stops_no_other(ana: Caller, noun: str) -> None:
    thing = SET if noun == "sets" else THINGS[noun][1]
    items = ana.post(f"/v1/{noun}", [thing, {"nonsense": 1}, thing, 7], status=200)["items"]
    assert [one["status"] for one in items] == [201, 422, 201, 422]
    assert items[1]["error"]["errors"]
    assert {one["id"] for one in ana.get(f"/v1/{noun}")["items"]} == {items[0]["id"], items[2]["id"]}


@pytest.mark.parametrize("noun", [*THINGS, "sets"])
def test_a_key_makes_a_repeated_request_one_record_with_the_same_answer(ana: Caller, noun: str) -> None:
    thing = SET if noun == "sets" else THINGS[noun][1]
    key = {"Idempotency-Key": "once"}
    first, second = (ana.post(f"/v1/{noun}", thing, **key) for _ in range(2))
    assert first == second
    assert len(ana.get(f"/v1/{noun}")["items"]) == 1


def test_a_key_makes_a_repeated_list_one_list(ana: Caller) -> None:
    rows = [THINGS["observations"][1], {"nonsense": 1}]
    first, second = (ana.post("/v1/observations", rows, 200, **{"Idempotency-Key": "list"}) for _ in range(2))
    assert first == second
    assert len(ana.get("/v1/observations")["items"]) == 1


def test_a_key_with_another_body_is_refused(ana: Caller) -> None:
    thing = THINGS["observations"][1]
    ana.post("/v1/observations", thing, **{"Idempotency-Key": "k"})
    ana.post("/v1/observations", thing | {"value": 90}, status=422, **{"Idempotency-Key": "k"})
    assert [one["value"] for one in ana.get("/v1/observations")["items"]] == [82.5]


def test_of_requests_at_once_with_one_key_and_many_bodies_one_is_stored(ana: Caller) -> None:
    bodies = [THINGS["observations"][1] | {"value": 80 + place} for place in range(6)]
    with ThreadPoolExecutor(len(bodies)) as pool:
        answers = list(
            pool.map(
                lambda body: ana.call("POST", "/v1/observations", body, **{"Idempotency-Key": "race"}), bodies
            )
        )
    (stored,) = ana.get("/v1/observations")["items"]
    told = [one.json()["value"] for one in answers if one.status_code == 201]
    assert (told, [one.status_code for one in answers].count(422)) == ([stored["value"]], 5)


def test_a_deleted_record_does_not_come_back_with_its_key(ana: Caller) -> None:
    thing, key = THINGS["observations"][1], {"Idempotency-Key": "k"}
    made = ana.post("/v1/observations", thing, **key)
    ana.delete(f"/v1/observations/{made['id']}")
    ana.post("/v1/observations", thing, status=410, **key)
    assert ana.day(ON)["observations"] == []


def test_the_same_key_of_another_person_is_another_key(ana: Caller, web: Any) -> None:
    ben, key = web.person("Ben"), {"Idempotency-Key": "shared"}
    first = ana.post("/v1/observations", THINGS["observations"][1], **key)
    second = ben.post("/v1/observations", THINGS["observations"][1], **key)
    assert first["id"] != second["id"]
    assert len(ana.get("/v1/observations")["items"]) == 1


BAD = [
    ("observations", {"observed_at": "2024-06-03T08:00:00"}, "observed_at"),
    ("observations", {"observed_at": "yesterday"}, "observed_at"),
    ("observations", {"observed_at": 1717394400}, "observed_at"),
    ("observations", {"observed_at": "9999-12-31T23:59:59Z"}, "observed_at"),
    ("observations", {"metric": "no_such_metric"}, "metric"),
    ("observations", {"metric": "mood", "unit": "score"}, "metric"),
    ("observations", {"value": "80"}, "value"),
    ("observations", {"value": True}, "value"),
    ("observations", {"value": -5}, "value"),
    ("observations", {"value": 5000}, "value"),
    ("observations", {"unit": "kg"}, "unit"),
    ("observations", {"entered": {"value": 99, "unit": "cm"}}, "entered"),
    ("observations", {"wieght": 3}, "wieght"),
    ("sleep", {"ended_at": "2024-06-02T23:00:00+02:00"}, "ended_at"),
    ("sleep", {"ended_at": None}, "ended_at"),
    ("sleep", {"started_at": None, "ended_at": None}, "duration_min"),
    ("sleep", {"started_at": None, "ended_at": None, "duration_min": 420}, "date"),
    ("sleep", {"started_at": "2024-06-01T07:00:00+02:00"}, "duration_min"),
    ("sleep", {"duration_min": 100}, "duration_min"),
    ("sleep", {"metadata": {"note": "x" * 9000}}, "metadata"),
    ("check-ins", {"scores": {"mood": 9}}, "scores.mood"),
    ("check-ins", {"scores": {"waist": 3}}, "scores.waist"),
    ("check-ins", {"scores": {}}, "scores"),
    ("check-ins", {"scale": [5, 1]}, "scale"),
    ("sessions", {"kind": "chess"}, "kind"),
    ("sessions", {"started_at": None}, "started_at"),
    ("sessions", {"ended_at": "2024-06-03T18:00:00+02:00"}, "ended_at"),
    ("sessions", {"avg_heart_rate_bpm": 900}, "avg_heart_rate_bpm"),
    ("sessions", {"sets": [{"exercise": {"id": "nothing"}, "reps": 8}]}, "sets.0.exercise.id"),
    ("meals", {"at": None}, "at"),
    ("meals", {"category": "brunch"}, "category"),
    ("meals", {"items": []}, "items"),
    ("meals", {"items": [{"food": {"id": "nothing"}, "grams": 60}]}, "items.0.food.id"),
    ("meals", {"items": [{"food": OATS}]}, "items.0.grams"),
    ("meals", {"items": [{"grams": 60}]}, "items.0.food"),
    ("meals", {"items": [{"batch_id": "nothing", "grams": 60}]}, "items.0.batch_id"),
    ("meals", {"items": [{"food": OATS, "grams": 0}]}, "items.0.grams"),
    ("batches", {"ingredients": [{"food": {"id": "nothing"}}]}, "ingredients.0.food.id"),
    ("batches", {"ingredients": [{"grams": 5}]}, "ingredients.0.food"),
    ("batches", {"yield_g": None}, "yield_g"),
    ("sets", {"exercise": {"id": "nothing"}}, "exercise.id"),
    ("sets", {"at": None}, "at"),
    ("sets", {"session_id": "nothing"}, "session_id"),
    ("sets", {"reps": 8.5}, "reps"),
    ("sets", {"weight_kg": 1200}, "weight_kg"),
    ("sets", {"entered": {"value": 80, "unit": "stone"}}, "entered.unit"),
    ("sets", {"entered": {"value": 99, "unit": "kg"}}, "weight_kg"),
    ("sets", {"reps": None, "weight_kg": None}, "reps"),
    ("sets", {"rep_details": [{"number": 1}]}, "rep_details"),
]


@pytest.mark.parametrize(("noun", "change", "field"), BAD, ids=[f"{noun}-{field}" for noun, _, field in BAD])
def test_what_cannot_be_is_refused_by_the_name_of_its_field(
    ana: Caller, noun: str, change: dict[str, Any], field: str
) -> None:
    thing = SET if noun == "sets" else THINGS[noun][1]
    problem = ana.post(f"/v1/{noun}", thing | change, status=422)
    assert field in [one["field"] for one in problem["errors"]]
    assert ana.get(f"/v1/{noun}")["items"] == []


def test_units_are_brought_to_those_of_the_metric(ana: Caller) -> None:
    thing = {"metric": "body_weight", "value": 177, "unit": "lb", "observed_at": AT}
    made = ana.post("/v1/observations", thing)
    assert (made["unit"], made["entered"]) == ("kg", {"value": 177.0, "unit": "lb"})
    assert made["value"] == pytest.approx(80.286, abs=0.001)


def test_sets_within_four_hours_share_a_session(ana: Caller) -> None:
    hours = ("08:00", "11:59", "15:58", "20:30")
    sets = [SET | {"at": f"2024-06-03T{hour}:00+02:00"} for hour in hours]
    ana.post("/v1/sets", sets[:2], status=200)
    ana.post("/v1/sets", sets[2:], status=200)
    sessions = ana.day(ON)["sessions"]
    assert [[one["order"] for one in session["sets"]] for session in sessions] == [[1, 2, 3], [1]]
    assert [session["started_at"][11:16] for session in sessions] == ["08:00", "20:30"]


def test_a_set_may_name_its_session(ana: Caller) -> None:
    session = ana.post("/v1/sessions", {"kind": "gym", "date": ON, "title": "Pecho"})
    bare = {name: one for name, one in SET.items() if name != "at"}
    made = ana.post("/v1/sets", bare | {"session_id": session["id"]})
    assert (made["session_id"], made["at"], made["date"]) == (session["id"], None, ON)


def test_an_exercise_that_nobody_used_yet_is_recorded_by_the_id_it_gets(ana: Caller) -> None:
    found = ana.get("/v1/exercises/resolve?q=one+arm+smith+machine+upright+row&language=en")["matches"][0]
    assert not found["listed"]
    made = ana.post("/v1/sets", SET | {"exercise": {"id": found["id"]}})
    assert made["exercise"]["facets"] == found["facets"]


def test_sessions_are_posted_with_their_sets(ana: Caller) -> None:
    session = {
        "kind": "gym",
        "started_at": AT,
        "sets": [{"exercise": BENCH, "reps": n, "weight_kg": 80} for n in (8, 6)],
    }
    made = ana.post("/v1/sessions", session)
    assert [one["reps"] for one in made["sets"]] == [8, 6]
    assert ana.day(ON)["totals"]["volume_kg"] == 80 * 14


def test_a_night_over_the_change_of_clocks_has_its_real_length(ana: Caller) -> None:
    night = {"started_at": "2024-03-30T23:00:00+01:00", "ended_at": "2024-03-31T07:00:00+02:00"}
    made = ana.post("/v1/sleep", night)
    assert (made["duration_min"], made["kind"], made["date"]) == (420, "night", "2024-03-31")


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [("15:00", "16:00", "nap"), ("15:00", "19:00", "night"), ("23:00", "23:50", "night")],
)
def test_a_short_sleep_in_the_day_is_a_nap(ana: Caller, start: str, end: str, kind: str) -> None:
    made = ana.post("/v1/sleep", {"started_at": f"{ON}T{start}:00+02:00", "ended_at": f"{ON}T{end}:00+02:00"})
    assert made["kind"] == kind


@pytest.mark.parametrize(("category", "day"), [("dinner", "2024-06-02"), ("other", "2024-06-03")])
def test_a_dinner_of_the_night_belongs_to_the_evening_before(ana: Caller, category: str, day: str) -> None:
    meal = THINGS["meals"][1] | {"category": category, "at": "2024-06-03T01:30:00+02:00"}
    assert ana.post("/v1/meals", meal)["date"] == day


def test_portions_are_eaten_of_a_batch(ana: Caller) -> None:
    batch = ana.post("/v1/batches", THINGS["batches"][1])
    meal = ana.post(
        "/v1/meals",
        {
            "category": "dinner",
            "at": AT,
            "items": [{"batch_id": batch["id"], "portions": 2}, {"batch_id": batch["id"], "grams": 145}],
        },
    )
    first, second = meal["items"]
    assert (first["grams"], first["grams_source"], second["grams_source"]) == (580.0, "measure", "stated")
    left = ana.get(f"/v1/batches/{batch['id']}")
    assert (left["remaining_g"], left["remaining_portions"]) == (725.0, 2.5)
    assert [one["meal_id"] for one in ana.get("/v1/portions")["items"]] == [meal["id"]] * 2


def test_an_item_is_added_to_a_meal(ana: Caller) -> None:
    meal = ana.post("/v1/meals", THINGS["meals"][1])
    ana.post("/v1/portions", {"meal_id": meal["id"], "food": {"id": "egg"}, "grams": 120})
    assert [one["grams"] for one in ana.get(f"/v1/meals/{meal['id']}")["items"]] == [60, 120]


def test_a_goal_is_kept_in_the_unit_of_its_metric(ana: Caller) -> None:
    made = ana.post("/v1/goals", {"kind": "lose", "target": 165, "unit": "lb", "due_on": "2026-12-31"})
    assert (made["metric"], made["unit"], made["status"], made["due_on"]) == (
        "body_weight",
        "kg",
        "active",
        "2026-12-31",
    )
    assert made["target"] == pytest.approx(74.84, abs=0.01)
    for said in (5, -5):
        assert ana.post("/v1/goals", {"kind": "lose", "change": said, "unit": "kg"})["change"] == 5


def test_a_new_metric_is_usable_at_once_and_only_by_its_person(ana: Caller, web: Any) -> None:
    ben, grip = web.person("Ben"), {"slug": "grip_strength", "unit": "kg"}
    assert ana.post("/v1/metrics", grip)["own"] is True
    ana.post("/v1/metrics", grip, status=200)
    ana.post("/v1/metrics", grip | {"unit": "lb"}, status=409)
    ana.post("/v1/metrics", {"slug": "waist", "unit": "in"}, status=409)
    value = {"metric": "grip_strength", "value": 41.5, "unit": "kg", "observed_at": AT}
    assert ana.post("/v1/observations", value)["metric"] == "grip_strength"
    ben.post("/v1/observations", value, status=422)
    assert ben.post("/v1/metrics", grip | {"unit": "lb"})["unit"] == "lb"
    with ThreadPoolExecutor(6) as pool:
        made = pool.map(lambda _: ana.call("POST", "/v1/metrics", grip | {"slug": "reach"}), range(6))
    assert sorted(one.status_code for one in made) == [200] * 5 + [201]


def test_a_new_score_is_rated_in_check_ins(ana: Caller) -> None:
    ana.post("/v1/metrics", {"slug": "focus", "unit": "score", "label": {"en": "Focus", "es": "Foco"}})
    ana.post("/v1/check-ins", {"scores": {"focus": 3, "mood": 4}, "at": AT})
    assert ana.day(ON)["check_ins"][0]["scores"] == {"focus": 3, "mood": 4}


def test_a_thousand_in_one_list_are_taken_and_not_one_more(ana: Caller) -> None:
    rows = [THINGS["observations"][1] | {"value": 60 + n / 100} for n in range(1001)]
    ana.post("/v1/observations", rows, status=422)
    answers = ana.post("/v1/observations", rows[:1000], status=200)["items"]
    assert {one["status"] for one in answers} == {201}
    assert len(ana.get("/v1/observations?limit=1000")["items"]) == 1000
