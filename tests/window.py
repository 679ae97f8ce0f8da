"""The chat window for tests: the whole product in demo mode on a port of its own, a new person for each test."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import httpx
import uvicorn

from api.app import create_app
from api.dev import demo_settings, own_url
from api.pages.phone import Phone
from api.prepare import Knowledge, prepared, tools_over
from api.services import Services, running_services
from graph.connect import Graph
from graph.settings import Settings
from tests.emptying import catalog_stands
from tests.path import soon

_FORGET = """
MATCH (n)
WHERE n:User OR n:Identity OR n:Token OR n:Day OR n:Message OR n:Reply OR n:Question OR n:Mode OR n:Practice OR n:Record
DETACH DELETE n
"""


@dataclass
class Product:
    """What all tests of a module share: the running parts, and the port that they know themselves under."""

    services: Services
    knowledge: Knowledge
    port: int

    @property
    def url(self) -> str:
        return own_url("127.0.0.1", self.port)

    @contextmanager
    def opened(self, *, demo: bool = True, new: bool = True) -> Iterator["Window"]:
        """The web server; ``new``: with nobody in the graph yet."""
        if new:
            with self.services.graph.session() as session:
                session.execute_write(lambda tx: tx.run(cast(Any, _FORGET)).consume())
        app = create_app(self.services, self.knowledge, self.url if demo else None)
        listener = socket.create_server(("127.0.0.1", self.port))
        config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        phone = cast(Phone | None, app.state.phone)
        try:
            with httpx.Client(base_url=self.url, trust_env=False, timeout=30) as web:
                yield Window(self, web, phone)
                soon(lambda: self.services.worker.idle() and self.services.sender.idle(), 30)
        finally:
            if phone is not None:
                phone.close()
            server.should_exit = True
            thread.join()


@dataclass
class Window:
    """An open server; ``phone`` None when it was not started as a demo."""

    product: Product
    web: httpx.Client
    phone: Phone | None

    @property
    def url(self) -> str:
        return self.product.url

    def say(self, text: str) -> None:
        """Writes a message and waits for the answer to it."""
        before = self.answers()
        assert self.web.post("/chat/messages", data={"text": text}).status_code == 204
        soon(lambda: len(self.answers()) > len(before), 30)

    def answers(self) -> list[dict[str, Any]]:
        """What was answered so far, oldest first."""
        assert self.phone is not None
        return [dict(one.payload) for one in self.phone.bubbles if not one.mine]


@contextmanager
def product(graph: Graph, data_dir: Path) -> Iterator[Product]:
    """Everything but the web server, over an empty graph."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    chosen = Settings(_env_file=None, data_dir=data_dir, database_url=None)
    knowledge = prepared(graph)
    catalog_stands(graph)
    settings = demo_settings(chosen, own_url("127.0.0.1", port))
    with running_services(graph, settings, tools_over(knowledge)) as services:
        yield Product(services, knowledge, port)
