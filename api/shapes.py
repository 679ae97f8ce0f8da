"""What the API answers with, as models: they make the OpenAPI document."""

from typing import Any, Literal

from pydantic import BaseModel, Field

from api.values import Day, Entered

MealCategory = Literal[
    "breakfast", "morning_snack", "lunch", "afternoon_snack", "dinner", "evening_snack", "other"
]
SessionKind = Literal["gym", "run", "ride", "walk", "swim", "other"]
SetType = Literal["working", "warmup", "drop", "failure"]
Side = Literal["both", "left", "right"]
GramsSource = Literal["stated", "measure", "estimate"]
Moment = Literal["waking", "bedtime", "other"]
YieldSource = Literal["weighed", "estimated"]
GoalKind = Literal["lose", "keep", "gain", "reach"]
TIME = Field(json_schema_extra={"format": "date-time"})


class FoodShort(BaseModel):
    id: str
    name: str
    brand: str | None


class ExerciseShort(BaseModel):
    id: str
    name: str
    facets: dict[str, str | None]


class SleepDocument(BaseModel):
    """Times are null when only a length was told."""

    id: str
    started_at: str | None = TIME
    ended_at: str | None = TIME
    duration_min: float = Field(description="Real elapsed minutes, over a change of clocks too.")
    kind: Literal["night", "nap"]
    awakenings: int | None
    metadata: dict[str, Any]


class MealItem(BaseModel):
    """Something eaten: of a food, or of a batch (`food` null)."""

    id: str
    food: FoodShort | None
    batch_id: str | None
    grams: float
    grams_source: GramsSource
    energy_kcal: float
    protein_g: float
    carbohydrate_g: float
    fat_g: float
    fiber_g: float


class MealDocument(BaseModel):
    id: str
    category: MealCategory
    at: str | None = TIME
    items: list[MealItem]


class PortionDocument(MealItem):
    """A meal item with its meal."""

    meal_id: str
    category: MealCategory
    at: str | None = TIME
    date: Day


class IngredientDocument(BaseModel):
    food: FoodShort | None
    text: str | None = Field(None, description="The name of what no catalog has.")
    grams: float | None


class BatchDocument(BaseModel):
    """A cooked pot; what remains is as of now."""

    id: str
    name: str
    cooked_at: str = TIME
    yield_g: float | None
    yield_source: YieldSource | None
    portions: float | None
    remaining_g: float | None
    remaining_portions: float | None
    frozen_g: float | None = Field(description="What of it is in the freezer.")
    frozen_portions: float | None
    recipe_id: str | None
    by_product_of: str | None = Field(description="The batch that it came out of beside its dish.")
    ingredients: list[IngredientDocument]


class RepDetail(BaseModel):
    number: int
    mean_velocity_mps: float | None
    mean_propulsive_velocity_mps: float | None
    peak_velocity_mps: float | None
    rom_m: float | None
    valid: bool


class SetDocument(BaseModel):
    """`weight_kg` is the load as lifters say it; null is bodyweight alone, negative is assistance."""

    id: str
    order: int
    at: str | None = TIME
    exercise: ExerciseShort
    reps: int | None
    weight_kg: float | None
    entered: Entered | None
    rir: float | None
    side: Side
    type: SetType
    duration_s: float | None
    distance_m: float | None
    notes: str | None
    videos: int
    rep_details: list[RepDetail]


class SetListed(SetDocument):
    """A set with its session."""

    session_id: str
    date: Day


class SessionDocument(BaseModel):
    id: str
    kind: SessionKind
    started_at: str | None = TIME
    ended_at: str | None = TIME
    title: str | None
    distance_km: float | None
    duration_min: float | None
    avg_heart_rate_bpm: float | None
    elevation_gain_m: float | None
    sets: list[SetDocument]


class ObservationDocument(BaseModel):
    """`value` is in the metric's `unit`; `entered` as it was written."""

    id: str
    metric: str
    value: float
    unit: str
    entered: Entered
    observed_at: str = TIME


class CheckInDocument(BaseModel):
    id: str
    moment: Moment
    scores: dict[str, float]
    scale: tuple[float, float]
    note: str | None
    at: str = TIME


class GoalDocument(BaseModel):
    id: str
    kind: GoalKind
    metric: str
    change: float | None
    target: float | None
    unit: str
    due_on: Day | None
    status: str
