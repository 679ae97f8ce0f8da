"""One figure of this week beside the last: "did I sleep more than last week?", "pasos esta semana vs la pasada"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.questions.span_reply import figure_said, values_of
from bot.questions.span_words import ASKS, SMALL, Topic, topic_in
from bot.questions.weight_unit import weighing
from bot.questions.why_say import counted
from bot.questions.why_words import words_of
from bot.understand import Tools
from graph.context import Person
from graph.words import bare

_BEFORE = re.compile(
    r"\b(?:(?:la )?semana (?:pasada|anterior)|la (?:pasada|anterior)|(?:the )?(?:last|previous) week|the week before)\b"
)
_NOW = re.compile(r"\b(?:esta semana|this week)\b")
_MORE = words_of("mas menos mejor peor more less better worse fewer")
_BESIDE = words_of(
    "vs versus compara comparar comparado comparada compare compared comparison frente respecto against"
)
_FILL = (
    SMALL
    | ASKS
    | words_of(
        "que than and did do does am is was average avg mean media medio promedio con to with i me y hows how como is el la"
    )
)
SAY = {
    "es": {"head": "{label} al día: esta semana {now}; la pasada, {before}. {by}", "of": "{value} ({days})",
           "none": "nada", "by": "{by} al día", "sums": " En total, {now} y {before}."},
    "en": {"head": "{label} a day: this week {now}; last week {before}. {by}", "of": "{value} ({days})",
           "none": "nothing", "by": "{by} a day", "sums": " In all, {now} and {before}."},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """What is to be told of this week and the last."""

    topic: Topic


def read_compared(text: str) -> Compared | None:
    """The question that a whole message is; None for any other message."""
    folded = bare(text)
    if not folded or len(folded) > 100 or not _BEFORE.search(folded):
        return None
    now = _NOW.search(folded) is not None
    found = topic_in(_NOW.sub(" ", _BEFORE.sub(" ", folded)))
    if found is None:
        return None
    topic, left = found
    words = set(left.split())
    if not words <= _FILL | _MORE | _BESIDE:
        return None
    asks = (
        (words & _MORE and ("?" in text or words & words_of("did do am")))
        or words & _BESIDE
        or (now and words & ASKS)
    )
    return Compared(topic) if asks else None


def compared_reply(asked: Compared, person: Person, tools: Tools, today: date) -> str:
    """The mean of the days of this week and of the last one that have the figure, and the difference."""
    say, topic = SAY[person.language], asked.topic
    if topic.key == "body_weight":
        person = weighing(person, tools, today)
    monday = today - timedelta(days=today.weekday())
    now = [value for _, value in values_of(topic, monday, today, person, tools)]
    before = [
        value
        for _, value in values_of(
            topic, monday - timedelta(days=7), monday - timedelta(days=1), person, tools
        )
    ]
    told = {
        key: say["of"].format(value=figure_said(sum(some) / len(some), topic, person), days=counted(len(some), "day", person.language))
        if some else say["none"]
        for key, some in (("now", now), ("before", before))
    }  # fmt: skip
    by = ""
    if now and before:
        change = sum(now) / len(now) - sum(before) / len(before)
        by = f"{'−' if change < 0 else '+'}{figure_said(abs(change), topic, person)}."
        if topic.summed:
            by += say["sums"].format(
                now=figure_said(sum(now), topic, person), before=figure_said(sum(before), topic, person)
            )
    return say["head"].format(label=topic.label(person.language), **told, by=by).strip()
