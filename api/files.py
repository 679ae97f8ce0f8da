"""Answers files once they are here: a document is read when its bytes were fetched, as part of keeping them.

What a file changes, its reply and "kept" are one transaction; only then is the reply sent.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Protocol

import structlog
from neo4j import Session

from api.logs import where
from api.sender import Sender
from bot.clients.content import file_name
from bot.clients.downloads import Fetched
from bot.clients.films import Film, Limits, available, made_small
from bot.encoder.caption import about
from bot.encoder.film import take_film
from bot.encoder.reply import refused, reply
from bot.encoder.turn import Handed, Taken, asked_rows, take_file
from bot.replies import Payload
from bot.turn import take_turn
from bot.understand import Tools
from encoder.analyse import get_ready
from encoder.shapes import CaptureError
from encoder.text import LARGEST_BYTES
from graph.connect import Graph
from graph.context import Context, read_contexts
from graph.inbox import Inbound, take_lease_rows
from graph.media import Due, read_message
from graph.outbox import outgoing, reply_row
from graph.record import Rows, merge_rows
from graph.writer import Results

log = structlog.get_logger()


class Uploads(Protocol):
    """Where pictures of replies go: ``bot.clients.whatsapp.Client``."""

    def upload(self, content: bytes, content_type: str, name: str) -> str | None:
        """Hands a file to WhatsApp and gives its id there; None when it was not taken."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a file changes, with the reply to it among the rows, and that reply to be sent afterwards."""

    rows: Rows
    message: Inbound | None = None
    payload: Payload | None = None


