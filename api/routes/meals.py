"""Meals and what was eaten in them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, ClassVar

from fastapi import APIRouter, Response
from pydantic import Field

from api.auth import CallerNow
from api.changing import delete, show
from api.paging import Listing, Spanned, list_records
from api.plausible import check
from api.posting import POSTED, Bad, KeyedNow, Made, Noun, OneOrMany, Posting, store
from api.problems import responses
from api.shapes import GramsSource, MealCategory, MealDocument
from api.values import Day, Grams, Id, Number, Posted, Ref, Time
from graph.clock import zone
from graph.facts import PortionFact
from graph.kinds import BATCHES, MEALS
from graph.lists import read_row

router = APIRouter(tags=["food"])
NOUN = Noun("meal", "/v1/meals", MEALS)
EVENING_ENDS = 4
"""A dinner before this hour belongs to the evening before."""
MOST_ITEMS = 100


class Item(Posted):
    """Something eaten: of a food in grams, or of one's own batch in grams or `portions`."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset(
        {"id", "energy_kcal", "protein_g", "carbohydrate_g", "fat_g", "fiber_g"}
    )

    food: Ref | None = None
    batch_id: Id | None = None
    grams: Grams | None = None
    grams_source: GramsSource | None = None
    portions: Annotated[Number, Field(gt=0)] | None = None


class Meal(Posted):
    """A meal at a time or on a local day (`at` or `date`)."""

    category: MealCategory
    at: Time | None = None
    date: Day | None = None
    items: Annotated[list[Item], Field(min_length=1, max_length=MOST_ITEMS)]


class MealListed(MealDocument):
    date: Day


@router.get(
    "/v1/meals", summary="Meals, newest first", response_model=Listing[MealListed], responses=responses(422)
)
def meals(caller: CallerNow, span: Spanned) -> Response:
    return list_records(caller, MEALS, span)


@router.post(
    "/v1/meals",
    summary="Record meals",
    status_code=201,
    response_model=MealListed,
    responses=POSTED,
)
def post(body: OneOrMany[Meal], caller: CallerNow, key: KeyedNow) -> Response:
    """One, or a list of up to 1,000."""
    return store(caller, body, key, NOUN, made)


@router.get("/v1/meals/{id}", summary="One meal", response_model=MealListed, responses=responses(404))
def meal(id: Id, caller: CallerNow) -> Response:
    return show(caller, NOUN, id)


@router.delete("/v1/meals/{id}", summary="Delete a meal", status_code=204, responses=responses(404))
def remove(id: Id, caller: CallerNow) -> Response:
    """What was eaten in it goes with it."""
    return delete(caller, NOUN, id)


def made(posting: Posting, place: int, item: Meal) -> Made:
    """A meal of its own, with its items."""
    day, meal_id = _day(posting, item), posting.id(place)
    portions = tuple(
        portion(posting, one, PortionFact(
            id=posting.id(place, part=n), day=day, at=item.at, told_at=posting.now, place=n,
            meal_id=meal_id, category=item.category, grams=0, grams_source="stated",
        ), f"items.{n - 1}.")
        for n, one in enumerate(item.items, start=1)
    )  # fmt: skip
    return Made(meal_id, portions)


def portion(posting: Posting, item: Item, fact: PortionFact, part: str = "") -> PortionFact:
    """What was eaten, in grams; ``fact`` says where and when, ``part`` where it stands in what was posted."""
    if (item.food is None) == (item.batch_id is None):
        raise Bad((f"{part}food", "is needed, or the batch_id, and not both"))
    check(f"{part}grams", "food", item.grams, "g")
    if item.food is None:
        return _of_batch(posting, item, fact, part)
    if item.food.id not in posting.caller.catalog.foods:
        raise Bad((f"{part}food.id", "is not known"))
    if item.grams is None or item.portions is not None:
        raise Bad((f"{part}grams", "is needed for a food"))
    return replace(fact, food_id=item.food.id, grams=item.grams, grams_source=item.grams_source or "stated")


def _of_batch(posting: Posting, item: Item, fact: PortionFact, part: str) -> PortionFact:
    batch_id = str(item.batch_id)
    pot = read_row(posting.session, BATCHES, posting.user_id, batch_id)
    if pot is None:
        raise Bad((f"{part}batch_id", "is not known"))
    if item.grams is not None:
        source = item.grams_source or "stated"
        return replace(fact, batch_id=batch_id, grams=item.grams, grams_source=source)
    if item.portions is None:
        raise Bad((f"{part}grams", "is needed, or the portions"))
    if not pot.get("yield_g") or not pot.get("portions"):
        raise Bad((f"{part}grams", "is needed: the batch was not weighed, or has no portions"))
    grams = round(pot["yield_g"] / pot["portions"] * item.portions, 1)
    return replace(fact, batch_id=batch_id, grams=grams, grams_source="measure", portions=item.portions)


def _day(posting: Posting, item: Meal) -> date:
    """The local day of a meal: that of its time, the evening before for a dinner of the night."""
    if item.at is None:
        if item.date is None:
            raise Bad(("at", "is needed, or the date"))
        return item.date
    local = item.at.astimezone(zone(posting.timezone))
    day = local.date()
    if item.category == "dinner" and local.hour < EVENING_ENDS:
        day -= timedelta(days=1)
    if item.date is not None and abs(item.date - day) > timedelta(days=1):
        raise Bad(("date", "is not the day of the time"))
    return item.date or day
