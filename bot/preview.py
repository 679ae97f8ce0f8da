"""What the bot would record of a message, without recording it.

The same reader and resolver as a turn's; what comes out is shaped like the objects of a day. A name that was
not found stands there by its ``text``, with what was said of it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.doubts import unasked
from bot.entries import Entry, FoodEntry, PortionEntry, SetEntry
from bot.grammar.own_foods import read_own_food
from bot.kitchen.cooking import unknown_part
from bot.kitchen.told import kitchen_plan
from bot.model.asking import heard, opened_by
from bot.model.opened import Opened
from bot.phrases import phrase
from bot.replies import asked
from bot.resolving.entries import resolve
from bot.resolving.resolver import Ask, Resolved, Resolver
from bot.understand import Said, Tools, understand
from graph.clock import local_iso, utc_text
from graph.context import Context
from graph.days import (
    Document,
    batch_object,
    check_in_object,
    item_object,
    observation_object,
    session_object,
    set_object,
    sleep_object,
)
from graph.facts import (
    AnyFact,
    BatchFact,
    BatchVersionFact,
    CheckInFact,
    GoalFact,
    ObservationFact,
    PortionFact,
    SessionFact,
    SetFact,
    SleepFact,
)
from graph.foods.amounts import grams_of
from graph.inbox import Inbound
from graph.kinds import goal_object
from graph.names import Catalog
from graph.nutrition import NUTRIENTS
from graph.record import rows_of
from graph.units import load_kg

SOURCE = "preview"
ReadPot = Callable[[str], dict[str, Any] | None]
"""The stored row of one of the person's batches by its id."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The records as objects, each with its ``type`` and local ``date``, and what the bot would ask. ``opened``:
    what a language model would be asked before."""

    records: list[Document]
    questions: list[str]
    opened: Opened | None = None


def preview(text: str, now: datetime, context: Context, tools: Tools, read_pot: ReadPot) -> Preview:
    """What a message of this person, written at ``now``, would record and ask."""
    message = Inbound(SOURCE, context.person.id, "text", text, now, 0, None, None, "{}")
    if read_own_food(text) is not None:
        return Preview([], [])
    tools = tools.of(context.person.id, context.seen)
    said = understand(message, context, tools)
    plan = kitchen_plan(said, message, context, tools)
    if plan is not None:
        told = list(_told(plan.facts, context, tools, read_pot))
        return Preview(told, [] if plan.question is None else [plan.question])
    if said.answer is None:
        said, guesses = heard(said, message, context, tools)
        resolver = Resolver(
            context, tools.catalog, SOURCE, 0, now, dict(guesses.chosen), estimates=guesses.grams
        )
        entries: Iterable[Entry] = (*said.reading.entries, *said.reading.doubtful)
    else:
        waiting = said.answer.waiting
        sure = frozenset(said.answer.entries) if said.answer.confirmed else frozenset[Entry]()
        chosen = dict(said.answer.chosen)
        resolver = Resolver(context, tools.catalog, SOURCE, 0, waiting.told_at, chosen, sure)
        entries = (*said.answer.entries, *waiting.later)
    resolved = resolve(entries, resolver)
    opened = opened_by(said, resolved, message, context, tools) if said.answer is None else None
    records = [*_told(resolved.facts, context, tools, read_pot), *_waiting(resolved.asks, resolver)]
    return Preview(records, list(_questions(said, resolved, context, tools.catalog)), opened)


def _questions(said: Said, resolved: Resolved, context: Context, catalog: Catalog) -> Iterator[str]:
    language = context.person.language
    for ask in resolved.asks:
        yield asked(ask, SOURCE, language)[0]
    if not resolved.asks and (unknown := unknown_part(resolved.facts, language, catalog)) is not None:
        yield unknown[0]
    for doubt in unasked(said.reading) if said.answer is None else ():
        yield phrase(language, "refused" if doubt.reason == "range" else "unexplained", quote=doubt.quote)


def _told(facts: Iterable[AnyFact], context: Context, tools: Tools, read_pot: ReadPot) -> Iterator[Document]:
    """What is clear, as it would be stored."""
    zone, catalog = context.person.timezone, tools.catalog
    orders: dict[str, int] = {}
    for one in context.sets:
        orders[one.session_id] = orders.get(one.session_id, 0) + 1
    for fact in facts:
        row = _row(fact, context.person.id)
        match fact:
            case SetFact():
                orders[fact.session_id] = order = orders.get(fact.session_id, 0) + 1
                row["exercise_id"] = fact.exercise_id
                object_ = set_object(row, catalog, zone, order)
                object_["set_type"] = object_.pop("type")
                yield _typed("set", fact, object_)
            case PortionFact():
                row |= {"food_id": fact.food_id} if fact.batch_id is None else _pot(fact.batch_id, read_pot)
                about = {"category": fact.category, "at": _local(fact.at, context)}
                yield _typed("meal_item", fact, item_object(row, catalog) | about)
            case SleepFact():
                yield _typed("sleep", fact, sleep_object(row, zone))
            case ObservationFact():
                yield _typed("observation", fact, observation_object(row, zone))
            case CheckInFact():
                yield _typed("check_in", fact, check_in_object(row | {"scores": fact.scores}, zone))
            case BatchFact() | BatchVersionFact():
                yield _typed("batch", fact, batch_object(row | {"eaten": []}, catalog, zone))
            case SessionFact() if fact.explicit:
                yield _typed("session", fact, session_object(row | {"sets": []}, catalog, zone))
            case GoalFact():
                yield _typed("goal", fact, goal_object(row))


def _row(fact: AnyFact, user_id: str) -> dict[str, Any]:
    """The properties that a fact would be stored with."""
    rows = [row for rows in rows_of(user_id, [fact]).values() for row in rows if row.get("id") == fact.id]
    stored = next(row for row in rows if "properties" in row)
    properties = stored["properties"]
    assert isinstance(properties, dict)
    return {"ingredients": stored.get("ingredients"), **properties, "id": fact.id}


def _pot(batch_id: str, read_pot: ReadPot) -> dict[str, Any]:
    pot = read_pot(batch_id) or {}
    return {
        "batch_id": batch_id,
        "batch_yield_g": pot.get("yield_g"),
        "batch_portions": pot.get("portions"),
        "ingredients": pot.get("ingredients") or [],
    }


def _typed(kind: str, fact: AnyFact, object_: Document) -> Document:
    return {"type": kind, **object_, "date": fact.day.isoformat()}


def _waiting(asks: Iterable[Ask], resolver: Resolver) -> Iterator[Document]:
    """What the bot would record once it is told which exercise, food or pot was meant."""
    for ask in asks:
        for entry in ask.entries if ask.kind not in ("confirm", "retell", "how_many") else ():
            at, day = resolver.when(entry)
            about = {"date": day.isoformat(), "at": _local(at, resolver.context), "text": ask.quote}
            match entry:
                case SetEntry():
                    yield {"type": "set", **_nameless_set(entry, resolver), **about}
                case FoodEntry():
                    yield {"type": "meal_item", **_nameless_item(entry, ask, resolver), **about}
                case PortionEntry():
                    item = {"portions": entry.portions, "category": entry.category or "other"}
                    yield {"type": "meal_item", **_item(entry.grams), **item, **about}


def _nameless_set(entry: SetEntry, resolver: Resolver) -> Document:
    person = resolver.context.person
    unit = entry.load_unit or person.loads_in
    load = None if entry.bodyweight else entry.load
    return {
        "exercise": None,
        "reps": entry.reps,
        "weight_kg": None if load is None or unit == "plate" else load_kg(load, unit),
        "entered": None if load is None else {"value": load, "unit": unit},
        "rir": entry.rir,
        "side": entry.side,
        "set_type": entry.set_type,
        "duration_s": entry.duration_s,
        "distance_m": entry.distance_m,
        "notes": entry.notes,
    }


def _nameless_item(entry: FoodEntry, ask: Ask, resolver: Resolver) -> Document:
    amount = entry.amount
    grams = None if amount is None else grams_of(None, amount.value, amount.unit, amount.size)
    item = _item(None if grams is None else grams.grams) | {"category": entry.category or "other"}
    if ask.kind == "how_much":
        catalog, name = resolver.catalog, entry.food.text
        named = catalog.resolve_food(name, resolver.language)
        found = (named.matches or catalog.nearest_food(name, resolver.language).matches)[0].node
        item["food"] = {"id": found.id, "name": found.name_en, "brand": getattr(found, "brand", None)}
    return item


def _item(grams: float | None) -> Document:
    source = None if grams is None else "stated"
    empty = dict.fromkeys(NUTRIENTS)
    return {"food": None, "batch_id": None, "grams": grams, "grams_source": source, **empty}


def _local(at: datetime | None, context: Context) -> str | None:
    return None if at is None else local_iso(utc_text(at), context.person.timezone)
