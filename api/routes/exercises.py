"""Exercises: the catalog, and which of them a name means."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from neo4j import ManagedTransaction
from pydantic import BaseModel, Field

from api.answers import answer
from api.auth import Caller, CallerNow
from api.paging import Cursor, Limit, Listing, list_known
from api.problems import responses, unfit, unknown
from cypher import statement
from graph.catalog import new_exercise_rows
from graph.catalog_nodes import Exercise, Match
from graph.own_names import OwnNames, alias_id, key_of, taught
from graph.writer import Work

router = APIRouter(tags=["exercises"])
Asked = Annotated[str, Query(min_length=1, max_length=200, description="A name as a person writes it.")]
Language = Annotated[Literal["es", "en"] | None, Query(description="The person's own unless said.")]
Best = Annotated[int, Query(ge=1, le=50, description="How many matches at most.")]


class MuscleShare(BaseModel):
    """`activation` from 0 to 1; `own`: it is the caller's figure, not the catalog's."""

    id: str
    role: Literal["primary", "secondary"]
    activation: float
    own: bool = False


class MuscleAdjusted(BaseModel):
    activation: Annotated[float, Field(ge=0, le=1)]


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


class Variant(ExerciseDocument):
    """`differs`: the facets in which it is another than the one asked about; null where it says nothing."""

    differs: dict[str, str | None]


class AliasDocument(BaseModel):
    """`own`: it is the caller's alone."""

    text: str
    language: Literal["es", "en"]
    own: bool


class AliasPosted(BaseModel):
    text: Annotated[str, Field(min_length=1, max_length=60)]
    language: Literal["es", "en"] | None = None


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
    """Also a combination of known facets by the id that it would get. Its muscles as the caller adjusted them."""
    one = _known(id, caller)
    own = {row["muscle"]: row["activation"] for row in _adjusted(one.id, caller)}
    return answer(_document(one, caller.person.language, own))


@router.put(
    "/v1/exercises/{id}/muscles/{muscle}",
    summary="Say how much a muscle works in an exercise for oneself",
    response_model=ExerciseDocument,
    responses=responses(404, 413, 422),
)
def adjust(
    id: Annotated[str, Path()], muscle: Annotated[str, Path()], body: MuscleAdjusted, caller: CallerNow
) -> Response:
    """Sets and volume of the caller's muscles are reckoned with it; nobody else's are. 404 for a muscle that the
    exercise does not work."""
    one = _known(id, caller)
    row = {"user_id": caller.person.id, "exercise": one.id, "muscle": muscle, "activation": body.activation}
    made = {} if one.id in caller.knowledge.catalog.exercises else new_exercise_rows(one)
    caller.services.writer.do(
        Work({**made, "adjust-muscles": [row | {"id": _adjustment(one, muscle, caller)}]})
    )
    return exercise(one.id, caller)


@router.delete(
    "/v1/exercises/{id}/muscles/{muscle}",
    summary="Take one's own figure of a muscle back",
    status_code=204,
    response_class=Response,
    responses=responses(404),
)
def drop_adjustment(
    id: Annotated[str, Path()], muscle: Annotated[str, Path()], caller: CallerNow
) -> Response:
    """404 when the caller has none."""
    one = _known(id, caller)
    row = {"id": _adjustment(one, muscle, caller), "user_id": caller.person.id}
    if muscle not in {known["muscle"] for known in _adjusted(one.id, caller)}:
        raise unknown("figure")
    caller.services.writer.do(Work({"drop-adjustments": [row]}))
    return Response(status_code=204)


@router.get(
    "/v1/exercises/{id}/variants",
    summary="The other forms of an exercise's movement",
    response_model=Listing[Variant],
    responses=responses(404, 422),
)
def variants(
    id: Annotated[str, Path()], caller: CallerNow, limit: Limit = 100, cursor: Cursor = None
) -> Response:
    """Those that differ in the fewest facets first; `differs` says in which, and in what."""
    one, language = _known(id, caller), caller.person.language
    movement = one.facets.get("movement")
    near = [other for other in caller.catalog.exercises.values() if other.facets.get("movement") == movement]
    told = [(other, _differs(one, other)) for other in near if other.id != one.id]
    told.sort(key=lambda pair: (len(pair[1]), pair[0].id))
    known = [
        (f"{len(differs)}|{other.id}", _document(other, language) | {"differs": differs})
        for other, differs in told
    ]
    return list_known(known, limit, cursor)


