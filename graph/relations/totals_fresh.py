"""The values that a person's records give on some days, reckoned anew: every kind of variable over those days."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple, cast

from neo4j import ManagedTransaction

from cypher import statement
from graph.record import day_id
from graph.relations.variable_kinds import Kind, kinds

AT_ONCE = 50
"""Days that one request asks for: four hundred outgrow what the embedded engine may hold (256 MB)."""


class Value(NamedTuple):
    """What a kind gives on a day; ``key`` says which of a family, None where it is none."""

    kind: Kind
    key: str | None
    date: str
    value: float


def fresh_values(tx: ManagedTransaction, user_id: str, days: Iterable[date]) -> Iterator[Value]:
    """Every value of some days of a person. The kinds of one sort of records go in one request: forty requests
    would cost forty ways to the engine, and all in one a plan that no engine makes fast."""
    days = sorted(set(days))
    for (_, reaches), group in _groups().items():
        ids = [day_id(user_id, day) for day in reached(days, reaches)]
        for start in range(0, len(ids), AT_ONCE):
            part = ids[start : start + AT_ONCE]
            found = tx.run(cast(Any, _together(group)), user_id=user_id, day_ids=part).single(strict=True)
            for kind in group:
                for on, key, value in found[kind.slug]:
                    yield Value(kind, None if kind.by is None else str(key), on, float(value))


def reached(days: Iterable[date], reaches: int) -> list[date]:
    """The days whose value changes with what is recorded on these days, for a kind that reaches so far."""
    steps = range(min(reaches, 0), max(reaches, 0) + 1)
    return sorted({day + timedelta(days=step) for day in days for step in steps})


@cache
def _groups() -> dict[tuple[str, int], tuple[Kind, ...]]:
    """The kinds by what they are made of and how far they reach."""
    found: dict[tuple[str, int], list[Kind]] = {}
    for kind in kinds():
        found.setdefault((min(kind.records), kind.reaches), []).append(kind)
    return {place: tuple(group) for place, group in found.items()}


@cache
def _together(group: tuple[Kind, ...]) -> str:
    """The files of some kinds as one query that gives a list for each."""
    parts = []
    for kind in group:
        text, _, last = statement(kind.statement).rstrip().rpartition("\nRETURN ")
        key = "''" if kind.by is None else "key"
        gathered = (
            f"WITH {last}\nWHERE value IS NOT NULL\nRETURN collect([date, {key}, value]) AS {kind.slug}"
        )
        parts.append(f"CALL () {{\n{text}\n{gathered}\n}}\n")
    return "".join(parts) + "RETURN " + ", ".join(kind.slug for kind in group)
