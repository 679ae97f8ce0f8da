"""The worker: one message of a person at a time, turns that fail, leases, what earlier starts left."""

import threading
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

import pytest
from neo4j import Session

from bot.turn import Turn
from graph.connect import Graph
from graph.inbox import Arrival, Inbound, next_arrival, read_troubled, revive_work, store_rows
from graph.writer import Work
from tests.meta import message
from tests.path import ANA, BEN, Running, add_people, echo, held, query, running, soon


def test_messages_of_one_person_are_answered_by_their_own_time(graph: Graph) -> None:
    """Delivered together in the wrong order they are worked on in the right one."""
    add_people(graph)
    with running(graph) as path:
        path.deliver(*(message(ANA, f"{n}", timestamp=1_763_800_000 - n) for n in range(5)))
        assert [one.text for one in path.meta.wait(5)] == ["4", "3", "2", "1", "0"]


def test_one_person_is_never_worked_on_twice_at_once_and_others_go_on(embedded_graph: Graph) -> None:
    add_people(embedded_graph)
    under_way: defaultdict[str, int] = defaultdict(int)
    most: defaultdict[str, int] = defaultdict(int)

    def watched(one: Inbound) -> Turn:
        under_way[one.user_id] += 1
        most[one.user_id] = max(most[one.user_id], under_way[one.user_id])
        return echo(one)

    with running(embedded_graph, watched) as path:
        settle = path.services.worker._lines.release

        def released(one: Inbound) -> None:
            under_way[one.user_id] -= 1
            settle(one)

        path.services.worker._lines.release = released  # type: ignore[method-assign]
        for n in range(10):
            path.deliver(message(ANA, f"a{n}"), message(BEN, f"b{n}"))
        path.meta.wait(20)
    assert most == {"ana": 1, "ben": 1}


def test_a_turn_that_raises_is_tried_five_times_then_set_aside_with_a_word(graph: Graph) -> None:
    add_people(graph)
    tried: list[str] = []

    def breaks(one: Inbound) -> Turn:
        if one.text == "rompe":
            tried.append(one.id)
            raise ZeroDivisionError("secret words of ana")
        return echo(one)

    with running(graph, breaks) as path:
        bad = message(ANA, "rompe")
        path.deliver(bad, message(ANA, "después"), message(BEN, "fine"))
        sent = path.meta.wait(3)
        assert [one.text for one in sent if one.to == BEN] == ["fine"]
        sorry, after = (one.text for one in sent if one.to == ANA)
        assert sorry.startswith("Algo ha fallado")
        assert after == "después"
        assert len(tried) == 5
        stored = soon(lambda: path.messages()[bad["id"]])
        assert (stored["state"], stored["attempts"]) == ("failed", 5)
        assert stored["error"].startswith("ZeroDivisionError: test_api_worker.py:")
        with graph.session() as session:
            (shown,) = read_troubled(session)
        assert (shown["id"], shown["state"], shown["name"]) == (bad["id"], "failed", "ana")


def test_a_message_that_was_set_aside_can_be_retried(graph: Graph) -> None:
    add_people(graph)
    mended: list[bool] = []

    def breaks(one: Inbound) -> Turn:
        if not mended:
            raise ZeroDivisionError
        return echo(one)

    with running(graph, breaks) as path:
        bad = message(ANA, "rompe")
        path.deliver(bad)
        path.meta.wait(1)
        mended.append(True)
        path.services.writer.do(revive_work([bad["id"]]))
        assert [one.text for one in path.meta.wait(2)][1:] == ["rompe"]
        soon(lambda: path.messages()[bad["id"]]["state"] == "done")
        assert path.waiting("BURIED") == 0


def test_rows_that_the_engine_refuses_fail_that_turn_alone(graph: Graph) -> None:
    add_people(graph)

    def refuses(one: Inbound) -> Turn:
        if one.user_id == "ben":
            return echo(one)
        day: dict[str, Any] = {"user_id": "ana", "id": {"not": "text"}, "date": None}
        return Turn({"keep-days": [day]}, None, "echo")

    with running(graph, refuses) as path:
        bad = message(ANA, "rompe")
        path.deliver(bad, message(BEN, "fine"))
        sent = path.meta.wait(2)
        assert {one.to: one.text[:4] for one in sent} == {BEN: "fine", ANA: "Algo"}
        soon(lambda: path.messages()[bad["id"]]["state"] == "failed")
        assert query(graph, "MATCH (d:Day) RETURN d.id AS id") == []


def test_what_waits_from_an_earlier_start_is_worked_off(graph: Graph) -> None:
    """The first path stores and never works: as if it were killed between the two."""
    add_people(graph)
    stuck = threading.Event()

    def never(one: Inbound) -> Turn:
        stuck.set()
        raise ConnectionError

    first = message(ANA, "uno")
    with running(graph, never, sends=False) as path:
        path.services.worker._pause = lambda _: 3600.0
        path.deliver(first)
        assert stuck.wait(10)
        soon(lambda: path.messages()[first["id"]]["attempts"] == 1)

    def forget_the_pause(tx: Any) -> None:
        tx.run("MATCH (m:Message) SET m.not_before_ms = 0").consume()
        tx.run("MATCH (u:User) SET u.worker = 'dead', u.lease_until = $until", until=held()).consume()

    with graph.session() as session:
        session.execute_write(forget_the_pause)
    with running(graph, steal=True) as path:
        assert [one.text for one in path.meta.wait(1)] == ["uno"]


