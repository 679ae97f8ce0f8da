"""What a person keeps and changes as a whole (routines), and what language models cost, through the API."""

import json
import zipfile
from pathlib import Path
from typing import Any, cast

from graph.catalog import load_catalog
from graph.export import write_export
from graph.people import person_of_phone
from tests.test_api_posting import AT, BENCH
from tests.web import Caller, Web

PUSH = {
    "name": "Push",
    "note": "Monday",
    "sets": [
        {"exercise": BENCH, "reps_min": 8, "reps_max": 12, "rir": 2, "rest_s": 120},
        {"exercise": BENCH, "reps_min": 5, "weight_kg": 80, "type": "warmup"},
    ],
}


def test_a_routine_is_kept_changed_and_taken_away(ana: Caller, web: Web) -> None:
    made = ana.post("/v1/routines", PUSH)
    assert [one["order"] for one in made["sets"]] == [1, 2]
    assert made["sets"][0]["exercise"]["id"] == BENCH["id"]
    path = f"/v1/routines/{made['id']}"
    assert ana.get(path) == made
    changed = ana.patch(path, {"name": "Empuje"})
    assert (changed["name"], changed["note"], len(changed["sets"])) == ("Empuje", "Monday", 2)
    shorter = ana.patch(path, {"sets": changed["sets"][1:]})
    assert [(one["order"], one["weight_kg"]) for one in shorter["sets"]] == [(1, 80.0)]
    ana.post("/v1/routines", PUSH | {"sets": [{"exercise": {"id": "no-such"}}]}, 422)
    ana.post("/v1/routines", PUSH | {"sets": [{"exercise": BENCH, "reps_max": 8}]}, 422)
    other = web.person("Sam")
    for method in ("GET", "PATCH", "DELETE"):
        assert other.call(method, path, {"name": "x"} if method == "PATCH" else None).status_code == 404
    assert other.get("/v1/routines") == {"items": [], "next_cursor": None}
    same = [ana.post("/v1/routines", PUSH, **{"Idempotency-Key": "k1"})["id"] for _ in range(2)]
    assert same[0] == same[1] and len(ana.get("/v1/routines")["items"]) == 2
    ana.delete(path)
    ana.get(path, 404)


def test_a_model_call_is_listed_with_what_it_cost(ana: Caller, web: Web) -> None:
    told = ana.say("peso 80,4", 1_760_000_000)
    asked = next(one for one in told if one["direction"] == "in")
    text = """
    MATCH (m:Message {id: $id})-[:SENT_ON]->(d:Day)
    CREATE (c:ModelCall {id: $id + '.call', at: m.at, model: 'small', tokens_in: 120, tokens_out: 30, cost_usd: 0.002,
      outcome: 'ok'})
    CREATE (m)-[:USED]->(c), (c)-[:CALLED_ON]->(d)
    """
    with web.graph.session() as session:
        session.execute_write(lambda tx: tx.run(cast(Any, text), id=asked["id"]).consume())
    (call,) = ana.get("/v1/model-calls")["items"]
    assert (call["message_id"], call["tokens_in"], call["cost_usd"]) == (asked["id"], 120, 0.002)
    assert web.person("Sam").get("/v1/model-calls")["items"] == []


def test_everything_of_a_person_goes_out_as_plain_files(ana: Caller, web: Web, tmp_path: Path) -> None:
    ana.post("/v1/sets", {"exercise": BENCH, "reps": 8, "weight_kg": 80.0, "at": AT})
    ana.post("/v1/routines", PUSH)
    ana.say("peso 80,4", 1_760_000_000)
    file = tmp_path / "ana.zip"
    with web.graph.session() as session:
        person = person_of_phone(session, f"+{ana.number}")
        counts = write_export(session, load_catalog(session), person, file)
    assert (counts["sets"], counts["observations"], counts["messages"], counts["routines"]) == (1, 1, 2, 1)
    assert file.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(file) as zipped:
        (one,) = [json.loads(line) for line in zipped.read("sets.jsonl").splitlines()]
        assert one["exercise"]["id"] == BENCH["id"] and one["weight_kg"] == 80.0
        head, line = zipped.read("sets.csv").decode().splitlines()
        assert "exercise.name" in head.split(",") and "80.0" in line
        assert json.loads(zipped.read("person.json"))["name"] == "Ana"
        assert "Ana" in zipped.read("README.txt").decode()
    assert list(tmp_path.iterdir()) == [file]
