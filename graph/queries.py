"""Named queries for the command line: what each answers and asks for, and how one is run for a person."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import ManagedTransaction, Session

from cypher import names, statement
from graph.errors import NotFound, SinewError
from graph.people import person_of_phone
from graph.questions import answer, given_texts, questions

FOLDERS = ("read", "variables")
_PARAMETER = re.compile(r"\$([a-z_]\w*)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Query:
    """A query of ``cypher/``: ``name`` without its folder, what it ``answers``, the values that it ``asks``
    for beside the person."""

    name: str
    statement: str
    answers: str
    asks: tuple[str, ...]


def queries() -> list[Query]:
    """Every query that reads, by name: questions, and what the product reads itself."""
    asked = [
        Query(one.name, one.statement, one.en, tuple(asks.name for asks in one.asks)) for one in questions()
    ]
    found = [_query(path) for folder in FOLDERS for path in names(folder)]
    return sorted([*asked, *found], key=lambda query: query.name)


def _query(path: str) -> Query:
    text = statement(path)
    first, _, body = text.partition("\n")
    asks = sorted({found[1] for found in _PARAMETER.finditer(body)} - {"user_id"})
    return Query(path.partition("/")[2], path, first.removeprefix("//").strip(), tuple(asks))


def run_query(session: Session, name: str, phone: str | None, values: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of a named query. ``values`` are ``key=value``, the value JSON or plain text; a date given for
    a ``day_id`` means that day of the person.

    Raises ``NotFound`` for a name or phone that is not there, ``SinewError`` for values that are missing or
    not asked for.
    """
    query = next((query for query in queries() if name in (query.name, query.statement)), None)
    if query is None:
        raise NotFound(f"There is no query {name}; `sinew cypher --list` shows all.")
    if query.statement.startswith("questions/"):
        return _asked(session, query.name, phone, values)
    text = statement(query.statement)
    given = _given(values)
    if "$user_id" in text:
        if phone is None:
            raise SinewError(f"{query.name} reads a person's data: add --phone.")
        given["user_id"] = person_of_phone(session, phone).id
        given = {key: _of_person(key, value, given["user_id"]) for key, value in given.items()}
    wanted = {*query.asks, *(["user_id"] if "$user_id" in text else [])}
    if missing := sorted(wanted - given.keys()):
        raise SinewError(f"{query.name} also asks for {', '.join(f'{key}=…' for key in missing)}.")
    if unknown := sorted(given.keys() - wanted):
        raise SinewError(f"{query.name} does not ask for {', '.join(unknown)}.")

    def read(tx: ManagedTransaction) -> list[dict[str, Any]]:
        return tx.run(text, given).data()

    return session.execute_read(read)


def _asked(session: Session, name: str, phone: str | None, values: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of a question, as its person sees them."""
    if phone is None:
        raise SinewError(f"{name} is asked for a person: add --phone.")
    person = person_of_phone(session, phone)

    def read(path: str, **parameters: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = session.execute_read(
            lambda tx: tx.run(statement(path), parameters).data()
        )
        return found

    return answer(read, person, name, given_texts(values)).rows


def _given(values: Sequence[str]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for value in values:
        key, equals, text = value.partition("=")
        if not equals:
            raise SinewError(f"{value} should look like key=value.")
        try:
            given[key] = json.loads(text)
        except ValueError:
            given[key] = text
    return given


def _of_person(key: str, value: Any, user_id: str) -> Any:
    if key == "day_id" and isinstance(value, str) and _DATE.fullmatch(value):
        return f"{user_id}|{value}"
    if key == "day_ids" and isinstance(value, list):
        return [_of_person("day_id", one, user_id) for one in value]
    return value
