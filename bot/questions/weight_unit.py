"""The unit in which somebody tells their own weight: it is told back in the same."""

from dataclasses import replace
from datetime import date, timedelta

from bot.understand import Tools
from graph.context import Person
from graph.record import day_id
from graph.units import KG

LOOKED_BACK_DAYS = 60


def weighing(person: Person, tools: Tools, today: date) -> Person:
    """The person with the unit of the weight that they told last; as they are where they told none lately. What
    they lift keeps its own unit."""
    days = [today - timedelta(days=n) for n in range(LOOKED_BACK_DAYS)]
    rows = tools.read("read/weighed-in", user_id=person.id, day_ids=[day_id(person.id, day) for day in days])
    if not rows or rows[0]["unit"] not in KG:
        return person
    return replace(person, weigh_unit=rows[0]["unit"], load_unit=person.loads_in)
