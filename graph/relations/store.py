"""What was tested between a person's variables, kept in the graph: RELATES_TO from one Variable to another, those
told and those rejected, with the day on which they were worked out."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from neo4j import ManagedTransaction, Session

from cypher import statement
from graph.relations.tested import Relation, Relations, read_relations
from graph.relations.variables import Variable

AT_ONCE = 500
"""Edges a transaction: short enough that nobody who writes a message waits long."""

RENEWED_AFTER = timedelta(days=7)
"""A week more of days moves few relations, and those kept say of which day they are."""

Row = dict[str, Any]


def keep_relations(session: Session, user_id: str, found: Relations, on: date) -> int:
    """Keeps every test of a person in the place of those kept before, and gives how many there are. A reading in
    between sees old and new ones by their ``on``."""
    every = [(one, True) for one in found.found] + [(one, False) for one in found.rejected]
    variables = {one.slug: one for relation, _ in every for one in (relation.x, relation.y)}
    rows = [_variable_row(user_id, one) for one in variables.values()]
    edges = [_edge_row(user_id, relation, told, on) for relation, told in every]
    session.execute_write(_run, "keep-variables", rows)
    while session.execute_write(_drop, user_id):
        continue
    for start in range(0, len(edges), AT_ONCE):
        session.execute_write(_run, "keep-relations", edges[start : start + AT_ONCE])
    session.execute_write(_date, user_id, on)
    return len(edges)


def renew_relations(session: Session, user_id: str, on: date) -> bool:
    """Works a person's relations out and keeps them, unless those kept are of the last days; gives whether."""
    kept = session.execute_read(_kept_on, user_id)
    if kept is not None and on - kept < RENEWED_AFTER:
        return False
    keep_relations(session, user_id, read_relations(session, user_id, "en"), on)
    return True


def _kept_on(tx: ManagedTransaction, user_id: str) -> date | None:
    found = tx.run(statement("read/relations-kept"), user_id=user_id).single()
    told = found and found["related_on"]
    return date.fromisoformat(told) if told else None


def _run(tx: ManagedTransaction, name: str, rows: Iterable[Row]) -> None:
    tx.run(statement(f"write/{name}"), rows=list(rows)).consume()


def _date(tx: ManagedTransaction, user_id: str, on: date) -> None:
    tx.run(statement("write/date-relations"), user_id=user_id, on=on.isoformat()).consume()


def _drop(tx: ManagedTransaction, user_id: str) -> int:
    found = tx.run(statement("write/drop-relations"), user_id=user_id, limit=AT_ONCE).single(strict=True)
    return int(found["gone"])


def _variable_row(user_id: str, one: Variable) -> Row:
    properties = {"slug": one.slug, "label_en": one.label_en, "label_es": one.label_es, "unit": one.unit}
    return {"user_id": user_id, "id": f"{user_id}|{one.slug}", "properties": properties}


def _edge_row(user_id: str, one: Relation, told: bool, on: date) -> Row:
    return {
        "x": f"{user_id}|{one.x.slug}",
        "y": f"{user_id}|{one.y.slug}",
        "properties": {
            "lag_days": one.lag_days,
            "r": one.r,
            "low": one.ci[0],
            "high": one.ci[1],
            "n": one.n,
            "n_effective": one.n_effective,
            "p": one.p,
            "q": one.q,
            "told": told,
            "on": on.isoformat(),
        },
    }
