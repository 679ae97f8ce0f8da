"""Activities, days and nights out of the files of watches: Garmin, Fitbit, Apple Health."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import IO, Any
from xml.etree import ElementTree

from graph.errors import SinewError
from graph.imports.cells import Row, later, number, seconds, table, when
from graph.imports.diets import kind_of
from graph.imports.items import AnyItem, BadItem, ObservationItem, SessionItem, SleepItem

_APPLE = {
    "HKQuantityTypeIdentifierBodyMass": ("body_weight", 1.0, {"kg": "kg", "lb": "lb", "g": "g", "st": "st"}),
    "HKQuantityTypeIdentifierBodyFatPercentage": ("body_fat", 100.0, {"%": "%"}),
    "HKQuantityTypeIdentifierRestingHeartRate": ("resting_heart_rate", 1.0, {"count/min": "bpm"}),
    "HKQuantityTypeIdentifierWaistCircumference": ("waist", 1.0, {"cm": "cm", "in": "in"}),
    "HKQuantityTypeIdentifierBloodPressureSystolic": ("blood_pressure_systolic", 1.0, {"mmHg": "mmHg"}),
    "HKQuantityTypeIdentifierBloodPressureDiastolic": ("blood_pressure_diastolic", 1.0, {"mmHg": "mmHg"}),
}
_STEPS = "HKQuantityTypeIdentifierStepCount"
_SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"
NIGHT_GAP = timedelta(hours=1.5)
NAP_MIN = 180
_KM = {"km": 1.0, "mi": 1.609344, "m": 0.001, "Kilometer": 1.0, "Mile": 1.609344, "Meter": 0.001}


def garmin(rows: Iterator[Row]) -> Iterator[AnyItem]:
    """Garmin Connect's table of activities, in English or Spanish."""
    for row in rows:
        text = row.text("date", "fecha")
        at = None if text is None else when(text)
        name = row.text("activity type", "tipo de actividad")
        if at is None or name is None:
            yield BadItem(line=row.line, why="no date" if at is None else "no kind of activity")
            continue
        kind = kind_of(name)
        far = row.number("distance", "distancia")
        lasted = seconds(row.text("time", "tiempo", "elapsed time", "moving time"))
        yield SessionItem(
            line=row.line,
            at=at,
            kind=kind,
            title=row.text("title", "titulo") or name,
            ended_at=later(at, lasted),
            # Pools are measured in metres, everything else in kilometres.
            distance_km=None if not far else far / 1000 if kind == "swim" else far,
            duration_min=None if lasted is None else round(lasted / 60, 2),
            avg_heart_rate_bpm=row.number("avg hr", "frecuencia cardiaca media") or None,
            elevation_gain_m=row.number(
                "total ascent", "elev gain", "elevation gain", "ascenso total", "altura ganada"
            ),
        )


def fitbit_table(text: str) -> Iterator[AnyItem]:
    """Fitbit's monthly export: tables of its own under headings in one file."""
    section, start, lines = "", 0, text.splitlines()
    parts: list[tuple[str, int, list[str]]] = []
    for number_, line in enumerate([*lines, ""], start=1):
        bare = line.strip().strip('"')
        if bare in ("Body", "Foods", "Activities", "Sleep", "Food Log") or not bare:
            if section and lines[start : number_ - 1]:
                parts.append((section, start + 1, lines[start : number_ - 1]))
            section, start = bare, number_
    for section, first, part in parts:
        _, rows = table("\n".join(part), first_line=first)
        for row in rows:
            yield from _fitbit_row(section, row)


def _fitbit_row(section: str, row: Row) -> Iterator[AnyItem]:
    if section == "Sleep":
        start, end = (when(row.text(name) or "") for name in ("start time", "end time"))
        if start is None or end is None:
            yield BadItem(line=row.line, why="no times of sleep")
        else:
            woke = row.number("number of awakenings")
            yield _night(row.line, start, end, None if woke is None else int(woke))
        return
    at = when(row.text("date") or "")
    if at is None:
        yield BadItem(line=row.line, why="no date")
        return
    wanted = {
        "Body": (("body_weight", "weight", "own"), ("body_fat", "fat", "%")),
        "Activities": (("steps", "steps", "count"),),
    }.get(section, ())
    for metric, column, unit in wanted:
        value = row.number(column)
        if value:
            yield ObservationItem(line=row.line, on=at.date(), at=None, metric=metric, value=value, unit=unit)


def fitbit_json(files: Iterable[tuple[str, bytes]]) -> Iterator[AnyItem]:
    """Fitbit's archive: JSON files by what they hold. Its steps are told by the minute, in UTC."""
    steps: dict[str, float] = {}
    for name, raw in files:
        try:
            entries = json.loads(raw)
        except ValueError:
            yield BadItem(line=0, why=f"{name} is no JSON")
            continue
        kind = name.rpartition("/")[2].partition("-")[0]
        for place, entry in enumerate(entries if isinstance(entries, list) else (), start=1):
            try:
                if kind == "steps":
                    at = when(entry["dateTime"])
                    if at is not None:
                        day = at.date().isoformat()
                        steps[day] = steps.get(day, 0.0) + float(entry["value"])
                    continue
                yield from _fitbit_entry(kind, entry, place)
            except (KeyError, TypeError, ValueError):
                yield BadItem(line=place, why=f"an entry of {name} is incomplete")
    for place, (day, count) in enumerate(sorted(steps.items()), start=1):
        on = datetime.fromisoformat(day).date()
        yield ObservationItem(line=place, on=on, at=None, metric="steps", value=count, unit="count")


