"""What kind of recording a file is, by its content alone: a table of repetitions, or the signal of a string."""

import re

import numpy as np

from encoder.shapes import Capture, CaptureError, Curve
from encoder.tables import number, table
from encoder.text import text_of
from encoder.traces import displaced, placed

FARTHEST_STEP_MM = 60
"""A bar moves no farther in a millisecond, were it to fall from a tower; larger numbers are other tables."""
MOST_SAMPLES = 8_000_000
_MICROLAB = re.compile(r"^\s*(person|exercise|load)\s*:\s*(.*)$", re.IGNORECASE)
_STEPS = re.compile(r"[\s\d,;+-]*")
_CHART = re.compile(r"[\d\s.,;+\-eE]*")
_TIME = re.compile(r"(time|tiempo|t\b|seconds|segundos|ms\b)", re.IGNORECASE)
_PLACE = re.compile(
    r"(position|posici|displ|despl|distance|distancia|height|altura|\by\b|\bx\b|\bz\b|rom)", re.IGNORECASE
)
_UNITS = re.compile(r"[\(\[\s_](ms|s|seg|sec|mm|cm|m)[\)\]]?\s*$", re.IGNORECASE)
_LENGTHS = {"m": 1.0, "cm": 0.01, "mm": 0.001}
_TIMES = {"s": 1.0, "seg": 1.0, "sec": 1.0, "ms": 0.001}


def capture(data: bytes) -> Capture:
    """Reads a file. Raises ``CaptureError`` for what no encoder writes."""
    text = text_of(data).strip("\ufeff \r\n\t")
    head, body = _microlab(text)
    if (steps := _displacements(body)) is not None:
        return Capture(
            format="microlab" if head else "displacement",
            trace=displaced(steps / 1000.0, 1000.0),
            exercise=head.get("exercise"),
            athlete=head.get("person"),
            load_kg=number(head.get("load", "")),
        )
    if (found := table(text)) is not None:
        if not found.sets:
            raise CaptureError("no_reps", "The table holds no repetition.")
        return found
    if (found := _columns(text)) is not None:
        return found
    raise CaptureError("unknown", "The file is no recording of an encoder.")


def _microlab(text: str) -> tuple[dict[str, str], str]:
    """MicroLab's lines before the numbers, and what follows them."""
    told: dict[str, str] = {}
    rest = text
    while match := _MICROLAB.match(rest.split("\n", 1)[0]):
        value = match[2].strip()
        key = match[1].lower()
        told[key] = value if key == "load" else value.partition(",")[2].strip() or value
        rest = rest.split("\n", 1)[1] if "\n" in rest else ""
    return told, rest


def _displacements(text: str) -> Curve | None:
    """Whole millimetres moved in each millisecond, between commas; None for other text."""
    line = text.lstrip()[:2000]
    first = line.split("\n", 1)[0]
    separator = ";" if ";" in first and "," not in first else ","
    if first.count(separator) < 20 or not _STEPS.fullmatch(line):
        return None
    if text.count(separator) > MOST_SAMPLES:
        raise CaptureError("too_large", "The signal is longer than any session.")
    values = _integers(text.encode("ascii", "replace"))
    if values is None:
        return None
    if len(values) < 200:
        return None
    if float(np.percentile(np.abs(values), 99)) > FARTHEST_STEP_MM or not np.any(values):
        return None
    return np.asarray(values, dtype=np.float64)


def _integers(data: bytes) -> Curve | None:
    """Whole numbers between anything that is no digit, all at once; None when other signs stand there. Four
    times as fast as numpy's own reading, which stops at the first surprise."""
    signs = np.frombuffer(data, dtype=np.uint8)
    digit = (signs >= 48) & (signs <= 57)
    minus = signs == 45
    if not np.isin(signs[~digit & ~minus], np.frombuffer(b",; +\r\n\t", dtype=np.uint8)).all():
        return None
    places = np.flatnonzero(digit)
    if len(places) == 0:
        return None
    gap = np.diff(places) > 1
    begins = np.flatnonzero(np.concatenate(([True], gap)))
    ends = np.concatenate((begins[1:], [len(places)])) - 1
    if int((ends - begins).max()) > 5:
        return None
    values: Curve = (signs[places[ends]] - 48).astype(np.float64)
    for back in range(1, int((ends - begins).max()) + 1):
        longer = np.flatnonzero(ends - begins >= back)
        values[longer] += (signs[places[ends[longer] - back]] - 48) * 10.0**back
    first = places[begins]
    values[(first > 0) & minus[first - 1]] *= -1
    return values


