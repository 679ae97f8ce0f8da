"""What is said about a file of an encoder or a film: the message that brings it, the answer to what was asked, a
button."""

from dataclasses import replace

from bot.acts import Done
from bot.edits import stored_fact
from bot.encoder_reply import reply
from bot.encoder_turn import corrected_counts, question_row, take_answer
from bot.encoder_words import words
from bot.film_turn import film_turn
from bot.phrases import phrase
from bot.replies import FactLines, button_reply, text_reply
from bot.understand import Tools
from graph.context import Context
from graph.facts import SetFact, record_id
from graph.inbox import Inbound
from graph.record import Row, merge_rows, rows_of


def file_turn(message: Inbound, context: Context, tools: Tools) -> Done | None:
    """The turn of a message that is about a file; None for every other. A document is answered once it is here
    (``api/files.py``)."""
    language = context.person.language
    if tools.fetches and (message.kind == "document" or (message.kind == "video" and not message.text)):
        return Done()
    if (filmed := film_turn(message, context, tools)) is not None:
        return Done(filmed.rows, filmed.reply)
    verb, _, recording = (message.choice or "").partition(":")
    if verb == "told" and recording:
        return Done(reply=text_reply(words(language, "kept_told")))
    if verb == "measured" and recording:
        return _corrected(recording, message, context, tools)
    answered = take_answer(message, context, tools)
    if answered is None:
        return None
    taken, question_id = answered
    closing: Row = {"user_id": context.person.id, "id": question_id, "state": "answered"}
    rows = merge_rows(taken.rows, {"close-questions": [closing]} if question_id else {})
    if taken.question is not None:
        rows = merge_rows(rows, question_row(taken, message.id, context, message.at))
    ids = [str(row["record_id"]) for row in rows.get("link-records", [])]
    return Done(rows, reply(taken, message.id, language), ids)


def _corrected(recording: str, message: Inbound, context: Context, tools: Tools) -> Done:
    """The logged sets with as many repetitions as were measured."""
    language = context.person.language
    counts = corrected_counts(recording, context, tools)
    rows = tools.read("read/records", user_id=context.person.id, ids=sorted(counts)) if counts else []
    facts: list[SetFact] = []
    for row in rows:
        fact = stored_fact(row)
        if isinstance(fact, SetFact) and fact.reps is not None and fact.reps != counts.get(fact.id):
            new_id = record_id(message.id, len(facts))
            facts.append(replace(fact, id=new_id, replaces=fact.id, reps=counts[fact.id]))
    if not facts:
        return Done(reply=text_reply(phrase(language, "gone")))
    lines = FactLines(context, tools.catalog).lines(facts)
    said = phrase(language, "edited", what="\n".join(lines))
    return Done(
        rows_of(context.person.id, facts, message.id),
        button_reply(said, (f"undo:{message.id}", phrase(language, "undo"))),
        [fact.id for fact in facts],
    )
