"""The day with the most or the least of a figure, and the days beyond a limit."""

from datetime import UTC, date, datetime, time, timedelta

from bot.questions.extreme_words import Extreme, topic_key
from bot.questions.span_reply import figure_said, values_of
from bot.questions.span_words import topic_in
from bot.questions.weight_unit import weighing
from bot.questions.why_say import counted, day_name, days_name
from bot.understand import Tools
from graph.clock import utc_text
from graph.context import Person

SHOWN = 7
AIMS = {"energy-kcal": "energy_intake", "protein-g": "protein_intake", "steps": "steps", "water": "water"}
NEAR = 0.1
"""So near to its goal energy counts as met; of what is only to be reached any more does."""
SAY = {
    "es": {
        "none": "{label}, {when}: nada apuntado.",
        "most": "{label}, lo más: {value}, {day}",
        "least": "{label}, lo menos: {value}, {day}",
        "next": " · después, {days}",
        "of": " ({n})",
        "over": "{label}, {when}: por encima de {limit}, {n} de {days}",
        "under": "{label}, {when}: por debajo de {limit}, {n} de {days}",
        "hit": "{label}, {when}: objetivo de {limit} cumplido {n} de {days}",
        "line": "• {day}: {value}",
        "more": "… y {n} más",
        "no_goal": "De {label} no tienes ningún objetivo al día.",
    },
    "en": {
        "none": "{label}, {when}: nothing noted.",
        "most": "{label}, the most: {value}, {day}",
        "least": "{label}, the least: {value}, {day}",
        "next": " · then {days}",
        "of": " ({n})",
        "over": "{label}, {when}: above {limit} on {n} of {days}",
        "under": "{label}, {when}: below {limit} on {n} of {days}",
        "hit": "{label}, {when}: goal of {limit} met on {n} of {days}",
        "line": "• {day}: {value}",
        "more": "… and {n} more",
        "no_goal": "You have no daily goal for {label}.",
    },
}


def extreme_reply(asked: Extreme, person: Person, tools: Tools) -> str:
    """The days that a question about the most, the least or a limit is after; days with nothing noted never count."""
    say, language = SAY[person.language], person.language
    topic = asked.topic
    if topic_key(topic) == "body_weight":
        person = weighing(person, tools, asked.last)
    values = values_of(topic, asked.first, asked.last, person, tools)
    if not values and topic_key(topic) == "walk" and (steps := topic_in("steps")) is not None:
        topic = steps[0]
        values = values_of(topic, asked.first, asked.last, person, tools)
    told = {"label": topic.label(language), "when": days_name(asked.first, asked.last, language)}
    if not values:
        return say["none"].format(**told)
    if asked.kind in ("most", "least"):
        ranked = sorted(values, key=lambda one: one[1], reverse=asked.kind == "most")
        (day, value), *others = ranked
        line = say[asked.kind].format(
            **told, value=figure_said(value, topic, person), day=day_name(day, language)
        )
        if others:
            then = ", ".join(
                f"{figure_said(value, topic, person)} ({day_name(day, language)})"
                for day, value in others[:2]
            )
            line += say["next"].format(days=then)
        return line
    limit = asked.limit if asked.limit is not None else _aim(topic_key(topic), asked.last, person, tools)
    if limit is None:
        return say["no_goal"].format(label=told["label"].lower())
    met = [one for one in values if _beyond(one[1], limit, asked, topic_key(topic))]
    head = say[asked.kind].format(
        **told,
        limit=figure_said(limit, topic, person),
        n=len(met),
        days=counted(len(values), "day", language),
    )
    lines = [
        say["line"].format(day=day_name(day, language), value=figure_said(value, topic, person))
        for day, value in met[-SHOWN:]
    ]
    more = [say["more"].format(n=len(met) - SHOWN)] if len(met) > SHOWN else []
    return "\n".join([head, *lines, *more])


def _beyond(value: float, limit: float, asked: Extreme, key: str) -> bool:
    if asked.kind == "hit":
        return abs(value - limit) <= NEAR * limit if key == "energy-kcal" else value >= limit
    return value > limit if asked.kind == "over" else value < limit


def _aim(key: str, last: date, person: Person, tools: Tools) -> float | None:
    """The goal of a day that was told last."""
    until = utc_text(datetime.combine(last + timedelta(days=2), time(), UTC))
    rows = tools.read("read/aim", user_id=person.id, metric=AIMS[key], until=until)
    return None if not rows or rows[0]["target"] is None else float(rows[0]["target"])
