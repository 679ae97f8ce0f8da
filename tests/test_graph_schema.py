"""The declarations, the database and the statements speak of the same graph."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from neo4j import ManagedTransaction, Session
from neo4j.exceptions import ConstraintError

import cypher
from cypher import names, statement
from graph.connect import Graph
from graph.diagram import PAGE, page
from graph.migrations import migrate
from graph.schema import declarations, labels, properties, relationship_types, statements

_FOLDERS = ("migrations", "questions", "read", "schema", "variables", "write")
_EVERY = [name for folder in _FOLDERS for name in names(folder)]
_LABEL = re.compile(r"\(\w*((?::[A-Z]\w*)+)")
_TYPE = re.compile(r"\[\w*:([A-Z_|]+)")
_STAND_INS = {"LABELS", "TYPE"}


def write(session: Session, text: str) -> None:
    def work(tx: ManagedTransaction) -> None:
        tx.run(text).consume()  # type: ignore[arg-type]

    session.execute_write(work)


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python -m graph.diagram"


def test_every_kind_has_a_text_id_that_is_unique() -> None:
    for kind in declarations():
        assert properties(kind)["id"].unique_index, kind


def test_every_constraint_holds_on_both_engines(graph: Graph) -> None:
    with graph.session() as session:
        for kind in declarations():
            one = f"CREATE (n:{':'.join(labels(kind))} {{id: 'the only {kind.__name__}'}})"
            write(session, one)
            with pytest.raises(ConstraintError):
                write(session, one)


def test_a_second_start_only_looks(graph: Graph) -> None:
    with graph.session() as session:
        migrations = [
            "0001-first-graph",
            "0002-sets-name-their-session",
            "0003-shared-foods-have-a-shelf",
            "0004-goals-say-how-much",
            "0005-totals-are-compressed",
        ]
        assert migrate(session) == ["schema", *migrations]
        assert migrate(session) == []
        write(session, "MATCH (m:Migration {id: 'schema'}) SET m.digest = 'of an older release'")
        assert migrate(session) == ["schema"]
        write(session, "CREATE (:Record:Goal {id: 'cut', kind: 'lose', change: -5.0})")
        write(
            session,
            "MATCH (m:Migration) WHERE m.id IN ['0004-goals-say-how-much', '0005-totals-are-compressed'] DELETE m",
        )
        write(session, "CREATE (:Totals {id: 'someone|2024', figures: 'as they were'})")
        assert migrate(session) == migrations[-2:]
        assert session.run("MATCH (t:Totals) RETURN count(t) AS left").single(strict=True)["left"] == 0
        assert session.run("MATCH (g:Goal {id: 'cut'}) RETURN g.change AS by").single(strict=True)["by"] == 5


def test_statements_may_be_said_twice() -> None:
    assert len(set(statements())) == len(statements())
    assert all("IF NOT EXISTS" in text for text in statements())


@pytest.mark.parametrize("name", _EVERY)
def test_a_statement_says_what_it_answers_and_is_one(name: str) -> None:
    first, *rest = statement(name).splitlines()
    assert re.match(r"// \S", first)
    assert not any(line.endswith(";") for line in rest)


@pytest.mark.parametrize("name", _EVERY)
def test_a_statement_knows_only_what_is_declared(name: str) -> None:
    body = statement(name).partition("\n")[2]
    known = {label for kind in declarations() for label in labels(kind)}
    used = {label for found in _LABEL.findall(body) for label in found.strip(":").split(":")}
    assert used - _STAND_INS <= known
    assert {one for found in _TYPE.findall(body) for one in found.split("|")} - _STAND_INS <= set(
        relationship_types()
    )


@pytest.mark.parametrize("name", _EVERY)
def test_nothing_is_looked_up_by_two_labels(name: str) -> None:
    """The embedded engine scans for (:Set:Record {id}); one label uses the index."""
    body = re.sub(r"\s+", " ", statement(name).partition("\n")[2])
    words = re.split(r"\b(MATCH|MERGE|CREATE|EXISTS)\b", body)
    for word, clause in pairwise(words):
        if word in {"MATCH", "MERGE", "EXISTS"}:
            assert not re.search(r"\(\w*:\w+:\w+ \{id", clause), f"{word}{clause}"


@pytest.mark.parametrize("name", _EVERY)
def test_patterns_inside_start_from_what_is_bound(name: str) -> None:
    """The embedded engine walks through all nodes of the label that such a pattern starts with: through every message
    ever written for ``[(m:Message)-[:RECORDED]->(x) | m.id]``, and backwards along a path of any length."""
    body = re.sub(r"\s+", " ", statement(name).partition("\n")[2])
    assert not re.findall(r"(?:\[|EXISTS \{ ?|COUNT \{ ?)\(\w+:\w+\)-\[[^]]*\]->\(\w+\)", body)
    assert not re.findall(r"\(\w+:\w+\)-\[\w*:\w+\*[^]]*\]->\(\w+\)", body)


def test_queries_are_where_they_belong() -> None:
    folder = Path(cypher.__file__).parent
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.cypher")}
    assert found == {f"{name}.cypher" for name in _EVERY}
