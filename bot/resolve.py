"""From what was said to what can be stored: names to nodes, amounts to grams, "anoche" to instants.

What is clear becomes facts; what is not becomes questions that remember the entry they are about, so that the
rest of the message is stored meanwhile.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypedDict

from bot.doubts import entry_doubt, fact_doubt, words_of
from bot.entries import (
    BatchEntry,
    CheckInEntry,
    Entry,
    ExerciseEntry,
    FoodEntry,
    GoalEntry,
    Name,
    ObservationEntry,
    PortionEntry,
    SessionEntry,
    SetEntry,
    SleepEntry,
)
from graph.amounts import Grams
from graph.clock import elapsed_min
from graph.clock import zone as zone_of
from graph.context import Context
from graph.facts import (
    AnyFact,
    CheckInFact,
    Entered,
    GoalFact,
    ObservationFact,
    SessionFact,
    SleepFact,
    record_id,
)
from graph.metrics import METRICS
from graph.names import Catalog, Exercise, Match
from graph.units import CM, KG, to_kg, to_metric

AskKind = Literal[
    "which_exercise",
    "unknown_exercise",
    "no_exercise",
    "which_food",
    "unknown_food",
    "how_much",
    "which_batch",
    "confirm",
    "retell",
    "how_many",
    "woke_when",
    "slept_when",
]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about entries that wait: which exercise or food, or how much. ``options`` are to choose from."""

    kind: AskKind
    quote: str
    entries: tuple[Entry, ...]
    options: tuple[Match, ...] = ()

    @property
    def yes_or_no(self) -> bool:
        return self.kind == "confirm"


@dataclass(slots=True)
class Resolved:
    """What a message comes to: facts to store, questions to ask, and what the conversation is about now."""

    facts: list[AnyFact] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    named_exercise: Exercise | None = None
    new_exercises: dict[str, Exercise] = field(default_factory=dict)
    customary: set[str] = field(default_factory=set)
    load_unit: str | None = None


class Base(TypedDict):
    """The fields that all facts share."""

    id: str
    day: date
    at: datetime | None
    told_at: datetime
    arrived: int
    place: int


