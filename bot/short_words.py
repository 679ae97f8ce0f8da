"""Short human words and a short human answer to them: "done", "rest day", "jajaja". They record nothing."""

import re
from functools import cache
from importlib.resources import files

from bot.done import Done
from bot.grammar.tokens import fold
from bot.phrases import phrase
from bot.questions.looks import end_session
from bot.replies import text_reply
from bot.understand import Tools
from graph.context import Context
from graph.inbox import Inbound

_ENDS = r"(?:\s+(?:hoy|today|ya|now|por hoy|for today|for now|ahora|tio|tia|bro|mate|amigo|amiga|gracias|thanks))*"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """What each line of ``short.tsv`` says, by what it is."""
    said: dict[str, list[str]] = {}
    text = (files("bot.grammar") / "words" / "short.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            kind, pattern = line.split("\t")
            said.setdefault(kind, []).append(pattern)
    return {kind: re.compile(rf"(?:{'|'.join(patterns)}){_ENDS}") for kind, patterns in said.items()}


def short_words(text: str) -> str | None:
    """What a whole message of few words is, None when it is none of these."""
    plain = " ".join(re.sub(r"[.!¡,;]+", " ", fold(text)).split())
    return next((key for key, known in _patterns().items() if known.fullmatch(plain)), None)


def short_words_turn(message: Inbound, context: Context, tools: Tools) -> Done | None:
    """The answer to a few words that tell no figure; none while a question waits for its answer. Who is done with a
    session of sets gets its summary."""
    if context.question is not None:
        return None
    said = short_words(message.text or "")
    if said is None:
        return None
    if said == "done" and context.sets:
        return Done(reply=end_session(context, tools), intent="end")
    return Done(reply=text_reply(phrase(context.person.language, f"word_{said}")), intent="chat")
