"""Entries that wait for an answer, as text and back.

A question remembers the entries it is about and when they were told, so that the answer records them at their
own time.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from bot import entries
from bot.entries import Amount, BatchEntry, Entry, FoodEntry, Ingredient, Name, PortionEntry, SetEntry
from graph.clock import instant, utc_text

_KINDS = {
    kind.__name__: kind
    for kind in (
        entries.SetEntry, entries.ExerciseEntry, FoodEntry, PortionEntry, BatchEntry, entries.SleepEntry,
        entries.ObservationEntry, entries.CheckInEntry, entries.SessionEntry, entries.GoalEntry,
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a question is about: the entries, the name that needs an answer, and the choices offered (id, label).

    ``later`` are entries of the same message that have a question of their own, asked when this one is over."""

    quote: str
    entries: tuple[Entry, ...]
    options: tuple[tuple[str, str], ...]
    told_at: datetime
    later: tuple[Entry, ...] = ()

    def to_json(self) -> str:
        return json.dumps(
            {
                "quote": self.quote,
                "entries": [asdict(entry) | {"is": type(entry).__name__} for entry in self.entries],
                "later": [asdict(entry) | {"is": type(entry).__name__} for entry in self.later],
                "options": [list(option) for option in self.options],
                "told_at": utc_text(self.told_at),
            },
            ensure_ascii=False,
            default=_times,
        )

    @classmethod
    def from_json(cls, text: str) -> "Waiting":
        stored = json.loads(text)
        return cls(
            quote=stored["quote"],
            entries=tuple(_entry(one) for one in stored["entries"]),
            options=tuple((one[0], one[1]) for one in stored["options"]),
            told_at=instant(stored["told_at"]),
            later=tuple(_entry(one) for one in stored.get("later", ())),
        )


def with_name(entry: Entry, name: str) -> Entry:
    """The entry with another name in the place of the one that was not understood."""
    match entry:
        case SetEntry():
            return replace(entry, exercise=Name(name, entry.start, entry.end))
        case FoodEntry():
            return replace(entry, food=Name(name, entry.start, entry.end))
        case entries.GoalEntry():
            return replace(entry, about=Name(name, entry.start, entry.end))
        case PortionEntry():
            return replace(entry, batch=Name(name, entry.start, entry.end))
    return entry


def with_amount(entry: Entry, amount: Amount) -> Entry:
    """A food's entry with the amount that was asked for."""
    return replace(entry, amount=amount) if isinstance(entry, FoodEntry) else entry


def _times(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _entry(stored: Mapping[str, Any]) -> Entry:
    kind = _KINDS[stored.get("is") or stored["kind"]]
    given = {one.name: stored[one.name] for one in fields(kind) if one.name in stored}
    for key in ("exercise", "food", "batch", "name", "about"):
        if isinstance(given.get(key), dict):
            given[key] = Name(**given[key])
    if isinstance(given.get("amount"), dict):
        given["amount"] = Amount(**given["amount"])
    if given.get("ingredients"):
        given["ingredients"] = tuple(
            Ingredient(Name(**one["food"]), None if one["amount"] is None else Amount(**one["amount"]))
            for one in given["ingredients"]
        )
    for key in ("at", "started_at", "ended_at"):
        if given.get(key):
            given[key] = datetime.fromisoformat(given[key])
    for key in ("on", "due_on"):
        if given.get(key):
            given[key] = date.fromisoformat(given[key])
    for key in ("scores", "scale"):
        if given.get(key):
            given[key] = tuple(tuple(one) if isinstance(one, list) else one for one in given[key])
    return kind(**given)
