"""Exercises over the API and in named questions: forms of a movement, names, muscles, what can take a place."""

from itertools import pairwise
from typing import Any

import pytest

from cypher import statement
from graph.catalog import load_rows
from graph.catalog_rows import ExerciseRow
from graph.errors import SinewError
from graph.queries import run_query
from graph.review import Review
from tests.web import Caller, Web

CHANGES_CATALOG = True


def names(person: Caller, id: str) -> list[tuple[str, bool]]:
    return [
        (one["text"], one["own"]) for one in person.get(f"/v1/exercises/{id}/aliases?limit=1000")["items"]
    ]


def test_forms_of_a_movement_say_in_what_they_differ(web: Web) -> None:
    ana = web.person()
    items = ana.get("/v1/exercises/bench-press-barbell/variants?limit=1000")["items"]
    differs = {one["id"]: one["differs"] for one in items}
    assert differs["bench-press-dumbbell"] == {"equipment": "dumbbell"}
    assert differs["bench-press-barbell-incline-close-grip"] == {"angle": "incline", "grip": "close"}
    assert "bench-press-barbell" not in differs and len(differs) > 10
    assert all(len(one["differs"]) <= len(two["differs"]) for one, two in pairwise(items))
    first = ana.get("/v1/exercises/bench-press-barbell/variants?limit=3")
    rest = ana.get(f"/v1/exercises/bench-press-barbell/variants?limit=1000&cursor={first['next_cursor']}")
    assert [*first["items"], *rest["items"]] == items
    assert ana.call("GET", "/v1/exercises/zorblax/variants").status_code == 404


def test_a_name_of_ones_own_is_ones_own(web: Web) -> None:
    ana, ben = web.person(), web.person()
    path = "/v1/exercises/row-dumbbell-unilateral/aliases"
    assert ("db row", False) in names(ana, "row-dumbbell-unilateral")
    assert ana.post(path, {"text": "El serrucho"}) == {"text": "El serrucho", "language": "es", "own": True}
    assert ("El serrucho", True) in names(ana, "row-dumbbell-unilateral")
    assert ("El serrucho", True) not in names(ben, "row-dumbbell-unilateral")
    # The same name for another exercise moves it there.
    ana.post("/v1/exercises/bench-press-kettlebell-unilateral/aliases", {"text": "serrucho el"})
    assert ("El serrucho", True) not in names(ana, "row-dumbbell-unilateral")
    assert names(ana, "bench-press-kettlebell-unilateral") == [("serrucho el", True)]
    path = "/v1/exercises/bench-press-kettlebell-unilateral/aliases?text=el%20serrucho"
    assert ben.call("DELETE", path).status_code == 404
    ana.delete(path)
    assert names(ana, "bench-press-kettlebell-unilateral") == []
    assert ana.call("DELETE", path).status_code == 404
    assert ana.call("POST", "/v1/exercises/row-barbell/aliases", {"text": "!"}).status_code == 422
    assert ana.call("POST", "/v1/exercises/zorblax/aliases", {"text": "z"}).status_code == 404


def test_a_muscle_lists_what_works_it_most(web: Web) -> None:
    ana = web.person()
    items = ana.get("/v1/muscles/chest/exercises?limit=1000")["items"]
    assert all(one["activation"] >= two["activation"] for one, two in pairwise(items))
    assert next(one for one in items if one["id"] == "bench-press-barbell")["role"] == "primary"
    assert ana.call("GET", "/v1/muscles/zorblax/exercises").status_code == 404


