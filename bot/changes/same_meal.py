""" "Same breakfast as yesterday": what a meal had then, once more."""

from dataclasses import replace
from datetime import date, timedelta

from bot.changes.acts import MEAL_LASTS
from bot.changes.edits import stored_fact
from bot.changes.moves import meal_of
from bot.done import Done
from bot.grammar.repeats import again
from bot.phrases import phrase
from bot.replies import recorded, text_reply
from bot.resolving.resolver import Resolved
from bot.understand import Tools
from graph.clock import zone
from graph.context import Context
from graph.facts import AnyFact, PortionFact, record_id
from graph.inbox import Inbound
from graph.record import rows_of

HOURS = {
    "breakfast": (5, 11), "morning_snack": (10, 13), "lunch": (12, 17), "afternoon_snack": (16, 20), "dinner": (18, 24),
}  # fmt: skip
"""The hours of the day in which a meal is had, from and to."""
FURTHEST_BACK = 7
"""So many days back "the usual" is looked for."""


def same_meal_turn(message: Inbound, context: Context, tools: Tools) -> Done | None:
    """The foods of the same meal of the day before, stored for today; None when the message is no such wish. Without
    the name of a meal it is asked for, where nothing was eaten then it is said."""
    wish = again(message.text or "")
    if wish is None or context.question is not None:
        return None
    language = context.person.language
    if wish.meal is None:
        return Done(reply=text_reply(phrase(language, "same_which")))
    today = message.at.astimezone(zone(context.person.timezone)).date()
    for back in range(1, FURTHEST_BACK + 1 if wish.usual else 2):
        day = today - timedelta(days=back)
        eaten = _eaten(day, wish.meal, context, tools) or _at_its_hours(day, wish.meal, context, tools)
        if eaten:
            break
    else:
        return Done(reply=text_reply(phrase(language, "same_none")))
    facts: list[AnyFact] = [
        replace(
            one, id=record_id(message.id, n), told_at=message.at, at=message.at, arrived=message.arrived, place=n,
            day=today, meal_id=meal_of(context.person.id, today, one.category), replaces=None,
        )
        for n, one in enumerate(eaten)
    ]  # fmt: skip
    reply = recorded(Resolved(facts=facts), message.id, None, [], context, tools.catalog)
    return Done(rows_of(context.person.id, facts, message.id), reply, [fact.id for fact in facts])


def _at_its_hours(day: date, meal: str, context: Context, tools: Tools) -> list[PortionFact]:
    """What was eaten in the hours of a meal where no meal was said, told within an hour and a half."""
    begin, end = HOURS[meal]
    home = zone(context.person.timezone)
    found = [
        (one.at.astimezone(home), one)
        for one in _eaten(day, "other", context, tools)
        if one.at is not None and begin <= one.at.astimezone(home).hour < end
    ]
    return [one for at, one in found if at - found[0][0] <= MEAL_LASTS]


def _eaten(day: date, meal: str, context: Context, tools: Tools) -> list[PortionFact]:
    """What of a day's meal came from no pot: what was cooked may be eaten up by now."""
    meals = [one for one in tools.day(context.person.id, day)["meals"] if one["category"] == meal]
    ids = [item["id"] for one in meals for item in one["items"]]
    rows = tools.read("read/records", user_id=context.person.id, ids=ids) if ids else []
    facts = [stored_fact(row) for row in rows]
    return [one for one in facts if isinstance(one, PortionFact) and one.food_id is not None]
