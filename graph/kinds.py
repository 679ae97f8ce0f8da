"""The kinds of records that are listed, each with the objects that its rows become."""

from collections.abc import Iterator
from typing import Any

from graph.clock import local_iso
from graph.days import (
    Document,
    batch_object,
    check_in_object,
    in_order,
    item_object,
    meal_object,
    observation_object,
    session_object,
    set_object,
    sleep_object,
)
from graph.lists import Kind, Listed, key_of
from graph.names import Catalog

Row = dict[str, Any]


def goal_object(row: Row) -> Document:
    """A goal; ``target`` and ``change`` are in ``unit``."""
    return {
        "id": row["id"],
        "kind": row["kind"],
        "metric": row["metric"],
        "change": row.get("change"),
        "target": row.get("target"),
        "unit": row["unit"],
        "due_on": row.get("due_on"),
        "status": row["status"],
    }


def message_object(row: Row, zone: str) -> Document:
    """A message that came in. Times are in the person's zone, ``processing_ms`` in milliseconds."""
    return {
        "id": row["id"],
        "direction": "in",
        "kind": row["kind"],
        "text": row.get("text"),
        "at": local_iso(row["at"], zone),
        "received_at": local_iso(row.get("received_at"), zone),
        "context_id": row.get("context_id"),
        "intent": row.get("intent"),
        "model": row.get("model"),
        "tokens_in": row.get("tokens_in"),
        "tokens_out": row.get("tokens_out"),
        "processing_ms": row.get("processing_ms"),
        "error": row.get("error"),
        "state": row.get("state"),
        "record_ids": [record_id for _, record_id in sorted(row.get("records") or [])],
    }


def reply_object(row: Row, message_id: str, zone: str) -> Document:
    """A reply; ``context_id`` is the message that it answers."""
    return {
        "id": row["id"],
        "direction": "out",
        "kind": row["kind"],
        "text": row.get("text"),
        "at": local_iso(row["created_at"], zone),
        "received_at": None,
        "context_id": message_id,
        "intent": None,
        "model": None,
        "tokens_in": None,
        "tokens_out": None,
        "processing_ms": None,
        "error": row.get("error"),
        "state": row.get("state"),
        "record_ids": [],
    }


def model_call_object(row: Row, zone: str) -> Document:
    """A call of a language model; ``cost_usd`` in US dollars, null where the price is not known."""
    return {
        "id": row["id"],
        "message_id": row.get("message_id"),
        "at": local_iso(row["at"], zone),
        "model": row.get("model"),
        "intent": row.get("intent"),
        "tokens_in": row.get("tokens_in"),
        "tokens_cached": row.get("tokens_cached"),
        "tokens_out": row.get("tokens_out"),
        "cost_usd": row.get("cost_usd"),
        "latency_ms": row.get("latency_ms"),
        "request_id": row.get("request_id"),
        "outcome": row.get("outcome"),
    }


def _model_calls(row: Row, day: str, _: Catalog, zone: str) -> Iterator[Listed]:
    yield Listed((day, row["at"], row["at"], 0, 0, row["id"]), model_call_object(row, zone))


def _messages(row: Row, day: str, _: Catalog, zone: str) -> Iterator[Listed]:
    """A message, and after it the replies to it, wherever the clocks of both stood."""
    key = (day, row["at"], row["at"], row["arrived"], 0, row["id"])
    yield Listed(key, message_object(row, zone))
    for reply in row.get("replies") or ():
        # The sign sorts behind every id that WhatsApp gives, so a reply stands after its message.
        beside = (*key[:5], f"{row['id']}\uffff{reply['id']}")
        yield Listed(beside, reply_object(reply, row["id"], zone))


def _observations(row: Row, day: str, _: Catalog, zone: str) -> Iterator[Listed]:
    yield Listed(key_of(row, day), observation_object(row, zone) | {"date": day})


def _sleep(row: Row, day: str, _: Catalog, zone: str) -> Iterator[Listed]:
    yield Listed(key_of(row, day), sleep_object(row, zone) | {"date": day})


def _check_ins(row: Row, day: str, _: Catalog, zone: str) -> Iterator[Listed]:
    yield Listed(key_of(row, day), check_in_object(row, zone) | {"date": day})


def _goals(row: Row, day: str, _: Catalog, zone: str) -> Iterator[Listed]:
    yield Listed(key_of(row, day), goal_object(row) | {"date": day})


def _sessions(row: Row, day: str, catalog: Catalog, zone: str) -> Iterator[Listed]:
    """A session that was told as a whole, or one with sets: sets that were all taken back leave none."""
    if row["explicit"] or row["sets"]:
        yield Listed(key_of(row, day), session_object(row, catalog, zone) | {"date": day})


def _sets(row: Row, day: str, catalog: Catalog, zone: str) -> Iterator[Listed]:
    for order, one in enumerate(in_order(row["sets"]), start=1):
        more = {"session_id": row["id"], "date": day}
        yield Listed(key_of(one, day), set_object(one, catalog, zone, order) | more)


def _meals(row: Row, day: str, catalog: Catalog, zone: str) -> Iterator[Listed]:
    if row["items"] or row["shares"]:
        yield Listed(key_of(row, day), meal_object(row, catalog, zone) | {"date": day})


def _portions(row: Row, day: str, catalog: Catalog, zone: str) -> Iterator[Listed]:
    for one in in_order([*row["items"], *row["shares"]]):
        more = {"meal_id": row["id"], "category": row["category"], "at": local_iso(one.get("at"), zone)}
        yield Listed(key_of(one, day), item_object(one, catalog) | more | {"date": day})


def _batches(row: Row, day: str, catalog: Catalog, zone: str) -> Iterator[Listed]:
    yield Listed(key_of(row, day), batch_object(row, catalog, zone) | {"date": day})


OBSERVATIONS = Kind("read/days-observations", _observations)
SLEEP = Kind("read/days-sleep", _sleep)
CHECK_INS = Kind("read/days-check-ins", _check_ins)
GOALS = Kind("read/days-goals", _goals)
SESSIONS = Kind("read/days-sessions", _sessions)
SETS = Kind("read/days-sessions", _sets)
MEALS = Kind("read/days-meals", _meals)
PORTIONS = Kind("read/days-meals", _portions)
BATCHES = Kind("read/days-batches", _batches)
MESSAGES = Kind("read/days-messages", _messages, "read/messages-waiting")
MODEL_CALLS = Kind("read/days-model-calls", _model_calls)
