"""Another person's ids, names and tokens read, change and count nothing, and are answered like ids that do not
exist. Every route of the app stands in ``TRIED`` or ``SHARED``: a new one fails here until it is listed."""

import json
from typing import Any

import pytest
from fastapi.routing import APIRoute

from api.routes import routers
from api.routes.media import LINK_PATH
from tests.path import query, soon
from tests.test_api_posting import AT, BENCH, OATS, ON, SET, THINGS
from tests.test_encoder_files import ADR
from tests.web import Caller, Web

RECORDS = ("sessions", "sets", "meals", "portions", "batches", "observations", "sleep", "check-ins", "goals")
CHANGED = ("sessions", "sets", "portions", "batches", "observations", "sleep", "check-ins", "goals")
TRIED = {
    *((method, f"/v1/{noun}/{{id}}") for noun in RECORDS for method in ("GET", "DELETE")),
    *(("PATCH", f"/v1/{noun}/{{id}}") for noun in CHANGED),
    *((method, f"/v1/{noun}") for noun in RECORDS for method in ("GET", "POST")),
    ("GET", "/v1/days/{date}"),
    ("GET", "/v1/me"),
    ("PATCH", "/v1/me"),
    ("DELETE", "/v1/me"),
    ("GET", "/v1/messages"),
    ("GET", "/v1/metrics"),
    ("POST", "/v1/metrics"),
    ("GET", "/v1/metrics/{slug}"),
    ("POST", "/v1/understand"),
}
"""What is tried below with another person's ids and names."""
SHARED = {
    ("GET", "/healthz"),
    ("GET", "/"),
    ("GET", "/v1/foods"),
    ("GET", "/v1/foods/resolve"),
    ("GET", "/v1/foods/{id}"),
    ("GET", "/v1/exercises"),
    ("GET", "/v1/exercises/resolve"),
    ("GET", "/v1/exercises/{id}"),
    ("GET", "/v1/exercises/{id}/variants"),
    ("GET", "/v1/muscles"),
    ("GET", "/v1/muscles/{id}/exercises"),
}
"""What is the same for everybody."""
TRIED_ELSEWHERE = {
    ("GET", "/v1/media"),
    ("GET", "/v1/media/{media_id}"),
    ("DELETE", "/v1/media/{media_id}"),
    ("GET", LINK_PATH + "/{name:path}"),
    ("GET", "/v1/variables"),
    ("GET", "/v1/variables/{slug}"),
    ("GET", "/v1/relations"),
    ("GET", "/v1/relations/{x}/{y}"),
    ("GET", "/v1/questions"),
    ("GET", "/v1/questions/{name}"),
    ("GET", "/v1/model-calls"),
    ("GET", "/v1/model-calls/usage"),
    *((method, "/v1/encoder-recordings") for method in ("GET", "POST")),
    *((method, "/v1/encoder-recordings/{id}") for method in ("GET", "DELETE")),
    ("GET", "/v1/exercises/{id}/velocity-profile"),
    *((method, "/v1/exercises/{id}/aliases") for method in ("GET", "POST", "DELETE")),
    *((method, "/v1/exercises/{id}/muscles/{muscle}") for method in ("PUT", "DELETE")),
    *((method, "/v1/routines") for method in ("GET", "POST")),
    *((method, "/v1/routines/{id}") for method in ("GET", "PATCH", "DELETE")),
    *((method, f"/v1/{noun}") for noun in ("recipes", "pantry") for method in ("GET", "POST")),
    *((method, "/v1/recipes/{id}") for method in ("GET", "PATCH", "DELETE")),
    ("POST", "/v1/foods"),
    *((method, "/v1/foods/{id}") for method in ("PATCH", "DELETE")),
    *((method, "/v1/pantry/{food_id}") for method in ("GET", "PATCH", "DELETE")),
    ("GET", "/v1/batches/{id}/history"),
    ("POST", "/v1/batches/{id}/takings"),
    ("DELETE", "/v1/batches/{id}/takings/{taking_id}"),
}
"""What its own tests try (``test_api_media.py``, ``test_api_relations.py``, ``test_api_kept.py``,
``test_encoder_api.py``, ``test_api_kitchen.py``, ``test_api_foods.py``, ``test_graph_questions.py``)."""
GOAL = {"kind": "reach", "target": 75}


