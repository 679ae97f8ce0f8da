"""Asks a language model, and listens to voice notes, beside the turns: only the person who waits for it waits.

A turn that leaves something open is put aside, its person's line held, and is taken again with the answer. What
a call took is written down as soon as it is over, whatever comes of the message.
"""

import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import BinaryIO, Generic, Literal, TypeVar, cast

import orjson
import structlog
from neo4j.exceptions import DriverError, Neo4jError

from bot.clients.downloads import FetchError
from bot.clients.openai import Call, ModelClient
from bot.model.answer import SPENT, Answered
from bot.model.opened import Opened
from bot.model.schema import PROMPT, Understood
from bot.model.voice import USUAL, likely_words, not_heard
from bot.replies import text_reply
from bot.turn import Turn, take_turn
from bot.understand import Tools
from graph.context import Context, Person
from graph.errors import EngineError
from graph.inbox import Inbound
from graph.model_calls import call_rows, tokens_spent
from graph.own_foods import Reads
from graph.record import merge_rows
from graph.voice_notes import Note, is_note
from graph.writer import Work, Writer

AT_ONCE = 32
"""How many calls are under way together; the others wait."""
PREVIEWS = 8
"""How many previews wait for the model together; those beyond do without, so that the API goes on."""
KEPT = 1000
"""So many answers are kept for turns that have to be taken once more."""
LARGEST_BYTES = 16 * 1024 * 1024
"""WhatsApp takes no larger voice notes."""

