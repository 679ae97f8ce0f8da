"""What a person wants to reach."""

from typing import Annotated, ClassVar

from fastapi import APIRouter, Response
from pydantic import Field

from api.auth import CallerNow
from api.changing import Changes, change, delete, show
from api.paging import Listing, Spanned, list_records
from api.plausible import check
from api.posting import POSTED, Bad, KeyedNow, Made, Noun, OneOrMany, Posting, store
from api.problems import responses
from api.shapes import GoalDocument, GoalKind
from api.values import Day, Id, Name, Number, Posted
from graph.aims import ABOUT_MUSCLES, is_aim
from graph.facts import GoalFact, goal_change
from graph.kinds import GOALS
from graph.units import to_metric

router = APIRouter(tags=["goals"])
NOUN = Noun("goal", "/v1/goals", GOALS)


Aim = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}(:[a-z0-9][a-z0-9_+-]{0,119})?$")]


class Goal(Posted):
    """A `target` to reach or a `change` to make, of a metric, by a day. `e1rm:squat-barbell` is about an exercise,
    `muscle_focus:legs` about a muscle or a group of muscles (neither target nor change). `kind` says in which
    direction a change goes: losing 5 kg is `lose` with a change of 5, and -5 is taken for the same."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset({"status", "date"})

    kind: GoalKind
    metric: Aim = "body_weight"
    target: Number | None = None
    change: Number | None = None
    unit: Name | None = None
    due_on: Day | None = None


class GoalListed(GoalDocument):
    date: Day


@router.get(
    "/v1/goals", summary="Goals, newest first", response_model=Listing[GoalListed], responses=responses(422)
)
def goals(caller: CallerNow, span: Spanned) -> Response:
    return list_records(caller, GOALS, span)


@router.post(
    "/v1/goals",
    summary="Record goals",
    status_code=201,
    response_model=GoalListed,
    responses=POSTED,
)
def post(body: OneOrMany[Goal], caller: CallerNow, key: KeyedNow) -> Response:
    """One, or a list of up to 1,000."""
    return store(caller, body, key, NOUN, made)


@router.get("/v1/goals/{id}", summary="One goal", response_model=GoalListed, responses=responses(404))
def goal(id: Id, caller: CallerNow) -> Response:
    return show(caller, NOUN, id)


@router.patch(
    "/v1/goals/{id}", summary="Correct a goal", response_model=GoalListed, responses=responses(400, 404, 422)
)
def correct(id: Id, changes: Changes, caller: CallerNow) -> Response:
    """The corrected version takes its place under a new id."""
    return change(caller, NOUN, id, changes, Goal, made)


@router.delete("/v1/goals/{id}", summary="Delete a goal", status_code=204, responses=responses(404))
def remove(id: Id, caller: CallerNow) -> Response:
    return delete(caller, NOUN, id)


def made(posting: Posting, place: int, item: Goal) -> Made:
    """A goal in the unit of its metric."""
    metric = posting.metric(item.metric.partition(":")[0])
    if metric is None or not is_aim(item.metric, posting.caller.catalog):
        raise Bad(("metric", "is not known; POST /v1/metrics makes a new one"))
    focus = metric.slug == ABOUT_MUSCLES
    if item.target is None and item.change is None and item.kind != "keep" and not focus:
        raise Bad(("target", "is needed, or the change"))
    unit = item.unit or metric.unit
    try:
        target, by = (
            None if value is None else to_metric(value, unit, metric.unit)
            for value in (item.target, item.change)
        )
    except KeyError:
        raise Bad(("unit", f"has to be {metric.unit}, or what can be brought to it")) from None
    check("target", item.metric, target, metric.unit)
    fact = GoalFact(
        id=posting.id(place),
        day=posting.day_of(posting.now),
        at=posting.now,
        told_at=posting.now,
        place=place,
        kind=item.kind,
        metric=item.metric,
        unit=metric.unit,
        target=target,
        change=goal_change(item.kind, by),
        due_on=item.due_on,
    )
    return Made(fact.id, (fact,))
