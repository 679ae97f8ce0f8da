"""Corrections that move a record: to another day, another meal, another hour of going to bed or waking."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.entries import EditEntry
from graph.clock import elapsed_min
from graph.facts import AnyFact, PortionFact, SessionFact, SetFact, SleepFact, record_id

LONGEST_NIGHT = timedelta(hours=16)


def to_day(facts: Sequence[AnyFact], day: date, user_id: str, source: str) -> list[AnyFact]:
    """The same records on another day, at the same hours; sets go to a session of that day."""
    sessions: dict[str, str] = {}
    moved: list[AnyFact] = []
    for fact in facts:
        shift = day - fact.day
        at = None if fact.at is None else fact.at + shift
        match fact:
            case SetFact():
                if fact.session_id not in sessions:
                    sessions[fact.session_id] = record_id(source, 1000 + len(sessions))
                    moved.append(_session(fact, sessions[fact.session_id], day, at))
                moved.append(replace(fact, day=day, at=at, session_id=sessions[fact.session_id]))
            case PortionFact():
                meal = meal_of(user_id, day, fact.category)
                moved.append(replace(fact, day=day, at=at, meal_id=meal))
            case SleepFact():
                bed = None if fact.started_at is None else fact.started_at + shift
                up = None if fact.ended_at is None else fact.ended_at + shift
                moved.append(replace(fact, day=day, at=at, started_at=bed, ended_at=up))
            case _:
                moved.append(replace(fact, day=day, at=at))
    return moved


def _session(fact: SetFact, id: str, day: date, at: datetime | None) -> SessionFact:
    return SessionFact(
        id=id, day=day, at=at, told_at=fact.told_at, arrived=fact.arrived, place=fact.place, kind="gym",
        explicit=False,
    )  # fmt: skip


def meal_of(user_id: str, day: date, category: str) -> str:
    """The id of the meal that a category of a day is."""
    return f"{user_id}-{day.isoformat()}-{category}"


def to_meal(facts: Sequence[AnyFact], category: str, user_id: str) -> list[AnyFact]:
    """What was eaten, in another meal of its day."""
    return [
        replace(fact, category=category, meal_id=meal_of(user_id, fact.day, category))
        for fact in facts
        if isinstance(fact, PortionFact) and fact.category != category
    ]


def to_hours(facts: Sequence[AnyFact], edit: EditEntry, home: object) -> list[AnyFact]:
    """Nights with the hour that was said of going to bed or of waking, whichever half of the day fits."""
    out: list[AnyFact] = []
    for fact in facts:
        if isinstance(fact, SleepFact) and fact.started_at is not None and fact.ended_at is not None:
            bed = fact.started_at.astimezone(home)  # type: ignore[arg-type]
            up = fact.ended_at.astimezone(home)  # type: ignore[arg-type]
            old = bed if edit.field == "bed" else up
            near = sorted(_hours(old, edit), key=lambda one: abs(one - old))
            for one in near:
                ends = (one, up) if edit.field == "bed" else (bed, one)
                if timedelta(0) < ends[1] - ends[0] <= LONGEST_NIGHT:
                    out.append(
                        replace(
                            fact, started_at=ends[0], ended_at=ends[1], at=ends[1], day=ends[1].date(),
                            duration_min=elapsed_min(*ends),
                        )
                    )  # fmt: skip
                    break
    return out


def _hours(old: datetime, edit: EditEntry) -> list[datetime]:
    assert edit.clock is not None
    hour, minute = edit.clock
    halves = {hour} if hour > 12 else {hour % 12, hour % 12 + 12}
    if edit.pm is not None:
        halves = {hour % 12 + (12 if edit.pm else 0)}
    days = [old + timedelta(days=n) for n in (-1, 0, 1)]
    return [day.replace(hour=h, minute=minute, second=0, microsecond=0) for day in days for h in halves]
