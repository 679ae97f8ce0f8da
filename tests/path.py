"""The path of a message for tests: a real engine, a stand-in for Meta, and a turn that a test decides."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import httpx
import uvicorn
from fastapi import FastAPI
from neo4j import Session

from api.sender import Sender
from api.services import Services
from api.webhook import PATH, Receiver
from api.worker import Say, Worker
from bot.clients.whatsapp import Client
from bot.turn import Turn
from graph.connect import Graph
from graph.context import Context, Person
from graph.inbox import LEASE_MS, Inbound, now_ms
from graph.settings import Settings
from graph.writer import Writer
from tests.meta import NUMBER_ID, SETTINGS, TOKEN, Json, Meta, change, envelope, signed

ANA, BEN = "34600111222", "12125550123"
PEOPLE = {"ana": ANA, "ben": BEN}

TakeTurn = Callable[[Inbound], Turn]


def settings(**more: Any) -> Settings:
    """Settings of a server that is set up for WhatsApp."""
    return Settings(_env_file=None, **{**SETTINGS, "SINEW_SECRET_KEY": "key", **more})


def query(graph: Graph, text: str, **parameters: Any) -> list[dict[str, Any]]:
    """Rows of a read that a test makes for itself."""
    with graph.session() as session:
        return session.execute_read(lambda tx: tx.run(cast(Any, text), **parameters).data())


def add_people(graph: Graph, people: dict[str, str] | None = None) -> None:
    """People by id and number, as ``sinew users add`` makes them."""
    text = """
    UNWIND $rows AS row
    MERGE (u:User {id: row.id})
    SET u.name = row.id, u.timezone = 'Europe/Madrid', u.language = 'es', u.units = 'metric'
    MERGE (i:Identity {id: 'whatsapp:' + row.number})
    SET i.channel = 'whatsapp', i.external_id = row.number
    MERGE (i)-[:IDENTIFIES]->(u)
    """
    rows = [{"id": one, "number": number} for one, number in (people or PEOPLE).items()]
    with graph.session() as session:
        session.execute_write(lambda tx: tx.run(cast(Any, text), rows=rows).consume())


def held() -> int:
    """Until when somebody else holds a person, so far ahead as a lease ever goes."""
    return now_ms() + 2 * LEASE_MS - 1000


def echo(message: Inbound) -> Turn:
    """A turn that answers with the same words."""
    reply = {"type": "text", "text": {"body": message.text or message.kind}}
    return Turn({}, reply, "echo")


def bare_contexts(session: Session, messages: Sequence[Inbound]) -> list[Context]:
    """Contexts of people in the middle of nothing."""
    return [
        Context(Person(one.user_id, one.user_id, "es", "Europe/Madrid", "metric", None)) for one in messages
    ]


@dataclass
class Running:
    """A path that runs. ``post`` delivers an envelope and gives the status of the answer."""

    services: Services
    web: httpx.Client
    meta: Meta

    @property
    def graph(self) -> Graph:
        return self.services.graph

    def post(self, raw: bytes, headers: dict[str, str] | None = None) -> int:
        return self.web.post(
            PATH, content=raw, headers=signed(raw) if headers is None else headers
        ).status_code

    def deliver(self, *messages: Json) -> int:
        return self.post(envelope([change(*messages)]))

    def messages(self) -> dict[str, dict[str, Any]]:
        """What is stored of each message, by its id."""
        found = query(self.graph, "MATCH (m:Message) RETURN properties(m) AS m")
        return {row["m"]["id"]: row["m"] for row in found}

    def replies(self) -> dict[str, dict[str, Any]]:
        found = query(self.graph, "MATCH (r:Reply) RETURN properties(r) AS r")
        return {row["r"]["id"]: row["r"] for row in found}

    def waiting(self, edge: str = "INBOX") -> int:
        return int(query(self.graph, f"MATCH (:User)-[e:{edge}]->() RETURN count(e) AS n")[0]["n"])


@contextmanager
def running(
    graph: Graph,
    take_turn: TakeTurn = echo,
    *,
    meta: Meta | None = None,
    sends: bool = True,
    steal: bool = False,
    notice_s: float = 0.2,
    pause_s: float = 0.01,
    say: Say | None = None,
    polls: bool = True,
) -> Iterator[Running]:
    """A server's path over a graph, without the server. It works off all it has before it ends."""
    chosen = settings()
    with meta or Meta() as here, Writer(graph.driver, graph.database) as writer:
        client = Client(here.url, TOKEN, NUMBER_ID, timeout_s=1.0) if sends else None
        sender = Sender(writer, client, notice_s=notice_s, pause=lambda _: pause_s)
        worker = Worker(
            graph, writer, sender, lambda session: cast(Any, None),
            take_turn=lambda message, context, tools: take_turn(message),
            read_contexts=bare_contexts, say=say, steal=steal, poll_s=0.05 if polls else None,
            pause=lambda _: pause_s,
        )  # fmt: skip
        worker.start()
        services = Services(graph, chosen, writer, sender, worker, b"key")
        try:
            with served(services) as url, httpx.Client(base_url=url, trust_env=False) as web:
                yield Running(services, web, here)
        finally:
            worker.close()
            sender.close()
            if client is not None:
                client.close()


@contextmanager
def served(services: Services) -> Iterator[str]:
    """The webhook alone on a free port of this machine; gives its URL."""
    app = FastAPI()
    app.add_middleware(Receiver, services=services)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def soon(what: Callable[[], Any], patience_s: float = 10.0) -> Any:
    """What a call gives once it is true."""
    until = time.monotonic() + patience_s
    while not (found := what()):
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.01)
    return found
