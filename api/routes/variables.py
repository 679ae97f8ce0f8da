"""The daily variables that one's records give, and the values of one of them."""

from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from api.answers import answer
from api.auth import CallerNow
from api.paging import Cursor, Limit, Listing, list_known
from api.problems import responses, unknown
from api.routes.metrics import Labels
from api.values import Day
from graph.relations.variable_kinds import Kind
from graph.relations.variables import Matrix, Variable, kind_of, read_matrix, variable_of_kind

router = APIRouter(tags=["relations"])

First = Annotated[Day | None, Query(alias="from", description="The first local day; all without it.")]
Last = Annotated[Day | None, Query(alias="to", description="The last local day; all without it.")]
"""A span of days, inclusive."""


class VariableDocument(BaseModel):
    """One value a day. `records`: what it is made of; `missing`: when a day has no value, which is never 0.
    A `clock` variable counts hours from the day's midnight, below 0 before it."""

    slug: str
    label: Labels
    unit: str
    answers: str
    records: list[Literal["sleep", "meals", "sets", "sessions", "observations", "check-ins"]]
    missing: str
    clock: bool
    days: int = Field(description="How many days have a value.")


class DayValue(BaseModel):
    date: Day
    value: float


class VariableValues(VariableDocument):
    values: list[DayValue]


@router.get(
    "/v1/variables",
    summary="Daily variables with a value, by name",
    response_model=Listing[VariableDocument],
    responses=responses(422),
)
def variables(
    caller: CallerNow, limit: Limit = 100, cursor: Cursor = None, first: First = None, last: Last = None
) -> Response:
    with caller.session() as session:
        matrix = read_matrix(session, caller.person.id, first, last)
    days = np.isfinite(matrix.values).sum(axis=0).tolist()
    known = [(one.slug, _document(one, n)) for one, n in zip(matrix.variables, days, strict=True)]
    return list_known(known, limit, cursor)


@router.get(
    "/v1/variables/{slug}",
    summary="The values of a daily variable",
    response_model=VariableValues,
    responses=responses(404, 422),
)
def variable(
    slug: Annotated[str, Path(description="Such as `sleep_duration` or `e1rm:bench-press-barbell`.")],
    caller: CallerNow,
    first: First = None,
    last: Last = None,
) -> Response:
    """The days that have a value, in their order."""
    with caller.session() as session:
        matrix = read_matrix(session, caller.person.id)
    found, values = _found(matrix, slug, kind_of(slug))
    inside = [
        {"date": day.isoformat(), "value": float(f"{value:.7g}")}
        for day, value in values
        if (first is None or first <= day) and (last is None or day <= last)
    ]
    return answer(_document(found, len(inside)) | {"values": inside})


def _found(matrix: Matrix, slug: str, kinds: list[Kind]) -> tuple[Variable, list[tuple[Any, float]]]:
    """A variable that ever had a value, or one of no family, with its values."""
    for one, column in zip(matrix.variables, matrix.values.T, strict=True):
        if one.slug == slug:
            pairs = zip(matrix.days(), column.tolist(), strict=True)
            return one, [(day, value) for day, value in pairs if value == value]
    for kind in kinds:
        if kind.slug == slug and kind.by is None:
            return variable_of_kind(kind), []
    raise unknown("variable")


def _document(one: Variable, days: int) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "label": {"en": one.label_en, "es": one.label_es},
        "unit": one.unit,
        "answers": one.kind.answers,
        "records": sorted(one.kind.records),
        "missing": one.kind.missing,
        "clock": one.kind.clock,
        "days": days,
    }
