"""The one door of the catalogs: rows of seeds, spiders and files → the graph → a ``Catalog`` in memory."""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from neo4j import Driver, ManagedTransaction, Session

from cypher import statement
from graph.catalog_nodes import Alias, Exercise, Food, Measure
from graph.catalog_rows import (
    ExerciseRow,
    FoodRow,
    Row,
    exercise_row,
    seed_exercise_rows,
    seed_food_rows,
)
from graph.exercises.facets import facets_of_id, wordings
from graph.exercises.movements import STYLE_FACETS, movements
from graph.exercises.names import composed
from graph.food_merges import retired_rows
from graph.names import Catalog
from graph.retired import successor
from graph.seeds import digest, muscle_table
from graph.words import fold

Progress = Callable[[int, int], None]
_BATCH = 200
_SEED = "seed"
SHARED = "shared"
"""The shelf of foods that every process holds in memory."""
_MORE = "_g_100g"
_OF_FOOD = (
    "energy_kcal_100g",
    "protein_g_100g",
    "carbohydrate_g_100g",
    "fat_g_100g",
    "fiber_g_100g",
    "density_g_ml",
    "generic_id",
    "state",
    "group",
    "customary",
    "source",
    "source_id",
    "licence",
    "spread",
)
_FIXED = frozenset({"protein_g_100g", "carbohydrate_g_100g", "fat_g_100g", "fiber_g_100g"})


def load_rows(
    driver: Driver, database: str, rows: Iterable[Row], progress: Progress | None = None
) -> dict[str, int]:
    """Brings exercises and foods into the graph, in batches of explicit transactions; loading the same rows
    again changes nothing. Gives how many exercises, foods and aliases there were. ``progress`` is told how
    many rows are in, and of how many."""
    every = list(rows)
    exercises = [row for row in every if isinstance(row, ExerciseRow)]
    foods = [row for row in every if isinstance(row, FoodRow)]
    with driver.session(database=database) as session:
        session.execute_write(_run, "catalog-muscles", _muscle_rows())
        session.execute_write(_run, "catalog-equipment", _equipment_rows())
        for start in range(0, len(exercises), _BATCH):
            session.execute_write(_load_exercises, exercises[start : start + _BATCH])
            if progress:
                progress(min(start + _BATCH, len(exercises)), len(every))
        for start in range(0, len(foods), _BATCH):
            session.execute_write(_load_foods, foods[start : start + _BATCH])
            if progress:
                progress(len(exercises) + min(start + _BATCH, len(foods)), len(every))
    loaded(driver, database)
    aliases = sum(len(row.aliases) for row in every)
    return {"exercises": len(exercises), "foods": len(foods), "aliases": aliases}


def bring_exercises(driver: Driver, database: str, rows: Sequence[ExerciseRow]) -> None:
    """Brings exercises that a source adds into the graph; those that are there stay as they are."""
    with driver.session(database=database) as session:
        session.execute_write(_run, "catalog-muscles", _muscle_rows())
        session.execute_write(_run, "catalog-equipment", _equipment_rows())
        for start in range(0, len(rows), _BATCH):
            batch = [_link_row(row) for row in _with_bases(list(rows[start : start + _BATCH]))]
            session.execute_write(_run, "add-exercises", batch)


def loaded(driver: Driver, database: str) -> None:
    """Says that the shared catalog has changed, so that every process reads it again."""
    with driver.session(database=database) as session:
        session.execute_write(_run, "catalog-loaded", [_stamped("shared", None)])


def load_seeds(driver: Driver, database: str, progress: Progress | None = None) -> dict[str, int]:
    """Loads the project's own catalogs unless exactly these were loaded before; then it only looks and gives
    no counts."""
    with driver.session(database=database) as session:
        if session.execute_read(_versions).get(_SEED, {}).get("digest") == digest():
            return {}
    counts = load_rows(driver, database, [*seed_exercise_rows(), *seed_food_rows()], progress)
    retire(driver, database)
    with driver.session(database=database) as session:
        session.execute_write(_run, "catalog-loaded", [_stamped(_SEED, digest())])
    return counts


