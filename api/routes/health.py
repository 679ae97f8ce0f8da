"""Whether the program and its database answer."""

from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from api.answers import answer
from api.problems import Problem, responses
from api.pulse import Pulse
from api.services import Services
from api.version import VERSION

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
async def health(request: Request) -> Response:
    """Answers `ok` once the database has answered, 503 when it does not within two seconds; needs no token."""
    # On the event loop, past the threads of the other routes: all of those may be waiting for the database.
    services: Services = request.app.state.services
    pulse: Pulse = request.app.state.pulse
    if not await pulse.beats():
        raise Problem(503, "The database does not answer.", headers={"Retry-After": "5"})
    return answer({"status": "ok", "database": services.graph.kind, "version": VERSION})
