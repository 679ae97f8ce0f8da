"""Pots that were cooked: what went in, what came out, what is left and where."""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field, ValidationError

from api.answers import answer
from api.auth import Caller, CallerNow
from api.changing import Changes, delete, show
from api.paging import Listing, Spanned, list_records
from api.plausible import check
from api.posting import POSTED, Bad, KeyedNow, Made, Noun, OneOrMany, Posting, store
from api.problems import Problem, field_errors, responses, unknown
from api.shapes import TIME, BatchDocument, GramsSource, IngredientDocument, YieldSource
from api.values import Day, Grams, Id, Name, Number, Posted, Ref, Text, Time
from cypher import statement
from graph.clock import local_iso
from graph.days import Document, batch_object
from graph.facts import BatchFact, BatchVersionFact, IngredientFact, TakingFact
from graph.kinds import BATCHES
from graph.lists import read_row
from graph.nutrition import raw_grams
from graph.reading import read_alone
from graph.record import rows_of, settling
from graph.writer import Work

router = APIRouter(tags=["food"])
NOUN = Noun("batch", "/v1/batches", BATCHES)
MOST_INGREDIENTS = 100
HALF_GRAM = 0.5
FIXED = ("cooked_at", "recipe_id", "by_product_of")
"""What a pot keeps when it is changed."""


class IngredientPosted(Posted):
    """A food of the catalog by its id, or what it lacks by its `text`."""

    food: Ref | None = None
    text: Name | None = None
    grams: Grams | None = None
    grams_source: GramsSource = "stated"


class Batch(Posted):
    """What went into a pot, and what came out: `yield_g` is weighed unless said otherwise."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset(
        {"id", "remaining_g", "remaining_portions", "frozen_g", "frozen_portions", "by_product_of", "date"}
    )
    INSTEAD: ClassVar[Mapping[str, str]] = {"yield_g": "yield_source"}

    name: Name
    cooked_at: Time
    yield_g: Grams | None = None
    yield_source: YieldSource | None = None
    portions: Annotated[Number, Field(gt=0)] | None = None
    recipe_id: Id | None = Field(None, description="One's own recipe that it follows.")
    ingredients: list[IngredientPosted] = Field(default_factory=list, max_length=MOST_INGREDIENTS)


class Taking(Posted):
    """What `other` people ate, what was thrown away (`waste`), or moved (`freeze`, `thaw`): `grams` or
    `portions` of the pot."""

    kind: Literal["other", "waste", "freeze", "thaw"]
    grams: Grams | None = None
    portions: Annotated[Number, Field(gt=0)] | None = None
    note: Text | None = None
    at: Time | None = None


class TakingDocument(BaseModel):
    id: str
    kind: Literal["other", "waste", "freeze", "thaw"]
    grams: float
    portions: float | None
    note: str | None
    at: str | None = TIME


class VersionDocument(BaseModel):
    """`counts` is false for a version that was taken back."""

    id: str
    told_at: str = TIME
    original: bool
    shown: bool
    counts: bool
    name: str
    yield_g: float | None
    yield_source: YieldSource | None
    portions: float | None
    ingredients: list[IngredientDocument]


class BatchHistory(BaseModel):
    """The newest first."""

    versions: list[VersionDocument]
    takings: list[TakingDocument]


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


@router.patch(
    "/v1/batches/{id}",
    summary="Weigh a batch again, or mend what went in",
    response_model=BatchListed,
    responses=responses(400, 404, 422),
)
def correct(id: Id, changes: Changes, caller: CallerNow) -> Response:
    """It keeps its id. What was eaten of it, and the days that is on, follow; how it stood before is in its
    history. What came out of it beside its dish (its grams are below zero) stays out of it."""
    fixed = next((name for name in FIXED if name in changes), None)
    if fixed is not None:
        raise Problem(422, "What was sent can't be used.", errors=[(fixed, "stays as it is")])
    with caller.session() as session:
        stored = read_row(session, BATCHES, caller.person.id, id)
        if stored is None or stored["id"] != id:
            raise unknown("batch")
        if changes:
            posting = Posting(caller, session, uuid.uuid4().hex, datetime.now(UTC))
            fact = _version(posting, stored, changes)
            caller.services.writer.do(Work(rows_of(caller.person.id, [fact])))
    return show(caller, NOUN, id)


@router.delete("/v1/batches/{id}", summary="Delete a batch", status_code=204, responses=responses(404))
def remove(id: Id, caller: CallerNow) -> Response:
    """What was eaten of it stays; what it was a by-product of is whole again."""
    return delete(caller, NOUN, id, settling([id]))


@router.get(
    "/v1/batches/{id}/history",
    summary="How a batch stood before, and what left it uneaten",
    response_model=BatchHistory,
    responses=responses(404),
)
def history(id: Id, caller: CallerNow) -> Response:
    return answer(_history(caller, id))


@router.post(
    "/v1/batches/{id}/takings",
    summary="Tell what others ate of a batch, what was thrown away, frozen or thawed",
    status_code=201,
    response_model=TakingDocument,
    responses=responses(400, 404, 422),
)
def take(id: Id, body: Taking, caller: CallerNow) -> Response:
    """It is taken off what is left and is on nobody's day."""
    with caller.session() as session:
        stored = read_row(session, BATCHES, caller.person.id, id)
        if stored is None or stored["id"] != id:
            raise unknown("batch")
        posting = Posting(caller, session, uuid.uuid4().hex, datetime.now(UTC))
        try:
            fact = _taking(posting, stored, body)
        except Bad as bad:
            raise Problem(422, "What was sent can't be used.", errors=bad.errors) from None
        caller.services.writer.do(Work(rows_of(caller.person.id, [fact])))
    (found,) = (one for one in _history(caller, id)["takings"] if one["id"] == fact.id)
    return answer(found, 201, Location=f"/v1/batches/{id}/takings/{fact.id}")


