"""How one's daily variables move together."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from api.answers import answer
from api.auth import CallerNow
from api.problems import responses, unknown
from api.routes.variables import First, Last
from graph.errors import NotFound
from graph.relations.pair_figures import Estimate
from graph.relations.pairs import Pair, read_pair
from graph.relations.tested import LARGEST_LAG, Relation, read_relations

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


class EstimateDocument(BaseModel):
    r: float
    ci: tuple[float, float] = Field(description="95%.")
    n: int = Field(description="Days in common.")
    n_effective: float
    p: float


class ThresholdDocument(BaseModel):
    """The days on which `x` is `at` or more beside the others: `y` on average as recorded, and by how much it
    differs once straight trend and weekday means are taken out."""

    at: float
    days_above: int
    days_below: int
    mean_above: float
    mean_below: float
    difference: float
    ci: tuple[float, float] = Field(description="95%.")
    p: float


class PairDocument(BaseModel):
    """`p` is of this pair alone; `/v1/relations` says whether it stands out among all that were tested. Null
    where too few days say anything. `partial` holds `given` of the same day equal."""

    x: str
    y: str
    lag_days: int
    pearson: EstimateDocument | None
    rank: EstimateDocument | None = Field(description="Spearman's: of the ranks.")
    threshold: ThresholdDocument | None
    partial: EstimateDocument | None
    given: list[str]
    sentences: list[str]


Slug = Annotated[str, Path(description="As `/v1/variables` lists it.")]


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


@router.get(
    "/v1/relations/{x}/{y}",
    summary="One pair of variables",
    response_model=PairDocument,
    responses=responses(404, 422),
)
def pair(
    caller: CallerNow,
    x: Slug,
    y: Slug,
    lag_days: Annotated[
        int, Query(ge=0, le=LARGEST_LAG, description="By how many days `y` comes later.")
    ] = 0,
    at: Annotated[
        float | None, Query(allow_inf_nan=False, description="The threshold of `x`, in its unit.")
    ] = None,
    first: First = None,
    last: Last = None,
) -> Response:
    """What the days say of two variables: the correlation of values and of ranks, the difference beyond a
    threshold (a round figure near the median unless it is given), and what is left beside other things."""
    with caller.session() as session:
        try:
            found = read_pair(
                session, caller.person.id, x, y, caller.person.language,
                lag_days=lag_days, at=at, first=first, last=last,
            )  # fmt: skip
        except NotFound as problem:
            raise unknown("variable") from problem
    return answer(_pair(found))


def _pair(found: Pair) -> dict[str, Any]:
    threshold = found.threshold
    return {
        "x": found.x.slug,
        "y": found.y.slug,
        "lag_days": found.lag_days,
        "pearson": _estimate(found.pearson),
        "rank": _estimate(found.rank),
        "threshold": None
        if threshold is None
        else {
            "at": _figure(threshold.at),
            "days_above": threshold.days_above,
            "days_below": threshold.days_below,
            "mean_above": _figure(threshold.mean_above),
            "mean_below": _figure(threshold.mean_below),
            "difference": _figure(threshold.difference),
            "ci": [_figure(one) for one in threshold.ci],
            "p": _figure(threshold.p),
        },
        "partial": _estimate(found.partial),
        "given": [one.slug for one in found.given],
        "sentences": list(found.sentences),
    }


def _estimate(one: Estimate | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "r": round(one.r, 4),
        "ci": [round(end, 4) for end in one.ci],
        "n": one.n,
        "n_effective": round(one.n_effective, 1),
        "p": _figure(one.p),
    }


def _figure(value: float) -> float:
    return float(f"{value:.6g}")


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
