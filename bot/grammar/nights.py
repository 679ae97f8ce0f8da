"""When a night began and ended, from clocks that leave it open."""

from datetime import UTC, date, datetime, timedelta
from typing import Literal

from bot.entries import SleepEntry
from bot.grammar.clauses import Clause
from bot.grammar.frames import Frame, day_of, hours

SHORTEST_H, LONGEST_H = 2.0, 14.0
HALF_DAY_H = 12.0
"""Behind a clock that leaves morning and evening open no night is longer: "from 1:30 to 2:30" is one hour."""


def settled(
    clause: Clause, bed: Frame | None, wake: Frame | None, seconds: float | None, day: Frame, nap: bool,
    awakenings: int | None,
) -> SleepEntry | None:  # fmt: skip
    now = clause.message.now
    kind: Literal["night", "nap"] = "nap" if nap else "night"
    minutes = None if seconds is None else round(seconds / 60, 2)
    on = _waking_day(day, now, nap)
    if bed is not None and wake is not None:
        night = ends(bed, wake, on, now, nap)
        if night is None and not nap and (night := ends(bed, wake, on, now, True)) is not None:
            kind = "nap"
        if night is None:
            return None
        return SleepEntry(
            started_at=night[0],
            ended_at=night[1],
            at=night[1],
            on=night[1].date(),
            awakenings=awakenings,
            kind=kind,
        )
    if minutes is None:
        return None
    if bed is not None or wake is not None:
        night = _from_length(bed, wake, minutes, on, now, nap)
        if night is not None:
            return SleepEntry(
                started_at=night[0],
                ended_at=night[1],
                at=night[1],
                on=night[1].date(),
                awakenings=awakenings,
                kind=kind,
            )
    return SleepEntry(duration_min=minutes, on=on, awakenings=awakenings, kind=kind)


def _waking_day(frame: Frame, now: datetime, nap: bool) -> date | None:
    """The day of waking: "anoche" is the night that ended today."""
    day = day_of(frame, now)
    if day is not None and frame.part == "night" and not nap and frame.offset is not None:
        return min(day + timedelta(days=1), now.date())
    return day


def _candidates(frame: Frame, day: date, now: datetime) -> list[datetime]:
    minute = frame.clock[1] if frame.clock else 0
    found = []
    for hour in hours(frame):
        for back in (0, 1):
            one = day - timedelta(days=back)
            found.append(datetime(one.year, one.month, one.day, hour, minute, tzinfo=now.tzinfo))
    return found


def ends(
    bed: Frame, wake: Frame, on: date | None, now: datetime, nap: bool
) -> tuple[datetime, datetime] | None:
    """The latest night that fits both clocks: over by now, 2 to 14 hours, asleep rather at night."""
    best: tuple[float, datetime, datetime] | None = None
    least = 0.1 if nap else SHORTEST_H
    most = LONGEST_H
    if len(hours(bed)) > 1:
        most = HALF_DAY_H - (0.01 if len(hours(wake)) > 1 else 0.0)
    for back in (0, 1) if on is None else (0,):
        day = (on or now.date()) - timedelta(days=back)
        for woke in _candidates(wake, day, now):
            if woke > now or woke.date() != day:
                continue
            for went in _candidates(bed, day, now):
                length = (woke.timestamp() - went.timestamp()) / 3600
                if not least <= length <= most:
                    continue
                odd = abs(length - (1 if nap else 7.5)) + back * 6
                if not nap and not (went.hour >= 20 or went.hour < 5):
                    odd += 4
                if best is None or odd < best[0]:
                    best = (odd, went, woke)
    return None if best is None else (best[1], best[2])


def _from_length(
    bed: Frame | None, wake: Frame | None, minutes: float, on: date | None, now: datetime, nap: bool
) -> tuple[datetime, datetime] | None:
    length = timedelta(minutes=minutes)
    day = on or now.date()
    if wake is not None:
        for woke in sorted(_candidates(wake, day, now), key=lambda w: (w.hour >= 14, -w.timestamp())):
            if woke <= now:
                return (woke.astimezone(UTC) - length).astimezone(now.tzinfo), woke
    for went in sorted(_candidates(bed, day, now), key=lambda w: -w.timestamp()) if bed is not None else ():
        woke = (went.astimezone(UTC) + length).astimezone(now.tzinfo)
        if woke <= now and (nap or went.hour >= 19 or went.hour < 6):
            return went, woke
    return None