@router.delete(
    "/v1/batches/{id}/takings/{taking_id}",
    summary="Take such a telling back",
    status_code=204,
    responses=responses(404),
)
def put_back(id: Id, taking_id: Id, caller: CallerNow) -> Response:
    if all(one["id"] != taking_id for one in _history(caller, id)["takings"]):
        raise unknown("taking")
    user_id = caller.person.id
    caller.services.writer.do(
        Work({"lock-people": [{"user_id": user_id}], "hide-records": [{"id": taking_id}]})
    )
    return Response(status_code=204)


def made(posting: Posting, place: int, item: Batch) -> Made:
    """A batch on the local day it was cooked."""
    _check(item)
    if item.recipe_id is not None and item.recipe_id not in _recipe_ids(posting):
        raise Bad(("recipe_id", "is not known"))
    fact = BatchFact(
        id=posting.id(place),
        day=posting.day_of(item.cooked_at),
        at=item.cooked_at,
        told_at=posting.now,
        place=place,
        name=item.name,
        ingredients=ingredients_of(posting.caller, item.ingredients),
        yield_g=item.yield_g,
        yield_source=item.yield_source or (None if item.yield_g is None else "weighed"),
        portions=item.portions,
        recipe_id=item.recipe_id,
    )
    return Made(fact.id, (fact,))


def _recipe_ids(posting: Posting) -> set[str]:
    """The ids of this person's own recipes."""
    rows = read_alone(posting.session, "read/recipes", user_id=posting.user_id)
    return {row["recipe"]["id"] for row in rows}


def ingredients_of(caller: Caller, items: list[IngredientPosted]) -> tuple[IngredientFact, ...]:
    """Ingredients as posted; raises ``Bad`` for a food that is not known."""
    return tuple(_ingredient(caller, place, one) for place, one in enumerate(items))


def _check(item: Batch) -> None:
    if item.yield_source is not None and item.yield_g is None:
        raise Bad(("yield_g", "is needed for its source"))
    check("portions", "portions", item.portions)


def _ingredient(caller: Caller, place: int, item: IngredientPosted) -> IngredientFact:
    if item.food is None:
        if item.text is None:
            raise Bad((f"ingredients.{place}.food", "is needed, or its text"))
        return IngredientFact(None, item.text, item.grams, item.grams_source)
    food = caller.catalog.foods.get(item.food.id)
    if food is None:
        raise Bad((f"ingredients.{place}.food.id", "is not known"))
    return IngredientFact(food.id, item.text or food.name_en, item.grams, item.grams_source)


