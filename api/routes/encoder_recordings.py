"""Files of linear encoders: handed in, listed with their repetitions, and where a lift stands by them."""

import hashlib
import io
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel
from starlette.datastructures import UploadFile

from api.answers import answer
from api.auth import Caller, CallerNow
from api.changing import delete, show
from api.paging import Listing, Spanned, list_records
from api.posting import Noun
from api.problems import Problem, responses, unfit, unknown
from api.shapes import TIME, ExerciseShort, RepDetail
from api.values import Day, Id, Time
from bot.clients.content import file_name
from bot.clients.media import StoredMedia
from bot.encoder.profile import stored_standing
from bot.encoder.sets import About, Unplaced
from bot.encoder.turn import Handed, Taken, take_file
from bot.turn import reads
from encoder.shapes import CaptureError
from graph.clock import utc_text, zone
from graph.context import read_contexts
from graph.days import exercise_object
from graph.encoder import RECORDINGS
from graph.facts import Entered
from graph.inbox import Inbound, next_arrival
from graph.lists import read_one
from graph.writer import Row, Work

router = APIRouter(tags=["training"])
NOUN = Noun("recording", "/v1/encoder-recordings", RECORDINGS)


class RepMeasured(RepDetail):
    """`flags` say why a repetition is not `valid`; `error_mps` how far slow sampling may be off."""

    time_to_peak_s: float | None
    concentric_s: float | None
    eccentric_s: float | None
    mean_force_n: float | None
    peak_force_n: float | None
    mean_power_w: float | None
    peak_power_w: float | None
    error_mps: float | None
    flags: list[str]


class MeasuredSetDocument(BaseModel):
    """`set_id` null: repetitions outside every set, which count nowhere."""

    set_id: str | None
    exercise: ExerciseShort | None
    weight_kg: float | None
    reps: list[RepMeasured]


class RecordingDocument(BaseModel):
    """`waits`: nobody has said yet of which exercise or load it is. `hz` is the rate of a raw signal."""

    id: str
    at: str | None = TIME
    date: Day
    format: str
    hz: float | None
    file_name: str | None
    media_id: str
    waits: bool
    sets: list[MeasuredSetDocument]


class LineDocument(BaseModel):
    """Velocity = `intercept_mps` + `slope_mps_per_kg` × load, through the fastest repetition of each of `count`
    sets; the 1RM lies where it meets `minimum_mps`, within the two bounds nine times of ten."""

    slope_mps_per_kg: float
    intercept_mps: float
    r2: float
    count: int
    minimum_mps: float
    one_rm_kg: float
    one_rm_low_kg: float
    one_rm_high_kg: float


class ReserveDocument(BaseModel):
    """What a told RIR has really meant: the median of what the velocity of the last repetition says was left."""

    told_rir: float
    real_rir: float
    velocity_mps: float
    sets: int


class ProfileDocument(BaseModel):
    """`line` null: too few loads were measured, or they draw none."""

    exercise: ExerciseShort
    line: LineDocument | None
    reserves: list[ReserveDocument]


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was handed in."""

    data: bytes
    name: str | None


async def sent(request: Request) -> Sent:
    """The file of a form, or the body itself."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return Sent(await request.body(), None)
    async with request.form(max_files=1, max_fields=10) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise unfit("file", "is needed")
        return Sent(await file.read(), file.filename)


@router.get(
    "/v1/encoder-recordings",
    summary="Files of encoders with what they measured, newest first",
    response_model=Listing[RecordingDocument],
    responses=responses(422),
)
def recordings(caller: CallerNow, span: Spanned) -> Response:
    """By their day."""
    return list_records(caller, RECORDINGS, span)


@router.get(
    "/v1/encoder-recordings/{id}",
    summary="One of them",
    response_model=RecordingDocument,
    responses=responses(404),
)
def one_recording(id: Id, caller: CallerNow) -> Response:
    return show(caller, NOUN, id)


@router.delete(
    "/v1/encoder-recordings/{id}", summary="Take one back", status_code=204, responses=responses(404)
)
def remove(id: Id, caller: CallerNow) -> Response:
    """Its repetitions count nowhere any more; the sets they hang on stay."""
    return delete(caller, NOUN, id)