def record_all(person: Caller) -> dict[str, str]:
    """One of each kind of record of a person, by noun."""
    ids = {noun: person.post(f"/v1/{noun}", thing)["id"] for noun, (_, thing) in THINGS.items()}
    ids["sets"] = person.post("/v1/sets", SET)["id"]
    ids["portions"] = person.get("/v1/portions")["items"][0]["id"]
    ids["goals"] = person.post("/v1/goals", GOAL)["id"]
    return ids


def all_of(person: Caller) -> list[Any]:
    """Everything that a person can read of what is theirs."""
    lists = [person.get(f"/v1/{noun}?limit=1000") for noun in (*RECORDS, "messages", "metrics")]
    return [*lists, person.day(ON), person.get("/v1/me")]


def unknown_like(id: str) -> str:
    """An id that nobody has, of the same look."""
    return id[:-1] + ("0" if id[-1] != "0" else "1")


def bare(answer: Any, id: str) -> tuple[int, str, str]:
    return answer.status_code, answer.headers.get("content-type", ""), answer.text.replace(id, "ID")


def test_every_route_is_listed_here(web: Web) -> None:
    routes = {
        (method, route.path)
        for router in routers()
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods
    }
    paths = web.client.get("/openapi.json").json()["paths"]
    routes |= {(verb.upper(), path) for path, verbs in paths.items() for verb in verbs}
    assert routes - TRIED - SHARED - TRIED_ELSEWHERE == set()
    assert (TRIED | SHARED) - routes == set()


def test_ids_of_another_are_answered_like_ids_that_do_not_exist(web: Web) -> None:
    ana, ben = web.person("Ana"), web.person("Ben")
    ids = record_all(ana)
    before = all_of(ana)
    for method, path in sorted(TRIED):
        if not path.endswith("/{id}"):
            continue
        id = ids[path.split("/")[2]]
        for body in ({}, {"note": "mine", "grams": 5, "value": 1}) if method == "PATCH" else (None,):
            theirs, nobodys = (
                ben.call(method, path.replace("{id}", one), body) for one in (id, unknown_like(id))
            )
            assert bare(theirs, id) == bare(nobodys, unknown_like(id)), (method, path)
            assert theirs.status_code == 404
    assert all_of(ana) == before


REFERRING: list[tuple[str, dict[str, Any], str]] = [
    ("sets", {"exercise": BENCH, "reps": 8}, "session_id"),
    ("portions", {"food": OATS, "grams": 60}, "meal_id"),
    ("meals", {"category": "lunch", "at": AT}, "batch_id"),
]


@pytest.mark.parametrize(("noun", "thing", "field"), REFERRING)
def test_ids_of_another_are_not_referred_to(web: Web, noun: str, thing: dict[str, Any], field: str) -> None:
    ana, ben = web.person("Ana"), web.person("Ben")
    ids = record_all(ana)
    before = all_of(ana)
    id = ids[{"session_id": "sessions", "meal_id": "meals", "batch_id": "batches"}[field]]
    answers = []
    for one in (id, unknown_like(id)):
        named: dict[str, Any] = (
            {"items": [{"batch_id": one, "grams": 60}]} if noun == "meals" else {field: one}
        )
        answers.append(bare(ben.call("POST", f"/v1/{noun}", thing | named), one))
    assert answers[0] == answers[1]
    assert answers[0][0] == 422
    assert all_of(ana) == before


def test_nothing_of_one_person_is_in_what_another_reads(web: Web) -> None:
    ana, ben = web.person("Ana"), web.person("Ben")
    ids = record_all(ana)
    ana.post("/v1/metrics", {"slug": "secret_metric", "unit": "kg"})
    ana.say("press banca 80x8", 1_717_434_000)
    ana.say("zorblax 80x8", 1_717_434_060)
    read = json.dumps([all_of(ben), ben.get("/v1/metrics")])
    hidden = [*ids.values(), ana.get("/v1/me")["id"], ana.number, "secret_metric", "zorblax", "Fajitas"]
    assert [one for one in hidden if one in read] == []
    assert ben.day(ON)["totals"]["sets"] == 0