def _fitbit_entry(kind: str, entry: Mapping[str, Any], line: int) -> Iterator[AnyItem]:
    if kind == "sleep":
        start, end = datetime.fromisoformat(entry["startTime"]), datetime.fromisoformat(entry["endTime"])
        yield SleepItem(
            line=line, started_at=start, ended_at=end, kind="night" if entry.get("mainSleep", True) else "nap"
        )
    elif kind == "weight":
        at = when(f"{entry['date']} {entry['time']}") or when(entry["date"])
        if at is None:
            raise ValueError("a date")
        # The archive tells pounds, whatever the person reads in the app.
        yield ObservationItem(
            line=line, on=at.date(), at=at, metric="body_weight", value=float(entry["weight"]), unit="lb"
        )
        if entry.get("fat"):
            yield ObservationItem(
                line=line, on=at.date(), at=at, metric="body_fat", value=float(entry["fat"]), unit="%"
            )
    elif kind == "resting_heart_rate":
        at, value = when(entry["dateTime"]), float(entry["value"]["value"])
        if at is not None and value:
            yield ObservationItem(
                line=line, on=at.date(), at=None, metric="resting_heart_rate", value=round(value), unit="bpm"
            )
    elif kind == "exercise":
        at = when(entry["startTime"])
        if at is None:
            raise ValueError("a date")
        far = entry.get("distance")
        yield SessionItem(
            line=line,
            at=at,
            kind=kind_of(entry["activityName"]),
            title=entry["activityName"],
            duration_min=round(float(entry["duration"]) / 60_000, 2),
            distance_km=None if not far else far * _KM.get(entry.get("distanceUnit", "Kilometer"), 1.0),
            avg_heart_rate_bpm=entry.get("averageHeartRate"),
        )


def apple(stream: IO[bytes]) -> Iterator[AnyItem]:
    """Apple Health's export.xml, read as it comes: gigabytes of it fit in little memory.

    Steps are summed by day for each source and the day's largest sum taken: a watch and a phone count the same
    steps. Pieces of sleep that follow each other are one night.
    """
    steps: dict[tuple[str, str], float] = {}
    asleep: list[tuple[datetime, datetime]] = []
    try:
        for place, (_, element) in enumerate(ElementTree.iterparse(stream, events=("end",)), start=1):
            if element.tag == "Record":
                kind = element.get("type", "")
                if kind == _STEPS:
                    key = (element.get("startDate", "")[:10], element.get("sourceName", ""))
                    steps[key] = steps.get(key, 0.0) + float(element.get("value") or 0)
                elif kind == _SLEEP and "Asleep" in element.get("value", ""):
                    span = when(element.get("startDate", "")), when(element.get("endDate", ""))
                    if span[0] is not None and span[1] is not None:
                        asleep.append((span[0], span[1]))
                elif kind in _APPLE:
                    yield _measured(element, place)
            elif element.tag == "Workout":
                yield _workout(element, place)
            if element.tag in ("Record", "Workout", "Correlation", "ActivitySummary"):
                element.clear()
    except ElementTree.ParseError as problem:
        raise SinewError(f"The file is no whole export of Apple Health: {problem}.") from problem
    best: dict[str, float] = {}
    for (day, _), count in steps.items():
        best[day] = max(best.get(day, 0.0), count)
    for place, (day, count) in enumerate(sorted(best.items()), start=1):
        on = datetime.fromisoformat(day).date()
        yield ObservationItem(line=place, on=on, at=None, metric="steps", value=count, unit="count")
    for place, (start, end, woke) in enumerate(_nights(asleep), start=1):
        yield _night(place, start, end, woke)


def _measured(element: ElementTree.Element, line: int) -> AnyItem:
    metric, factor, units = _APPLE[element.get("type", "")]
    at, value = when(element.get("startDate", "")), number(element.get("value", ""))
    unit = units.get(element.get("unit", ""))
    if at is None or value is None or unit is None:
        return BadItem(line=line, why=f"a {metric} without its time, value or unit")
    return ObservationItem(
        line=line, on=at.date(), at=at, metric=metric, value=round(value * factor, 3), unit=unit
    )


def _workout(element: ElementTree.Element, line: int) -> AnyItem:
    start, end = (when(element.get(name, "")) for name in ("startDate", "endDate"))
    if start is None or end is None:
        return BadItem(line=line, why="a workout without its times")
    name = element.get("workoutActivityType", "").removeprefix("HKWorkoutActivityType")
    far = number(element.get("totalDistance", "")) or 0.0
    unit = element.get("totalDistanceUnit", "km")
    for one in element.iter("WorkoutStatistics"):
        if "Distance" in one.get("type", ""):
            far, unit = number(one.get("sum", "")) or 0.0, one.get("unit", "km")
    return SessionItem(
        line=line,
        at=start,
        ended_at=end,
        kind=kind_of(name),
        title=None,
        distance_km=round(far * _KM.get(unit, 1.0), 3) or None,
        duration_min=round((end - start) / timedelta(minutes=1), 2),
    )


def _nights(spans: list[tuple[datetime, datetime]]) -> Iterator[tuple[datetime, datetime, int]]:
    """Pieces of sleep as nights: from falling asleep to waking, and how often it was broken."""
    joined: list[tuple[datetime, datetime, int]] = []
    for start, end in sorted(spans):
        if joined and start - joined[-1][1] <= NIGHT_GAP:
            first, last, woke = joined[-1]
            broken = woke + (start - last > timedelta(minutes=1))
            joined[-1] = (first, max(last, end), broken)
        else:
            joined.append((start, end, 0))
    yield from joined


def _night(line: int, start: datetime, end: datetime, woke: int | None) -> AnyItem:
    length = (end - start) / timedelta(minutes=1)
    by_day = time(10) <= start.time() < time(19) and length <= NAP_MIN
    return SleepItem(
        line=line, started_at=start, ended_at=end, kind="nap" if by_day else "night", awakenings=woke
    )
