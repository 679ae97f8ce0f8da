"""The API for tests: the whole app over a real engine, and people who call it."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from api.app import create_app
from api.prepare import tools_over
from api.services import running_services
from graph.connect import Graph
from graph.people import add_user
from graph.settings import Settings
from tests.emptying import catalog_stands
from tests.meta import SECRET, Json, change, envelope, message, signed
from tests.path import soon
from tests.ready import ready

_numbers = itertools.count(100)


@dataclass(frozen=True)
class Caller:
    """A person who calls with a token and writes messages."""

    web: TestClient
    token: str
    number: str

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Response:
        more = {"Authorization": f"Bearer {self.token}", **headers}
        return self.web.request(method, path, json=body, headers=more)

    def get(self, path: str, status: int = 200) -> Any:
        return self._body(self.call("GET", path), status)

    def post(self, path: str, body: Any, status: int = 201, **headers: str) -> Any:
        return self._body(self.call("POST", path, body, **headers), status)

    def patch(self, path: str, body: Any, status: int = 200) -> Any:
        return self._body(self.call("PATCH", path, body), status)

    def delete(self, path: str, status: int = 204) -> None:
        self._body(self.call("DELETE", path), status)

    def day(self, date: str) -> Any:
        return self.get(f"/v1/days/{date}")

    def say(self, text: str, timestamp: int) -> list[Json]:
        """Writes a message and gives it and its reply as the API lists them, once it is answered."""
        raw = envelope([change(told := message(self.number, text, timestamp=timestamp))])
        assert (
            self.web.post("/webhooks/whatsapp", content=raw, headers=signed(raw, SECRET)).status_code == 200
        )

        def answered() -> list[Json]:
            listed = self.get("/v1/messages?limit=1000")["items"]
            about = [one for one in listed if told["id"] in (one["id"], one["context_id"])]
            return about if len(about) == 2 else []

        found: list[Json] = soon(answered, patience_s=60.0)
        return found

    def _body(self, answer: Response, status: int) -> Any:
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None


@dataclass(frozen=True)
class Web:
    """The app and the graph under it."""

    app: FastAPI
    graph: Graph
    client: TestClient

    def person(
        self,
        name: str = "Ana",
        timezone: str = "Europe/Madrid",
        language: Any = "es",
        prefix: str = "+34600111",
    ) -> Caller:
        """A new person, whom nobody else is."""
        number = f"{prefix}{next(_numbers):03d}"
        with self.graph.session() as session:
            added = add_user(session, phone=number, name=name, timezone=timezone, language=language)
        return Caller(self.client, added.token, number.removeprefix("+"))


@contextmanager
def web_over(graph: Graph, settings: Settings) -> Iterator[Web]:
    """The app over a graph, with everything that runs beside it but WhatsApp."""
    chosen = settings.model_copy(update={"whatsapp_app_secret": SECRET, "secret_key": "key"})
    knowledge = ready(graph)
    catalog_stands(graph)
    with running_services(graph, chosen, tools_over(knowledge)) as services:
        app = create_app(services, knowledge)
        with TestClient(app, raise_server_exceptions=False) as client:
            yield Web(app, graph, client)
