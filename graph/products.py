"""Foods of large catalogs: kept in the graph, found by the words of their names, never all in memory.

Their names stand in an index of its own (``graph/foods/index.py``), made once when a catalog is loaded and only opened
at a start. Where it is missing or of another load it is made in the background, and until then only whole names find.
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from uuid import uuid4

from neo4j import Driver, ManagedTransaction
from neo4j.exceptions import DriverError, Neo4jError

from cypher import statement
from graph.catalog_rows import FoodRow
from graph.connect import Graph
from graph.foods.index import ProductIndex
from graph.settings import settings
from graph.words import stems_of

IDS = ("off-", "fdc-")
"""How the ids of these foods begin."""
_BATCH = 1000
_MOST_FOUND = 10
_LOOK_AGAIN_S = 5.0
_GLUE = frozenset(stems_of("de del la el los las un una con en al y a an the of and in with for s"))
_OF_FOOD = (
    "name_en", "name_es", "energy_kcal_100g", "protein_g_100g", "carbohydrate_g_100g", "fat_g_100g",
    "fiber_g_100g", "source", "source_id", "licence",
)  # fmt: skip

_Reads = Callable[..., Sequence[Mapping[str, Any]]]
log = logging.getLogger(__name__)


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


def index_of(graph: Graph) -> ProductIndex:
    """The index of a graph's large catalogs, in the folder of its data."""
    return ProductIndex((graph.data_dir or settings().data_dir) / "product-names.sqlite")


def load_products(
    driver: Driver,
    database: str,
    rows: Iterable[FoodRow],
    told: Callable[[int, int], None] | None = None,
    index: ProductIndex | None = None,
) -> dict[str, int]:
    """Brings foods of a large catalog into the graph as they are read, and their names into the index; the same rows
    again change nothing. Gives how many there were. ``told`` is called with how many are in so far, and the same
    again."""
    count = 0
    waiting = iter(rows)
    with driver.session(database=database) as session:
        while batch := [product_row(row) for row in islice(waiting, _BATCH)]:
            session.execute_write(_keep, batch)
            count += len(batch)
            if told:
                told(count, count)
        digest = uuid4().hex
        session.execute_write(_loaded, digest)
    if index is not None:
        _build(index, digest, driver, database)
    return {"exercises": 0, "foods": count, "aliases": 0}


def _keep(tx: ManagedTransaction, rows: Sequence[Mapping[str, Any]]) -> None:
    tx.run(statement("write/keep-products"), rows=list(rows)).consume()
    measures = [{"food": row["id"], **one} for row in rows for one in row["measures"]]
    if measures:
        tx.run(statement("write/keep-product-measures"), rows=measures).consume()


def _loaded(tx: ManagedTransaction, digest: str) -> None:
    tx.run(statement("write/products-loaded"), rows=[{"digest": digest}]).consume()


def _build(index: ProductIndex, digest: str, driver: Driver, database: str) -> None:
    def build(tx: ManagedTransaction) -> None:
        found = tx.run(statement("read/product-keys"))
        index.build(digest, ((row["id"], row["key"]) for row in found))

    with driver.session(database=database) as session:
        session.execute_read(build)


class Products:
    """Foods of large catalogs as they are looked for by name. At most every five seconds it looks whether the index
    is of the last load, and has it made in the background where it is not."""

    def __init__(self, graph: Graph, clock: Callable[[], float] = time.monotonic) -> None:
        self._graph, self._clock = graph, clock
        self._index = index_of(graph)
        self._looked_at: float | None = None
        self._making: threading.Thread | None = None

    def named(self, text: str, read: _Reads) -> Iterator[Mapping[str, Any]]:
        """The foods whose name and brand have all words of a text, those with the fewest others first: each as
        ``read/product`` gives it."""
        self._look(read)
        words = key_of(text).split()
        ids = [id for id, _ in self._index.find(words, _MOST_FOUND)]
        rows = {row["food"]["id"]: row for row in read("read/listed-products", ids=ids)} if ids else {}
        if rows:
            yield from (rows[id] for id in ids if id in rows)
        else:
            yield from read("read/products", key=" ".join(words))

    def made(self, timeout_s: float) -> None:
        """Waits for an index that is being made, if one is."""
        if self._making is not None:
            self._making.join(timeout_s)

    def _look(self, read: _Reads) -> None:
        now = self._clock()
        if self._looked_at is not None and now - self._looked_at < _LOOK_AGAIN_S:
            return
        self._looked_at = now
        digest = next((row["digest"] for row in read("read/products-digest")), None)
        idle = self._making is None or not self._making.is_alive()
        if digest is not None and idle and self._index.digest() != digest:
            self._making = threading.Thread(
                target=self._make, args=(digest,), name="product-names", daemon=True
            )
            self._making.start()

    def _make(self, digest: str) -> None:
        try:
            _build(self._index, digest, self._graph.driver, self._graph.database)
        except (DriverError, Neo4jError, OSError, sqlite3.Error) as problem:
            log.warning("the names of large catalogs could not be made ready: %s", problem)
