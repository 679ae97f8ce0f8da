"""Brings a graph to the shape that this release writes: constraints and indexes, then migrations by name."""

import hashlib
import logging
from datetime import UTC, datetime
from pathlib import Path

from neo4j import ManagedTransaction, Session

from cypher import names, statement
from graph.clock import utc_text

log = logging.getLogger(__name__)

SCHEMA = "schema"


def migrate(session: Session) -> list[str]:
    """Applies what this graph has not had yet and gives its names; at a second start it only looks.

    Every step may be repeated, so a start that was cut short, or two at once, do no harm.
    """
    digest = _schema_digest()
    known = session.execute_read(_known)
    done: list[str] = []
    if known.get(SCHEMA) != digest:
        apply_schema(session)
        session.execute_write(_remember, SCHEMA, digest)
        done.append(SCHEMA)
    for name in names("migrations"):
        migration = name.removeprefix("migrations/")
        if migration not in known:
            session.execute_write(_apply, name, migration)
            done.append(migration)
    if done:
        log.info("graph migrated: %s", ", ".join(done))
    return done


def apply_schema(session: Session) -> None:
    """Tells the database its constraints and indexes, without remembering that it was told."""
    for text in _schema():
        session.execute_write(_run, text)


def _schema() -> list[str]:
    from graph import schema  # it loads neomodel, which takes half a second: only where it is needed

    return schema.statements() + schema.warm_up()


def _schema_digest() -> str:
    """What the constraints and indexes are made from: while no declaration has changed, they need not be made again
    to be compared."""
    here = Path(__file__).parent
    made_from = [path.read_bytes() for path in (here / "schema.py", *sorted((here / "nodes").glob("*.py")))]
    made_from += [statement(name).encode() for name in names("schema")]
    return hashlib.sha256(b"\0".join(made_from)).hexdigest()


def _known(tx: ManagedTransaction) -> dict[str, str | None]:
    return {row["id"]: row["digest"] for row in tx.run(statement("read/migrations"))}


def _run(tx: ManagedTransaction, text: str) -> None:
    tx.run(text).consume()  # made by graph/schema.py


def _remember(tx: ManagedTransaction, name: str, digest: str | None) -> None:
    row = {"id": name, "digest": digest, "applied_at": utc_text(datetime.now(UTC))}
    tx.run(statement("write/remember-migration"), rows=[row]).consume()


def _apply(tx: ManagedTransaction, name: str, migration: str) -> None:
    """The change and its remembrance, in one transaction."""
    tx.run(statement(name)).consume()
    _remember(tx, migration, None)