def test_what_one_person_is_in_the_middle_of_is_not_another_s(web: Web) -> None:
    ana, ben = web.person("Ana"), web.person("Ben")
    ana.say("press banca 80x8", 1_717_434_000)
    asked = {"text": "85x6", "now": "2024-06-03T19:05:00+02:00"}
    assert ana.post("/v1/understand", asked, 200)["records"][0]["exercise"]["id"] == BENCH["id"]
    ben_sees = ben.post("/v1/understand", asked, 200)
    assert ben_sees["questions"]
    assert [one["exercise"] for one in ben_sees["records"]] == [None]


def test_who_leaves_takes_everything_of_theirs_along_and_nothing_else(web: Web) -> None:
    ben = web.person("Ben")
    record_all(ben)
    ben.say("sentadilla 80x8", 1_717_434_000)
    bens = all_of(ben)
    before = places(web)
    ana = web.person("Ana")
    ids = record_all(ana)
    ana.delete(f"/v1/observations/{ids['observations']}")
    ana.patch(f"/v1/sets/{ids['sets']}", {"reps": 6})
    ana.post("/v1/metrics", {"slug": "grip", "unit": "kg"})
    ana.post("/v1/foods", {"name": "Pan de casa", "energy_kcal_100g": 250})
    ana.post("/v1/recipes", {"name": "Gachas", "servings": 2, "ingredients": [{"food": OATS, "grams": 80}]})
    ana.post("/v1/exercises/bench-press-barbell/aliases", {"text": "mi banca"})
    sent = {"Authorization": f"Bearer {ana.token}"}
    path = "/v1/encoder-recordings?at=2024-06-03T19:30:00%2B02:00"
    assert web.client.post(path, content=ADR, headers=sent).status_code == 201
    ana.say("sentadilla 80x8", 1_717_434_000)
    ana.say("deshacer", 1_717_434_060)
    ana.say("zorblax 80x8", 1_717_434_120)
    ana.delete("/v1/me")
    ana.get("/v1/me", 401)
    assert soon(lambda: places(web) <= before)
    assert all_of(ben) == bens


def places(web: Web) -> frozenset[tuple[str, str]]:
    """Every node there is, by its labels and its id."""
    text = "MATCH (n) RETURN labels(n) AS labels, n.id AS id"
    return frozenset((str(sorted(row["labels"])), str(row["id"])) for row in query(web.graph, text))


def test_metrics_of_another_do_not_exist(web: Web) -> None:
    ana, ben = web.person("Ana"), web.person("Ben")
    ana.post("/v1/metrics", {"slug": "grip", "unit": "kg"})
    theirs, nobodys = (ben.call("GET", f"/v1/metrics/{slug}") for slug in ("grip", "nope"))
    assert bare(theirs, "grip") == bare(nobodys, "nope")
    ben.post("/v1/metrics", {"slug": "grip", "unit": "lb"})
    assert ana.get("/v1/metrics/grip")["unit"] == "kg"


@pytest.mark.parametrize("cursor_of", ["observations", "messages"])
def test_a_cursor_of_another_opens_nothing(web: Web, cursor_of: str) -> None:
    ana, ben = web.person("Ana"), web.person("Ben")
    for value in (80, 81):
        ana.post("/v1/observations", THINGS["observations"][1] | {"value": value})
    ana.say("hola", 1_717_434_000)
    cursor = ana.get(f"/v1/{cursor_of}?limit=1")["next_cursor"]
    assert ben.get(f"/v1/{cursor_of}?cursor={cursor}") == {"items": [], "next_cursor": None}


@pytest.mark.parametrize(
    "header", [None, "Bearer", "Bearer wrong", "Bearer  ", "Basic YTpi", "bearer {token}x", "Bearer {hash}"]
)
def test_no_route_of_a_person_answers_without_their_token(web: Web, header: str | None) -> None:
    from graph.people import token_hash

    ana = web.person("Ana")
    headers = {} if header is None else {
        "Authorization": header.format(token=ana.token, hash=token_hash(ana.token))
    }  # fmt: skip
    for method, path in sorted(TRIED | SHARED):
        if path in ("/", "/healthz"):
            continue
        answer = web.client.request(method, path.replace("{date}", ON), headers=headers, json={})
        assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json"), path
        assert answer.headers["www-authenticate"] == "Bearer"
