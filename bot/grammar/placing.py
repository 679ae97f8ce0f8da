"""When what was told happened."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.entries import Entry, ExerciseEntry, FoodEntry, GoalEntry, PortionEntry, SleepEntry
from bot.grammar.frames import EVENING_ENDS, Frame
from bot.grammar.frames import settle as settle_time


def at_its_time(entry: Entry, now: datetime, frame: Frame) -> Entry | None:
    """The entry at the time that its clause says; None when that is still to come."""
    if isinstance(entry, SleepEntry | GoalEntry | ExerciseEntry):
        return entry
    category = entry.category if isinstance(entry, FoodEntry | PortionEntry) else None
    likely = "morning" if category in ("breakfast", "morning_snack") else None
    if category in ("dinner", "evening_snack", "afternoon_snack"):
        likely = "evening"
    at, on = settle_time(frame, now, likely)
    if frame.clock is not None and at is None:
        return None
    if on is not None and on > now.date():
        return None
    if category == "dinner":
        if at is not None and at.hour < EVENING_ENDS:
            on = at.date() - timedelta(days=1)
        elif at is None and now.hour < EVENING_ENDS and (on is None or on == now.date()):
            on = now.date() - timedelta(days=1)
    return replace(entry, at=at, on=on)
