"""The questions that one's graph answers, by name."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, Field

from api.answers import answer as answered
from api.auth import CallerNow
from api.paging import Cursor, Limit, Listing, list_known
from api.problems import Problem, responses, unknown
from api.routes.metrics import Labels
from graph.errors import NotFound, SinewError
from graph.questions import Question, answer, question_of, questions

router = APIRouter(tags=["questions"])


class AskedDocument(BaseModel):
    """What a question asks for, as a parameter of its address. `default` counts days back from `today`, or from
    another day that it asks for; null: it has to be given."""

    name: str
    sort: Literal["day", "number", "text", "texts"] = Field(description="`texts`: commas between them.")
    default: str | None
    about: str


class QuestionDocument(BaseModel):
    name: str
    text: Labels
    asks: list[AskedDocument]


class AnswerDocument(QuestionDocument):
    """`items` has a row for each thing found; `messages` in it are the ids of the messages behind it."""

    values: dict[str, Any] = Field(description="What it was asked with.")
    items: list[dict[str, Any]]


@router.get(
    "/v1/questions",
    summary="Questions that the graph answers, by name",
    response_model=Listing[QuestionDocument],
    responses=responses(422),
)
def every(caller: CallerNow, limit: Limit = 100, cursor: Cursor = None) -> Response:
    return list_known([(one.name, _document(one)) for one in questions()], limit, cursor)


@router.get(
    "/v1/questions/{name}",
    summary="The answer to a question",
    response_model=AnswerDocument,
    responses=responses(404, 422),
)
def one(
    name: Annotated[str, Path(description="Such as `exercise-on-a-day`.")],
    caller: CallerNow,
    request: Request,
) -> Response:
    """What a question asks for are parameters of the address: `?exercise=squat-barbell&day=2026-11-20`. Read from
    what is stored now; that two things stand in a row does not say that one causes the other."""
    try:
        question_of(name)
    except NotFound:
        raise unknown("question") from None
    try:
        found = answer(caller.reads, caller.person, name, dict(request.query_params))
    except SinewError as problem:
        raise Problem(422, str(problem)) from problem
    return answered(_document(found.question) | {"values": found.values, "items": found.rows})


def _document(one: Question) -> dict[str, Any]:
    asks = [
        {"name": asks.name, "sort": asks.sort, "default": asks.default, "about": asks.about}
        for asks in one.asks
    ]
    return {"name": one.name, "text": {"en": one.en, "es": one.es}, "asks": asks}
