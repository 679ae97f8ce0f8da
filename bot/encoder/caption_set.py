"""A caption under a film that tells again a set which is logged already: it names that set, and is no new one."""

from datetime import timedelta

from bot.changes.edits import stored_fact
from bot.done import Done
from bot.encoder.words import words
from bot.entries import SetEntry
from bot.grammar.read import read
from bot.replies import FactLines, text_reply
from bot.understand import Tools, reading_context
from graph.clock import zone
from graph.context import Context, StoredSet
from graph.facts import SetFact
from graph.inbox import Inbound
from graph.units import load_kg

LATELY = timedelta(minutes=30)


def told_again(message: Inbound, context: Context, tools: Tools) -> StoredSet | None:
    """The last set of the open session where a film's caption tells its exercise by name, its load and its
    repetitions, and no other film shows it; None otherwise. Without the name it is taken for the next set."""
    last = context.last_set
    if message.kind != "video" or not message.text or last is None or message.at - last.at > LATELY:
        return None
    person = context.person
    reading = read(
        message.text,
        message.at.astimezone(zone(person.timezone)),
        reading_context(context, None),
        tools.names,
    )
    if (
        len(reading.entries) != 1
        or not isinstance(entry := reading.entries[0], SetEntry)
        or entry.exercise is None
    ):
        return None
    found = tools.catalog.resolve_exercise(entry.exercise.text, person.language)
    if found.decision != "found" or found.matches[0].id != last.exercise_id or entry.reps != last.reps:
        return None
    told_kg = None if entry.load is None else load_kg(entry.load, entry.load_unit or person.loads_in)
    if told_kg != last.weight_kg or entry.same:
        return None
    return None if tools.read("read/set-films", user_id=person.id, set_id=last.id) else last


def caption_turn(message: Inbound, context: Context, tools: Tools) -> Done | None:
    """The answer to such a caption: nothing is recorded but the film, once it is here."""
    again = told_again(message, context, tools)
    if again is None:
        return None
    lines = FactLines(context, tools.catalog)
    rows = tools.read("read/records", user_id=context.person.id, ids=[again.id])
    fact = stored_fact(rows[0]) if rows else None
    if not isinstance(fact, SetFact):
        return None
    said = f"{lines.exercise(fact.exercise_id)} {lines.set_words(fact)}"
    return Done(reply=text_reply(words(context.person.language, "film_of", set=said)))
