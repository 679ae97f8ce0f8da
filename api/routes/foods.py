"""Foods: the catalog, which of them a name means, and those that a person adds or changes for themselves."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from api import kept
from api.answers import answer
from api.auth import Caller, CallerNow
from api.changing import Changes
from api.paging import Cursor, Limit, Listing, list_known
from api.posting import POSTED, Bad, KeyedNow, OneOrMany
from api.problems import responses, unknown
from api.routes.exercises import Asked, Best, Language
from api.values import Grams, Id, Name, Number, Posted
from graph.catalog_nodes import Food, Match, Measure
from graph.days import Document
from graph.foods.figures import figure_doubts
from graph.foods.kinds import energy_spread, kinds_of
from graph.own_foods import TOLD, drop_rows, keep_rows, own_food, own_food_row
from graph.owned import own_id
from graph.products import IDS
from graph.record import Rows

router = APIRouter(tags=["foods"])
PER_100_G = ("energy_kcal_100g", "protein_g_100g", "carbohydrate_g_100g", "fat_g_100g", "fiber_g_100g")
MOST_MEASURES = 50
Figure = Annotated[Number, Field(ge=0, le=1000)] | None
Unit = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,29}$")]
Barcode = Annotated[str, Field(pattern=r"^\d{6,14}$")]


class MeasurePosted(Posted):
    """What a household measure of the food weighs; `spread` is its relative standard deviation."""

    unit: Unit
    grams: Grams
    spread: Annotated[Number, Field(ge=0, le=1)] = 0.15


class FoodPosted(Posted):
    """A food of one's own; figures per 100 g, carbohydrate with its fibre. What is not given of a kind of another
    food (`generic_id`) is that food's."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset(
        {"id", "source", "state", "more", "own", "verified", "borrowed", "energy_spread"}
    )

    name: Name | None = None
    name_en: Name | None = None
    name_es: Name | None = None
    brand: Name | None = None
    barcode: Barcode | None = None
    generic_id: Id | None = None
    energy_kcal_100g: Figure = None
    protein_g_100g: Figure = None
    carbohydrate_g_100g: Figure = None
    fat_g_100g: Figure = None
    fiber_g_100g: Figure = None
    density_g_ml: Annotated[Number, Field(gt=0, le=5)] | None = None
    measures: list[MeasurePosted] = Field(default_factory=list, max_length=MOST_MEASURES)


class MeasureDocument(BaseModel):
    """What a household measure of the food weighs; `spread` is its relative standard deviation."""

    unit: str
    grams: float
    spread: float


class FoodDocument(BaseModel):
    """Figures per 100 g; carbohydrate is total, with its fibre. `own`: only this person has it. `generic_id` is the
    food of which it is a kind, `borrowed` the figures that are that food's, `energy_spread` how far the energy of
    its own kinds differs (standard deviation over median), or may be off in a food that was composed of others."""

    id: str
    name: str
    name_en: str
    name_es: str
    brand: str | None
    barcode: str | None
    source: str
    state: str | None
    own: bool
    verified: bool
    generic_id: str | None
    borrowed: list[str]
    energy_spread: float | None
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


def _own(caller: Caller) -> Sequence[Document]:
    language, shared = caller.person.language, caller.knowledge.catalog.foods
    rows = caller.reads("read/own-foods", user_id=caller.person.id)
    return [_own_document(row, shared, language) for row in rows]


def _own_document(row: Mapping[str, Any], shared: Mapping[str, Food], language: str) -> Document:
    food, borrowed = own_food(row, shared)
    node = row["food"]
    known = {name: None for name in PER_100_G if node.get(name) is None and name not in borrowed}
    return _document(food, language) | known | {
        "own": True,
        "verified": bool(node.get("verified")),
        "barcode": node.get("barcode"),
        "borrowed": list(borrowed),
    }  # fmt: skip