def _stamped(id: str, digest: str | None) -> dict[str, str | None]:
    """The row of a load: another version than of any other load, in this graph or elsewhere."""
    return {"id": id, "digest": digest, "version": uuid.uuid4().hex}


def retire(driver: Driver, database: str) -> int:
    """Merges what a graph holds of exercises and foods that are listed otherwise now into what they are, with all
    ever told of them; gives how many exercises. Their names stay names, and a review can take each merge back."""
    with driver.session(database=database) as session:
        catalog = load_catalog(session)
        merges = {
            one.id: catalog.exercise(now.id) or now
            for one in catalog.exercises.values()
            if (now := successor(one.id, one.facets)) is not None
        }
        if merges:
            session.execute_write(_merge, merges)
        for name, rows in (foods := retired_rows(catalog.foods)):
            session.execute_write(_run, name, rows)
    if merges or foods:
        loaded(driver, database)
    return len(merges)


def _merge(tx: ManagedTransaction, merges: Mapping[str, Exercise]) -> None:
    for kept in merges.values():
        _run(tx, "add-exercises", new_exercise_rows(kept)["add-exercises"])
    rows = [{"kept": kept.id, "gone": id, "everybody": True, "user_id": ""} for id, kept in merges.items()]
    _run(tx, "move-history", rows)
    _run(tx, "merge-exercises", rows)


def catalog_state(session: Session) -> str:
    """Two graphs of the same state hold the same catalog: the versions of what was loaded, and how many exercises
    and foods came by records since."""
    return session.execute_read(_state)


def _state(tx: ManagedTransaction) -> str:
    size = tx.run(statement("read/catalog-size")).single(strict=True)
    return f"{_version(_versions(tx))} {size['exercises']} {size['foods']}"


def catalog_version(session: Session) -> str:
    """What changes whenever a catalog was loaded: a reader that holds another version loads again."""
    return _version(session.execute_read(_versions))


def _version(versions: Mapping[str, Mapping[str, Any]]) -> str:
    return ",".join(f"{id}:{row['version']}" for id, row in sorted(versions.items()))


def load_catalog(session: Session) -> Catalog:
    """Everything shared, read in six queries whatever its size."""
    return session.execute_read(_catalog)


def new_exercise_rows(exercise: Exercise) -> dict[str, list[dict[str, Any]]]:
    """The rows of ``add-exercises`` that bring a composed exercise, and its base, into the graph."""
    return {"add-exercises": [_link_row(row) for row in _with_bases([exercise_row(exercise)])]}


def _with_bases(rows: list[ExerciseRow]) -> list[ExerciseRow]:
    """The rows and, before them, the rows of what they are variants of, and of what those are variants of."""
    made = {row.id: row for row in rows}
    bases: list[ExerciseRow] = []
    waiting = list(rows)
    while waiting:
        for _, id, _ in _variants(waiting.pop()):
            facets = facets_of_id(id)
            if id not in made and facets is not None:
                made[id] = exercise_row(composed(facets))
                bases.append(made[id])
                waiting.append(made[id])
    return [*bases, *rows]


def _plain(facets: Mapping[str, str]) -> dict[str, str]:
    """The customary exercise of a movement: nothing said."""
    movement = movements()[facets["movement"]]
    return {"movement": movement.id, "equipment": movement.equipment[0], "laterality": movement.laterality}


def _variants(row: ExerciseRow) -> list[tuple[str, str, str]]:
    """What a row is a variant of, as (facet, id, value): its base by style, or by its name where no facet says
    the difference; the movement's own form by the rest."""
    if row.facets.get("movement") not in movements():
        return []
    facets = {facet: str(value) for facet, value in row.facets.items() if value}
    if row.id != row.base:
        styles = [(facet, row.base, facets[facet]) for facet in STYLE_FACETS[1:] if facet in facets]
        return styles or [("name", row.base, row.name_en)]
    plain = _plain(facets)
    root = composed(plain).id
    differs = [f for f in ("equipment", "laterality", "angle") if facets.get(f, "") != plain.get(f, "")]
    return [(facet, root, facets[facet]) for facet in differs if facet in facets and row.id != root]


