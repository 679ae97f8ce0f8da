"""Taking out all of a day: asked about first, taken back like an undo."""

import re
from datetime import date
from typing import Any

from bot.done import Done
from bot.pending import Waiting
from bot.phrases import phrase
from bot.replies import YES_NO, button_reply, choices, text_reply
from bot.understand import Tools
from graph.clock import utc_text, zone
from graph.context import SESSION_GAP, Context
from graph.inbox import Inbound
from graph.record import Row, Rows, merge_rows, settling
from graph.words import fold

_FOREVER = re.compile(
    r"\b(?:todos? (?:mis|los) (?:datos|registros)|toda mi (?:informacion|cuenta)|mi (?:cuenta|historial)"
    r"|all (?:of )?(?:my|the) (?:data|records|entries|history|info(?:rmation)?)|my (?:account|data|history)"
    r"|all (?:records|entries)|everything (?:about me|you know))\b"
)
"""Words that may mean more than a day: all that there is of a person."""


def ask_wipe(message: Inbound, context: Context, tools: Tools) -> Done:
    """Asks whether everything of the message's day is to be taken out."""
    language = context.person.language
    ids = _of_day(message, context, tools)
    forever = _FOREVER.search(fold(message.text or "")) is not None
    if not ids and forever:
        return Done(reply=text_reply(phrase(language, "wipe_forever")))
    if not ids:
        return Done(reply=text_reply(phrase(language, "nothing_to_undo")))
    question_id = f"{message.id}.q"
    properties = {
        "kind": "wipe",
        "payload": Waiting("", (), (), message.at).to_json(),
        "asked_at": utc_text(message.at),
        "until": utc_text(message.at + SESSION_GAP),
        "state": "open",
    }
    row: Row = {
        "user_id": context.person.id,
        "message_id": message.id,
        "id": question_id,
        "properties": properties,
    }
    rows: Rows = {"add-questions": [row]}
    if context.question is not None:
        rows["close-questions"] = [_closed(context, context.question.id, "overtaken")]
    body = phrase(language, "wipe", what=_count(len(ids), language))
    body = f"{phrase(language, 'wipe_forever')}\n{body}" if forever else body
    buttons = [(f"answer:{question_id}:{n}", phrase(language, key)) for n, key in enumerate(YES_NO)]
    return Done(rows, choices(body, language, buttons))


def wipe(question_id: str, message: Inbound, context: Context, tools: Tools) -> Done:
    """Takes out what the day of the message holds now."""
    language = context.person.language
    ids = _of_day(message, context, tools)
    undone: Row = {"message_id": message.id, "target_id": message.id, "hidden": ids, "shown": []}
    rows = merge_rows(
        {
            "hide-records": [{"id": one} for one in ids],
            "add-undos": [undone],
            "close-questions": [_closed(context, question_id, "answered")],
        },
        settling(ids),
    )
    said = phrase(language, "undone", what=_count(len(ids), language))
    return Done(rows, button_reply(said, (f"redo:{message.id}", phrase(language, "redo"))))


def _of_day(message: Inbound, context: Context, tools: Tools) -> list[str]:
    day: date = message.at.astimezone(zone(context.person.timezone)).date()
    document: dict[str, Any] = tools.day(context.person.id, day)
    sessions = document["sessions"]
    parts = [one["items"] for one in document["meals"]] + [one["sets"] for one in sessions]
    parts += [document["sleep"], document["observations"], document["check_ins"], document["batches"]]
    parts.append([one for one in sessions if not one["sets"]])
    return [str(one["id"]) for part in parts for one in part]


def _closed(context: Context, question_id: str, state: str) -> Row:
    return {"user_id": context.person.id, "id": question_id, "state": state}


def _count(n: int, language: str) -> str:
    return phrase(language, "record") if n == 1 else phrase(language, "records", n=n)
