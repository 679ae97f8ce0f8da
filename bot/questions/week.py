"""A week in a few lines and one picture: training, food, sleep, weight, records, beside the week before."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.phrases import phrase
from bot.questions.why_say import counted, day_name, hours, say
from bot.questions.why_words import Wanted
from bot.replies import Payload, capital, distance, mass, minutes, number, short, text_reply
from bot.understand import Tools
from graph.context import Person
from graph.questions import answer
from graph.units import KG

CAPTION = 1024
"""Letters that WhatsApp shows under a picture."""
MUSCLES = 6
OUTINGS = 4
WEEK = 7
"""Days up to which each has its bar in the picture."""
Day = dict[str, Any]


def week_reply(wanted: Wanted, person: Person, tools: Tools) -> Payload:
    """The week as a picture with words under it. The picture is drawn where it is sent, from the figures in the
    reply (``bot/questions/week_picture.py``)."""
    assert wanted.on is not None and wanted.until is not None
    language = person.language
    span = (wanted.until - wanted.on).days + 1
    every = [wanted.on + timedelta(days=n) for n in range(-span, span)]
    documents = [tools.day(person.id, day) for day in every]
    before, days = documents[:span], documents[span:]
    ends = {"first": day_name(wanted.on, language), "last": day_name(wanted.until, language)}
    if not any(_told(day) for day in days):
        return text_reply(say(language, "week_empty", **ends))
    asked = {"first": wanted.on.isoformat(), "last": wanted.until.isoformat()}
    muscles = answer(tools.read, person, "volume-by-muscle", asked).rows[:MUSCLES]
    broken = answer(tools.read, person, "records-broken", asked).rows
    lines = [
        say(language, "week" if span <= WEEK else "month", **ends),
        *_training(days, before, person),
        *_outings(days, person),
        *([_muscles(muscles, language)] if muscles else []),
        *_food(days, before, language),
        *_sleep(days, before, language),
        *_weight(days, person),
    ]
    if broken:
        lines.append(say(language, "week_records", names=", ".join(row["name"] for row in broken[:4])))
    figures = {
        "language": language,
        "days": [day.isoformat() for day in every[span:]],
        "energy_kcal": [_eaten(day) for day in days],
        "sleep_h": [_slept_h(day) for day in days],
        "sets": [[row["name"], round(row["sets"], 1)] for row in muscles],
    }
    caption = short("\n".join(lines), CAPTION)
    if span > WEEK:
        return text_reply(caption)
    return {"type": "image", "image": {"caption": caption, "week": figures}}


def _told(day: Day) -> bool:
    return any(day[part] for part in ("sleep", "meals", "sessions", "observations", "check_ins", "batches"))


def _eaten(day: Day) -> float | None:
    return day["totals"]["energy_kcal"] if day["meals"] else None


def _slept_h(day: Day) -> float | None:
    nights = [one["duration_min"] for one in day["sleep"] if one["kind"] == "night"]
    return round(sum(nights) / 60, 2) if nights else None


def _training(days: Sequence[Day], before: Sequence[Day], person: Person) -> list[str]:
    language, unit = person.language, person.loads_in
    trained = [day for day in days if day["sessions"]]
    if not trained:
        return []
    sets = sum(day["totals"]["sets"] for day in trained)
    if not sets:
        return [say(language, "week_outings", days=counted(len(trained), "day", language))]
    kg = sum(day["totals"]["volume_kg"] for day in trained)
    earlier = sum(day["totals"]["volume_kg"] for day in before)
    beside = _beside(mass(earlier, unit, language, 0) if earlier else None, language)
    told = {"days": counted(len(trained), "day", language), "sets": counted(sets, "set", language)}
    return [say(language, "week_training", **told, volume=mass(kg, unit, language, 0), before=beside)]


def _outings(days: Sequence[Day], person: Person) -> list[str]:
    """ "Carrera: 3 veces, 29 km, 2 h 47": what was done without sets, the most frequent first."""
    language = person.language
    groups: dict[str, list[Day]] = {}
    for session in (one for day in days for one in day["sessions"] if not one["sets"]):
        kind = session["kind"]
        name = session["title"] if kind == "other" and session["title"] else None
        groups.setdefault(name or phrase(language, "other_session" if kind == "other" else kind), []).append(
            session
        )
    lines = []
    for name, sessions in sorted(groups.items(), key=lambda pair: -len(pair[1]))[:OUTINGS]:
        parts = [counted(len(sessions), "time", language)]
        km, length = (sum(one[key] or 0 for one in sessions) for key in ("distance_km", "duration_min"))
        if km:
            parts.append(distance(km, person))
        if length:
            parts.append(minutes(length))
        lines.append(f"{capital(name)}: {', '.join(parts)}")
    return lines


def _muscles(rows: Sequence[dict[str, Any]], language: str) -> str:
    told = ", ".join(f"{row['name']} {number(round(row['sets'], 1), language)}" for row in rows)
    return say(language, "week_muscles", muscles=told)


def _food(days: Sequence[Day], before: Sequence[Day], language: str) -> list[str]:
    eaten = [day for day in days if day["meals"]]
    if not eaten:
        return []
    kcal, protein = (_mean([day["totals"][key] for day in eaten]) for key in ("energy_kcal", "protein_g"))
    earlier = [day["totals"]["energy_kcal"] for day in before if day["meals"]]
    beside = _beside(f"{_mean(earlier):.0f} kcal" if earlier else None, language)
    figures = {"kcal": f"{kcal:.0f}", "protein": f"{protein:.0f}", "n": counted(len(eaten), "day", language)}
    return [say(language, "week_food", **figures, before=beside)]


def _sleep(days: Sequence[Day], before: Sequence[Day], language: str) -> list[str]:
    slept, earlier = ([one for day in part if (one := _slept_h(day)) is not None] for part in (days, before))
    if not slept:
        return []
    beside = _beside(hours(60 * _mean(earlier)) if earlier else None, language)
    nights = counted(len(slept), "night", language)
    return [say(language, "week_sleep", h=hours(60 * _mean(slept)), n=nights, before=beside)]


def _weight(days: Sequence[Day], person: Person) -> list[str]:
    told = [one for day in days for one in day["observations"] if one["metric"] == "body_weight"]
    if not told:
        return []
    language = person.language
    unit = told[-1]["entered"]["unit"]
    unit = unit if unit in KG else person.weighs_in
    first, last = (mass(told[place]["value"], unit, language) for place in (0, -1))
    if len(told) == 1:
        return [say(language, "week_weight_one", last=last)]
    return [say(language, "week_weight", first=first, last=last)]


def _beside(value: str | None, language: str) -> str:
    return "" if value is None else say(language, "before", value=value)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
