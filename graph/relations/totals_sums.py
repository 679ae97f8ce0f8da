"""Sums that people read in the graph themselves: on the day, and by week and month under a practice."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np

from graph.relations.totals_year import Year, day_at, place_of

Row = dict[str, Any]
Years = Mapping[int, Year]

ON_DAY = {
    "energy_kcal": "energy_kcal", "protein_g": "protein_g", "carbohydrate_g": "carbohydrate_g", "fat_g": "fat_g",
    "fiber_g": "fiber_g", "sets": "sets", "volume_kg": "volume", "sleep_min": "sleep_duration",
    "steps": "observed:steps",
}  # fmt: skip
"""What stands on a day, and the column it is taken from."""
_SUMMED, _BEST = "exercise_volume", "e1rm"


def day_sums(years: Years, day: date) -> Row:
    """What a day's node shows; None takes away what it showed."""
    columns = years[day.year].columns if day.year in years else {}
    found: Row = {}
    for name, column in ON_DAY.items():
        value = float(columns[column][place_of(day)]) if column in columns else np.nan
        found[name] = _told(value) if np.isfinite(value) else None
    return found


def practice_sums(user_id: str, before: Years, after: Years, days: Iterable[date] | None) -> list[Row]:
    """Rows of the practices whose sums may have changed with some days, None: with all."""
    touched: set[str] = set()
    for years in (before, after):
        for number, year in years.items():
            places = None if days is None else [place_of(day) for day in days if day.year == number]
            for column, values in year.columns.items():
                kind, _, key = column.partition(":")
                if (
                    kind in (_SUMMED, _BEST)
                    and np.isfinite(values if places is None else values[places]).any()
                ):
                    touched.add(key)
    return [{"id": f"{user_id}|{key}", "properties": _by_spans(after, key)} for key in sorted(touched)]


def _by_spans(years: Years, exercise: str) -> Row:
    """Volume and best single of an exercise by week (its Monday) and by month, 0 for a best that is not known."""
    found: Row = {}
    for span, begin in (("week", _monday), ("month", _month)):
        volume, best = _gathered(years, exercise, begin)
        names = sorted(volume.keys() | best.keys())
        found[f"{span}s"] = names
        found[f"{span}_volume_kg"] = [_told(volume.get(name, 0.0)) for name in names]
        found[f"{span}_e1rm_kg"] = [_told(best.get(name, 0.0)) for name in names]
    return found


def _gathered(
    years: Years, exercise: str, begin: Callable[[date], str]
) -> tuple[dict[str, float], dict[str, float]]:
    volume: dict[str, float] = {}
    best: dict[str, float] = {}
    for number, year in sorted(years.items()):
        for kind, into in ((_SUMMED, volume), (_BEST, best)):
            values = year.columns.get(f"{kind}:{exercise}")
            if values is None:
                continue
            for place in np.nonzero(np.isfinite(values))[0].tolist():
                name, value = begin(day_at(number, place)), float(values[place])
                into[name] = (
                    max(into.get(name, value), value) if kind == _BEST else into.get(name, 0.0) + value
                )
    return volume, best


def _monday(day: date) -> str:
    return (day - timedelta(days=day.weekday())).isoformat()


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _told(value: float) -> float:
    """A 32-bit float with the digits it has."""
    return float(f"{value:.7g}")
