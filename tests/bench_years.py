"""Years of a life for `make bench`, and what each question to it costs beside a round trip."""

import statistics
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from neo4j import Session

from cypher import statement
from graph.connect import Graph
from graph.context import Person
from graph.facts import (
    AnyFact,
    BatchFact,
    CheckInFact,
    Entered,
    IngredientFact,
    ObservationFact,
    PortionFact,
    SessionFact,
    SetFact,
    SleepFact,
)
from graph.questions import answer, questions
from graph.record import day_rows, merge_rows, rows_of
from graph.writer import Work, Writer

GIVEN = {"exercise": "bench-press-barbell", "movement": "bench-press", "muscle": "chest", "dish": "Arroz",
         "equipment": "dumbbell", "routine": "Push"}  # fmt: skip
LIFTS = ("bench-press-barbell", "squat-barbell", "deadlift-barbell", "row-barbell", "overhead-press-barbell")
FOODS = ("egg", "oats-rolled", "rice-cooked", "chicken-breast-cooked", "banana", "bread-white")
POT = (("chicken-breast-raw", 800.0), ("rice-dry", 400.0), ("olive-oil", 20.0))
TOGETHER = 64
ROUNDS = 7


def live(graph: Graph, user_id: str, days: int) -> None:
    """Days as a person who lifts every other day, weighs in, sleeps, tells every meal and cooks on Sundays would have
    them, up to today."""
    today = datetime.now(UTC).date()
    lived = [today - timedelta(days=back) for back in range(days)]
    with Writer(graph.driver, graph.database) as writer:
        for start in range(0, days, TOGETHER):
            works = [
                Work(
                    merge_rows(rows_of(user_id, _day(user_id, day)), {"keep-days": day_rows(user_id, [day])})
                )
                for day in lived[start : start + TOGETHER]
            ]
            for future in [writer.submit(work) for work in works]:
                future.result()


def _day(user_id: str, day: date) -> list[AnyFact]:
    name, number = f"{user_id}.{day}", day.toordinal()
    at = datetime(day.year, day.month, day.day, 17, tzinfo=UTC)
    common: dict[str, Any] = {"day": day, "told_at": at, "at": at}
    weight_kg = 80.0 + number % 11 / 10
    body = ObservationFact(
        id=f"{name}.w",
        metric="body_weight",
        value=weight_kg,
        unit="kg",
        entered=Entered(weight_kg, "kg"),
        **common,
    )
    woke = at - timedelta(hours=10)
    night = SleepFact(
        id=f"{name}.n", kind="night", started_at=woke - timedelta(minutes=400 + number % 90), ended_at=woke,
        duration_min=400.0 + number % 90, day=day, told_at=at, at=woke,
    )  # fmt: skip
    scores = (("energy", 1.0 + number % 5), ("mood", 1.0 + number % 4))
    feeling = CheckInFact(id=f"{name}.c", moment="waking", scores=scores, scale=(1.0, 5.0), **common)
    trained = _session(name, number, common) if number % 2 == 0 else ()
    return [body, night, feeling, *_eaten(user_id, day, common), *trained]


def _eaten(user_id: str, day: date, common: dict[str, Any]) -> Iterable[AnyFact]:
    name, number = f"{user_id}.{day}", day.toordinal()
    pot_id = f"{user_id}.pot.{number // 7}"
    if number % 7 == 0:
        parts = tuple(IngredientFact(food_id=food, text=food, grams=grams) for food, grams in POT)
        yield BatchFact(id=pot_id, name="Arroz con pollo", ingredients=parts, yield_g=1500.0, yield_source="weighed",
                        portions=5.0, **common)  # fmt: skip
    for place in range(11):
        category = ("breakfast", "lunch", "dinner")[place % 3]
        told = {"meal_id": f"{name}.{category}", "category": category, "grams_source": "stated", **common}
        if place == 10 and number % 7 < 5:
            yield PortionFact(id=f"{name}.p10", grams=300.0, batch_id=pot_id, portions=1.0, place=10, **told)
        else:
            food = FOODS[(place + number) % len(FOODS)]
            yield PortionFact(id=f"{name}.p{place}", grams=60.0, food_id=food, place=place, **told)


def _session(name: str, number: int, common: dict[str, Any]) -> Iterable[AnyFact]:
    yield SessionFact(id=f"{name}.s", kind="gym", explicit=False, **common)
    for place in range(18):
        lift = LIFTS[(place // 6 + number // 2) % len(LIFTS)]
        yield SetFact(
            id=f"{name}.x{place}", session_id=f"{name}.s", exercise_id=lift, reps=5 + place % 6, rir=float(place % 4),
            weight_kg=60.0 + 2.5 * (number // 60 % 20) + 2.5 * (place % 3), place=place, **common,
        )  # fmt: skip


def ask_all(session: Session, user_id: str) -> None:
    """A line a question, as it is asked when nothing more is said: its milliseconds, and how many round trips of the
    same moment they are, in the median."""
    person = Person(user_id, "Old", "en", "UTC", "metric", None)
    today = datetime.now(UTC).date()
    last = today - timedelta(days=today.toordinal() % 2)
    days = {"day": last.isoformat(), "batch_id": f"{user_id}.pot.{today.toordinal() // 7 - 1}"}
    print(f"{'questions to ten years':44}{'ms':>16}{'trips':>16}")

    def read(name: str, /, **values: Any) -> list[dict[str, Any]]:
        return session.execute_read(lambda tx: tx.run(statement(name), values).data())

    def trip() -> None:
        session.execute_read(lambda tx: tx.run("RETURN 1").consume())

    for question in questions():
        asked = {one.name for one in question.asks}
        given = {name: value for name, value in {**GIVEN, **days}.items() if name in asked}
        ask = partial(answer, read, person, question.name, given, today)
        spent = [(timed(ask), timed(trip)) for _ in range(ROUNDS)][1:]
        took_s, trip_s = (statistics.median(each) for each in zip(*spent, strict=True))
        print(f"  {question.name:42}{took_s * 1000:>16.1f}{took_s / trip_s:>16.1f}")


def timed(call: Callable[[], object]) -> float:
    """How many seconds a call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began
