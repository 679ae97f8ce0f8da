"""What a conversation is in the middle of, as of the time of a message.

Every clock of the conversation runs on the messages' own timestamps, so a message that arrives late finds
the exercise of its own time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from neo4j import Session

from graph.clock import days_back, instant, utc_text
from graph.inbox import Inbound
from graph.own_names import Seen
from graph.reading import read_alone

SESSION_GAP = timedelta(hours=4)
BATCHES_KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    language: str
    timezone: str
    units: str
    load_unit: str | None
    quiet: bool | None = None
    weigh_unit: str | None = None

    @property
    def weighs_in(self) -> str:
        """``kg`` or ``lb``: the unit of a mass that was said without one, and of those that are told; another where
        it was looked up in which unit this person tells their own weight."""
        return self.weigh_unit or ("lb" if self.units == "us" else "kg")

    @property
    def loads_in(self) -> str:
        """The same of loads: the unit in which the last one was told."""
        return self.load_unit or self.weighs_in


@dataclass(frozen=True, slots=True)
class StoredSet:
    """A set as it is stored; ``at`` in UTC."""

    id: str
    session_id: str
    exercise_id: str
    at: datetime
    order_key: tuple[str, str, int, int]
    reps: int | None
    weight_kg: float | None
    entered_value: float | None
    entered_unit: str | None
    rir: float | None
    side: str
    type: str
    duration_s: float | None
    distance_m: float | None


@dataclass(frozen=True, slots=True)
class PendingQuestion:
    id: str
    kind: str
    payload: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class StoredBatch:
    id: str
    name: str
    at: datetime
    yield_g: float | None
    portions: float | None


@dataclass(frozen=True, slots=True)
class Context:
    """``sets`` are those of the open session, in order; empty when none is open. ``named_exercise`` is the one
    named after the last set, if any. ``seen``: what was seen of the person's own names beside the rest; None where
    nobody looked."""

    person: Person
    sets: tuple[StoredSet, ...] = ()
    named_exercise: str | None = None
    question: PendingQuestion | None = None
    batches: tuple[StoredBatch, ...] = ()
    seen: Seen | None = None

    @property
    def last_set(self) -> StoredSet | None:
        return self.sets[-1] if self.sets else None

    @property
    def current_exercise(self) -> str | None:
        """The exercise that a bare set belongs to, None when nothing is open."""
        if self.named_exercise is not None:
            return self.named_exercise
        return None if self.last_set is None else self.last_set.exercise_id


def read_contexts(session: Session, messages: Sequence[Inbound]) -> list[Context]:
    """The context of each message, in their order, in one query."""
    answer = read_alone(session, "read/contexts", rows=[_row(message) for message in messages])
    # Not ``record.data()``, which copies every map of every set.
    found = {record["message_id"]: dict(record) for record in answer}
    return [_context(found[message.id], message.at) for message in messages]


def _row(message: Inbound) -> dict[str, object]:
    # The person's zone is not known yet: whatever it is, the last four hours lie on these UTC days or beside them.
    last = (message.at + timedelta(hours=14)).date()
    return {
        "message_id": message.id,
        "user_id": message.user_id,
        "day_ids": [f"{message.user_id}|{day}" for day in days_back(last, 3)],
        "since": utc_text(message.at - SESSION_GAP),
        "until": utc_text(message.at),
        "batches_since": utc_text(message.at - BATCHES_KEPT),
    }


def _context(row: dict[str, Any], now: datetime) -> Context:
    person = Person(**row["person"])
    ordered = sorted((_set(*stored) for stored in row["sets"]), key=lambda one: one.order_key)
    last = ordered[-1] if ordered else None
    modes = sorted(row["modes"], key=lambda mode: str(mode["since"]))
    named = modes[-1] if modes else None
    if named is not None and last is not None and instant(named["since"]) < last.at:
        named = None
    questions = sorted(row["questions"], key=lambda asked: str(asked["asked_at"]))
    return Context(
        person=person,
        sets=tuple(one for one in ordered if last is not None and one.session_id == last.session_id),
        named_exercise=None if named is None else named["exercise_id"],
        question=_question(questions[-1]) if questions else None,
        batches=tuple(
            StoredBatch(one["id"], one["name"], instant(one["at"]), one["yield_g"], one["portions"])
            for one in sorted(row["batches"], key=lambda one: str(one["at"]))
        ),
        seen=Seen(row["own_names"], row["own_foods"], tuple(row["catalogs"])),
    )


def _question(row: dict[str, Any]) -> PendingQuestion:
    return PendingQuestion(row["id"], row["kind"], row["payload"], instant(row["asked_at"]))


@lru_cache(maxsize=4096)
def _set(
    set_id: str,
    session_id: str,
    exercise_id: str,
    at: str,
    told_at: str,
    arrived: int,
    place: int,
    *said: Any,
) -> StoredSet:
    """A set from its columns. Each message of a session reads the sets before it once more."""
    return StoredSet(set_id, session_id, exercise_id, instant(at), (at, told_at, arrived, place), *said)
