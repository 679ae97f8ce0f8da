"""Tables of repetitions as encoders' programs export them, told by their headers."""

import csv
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from encoder.headers import SCALES, Field, columns, tells_reps, with_units
from encoder.shapes import KG, Capture, CaptureError, MeasuredSet, Repetition

MOST_COLUMNS = 200
MOST_ROWS = 100_000
LOOKED_AT = 40
"""So many first lines may stand before the header."""
_SERIES = re.compile(r"^\s*S\s*(\d{1,6})\s*R?\s*(\d{0,6})\s*$", re.IGNORECASE)
_SUMMARY = re.compile(r"(?:avg|average|mean|media|promedio|total|max|min|best|sd|mejor)\.?", re.IGNORECASE)
"""In the place of a repetition's number: the row sums up the others."""
_NUMBER = re.compile(r"[-+]?(\d+([.,]\d+)*|[.,]\d+)([eE][-+]?\d+)?")
_DATES = (
    "%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%d/%m/%y", "%m/%d/%Y",
)  # fmt: skip
_CLOCKS = ("", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", " %I:%M %p", " %I:%M:%S %p")

Columns = dict[Field, tuple[int, str | None]]


def table(text: str) -> Capture | None:
    """The repetitions of a table; None when the text is none. Raises ``CaptureError`` for a table too wide."""
    lines = text.splitlines()
    for place, line in enumerate(lines[:LOOKED_AT]):
        if len(line) > 20_000:
            return None
        for delimiter in (",", ";", "\t", "|"):
            if line.count(delimiter) < 2:
                continue
            cells = next(csv.reader([line], delimiter=delimiter))
            if len(cells) > MOST_COLUMNS:
                raise CaptureError("too_wide", "The table has more columns than an encoder writes.")
            found = columns(cells)
            if tells_reps(found):
                if len(lines) > MOST_ROWS:
                    raise CaptureError("too_large", "The table is longer than any encoder's.")
                rows = csv.reader(lines[place + 1 :], delimiter=delimiter)
                return Capture(format=_kind(cells), sets=tuple(_sets(rows, found)))
    return None


def _kind(header: Sequence[str]) -> str:
    joined = " ".join(header).lower()
    if "vmp" in joined and "serie" in joined:
        return "adr"
    if "peak velocity location" in joined or "peak_velocity_location" in joined:
        return "openbarbell"
    return "table"


def _sets(rows: Iterable[Sequence[str]], found: Columns) -> list[MeasuredSet]:
    """Rows in sets: of one exercise, load, series and person, in the order in which they stand."""
    sets: dict[tuple[object, ...], list[Repetition]] = {}
    about: dict[tuple[object, ...], MeasuredSet] = {}
    turn, last_rep, last_key = 0, 0, None
    try:
        for row in rows:
            rep = _repetition(row, found)
            if rep is None:
                # Neither a blank row nor a header again tells a repetition, but units may stand there.
                found = with_units(found, row) or found
                continue
            if _SUMMARY.fullmatch(_cell(row, found, "rep")) or _SUMMARY.fullmatch(_cell(row, found, "set")):
                continue
            told = _about(row, found)
            series, number = _series(row, found)
            key: tuple[object, ...] = (told.exercise, told.athlete, told.load, told.outside, series)
            if series is None and last_key is not None and (key != last_key[:5] or number <= last_rep):
                turn += 1
            if series is not None and told.started_at is not None:
                key = (*key, told.started_at.date())
            full = (*key[:5], turn if series is None else 0, *key[5:])
            last_key, last_rep = key, number
            sets.setdefault(full, []).append(rep)
            about.setdefault(full, told)
    except csv.Error as problem:
        raise CaptureError("unknown", "The table is damaged.") from problem
    return [_numbered(about[key], reps) for key, reps in sets.items()]


def _numbered(told: MeasuredSet, reps: list[Repetition]) -> MeasuredSet:
    """A set whose repetitions count from one; those of a device may begin elsewhere."""
    times = [one.at for one in reps if one.at is not None]
    return replace(
        told,
        repetitions=tuple(replace(one, number=place) for place, one in enumerate(reps, start=1)),
        started_at=told.started_at or (min(times) if times else None),
    )


def _about(row: Sequence[str], found: Columns) -> MeasuredSet:
    load = _value(row, found, "load")
    unit = _load_unit(row, found)
    series = _cell(row, found, "series") if "series" in found else ""
    rpe = _value(row, found, "rpe")
    return MeasuredSet(
        repetitions=(),
        exercise=_cell(row, found, "exercise") or None,
        athlete=_cell(row, found, "athlete") or None,
        load=load if load is not None and math.isfinite(load) else None,
        load_unit=unit,
        rpe=rpe if rpe is not None and 1 <= rpe <= 10 else None,
        started_at=_when(row, found),
        outside=series.strip() in ("-", "–", "—"),
    )


def _load_unit(row: Sequence[str], found: Columns) -> str:
    told = _cell(row, found, "metric").lower() or (found["load"][1] if "load" in found else None) or "kg"
    return "lb" if told.startswith("lb") or told in ("pounds", "libras") else "kg"


def _series(row: Sequence[str], found: Columns) -> tuple[str | None, int]:
    """The set's name in the file and the repetition's number; "S1 R2" tells both."""
    series = _cell(row, found, "set")
    number = _cell(row, found, "rep")
    if match := _SERIES.match(series):
        return f"S{match[1]}", int(match[2] or number or 0) if (match[2] or number or "0").isdecimal() else 0
    return series or None, int(number) if number.isdecimal() and len(number) < 10 else 0


def _repetition(row: Sequence[str], found: Columns) -> Repetition | None:
    """A row as a repetition; None for one without any figure."""
    mean, propulsive, peak = (_speed(row, found, name) for name in ("mean", "propulsive", "peak"))
    if mean is None and propulsive is None and peak is None:
        return None
    return Repetition(
        number=0,
        mean_velocity_mps=mean,
        mean_propulsive_velocity_mps=propulsive,
        peak_velocity_mps=peak,
        time_to_peak_s=_seconds(row, found, "time_to_peak"),
        rom_m=_range(row, found),
        concentric_s=_seconds(row, found, "concentric"),
        eccentric_s=_seconds(row, found, "eccentric"),
        mean_force_n=_scaled(row, found, "mean_force"),
        peak_force_n=_scaled(row, found, "peak_force"),
        mean_power_w=_scaled(row, found, "mean_power"),
        peak_power_w=_scaled(row, found, "peak_power"),
        one_rm_kg=_one_rm_kg(row, found),
        at=_when(row, found),
    )


def _speed(row: Sequence[str], found: Columns, name: Field) -> float | None:
    """A velocity; a name that ends in "ms" means m/s."""
    value = _value(row, found, name)
    unit = found[name][1] if name in found else None
    return value if value is None or unit == "ms" else value * SCALES.get(unit or "", 1.0)


def _scaled(row: Sequence[str], found: Columns, name: Field) -> float | None:
    value = _value(row, found, name)
    if value is None:
        return None
    return value * SCALES.get(found[name][1] or "", 1.0)


def _one_rm_kg(row: Sequence[str], found: Columns) -> float | None:
    """A 1RM; without a unit of its own it is in that of the load."""
    value = _value(row, found, "one_rm")
    if value is None:
        return None
    unit = found["one_rm"][1] or _load_unit(row, found)
    return value * KG["lb" if unit.startswith("lb") else "kg"]


def _seconds(row: Sequence[str], found: Columns, name: Field) -> float | None:
    """A duration; without a unit more than 30 is in milliseconds."""
    value = _value(row, found, name)
    if value is None:
        return None
    unit = found[name][1]
    return value * SCALES[unit] if unit in SCALES else value / 1000 if value > 30 else value


def _range(row: Sequence[str], found: Columns) -> float | None:
    """A range of motion; without a unit what is below 3 is in m, below 250 in cm, else in mm."""
    value = _value(row, found, "rom")
    if value is None:
        return None
    unit = found["rom"][1]
    if unit in SCALES:
        return value * SCALES[unit]
    return value if abs(value) < 3 else value / 100 if abs(value) < 250 else value / 1000


def _cell(row: Sequence[str], found: Columns, name: Field) -> str:
    place = found[name][0] if name in found else -1
    return row[place].strip() if 0 <= place < len(row) else ""


def _value(row: Sequence[str], found: Columns, name: Field) -> float | None:
    return number(_cell(row, found, name))


def number(text: str) -> float | None:
    """A number with a decimal point or comma, "Infinity" and "NaN" included; None for other words."""
    text = text.strip().replace("\u00a0", "").replace(" ", "")
    if not text:
        return None
    if text.lower().lstrip("+-") in ("infinity", "inf", "∞", "nan"):
        return math.nan if "nan" in text.lower() else math.inf
    match = _NUMBER.match(text)
    if match is None:
        return None
    kept = match[0]
    if "," in kept and "." in kept:
        kept = (
            kept.replace(",", "")
            if kept.rfind(".") > kept.rfind(",")
            else kept.replace(".", "").replace(",", ".")
        )
    elif kept.count(",") == 1:
        kept = kept.replace(",", ".")
    elif kept.count(",") > 1 or kept.count(".") > 1:
        kept = kept.replace(",", "").replace(".", "")
    try:
        value = float(kept)
    except ValueError:
        return None
    return value if math.isfinite(value) else math.inf


def _when(row: Sequence[str], found: Columns) -> datetime | None:
    day = _cell(row, found, "date")
    if not day:
        return None
    clock = _cell(row, found, "time")
    return moment(f"{day} {clock}".strip()) or moment(day)


def moment(text: str) -> datetime | None:
    """A date with or without a clock, as exports write it; aware only when a zone stands there. Days come before
    months, as nearly everywhere, unless that cannot be."""
    if re.fullmatch(r"\d{12,13}", text) or re.fullmatch(r"\d{9,10}", text):
        return datetime.fromtimestamp(int(text) / (1000 if len(text) > 10 else 1), UTC)
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        pass
    for date_form in _DATES:
        for clock_form in _CLOCKS:
            try:
                return datetime.strptime(text.replace(", ", " "), date_form + clock_form)  # noqa: DTZ007
            except ValueError:
                continue
    return None
