"""A backup is one moment of the graph, and comes back whole on either engine."""

import gzip
import json
import threading
from pathlib import Path
from typing import Any

import pytest
from neo4j import ManagedTransaction, Session

from graph.backup import check_backup, restore_backup, summarize, write_backup
from graph.connect import Graph
from graph.errors import SinewError
from tests.emptying import empty

_PEOPLE = """
UNWIND $people AS person
CREATE (u:User {id: person, name: 'Ána "x"', timezone: 'Europe/Madrid', writes: 0})
CREATE (:Identity {id: 'whatsapp:' + person})-[:IDENTIFIES]->(u)
CREATE (:Token {id: 'token ' + person})-[:ACTS_FOR]->(u)
CREATE (d:Day {id: person + '|2026-11-20', date: '2026-11-20'})
CREATE (u)-[:LIVED]->(d)
"""
_MESSAGE = """
MATCH (u:User {id: $person})-[:LIVED]->(d:Day)
MATCH (e:Exercise {id: 'squat-barbell'})
SET u.writes = u.writes + 1
CREATE (m:Message {id: $id, text: 'sentadilla 100x5 \\t 💪', arrived: 1789000000123456789, n: u.writes})
CREATE (s:Set:Record {id: 'set ' + $id, weight_kg: 100.0, reps: 5, rir: 0.1, valid: true, list: ['a', 'ñ']})
CREATE (m)-[:SENT_ON]->(d)
CREATE (m)-[:RECORDED]->(s)
CREATE (s)-[:ON_DAY]->(d)
CREATE (s)-[:OF_EXERCISE {since: 2}]->(e)
CREATE (r:Reply {id: 'reply ' + $id})-[:ANSWERS]->(m)
"""
_CATALOG = """
CREATE (e:Exercise {id: 'squat-barbell', name_es: 'Sentadilla'})
CREATE (a:Alias {id: 'es|sentadilla', text: 'sentadilla'})-[:NAMES]->(e)
CREATE (e)-[:TARGETS_PRIMARY {activation: 1.0}]->(:Muscle {id: 'quadriceps'})
CREATE (:Stranger {id: 'somebody'})
CREATE (:Mode {id: 'left over'})-[:ABOUT]->(e)
CREATE (e)-[:VARIANT_OF]->(e)
"""


def run(session: Session, text: str, **values: Any) -> None:
    def work(tx: ManagedTransaction) -> None:
        tx.run(text, values).consume()  # type: ignore[arg-type]

    session.execute_write(work)


def fill(graph: Graph, people: int = 3, messages: int = 4) -> None:
    with graph.session() as session:
        run(session, _CATALOG)
        run(session, _PEOPLE, people=[f"p{n}" for n in range(people)])
        for n in range(messages):
            for person in range(people):
                run(session, _MESSAGE, person=f"p{person}", id=f"{person}-{n}")


