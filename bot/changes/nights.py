"""A night told twice: what is told last stands, and what was told first does not count beside it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.understand import Tools
from graph.clock import instant_if_any
from graph.context import Context
from graph.facts import AnyFact, SleepFact
from graph.inbox import Inbound
from graph.words import fold

MORE = re.compile(
    r"\b(otr[ao]s?|mas|luego|despues|volvi|ademas|tambien|more|another|again|then|later|back to)\b"
)
"""Words with which a night goes on that was told before."""


def retold_nights(
    facts: Iterable[AnyFact], message: Inbound, context: Context, tools: Tools
) -> list[AnyFact]:
    """The facts of a message, a night among them in the place of the one that was told of the same hours before."""
    facts = list(facts)
    nights = [one for one in facts if isinstance(one, SleepFact) and one.kind == "night"]
    if len(nights) != 1 or nights[0].replaces is not None or MORE.search(fold(message.text or "")):
        return facts
    told = tools.day(context.person.id, nights[0].day)["sleep"]
    same = [one["id"] for one in told if one["kind"] == "night" and _same_night(one, nights[0])]
    if len(same) != 1:
        return facts
    return [replace(one, replaces=same[0]) if one is nights[0] else one for one in facts]


def _same_night(told: dict[str, Any], night: SleepFact) -> bool:
    """Hours in common; a length alone is that of the whole night."""
    began, ended = instant_if_any(told["started_at"]), instant_if_any(told["ended_at"])
    if began is None or ended is None or night.started_at is None or night.ended_at is None:
        return True
    return began < night.ended_at and night.started_at < ended
