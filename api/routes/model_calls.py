"""Calls of language models: what each cost and how it went."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from api.answers import answer
from api.auth import CallerNow
from api.paging import Listing, Spanned, list_records
from api.problems import responses, unfit
from api.shapes import TIME
from api.values import Day
from graph.clock import zone
from graph.kinds import MODEL_CALLS
from graph.model_usage import Sums, read_model_usage

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


LONGEST_DAYS = 400


class UsageSums(BaseModel):
    """`cost_usd` is of the calls whose price is known; `unpriced` counts the others."""

    messages: int
    with_model: int
    calls: int
    tokens_in: int
    tokens_out: int
    cost_usd: float
    unpriced: int


class UsageOfDay(UsageSums):
    """`logged`: something was recorded on that day."""

    date: str
    logged: bool


class UsageOfIntent(UsageSums):
    intent: str


class UsageDocument(UsageSums):
    """What models took for the messages of some days. `share_without_model` is null without messages, the figures
    a logged day (one on which anything was recorded) without such days."""

    share_without_model: float | None
    logged_days: int
    tokens_a_logged_day: float | None
    cost_usd_a_logged_day: float | None
    days: list[UsageOfDay]
    intents: list[UsageOfIntent]


@router.get(
    "/v1/model-calls/usage",
    summary="Tokens and cost a day, a logged day and an intent",
    response_model=UsageDocument,
    responses=responses(422),
)
def usage(
    caller: CallerNow,
    first: Annotated[
        Day | None, Query(alias="from", description="The first local day; 30 days back.")
    ] = None,
    last: Annotated[Day | None, Query(alias="to", description="The last local day; today.")] = None,
) -> Response:
    """Of the caller's messages by the local days on which they were written; at most 400 days."""
    person = caller.person
    last = last or datetime.now(UTC).astimezone(zone(person.timezone)).date()
    first = first or last - timedelta(days=30)
    if not 0 <= (last - first).days < LONGEST_DAYS:
        raise unfit("from", f"and `to` are in order and at most {LONGEST_DAYS} days")
    with caller.session() as session:
        found = read_model_usage(session, person.id, first, last)
    whole = found.whole
    return answer(
        {
            **_sums(whole),
            "share_without_model": found.share_without_model,
            "logged_days": len(found.logged),
            "tokens_a_logged_day": found.a_logged_day(whole.tokens_in + whole.tokens_out),
            "cost_usd_a_logged_day": found.a_logged_day(whole.cost_usd),
            "days": [
                {"date": day, "logged": day in found.logged, **_sums(sums)}
                for day, sums in sorted(found.days.items())
            ],
            "intents": [{"intent": intent, **_sums(sums)} for intent, sums in sorted(found.intents.items())],
        }
    )


def _sums(sums: Sums) -> dict[str, Any]:
    return {**asdict(sums), "cost_usd": round(sums.cost_usd, 6)}
