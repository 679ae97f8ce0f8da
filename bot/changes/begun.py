"""A gym session that was opened by words: the first set, or what is told of it as a whole, takes its place."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.understand import Tools
from graph.clock import days_back, instant, utc_text, zone
from graph.context import SESSION_GAP, Context
from graph.facts import AnyFact, SessionFact
from graph.inbox import Inbound
from graph.record import Rows, day_id


def in_begun_session(
    facts: Sequence[AnyFact], message: Inbound, context: Context, tools: Tools
) -> tuple[list[AnyFact], Rows]:
    """The facts of a message, and the rows that take out a session that was only begun: the one that its first set
    opens starts when that began. A session that is begun twice is begun once."""
    facts = list(facts)
    gym = next((one for one in facts if isinstance(one, SessionFact) and one.kind == "gym"), None)
    if gym is None or (gym.at is None and gym.day != _today(message, context)):
        return facts, {}
    since = (gym.at or message.at) - SESSION_GAP
    days = days_back(gym.day, 2)
    rows = tools.read(
        "read/begun-sessions",
        user_id=context.person.id,
        day_ids=[day_id(context.person.id, date.fromisoformat(one)) for one in days],
        since=utc_text(since),
        until=utc_text(gym.at or message.at),
    )
    if not rows:
        return facts, {}
    if gym.begins:
        return [one for one in facts if one is not gym], {}
    if not gym.explicit:
        first = replace(gym, at=instant(rows[0]["at"]), day=date.fromisoformat(rows[0]["date"]))
        facts[facts.index(gym)] = first
    return facts, {"hide-records": [{"id": row["id"]} for row in rows]}


def _today(message: Inbound, context: Context) -> date:
    return message.at.astimezone(zone(context.person.timezone)).date()