@router.get(
    "/v1/exercises/{id}/aliases",
    summary="Other names of an exercise",
    response_model=Listing[AliasDocument],
    responses=responses(404, 422),
)
def aliases(
    id: Annotated[str, Path()], caller: CallerNow, limit: Limit = 100, cursor: Cursor = None
) -> Response:
    """Everybody's, and those that the caller's own answers taught."""
    one = _known(id, caller)
    shared = {(a.text, a.language) for a in caller.knowledge.catalog.aliases if a.target == one.id}
    own = {(a.text, a.language) for a in _own_names(caller).aliases if a.target == one.id}
    known = [
        (f"{language}|{text}", {"text": text, "language": language, "own": (text, language) in own})
        for text, language in sorted(shared | own, key=lambda name: (name[1], name[0]))
    ]
    return list_known(known, limit, cursor)


@router.post(
    "/v1/exercises/{id}/aliases",
    summary="Give an exercise a name of one's own",
    status_code=201,
    response_model=AliasDocument,
    responses=responses(404, 413, 422),
)
def add_alias(id: Annotated[str, Path()], body: AliasPosted, caller: CallerNow) -> Response:
    """From now on it means this exercise to the caller, whatever it meant before; to nobody else."""
    one = _known(id, caller)
    language = body.language or caller.person.language
    rows = taught(caller.person.id, language, [(body.text, one.id)])
    if not rows:
        raise unfit("text", "should be a name")
    made = {} if one.id in caller.knowledge.catalog.exercises else new_exercise_rows(one)
    caller.services.writer.do(Work({**made, **rows}))
    return answer({"text": body.text.strip(), "language": language, "own": True}, 201)


@router.delete(
    "/v1/exercises/{id}/aliases",
    summary="Take a name of one's own back",
    status_code=204,
    response_class=Response,
    responses=responses(404, 422),
)
def drop_alias(id: Annotated[str, Path()], text: Asked, caller: CallerNow) -> Response:
    """404 when the exercise has no such name of the caller's."""
    one = _known(id, caller)
    own = [a for a in _own_names(caller).aliases if a.target == one.id and key_of(a.text) == key_of(text)]
    if not own:
        raise unknown("name")
    row = {"id": alias_id(caller.person.id, text), "user_id": caller.person.id}
    caller.services.writer.do(Work({"drop-own-aliases": [row]}))
    return Response(status_code=204)


def _adjusted(exercise_id: str, caller: Caller) -> list[dict[str, Any]]:
    return caller.reads("read/adjustments", user_id=caller.person.id, exercise=exercise_id)


def _adjustment(one: Exercise, muscle: str, caller: Caller) -> str:
    """The id of the caller's figure of a muscle that the exercise works; 404 for another muscle."""
    if muscle not in {name for name, _ in (*one.muscles_primary, *one.muscles_secondary)}:
        raise unknown("muscle")
    return f"{caller.person.id}|{one.id}|{muscle}"


def _own_names(caller: Caller) -> OwnNames:
    def read(tx: ManagedTransaction) -> list[dict[str, Any]]:
        return tx.run(statement("read/own-names"), user_id=caller.person.id).data()

    def rows() -> list[dict[str, Any]]:
        with caller.session() as session:
            return session.execute_read(read)

    return OwnNames(rows)


def _known(id: str, caller: Caller) -> Exercise:
    found = caller.catalog.exercise(id)
    if found is None:
        raise unknown("exercise")
    return found


def _differs(one: Exercise, other: Exercise) -> dict[str, str | None]:
    """What the other says of each facet in which the two are not alike."""
    facets = {**one.facets, **other.facets}
    return {
        facet: other.facets.get(facet) for facet in facets if one.facets.get(facet) != other.facets.get(facet)
    }


def _match(match: Match, language: str) -> dict[str, Any]:
    assert isinstance(match.node, Exercise)
    return _document(match.node, language) | {"name": match.name, "score": round(match.score, 4)}


def _document(one: Exercise, language: str, own: Mapping[str, float] | None = None) -> dict[str, Any]:
    own = own or {}
    muscles = [
        {"id": muscle, "role": role, "activation": own.get(muscle, activation), "own": muscle in own}
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
