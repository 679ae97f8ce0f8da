"""Measured values of any metric."""

from collections.abc import Mapping
from typing import ClassVar

from fastapi import APIRouter, Response

from api.auth import CallerNow
from api.changing import Changes, change, delete, show
from api.paging import Listing, Spanned, list_records
from api.plausible import check
from api.posting import POSTED, Bad, KeyedNow, Made, Noun, OneOrMany, Posting, store
from api.problems import responses
from api.shapes import ObservationDocument
from api.values import Day, Id, Name, Number, Posted, Slug, Time
from api.values import Entered as EnteredValue
from graph.facts import Entered, ObservationFact
from graph.kinds import OBSERVATIONS
from graph.units import to_metric

router = APIRouter(tags=["observations"])
NOUN = Noun("observation", "/v1/observations", OBSERVATIONS)
SAME = 0.005
"""How far a value may be from what was written, as a part of it: what rounding does."""


class Observation(Posted):
    """`value` in `unit`, which is the metric's or one that can be brought to it; `entered` as it was written,
    the same unless said."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset({"date"})
    INSTEAD: ClassVar[Mapping[str, str]] = {"value": "entered", "unit": "entered"}

    metric: Slug
    value: Number
    unit: Name
    observed_at: Time
    entered: EnteredValue | None = None


class ObservationListed(ObservationDocument):
    date: Day


@router.get(
    "/v1/observations",
    summary="Observations, newest first",
    response_model=Listing[ObservationListed],
    responses=responses(422),
)
def observations(caller: CallerNow, span: Spanned) -> Response:
    return list_records(caller, OBSERVATIONS, span)


@router.post(
    "/v1/observations",
    summary="Record observations",
    status_code=201,
    response_model=ObservationListed,
    responses=POSTED,
)
def post(body: OneOrMany[Observation], caller: CallerNow, key: KeyedNow) -> Response:
    """One, or a list of up to 1,000."""
    return store(caller, body, key, NOUN, made)


@router.get(
    "/v1/observations/{id}",
    summary="One observation",
    response_model=ObservationListed,
    responses=responses(404),
)
def observation(id: Id, caller: CallerNow) -> Response:
    return show(caller, NOUN, id)


@router.patch(
    "/v1/observations/{id}",
    summary="Correct an observation",
    response_model=ObservationListed,
    responses=responses(400, 404, 422),
)
def correct(id: Id, changes: Changes, caller: CallerNow) -> Response:
    """The corrected version takes its place under a new id."""
    return change(caller, NOUN, id, changes, Observation, made)


@router.delete(
    "/v1/observations/{id}", summary="Delete an observation", status_code=204, responses=responses(404)
)
def remove(id: Id, caller: CallerNow) -> Response:
    return delete(caller, NOUN, id)


def made(posting: Posting, place: int, item: Observation) -> Made:
    """An observation in the unit of its metric."""
    metric = posting.metric(item.metric)
    if metric is None:
        raise Bad(("metric", "is not known; POST /v1/metrics makes a new one"))
    if metric.kind == "score":
        raise Bad(("metric", "is a score; it belongs in a check-in"))
    value = _in_unit(item.value, item.unit, metric.unit, "unit")
    entered = item.entered or EnteredValue(value=item.value, unit=item.unit)
    if abs(_in_unit(entered.value, entered.unit, metric.unit, "entered") - value) > SAME * abs(value):
        raise Bad(("entered", "is not the value"))
    check("value", item.metric, value, metric.unit)
    fact = ObservationFact(
        id=posting.id(place),
        day=posting.day_of(item.observed_at),
        at=item.observed_at,
        told_at=posting.now,
        place=place,
        metric=item.metric,
        value=value,
        unit=metric.unit,
        entered=Entered(entered.value, entered.unit),
    )
    return Made(fact.id, (fact,))


def _in_unit(value: float, unit: str, canonical: str, field: str) -> float:
    try:
        return to_metric(value, unit, canonical)
    except KeyError:
        raise Bad((field, f"has to be in {canonical}, or in what can be brought to it")) from None
