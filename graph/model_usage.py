"""What language models took of one person: by day, by a day on which anything was recorded, by intent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from neo4j import Session

from cypher import statement
from graph.record import day_id


@dataclass(slots=True)
class Sums:
    """``cost_usd`` is of the calls whose price is known, ``unpriced`` counts the others."""

    messages: int = 0
    with_model: int = 0
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float = 0.0
    unpriced: int = 0

    def take(self, calls: Sequence[Mapping[str, Any]]) -> None:
        """Counts one message with its calls."""
        self.messages += 1
        self.with_model += bool(calls)
        for call in calls:
            self.calls += 1
            self.tokens_in += call.get("tokens_in") or 0
            self.tokens_out += call.get("tokens_out") or 0
            self.cost_usd += call.get("cost_usd") or 0.0
            self.unpriced += call.get("cost_usd") is None


@dataclass(slots=True)
class Usage:
    """Sums of a stretch of days."""

    whole: Sums = field(default_factory=Sums)
    days: dict[str, Sums] = field(default_factory=dict)
    intents: dict[str, Sums] = field(default_factory=dict)
    logged: list[str] = field(default_factory=list)

    @property
    def share_without_model(self) -> float | None:
        """The share of messages that needed no model; None without messages."""
        whole = self.whole
        return None if not whole.messages else round(1 - whole.with_model / whole.messages, 4)

    def a_logged_day(self, value: float) -> float | None:
        """A sum by the days on which anything was recorded; None when there is none."""
        return round(value / len(self.logged), 4) if self.logged else None


def read_model_usage(session: Session, user_id: str, first: date, last: date) -> Usage:
    """What models took for the messages that a person wrote from one day to another, both included."""
    ids = [day_id(user_id, first + timedelta(days=n)) for n in range((last - first).days + 1)]
    usage = Usage()
    for row in _rows(session, "read/days-usage", user_id, ids):
        usage.whole.take(row["calls"])
        usage.days.setdefault(row["date"], Sums()).take(row["calls"])
        usage.intents.setdefault(row["intent"] or "waiting", Sums()).take(row["calls"])
    usage.logged = sorted(row["date"] for row in _rows(session, "read/days-logged", user_id, ids))
    return usage


def table_rows(usage: Usage) -> Iterator[dict[str, Any]]:
    """The intents as rows of a table, those that took most first."""
    for intent, sums in sorted(usage.intents.items(), key=lambda one: -one[1].tokens_in):
        yield {
            "intent": intent,
            "messages": sums.messages,
            "with a model": sums.with_model,
            "calls": sums.calls,
            "tokens_in": sums.tokens_in,
            "tokens_out": sums.tokens_out,
            "cost_usd": round(sums.cost_usd, 4),
        }


def day_rows(usage: Usage) -> Iterator[dict[str, Any]]:
    """The days on which a model was called, as rows of a table."""
    for day, sums in sorted(usage.days.items()):
        if sums.calls:
            yield {
                "day": day,
                "messages": sums.messages,
                "calls": sums.calls,
                "tokens_in": sums.tokens_in,
                "tokens_out": sums.tokens_out,
                "cost_usd": round(sums.cost_usd, 4),
            }


def _rows(session: Session, name: str, user_id: str, day_ids: list[str]) -> list[dict[str, Any]]:
    return session.execute_read(lambda tx: tx.run(statement(name), user_id=user_id, day_ids=day_ids).data())
