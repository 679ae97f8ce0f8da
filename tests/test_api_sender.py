"""Sending: errors that pass, errors that stay, answers that never came, order, what a crash interrupted."""

import logging
import threading
from typing import Any

import pytest

from api.services import running_services
from graph.connect import Graph
from graph.outbox import reply_id
from tests.meta import Answer, Json, Meta, Sent, change, envelope, error, message, status
from tests.path import ANA, BEN, Running, add_people, query, running, settings, soon

PASSING: list[tuple[int, Json]] = [
    (429, {}), (500, {}), (503, {}), (400, error(130429)), (400, error(131056)), (400, error(131048)),
    (400, error(80007)), (500, error(131000)), (500, error(131016)), (400, error(131999, is_transient=True)),
    (401, error(190)),
]  # fmt: skip
STAYING = [131047, 131026, 131051, 100, 131030]


def notices(path: Running, *found: Json) -> int:
    return path.post(envelope([change(statuses=tuple(found))]))


def settled(path: Running, one: Json) -> dict[str, Any]:
    """The reply to a message once it has left the outbox."""
    reply = reply_id(one["id"])
    return dict(soon(lambda: (found := path.replies().get(reply)) and found["state"] != "sending" and found))


def test_a_reply_goes_to_the_numbers_messages_with_the_token_and_our_tracker(graph: Graph) -> None:
    add_people(graph)
    with running(graph) as path:
        one = message(ANA, "hola")
        path.deliver(one)
        (sent,) = path.meta.wait(1)
        assert sent.path.endswith("/15551234567/messages")
        assert sent.authorization == "Bearer access-token"
        assert sent.payload["messaging_product"] == "whatsapp"
        assert sent.tracker == reply_id(one["id"])
        reply = settled(path, one)
        assert (reply["state"], reply["wamid"], reply["attempts"]) == ("sent", "wamid.OUT1", 1)
        assert path.waiting("OUTBOX") == 0


@pytest.mark.parametrize(("code", "body"), PASSING)
def test_what_passes_is_sent_again(embedded_graph: Graph, code: int, body: Json) -> None:
    add_people(embedded_graph)
    meta = Meta(lambda sent: (code, body) if len(meta.sent) < 3 else (200, {}))
    with running(embedded_graph, meta=meta) as path:
        one = message(ANA, "hola")
        path.deliver(one)
        reply = settled(path, one)
        assert (reply["state"], reply["attempts"], len(meta.sent)) == ("sent", 3, 3)


@pytest.mark.parametrize("code", STAYING)
def test_what_stays_is_kept_with_its_code_and_not_sent_again(embedded_graph: Graph, code: int) -> None:
    add_people(embedded_graph)
    meta = Meta(lambda sent: (400, error(code)) if sent.text == "hola" else (200, {}))
    with running(embedded_graph, meta=meta) as path:
        one = message(ANA, "hola")
        path.deliver(one, message(ANA, "otra"))
        reply = settled(path, one)
        assert (reply["state"], reply["error_code"]) == ("failed", code)
        assert [sent.text for sent in meta.wait(2)] == ["hola", "otra"]


def test_replies_of_one_person_keep_their_order_and_do_not_hold_up_others(embedded_graph: Graph) -> None:
    add_people(embedded_graph)
    open_ = threading.Event()

    def slow(sent: Sent) -> Answer:
        if sent.text == "1":
            open_.wait(10)
        return 200, {}

    with running(embedded_graph, meta=Meta(slow)) as path:
        path.deliver(*(message(ANA, str(n)) for n in (1, 2, 3)), message(BEN, "ben"))
        soon(lambda: {"1", "ben"} <= {sent.text for sent in path.meta.sent})
        assert [sent.text for sent in path.meta.sent if sent.to == ANA] == ["1"]
        open_.set()
        path.meta.wait(4)
        assert [sent.text for sent in path.meta.sent if sent.to == ANA] == ["1", "2", "3"]


