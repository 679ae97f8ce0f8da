"""What one figure was over a span of days, in a line: "Peso, 16 – 22 nov: 81,2 kg de media (80,9 – 81,6), 5 días"."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from bot.questions.best_nights import clock
from bot.questions.span_words import Span, Topic
from bot.questions.weight_unit import weighing
from bot.questions.why_say import counted, day_name, days_name, hours
from bot.replies import distance, mass, number
from bot.understand import Tools
from graph.clock import utc_text
from graph.context import Person
from graph.record import day_id
from graph.units import CM

LATELY = timedelta(days=60)
"""How far back the latest figure is looked for where no span was said."""
EATEN = {"energy-kcal": "energy_intake", "protein-g": "protein_intake"}
"""The goals of a day that are about what is eaten."""
BEFORE = timedelta(days=21)
"""So much earlier a figure has to be to be worth standing beside the latest."""
SAY = {
    "es": {
        "none": "{label}, {when}: nada.",
        "day": "{label}, {when}: {value}",
        "mean": "{label}, {when}: {value} de media ({low} – {high}), {n}",
        "total": "{label}, {when}: {total} en total, {value} de media al día, {n}",
        "from_to": " · de {first} a {last}",
        "before": " · {when}: {value}",
        "trained": "{label}, {when}: {n}",
        "lately": "los últimos 60 días",
        "covered": "{label}, {when}: {total} en {n}",
        "change": "{label}: {first} ({on}) → {last} ({when}): {by}",
        "change_one": "{label}: solo un dato desde el {since}, {last} ({when}).",
        "aim": ", de un objetivo de {target}",
    },
    "en": {
        "none": "{label}, {when}: nothing.",
        "day": "{label}, {when}: {value}",
        "mean": "{label}, {when}: {value} on average ({low} – {high}), {n}",
        "total": "{label}, {when}: {total} in all, {value} a day on average, {n}",
        "from_to": " · from {first} to {last}",
        "before": " · {when}: {value}",
        "trained": "{label}, {when}: {n}",
        "lately": "the last 60 days",
        "covered": "{label}, {when}: {total} on {n}",
        "change": "{label}: {first} ({on}) → {last} ({when}): {by}",
        "change_one": "{label}: only one figure since {since}, {last} ({when}).",
        "aim": ", of a goal of {target}",
    },
}


def span_reply(asked: Span, person: Person, tools: Tools) -> str:
    """The figure of a day, its mean over several, or the latest one when no span was said."""
    first = asked.first or asked.last - LATELY
    if asked.topic.key == "body_weight":
        person = weighing(person, tools, asked.last)
    values = values_of(asked.topic, first, asked.last, person, tools)
    say = SAY[person.language]
    told = {
        "label": asked.topic.label(person.language),
        "when": days_name(first, asked.last, person.language),
    }
    if asked.first is None:
        told["when"] = say["lately"] if not values else day_name(values[-1][0], person.language)
    if not values:
        return say["none"].format(**told)
    if asked.change:
        return _change(values, asked, first, person)
    if asked.topic.unit == "days":
        return say["trained"].format(**told, n=counted(len(values), "day", person.language))
    if asked.first is None:
        return say["day"].format(**told, value=figure_said(values[-1][1], asked.topic, person)) + _earlier(
            values, asked.topic, person
        )
    if first == asked.last or len(values) == 1:
        told["when"] = day_name(values[0][0], person.language)
        line = say["day"].format(**told, value=figure_said(values[0][1], asked.topic, person))
        return line + _of_goal(asked, person, tools)
    return _over(values, asked.topic, told, person) + _of_goal(asked, person, tools)


def _over(values: Sequence[tuple[date, float]], topic: Topic, told: dict[str, str], person: Person) -> str:
    say, figures = SAY[person.language], [value for _, value in values]
    figure = {
        "value": figure_said(sum(figures) / len(figures), topic, person),
        "n": counted(len(values), "day", person.language),
    }
    if topic.unit == "km":
        return say["covered"].format(**told, n=figure["n"], total=figure_said(sum(figures), topic, person))
    if topic.summed:
        return say["total"].format(**told, **figure, total=figure_said(sum(figures), topic, person))
    ends = {"low": figure_said(min(figures), topic, person), "high": figure_said(max(figures), topic, person)}
    line = say["mean"].format(**told, **figure, **ends)
    if topic.key == "body_weight" and len(values) > 1:
        first, last = (figure_said(figures[place], topic, person) for place in (0, -1))
        line += say["from_to"].format(first=first, last=last)
    return line


def _change(values: Sequence[tuple[date, float]], asked: Span, since: date, person: Person) -> str:
    """By how much it went up or down between the first and the last day with a figure."""
    say, language = SAY[person.language], person.language
    (start, first), (end, last) = values[0], values[-1]
    told = {"label": asked.topic.label(language), "when": day_name(end, language)}
    told["last"] = figure_said(last, asked.topic, person)
    if start == end:
        year = "" if since.year == end.year else f" {since.year}"
        return say["change_one"].format(**told, since=day_name(since, language) + year)
    sign = "−" if last < first else "+"
    by = f"{sign}{figure_said(abs(last - first), asked.topic, person)}"
    return say["change"].format(
        **told, first=figure_said(first, asked.topic, person), on=day_name(start, language), by=by
    )


def _of_goal(asked: Span, person: Person, tools: Tools) -> str:
    """ ", of a goal of 10000" where one a day was told of what is counted or eaten."""
    topic = asked.topic
    metric = EATEN.get(topic.variable) or (
        topic.key if topic.variable == "observed" and topic.summed else None
    )
    if metric is None:
        return ""
    until = utc_text(datetime.combine(asked.last + timedelta(days=2), time(), UTC))
    rows = tools.read("read/aim", user_id=person.id, metric=metric, until=until)
    target = rows[0]["target"] if rows else None
    return (
        ""
        if target is None
        else SAY[person.language]["aim"].format(target=figure_said(target, topic, person))
    )


def _earlier(values: Sequence[tuple[date, float]], topic: Topic, person: Person) -> str:
    """The figure three weeks or more before the latest one, where there is one."""
    before = [one for one in values if one[0] <= values[-1][0] - BEFORE]
    if not before:
        return ""
    day, value = before[-1]
    return SAY[person.language]["before"].format(
        when=day_name(day, person.language), value=figure_said(value, topic, person)
    )


def values_of(
    topic: Topic, first: date, last: date, person: Person, tools: Tools
) -> list[tuple[date, float]]:
    """The figure of each day that has one, in the topic's unit, oldest first."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    name = topic.variable if "/" in topic.variable else f"variables/{topic.variable}"
    rows = tools.read(name, user_id=person.id, day_ids=[day_id(person.id, day) for day in days])
    found = [
        (date.fromisoformat(row["date"]), float(row["value"]))
        for row in rows
        if topic.key is None or row["key"] == topic.key
    ]
    return sorted(found)


def figure_said(value: float, topic: Topic, person: Person) -> str:
    """A figure of a topic in the person's language and units."""
    language, us = person.language, person.units == "us"
    match topic.unit:
        case "min":
            return hours(value)
        case "kg":
            unit = person.loads_in if topic.summed else person.weighs_in
            return mass(value, unit, language, 0 if topic.summed else 1)
        case "km":
            return distance(value, person)
        case "cm" if us:
            return f"{number(round(value / CM['in'], 1), language)} in"
        case "ml":
            return f"{number(round(value / 1000, 2), language)} l"
        case "cm" | "%" as unit:
            return f"{number(round(value, 1), language)} {unit}"
        case "clock":
            return clock(value)
        case "score":
            return f"{number(round(value, 1), language)}/5"
        case "count":
            return number(round(value), language)
        case unit:
            return f"{number(round(value), language)} {unit}"
