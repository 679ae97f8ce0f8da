"""History from other apps: what each file becomes, that bringing it in twice adds nothing, and what is refused."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.catalog import load_catalog
from graph.connect import Graph
from graph.errors import SinewError
from graph.imports.cells import month_first, number, seconds, when
from graph.imports.files import FORMATS, read_file
from graph.imports.mapped import read_mapping
from graph.imports.store import Report, bring_in
from graph.people import person_of_phone
from graph.writer import Writer
from tests.web import Caller, Web

STRONG = """Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2024-02-05 18:00:00,"Push",1h,"Bench Press (Barbell)",1,80,8,0,0,"",,8
2024-02-05 18:00:00,"Push",1h,"Bench Press (Barbell)",W,40,10,0,0,"",,
2024-02-05 18:00:00,"Push",1h,"Bench Press (Barbell)",Rest Timer,,,,90,,,
2024-02-05 18:00:00,"Push",1h,"Zorblax Press",1,30,10,0,0,"",,
not a date,"Push",1h,"Bench Press (Barbell)",2,80,8,0,0,"",,
2024-02-05 18:00:00,"Push",1h,"Bench Press (Barbell)",3,9000,8,0,0,"",,
2094-02-05 18:00:00,"Push",1h,"Bench Press (Barbell)",3,90,8,0,0,"",,
"""
HEVY = """"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index",\
"set_type","weight_lbs","reps","distance_miles","duration_seconds","rpe"
"Pull","28 Mar 2024, 17:29","28 Mar 2024, 18:40","","Pull Up (Assisted)",,"",0,"normal",44.09,8,,,9
"Pull","28 Mar 2024, 17:29","28 Mar 2024, 18:40","","Deadlift (Barbell)",,"",0,"dropset",225,5,,,
"""
FITNOTES = """Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time,Comment
2024-04-01,Flat Barbell Bench Press,Chest,100.0,5,,,,felt good
2024-04-01,Plank,Abs,,,,,0:01:30,
"""
GYMBOOK = """Date;Workout;Time;Exercise;Region;Repetitions / Time;Weight / Distance;Notes;Skipped
05.04.2024;Legs;18:00;Squat;Legs;5 reps;102,5 kg;;No
05.04.2024;Legs;18:00;Squat;Legs;5 reps;102,5 kg;;Yes
"""
STRENGTHLEVEL = """Date Lifted,Exercise,Weight (kg),Reps,Bodyweight (kg),Percentile (%)
2024-04-06,Bench Press,90,3,80,70
"""
GARMIN = """Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Total Ascent
Running,2024-04-07 09:00:00,false,"Morning Run","10.02","700","00:52:30","151","170","84"
Pool Swimming,2024-04-07 12:00:00,false,"Swim","1,500","400","00:35:00","130","150","--"
"""
CRONOMETER = """Day,Time,Group,Food Name,Amount,Energy (kcal),Carbs (g),Fiber (g),Fat (g),Protein (g)
2024-04-08,8:30 AM,Breakfast,Rolled oats,60.00 g,227,40.6,6.1,3.9,7.9
2024-04-08,,Dinner,Zorblax bar,1.00 serving,210,20,3,9,12
"""
MYFITNESSPAL = """Date,Meal,Calories,Fat (g),Carbohydrates (g),Fiber,Protein (g),Note
2024-04-09,Breakfast,412.5,12,55,7,20,
"""
FITBIT_DAYS = """Body
Date,Weight,BMI,Fat
2024-04-10,80.4,24.1,18

Activities
Date,Calories Burned,Steps,Distance
2024-04-10,"2,500","10,432",7.9

Sleep
Start Time,End Time,Minutes Asleep,Minutes Awake,Number of Awakenings
2024-04-09 11:40PM,2024-04-10 7:10AM,420,30,3
"""
APPLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [<!ELEMENT HealthData ANY>]>
<HealthData locale="es_ES">
 <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count" startDate="2024-04-11 09:00:00 +0200"
  endDate="2024-04-11 09:10:00 +0200" value="4000"/>
 <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Watch" unit="count" startDate="2024-04-11 09:00:00 +0200"
  endDate="2024-04-11 09:10:00 +0200" value="5000"/>
 <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Watch" unit="count" startDate="2024-04-11 19:00:00 +0200"
  endDate="2024-04-11 19:10:00 +0200" value="1500"/>
 <Record type="HKQuantityTypeIdentifierBodyMass" sourceName="Scale" unit="kg" startDate="2024-04-11 08:00:00 +0200"
  endDate="2024-04-11 08:00:00 +0200" value="80.2"/>
 <Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" startDate="2024-04-10 23:30:00 +0200"
  endDate="2024-04-11 02:00:00 +0200" value="HKCategoryValueSleepAnalysisAsleepCore"/>
 <Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" startDate="2024-04-11 02:10:00 +0200"
  endDate="2024-04-11 07:00:00 +0200" value="HKCategoryValueSleepAnalysisAsleepDeep"/>
 <Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="50" durationUnit="min"
  startDate="2024-04-11 18:00:00 +0200" endDate="2024-04-11 18:50:00 +0200">
  <WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="9.5" unit="km"/></Workout>
</HealthData>
"""
MINE = "Fecha;Ejercicio;Peso;Reps\n12/04/2024;press banca;82,5;6\n"
MAPPING = (
    'kind = "sets"\ndate_format = "%d/%m/%Y"\nunit = "kg"\n[columns]\ndate = "Fecha"\nexercise = "Ejercicio"\n'
    + ('weight = "Peso"\nreps = "Reps"\n')
)


