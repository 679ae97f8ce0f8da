"""Any table, with a file that says what its columns are.

The mapping is TOML or JSON::

    kind = "sets"                  # sets, foods, observations, sessions, sleep
    separator = ";"                # optional; otherwise the likeliest
    date_format = "%d/%m/%Y"       # optional; otherwise the usual ones
    metric = "body_weight"         # of observations, where no column says it
    unit = "kg"                    # where no column says it
    [columns]
    date = "Fecha"
    exercise = "Ejercicio"
    weight = "Peso"
    reps = "Reps"
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from graph.errors import SinewError
from graph.imports.cells import Row, heading, seconds, table, when
from graph.imports.diets import category_of, kind_of
from graph.imports.items import AnyItem, BadItem, FoodItem, ObservationItem, SessionItem, SetItem, SleepItem

NEEDED = {
    "sets": ("date", "exercise"),
    "foods": ("date", "food"),
    "observations": ("date", "value"),
    "sessions": ("date",),
    "sleep": ("start", "end"),
}
KNOWN = {
    "sets": ("date", "time", "workout", "exercise", "weight", "unit", "reps", "rir", "rpe", "seconds",
             "metres", "notes"),
    "foods": ("date", "time", "meal", "food", "brand", "grams", "energy_kcal", "protein_g", "carbohydrate_g", "fat_g",
              "fiber_g"),
    "observations": ("date", "time", "metric", "value", "unit"),
    "sessions": ("date", "time", "kind", "title", "distance_km", "minutes", "heart_rate", "elevation_m"),
    "sleep": ("start", "end", "awakenings"),
}  # fmt: skip
_FIGURES = ("energy_kcal", "protein_g", "carbohydrate_g", "fat_g", "fiber_g")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table are; ``columns`` maps what is wanted to folded headings."""

    kind: str
    columns: Mapping[str, str]
    separator: str | None = None
    date_format: str | None = None
    metric: str | None = None
    unit: str | None = None


def read_mapping(file: Path) -> Columns:
    """The mapping of a file; ``SinewError`` says what is wrong with it."""
    try:
        text = file.read_text("utf-8")
        told = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except OSError as problem:
        raise SinewError(f"The mapping {file} cannot be read.") from problem
    except ValueError as problem:
        raise SinewError(f"The mapping {file} is neither TOML nor JSON: {problem}.") from problem
    kind, columns = told.get("kind"), told.get("columns") or {}
    if kind not in NEEDED or not isinstance(columns, dict):
        raise SinewError(f"The mapping needs a kind ({', '.join(NEEDED)}) and its columns.")
    missing = [name for name in NEEDED[kind] if name not in columns]
    strange = [name for name in columns if name not in KNOWN[kind]]
    if missing or strange:
        what = f"does not say which column is {missing[0]}" if missing else f"has no use for {strange[0]}"
        raise SinewError(f"The mapping of {kind} {what}; it knows {', '.join(KNOWN[kind])}.")
    options = {name: told.get(name) for name in ("separator", "date_format", "metric", "unit")}
    return Columns(kind, {name: heading(str(one)) for name, one in columns.items()}, **options)


def mapped(text: str, mapping: Columns) -> Iterator[AnyItem]:
    """The items of a table; ``SinewError`` when it lacks a column of the mapping."""
    head, rows = table(text, mapping.separator)
    lacking = [name for name in mapping.columns.values() if name not in head]
    if lacking:
        raise SinewError(f"The file has no column {lacking[0]}; it has {', '.join(head)}.")
    for row in rows:
        yield _ITEMS[mapping.kind](row, mapping)


def _time(row: Row, mapping: Columns) -> tuple[datetime | None, bool]:
    """When, and whether a clock was told with the day."""
    day, clock = _text(row, mapping, "date"), _text(row, mapping, "time")
    if day is None:
        return None, False
    at = when(day, mapping.date_format)
    if at is None:
        return None, False
    if clock is not None and (timed := when(f"{at:%Y-%m-%d} {clock}")) is not None:
        return timed, True
    return at, (at.hour, at.minute) != (0, 0)


