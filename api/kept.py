"""Things that a person keeps and changes as a whole: posted, read, changed and taken away under one id."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from fastapi import Response
from pydantic import ValidationError

from api.answers import answer
from api.auth import Caller
from api.posting import Bad, Keyed
from api.problems import Problem, document, field_errors, unknown
from api.values import Posted
from graph.days import Document
from graph.facts import record_id
from graph.record import Rows
from graph.writer import Work

P = TypeVar("P", bound=Posted)
Read = Callable[[Caller], Sequence[Document]]
Keep = Callable[[Caller, str, Any, datetime], Rows]
"""The rows that keep what was posted under an id; raises ``Bad``."""
Drop = Callable[[str, str], Rows]


@dataclass(frozen=True, slots=True)
class Keeping:
    """A noun that is kept: its word for people, its path, how all of one's own are read, kept and dropped."""

    word: str
    path: str
    read: Read
    keep: Keep
    drop: Drop


def find(caller: Caller, noun: Keeping, id: str) -> Document:
    """One of the caller's own; 404 for any other id."""
    found = next((one for one in noun.read(caller) if one["id"] == id), None)
    if found is None:
        raise unknown(noun.word)
    return found


def add(caller: Caller, body: Any, given: Keyed, noun: Keeping) -> Response:
    """Keeps one (201) or each of a list (200). With an Idempotency-Key the ids follow from it, so that a
    request that is repeated keeps the same things again."""
    source = uuid.uuid4().hex if given.key is None else f"{caller.person.id}\n{noun.path}\n{given.key}"
    if not isinstance(body, list):
        id_ = record_id(source, 0)
        _keep(caller, noun, id_, body)
        return answer(find(caller, noun, id_), 201, Location=f"{noun.path}/{id_}")
    results: list[Document] = []
    for place, item in enumerate(body):
        id_ = record_id(source, place)
        try:
            if isinstance(item, Bad):
                raise item
            caller.services.writer.do(Work(noun.keep(caller, id_, item, datetime.now(UTC))))
        except Bad as bad:
            error = document(422, "What was sent can't be used.", bad.errors)
            results.append({"status": 422, "error": error})
        else:
            results.append({"status": 201, "id": id_})
    return answer({"items": results})


def change(caller: Caller, noun: Keeping, id: str, changes: Mapping[str, Any], model: type[P]) -> Response:
    """Changes some fields; the others stay as they are."""
    return begin(caller, noun, id, find(caller, noun, id), changes, model)


def begin(
    caller: Caller, noun: Keeping, id: str, found: Document, changes: Mapping[str, Any], model: type[P]
) -> Response:
    """Keeps under an id what was found elsewhere, with some fields changed."""
    try:
        item = model.model_validate(model.corrected(found, changes))
    except ValidationError as problem:
        errors = field_errors(problem.errors(include_url=False, include_input=False))
        raise Problem(422, "What was sent can't be used.", errors=errors) from None
    _keep(caller, noun, id, item)
    return answer(find(caller, noun, id))


def remove(caller: Caller, noun: Keeping, id: str) -> Response:
    """Takes one of the caller's own away."""
    find(caller, noun, id)
    caller.services.writer.do(Work(noun.drop(caller.person.id, id)))
    return Response(status_code=204)


def _keep(caller: Caller, noun: Keeping, id: str, item: Any) -> None:
    try:
        rows = noun.keep(caller, id, item, datetime.now(UTC))
    except Bad as bad:
        raise Problem(422, "What was sent can't be used.", errors=bad.errors) from None
    caller.services.writer.do(Work(rows))
