"""What spiders give, one JSON object a line: a source's own words, with where they are from and whose they are."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class SourceName(BaseModel):
    """A name of an exercise in one language; ``main`` for the source's own, otherwise another name."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(min_length=1, max_length=200)
    language: Literal["en", "es"]
    main: bool


class ExerciseItem(BaseModel):
    """An exercise as its source tells it. Equipment, muscles and laterality are words of the source."""

    model_config = ConfigDict(frozen=True)

    type: Literal["source_exercise"] = "source_exercise"
    source: str
    source_id: str
    url: str
    licence: str
    author: str | None = None
    names: tuple[SourceName, ...] = Field(min_length=1)
    equipment: tuple[str, ...] = ()
    laterality: Literal["bilateral", "unilateral"] | None = None
    muscles_primary: tuple[str, ...] = ()
    muscles_secondary: tuple[str, ...] = ()
    category: str | None = None
    group: str | None = None
