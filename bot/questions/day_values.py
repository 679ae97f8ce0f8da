"""A daily figure of a person over some days."""

from collections.abc import Sequence
from datetime import date

from bot.understand import Tools
from graph.context import Person
from graph.record import day_id


def values_by_day(name: str, days: Sequence[date], person: Person, tools: Tools) -> dict[date, float]:
    """The values that a statement gives for those of these days that have one."""
    rows = tools.read(name, user_id=person.id, day_ids=[day_id(person.id, day) for day in days])
    return {date.fromisoformat(row["date"]): float(row["value"]) for row in rows}
