"""What a person wrote shortly before a message."""

from datetime import timedelta
from typing import Any

from bot.understand import Tools
from graph.clock import utc_text, zone
from graph.context import Context
from graph.inbox import Inbound
from graph.record import day_id


def said_before(message: Inbound, context: Context, tools: Tools, within: timedelta) -> list[dict[str, Any]]:
    """The ``text`` of each message of the time before this one, the last first."""
    home, since = zone(context.person.timezone), message.at - within
    days = sorted({one.astimezone(home).date() for one in (since, message.at)})
    return tools.read(
        "read/said-before",
        user_id=context.person.id,
        day_ids=[day_id(context.person.id, day) for day in days],
        since=utc_text(since),
        until=utc_text(message.at),
        message_id=message.id,
    )
