"""Whether the program and its database answer."""

from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from api.answers import answer
from api.problems import responses
from api.services import Services
from api.version import VERSION
from cypher import statement

router = APIRouter(tags=["health"])


class Health(BaseModel):
    status: Literal["ok"]
    database: Literal["embedded", "neo4j"]
    version: str


@router.get(
    "/healthz",
    summary="Whether all is well",
    response_model=Health,
    responses={503: responses(503)[503]},
)
def health(request: Request) -> Response:
    """Answers `ok` once the database has answered; needs no token."""
    services: Services = request.app.state.services
    with services.graph.session() as session:
        session.execute_read(lambda tx: tx.run(statement("read/alive")).consume())
    return answer({"status": "ok", "database": services.graph.kind, "version": VERSION})
