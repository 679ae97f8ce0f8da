"""Sets out of the files of training apps: Strong, Hevy, FitNotes, GymBook, Strength Level."""

from collections.abc import Iterator
from datetime import datetime

from graph.imports.cells import Row, number, seconds, when
from graph.imports.items import AnyItem, BadItem, SetItem
from graph.units import KM

_STRONG_TYPES = {"w": "warmup", "d": "drop", "f": "failure"}
_HEVY_TYPES = {"warmup": "warmup", "dropset": "drop", "failure": "failure"}
MOST_KM = 60
_SKIPPED = ("rest timer", "note")


def strong(rows: Iterator[Row]) -> Iterator[AnyItem]:
    """Strong: one line a set; the order is a number, or W, D, F for other kinds of sets."""
    for row in rows:
        order = (row.text("set order") or "").lower()
        if order in _SKIPPED:
            continue
        at = _time(row, "date")
        name = row.text("exercise name")
        if at is None or name is None:
            yield BadItem(line=row.line, why="no date" if at is None else "no exercise")
            continue
        lasted = seconds(row.text("duration", "workout duration", "duration (sec)"))
        yield SetItem(
            line=row.line,
            at=at,
            workout=row.text("workout name") or "",
            exercise=name,
            duration_min=None if lasted is None else lasted / 60,
            reps=_reps(row, "reps"),
            weight=_load(row, name, "weight", "weight (kg)", "weight (lbs)", "weight (lb)"),
            unit=_unit(row, "weight unit"),
            rir=_rir(row.number("rpe")),
            type=_STRONG_TYPES.get(order, "working"),
            duration_s=seconds(row.text("seconds")),
            distance_m=_metres(row, "distance", row.text("distance unit")) or row.number("distance (meters)") or None,
            notes=row.text("notes"),
        )  # fmt: skip


def hevy(rows: Iterator[Row]) -> Iterator[AnyItem]:
    """Hevy: one line a set, ends of the workout on each."""
    for row in rows:
        at, ended = _time(row, "start time"), _time(row, "end time")
        name = row.text("exercise title")
        if at is None or name is None:
            yield BadItem(line=row.line, why="no date" if at is None else "no exercise")
            continue
        kilometres, miles = row.number("distance km"), row.number("distance miles")
        metres = kilometres * 1000 if kilometres else miles * 1609.344 if miles else None
        yield SetItem(
            line=row.line,
            at=at,
            ended_at=ended,
            workout=row.text("title") or "",
            exercise=name,
            reps=_reps(row, "reps"),
            weight=_load(row, name, "weight kg", "weight lbs"),
            unit="lb" if row.text("weight lbs") else "kg",
            rir=_rir(row.number("rpe")),
            type=_HEVY_TYPES.get((row.text("set type") or "").replace(" ", ""), "working"),
            duration_s=row.number("duration seconds") or None,
            distance_m=metres,
            notes=row.text("exercise notes"),
        )


def fitnotes(rows: Iterator[Row]) -> Iterator[AnyItem]:
    """FitNotes: one line a set, days without times."""
    for row in rows:
        at, name = _time(row, "date"), row.text("exercise")
        if at is None or name is None:
            yield BadItem(line=row.line, why="no date" if at is None else "no exercise")
            continue
        yield SetItem(
            line=row.line,
            at=at,
            workout="",
            exercise=name,
            reps=_reps(row, "reps"),
            weight=_load(row, name, "weight", "weight (kg)", "weight (kgs)", "weight (lbs)", "weight (lb)"),
            unit=_unit(row, "weight unit"),
            duration_s=seconds(row.text("time")),
            distance_m=_metres(row, "distance", row.text("distance unit")),
            notes=row.text("comment", "notes"),
        )


def gymbook(rows: Iterator[Row]) -> Iterator[AnyItem]:
    """GymBook: repetitions or a time in one column, load or a distance in another, each with its unit."""
    for row in rows:
        if (row.text("skipped", "omitido", "ubersprungen") or "").lower() in ("yes", "ja", "si", "true", "1"):
            continue
        day = row.text("date", "fecha", "datum")
        clock = row.text("time", "start", "hora", "zeit")
        at = None if day is None else when(f"{day} {clock}" if clock else day) or when(day)
        name = row.text("exercise", "ejercicio", "ubung")
        if at is None or name is None:
            yield BadItem(line=row.line, why="no date" if at is None else "no exercise")
            continue
        done = row.text("repetitions / time", "repeticiones / tiempo", "wiederholungen / zeit") or ""
        load = row.text("weight / distance", "peso / distancia", "gewicht / strecke") or ""
        timed = ":" in done or (done.endswith(("s", "sec", "min")) and "rep" not in done.lower())
        far = load.lower().endswith(("km", "mi", " m"))
        reps = None if timed else number(done)
        weight = None if far else number(load)
        yield SetItem(
            line=row.line,
            at=at,
            workout=row.text("workout", "entrenamiento", "training") or "",
            exercise=name,
            reps=None if reps is None else int(reps),
            weight=weight or None,
            unit="lb" if "lb" in load.lower() else "kg",
            duration_s=seconds(done) if timed else None,
            distance_m=_far(load) if far else None,
            notes=row.text("notes", "notas", "notizen"),
        )


def strengthlevel(rows: Iterator[Row]) -> Iterator[AnyItem]:
    """Strength Level: one line a set, days without times."""
    for row in rows:
        at, name = _time(row, "date lifted", "date"), row.text("exercise")
        if at is None or name is None:
            yield BadItem(line=row.line, why="no date" if at is None else "no exercise")
            continue
        pounds = row.text("weight (lb)", "weight (lbs)") is not None
        yield SetItem(
            line=row.line,
            at=at,
            workout="",
            exercise=name,
            reps=_reps(row, "reps"),
            weight=_load(row, name, "weight (kg)", "weight (lb)", "weight (lbs)", "weight"),
            unit="lb" if pounds else _unit(row),
            notes=row.text("notes"),
        )


def _time(row: Row, *names: str) -> datetime | None:
    text = row.text(*names)
    return None if text is None else when(text)


def _reps(row: Row, name: str) -> int | None:
    found = row.number(name)
    return None if not found else round(found)


def _load(row: Row, exercise: str, *names: str) -> float | None:
    """A load; 0 is none, and what assists is written as a positive number by all of them."""
    found = row.number(*names)
    if not found:
        return None
    return -abs(found) if "assisted" in exercise.lower() or "asistid" in exercise.lower() else found


def _unit(row: Row, *names: str) -> str | None:
    """The unit of the loads: what a column says, else a heading; None leaves it to the person's own."""
    said = (row.text(*names) or "").lower()
    if said.startswith(("lb", "pound")) or (not said and row.has("weight (lbs)", "weight (lb)")):
        return "lb"
    return "kg" if said.startswith("k") or row.has("weight (kg)", "weight (kgs)") else None


def _rir(rpe: float | None) -> float | None:
    return None if rpe is None or not 0 < rpe <= 10 else 10 - rpe


def _metres(row: Row, name: str, unit: str | None) -> float | None:
    far = row.number(name)
    if not far:
        return None
    # Without a unit a distance is in kilometres as a runner's, in metres as a rower's.
    said = (unit or ("km" if far <= MOST_KM else "m")).lower()
    return far * 1000 * KM.get(said, KM["m"])


def _far(text: str) -> float | None:
    far = number(text)
    unit = text.lower().rsplit(" ", 1)[-1].strip("0123456789.,")
    return None if not far else far * 1000 * KM.get(unit, KM["m"])
