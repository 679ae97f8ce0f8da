"""One read by itself, for those who wait: without a transaction around it, which costs a round trip."""

from typing import Any

from neo4j import Result, Session

from cypher import statement


def read_alone(session: Session, name: str, **parameters: Any) -> Result:
    """The answer of one statement that reads. Nothing tries it again: whoever asks does, as a whole.

    Never for a write: half of a failed one would stay on the embedded engine.
    """
    assert not name.startswith("write/"), name
    return session.run(statement(name), **parameters)
