"""Why an exercise went as it did on a day: what was different that day from the days of it before, in figures."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from bot.questions.why_say import counted, day_name, hours, say
from bot.questions.why_words import Wanted
from bot.replies import mass, number
from bot.understand import Tools
from graph.catalog_nodes import Language
from graph.context import Person
from graph.questions import answer
from graph.words import fold

FEWEST = 3
"""Days of the exercise before, below which nothing is called usual."""
LATELY_DAYS = 7
"""How far back the session is looked for when neither an exercise nor a day was said."""
WORSE = 0.98
"""Below this part of the usual it was worse: a single less rounds away."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something around a day: its value in a row, how far from the usual it has to be to be told as different (in
    its own unit, or as a part of the usual), and how it is written."""

    key: str
    gap: str
    value: Callable[[Row], float | None]
    apart: float
    part: float
    text: Callable[[float, str], str]


def _fasting_min(row: Row) -> float | None:
    if row["last_ate_at"] is None:
        return None
    began, ate = (datetime.fromisoformat(row[key]) for key in ("began_at", "last_ate_at"))
    return (began - ate).total_seconds() / 60


def _eaten_kcal(row: Row) -> float | None:
    return None if row["last_ate_at"] is None else row["eaten_kcal"]


ASPECTS = (
    Aspect("sleep", "h", lambda row: row["sleep_min"], 30.0, 0.0, lambda one, _: hours(one)),
    Aspect("awakenings", "n", lambda row: row["awakenings"], 2.0, 0.0, lambda one, _: f"{one:.0f}"),
    Aspect("food", "h", _fasting_min, 90.0, 0.0, lambda one, _: hours(one)),
    Aspect("kcal", "kcal", _eaten_kcal, 250.0, 0.25, lambda one, _: f"{one:.0f}"),
    Aspect("sessions", "n", lambda row: row["sessions_before"] + 1.0, 1.0, 0.0, lambda one, _: f"{one:.0f}"),
    Aspect("rir", "rir", lambda row: row["rir"], 1.0, 0.0, lambda one, lang: number(round(one, 1), lang)),
)


def why_exercise(wanted: Wanted, person: Person, tools: Tools, today: date) -> str:
    """What was different on a day of an exercise; without a day, on the last one of it."""
    language = person.language
    day, exercise_id, name = _which(wanted, person, tools, today)
    if exercise_id is None:
        return _not_there(wanted, day, name, language)
    rows = answer(
        tools.read, person, "exercise-on-a-day", {"exercise": exercise_id, "day": (day or today).isoformat()}
    ).rows
    if day is None and rows:
        day = date.fromisoformat(rows[0]["date"])
    asked = next((row for row in rows if day is not None and row["date"] == day.isoformat()), None)
    if asked is None or day is None:
        return say(language, "no_such_day", name=name, day=day_name(day or today, language))
    others = [row for row in rows if row["date"] < asked["date"]]
    return "\n".join(_told(asked, others, name, day, person))


def _not_there(wanted: Wanted, day: date | None, name: str, language: str) -> str:
    if not wanted.exercise:
        return (
            say(language, "no_sets")
            if day is None
            else say(language, "no_session_on", day=day_name(day, language))
        )
    return say(language, "not_known", name=name)


def _told(asked: Row, others: Sequence[Row], name: str, day: date, person: Person) -> list[str]:
    language = person.language
    usual_kg = _usual(row["e1rm_kg"] for row in others)
    kg, on = asked["e1rm_kg"], day_name(day, language)
    compared = len(others) >= FEWEST
    lines = [
        _head(
            asked,
            usual_kg if compared else None,
            name,
            on,
            sum(row["e1rm_kg"] is not None for row in others),
            person,
        )
    ]
    if compared and kg is not None and usual_kg is not None and kg >= WORSE * usual_kg:
        lines.append(say(language, "not_worse"))
    if not compared:
        lines.append(say(language, "few_others", n=len(others)))
    slower = [*_velocities(asked, others, person)]
    different, alike = [], []
    for one in ASPECTS:
        value = one.value(asked)
        if value is None:
            continue
        usual = _usual(one.value(row) for row in others) if compared else None
        shown = {one.gap: one.text(value, language)}
        if usual is not None and abs(value - usual) >= max(one.apart, one.part * usual):
            different.append(say(language, one.key, **shown, usual=one.text(usual, language)))
        else:
            alike.append(say(language, f"{one.key}_word", **shown))
    if asked["pots"]:
        different.append(say(language, "pots", pots=", ".join(asked["pots"])))
    lines += [*slower, *different]
    if alike:
        what = ", ".join(alike)
        key = "like_always" if different else "all_like_always"
        lines.append(say(language, key, what=what) if compared else what[:1].upper() + what[1:] + ".")
    elif not different:
        lines.append(say(language, "nothing_else"))
    return [*lines, say(language, "no_cause")] if compared and different else lines


def _head(asked: Row, usual_kg: float | None, name: str, on: str, n: int, person: Person) -> str:
    language = person.language
    kg, sets = asked["e1rm_kg"], counted(asked["sets"], "set", language)
    if kg is None:
        return say(language, "head_plain", name=name, day=on, sets=sets)
    told = mass(kg, person.loads_in, language)
    if usual_kg is None:
        return say(language, "head_alone", name=name, day=on, sets=sets, kg=told)
    change = f"{100 * (kg / usual_kg - 1):+.0f} %".replace("-", "−")
    usual = mass(usual_kg, person.loads_in, language)
    return say(language, "head", name=name, day=on, kg=told, usual=usual, change=change, n=n)


def _velocities(asked: Row, others: Sequence[Row], person: Person) -> Iterable[str]:
    """The fastest repetition at a load beside the same load on other days: warm-ups first, since they come
    before any fatigue of the day."""
    language = person.language
    for one in sorted(asked["velocities"], key=lambda one: not one["warmup"])[:2]:
        at_load = [
            other["fastest_mps"]
            for row in others
            for other in row["velocities"]
            if other["weight_kg"] == one["weight_kg"] and other["warmup"] == one["warmup"]
        ]
        if len(at_load) >= FEWEST and one["weight_kg"] is not None:
            warm = say(language, "in_warmup") if one["warmup"] else ""
            kg = mass(one["weight_kg"], person.loads_in, language)
            v, usual = (number(value, language) for value in (one["fastest_mps"], median(at_load)))
            yield say(language, "faster_or_slower", kg=kg, v=v, warm=warm, usual=usual)


def _usual(values: Iterable[float | None]) -> float | None:
    """The median of what is known, None below the fewest days."""
    known = [one for one in values if one is not None]
    return median(known) if len(known) >= FEWEST else None


def _which(wanted: Wanted, person: Person, tools: Tools, today: date) -> tuple[date | None, str | None, str]:
    """The day that was said, and the id and name of the exercise: one that was trained that day before any other,
    since "el press" is a press of that day."""
    language: Language = "es" if person.language == "es" else "en"
    words = set(fold(wanted.exercise).split())
    if wanted.on is not None:
        days = [wanted.on]
    else:
        days = [] if words else [today - timedelta(days=back) for back in range(LATELY_DAYS)]
    for day in days:
        done = _done(day, person, tools, language)
        named = [one for one in done if words <= set(fold(" ".join(one[1:])).replace("-", " ").split())]
        if named:
            return day, named[0][0], named[0][1]
        found = tools.catalog.resolve_exercise(wanted.exercise, language) if words else None
        ids = [one.id for one in found.matches] if found is not None else []
        if matched := [one for one in done if one[0] in ids]:
            return day, matched[0][0], matched[0][1]
    if not words:
        return wanted.on, None, ""
    found = tools.catalog.resolve_exercise(wanted.exercise, language)
    if found.decision != "found":
        return wanted.on, None, wanted.exercise
    return wanted.on, found.matches[0].id, found.matches[0].name


def _done(day: date, person: Person, tools: Tools, language: Language) -> list[tuple[str, str, str]]:
    """The exercises of a day as id, name and all names, that with most sets first."""
    counts: dict[str, int] = {}
    for session in tools.day(person.id, day)["sessions"]:
        for one in session["sets"]:
            counts[one["exercise"]["id"]] = counts.get(one["exercise"]["id"], 0) + (one["type"] != "warmup")
    done = []
    for id_, _ in sorted(counts.items(), key=lambda pair: -pair[1]):
        node = tools.catalog.exercise(id_)
        names = (
            (id_, "") if node is None else (node.name(language), f"{node.name('es')} {node.name('en')} {id_}")
        )
        done.append((id_, *names))
    return done
