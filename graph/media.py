"""What people keep in the media store: which message carries it, whose it is, and what has to go.

A message with media has ``media_state``: ``waiting``, then ``kept``, ``gone`` (WhatsApp no longer has it),
``refused`` (too large) or ``removed`` (by the person).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from neo4j import ManagedTransaction, Session

from cypher import statement
from graph.clock import instant, utc_text
from graph.inbox import Inbound, inbound_of, now_ms
from graph.writer import Row, Work

FETCHABLE = timedelta(days=7)
"""For so long WhatsApp keeps what a webhook named."""


@dataclass(frozen=True, slots=True)
class Due:
    """A message whose media have yet to be fetched. ``media_id`` is WhatsApp's, None when the message has
    none; ``file_name`` what the sender called it."""

    message_id: str
    user_id: str
    kind: str
    media_id: str | None
    file_name: str | None
    sent_at: str | None
    received_at: datetime
    attempts: int

    @property
    def over(self) -> bool:
        """Whether WhatsApp no longer has it."""
        return datetime.now(UTC) - self.received_at > FETCHABLE


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that a person keeps; times are stored text."""

    id: str
    name: str
    content_type: str
    size_bytes: int
    kept_at: str
    sent_at: str
    kind: str
    file_name: str | None
    message_id: str | None


def read_due(session: Session, limit: int, *, held_too: bool = False) -> list[Due]:
    """Messages whose media may be fetched now, oldest first. ``held_too``: also those that another program
    holds or that wait for their next attempt."""
    now = 2**62 if held_too else now_ms()
    rows = _rows(session, "read/media-due", now=now, limit=limit)
    return [_due(row["message"]) for row in rows]


def _due(row: dict[str, Any]) -> Due:
    message = orjson.loads(row["payload"])
    body = message.get(row["kind"])
    body = body if isinstance(body, dict) else {}
    media_id, name = body.get("id"), body.get("filename")
    return Due(
        message_id=row["id"],
        user_id=row["user_id"],
        kind="voice" if row["kind"] == "audio" and body.get("voice") is True else row["kind"],
        media_id=str(media_id) if isinstance(media_id, (str, int)) and str(media_id) else None,
        file_name=name if isinstance(name, str) else None,
        sent_at=row["at"],
        received_at=instant(row["received_at"]),
        attempts=row["attempts"],
    )


@dataclass(frozen=True, slots=True)
class SetFilm:
    """A film of a set: its names in the store, that of its still None when it has none."""

    id: str
    name: str
    content_type: str
    still: str | None
    duration_s: float | None


def read_films(session: Session, user_id: str, set_id: str) -> list[SetFilm]:
    """The films of a person's own set."""
    rows = _rows(session, "read/set-films", user_id=user_id, set_id=set_id)
    return [
        SetFilm(row["id"], row["name"], row["content_type"], row.get("still"), row.get("duration_s"))
        for row in rows
    ]


def read_message(session: Session, user_id: str, message_id: str) -> Inbound | None:
    """A person's message as it came; None when it is gone."""
    rows = _rows(session, "read/message-one", user_id=user_id, message_id=message_id)
    return inbound_of(rows[0]["message"]) if rows else None


def take_work(message_ids: Iterable[str], hold_ms: int, *, steal: bool = False) -> Work:
    """Holds messages for a while; ``take-media`` gives the ids of those that were free. ``steal``: also those
    that an earlier program held."""
    now = now_ms()
    until = now + hold_ms
    free = 2**62 if steal else now
    return Work({"take-media": [{"id": one, "now": free, "until": until} for one in message_ids]})


def keep_work(
    due: Due,
    media_id: str,
    name: str,
    content_type: str,
    size_bytes: int,
    file_name: str | None,
    film: Row | None = None,
) -> Work:
    """Ties a message to what was stored for it; ``film`` is what is known of a film besides. Raises ``Stale``
    at the writer when the message is gone or
    done, or the content is just being deleted."""
    now = utc_text(datetime.now(UTC))
    row = {
        "message_id": due.message_id,
        "user_id": due.user_id,
        "id": media_id,
        "now": now,
        "properties": {"name": name, "content_type": content_type, "size_bytes": size_bytes} | (film or {}),
        "keeping": {
            "kept_at": now,
            "sent_at": due.sent_at,
            "kind": due.kind,
            "file_name": file_name,
            "message_id": due.message_id,
        },
    }
    return Work({"add-media": [row]}, guard="add-media")


def disown_work(media_id: str, name: str) -> Work:
    """Content that was stored for a message which no longer wants it."""
    return Work({"disown-media": [{"id": media_id, "name": name}]})


def later_work(due: Due, wait_s: float, reason: str) -> Work:
    """Another attempt after a while."""
    properties: Row = {
        "media_attempts": due.attempts + 1,
        "media_not_before_ms": now_ms() + int(wait_s * 1000),
        "media_error": reason,
    }
    return Work({"put-off-media": [{"id": due.message_id, "properties": properties}]})


def never_work(due: Due, state: str, reason: str) -> Work:
    """No further attempt: ``gone`` or ``refused``."""
    properties: Row = {"media_state": state, "media_error": reason, "media_attempts": due.attempts + 1}
    return Work({"put-off-media": [{"id": due.message_id, "properties": properties}]})


def forget_work(user_id: str, media_id: str) -> Work:
    """A person deletes something: ``forget-media`` gives a row when it was theirs."""
    now = utc_text(datetime.now(UTC))
    return Work(
        {
            "forget-media": [{"user_id": user_id, "id": media_id}],
            "condemn-media": [{"id": media_id, "now": now}],
        }
    )


def condemn_work(media_ids: Iterable[str]) -> Work:
    """Marks those of some media that nobody keeps any more."""
    now = utc_text(datetime.now(UTC))
    return Work({"condemn-media": [{"id": one, "now": now} for one in media_ids]})


def drop_work(media_id: str) -> Work:
    """What the store has deleted leaves the graph too."""
    return Work({"drop-media": [{"id": media_id}]})


def read_unkept(session: Session) -> list[str]:
    """The ids of media that nobody keeps any more, whoever took their messages or people away."""
    return [row["id"] for row in _rows(session, "read/media-unkept")]


def read_going(session: Session) -> list[tuple[str, list[str]]]:
    """What the store has yet to delete: the id, and the names of what lies there."""
    return [
        (row["id"], [name for name in (row["name"], row.get("still")) if name])
        for row in _rows(session, "read/media-going")
    ]


def read_kept(session: Session, user_id: str, limit: int, after: tuple[str, str] | None = None) -> list[Kept]:
    """What a person keeps, latest first; ``after`` is the time and id of the last one seen."""
    kept_at, media_id = after or (None, None)
    rows = _rows(
        session, "read/media-of-person", user_id=user_id, limit=limit, kept_at=kept_at, media_id=media_id
    )
    return [Kept(**row["media"]) for row in rows]


def read_one(session: Session, user_id: str, media_id: str) -> Kept | None:
    """One thing that a person keeps; None for another's and for what does not exist."""
    rows = _rows(session, "read/media-one", user_id=user_id, media_id=media_id)
    return Kept(**rows[0]["media"]) if rows else None


def _rows(session: Session, name: str, **parameters: Any) -> list[dict[str, Any]]:
    def read(tx: ManagedTransaction) -> list[dict[str, Any]]:
        return [record.data() for record in tx.run(statement(name), **parameters)]

    return session.execute_read(read)