log = structlog.get_logger()
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard in a voice note, None when nothing; ``spent``: it was not listened to."""

    text: str | None
    spent: bool = False


class _Latest(Generic[Found]):
    """What was found out for the latest messages."""

    def __init__(self) -> None:
        self._found: OrderedDict[str, Found] = OrderedDict()

    def get(self, message_id: str) -> Found | None:
        return self._found.get(message_id)

    def keep(self, message_id: str, found: Found) -> None:
        self._found[message_id] = found
        while len(self._found) > KEPT:
            self._found.popitem(last=False)


class Thinker:
    """``mode`` None: only voice notes are listened to. ``fetch`` gives the bytes of a voice note by WhatsApp's
    id of it; None: they are not listened to. ``month_tokens`` is what a person may use in a month."""

    def __init__(
        self,
        writer: Writer,
        client: ModelClient,
        mode: Literal["auto", "llm"] | None,
        month_tokens: int,
        fetch: Callable[[str, BinaryIO, int], object] | None = None,
    ) -> None:
        self._writer, self._client = writer, client
        self.mode, self._month_tokens, self._fetch = mode, month_tokens, fetch
        self._answers: _Latest[Answered] = _Latest()
        self._heard: _Latest[Heard] = _Latest()
        self._free = threading.BoundedSemaphore(AT_ONCE)
        self._looks = threading.BoundedSemaphore(PREVIEWS)

    def take_turn(self, message: Inbound, context: Context, tools: Tools) -> Turn:
        """A turn with what was found out for it, or one that says what is to be found out first."""
        if self._fetch is None or message.kind != "audio" or message.text or not is_note(message.payload):
            return self._turn(message, context, tools)
        heard = self._heard.get(message.id)
        if heard is None and self._spent(context.person, tools.read):
            heard = Heard(None, spent=True)
        if heard is None:
            hint = likely_words(context, tools)
            return Turn({}, None, "voice", after=partial(self._beside, self._listen, message, context, hint))
        if heard.text is None:
            turn = take_turn(message, context, tools)
            return replace(turn, reply=text_reply(not_heard(context.person.language, spent=heard.spent)))
        turn = self._turn(replace(message, text=heard.text), context, tools)
        if turn.after is not None:
            return turn
        return replace(
            turn, rows=merge_rows(turn.rows, {"hear-messages": [{"id": message.id, "text": heard.text}]})
        )

    def _turn(self, message: Inbound, context: Context, tools: Tools) -> Turn:
        tools = replace(tools, asks=self.mode, answered=self._answers.get(message.id))
        turn = take_turn(message, context, tools)
        if turn.opened is None:
            return turn
        if self._spent(context.person, tools.read):
            return take_turn(message, context, replace(tools, answered=Answered(turn.opened, why=SPENT)))
        return replace(turn, after=partial(self._beside, self._think, message, context, turn.opened))

    def answer(self, opened: Opened, person: Person, read: Reads) -> Answered:
        """The answer about a message that is only looked at; waits for it."""
        if self._spent(person, read):
            return Answered(opened, why=SPENT)
        if not self._looks.acquire(blocking=False):
            return Answered(opened, why="busy")
        try:
            return self._asked(opened, person, None)
        finally:
            self._looks.release()

    def hear(self, note: Note, voice: bytes, read: Reads) -> str | None:
        """What is said in a note that was kept, "" for nothing; None when its person's month is spent."""
        if tokens_spent(read, note.user_id, note.timezone) >= self._month_tokens:
            return None
        text, calls = self._client.transcribe(voice, note.language, USUAL[note.language])
        self._keep(calls, note.user_id, note.timezone, note.message_id, "voice")
        return (text or "").strip()

    def close(self) -> None:
        """Breaks off what is under way: the messages wait in the inbox for the next start."""
        self._client.close()

    def _spent(self, person: Person, read: Reads) -> bool:
        return tokens_spent(read, person.id, person.timezone) >= self._month_tokens

    def _beside(
        self,
        find: Callable[..., None],
        message: Inbound,
        context: Context,
        about: object,
        then: Callable[[], None],
    ) -> None:
        def run() -> None:
            with self._free:
                try:
                    find(message, context, about)
                finally:
                    then()

        threading.Thread(target=run, name="thinker", daemon=True).start()

    def _think(self, message: Inbound, context: Context, opened: Opened) -> None:
        self._answers.keep(message.id, Answered(opened, why="failed"))
        self._answers.keep(message.id, self._asked(opened, context.person, message.id))

    def _asked(self, opened: Opened, person: Person, message_id: str | None) -> Answered:
        understood, calls = self._client.ask(PROMPT, opened.to_json(), Understood)
        self._keep(calls, person.id, person.timezone, message_id, opened.intent)
        return Answered(opened, understood, calls[-1].model, None if understood else calls[-1].outcome)

    def _listen(self, message: Inbound, context: Context, hint: str) -> None:
        """Fetches a voice note and writes down what is heard in it."""
        self._heard.keep(message.id, Heard(None))
        voice = self._fetched(message)
        if voice is None:
            return
        text, calls = self._client.transcribe(voice, context.person.language, hint)
        person = context.person
        self._keep(calls, person.id, person.timezone, message.id, "voice")
        self._heard.keep(message.id, Heard((text or "").strip() or None))

    def _fetched(self, message: Inbound) -> bytes | None:
        media = orjson.loads(message.payload).get("audio")
        media_id = media.get("id") if isinstance(media, dict) else None
        if self._fetch is None or not isinstance(media_id, str):
            return None
        with tempfile.TemporaryFile() as file:
            try:
                self._fetch(media_id, cast(BinaryIO, file), LARGEST_BYTES)
            except (FetchError, OSError) as problem:
                log.warning("voice_not_fetched", message=message.id, reason=str(problem))
                return None
            file.seek(0)
            return file.read()

    def _keep(
        self, calls: list[Call], user_id: str, timezone: str, message_id: str | None, intent: str
    ) -> None:
        """Writes down what calls took, also when nothing came of them."""
        for call in calls:
            log.info("model_called", outcome=call.outcome, latency_ms=call.latency_ms)
        rows = call_rows(user_id, timezone, message_id, intent, [asdict(one) for one in calls])
        try:
            self._writer.do(Work(rows))
        except (EngineError, DriverError, Neo4jError) as problem:
            log.warning("model_calls_lost", calls=len(calls), problem=type(problem).__name__)


def mode_of(understanding: str) -> Literal["auto", "llm"] | None:
    """Which messages a model is asked about, by the setting."""
    return None if understanding == "rules" else cast(Literal["auto", "llm"], understanding)
