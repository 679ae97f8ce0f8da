"""What a corrected exercise teaches: a name that left it open is the person's own name for it from now on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.entries import ReadingContext, SetEntry
from bot.grammar.read import read
from bot.understand import Tools
from graph.clock import instant, zone
from graph.context import Context
from graph.facts import AnyFact, SetFact
from graph.own_names import taught
from graph.record import Rows


def lessons(
    before: Sequence[Mapping[str, Any]], after: Iterable[AnyFact], context: Context, tools: Tools
) -> Rows:
    """The rows of what is learned when sets turn out to be of another exercise: "laterales" is in the pulley for
    who corrected it so. A name that said otherwise ("remo con mancuernas") keeps its meaning.

    ``before`` are rows of ``read/records``, ``after`` the facts that replace them.
    """
    old = {row["properties"]["id"]: row["exercise_id"] for row in before}
    new = {
        fact.replaces: fact.exercise_id
        for fact in after
        if isinstance(fact, SetFact) and fact.replaces and old.get(fact.replaces) != fact.exercise_id
    }
    if not new:
        return {}
    person = context.person
    names: dict[str, str] = {}
    for told in tools.read("read/told-by", user_id=person.id, ids=list(new)):
        meant = tools.catalog.exercise(new[told["id"]])
        if told["text"] is None or meant is None:
            continue
        at = instant(told["at"]).astimezone(zone(person.timezone))
        for entry in read(told["text"], at, ReadingContext(person.language), tools.names).entries:
            name = entry.exercise.text if isinstance(entry, SetEntry) and entry.exercise else None
            if name and tools.catalog.leaves_open(name, meant):
                names[name] = meant.id
    return taught(person.id, person.language, names.items())
