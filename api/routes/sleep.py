"""Nights and naps."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any, ClassVar, Literal

import orjson
from fastapi import APIRouter, Response
from pydantic import Field

from api.auth import CallerNow
from api.changing import Changes, change, delete, show
from api.paging import Listing, Spanned, list_records
from api.plausible import check
from api.posting import POSTED, Bad, KeyedNow, Made, Noun, OneOrMany, Posting, store
from api.problems import responses
from api.shapes import SleepDocument
from api.values import Day, Id, Minutes, Posted, Time, Whole
from graph.clock import elapsed_min, zone
from graph.facts import SleepFact
from graph.kinds import SLEEP

router = APIRouter(tags=["sleep"])
NOUN = Noun("night", "/v1/sleep", SLEEP)
LARGEST_METADATA = 8192
NAP_MIN = 180.0


class Sleep(Posted):
    """Both ends, or a length alone with the `date` of waking. `duration_min` follows from the ends. Without
    `kind`, less than three hours within the day are a nap."""

    INSTEAD: ClassVar[Mapping[str, str]] = {"started_at": "duration_min", "ended_at": "duration_min"}

    started_at: Time | None = None
    ended_at: Time | None = None
    duration_min: Minutes | None = None
    kind: Literal["night", "nap"] | None = None
    awakenings: Annotated[Whole, Field(ge=0)] | None = None
    metadata: dict[str, Any] = Field(default_factory=dict)
    date: Day | None = None


class SleepListed(SleepDocument):
    date: Day


@router.get(
    "/v1/sleep",
    summary="Nights and naps, newest first",
    response_model=Listing[SleepListed],
    responses=responses(422),
)
def nights(caller: CallerNow, span: Spanned) -> Response:
    return list_records(caller, SLEEP, span)


@router.post(
    "/v1/sleep",
    summary="Record nights and naps",
    status_code=201,
    response_model=SleepListed,
    responses=POSTED,
)
def post(body: OneOrMany[Sleep], caller: CallerNow, key: KeyedNow) -> Response:
    """One, or a list of up to 1,000. A night belongs to the day of waking."""
    return store(caller, body, key, NOUN, made)


@router.get("/v1/sleep/{id}", summary="One night", response_model=SleepListed, responses=responses(404))
def night(id: Id, caller: CallerNow) -> Response:
    return show(caller, NOUN, id)


@router.patch(
    "/v1/sleep/{id}",
    summary="Correct a night",
    response_model=SleepListed,
    responses=responses(400, 404, 422),
)
def correct(id: Id, changes: Changes, caller: CallerNow) -> Response:
    """The corrected version takes its place under a new id."""
    return change(caller, NOUN, id, changes, Sleep, made)


@router.delete("/v1/sleep/{id}", summary="Delete a night", status_code=204, responses=responses(404))
def remove(id: Id, caller: CallerNow) -> Response:
    return delete(caller, NOUN, id)


def made(posting: Posting, place: int, item: Sleep) -> Made:
    """A night or nap with its real length."""
    minutes, day = _length(item), item.date
    check("duration_min", "sleep_min", minutes)
    check("awakenings", "awakenings", item.awakenings)
    if item.ended_at is not None:
        day = posting.day_of(item.ended_at)
    if day is None:
        raise Bad(("date", "is needed without both times"))
    metadata = orjson.dumps(item.metadata)
    if len(metadata) > LARGEST_METADATA:
        raise Bad(("metadata", "is too large"))
    fact = SleepFact(
        id=posting.id(place),
        day=day,
        at=item.ended_at,
        told_at=posting.now,
        place=place,
        kind=item.kind or _kind(posting, item, minutes),
        started_at=item.started_at,
        ended_at=item.ended_at,
        duration_min=minutes,
        awakenings=item.awakenings,
        metadata=metadata.decode(),
    )
    return Made(fact.id, (fact,))


def _length(item: Sleep) -> float:
    if item.started_at is None or item.ended_at is None:
        if item.started_at is not None or item.ended_at is not None:
            raise Bad(("started_at" if item.started_at is None else "ended_at", "is missing"))
        if item.duration_min is None:
            raise Bad(("duration_min", "is needed without both times"))
        return item.duration_min
    if item.ended_at <= item.started_at:
        raise Bad(("ended_at", "has to be after started_at"))
    minutes = elapsed_min(item.started_at, item.ended_at)
    if item.duration_min is not None and abs(item.duration_min - minutes) > 1:
        raise Bad(("duration_min", "is not the time between both ends"))
    return minutes


def _kind(posting: Posting, item: Sleep, minutes: float) -> Literal["night", "nap"]:
    """A short sleep whose middle lies in the day is a nap."""
    if minutes >= NAP_MIN or item.started_at is None:
        return "night"
    middle = item.started_at + timedelta(minutes=minutes / 2)
    return "nap" if 9 <= _hour(posting, middle) < 21 else "night"


def _hour(posting: Posting, at: datetime) -> int:
    return at.astimezone(zone(posting.timezone)).hour