def _keep(caller: Caller, id: str, item: FoodPosted, now: datetime) -> Rows:
    name = item.name or item.name_en or item.name_es
    if name is None:
        raise Bad(("name", "is needed"))
    generic = caller.knowledge.catalog.foods.get(item.generic_id or "")
    if item.generic_id is not None and generic is None:
        raise Bad(("generic_id", "is not known"))
    figures = {one: getattr(item, one) for one in PER_100_G}
    if generic is None and figures["energy_kcal_100g"] is None:
        raise Bad(("energy_kcal_100g", "is needed, or the generic_id of a food that has it"))
    if doubts := figure_doubts(figures):
        raise Bad(*doubts)
    properties = {
        "name_en": item.name_en or name,
        "name_es": item.name_es or name,
        "own_brand": item.brand,
        "barcode": item.barcode,
        "generic_id": item.generic_id,
        "group": None if generic is None else generic.group,
        "density_g_ml": item.density_g_ml,
        "origin": TOLD,
        "instead_of": item.generic_id if id == _instead(caller, item.generic_id) else None,
        "verified": False,
        "dropped": None,
    }
    measures = {one.unit: Measure(one.grams, one.spread) for one in item.measures}
    return keep_rows(own_food_row(caller.person.id, id, properties | figures, measures, now))


def _instead(caller: Caller, shared_id: str | None) -> str:
    """The id of a person's food that stands in place of a shared one."""
    return own_id(caller.person.id, "food-instead", str(shared_id))


NOUN = kept.Keeping("food", "/v1/foods", _own, _keep, drop_rows)


@router.get(
    "/v1/foods",
    summary="The foods of the catalog and one's own",
    response_model=Listing[FoodDocument],
    responses=responses(422),
)
def foods(
    caller: CallerNow,
    limit: Limit = 100,
    cursor: Cursor = None,
    barcode: Annotated[str | None, Query(max_length=20)] = None,
    own: Annotated[bool, Query(description="Only one's own.")] = False,
) -> Response:
    language = caller.person.language
    mine = [(one["id"], one) for one in _own(caller)]
    if barcode is not None:
        mine = [(id, one) for id, one in mine if one["barcode"] == barcode]
    if barcode is not None or own:
        return list_known(mine, limit, cursor)
    known = [(one.id, _document(one, language)) for one in caller.knowledge.catalog.foods.values()]
    return list_known([*known, *mine], limit, cursor)


@router.post(
    "/v1/foods",
    summary="Add foods of one's own",
    status_code=201,
    response_model=FoodDocument,
    responses=POSTED,
)
def post(body: OneOrMany[FoodPosted], caller: CallerNow, key: KeyedNow) -> Response:
    """One, or a list of up to 1,000. They are this person's alone, and come before shared foods of that name."""
    return kept.add(caller, body, key, NOUN)


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
    shared = caller.knowledge.catalog.foods
    if id not in shared:
        product = caller.catalog.foods.get(id) if id.startswith(IDS) else None
        if product is None:
            return answer(kept.find(caller, NOUN, id))
        return answer(_document(product, caller.person.language) | {"verified": False})
    kinds = kinds_of(shared).get(id, ())
    document = _document(shared[id], caller.person.language)
    return answer(document if not kinds else document | {"energy_spread": energy_spread(shared[id], kinds)})


@router.patch(
    "/v1/foods/{id}",
    summary="Change a food for oneself",
    response_model=FoodDocument,
    responses=responses(404, 422),
)
def change(id: Annotated[str, Path()], changes: Changes, caller: CallerNow) -> Response:
    """One's own, or a shared one: then it becomes one's own, and is meant by the name of the shared one."""
    shared = caller.knowledge.catalog.foods.get(id)
    mine = _instead(caller, id)
    if shared is None or any(one["id"] == mine for one in _own(caller)):
        return kept.change(caller, NOUN, id if shared is None else mine, changes, FoodPosted)
    found = _document(shared, caller.person.language) | {"generic_id": id}
    return kept.begin(caller, NOUN, mine, found, changes, FoodPosted)


@router.delete(
    "/v1/foods/{id}", summary="Drop a food of one's own", status_code=204, responses=responses(404)
)
def remove(id: Annotated[str, Path()], caller: CallerNow) -> Response:
    """What was eaten of it stays as it was."""
    if id in caller.knowledge.catalog.foods:
        raise unknown("food of one's own")
    return kept.remove(caller, NOUN, id)


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
        "barcode": None,
        "source": one.source,
        "state": one.state,
        "own": one.id.startswith("own-"),
        "verified": not one.id.startswith("own-"),
        "generic_id": one.generic_id,
        "borrowed": [],
        "energy_spread": one.spread or None,
        **{name: getattr(one, name) for name in PER_100_G},
        "more": dict(one.more),
        "measures": [
            {"unit": unit, "grams": measure.grams, "spread": measure.spread}
            for unit, measure in sorted(one.measures.items())
        ],
        "density_g_ml": one.density_g_ml,
    }