def _version(posting: Posting, stored: dict[str, Any], changes: Mapping[str, Any]) -> BatchVersionFact:
    """The pot as it stands with some fields changed."""
    found = batch_object(stored, posting.caller.catalog, posting.timezone)
    told = Batch.corrected(found, changes)
    if isinstance(told["ingredients"], list):
        told["ingredients"] = [one for one in told["ingredients"] if not _came_out(one)]
    try:
        item = Batch.model_validate(told)
        _check(item)
        ingredients = ingredients_of(posting.caller, item.ingredients)
        _check_by_products(posting, stored, sum(part.grams or 0.0 for part in ingredients))
    except ValidationError as problem:
        errors = field_errors(problem.errors(include_url=False, include_input=False))
        raise Problem(422, "What was sent can't be used.", errors=errors) from None
    except Bad as bad:
        raise Problem(422, "What was sent can't be used.", errors=bad.errors) from None
    return BatchVersionFact(
        id=posting.id(0),
        day=posting.day_of(posting.now),
        at=posting.now,
        told_at=posting.now,
        arrived=posting.arrived,
        batch_id=stored["id"],
        name=item.name,
        ingredients=ingredients,
        yield_g=item.yield_g,
        yield_source=item.yield_source or (None if item.yield_g is None else "weighed"),
        portions=item.portions,
    )


def _check_by_products(posting: Posting, stored: Mapping[str, Any], grams: float) -> None:
    """Raises ``Bad`` where more came out of a pot than goes in, or than went into the pot that it came out of."""
    came_out = sum(-one["grams"] for one in stored["ingredients"] if (one["grams"] or 0.0) < 0)
    if came_out > grams + HALF_GRAM:
        raise Bad(("ingredients", "weigh less than what came out of it"))
    for before_id in stored.get("out_of") or ():
        before = read_row(posting.session, BATCHES, posting.user_id, before_id)
        own = sum(one["grams"] or 0.0 for one in stored["ingredients"] if (one["grams"] or 0.0) > 0)
        if before is not None and grams > raw_grams(before["ingredients"]) + own + HALF_GRAM:
            raise Bad(("ingredients", "weigh more than went into the batch that it came out of"))


def _came_out(ingredient: Any) -> bool:
    """Whether an ingredient is what a by-product took away."""
    grams = ingredient.get("grams") if isinstance(ingredient, dict) else None
    return isinstance(grams, int | float) and grams < 0


def _taking(posting: Posting, stored: dict[str, Any], item: Taking) -> TakingFact:
    if (item.grams is None) == (item.portions is None):
        raise Bad(("grams", "is needed, or the portions, and not both"))
    grams = item.grams
    if grams is None:
        if not stored.get("yield_g") or not stored.get("portions"):
            raise Bad(("grams", "is needed: the batch was not weighed, or has no portions"))
        grams = round(stored["yield_g"] / stored["portions"] * (item.portions or 0), 1)
    at = item.at or posting.now
    return TakingFact(
        id=posting.id(0),
        day=posting.day_of(at),
        at=at,
        told_at=posting.now,
        arrived=posting.arrived,
        batch_id=stored["id"],
        kind=item.kind,
        grams=grams,
        portions=item.portions,
        note=item.note,
    )


def _history(caller: Caller, id: str) -> Document:
    with caller.session() as session:
        found = session.execute_read(
            lambda tx: tx.run(
                statement("read/batch-history"), user_id=caller.person.id, batch_id=id
            ).single()
        )  # fmt: skip
    if found is None:
        raise unknown("batch")
    zone = caller.person.timezone
    newest = sorted(found["versions"], key=lambda one: (one["arrived"], one["place"]), reverse=True)
    takings = sorted(found["takings"], key=lambda one: (one["at"], one["arrived"]), reverse=True)
    return {
        "versions": [_version_object(one, found["version"], caller) for one in newest],
        "takings": [
            {
                "id": one["id"],
                "kind": one["kind"],
                "grams": one["grams"],
                "portions": one.get("portions"),
                "note": one.get("note"),
                "at": local_iso(one["at"], zone),
            }
            for one in takings
        ],
    }


def _version_object(row: dict[str, Any], shown: str | None, caller: Caller) -> Document:
    pot = batch_object(row | {"eaten": []}, caller.catalog, caller.person.timezone)
    kept = ("id", "name", "yield_g", "yield_source", "portions", "ingredients")
    return {
        **{name: pot[name] for name in kept},
        "told_at": local_iso(row["told_at"], caller.person.timezone),
        "original": bool(row.get("original")),
        "shown": row["id"] == shown,
        "counts": bool(row.get("original")) or row["counts"],
    }
