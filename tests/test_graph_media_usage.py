"""What people keep, in which class it lies, what it costs."""

from datetime import UTC, datetime
from typing import Any, cast

import pytest

from graph.connect import Graph
from graph.media_usage import read_usage

NOW = datetime(2026, 11, 20, tzinfo=UTC)
GIB = 1024**3


def test_usage_by_person_and_class(graph: Graph) -> None:
    text = """
    UNWIND $rows AS row
    MERGE (u:User {id: row[0]}) SET u.name = row[0]
    MERGE (f:Media {id: row[1]}) SET f.size_bytes = row[2]
    MERGE (u)-[k:KEEPS]->(f) SET k.kept_at = row[3]
    """
    rows = [
        ["ana", "a", 2 * GIB, "2026-11-19T10:00:00.000000Z"],
        ["ana", "b", 4 * GIB, "2026-09-19T10:00:00.000000Z"],
        ["ben", "c", GIB, "2026-01-19T10:00:00.000000Z"],
    ]
    with graph.session() as session:
        session.execute_write(lambda tx: tx.run(cast(Any, text), rows=rows).consume())
        rates = {"STANDARD": 0.02, "NEARLINE": 0.01, "COLDLINE": 0.004}
        ana, ben = read_usage(session, {"NEARLINE": 30, "COLDLINE": 90}, rates, NOW)
    assert (ana.name, ana.objects, ana.bytes_of) == ("ana", 2, {"STANDARD": 2 * GIB, "NEARLINE": 4 * GIB})
    assert ana.usd_month == pytest.approx(0.08)
    assert (ben.bytes_of, ben.usd_month) == ({"COLDLINE": GIB}, pytest.approx(0.004))
