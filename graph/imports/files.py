"""Which app a file is from, told by its content, and the items in it."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from graph.errors import SinewError
from graph.imports.cells import Row, day_first, decoded, month_first, table
from graph.imports.diets import cronometer, myfitnesspal
from graph.imports.items import AnyItem
from graph.imports.mapped import Columns, mapped
from graph.imports.strength import fitnotes, gymbook, hevy, strengthlevel, strong
from graph.imports.watches import apple, fitbit_json, fitbit_table, garmin

TABLES: dict[str, tuple[Callable[[Iterator[Row]], Iterator[AnyItem]], tuple[tuple[str, ...], ...]]] = {
    "strong": (strong, (("exercise name", "set order"),)),
    "hevy": (hevy, (("exercise title", "set index"), ("exercise title", "start time"))),
    "gymbook": (
        gymbook,
        (
            ("exercise", "repetitions / time"),
            ("ejercicio", "repeticiones / tiempo"),
            ("ubung", "wiederholungen / zeit"),
        ),
    ),
    "strengthlevel": (strengthlevel, (("date lifted", "exercise"),)),
    "cronometer": (cronometer, (("day", "food name"), ("day", "metric"), ("day", "exercise"))),
    "myfitnesspal": (
        myfitnesspal,
        (
            ("date", "meal", "calories"),
            ("fecha", "comida", "calorias"),
            ("date", "exercise", "exercise minutes"),
            ("date", "weight"),
            ("fecha", "peso"),
        ),
    ),
    "garmin": (garmin, (("activity type", "date"), ("tipo de actividad", "fecha"))),
    "fitnotes": (fitnotes, (("date", "exercise", "category"), ("date", "exercise", "reps"))),
}
"""The formats that are tables: their reader, and sets of headings by which each is known, the plainest last."""
FORMATS = (*TABLES, "apple-health", "fitbit", "csv")
LARGEST_BYTES = 2_000_000_000
_FITBIT = ("steps-", "weight-", "sleep-", "resting_heart_rate-", "exercise-")


def read_file(
    format_: str, file: Path, *, columns: Columns | None = None, us_dates: bool = False
) -> tuple[str, Iterator[AnyItem]]:
    """The format of a file and the items in it; with ``auto`` its content tells the format.

    ``us_dates``: what dates such as 3/4/2024 mean when nothing in the file tells. Raises ``SinewError`` for a
    file that is missing, not of this format, or of none that is known.
    """
    if format_ not in (*FORMATS, "auto"):
        raise SinewError(f"There is no format {format_}; there are {', '.join(FORMATS)} and auto.")
    if not file.is_file():
        raise SinewError(f"There is no file {file}.")
    if file.stat().st_size > LARGEST_BYTES:
        raise SinewError(f"{file} is too large.")
    if (format_ == "csv") != (columns is not None):
        raise SinewError("A csv needs --mapping, and nothing else does.")
    with file.open("rb") as opened:
        head = opened.read(4096)
    if zipfile.is_zipfile(file):
        return _archive(format_, file)
    if head.lstrip().startswith((b"<?xml", b"<HealthData", b"\xef\xbb\xbf<?xml")):
        _expect(format_, "apple-health", file)
        return "apple-health", _apple_file(file)
    if head.lstrip().startswith((b"[", b"{")):
        _expect(format_, "fitbit", file)
        return "fitbit", fitbit_json([(file.name, file.read_bytes())])
    text = decoded(file.read_bytes())
    months_first = month_first(text)
    if months_first or (months_first is None and us_dates):
        text = day_first(text)
    if columns is not None:
        return "csv", mapped(text, columns)
    return _table(format_, text, file)


def _expect(format_: str, found: str, file: Path) -> None:
    if format_ not in (found, "auto"):
        raise SinewError(f"{file} looks like {found}, not like {format_}.")


def _table(format_: str, text: str, file: Path) -> tuple[str, Iterator[AnyItem]]:
    if not text.strip():
        raise SinewError(f"{file} is empty.")
    first = text.lstrip("\ufeff").splitlines()[0].strip().strip('"')
    if first in ("Body", "Foods", "Activities", "Sleep"):
        _expect(format_, "fitbit", file)
        return "fitbit", fitbit_table(text)
    head, rows = table(text)
    found = [name for name, (_, known) in TABLES.items() if any(set(one) <= set(head) for one in known)]
    chosen = format_ if format_ in found else found[0] if found and format_ == "auto" else None
    if chosen is None:
        if format_ == "auto":
            raise SinewError(f"{file} is of no app that is known; try csv with a mapping.")
        raise SinewError(f"{file} does not look like {format_}: its columns are {', '.join(head[:8])}.")
    return chosen, TABLES[chosen][0](rows)


def _archive(format_: str, file: Path) -> tuple[str, Iterator[AnyItem]]:
    """The export of Apple Health or Fitbit as it is downloaded."""
    with zipfile.ZipFile(file) as zipped:
        names = zipped.namelist()
    exports = [name for name in names if name.rpartition("/")[2] in ("export.xml", "exportar.xml")]
    if exports:
        _expect(format_, "apple-health", file)
        return "apple-health", _apple_zip(file, exports[0])
    wanted = [
        name for name in names if name.endswith(".json") and name.rpartition("/")[2].startswith(_FITBIT)
    ]
    if wanted:
        _expect(format_, "fitbit", file)
        return "fitbit", fitbit_json(_members(file, sorted(wanted)))
    raise SinewError(f"{file} holds no export that is known.")


def _members(file: Path, names: list[str]) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(file) as zipped:
        for name in names:
            yield name, zipped.read(name)


def _apple_file(file: Path) -> Iterator[AnyItem]:
    with file.open("rb") as stream:
        yield from apple(stream)


def _apple_zip(file: Path, name: str) -> Iterator[AnyItem]:
    with zipfile.ZipFile(file) as zipped, zipped.open(name) as stream:
        yield from apple(stream)
