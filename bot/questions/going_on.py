"""Questions that go on with the one before: "and yesterday?", "¿y de banca?", "what about protein?"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import replace
from datetime import datetime, timedelta

from bot.grammar.names import KnownNames
from bot.grammar.tokens import tokenize
from bot.questions.openings import opens_as_question
from bot.questions.span_words import TOPICS, days_in, topic_in
from bot.questions.why_words import unaddressed
from bot.said_before import said_before
from bot.understand import Tools
from graph.clock import zone
from graph.context import Context
from graph.inbox import Inbound
from graph.words import bare

STILL_ASKED = timedelta(minutes=30)
"""So long after a question another may go on with it."""
_GOES_ON = re.compile(
    r"(?:y |and |what about |how about |(?:y )?que tal |(?:y )?que hay )(?:(?:de|del|en|el|la|los|las|con|para|a|for|on|in|of|at|the|my|mi|mis|with) )*(?P<x>[a-z][a-z ]{1,28})"
)
_LEFT = re.compile(
    r"(?P<es>(?:y )?cuant[oa]s? me (?:quedan?|faltan?)(?: hoy)?)|(?:and )?how (?:many|much)(?: (?:do i have|have i got|is|are))? left(?: today)?"
)
_EATEN = {"energy-kcal": ("calories", "calorias"), "protein-g": ("protein", "proteinas")}
"""What is left of a day rather than of a pot, where it was asked about before."""


def went_on(message: Inbound, context: Context, tools: Tools) -> Inbound:
    """The message as the whole question that it stands for, where it goes on with the one before; else as it is."""
    text = message.text or ""
    if "?" in text and (left := _LEFT.fullmatch(bare(text))) is not None:
        calories = _asked_before(message, context, tools)
        topic = None if calories is None else topic_in(bare(calories))
        of = None if topic is None else _EATEN.get(topic[0].variable)
        said = "cuantas {} me quedan?" if left["es"] else "how many {} do i have left?"
        return message if of is None else replace(message, text=said.format(of[bool(left["es"])]))
    found = (
        _GOES_ON.fullmatch(bare(text)) if "?" in text or text.lower().startswith(("what", "how")) else None
    )
    if found is None or message.choice is not None:
        return message
    before = _asked_before(message, context, tools)
    home = message.at.astimezone(zone(context.person.timezone))
    whole = None if before is None else _with(before, found["x"], home, tools.names)
    return message if whole is None else replace(message, text=whole)


def _asked_before(message: Inbound, context: Context, tools: Tools) -> str | None:
    """The question that was asked last, a while ago at most, with nothing but such goings-on since."""
    for row in said_before(message, context, tools, STILL_ASKED):
        text = str(row["text"])
        if _GOES_ON.fullmatch(bare(text)) is None:
            return text if "?" in text or opens_as_question(text) else None
    return None


def _with(before: str, said: str, now: datetime, names: KnownNames) -> str | None:
    """The question before with what is said now in the place of its like: days, a figure, an exercise or a food."""
    asked, today = bare(unaddressed(before)), now.date()
    left, first, _ = days_in(said, today)
    if first is not None and not left.strip():
        rest = " ".join(days_in(asked, today)[0].split())
        return f"{rest} {said}?"
    of_before, of_now = topic_in(asked), topic_in(said)
    if of_before is not None and of_now is not None and not of_now[1].strip():
        words = next(one for one, topic in TOPICS if topic is of_before[0])
        return re.sub(rf"\b(?:{words})\b", said, asked, count=1) + "?"
    for kind in ("exercise", "food"):
        if (whole := _exchanged(asked, said, kind, names)) is not None:
            return f"{whole}?"
    return None


def _exchanged(asked: str, said: str, kind: str, names: KnownNames) -> str | None:
    """A question with another exercise or food in it; None where it has none, or what is said is none."""
    tokens = tokenize(asked)
    now = tokenize(said)
    if not any(one.kind == kind and (one.start, one.end) == (0, len(now)) for one in names.spans(now)):
        return None
    found = [one for one in names.spans(tokens) if one.kind == kind]
    if not found:
        return None
    longest = max(found, key=lambda one: (one.end - one.start, one.start))
    begin, end = tokens[longest.start].start, tokens[longest.end - 1].end
    return f"{asked[:begin]}{said}{asked[end:]}"