def test_named_questions(web: Web) -> None:
    ana = web.person()
    at = "2026-11-20T18:00:00+01:00"
    ana.post("/v1/sets", {"exercise": {"id": "bench-press-barbell"}, "reps": 8, "weight_kg": 80, "at": at})
    graph = web.graph
    with graph.session() as session:

        def ask(name: str, *values: str) -> list[dict[str, object]]:
            return run_query(session, name, f"+{ana.number}", values)

        variants = ask("movement-variants", "movement=bench-press")
        told = {(one["id"], one["facet"], one["variant_of"]) for one in variants}
        assert ("bench-press-barbell-close-grip", "grip", "bench-press-barbell") in told
        chest = ask("muscle-exercises", "muscle=chest")
        assert [one["activation"] for one in chest] == sorted(
            (one["activation"] for one in chest), reverse=True
        )
        instead = ask("exercise-substitutes", "exercise=bench-press-barbell", 'equipment=["dumbbell"]')
        assert instead and all(one["equipment"] == "dumbbell" for one in instead)
        assert "bench-press-dumbbell" in [one["id"] for one in instead]
        resting = {one["muscle"]: one["last_on"] for one in ask("muscles-untrained", "since=2026-11-21")}
        assert resting["chest"] == "2026-11-20" and resting["quads"] is None
        assert "chest" not in {one["muscle"] for one in ask("muscles-untrained", "since=2026-11-20")}


def test_a_person_adjusts_how_much_a_muscle_works(web: Web) -> None:
    ana, ben = web.person(), web.person()
    incline, path = (
        "bench-press-barbell-incline",
        "/v1/exercises/bench-press-barbell-incline/muscles/front_delts",
    )

    def delts(person: Caller) -> tuple[float, bool]:
        found = person.get(f"/v1/exercises/{incline}")["muscles"]
        return next((one["activation"], one["own"]) for one in found if one["id"] == "front_delts")

    def front_delts(person: Caller, question: str, asked: list[str]) -> dict[str, Any]:
        with web.graph.session() as session:
            rows = run_query(session, question, f"+{person.number}", asked)
        return next(row for row in rows if row["muscle"] == "front_delts")

    def volume(person: Caller) -> float:
        asked = ["first=2026-11-20", "last=2026-11-20"]
        return float(front_delts(person, "volume-by-muscle", asked)["volume_kg"])

    for person in (ana, ben):
        post_set(person, incline, "2026-11-20T18:00:00+01:00")
    before = delts(ben)[0]
    assert ana.call("PUT", path, {"activation": 1.0}).json()["id"] == incline
    assert delts(ana) == (1.0, True) and delts(ben) == (before, False) and before < 1
    assert volume(ana) == 250 and volume(ben) == pytest.approx(250 * before)
    with web.graph.session() as session:
        day_ids = [f"{ana.get('/v1/me')['id']}|2026-11-20"]
        rows = session.run(
            statement("variables/muscle-volume"), user_id=day_ids[0].split("|")[0], day_ids=day_ids
        )
        assert {row["key"]: row["value"] for row in rows}["front_delts"] == 250
    asked = ["day=2026-11-20"], ["first=2026-11-20", "last=2026-11-20"]
    for question, days, field in (
        ("muscle-fatigue", asked[0], "sets_done"),
        ("hard-sets-by-muscle", asked[1], "unsaid_sets"),
    ):
        told = {one.number: front_delts(one, question, days)[field] for one in (ana, ben)}
        assert told == {ana.number: 1.0, ben.number: pytest.approx(before)}, question
    assert ana.call("PUT", path, {"activation": 0.1}).status_code == 200
    for question in ("muscles-untrained", "muscles-forgotten"):
        assert front_delts(ana, question, ["since=2026-11-20"])["last_on"] is None, question
    for wrong in ({"activation": 1.5}, {"activation": "much"}, {}):
        assert ana.call("PUT", path, wrong).status_code == 422
    assert ana.call("PUT", path.replace("front_delts", "calves"), {"activation": 1}).status_code == 404
    assert ben.call("DELETE", path).status_code == 404
    assert ana.call("DELETE", path).status_code == 204 and delts(ana) == (before, False)


