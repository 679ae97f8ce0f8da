"""What runs beside the web server: the writer, the sender and the worker, started and stopped together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
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


@contextmanager
def running_services(
    graph: Graph,
    settings: Settings,
    tools_of: Callable[[Session], Tools],
    *,
    say: Say | None = None,
    whatsapp: bool = True,
    steal: bool | None = None,
) -> Iterator[Services]:
    """Starts the parts over an open graph and stops them in order at the end.

    ``tools_of`` gives the tools of a turn over the worker's session. ``whatsapp`` False leaves sending, and
    what others left behind, to the server (the terminal's conversation). ``steal`` None: an embedded engine has
    one server at a time, so what an earlier one held is free.
    """
    channel = _channel(settings) if whatsapp else None
    fetches = whatsapp and bool(settings.whatsapp_access_token)

    def link(name: str, content_type: str) -> str:
        """An address of a file that works for an hour."""
        return urljoin(settings.public_url, media_store(settings).signed_url(name, LINK_S, content_type))

    def fetching(session: Session) -> Tools:
        """The tools of a turn, which leaves documents to the keeper where they are fetched."""
        tools = tools_of(session)
        return replace(tools, fetches=True, link=link) if fetches else tools

    if steal is None:
        steal = whatsapp and graph.kind == "embedded"
    with Writer(graph.driver, graph.database) as writer:
        sender = Sender(writer, channel, alone=graph.kind == "embedded")
        poll_s = POLL_S if whatsapp else None
        thinker = _thinker(writer, settings, fetches=fetches)
        take = take_turn if thinker is None else thinker.take_turn
        worker = Worker(graph, writer, sender, fetching, take_turn=take, say=say, steal=steal, poll_s=poll_s)
        limits = Limits(settings.film_seconds, settings.film_pixels)
        reader = FileReader(graph, sender, channel, tools_of, worker.name, limits) if fetches else None
        keeper = _keeper(graph, writer, settings, reader, steal=steal) if whatsapp else None
        sources = sources_of(settings) if whatsapp else []
        finder = Finder(graph, writer, worker, sources) if sources else None
        listener = None if thinker is None or keeper is None else _listener(graph, writer, keeper, thinker)
        mender = Mender(graph) if whatsapp else None
        worker.start()
        if mender is not None:
            mender.start()
        if keeper is not None:
            keeper.start()
        if finder is not None:
            finder.start()
        if listener is not None:
            listener.start()
        try:
            yield Services(graph, settings, writer, sender, worker, secret_key(settings), keeper, thinker)
        finally:
            if mender is not None:
                mender.close()
            if finder is not None:
                finder.close()
            worker.close()
            if listener is not None:
                listener.close()
            if thinker is not None:
                thinker.close()
            if keeper is not None:
                keeper.close()
            sender.close()
            if channel is not None:
                channel.close()


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
