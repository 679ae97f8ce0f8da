"""The conversation in a terminal: by the same way as on WhatsApp, whether a server holds the person or not."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from api import chat as chatting
from bot.turn import Turn
from graph.connect import Graph
from graph.errors import NotFound, SinewError
from graph.inbox import Inbound
from graph.settings import Settings
from tests.path import add_people, held, query, running

UNDO = {"type": "reply", "reply": {"id": "undo:1", "title": "Deshacer"}}


def answers(message: Inbound) -> Turn:
    """Answers with the words and a button; an exclamation mark is owed nothing."""
    if message.text == "!":
        return Turn({}, None, "echo")
    body = {"text": f"{message.text} {message.choice or ''}".strip()}
    interactive = {"type": "button", "body": body, "action": {"buttons": [UNDO]}}
    return Turn({}, {"type": "interactive", "interactive": interactive}, "echo")


@pytest.fixture
def talk(embedded_graph: Graph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs the conversation over some lines and gives what it printed."""
    add_people(embedded_graph, {"ana": "34600111222"})

    @contextmanager
    def connected(_: Settings) -> Iterator[Graph]:
        yield embedded_graph

    @contextmanager
    def services(graph: Graph, chosen: Settings, tools: Any, *, say: Any, whatsapp: bool) -> Iterator[Any]:
        assert not whatsapp
        with running(graph, answers, sends=False, say=say, polls=False) as path:
            yield path.services

    monkeypatch.setattr(chatting, "connect", connected)
    monkeypatch.setattr(chatting, "prepared", lambda graph, file: None)
    monkeypatch.setattr(chatting, "tools_over", lambda knowledge: None)
    monkeypatch.setattr(chatting, "running_services", services)
    monkeypatch.setattr(chatting, "configure_logs", lambda least: None)

    def run(lines: str, phone: str | None = None) -> list[str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        chatting.chat(phone)
        return capsys.readouterr().out.splitlines()

    return run


def test_lines_are_answered_until_the_input_ends_without_a_prompt(talk: Any) -> None:
    assert talk("peso 81\n\n!\nhola") == ["peso 81", "  1. Deshacer", "hola", "  1. Deshacer"]


def test_the_number_of_a_choice_presses_it(talk: Any, embedded_graph: Graph) -> None:
    assert talk("peso 81\n1\n7\n")[2::2] == ["Deshacer undo:1", "7"]
    found = query(
        embedded_graph, "MATCH (m:Message) RETURN m.kind AS kind, m.choice AS choice ORDER BY m.arrived"
    )
    assert [row["choice"] for row in found] == [None, "undo:1", None]
    replies = query(embedded_graph, "MATCH (r:Reply) RETURN DISTINCT r.state AS state")
    assert replies == [{"state": "kept"}]


def test_the_only_person_need_not_be_named_and_one_of_many_must(talk: Any, embedded_graph: Graph) -> None:
    assert talk("hola\n", "+34600111222")[0] == "hola"
    with pytest.raises(NotFound):
        talk("hola\n", "+34600999999")
    add_people(embedded_graph)
    with pytest.raises(SinewError, match="more than one"):
        talk("hola\n")


def test_a_server_that_holds_the_person_answers_in_the_terminal(talk: Any, embedded_graph: Graph) -> None:
    def hold(tx: Any) -> None:
        worker = server.services.worker.name
        text = "MATCH (u:User) SET u.worker = $worker, u.lease_until = $until"
        tx.run(text, worker=worker, until=held()).consume()

    with running(embedded_graph, answers, sends=False) as server:
        with embedded_graph.session() as session:
            session.execute_write(hold)
        assert talk("hola\n") == ["hola", "  1. Deshacer"]
