"""Foods of large catalogs: kept in the graph under the words of their names, never all in memory.

The index over ``Food.key`` is made once and kept by the engine, so that a start costs nothing for them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from neo4j import Driver, ManagedTransaction

from cypher import statement
from graph.catalog_rows import FoodRow
from graph.words import stems_of

IDS = ("off-", "fdc-")
"""How the ids of these foods begin."""
_BATCH = 1000
_GLUE = frozenset(stems_of("de del la el los las un una con en al y a an the of and in with for s"))
_OF_FOOD = (
    "name_en", "name_es", "energy_kcal_100g", "protein_g_100g", "carbohydrate_g_100g", "fat_g_100g",
    "fiber_g_100g", "source", "source_id", "licence",
)  # fmt: skip


def key_of(name: str, brand: str | None = None) -> str:
    """The words of a name and a brand, in one order, without those that add nothing."""
    words = frozenset(stems_of(f"{name} {brand or ''}"))
    return " ".join(sorted(words - _GLUE or words))


def product_row(row: FoodRow) -> dict[str, Any]:
    """The row of ``keep-products`` of a food."""
    more = {f"{name}_g_100g": value for name, value in row.more.items()}
    properties = {name: getattr(row, name) for name in _OF_FOOD} | more
    barcode = row.source_id if row.id.startswith("off-") else None
    return {
        "id": row.id,
        "properties": properties
        | {
            "key": key_of(row.name_en, row.brand),
            "own_brand": row.brand,
            "barcode": barcode,
            "verified": False,
        },
        "measures": [
            {"id": f"{row.id}|{unit}", "name": unit, "grams": one.grams, "spread": one.spread}
            for unit, one in row.measures.items()
        ],
    }


def load_products(
    driver: Driver, database: str, rows: Iterable[FoodRow], told: Callable[[int, int], None] | None = None
) -> dict[str, int]:
    """Brings foods of a large catalog into the graph as they are read; the same rows again change nothing. Gives
    how many there were. ``told`` is called with how many are in so far, and the same again."""
    count = 0
    waiting = iter(rows)
    with driver.session(database=database) as session:
        while batch := [product_row(row) for row in islice(waiting, _BATCH)]:
            session.execute_write(_keep, batch)
            count += len(batch)
            if told:
                told(count, count)
    return {"exercises": 0, "foods": count, "aliases": 0}


def _keep(tx: ManagedTransaction, rows: Sequence[Mapping[str, Any]]) -> None:
    tx.run(statement("write/keep-products"), rows=list(rows)).consume()
    measures = [{"food": row["id"], **one} for row in rows for one in row["measures"]]
    if measures:
        tx.run(statement("write/keep-product-measures"), rows=measures).consume()
