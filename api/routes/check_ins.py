"""How a person feels, on a scale."""

from typing import Annotated, ClassVar

from fastapi import APIRouter, Response
from pydantic import Field

from api.auth import CallerNow
from api.changing import Changes, change, delete, show
from api.paging import Listing, Spanned, list_records
from api.posting import POSTED, Bad, KeyedNow, Made, Noun, OneOrMany, Posting, store
from api.problems import responses
from api.shapes import CheckInDocument, Moment
from api.values import Day, Id, Number, Posted, Slug, Text, Time
from graph.facts import CheckInFact
from graph.kinds import CHECK_INS

router = APIRouter(tags=["check-ins"])
NOUN = Noun("check-in", "/v1/check-ins", CHECK_INS)


class CheckIn(Posted):
    """`scores` by the slug of what is rated, high is more of it, on `scale`."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset({"date"})

    moment: Moment = "other"
    scores: Annotated[dict[Slug, Number], Field(min_length=1, max_length=50)]
    scale: tuple[Number, Number] = (1, 5)
    note: Text | None = None
    at: Time


class CheckInListed(CheckInDocument):
    date: Day


@router.get(
    "/v1/check-ins",
    summary="Check-ins, newest first",
    response_model=Listing[CheckInListed],
    responses=responses(422),
)
def check_ins(caller: CallerNow, span: Spanned) -> Response:
    return list_records(caller, CHECK_INS, span)


@router.post(
    "/v1/check-ins",
    summary="Record check-ins",
    status_code=201,
    response_model=CheckInListed,
    responses=POSTED,
)
def post(body: OneOrMany[CheckIn], caller: CallerNow, key: KeyedNow) -> Response:
    """One, or a list of up to 1,000. A score outside its scale is refused."""
    return store(caller, body, key, NOUN, made)


@router.get(
    "/v1/check-ins/{id}", summary="One check-in", response_model=CheckInListed, responses=responses(404)
)
def check_in(id: Id, caller: CallerNow) -> Response:
    return show(caller, NOUN, id)


@router.patch(
    "/v1/check-ins/{id}",
    summary="Correct a check-in",
    response_model=CheckInListed,
    responses=responses(400, 404, 422),
)
def correct(id: Id, changes: Changes, caller: CallerNow) -> Response:
    """The corrected version takes its place under a new id."""
    return change(caller, NOUN, id, changes, CheckIn, made)


@router.delete("/v1/check-ins/{id}", summary="Delete a check-in", status_code=204, responses=responses(404))
def remove(id: Id, caller: CallerNow) -> Response:
    return delete(caller, NOUN, id)


def made(posting: Posting, place: int, item: CheckIn) -> Made:
    """A check-in whose scores all lie on their scale."""
    low, high = item.scale
    if low >= high:
        raise Bad(("scale", "has to rise"))
    for slug, score in item.scores.items():
        metric = posting.metric(slug)
        if metric is None or metric.kind != "score":
            raise Bad((f"scores.{slug}", "is not a score that is known; POST /v1/metrics makes a new one"))
        if not low <= score <= high:
            raise Bad((f"scores.{slug}", "lies outside its scale"))
    fact = CheckInFact(
        id=posting.id(place),
        day=posting.day_of(item.at),
        at=item.at,
        told_at=posting.now,
        place=place,
        moment=item.moment,
        scores=tuple(item.scores.items()),
        scale=(low, high),
        note=item.note,
    )
    return Made(fact.id, (fact,))
