"""Brings rows of sources into the graph, once: a row that says what it said before is left alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from neo4j import Driver, ManagedTransaction

from cypher import statement
from graph.catalog import Progress, bring_exercises, load_catalog, load_rows, loaded
from graph.catalog_rows import file_rows
from graph.foods.files import food_file_rows, is_food_file
from graph.foods.index import ProductIndex
from graph.products import load_products
from graph.source_rows import SourceRow, Unsure
from graph.sources import Mapper
from graph.words import fold

_BATCH = 200


def load_file(
    driver: Driver,
    database: str,
    path: Path,
    progress: Progress | None = None,
    doubt: Callable[[Unsure], None] | None = None,
    index: ProductIndex | None = None,
) -> dict[str, int]:
    """Loads a JSONL file of catalog rows or of what a spider found; raises ``CatalogError`` before anything is
    written when a line cannot be read. ``doubt`` is told each row that a person should look at. A bulk file of
    foods (``graph/foods/files.py``) is loaded as it is read, its names into the ``index``."""
    if is_food_file(path):
        return load_products(driver, database, food_file_rows(path), progress, index)
    rows = list(file_rows(path))
    told = [row for row in rows if isinstance(row, SourceRow)]
    whole = [row for row in rows if not isinstance(row, SourceRow)]
    counts = load_rows(driver, database, whole, progress) if whole or not told else {}
    if told:
        found, unsure = load_sources(driver, database, told)
        counts |= {name: counts.get(name, 0) + figure for name, figure in found.items()}
        if doubt:
            for one in unsure:
                doubt(one)
    return counts


def load_sources(
    driver: Driver, database: str, rows: Iterable[SourceRow]
) -> tuple[dict[str, int], list[Unsure]]:
    """Maps the rows that are new or say something else than before and writes what they bring. Gives how many
    rows were new, exercises and other names that they brought, and what is unsure."""
    with driver.session(database=database) as session:
        known = session.execute_read(_known)
        catalog = load_catalog(session)
    mapper = Mapper(catalog)
    fresh = [row for row in rows if known.get(row.id) != row.digest]
    for row in fresh:
        mapper.add(row)
    mapped = mapper.mapped
    if fresh:
        bring_exercises(driver, database, mapped.exercises)
        aliases = [
            {"id": f"{alias.target}|{alias.language}|{fold(alias.text)}", "text": alias.text,
             "language": alias.language, "source": row.source, "target": alias.target}
            for alias, row in mapped.aliases
        ]  # fmt: skip
        told = [_told(row, mapped.described.get(row.id)) for row in fresh]
        with driver.session(database=database) as session:
            for name, batch in (("catalog-exercise-aliases", aliases), ("catalog-sources", told)):
                for start in range(0, len(batch), _BATCH):
                    session.execute_write(_write, name, batch[start : start + _BATCH])
        loaded(driver, database)
    counts = {"rows": len(fresh), "exercises": len(mapped.exercises), "aliases": len(mapped.aliases)}
    return counts, [Unsure(row.source, row.source_id, row.names[0][0], why) for row, why in mapped.unsure]


def _told(row: SourceRow, exercise: str | None) -> dict[str, Any]:
    properties = {
        "name": row.names[0][0],
        "source": row.source,
        "url": row.url,
        "licence": row.licence,
        "author": row.author,
        "digest": row.digest,
    }
    return {"id": row.id, "properties": properties, "exercise": exercise or ""}


def _known(tx: ManagedTransaction) -> dict[str, str]:
    return {row["id"]: row["digest"] for row in tx.run(statement("read/catalog-sources"))}


def _write(tx: ManagedTransaction, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    tx.run(statement(f"write/{name}"), rows=list(rows)).consume()
