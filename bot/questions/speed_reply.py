"""What an encoder measured of a lift: the velocities of a day's sets, and the line of load and velocity."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bot.encoder.profile import LOOKED_BACK, stored_standing, sure
from bot.questions.speed_words import AskedSpeed
from bot.questions.why_say import day_name
from bot.replies import mass, number
from bot.understand import Tools
from graph.catalog_nodes import Exercise
from graph.context import Context, Person
from graph.units import KG

SEARCHED_DAYS = 30
"""Days back in which the lift that was measured last is looked for."""
SAME_KG, SHOWN = 0.6, 8
SAY = {
    "es": {
        "nothing": "No hay ninguna serie medida con encoder en los últimos {n} días.",
        "none": "{name}: ninguna serie medida con encoder{when}.",
        "on": " el {day}",
        "at": " con {kg}",
        "head": "{name}, {day}:",
        "line": "• {kg} × {n}: {speeds} m/s{loss}",
        "loss": ", pérdida {loss} %",
        "profile": "{name}: {points} cargas medidas. {slope} m/s por cada 10 {unit}",
        "one_rm": "1RM por velocidad {kg} (entre {low} y {high})",
        "unsure": "Con esas series la 1RM por velocidad aún no es de fiar: hacen falta cargas más separadas.",
        "few": "{name}: {points} cargas medidas; para una línea hacen falta cuatro, con cargas separadas.",
    },
    "en": {
        "nothing": "No set was measured by an encoder in the last {n} days.",
        "none": "{name}: no set measured by an encoder{when}.",
        "on": " on {day}",
        "at": " with {kg}",
        "head": "{name}, {day}:",
        "line": "• {kg} × {n}: {speeds} m/s{loss}",
        "loss": ", loss {loss}%",
        "profile": "{name}: {points} loads measured. {slope} m/s for each 10 {unit}",
        "one_rm": "1RM by velocity {kg} (between {low} and {high})",
        "unsure": "From these sets the 1RM by velocity can't be relied on yet: it takes loads further apart.",
        "few": "{name}: {points} loads measured; a line takes four, with loads apart.",
    },
}
Row = dict[str, Any]


def speed_reply(asked: AskedSpeed, context: Context, tools: Tools, today: date) -> str | None:
    """The answer; None where the words name no exercise."""
    person = context.person
    say = SAY[person.language]
    exercise = _exercise(asked, context, tools, today)
    if exercise is None:
        return None if asked.exercise else say["nothing"].format(n=SEARCHED_DAYS)
    if asked.kind == "profile":
        return _profile(exercise, person, tools, today)
    rows: list[Row] = tools.read(
        "read/velocities", user_id=person.id, exercise_id=exercise.id,
        first=(today - LOOKED_BACK).isoformat(), last=today.isoformat(),
    )  # fmt: skip
    when = ""
    if asked.on is not None:
        rows = [row for row in rows if row["date"] == asked.on.isoformat()]
        when = say["on"].format(day=day_name(asked.on, person.language))
    if asked.load is not None:
        kg = asked.load * KG[person.loads_in]
        rows = [row for row in rows if abs(row["weight_kg"] - kg) <= SAME_KG]
        when += say["at"].format(kg=mass(kg, person.loads_in, person.language))
    name = exercise.name(person.language)
    if not rows:
        return say["none"].format(name=name, when=when)
    day = rows[-1]["date"]
    lines = [say["head"].format(name=name, day=day_name(date.fromisoformat(day), person.language))]
    lines += [_line(row, person) for row in rows if row["date"] == day][:SHOWN]
    return "\n".join(lines)


def _exercise(asked: AskedSpeed, context: Context, tools: Tools, today: date) -> Exercise | None:
    """The lift that was named, or the one that was measured last; with a load, one that was measured with it."""
    if asked.exercise:
        found = tools.catalog.resolve_exercise(asked.exercise, context.person.language)
        node = found.matches[0].node if found.decision == "found" else None
        return node if isinstance(node, Exercise) else None
    last = None
    kg = None if asked.load is None else asked.load * KG[context.person.loads_in]
    for back in range(SEARCHED_DAYS):
        day = today - timedelta(days=back)
        if asked.on is not None and day != asked.on:
            continue
        sets = [one for session in tools.day(context.person.id, day)["sessions"] for one in session["sets"]]
        measured = [one for one in sets if any(rep["valid"] for rep in one["rep_details"])]
        if kg is not None:
            alike = [one for one in measured if abs((one["weight_kg"] or 0.0) - kg) <= SAME_KG]
            if alike:
                return tools.catalog.exercise(alike[-1]["exercise"]["id"])
        if measured and last is None:
            last = tools.catalog.exercise(measured[-1]["exercise"]["id"])
        if last is not None and kg is None:
            return last
    return last


def _line(row: Row, person: Person) -> str:
    say, language = SAY[person.language], person.language
    speeds = [speed for _, speed in sorted(row["reps"])]
    fastest = max(speeds)
    told = number(round(fastest, 2), language)
    loss = ""
    if len(speeds) > 1:
        told += f" → {number(round(speeds[-1], 2), language)}"
        loss = say["loss"].format(loss=round(100 * (fastest - speeds[-1]) / fastest))
    return say["line"].format(
        kg=mass(row["weight_kg"], person.loads_in, language), n=len(speeds), speeds=told, loss=loss
    )


def _profile(exercise: Exercise, person: Person, tools: Tools, today: date) -> str:
    say, language, unit = SAY[person.language], person.language, person.loads_in
    standing = stored_standing(exercise, person.id, today, tools.read)
    points: Sequence[Any] = standing.points
    told = {"name": exercise.name(language), "points": len(points)}
    if not points:
        return say["none"].format(name=told["name"], when="")
    if standing.line is None:
        return say["few"].format(**told)
    slope = number(round(standing.line.slope_mps_per_kg * 10 * KG[unit], 3), language).replace("-", "−")
    head = say["profile"].format(**told, slope=slope, unit=unit)
    if not sure(standing.line):
        return f"{head}\n{say['unsure']}"
    low, high = (
        mass(kg, unit, language, 0) for kg in (standing.line.one_rm_low_kg, standing.line.one_rm_high_kg)
    )
    kg = mass(standing.line.one_rm_kg, unit, language, 0)
    return f"{head}\n{say['one_rm'].format(kg=kg, low=low, high=high)}"
