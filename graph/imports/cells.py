"""Cells of other apps' tables: separators, numbers, times and units as people's phones write them."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from graph.errors import SinewError
from graph.words import fold

_SEPARATORS = ",;\t|"
_NUMBER = re.compile(r"[-+]?\d[\d.,' \u00a0\u202f]*")
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:[.,]\d+)?)")
_SPAN = re.compile(r"(\d+(?:[.,]\d+)?)\s*(h|m|s)[a-z]*", re.IGNORECASE)
_OFFSET = re.compile(r" ([+-]\d{2}:?\d{2})$")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_FORMATS = (
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%d %b %Y, %H:%M", "%d %B %Y, %H:%M", "%b %d, %Y, %H:%M",
    "%b %d, %Y %I:%M %p", "%b %d, %Y, %I:%M %p", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M", "%d.%m.%Y", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %I:%M %p", "%m/%d/%Y", "%m/%d/%y %H:%M:%S",
    "%m/%d/%y", "%d-%m-%Y", "%Y/%m/%d", "%b %d, %Y", "%d %b %Y",
    "%Y-%m-%d %I:%M%p", "%Y-%m-%d %I:%M %p", "%Y-%m-%d %I:%M:%S %p",
)  # fmt: skip
_MONTHS = {
    "ene": "Jan", "feb": "Feb", "mar": "Mar", "abr": "Apr", "may": "May", "jun": "Jun", "jul": "Jul", "ago": "Aug",
    "sept": "Sep", "sep": "Sep", "oct": "Oct", "nov": "Nov", "dic": "Dec",
}  # fmt: skip
_MONTH = re.compile(r"\b(ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic)[a-z]*\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its cells by folded heading."""

    line: int
    cells: Mapping[str, str]

    def text(self, *names: str) -> str | None:
        """The first cell of these headings that holds something."""
        for name in names:
            value = self.cells.get(name, "").strip()
            if value:
                return value
        return None

    def number(self, *names: str) -> float | None:
        """The number of the first cell that holds one."""
        text = self.text(*names)
        return None if text is None else number(text)

    def has(self, *names: str) -> bool:
        return any(name in self.cells for name in names)


def heading(text: str) -> str:
    """A heading without capitals, accents and needless signs: "Weight (kg)" → "weight (kg)"."""
    return " ".join(fold(text.replace("\ufeff", "").replace("_", " ")).split())


def decoded(raw: bytes) -> str:
    """The text of a file, as UTF-8, UTF-16 or what Windows writes."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def table(text: str, separator: str | None = None, first_line: int = 1) -> tuple[list[str], Iterator[Row]]:
    """The folded headings of a table and its rows. Empty lines are passed over."""
    lines = text.splitlines()
    if not lines:
        raise SinewError("The file is empty.")
    sep = separator or max(_SEPARATORS, key=lines[0].count)
    reader = csv.reader(io.StringIO(text), delimiter=sep)
    try:
        head = [heading(cell) for cell in next(reader)]
    except (StopIteration, csv.Error) as problem:
        raise SinewError("The file is no table.") from problem
    return head, _rows(reader, head, first_line)


def _rows(reader: "Iterator[Sequence[str]]", head: list[str], first_line: int) -> Iterator[Row]:
    number = first_line
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = []
        number += 1
        if any(cell.strip() for cell in cells):
            yield Row(number, dict(zip(head, cells, strict=False)))


def number(text: str) -> float | None:
    """The first number of a text; "1.234,5" and "1,234.5" and "1 234,5" are the same, "12,5" is 12.5."""
    found = _NUMBER.search(text)
    if found is None:
        return None
    digits = re.sub(r"[' \u00a0\u202f]", "", found[0]).rstrip(".,")
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        digits = digits.replace("." if comma > point else ",", "").replace(",", ".")
    elif comma >= 0:
        thousands = digits.count(",") > 1 or (len(digits) - comma == 4 and digits.lstrip("+-")[0] != "0")
        digits = digits.replace(",", "" if thousands else ".")
    elif digits.count(".") > 1:
        digits = digits.replace(".", "")
    return float(digits)


def when(text: str, fmt: str | None = None) -> datetime | None:
    """A time as an app writes it: with its offset if the text has one, else naive; None for anything else."""
    said = text.strip()
    if fmt is not None:
        return _parsed(said, fmt)
    try:
        return datetime.fromisoformat(_OFFSET.sub(r"\1", said))
    except ValueError:
        pass
    said = _MONTH.sub(lambda found: _MONTHS[fold(found[1])], said)
    return next((found for one in _FORMATS if (found := _parsed(said, one))), None)


def _parsed(text: str, fmt: str) -> datetime | None:
    try:
        found = datetime.strptime(text, fmt)  # noqa: DTZ007 - the person's own zone is put to it later
    except ValueError:
        return None
    return found if 1900 <= found.year < 2200 else None


def month_first(text: str) -> bool | None:
    """Whether the slashed dates of a file begin with the month: None where all could be read both ways."""
    pairs = _SLASHED.findall(text)
    if any(int(first) > 12 for first, _, _ in pairs):
        return False
    return True if any(int(second) > 12 for _, second, _ in pairs) else None


def day_first(text: str) -> str:
    """A text whose dates begin with the month, with their day first."""
    return _SLASHED.sub(r"\2/\1/\3", text)


def seconds(text: str | None) -> float | None:
    """A length of time in seconds: "1:02:03", "05:30", "1h 5m", "90" (seconds); None for 0 and nothing."""
    if text is None:
        return None
    if found := _CLOCK.fullmatch(text.strip()):
        hours, minutes, rest = int(found[1] or 0), int(found[2]), float(found[3].replace(",", "."))
        return hours * 3600 + minutes * 60 + rest or None
    spans = _SPAN.findall(text)
    if spans:
        size = {"h": 3600, "m": 60, "s": 1}
        return sum(float(n.replace(",", ".")) * size[unit.lower()] for n, unit in spans) or None
    return number(text) or None


def later(at: datetime, length_s: float | None) -> datetime | None:
    """When something ended that lasted so long."""
    return None if not length_s else at + timedelta(seconds=length_s)
