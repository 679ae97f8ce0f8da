"""Files of encoders over the API: handed in, read back, another person's not."""

from typing import Any, cast

import pytest

from tests.test_encoder_files import ADR, VITRUVE
from tests.test_encoder_talk import signal
from tests.web import Caller, Web

PATH = "/v1/encoder-recordings"
ON = "2026-11-20"
AT = f"{ON}T18:00:00%2B01:00"


def hand_in(
    who: Caller, content: str | bytes, status: int = 201, query: str = f"at={AT}"
) -> dict[str, object]:
    data = content.encode() if isinstance(content, str) else content
    headers = {"Authorization": f"Bearer {who.token}", "Content-Type": "text/csv"}
    answer = who.web.post(f"{PATH}?{query}", content=data, headers=headers)
    assert answer.status_code == status, answer.text
    found: dict[str, object] = answer.json()
    return found


def test_a_file_is_handed_in_once_and_read_back(ana: Caller, web: Web) -> None:
    bench = {"exercise": {"id": "bench-press-barbell"}, "at": f"{ON}T17:50:00+01:00"}
    ana.post("/v1/sets", bench | {"reps": 3, "weight_kg": 60, "rir": 3})
    made = hand_in(ana, ADR)
    assert [(len(one["reps"]), one["weight_kg"]) for one in made["sets"]] == [(3, 60.0), (1, None), (3, 80.0)]  # type: ignore[attr-defined]
    flags = made["sets"][2]["reps"][1]["flags"]  # type: ignore[index]
    assert flags == ["impossible_1rm", "too_fast"]
    assert hand_in(ana, ADR, 200)["id"] == made["id"]
    assert hand_in(ana, ADR + "\n", 200)["id"] is None
    first, second = ana.day(ON)["sessions"][0]["sets"]
    assert (first["rir"], len(first["rep_details"])) == (3.0, 3)
    assert (second["reps"], [rep["valid"] for rep in second["rep_details"]]) == (2, [True, False, True])
    assert ana.get(f"{PATH}/{made['id']}") == made
    assert [one["id"] for one in ana.get(PATH)["items"]] == [made["id"]]
    mean = ana.get(f"/v1/variables/mean_velocity:bench-press-barbell?from={ON}&to={ON}")
    assert mean["values"][0]["value"] == pytest.approx((0.82 + 0.79 + 0.74 + 0.48 + 0.39) / 5)
    kept = [one for one in ana.get("/v1/media")["items"] if one["id"] == made["media_id"]]
    assert kept[0]["message_id"] is None
    corrected = ana.patch(f"/v1/sets/{first['id']}", {"rir": 1})
    assert (corrected["rir"], len(corrected["rep_details"])) == (1.0, 3)
    ben = web.person("Ben")
    assert ben.get(PATH)["items"] == []
    ben.get(f"{PATH}/{made['id']}", status=404)
    ben.delete(f"{PATH}/{made['id']}", status=404)
    assert hand_in(ben, ADR)["id"] != made["id"]
    ana.delete(f"{PATH}/{made['id']}")
    assert [one["rep_details"] for one in ana.day(ON)["sessions"][0]["sets"]] == [[], []]
    hand_in(ana, ADR, 200)
    assert [len(one["rep_details"]) for one in ana.day(ON)["sessions"][0]["sets"]] == [3, 3]
    filmed = "MATCH (x:Set {id: $x}) MATCH (f:Media {id: $f}) MERGE (x)-[:FILMED_IN]->(f)"
    about = {"x": second["id"], "f": made["media_id"]}
    with web.graph.session() as session:
        session.execute_write(lambda tx: tx.run(cast(Any, filmed), about).consume())
    ana.delete(f"/v1/sessions/{ana.day(ON)['sessions'][0]['id']}")
    assert made["media_id"] not in [one["id"] for one in ana.get("/v1/media")["items"]]


