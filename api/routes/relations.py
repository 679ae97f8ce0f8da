"""How one's daily variables move together."""

from typing import Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api.answers import answer
from api.auth import CallerNow
from api.problems import responses
from api.routes.variables import First, Last
from graph.relations import Relation, read_relations

router = APIRouter(tags=["relations"])


class RelationDocument(BaseModel):
    """`y` so many days after `x`. `r` is Pearson's on the days' values without their straight trend and weekday
    means, `p` allows for autocorrelation, `q` for everything `tested`."""

    x: str
    y: str
    lag_days: int
    r: float
    ci: tuple[float, float] = Field(description="95%.")
    n: int = Field(description="Days in common.")
    n_effective: float = Field(description="How many independent days they are worth.")
    p: float
    q: float
    sentence: str | None


class RelationsDocument(BaseModel):
    """`relations` have q < 0.05; `rejected` holds every other test."""

    tested: int
    relations: list[RelationDocument]
    rejected: list[RelationDocument]


@router.get(
    "/v1/relations",
    summary="How the variables move together",
    response_model=RelationsDocument,
    responses=responses(422),
)
def relations(caller: CallerNow, first: First = None, last: Last = None) -> Response:
    """Worked out from what is stored now. A pair needs 20 days in common; variables of the same records, such as
    two of one night, are not compared. That two things move together does not say that one causes the other."""
    with caller.session() as session:
        found = read_relations(session, caller.person.id, caller.person.language, first, last)
    return answer(
        {
            "tested": found.tested,
            "relations": [_document(one) for one in found.found],
            "rejected": [_document(one) for one in found.rejected],
        }
    )


def _document(one: Relation) -> dict[str, Any]:
    return {
        "x": one.x.slug,
        "y": one.y.slug,
        "lag_days": one.lag_days,
        "r": one.r,
        "ci": one.ci,
        "n": one.n,
        "n_effective": one.n_effective,
        "p": one.p,
        "q": one.q,
        "sentence": one.sentence,
    }
