"""Questions about one's blood pressure: "what was my blood pressure today?", "¿qué tensión tuve esta semana?"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from datetime import date, timedelta
from typing import NamedTuple

from bot.questions.span_words import without_days
from bot.questions.why_say import counted, day_name, days_name
from bot.understand import Tools
from graph.context import Person
from graph.record import day_id

LATELY_DAYS = 60
"""How far back the last one is looked for where no days were said."""
HIGH, LOW = "blood_pressure_systolic", "blood_pressure_diastolic"
_PRESSURE = r"(?:tension(?: arterial)?|presion(?: arterial| sanguinea)?|blood pressure|bp)"
_ASKS = re.compile(
    rf"(?:y |and |oye |hey )*(?:que|cual|como|cuanto|cuanta|what|whats|what s|how|show me|dime)(?: (?:es|era|fue|ha sido|esta|tenia"
    rf"|is|was|were|were my|has been|did|do|s))?(?: i have)?(?: (?:mi|la|de|my|the))* (?:(?:ultima|last|average|media) )?{_PRESSURE}s?"
    r"(?: (?:media|average|readings?|tuve|tengo|tenia|he tenido|me salio|me dio|like|going|va|now|ahora|ultima))*"
    rf"|(?:como|how) (?:va|tengo|is|s) (?:mi|la|my|the) {_PRESSURE}|(?:mi|la|my) (?:ultima|last) {_PRESSURE}"
    rf"|cuanto (?:tuve|tengo|tenia) de {_PRESSURE}"
)
SAY = {
    "es": {"none": "Tensión, {when}: nada.", "day": "Tensión, {when}: {high}/{low}",
           "mean": "Tensión, {when}: {high}/{low} de media, {n}", "lately": "los últimos 60 días"},
    "en": {"none": "Blood pressure, {when}: nothing.", "day": "Blood pressure, {when}: {high}/{low}",
           "mean": "Blood pressure, {when}: {high}/{low} on average, {n}", "lately": "the last 60 days"},
}  # fmt: skip


class AskedPressure(NamedTuple):
    """Between which days; ``first`` None: the last one."""

    first: date | None
    last: date


def read_asked_pressure(text: str, today: date) -> AskedPressure | None:
    """The question that a whole message is; None for any other message."""
    said = without_days(text, today)
    if said is None or _ASKS.fullmatch(said[0]) is None:
        return None
    return AskedPressure(said[1], said[2])


def pressure_reply(asked: AskedPressure, person: Person, tools: Tools) -> str:
    """Both figures of a day, their means over several, or the last ones."""
    say, language = SAY[person.language], person.language
    first = asked.first or asked.last - timedelta(days=LATELY_DAYS)
    days = [first + timedelta(days=n) for n in range((asked.last - first).days + 1)]
    rows = tools.read(
        "variables/observed", user_id=person.id, day_ids=[day_id(person.id, day) for day in days]
    )
    told: dict[str, dict[str, float]] = {}
    for row in rows:
        if row["key"] in (HIGH, LOW):
            told.setdefault(row["date"], {})[row["key"]] = float(row["value"])
    both = {day: pair for day, pair in sorted(told.items()) if len(pair) == 2}
    if not both:
        when = say["lately"] if asked.first is None else days_name(first, asked.last, language)
        return say["none"].format(when=when)
    if asked.first is None or len(both) == 1:
        on, pair = list(both.items())[-1]
        when = day_name(date.fromisoformat(on), language)
        return say["day"].format(when=when, high=round(pair[HIGH]), low=round(pair[LOW]))
    high, low = (sum(pair[of] for pair in both.values()) / len(both) for of in (HIGH, LOW))
    when, n = days_name(first, asked.last, language), counted(len(both), "day", language)
    return say["mean"].format(when=when, high=round(high), low=round(low), n=n)
