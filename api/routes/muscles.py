"""The muscles that exercises work."""

from fastapi import APIRouter, Response
from neo4j import ManagedTransaction
from pydantic import BaseModel

from api.auth import CallerNow
from api.paging import Cursor, Limit, Listing, list_known
from api.problems import responses
from cypher import statement

router = APIRouter(tags=["exercises"])


class MuscleDocument(BaseModel):
    id: str
    name: str
    name_en: str
    name_es: str
    group: str | None


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
