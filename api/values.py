"""The values that are posted: numbers, times and days as the contract writes them, within what can be true."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)

EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _plain_number(value: Any) -> Any:
    if isinstance(value, bool | str):
        raise ValueError("has to be a number")
    return value


def _written(value: Any) -> Any:
    if not isinstance(value, str | datetime):
        raise ValueError("has to be an ISO 8601 time with an offset")
    return value


def _within_reach(value: datetime) -> datetime:
    if not EARLIEST <= value < LATEST:
        raise ValueError("lies outside 1900 to 2200")
    return value


def _day(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("has to be a day such as 2026-11-20")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("is not a day of the calendar") from None


Number = Annotated[float, BeforeValidator(_plain_number)]
Whole = Annotated[int, BeforeValidator(_plain_number)]
Time = Annotated[AwareDatetime, BeforeValidator(_written), AfterValidator(_within_reach)]
"""An instant with its offset."""
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A local day."""
Text = Annotated[str, Field(min_length=1, max_length=4096)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Id = Annotated[str, Field(min_length=1, max_length=200)]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]

Kilograms = Annotated[Number, Field(ge=-500, le=1500)]
Grams = Annotated[Number, Field(gt=0, le=100_000)]
Minutes = Annotated[Number, Field(gt=0, le=10_080)]


class Posted(BaseModel):
    """What is posted: unknown fields are refused, so that a slip of the pen loses nothing in silence. What is
    read back beside it (``READ_BACK``) may stand there and is not read. ``INSTEAD`` names the fields that
    others stand for: a new value makes the old one as it was written untrue."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False, frozen=True)
    READ_BACK: ClassVar[frozenset[str]] = frozenset()
    INSTEAD: ClassVar[Mapping[str, str]] = {}

    @model_validator(mode="before")
    @classmethod
    def _without_read_back(cls, value: Any) -> Any:
        if not isinstance(value, dict) or cls.READ_BACK.isdisjoint(value):
            return value
        return {name: one for name, one in value.items() if name not in cls.READ_BACK}

    @classmethod
    def corrected(cls, found: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
        """What is posted anew when some fields of an object that was read change."""
        untrue = {cls.INSTEAD[name] for name in changes if name in cls.INSTEAD} - set(changes)
        kept = {name: found[name] for name in cls.model_fields if name in found and name not in untrue}
        return kept | dict(changes)


class Ref(BaseModel):
    """A food or an exercise by its id; the rest of it may stand there and is not read."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Id


class Entered(Posted):
    """A value as it was written, before it was brought to the canonical unit."""

    value: Number
    unit: Name
