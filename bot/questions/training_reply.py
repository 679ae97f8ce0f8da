"""Days of training and rest, and how long a session took."""

from datetime import date, datetime, timedelta
from typing import Any

from bot.questions.training_words import AskedTraining
from bot.questions.why_say import counted, day_name, days_name
from bot.replies import minutes, sets_done
from bot.understand import Tools
from graph.context import Person

EASY = ("walk",)
"""Outings that a day of rest may have."""
LEAST_MIN = 5
"""Sets that were told within less were told together, and say nothing of how long they took."""
SAY = {
    "es": {
        "rest": "Último día sin entreno: {day} ({ago}).",
        "since": " Desde entonces, {days} de entreno.",
        "no_rest": "Desde el {day} has entrenado todos los días: {days} seguidos.",
        "nothing": "Todavía no hay ningún entreno del último mes.",
        "rests": "Días sin entreno, {when}: {n} de {days}",
        "which": " ({which})",
        "ago": "hace {days}",
        "length": "{day}: {length}, {what}",
        "together": "{day}: {what}. Las series me llegaron juntas, así que no sé cuánto duró.",
    },
    "en": {
        "rest": "Last day without training: {day} ({ago}).",
        "since": " Since then {days} of training.",
        "no_rest": "You have trained every day since {day}: {days} in a row.",
        "nothing": "There is no training in the last month yet.",
        "rests": "Days without training, {when}: {n} of {days}",
        "which": " ({which})",
        "ago": "{days} ago",
        "length": "{day}: {length}, {what}",
        "together": "{day}: {what}. The sets were told together, so I don't know how long it took.",
    },
}
Day = dict[str, Any]


def training_reply(asked: AskedTraining, person: Person, tools: Tools, today: date) -> str:
    """The answer to a question about days of training and rest."""
    span = [asked.first + timedelta(days=n) for n in range((asked.last - asked.first).days + 1)]
    if asked.kind == "length":
        return _length(span, person, tools)
    trained = {day for day in span if _trained(tools.day(person.id, day))}
    return (
        _rest(span, trained, person, today) if asked.kind == "rest" else _rests(span, trained, person, today)
    )


def _trained(document: Day) -> bool:
    return any(one["kind"] not in EASY for one in document["sessions"])


def _rest(span: list[date], trained: set[date], person: Person, today: date) -> str:
    """The last whole day without training; of days before the first training nothing is known."""
    say, language = SAY[person.language], person.language
    if not trained:
        return say["nothing"]
    known = [day for day in span if min(trained) <= day < today]
    free = [day for day in known if day not in trained]
    if not free:
        return say["no_rest"].format(
            day=day_name(min(trained), language), days=counted(len(trained), "day", language)
        )
    since = sum(day > free[-1] for day in trained)
    ago = say["ago"].format(days=counted((today - free[-1]).days, "day", language))
    line = say["rest"].format(day=day_name(free[-1], language), ago=ago)
    return line + (say["since"].format(days=counted(since, "day", language)) if since else "")


def _rests(span: list[date], trained: set[date], person: Person, today: date) -> str:
    say, language = SAY[person.language], person.language
    over = [day for day in span if day < today or day in trained]
    free = [day for day in over if day not in trained]
    told = say["rests"].format(
        when=days_name(span[0], span[-1], language), n=len(free), days=counted(len(over), "day", language)
    )
    which = ", ".join(day_name(day, language) for day in free[-7:])
    return told + (say["which"].format(which=which) if free else "")


def _length(span: list[date], person: Person, tools: Tools) -> str:
    """Of the last session: what was said of its length, else from its first set to its last."""
    say, language = SAY[person.language], person.language
    for day in reversed(span):
        sessions = [one for one in tools.day(person.id, day)["sessions"] if one["kind"] not in EASY]
        if not sessions:
            continue
        session, told = sessions[-1], {"day": day_name(day, language)}
        what = sets_done(((one["weight_kg"], one["reps"]) for one in session["sets"]), person)
        length = session["duration_min"]
        if length is None:
            at = sorted(datetime.fromisoformat(one["at"]) for one in session["sets"] if one.get("at"))
            length = (at[-1] - at[0]).total_seconds() / 60 if at else 0.0
        if length < LEAST_MIN:
            return say["together"].format(**told, what=what)
        return say["length"].format(**told, length=minutes(length), what=what)
    return say["nothing"]
