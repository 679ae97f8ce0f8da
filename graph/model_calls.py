"""Calls of language models in the graph: each a node on its local day, and what a person has spent in a month."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from graph.clock import utc_text, zone
from graph.record import Row, Rows, day_id, day_rows


def call_rows(
    user_id: str,
    timezone: str,
    message_id: str | None,
    intent: str,
    calls: Sequence[Mapping[str, Any]],
) -> Rows:
    """The rows that keep calls (model, outcome, tokens, cost, latency, request id); ``message_id`` None: for a
    preview, which has none."""
    at = datetime.now(UTC)
    batch = uuid.uuid4().hex
    day = at.astimezone(zone(timezone)).date()
    rows: list[Row] = [
        {
            "id": f"call-{batch}-{place}",
            "day_id": day_id(user_id, day),
            # Never null: a pattern that starts at null matches anything on the embedded engine.
            "message_id": message_id or "",
            "properties": {
                "at": utc_text(at),
                "intent": intent,
                **{name: value for name, value in call.items() if value is not None},
            },
        }
        for place, call in enumerate(calls)
    ]
    return {"keep-days": day_rows(user_id, [day]), "add-model-calls": rows} if rows else {}


def month_so_far(today: date) -> list[date]:
    """The days of a month up to one of its days."""
    return [today.replace(day=1) + timedelta(days=n) for n in range(today.day)]


def tokens_spent(read: Callable[..., Sequence[Mapping[str, Any]]], user_id: str, timezone: str) -> int:
    """The tokens that models took for a person in their month so far, in and out; ``read`` reads by a named
    statement."""
    today = datetime.now(UTC).astimezone(zone(timezone)).date()
    ids = [day_id(user_id, day) for day in month_so_far(today)]
    rows = read("read/model-spent", user_id=user_id, day_ids=ids)
    return int(rows[0]["tokens"] or 0) if rows else 0
