"""Bodies, nights, sessions and goals: from what was said to facts."""

from bot.entries import CheckInEntry, GoalEntry, ObservationEntry, SessionEntry, SleepEntry
from bot.grammar.ranges import likely
from bot.resolving.resolver import Resolver
from graph.clock import elapsed_min
from graph.clock import zone as zone_of
from graph.facts import (
    CheckInFact,
    Entered,
    GoalFact,
    ObservationFact,
    SessionFact,
    SleepFact,
    goal_change,
)
from graph.metrics import METRICS
from graph.units import CM, KG, to_metric


def resolve_sleep(resolver: Resolver, entry: SleepEntry) -> None:
    started, ended = entry.started_at, entry.ended_at
    minutes = entry.duration_min
    if started is not None and ended is not None:
        minutes = elapsed_min(started, ended)
    if minutes is None:
        if entry.half is not None:
            resolver.ask("woke_when" if entry.half == "bed" else "slept_when", entry.told or "", entry)
        return
    home = zone_of(resolver.context.person.timezone)
    day = ended.astimezone(home).date() if ended is not None else entry.on
    resolver.out.facts.append(
        SleepFact(
            **resolver.base(day or resolver.told_at.astimezone(home).date(), ended),
            kind=entry.kind,
            started_at=started,
            ended_at=ended,
            duration_min=minutes,
            awakenings=entry.awakenings,
        )
    )


def resolve_observation(resolver: Resolver, entry: ObservationEntry) -> None:
    canonical = METRICS[entry.metric].unit
    unit = entry.unit or (resolver.context.person.weighs_in if canonical == "kg" else canonical)
    inches = canonical == "cm" and resolver.context.person.units == "us" and entry.unit is None
    if inches and likely(entry.metric, entry.value, "in"):
        unit = "in"
    at, day = resolver.when(entry)
    resolver.out.facts.append(
        ObservationFact(
            **resolver.base(day, at),
            metric=entry.metric,
            value=to_metric(entry.value, unit, canonical) if canonical in ("kg", "cm") else entry.value,
            unit=canonical,
            entered=Entered(entry.value, unit),
        )
    )


def resolve_check_in(resolver: Resolver, entry: CheckInEntry) -> None:
    at, day = resolver.when(entry)
    resolver.out.facts.append(
        CheckInFact(
            **resolver.base(day, at),
            moment=entry.moment or "other",
            scores=entry.scores,
            scale=entry.scale or (1, 5),
            note=entry.note,
        )
    )


def resolve_session(resolver: Resolver, entry: SessionEntry) -> None:
    _, day = resolver.when(entry)
    resolver.out.facts.append(
        SessionFact(
            **resolver.base(day, entry.at),
            kind=entry.kind,
            title=entry.title,
            distance_km=entry.distance_km,
            duration_min=entry.duration_min,
            avg_heart_rate_bpm=entry.avg_heart_rate_bpm,
            elevation_gain_m=entry.elevation_gain_m,
        )
    )


def resolve_goal(resolver: Resolver, entry: GoalEntry) -> None:
    canonical = METRICS[entry.metric.partition(":")[0]].unit
    unit = entry.unit or (resolver.context.person.weighs_in if canonical == "kg" else canonical)
    metric = entry.metric
    if entry.about is not None:
        exercise = resolver.exercise(entry.about, entry)
        if exercise is None:
            return
        metric = f"{metric}:{exercise.id}"
        unit = entry.unit or resolver.context.person.loads_in
    _, day = resolver.when(entry)
    resolver.out.facts.append(
        GoalFact(
            **resolver.base(day, resolver.told_at),
            kind=entry.kind,
            metric=metric,
            unit=canonical,
            target=_canonical(entry.target, unit, canonical),
            change=goal_change(entry.kind, _canonical(entry.change, unit, canonical)),
            due_on=entry.due_on,
        )
    )


def _canonical(value: float | None, unit: str, canonical: str) -> float | None:
    if value is None or unit == canonical or (unit not in KG and unit not in CM):
        return value
    return to_metric(value, unit, canonical)
