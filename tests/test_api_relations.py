"""Variables and relations over HTTP and on the command line: the contract's shapes, and nobody else's days."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.connect import Graph
from graph.facts import Entered, ObservationFact
from graph.people import add_user, person_of_phone
from graph.record import rows_of
from graph.settings import Settings
from graph.writer import Work, Writer
from tests.test_api_cli import Sinew
from tests.web import Caller, Web

FIRST = date(2024, 1, 1)
FIELDS = {"x", "y", "lag_days", "r", "ci", "n", "n_effective", "p", "q", "sentence"}
SPAN = "from=2024-01-01&to=2024-03-10"
NUMBER = "+34600111222"


def measured(day: int, metric: str, value: float, unit: str) -> dict[str, Any]:
    at = f"{FIRST + timedelta(days=day)}T08:00:00+01:00"
    return {"metric": metric, "value": round(value, 2), "unit": unit, "observed_at": at}


def live(person: Caller, days: int = 70) -> None:
    """Weight follows the pulse of the same day; the waist goes its own way."""
    pick, rows = random.Random(3), []
    for day in range(days):
        pulse = pick.gauss(60, 4)
        rows += [
            measured(day, "resting_heart_rate", pulse, "bpm"),
            measured(day, "body_weight", 80 + (pulse - 60) / 5 + pick.gauss(0, 0.2), "kg"),
            measured(day, "waist", pick.gauss(82, 1), "cm"),
        ]
    person.post("/v1/observations", rows, 200)


def test_relations_have_the_shape_of_the_contract(ana: Caller) -> None:
    live(ana)
    found = ana.get(f"/v1/relations?{SPAN}")
    every = found["relations"] + found["rejected"]
    # Three metrics and the trend of the weight, which is not compared with the weight itself: 5 pairs on the
    # same day, 10 directed ones at each of three lags.
    assert found["tested"] == len(every) == 5 + 3 * 10
    assert all(one.keys() == FIELDS for one in every)
    assert all(one["q"] < 0.05 and one["sentence"] for one in found["relations"])
    assert all(one["q"] >= 0.05 and one["sentence"] is None for one in found["rejected"])
    best = found["relations"][0]
    assert {best["x"], best["y"], best["lag_days"]} == {"body_weight", "resting_heart_rate", 0}
    assert 0.8 < best["ci"][0] < best["r"] < best["ci"][1] < 1
    assert (best["n"], best["n_effective"] <= best["n"]) == (70, True)
    assert "causa" in best["sentence"]


def test_nothing_is_tested_where_there_is_nothing(ana: Caller) -> None:
    nothing = {"tested": 0, "relations": [], "rejected": []}
    assert ana.get("/v1/relations") == nothing
    live(ana, 10)
    assert ana.get("/v1/relations") == nothing
    assert ana.get("/v1/relations?from=2011-01-01&to=2011-02-01") == nothing
    assert ana.get("/v1/relations?from=2024-13-01", 422)["status"] == 422


def test_one_pair_is_looked_at_by_itself(ana: Caller) -> None:
    live(ana)
    found = ana.get(f"/v1/relations/resting_heart_rate/body_weight?{SPAN}")
    assert 0.8 < found["pearson"]["r"] < 1
    assert 0.8 < found["rank"]["r"] < 1
    assert found["pearson"]["n"] == 70
    threshold = found["threshold"]
    assert threshold["at"] == pytest.approx(60, abs=1)
    assert threshold["days_above"] + threshold["days_below"] == 70
    assert 0 < threshold["ci"][0] < threshold["difference"] < threshold["ci"][1]
    assert found["sentences"][-1].endswith("la causa de la otra.")
    given = ana.get("/v1/relations/resting_heart_rate/body_weight?at=63.5&lag_days=1")
    assert (given["threshold"]["at"], given["lag_days"], given["partial"], given["given"]) == (
        63.5,
        1,
        None,
        [],
    )
    assert ana.get("/v1/relations/resting_heart_rate/mood", 404)["status"] == 404
    for wrong in ("lag_days=4", "lag_days=-1", "at=NaN", "at=x"):
        ana.get(f"/v1/relations/resting_heart_rate/body_weight?{wrong}", 422)


def test_sentences_are_in_the_language_of_the_person(web: Web) -> None:
    ben = web.person("Ben", language="en")
    live(ben)
    assert ben.get("/v1/relations")["relations"][0]["sentence"].startswith("On days when ")


def test_variables_are_listed_with_what_they_are(ana: Caller) -> None:
    live(ana, 3)
    ana.post("/v1/metrics", {"slug": "grip_strength", "unit": "kg"})
    ana.post("/v1/observations", measured(1, "grip_strength", 50, "kg"))
    ana.post(
        "/v1/sleep", {"started_at": "2024-01-01T23:30:00+01:00", "ended_at": "2024-01-02T07:00:00+01:00"}
    )  # fmt: skip
    page = ana.get("/v1/variables?limit=2")
    assert [one["slug"] for one in page["items"]] == ["body_weight", "grip_strength"]
    found = {one["slug"]: one for one in ana.get("/v1/variables")["items"]}
    assert (found["grip_strength"]["unit"], found["grip_strength"]["days"]) == ("kg", 1)
    assert found["body_weight"]["label"] == {"en": "Weight", "es": "Peso"}
    assert found["sleep_duration"]["records"] == ["sleep"]
    assert found["sleep_start"]["clock"]
    assert all(one["missing"] and one["answers"] for one in found.values())


def test_values_of_a_variable_are_those_of_the_days_asked_for(ana: Caller) -> None:
    live(ana, 5)
    whole = ana.get("/v1/variables/body_weight")
    some = ana.get("/v1/variables/body_weight?from=2024-01-02&to=2024-01-03")
    assert [one["date"] for one in whole["values"]] == [f"2024-01-0{n}" for n in range(1, 6)]
    assert some["values"] == whole["values"][1:3]
    assert ana.get("/v1/variables/sleep_duration")["values"] == []
    assert ana.get("/v1/variables/body_weight?from=2030-01-01")["values"] == []
    assert ana.get("/v1/variables/no_such_thing", 404)["status"] == 404
    assert ana.get("/v1/variables/e1rm:no-such-exercise", 404)["status"] == 404


def test_another_person_s_days_are_in_none_of_it(web: Web) -> None:
    ana, ben = web.person("Ana"), web.person("Ben")
    live(ana)
    ana.post("/v1/metrics", {"slug": "secret_metric", "unit": "kg"})
    ana.post("/v1/observations", measured(1, "secret_metric", 50, "kg"))
    assert ben.get("/v1/relations")["tested"] == 0
    assert ben.get("/v1/variables")["items"] == []
    ben.get("/v1/relations/body_weight/waist", 404)
    assert ben.get("/v1/variables/body_weight", 404) == ben.get("/v1/variables/secret_metric", 404)


# ---------------------------------------------------------------- sinew relations


@pytest.fixture
def sinew(embedded_graph: Graph, embedded_settings: Settings, tmp_path: Path) -> Sinew:
    with embedded_graph.session() as session:
        add_user(session, phone=NUMBER, name="Ana", timezone="Europe/Madrid", language="es")
    return Sinew(embedded_settings, tmp_path)


def test_the_command_says_plainly_that_there_is_nothing(sinew: Sinew) -> None:
    done = sinew("relations", "--phone", NUMBER)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Nothing moves together beyond chance yet (0 tests).\n"
    assert "600111999" in sinew.refused("relations", "--phone", "+34600111999")
    sinew.refused("relations", code=2)


def test_totals_are_proved_and_relations_kept_by_command(sinew: Sinew, embedded_graph: Graph) -> None:
    assert "No day has a value yet" in sinew("variables", "list", "--phone", NUMBER).stdout
    with embedded_graph.session() as session:
        user_id = person_of_phone(session, NUMBER).id
        session.execute_write(lambda tx: tx.run("MERGE (m:Metric {id: 'waist'}) SET m.unit = 'cm'").consume())
    facts = [
        ObservationFact(
            id=f"o{n}", day=FIRST + timedelta(days=n), told_at=datetime(2024, 1, 1, tzinfo=UTC), metric="waist",
            value=80.0 + n, unit="cm", entered=Entered(80.0 + n, "cm"),
        )
        for n in range(3)
    ]  # fmt: skip
    with Writer(embedded_graph.driver, embedded_graph.database) as writer:
        writer.do(Work(rows_of(user_id, facts)))
    assert sinew("variables", "list", "--phone", NUMBER).stdout.splitlines()[1].split("\t")[::3] == [
        "waist",
        "3",
    ]
    proved = sinew("variables", "recompute", "--phone", NUMBER)
    assert (proved.returncode, proved.stdout) == (0, "3 values of 3 days were reckoned anew; 0 were wrong.\n")
    with embedded_graph.session() as session:
        session.execute_write(
            lambda tx: tx.run("MATCH (o:Observation {id: 'o1'}) SET o.value = 90.0").consume()
        )
    wrong = sinew("variables", "recompute", "--phone", NUMBER)
    assert wrong.returncode == 1
    assert "observed:waist\t2024-01-02\t81.0\t90.0" in wrong.stdout
    assert sinew("relations", "--phone", NUMBER, "--store").returncode == 0
