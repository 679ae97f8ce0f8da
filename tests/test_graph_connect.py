"""Two engines behind one connection, and sentences where there is none."""

import pytest

from graph.connect import Graph, connect, split_url
from graph.errors import EngineError
from graph.settings import Settings


def test_both_engines_answer(graph: Graph) -> None:
    with graph.session() as session:
        assert session.execute_read(lambda tx: tx.run("RETURN 1 AS one").single(strict=True)["one"]) == 1
    assert "@" not in graph.url
