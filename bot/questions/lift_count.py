"""How often an exercise was done over a span, with how many sets and what volume."""

from datetime import date, timedelta

from bot.questions.lift_count_words import LiftCount
from bot.questions.lift_reply import practised
from bot.questions.why_say import counted, day_name, days_name
from bot.replies import mass
from bot.understand import Tools
from graph.context import Context
from graph.record import day_id

SAY = {
    "es": {"none": "{name}, {when}: nada.", "line": "{name}, {when}: {sets} en {days}{volume}{last}",
           "volume": " · {kg} de volumen", "last": " · la última vez, {day}"},
    "en": {"none": "{name}, {when}: nothing.", "line": "{name}, {when}: {sets} on {days}{volume}{last}",
           "volume": " · {kg} volume", "last": " · last on {day}"},
}  # fmt: skip


def lift_count_reply(asked: LiftCount, context: Context, tools: Tools) -> str | None:
    """The sets, days and volume; None where what was said is the name of no exercise."""
    named = practised(asked.exercise, context, tools)
    if named is None:
        return None
    id_, name, _ = named
    person = context.person
    say, language = SAY[person.language], person.language
    days = [asked.first + timedelta(days=n) for n in range((asked.last - asked.first).days + 1)]
    ids = [day_id(person.id, day) for day in days]
    told = {"name": name, "when": days_name(asked.first, asked.last, language)}
    rows = tools.read("read/exercise-days", user_id=person.id, day_ids=ids, exercise_id=id_)
    if not rows:
        return say["none"].format(**told)
    volume = sum(row["volume_kg"] for row in rows)
    return say["line"].format(
        **told,
        sets=counted(sum(row["sets"] for row in rows), "set", language),
        days=counted(len(rows), "day", language),
        volume=say["volume"].format(kg=mass(volume, person.loads_in, language, 0)) if volume else "",
        last=""
        if len(days) == 1
        else say["last"].format(day=day_name(date.fromisoformat(rows[-1]["date"]), language)),
    )
