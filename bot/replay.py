"""All that a person wrote, read again with today's reader: what would be recorded otherwise, and adopting it.

Only what words alone told is read again. What was corrected, taken back, chosen by a button or answered to a
question stays as it is, and so does what belongs to a pot.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from neo4j import Session

from bot.changes.acts import continued
from bot.changes.edits import stored_fact
from bot.entries import Recordable
from bot.grammar.read import read
from bot.kitchen.told import kitchen_plan
from bot.own_foods import own_food_turn
from bot.replies import FactLines
from bot.resolving.entries import resolve
from bot.resolving.resolver import Resolved, Resolver
from bot.understand import Said, Tools, reading_context
from graph.catalog import new_exercise_rows
from graph.clock import instant, zone
from graph.context import Context, read_contexts
from graph.facts import (
    AnyFact,
    SessionFact,
    SetFact,
)
from graph.inbox import Inbound
from graph.record import Rows, merge_rows, rows_of, settling

PASSING = (
    "id",
    "told_at",
    "arrived",
    "place",
    "replaces",
    "session_id",
    "meal_id",
    "grams_spread",
    "ended_at",
)
"""Fields that say nothing of what was told."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a message recorded (``before``) and would record now (``after``), in words; ``rows`` adopt it."""

    at: datetime
    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class Replay:
    """``same`` messages would record what they did; ``kept`` are not read again."""

    differences: tuple[Difference, ...]
    same: int
    kept: int

    @property
    def rows(self) -> Rows:
        """The rows that adopt all differences, for one transaction."""
        return merge_rows(*(one.rows for one in self.differences))


def replay(session: Session, user_id: str, tools: Tools) -> Replay:
    """Reads all messages of a person again, in memory."""
    tools = tools.of(user_id)
    differences: list[Difference] = []
    same = kept = 0
    answers = False
    for row in tools.read("read/said", user_id=user_id):
        asked, answers = answers, "answered" in row["questions"]
        if asked or answers or row["context_id"] is not None:
            kept += 1
            continue
        message = _message(row, user_id)
        context = _before(read_contexts(session, [message])[0], message, row["record_ids"])
        told = _told(message, context, tools)
        stored = None if told is None else _stored(row["record_ids"], user_id, tools)
        if told is None or stored is None:
            kept += 1
            continue
        found = _difference(message, context, tools, stored, told)
        same += found is None
        differences += [] if found is None else [found]
    return Replay(tuple(differences), same, kept)


def _message(row: dict[str, Any], user_id: str) -> Inbound:
    at = instant(row["at"])
    return Inbound(row["id"], user_id, row["kind"], row["text"], at, row["arrived"], None, None, "{}")


def _before(context: Context, message: Inbound, own: Sequence[str]) -> Context:
    """The context as it was when the message came: without what it told itself or came later."""
    sets = tuple(
        one
        for one in context.sets
        if one.id not in own and (one.at, one.order_key[2]) < (message.at, message.arrived)
    )
    pots = tuple(one for one in context.batches if one.at < message.at)
    return replace(context, sets=sets, batches=pots, question=None)


def _told(message: Inbound, context: Context, tools: Tools) -> Resolved | None:
    """What the message records by today's reader; None when it does something else than record."""
    now = message.at.astimezone(zone(context.person.timezone))
    reading = read(message.text or "", now, reading_context(context, None), tools.names)
    if any(
        not isinstance(one, Recordable) for one in reading.entries if type(one).__name__ != "ExerciseEntry"
    ):
        return None
    said = Said(reading)
    if own_food_turn(message, context) is not None or kitchen_plan(said, message, context, tools) is not None:
        return None
    entries = continued(reading.entries, message, context, tools)
    source = f"{message.id}\nread again"
    resolver = Resolver(context, tools.catalog, source, message.arrived, message.at)
    resolved = resolve(entries, resolver)
    begun = any(isinstance(one, SessionFact) and one.begins for one in resolved.facts)
    return None if begun else resolved  # the session was opened by its first set, whenever that came


def _stored(record_ids: Sequence[str], user_id: str, tools: Tools) -> list[AnyFact] | None:
    """What the message recorded, None when it was corrected or taken back since, or is not compared."""
    if not record_ids:
        return []
    rows = tools.read("read/records", user_id=user_id, ids=list(record_ids))
    facts = [stored_fact(row) for row in rows]
    known = {one.id for one in facts if one is not None}
    return None if known != set(record_ids) else [one for one in facts if one is not None]


def _difference(
    message: Inbound, context: Context, tools: Tools, stored: list[AnyFact], told: Resolved
) -> Difference | None:
    now = [one for one in told.facts if not (isinstance(one, SessionFact) and not one.explicit)]
    old, new = list(stored), list(now)
    for fact in stored:
        alike = next((one for one in new if _signature(one) == _signature(fact)), None)
        if alike is not None:
            old.remove(fact)
            new.remove(alike)
    if not old and not new:
        return None
    replaced = list(_paired(old, new))
    gone = [one.id for one in old if one.id not in {fact.replaces for fact in replaced}]
    facts = _in_session(replaced, stored, told.facts)
    rows = rows_of(message.user_id, facts, message.id)
    met = [new_exercise_rows(one) for one in told.new_exercises.values()]
    hidden: Rows = {"hide-records": [{"id": one} for one in gone]} if gone else {}
    lines = FactLines(context, tools.catalog)
    return Difference(
        message.at,
        message.text or "",
        tuple(lines.lines(old)),
        tuple(lines.lines(new)),
        merge_rows(rows, *met, hidden, settling(gone) if gone else {}),
    )


def _signature(fact: AnyFact) -> tuple[str, tuple[tuple[str, object], ...]]:
    told = {name: value for name, value in asdict(fact).items() if name not in PASSING}
    return type(fact).__name__, tuple(
        sorted(
            (name, round(value, 2) if isinstance(value, float) else str(value))
            for name, value in told.items()
        )
    )


def _paired(old: list[AnyFact], new: list[AnyFact]) -> Iterator[AnyFact]:
    """The new facts, each in the place of an old one of its kind as long as there are some."""
    left = list(old)
    for fact in new:
        before = next((one for one in left if type(one) is type(fact)), None)
        if before is None:
            yield fact
        else:
            left.remove(before)
            yield replace(fact, replaces=before.id)


def _in_session(facts: list[AnyFact], stored: list[AnyFact], told: list[AnyFact]) -> list[AnyFact]:
    """Sets stay in the session that the message's sets are in; else the one that they open comes with them."""
    sessions = [one.session_id for one in stored if isinstance(one, SetFact)]
    if sessions:
        return [replace(one, session_id=sessions[0]) if isinstance(one, SetFact) else one for one in facts]
    needed = {one.session_id for one in facts if isinstance(one, SetFact)}
    opened = [one for one in told if isinstance(one, SessionFact) and not one.explicit and one.id in needed]
    return [*opened, *facts]
