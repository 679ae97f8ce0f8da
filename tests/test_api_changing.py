"""Corrections take the place of what they correct; what is deleted counts nowhere."""

from typing import Any

import pytest

from tests.test_api_posting import AT, BENCH, OATS, ON, SET, THINGS
from tests.web import Caller

CHANGES: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    (
        "observations",
        THINGS["observations"][1],
        {"value": 83},
        {"value": 83, "entered": {"value": 83, "unit": "cm"}},
    ),
    (
        "observations",
        THINGS["observations"][1],
        {"value": 32, "unit": "in"},
        {"value": 81.28, "unit": "cm", "entered": {"value": 32, "unit": "in"}},
    ),
    (
        "sleep",
        THINGS["sleep"][1],
        {"started_at": "2024-06-03T00:00:00+02:00"},
        {"duration_min": 420, "awakenings": 2},
    ),
    ("sleep", THINGS["sleep"][1], {"awakenings": None}, {"awakenings": None, "duration_min": 450}),
    ("check-ins", THINGS["check-ins"][1], {"scores": {"mood": 5}}, {"scores": {"mood": 5}, "note": "bien"}),
    (
        "sessions",
        THINGS["sessions"][1],
        {"distance_km": 6, "title": None},
        {"distance_km": 6, "title": None, "kind": "run"},
    ),
    ("sets", SET, {"weight_kg": 85}, {"weight_kg": 85, "entered": {"value": 85, "unit": "kg"}, "reps": 8}),
    (
        "sets",
        SET,
        {"entered": {"value": 185, "unit": "lb"}},
        {"weight_kg": 83.915, "entered": {"value": 185, "unit": "lb"}},
    ),
    ("goals", {"kind": "reach", "target": 75}, {"target": 74}, {"target": 74, "kind": "reach"}),
]


@pytest.mark.parametrize(("noun", "thing", "change", "wanted"), CHANGES)
def test_a_correction_changes_what_it_names_and_nothing_else(
    ana: Caller, noun: str, thing: dict[str, Any], change: dict[str, Any], wanted: dict[str, Any]
) -> None:
    made = ana.post(f"/v1/{noun}", thing)
    corrected = ana.patch(f"/v1/{noun}/{made['id']}", change)
    assert {name: corrected[name] for name in wanted} == wanted
    same = set(made) - set(wanted) - set(change) - {"id"}
    assert {name: corrected[name] for name in same} == {name: made[name] for name in same}
    assert ana.get(f"/v1/{noun}")["items"] == [corrected]
    ana.get(f"/v1/{noun}/{made['id']}", status=404)


def test_a_corrected_set_keeps_its_place(ana: Caller) -> None:
    first, _ = (ana.post("/v1/sets", SET | {"reps": reps}) for reps in (8, 6))
    ana.patch(f"/v1/sets/{first['id']}", {"reps": 9})
    (session,) = ana.day(ON)["sessions"]
    assert [(one["order"], one["reps"]) for one in session["sets"]] == [(1, 9), (2, 6)]


def test_a_corrected_session_keeps_its_sets(ana: Caller) -> None:
    sets = [{"exercise": BENCH, "reps": 8, "weight_kg": 80}]
    made = ana.post("/v1/sessions", {"kind": "gym", "started_at": AT, "sets": sets})
    corrected = ana.patch(f"/v1/sessions/{made['id']}", {"title": "Pecho"})
    assert corrected["sets"] == made["sets"]
    assert [one["id"] for one in ana.get("/v1/sets")["items"]] == [made["sets"][0]["id"]]


def test_a_corrected_item_changes_the_meal(ana: Caller) -> None:
    meal = ana.post("/v1/meals", THINGS["meals"][1])
    ana.patch(f"/v1/portions/{meal['items'][0]['id']}", {"grams": 150})
    changed = ana.get(f"/v1/meals/{meal['id']}")
    assert [(one["grams"], one["food"]["id"]) for one in changed["items"]] == [(150, OATS["id"])]


def test_an_empty_correction_changes_nothing(ana: Caller) -> None:
    made = ana.post("/v1/sets", SET)
    assert ana.patch(f"/v1/sets/{made['id']}", {}) == made


@pytest.mark.parametrize(
    "change", [{"reps": "many"}, {"nonsense": 1}, {"at": "2024-06-03T19:00:00"}, {"weight_kg": 1200}]
)
def test_a_correction_that_cannot_be_is_refused(ana: Caller, change: dict[str, Any]) -> None:
    made = ana.post("/v1/sets", SET)
    ana.patch(f"/v1/sets/{made['id']}", change, status=422)
    assert ana.get(f"/v1/sets/{made['id']}") == made | {"video_links": []}


@pytest.mark.parametrize("noun", THINGS)
def test_what_is_deleted_counts_nowhere(ana: Caller, noun: str) -> None:
    empty = ana.day(ON)
    made = ana.post(f"/v1/{noun}", THINGS[noun][1])
    assert ana.day(ON) != empty
    ana.delete(f"/v1/{noun}/{made['id']}")
    assert ana.day(ON) == empty
    assert ana.get(f"/v1/{noun}")["items"] == []
    ana.delete(f"/v1/{noun}/{made['id']}", status=404)


def test_a_deleted_session_takes_its_sets_along(ana: Caller) -> None:
    made = ana.post("/v1/sets", SET)
    ana.delete(f"/v1/sessions/{made['session_id']}")
    assert ana.get("/v1/sets")["items"] == []
    ana.get(f"/v1/sets/{made['id']}", status=404)


def test_one_changes_oneself(ana: Caller) -> None:
    before = ana.get("/v1/me")
    changes = {"surname": "Pérez", "birth_date": "1990-02-28", "height_cm": 171.5, "timezone": "America/Lima"}
    assert ana.patch("/v1/me", changes) == before | changes
    assert ana.get("/v1/me") == before | changes
    assert ana.day(ON)["timezone"] == "America/Lima"
    assert ana.patch("/v1/me", {"surname": None})["surname"] is None


@pytest.mark.parametrize(
    "change",
    [
        {"timezone": "Mars/Olympus"},
        {"name": None},
        {"name": ""},
        {"language": "fr"},
        {"id": "me"},
        {"phone": "+1"},
        {"height_cm": 3},
    ],
)
def test_some_changes_of_oneself_are_refused(ana: Caller, change: dict[str, Any]) -> None:
    before = ana.get("/v1/me")
    ana.patch("/v1/me", change, status=422)
    assert ana.get("/v1/me") == before
