"""Foods: the catalog, and which of them a name means."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel

from api.answers import answer
from api.auth import CallerNow
from api.paging import Cursor, Limit, Listing, list_known
from api.problems import responses, unknown
from api.routes.exercises import Asked, Best, Language
from graph.names import Food, Match

router = APIRouter(tags=["foods"])
PER_100_G = ("energy_kcal_100g", "protein_g_100g", "carbohydrate_g_100g", "fat_g_100g", "fiber_g_100g")


class MeasureDocument(BaseModel):
    """What a household measure of the food weighs; `spread` is its relative standard deviation."""

    unit: str
    grams: float
    spread: float


class FoodDocument(BaseModel):
    """Figures per 100 g; carbohydrate is total, with its fibre."""

    id: str
    name: str
    name_en: str
    name_es: str
    brand: str | None
    source: str
    state: str | None
    energy_kcal_100g: float | None
    protein_g_100g: float | None
    carbohydrate_g_100g: float | None
    fat_g_100g: float | None
    fiber_g_100g: float | None
    more: dict[str, float]
    measures: list[MeasureDocument]
    density_g_ml: float | None


class FoodMatch(FoodDocument):
    score: float


class FoodResolution(BaseModel):
    """`found`: the bot would store the first match without asking."""

    query: str
    decision: Literal["found", "ambiguous", "unknown"]
    matches: list[FoodMatch]


@router.get(
    "/v1/foods",
    summary="The foods of the catalog",
    response_model=Listing[FoodDocument],
    responses=responses(422),
)
def foods(caller: CallerNow, limit: Limit = 100, cursor: Cursor = None) -> Response:
    language = caller.person.language
    known = [(one.id, _document(one, language)) for one in caller.catalog.foods.values()]
    return list_known(known, limit, cursor)


@router.get(
    "/v1/foods/resolve",
    summary="Which food a name means",
    response_model=FoodResolution,
    responses=responses(422),
)
def resolve(q: Asked, caller: CallerNow, language: Language = None, limit: Best = 5) -> Response:
    """Best first, as eaten; writes nothing."""
    chosen = language or caller.person.language
    found = caller.catalog.resolve_food(q, chosen, limit)
    matches = [_match(one, chosen) for one in found.matches[:limit]]
    return answer({"query": q, "decision": found.decision, "matches": matches})


@router.get("/v1/foods/{id}", summary="One food", response_model=FoodDocument, responses=responses(404))
def food(id: Annotated[str, Path()], caller: CallerNow) -> Response:
    found = caller.catalog.foods.get(id)
    if found is None:
        raise unknown("food")
    return answer(_document(found, caller.person.language))


def _match(match: Match, language: str) -> dict[str, Any]:
    assert isinstance(match.node, Food)
    return _document(match.node, language) | {"name": match.name, "score": round(match.score, 4)}


def _document(one: Food, language: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name(language),
        "name_en": one.name_en,
        "name_es": one.name_es,
        "brand": one.brand,
        "source": one.source,
        "state": one.state,
        **{name: getattr(one, name) for name in PER_100_G},
        "more": dict(one.more),
        "measures": [
            {"unit": unit, "grams": measure.grams, "spread": measure.spread}
            for unit, measure in sorted(one.measures.items())
        ],
        "density_g_ml": one.density_g_ml,
    }
