"""Items of other apps become facts and go into the graph, each once however often its file is brought in."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from neo4j import Session

from cypher import statement
from graph.catalog import new_exercise_rows
from graph.clock import elapsed_min, zone
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
from graph.imports.items import (
    AnyItem,
    BadItem,
    FoodItem,
    ObservationItem,
    SessionItem,
    SetItem,
    SleepItem,
)
from graph.imports.named import NamedExercises, NamedFoods
from graph.inbox import next_arrival
from graph.metrics import METRICS, read_own_metrics
from graph.names import Catalog
from graph.owned import own_exercise_rows, own_food_rows
from graph.record import Rows, merge_rows, rows_of
from graph.units import to_kg, to_metric
from graph.words import fold
from graph.writer import Work, Writer

TOGETHER = 400
"""How many rows are written in one transaction."""
MOST_KG, MOST_REPS, MOST_GRAMS, MOST_KM, MOST_MIN, MOST_SLEEP_MIN = 700, 500, 10_000, 500, 1500, 1200
Progress = Callable[[int, int], None]


class Unfit(Exception):
    """A row whose figures cannot be true; its text says why."""


@dataclass(slots=True)
class Report:
    """What became of the rows of a file: how many went in, were there, were refused; ``look`` are the names
    that nobody knew, with how many rows they have; ``reasons`` why rows were refused, with their first line."""

    went_in: int = 0
    there: int = 0
    refused: int = 0
    look: Counter[str] = field(default_factory=Counter)
    reasons: dict[str, list[int]] = field(default_factory=dict)

    @property
    def need_a_look(self) -> int:
        return self.look.total()

    def refuse(self, why: str, line: int) -> None:
        self.refused += 1
        self.reasons.setdefault(why, []).append(line)


@dataclass(frozen=True, slots=True)
class _Made:
    """A row as facts: its own comes last. ``name`` is one that needs a look."""

    facts: tuple[AnyFact, ...]
    name: str | None = None


def bring_in(
    session: Session,
    writer: Writer,
    catalog: Catalog,
    person: Person,
    format_: str,
    items: Iterable[AnyItem],
    progress: Progress | None = None,
) -> Report:
    """Stores the rows of a file for a person, some hundreds a transaction; bringing them in again adds nothing."""
    bringing = _Bringing(session, writer, catalog, person, format_)
    waiting: list[_Made] = []
    for item in items:
        made = bringing.made(item)
        if made is not None:
            waiting.append(made)
        if len(waiting) == TOGETHER:
            bringing.write(waiting)
            waiting = []
            if progress:
                progress(bringing.report.went_in + bringing.report.there, bringing.place)
    bringing.write(waiting)
    return bringing.report


class _Bringing:
    """One file of one person on its way into the graph."""

    def __init__(
        self, session: Session, writer: Writer, catalog: Catalog, person: Person, format_: str
    ) -> None:
        self.report = Report()
        self.place = 0
        self._session, self._writer, self._catalog = session, writer, catalog
        self._person, self._format = person, format_
        self._zone = zone(person.timezone)
        self._now = datetime.now(UTC)
        self._arrived = next_arrival()
        self._seen: Counter[str] = Counter()
        self._exercises = NamedExercises(catalog, person)
        self._foods = NamedFoods(catalog, person)
        self._own_metrics = {
            slug: one for slug, one in read_own_metrics(session, person.id).items() if slug not in METRICS
        }

    def made(self, item: AnyItem) -> _Made | None:
        """A row as facts, None for one that is refused."""
        if isinstance(item, BadItem):
            self.report.refuse(item.why, item.line)
            return None
        try:
            made = self._made(item)
            if any(fact.day > self._now.date() + timedelta(days=1) for fact in made.facts):
                raise Unfit("a day to come")
        except Unfit as problem:
            self.report.refuse(str(problem), item.line)
            return None
        self.place += 1
        return made

    def write(self, rows: Sequence[_Made]) -> None:
        """Stores what is not there yet."""
        if not rows:
            return
        there = self._there([made.facts[-1].id for made in rows])
        new = [made for made in rows if made.facts[-1].id not in there]
        self.report.there += len(rows) - len(new)
        if not new:
            return
        facts = list({fact.id: fact for made in new for fact in made.facts}.values())
        self._writer.do(Work(merge_rows(rows_of(self._person.id, facts, own_metrics=self._own_metrics),
                                        self._first_met(facts))))  # fmt: skip
        self.report.went_in += len(new)
        self.report.look.update(made.name for made in new if made.name is not None)

    def _first_met(self, facts: Iterable[AnyFact]) -> Rows:
        """The rows of exercises and foods that the graph does not hold yet."""
        exercises = {fact.exercise_id for fact in facts if isinstance(fact, SetFact)}
        foods = {fact.food_id for fact in facts if isinstance(fact, PortionFact)}
        composed = [
            new_exercise_rows(node)
            for one in sorted(exercises)
            if (node := self._catalog.exercise(one)) is not None and not node.listed
        ]
        own = {id_: name for id_, name in self._exercises.own.items() if id_ in exercises}
        own_foods = {id_: food for id_, food in self._foods.own.items() if id_ in foods}
        user_id = self._person.id
        return merge_rows(*composed, own_exercise_rows(user_id, own), own_food_rows(user_id, own_foods))

    def _there(self, ids: list[str]) -> set[str]:
        def read(tx: Any) -> set[str]:
            return {row["id"] for row in tx.run(statement("read/known-records"), ids=ids)}

        return self._session.execute_read(read)

    def _made(self, item: AnyItem) -> _Made:
        match item:
            case SetItem():
                return self._set(item)
            case FoodItem():
                return self._food(item)
            case ObservationItem():
                return self._observation(item)
            case SessionItem():
                return self._cardio(item)
            case SleepItem():
                return self._sleep(item)
            case BadItem():
                raise Unfit(item.why)

    def _aware(self, at: datetime) -> datetime:
        return at if at.tzinfo is not None else at.replace(tzinfo=self._zone)

    def _day(self, at: datetime) -> date:
        return self._aware(at).astimezone(self._zone).date()

    def _id(self, *key: object, counted: bool = True) -> str:
        """The id of a row by what makes it the same row in a later export; like rows are counted."""
        text = "\n".join(["import", self._person.id, self._format, *map(str, key)])
        nth = self._seen[text] if counted else 0
        if counted:
            self._seen[text] += 1
        return record_id(text, nth)

    def _base(self, id_: str, day: date, at: datetime | None) -> dict[str, Any]:
        return {
            "id": id_,
            "day": day,
            "at": None if at is None else self._aware(at),
            "told_at": self._now,
            "arrived": self._arrived,
            "place": self.place,
        }

    def _set(self, item: SetItem) -> _Made:
        day = self._day(item.at)
        clocked = (item.at.hour, item.at.minute) != (0, 0)
        start = item.at if clocked else None
        session_id = self._id("session", item.at.isoformat(), item.workout, counted=False)
        unit = item.unit or ("lb" if self._person.units == "us" else "kg")
        kilograms = None if item.weight is None else round(to_kg(item.weight, unit), 3)
        if kilograms is not None and abs(kilograms) > MOST_KG:
            raise Unfit("a load that nobody lifts")
        if item.reps is not None and not 0 < item.reps <= MOST_REPS:
            raise Unfit("repetitions that nobody does")
        if item.reps is None and item.duration_s is None and item.distance_m is None:
            raise Unfit("a set without repetitions, time or distance")
        ended = item.ended_at
        if ended is None and start is not None and item.duration_min:
            ended = start + timedelta(minutes=item.duration_min)
        exercise_id, known = self._exercises.find(item.exercise)
        workout = SessionFact(
            **self._base(session_id, day, start),
            kind="gym",
            title=item.workout or None,
            ended_at=None if ended is None or start is None else self._aware(ended),
        )
        set_ = SetFact(
            **self._base(self._id("set", item.at.isoformat(), item.workout, fold(item.exercise)), day, None),
            session_id=session_id,
            exercise_id=exercise_id,
            reps=item.reps,
            weight_kg=kilograms,
            entered=None if item.weight is None else Entered(item.weight, unit),
            rir=item.rir if item.rir is None or 0 <= item.rir <= 10 else None,
            type=item.type,  # type: ignore[arg-type]
            duration_s=item.duration_s,
            distance_m=item.distance_m,
            notes=item.notes,
        )
        return _Made((workout, set_), None if known else item.exercise)

    def _cardio(self, item: SessionItem) -> _Made:
        if (item.distance_km or 0) > MOST_KM or (item.duration_min or 0) > MOST_MIN:
            raise Unfit("a session of an impossible length")
        day = self._day(item.at)
        key = self._id("session", self._aware(item.at).isoformat(), item.kind, item.title or "")
        return _Made((
            SessionFact(
                **self._base(key, day, item.at),
                kind=item.kind,  # type: ignore[arg-type]
                title=item.title,
                ended_at=None if item.ended_at is None else self._aware(item.ended_at),
                distance_km=item.distance_km,
                duration_min=item.duration_min,
                avg_heart_rate_bpm=item.avg_heart_rate_bpm,
                elevation_gain_m=item.elevation_gain_m,
            ),
        ))  # fmt: skip

    def _food(self, item: FoodItem) -> _Made:
        found = self._foods.find(item)
        if not 0 < found.grams <= MOST_GRAMS:
            raise Unfit("an amount that nobody eats")
        key = self._id("food", item.on, item.category, fold(item.name), fold(item.brand or ""))
        portion = PortionFact(
            **self._base(key, item.on, item.at),
            meal_id=f"{self._person.id}-{item.on.isoformat()}-{item.category}",
            category=item.category,
            food_id=found.food_id,
            grams=round(found.grams, 2),
            grams_source=found.source,
            grams_spread=found.spread,
        )
        return _Made((portion,), None if found.known else item.name)

    def _observation(self, item: ObservationItem) -> _Made:
        metric = METRICS.get(item.metric) or self._own_metrics.get(item.metric)
        if metric is None:
            raise Unfit(f"the metric {item.metric} is not there; POST /v1/metrics makes it")
        own = "lb" if metric.unit == "kg" and self._person.units == "us" else metric.unit
        unit = own if item.unit == "own" else item.unit
        try:
            value = to_metric(item.value, unit, metric.unit)
        except KeyError:
            raise Unfit(f"{unit} is no unit of {item.metric}") from None
        when = item.on.isoformat() if item.at is None else self._aware(item.at).isoformat()
        # A metric told for a day without a time stands at noon, where the day has it in every zone.
        at = item.at or datetime(item.on.year, item.on.month, item.on.day, 12, tzinfo=self._zone)
        return _Made((
            ObservationFact(
                **self._base(self._id("observation", item.metric, when, item.value), item.on, at),
                metric=item.metric, value=value, unit=metric.unit, entered=Entered(item.value, unit),
            ),
        ))  # fmt: skip

    def _sleep(self, item: SleepItem) -> _Made:
        start, end = self._aware(item.started_at), self._aware(item.ended_at)
        minutes = elapsed_min(start, end)
        if not 0 < minutes <= MOST_SLEEP_MIN:
            raise Unfit("a sleep of an impossible length")
        return _Made((
            SleepFact(
                **self._base(self._id("sleep", start.isoformat()), self._day(end), end),
                kind="nap" if item.kind == "nap" else "night", started_at=start, ended_at=end,
                duration_min=minutes, awakenings=item.awakenings,
            ),
        ))  # fmt: skip
