"""The best time over a distance, the longest way, the mean pace: a line or two."""

# ruff: noqa: E501 - a pattern is one line, however long

from datetime import date
from typing import Any

from bot.phrases import phrase
from bot.questions.way_words import SPORTS, AskedWay
from bot.questions.why_say import counted, day_name, days_name
from bot.replies import distance, minutes, number
from bot.understand import Tools
from graph.context import Person
from graph.units import KM
from graph.words import fold

EVER = "0001-01-01"
SHORT, LONG = 0.98, 1.05
"""A way counts as one of so many km from here to there of them: nobody stops at the metre."""
SAY = {
    "es": {
        "best": "{far}, lo mejor: {time} ({pace}), {day}",
        "next": "Antes de eso: {time}, {day}",
        "faster": "Más lejos y a mejor ritmo: {far} a {pace}, {day}",
        "none_so_far": "No hay ningún {far} apuntado; el más largo: {longest}, {day}.",
        "at_pace": "No hay ningún {far} apuntado. El mejor ritmo en algo más largo: {longest} a {pace}, {day}; a ese ritmo"
        " serían {time}.",
        "last": "{sport}, la última vez: {far}{time}, {day}",
        "longest": "{sport}, lo más largo: {far}{time}, {day}",
        "pace": "{sport}, {when}: {pace} de media ({far}, {n})",
        "none": "{sport}: no hay nada con distancia y tiempo{when}.",
    },
    "en": {
        "best": "{far}, best: {time} ({pace}), {day}",
        "next": "Before that: {time}, {day}",
        "faster": "Further and at a better pace: {far} at {pace}, {day}",
        "none_so_far": "There is no {far} yet; the longest: {longest}, {day}.",
        "at_pace": "There is no {far} yet. The best pace over something longer: {longest} at {pace}, {day}; at that pace it"
        " would be {time}.",
        "last": "{sport}, last time: {far}{time}, {day}",
        "longest": "{sport}, longest: {far}{time}, {day}",
        "pace": "{sport}, {when}: {pace} on average ({far}, {n})",
        "none": "{sport}: there is nothing with a distance and a time{when}.",
    },
}
Row = dict[str, Any]


def way_reply(asked: AskedWay, person: Person, tools: Tools) -> str:
    """The answer, in the units of the person."""
    say, language = SAY[person.language], person.language
    first = EVER if asked.first is None else asked.first.isoformat()
    rows = tools.read("read/ways", user_id=person.id, first=first, last=asked.last.isoformat())
    rows = [row for row in rows if _of(row, asked.sport)]
    timed = [row for row in rows if row["minutes"]]
    sport = _name(asked.sport, language)
    when = "" if asked.first is None else f" ({days_name(asked.first, asked.last, language)})"
    if asked.kind == "last" and asked.km is not None:
        alike = [row for row in rows if SHORT * asked.km <= row["km"] <= LONG * asked.km]
        rows = alike or rows
        if not alike and rows:
            return _best(asked.km, rows, [], person)
    if asked.kind in ("longest", "last") and rows:
        row = max(rows, key=lambda one: one["km"]) if asked.kind == "longest" else rows[-1]
        time = f", {minutes(row['minutes'])}" if row["minutes"] else ""
        return say[asked.kind].format(
            sport=sport, far=distance(row["km"], person), time=time, day=_day(row, person)
        )
    if asked.km is not None and rows:
        return _best(asked.km, rows, timed, person)
    if not timed:
        return say["none"].format(sport=sport, when=when)
    km, spent = (sum(row[key] for row in timed) for key in ("km", "minutes"))
    assert asked.first is not None
    return say["pace"].format(
        sport=sport, when=days_name(asked.first, asked.last, language), pace=pace(km, spent, asked.sport, person),
        far=distance(km, person), n=counted(len(timed), "time", language),
    )  # fmt: skip


def _best(km: float, rows: list[Row], timed: list[Row], person: Person) -> str:
    """The fastest of that distance; where there is none, what comes nearest to it."""
    say, far = SAY[person.language], distance(km, person) if km != KM["mi"] else "1 mi"
    done = sorted((row for row in timed if SHORT * km <= row["km"] <= LONG * km), key=_speed, reverse=True)
    longer = sorted((row for row in timed if row["km"] > LONG * km), key=_speed, reverse=True)
    if done:
        top = done[0]
        lines = [say["best"].format(far=far, time=_time(top), pace=_pace(top, person), day=_day(top, person))]
        lines += [say["next"].format(time=_time(row), day=_day(row, person)) for row in done[1:2]]
        if longer and _speed(longer[0]) > _speed(top):
            row = longer[0]
            told = {"far": distance(row["km"], person), "pace": _pace(row, person), "day": _day(row, person)}
            lines.append(say["faster"].format(**told))
        return "\n".join(lines)
    row = longer[0] if longer else max(rows, key=lambda one: one["km"])
    told = {"far": far, "longest": distance(row["km"], person), "day": _day(row, person)}
    if not longer:
        return say["none_so_far"].format(**told)
    return say["at_pace"].format(**told, pace=_pace(row, person), time=minutes(km / _speed(row)))


def pace(km: float, spent_min: float, sport: str, person: Person) -> str:
    """ "5:28 /km", "8:48 /mi", "2:05 /100 m" of swimming and "2:01 /500 m" of rowing, "24,3 km/h" of cycling."""
    if sport == "ride":
        unit = "mi" if person.units == "us" else "km"
        return f"{number(round(km / KM[unit] / spent_min * 60, 1), person.language)} {'mph' if unit == 'mi' else 'km/h'}"
    over, unit = (0.1, "100 m") if sport == "swim" else (0.5, "500 m") if sport == "row" else (1.0, "km")
    if unit == "km" and person.units == "us":
        over, unit = KM["mi"], "mi"
    whole, seconds = divmod(round(spent_min / km * over * 60), 60)
    return f"{whole}:{seconds:02d} /{unit}"


def _pace(row: Row, person: Person) -> str:
    return pace(row["km"], row["minutes"], "row" if row["kind"] == "other" else row["kind"], person)


def _speed(row: Row) -> float:
    return float(row["km"] / row["minutes"])


def _time(row: Row) -> str:
    return minutes(row["minutes"])


def _day(row: Row, person: Person) -> str:
    return day_name(date.fromisoformat(row["date"]), person.language)


def _of(row: Row, sport: str) -> bool:
    """Whether an outing is of a kind; rowing has its name as title."""
    if row["kind"] != "other":
        return bool(row["kind"] == sport)
    return bool(set(fold(row["title"] or "").split()) & set(SPORTS[sport].split()))


def _name(sport: str, language: str) -> str:
    if sport == "row":
        return "Remo" if language == "es" else "Rowing"
    return phrase(language, sport)
