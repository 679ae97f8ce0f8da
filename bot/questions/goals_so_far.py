"""How far a person is from their goals, a line each."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.questions.weight_unit import weighing
from bot.questions.why_say import day_name
from bot.replies import mass, number
from bot.understand import Tools
from graph.aims import ABOUT_EXERCISES, aim_name
from graph.context import Person
from graph.metrics import METRICS
from graph.questions import answer

SAY = {
    "es": {
        "none": "No tienes ningún objetivo apuntado. Por ejemplo: «mi objetivo es pesar 75 kg».",
        "left": "{label}: ahora {now}, para {target} faltan {left}{due}",
        "there": "{label}: ahora {now}, el objetivo era {target}. ¡Hecho!{due}",
        "keep": "{label}: ahora {now}, objetivo {target}{due}",
        "unseen": "{label}: objetivo {target}{due}",
        "focus": "{label}: músculo prioritario{due}",
        "due": " (antes del {day})",
        "today": "; hoy van {now}",
    },
    "en": {
        "none": 'You have told no goal yet. For example: "my goal is to weigh 170 lb".',
        "left": "{label}: now {now}, {left} to go to {target}{due}",
        "there": "{label}: now {now}, the goal was {target}. Done!{due}",
        "keep": "{label}: now {now}, goal {target}{due}",
        "unseen": "{label}: goal {target}{due}",
        "focus": "{label}: muscle first{due}",
        "due": " (by {day})",
        "today": "; today so far {now}",
    },
}
UNITS = {
    "days": {"es": "días por semana", "en": "days a week"},
    "count": {"es": "", "en": ""},
    "score": {"es": "", "en": ""},
}


EATEN = {"energy_intake": "energy_kcal", "protein_intake": "protein_g"}
"""Aims of each day, by what of its totals they are about."""


def goals_reply(person: Person, tools: Tools, today: date) -> str:
    """The newest goal of each kind, with what is now and what is left; of what is eaten, today's."""
    rows = answer(tools.read, person, "goals-so-far", {}).rows
    newest = {row["metric"]: row for row in rows}
    if not newest:
        return SAY[person.language]["none"]
    if "body_weight" in newest:
        person = weighing(person, tools, today)
    lines = []
    for row in newest.values():
        line = _line(row, person, tools)
        if row["metric"] in EATEN and row["now"] is None and row["target"] is not None:
            line += _today(row, person, tools, today)
        lines.append(line)
    return "\n".join(lines)


def _today(row: dict[str, Any], person: Person, tools: Tools, today: date) -> str:
    """What was eaten today of an aim for each day; nothing before the first meal."""
    document = tools.day(person.id, today)
    if not document["meals"]:
        return ""
    eaten = document["totals"][EATEN[row["metric"]]]
    return SAY[person.language]["today"].format(now=_said(round(eaten), row["unit"], person))


def _line(row: dict[str, Any], person: Person, tools: Tools) -> str:
    say, metric = SAY[person.language], row["metric"]
    if metric.startswith(ABOUT_EXERCISES):
        person = replace(person, weigh_unit=person.loads_in)
    known = METRICS.get(metric)
    label = aim_name(metric, tools.catalog, person.language)
    label = label or (known.label(person.language) if known else metric)
    due = "" if row["due_on"] is None else say["due"].format(
        day=day_name(date.fromisoformat(row["due_on"]), person.language)
    )  # fmt: skip
    if row["target"] is None:
        return say["focus"].format(label=label, due=due)
    told = {"label": label, "due": due, "target": _said(row["target"], row["unit"], person)}
    if row["now"] is None:
        return say["unseen"].format(**told)
    told["now"] = _said(row["now"], row["unit"], person)
    if row["kind"] == "keep":
        return say["keep"].format(**told)
    falling = row["kind"] == "lose" or (
        row["kind"] == "reach" and (row["start"] or row["now"]) > row["target"]
    )
    left = (row["now"] - row["target"]) * (1 if falling else -1)
    if left <= 0:
        return say["there"].format(**told)
    return say["left"].format(**told, left=_said(left, row["unit"], person))


def _said(value: float, unit: str, person: Person) -> str:
    if unit == "kg":
        return mass(value, person.weighs_in, person.language)
    return f"{number(round(value, 1), person.language)} {UNITS.get(unit, {}).get(person.language, unit)}".rstrip()
