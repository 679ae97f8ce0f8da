"""Catalogs go into the graph through one door, once, and come back as they were."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from neo4j import ManagedTransaction

from cypher import statement
from graph.catalog import catalog_version, load_catalog, load_rows, load_seeds, new_exercise_rows, retire
from graph.catalog_nodes import Exercise, Measure
from graph.catalog_rows import ExerciseRow, FoodRow, seed_catalog, seed_food_rows
from graph.connect import Graph
from graph.errors import CatalogError
from graph.source_load import load_file


def counts(graph: Graph) -> tuple[int, int]:
    """How many nodes and relationships there are."""
    with graph.session() as session:
        nodes = session.run("MATCH (n) RETURN count(n) AS n").single(strict=True)["n"]
        edges = session.run("MATCH ()-[r]->() RETURN count(r) AS n").single(strict=True)["n"]
    return nodes, edges


def add_exercise(graph: Graph, exercise: Exercise) -> None:
    def write(tx: ManagedTransaction) -> None:
        for name, rows in new_exercise_rows(exercise).items():
            tx.run(statement(f"write/{name}"), rows=rows).consume()

    with graph.session() as session:
        session.execute_write(write)


def test_the_seed_goes_in_once_and_comes_back(graph: Graph) -> None:
    told: list[tuple[int, int]] = []
    first = load_seeds(graph.driver, graph.database, lambda done, total: told.append((done, total)))
    size = counts(graph)
    start = time.perf_counter()
    again = load_seeds(graph.driver, graph.database)
    assert time.perf_counter() - start < 2
    assert again == {} and counts(graph) == size
    assert told[-1][0] == told[-1][1] == first["exercises"] + first["foods"]
    with graph.session() as session:
        catalog = load_catalog(session)
    seed = seed_catalog()
    assert set(catalog.exercises) == set(seed.exercises) and set(catalog.foods) == set(seed.foods)
    assert set(catalog.name_rows()) == set(seed.name_rows())
    for id, food in seed.foods.items():
        assert catalog.foods[id] == food
    for id, exercise in seed.exercises.items():
        came = catalog.exercises[id]
        assert (came.name_es, came.facets, came.base, came.load) == (
            exercise.name_es, exercise.facets, exercise.base, exercise.load,
        )  # fmt: skip
        assert dict(came.muscles_primary) == dict(exercise.muscles_primary)


def test_a_variant_hangs_on_its_base(graph: Graph) -> None:
    load_seeds(graph.driver, graph.database)
    query = """MATCH (:Exercise {id: 'bench-press-barbell-close-grip'})-[v:VARIANT_OF]->(b:Exercise)
               RETURN b.id AS base, v.facet AS facet, v.value AS value"""
    with graph.session() as session:
        assert session.run(query).data() == [
            {"base": "bench-press-barbell", "facet": "grip", "value": "close"}
        ]
        groups = "MATCH (m:Muscle {id: 'chest'})-[:PART_OF]->(g:MuscleGroup) RETURN g.name_es AS name"
        assert session.run(groups).data() == [{"name": "Pecho"}]


def test_a_composed_exercise_is_recorded_once_with_its_base_and_muscles(graph: Graph) -> None:
    load_rows(graph.driver, graph.database, [])
    node = seed_catalog().resolve_exercise("one arm kettlebell close grip bench press", "en").matches[0].node
    assert isinstance(node, Exercise)
    add_exercise(graph, node)
    size = counts(graph)
    add_exercise(graph, node)
    assert counts(graph) == size
    with graph.session() as session:
        catalog = load_catalog(session)
    assert set(catalog.exercises) >= {node.id, node.base, "bench-press-barbell"}
    assert catalog.exercises[node.id].listed and not node.listed
    assert catalog.exercises[node.id].muscles_primary == node.muscles_primary
    assert all(one.name_en and one.facets["equipment"] for one in catalog.exercises.values())


OLD = [
    ("archer-push-up-bodyweight", {}, "push-up-bodyweight-archer"),
    ("archer-push-up-bodyweight-incline", {"angle": "incline"}, "push-up-bodyweight-incline-archer"),
    ("wall-angel-bodyweight", {}, "wall-slide-bodyweight"),
    ("squat-barbell-wide-stance", {"equipment": "barbell", "stance": "wide"}, "squat-barbell-sumo"),
    ("shotgun-row-cable", {"equipment": "cable", "laterality": "unilateral"},
     "seated-row-cable-unilateral-standing"),
]  # fmt: skip


def _old_row(id: str, more: dict[str, str]) -> ExerciseRow:
    """An exercise as an older version of the seeds listed it."""
    facets = {"equipment": "bodyweight", "laterality": "bilateral", **more}
    movement = id.partition(f"-{facets['equipment']}")[0]
    name = f"{id.replace('-', ' ')} of old"
    return ExerciseRow(id, name, f"{name} es", {"movement": movement, **facets}, id,
                       muscles_primary={"chest": 0.5})  # fmt: skip


def test_what_is_listed_otherwise_now_is_merged_with_its_history(graph: Graph) -> None:
    own = ExerciseRow("zorb-archer", "Zorb archer", "Zorb", {"movement": "archer-push-up", "equipment": "bodyweight"},
                      "zorb-archer", muscles_primary={"chest": 0.5}, source="wger")  # fmt: skip
    kidney = next(row for row in seed_food_rows() if row.id == "beef-kidney")
    foods = [kidney, replace(kidney, id="veal-kidney", name_en="Veal kidney of old", aliases=())]
    load_rows(graph.driver, graph.database, [*(_old_row(id, more) for id, more, _ in OLD), own, *foods])
    told = """MATCH (e:Exercise {id: 'archer-push-up-bodyweight'})
        CREATE (p:Practice {id: 'ana|archer-push-up-bodyweight', last_on: '2026-01-02'}),
          (:User {id: 'ana'})-[:PRACTISES]->(p), (p)-[:OF_EXERCISE]->(e),
          (x:Set:Record {id: 's'})-[:OF_EXERCISE]->(e), (x)-[:IN_PRACTICE]->(p),
          (x)-[:ON_DAY]->(:Day {id: 'ana|2026-01-02'})"""
    with graph.session() as session:
        session.execute_write(lambda tx: tx.run(told).consume())
    assert retire(graph.driver, graph.database) == len(OLD)
    size = counts(graph)
    assert retire(graph.driver, graph.database) == 0 and counts(graph) == size
    of = """MATCH (:User {id: 'ana'})-[:PRACTISES]->(p:Practice)<-[:IN_PRACTICE]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)
            MATCH (x)-[:WAS_OF]->(old:Exercise) RETURN e.id AS now, old.id AS before, p.last_on AS last"""
    with graph.session() as session:
        assert session.run(of).data() == [
            {"now": "push-up-bodyweight-archer", "before": "archer-push-up-bodyweight", "last": "2026-01-02"}
        ]
        catalog = load_catalog(session)
    for id, _, now in OLD:
        meant = catalog.exercise(id)
        found = catalog.resolve_exercise(f"{id.replace('-', ' ')} of old", "en")
        assert meant is not None and meant.id == found.matches[0].id == now
    assert "zorb-archer" in catalog.exercises
    assert "veal-kidney" not in set(catalog.foods) and catalog.foods["veal-kidney"].id == "beef-kidney"


def test_what_a_row_says_no_longer_is_taken_away(graph: Graph) -> None:
    food = FoodRow("zorb", "Zorb", "Zorbo", 100, 10, 10, 2, brand="Acme", measures={"cup": Measure(100, 0.1)},
                   aliases=(("zorblet", "en"),), source="file")  # fmt: skip
    load_rows(graph.driver, graph.database, [food])
    load_rows(
        graph.driver,
        graph.database,
        [FoodRow("zorb", "Zorb", "Zorbo", 120, 10, 15, 2, brand="Acme", source="file")],
    )
    with graph.session() as session:
        catalog = load_catalog(session)
    assert catalog.foods["zorb"].energy_kcal_100g == 120
    assert catalog.foods["zorb"].brand == "Acme"
    assert catalog.foods["zorb"].measures == {}
    assert catalog.resolve_food("zorblet").decision == "unknown"
    assert catalog.resolve_food("zorb").matches[0].id == "zorb"


def test_the_version_changes_with_every_load(graph: Graph) -> None:
    seen = []
    for energy in (100, 101):
        load_rows(graph.driver, graph.database, [FoodRow("zorb", "Zorb", "Zorbo", energy, 10, 10, 2)])
        with graph.session() as session:
            seen.append(catalog_version(session))
            assert load_catalog(session).version == seen[-1]
    assert seen[0] != seen[1]


def test_a_private_food_is_in_nobodys_shared_catalog(graph: Graph) -> None:
    load_rows(graph.driver, graph.database, [FoodRow("zorb", "Zorb", "Zorbo", 100, 10, 10, 2)])
    own = "MATCH (f:Food {id: 'zorb'}) CREATE (:User {id: 'ana'})-[:OWNS]->(f)"
    with graph.session() as session:
        session.execute_write(lambda tx: tx.run(own).consume())
        assert "zorb" not in load_catalog(session).foods


def test_a_file_is_loaded_or_refused_whole(graph: Graph, tmp_path: Path) -> None:
    exercise = {"type": "exercise", "id": "zorb-lift", "name_en": "Zorb lift", "name_es": "Zorbo",
                "facets": {"movement": "zorb", "equipment": "other", "laterality": "bilateral"}, "base": "zorb-lift",
                "source": "file", "aliases": [["zorbing lift", "en"]]}  # fmt: skip
    food = {"type": "food", "id": "zorb", "name_en": "Zorb", "name_es": "Zorbo", "energy_kcal_100g": 10,
            "protein_g_100g": 1, "carbohydrate_g_100g": 1, "fat_g_100g": 0, "source": "file",
            "measures": {"piece": {"grams": 5, "spread": 0.2}}}  # fmt: skip
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_text(f"{json.dumps(exercise)}\n\n{json.dumps(food)}\n", "utf-8")
    bad.write_text(f"{json.dumps(food)}\n{{\n", "utf-8")
    with pytest.raises(CatalogError, match="Line 2"):
        load_file(graph.driver, graph.database, bad)
    with pytest.raises(CatalogError, match="cannot be read"):
        load_file(graph.driver, graph.database, tmp_path / "none.jsonl")
    assert counts(graph) == (0, 0)
    assert load_file(graph.driver, graph.database, good) == {"exercises": 1, "foods": 1, "aliases": 1}
    size = counts(graph)
    load_file(graph.driver, graph.database, good)
    assert counts(graph) == size
    with graph.session() as session:
        catalog = load_catalog(session)
    assert catalog.resolve_exercise("zorbing lift", "en").matches[0].id == "zorb-lift"
    assert catalog.foods["zorb"].measures["piece"].grams == 5
