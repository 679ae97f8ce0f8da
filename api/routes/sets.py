"""Sets, each in its session."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, ClassVar
from urllib.parse import urljoin

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from api.answers import answer
from api.auth import Caller, CallerNow
from api.changing import Changes, change, delete
from api.paging import Listing, Spanned, list_records
from api.plausible import check
from api.posting import POSTED, Bad, KeyedNow, Made, Noun, OneOrMany, Posting, store
from api.problems import responses, unknown
from api.shapes import TIME, SetListed, SetType, Side
from api.values import Entered as EnteredValue
from api.values import Id, Kilograms, Number, Posted, Ref, Text, Time, Whole
from bot.clients.media import MediaStore
from graph.clock import local_iso, utc_text
from graph.facts import AnyFact, Entered, SessionFact, SetFact
from graph.gym import Sittings
from graph.kinds import SESSIONS, SETS
from graph.lists import read_days, read_one, read_row
from graph.media import SetFilm, forget_work, read_films
from graph.units import KG, to_kg

router = APIRouter(tags=["training"])
NOUN = Noun("set", "/v1/sets", SETS)
LINK_S = 900
"""How long a link to a video works."""
SAME_KG = 0.05
"""How far a load in kg may be from the load as it was written: what rounding does."""


class BareSet(Posted):
    """`weight_kg` is the load as lifters say it: one dumbbell, the bar with its plates; negative is assistance,
    null bodyweight alone. `entered` is the load as it was written (kg or lb)."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset({"id", "order"})

    exercise: Ref
    at: Time | None = None
    reps: Annotated[Whole, Field(ge=0)] | None = None
    weight_kg: Kilograms | None = None
    entered: EnteredValue | None = None
    rir: Annotated[Number, Field(ge=0)] | None = None
    side: Side = "both"
    type: SetType = "working"
    duration_s: Annotated[Number, Field(gt=0)] | None = None
    distance_m: Annotated[Number, Field(gt=0)] | None = None
    notes: Text | None = None
    videos: Annotated[Whole, Field(ge=0, le=0)] = 0
    rep_details: list[Any] = Field(default_factory=list, max_length=0)

    @classmethod
    def corrected(cls, found: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
        """What was measured and filmed goes over to the corrected version by itself."""
        said = {name: one for name, one in found.items() if name not in ("videos", "rep_details")}
        return super().corrected(said, changes)


class Set(BareSet):
    """With `at`, it joins the gym session within four hours of it or opens one; or `session_id` names it."""

    READ_BACK: ClassVar[frozenset[str]] = frozenset({"order", "date"})
    INSTEAD: ClassVar[Mapping[str, str]] = {"weight_kg": "entered", "entered": "weight_kg"}

    session_id: Id | None = None


@router.get(
    "/v1/sets", summary="Sets, newest first", response_model=Listing[SetListed], responses=responses(422)
)
def sets(caller: CallerNow, span: Spanned) -> Response:
    """By the day of their session."""
    return list_records(caller, SETS, span)


@router.post(
    "/v1/sets",
    summary="Record sets",
    status_code=201,
    response_model=SetListed,
    responses=POSTED,
)
def post(body: OneOrMany[Set], caller: CallerNow, key: KeyedNow) -> Response:
    """One, or a list of up to 1,000."""
    return store(caller, body, key, NOUN, Maker(body if isinstance(body, list) else [body]))


class VideoLink(BaseModel):
    """Addresses that anyone may read until they expire; `still_url` is a picture of it, if there is one."""

    media_id: str
    url: str
    still_url: str | None
    duration_s: float | None
    url_expires_at: str = TIME


class SetShown(SetListed):
    """A set with links to its videos."""

    video_links: list[VideoLink]


@router.get("/v1/sets/{id}", summary="One set", response_model=SetShown, responses=responses(404))
def one_set(id: Id, caller: CallerNow, request: Request) -> Response:
    """The links to its videos work for 15 minutes and need no token."""
    person = caller.person
    with caller.session() as session:
        found = read_one(session, caller.catalog, SETS, person.id, person.timezone, id)
        films = [] if found is None or not found["videos"] else read_films(session, person.id, id)
    if found is None:
        raise unknown(NOUN.word)
    keeper = caller.services.keeper
    until = local_iso(utc_text(datetime.now(UTC) + timedelta(seconds=LINK_S)), person.timezone)
    links = [
        {
            "media_id": film.id,
            "url": _link(keeper.store, request, film.name, film.content_type),
            "still_url": None
            if film.still is None
            else _link(keeper.store, request, film.still, "image/jpeg"),
            "duration_s": film.duration_s,
            "url_expires_at": until,
        }
        for film in films
        if keeper is not None
    ]
    return answer(found | {"video_links": links})


def _link(store: MediaStore, request: Request, name: str, content_type: str) -> str:
    return urljoin(str(request.base_url), store.signed_url(name, LINK_S, content_type))


@router.patch(
    "/v1/sets/{id}", summary="Correct a set", response_model=SetListed, responses=responses(400, 404, 422)
)
def correct(id: Id, changes: Changes, caller: CallerNow) -> Response:
    """The corrected version takes its place in the session under a new id."""
    return change(caller, NOUN, id, changes, Set, Maker([]))


@router.delete("/v1/sets/{id}", summary="Delete a set", status_code=204, responses=responses(404))
def remove(id: Id, caller: CallerNow) -> Response:
    """Its videos go with it, for good."""
    with caller.session() as session:
        films = read_films(session, caller.person.id, id)
    done = delete(caller, NOUN, id)
    forget_films(caller, films)
    return done


def forget_films(caller: Caller, films: Sequence[SetFilm]) -> None:
    """Deletes the videos of sets that were deleted, for good."""
    for film in films:
        caller.services.writer.do(forget_work(caller.person.id, film.id))
    keeper = caller.services.keeper
    if films and keeper is not None:
        keeper.sweep_soon()


class Maker:
    """Makes the sets of one request, which share their sessions."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = [one for one in items if isinstance(one, Set)]
        self._sittings: Sittings | None = None
        self._days: dict[str, date] = {}

    def __call__(self, posting: Posting, place: int, item: Set) -> Made:
        if item.session_id is not None:
            session_day = self._day_of_session(posting, item.session_id)
            day = session_day if item.at is None else posting.day_of(item.at)
            one = set_fact(posting, item, item.session_id, posting.id(place), place, day)
            return Made(one.id, (one,))
        if item.at is None:
            raise Bad(("at", "is needed, or the session_id"))
        day = posting.day_of(item.at)
        sittings = self._loaded(posting)
        session_id = sittings.find(item.at)
        facts: list[AnyFact] = []
        if session_id is None:
            session_id = posting.id(place, part=1)
            facts.append(
                SessionFact(
                    id=session_id, day=day, at=item.at, told_at=posting.now, kind="gym", explicit=False
                )
            )
        one = set_fact(posting, item, session_id, posting.id(place), place, day)
        sittings.add(session_id, item.at)
        return Made(one.id, (*facts, one))

    def _loaded(self, posting: Posting) -> Sittings:
        """The sessions of all days about the sets, read at once."""
        if self._sittings is None:
            days = {posting.day_of(one.at) for one in self._items if one.at is not None}
            around = {day + timedelta(days=n) for day in days for n in (-1, 0, 1)}
            rows = read_days(posting.session, SESSIONS, posting.user_id, around)
            self._sittings = Sittings(row for _, row in rows if row["explicit"] or row["sets"])
        return self._sittings

    def _day_of_session(self, posting: Posting, session_id: str) -> date:
        if session_id not in self._days:
            row = read_row(posting.session, SESSIONS, posting.user_id, session_id)
            if row is None:
                raise Bad(("session_id", "is not known"))
            self._days[session_id] = date.fromisoformat(row["day_id"].rpartition("|")[2])
        return self._days[session_id]


def set_fact(
    posting: Posting, item: BareSet, session_id: str, id: str, place: int, day: date, part: str = ""
) -> SetFact:
    """A set of a session; ``part`` is where it stands in what was posted."""
    exercise = posting.caller.catalog.exercise(item.exercise.id)
    if exercise is None:
        raise Bad((f"{part}exercise.id", "is not known"))
    weight_kg, entered = _load(item, part)
    if all(one is None for one in (item.reps, weight_kg, item.duration_s, item.distance_m)):
        raise Bad((f"{part}reps", "is needed, or weight_kg, duration_s or distance_m"))
    check(f"{part}weight_kg", "load", weight_kg, "kg")
    check(f"{part}reps", "reps", None if item.reps == 0 else item.reps)
    check(f"{part}rir", "rir", item.rir)
    check(f"{part}duration_s", "set_seconds", item.duration_s)
    check(f"{part}distance_m", "set_metres", item.distance_m)
    return SetFact(
        id=id,
        day=day,
        at=item.at,
        told_at=posting.now,
        place=place,
        session_id=session_id,
        exercise_id=exercise.id,
        reps=item.reps,
        weight_kg=weight_kg,
        entered=entered,
        rir=item.rir,
        side=item.side,
        type=item.type,
        duration_s=item.duration_s,
        distance_m=item.distance_m,
        notes=item.notes,
    )


def _load(item: BareSet, part: str) -> tuple[float | None, Entered | None]:
    """The load in kg and as it was written; each follows from the other when only one is there."""
    if item.entered is None:
        return item.weight_kg, None if item.weight_kg is None else Entered(item.weight_kg, "kg")
    if item.entered.unit not in KG:
        raise Bad((f"{part}entered.unit", "has to be kg or lb"))
    written_kg = round(to_kg(item.entered.value, item.entered.unit), 3)
    if item.weight_kg is not None and abs(item.weight_kg - written_kg) > SAME_KG:
        raise Bad((f"{part}weight_kg", "is not the load as entered"))
    return written_kg, Entered(item.entered.value, item.entered.unit)
