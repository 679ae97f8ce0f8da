"""What was eaten, item by item."""

from datetime import date
from typing import ClassVar

from fastapi import APIRouter, Response

from api.auth import CallerNow
from api.changing import Changes, change, delete, show
from api.paging import Listing, Spanned, list_records
from api.posting import POSTED, Bad, KeyedNow, Made, Noun, OneOrMany, Posting, store
from api.problems import responses
from api.routes.meals import Item
from api.routes.meals import portion as portion_fact
from api.shapes import PortionDocument
from api.values import Id
from graph.clock import instant
from graph.facts import PortionFact
from graph.kinds import MEALS, PORTIONS
from graph.lists import read_row

router = APIRouter(tags=["food"])
NOUN = Noun("portion", "/v1/portions", PORTIONS)


class Portion(Item):
    """One more item of a meal."""

    READ_BACK: ClassVar[frozenset[str]] = Item.READ_BACK | {"category", "at", "date"}

    meal_id: Id


@router.get(
    "/v1/portions",
    summary="What was eaten, newest first",
    response_model=Listing[PortionDocument],
    responses=responses(422),
)
def portions(caller: CallerNow, span: Spanned) -> Response:
    return list_records(caller, PORTIONS, span)


@router.post(
    "/v1/portions",
    summary="Add items to meals",
    status_code=201,
    response_model=PortionDocument,
    responses=POSTED,
)
def post(body: OneOrMany[Portion], caller: CallerNow, key: KeyedNow) -> Response:
    """One, or a list of up to 1,000."""
    return store(caller, body, key, NOUN, made)


@router.get("/v1/portions/{id}", summary="One item", response_model=PortionDocument, responses=responses(404))
def portion(id: Id, caller: CallerNow) -> Response:
    return show(caller, NOUN, id)


@router.patch(
    "/v1/portions/{id}",
    summary="Correct an item",
    response_model=PortionDocument,
    responses=responses(400, 404, 422),
)
def correct(id: Id, changes: Changes, caller: CallerNow) -> Response:
    """The corrected version takes its place in the meal under a new id."""
    return change(caller, NOUN, id, changes, Portion, made)


@router.delete("/v1/portions/{id}", summary="Delete an item", status_code=204, responses=responses(404))
def remove(id: Id, caller: CallerNow) -> Response:
    return delete(caller, NOUN, id)


def made(posting: Posting, place: int, item: Portion) -> Made:
    """An item at the time of its meal."""
    meal = read_row(posting.session, MEALS, posting.user_id, item.meal_id)
    if meal is None:
        raise Bad(("meal_id", "is not known"))
    fact = PortionFact(
        id=posting.id(place),
        day=date.fromisoformat(meal["day_id"].rpartition("|")[2]),
        at=None if meal.get("at") is None else instant(meal["at"]),
        told_at=posting.now,
        place=place,
        meal_id=item.meal_id,
        category=meal["category"],
        grams=0,
        grams_source="stated",
    )
    return Made(fact.id, (portion_fact(posting, item, fact),))
