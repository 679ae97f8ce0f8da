"""What was written, what it led to, and what was answered."""

from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from api.auth import CallerNow
from api.paging import Listing, Spanned, list_records
from api.problems import responses
from api.shapes import TIME
from graph.kinds import MESSAGES

router = APIRouter(tags=["messages"])


class MessageDocument(BaseModel):
    """`context_id` is the message that is quoted or answered; `record_ids` is what the message recorded.
    `state` is `waiting`, `done`, `failed` or `ignored` for what came in, and how far its sending is for a reply."""

    id: str
    direction: Literal["in", "out"]
    kind: str
    text: str | None
    at: str = TIME
    received_at: str | None = TIME
    context_id: str | None
    intent: str | None
    model: str | None
    tokens_in: int | None
    tokens_out: int | None
    processing_ms: float | None
    error: str | None
    state: str | None
    record_ids: list[str]


@router.get(
    "/v1/messages",
    summary="Messages and replies, newest first",
    response_model=Listing[MessageDocument],
    responses=responses(422),
)
def messages(caller: CallerNow, span: Spanned) -> Response:
    """By the time they were written; each reply beside its message."""
    return list_records(caller, MESSAGES, span)
