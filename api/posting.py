"""What is posted becomes facts, and facts are stored: one object or a list, once for each Idempotency-Key.

In a list the good items are stored and the bad ones answered as values beside them. With a key the ids of the
records follow from person, noun and key, and the answer is kept, so that a repeated request changes nothing.
"""

import hashlib
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Annotated, Any, TypeVar

import orjson
from fastapi import Depends, Header, Request, Response
from neo4j import ManagedTransaction, Session
from pydantic import BaseModel, Discriminator, Field, Tag, ValidationError, WrapValidator

from api.answers import answer
from api.auth import Caller
from api.problems import Problem, document, field_errors, responses
from cypher import statement
from graph.aims import ABOUT_EXERCISES
from graph.catalog import new_exercise_rows
from graph.clock import utc_text, zone
from graph.facts import AnyFact, GoalFact, SetFact, record_id
from graph.inbox import next_arrival
from graph.lists import Kind, read_one
from graph.metrics import METRICS, Metric, read_own_metrics
from graph.record import Row, Rows, merge_rows, rows_of
from graph.writer import Stale, Work

LONGEST_LIST = 1000
TOGETHER = 50
"""How many items of a list are written in one transaction, so that others are not kept waiting."""
T = TypeVar("T")


class Bad(Exception):
    """An item that can't be used: (field, message) pairs."""

    def __init__(self, *errors: tuple[str, str]) -> None:
        super().__init__(errors)
        self.errors = errors


def _tolerant(value: Any, handler: Callable[[Any], Any]) -> Any:
    try:
        return handler(value)
    except ValidationError as problem:
        return Bad(*field_errors(problem.errors(include_url=False, include_input=False)))


def _shape(value: Any) -> str:
    return "many" if isinstance(value, list) else "one"


OneOrMany = Annotated[
    Annotated[T, Tag("one")]
    | Annotated[
        Annotated[list[Annotated[T, WrapValidator(_tolerant)]], Field(max_length=LONGEST_LIST)], Tag("many")
    ],
    Discriminator(_shape),
]
"""An object, or a list of up to a thousand of which each is judged alone."""


class ItemResult(BaseModel):
    """What became of one item of a list: its id, or why it was refused."""

    status: int
    id: str | None = None
    error: dict[str, Any] | None = None


class ListResult(BaseModel):
    """The results in the order posted."""

    items: list[ItemResult]


POSTED: dict[int | str, dict[str, Any]] = {
    200: {"model": ListResult, "description": "The results of a list"},
    **responses(400, 413, 422),
}
"""The answers of a route that records, beside 201, for OpenAPI."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """A request that can be repeated: its key, and a digest of its body."""

    key: str | None
    digest: str


async def keyed(
    request: Request,
    idempotency_key: Annotated[
        str | None,
        Header(min_length=1, max_length=255, description="The same key and body are recorded once."),
    ] = None,
) -> Keyed:
    """The key of a request, if it has one."""
    body = await request.body() if idempotency_key is not None else b""
    return Keyed(idempotency_key, hashlib.blake2b(body, digest_size=16).hexdigest())


KeyedNow = Annotated[Keyed, Depends(keyed)]


@dataclass(slots=True)
class Posting:
    """One request of a person that records: what its items may refer to, and where their ids come from."""

    caller: Caller
    session: Session
    source: str
    now: datetime
    arrived: int = field(default_factory=next_arrival)
    _own_metrics: dict[str, Metric] | None = field(default=None, init=False)

    @property
    def user_id(self) -> str:
        return self.caller.person.id

    @property
    def timezone(self) -> str:
        return self.caller.person.timezone

    @property
    def own_metrics(self) -> dict[str, Metric]:
        """The metrics that only this person has."""
        if self._own_metrics is None:
            self._own_metrics = read_own_metrics(self.session, self.user_id)
        return self._own_metrics

    def metric(self, slug: str) -> Metric | None:
        """A metric that this person can record."""
        return METRICS.get(slug) or self.own_metrics.get(slug)

    def id(self, place: int, part: int = 0) -> str:
        """The id of the record of an item, or of a part of it."""
        return record_id(f"{self.source}\n{part}" if part else self.source, place)

    def day_of(self, at: datetime) -> date:
        """The local day of an instant."""
        return at.astimezone(zone(self.timezone)).date()

    def rows(self, facts: Sequence[AnyFact]) -> Rows:
        """The rows that store facts, with the exercises that are met for the first time."""
        own = () if self._own_metrics is None else set(self._own_metrics) - set(METRICS)
        rows = rows_of(self.user_id, facts, own_metrics=own)
        new = {fact.exercise_id for fact in facts if isinstance(fact, SetFact)}
        aims = [fact.metric.partition(":") for fact in facts if isinstance(fact, GoalFact)]
        new |= {of for family, _, of in aims if family == ABOUT_EXERCISES}
        for exercise_id in sorted(new - set(self.caller.catalog.exercises)):
            exercise = self.caller.catalog.exercise(exercise_id)
            if exercise is not None:
                rows = merge_rows(rows, new_exercise_rows(exercise))
        return rows


@dataclass(frozen=True, slots=True)
class Made:
    """What an item becomes: the id under which it is found, and its facts."""

    id: str
    facts: tuple[AnyFact, ...]


Make = Callable[[Posting, int, T], Made]
"""An item to its facts, by its place among those posted; raises ``Bad``."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that is posted: its word for people, its path, how it is read back."""

    word: str
    path: str
    kind: Kind


