"""Recipes: what they call for, and what their pots have made of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, ClassVar

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from api import kept
from api.answers import answer
from api.auth import Caller, CallerNow
from api.changing import Changes
from api.paging import Cursor, Limit, Listing, list_known
from api.plausible import check
from api.posting import POSTED, Bad, KeyedNow, OneOrMany
from api.problems import responses
from api.routes.batches import IngredientPosted, ingredients_of
from api.shapes import TIME, FoodShort, IngredientDocument
from api.values import Id, Name, Number, Posted, Text
from graph.days import Document
from graph.facts import IngredientFact
from graph.kinds import BATCHES
from graph.kitchen.pantry import read_pantry
from graph.kitchen.recipes import drop_rows, read_recipes, recipe_rows
from graph.lists import read_row
from graph.record import Rows

router = APIRouter(tags=["food"])
MOST_INGREDIENTS = 100
Servings = Annotated[Number, Field(gt=0, le=1000)]


class Recipe(Posted):
    """Foods with grams for so many `servings`; `batch_id` takes what is not given from one of one's pots."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset(
        {"id", "made_at", "changed_at", "per_serving", "batches", "learned"}
    )

    name: Name | None = None
    servings: Servings | None = None
    note: Text | None = None
    batch_id: Id | None = None
    ingredients: list[IngredientPosted] = Field(default_factory=list, max_length=MOST_INGREDIENTS)


class PerServing(BaseModel):
    """`cost` in one's own money, null until all prices were told."""

    energy_kcal: float
    protein_g: float
    carbohydrate_g: float
    fat_g: float
    fiber_g: float
    cost: float | None


class Learned(BaseModel):
    """What the pots had of a food: the median grams, their standard deviation (null for one pot)."""

    food: FoodShort
    batches: int
    typical_g: float
    spread_g: float | None
    least_g: float
    most_g: float


class RecipeDocument(BaseModel):
    """`batches` counts the pots that followed it."""

    id: str
    name: str
    servings: float | None
    note: str | None
    made_at: str = TIME
    changed_at: str = TIME
    ingredients: list[IngredientDocument]
    per_serving: PerServing | None
    batches: int
    learned: list[Learned]


def _read(caller: Caller, servings: float | None = None) -> Sequence[Document]:
    person = caller.person
    with caller.session() as session:
        pantry = read_pantry(session, person.id, caller.catalog)
        prices_g = {one.food_id: one.price_g for one in pantry if one.price_g is not None}
        return read_recipes(session, person.id, caller.catalog, person.timezone, prices_g, servings)


def _keep(caller: Caller, id: str, item: Recipe, now: datetime) -> Rows:
    ingredients, name, servings = ingredients_of(caller, item.ingredients), item.name, item.servings
    if item.batch_id is not None:
        with caller.session() as session:
            pot = read_row(session, BATCHES, caller.person.id, item.batch_id)
        if pot is None or pot["id"] != item.batch_id:
            raise Bad(("batch_id", "is not known"))
        ingredients = ingredients or _of_pot(pot)
        name, servings = name or pot["name"], servings or pot.get("portions")
    if name is None:
        raise Bad(("name", "is needed, or the batch_id"))
    check("servings", "portions", servings)
    return recipe_rows(caller.person.id, id, name, servings, ingredients, now, item.note)


def _of_pot(pot: Document) -> tuple[IngredientFact, ...]:
    """What went into a stored pot, in its order."""
    parts = [
        (one["place"], IngredientFact(one["food_id"], "", one["grams"]))
        for one in pot["ingredients"]
        if one["grams"] is None or one["grams"] >= 0  # what came out of it is not called for
    ]
    unknown = zip(
        pot.get("unknown_places") or [], pot.get("unknown_texts") or [], pot.get("unknown_grams") or [],
        strict=True,
    )  # fmt: skip
    for place, text, grams in unknown:
        parts.append((place, IngredientFact(None, text, None if grams < 0 else grams)))
    return tuple(part for _, part in sorted(parts, key=lambda pair: pair[0]))


NOUN = kept.Keeping("recipe", "/v1/recipes", _read, _keep, drop_rows)


@router.get(
    "/v1/recipes", summary="Recipes", response_model=Listing[RecipeDocument], responses=responses(422)
)
def recipes(caller: CallerNow, limit: Limit = 100, cursor: Cursor = None) -> Response:
    return list_known([(one["id"], one) for one in _read(caller)], limit, cursor)


@router.post(
    "/v1/recipes",
    summary="Keep recipes",
    status_code=201,
    response_model=RecipeDocument,
    responses=POSTED,
)
def post(body: OneOrMany[Recipe], caller: CallerNow, key: KeyedNow) -> Response:
    """One, or a list of up to 1,000."""
    return kept.add(caller, body, key, NOUN)


@router.get(
    "/v1/recipes/{id}",
    summary="One recipe, for as many servings as are asked for",
    response_model=RecipeDocument,
    responses=responses(404, 422),
)
def recipe(
    id: Id, caller: CallerNow, servings: Annotated[float | None, Query(gt=0, le=1000)] = None
) -> Response:
    """`servings` scales all grams."""
    kept.find(caller, NOUN, id)
    return answer(next(one for one in _read(caller, servings) if one["id"] == id))


@router.patch(
    "/v1/recipes/{id}",
    summary="Change a recipe",
    response_model=RecipeDocument,
    responses=responses(400, 404, 422),
)
def change(id: Id, changes: Changes, caller: CallerNow) -> Response:
    """Given `ingredients` take the place of all that were there; its pots stay as they are."""
    return kept.change(caller, NOUN, id, changes, Recipe)


@router.delete("/v1/recipes/{id}", summary="Take a recipe away", status_code=204, responses=responses(404))
def remove(id: Id, caller: CallerNow) -> Response:
    return kept.remove(caller, NOUN, id)