Bring = Callable[..., Report]


@pytest.fixture
def bring(web: Web, ana: Caller, tmp_path: Path) -> Bring:
    """Brings a text in for Ana, as the command does."""

    def run(format_: str, text: str | bytes, mapping: str | None = None, name: str = "file") -> Report:
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        columns = None
        if mapping is not None:
            (tmp_path / "mapping").write_text(mapping)
            columns = read_mapping(tmp_path / "mapping")
        graph: Graph = web.graph
        with graph.session() as session, Writer(graph.driver, graph.database) as writer:
            person = person_of_phone(session, f"+{ana.number}")
            found, items = read_file(format_, file, columns=columns)
            assert format_ in (found, "auto")
            return bring_in(session, writer, load_catalog(session), person, found, items)

    return run


def figures(report: Report) -> tuple[int, int, int, int]:
    return report.went_in, report.there, report.need_a_look, report.refused


def test_sets_of_every_training_app_go_in_once(bring: Bring, ana: Caller) -> None:
    report = bring("strong", STRONG)
    assert figures(report) == (3, 0, 1, 3)
    assert sorted(report.reasons) == ["a day to come", "a load that nobody lifts", "no date"]
    assert figures(bring("auto", STRONG)) == (0, 3, 0, 3)
    (session,) = ana.day("2024-02-05")["sessions"]
    assert (session["title"], session["started_at"], session["ended_at"]) == (
        "Push", "2024-02-05T18:00:00+01:00", "2024-02-05T19:00:00+01:00",
    )  # fmt: skip
    sets = [
        (one["exercise"]["name"], one["weight_kg"], one["reps"], one["rir"], one["type"])
        for one in session["sets"]
    ]
    assert sets == [
        ("Barbell bench press", 80.0, 8, 2.0, "working"),
        ("Barbell bench press", 40.0, 10, None, "warmup"),
        ("Zorblax Press", 30.0, 10, None, "working"),
    ]
    assert session["sets"][2]["exercise"]["facets"]["equipment"] == "other"
    for format_, text, day, first in (
        ("hevy", HEVY, "2024-03-28", {"weight_kg": -19.999, "reps": 8, "rir": 1.0}),
        ("fitnotes", FITNOTES, "2024-04-01", {"weight_kg": 100.0, "reps": 5, "notes": "felt good"}),
        ("gymbook", GYMBOOK, "2024-04-05", {"weight_kg": 102.5, "reps": 5}),
        ("strengthlevel", STRENGTHLEVEL, "2024-04-06", {"weight_kg": 90.0, "reps": 3}),
    ):
        went_in = bring("auto", text).went_in
        assert bring(format_, text).went_in == 0 and went_in
        (session,) = ana.day(day)["sessions"]
        assert len(session["sets"]) == went_in, format_
        assert {name: session["sets"][0][name] for name in first} == first, format_
    plank = ana.day("2024-04-01")["sessions"][0]["sets"][1]
    assert (plank["duration_s"], plank["reps"]) == (90.0, None)
    assert figures(bring("csv", MINE, MAPPING)) == (1, 0, 0, 0)
    assert ana.day("2024-04-12")["sessions"][0]["sets"][0]["weight_kg"] == 82.5


def test_what_was_eaten_keeps_the_figures_of_the_file(bring: Bring, ana: Caller, web: Web) -> None:
    assert figures(bring("auto", CRONOMETER)) == (2, 0, 1, 0)
    breakfast, dinner = ana.day("2024-04-08")["meals"]
    (oats,), (bar,) = breakfast["items"], dinner["items"]
    assert (breakfast["category"], oats["food"]["id"], oats["grams"]) == ("breakfast", "oats-rolled", 60)
    assert breakfast["at"] == "2024-04-08T08:30:00+02:00"
    assert (bar["food"]["name"], bar["energy_kcal"], bar["protein_g"]) == ("Zorblax bar", 210.0, 12.0)
    assert bar["grams_source"] == "estimate"
    assert figures(bring("auto", MYFITNESSPAL)) == (1, 0, 1, 0)
    assert ana.day("2024-04-09")["totals"]["energy_kcal"] == 412.5
    assert bring("myfitnesspal", MYFITNESSPAL).there == 1
    sam = web.person("Sam")
    assert bar["food"]["id"] not in json.dumps(sam.get("/v1/foods?limit=1000"))


