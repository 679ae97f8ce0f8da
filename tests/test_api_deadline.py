"""Answers come in bounded time, also while an app or its database stands still."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from neo4j import GraphDatabase
from starlette.types import Message, Receive, Scope, Send

from api import pulse
from api.deadline import Deadline
from bot.clients.bodies import TooLarge, read_body
from graph.connect import Graph

SCOPE: Scope = {"type": "http", "path": "/v1/me"}
ANSWER: Message = {"type": "http.response.start", "status": 200, "headers": []}


@pytest.mark.parametrize(
    ("app_s", "body_s", "status"), [(0.0, 0.0, 200), (0.3, 0.0, 503), (0.0, 0.3, 200), (0.3, 0.3, 503)]
)
def test_the_time_of_the_app_is_bounded_and_that_of_the_caller_is_not(
    app_s: float, body_s: float, status: int
) -> None:
    said: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await asyncio.sleep(app_s)
        await send(ANSWER)

    async def receive() -> Message:
        await asyncio.sleep(body_s)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    asyncio.run(Deadline(app, within_s=0.1)(SCOPE, receive, send))
    starts = [one["status"] for one in said if one["type"] == "http.response.start"]
    assert starts == [status]


def test_a_database_that_stands_still_is_asked_once_and_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pulse, "ANSWERS_WITHIN_S", 0.05)

    async def looks(graph: Graph) -> tuple[list[bool], int]:
        look = pulse.Pulse(graph)
        found = [await look.beats() for _ in range(3)]
        return found, [one.name for one in threading.enumerate()].count("pulse")

    with socket.create_server(("127.0.0.1", 0)) as still:
        url = f"bolt://127.0.0.1:{still.getsockname()[1]}"
        with GraphDatabase.driver(url, connection_timeout=1.0) as driver:
            assert asyncio.run(looks(Graph(driver, "sinew", "neo4j", url))) == ([False] * 3, 1)


@pytest.mark.parametrize(
    ("parts", "pause_s", "problem"),
    [([b"ab", b"cd"], 0.0, None), ([b"a"] * 50, 0.02, TimeoutError), ([b"a" * 60] * 50, 0.0, TooLarge)],
)
def test_what_a_service_drips_is_not_waited_for(
    parts: list[bytes], pause_s: float, problem: type[Exception] | None
) -> None:
    def dripping() -> Iterator[bytes]:
        for part in parts:
            time.sleep(pause_s)
            yield part

    if problem is None:
        assert read_body(dripping(), 0.1, 100) == b"abcd"
        return
    with pytest.raises(problem):
        read_body(dripping(), 0.1, 100)