def _link_row(row: ExerciseRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "properties": _exercise_properties(row),
        "equipment": row.facets.get("equipment") or "other",
        "primary": [{"muscle": m, "activation": a} for m, a in row.muscles_primary.items()],
        "secondary": [{"muscle": m, "activation": a} for m, a in row.muscles_secondary.items()],
        "variant_of": [{"facet": facet, "id": id, "value": value} for facet, id, value in _variants(row)],
    }


def _exercise_properties(row: ExerciseRow) -> dict[str, Any]:
    facets = {
        facet: row.facets.get(facet) for facet in ("movement", "equipment", "laterality", *STYLE_FACETS)
    }
    names = {"name_en": row.name_en, "name_es": row.name_es}
    return {
        **names,
        **facets,
        "base": row.base,
        "load": row.load,
        "basis": row.basis or None,
        "source": row.source,
        "licence": row.licence,
    }


def _load_exercises(tx: ManagedTransaction, rows: Sequence[ExerciseRow]) -> None:
    every = [_link_row(row) for row in rows]
    _run(tx, "catalog-exercises", every)
    _run(tx, "add-exercises", [_link_row(row) for row in _with_bases(list(rows))])
    _load_aliases(tx, "exercise", rows)


def _load_foods(tx: ManagedTransaction, rows: Sequence[FoodRow]) -> None:
    every = [_food_row(row) for row in rows]
    _run(tx, "catalog-foods", every)
    _run(
        tx,
        "catalog-drop-measures",
        [{"id": r["id"], "kept": [m["id"] for m in r["measures"]]} for r in every],
    )
    _run(
        tx,
        "catalog-food-kinds",
        [{"id": row.id, "generic": row.generic_id} for row in rows if row.generic_id],
    )
    _load_aliases(tx, "food", rows)


def _load_aliases(tx: ManagedTransaction, kind: str, rows: Sequence[Row]) -> None:
    """The other names of rows of one kind (``exercise`` or ``food``), and not those that they had before."""
    aliases = [
        {
            "id": f"{row.id}|{language}|{fold(text)}",
            "text": text,
            "language": language,
            "source": row.source,
            "target": row.id,
        }
        for row in rows
        for text, language in row.aliases
    ]
    kept: dict[str, list[str]] = {row.id: [] for row in rows}
    for alias in aliases:
        kept[alias["target"]].append(alias["id"])
    _run(tx, f"catalog-{kind}-aliases", aliases)
    told = [{"id": row.id, "source": row.source, "kept": kept[row.id]} for row in rows]
    _run(tx, f"catalog-drop-{kind}-aliases", told)


def _food_row(row: FoodRow) -> dict[str, Any]:
    properties = {name: getattr(row, name) for name in _OF_FOOD}
    more = {name + _MORE: value for name, value in row.more.items()}
    return {
        "id": row.id,
        "properties": {"name_en": row.name_en, "name_es": row.name_es, "shelf": SHARED, **properties, **more},
        "brands": [{"id": fold(row.brand), "name": row.brand}] if row.brand else [],
        "measures": [
            {"id": f"{row.id}|{unit}", "name": unit, "grams": measure.grams, "spread": measure.spread}
            for unit, measure in row.measures.items()
        ],
    }


def _muscle_rows() -> list[dict[str, Any]]:
    names = ("id", "group", "name_en", "name_es", "group_en", "group_es")
    return [dict(zip(names, row, strict=False)) for row in muscle_table()]


def _equipment_rows() -> list[dict[str, Any]]:
    return [
        {"id": value, "name_en": words.english, "name_es": words.spanish}
        for (facet, value), words in wordings().items()
        if facet == "equipment"
    ]


