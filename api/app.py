"""The web server: the API, the webhook and the pages over services that run."""

import contextlib
import gc
import signal
import socket
from collections.abc import Iterator
from types import FrameType
from typing import TYPE_CHECKING, Any

import structlog
import uvicorn
from fastapi import FastAPI, HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems
from api.auth import Callers
from api.deadline import Deadline
from api.knowledge_file import KnowledgeFile
from api.limits import Limiter
from api.prepare import Knowledge, prepared, tools_over
from api.pulse import Pulse
from api.routes import routers
from api.services import Services, running_services
from api.stopping import end_in_time
from api.version import VERSION
from api.webhook import Receiver
from graph.connect import Graph
from graph.settings import Settings

if TYPE_CHECKING:
    from api.pages.phone import Phone

LARGEST_BYTES = 4 * 1024 * 1024
DESCRIPTION = """
What one person trains, eats, sleeps, weighs and feels, as recorded in messages or posted here.

Times are ISO 8601 with an offset, days are the person's local days (`2026-11-20`), units are in the field's
name. Refusals are `application/problem+json` (RFC 9457). Lists page with an opaque `cursor`. A `POST` takes an
`Idempotency-Key`: the same key and body are recorded once and answered alike.
""".strip()
log = structlog.get_logger()


def create_app(services: Services, knowledge: Knowledge, demo_url: str | None = None) -> FastAPI:
    """The app over services that run, and the names they know. ``demo_url``: where the server reaches itself,
    for the chat window and its stand-in for Meta; None: neither is there."""
    app = _App(
        services,
        title="Sinew",
        version=VERSION,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    app.state.services = services
    app.state.knowledge = knowledge
    app.state.callers = Callers(services.graph.session)
    app.state.limiter = Limiter()
    app.state.pulse = Pulse(services.graph)
    app.state.phone = None
    problems.install(app)
    app.add_middleware(BodyLimit, largest_bytes=LARGEST_BYTES)
    if demo_url is not None:
        from api.routes.chat_pages import mount_chat

        app.state.phone = mount_chat(app, demo_url)
    for router in routers():
        app.include_router(router)
    app.add_middleware(Deadline)
    return app


class _App(FastAPI):
    """The app behind the webhook: what Meta posts passes none of the layers around the routes."""

    def __init__(self, services: Services, **options: Any) -> None:
        super().__init__(**options)
        self._services = services

    def build_middleware_stack(self) -> ASGIApp:
        return Receiver(super().build_middleware_stack(), self._services)


class BodyLimit:
    """Refuses bodies of the API that are larger than any request, before they are read to the end."""

    def __init__(self, app: ASGIApp, largest_bytes: int) -> None:
        self._app = app
        self._largest = largest_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/v1/"):
            await self._app(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if length.isdigit() and int(length) > self._largest:
            await problems.refusal(413, "The body is too large.")(scope, receive, send)
            return
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > self._largest:
                raise HTTPException(413)  # the one exception that FastAPI lets through while it reads a body
            return message

        await self._app(scope, counted, send)


def run_app(graph: Graph, chosen: Settings, host: str, port: int, demo_url: str | None = None) -> None:
    """Makes an open graph ready and serves it until Ctrl-C or SIGTERM."""
    knowledge = prepared(graph, KnowledgeFile(chosen))
    # What is loaded by now stays: the collector need not walk through the catalog, neither now (what of it is
    # garbage is two thousand objects) nor while messages come.
    gc.freeze()
    with running_services(graph, chosen, tools_over(knowledge)) as services:
        app = create_app(services, knowledge, demo_url)
        config = uvicorn.Config(
            app,
            host=host,
            port=port,
            loop="auto",
            http="httptools",
            ws="none",
            lifespan="off",
            access_log=False,
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=10,
        )
        print(f"Sinew serves on http://{host}:{port} (Ctrl-C stops it)", flush=True)
        _Server(config, app.state.phone).run()
        end_in_time()


class _Server(uvicorn.Server):
    """Ends quietly on a signal, so that what was started around it is stopped in order. ``phone``: whose
    windows listen for as long as the server runs."""

    def __init__(self, config: uvicorn.Config, phone: "Phone | None") -> None:
        super().__init__(config)
        self._phone = phone

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self._phone is not None:
            self._phone.close()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {number: signal.signal(number, self._end) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                # A second Ctrl-C must not cut short the stopping of the engine.
                signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else handler)

    def _end(self, number: int, _: FrameType | None) -> None:
        self.force_exit = self.should_exit and number == signal.SIGINT
        self.should_exit = True