def test_a_person_whom_a_living_worker_holds_is_left_to_it(graph: Graph) -> None:
    add_people(graph)

    def hold(tx: Any) -> None:
        tx.run(
            "MATCH (u:User {id: 'ana'}) SET u.worker = 'other', u.lease_until = $until", until=held()
        ).consume()

    def let_go(tx: Any) -> None:
        tx.run("MATCH (u:User {id: 'ana'}) SET u.lease_until = 1").consume()

    with running(graph) as path:
        with graph.session() as session:
            session.execute_write(hold)
        path.deliver(message(ANA, "espera"), message(BEN, "now"))
        assert [one.text for one in path.meta.wait(1)] == ["now"]
        assert path.waiting() == 1
        with graph.session() as session:
            session.execute_write(let_go)
        assert [one.text for one in path.meta.wait(2)] == ["now", "espera"]


def test_a_person_lost_to_another_worker_is_not_answered_twice(graph: Graph) -> None:
    """The lease is taken away while the turn is under way: the turn leaves nothing."""
    add_people(graph)
    with graph.session() as own:

        def loses(one: Inbound) -> Turn:
            own.execute_write(_steal)
            return Turn({"keep-days": [{"user_id": "ana", "id": "ana|1", "date": "1"}]}, echo(one).reply, "x")

        with running(graph, loses) as path:
            path.deliver(message(ANA, "uno"))
            soon(path.services.worker.idle)
            assert path.meta.sent == []
            assert path.replies() == {}
            assert query(graph, "MATCH (d:Day) RETURN d.id AS id") == []
            assert path.waiting() == 1


def _steal(tx: Any) -> None:
    tx.run(
        "MATCH (u:User {id: 'ana'}) SET u.worker = 'other', u.lease_until = $until", until=held()
    ).consume()


def test_without_whatsapp_the_reply_is_stored_and_kept(graph: Graph) -> None:
    add_people(graph)
    with running(graph, sends=False) as path:
        path.deliver(message(ANA, "hola"))
        (reply,) = soon(lambda: list(path.replies().values()))
        assert (reply["state"], reply["reason"], reply["text"]) == ("kept", "no channel", "hola")
        assert path.waiting("OUTBOX") == 0


def test_what_another_server_stored_before_goes_before(graph: Graph) -> None:
    """The other one leaves its message to this worker, which holds the person, and does not tell it."""
    add_people(graph)
    under_way, go_on = threading.Event(), threading.Event()

    def slow(one: Inbound) -> Turn:
        under_way.set()
        assert go_on.wait(10)
        return echo(one)

    with running(graph, slow) as path:
        path.deliver(message(ANA, "uno"))
        assert under_way.wait(10)
        at = datetime.fromtimestamp(int(message(ANA, "")["timestamp"]), UTC)
        other = Arrival(
            "wamid.two", (f"whatsapp:{ANA}",), "text", "dos", at, next_arrival(), None, None, "{}"
        )
        path.services.writer.do(Work({"store-messages": store_rows([other], {}, "another")}))
        path.deliver(message(ANA, "tres"))
        go_on.set()
        assert [one.text for one in path.meta.wait(3)] == ["uno", "dos", "tres"]


def test_a_broken_context_of_one_person_does_not_stop_the_others(embedded_graph: Graph) -> None:
    add_people(embedded_graph)
    with running(embedded_graph) as path:
        read = path.services.worker._read_contexts

        def breaks(session: Session, messages: Any) -> Any:
            if any(one.user_id == "ana" for one in messages):
                raise KeyError("ana")
            return read(session, messages)

        path.services.worker._read_contexts = breaks
        path.deliver(message(ANA, "uno"), message(BEN, "two"))
        assert {one.text[:3] for one in path.meta.wait(2)} == {"two", "Alg"}


@pytest.mark.parametrize("count", [1, 200])
def test_nothing_stays_in_memory_once_all_is_answered(embedded_graph: Graph, count: int) -> None:
    people = {f"p{n}": f"346001{n:05d}" for n in range(count)}
    add_people(embedded_graph, people)
    with running(embedded_graph) as path:
        path.deliver(*(message(number, "hola") for number in people.values()))
        path.meta.wait(count, 30)
        soon(lambda: path.waiting("OUTBOX") == 0)
        _empty(path)


def _empty(path: Running) -> None:
    worker = path.services.worker
    soon(lambda: worker.idle() and path.services.sender.idle())
    lines = worker._lines
    assert (lines._here, lines._ready, lines._lines) == (set(), {}, {})
    assert path.services.writer.do(Work({})) == {}
