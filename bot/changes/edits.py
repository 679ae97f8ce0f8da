"""Corrections: which stored record is meant, which of its fields, and the fact that takes its place."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.changes.exchanges import done_with, loaded, of_kind, renamed
from bot.changes.figures import changes_of
from bot.changes.moves import to_day, to_hours, to_meal
from bot.entries import EditEntry
from bot.grammar.tokens import stem
from graph.clock import instant, instant_if_any, zone
from graph.context import Person
from graph.facts import (
    AnyFact,
    Entered,
    ObservationFact,
    PortionFact,
    SessionFact,
    SetFact,
    SleepFact,
    record_id,
)
from graph.names import Catalog
from graph.words import fold

OUTINGS = {
    "run": "run carrera tirada",
    "ride": "ride bike bici",
    "walk": "walk hike paseo caminata",
    "swim": "swim natacion",
}
"""How outings are called in a correction."""
CLEARLY = 1.5
"""A bare number within this factor of one figure, and further from the other by it, is meant for that one."""


@dataclass(frozen=True, slots=True)
class Edited:
    """Facts that replace stored ones; or, when ``fits`` is not 1, why nothing was changed."""

    facts: tuple[AnyFact, ...]
    fits: int


def apply_edit(
    rows: list[dict[str, Any]], edit: EditEntry, catalog: Catalog, source: str, person: Person
) -> Edited:
    """The corrected facts of the records that an edit means.

    ``rows`` are what ``read/records`` gives, in the order told. Without a field the one is taken whose old
    value is near the new one; records that are alike are corrected together; more than one fit changes nothing.
    """
    facts = [fact for row in rows if (fact := stored_fact(row)) is not None]
    if edit.target is not None:
        facts = named(facts, edit.target.text, catalog, person.language)
    if edit.nth is not None or edit.of_load is not None:
        facts = _chosen_sets(facts, edit)
    if edit.side is not None:
        facts = [fact for fact in facts if getattr(fact, "side", None) == edit.side]
    if edit.set_type is not None:
        last = [fact for fact in facts if isinstance(fact, SetFact)][-1:]
        of_type = [replace(fact, type=edit.set_type) for fact in last]
        return Edited(_numbered([*of_type], source), len(of_type))
    if edit.field == "awakenings" and edit.value is not None:
        nights = [replace(one, awakenings=int(edit.value)) for one in facts if isinstance(one, SleepFact)]
        return Edited(_numbered([*nights[-1:]], source), len(nights[-1:]))
    if edit.name is not None and edit.field == "kind":
        return _all(of_kind(facts, edit.name.text), source)
    if edit.name is not None and edit.field == "with":
        return _all(done_with(facts, edit.name.text, catalog, person.language), source)
    if edit.name is not None:
        return _all(renamed(loaded(facts, edit), edit.name.text, catalog, person.language), source)
    if edit.day is not None or edit.category is not None or edit.clock is not None:
        moved = _moved(facts, edit, source, person)
        return Edited(_numbered(moved, source), 1 if moved else 0)
    if edit.value is None:
        return Edited((), 0)
    if edit.field == "pressure":
        return _all(_pressed(facts, edit), source)
    found: dict[str, list[AnyFact]] = {}
    for fact in facts:
        for field_name, changed in changes_of(fact, edit, catalog, person):
            found.setdefault(field_name, []).append(changed)
    if edit.side is not None and edit.field is None and "reps" in found:
        found = {"reps": found["reps"]}
    if set(found) == {"load", "reps"} and edit.field is None:
        found = {nearest: found[nearest]} if (nearest := _nearer(facts, edit.value)) else found
    if len(found) != 1:
        return Edited((), len(found))
    (changes,) = found.values()
    originals = [fact for fact in facts if fact.id in {one.id for one in changes}]
    if len({_alike(fact) for fact in originals}) > 1:
        every = edit.every or edit.field == "share"
        changes, fits = (
            changes if every else changes[-1:],
            1 if edit.target is not None or edit.field is not None else len(changes),
        )
        if fits > 1:
            return Edited((), fits)
    return Edited(_numbered(changes, source), 1)


def _all(changed: list[AnyFact], source: str) -> Edited:
    return Edited(_numbered(changed, source), 1 if changed else 0)


def _pressed(facts: list[AnyFact], edit: EditEntry) -> list[AnyFact]:
    """Both figures of a blood pressure, as they are now."""
    now = {"blood_pressure_systolic": edit.value, "blood_pressure_diastolic": float(edit.reps or 0)}
    told = [one for one in facts if isinstance(one, ObservationFact) and one.metric in now]
    return [
        replace(one, value=value, entered=Entered(value, one.unit))
        for one in told[-2:]
        if (value := now[one.metric]) is not None
    ]


def _nearer(facts: list[AnyFact], value: float) -> str | None:
    """Whether a bare number is far nearer to the repetitions or to the load that a set had."""
    last = next(
        (one for one in reversed(facts) if isinstance(one, SetFact) and one.reps and one.entered), None
    )
    if last is None or last.reps is None or last.entered is None or last.entered.value <= 0:
        return None
    of_reps, of_load = (max(value / old, old / value) for old in (last.reps, last.entered.value))
    if min(of_reps, of_load) > CLEARLY or max(of_reps, of_load) < CLEARLY * min(of_reps, of_load):
        return None
    return "reps" if of_reps < of_load else "load"


def _chosen_sets(facts: list[AnyFact], edit: EditEntry) -> list[AnyFact]:
    """The set that was meant by its place among those of the last exercise, or by its load."""
    sets = [fact for fact in facts if isinstance(fact, SetFact)]
    same: list[AnyFact] = [one for one in sets if one.exercise_id == sets[-1].exercise_id]
    if edit.of_load is not None:
        return [one for one in same if one.entered is not None and one.entered.value == edit.of_load][-1:]  # type: ignore[union-attr]
    place = edit.nth or 0
    return same[place:][:1] if -len(same) <= place < len(same) else []


def exchanged(rows: list[dict[str, Any]], node_id: str, source: str) -> tuple[AnyFact, ...]:
    """The same records of another exercise or food, as a pressed button chose it."""
    changed: list[AnyFact] = []
    for row in rows:
        fact = stored_fact(row)
        if isinstance(fact, SetFact):
            changed.append(replace(fact, exercise_id=node_id))
        elif isinstance(fact, PortionFact):
            changed.append(replace(fact, food_id=node_id))
    return _numbered(changed, source)


def fact_base(row: dict[str, Any]) -> dict[str, Any]:
    """What every fact has, of a stored record."""
    stored = row["properties"]
    return {
        "id": stored["id"],
        "day": date.fromisoformat(row["date"]),
        "told_at": instant(stored["told_at"]),
        "at": instant_if_any(stored.get("at")),
        "arrived": stored["arrived"],
        "place": stored["place"],
    }


def stored_fact(row: dict[str, Any]) -> AnyFact | None:
    """A stored record as the fact it was, None for kinds that are not corrected by a word."""
    stored, labels = row["properties"], row["labels"]
    base = fact_base(row)
    entered = None
    if stored.get("entered_value") is not None:
        entered = Entered(stored["entered_value"], stored["entered_unit"])
    if "Set" in labels:
        kept = {
            key: stored.get(key) for key in ("reps", "weight_kg", "rir", "duration_s", "distance_m", "notes")
        }
        return SetFact(
            **base, **kept, entered=entered, side=stored["side"], type=stored["type"],
            session_id=row["session_id"], exercise_id=row["exercise_id"],
        )  # fmt: skip
    if "Portion" in labels:
        of = "food_id" if "Food" in row["of_labels"] else "batch_id"
        kept = {
            key: stored.get(key) for key in ("grams", "grams_source", "grams_spread", "portions", "share")
        }
        return PortionFact(
            **base, **kept, meal_id=row["meal_id"], category=row["category"], **{of: row["of_id"]}
        )
    if "Sleep" in labels:
        return SleepFact(
            **base, kind=stored["kind"], started_at=instant_if_any(stored.get("started_at")),
            ended_at=instant_if_any(stored.get("ended_at")), duration_min=stored["duration_min"],
            awakenings=stored.get("awakenings"),
        )  # fmt: skip
    if "Session" in labels:
        figures = ("title", "distance_km", "duration_min", "avg_heart_rate_bpm", "elevation_gain_m")
        kept = {key: stored.get(key) for key in figures}
        return SessionFact(**base, **kept, kind=stored["kind"]) if stored.get("explicit", True) else None
    if "Observation" in labels and entered is not None:
        return ObservationFact(
            **base, metric=stored["metric"], value=stored["value"], unit=stored["unit"], entered=entered
        )
    return None


def _numbered(facts: list[AnyFact], source: str) -> tuple[AnyFact, ...]:
    return tuple(
        fact
        if isinstance(fact, SessionFact) and not fact.explicit
        else replace(fact, id=record_id(source, n), replaces=fact.id)
        for n, fact in enumerate(facts)
    )


def named(facts: list[AnyFact], name: str, catalog: Catalog, language: str) -> list[AnyFact]:
    """The facts that a name means: of the same exercise or food, else those that share a word with it."""
    ids = {
        match.id
        for found in (catalog.resolve_exercise(name, language), catalog.resolve_food(name, language))
        for match in found.matches[:1]
        if found.decision == "found"
    }
    same = [
        fact
        for fact in facts
        if getattr(fact, "exercise_id", None) in ids or getattr(fact, "food_id", None) in ids
    ]
    words = {stem(word) for word in fold(name).split()}
    return same or [fact for fact in facts if words & {stem(word) for word in _name_words(fact, catalog)}]


def names_any(rows: list[dict[str, Any]], name: str, catalog: Catalog, language: str) -> bool:
    """Whether a name means one of these records."""
    facts = [fact for row in rows if (fact := stored_fact(row)) is not None]
    return bool(named(facts, name, catalog, language))


def _moved(facts: list[AnyFact], edit: EditEntry, source: str, person: Person) -> list[AnyFact]:
    if edit.day is not None:
        day = edit.day
        return to_day([fact for fact in facts if fact.day != day], day, person.id, source)
    if edit.category is not None:
        return to_meal(facts, edit.category, person.id)
    return to_hours(facts, edit, zone(person.timezone))


def _name_words(fact: AnyFact, catalog: Catalog) -> set[str]:
    if isinstance(fact, SetFact):
        node = catalog.exercise(fact.exercise_id)
        return set() if node is None else set(fold(f"{node.name_en} {node.name_es}").split())
    if isinstance(fact, SessionFact):
        return set(OUTINGS.get(fact.kind, "").split())
    if isinstance(fact, PortionFact) and fact.food_id is not None and fact.food_id in catalog.foods:
        food = catalog.foods[fact.food_id]
        return set(fold(f"{food.name_en} {food.name_es}").split())
    return set()


def _alike(fact: AnyFact) -> object:
    if isinstance(fact, SetFact):
        return (fact.exercise_id, fact.reps, fact.weight_kg)
    return fact.id