@router.post(
    "/v1/encoder-recordings",
    summary="Hand in a file of an encoder",
    status_code=201,
    response_model=RecordingDocument,
    responses={
        200: {"description": "It was there already", "model": RecordingDocument},
        **responses(413, 422, 503),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "text/csv": {"schema": {"type": "string"}},
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "required": ["file"],
                        "properties": {"file": {"type": "string", "format": "binary"}},
                    }
                },
            },
        }
    },
)
def hand_in(
    caller: CallerNow,
    file: Annotated[Sent, Depends(sent)],
    exercise: Annotated[Id | None, Query(description="Of a file that names none: an exercise's id.")] = None,
    weight_kg: Annotated[
        float | None, Query(ge=-500, le=1500, description="Of a file that names no load.")
    ] = None,
    rir: Annotated[float | None, Query(ge=0, le=10)] = None,
    at: Annotated[Time | None, Query(description="When it was made, unless the file says it; now.")] = None,
) -> Response:
    """The body is the file, or a form with `file`. Its sets join those already logged by exercise, load, count
    and order, else they are new. The same file, or the same repetitions, add nothing."""
    keeper = caller.services.keeper
    if keeper is None:
        raise Problem(503, "Nothing is kept here.")
    now = (at or datetime.now(UTC)).astimezone(UTC)
    chosen = None if exercise is None else caller.catalog.exercise(exercise)
    if exercise is not None and chosen is None:
        raise unfit("exercise", "is not known")
    entered = None if weight_kg is None else Entered(weight_kg, "kg")
    said = About(chosen, entered, weight_kg, rir)
    sha256 = hashlib.sha256(file.data).hexdigest()
    source = uuid.uuid4().hex
    message = Inbound(source, caller.person.id, "document", None, now, next_arrival(), None, None, "{}")
    with caller.session() as session:
        context = read_contexts(session, [message])[0]
        tools = reads(session, caller.catalog, caller.knowledge.names)
        handed = Handed(source, now, message.arrived, sha256, file_name(file.name), None)
        try:
            taken = take_file(handed, file.data, said, context, tools)
        except CaptureError as problem:
            raise unfit("file", str(problem)) from None
    if taken.question is not None:
        raise _missing(taken.question)
    if taken.rows:
        stored = keeper.store.put(io.BytesIO(file.data), "text/csv")
        kept = _kept_row(caller.person.id, handed, stored)
        caller.services.writer.do(Work({**taken.rows, "keep-files": [kept]}))
    return _answer(caller, taken)


def _kept_row(user_id: str, handed: Handed, stored: StoredMedia) -> Row:
    """The row that keeps the file beside what was read from it."""
    now = utc_text(datetime.now(UTC))
    return {
        "user_id": user_id,
        "id": stored.sha256,
        "now": now,
        "properties": {"name": stored.name, "content_type": "text/csv", "size_bytes": stored.size_bytes},
        "keeping": {
            "kept_at": now,
            "sent_at": utc_text(handed.at),
            "kind": "document",
            "file_name": handed.file_name,
            "message_id": None,
        },
    }


@router.get(
    "/v1/exercises/{id}/velocity-profile",
    summary="Load against velocity, the 1RM it tells, and what RIR has meant",
    response_model=ProfileDocument,
    responses=responses(404),
)
def velocity_profile(
    id: Id,
    caller: CallerNow,
    on: Annotated[Day | None, Query(description="Up to this local day; today.")] = None,
) -> Response:
    """Of the sets measured in the four months before."""
    exercise = caller.catalog.exercise(id)
    if exercise is None:
        raise unknown("exercise")
    last = on or datetime.now(zone(caller.person.timezone)).date()
    with caller.session() as session:
        tools = reads(session, caller.catalog, caller.knowledge.names)
        standing = stored_standing(exercise, caller.person.id, last, tools.read)
    line = standing.line
    names = LineDocument.model_fields
    told: dict[str, Any] = {
        "exercise": exercise_object(caller.catalog, exercise.id),
        "line": None if line is None else {name: round(getattr(line, name), 4) for name in names},
        "reserves": [
            {name: round(getattr(one, name), 3) for name in ReserveDocument.model_fields}
            for one in standing.reserves
        ],
    }
    return answer(told)


def _answer(caller: Caller, taken: Taken) -> Response:
    person = caller.person
    with caller.session() as session:
        found = read_one(session, caller.catalog, RECORDINGS, person.id, person.timezone, taken.recording_id)
    if found is None:
        # Every repetition of it came in another file before.
        return answer({"id": None, "sets": []}, 200)
    location = f"{NOUN.path}/{taken.recording_id}"
    return answer(found, 200 if taken.known else 201, Location=location)


def _missing(question: Unplaced) -> Problem:
    if question.key == "which_load":
        return unfit("weight_kg", "is needed: the file names no load")
    return unfit("exercise", "is needed: the file names none that is known")
