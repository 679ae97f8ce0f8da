"""What a corrected figure may be of a stored record: each field that it fits, with the record as it would be."""

from dataclasses import replace

from bot.entries import EditEntry
from bot.replies import way_unit_km
from graph.context import Person
from graph.facts import AnyFact, Entered, ObservationFact, PortionFact, SessionFact, SetFact, SleepFact
from graph.foods.amounts import grams_of
from graph.names import Catalog
from graph.units import GRAMS, load_kg, to_metric

SESSION_FIELDS = {
    "session_duration": "duration_min",
    "avg_heart_rate_bpm": "avg_heart_rate_bpm",
    "elevation_gain_m": "elevation_gain_m",
}
LIKELY = 3.0
"""A corrected value lies within this factor of the old one, else it is not that field that was meant."""

Changes = list[tuple[str, AnyFact]]


def changes_of(fact: AnyFact, edit: EditEntry, catalog: Catalog, person: Person) -> Changes:
    """Each field of a record that the edit could mean, with the record as it would be."""
    value = edit.value
    assert value is not None
    if edit.field == "count":
        return _counted(fact, value, catalog)
    match fact:
        case SetFact():
            return _of_set(fact, edit, value)
        case PortionFact():
            return _of_portion(fact, edit, value, catalog)
        case SessionFact():
            return _of_session(fact, edit, value, person)
        case SleepFact():
            return _of_sleep(fact, edit, value)
        case ObservationFact():
            return _of_observation(fact, edit, value)
        case _:
            return []


def _of_set(fact: SetFact, edit: EditEntry, value: float) -> Changes:
    said, out = edit.field, Changes()
    fits_load = said in (None, "load") and edit.unit in (None, "kg", "lb")
    if fits_load and fact.entered and _near(value, fact.entered.value, edit):
        unit = edit.unit or fact.entered.unit
        again = replace(fact, weight_kg=load_kg(value, unit), entered=Entered(value, unit))
        out.append(("load", again if edit.reps is None else replace(again, reps=edit.reps)))
    fits_reps = said in (None, "reps") and edit.unit is None and value == int(value)
    if fits_reps and fact.reps and _near(value, fact.reps, edit):
        out.append(("reps", replace(fact, reps=int(value))))
    if said == "rir":
        out.append(("rir", replace(fact, rir=value)))
    return out


def _of_portion(fact: PortionFact, edit: EditEntry, value: float, catalog: Catalog) -> Changes:
    if edit.field == "share":
        portions = None if fact.portions is None else fact.portions * value
        less = replace(fact, grams=round(fact.grams * value, 1), portions=portions)
        return [("share", replace(less, grams_spread=round((fact.grams_spread or 0.0) * value, 1)))]
    if edit.field not in (None, "grams") or (edit.unit is not None and edit.unit not in GRAMS):
        return []
    counts = edit.unit is None and edit.field is None and not _near(value, fact.grams)
    if counts and (pieces := _pieces(fact, value, catalog)):
        return pieces
    if edit.unit is not None or _near(value, fact.grams, edit):
        grams = value * GRAMS[edit.unit or "g"]
        weighed = replace(fact, grams=grams, grams_source="stated", grams_spread=0.0, portions=None)
        return [("grams", weighed)]
    return _pieces(fact, value, catalog)


def _of_session(fact: SessionFact, edit: EditEntry, value: float, person: Person) -> Changes:
    said, out = edit.field, Changes()
    if said in SESSION_FIELDS:
        told = round(value / 60, 3) if said == "session_duration" else value
        return [(said, replace(fact, **{SESSION_FIELDS[said]: told}))]  # type: ignore[arg-type]
    km = {"km": 1.0, "m": 0.001, "mi": 1.609344}.get(edit.unit or "")
    if km is not None and fact.distance_km:
        out.append(("distance", replace(fact, distance_km=round(value * km, 4))))
    if edit.unit == "s" and fact.duration_min and said is None:
        out.append(("duration", replace(fact, duration_min=round(value / 60, 3))))
    if edit.unit is None and said is None:
        unit_km = way_unit_km(fact.distance_km or 0.0, person)
        if fact.distance_km and _near(value * unit_km, fact.distance_km):
            out.append(("distance", replace(fact, distance_km=round(value * unit_km, 4))))
        if fact.duration_min and _near(value, fact.duration_min):
            out.append(("duration", replace(fact, duration_min=value)))
    return out


def _of_sleep(fact: SleepFact, edit: EditEntry, value: float) -> Changes:
    if fact.started_at is not None:
        return []
    if edit.unit is None and edit.field is None:
        minutes = value if fact.kind == "nap" else value * 60
        return (
            [("duration", replace(fact, duration_min=minutes))] if _near(minutes, fact.duration_min) else []
        )
    if edit.unit == "s" and edit.field in (None, "session_duration"):
        return [("duration", replace(fact, duration_min=round(value / 60, 2)))]
    return []


def _of_observation(fact: ObservationFact, edit: EditEntry, value: float) -> Changes:
    if edit.field not in (None, "value", "load") or not _near(value, fact.entered.value, edit):
        return []
    unit = edit.unit or fact.entered.unit
    canonical = to_metric(value, unit, fact.unit) if fact.unit in ("kg", "cm") else value
    return [("value", replace(fact, value=canonical, entered=Entered(value, unit)))]


def _counted(fact: AnyFact, value: float, catalog: Catalog) -> Changes:
    """So many of what is counted: pieces of a food, repetitions; never a way, a weight or a length of time."""
    if isinstance(fact, SetFact) and fact.reps and _near(value, fact.reps):
        return [("reps", replace(fact, reps=int(value)))]
    if (
        isinstance(fact, PortionFact)
        and fact.grams_source == "stated"
        and value >= 5
        and _near(value, fact.grams)
    ):
        weighed = replace(fact, grams=value)
        return [("grams", weighed)]
    return _pieces(fact, value, catalog) if isinstance(fact, PortionFact) else []


def _pieces(fact: PortionFact, count: float, catalog: Catalog) -> Changes:
    """So many pieces of a food that was not weighed."""
    if fact.food_id is None or fact.grams_source == "stated":
        return []
    counted = grams_of(catalog.foods[fact.food_id], count, None, None)
    if counted is None:
        return []
    again = {"grams": counted.grams, "grams_source": counted.source, "grams_spread": counted.spread}
    return [("grams", replace(fact, **again))]  # type: ignore[arg-type]


def _near(new: float, old: float, edit: EditEntry | None = None) -> bool:
    """Whether a figure may take another's place: it is said of which it is, or they are alike."""
    sure = edit is not None and (edit.field is not None or edit.unit is not None or edit.target is not None)
    return sure or (old > 0 and new > 0 and max(new / old, old / new) <= LIKELY)
