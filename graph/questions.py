"""The questions that a person asks of their whole graph: files of ``cypher/questions``, and how one is answered.

The first line of a file is the question in English, the second the same in Spanish. Then what it asks for, one a
line: ``// $day day = today: which day``. After ``=`` stands what it is when nothing is said; ``today-27`` and
``day-9`` count days. A statement is given the person, what it asks for, ``day_id`` of a ``day``, and the
``day_ids`` from ``first`` on. Of columns ``food_en`` and ``food_es`` one is shown, as ``food``; ``messages`` are
the ids of the messages behind a row.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, Literal, cast

from cypher import names, statement
from graph.clock import local_iso, zone
from graph.context import Person
from graph.errors import NotFound, SinewError
from graph.record import day_id

Row = dict[str, Any]
Read = Callable[..., list[Row]]
"""Runs a statement by its name and gives its rows."""
Sort = Literal["day", "number", "text", "texts"]

LONGEST_DAYS = 3700
"""Days that one question may look at: ten years."""
_HEAD = re.compile(r"// \$(\w+) (day|number|text|texts)(?: = ([^:]*))?: (.+)")
_COUNTED = re.compile(r"(\w+?)(?:-(\d+))?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for: a day, a number, a text or several; ``default`` None: it has to be given."""

    name: str
    sort: Sort
    default: str | None
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """A file of ``cypher/questions``; ``name`` is that of the file."""

    name: str
    statement: str
    en: str
    es: str
    asks: tuple[Asked, ...]

    def text(self, language: str) -> str:
        return self.es if language == "es" else self.en


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that answer a question, and with which values it was asked."""

    question: Question
    values: Mapping[str, Any]
    rows: list[Row]


@cache
def questions() -> tuple[Question, ...]:
    """Every question, by name."""
    return tuple(_question(path) for path in names("questions"))


def question_of(name: str) -> Question:
    """A question by its name; raises ``NotFound``."""
    found = next((one for one in questions() if name in (one.name, one.statement)), None)
    if found is None:
        raise NotFound(f"There is no question {name}; `sinew cypher --list` shows all.")
    return found


def answer(
    read: Read, person: Person, name: str, given: Mapping[str, Any], today: date | None = None
) -> Answer:
    """What the graph answers a person. ``given`` are values by name, as texts or as JSON has them.

    ``today`` is the local day that spans end with, that of the clock unless it is said. Raises ``NotFound`` for
    an unknown name, ``SinewError`` for values that are missing, unknown or of another sort.
    """
    question = question_of(name)
    today = today or datetime.now(UTC).astimezone(zone(person.timezone)).date()
    values = values_of(question, given, today)
    rows = read(question.statement, user_id=person.id, **_derived(values, person.id))
    return Answer(question, values, [_shown(row, person) for row in rows])


def values_of(question: Question, given: Mapping[str, Any], today: date) -> dict[str, Any]:
    """What a question is asked with: what was given, else its defaults; days as texts, in the order asked for."""
    if unknown := sorted(given.keys() - {one.name for one in question.asks}):
        raise SinewError(f"{question.name} does not ask for {', '.join(unknown)}.")
    missing = [one.name for one in question.asks if one.default is None and one.name not in given]
    if missing:
        raise SinewError(f"{question.name} also asks for {', '.join(f'{name}=…' for name in missing)}.")
    values: dict[str, Any] = {}
    for one in question.asks:
        values[one.name] = _value(one, given[one.name]) if one.name in given else _default(one, values, today)
    return values


def _default(one: Asked, values: Mapping[str, Any], today: date) -> Any:
    assert one.default is not None
    if one.sort != "day":
        return _value(one, one.default)
    counted = _COUNTED.fullmatch(one.default)
    assert counted is not None
    start = today if counted[1] == "today" else date.fromisoformat(values[counted[1]])
    return (start - timedelta(days=int(counted[2] or 0))).isoformat()


def _value(one: Asked, value: Any) -> Any:
    if one.sort == "texts":
        parts = [part.strip() for part in value.split(",")] if isinstance(value, str) else value
        if isinstance(parts, list) and parts and all(isinstance(part, str) and part for part in parts):
            return parts
        raise SinewError(f"{one.name} should be words with commas between them.")
    if one.sort == "number":
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = float("nan")
        if 0 < number < 1e6:
            return number
        raise SinewError(f"{one.name} should be a number above 0.")
    text = str(value)
    if one.sort == "day":
        try:
            if _DAY.fullmatch(text):
                return date.fromisoformat(text).isoformat()
        except ValueError:
            pass
        raise SinewError(f"{one.name} should be a day such as 2026-11-20.")
    return text


def _derived(values: Mapping[str, Any], user_id: str) -> dict[str, Any]:
    """What a statement is given beside the person: each value, ids of days and of the days between."""
    more: dict[str, Any] = dict(values)
    if "day" in values:
        more["day_id"] = day_id(user_id, date.fromisoformat(values["day"]))
    if "first" in values:
        first, last = (
            date.fromisoformat(one) for one in (values["first"], values.get("last") or values["day"])
        )
        span = (last - first).days + 1
        if not 0 < span <= LONGEST_DAYS:
            raise SinewError(f"From {first} to {last} are no days, or more than {LONGEST_DAYS}.")
        more["day_ids"] = [day_id(user_id, first + timedelta(days=n)) for n in range(span)]
    return more


def _shown(row: Row, person: Person) -> Row:
    """A row for its reader: one language, times of the person's zone, figures without needless digits, the ids
    of messages in one list."""
    shown: Row = {}
    for column, value in row.items():
        if column == "messages":
            shown[column] = sorted(set(_flat(value)))
        elif column.endswith(("_en", "_es")):
            if column.endswith(person.language):
                shown[column[:-3]] = _rounded(value)
        elif column.endswith("_at"):
            shown[column] = local_iso(value or None, person.timezone)
        else:
            shown[column] = _rounded(value)
    return shown


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, list):
        # Engines collect in orders of their own.
        return (
            sorted(value) if all(isinstance(one, str) for one in value) else [_rounded(one) for one in value]
        )
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    return value


def _flat(value: Any) -> Iterable[str]:
    if isinstance(value, list):
        for one in value:
            yield from _flat(one)
    elif value is not None:
        yield value


def given_texts(values: Iterable[str]) -> dict[str, Any]:
    """What ``key=value`` stand for; a value that begins as a list does is JSON. Raises ``SinewError``."""
    given: dict[str, Any] = {}
    for value in values:
        key, equals, text = value.partition("=")
        if not equals:
            raise SinewError(f"{value} should look like key=value.")
        try:
            given[key] = json.loads(text) if text.startswith(("[", "{", '"')) else text
        except ValueError:
            given[key] = text
    return given


def _question(path: str) -> Question:
    first, second, *lines = statement(path).splitlines()
    asks = []
    for line in lines:
        head = _HEAD.fullmatch(line)
        if head is None:
            break
        name, sort, default, about = head.groups()
        asks.append(Asked(name, cast(Sort, sort), None if default is None else default.strip(), about))
    text_es = second.removeprefix("// es: ")
    return Question(path.partition("/")[2], path, first.removeprefix("// "), text_es, tuple(asks))
