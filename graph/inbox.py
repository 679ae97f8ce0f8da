"""Messages on their way in: stored once by their id, waiting at their sender until they are settled.

A message waits while (:User)-[:INBOX]->(:Message) is there. A person belongs to one worker at a time: the
one named in ``User.worker``, until ``User.lease_until`` (the server's clock, milliseconds since 1970).
"""

import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from neo4j import ManagedTransaction, Session

from cypher import statement
from graph.clock import instant, utc_text
from graph.writer import Results, Row, Work

LEASE_MS = 7_000
"""How long a worker keeps a person without renewing it."""

MEDIA_KINDS = frozenset({"image", "audio", "voice", "video", "document", "sticker"})
"""Messages that carry something to be kept in the media store (``graph/media.py``)."""

_clock_lock = threading.Lock()
_last_arrival = 0


@dataclass(frozen=True, slots=True)
class Inbound:
    """A message that waits for its turn. ``at`` is the sender's own clock in UTC; ``arrived`` grows with each
    message and breaks ties. ``choice`` is the id of a pressed button or list row; ``payload`` the message's
    own JSON; ``identity`` the one under which it came, which is where the answer goes."""

    id: str
    user_id: str
    kind: str
    text: str | None
    at: datetime
    arrived: int
    context_id: str | None
    choice: str | None
    payload: str
    channel: str = "whatsapp"
    identity: str = ""
    attempts: int = 0
    not_before_ms: int = 0


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message as it came, before it is known whose it is. ``identities`` are the names that its sender may
    be known under, the likeliest first; ``ignored`` is why it needs no turn, None when it does."""

    id: str
    identities: tuple[str, ...]
    kind: str
    text: str | None
    at: datetime
    arrived: int
    context_id: str | None
    choice: str | None
    payload: str
    channel: str = "whatsapp"
    ignored: str | None = None

    def row(self, identity: str, worker: str, now_ms: int) -> Row:
        """The row of ``store-messages`` that keeps it for whom ``identity`` names."""
        return {
            "id": self.id,
            "identity": identity,
            "arrived": self.arrived,
            "text": self.text,
            "worker": worker,
            "now": now_ms,
            "lease_until": now_ms + LEASE_MS,
            "too_late": now_ms + 2 * LEASE_MS,
            "waits": self.ignored is None,
            "properties": {
                "direction": "in",
                "channel": self.channel,
                "identity": identity,
                "kind": self.kind,
                "text": self.text,
                "at": utc_text(self.at),
                "received_at": utc_text(datetime.now(UTC)),
                "arrived": self.arrived,
                "context_id": self.context_id,
                "choice": self.choice,
                "payload": self.payload,
                "state": "waiting" if self.ignored is None else "ignored",
                "reason": self.ignored,
                "attempts": 0,
                "media_state": "waiting" if self.kind in MEDIA_KINDS and self.ignored is None else None,
            },
        }

    def inbound(self, user_id: str, identity: str) -> Inbound:
        """The same message once its sender is known."""
        return Inbound(
            self.id, user_id, self.kind, self.text, self.at, self.arrived, self.context_id, self.choice,
            self.payload, self.channel, identity,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of arrivals: ``mine`` wait for this worker, ``known`` are the ids of all that have a known
    sender, ``changed`` the ids that came again with another text (the first stays), ``new_people`` those who
    were another worker's until now, ``in_line`` how many messages of each person wait, whoever stored them."""

    mine: tuple[Inbound, ...]
    new_people: frozenset[str]
    in_line: Mapping[str, int]
    known: frozenset[str]
    changed: tuple[str, ...]


def now_ms() -> int:
    """The server's clock in milliseconds since 1970, for leases and retries alone."""
    return time.time_ns() // 1_000_000


def lease_is_over(lease_until_ms: int) -> bool:
    """Whether a lease ran out, by the server's clock; one that ends too far ahead was given by a clock that was
    put back since, and is over too."""
    return not now_ms() <= lease_until_ms <= now_ms() + 2 * LEASE_MS


def next_arrival() -> int:
    """A number for a message that has just arrived: the server's clock in nanoseconds, always growing."""
    global _last_arrival
    with _clock_lock:
        _last_arrival = max(_last_arrival + 1, time.time_ns())
        return _last_arrival


def store_rows(arrivals: Iterable[Arrival], names: dict[str, str], worker: str) -> list[Row]:
    """Rows of ``store-messages``; ``names`` gives the identity of those not known under their first one."""
    now = now_ms()
    return [one.row(names.get(one.id, one.identities[0]), worker, now) for one in arrivals]


