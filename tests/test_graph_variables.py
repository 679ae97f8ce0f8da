"""Daily variables: what each kind makes of a few known days, on both engines, and how missing differs from 0."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

import numpy as np
import pytest

from cypher import statement
from graph.connect import Graph
from graph.facts import (
    AnyFact,
    BatchFact,
    CheckInFact,
    Entered,
    IngredientFact,
    ObservationFact,
    PortionFact,
    SessionFact,
    SetFact,
    SleepFact,
)
from graph.record import rows_of
from graph.relations.variable_kinds import Kind, kinds
from graph.relations.variables import Matrix, read_matrix
from graph.writer import Work, Writer
from tests.path import add_people

WORLD = """
MERGE (bench:Exercise {id: 'bench-press-barbell'})
SET bench.name_en = 'Barbell bench press', bench.name_es = 'Press de banca'
MERGE (chest:Muscle {id: 'chest'}) SET chest.name_en = 'Chest', chest.name_es = 'Pectoral mayor'
MERGE (triceps:Muscle {id: 'triceps'}) SET triceps.name_en = 'Triceps', triceps.name_es = 'Tríceps'
MERGE (bench)-[p:TARGETS_PRIMARY]->(chest) SET p.activation = 1.0
MERGE (bench)-[s:TARGETS_SECONDARY]->(triceps) SET s.activation = 0.5
MERGE (oats:Food {id: 'oats'}) SET oats.energy_kcal_100g = 400.0, oats.protein_g_100g = 10.0,
  oats.carbohydrate_g_100g = 60.0, oats.fat_g_100g = 5.0
MERGE (beef:Food {id: 'beef'}) SET beef.energy_kcal_100g = 200.0, beef.protein_g_100g = 20.0,
  beef.carbohydrate_g_100g = 0.0, beef.fat_g_100g = 15.0
MERGE (weight:Metric {id: 'body_weight'}) SET weight.unit = 'kg', weight.per_day = 'last',
  weight.label_en = 'Weight', weight.label_es = 'Peso'
