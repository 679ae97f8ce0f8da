"""Voice notes that were kept unheard: they can be listened to once something listens."""

from dataclasses import dataclass

import orjson
from neo4j import Session

from cypher import statement
from graph.writer import Work

ATTEMPTS = 3
"""So often a note is listened to in vain before it is left alone."""


@dataclass(frozen=True, slots=True)
class Note:
    """A voice note: its message, the name of its sound in the media store, whose it is."""

    message_id: str
    name: str
    user_id: str
    language: str
    timezone: str
    attempts: int


def is_note(payload: str) -> bool:
    """Whether a message's own JSON is that of a voice note: an audio file that somebody shares says it is none."""
    audio = orjson.loads(payload).get("audio")
    return isinstance(audio, dict) and audio.get("voice") is not False


def read_unheard(session: Session, limit: int) -> list[Note]:
    """Notes that nobody has heard yet, latest first."""
    rows = session.execute_read(
        lambda tx: tx.run(statement("read/notes-unheard"), limit=limit, attempts=ATTEMPTS).data()
    )
    return [
        Note(row["id"], row["name"], row["user_id"], row["language"], row["timezone"], row["attempts"])
        for row in rows
        if is_note(row["payload"])
    ]


def heard_work(note: Note, text: str | None) -> Work:
    """What was heard becomes the text of the message; nothing counts as an attempt."""
    if text:
        return Work({"hear-messages": [{"id": note.message_id, "text": text}]})
    return Work({"note-unheard": [{"id": note.message_id, "attempts": note.attempts + 1}]})
