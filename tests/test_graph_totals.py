"""Daily totals: whatever is recorded, corrected, taken back, weighed again, merged or brought in, those that are
kept are those that a recomputation gives; and a reading that was overtaken by a write keeps nothing wrong."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.mender import Mender
from cypher import statement
from graph.catalog import load_catalog
from graph.connect import Graph
from graph.context import Person
from graph.encoder import RecordingFact, RepFact, recording_rows
from graph.facts import (
    AnyFact,
    BatchFact,
    BatchVersionFact,
    CheckInFact,
    Entered,
    IngredientFact,
    ObservationFact,
    PortionFact,
    SessionFact,
    SetFact,
    SleepFact,
)
from graph.imports.files import read_file
from graph.imports.store import bring_in
from graph.own_foods import keep_rows
from graph.record import Rows, moved, rows_of, settling
from graph.relations import totals
from graph.relations.totals import differences, needs_mending, read_totals, recompute
from graph.relations.totals_year import Year, packed, unpacked
from graph.relations.variables import read_matrix
from graph.writer import Work, Writer
from tests.path import query
from tests.test_graph_imports import STRONG
from tests.test_graph_variables import WORLD

FIRST = date(2025, 12, 29)
MORE = """
MERGE (squat:Exercise {id: 'squat-barbell'})
MERGE (squat)-[p:TARGETS_PRIMARY]->(:Muscle {id: 'quadriceps'}) SET p.activation = 0.9
"""
PERSON = """
MERGE (u:User {id: $id}) SET u.name = $id, u.timezone = 'Europe/Madrid', u.language = 'es', u.units = 'metric'
"""
_people = itertools.count(1)
EXERCISES = ("bench-press-barbell", "squat-barbell")
OPS = (
    "lift", "lift", "late", "eat", "eat", "share", "cook", "weigh", "sleep", "weight", "feel", "measure", "correct",
    "undo", "redo", "own food", "bring", "merge", "split", "zone", "read", "read", "overtake",
)  # fmt: skip


def prepare(graph: Graph) -> None:
    with graph.session() as session:
        for text in (WORLD, MORE):
            session.execute_write(lambda tx, text=text: tx.run(cast(Any, text)).consume())


@dataclass
class Life:
    """A person whose records come and go, a step at a time."""

    graph: Graph
    writer: Writer
    folder: Path
    user_id: str = field(default_factory=lambda: f"p{next(_people)}")
    facts: dict[str, AnyFact] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    versions: set[str] = field(default_factory=set)
    count: int = 0

    def __post_init__(self) -> None:
        with self.graph.session() as session:
            session.execute_write(lambda tx: tx.run(cast(Any, PERSON), id=self.user_id).consume())

    def step(self, op: str, day: int, pick: int) -> None:
        self.count += 1
        on = FIRST + timedelta(days=day)
        at = datetime(on.year, on.month, on.day, 8 + pick % 12, tzinfo=UTC)
        base: dict[str, Any] = {
            "id": f"{self.user_id}.{self.count}", "day": on, "told_at": at, "at": at, "arrived": self.count,
        }  # fmt: skip
        {
            "lift": self.lift, "late": self.late, "eat": self.eat, "share": self.share, "cook": self.cook,
            "weigh": self.weigh, "measure": self.measure, "correct": self.correct, "undo": self.undo,
            "redo": self.redo, "own food": self.own_food, "merge": self.merge, "split": self.merge,
            "zone": self.zone, "sleep": self.body, "weight": self.body, "feel": self.body, "read": self.read,
            "overtake": self.overtake, "bring": self.bring,
        }[op](base, pick, op)  # fmt: skip

    def keep(self, *facts: AnyFact, rows: Rows | None = None) -> None:
        self.writer.do(Work(rows_of(self.user_id, facts) | (rows or {})))
        self.facts |= {fact.id: fact for fact in facts}

    def session_of(self, day: date) -> str:
        return f"{self.user_id}.gym.{day}"

    def lift(self, base: dict[str, Any], pick: int, op: str) -> None:
        session = SessionFact(**base | {"id": self.session_of(base["day"])}, kind="gym", explicit=False)
        self.keep(session, self.a_set(base, session.id, pick))

    def late(self, base: dict[str, Any], pick: int, op: str) -> None:
        """A set after midnight, in the session of the day before."""
        before = self.session_of(base["day"] - timedelta(days=1))
        if before in self.facts:
            after_midnight = datetime.combine(base["day"], datetime.min.time(), UTC) + timedelta(minutes=30)
            self.keep(self.a_set(base | {"at": after_midnight}, before, pick))

    def a_set(self, base: dict[str, Any], session_id: str, pick: int) -> SetFact:
        return SetFact(
            **base, session_id=session_id, exercise_id=EXERCISES[pick % 2], reps=3 + pick % 9, weight_kg=50.0 + pick
        )  # fmt: skip

    def eat(self, base: dict[str, Any], pick: int, op: str) -> None:
        food = f"{self.user_id}.food" if f"{self.user_id}.food" in self.versions and pick % 2 else "oats"
        self.keep(self.a_portion(base, pick, food_id=food))

    def share(self, base: dict[str, Any], pick: int, op: str) -> None:
        for pot in [one for one in self.facts.values() if isinstance(one, BatchFact)][:1]:
            self.keep(self.a_portion(base, pick, batch_id=pot.id, portions=1.0 if pick % 2 else None))

    def a_portion(self, base: dict[str, Any], pick: int, **of: Any) -> PortionFact:
        meal = f"{self.user_id}.{base['day']}.{pick % 3}"
        category = ("breakfast", "lunch", "dinner")[pick % 3]
        return PortionFact(
            **base, meal_id=meal, category=category, grams=10.0 * pick, grams_source="stated", **of
        )

    def cook(self, base: dict[str, Any], pick: int, op: str) -> None:
        parts = (IngredientFact("oats", "oats", 100.0 + pick), IngredientFact("beef", "beef", 300.0))
        self.keep(BatchFact(**base, name="Pot", ingredients=parts, yield_g=500.0, portions=4.0))

    def weigh(self, base: dict[str, Any], pick: int, op: str) -> None:
        for pot in [one for one in self.facts.values() if isinstance(one, BatchFact)][:1]:
            parts = (IngredientFact("beef", "beef", 100.0 * (1 + pick)),)
            version = BatchVersionFact(
                **base, batch_id=pot.id, name="Pot", ingredients=parts, yield_g=400.0 + pick
            )
            self.keep(version)
            self.versions.add(version.id)

    def body(self, base: dict[str, Any], pick: int, op: str) -> None:
        entered = Entered(80.0 + pick, "kg")
        began = base["at"] - timedelta(hours=7, minutes=pick)
        if op == "sleep":
            night = SleepFact(
                **base, kind="nap" if pick % 5 == 0 else "night", duration_min=300.0 + pick,
                started_at=began, ended_at=base["at"],
            )  # fmt: skip
            self.keep(night)
        elif op == "weight":
            self.keep(
                ObservationFact(**base, metric="body_weight", value=80.0 + pick, unit="kg", entered=entered)
            )
        else:
            self.keep(
                CheckInFact(**base, moment="waking", scores=(("mood", 1.0 + pick % 5),), scale=(1.0, 5.0))
            )

    def measure(self, base: dict[str, Any], pick: int, op: str) -> None:
        """A recording, on a day of its own, of a set that is there."""
        for one in [one for one in self.facts.values() if isinstance(one, SetFact)][pick % 2 :][:1]:
            recording = RecordingFact(**base, sha256=f"{base['id']}.sha", format="csv")
            rep = RepFact(
                id=f"{base['id']}.r", key=base["id"], place=0, number=1, set_id=one.id,
                figures={"mean_velocity_mps": 0.4 + pick / 100},
            )  # fmt: skip
            self.writer.do(Work(recording_rows(self.user_id, recording, [rep], None)))
            self.facts[recording.id] = recording  # type: ignore[assignment]

    def correct(self, base: dict[str, Any], pick: int, op: str) -> None:
        """A record in the place of another, perhaps on another day."""
        kinds = (SetFact, PortionFact, SleepFact, ObservationFact)
        for old in [one for one in self.facts.values() if isinstance(one, kinds)][pick % 4 :][:1]:
            if old.id not in self.hidden:
                self.keep(replace(moved(old, base["id"]), day=base["day"], at=base["at"]))
                self.hidden.append(old.id)

    def undo(self, base: dict[str, Any], pick: int, op: str) -> None:
        shown = [
            id for id, one in self.facts.items() if id not in self.hidden and not isinstance(one, BatchFact)
        ]
        for gone in shown[::-1][pick % max(len(shown), 1) :][:1]:
            self.change("hide-records", gone)
            self.hidden.append(gone)

    def redo(self, base: dict[str, Any], pick: int, op: str) -> None:
        for back in self.hidden[-1:]:
            self.change("show-records", back)
            self.hidden.remove(back)

    def change(self, name: str, id: str) -> None:
        rows: Rows = {"lock-people": [{"user_id": self.user_id}], name: [{"id": id}]}
        self.writer.do(Work(rows | settling([id])))

    def own_food(self, base: dict[str, Any], pick: int, op: str) -> None:
        id = f"{self.user_id}.food"
        properties = {"source": "own", "energy_kcal_100g": 100.0 + pick, "protein_g_100g": 1.0 * pick}
        row = {
            "user_id": self.user_id,
            "id": id,
            "at": "",
            "properties": properties,
            "measures": [],
            "kept": [],
        }
        self.writer.do(Work(keep_rows(row)))
        self.versions.add(id)

    def merge(self, base: dict[str, Any], pick: int, op: str) -> None:
        gone, kept = EXERCISES if pick % 2 else EXERCISES[::-1]
        row = {"gone": gone, "kept": kept, "everybody": False, "user_id": self.user_id}
        name = "move-history" if op == "merge" else "return-history"
        with self.graph.session() as session:
            session.execute_write(lambda tx: tx.run(statement(f"write/{name}"), rows=[row]).consume())

    def zone(self, base: dict[str, Any], pick: int, op: str) -> None:
        name = ("Europe/Madrid", "America/Mexico_City", "Asia/Tokyo")[pick % 3]
        row = {"user_id": self.user_id, "properties": {"timezone": name}}
        self.writer.do(Work({"lock-people": [row], "change-people": [row]}))

    def read(self, base: dict[str, Any], pick: int, op: str) -> None:
        with self.graph.session() as session:
            read_totals(session, self.user_id)

    def bring(self, base: dict[str, Any], pick: int, op: str) -> None:
        """A file of another app."""
        when = f"{base['day']} 18:00:00"
        lines = (f'{when},"Push",1h,"Zorblax Press",{n},{30 + pick},10,0,0,"",,' for n in range(1, 4))
        self.folder.joinpath("strong.csv").write_text("\n".join([STRONG.splitlines()[0], *lines]))
        person = Person(self.user_id, "Ana", "es", "Europe/Madrid", "metric", None)
        with self.graph.session() as session:
            found, items = read_file("auto", self.folder / "strong.csv")
            report = bring_in(session, self.writer, load_catalog(session), person, found, items)
        assert report.went_in + report.there == 3

    def overtake(self, base: dict[str, Any], pick: int, op: str) -> None:
        """Somebody writes while totals are read."""
        with self.graph.session() as session, pytest.MonkeyPatch.context() as patch:
            keep: Callable[..., None] = totals._keep

            def late(*arguments: Any) -> None:
                self.lift(base, pick, op)
                keep(*arguments)

            patch.setattr(totals, "_keep", late)
            read_totals(session, self.user_id)


STEPS = st.lists(
    st.tuples(st.sampled_from(OPS), st.integers(0, 5), st.integers(1, 30)), min_size=4, max_size=24
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)  # fmt: skip
@given(steps=STEPS)
def test_totals_are_those_of_a_recomputation_whatever_happened(
    embedded_graph: Graph, tmp_path: Path, steps: list[Any]
) -> None:
    graph = embedded_graph
    prepare(graph)
    with Writer(graph.driver, graph.database) as writer:
        life = Life(graph, writer, tmp_path)
        for step in steps:
            life.step(*step)
    with graph.session() as session:
        assert recompute(session, life.user_id).wrong == ()
        assert needs_mending(session, life.user_id)[0] is False


def test_every_kind_of_step_marks_what_it_changes(graph: Graph, tmp_path: Path) -> None:
    """Each step once after a reading, and the next reading compared; on Neo4j, which plans anew as the little
    there is grows, after every fourth."""
    prepare(graph)
    steps = [("lift", 0, 3), ("late", 1, 3), ("eat", 0, 4), ("cook", 0, 5), ("share", 2, 5), ("share", 3, 6),
             ("weigh", 1, 7), ("sleep", 1, 8), ("sleep", 2, 9), ("own food", 0, 9), ("eat", 3, 9),
             ("own food", 0, 20), ("measure", 5, 3), ("undo", 0, 0), ("redo", 0, 1), ("correct", 4, 1),
             ("merge", 0, 1), ("split", 0, 1), ("zone", 0, 1), ("bring", 2, 4), ("overtake", 4, 2),
             ("weight", 2, 2), ("feel", 2, 2),
             ("undo", 0, 6), ("undo", 0, 11)]  # fmt: skip
    with Writer(graph.driver, graph.database) as writer, graph.session() as session:
        life = Life(graph, writer, tmp_path)
        for place, step in enumerate(steps):
            life.step(*step)
            if graph.kind == "embedded" or place % 4 == 3:
                assert recompute(session, life.user_id).wrong == (), step
        # A day that nobody marked is noticed by a recomputation, and is right after it.
        forced = "MATCH (x:Set {id: $id}) SET x.weight_kg = 500.0"
        sets = [id for id, one in life.facts.items() if isinstance(one, SetFact) and id not in life.hidden]
        session.execute_write(lambda tx: tx.run(forced, id=sets[-1]).consume())
        wrong = recompute(session, life.user_id).wrong
        assert {"volume", "exercise_volume:bench-press-barbell"} & {one.column for one in wrong}
        assert recompute(session, life.user_id).wrong == ()
        assert recompute(session, "nobody") == totals.Recomputed(0, 0, ())


def test_totals_are_mended_while_nobody_writes(graph: Graph, tmp_path: Path) -> None:
    prepare(graph)
    with Writer(graph.driver, graph.database) as writer, graph.session() as session:
        life, idle = Life(graph, writer, tmp_path), Life(graph, writer, tmp_path)
        mender = Mender(graph)
        life.step("lift", 0, 3)
        # The first look only remembers who has written how much.
        assert [mender.look(session), needs_mending(session, life.user_id)[0]] == [0, True]
        life.step("eat", 0, 3)
        assert mender.look(session) == 0, "she wrote meanwhile"
        assert mender.look(session) == 1
        assert needs_mending(session, life.user_id)[0] is False
        assert [mender.look(session), mender.look(session)] == [0, 0]
        assert read_totals(session, idle.user_id) == {}
        related = query(graph, "MATCH (u:User) WHERE u.related_on IS NOT NULL RETURN u.id AS id")
        assert {life.user_id, idle.user_id} == {one["id"] for one in related}
        assert recompute(session, life.user_id).wrong == ()


def test_sums_that_people_read_stand_on_the_day_and_under_the_practice(graph: Graph, tmp_path: Path) -> None:
    prepare(graph)
    with Writer(graph.driver, graph.database) as writer, graph.session() as session:
        life = Life(graph, writer, tmp_path)
        for day in range(5):
            life.step("lift", day, 3)
        life.step("eat", 1, 4)
        assert read_matrix(session, life.user_id).values.shape[0] == 5
        days = query(graph, "MATCH (:User {id: $id})-[:LIVED]->(d:Day) RETURN d {.*} AS day ORDER BY d.date",
                     id=life.user_id)  # fmt: skip
        assert [one["day"].get("volume_kg") for one in days] == [6 * 53.0] * 5
        assert [one["day"].get("energy_kcal") for one in days] == [None, 160.0, None, None, None]
        assert all(one["day"].get("stale_of") is None for one in days)
        practice = "MATCH (p:Practice {id: $id}) RETURN p {.*} AS practice"
        found = query(graph, practice, id=f"{life.user_id}|squat-barbell")[0]["practice"]
        # 29 December 2025 is a Monday: five days of one week and of two months.
        assert (found["weeks"], found["week_volume_kg"]) == (["2025-12-29"], [5 * 318.0])
        assert (found["months"], found["month_volume_kg"]) == (["2025-12", "2026-01"], [954.0, 636.0])
        assert found["week_e1rm_kg"] == [pytest.approx(53 * 1.2)]
        for _ in range(6):
            life.step("undo", 0, 0)
        read_totals(session, life.user_id)
        found = query(graph, practice, id=f"{life.user_id}|squat-barbell")[0]["practice"]
        assert sum(found["week_volume_kg"]) < 5 * 318.0


def test_a_year_comes_out_of_its_package_as_it_went_in() -> None:
    year = Year(2024)
    for column, day, value in (
        ("sets", 1, 0.0),
        ("sets", 366, 7.0),
        ("volume", 60, 1234.5),
        ("e1rm:x:y", 2, -1.5),
    ):
        year.put(column, date(2024, 1, 1) + timedelta(days=day - 1), value)
    again = unpacked(2024, packed(year))
    assert again.columns.keys() == year.columns.keys()
    assert not list(differences({2024: year}, {2024: again}))
    assert np.isnan(again.columns["sets"][1])
    assert unpacked(2024, packed(Year(2024))).columns == {}
