"""The pantry: what there is of a food, which cooking and eating take from."""

import uuid
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api.answers import answer
from api.auth import Caller, CallerNow
from api.paging import Cursor, Limit, Listing, list_known
from api.posting import POSTED, Bad, Keyed, KeyedNow, ListResult, OneOrMany
from api.problems import Problem, document, responses, unknown
from api.shapes import FoodShort
from api.values import Id, Number, Posted, Ref, Time
from graph.clock import zone
from graph.days import Document
from graph.facts import StockFact, StockKind, record_id
from graph.inbox import next_arrival
from graph.kitchen.pantry import read_pantry, stocked_object
from graph.record import rows_of
from graph.writer import Work

router = APIRouter(tags=["food"])
Level = Annotated[Number, Field(ge=0, le=100_000)]


class Stock(Posted):
    """What was `bought` or `used` otherwise than by cooking and eating, or what a look into the cupboard
    `counted`. `price` is of all of it."""

    food: Ref
    kind: Literal["bought", "used", "counted"] = "bought"
    grams: Level
    price: Annotated[Number, Field(ge=0, le=1_000_000)] | None = None
    at: Time | None = None


class Counted(Posted):
    """What there is now."""

    grams: Level


class StockedDocument(BaseModel):
    """`grams` is what is left; `price_kg` what a kilogram last cost."""

    food: FoodShort
    grams: float
    price_kg: float | None


def _list(caller: Caller) -> list[tuple[str, Document]]:
    with caller.session() as session:
        found = read_pantry(session, caller.person.id, caller.catalog)
    return [(one.food_id, stocked_object(one, caller.catalog)) for one in found]


@router.get(
    "/v1/pantry", summary="What there is", response_model=Listing[StockedDocument], responses=responses(422)
)
def pantry(caller: CallerNow, limit: Limit = 100, cursor: Cursor = None) -> Response:
    """Foods that were ever bought or counted, also those that are used up."""
    return list_known(_list(caller), limit, cursor)


@router.post(
    "/v1/pantry",
    summary="Tell what was bought, used or counted",
    status_code=201,
    response_model=StockedDocument,
    responses=POSTED | {200: {"model": ListResult, "description": "The results of a list"}},
)
def post(body: OneOrMany[Stock], caller: CallerNow, key: KeyedNow) -> Response:
    """One, or a list of up to 1,000."""
    source = _source(caller, key)
    if not isinstance(body, list):
        try:
            fact = _fact(
                caller, body.food.id, body.kind, body.grams, body.at, record_id(source, 0), body.price
            )
        except Bad as bad:
            raise Problem(422, "What was sent can't be used.", errors=bad.errors) from None
        caller.services.writer.do(Work(rows_of(caller.person.id, [fact])))
        return answer(_found(caller, body.food.id), 201, Location=f"/v1/pantry/{body.food.id}")
    facts: list[StockFact] = []
    results: list[Document] = []
    for place, one in enumerate(body):
        try:
            if isinstance(one, Bad):
                raise one
            id_ = record_id(source, place)
            facts.append(_fact(caller, one.food.id, one.kind, one.grams, one.at, id_, one.price, place))
        except Bad as bad:
            error = document(422, "What was sent can't be used.", bad.errors)
            results.append({"status": 422, "error": error})
        else:
            results.append({"status": 201, "id": facts[-1].food_id})
    if facts:
        caller.services.writer.do(Work(rows_of(caller.person.id, facts)))
    return answer({"items": results})


@router.get(
    "/v1/pantry/{food_id}",
    summary="What there is of a food",
    response_model=StockedDocument,
    responses=responses(404),
)
def stocked(food_id: Id, caller: CallerNow) -> Response:
    return answer(_found(caller, food_id))


@router.patch(
    "/v1/pantry/{food_id}",
    summary="Say what there is of a food",
    response_model=StockedDocument,
    responses=responses(400, 404, 422),
)
def count(food_id: Id, body: Counted, caller: CallerNow) -> Response:
    """What was told before stays in the history."""
    _found(caller, food_id)
    fact = _fact(caller, food_id, "counted", body.grams, None, uuid.uuid4().hex)
    caller.services.writer.do(Work(rows_of(caller.person.id, [fact])))
    return answer(_found(caller, food_id))


@router.delete(
    "/v1/pantry/{food_id}", summary="Keep a food no longer", status_code=204, responses=responses(404)
)
def remove(food_id: Id, caller: CallerNow) -> Response:
    """Nothing that was told of it counts any more."""
    with caller.session() as session:
        found = read_pantry(session, caller.person.id, caller.catalog)
    ids = next((one.stock_ids for one in found if one.food_id == food_id), None)
    if ids is None:
        raise unknown("food in the pantry")
    rows = {"lock-people": [{"user_id": caller.person.id}], "hide-records": [{"id": one} for one in ids]}
    caller.services.writer.do(Work(rows))
    return Response(status_code=204)


def _source(caller: Caller, key: Keyed) -> str:
    return uuid.uuid4().hex if key.key is None else f"{caller.person.id}\n/v1/pantry\n{key.key}"


def _found(caller: Caller, food_id: str) -> Document:
    found = dict(_list(caller)).get(food_id)
    if found is None:
        raise unknown("food in the pantry")
    return found


def _fact(
    caller: Caller,
    food_id: str,
    kind: StockKind,
    grams: float,
    at: datetime | None,
    id_: str,
    price: float | None = None,
    place: int = 0,
) -> StockFact:
    if food_id not in caller.catalog.foods and food_id not in dict(_list(caller)):
        raise Bad(("food.id", "is not known"))
    now = datetime.now(UTC)
    happened = at or now
    return StockFact(
        id=id_,
        day=happened.astimezone(zone(caller.person.timezone)).date(),
        at=happened,
        told_at=now,
        arrived=next_arrival(),
        place=place,
        food_id=food_id,
        kind=kind,
        grams=grams,
        price=price,
    )
