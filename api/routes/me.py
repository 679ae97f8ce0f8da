"""The person a token stands for."""

from datetime import date
from typing import Annotated, Any, Literal, cast

from fastapi import APIRouter, Request, Response
from neo4j import ManagedTransaction
from pydantic import AfterValidator, BaseModel, Field

from api.answers import answer
from api.auth import Caller, CallerNow, Callers
from api.problems import Problem, responses, unfit
from api.values import Day, Name, Number, Posted
from cypher import statement
from graph.clock import zone
from graph.errors import SinewError
from graph.leaving import forget_person
from graph.writer import Work

router = APIRouter(tags=["me"])
FIELDS = (
    "id", "name", "surname", "email", "phone", "height_cm", "birth_date", "timezone", "language", "units",
)  # fmt: skip
NEEDED = ("name", "timezone", "language", "units")


def known_zone(name: str) -> str:
    """The name of a time zone that exists; ``ValueError`` for any other."""
    try:
        zone(name)
    except SinewError:
        raise ValueError("is no time zone; use a name such as Europe/Madrid") from None
    return name


class Me(BaseModel):
    id: str
    name: str
    surname: str | None
    email: str | None
    phone: str | None
    height_cm: float | None
    birth_date: Day | None
    timezone: str
    language: Literal["es", "en"]
    units: Literal["metric", "us"]


class MeChanges(Posted):
    """What a person can change of themselves; only what is sent is changed, null takes it away."""

    name: Name | None = None
    surname: Name | None = None
    email: Annotated[str, Field(max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")] | None = None
    height_cm: Annotated[Number, Field(ge=40, le=280)] | None = None
    birth_date: Day | None = None
    timezone: Annotated[str, AfterValidator(known_zone)] | None = None
    language: Literal["es", "en"] | None = None
    units: Literal["metric", "us"] | None = None


@router.get("/v1/me", summary="Who the token stands for", response_model=Me, responses=responses())
def me(caller: CallerNow) -> Response:
    return answer(_document(caller))


@router.patch("/v1/me", summary="Change one's own settings", response_model=Me, responses=responses(422))
def change_me(changes: MeChanges, caller: CallerNow, request: Request) -> Response:
    """A change of the time zone holds for what is recorded from then on; days that are past stay."""
    given = changes.model_dump(exclude_unset=True)
    for name in NEEDED:
        if name in given and given[name] is None:
            raise unfit(name, "can't be taken away")
    if isinstance(given.get("birth_date"), date):
        given["birth_date"] = given["birth_date"].isoformat()
    if given:
        row = {"user_id": caller.person.id, "properties": given}
        caller.services.writer.do(Work({"lock-people": [row], "change-people": [row]}))
        cast(Callers, request.app.state.callers).forget(caller.person.id)
    return answer(_document(caller))


@router.delete("/v1/me", summary="Leave for good", status_code=204, responses=responses())
def leave(caller: CallerNow, request: Request) -> Response:
    """Deletes the person and everything of theirs: records, messages, files, foods of their own, tokens. It can't
    be taken back; `sinew export` writes it down before."""
    with caller.session() as session:
        forget_person(session, caller.person.id)
    cast(Callers, request.app.state.callers).forget(caller.person.id)
    if caller.services.keeper is not None:
        caller.services.keeper.sweep_soon()
    return Response(status_code=204)


def _document(caller: Caller) -> dict[str, Any]:
    def read(tx: ManagedTransaction) -> dict[str, Any] | None:
        found = tx.run(statement("read/person"), user_id=caller.person.id).single()
        return None if found is None else dict(found["person"])

    with caller.session() as session:
        person = session.execute_read(read)
    if person is None:
        raise Problem(401, "This token is not known.")
    return {name: person.get(name) for name in FIELDS}