def test_a_signal_needs_what_it_is_of(ana: Caller) -> None:
    for query, field in ((f"at={AT}", "exercise"), (f"at={AT}&exercise=squat-barbell", "weight_kg")):
        problem = hand_in(ana, signal(3, seed=8), 422, query)
        assert [one["field"] for one in problem["errors"]] == [field]  # type: ignore[attr-defined]
    hand_in(ana, b"PK\x03\x04nothing", 422)
    assert ana.day(ON)["sessions"] == []
    made = hand_in(ana, signal(3, seed=8), query=f"at={AT}&exercise=squat-barbell&weight_kg=100&rir=2")
    (one,) = ana.day(ON)["sessions"][0]["sets"]
    assert (one["reps"], one["weight_kg"], one["rir"]) == (3, 100.0, 2.0)
    rep = made["sets"][0]["reps"][0]  # type: ignore[index]
    assert rep["mean_power_w"] > 200
    assert made["hz"] == 1000.0


def test_a_form_is_taken_and_a_profile_told(ana: Caller) -> None:
    headers = {"Authorization": f"Bearer {ana.token}"}
    files = {"file": ("sets.csv", VITRUVE.encode("utf-16"), "text/csv")}
    answer = ana.web.post(PATH, files=files, headers=headers)
    assert answer.status_code == 201, answer.text
    assert (answer.json()["file_name"], answer.json()["date"]) == ("sets.csv", ON)
    told = ana.get(f"/v1/exercises/squat-barbell/velocity-profile?on={ON}")
    assert (told["line"], told["reserves"]) == (None, [])
    head = ADR.splitlines()[0]
    for load, speed in ((100, 0.82), (115, 0.66), (130, 0.50), (140, 0.40)):
        hand_in(ana, f"{head}\n1,S1 R1,{load},41,{speed},{speed},170,300,1,Sentadilla,Ana,1\n")
    line = ana.get(f"/v1/exercises/squat-barbell/velocity-profile?on={ON}")["line"]
    assert line["one_rm_kg"] == pytest.approx(150, abs=8)
    assert line["one_rm_low_kg"] <= line["one_rm_kg"] <= line["one_rm_high_kg"]
    ana.get("/v1/exercises/nothing/velocity-profile", status=404)


def test_a_long_file_is_kept_whole_and_comes_back_whole(ana: Caller) -> None:
    head = ADR.splitlines()[0]
    rows = [
        f"1,S{n} R1,{60 + n % 40},41,0.{400 + n},0.{420 + n},98,400,1,Press Banca,Ana,1"
        for n in range(1, 421)
    ]
    made = hand_in(ana, "\n".join([head, *rows]))
    assert len(made["sets"]) == 420  # type: ignore[arg-type]
    ana.delete(f"{PATH}/{made['id']}")
    hand_in(ana, "\n".join([head, *rows]), 200)
    told = ana.day(ON)["sessions"][0]["sets"]
    assert [len(one["rep_details"]) for one in told] == [1] * 420
    rows = [f"1,S{n} R1,60,41,0.5,0.5,98,400,1,Press Banca,Ana,1" for n in range(1, 1002)]
    problem = hand_in(ana, "\n".join([head, *rows]), 422)
    assert "1000 sets" in problem["errors"][0]["message"]  # type: ignore[index]


def test_what_was_measured_alike_is_the_same_only_where_it_can_be(ana: Caller) -> None:
    head = "Date,Exercise,Load [kg],Set,Rep,Mean Velocity [m/s]"
    first = f"{head}\n2026-11-18,Squat,100,1,1,0.61\n2026-11-18,Squat,100,1,2,0.60\n2026-11-18,Squat,100,2,1,0.61\n"
    hand_in(ana, first)
    turned = "\n".join([head, *reversed(first.splitlines()[1:])])
    assert hand_in(ana, turned, 200)["id"] is None
    other_day = hand_in(ana, f"{head}\n2026-11-19,Squat,100,1,1,0.61\n")
    assert (other_day["date"], len(other_day["sets"])) == ("2026-11-19", 1)  # type: ignore[arg-type]