@dataclass(slots=True)
class Resolver:
    """Resolves the entries of one message. ``chosen`` maps a name as it was said to the id that an answer gave
    it; ``confirmed`` are entries whose figures were said to be right; ``told_at`` is the time of the message the
    entries came from, ``estimates`` are masses by names that a model estimated, ``source`` and ``arrived`` are the
    id and the arrival of the one that records them."""

    context: Context
    catalog: Catalog
    source: str
    arrived: int
    told_at: datetime
    chosen: dict[str, str] = field(default_factory=dict)
    confirmed: frozenset[Entry] = frozenset()
    estimates: Mapping[str, Grams] = field(default_factory=dict)
    out: Resolved = field(default_factory=Resolved)

    def resolve(self, entries: Iterable[Entry]) -> Resolved:
        """Facts and questions of these entries, in their order."""
        from bot.resolve_food import resolve_batch, resolve_food, resolve_portion
        from bot.resolve_training import resolve_exercise, resolve_set

        for entry in entries:
            doubt = None if entry in self.confirmed else entry_doubt(entry)
            if doubt is not None:
                self.ask(doubt, words_of(entry, self.language), entry)
                continue
            before = len(self.out.facts)
            match entry:
                case SetEntry():
                    resolve_set(self, entry)
                case ExerciseEntry():
                    resolve_exercise(self, entry)
                case FoodEntry():
                    resolve_food(self, entry)
                case PortionEntry():
                    resolve_portion(self, entry)
                case BatchEntry():
                    resolve_batch(self, entry)
                case SleepEntry():
                    self._sleep(entry)
                case ObservationEntry():
                    self._observation(entry)
                case CheckInEntry():
                    self._check_in(entry)
                case SessionEntry():
                    self._session(entry)
                case GoalEntry():
                    self._goal(entry)
            told = self.out.facts[before:]
            if entry not in self.confirmed and any(fact_doubt(fact, self.catalog) for fact in told):
                del self.out.facts[before:]
                self.ask("confirm", words_of(entry, self.language), entry)
        return self.out

    @property
    def language(self) -> str:
        return self.context.person.language

    def base(self, day: date, at: datetime | None, record: str | None = None) -> Base:
        """What every fact carries: its id (from the message and its place in it unless given), its day and times."""
        place = len(self.out.facts)
        return Base(
            id=record or record_id(self.source, place),
            day=day,
            at=at,
            told_at=self.told_at,
            arrived=self.arrived,
            place=place,
        )

    def when(self, entry: Entry) -> tuple[datetime | None, date]:
        """The instant (None when only a day was said) and the local day of an entry; without either, it is told
        as it happens: the time of the message."""
        home = zone_of(self.context.person.timezone)
        if entry.at is not None:
            return entry.at, entry.on or entry.at.astimezone(home).date()
        if entry.on is not None:
            return None, entry.on
        return self.told_at, self.told_at.astimezone(home).date()

    def ask(self, kind: AskKind, quote: str, entry: Entry, options: tuple[Match, ...] = ()) -> None:
        """Asks once for all entries that the same words stand for."""
        for place, asked in enumerate(self.out.asks):
            if asked.kind == kind and asked.quote == quote:
                self.out.asks[place] = Ask(kind, quote, (*asked.entries, entry), asked.options)
                return
        self.out.asks.append(Ask(kind, quote, (entry,), options))

    def exercise(self, name: Name, entry: Entry) -> Exercise | None:
        """The exercise that a name means, chosen or known; else it is asked which."""
        if name.text in self.chosen:
            exercise = self.catalog.exercise(self.chosen[name.text])
        else:
            found = self.catalog.resolve_exercise(name.text, self.language)
            if found.decision != "found":
                wide = found.decision == "ambiguous"
                kind: AskKind = "which_exercise" if wide else "unknown_exercise"
                self.ask(kind, name.text, entry, tuple(found.matches) if wide else ())
                return None
            node = found.matches[0].node
            exercise = node if isinstance(node, Exercise) else None
            if exercise is not None and found.customary:
                self.out.customary.add(exercise.id)
        if exercise is not None and not exercise.listed:
            self.out.new_exercises[exercise.id] = exercise
        return exercise

    def default_mass_unit(self) -> str:
        return "lb" if self.context.person.units == "us" else "kg"

    def _sleep(self, entry: SleepEntry) -> None:
        started, ended = entry.started_at, entry.ended_at
        minutes = entry.duration_min
        if started is not None and ended is not None:
            minutes = elapsed_min(started, ended)
        if minutes is None:
            if entry.half is not None:
                self.ask("woke_when" if entry.half == "bed" else "slept_when", entry.told or "", entry)
            return
        home = zone_of(self.context.person.timezone)
        day = ended.astimezone(home).date() if ended is not None else entry.on
        self.out.facts.append(
            SleepFact(
                **self.base(day or self.told_at.astimezone(home).date(), ended),
                kind=entry.kind,
                started_at=started,
                ended_at=ended,
                duration_min=minutes,
                awakenings=entry.awakenings,
            )
        )

    def _observation(self, entry: ObservationEntry) -> None:
        canonical = METRICS[entry.metric].unit
        unit = entry.unit or (self.default_mass_unit() if canonical == "kg" else canonical)
        at, day = self.when(entry)
        self.out.facts.append(
            ObservationFact(
                **self.base(day, at),
                metric=entry.metric,
                value=to_metric(entry.value, unit, canonical) if canonical in ("kg", "cm") else entry.value,
                unit=canonical,
                entered=Entered(entry.value, unit),
            )
        )

    def _check_in(self, entry: CheckInEntry) -> None:
        at, day = self.when(entry)
        self.out.facts.append(
            CheckInFact(
                **self.base(day, at),
                moment=entry.moment or "other",
                scores=entry.scores,
                scale=entry.scale or (1, 5),
                note=entry.note,
            )
        )

    def _session(self, entry: SessionEntry) -> None:
        _, day = self.when(entry)
        self.out.facts.append(
            SessionFact(
                **self.base(day, entry.at),
                kind=entry.kind,
                title=entry.title,
                distance_km=entry.distance_km,
                duration_min=entry.duration_min,
                avg_heart_rate_bpm=entry.avg_heart_rate_bpm,
                elevation_gain_m=entry.elevation_gain_m,
            )
        )

    def _goal(self, entry: GoalEntry) -> None:
        canonical = METRICS[entry.metric.partition(":")[0]].unit
        unit = entry.unit or (self.default_mass_unit() if canonical == "kg" else canonical)
        metric = entry.metric
        if entry.about is not None:
            exercise = self.exercise(entry.about, entry)
            if exercise is None:
                return
            metric = f"{metric}:{exercise.id}"
            unit = entry.unit or self.context.person.load_unit or self.default_mass_unit()
        _, day = self.when(entry)
        self.out.facts.append(
            GoalFact(
                **self.base(day, self.told_at),
                kind=entry.kind,
                metric=metric,
                unit=canonical,
                target=_canonical(entry.target, unit, canonical),
                change=_canonical(entry.change, unit, canonical),
                due_on=entry.due_on,
            )
        )


def _canonical(value: float | None, unit: str, canonical: str) -> float | None:
    if value is None or unit == canonical or (unit not in KG and unit not in CM):
        return value
    return to_metric(value, unit, canonical)


def load_kg(value: float, unit: str) -> float:
    """A load in kg, to the gram."""
    return round(to_kg(value, unit), 3)
