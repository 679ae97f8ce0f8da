"""Routines: planned sessions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, ClassVar

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api import kept
from api.answers import answer
from api.auth import Caller, CallerNow
from api.changing import Changes
from api.paging import Cursor, Limit, Listing, list_known
from api.posting import POSTED, Bad, KeyedNow, OneOrMany
from api.problems import responses
from api.shapes import TIME, ExerciseShort, SetType
from api.values import Id, Kilograms, Name, Number, Posted, Ref, Text, Whole
from graph.catalog import new_exercise_rows
from graph.days import Document
from graph.record import Rows, merge_rows
from graph.routines import Planned, drop_rows, keep_rows, read_routines

router = APIRouter(tags=["training"])
MOST_SETS = 200
Seconds = Annotated[Number, Field(gt=0, le=86_400)]
Reps = Annotated[Whole, Field(ge=1, le=1000)]


class PlannedSet(Posted):
    """What is not fixed is left out. `reps_max` alone is not enough: 8 to 12 is `reps_min` 8, `reps_max` 12."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset({"order"})

    exercise: Ref
    reps_min: Reps | None = None
    reps_max: Reps | None = None
    weight_kg: Kilograms | None = None
    rir: Annotated[Number, Field(ge=0, le=10)] | None = None
    duration_s: Seconds | None = None
    rest_s: Seconds | None = None
    type: SetType = "working"
    notes: Text | None = None


class Routine(Posted):
    """Planned sets in their order."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset({"id", "made_at", "changed_at"})

    name: Name
    note: Text | None = None
    sets: Annotated[list[PlannedSet], Field(max_length=MOST_SETS)] = Field(default_factory=list)


class PlannedSetDocument(BaseModel):
    order: int
    exercise: ExerciseShort
    reps_min: int | None
    reps_max: int | None
    weight_kg: float | None
    rir: float | None
    duration_s: float | None
    rest_s: float | None
    type: SetType
    notes: str | None


class RoutineDocument(BaseModel):
    id: str
    name: str
    note: str | None
    made_at: str = TIME
    changed_at: str = TIME
    sets: list[PlannedSetDocument]


def _read(caller: Caller) -> Sequence[Document]:
    with caller.session() as session:
        return read_routines(session, caller.person.id, caller.catalog, caller.person.timezone)


def _keep(caller: Caller, id: str, item: Routine, now: datetime) -> Rows:
    rows: Rows = {}
    sets: list[Planned] = []
    for place, one in enumerate(item.sets):
        exercise = caller.catalog.exercise(one.exercise.id)
        if exercise is None:
            raise Bad((f"sets.{place}.exercise.id", "is not known"))
        if one.reps_max is not None and one.reps_max < (one.reps_min or one.reps_max + 1):
            raise Bad((f"sets.{place}.reps_max", "needs a reps_min that is not above it"))
        if not exercise.listed:
            rows = merge_rows(rows, new_exercise_rows(exercise))
        sets.append(Planned(exercise.id, **one.model_dump(exclude={"exercise"})))
    return merge_rows(rows, keep_rows(caller.person.id, id, item.name, item.note, sets, now))


NOUN = kept.Keeping("routine", "/v1/routines", _read, _keep, drop_rows)


@router.get(
    "/v1/routines", summary="Routines", response_model=Listing[RoutineDocument], responses=responses(422)
)
def routines(caller: CallerNow, limit: Limit = 100, cursor: Cursor = None) -> Response:
    return list_known([(one["id"], one) for one in _read(caller)], limit, cursor)


@router.post(
    "/v1/routines",
    summary="Keep routines",
    status_code=201,
    response_model=RoutineDocument,
    responses=POSTED,
)
def post(body: OneOrMany[Routine], caller: CallerNow, key: KeyedNow) -> Response:
    """One, or a list of up to 1,000."""
    return kept.add(caller, body, key, NOUN)


@router.get(
    "/v1/routines/{id}", summary="One routine", response_model=RoutineDocument, responses=responses(404)
)
def routine(id: Id, caller: CallerNow) -> Response:
    return answer(kept.find(caller, NOUN, id))


@router.patch(
    "/v1/routines/{id}",
    summary="Change a routine",
    response_model=RoutineDocument,
    responses=responses(400, 404, 422),
)
def change(id: Id, changes: Changes, caller: CallerNow) -> Response:
    """Given `sets` take the place of all that were there."""
    return kept.change(caller, NOUN, id, changes, Routine)


@router.delete("/v1/routines/{id}", summary="Take a routine away", status_code=204, responses=responses(404))
def remove(id: Id, caller: CallerNow) -> Response:
    return kept.remove(caller, NOUN, id)
