"""Training sessions of any kind."""

from datetime import date
from typing import Annotated, ClassVar

from fastapi import APIRouter, Response
from pydantic import Field

from api.auth import CallerNow
from api.changing import Changes, change, delete, show
from api.paging import Listing, Spanned, list_records
from api.plausible import check
from api.posting import POSTED, Bad, KeyedNow, Made, Noun, OneOrMany, Posting, store
from api.problems import responses
from api.routes.sets import BareSet, forget_films, set_fact
from api.shapes import SessionDocument, SessionKind
from api.values import Day, Id, Name, Number, Posted, Time
from graph.facts import SessionFact
from graph.kinds import SESSIONS
from graph.lists import read_one as read_session
from graph.media import read_films

router = APIRouter(tags=["training"])
NOUN = Noun("session", "/v1/sessions", SESSIONS)
MOST_SETS = 200


class SessionAlone(Posted):
    """A session without its sets. `date` is read only without `started_at`."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset({"sets"})

    kind: SessionKind
    started_at: Time | None = None
    ended_at: Time | None = None
    title: Name | None = None
    distance_km: Annotated[Number, Field(gt=0)] | None = None
    duration_min: Annotated[Number, Field(gt=0)] | None = None
    avg_heart_rate_bpm: Annotated[Number, Field(gt=0)] | None = None
    elevation_gain_m: Annotated[Number, Field(ge=0)] | None = None
    date: Day | None = None


class Session(SessionAlone):
    """A session with its sets, if it has any."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset()

    sets: list[BareSet] = Field(default_factory=list, max_length=MOST_SETS)


class SessionListed(SessionDocument):
    date: Day


@router.get(
    "/v1/sessions",
    summary="Sessions with their sets, newest first",
    response_model=Listing[SessionListed],
    responses=responses(422),
)
def sessions(caller: CallerNow, span: Spanned) -> Response:
    return list_records(caller, SESSIONS, span)


@router.post(
    "/v1/sessions",
    summary="Record sessions",
    status_code=201,
    response_model=SessionListed,
    responses=POSTED,
)
def post(body: OneOrMany[Session], caller: CallerNow, key: KeyedNow) -> Response:
    """One, or a list of up to 1,000."""
    return store(caller, body, key, NOUN, made)


@router.get(
    "/v1/sessions/{id}", summary="One session", response_model=SessionListed, responses=responses(404)
)
def session(id: Id, caller: CallerNow) -> Response:
    return show(caller, NOUN, id)


@router.patch(
    "/v1/sessions/{id}",
    summary="Correct a session",
    response_model=SessionListed,
    responses=responses(400, 404, 422),
)
def correct(id: Id, changes: Changes, caller: CallerNow) -> Response:
    """The corrected version takes its place under a new id, with the same sets."""
    return change(caller, NOUN, id, changes, SessionAlone, alone)


@router.delete("/v1/sessions/{id}", summary="Delete a session", status_code=204, responses=responses(404))
def remove(id: Id, caller: CallerNow) -> Response:
    """Its sets go with it, and their videos, for good."""
    person = caller.person
    with caller.session() as session:
        found = read_session(session, caller.catalog, SESSIONS, person.id, person.timezone, id)
        sets = [one["id"] for one in (found or {}).get("sets", ()) if one["videos"]]
        films = [film for one in sets for film in read_films(session, person.id, one)]
    done = delete(caller, NOUN, id)
    forget_films(caller, films)
    return done


def alone(posting: Posting, place: int, item: SessionAlone) -> Made:
    """A session on the local day of its start."""
    day = posting.day_of(item.started_at) if item.started_at is not None else item.date
    if day is None:
        raise Bad(("started_at", "is needed, or the date"))
    if item.started_at is not None and item.ended_at is not None and item.ended_at <= item.started_at:
        raise Bad(("ended_at", "has to be after started_at"))
    for field, key in (
        ("distance_km", "distance_km"), ("duration_min", "session_min"),
        ("avg_heart_rate_bpm", "avg_heart_rate_bpm"), ("elevation_gain_m", "elevation_gain_m"),
    ):  # fmt: skip
        check(field, key, getattr(item, field))
    fact = SessionFact(
        id=posting.id(place),
        day=day,
        at=item.started_at,
        told_at=posting.now,
        place=place,
        kind=item.kind,
        ended_at=item.ended_at,
        title=item.title,
        distance_km=item.distance_km,
        duration_min=item.duration_min,
        avg_heart_rate_bpm=item.avg_heart_rate_bpm,
        elevation_gain_m=item.elevation_gain_m,
    )
    return Made(fact.id, (fact,))


def made(posting: Posting, place: int, item: Session) -> Made:
    """A session and the sets that were posted in it."""
    one = alone(posting, place, item)
    day: date = one.facts[0].day
    sets = tuple(
        set_fact(
            posting, given, one.id, posting.id(place, part=n), n,
            day if given.at is None else posting.day_of(given.at), f"sets.{n - 1}.",
        )
        for n, given in enumerate(item.sets, start=1)
    )  # fmt: skip
    return Made(one.id, (*one.facts, *sets))
