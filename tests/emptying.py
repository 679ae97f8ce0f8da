"""Emptying a graph between tests. Loading the catalog takes longer than most tests, so it may stay."""

from neo4j import ManagedTransaction

from graph.connect import Graph
from tests.ready import forget

_SOME = "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS gone"
_ALL = "MATCH (n) RETURN collect(elementId(n)) AS ids"
_THESE = "UNWIND $ids AS id MATCH (n) WHERE elementId(n) = id DETACH DELETE n"
_catalogs: dict[str, frozenset[str]] = {}


def empty(graph: Graph) -> None:
    """Takes every node away and keeps the constraints, in batches that fit the engine's memory."""
    _catalogs.pop(graph.url, None)
    forget(graph)

    def some(tx: ManagedTransaction) -> int:
        return int(tx.run(_SOME).single(strict=True)["gone"])

    with graph.session() as session:
        while session.execute_write(some):
            continue


def catalog_stands(graph: Graph) -> None:
    """Remembers a graph that was just made ready, with nobody in it."""
    with graph.session() as session:
        people = session.execute_read(
            lambda tx: tx.run("MATCH (u:User) RETURN count(u) AS n").single(strict=True)
        )
        if people["n"] == 0:
            _catalogs.setdefault(graph.url, session.execute_read(_ids))


def without_people(graph: Graph) -> None:
    """Takes away what came since the catalog was loaded; everything, where none is or some of it is gone."""
    with graph.session() as session:
        known, there = _catalogs.get(graph.url), session.execute_read(_ids)
        if known is None or not known <= there:
            empty(graph)
            return
        more = sorted(there - known)
        for begin in range(0, len(more), 2000):
            ids = more[begin : begin + 2000]
            session.execute_write(lambda tx, ids=ids: tx.run(_THESE, ids=ids).consume())


def _ids(tx: ManagedTransaction) -> frozenset[str]:
    return frozenset(tx.run(_ALL).single(strict=True)["ids"])
