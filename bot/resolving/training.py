"""Sets: which exercise, which session, which load in which unit."""

from dataclasses import replace
from datetime import datetime

from bot.entries import ExerciseEntry, SetEntry
from bot.resolving.resolver import Resolver
from graph.catalog_nodes import Exercise
from graph.context import SESSION_GAP
from graph.facts import Entered, SessionFact, SetFact, record_id
from graph.units import load_kg

BAR = {"kg": 20.0, "lb": 45.0}
PLATE = {"kg": 20.0, "lb": 45.0}


def resolve_exercise(resolver: Resolver, entry: ExerciseEntry) -> None:
    """A name alone: bare sets belong to it from now on."""
    exercise = resolver.exercise(entry.exercise, entry)
    if exercise is not None:
        resolver.out.named_exercise = exercise


def resolve_set(resolver: Resolver, entry: SetEntry) -> None:
    """One set as a fact, or a question about its exercise."""
    exercise = _exercise_of(resolver, entry)
    if exercise is None:
        return
    entry = _completed(resolver, entry, exercise.facets.get("equipment") == "bodyweight")
    value, unit = _load(resolver, entry, exercise)
    at, day = resolver.when(entry)
    out = resolver.out
    session = _session_of(resolver, at, day.isoformat(), entry)
    out.named_exercise = None
    out.facts.append(
        SetFact(
            **resolver.base(day, at),
            session_id=session,
            exercise_id=exercise.id,
            reps=entry.reps,
            weight_kg=None if value is None or unit is None else load_kg(value, unit),
            entered=None if value is None or unit is None else Entered(value, unit),
            rir=entry.rir,
            side=entry.side,
            type=entry.set_type,
            duration_s=entry.duration_s,
            distance_m=entry.distance_m,
            notes=entry.notes,
        )
    )


def _exercise_of(resolver: Resolver, entry: SetEntry) -> Exercise | None:
    if entry.exercise is not None:
        return resolver.exercise(entry.exercise, entry)
    if "" in resolver.chosen:
        return resolver.catalog.exercise(resolver.chosen[""])
    out = resolver.out
    if out.named_exercise is not None:
        return out.named_exercise
    told = [fact for fact in out.facts if isinstance(fact, SetFact)]
    current = told[-1].exercise_id if told else resolver.context.current_exercise
    exercise = None if current is None else resolver.catalog.exercise(current)
    if exercise is None:
        resolver.ask("no_exercise", "", entry)
    return exercise


def _completed(resolver: Resolver, entry: SetEntry, own_weight: bool) -> SetEntry:
    """ "otra igual" takes what was not said from the set before, in this message or the session; "+5 kg, 6 reps"
    changes its load, but of an exercise with one's own weight it is all that was added."""
    if not entry.same:
        return entry
    if entry.load is not None and entry.load_delta is not None:
        if own_weight:
            return entry
        entry = replace(entry, load=None)
    told = [fact for fact in resolver.out.facts if isinstance(fact, SetFact)]
    last = resolver.context.last_set
    if told:
        value, unit = (told[-1].entered.value, told[-1].entered.unit) if told[-1].entered else (None, None)
        reps, side, seconds = told[-1].reps, told[-1].side, told[-1].duration_s
    elif last is not None:
        value, unit, reps, seconds = last.entered_value, last.entered_unit, last.reps, last.duration_s
        side = last.side  # type: ignore[assignment]
    else:
        return entry
    load, load_unit = entry.load, entry.load_unit
    if load is None and value is not None:
        load, load_unit = value, unit  # type: ignore[assignment]
    if entry.load_delta is not None:
        load, load_unit = (load or 0.0) + entry.load_delta, load_unit or entry.load_unit
    return replace(
        entry,
        load=load,
        load_unit=load_unit,
        reps=reps if entry.reps is None and entry.duration_s is None else entry.reps,
        duration_s=seconds if entry.duration_s is None else entry.duration_s,
        side=side if entry.side == "both" else entry.side,
    )


def _load(resolver: Resolver, entry: SetEntry, exercise: Exercise) -> tuple[float | None, str | None]:
    """The load as it was written and its unit: said, else the unit last written for a load, else the person's."""
    if entry.load is None or entry.bodyweight:
        return None, None
    person = resolver.context.person
    usual = resolver.out.load_unit or person.loads_in
    if entry.load_unit == "plate":
        bar = BAR[usual] if exercise.facets.get("equipment") == "barbell" else 0.0
        return bar + 2 * PLATE[usual] * entry.load, usual
    if entry.load_unit is not None:
        resolver.out.load_unit = entry.load_unit
    return entry.load, entry.load_unit or usual


def _session_of(resolver: Resolver, at: datetime | None, day: str, entry: SetEntry) -> str:
    """The open session within four hours of the set, one made earlier in this message, or a new one."""
    for fact in resolver.out.facts:
        if isinstance(fact, SetFact) and (fact.at is None) == (at is None) and fact.day.isoformat() == day:
            return fact.session_id
    last = resolver.context.last_set
    if at is not None and last is not None and abs(at - last.at) <= SESSION_GAP:
        return last.session_id
    session_id = record_id(resolver.source, 1000 + len(resolver.out.facts))
    resolver.out.facts.append(
        SessionFact(
            **resolver.base(resolver.when(entry)[1], at, session_id),
            kind="gym",
            explicit=False,
        )
    )
    return session_id
