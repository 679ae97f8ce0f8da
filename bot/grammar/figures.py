"""The figures of an entry, and whether each is in the likely part of its range."""

from bot.entries import (
    CheckInEntry,
    Entry,
    FoodEntry,
    ObservationEntry,
    PortionEntry,
    SessionEntry,
    SetEntry,
    SleepEntry,
)
from bot.grammar.ranges import judge


def fits(entry: Entry) -> bool:
    """Every figure of an entry is in the likely part of its range."""
    return all(value is None or judge(key, value, unit) == "fits" for key, value, unit in figures(entry))


def _km_h(entry: SessionEntry) -> float | None:
    """How fast a session was, None when that was not said."""
    return entry.distance_km / entry.duration_min * 60 if entry.distance_km and entry.duration_min else None


def figures(entry: Entry) -> list[tuple[str, float | None, str | None]]:
    """The figures of an entry: the row of the ranges that each belongs to, its value and unit."""
    if isinstance(entry, SetEntry):
        load = None if entry.load_unit == "plate" else entry.load
        return [
            ("load", load, entry.load_unit), ("reps", entry.reps, None), ("rir", entry.rir, None),
            ("set_seconds", entry.duration_s, None), ("set_metres", entry.distance_m, None),
        ]  # fmt: skip
    if isinstance(entry, FoodEntry) and entry.amount is not None:
        unit = entry.amount.unit
        mass = unit in ("g", "kg", "mg", "oz", "lb")
        return (
            [("food" if mass else "count", entry.amount.value, unit)] if unit not in ("ml", "cl", "l") else []
        )
    if isinstance(entry, PortionEntry):
        return [("portions", entry.portions, None), ("food", entry.grams, "g")]
    if isinstance(entry, SleepEntry):
        return [("sleep_min", entry.duration_min, None), ("awakenings", entry.awakenings, None)]
    if isinstance(entry, ObservationEntry):
        return [(entry.metric, entry.value, entry.unit)]
    if isinstance(entry, SessionEntry):
        return [
            ("distance_km", entry.distance_km, None), ("session_min", entry.duration_min, None),
            ("avg_heart_rate_bpm", entry.avg_heart_rate_bpm, None),
            ("elevation_gain_m", entry.elevation_gain_m, None), (f"speed_{entry.kind}", _km_h(entry), None),
        ]  # fmt: skip
    if isinstance(entry, CheckInEntry):
        low, high = entry.scale or (1.0, 5.0)
        low = 0.0 if entry.scale else low
        return [("score", (value - low) / (high - low), None) for _, value in entry.scores]
    return []
