"""The writer: whole or nothing, many in one transaction, two programs writing one person; and the traps of
the engines that it is built around."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from neo4j import ManagedTransaction

from cypher import statement
from graph.connect import Graph
from graph.inbox import Arrival, Inbound, next_arrival, settle_row, store_rows, stored
from graph.writer import ORDER, Stale, Work, Writer
from tests.path import ANA, add_people, query

ROOT = Path(__file__).parents[1]


@pytest.fixture
def writer(graph: Graph) -> Iterator[Writer]:
    add_people(graph)
    with Writer(graph.driver, graph.database) as one:
        yield one


def day(user_id: str, date: str) -> dict[str, Any]:
    return {"user_id": user_id, "id": f"{user_id}|{date}", "date": date}


def arrival(message_id: str, number: str = ANA) -> Arrival:
    return Arrival(
        message_id, (f"whatsapp:{number}",), "text", "hola", datetime.now(UTC), next_arrival(), None, None, "{}"
    )  # fmt: skip


def store(writer: Writer, *message_ids: str, worker: str = "w") -> list[Inbound]:
    arrivals = [arrival(one) for one in message_ids]
    results = writer.do(Work({"store-messages": store_rows(arrivals, {}, worker)}))
    return list(stored(results, arrivals, worker).mine)


def turn(message: Inbound, worker: str = "w", date: str = "2026-11-20") -> Work:
    done = settle_row(message, worker, {"state": "done"}, more_wait=False)
    return Work({"keep-days": [day(message.user_id, date)], "settle-messages": [done]}, "settle-messages")


def days(graph: Graph) -> list[str]:
    return [row["id"] for row in query(graph, "MATCH (d:Day) RETURN d.id AS id ORDER BY id")]


def at_once(graph: Graph, writer: Writer, works: list[Work]) -> list[Any]:
    """Submits works so that they queue behind one that waits for a lock, and gives results or exceptions."""
    gate = threading.Event()
    first = writer.submit(Work({"lock-people": [{"user_id": "ana"}]}))
    first.add_done_callback(lambda _: gate.wait(10))
    futures = [writer.submit(work) for work in works]
    gate.set()
    wait(futures, 30)
    return [one.exception() or one.result() for one in futures]


def test_every_write_statement_that_a_message_needs_has_its_place() -> None:
    assert len(set(ORDER)) == len(ORDER)
    assert ORDER[0] == "lock-people"
    for name in ORDER:
        text = statement(f"write/{name}")
        assert text.startswith("// ")
        assert "\nRETURN" not in text or text.rstrip().endswith(" AS answers"), name
    with pytest.raises(KeyError):
        Work({"no-such-statement": []})


def test_works_that_queued_share_a_transaction_and_get_their_own_answers(
    graph: Graph, writer: Writer
) -> None:
    works = [Work({"store-messages": store_rows([arrival(f"m{n}")], {}, "w")}) for n in range(20)]
    results = at_once(graph, writer, works)
    assert [[row["id"] for row in one["store-messages"]] for one in results] == [[f"m{n}"] for n in range(20)]


def test_a_work_that_fails_leaves_nothing_and_the_others_are_written(graph: Graph, writer: Writer) -> None:
    good, other = Work({"keep-days": [day("ana", "1")]}), Work({"keep-days": [day("ben", "1")]})
    bad = Work({"keep-days": [day("ana", "2"), {"user_id": "ana", "id": {"a": 1}, "date": "3"}]})
    first, second, third = at_once(graph, writer, [good, bad, other])
    assert (first, third) == ({}, {})
    assert isinstance(second, Exception)
    assert days(graph) == ["ana|1", "ben|1"]


def test_what_was_settled_by_another_is_stale_and_leaves_nothing(graph: Graph, writer: Writer) -> None:
    mine, gone = store(writer, "m1", "m2")
    writer.do(turn(gone, date="1"))
    fresh, stale = at_once(graph, writer, [turn(mine, date="2"), turn(gone, date="3")])
    assert fresh["settle-messages"] == [{"id": "m1"}]
    assert isinstance(stale, Stale)
    with pytest.raises(Stale):
        writer.do(turn(store(writer, "m3")[0], worker="another", date="4"))
    assert days(graph) == ["ana|1", "ana|2"]


def test_a_message_delivered_twice_is_stored_once(graph: Graph, writer: Writer) -> None:
    assert {one.id for one in store(writer, "m1", "m1")} == {"m1"}
    works = [Work({"store-messages": store_rows([arrival("m2")], {}, "w")}) for _ in range(8)]
    results = at_once(graph, writer, works)
    assert sum(row["fresh"] for one in results for row in one["store-messages"]) == 1
    assert query(graph, "MATCH (m:Message) RETURN count(m) AS n") == [{"n": 2}]


def test_what_had_queued_is_written_before_the_end_and_nothing_after_it(graph: Graph) -> None:
    add_people(graph)
    with Writer(graph.driver, graph.database) as writer:
        futures = [writer.submit(Work({"keep-days": [day("ana", str(n))]})) for n in range(100)]
    assert all(one.exception() is None for one in futures)
    assert len(days(graph)) == 100
    with pytest.raises(Exception, match="stopping"):
        writer.do(Work({"keep-days": [day("ana", "late")]}))


def test_eight_writers_of_one_person_lose_and_halve_nothing(graph: Graph) -> None:
    """As eight programs: each with its own writer, each work two days and a count, all for one person."""
    add_people(graph)
    each = 25

    def write(number: int) -> None:
        with Writer(graph.driver, graph.database) as writer:
            for n in range(each):
                both = [day("ana", f"{number}-{n}-a"), day("ana", f"{number}-{n}-b")]
                writer.do(Work({"lock-people": [{"user_id": "ana"}], "keep-days": both}))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    assert len(days(graph)) == 8 * each * 2
    assert query(graph, "MATCH (u:User {id: 'ana'}) RETURN u.writes AS n") == [{"n": 8 * each}]


def test_two_writers_of_many_people_do_not_wait_for_each_other_in_a_ring(graph: Graph) -> None:
    add_people(graph)

    def write(people: list[str]) -> None:
        with Writer(graph.driver, graph.database) as writer:
            for n in range(20):
                locks = [{"user_id": one} for one in people]
                writer.do(Work({"lock-people": locks, "keep-days": [day(people[0], f"{people[0]}{n}")]}))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, [["ana", "ben"], ["ben", "ana"]]))
    assert len(days(graph)) == 40


def test_the_embedded_engine_halves_a_write_outside_a_transaction_and_ours_does_not(graph: Graph) -> None:
    """Why nothing is written by ``session.run``: the same statement, refused at its end, in a transaction."""

    def refused(tx: ManagedTransaction) -> None:
        text = "MATCH (u:User {id: 'ana'}) SET u.name = 'half' CREATE (:User {id: 'ben'})"
        tx.run(cast(Any, text)).consume()

    add_people(graph)
    with graph.session() as session, pytest.raises(Exception, match=r"."):
        session.execute_write(refused)
    assert query(graph, "MATCH (u:User {id: 'ana'}) RETURN u.name AS name") == [{"name": "ana"}]


def test_numbers_of_one_person_grow_by_one_statement_each(graph: Graph) -> None:
    """A number read in one statement and written in the next loses updates; ours grow where they stand."""
    for name in ORDER:
        text = statement(f"write/{name}")
        assert "$rows" in text, name
    assert "u.writes = coalesce(u.writes, 0) + 1" in statement("write/lock-people")
    add_people(graph)
    with Writer(graph.driver, graph.database) as writer:
        for _ in range(3):
            writer.do(Work({"lock-people": [{"user_id": "ana"}, {"user_id": "ben"}, {"user_id": "ana"}]}))
    assert query(graph, "MATCH (u:User) RETURN u.writes AS n") == [{"n": 3}, {"n": 3}]


def test_a_writer_conflict_is_over_in_milliseconds_not_seconds(graph: Graph) -> None:
    """The driver waits a second before it repeats a conflicting transaction unless it is told otherwise."""
    with graph.session() as session:
        assert session._config.initial_retry_delay < 0.05
