"""What is said about a file of an encoder or a film: the message that brings it, the answer to what was asked, a
button."""

import re
from dataclasses import replace

from bot.changes.edits import stored_fact
from bot.done import Done
from bot.encoder.caption_set import caption_turn
from bot.encoder.film import film_turn
from bot.encoder.reply import reply
from bot.encoder.turn import COUNTS, asked_rows, corrected_counts, take_answer
from bot.encoder.words import words
from bot.pending import Waiting
from bot.phrases import phrase
from bot.replies import FactLines, button_reply, text_reply
from bot.understand import LET_GO, YES, Tools
from graph.context import Context
from graph.facts import SetFact, record_id
from graph.inbox import Inbound
from graph.record import Row, Rows, merge_rows, rows_of
from graph.words import fold

_COUNT = re.compile(r"(?:(?:son|eran|fueron|hice|they were|it was|i did)\s+)?(\d{1,2})(?:\s*rep\w*)?")
_MEASURED = re.compile(r"(?:(?:las|the|el|del|de)\s+)*(?:medidas?|measured|encoder)(?:\s+ones)?")
_TOLD = re.compile(r"(?:las\s+)?(?:mias|mine|que\s+dije)|the\s+ones\s+i\s+(?:said|told)")


def file_turn(message: Inbound, context: Context, tools: Tools) -> Done | None:
    """The turn of a message that is about a file; None for every other. A document is answered once it is here
    (``api/files.py``)."""
    language = context.person.language
    if tools.fetches and (message.kind == "document" or (message.kind == "video" and not message.text)):
        return Done()
    if (filmed := film_turn(message, context, tools)) is not None:
        return Done(filmed.rows, filmed.reply)
    if (named := caption_turn(message, context, tools)) is not None:
        return named
    verb, recording = _decided(message, context)
    if verb == "told":
        return Done(_settled(recording, context), text_reply(words(language, "kept_told")))
    if verb == "measured":
        done = _corrected(recording, message, context, tools)
        return replace(done, rows=merge_rows(done.rows, _settled(recording, context)))
    answered = take_answer(message, context, tools)
    if answered is None:
        return None
    taken, question_id = answered
    closing: Row = {"user_id": context.person.id, "id": question_id, "state": "answered"}
    rows = merge_rows(taken.rows, {"close-questions": [closing]} if question_id else {})
    rows = merge_rows(rows, asked_rows(taken, message.id, context, message.at))
    ids = [str(row["record_id"]) for row in rows.get("link-records", [])]
    return Done(rows, reply(taken, message.id, language), ids)


def _decided(message: Inbound, context: Context) -> tuple[str, str]:
    """Whose count of a recording's repetitions shall stay, by a button or in words: ``measured`` or ``told`` and the
    recording; empty for everything else."""
    verb, _, recording = (message.choice or "").partition(":")
    if verb in ("measured", "told") and recording:
        return verb, recording
    asked = context.question
    if message.choice is not None or asked is None or asked.kind != COUNTS:
        return "", ""
    waiting = Waiting.from_json(asked.payload)
    said = fold(message.text or "").strip(" .!¡")
    if said in YES or _MEASURED.fullmatch(said):
        return "measured", waiting.quote
    if said in LET_GO or _TOLD.fullmatch(said):
        return "told", waiting.quote
    count = _COUNT.fullmatch(said)
    found = {counted: whose for whose, counted in waiting.options}
    return (found[count[1]], waiting.quote) if count is not None and count[1] in found else ("", "")


def _settled(recording: str, context: Context) -> Rows:
    """The row that closes the question which is answered by this."""
    asked = context.question
    if asked is None or asked.kind != COUNTS or Waiting.from_json(asked.payload).quote != recording:
        return {}
    return {"close-questions": [{"user_id": context.person.id, "id": asked.id, "state": "answered"}]}


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
