"""A model's answer in the turn: what the reader's reading becomes with it."""

from dataclasses import dataclass, field
from typing import Any

from bot.entries import Reading, ReadingContext
from bot.grammar.names import KnownNames
from bot.model.clauses import seen
from bot.model.grounded import entries_of
from bot.model.guesses import Guessed, guessed
from bot.model.opened import UNREAD, Opened
from bot.model.schema import Understood
from graph.clock import zone
from graph.inbox import Inbound
from graph.names import Catalog

SPENT = "budget"


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of asking: the answer, None when there is none; the model that was asked; ``why`` it gave none
    (``budget``: it was not asked, since the month's tokens are spent)."""

    opened: Opened
    understood: Understood | None = None
    model: str | None = None
    why: str | None = None


@dataclass(slots=True)
class Taken:
    """The reading with what the model adds to it, and its guesses about names."""

    reading: Reading
    guesses: Guessed = field(default_factory=Guessed)


def taken(
    answered: Answered, reading: Reading, message: Inbound, about: ReadingContext, names: KnownNames,
    catalog: Catalog, person: Any,
) -> Taken:  # fmt: skip
    """What of the answer counts: entries that stand in the message, guesses that pass the checks."""
    understood, opened = answered.understood, answered.opened
    if understood is None:
        return Taken(reading)
    looked = seen(opened.text, message.at.astimezone(zone(person.timezone)), about, names)
    entries = entries_of(understood, opened, looked)
    spans = [(part.start, part.end) for part in looked.parts if any(_over(part, one) for one in entries)]

    def again(one: Any) -> bool:
        return any(start < one.end and one.start < end for start, end in spans)

    mine = [one for one in reading.entries if not (opened.whole and again(one))]
    told = Reading(
        tuple(sorted([*mine, *entries], key=lambda one: one.start)),
        tuple(one for one in reading.refusals if one.reason not in UNREAD or not again(one)),
        "record" if entries else reading.intent,
        tuple(one for one in reading.doubtful if not (opened.whole and again(one))),
    )
    return Taken(told, guessed(understood, opened, entries, catalog, person.id, message.at))


def _over(part: Any, entry: Any) -> bool:
    return bool(part.start < entry.end and entry.start < part.end)
