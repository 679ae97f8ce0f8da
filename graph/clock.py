"""Instants and local days.

Only UTC instants and text reach the driver: passing a ``ZoneInfo`` time to it crashes CPython
(``decisions/``). Everything else works with aware times in the person's zone.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from graph.errors import SinewError


@lru_cache(maxsize=512)
def zone(name: str) -> ZoneInfo:
    """The time zone of an IANA name; raises ``SinewError`` for one that does not exist."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as problem:
        raise SinewError(f"There is no time zone {name}; use a name such as Europe/Madrid.") from problem


def utc_text(instant: datetime) -> str:
    """An aware time as the text that is stored, ISO 8601 in UTC to the microsecond; sorts as time does."""
    if instant.tzinfo is None:
        raise ValueError("a time without a zone")
    return instant.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def instant(text: str) -> datetime:
    """The aware UTC time of a stored text."""
    return datetime.fromisoformat(text)


def instant_if_any(text: str | None) -> datetime | None:
    """The same, None for None."""
    return None if text is None else instant(text)


def local(text: str | None, timezone: str) -> datetime | None:
    """A stored text as an aware time of a zone, None for None."""
    return None if text is None else instant(text).astimezone(zone(timezone))


def local_iso(text: str | None, timezone: str) -> str | None:
    """A stored text as ISO 8601 with the offset of a zone, whole seconds, None for None."""
    moment = local(text, timezone)
    return None if moment is None else moment.isoformat(timespec="seconds")


def elapsed_min(start: datetime, end: datetime) -> float:
    """Real minutes between two aware times, also over a change of clocks."""
    return (end.astimezone(UTC) - start.astimezone(UTC)) / timedelta(minutes=1)


def days_back(last: date, count: int) -> list[str]:
    """ISO dates of ``count`` days that end with ``last``, latest first."""
    return [(last - timedelta(days=n)).isoformat() for n in range(count)]
