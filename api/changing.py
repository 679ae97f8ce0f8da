"""Corrections and deletions of what was recorded: the old version stays in the history and counts nowhere."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

from fastapi import Body, Response
from pydantic import ValidationError

from api.answers import answer
from api.auth import Caller
from api.posting import Bad, Make, Noun, Posting
from api.problems import Problem, field_errors, unknown
from api.values import Posted
from graph.clock import instant
from graph.facts import SessionFact
from graph.lists import read_one, read_row
from graph.record import Rows, merge_rows
from graph.writer import Work

P = TypeVar("P", bound=Posted)
Changes = Annotated[
    dict[str, Any], Body(description="The fields to change, as they are posted; the others stay as they are.")
]
PARTS = {"/v1/sessions": "sets", "/v1/meals": "items"}


def show(caller: Caller, noun: Noun, id: str) -> Response:
    """One of the caller's records."""
    with caller.session() as session:
        person = caller.person
        found = read_one(session, caller.catalog, noun.kind, person.id, person.timezone, id)
    if found is None:
        raise unknown(noun.word)
    return answer(found)


def delete(caller: Caller, noun: Noun, id: str, more: Rows | None = None) -> Response:
    """Takes a record, and what is part of it, out of what counts, and writes ``more``."""
    person = caller.person
    with caller.session() as session:
        found = read_one(session, caller.catalog, noun.kind, person.id, person.timezone, id)
    if found is None:
        raise unknown(noun.word)
    parts = [part["id"] for part in found.get(PARTS.get(noun.path, ""), ())]
    rows: Rows = {
        "lock-people": [{"user_id": person.id}],
        "hide-records": [{"id": one} for one in (id, *parts)],
    }
    caller.services.writer.do(Work(merge_rows(rows, more or {})))
    return Response(status_code=204)


def change(
    caller: Caller, noun: Noun, id: str, changes: Mapping[str, Any], model: type[P], make: Make[P]
) -> Response:
    """Stores a corrected version in the place of a record; it has an id of its own."""
    person = caller.person
    with caller.session() as session:
        found = read_one(session, caller.catalog, noun.kind, person.id, person.timezone, id)
        stored = None if found is None else read_row(session, noun.kind, person.id, id)
        if found is None or stored is None:
            raise unknown(noun.word)
        if not changes:
            return answer(found)
        posting = Posting(caller, session, uuid.uuid4().hex, datetime.now(UTC))
        try:
            made = make(posting, 0, model.model_validate(model.corrected(found, changes)))
        except ValidationError as problem:
            errors = field_errors(problem.errors(include_url=False, include_input=False))
            raise Problem(422, "What was sent can't be used.", errors=errors) from None
        except Bad as bad:
            raise Problem(422, "What was sent can't be used.", errors=bad.errors) from None
        (fact,) = made.facts
        fact = replace(fact, replaces=id, told_at=instant(stored["told_at"]))
        fact = replace(fact, arrived=stored["arrived"], place=stored["place"])
        rows = posting.rows([fact])
        if isinstance(fact, SessionFact):
            rows = merge_rows(rows, {"move-sets": [{"id": fact.id, "replaces": id}]})
        caller.services.writer.do(Work(rows))
        return answer(read_one(session, caller.catalog, noun.kind, person.id, person.timezone, made.id))
