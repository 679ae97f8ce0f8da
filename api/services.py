"""What runs beside the web server: the writer, the sender and the worker, started and stopped together."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin

from neo4j import Session

from api.files import FileReader
from api.keeper import Fetcher, Keeper
from api.mender import Mender
from api.nutrition import Finder, sources_of
from api.sender import Sender
from api.worker import POLL_S, Say, Worker
from bot.clients.films import Limits
from bot.clients.stores import media_store
from bot.turn import take_turn
from bot.understand import LINK_S, Tools
from graph.connect import Graph
from graph.settings import Settings, secret_key
from graph.writer import Writer

if TYPE_CHECKING:
    from api.late_listener import LateListener
    from api.thinker import Thinker
    from bot.clients.whatsapp import Client


@dataclass(frozen=True, slots=True)
class Services:
    """The running parts. ``key`` is that of keyed hashes; ``keeper`` None: nothing is kept beside the graph.
    ``thinker`` None: no language model is configured."""

    graph: Graph
    settings: Settings
    writer: Writer
    sender: Sender
    worker: Worker
    key: bytes
    keeper: Keeper | None = None
    thinker: "Thinker | None" = None


class _Part(Protocol):
    """Something that works in threads of its own."""

    def start(self) -> None:
        """Starts to work."""

    def close(self) -> None:
        """Ends, and waits for its end."""


@contextmanager
def running_services(
    graph: Graph,
    settings: Settings,
    tools_of: Callable[[Session], Tools],
    *,
    say: Say | None = None,
    whatsapp: bool = True,
) -> Iterator[Services]:
    """Starts the parts over an open graph; at the end each is stopped before those that it needs.

    ``tools_of`` gives the tools of a turn over the worker's session. ``whatsapp`` False leaves sending, and
    what others left behind, to the server (the terminal's conversation).
    """
    # An embedded engine has one server at a time: what an earlier one held is free.
    alone = graph.kind == "embedded"
    fetches = whatsapp and bool(settings.whatsapp_access_token)
    with ExitStack() as parts:
        writer = parts.enter_context(Writer(graph.driver, graph.database))
        channel = _channel(settings) if whatsapp else None
        if channel is not None:
            parts.callback(channel.close)
        sender = Sender(writer, channel, alone=alone)
        parts.callback(sender.close)
        thinker = _thinker(writer, settings, fetches=fetches)
        worker = Worker(
            graph,
            writer,
            sender,
            _fetching(tools_of, settings) if fetches else tools_of,
            take_turn=take_turn if thinker is None else thinker.take_turn,
            say=say,
            steal=whatsapp and alone,
            poll_s=POLL_S if whatsapp else None,
        )
        keeper = None
        if whatsapp:
            limits = Limits(settings.film_seconds, settings.film_pixels)
            reader = FileReader(graph, sender, channel, tools_of, worker.name, limits) if fetches else None
            keeper = _keeper(graph, writer, settings, reader, steal=alone)
            _run(keeper, parts)
        if thinker is not None:
            parts.callback(thinker.close)
        if thinker is not None and keeper is not None:
            _run(_listener(graph, writer, keeper, thinker), parts)
        _run(worker, parts)
        if whatsapp:
            if sources := sources_of(settings):
                _run(Finder(graph, writer, worker, sources), parts)
            _run(Mender(graph), parts)
        yield Services(graph, settings, writer, sender, worker, secret_key(settings), keeper, thinker)


def _run(part: _Part, parts: ExitStack) -> None:
    """Starts a part, to be stopped before those that were started earlier."""
    part.start()
    parts.callback(part.close)


def _fetching(tools_of: Callable[[Session], Tools], settings: Settings) -> Callable[[Session], Tools]:
    """The tools of a turn where files are fetched: documents are left to the keeper, and links lead to them."""

    def link(name: str, content_type: str) -> str:
        """An address of a file that works for an hour."""
        return urljoin(settings.public_url, media_store(settings).signed_url(name, LINK_S, content_type))

    return lambda session: replace(tools_of(session), fetches=True, link=link)


def _keeper(
    graph: Graph, writer: Writer, settings: Settings, reader: FileReader | None, *, steal: bool
) -> Keeper:
    """Keeps media in the store of the settings, and fetches them once there is a token to fetch with."""
    fetcher: Fetcher | None = None
    if settings.whatsapp_access_token:
        from bot.clients.downloads import Downloads

        fetcher = Downloads(settings.whatsapp_api_url, settings.whatsapp_access_token)
    store = media_store(settings)
    return Keeper(graph, writer, store, fetcher, settings.data_dir, steal=steal, reader=reader)


def _thinker(writer: Writer, settings: Settings, *, fetches: bool) -> "Thinker | None":
    """Asks the language model of the settings; a server of one's own may need no key."""
    if not settings.openai_api_key and not settings.openai_base_url:
        return None
    from api.thinker import Thinker, mode_of
    from bot.clients.openai import ModelClient

    client = ModelClient(
        settings.openai_base_url,
        settings.openai_api_key,
        settings.openai_model,
        settings.openai_transcribe_model,
    )
    fetch = None
    if fetches and settings.whatsapp_access_token:
        from bot.clients.downloads import Downloads

        fetch = Downloads(settings.whatsapp_api_url, settings.whatsapp_access_token).fetch
    return Thinker(writer, client, mode_of(settings.understanding), settings.model_tokens, fetch)


def _listener(graph: Graph, writer: Writer, keeper: Keeper, thinker: "Thinker") -> "LateListener":
    """Listens to the notes that were kept unheard."""
    from api.late_listener import LateListener

    return LateListener(graph, writer, keeper.store, thinker)


def _channel(settings: Settings) -> "Client | None":
    """The WhatsApp number of the settings, None when it is not set up."""
    token, number = settings.whatsapp_access_token, settings.whatsapp_phone_number_id
    if not token or not number:
        return None
    from bot.clients.whatsapp import Client

    return Client(settings.whatsapp_api_url, token, number)
