"""What was told last, as far as it matters to a pot."""

from datetime import timedelta
from typing import Any

from bot.changes.acts import look_back, plan_of
from bot.kitchen.pots import Kitchen, Pot
from graph.clock import instant
from graph.context import SESSION_GAP

TALKED_OF = timedelta(days=2)
"""So long what was told last is spoken of, where nothing else was told since."""


def last_told(kitchen: Kitchen, within: timedelta = TALKED_OF) -> list[dict[str, Any]]:
    """What the last message that recorded something recorded: rows of ``read/records``; none where it is older."""
    message, context, tools = kitchen.message, kitchen.context, kitchen.tools
    last = look_back("read/last-recording", message, context, tools)
    if last is None or message.at - instant(last["at"]) > within:
        return []
    ids = [row["id"] for row in plan_of(last["id"], context, tools)]
    return tools.read("read/records", user_id=context.person.id, ids=ids)


def spoken_of(kitchen: Kitchen) -> Pot | None:
    """The pot that the last message told of, where something is left of several: none other is meant by "el resto"."""
    if sum(not pot.over for pot in kitchen.pots) < 2:
        return None
    pots = [
        kitchen.by_id(str(row["properties"]["id"] if "CookingBatch" in row["labels"] else row["of_id"]))
        for row in last_told(kitchen, SESSION_GAP)
    ]
    known = {pot.id: pot for pot in pots if pot is not None and not pot.over}
    return next(iter(known.values())) if len(known) == 1 else None


def told_last(kitchen: Kitchen) -> bool:
    """Whether it was of a pot: of one that was cooked, changed or eaten of."""
    return any(
        not {"CookingBatch", "BatchVersion", "Taking"}.isdisjoint((*row["labels"], *(row["of_labels"] or ())))
        for row in last_told(kitchen)
    )
