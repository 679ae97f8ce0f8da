"""Pains that were told: "qué molestias he tenido este mes", "how often has my head hurt?"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.questions.span_words import without_days
from bot.questions.why_say import counted, day_name, days_name
from bot.replies import number
from bot.understand import Tools
from graph.context import Person
from graph.record import day_id
from graph.words import stems_of

LATELY_DAYS, SHOWN = 30, 8
_THE = r"(?:el |la |los |las |mi |mis |my |the )*"
_PART = r"(?P<x>[a-z][a-z ]{1,30}?)"
_ASKED = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:y )?que (?:molestias|dolores|dolor|lesiones) (?:he tenido|tengo|tuve|he apuntado)(?: ultimamente)?|(?:y )?que me (?:ha dolido|duele|dolio|dolia)(?: ultimamente)?",
        rf"(?:y )?(?:cuantas veces|cuantos dias|cuando|desde cuando|cada cuanto|cuando fue la ultima vez que) me (?:ha dolido|han dolido|duelen?|dolio|dolia|dolieron|molesto|ha molestado) {_THE}{_PART}(?: por ultima vez)?",
        rf"(?:y )?cuantos dolores de {_PART} (?:he tenido|llevo|tuve)",
        r"what (?:pains?|aches|injuries|aches and pains|pains and aches|niggles) have i had(?: lately)?|what has hurt(?: lately)?|(?:my )?pain history",
        rf"(?:how (?:often|many times|many days) (?:has|did|does|have)|when did|when has|since when (?:has|does|did)) {_THE}{_PART} (?:last )?(?:hurt|hurting|ached?|been (?:hurting|sore|aching))",
        rf"how many {_PART}aches? (?:have i had|did i have)",
    )
)
SAY = {
    "es": {"none": "Dolor, {when}: nada apuntado.", "head": "Dolor{of}, {when}: {days}", "line": "• {day}: {score}{note}"},
    "en": {"none": "Pain, {when}: nothing noted.", "head": "Pain{of}, {when}: {days}", "line": "• {day}: {score}{note}"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AskedPain:
    """The pains of some days, of one part of the body or of all ("")."""

    part: str
    first: date
    last: date


def read_asked_pain(text: str, today: date) -> AskedPain | None:
    """The question that a whole message is; None for any other message."""
    told = without_days(text, today)
    if told is None:
        return None
    rest, first, last = told
    for pattern in _ASKED:
        if (found := pattern.fullmatch(rest)) is not None:
            part = (found.groupdict().get("x") or "").strip()
            return AskedPain(part, first or today - timedelta(days=LATELY_DAYS - 1), last)
    return None


def pains_reply(asked: AskedPain, person: Person, tools: Tools) -> str:
    """A line for each pain, the newest first, with its score on its own scale."""
    language, say = person.language, SAY[person.language]
    days = [asked.first + timedelta(days=n) for n in range((asked.last - asked.first).days + 1)]
    rows = tools.read(
        "read/days-check-ins", user_id=person.id, day_ids=[day_id(person.id, day) for day in days]
    )
    found, wanted = [], set(stems_of(asked.part))
    for one in rows:
        row = one["row"]
        scores = dict(row["scores"])
        note = row.get("note") or ""
        if "pain" in scores and wanted <= set(stems_of(note)):
            score = f"{number(scores['pain'], language)}/{number(row['scale_high'], language)}"
            found.append((one["date"], say["line"].format(
                day=day_name(date.fromisoformat(one["date"]), language), score=score, note=f", {note}" if note else ""
            )))  # fmt: skip
    when = days_name(asked.first, asked.last, language)
    if not found:
        return say["none"].format(when=when)
    found.sort(reverse=True)
    n = counted(len({day for day, _ in found}), "day", language)
    head = say["head"].format(of=f" ({asked.part})" if asked.part else "", when=when, days=n)
    return "\n".join([head, *(line for _, line in found[:SHOWN])])
