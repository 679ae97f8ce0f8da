"""Questions to the whole graph: what each answers about one small life, which was told in messages and posted."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from neo4j.exceptions import ClientError

from cypher import statement
from graph.errors import SinewError
from graph.queries import run_query
from graph.questions import questions
from tests.path import query
from tests.test_encoder_api import hand_in
from tests.web import Caller, Web

BENCH, INCLINE, SQUAT = "bench-press-barbell", "bench-press-barbell-incline", "squat-barbell"
EXPECTED = json.loads((Path(__file__).parent / "data" / "questions.json").read_text("utf-8"))
PAGE = Path(__file__).parents[1] / "docs" / "cypher.md"
MADRID = ZoneInfo("Europe/Madrid")
MONDAY, TUESDAY, FRIDAY = "2026-03-02", "2026-03-03", "2026-03-06"
ADR = """R,SERIE,KG,D (cm),VM,VMP,RM,P(W),Perfil,Ejer.,Atleta,Ecuacion
1,S1 R1,82.5,41.2,0.42,0.43,98.4,482.6,1,Press Banca,Ana,1
2,S1 R2,82.5,41.0,0.35,0.36,95.1,465.0,1,Press Banca,Ana,1
3,S1 R3,82.5,40.8,0.21,0.22,91.9,435.6,1,Press Banca,Ana,1
"""


def at(day: str, clock: str) -> str:
    return f"{day}T{clock}:00+01:00"


def stamp(day: str, clock: str) -> int:
    return int(datetime.fromisoformat(f"{day}T{clock}:00").replace(tzinfo=MADRID).timestamp())


def lift(day: str, clock: str, exercise: str, reps: int, kg: float, **more: Any) -> dict[str, Any]:
    return {"exercise": {"id": exercise}, "at": at(day, clock), "reps": reps, "weight_kg": kg, **more}


def eat(day: str, clock: str, category: str, *items: dict[str, Any]) -> dict[str, Any]:
    return {"category": category, "at": at(day, clock), "items": list(items)}


def food(id: str, grams: float, source: str = "stated") -> dict[str, Any]:
    return {"food": {"id": id}, "grams": grams, "grams_source": source}


@pytest.fixture(scope="module")
def life(web: Web) -> tuple[Caller, dict[str, str]]:
    """A week of Ana's, and the ids of what questions ask for or answer with: pots and messages."""
    ana, ids = web.person(), {}

    def say(name: str, text: str, day: str, clock: str) -> None:
        ids[name] = next(one["id"] for one in ana.say(text, stamp(day, clock)) if one["direction"] == "in")

    ana.post("/v1/sets", lift("2026-02-24", "18:00", BENCH, 5, 80, rir=2))
    ana.post("/v1/pantry", {"food": {"id": "oats-rolled"}, "grams": 1000, "at": at(MONDAY, "09:00")})
    ana.post("/v1/meals", eat(MONDAY, "14:00", "lunch", food("oats-rolled", 100)))
    say("bench", "press banca 80x8 rir 2", MONDAY, "18:00")
    ana.post("/v1/meals", eat(MONDAY, "21:00", "dinner", food("coffee-black", 200)))
    say("night", "dormí de 23:30 a 7:00", TUESDAY, "08:00")
    ana.post(
        "/v1/observations",
        {"metric": "body_weight", "value": 80, "unit": "kg", "observed_at": at(TUESDAY, "08:00")},
    )
    ana.post(
        "/v1/check-ins",
        {"moment": "waking", "scores": {"mood": 4, "soreness": 3}, "at": at(TUESDAY, "08:10")},
    )
    say("goal", "quiero bajar a 75 kg", TUESDAY, "08:15")
    pot = {
        "name": "Fajitas", "cooked_at": at(TUESDAY, "12:00"), "yield_g": 1000.0, "yield_source": "weighed",
        "portions": 4.0, "ingredients": [
            {"food": {"id": "chicken-breast-raw"}, "grams": 800.0}, {"food": {"id": "oats-rolled"}, "grams": 200.0},
        ],
    }  # fmt: skip
    ids["pot"] = ana.post("/v1/batches", pot)["id"]
    share = {"batch_id": ids["pot"], "grams": 250.0, "grams_source": "measure"}
    ana.post("/v1/meals", eat(TUESDAY, "14:00", "lunch", share))
    ana.post("/v1/meals", eat("2026-03-05", "23:45", "dinner", share))
    ana.post(
        "/v1/sleep", {"started_at": at(FRIDAY, "01:30"), "ended_at": at(FRIDAY, "06:30"), "awakenings": 2}
    )
    ana.post("/v1/check-ins", {"moment": "waking", "scores": {"mood": 2}, "at": at(FRIDAY, "06:40")})
    ana.post(
        "/v1/observations",
        {"metric": "body_weight", "value": 79, "unit": "kg", "observed_at": at(FRIDAY, "07:00")},
    )
    ana.post("/v1/sets", lift(FRIDAY, "17:50", BENCH, 10, 40, type="warmup"))
    ana.post("/v1/sets", lift(FRIDAY, "18:00", BENCH, 3, 82.5, rir=1))
    hand_in(ana, ADR, query=f"at={FRIDAY}T18:05:00%2B01:00")
    ana.post("/v1/sets", lift(FRIDAY, "18:20", INCLINE, 8, 60))
    ana.post("/v1/sets", lift(FRIDAY, "18:30", SQUAT, 6, 100, rir=3))
    say("water", "500 ml de agua", FRIDAY, "19:00")
    say("wrong", "peso 79,5", FRIDAY, "19:30")
    say("right", "no, eran 78,5", FRIDAY, "19:31")
    routine = {
        "name": "Push",
        "sets": [{"exercise": {"id": BENCH}, "reps_min": 5, "reps_max": 8, "weight_kg": 82.5}] * 3,
    }
    ana.post("/v1/routines", routine)
    film = """
    MATCH (x:Set {id: $id}) MATCH (u:User)-[:LIVED]->(:Day)<-[:ON_DAY]-(x)
    CREATE (f:Media {id: 'film', duration_s: 21.5})<-[:KEEPS]-(u) CREATE (x)-[:FILMED_IN]->(f)
    """
    squat = next(one for one in ana.get("/v1/sets")["items"] if one["exercise"]["id"] == SQUAT)
    with web.graph.session() as session:
        session.execute_write(lambda tx: tx.run(film, id=squat["id"]).consume())
    return ana, ids


