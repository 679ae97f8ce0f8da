"""Everything recorded for one local day."""

from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel

from api.answers import answer
from api.auth import CallerNow
from api.problems import responses
from api.shapes import (
    BatchDocument,
    CheckInDocument,
    MealDocument,
    ObservationDocument,
    SessionDocument,
    SleepDocument,
)
from api.values import Day
from graph.days import read_day

router = APIRouter(tags=["days"])


class Totals(BaseModel):
    """The sums of the day: kcal, g, kg, minutes. `volume_kg` is reps × load over all sets with a positive load."""

    energy_kcal: float
    protein_g: float
    carbohydrate_g: float
    fat_g: float
    fiber_g: float
    sets: int
    volume_kg: float
    sleep_min: float
    steps: float


class DayDocument(BaseModel):
    date: Day
    timezone: str
    sleep: list[SleepDocument]
    meals: list[MealDocument]
    batches: list[BatchDocument]
    sessions: list[SessionDocument]
    observations: list[ObservationDocument]
    check_ins: list[CheckInDocument]
    totals: Totals


@router.get(
    "/v1/days/{date}",
    summary="Everything recorded for a local day",
    response_model=DayDocument,
    responses=responses(422),
)
def day(date: Annotated[Day, Path(description="A local day, `2026-11-20`.")], caller: CallerNow) -> Response:
    """A day without records, or to come, has empty lists and totals of 0."""
    with caller.session() as session:
        return answer(read_day(session, caller.catalog, caller.person.id, date))
