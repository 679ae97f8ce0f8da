"""What worked a muscle: how many sets, when last, how often, and what came before it was sore."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from bot.questions.muscle_words import AskedMuscle
from bot.questions.why_say import counted, day_name, days_name
from bot.replies import number
from bot.understand import Tools
from graph.aims import muscle_names
from graph.context import Person
from graph.muscles import muscles_of
from graph.questions import answer
from graph.record import day_id
from graph.seeds import muscle_table

DIRECT = 0.65
"""The activation from which on a set counts as one of the muscle; below it the muscle only helps: the chest in
a dip counts, the front of the shoulder in a bench press does not."""
SHOWN, HELPED, ALL_SHOWN = 6, 3, 10
SAY = {
    "es": {
        "none": "{name}, {when}: ninguna serie.",
        "never": "{name}: ninguna serie en el último año.",
        "sets": "{name}, {when}: {sets}{on}",
        "on": " en {days}",
        "helped": "Con menos trabajo: {what}",
        "last": "{name}: la última vez, {day} ({ago}): {what}",
        "today": "hoy",
        "ago": "hace {days}",
        "often": "{name}, {when}: {days}",
        "often_last": ", la última vez el {day}",
        "all": "Series por músculo, {when}:",
        "most": "Series por ejercicio, {when}:",
        "no_sets": "{when}: ninguna serie.",
        "sore": "{name}, lo que lo trabajó en los últimos días:",
        "sore_all": "Lo que entrenaste en los últimos días:",
        "sore_line": "• {day}: {what}",
        "sore_none": "{name}: en los últimos días no hay ninguna serie que lo trabaje.",
        "sore_none_all": "En los últimos días no hay ninguna serie.",
        "usual": "Son {now}; lo habitual en 4 días, {usual}.",
        "cause": "Es lo que hubo antes; que sea la causa no lo puedo saber.",
    },
    "en": {
        "none": "{name}, {when}: no set.",
        "never": "{name}: no set in the last year.",
        "sets": "{name}, {when}: {sets}{on}",
        "on": " on {days}",
        "helped": "With less work: {what}",
        "last": "{name}: last time, {day} ({ago}): {what}",
        "today": "today",
        "ago": "{days} ago",
        "often": "{name}, {when}: {days}",
        "often_last": ", last on {day}",
        "all": "Sets by muscle, {when}:",
        "most": "Sets by exercise, {when}:",
        "no_sets": "{when}: no set.",
        "sore": "{name}, what worked it in the last days:",
        "sore_all": "What you trained in the last days:",
        "sore_line": "• {day}: {what}",
        "sore_none": "{name}: no set of the last days works it.",
        "sore_none_all": "There is no set in the last days.",
        "usual": "That is {now}; usually in 4 days {usual}.",
        "cause": "That is what came before; whether it is the cause I can't know.",
    },
}
USUAL_DAYS = 28
Row = dict[str, Any]


def muscle_reply(asked: AskedMuscle, person: Person, tools: Tools, today: date) -> str:
    """The answer to a question about a muscle, or about all of them."""
    if not asked.muscle and asked.kind == "sets":
        return _all(asked, person, tools)
    rows = _worked(asked.muscle, asked.first, asked.last, person, tools)
    match asked.kind:
        case "sets":
            return _sets(asked, rows, person, tools)
        case "last":
            return _last(asked, rows, person, tools, today)
        case "often":
            return _often(asked, rows, person)
        case "most":
            return _most(asked, rows, person, tools)
        case "sore":
            return _sore(asked, rows, person, tools)


def _worked(muscle: str, first: date, last: date, person: Person, tools: Tools) -> list[Row]:
    """The sets by day and exercise; of a muscle or group, or of any muscle."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    muscles = sorted(muscles_of(muscle)) if muscle else [row[0] for row in muscle_table()]
    ids = [day_id(person.id, day) for day in days]
    return tools.read("read/muscle-work", user_id=person.id, day_ids=ids, muscles=muscles)


def _name(asked: AskedMuscle, language: str) -> str:
    return muscle_names()[asked.muscle][language == "es"]


def _exercises(rows: list[Row], shown: int, person: Person, tools: Tools) -> list[str]:
    """ "Press de banca con barra 10", the most sets first."""
    sets: Counter[str] = Counter()
    for row in rows:
        node = tools.catalog.exercise(row["exercise"])
        sets[node.name(person.language) if node else row[f"name_{person.language}"]] += row["sets"]
    return [f"{name} {n}" for name, n in sets.most_common(shown)]


