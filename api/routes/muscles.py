"""The muscles that exercises work."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Response
from neo4j import ManagedTransaction
from pydantic import BaseModel

from api.auth import CallerNow
from api.paging import Cursor, Limit, Listing, list_known
from api.problems import responses, unknown
from cypher import statement
from graph.seeds import muscle_table

router = APIRouter(tags=["exercises"])


class MuscleDocument(BaseModel):
    id: str
    name: str
    name_en: str
    name_es: str
    group: str | None


class MuscleWork(BaseModel):
    """An exercise that works the muscle, and how much, 0 to 1."""

    id: str
    name: str
    role: Literal["primary", "secondary"]
    activation: float


@router.get(
    "/v1/muscles",
    summary="The muscles that exercises work",
    response_model=Listing[MuscleDocument],
    responses=responses(422),
)
def muscles(caller: CallerNow, limit: Limit = 100, cursor: Cursor = None) -> Response:
    def read(tx: ManagedTransaction) -> list[dict[str, str]]:
        return [dict(row["muscle"]) for row in tx.run(statement("read/muscles"))]

    with caller.session() as session:
        found = session.execute_read(read)
    name = f"name_{caller.person.language}"
    return list_known([(one["id"], one | {"name": one[name]}) for one in found], limit, cursor)


@router.get(
    "/v1/muscles/{id}/exercises",
    summary="The exercises that work a muscle",
    response_model=Listing[MuscleWork],
    responses=responses(404, 422),
)
def exercises(
    id: Annotated[str, Path()], caller: CallerNow, limit: Limit = 100, cursor: Cursor = None
) -> Response:
    """Those that work it most first."""
    if id not in {cells[0] for cells in muscle_table()}:
        raise unknown("muscle")
    language = caller.person.language
    work = [
        (1 - activation, {"id": one.id, "name": one.name(language), "role": role, "activation": activation})
        for one in caller.catalog.exercises.values()
        for role, shares in (("primary", one.muscles_primary), ("secondary", one.muscles_secondary))
        for muscle, activation in shares
        if muscle == id
    ]
    work.sort(key=lambda pair: (pair[0], str(pair[1]["id"])))
    return list_known([(f"{rest:.2f}|{one['id']}", one) for rest, one in work], limit, cursor)