class FileReader:
    """Reads the documents and films that the keeper fetched. ``worker`` is the name under which replies are stored."""

    def __init__(
        self,
        graph: Graph,
        sender: Sender,
        uploads: Uploads | None,
        tools_of: Callable[[Session], Tools],
        worker: str,
        limits: Limits,
    ) -> None:
        self._graph = graph
        self._sender = sender
        self._uploads = uploads
        self._tools_of = tools_of
        self._worker = worker
        self._limits = limits

    def expect(self, due: Due) -> None:
        """A document is about to be fetched: while it is, what the first signal of a process waits for is done."""
        if due.kind == "document":
            threading.Thread(target=get_ready, name="encoder", daemon=True).start()

    def film(self, fetched: Fetched, source: str, folder: Path) -> Film | None:
        """A film made small; None for what is none, and where films are kept as they come. Raises
        ``FilmError``."""
        if not fetched.content_type.startswith("video/") or not available():
            return None
        return made_small(Path(source), folder, self._limits)

    def read(self, due: Due, file: BinaryIO, sha256: str, size_bytes: int, content_type: str) -> Answered:
        """What a document or a film that was fetched comes to; nothing for everything else."""
        if content_type.startswith("video/") and due.kind in ("video", "document"):
            return self._film(due, sha256)
        if due.kind == "video":
            return self.failed(due, "not_a_film")
        if due.kind != "document":
            return Answered({})
        with self._graph.session() as session:
            message, context, tools = self._around(session, due)
            if message is None or context is None:
                return Answered({})
            try:
                data = _bytes(file, size_bytes)
                handed = Handed(
                    message.id, message.at, message.arrived, sha256, file_name(due.file_name), message.id
                )
                said = about(message.text or "", context, tools, message.at)
                taken = take_file(handed, data, said, context, tools)
            except CaptureError as problem:
                log.info("file_refused", message=message.id, reason=problem.reason)
                return self._plain(message, context, tools, problem.reason)
            except (ValueError, TypeError, LookupError, ArithmeticError) as problem:
                # A file may be wrong in ways that nobody thought of; the message must not wait for ever.
                log.error(
                    "file_failed", message=message.id, error=f"{type(problem).__name__}: {where(problem)}"
                )
                return self._plain(message, context, tools, "unknown")
            rows = merge_rows(taken.rows, asked_rows(taken, message.id, context, message.at))
            language = context.person.language
            payload = reply(taken, message.id, language, self._picture(taken, language))
            return self._answered(message, rows, payload)

    def _film(self, due: Due, media_id: str) -> Answered:
        """Ties a film to its set; one that came with words was answered already."""
        with self._graph.session() as session:
            message, context, tools = self._around(session, due)
            if message is None or context is None:
                return Answered({})
            filmed = take_film(message, media_id, context, tools)
            if filmed.reply is None:
                if message.kind == "document" and message.text:
                    return self._plain(message, context, tools, "film_alone")
                return Answered(filmed.rows)
            return self._answered(message, filmed.rows, filmed.reply)

    def failed(self, due: Due, key: str) -> Answered:
        """What is said when a document or a film cannot be fetched, at the first attempt and at the last."""
        if due.kind not in ("document", "video") or (key == "not_fetched" and due.attempts > 0):
            return Answered({})
        with self._graph.session() as session:
            message, context, tools = self._around(session, due)
            if message is None or context is None:
                return Answered({})
            if message.kind == "video" and message.text and key == "not_fetched":
                return Answered({})
            # What is said for good is the reply; that it takes a while is said besides.
            given_id = f"{key}:{message.id}" if key == "not_fetched" else None
            if message.text and due.attempts == 0 and message.kind == "document":
                return self._plain(message, context, tools, key, given_id=given_id)
            payload = refused(key, context.person.language)
            return self._answered(message, {}, payload, given_id=given_id)

    def send(self, answered: Answered, results: Results) -> None:
        """Sends the reply of what is stored by now, if this server held its person when it was stored; else it
        waits in the outbox for whoever does."""
        message, payload = answered.message, answered.payload
        replies, leases = answered.rows.get("add-replies"), answered.rows.get("take-leases")
        if message is not None and payload is not None and replies and leases and results.get("take-leases"):
            until = leases[0]["lease_until"]
            assert isinstance(until, int)
            self._sender.send([outgoing(replies[0], message, payload, self._worker, until)])

    def _around(self, session: Session, due: Due) -> tuple[Inbound | None, Context | None, Tools]:
        """The message with its conversation as of its own time."""
        tools = replace(self._tools_of(session), fetches=False)
        message = read_message(session, due.user_id, due.message_id)
        if message is None:
            return None, None, tools
        return message, read_contexts(session, [message])[0], tools

    def _plain(
        self, message: Inbound, context: Context, tools: Tools, key: str, given_id: str | None = None
    ) -> Answered:
        """A file that is no recording: its caption is read like any message, without one the reason is said."""
        if message.text:
            turn = take_turn(replace(message, kind="text"), context, tools)
            if turn.reply is not None:
                return self._answered(message, turn.rows, turn.reply, given_id=given_id)
        return self._answered(message, {}, refused(key, context.person.language), given_id=given_id)

    def _answered(
        self, message: Inbound, rows: Rows, payload: Payload, given_id: str | None = None
    ) -> Answered:
        sends = self._sends(message)
        row = reply_row(message, payload, self._worker, sends=sends, given_id=given_id)
        more: Rows = {"add-replies": [row]}
        if sends:
            more["take-leases"] = take_lease_rows([message.user_id], self._worker)
        return Answered(merge_rows(rows, more), message, payload)

    def _sends(self, message: Inbound) -> bool:
        return message.channel == "whatsapp" and self._sender.sends

    def _picture(self, taken: Taken, language: str) -> str | None:
        """WhatsApp's id of the picture of what was measured; None when there is nothing to draw."""
        if self._uploads is None or not any(one.reps for one in taken.sets) or taken.known:
            return None
        from bot.encoder.picture import picture

        drawn = picture(taken.sets, next(iter(taken.standings), None), language)
        return self._uploads.upload(drawn, "image/png", "set.png")


def _bytes(file: BinaryIO, size_bytes: int) -> bytes:
    if size_bytes > LARGEST_BYTES:
        raise CaptureError("too_large", "The file is larger than any recording of an encoder.")
    file.seek(0)
    return file.read()
