"""A year of one person's daily totals: as arrays to reckon with, and packed to be kept on one node."""

import base64
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

DAYS = 366
Singles = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Year:
    """The values of a year's days by column, NaN where there is none. A column is a kind's slug, in a family
    with its key behind a colon."""

    year: int
    columns: dict[str, Singles] = field(default_factory=dict)

    def put(self, column: str, day: date, value: float) -> None:
        if column not in self.columns:
            self.columns[column] = np.full(DAYS, np.nan, np.float32)
        self.columns[column][place_of(day)] = value

    def clear(self, column: str, day: date) -> None:
        self.columns[column][place_of(day)] = np.nan

    def trimmed(self) -> "Year":
        """The same without the columns that have no value left."""
        kept = {name: values for name, values in self.columns.items() if np.isfinite(values).any()}
        return Year(self.year, kept)

    def first(self) -> date:
        return date(self.year, 1, 1)

    def length(self) -> int:
        return (date(self.year, 12, 31) - self.first()).days + 1


def place_of(day: date) -> int:
    """Which day of its year a day is, from 0."""
    return day.timetuple().tm_yday - 1


def day_at(year: int, place: int) -> date:
    """The day that stands so far in its year."""
    return date(year, 1, 1) + timedelta(days=place)


def packed(year: Year) -> dict[str, Any]:
    """What is kept of a year: its columns, a bit a column and day, and the values there are, one after another,
    as 32-bit floats. They are compressed: days resemble one another, and the engine takes longer for a long text
    than we for unpacking a short one."""
    names = sorted(year.columns)
    if not names:
        return {"columns": [], "there": "", "figures": ""}
    values = np.stack([year.columns[name] for name in names])
    there = np.isfinite(values)
    return {
        "columns": names,
        "there": _text(np.packbits(there, axis=1).tobytes()),
        "figures": _text(values[there].astype("<f4").tobytes()),
    }


def unpacked(year: int, kept: Mapping[str, Any]) -> Year:
    """A year as it was kept."""
    names = list(kept.get("columns") or ())
    if not names:
        return Year(year)
    bits = np.frombuffer(_bytes(kept["there"]), np.uint8).reshape(len(names), -1)
    there = np.unpackbits(bits, axis=1, count=DAYS).astype(bool)
    values = np.full(there.shape, np.nan, np.float32)
    values[there] = np.frombuffer(_bytes(kept["figures"]), "<f4")
    return Year(year, dict(zip(names, values, strict=True)))


def _text(raw: bytes) -> str:
    return base64.b64encode(zlib.compress(raw)).decode()


def _bytes(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text))