def test_an_answer_that_never_came_is_settled_by_the_tracker(embedded_graph: Graph) -> None:
    add_people(embedded_graph)
    with running(embedded_graph, meta=Meta(lambda sent: None), notice_s=30) as path:
        one = message(ANA, "hola")
        path.deliver(one)
        path.meta.wait(1)
        assert notices(path, status("wamid.real", "sent", reply_id(one["id"]))) == 200
        soon(path.services.sender.idle)
        reply = settled(path, one)
        assert (reply["state"], reply["wamid"], len(path.meta.sent)) == ("sent", "wamid.real", 1)


def test_an_answer_that_never_came_is_sent_again_when_no_notice_comes(embedded_graph: Graph) -> None:
    add_people(embedded_graph)
    meta = Meta(lambda sent: None if len(meta.sent) == 1 else (200, {}))
    with running(embedded_graph, meta=meta) as path:
        one = message(ANA, "hola")
        path.deliver(one)
        assert settled(path, one)["state"] == "sent"
        assert len(meta.sent) == 2


@pytest.mark.parametrize("noticed", [True, False])
def test_a_reply_that_a_crash_interrupted_is_uncertain(graph: Graph, noticed: bool) -> None:
    """The first path ends with the reply in the outbox; the second waits for a notice before it sends."""
    add_people(graph)
    one = message(ANA, "hola")
    with running(graph, meta=Meta(lambda sent: None), notice_s=30) as path:
        path.deliver(one)
        path.meta.wait(1)
    assert path.waiting("OUTBOX") == 1
    with running(graph, steal=True, notice_s=30 if noticed else 0.2) as path:
        if noticed:
            soon(lambda: not path.services.sender.idle())
            notices(path, status("wamid.real", "delivered", reply_id(one["id"])))
        reply = settled(path, one)
        assert reply["state"] == "sent"
        soon(path.services.sender.idle)
        assert len(path.meta.sent) == (0 if noticed else 1)


def test_notices_are_kept_in_their_own_order_whatever_order_they_come_in(graph: Graph) -> None:
    add_people(graph)
    with running(graph) as path:
        one, other = message(ANA, "hola"), message(BEN, "hello")
        path.deliver(one, other)
        wamid, reply = settled(path, one)["wamid"], reply_id(one["id"])
        notices(path, status(wamid, "read", reply))
        notices(path, status(wamid, "sent", reply), status(wamid, "delivered", reply))
        assert path.replies()[reply]["status"] == "read"
        refused = settled(path, other)["wamid"]
        notices(path, status(refused, "failed", errors=[{"code": 131047}]))
        found = path.replies()[reply_id(other["id"])]
        assert (found["state"], found["error_code"]) == ("failed", 131047)


def test_nothing_of_a_message_is_logged(
    embedded_graph: Graph, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    add_people(embedded_graph)
    caplog.set_level(logging.INFO)
    for name in ("pywa", "httpx", "pywa.api"):
        assert logging.getLogger(name).getEffectiveLevel() >= logging.WARNING
    meta = Meta(lambda sent: (500, error(131000)) if len(meta.sent) == 1 else (400, error(131047)))
    with running(embedded_graph, meta=meta) as path:
        one = message(ANA, "zanahoria violeta")
        path.deliver(one)
        settled(path, one)
    told = caplog.text + capsys.readouterr().out
    assert "reply_not_sent" in told
    assert "zanahoria" not in told
    assert ANA not in told


def test_services_start_and_stop_with_the_real_turn_left_out(embedded_graph: Graph) -> None:
    """What the server composes; without WhatsApp nothing is sent and nothing breaks."""
    chosen = settings(WHATSAPP_ACCESS_TOKEN=None)
    with running_services(embedded_graph, chosen, lambda session: None) as services:  # type: ignore[arg-type, return-value]
        assert not services.sender.sends
        assert services.key == b"key"
    assert query(embedded_graph, "MATCH (n:User) RETURN n") == []