def test_days_nights_and_activities_of_watches_go_in_once(bring: Bring, ana: Caller) -> None:
    assert figures(bring("auto", GARMIN)) == (2, 0, 0, 0)
    run, swim = ana.day("2024-04-07")["sessions"]
    assert (run["kind"], run["distance_km"], run["duration_min"], run["elevation_gain_m"]) == (
        "run",
        10.02,
        52.5,
        84,
    )
    assert (swim["kind"], swim["distance_km"]) == ("swim", 1.5)
    assert figures(bring("auto", FITBIT_DAYS)) == (4, 0, 0, 0)
    day = ana.day("2024-04-10")
    assert day["totals"]["steps"] == 10432 and day["sleep"][0]["duration_min"] == 450
    assert {one["metric"]: one["value"] for one in day["observations"]} == {
        "body_weight": 80.4, "body_fat": 18, "steps": 10432,
    }  # fmt: skip
    report = bring("auto", APPLE)
    assert figures(report) == (4, 0, 0, 0)
    day = ana.day("2024-04-11")
    assert day["totals"]["steps"] == 6500, "two sources of the same steps are not counted twice"
    (night,), (run,) = day["sleep"], day["sessions"]
    assert (night["duration_min"], night["awakenings"], night["kind"]) == (450, 1, "night")
    assert (run["kind"], run["distance_km"], run["duration_min"]) == ("run", 9.5, 50)
    assert bring("apple-health", APPLE).went_in == 0


def test_archives_as_they_are_downloaded(bring: Bring, ana: Caller, tmp_path: Path) -> None:
    files = {
        "steps-2024-05-01.json": [{"dateTime": "05/01/24 08:00:00", "value": "12"}] * 3,
        "weight-2024-05-01.json": [{"logId": 1, "weight": 176.4, "date": "05/01/24", "time": "08:00:00"}],
        "sleep-2024-05-01.json": [
            {"startTime": "2024-04-30T23:30:00.000", "endTime": "2024-05-01T07:00:00.000"}
        ],
        "heart_rate-2024-05-01.json": [{"dateTime": "05/01/24 08:00:00", "value": {"bpm": 60}}],
    }
    archive = tmp_path / "fitbit.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for name, entries in files.items():
            zipped.writestr(f"Takeout/Fitbit/{name}", json.dumps(entries))
    assert figures(bring("auto", archive.read_bytes())) == (3, 0, 0, 0)
    day = ana.day("2024-05-01")
    assert day["totals"]["steps"] == 36 and day["totals"]["sleep_min"] == 450
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("apple_health_export/export.xml", APPLE)
    assert bring("auto", archive.read_bytes()).went_in == 4


@pytest.mark.parametrize(
    ("format_", "text", "sentence"),
    [
        ("nonsense", "a,b", "There is no format nonsense"),
        ("strong", "a,b\n1,2", "does not look like strong"),
        ("auto", "a,b\n1,2", "of no app that is known"),
        ("auto", "", "is empty"),
        ("apple-health", "<?xml version='1.0'?><HealthData><Rec", "no whole export"),
        ("strong", "<?xml version='1.0'?><HealthData/>", "looks like apple-health"),
        ("csv", MINE, "needs --mapping"),
        ("strong", b"\xff\xfe\x00\xd8\x00", "does not look like strong"),
    ],
)
def test_a_file_that_is_none_is_told_in_a_sentence(
    format_: str, text: str | bytes, sentence: str, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SinewError, match=sentence):
        list(read_file(format_, file)[1])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("12,5", 12.5), ("10,432", 10432), ("0,125", 0.125),
        ("1 234,5", 1234.5), ("-20", -20), ("80.0 kg", 80), ("--", None), ("", None),
        ("1,234,567", 1234567), ("1.234.567", 1234567),
    ],
)  # fmt: skip
def test_numbers_as_people_s_phones_write_them(text: str, found: float | None) -> None:
    assert number(text) == found


def test_times_as_apps_write_them() -> None:
    for text in ("2024-03-28 17:29:00", "28 Mar 2024, 17:29", "28/03/2024 17:29", "28.03.2024 17:29",
                 "2024-03-28T17:29:00", "28 mar. 2024, 17:29"):  # fmt: skip
        found = when(text)
        assert found is not None and found.isoformat() == "2024-03-28T17:29:00", text
    offset = when("2024-03-28 17:29:00 -0500")
    assert offset is not None and offset.isoformat() == "2024-03-28T17:29:00-05:00"
    assert when("soon") is None
    assert [month_first("03/28/2024"), month_first("28/03/2024"), month_first("03/04/2024")] == [
        True,
        False,
        None,
    ]
    assert [seconds(text) for text in ("1h 5m", "00:52:30", "05:30", "90", "0", None)] == [
        3900,
        3150,
        330,
        90,
        None,
        None,
    ]


def test_every_format_is_told_in_the_help() -> None:
    from api.exchange import import_

    told: Any = import_.__annotations__["format"]
    assert all(name in told.__metadata__[0].help for name in FORMATS)
