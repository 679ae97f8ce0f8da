"""An exercise by weeks or by months: volume and the best estimated single of each, from the sums that are kept."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Literal

from bot.questions.why_say import day_name, month_name
from bot.replies import mass
from bot.understand import Tools
from graph.context import Person
from graph.record import day_id

By = Literal["week", "month"]
SHOWN = 8
"""The last weeks or months that are told."""
SAY = {
    "es": {"week": "{name}, por semanas:", "month": "{name}, por meses:", "line": "• {when}: {volume}{best}",
           "best": " · 1RM estimada {kg}", "from": "desde el {day}"},
    "en": {"week": "{name}, by week:", "month": "{name}, by month:", "line": "• {when}: {volume}{best}",
           "best": " · estimated 1RM {kg}", "from": "from {day}"},
}  # fmt: skip
Sums = dict[str, tuple[float, float]]
"""Volume and best single in kg, by the first day of a week or the month."""


def spans_reply(
    by: By, exercise_id: str, name: str, rows: list[dict[str, Any]], person: Person, tools: Tools
) -> str:
    """A line for each of the last weeks or months in which the exercise was done. ``rows``: its best sets by day."""
    say = SAY[person.language]
    lines = [say[by].format(name=name)]
    for begin, (volume, best) in sorted(_sums(by, exercise_id, rows, person, tools).items())[-SHOWN:]:
        told = say["best"].format(kg=mass(best, person.loads_in, person.language)) if best else ""
        kg = mass(volume, person.loads_in, person.language, 0)
        lines.append(say["line"].format(when=_when(by, begin, person.language), volume=kg, best=told))
    return "\n".join(lines)


def _sums(by: By, exercise_id: str, rows: list[dict[str, Any]], person: Person, tools: Tools) -> Sums:
    """The kept sums; those of spans with a day that changed since are reckoned from the days."""
    kept = tools.read("read/practice-sums", user_id=person.id, practice_id=f"{person.id}|{exercise_id}")
    begin: Callable[[str], str] = _monday if by == "week" else lambda day: day[:7]
    row: dict[str, Any] = kept[0] if kept else {}
    names = row.get(f"{by}s") or []
    sums = dict(
        zip(
            names,
            zip(row.get(f"{by}_volume_kg") or [], row.get(f"{by}_e1rm_kg") or [], strict=True),
            strict=True,
        )
    )
    done = {begin(one["date"]) for one in rows}
    changed = {begin(day) for day in row.get("stale") or []} | (done - sums.keys())
    sums = {name: both for name, both in sums.items() if name in done and name not in changed}
    for span in sorted(changed & done):
        sums[span] = _reckoned(by, span, exercise_id, rows, begin, person, tools)
    return sums


def _reckoned(
    by: By, span: str, exercise_id: str, rows: list[dict[str, Any]], begin: Callable[[str], str], person: Person,
    tools: Tools,
) -> tuple[float, float]:  # fmt: skip
    first = date.fromisoformat(span if by == "week" else f"{span}-01")
    days = [first + timedelta(days=n) for n in range(7 if by == "week" else 31)]
    ids = [day_id(person.id, day) for day in days if begin(day.isoformat()) == span]
    volumes = tools.read("variables/exercise-volume", user_id=person.id, day_ids=ids)
    volume = sum(float(one["value"]) for one in volumes if one["key"] == exercise_id)
    return volume, max(float(one["e1rm_kg"]) for one in rows if begin(one["date"]) == span)


def _monday(day: str) -> str:
    found = date.fromisoformat(day)
    return (found - timedelta(days=found.weekday())).isoformat()


def _when(by: By, begin: str, language: str) -> str:
    if by == "month":
        return month_name(date.fromisoformat(f"{begin}-01"), language)
    return SAY[language]["from"].format(day=day_name(date.fromisoformat(begin), language))