def stored(results: Results, arrivals: Iterable[Arrival], worker: str) -> Stored:
    """What the writer did with the rows of these arrivals."""
    by_arrival = {one.arrived: one for one in arrivals}
    mine, changed = [], []
    rows = results.get("store-messages", [])
    for row in rows:
        one = by_arrival[row["arrived"]]
        if not row["same"]:
            changed.append(one.id)
        elif row["waits"] and row["worker"] == worker:
            # Also one that came before and waits: the commit that stored it may have lost its answer.
            mine.append(one.inbound(row["user_id"], row["identity"]))
    taken = frozenset(row["user_id"] for row in rows if row["taken"])
    in_line: dict[str, int] = {}
    for row in rows:
        in_line[row["user_id"]] = max(row["in_line"], in_line.get(row["user_id"], 0))
    return Stored(tuple(mine), taken, in_line, frozenset(row["id"] for row in rows), tuple(changed))


def known_identities(session: Session, identities: Sequence[str]) -> set[str]:
    """Those of some identities that belong to a person."""

    def read(tx: ManagedTransaction) -> set[str]:
        return {record["id"] for record in tx.run(statement("read/identities"), ids=list(identities))}

    return session.execute_read(read)


def read_lone_person(session: Session) -> list[str]:
    """A name that the only person writes under; two names when there are more people, none without any."""

    def read(tx: ManagedTransaction) -> list[str]:
        return [record["identity"] for record in tx.run(statement("read/lone-person"))]

    return session.execute_read(read)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message in somebody's inbox, and the worker that holds the person."""

    message: Inbound
    holder: str | None
    lease_until_ms: int

    @property
    def id(self) -> str:
        """The id of the message."""
        return self.message.id

    @property
    def user_id(self) -> str:
        """Whose it is."""
        return self.message.user_id


def read_waiting(session: Session) -> list[Waiting]:
    """Every message that waits, by person, oldest first."""

    def read(tx: ManagedTransaction) -> list[Waiting]:
        return [
            Waiting(inbound_of(record["message"]), record["worker"], record["lease_until"] or 0)
            for record in tx.run(statement("read/inbox-waiting"))
        ]

    found = session.execute_read(read)
    return sorted(found, key=lambda one: (one.message.user_id, one.message.at, one.message.arrived))


def read_troubled(session: Session) -> list[Row]:
    """Messages that wait or failed, with their sender's name, latest first; for ``sinew inbox``."""

    def read(tx: ManagedTransaction) -> list[Row]:
        return [record.data() for record in tx.run(statement("read/inbox-troubled"))]

    return session.execute_read(read)


def revive_work(message_ids: Iterable[str]) -> Work:
    """Puts failed messages back into their inboxes; ``revive-messages`` gives the ids that were."""
    return Work({"revive-messages": [{"id": one} for one in message_ids]})


def take_lease_rows(user_ids: Iterable[str], worker: str, *, steal: bool = False) -> list[Row]:
    """Rows of ``take-leases``. ``steal`` takes people also from a worker that cannot be alive any more: on
    the embedded engine at its start, since it has one server at a time."""
    now = now_ms()
    return [
        {
            "user_id": one,
            "worker": worker,
            "now": now,
            "lease_until": now + LEASE_MS,
            "too_late": now + 2 * LEASE_MS,
            "steal": steal,
        }
        for one in user_ids
    ]


def keep_lease_rows(user_ids: Iterable[str], worker: str) -> list[Row]:
    """Rows of ``keep-leases``: this worker holds these people for another while."""
    until = now_ms() + LEASE_MS
    return [{"user_id": one, "worker": worker, "lease_until": until} for one in user_ids]


def settle_row(message: Inbound, worker: str, done: Row, *, more_wait: bool) -> Row:
    """The row of ``settle-messages`` that takes a message out of its inbox with all that became of it; the
    person is let go of when nothing more waits."""
    return {
        "id": message.id,
        "user_id": message.user_id,
        "worker": worker,
        "lease_until": now_ms() + LEASE_MS if more_wait else 0,
        "properties": done,
    }


def inbound_of(row: dict[str, Any]) -> Inbound:
    """A message from its stored fields."""
    return Inbound(
        id=row["id"],
        user_id=row["user_id"],
        kind=row["kind"],
        text=row["text"],
        at=instant(row["at"]),
        arrived=row["arrived"],
        context_id=row["context_id"],
        choice=row["choice"],
        payload=row["payload"],
        channel=row["channel"],
        identity=row["identity"],
        attempts=row["attempts"] or 0,
        not_before_ms=row["not_before_ms"] or 0,
    )