def _run(tx: ManagedTransaction, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        tx.run(statement(f"write/{name}"), rows=list(rows)).consume()


def _versions(tx: ManagedTransaction) -> dict[str, dict[str, Any]]:
    return {row["id"]: row.data() for row in tx.run(statement("read/catalog-versions"))}


def _catalog(tx: ManagedTransaction) -> Catalog:
    trained: dict[tuple[str, bool], list[tuple[str, float]]] = {}
    for row in _list(tx, "read/catalog-muscles"):
        pair = (row["muscle"], row["activation"])
        trained.setdefault((row["exercise"], row["main"]), []).append(pair)
    measures: dict[str, dict[str, Measure]] = {}
    for row in _list(tx, "read/catalog-measures"):
        measures.setdefault(row["food"], {})[row["name"]] = Measure(row["grams"], row["spread"])
    nodes = [row["exercise"] for row in tx.run(statement("read/catalog-exercises"))]
    merged = {node["id"]: node["merged_into"] for node in nodes if node.get("merged_into")}
    exercises = [_exercise(node, trained, merged) for node in nodes if node["id"] not in merged]
    names = [
        (node[f"name_{lang}"], lang, node["id"])
        for node in nodes
        for lang in ("en", "es")
        if node["id"] in merged
    ]
    eaten = list(tx.run(statement("read/catalog-foods")))
    one_now = {
        row["food"]["id"]: row["food"]["merged_into"] for row in eaten if row["food"].get("merged_into")
    }
    names += [
        (row["food"].get(f"name_{lang}") or row["food"]["name_en"], lang, row["food"]["id"])
        for row in eaten
        for lang in ("en", "es")
        if row["food"]["id"] in one_now
    ]
    merged |= one_now
    foods = [_food(row["food"], row["brand"], measures) for row in eaten if row["food"]["id"] not in one_now]
    aliases = [
        Alias(row["text"], row["language"], merged.get(row["target"], row["target"]))
        for row in _list(tx, "read/catalog-aliases")
    ]
    aliases += [Alias(text, language, merged[id]) for text, language, id in names]
    return Catalog(
        sorted(exercises, key=lambda one: one.id),
        sorted(foods, key=lambda one: one.id),
        sorted(aliases, key=lambda one: (one.target, one.language, one.text)),
        _version(_versions(tx)),
        merged,
    )


def _list(tx: ManagedTransaction, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tx.run(statement(name)).single(strict=True)["rows"]
    return rows


def _muscles(pairs: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(pairs, key=lambda one: (-one[1], one[0])))


def _exercise(
    node: Mapping[str, Any],
    trained: Mapping[tuple[str, bool], list[tuple[str, float]]],
    merged: Mapping[str, str],
) -> Exercise:
    base = node.get("base") or node["id"]
    facets = {facet: node.get(facet) for facet in ("movement", "equipment", "laterality")}
    facets |= {facet: node[facet] for facet in STYLE_FACETS if node.get(facet)}
    return Exercise(
        id=node["id"],
        name_en=node["name_en"],
        name_es=node.get("name_es") or node["name_en"],
        facets=facets,
        base=merged.get(base, base),
        load="bodyweight" if node.get("load") == "bodyweight" else "external",
        muscles_primary=_muscles(trained.get((node["id"], True), ())),
        muscles_secondary=_muscles(trained.get((node["id"], False), ())),
        basis=node.get("basis") or "",
        source=node.get("source") or _SEED,
    )


def _food(node: Mapping[str, Any], brand: str | None, measures: Mapping[str, Mapping[str, Measure]]) -> Food:
    more = {
        name.removesuffix(_MORE): value
        for name, value in node.items()
        if name.endswith(_MORE) and name not in _FIXED and value is not None
    }
    return Food(
        id=node["id"],
        name_en=node["name_en"],
        name_es=node.get("name_es") or node["name_en"],
        brand=brand,
        source=node["source"],
        energy_kcal_100g=node["energy_kcal_100g"],
        protein_g_100g=node["protein_g_100g"],
        carbohydrate_g_100g=node["carbohydrate_g_100g"],
        fat_g_100g=node["fat_g_100g"],
        fiber_g_100g=node.get("fiber_g_100g"),
        more=more,
        measures=dict(sorted(measures.get(node["id"], {}).items())),
        density_g_ml=node.get("density_g_ml"),
        generic_id=node.get("generic_id"),
        state=node.get("state"),
        group=node.get("group"),
        customary=node.get("customary") or "",
        source_id=node.get("source_id"),
        spread=node.get("spread") or 0.0,
    )
