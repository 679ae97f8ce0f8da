"""How often, how much and when last a food was eaten, in a line or two."""

import re
from collections import Counter
from datetime import date, timedelta
from typing import Any

from bot.questions.eaten_words import AskedFood
from bot.questions.why_say import counted, day_name, days_name
from bot.replies import capital, grams_words, number
from bot.understand import Tools
from graph.composed_foods import MARK
from graph.context import Context
from graph.record import day_id
from graph.words import fold, stems_of

SURE = 0.9
"""The score from which on a food is what a name means."""
LISTED = 5
SAY = {
    "es": {
        "none": "{name}, {when}: nada apuntado.",
        "never": "{name}: nada apuntado en el último año.",
        "count": "{name}, {when}: {times}",
        "on": " en {days}",
        "last": "{name}: la última vez, {day} ({ago}), {grams}",
        "today": "hoy",
        "ago": "hace {days}",
        "one": "• {name}: {times}",
        "each": " · {n} al día",
    },
    "en": {
        "none": "{name}, {when}: nothing noted.",
        "never": "{name}: nothing noted in the last year.",
        "count": "{name}, {when}: {times}",
        "on": " on {days}",
        "last": "{name}: last time, {day} ({ago}), {grams}",
        "today": "today",
        "ago": "{days} ago",
        "one": "• {name}: {times}",
        "each": " · {n} a day",
    },
}
_BESIDE = re.compile(r"\b(?:con|with|and|y|in|en)\b.*")
Row = dict[str, Any]


def eaten_reply(asked: AskedFood, context: Context, tools: Tools, today: date) -> str | None:
    """The answer; None where the words name neither a food nor a pot that was eaten."""
    language, user_id = context.person.language, context.person.id
    found = tools.catalog.resolve_food(asked.name, language)
    meant = {one.id for one in found.matches if one.score >= SURE}
    days = [asked.first + timedelta(days=n) for n in range((asked.last - asked.first).days + 1)]
    rows = tools.read("read/eaten", user_id=user_id, day_ids=[day_id(user_id, day) for day in days])
    rows = [row for row in rows if _is_it(row, asked.name, meant, tools, language)]
    if not rows and not meant:
        return None
    say, name = SAY[language], capital(asked.name)
    if asked.kind == "last":
        return say["never"].format(name=name) if not rows else _last(rows[-1], name, today, language)
    when = days_name(asked.first, asked.last, language)
    if not rows:
        return say["none"].format(name=name, when=when)
    head = say["count"].format(name=name, when=when, times=_times(rows, asked, tools, language))
    head += _much(rows, language)
    if asked.each:
        head += say["each"].format(n=number(round(len(rows) / len(days), 1), language))
    kinds = Counter(_name(row, language) for row in rows)
    if len(kinds) == 1:
        called = next(iter(kinds))
        same = set(stems_of(asked.name)) == set(stems_of(called))
        return head if same else f"{head} ({called})"
    lines = [
        say["one"].format(name=kind, times=counted(n, "time", language))
        for kind, n in kinds.most_common(LISTED)
    ]
    return "\n".join([head, *lines])


def _times(rows: list[Row], asked: AskedFood, tools: Tools, language: str) -> str:
    """ "4 (3 veces en 2 días)": pieces first where all of it comes in pieces and they are not the times."""
    say, n = SAY[language], len(rows)
    times = counted(n, "time", language)
    if n == 1 and asked.first != asked.last:
        times += f", {day_name(date.fromisoformat(rows[0]['date']), language)}"
    elif asked.first != asked.last:
        times += say["on"].format(days=counted(len({row["date"] for row in rows}), "day", language))
    pieces = _pieces(rows, tools)
    if pieces is None or pieces == n:
        return times
    about = "≈ " if any(row["grams_source"] == "estimate" for row in rows) else ""
    return f"{about}{number(pieces, language)} ({times})"


def _pieces(rows: list[Row], tools: Tools) -> float | None:
    """To the half; None where something of it comes in no pieces, or their number is no whole one."""
    pieces = 0.0
    for row in rows:
        food = tools.catalog.food(row["id"])
        piece = food.measures.get("piece") if food else None
        if piece is None:
            return None
        pieces += row["grams"] / piece.grams
    whole = round(pieces * 2) / 2
    return whole if whole and abs(pieces - whole) <= 0.1 * whole else None


def _is_it(row: Row, said: str, meant: set[str], tools: Tools, language: str) -> bool:
    """Whether a portion is of what was said: the food of that name, a kind of it, or one whose name says so before
    what goes with it ("café con leche" is no milk)."""
    food = tools.catalog.food(row["id"])
    if meant & {row["id"], row["id"].partition(MARK)[0], (food.generic_id or "") if food else ""}:
        return True
    return set(stems_of(said)) <= set(stems_of(_BESIDE.sub("", fold(_name(row, language)))))


def _name(row: Row, language: str) -> str:
    return str(row["pot"] or row[f"name_{language}"] or row["id"])


def _much(rows: list[Row], language: str) -> str:
    """ " · 225 g · 600 kcal": the energy where all of it is known."""
    parts = [grams_words(sum(row["grams"] for row in rows), language)]
    if all(row["energy_kcal"] is not None for row in rows):
        parts.append(f"{number(round(sum(row['energy_kcal'] for row in rows)), language)} kcal")
    return "".join(f" · {part}" for part in parts)


def _last(row: Row, name: str, today: date, language: str) -> str:
    say, day = SAY[language], date.fromisoformat(row["date"])
    passed = (today - day).days
    ago = say["ago"].format(days=counted(passed, "day", language)) if passed else say["today"]
    line = say["last"].format(
        name=name, day=day_name(day, language), ago=ago, grams=grams_words(row["grams"], language)
    )
    called = _name(row, language)
    return line if fold(called) == fold(name) else f"{line} ({called})"