def ask(who: Caller, name: str, **values: Any) -> list[dict[str, Any]]:
    query = "&".join(f"{key}={value}" for key, value in values.items())
    rows: list[dict[str, Any]] = who.get(f"/v1/questions/{name}?{query}")["items"]
    return rows


@pytest.mark.parametrize("name", [one.name for one in questions()])
def test_a_question_is_answered_with_these_rows(life: tuple[Caller, dict[str, str]], name: str) -> None:
    """``tests/data/questions.json``: what is asked, and every row without what is null in it; of answers from
    the catalog the first ones, ``...`` after them. Messages and the pot stand by their names."""
    ana, ids = life
    asked = EXPECTED[name]
    called = {id: key for key, id in ids.items()}
    rows = ask(ana, name, **{key: ids.get(value, value) for key, value in asked["given"].items()})
    for row in rows:
        if "messages" in row:
            row["messages"] = sorted(called[one] for one in row["messages"])
        row.pop("set", None)
    told = [{key: value for key, value in row.items() if value is not None} for row in rows]
    wanted = asked["rows"]
    if wanted[-1:] == ["..."]:
        assert len(told) >= len(wanted)
        told, wanted = told[: len(wanted) - 1], wanted[:-1]
    assert told == wanted


def test_a_question_says_what_it_asks_for_and_crosses_three_kinds_of_things() -> None:
    assert len(questions()) >= 35
    for one in questions():
        body = statement(one.statement)
        assert one.en.endswith(("?", ".")) and one.es.endswith(("?", ".")) and one.es != one.en, one.name
        used = set(re.findall(r"\$(\w+)", re.sub("//.*", "", body)))
        known = {asked.name for asked in one.asks} | {"user_id", "day_id", "day_ids"}
        assert used <= known, one.name
        labels = {label for found in re.findall(r"\(\w*:(\w+)", body) for label in [found]}
        assert len(labels) >= 3, f"{one.name} reads {labels} alone"


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("no-such-question", 404, "There is no such question"),
        ("exercise-on-a-day?day=2026-03-06", 422, "also asks for exercise="),
        ("meals-of-day?day=yesterday", 422, "day should be a day such as"),
        ("meals-of-day?day=2026-02-30", 422, "day should be a day such as"),
        ("meals-of-day?who=ana", 422, "does not ask for who"),
        ("volume-by-muscle?first=2026-03-06&last=2026-03-02", 422, "are no days"),
        ("volume-by-muscle?first=1026-03-06", 422, "more than"),
        ("hard-sets-by-muscle?target=many", 422, "target should be a number"),
        ("exercise-substitutes?exercise=x&equipment=,", 422, "equipment should be words"),
    ],
)
def test_what_cannot_be_asked_is_said(
    life: tuple[Caller, dict[str, str]], path: str, status: int, told: str
) -> None:
    assert told in life[0].get(f"/v1/questions/{path}", status)["detail"]


def test_questions_are_listed_and_answer_nobody_else(life: tuple[Caller, dict[str, str]], web: Web) -> None:
    ana, ids = life
    listed = {one["name"]: one for one in ana.get("/v1/questions?limit=1000")["items"]}
    assert listed.keys() == {one.name for one in questions()}
    assert listed["meals-of-day"]["asks"] == [
        {"name": "day", "sort": "day", "default": "today", "about": "which day"}
    ]
    ben = web.person("Ben", language="en")
    for name, asked in EXPECTED.items():
        if not name.startswith(("exercise-sub", "movement-", "muscle-ex", "muscles-", "days-")):
            assert ask(ben, name, **{key: ids.get(one, one) for key, one in asked["given"].items()}) == [], (
                name
            )
    assert ben.get("/v1/questions/records-broken")["text"]["en"] == "Which records have I broken this month?"


def test_the_command_gives_the_same_rows(life: tuple[Caller, dict[str, str]], web: Web) -> None:
    ana, _ = life
    with web.graph.session() as session:
        rows = run_query(session, "volume-by-muscle", f"+{ana.number}", [f"first={MONDAY}", f"last={FRIDAY}"])
        with pytest.raises(SinewError, match="add --phone"):
            run_query(session, "volume-by-muscle", None, [])
    assert rows == ask(ana, "volume-by-muscle", first=MONDAY, last=FRIDAY)


def test_every_query_of_the_page_is_answered(life: tuple[Caller, dict[str, str]], web: Web) -> None:
    """And a session that was opened for reading writes nothing on Neo4j, as the page says."""
    ana, _ = life
    texts = re.findall(r"```cypher\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(texts) == 10
    who = query(web.graph, texts[0].replace("34600111222", ana.number))[0]["user_id"]
    for text in texts[1:]:
        assert query(web.graph, text, user_id=who), text
    if web.graph.kind == "neo4j":
        with web.graph.session() as session, pytest.raises(ClientError, match="read access mode"):
            session.execute_read(lambda tx: tx.run("CREATE (n:Nothing) RETURN n").data())