MERGE (water:Metric {id: 'water'}) SET water.unit = 'ml', water.per_day = 'sum', water.label_en = 'Water'
MERGE (grip:Metric {id: 'ana|volume'}) SET grip.unit = 'kg', grip.per_day = 'max', grip.label_en = 'Grip'
MERGE (pulse:Metric {id: 'heart_rate'}) SET pulse.unit = 'bpm', pulse.per_day = 'mean', pulse.label_en = 'Pulse'
MERGE (mood:Metric {id: 'mood'}) SET mood.unit = 'score', mood.per_day = 'mean', mood.label_en = 'Mood'
MERGE (energy:Metric {id: 'energy'}) SET energy.unit = 'score', energy.per_day = 'mean', energy.label_en = 'Energy'
"""
FIRST, SECOND = date(2026, 3, 29), date(2026, 3, 30)
LAST = date(2026, 4, 2)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def base(one: int, day: date, text: str) -> dict[str, Any]:
    return {"id": f"record-{one}", "day": day, "at": at(text), "told_at": at(text), "place": one}


def observed(one: int, day: date, text: str, metric: str, value: float) -> ObservationFact:
    return ObservationFact(
        **base(one, day, text), metric=metric, value=value, unit="x", entered=Entered(value, "x")
    )  # fmt: skip


def eaten(one: int, day: date, text: str | None, category: str, grams: float, **of: Any) -> PortionFact:
    told = base(one, day, text or "2026-03-29T23:00:00+02:00") | ({} if text else {"at": None})
    return PortionFact(
        **told, meal_id=f"meal-{day}-{category}", category=category, grams=grams, grams_source="stated", **of
    )  # fmt: skip


def lifted(one: int, day: date, text: str, **more: Any) -> SetFact:
    return SetFact(
        **base(one, day, text), session_id=f"gym-{day}", exercise_id="bench-press-barbell", **more
    )  # fmt: skip


FACTS: list[AnyFact] = [
    # The night over which clocks went forward: 7.5 hours passed, the clock of the wall says 8.5.
    SleepFact(
        **base(1, FIRST, "2026-03-29T08:10:00+02:00"), kind="night", duration_min=450.0, awakenings=2,
        started_at=at("2026-03-28T23:40:00+01:00"), ended_at=at("2026-03-29T08:10:00+02:00"),
    ),
    SleepFact(
        **base(2, SECOND, "2026-03-30T08:10:00+02:00"), kind="night", duration_min=420.0,
        started_at=at("2026-03-30T00:30:00+02:00"), ended_at=at("2026-03-30T07:30:00+02:00"),
    ),
    SleepFact(**base(3, SECOND, "2026-03-30T16:00:00+02:00"), kind="nap", duration_min=20.0),
    SleepFact(**base(4, LAST, "2026-04-02T09:00:00+02:00"), kind="night", duration_min=400.0),
    BatchFact(
        **base(10, FIRST, "2026-03-29T12:00:00+02:00"), name="Pot", yield_g=800.0, portions=4.0,
        ingredients=(IngredientFact("beef", "beef", 500.0), IngredientFact("oats", "oats", 100.0)),
    ),
    eaten(11, FIRST, "2026-03-29T09:00:00+02:00", "breakfast", 50.0, food_id="oats"),
    eaten(12, FIRST, "2026-03-29T20:30:00+02:00", "dinner", 200.0, batch_id="record-10", portions=1.0),
    eaten(13, FIRST, "2026-03-30T00:30:00+02:00", "evening_snack", 80.0, batch_id="record-10"),
    eaten(14, SECOND, "2026-03-30T09:00:00+02:00", "breakfast", 100.0, food_id="oats"),
    eaten(15, SECOND, None, "dinner", 100.0, food_id="beef"),
    SessionFact(**base(20, FIRST, "2026-03-29T18:30:00+02:00") | {"id": f"gym-{FIRST}"}, kind="gym", explicit=False),
    lifted(21, FIRST, "2026-03-29T18:30:00+02:00", reps=10, weight_kg=40.0, type="warmup"),
    lifted(22, FIRST, "2026-03-29T18:40:00+02:00", reps=8, weight_kg=80.0, rir=2.0),
    lifted(23, FIRST, "2026-03-29T18:50:00+02:00", reps=8, weight_kg=70.0, rir=4.0),
    lifted(24, FIRST, "2026-03-29T19:00:00+02:00", reps=20, weight_kg=60.0),
    SessionFact(**base(25, SECOND, "2026-03-30T07:00:00+02:00") | {"id": f"gym-{SECOND}"}, kind="gym", explicit=False),
    lifted(26, SECOND, "2026-03-30T07:00:00+02:00", reps=12, weight_kg=None),
    SessionFact(
        **base(27, SECOND, "2026-03-30T18:00:00+02:00"), kind="run", distance_km=10.0, duration_min=50.0,
        avg_heart_rate_bpm=150.0, elevation_gain_m=120.0,
    ),
    observed(30, FIRST, "2026-03-29T21:00:00+02:00", "body_weight", 81.0),
    observed(31, FIRST, "2026-03-29T08:00:00+02:00", "body_weight", 80.0),
    observed(32, FIRST, "2026-03-29T08:00:00+02:00", "water", 500.0),
    observed(33, FIRST, "2026-03-29T12:00:00+02:00", "water", 250.0),
    observed(34, FIRST, "2026-03-29T12:00:00+02:00", "heart_rate", 60.0),
    observed(35, FIRST, "2026-03-29T13:00:00+02:00", "heart_rate", 70.0),
    observed(36, FIRST, "2026-03-29T12:00:00+02:00", "volume", 50.0),
    observed(37, FIRST, "2026-03-29T13:00:00+02:00", "volume", 45.0),
    observed(38, SECOND, "2026-03-30T13:00:00+02:00", "energy", 3.0),
    CheckInFact(
        **base(40, FIRST, "2026-03-29T08:00:00+02:00"), moment="waking", scores=(("mood", 4.0), ("energy", 2.0)),
        scale=(1.0, 5.0),
    ),
    CheckInFact(
        **base(41, FIRST, "2026-03-29T22:00:00+02:00"), moment="bedtime", scores=(("mood", 10.0),), scale=(1.0, 10.0)
    ),
]  # fmt: skip

# What the first and the second day come to, by the slug; None where the day has no value.
POT_KCAL = 1400.0
EXPECTED: dict[str, tuple[float | None, float | None]] = {
    "sleep_duration": (450, 420),
    "sleep_start": (-1 / 3, 0.5),
    "sleep_end": (8 + 1 / 6, 7.5),
    "sleep_midpoint": (4 + 25 / 60, 4.0),
    "sleep_regularity": (None, 25 / 60),
    "sleep_awakenings": (2, None),
    "sleep_nap": (0, 20),
    "energy_kcal": (200 + POT_KCAL / 4 + POT_KCAL / 10, 600),
    "protein_g": (5 + 110 / 4 + 110 / 10, 30),
    "carbohydrate_g": (30 + 60 / 4 + 60 / 10, 60),
    "fat_g": (2.5 + 80 / 4 + 80 / 10, 20),
    "fat_share": (900 * 30.5 / 690, 900 * 20 / 600),
    "carbohydrate_share": (400 * 51 / 690, 400 * 60 / 600),
    "eating_window": (15.5, None),
    "protein_share": (400 * 43.5 / 690, 400 * 30 / 600),
    "late_energy_kcal": (POT_KCAL / 4 + POT_KCAL / 10, None),
    "batch_energy_share": (100 * 490 / 690, 0),
    "meal_energy_kcal:breakfast": (200, 400),
    "meal_energy_kcal:dinner": (350, 200),
    "meal_energy_kcal:evening_snack": (140, None),
    "meals": (3, 2),
    "foods": (2, 2),
    "first_meal": (9, 9),
    "last_meal": (24.5, 9),
    "sets": (4, 1),
    "reps": (46, 12),
    "exercises": (1, 1),
    "volume": (400 + 640 + 560 + 1200, None),
    "exercise_volume:bench-press-barbell": (2800, None),
    "muscle_volume:chest": (2800, None),
    "muscle_volume:triceps": (1400, None),
    "muscle_sets:chest": (3, 1),
    "muscle_sets:triceps": (1.5, 0.5),
    "hard_sets:chest": (1, None),
    "hard_sets:triceps": (0.5, None),
    "e1rm:bench-press-barbell": (80 * (1 + 10 / 30), None),
    "mean_rir": (3, None),
    "mean_load:bench-press-barbell": ((640 + 560 + 1200) / 36, None),
    "session_start": (18.5, 7),
    "session_minutes:gym": (30, None),
    "session_minutes:run": (None, 50),
    "session_distance_km:run": (None, 10),
    "session_heart_rate:run": (None, 150),
    "session_climb_m:run": (None, 120),
    "session_speed_kmh:run": (None, 12),
    "body_weight": (81, None),
    "water": (750, None),
    "heart_rate": (65, None),
    "volume:observed": (50, None),
    "mood": ((4 + 5) / 2, None),
    "energy:rated": (2, None),
    "energy": (None, 3),
}


def keep(graph: Graph, facts: Iterable[AnyFact]) -> None:
    """A world of two muscles and two foods, and what Ana recorded in it."""
    add_people(graph)
    with graph.session() as session:
        session.execute_write(lambda tx: tx.run(cast(Any, WORLD)).consume())
    with Writer(graph.driver, graph.database) as writer:
        writer.do(Work(rows_of("ana", facts, own_metrics={"volume"})))


def matrix(graph: Graph, first: date | None = None, last: date | None = None) -> Matrix:
    with graph.session() as session:
        return read_matrix(session, "ana", first, last)


def column(found: Matrix, slug: str) -> list[float | None]:
    place = [one.slug for one in found.variables].index(slug)
    return [None if np.isnan(value) else float(value) for value in found.values[:, place]]


def test_every_kind_gives_what_the_days_hold(graph: Graph) -> None:
    keep(graph, FACTS)
    found = matrix(graph)
    assert (found.first, len(found.values)) == (FIRST, 5)
    assert {one.slug for one in found.variables} == EXPECTED.keys()
    for slug, (first, second) in EXPECTED.items():
        values = column(found, slug)
        assert values[:2] == [first and pytest.approx(first), second and pytest.approx(second)], slug
        assert values[2:4] == [None, None], slug


def test_what_is_taken_back_counts_nowhere(graph: Graph) -> None:
    keep(graph, FACTS)
    rows = [{"id": fact.id} for fact in FACTS]
    with graph.session() as session:
        session.execute_write(lambda tx: tx.run(statement("write/hide-records"), rows=rows).consume())
    assert matrix(graph).variables == ()


def test_only_the_days_asked_for_of_the_person_asked_for(graph: Graph) -> None:
    keep(graph, FACTS)
    found = matrix(graph, SECOND, SECOND)
    assert (found.first, len(found.values)) == (SECOND, 1)
    assert column(found, "sleep_duration") == [420]
    assert matrix(graph, date(2030, 1, 1), date(2030, 12, 31)).variables == ()
    with graph.session() as session:
        assert read_matrix(session, "ben").variables == ()


def test_labels_in_both_languages_come_from_the_graph(embedded_graph: Graph) -> None:
    keep(embedded_graph, FACTS)
    by_slug = {one.slug: one for one in matrix(embedded_graph).variables}
    e1rm, weight, gym = (
        by_slug["e1rm:bench-press-barbell"],
        by_slug["body_weight"],
        by_slug["session_minutes:gym"],
    )
    assert (e1rm.label("en"), e1rm.label("es")) == (
        "Estimated 1RM of barbell bench press",
        "1RM estimada de press de banca",
    )
    assert (weight.label("es"), weight.unit) == ("Peso", "kg")
    assert gym.label("en") == "Minutes of the gym"


def test_variables_of_one_night_share_records_and_two_metrics_do_not(embedded_graph: Graph) -> None:
    keep(embedded_graph, FACTS)
    by_slug = {one.slug: one for one in matrix(embedded_graph).variables}

    def shares(x: str, y: str) -> bool:
        return by_slug[x].shares_records(by_slug[y])

    assert shares("sleep_duration", "sleep_start")
    assert shares("volume", "e1rm:bench-press-barbell")
    assert shares("session_minutes:gym", "sets")
    assert shares("energy_kcal", "first_meal")
    assert not shares("body_weight", "water")
    assert not shares("mood", "energy:rated")
    assert not shares("sleep_duration", "mood")
    assert not shares("session_start", "e1rm:bench-press-barbell")


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_every_file_says_what_it_is(kind: Kind) -> None:
    assert kind.answers.endswith(".")
    assert kind.label_en and kind.label_es and kind.unit and kind.missing and kind.records
    assert kind.records <= {"sleep", "meals", "sets", "sessions", "observations", "check-ins"}
    assert (kind.by is None) == ("{key}" not in kind.label_en)
    if "sleep" in kind.records:
        assert kind.slug.startswith("sleep_")


def test_there_are_many_kinds() -> None:
    assert len(kinds()) >= 40