def _columns(text: str) -> Capture | None:
    """Columns of time and position, with or without a header, in any of the usual styles."""
    lines = text.splitlines()
    start, header = 0, ""
    while start < min(len(lines), 40) and not _numeric(lines[start]):
        header = lines[start] if lines[start].strip() else header
        start += 1
    sample = [line for line in lines[start : start + 50] if line.strip()]
    if len(sample) < 8 or any(len(line) > 4000 for line in sample) or not all(map(_numeric, sample)):
        return None
    delimiter = _delimiter(sample)
    width = len(_split(sample[0], delimiter))
    if width < 2 or width > 64:
        return None
    values = _matrix(lines[start:], delimiter, width)
    if values is None:
        return None
    time_at, place_at, time_unit, place_unit = _meanings(header, delimiter, width, values)
    if time_at is None:
        return None
    time = values[:, time_at] * _time_scale(time_unit, values[:, time_at])
    place = values[:, place_at] * _place_scale(place_unit, values[:, place_at])
    return Capture(format="positions", trace=placed(time, place))


def _numeric(line: str) -> bool:
    return (
        bool(line.strip()) and any(sign.isdigit() for sign in line) and bool(_CHART.fullmatch(line.strip()))
    )


def _delimiter(sample: list[str]) -> str | None:
    """What parts the columns; None for blanks. A comma is a decimal mark where something else parts them."""
    for sign in ("\t", ";"):
        if all(sign in line for line in sample):
            return sign
    if all("," in line for line in sample):
        if all(" " in line.strip() and ", " not in line for line in sample):
            return None
        return ","
    return None


def _split(line: str, delimiter: str | None) -> list[str]:
    return [cell.strip() for cell in line.split(delimiter)] if delimiter else line.split()


def _matrix(lines: list[str], delimiter: str | None, width: int) -> Curve | None:
    """All rows as numbers; a row that is short or damaged becomes a hole. None when most are."""
    if len(lines) > MOST_SAMPLES:
        raise CaptureError("too_large", "The signal is longer than any session.")
    joined = "\n".join(lines)
    if delimiter != "," and "," in joined:
        joined = joined.replace(",", ".")
    flat = joined.replace(delimiter, " ") if delimiter else joined
    if delimiter is None or f"{delimiter}{delimiter}" not in joined:
        try:
            values = np.fromstring(flat, dtype=float, sep=" ")
        except ValueError:
            values = np.empty(0)
        filled = sum(1 for line in lines if line.strip())
        if len(values) == filled * width:
            return np.asarray(values.reshape(-1, width))
    rows = []
    for line in joined.split("\n"):
        cells = _split(line, delimiter)
        row = [number(cell) for cell in cells[:width]]
        rows.append([np.nan if one is None else one for one in row] + [np.nan] * (width - len(row)))
    matrix = np.array(rows, dtype=np.float64)
    matrix[~np.isfinite(matrix)] = np.nan
    return matrix if np.isfinite(matrix).all(axis=1).mean() > 0.5 else None


def _meanings(
    header: str, delimiter: str | None, width: int, values: Curve
) -> tuple[int | None, int, str | None, str | None]:
    """Which columns are time and position and their units: by the header, else the first that only grows."""
    names = _split(header, delimiter) if header else []
    if len(names) != width:
        names = [""] * width
    times = [place for place, name in enumerate(names) if _TIME.search(name)]
    if not times:
        good = values[np.isfinite(values).all(axis=1)]
        times = [
            place
            for place in range(width)
            if len(good) > 8 and float(np.mean(np.diff(good[:, place]) > 0)) > 0.95
        ][:1]
    if not times:
        return None, 0, None, None
    others = [place for place in range(width) if place != times[0]]
    named = [place for place in others if _PLACE.search(names[place])]
    place = (named or others)[0]
    return times[0], place, _unit(names[times[0]]), _unit(names[place])


def _unit(name: str) -> str | None:
    found = _UNITS.search(name)
    return found[1].lower() if found else None


def _time_scale(unit: str | None, values: Curve) -> float:
    """Seconds by the unit; without one, steps of half and more are milliseconds."""
    if unit in _TIMES:
        return _TIMES[unit]
    steps = np.diff(values[np.isfinite(values)])
    return 0.001 if len(steps) and float(np.median(steps)) >= 0.5 else 1.0


def _place_scale(unit: str | None, values: Curve) -> float:
    """Metres by the unit; without one by the range: a lift covers some 0.1 to 2.5 m."""
    if unit in _LENGTHS:
        return _LENGTHS[unit]
    span = float(np.nanpercentile(values, 99) - np.nanpercentile(values, 1))
    return 1.0 if span < 3.5 else 0.01 if span < 300 else 0.001
