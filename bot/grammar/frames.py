"""What was said about a time, open until ``now`` settles it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

EVENING_ENDS = 4
"""A dinner told before this hour belongs to the evening before."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What was said about a time. ``offset`` is days from today, ``weekday`` 0 is Monday, ``day`` a date as
    (year or None, month or None, day); ``pm`` None leaves morning or evening open; ``ago`` is seconds."""

    offset: int | None = None
    weekday: int | None = None
    day: tuple[int | None, int | None, int] | None = None
    part: str | None = None
    clock: tuple[int, int] | None = None
    pm: bool | None = None
    ago: float | None = None
    ahead: bool = False

    def joined(self, other: "Frame") -> "Frame":
        """Both frames as one; what the other says wins."""
        said = {
            name: value
            for name in self.__slots__
            if (value := getattr(other, name)) is not None and (value is not False or name == "pm")
        }
        return replace(self, **said)

    @property
    def names_day(self) -> bool:
        return self.offset is not None or self.weekday is not None or self.day is not None


def merge(frames: Iterable[Frame]) -> Frame:
    """All frames of a clause as one."""
    whole = Frame()
    for frame in frames:
        whole = whole.joined(frame)
    return whole


def day_of(frame: Frame, now: datetime) -> date | None:
    """The local day that a frame names, None when it names none; a weekday is the last one that is over."""
    today = now.date()
    if frame.offset is not None:
        late = frame.part == "night" and now.hour < EVENING_ENDS and frame.offset == 0
        return today + timedelta(days=frame.offset - (1 if late else 0))
    if frame.weekday is not None:
        return today - timedelta(days=(today.weekday() - frame.weekday - 1) % 7 + 1)
    if frame.day is None:
        return None
    year, month, day = frame.day
    try:
        if year is not None and month is not None:
            return date(year, month, day)
        if month is not None:
            told = date(today.year, month, day)
            return told if told <= today else date(today.year - 1, month, day)
        told = today.replace(day=day)
        return told if told <= today else (today.replace(day=1) - timedelta(days=1)).replace(day=day)
    except ValueError:
        return None


def hours(frame: Frame, likely: str | None = None) -> list[int]:
    """The hours of a day that a clock may mean, likeliest first; ``likely`` is morning, evening or None."""
    if frame.clock is None:
        return []
    hour = frame.clock[0]
    if frame.pm is not None:
        if hour == 12:
            return [12 if frame.pm else 0]
        return [hour + 12 if frame.pm and hour < 12 else hour]
    if hour == 0 or hour > 12:
        return [hour]
    early, late = (0, 12) if hour == 12 else (hour, hour + 12)
    if frame.part in ("afternoon", "noon"):
        return [late]
    if frame.part == "morning":
        return [early if hour != 12 else 12]
    if frame.part == "night":
        return [late] if hour >= 6 and hour != 12 else [early]
    return [late, early] if likely == "evening" else [early, late] if likely == "morning" else [late, early]


def settle(frame: Frame, now: datetime, likely: str | None = None) -> tuple[datetime | None, date | None]:
    """The time and day of something done: never later than ``now``, else both are None.

    A clock without a day is the latest one that is over; a day alone has no time."""
    if frame.ago is not None:
        at = now - timedelta(seconds=frame.ago)
        return at, at.date()
    day = day_of(frame, now)
    if frame.clock is None:
        return None, day
    options = hours(frame, likely)
    days = [day] if day is not None else [now.date(), now.date() - timedelta(days=1)]
    if day is not None and frame.part == "night" and options and options[0] < 6:
        days = [day + timedelta(days=1)]
    for one in days:
        at_times = [
            datetime(one.year, one.month, one.day, h, frame.clock[1], tzinfo=now.tzinfo) for h in options
        ]
        for at in at_times:
            if at <= now:
                return at, at.date()
    return None, None
