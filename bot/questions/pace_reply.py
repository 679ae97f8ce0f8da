"""How fast somebody comes towards a goal, and when they would be there if it goes on like that."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from statistics import linear_regression

from bot.questions.goals_so_far import goals_reply
from bot.questions.pace_words import Pace
from bot.questions.span_reply import values_of
from bot.questions.span_words import topic_in
from bot.questions.weight_unit import weighing
from bot.questions.why_say import day_name
from bot.replies import mass
from bot.understand import Tools
from graph.aims import ABOUT_EXERCISES, aim_name
from graph.context import Person
from graph.questions import answer
from graph.units import KG

LATELY_DAYS, FEWEST, LEAST_DAYS = 42, 3, 6
"""Days that a pace is of, figures that it takes, and days between the first and the last of them."""
LONGEST_DAYS = 730
"""Nothing is foretold beyond two years."""
LIGHTEST_KG = 30
"""A weight below this is an amount to be lost or gained."""
SAY = {
    "es": {
        "pace": "{label}: {first} ({on}) → {last} ({until}), unos {rate} por semana.",
        "there": "{label}: {last} ({until}); {target} ya está.",
        "when": "A ese ritmo, {target} hacia el {day}.",
        "by": "El plazo es el {due}: {meets}",
        "in_time": "llegas.",
        "late": "harían falta {need} por semana.",
        "away": "A ese ritmo no te acercas a {target}.",
        "long": "A ese ritmo faltan más de dos años para {target}.",
        "few": "Para decir a qué ritmo vas hacen falta {fewest} datos en una semana o más.",
        "since": "{label}: {last} ({until}), faltan {left} para {target}.",
        "year": "{day} de {year}",
    },
    "en": {
        "pace": "{label}: {first} ({on}) → {last} ({until}), about {rate} a week.",
        "there": "{label}: {last} ({until}); {target} is reached.",
        "when": "At that rate {target} around {day}.",
        "by": "It is due {due}: {meets}",
        "in_time": "you will be there.",
        "late": "that would take {need} a week.",
        "away": "At that rate you are not getting closer to {target}.",
        "long": "At that rate it is more than two years to {target}.",
        "few": "To tell your pace it takes {fewest} figures over a week or more.",
        "since": "{label}: {last} ({until}), {left} to go to {target}.",
        "year": "{day} {year}",
    },
}
Values = Sequence[tuple[date, float]]


def pace_reply(asked: Pace, person: Person, tools: Tools, today: date) -> str | None:
    """The pace towards what was asked; None where its words name no exercise. Without a goal that has a pace, how
    far one's goals are."""
    if asked.exercise:
        return _of_lift(asked, person, tools, today)
    rows = {row["metric"]: row for row in answer(tools.read, person, "goals-so-far", {}).rows}
    weighs = weighing(person, tools, today)
    lines = []
    if asked.target is not None or "body_weight" in rows:
        topic = topic_in("weight")
        assert topic is not None
        values = values_of(topic[0], today - timedelta(days=LATELY_DAYS - 1), today, person, tools)
        row = rows.get("body_weight", {})
        target = _weight(asked, values, weighs) if asked.target is not None else row.get("target")
        due = row.get("due_on") if asked.target is None else None
        if values and target is not None:
            lines.append(
                _told(topic[0].label(person.language), values, target, due, weighs, weighs.weighs_in)
            )
    if asked.target is None:
        for metric, row in rows.items():
            family, _, exercise_id = metric.partition(":")
            if family == ABOUT_EXERCISES and row["target"] is not None:
                label = aim_name(metric, tools.catalog, person.language) or exercise_id
                done = _singles(exercise_id, person, tools, today)
                if done:
                    lines.append(
                        _told(label, done, row["target"], row["due_on"], person, person.loads_in, rising=True)
                    )
    return "\n".join(lines) if lines else goals_reply(person, tools, today)


