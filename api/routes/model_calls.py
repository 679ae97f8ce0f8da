"""Calls of language models: what each cost and how it went."""

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api.auth import CallerNow
from api.paging import Listing, Spanned, list_records
from api.problems import responses
from api.shapes import TIME
from graph.kinds import MODEL_CALLS

router = APIRouter(tags=["messages"])


class ModelCallDocument(BaseModel):
    """`cost_usd` is null where the price of the model is not known; `outcome` is `ok` or why it gave nothing."""

    id: str
    message_id: str | None = Field(description="Null for a preview, which has no message.")
    at: str = TIME
    model: str | None
    intent: str | None
    tokens_in: int | None
    tokens_cached: int | None
    tokens_out: int | None
    cost_usd: float | None
    latency_ms: float | None = Field(description="Until the whole answer was there.")
    request_id: str | None
    outcome: str | None


@router.get(
    "/v1/model-calls",
    summary="Calls of language models for one's messages, newest first",
    response_model=Listing[ModelCallDocument],
    responses=responses(422),
)
def model_calls(caller: CallerNow, span: Spanned) -> Response:
    """Also those that failed."""
    return list_records(caller, MODEL_CALLS, span)
