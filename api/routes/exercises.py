"""Exercises: the catalog, and which of them a name means."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel

from api.answers import answer
from api.auth import CallerNow
from api.paging import Cursor, Limit, Listing, list_known
from api.problems import responses, unknown
from graph.names import Exercise, Match

router = APIRouter(tags=["exercises"])
Asked = Annotated[str, Query(min_length=1, max_length=200, description="A name as a person writes it.")]
Language = Annotated[Literal["es", "en"] | None, Query(description="The person's own unless said.")]
Best = Annotated[int, Query(ge=1, le=50, description="How many matches at most.")]


class MuscleShare(BaseModel):
    id: str
    role: Literal["primary", "secondary"]
    activation: float


class ExerciseDocument(BaseModel):
    """`base` is the exercise with the same movement, equipment, laterality and angle and nothing else said.
    `listed` is false for a combination of known facets that nobody has used yet."""

    id: str
    name: str
    name_en: str
    name_es: str
    facets: dict[str, str | None]
    base: str
    load: Literal["external", "bodyweight"]
    muscles: list[MuscleShare]
    listed: bool


class ExerciseMatch(ExerciseDocument):
    score: float


class ExerciseResolution(BaseModel):
    """`found`: the bot would store the first match without asking."""

    query: str
    decision: Literal["found", "ambiguous", "unknown"]
    matches: list[ExerciseMatch]


@router.get(
    "/v1/exercises",
    summary="The exercises of the catalog",
    response_model=Listing[ExerciseDocument],
    responses=responses(422),
)
def exercises(caller: CallerNow, limit: Limit = 100, cursor: Cursor = None) -> Response:
    language = caller.person.language
    known = [(one.id, _document(one, language)) for one in caller.catalog.exercises.values()]
    return list_known(known, limit, cursor)


@router.get(
    "/v1/exercises/resolve",
    summary="Which exercise a name means",
    response_model=ExerciseResolution,
    responses=responses(422),
)
def resolve(q: Asked, caller: CallerNow, language: Language = None, limit: Best = 5) -> Response:
    """Best first; writes nothing. A combination that is not listed has the id that it would get."""
    chosen = language or caller.person.language
    found = caller.catalog.resolve_exercise(q, chosen, limit)
    matches = [_match(one, chosen) for one in found.matches[:limit]]
    return answer({"query": q, "decision": found.decision, "matches": matches})


@router.get(
    "/v1/exercises/{id}",
    summary="One exercise",
    response_model=ExerciseDocument,
    responses=responses(404),
)
def exercise(id: Annotated[str, Path()], caller: CallerNow) -> Response:
    """Also a combination of known facets by the id that it would get."""
    found = caller.catalog.exercise(id)
    if found is None:
        raise unknown("exercise")
    return answer(_document(found, caller.person.language))


def _match(match: Match, language: str) -> dict[str, Any]:
    assert isinstance(match.node, Exercise)
    return _document(match.node, language) | {"name": match.name, "score": round(match.score, 4)}


def _document(one: Exercise, language: str) -> dict[str, Any]:
    muscles = [
        {"id": muscle, "role": role, "activation": activation}
        for role, shares in (("primary", one.muscles_primary), ("secondary", one.muscles_secondary))
        for muscle, activation in shares
    ]
    return {
        "id": one.id,
        "name": one.name(language),
        "name_en": one.name_en,
        "name_es": one.name_es,
        "facets": dict(one.facets),
        "base": one.base,
        "load": one.load,
        "muscles": muscles,
        "listed": one.listed,
    }