def test_another_process_changes_the_catalog_and_this_one_reads_it_again(web: Web) -> None:
    ana = web.person()
    path = "/v1/exercises/resolve?q=zorblaxing&language=en"
    assert ana.get(path)["decision"] == "unknown"
    row = ExerciseRow(
        "zorb-lift", "Zorblaxing", "Zorblaxeo",
        {"movement": "zorb", "equipment": "other", "laterality": "bilateral"}, "zorb-lift", source="file",
    )  # fmt: skip
    load_rows(web.graph.driver, web.graph.database, [row])
    assert ana.get(path)["matches"][0]["id"] == "zorb-lift"
    assert ana.get("/v1/exercises/zorb-lift")["name"] == "Zorblaxeo"


def test_an_answer_teaches_a_name_and_only_to_who_gave_it(web: Web) -> None:
    ana, ben = web.person(), web.person()
    ana.post("/v1/exercises/hip-thrust-machine/aliases", {"text": "la cadera"})
    found = ana.get("/v1/exercises/resolve?q=la%20cadera")
    assert (found["decision"], found["matches"][0]["id"]) == ("found", "hip-thrust-machine")
    assert ben.get("/v1/exercises/resolve?q=la%20cadera")["decision"] == "unknown"


def post_set(person: Caller, exercise: str, at: str) -> None:
    person.post("/v1/sets", {"exercise": {"id": exercise}, "reps": 5, "weight_kg": 50, "at": at})


def sets_of(person: Caller, exercise: str) -> int:
    items = person.get("/v1/sets?limit=1000")["items"]
    return sum(one["exercise"]["id"] == exercise for one in items)


def test_merging_and_splitting_keep_all_history(web: Web) -> None:
    ana, ben = web.person(), web.person()
    one, two = "skull-crusher-ez_bar", "skull-crusher-barbell"
    for person in (ana, ben):
        post_set(person, one, "2026-11-18T18:00:00+01:00")
        post_set(person, two, "2026-11-19T18:00:00+01:00")
    review = Review(web.graph.driver, web.graph.database)
    review.merge(one, two)
    assert [sets_of(person, one) for person in (ana, ben)] == [2, 2]
    found = ana.get("/v1/exercises/resolve?q=barbell%20skull%20crusher&language=en")
    assert (found["decision"], found["matches"][0]["id"]) == ("found", one)
    assert ana.get(f"/v1/exercises/{two}")["id"] == one
    post_set(ana, two, "2026-11-20T18:00:00+01:00")
    assert sets_of(ana, one) == 3
    assert review.take_back(two) == one
    assert ana.get("/v1/exercises/resolve?q=barbell%20skull%20crusher&language=en")["matches"][0]["id"] == two
    assert [(sets_of(person, one), sets_of(person, two)) for person in (ana, ben)] == [(2, 1), (1, 1)]
    review.split(two, "jm-press-barbell", ana.get("/v1/me")["id"])
    assert (sets_of(ana, two), sets_of(ana, "jm-press-barbell"), sets_of(ben, two)) == (0, 1, 1)
    for wrong in (
        lambda: review.merge(one, "zorblax"),
        lambda: review.merge(one, one),
        lambda: review.take_back(one),
    ):
        with pytest.raises(SinewError):
            wrong()


def test_a_name_that_people_agree_on_is_proposed_for_all(web: Web) -> None:
    path, text = "/v1/exercises/hip-thrust-smith_machine/aliases", "la oruga"
    review = Review(web.graph.driver, web.graph.database)
    people = [web.person() for _ in range(3)]
    for person in people[:2]:
        person.post(path, {"text": text})
    assert not [one for one in review.proposals() if one.text == text]
    people[2].post(path, {"text": "oruga la"})
    proposal = next(one for one in review.proposals() if "oruga" in one.text)
    assert (proposal.exercise, proposal.people) == ("hip-thrust-smith_machine", 3)
    review.accept(proposal)
    found = web.person().get("/v1/exercises/resolve?q=la%20oruga")
    assert (found["decision"], found["matches"][0]["id"]) == ("found", "hip-thrust-smith_machine")
    assert not [one for one in review.proposals() if "oruga" in one.text]


def test_the_projects_own_exercises_have_no_duplicates(web: Web) -> None:
    assert Review(web.graph.driver, web.graph.database).duplicates() == []
