"""What the bot would record of a message."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Response
from pydantic import AfterValidator, BaseModel, Field

from api.answers import answer
from api.auth import Caller, CallerNow
from api.problems import responses
from api.routes.me import known_zone
from api.values import Posted, Time
from bot.model.answer import Answered
from bot.preview import SOURCE, Preview, preview
from bot.turn import reads
from graph.context import Context, read_contexts
from graph.inbox import Inbound
from graph.kinds import BATCHES
from graph.lists import read_row

router = APIRouter(tags=["understand"])


class Question(Posted):
    """A message, and whose it would be; `now` is its own time. What is not said is the person's own."""

    text: Annotated[str, Field(max_length=4096)]
    language: Literal["es", "en"] | None = None
    timezone: Annotated[str, AfterValidator(known_zone)] | None = None
    now: Time | None = None


class Understood(BaseModel):
    """`records` are the objects of a day, each with its `type` and local `date`; a set's own type is `set_type`,
    a name that was not found leaves `food` or `exercise` null beside its `text`. `questions` is empty exactly
    when the bot would ask nothing. `used_model` is null when no language model was asked."""

    records: list[dict[str, Any]]
    questions: list[str]
    used_model: str | None


@router.post(
    "/v1/understand",
    summary="What the bot would record of a message",
    response_model=Understood,
    responses=responses(422),
)
def understand(asked: Question, caller: CallerNow) -> Response:
    """Reads and resolves a message as the conversation would at that moment; records and sends nothing."""
    now = (asked.now or datetime.now(UTC)).astimezone(UTC)
    found = _previewed(asked, caller, now, None)
    thinker = caller.services.thinker
    if found.opened is None or thinker is None:
        return answer({"records": found.records, "questions": found.questions, "used_model": None})
    # No session is held while the model thinks.
    thought = thinker.answer(found.opened, caller.person, caller.reads)
    found = _previewed(asked, caller, now, thought)
    return answer({"records": found.records, "questions": found.questions, "used_model": thought.model})


def _previewed(asked: Question, caller: Caller, now: datetime, thought: Answered | None) -> Preview:
    """What the bot makes of it, with what a model answered."""
    message = Inbound(SOURCE, caller.person.id, "text", asked.text, now, 0, None, None, "{}")
    thinker = caller.services.thinker
    with caller.session() as session:
        context = _as_asked(read_contexts(session, [message])[0], asked)
        tools = reads(session, caller.catalog, caller.knowledge.names)
        if thinker is not None:
            tools = replace(tools, asks=thinker.mode, answered=thought)
        return preview(
            asked.text, now, context, tools,
            lambda batch_id: read_row(session, BATCHES, caller.person.id, batch_id),
        )  # fmt: skip


def _as_asked(context: Context, asked: Question) -> Context:
    person = context.person
    return replace(
        context,
        person=replace(
            person,
            language=asked.language or person.language,
            timezone=asked.timezone or person.timezone,
        ),
    )
