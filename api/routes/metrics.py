"""What can be observed or rated; a new metric is data, usable at once."""

import uuid
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api.answers import answer
from api.auth import Caller, CallerNow
from api.paging import Cursor, Limit, Listing, list_known
from api.posting import Bad, ListResult, OneOrMany
from api.problems import Problem, document, responses, unknown
from api.values import Name, Posted, Slug
from graph.metrics import METRICS, Metric, read_own_metrics
from graph.record import metric_id
from graph.writer import Work

router = APIRouter(tags=["observations"])
SCORE = "score"
PerDay = Literal["last", "mean", "sum", "max"]


class Labels(BaseModel):
    """What people call it."""

    en: Name
    es: Name


class MetricPosted(Posted):
    """`unit` is the one that values are kept in; `score` makes it a dimension of check-ins. `per_day` says which
    of several values stands for a day."""

    slug: Slug
    unit: Annotated[str, Field(min_length=1, max_length=30)]
    label: Labels | None = None
    per_day: PerDay | None = None


class MetricDocument(BaseModel):
    """`own`: only this person has it."""

    slug: str
    unit: str
    label: Labels
    kind: Literal["observation", "score"]
    per_day: PerDay
    own: bool


@router.get(
    "/v1/metrics",
    summary="Metrics, everybody's and one's own",
    response_model=Listing[MetricDocument],
    responses=responses(422),
)
def metrics(caller: CallerNow, limit: Limit = 100, cursor: Cursor = None) -> Response:
    known = [(slug, _document(one)) for slug, one in _known(caller).items()]
    return list_known(known, limit, cursor)


@router.get(
    "/v1/metrics/{slug}", summary="One metric", response_model=MetricDocument, responses=responses(404)
)
def metric(slug: str, caller: CallerNow) -> Response:
    found = _known(caller).get(slug)
    if found is None:
        raise unknown("metric")
    return answer(_document(found))


@router.post(
    "/v1/metrics",
    summary="Define metrics of one's own",
    status_code=201,
    response_model=MetricDocument,
    responses={
        200: {"model": MetricDocument | ListResult, "description": "It was there, or the results of a list"},
        **responses(400, 409, 413, 422),
    },
)
def post(body: OneOrMany[MetricPosted], caller: CallerNow) -> Response:
    """201 for a new one, 200 for one that exists with this unit, 409 with another."""
    known = _known(caller)
    if not isinstance(body, list):
        status, found = _define(caller, known, body)
        if found.unit != body.unit:
            raise Problem(409, _taken(found))
        return answer(_document(found), status)
    return answer({"items": [_result(caller, known, one) for one in body]})


def _result(caller: Caller, known: dict[str, Metric], item: MetricPosted | Bad) -> dict[str, Any]:
    if isinstance(item, Bad):
        return {"status": 422, "error": document(422, "What was sent can't be used.", item.errors)}
    status, found = _define(caller, known, item)
    if found.unit != item.unit:
        return {"status": 409, "error": document(409, _taken(found))}
    return {"status": status, "id": found.slug}


def _define(caller: Caller, known: dict[str, Metric], item: MetricPosted) -> tuple[int, Metric]:
    """The metric of that slug, made when there is none yet."""
    if item.slug in known:
        return 200, known[item.slug]
    label = item.label or Labels(en=_words(item.slug), es=_words(item.slug))
    kind = SCORE if item.unit == SCORE else "observation"
    per_day = item.per_day or ("mean" if kind == SCORE else "last")
    made = Metric(item.slug, item.unit, label.en, label.es, kind, per_day)
    user_id = caller.person.id
    properties = {
        "slug": made.slug,
        "unit": made.unit,
        "label_en": made.label_en,
        "label_es": made.label_es,
        "kind": made.kind,
        "per_day": made.per_day,
    }
    row = {
        "user_id": user_id,
        "id": metric_id(user_id, made.slug, {made.slug}),
        "first": uuid.uuid4().hex,
        "properties": properties,
    }
    work = Work({"lock-people": [{"user_id": user_id}], "define-metrics": [row]})
    fresh = caller.services.writer.do(work)["define-metrics"][0]["fresh"]
    # Two requests at once: what was stored first holds.
    with caller.session() as session:
        known |= read_own_metrics(session, user_id)
    return 201 if fresh else 200, known[item.slug]


def _known(caller: Caller) -> dict[str, Metric]:
    with caller.session() as session:
        return read_own_metrics(session, caller.person.id) | METRICS


def _taken(found: Metric) -> str:
    return f"The metric {found.slug} exists with the unit {found.unit}."


def _words(slug: str) -> str:
    return slug.replace("_", " ").capitalize()


def _document(one: Metric) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "unit": one.unit,
        "label": {"en": one.label_en, "es": one.label_es},
        "kind": one.kind,
        "per_day": one.per_day,
        "own": one.slug not in METRICS,
    }
