"""Listens to voice notes that came when nothing could listen, so that they can be read and found.

What was heard becomes the message's text and nothing more: the person was asked to type it then, and most did.
"""

import threading
from typing import Any, Protocol

import structlog
from neo4j import Session
from neo4j.exceptions import DriverError, Neo4jError

from bot.clients.media import MediaError, MediaStore
from cypher import statement
from graph.connect import Graph
from graph.errors import EngineError
from graph.own_foods import Reads
from graph.voice_notes import Note, heard_work, read_unheard
from graph.writer import Writer

POLL_S = 300.0
AT_ONCE = 20
"""How many are listened to at a look."""
LARGEST_BYTES = 16 * 1024 * 1024

log = structlog.get_logger()


class Ears(Protocol):
    """What listens: ``api.thinker.Thinker``."""

    def hear(self, note: Note, voice: bytes, read: Reads) -> str | None:
        """What is said in a note, "" for nothing; None when this person's month is spent."""


class LateListener:
    """One thread that looks now and then for notes that nobody has heard."""

    def __init__(self, graph: Graph, writer: Writer, store: MediaStore, ears: Ears) -> None:
        self._graph, self._writer, self._store, self._ears = graph, writer, store, ears
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="late-listener", daemon=True)

    def start(self) -> None:
        """Starts to listen."""
        self._thread.start()

    def close(self) -> None:
        """Stops after the note that is being listened to."""
        self._over.set()

    def _run(self) -> None:
        with self._graph.session() as session:
            while not self._over.is_set():
                try:
                    self._look(session)
                except (EngineError, DriverError, Neo4jError) as problem:
                    log.warning("listener_waits", problem=type(problem).__name__)
                self._over.wait(POLL_S)

    def _look(self, session: Session) -> None:
        def read(name: str, **parameters: Any) -> list[dict[str, Any]]:
            return session.execute_read(lambda tx: tx.run(statement(name), **parameters).data())

        for note in read_unheard(session, AT_ONCE):
            if self._over.is_set():
                return
            try:
                with self._store.open(note.name) as file:
                    voice = file.read(LARGEST_BYTES)
            except (MediaError, OSError) as problem:
                log.warning("note_not_read", message=note.message_id, problem=type(problem).__name__)
                self._writer.do(heard_work(note, None))
                continue
            text = self._ears.hear(note, voice, read)
            if text is not None:
                self._writer.do(heard_work(note, text))
