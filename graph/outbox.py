"""Replies on their way out: stored with what they answer, in the outbox until a channel has carried them.

States of a reply: ``sending`` (in the outbox), ``sent``, ``failed`` (never will be), ``kept`` (no channel
carries it: read in the terminal, or WhatsApp is not set up).
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from neo4j import ManagedTransaction, Session

from cypher import statement
from graph.clock import instant, utc_text
from graph.inbox import Inbound
from graph.writer import Row

STATUS_RANKS = {"sent": 1, "delivered": 2, "read": 3, "played": 4, "failed": 5}
"""What WhatsApp tells of a reply, from early to late."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A reply to send. ``payload`` is Meta's message without ``to``; ``address`` the digits or the user id it
    goes to. ``uncertain``: an earlier attempt may have arrived; ``found`` is then when it was read (monotonic
    seconds). ``holder`` is the worker of that person, ``lease_until_ms`` until when."""

    id: str
    user_id: str
    address: str
    payload: Mapping[str, Any]
    created_at: datetime
    uncertain: bool = False
    found: float = 0.0
    holder: str | None = None
    lease_until_ms: int = 0


def reply_id(message_id: str) -> str:
    """The id of the one reply to a message; WhatsApp gives it back as our tracker."""
    return f"re:{message_id}"


def reply_row(
    message: Inbound, payload: Mapping[str, Any], worker: str, *, sends: bool, given_id: str | None = None
) -> Row:
    """The row of ``add-replies`` for the answer to a message; ``sends`` when its channel has to carry it."""
    return {
        "id": given_id or reply_id(message.id),
        "message_id": message.id,
        "user_id": message.user_id,
        "sends": sends,
        "properties": {
            "user_id": message.user_id,
            "direction": "out",
            "channel": message.channel,
            "kind": str(payload.get("type", "text")),
            "text": text_of(payload),
            "payload": orjson.dumps(payload).decode(),
            "state": "sending" if sends else "kept",
            "reason": None if sends else "no channel",
            "worker": worker,
            "created_at": utc_text(datetime.now(UTC)),
        },
    }


def outgoing(
    row: Row, message: Inbound, payload: Mapping[str, Any], worker: str, lease_until_ms: int
) -> Outgoing:
    """A reply that was just stored by ``row``, to be sent now, while its person is ``worker``'s."""
    return Outgoing(
        id=row["id"],
        user_id=message.user_id,
        address=address_of(message.identity),
        payload=payload,
        created_at=instant(row["properties"]["created_at"]),
        holder=worker,
        lease_until_ms=lease_until_ms,
    )


def address_of(identity: str) -> str:
    """Where an identity ("whatsapp:34600111222") is written to."""
    return identity.partition(":")[2]


def text_of(payload: Mapping[str, Any]) -> str:
    """The words of a reply, without its buttons."""
    part = payload.get(str(payload.get("type", "text")), {})
    body = part.get("body", part.get("caption", part.get("emoji", "")))
    return str(body.get("text", "")) if isinstance(body, Mapping) else str(body)


def read_unsent(session: Session) -> list[Outgoing]:
    """Every reply in the outbox, oldest first; one that another worker stored may have been sent already."""

    def read(tx: ManagedTransaction) -> list[Outgoing]:
        return [
            Outgoing(
                id=record["id"],
                user_id=record["user_id"],
                address=address_of(record["identity"]),
                payload=orjson.loads(record["payload"]),
                created_at=instant(record["created_at"]),
                uncertain=True,
                found=time.monotonic(),
                holder=record["holder"],
                lease_until_ms=record["lease_until"] or 0,
            )
            for record in tx.run(statement("read/outbox-unsent"))
        ]

    return session.execute_read(read)


def read_outcome(session: Session, message_id: str) -> tuple[str | None, Mapping[str, Any] | None]:
    """The state of a message, and the payload of the answer to it as far as there is one."""

    def read(tx: ManagedTransaction) -> tuple[str | None, str | None]:
        record = tx.run(statement("read/reply"), id=message_id).single()
        return (None, None) if record is None else (record["state"], record["payload"])

    state, payload = session.execute_read(read)
    return state, None if payload is None else orjson.loads(payload)


def read_reply_ids(session: Session, wamids: list[str]) -> dict[str, str]:
    """The ids of the replies that WhatsApp knows under these ids."""

    def read(tx: ManagedTransaction) -> dict[str, str]:
        return {
            record["wamid"]: record["id"] for record in tx.run(statement("read/reply-ids"), wamids=wamids)
        }

    return session.execute_read(read)


def sent_row(reply: str, wamid: str, attempts: int) -> Row:
    """The row of ``settle-replies`` for one that was taken by WhatsApp."""
    done = {"state": "sent", "wamid": wamid, "attempts": attempts, "sent_at": utc_text(datetime.now(UTC))}
    return {"id": reply, "properties": done}


def failed_row(reply: str, code: int | None, reason: str, attempts: int) -> Row:
    """The row of ``settle-replies`` for one that WhatsApp will never take."""
    done = {"state": "failed", "error_code": code, "error": reason, "attempts": attempts}
    return {"id": reply, "properties": done}


def status_row(reply: str, wamid: str, status: str, at: datetime, code: int | None) -> Row:
    """The row of ``settle-statuses`` for a notice; a notice proves that the reply left."""
    done = {
        "state": "failed" if status == "failed" else "sent",
        "wamid": wamid,
        "status": status,
        "status_at": utc_text(at),
        "error_code": code,
    }
    return {"id": reply, "rank": STATUS_RANKS[status], "properties": done}
