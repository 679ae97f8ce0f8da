"""Pots that were cooked."""

from typing import Annotated, ClassVar

from fastapi import APIRouter, Response
from pydantic import Field

from api.auth import CallerNow
from api.changing import delete, show
from api.paging import Listing, Spanned, list_records
from api.plausible import check
from api.posting import POSTED, Bad, KeyedNow, Made, Noun, OneOrMany, Posting, store
from api.problems import responses
from api.shapes import BatchDocument, GramsSource, YieldSource
from api.values import Day, Grams, Id, Name, Number, Posted, Ref, Time
from graph.facts import BatchFact, IngredientFact
from graph.kinds import BATCHES

router = APIRouter(tags=["food"])
NOUN = Noun("batch", "/v1/batches", BATCHES)
MOST_INGREDIENTS = 100


class IngredientPosted(Posted):
    """A food of the catalog by its id, or what it lacks by its `text`."""

    food: Ref | None = None
    text: Name | None = None
    grams: Grams | None = None
    grams_source: GramsSource = "stated"


class Batch(Posted):
    """What went into a pot, and what came out: `yield_g` is weighed unless said otherwise."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset({"remaining_g", "remaining_portions", "date"})

    name: Name
    cooked_at: Time
    yield_g: Grams | None = None
    yield_source: YieldSource | None = None
    portions: Annotated[Number, Field(gt=0)] | None = None
    ingredients: list[IngredientPosted] = Field(default_factory=list, max_length=MOST_INGREDIENTS)


class BatchListed(BatchDocument):
    date: Day


@router.get(
    "/v1/batches",
    summary="Batches, newest first",
    response_model=Listing[BatchListed],
    responses=responses(422),
)
def batches(caller: CallerNow, span: Spanned) -> Response:
    return list_records(caller, BATCHES, span)


@router.post(
    "/v1/batches",
    summary="Record batches",
    status_code=201,
    response_model=BatchListed,
    responses=POSTED,
)
def post(body: OneOrMany[Batch], caller: CallerNow, key: KeyedNow) -> Response:
    """One, or a list of up to 1,000."""
    return store(caller, body, key, NOUN, made)


@router.get("/v1/batches/{id}", summary="One batch", response_model=BatchListed, responses=responses(404))
def batch(id: Id, caller: CallerNow) -> Response:
    return show(caller, NOUN, id)


@router.delete("/v1/batches/{id}", summary="Delete a batch", status_code=204, responses=responses(404))
def remove(id: Id, caller: CallerNow) -> Response:
    """What was eaten of it stays."""
    return delete(caller, NOUN, id)


def made(posting: Posting, place: int, item: Batch) -> Made:
    """A batch on the local day it was cooked."""
    if item.yield_source is not None and item.yield_g is None:
        raise Bad(("yield_g", "is needed for its source"))
    check("portions", "portions", item.portions)
    fact = BatchFact(
        id=posting.id(place),
        day=posting.day_of(item.cooked_at),
        at=item.cooked_at,
        told_at=posting.now,
        place=place,
        name=item.name,
        ingredients=tuple(_ingredient(posting, n, one) for n, one in enumerate(item.ingredients)),
        yield_g=item.yield_g,
        yield_source=item.yield_source or (None if item.yield_g is None else "weighed"),
        portions=item.portions,
    )
    return Made(fact.id, (fact,))


def _ingredient(posting: Posting, place: int, item: IngredientPosted) -> IngredientFact:
    if item.food is None:
        if item.text is None:
            raise Bad((f"ingredients.{place}.food", "is needed, or its text"))
        return IngredientFact(None, item.text, item.grams, item.grams_source)
    food = posting.caller.catalog.foods.get(item.food.id)
    if food is None:
        raise Bad((f"ingredients.{place}.food.id", "is not known"))
    return IngredientFact(food.id, item.text or food.name_en, item.grams, item.grams_source)
