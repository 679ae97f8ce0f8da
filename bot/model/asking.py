"""The model's place in a turn: behind the reader and the resolver, before anything is decided."""

from dataclasses import replace

from bot.model.answer import SPENT, taken
from bot.model.clauses import seen
from bot.model.guesses import Guessed
from bot.model.opened import Opened, left_open
from bot.replies import Payload
from bot.resolving.resolver import Resolved
from bot.understand import Said, Tools, reading_context
from graph.clock import zone
from graph.context import Context
from graph.facts import PortionFact, SetFact
from graph.inbox import Inbound
from graph.own_foods import PersonCatalog
from graph.own_names import taught
from graph.record import Rows, merge_rows

READS = ("record", "exercise", "chat")
"""Intents of messages that may hold a report."""
SPENT_SAYS = {
    "es": "Los tokens de este mes para el modelo de lenguaje se han agotado: hasta el día 1 leo solo con reglas.",
    "en": "This month's tokens for the language model are used up: until the 1st I read with rules alone.",
}


def opened_by(
    said: Said, resolved: Resolved, message: Inbound, context: Context, tools: Tools
) -> Opened | None:
    """What a model is to be asked about this message; None when nothing is open, or it was asked already."""
    if tools.asks is None or tools.answered is not None or said.reading.intent not in READS:
        return None
    text, person = (message.text or "").strip(), context.person

    def speaks() -> bool:
        now = message.at.astimezone(zone(person.timezone))
        return seen(text, now, reading_context(context, said.quoted), tools.names).speaks

    whole = tools.asks == "llm"
    return left_open(text, said.reading, resolved, tools.catalog, person.language, speaks, whole=whole)


def heard(said: Said, message: Inbound, context: Context, tools: Tools) -> tuple[Said, Guessed]:
    """What was said, with what counts of a model's answer; its foods are among the person's from now on."""
    if tools.answered is None:
        return said, Guessed()
    about = reading_context(context, said.quoted)
    found = taken(tools.answered, said.reading, message, about, tools.names, tools.catalog, context.person)
    for food in found.guesses.foods:
        if isinstance(tools.catalog, PersonCatalog):
            tools.catalog.add(food)
    return replace(said, reading=found.reading), found.guesses


def guess_rows(guesses: Guessed, resolved: Resolved, context: Context) -> Rows:
    """What is stored of the guesses that were used: foods, and names of exercises, marked as a model's."""
    eaten = {fact.food_id for fact in resolved.facts if isinstance(fact, PortionFact)}
    waiting = {guesses.chosen.get(ask.quote) for ask in resolved.asks}
    done = {fact.exercise_id for fact in resolved.facts if isinstance(fact, SetFact)}
    if resolved.named_exercise is not None:
        done.add(resolved.named_exercise.id)
    kept = [row for row in guesses.rows.get("keep-own-foods", ()) if row["id"] in eaten | waiting]
    rows: Rows = {"keep-own-foods": kept} if kept else {}
    names = [(text, id_) for text, id_ in guesses.exercises.items() if id_ in done]
    marked = taught(context.person.id, context.person.language, names)
    for row in marked.get("add-own-aliases", ()):
        row["source"] = "model"
    return merge_rows(rows, marked)


def noted(reply: Payload | None, tools: Tools, language: str) -> Payload | None:
    """The reply, with a sentence when a model would have been asked but the month's tokens are spent."""
    if reply is None or tools.answered is None or tools.answered.why != SPENT:
        return reply
    kind = reply["type"]
    if kind == "text":
        body = f"{reply['text']['body']}\n{SPENT_SAYS[language]}"
        return {**reply, "text": {**reply["text"], "body": body}}
    if kind == "interactive":
        inside = reply["interactive"]
        body = f"{inside['body']['text']}\n{SPENT_SAYS[language]}"
        return {**reply, "interactive": {**inside, "body": {"text": body}}}
    return reply
