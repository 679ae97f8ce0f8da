"""What was told last, as far as it matters to a pot."""

from typing import Any

from bot.kitchen.pots import Kitchen
from graph.clock import days_back, utc_text, zone

LOOKED_BACK = 2
"""Days back of which what was told last can be amended."""


def last_told(kitchen: Kitchen) -> list[dict[str, Any]]:
    """What the last message that recorded something recorded: rows of ``read/records``."""
    user_id, at = kitchen.context.person.id, kitchen.message.at
    today = at.astimezone(zone(kitchen.context.person.timezone)).date()
    days = [f"{user_id}|{day}" for day in days_back(today, LOOKED_BACK)]
    read = kitchen.tools.read
    last = read("read/last-recording", user_id=user_id, day_ids=days, until=utc_text(at))
    if not last:
        return []
    ids = [row["id"] for row in read("read/undo-plan", user_id=user_id, message_id=last[0]["id"])]
    return read("read/records", user_id=user_id, ids=ids)


def told_last(kitchen: Kitchen) -> bool:
    """Whether it was of a pot: of one that was cooked, changed or eaten of."""
    return any(
        not {"CookingBatch", "BatchVersion"}.isdisjoint((*row["labels"], *(row["of_labels"] or ())))
        for row in last_told(kitchen)
    )