@pytest.fixture(scope="module")
def whole_backup(embedded_engine: Graph, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    empty(embedded_engine)
    fill(embedded_engine, people=1, messages=1)
    file = tmp_path_factory.mktemp("backup") / "graph.sinew"
    write_backup(embedded_engine, file)
    return file.read_bytes()


def test_a_backup_comes_back_whole_on_the_same_engine(graph: Graph, tmp_path: Path) -> None:
    fill(graph)
    with graph.session() as session:
        before = summarize(session)
    file = tmp_path / "graph.sinew"
    assert write_backup(graph, file) == before == check_backup(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["graph.sinew"]
    empty(graph)
    assert restore_backup(graph, file) == before
    with graph.session() as session:
        row = session.execute_read(
            lambda tx: tx.run(
                "MATCH (u:User {id: 'p1'})-[:LIVED]->(:Day)<-[:ON_DAY]-(s:Set:Record {id: 'set 1-0'})"
                "-[o:OF_EXERCISE]->(e:Exercise)<-[:NAMES]-(:Alias) RETURN s {.*} AS s, o.since AS since, u.name AS name"
            ).single(strict=True)
        )
    assert row["s"] == {
        "id": "set 1-0", "weight_kg": 100.0, "reps": 5, "rir": 0.1, "valid": True, "list": ["a", "ñ"]
    }  # fmt: skip
    assert (row["since"], row["name"]) == (2, 'Ána "x"')


@pytest.mark.neo4j
@pytest.mark.parametrize("way", ["to neo4j", "to embedded"])
def test_a_backup_goes_from_either_engine_to_the_other(
    way: str, embedded_graph: Graph, neo4j_graph: Graph, tmp_path: Path
) -> None:
    source, target = (embedded_graph, neo4j_graph) if way == "to neo4j" else (neo4j_graph, embedded_graph)
    fill(source)
    file = tmp_path / "graph.sinew"
    made = write_backup(source, file)
    assert restore_backup(target, file) == made
    assert write_backup(target, tmp_path / "again.sinew") == made


def test_a_backup_while_messages_arrive_holds_whole_transactions(
    embedded_graph: Graph, tmp_path: Path
) -> None:
    graph = embedded_graph
    fill(graph, people=4, messages=1)
    stop = threading.Event()

    def arrive(person: int) -> None:
        n = 0
        with graph.session() as session:
            while not stop.is_set():
                n += 1
                run(session, _MESSAGE, person=f"p{person}", id=f"{person}-late-{n}")

    writers = [threading.Thread(target=arrive, args=(person,)) for person in range(4)]
    for writer in writers:
        writer.start()
    try:
        made = write_backup(graph, tmp_path / "graph.sinew")
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    empty(graph)
    assert restore_backup(graph, tmp_path / "graph.sinew") == made
    with graph.session() as session:
        rows = session.execute_read(
            lambda tx: tx.run(
                "MATCH (u:User) RETURN u.writes AS writes,"
                " COUNT { (u)-[:LIVED]->(:Day)<-[:ON_DAY]-(:Set)-[:OF_EXERCISE]->() } AS sets,"
                " COUNT { (u)-[:LIVED]->(:Day)<-[:SENT_ON]-(:Message)<-[:ANSWERS]-(:Reply) } AS replies"
            ).data()
        )
    assert len(rows) == 4
    for row in rows:
        assert row["writes"] == row["sets"] == row["replies"]


def test_what_is_not_empty_is_left_alone_and_migrations_do_not_count(
    embedded_graph: Graph, tmp_path: Path
) -> None:
    fill(embedded_graph, people=1, messages=1)
    file = tmp_path / "graph.sinew"
    made = write_backup(embedded_graph, file)
    with pytest.raises(SinewError, match="not empty"):
        restore_backup(embedded_graph, file)
    with embedded_graph.session() as session:
        assert summarize(session) == made
    empty(embedded_graph)
    with embedded_graph.session() as session:
        run(session, "CREATE (:Migration {id: 'schema', digest: 'old'})")
    assert restore_backup(embedded_graph, file) == made


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _without_a_line(content: bytes) -> bytes:
    lines = gzip.decompress(content).splitlines(keepends=True)
    return gzip.compress(b"".join(lines[:3] + lines[4:]))


def _another_figure(content: bytes) -> bytes:
    return gzip.compress(gzip.decompress(content).replace(b"100.0", b"900.0"))


def _without_its_end(content: bytes) -> bytes:
    return gzip.compress(b"".join(gzip.decompress(content).splitlines(keepends=True)[:-1]))


@pytest.mark.parametrize(
    "damage",
    [
        _cut,
        _without_a_line,
        _another_figure,
        _without_its_end,
        lambda content: b"",
        lambda content: b"something else",
        lambda content: gzip.compress(b"[1]\n"),
        lambda content: gzip.compress(b""),
        lambda content: gzip.compress(json.dumps({"format": "another"}).encode()),
    ],
)
def test_a_damaged_backup_is_refused_in_a_sentence(damage: Any, whole_backup: bytes, tmp_path: Path) -> None:
    file = tmp_path / "graph.sinew"
    file.write_bytes(whole_backup)
    assert check_backup(file).nodes == 12
    file.write_bytes(damage(whole_backup))
    with pytest.raises(SinewError, match=r"damaged|no backup") as caught:
        check_backup(file)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_or_cannot_be_written_is_named(
    embedded_graph: Graph, tmp_path: Path
) -> None:
    with pytest.raises(SinewError, match="There is no file"):
        check_backup(tmp_path / "nowhere")
    with pytest.raises(SinewError, match="cannot be written"):
        write_backup(embedded_graph, tmp_path / "no" / "folder")
