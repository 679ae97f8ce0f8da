"""What was said in a conversation, and which message told a record; for showing it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import orjson
from neo4j import ManagedTransaction, Session

from cypher import statement
from graph.clock import days_back, instant, zone
from graph.record import day_id

LOOK_BACK_DAYS = (31, 400)
"""How far back a conversation is looked for, in steps: it is nearly always of this month."""
MESSAGES = 60


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message and the reply that was sent to it, each with WhatsApp's id, Meta's JSON and its time in the
    person's zone; ``reply`` None while there is none."""

    id: str
    at: datetime
    payload: dict[str, Any]
    reply_id: str | None
    reply: dict[str, Any] | None
    reply_at: datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """The message that told a record, at its time in the person's zone; ``reply_wamid`` is WhatsApp's id of
    the reply to it."""

    message_id: str
    kind: str
    text: str
    at: datetime
    reply_wamid: str | None


def read_conversation(session: Session, user_id: str, timezone: str, last: date) -> list[Spoken]:
    """The latest ``MESSAGES`` messages up to a local day, oldest first."""
    for count in LOOK_BACK_DAYS:
        dates = days_back(last + timedelta(days=1), count)
        day_ids = [day_id(user_id, date.fromisoformat(one)) for one in dates]
        found = session.execute_read(_conversation, user_id, day_ids)
        if found:
            return [_spoken(row, timezone) for row in reversed(found)]
    return []


def read_told(session: Session, user_id: str, timezone: str, record_ids: Iterable[str]) -> dict[str, Told]:
    """The latest message that told each of these records, by the record's id; none for what was not told."""
    rows = session.execute_read(_told, user_id, list(record_ids))
    home = zone(timezone)
    return {
        row["id"]: Told(
            row["message_id"],
            row["kind"],
            row["text"] or "",
            instant(row["at"]).astimezone(home),
            row["reply_wamid"],
        )
        for row in rows
    }


def _conversation(tx: ManagedTransaction, user_id: str, day_ids: list[str]) -> list[dict[str, Any]]:
    found = tx.run(statement("read/conversation"), user_id=user_id, day_ids=day_ids, limit=MESSAGES)
    return [record.data() for record in found]


def _told(tx: ManagedTransaction, user_id: str, ids: list[str]) -> list[dict[str, Any]]:
    return [record.data() for record in tx.run(statement("read/told-by"), user_id=user_id, ids=ids)]


def _spoken(row: dict[str, Any], timezone: str) -> Spoken:
    home = zone(timezone)
    sent = row["reply_id"] is not None and row["reply_at"] is not None
    return Spoken(
        id=row["id"],
        at=instant(row["at"]).astimezone(home),
        payload=orjson.loads(row["payload"]),
        reply_id=row["reply_id"] if sent else None,
        reply=orjson.loads(row["reply"]) if sent else None,
        reply_at=instant(row["reply_at"]).astimezone(home) if sent else None,
    )
