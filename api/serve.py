"""`sinew serve`: the engine, then the web server over it."""

import errno
import os
import socket
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

from api.logs import configure_logs
from api.stopping import stopped_by_signals
from graph.connect import connect
from graph.errors import SinewError
from graph.settings import settings


def serve(host: str, port: int, *, demo: bool = False) -> None:
    """Serves until Ctrl-C or SIGTERM: starts the engine, brings the graph up to date, works off the inbox.
    ``demo`` opens the chat window at ``/``, whose WhatsApp is this server itself.

    Raises ``SinewError`` with a sentence when something it needs is not there.
    """
    configure_logs()
    _check_address(host, port)
    chosen = settings()
    demo_url = None
    if demo:
        from api.dev import demo_settings, own_url

        demo_url = own_url(host, port)
        chosen = demo_settings(chosen, demo_url)
    with stopped_by_signals(), ThreadPoolExecutor(1) as aside:
        # Loading the web server and the words takes as long as the engine's start: both at once.
        loaded = aside.submit(_web_server)
        with connect(chosen) as graph:
            loaded.result().run_app(graph, chosen, host, port, demo_url)


def _check_address(host: str, port: int) -> None:
    """Tries the address before anything is started for it, which takes seconds."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as one:
            if os.name == "posix":
                one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind(address)
            one.listen()
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            raise SinewError(
                f"Another program listens on {host}:{port}; choose another port with --port."
            ) from problem
        raise SinewError(f"Sinew cannot listen on {host}:{port}: {problem.strerror}.") from problem


def _web_server() -> ModuleType:
    from api import app
    from api.prepare import read_words

    read_words()
    return app