def _text(row: Row, mapping: Columns, name: str) -> str | None:
    column = mapping.columns.get(name)
    return None if column is None else row.text(column)


def _number(row: Row, mapping: Columns, name: str) -> float | None:
    column = mapping.columns.get(name)
    return None if column is None else row.number(column)


def _set(row: Row, mapping: Columns) -> AnyItem:
    at, _ = _time(row, mapping)
    exercise = _text(row, mapping, "exercise")
    if at is None or exercise is None:
        return BadItem(line=row.line, why="no date" if at is None else "no exercise")
    reps, rir, rpe = (_number(row, mapping, name) for name in ("reps", "rir", "rpe"))
    return SetItem(
        line=row.line,
        at=at,
        workout=_text(row, mapping, "workout") or "",
        exercise=exercise,
        reps=None if not reps else round(reps),
        weight=_number(row, mapping, "weight") or None,
        unit=_text(row, mapping, "unit") or mapping.unit,
        rir=10 - rpe if rir is None and rpe else rir,
        duration_s=seconds(_text(row, mapping, "seconds")),
        distance_m=_number(row, mapping, "metres"),
        notes=_text(row, mapping, "notes"),
    )


def _food(row: Row, mapping: Columns) -> AnyItem:
    at, clocked = _time(row, mapping)
    name = _text(row, mapping, "food")
    if at is None or name is None:
        return BadItem(line=row.line, why="no date" if at is None else "no food")
    figures = {one: value for one in _FIGURES if (value := _number(row, mapping, one)) is not None}
    return FoodItem(
        line=row.line,
        on=at.date(),
        at=at if clocked else None,
        category=category_of(_text(row, mapping, "meal")),
        name=name,
        brand=_text(row, mapping, "brand"),
        grams=_number(row, mapping, "grams"),
        figures=figures,
    )


def _observation(row: Row, mapping: Columns) -> AnyItem:
    at, clocked = _time(row, mapping)
    value = _number(row, mapping, "value")
    metric = _text(row, mapping, "metric") or mapping.metric
    if at is None or value is None or metric is None:
        return BadItem(
            line=row.line, why="no date" if at is None else "no value" if value is None else "no metric"
        )
    unit = _text(row, mapping, "unit") or mapping.unit or "own"
    return ObservationItem(
        line=row.line, on=at.date(), at=at if clocked else None, metric=metric, value=value, unit=unit
    )


def _session(row: Row, mapping: Columns) -> AnyItem:
    at, _ = _time(row, mapping)
    if at is None:
        return BadItem(line=row.line, why="no date")
    minutes = _text(row, mapping, "minutes")
    told = (
        None if minutes is None else seconds(minutes) if ":" in minutes else _number(row, mapping, "minutes")
    )
    return SessionItem(
        line=row.line,
        at=at,
        kind=kind_of(_text(row, mapping, "kind") or ""),
        title=_text(row, mapping, "title"),
        distance_km=_number(row, mapping, "distance_km"),
        duration_min=told / 60 if told and minutes and ":" in minutes else told,
        avg_heart_rate_bpm=_number(row, mapping, "heart_rate"),
        elevation_gain_m=_number(row, mapping, "elevation_m"),
    )


def _sleep(row: Row, mapping: Columns) -> AnyItem:
    start, end = (when(_text(row, mapping, name) or "", mapping.date_format) for name in ("start", "end"))
    if start is None or end is None:
        return BadItem(line=row.line, why="no times of sleep")
    woke = _number(row, mapping, "awakenings")
    return SleepItem(
        line=row.line, started_at=start, ended_at=end, awakenings=None if woke is None else int(woke)
    )


_ITEMS = {"sets": _set, "foods": _food, "observations": _observation, "sessions": _session, "sleep": _sleep}