def _weight(asked: Pace, values: Values, person: Person) -> float | None:
    """The weight that was said, in kg; of a small one, that much less than the first."""
    assert asked.target is not None
    kg = asked.target * KG[asked.unit or person.weighs_in] + asked.pounds * KG["lb"]
    if kg >= LIGHTEST_KG or not values:
        return kg
    return values[0][1] - kg


def _of_lift(asked: Pace, person: Person, tools: Tools, today: date) -> str | None:
    found = tools.catalog.resolve_exercise(asked.exercise, person.language)
    if found.decision != "found" or asked.target is None:
        return None
    values = _singles(found.matches[0].id, person, tools, today)
    if not values:
        return None
    person = replace(person, load_unit=asked.unit or person.load_unit)
    kg = asked.target * KG[asked.unit or person.loads_in]
    return _told(f"{found.matches[0].name}, 1RM", values, kg, None, person, person.loads_in, rising=True)


def _singles(exercise_id: str, person: Person, tools: Tools, today: date) -> Values:
    """The best estimated single of each of the last days of an exercise, in kg."""
    rows = tools.read("read/best-sets", user_id=person.id, practice_id=f"{person.id}|{exercise_id}")
    since = (today - timedelta(days=LATELY_DAYS - 1)).isoformat()
    return [
        (date.fromisoformat(row["date"]), row["e1rm_kg"])
        for row in rows
        if row["e1rm_kg"] and row["date"] >= since
    ]


def _told(
    label: str,
    values: Values,
    target: float,
    due: str | None,
    person: Person,
    unit: str,
    *,
    rising: bool = False,
) -> str:
    """The figures from first to last, their rate by a straight line through all, and where it leads. ``rising``: what
    is aimed for is always more."""
    language, say = person.language, SAY[person.language]
    (on, first), (until, last) = values[0], values[-1]
    told = {
        "label": label, "first": mass(first, unit, language), "last": mass(last, unit, language),
        "on": day_name(on, language), "until": day_name(until, language), "target": mass(target, unit, language),
    }  # fmt: skip
    down = first > target and not rising
    if (last <= target) if down else (last >= target):
        return say["there"].format(**told)
    if len(values) < FEWEST or (until - on).days < LEAST_DAYS:
        left = mass(abs(target - last), unit, language)
        return f"{say['since'].format(**told, left=left)} {say['few'].format(fewest=FEWEST)}"
    slope = linear_regression([(day - on).days for day, _ in values], [value for _, value in values]).slope
    rate = _rate(slope * 7, unit, language)
    lines = [say["pace"].format(**told, rate=rate)]
    days = (target - last) / slope if slope else -1.0
    if days <= 0:
        lines.append(say["away"].format(**told))
    elif days > LONGEST_DAYS:
        lines.append(say["long"].format(**told))
    else:
        lines.append(
            say["when"].format(**told, day=_day(until + timedelta(days=round(days)), until, language))
        )
    if due is not None:
        lines.append(_due(date.fromisoformat(due), target - last, days, until, unit, language))
    return " ".join(lines)


def _due(due: date, left: float, days: float, until: date, unit: str, language: str) -> str:
    say, over = SAY[language], (due - until).days
    meets = say["in_time"]
    if not 0 < days <= over:
        need = _rate(left * 7 / max(over, 7), unit, language)
        meets = say["late"].format(need=need)
    return say["by"].format(due=_day(due, until, language), meets=meets)


def _rate(kg: float, unit: str, language: str) -> str:
    """Kilograms a week as "+4 kg", "−0,35 kg"."""
    return f"{'−' if kg < 0 else '+'}{mass(abs(kg), unit, language, 1 if abs(kg) >= 1 else 2)}"


def _day(day: date, now: date, language: str) -> str:
    """A day with its year where it is another one."""
    name = day_name(day, language)
    return name if day.year == now.year else SAY[language]["year"].format(day=name, year=day.year)