def _sets(asked: AskedMuscle, rows: list[Row], person: Person, tools: Tools) -> str:
    language, say = person.language, SAY[person.language]
    told = {"name": _name(asked, language), "when": days_name(asked.first, asked.last, language)}
    direct = [row for row in rows if row["activation"] >= DIRECT]
    helped = [row for row in rows if row["activation"] < DIRECT]
    lines = [say["none"].format(**told)]
    if direct:
        total = counted(sum(row["sets"] for row in direct), "set", language)
        days = counted(len({row["date"] for row in direct}), "day", language)
        on = "" if asked.first == asked.last else say["on"].format(days=days)
        lines = [say["sets"].format(**told, sets=total, on=on)]
        lines += [f"• {one}" for one in _exercises(direct, SHOWN, person, tools)]
    if helped:
        lines.append(say["helped"].format(what=", ".join(_exercises(helped, HELPED, person, tools))))
    return "\n".join(lines)


def _last(asked: AskedMuscle, rows: list[Row], person: Person, tools: Tools, today: date) -> str:
    language, say = person.language, SAY[person.language]
    direct = [row for row in rows if row["activation"] >= DIRECT]
    name = _name(asked, language)
    if not direct:
        return say["never"].format(name=name)
    day = date.fromisoformat(direct[-1]["date"])
    passed = (today - day).days
    ago = say["ago"].format(days=counted(passed, "day", language)) if passed else say["today"]
    on = [row for row in direct if row["date"] == direct[-1]["date"]]
    what = ", ".join(_exercises(on, SHOWN, person, tools))
    return say["last"].format(name=name, day=day_name(day, language), ago=ago, what=what)


def _often(asked: AskedMuscle, rows: list[Row], person: Person) -> str:
    language, say = person.language, SAY[person.language]
    told = {"name": _name(asked, language), "when": days_name(asked.first, asked.last, language)}
    days = sorted({row["date"] for row in rows if row["activation"] >= DIRECT})
    if not days:
        return say["none"].format(**told)
    line = say["often"].format(**told, days=counted(len(days), "day", language))
    return line + say["often_last"].format(day=day_name(date.fromisoformat(days[-1]), language))


def _sore(asked: AskedMuscle, rows: list[Row], person: Person, tools: Tools) -> str:
    """What worked it on each of the last days, and how much of that is usual."""
    language, say = person.language, SAY[person.language]
    name = _name(asked, language) if asked.muscle else ""
    if not rows:
        return say["sore_none"].format(name=name) if name else say["sore_none_all"]
    lines = [say["sore"].format(name=name) if name else say["sore_all"]]
    for day in sorted({row["date"] for row in rows}, reverse=True):
        what = ", ".join(_exercises([row for row in rows if row["date"] == day], SHOWN, person, tools))
        lines.append(say["sore_line"].format(day=day_name(date.fromisoformat(day), language), what=what))
    before = asked.first - timedelta(days=1)
    earlier = _worked(asked.muscle, before - timedelta(days=USUAL_DAYS - 1), before, person, tools)
    if len({row["date"] for row in earlier}) > 2:
        usual = sum(row["sets"] for row in earlier) * ((asked.last - asked.first).days + 1) / USUAL_DAYS
        now = counted(sum(row["sets"] for row in rows), "set", language)
        lines.append(say["usual"].format(now=now, usual=number(round(usual), language)))
    return "\n".join([*lines, say["cause"]])


def _most(asked: AskedMuscle, rows: list[Row], person: Person, tools: Tools) -> str:
    """The exercises with the most sets."""
    say, when = SAY[person.language], days_name(asked.first, asked.last, person.language)
    if not rows:
        return say["no_sets"].format(when=when)
    lines = [f"• {one}" for one in _exercises(rows, SHOWN, person, tools)]
    return "\n".join([say["most"].format(when=when), *lines])


def _all(asked: AskedMuscle, person: Person, tools: Tools) -> str:
    language, say = person.language, SAY[person.language]
    when = days_name(asked.first, asked.last, language)
    span = {"first": asked.first.isoformat(), "last": asked.last.isoformat()}
    rows = [row for row in answer(tools.read, person, "volume-by-muscle", span).rows if row["sets"]]
    lines = [f"• {row['name']}: {number(round(row['sets'], 1), language)}" for row in rows[:ALL_SHOWN]]
    return "\n".join([say["all"].format(when=when), *lines]) if lines else say["no_sets"].format(when=when)
