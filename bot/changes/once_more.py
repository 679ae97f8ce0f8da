""" "Otro igual", "another one": what was eaten last, once more."""

import re
from dataclasses import replace
from datetime import timedelta

from bot.changes.acts import look_back, plan_of
from bot.changes.edits import stored_fact
from bot.changes.moves import meal_of
from bot.done import Done
from bot.entries import Entry, SetEntry
from bot.grammar.kitchen_words import COUNTED, plain
from bot.replies import recorded
from bot.resolving.resolver import Resolved
from bot.understand import Tools
from graph.clock import instant, zone
from graph.context import Context
from graph.facts import PortionFact, SetFact, record_id
from graph.inbox import Inbound
from graph.record import rows_of

_ROUND = re.compile(
    r"(?:y |and |ahora |venga )?(?:(?:otras?|una|another|one more|una mas) (?P<n>dos|tres|cuatro|two|three|four)? ?"
    r"(?:rondas?|vueltas?|rounds?)(?: mas| igual| more| de lo mismo| of (?:the same|that))?"
    r"|same (?:round )?again for (?:both|all))"
)
LASTS = timedelta(hours=3)
"""So long after something was eaten "another one" is of that."""


def once_more(entries: tuple[Entry, ...], message: Inbound, context: Context, tools: Tools) -> Done | None:
    """The last food of the last message again, where a meal was told last and no exercise is open."""
    if len(entries) != 1 or context.current_exercise is not None or entries[0] != _bare(entries[0]):
        return None
    last = look_back("read/last-recording", message, context, tools)
    if last is None or message.at - instant(last["at"]) > LASTS:
        return None
    ids = [row["id"] for row in plan_of(last["id"], context, tools)]
    rows = tools.read("read/records", user_id=context.person.id, ids=ids)
    facts = [stored_fact(row) for row in rows]
    eaten = facts[-1] if facts else None
    if not isinstance(eaten, PortionFact) or not all(isinstance(one, PortionFact) for one in facts):
        return None
    day = message.at.astimezone(zone(context.person.timezone)).date()
    again = replace(
        eaten, id=record_id(message.id, 0), told_at=message.at, at=message.at, arrived=message.arrived, place=0,
        day=day, meal_id=meal_of(context.person.id, day, eaten.category), replaces=None,
    )  # fmt: skip
    told = Resolved(facts=[again])
    reply = recorded(told, message.id, None, [], context, tools.catalog)
    return Done(rows_of(context.person.id, [again], message.id), reply, [again.id])


def round_turn(message: Inbound, context: Context, tools: Tools) -> Done | None:
    """ "Otra ronda", "another round": each exercise of the last message once more, as its last set was; None for any
    other message."""
    said = _ROUND.fullmatch(plain(message.text or "").strip(" .!¡"))
    if said is None or context.question is not None or not context.sets:
        return None
    last = look_back("read/last-recording", message, context, tools)
    if last is None or message.at - instant(last["at"]) > LASTS:
        return None
    ids = [row["id"] for row in plan_of(last["id"], context, tools)]
    facts = [stored_fact(row) for row in tools.read("read/records", user_id=context.person.id, ids=ids)]
    sets = {fact.exercise_id: fact for fact in facts if isinstance(fact, SetFact)}
    times = COUNTED[said["n"]] if said["n"] else 1
    if not sets:
        return None
    again = [
        replace(
            one, id=record_id(message.id, n), told_at=message.at, at=message.at, arrived=message.arrived, place=n,
            replaces=None,
        )
        for n, one in enumerate([*sets.values()] * times)
    ]  # fmt: skip
    reply = recorded(Resolved(facts=[*again]), message.id, None, [], context, tools.catalog)
    return Done(
        rows_of(context.person.id, again, message.id), reply, [one.id for one in again], intent="record"
    )


def _bare(entry: Entry) -> Entry:
    """ "The same again" and nothing more, where the words of this entry stand."""
    return SetEntry(start=entry.start, end=entry.end, at=entry.at, on=entry.on, same=True)