def store(caller: Caller, body: Any, given: Keyed, noun: Noun, make: Make[Any]) -> Response:
    """Stores what was posted and answers: 201 with the object, 200 with the results of a list."""
    source = uuid.uuid4().hex if given.key is None else f"{caller.person.id}\n{noun.path}\n{given.key}"
    with caller.session() as session:
        posting = Posting(caller, session, source, datetime.now(UTC))
        if given.key is not None:
            kept = _kept(posting, given)
            if kept is not None:
                return _replay(posting, noun, kept)
        if isinstance(body, list):
            results = _store_list(posting, body, given, make)
            return answer({"items": results})
        try:
            made = make(posting, 0, body)
        except Bad as bad:
            raise Problem(422, "What was sent can't be used.", errors=bad.errors) from None
        _write(posting, posting.rows(_told(posting, made.facts)), given, {"id": made.id})
        return _created(posting, noun, made.id)


def _created(posting: Posting, noun: Noun, record_id_: str) -> Response:
    person = posting.caller.person
    found = read_one(
        posting.session, posting.caller.catalog, noun.kind, person.id, person.timezone, record_id_
    )
    if found is None:
        raise Problem(410, f"The {noun.word} of this request was deleted since.")
    return answer(found, 201, Location=f"{noun.path}/{record_id_}")


def _store_list(posting: Posting, body: Sequence[Any], given: Keyed, make: Make[Any]) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = []
    made: list[Made] = []
    for place, item in enumerate(body):
        try:
            if isinstance(item, Bad):
                raise item
            one = make(posting, place, item)
        except Bad as bad:
            error = document(422, "What was sent can't be used.", bad.errors)
            results.append({"status": 422, "error": error})
        else:
            made.append(one)
            results.append({"status": 201, "id": one.id})
    parts = [made[start : start + TOGETHER] for start in range(0, len(made), TOGETHER)] or [[]]
    for place, part in enumerate(parts):
        facts = [fact for one in part for fact in _told(posting, one.facts)]
        rows = posting.rows(facts) if facts else {}
        _write(posting, rows, given if place == len(parts) - 1 else None, results)
    return results


def _told(posting: Posting, facts: Sequence[AnyFact]) -> list[AnyFact]:
    """Facts behind all that was told before, whatever time they are of."""
    return [replace(fact, arrived=posting.arrived) for fact in facts]


def _write(posting: Posting, rows: Rows, given: Keyed | None, kept: Any) -> None:
    """Writes rows; the last write of a request with a key keeps its answer, unless another with this key and
    another body came first."""
    guard = None
    if given is not None and given.key is not None:
        guard = "keep-requests"
        row: Row = {
            "user_id": posting.user_id,
            "id": _request_id(posting),
            "digest": given.digest,
            "answer": orjson.dumps(kept).decode(),
            "at": utc_text(posting.now),
        }
        rows = merge_rows(rows, {"lock-people": [{"user_id": posting.user_id}], "keep-requests": [row]})
    if not rows:
        return
    try:
        posting.caller.services.writer.do(Work(rows, guard=guard))
    except Stale:
        raise _other_body() from None


def _other_body() -> Problem:
    return Problem(422, "This Idempotency-Key was used with another body.")


def _request_id(posting: Posting) -> str:
    return record_id(posting.source, -1)


def _kept(posting: Posting, given: Keyed) -> Any:
    def read(tx: ManagedTransaction) -> Mapping[str, Any] | None:
        found = tx.run(statement("read/request"), user_id=posting.user_id, id=_request_id(posting)).single()
        return None if found is None else found.data()

    found = posting.session.execute_read(read)
    if found is None:
        return None
    if found["digest"] != given.digest:
        raise _other_body()
    return orjson.loads(found["answer"])


def _replay(posting: Posting, noun: Noun, kept: Any) -> Response:
    if isinstance(kept, list):
        return answer({"items": kept})
    return _created(posting, noun, kept["id"])
