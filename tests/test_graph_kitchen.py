"""Mass and energy stay whole between what went in, the yield, what was eaten, taken otherwise and what is left,
whatever the order of cooking, eating, weighing again, mending, taking back and putting back."""

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.batches import left_of
from graph.catalog import load_catalog, load_seeds
from graph.catalog_nodes import Food
from graph.connect import Graph
from graph.days import read_day
from graph.facts import (
    AnyFact,
    BatchFact,
    BatchVersionFact,
    IngredientFact,
    PortionFact,
    TakingFact,
)
from graph.kitchen.pantry import Change, level_g, same_food
from graph.kitchen.yields import estimated_yield_g, factor
from graph.names import Catalog
from graph.people import add_user, person_of_phone
from graph.record import Row, Rows, merge_rows, rows_of, settling
from graph.writer import Work, Writer

NOW, DAY = datetime(2026, 3, 10, 12, tzinfo=UTC), date(2026, 3, 10)
FOODS = ("beef-raw", "rice-dry", "olive-oil")
_numbers = itertools.count()
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("portions"), st.sampled_from([0.5, 1.0, 1.5, 2.0])),
        st.tuples(st.just("grams"), st.integers(20, 500)),
        st.tuples(st.sampled_from(["other", "waste", "freeze", "thaw"]), st.integers(20, 400)),
        st.tuples(st.just("weigh"), st.integers(700, 2500)),
        st.tuples(st.just("mend"), st.tuples(st.sampled_from(FOODS), st.integers(0, 1200))),
        st.tuples(st.just("split"), st.integers(2, 8)),
        st.tuples(st.just("out"), st.integers(50, 300)),
        st.tuples(st.just("undo"), st.integers(0, 3)),
        st.tuples(st.just("redo"), st.none()),
        st.tuples(st.just("again"), st.none()),
    ),
    min_size=3,
    max_size=10,
)


class Pot:
    """A pot of a person of its own, as a conversation or a program changes it: the model beside the graph."""

    def __init__(self, writer: Writer, user_id: str) -> None:
        self._writer, self._user_id = writer, user_id
        self._n = next(_numbers)
        self._made = 0
        self._done: list[str] = []
        self._undone: list[str] = []
        self.id = f"pot-{self._n}"
        parts = tuple(IngredientFact(food, "", 400.0) for food in FOODS)
        self.states: list[tuple[str, BatchVersionFact]] = []
        self.takings: list[tuple[str, TakingFact]] = []
        self.outs: dict[str, float] = {}
        first = BatchFact(
            **self._base(self.id), name="Pot", ingredients=parts, yield_g=1500.0, yield_source="weighed", portions=5
        )  # fmt: skip
        self._writer.do(Work(rows_of(user_id, [first])))
        self._first = BatchVersionFact(
            **self._base("none"), batch_id=self.id, name="Pot", ingredients=parts, yield_g=1500.0,
            yield_source="weighed", portions=5,
        )  # fmt: skip

    @property
    def counting(self) -> list[str]:
        """The ids of what was recorded and not taken back."""
        return self._done

    @property
    def now(self) -> BatchVersionFact:
        """The latest state that counts."""
        return next((state for id_, state in reversed(self.states) if id_ in self._done), self._first)

    def step(self, kind: str, value: Any) -> None:
        match kind:
            case "portions" | "grams":
                self._eat(kind, float(value))
            case "other" | "waste" | "freeze" | "thaw":
                fact = TakingFact(**self._base(), batch_id=self.id, kind=kind, grams=float(value))  # type: ignore[arg-type]
                self.takings.append((fact.id, fact))
                self._record(fact)
            case "weigh" | "split" | "mend":
                self._change(kind, value)
            case "out":
                self._come_out(float(value))
            case "undo" if self._done:  # the latest, or one before: what was quoted, or deleted by a program
                self._undone.append(self._done.pop(max(0, len(self._done) - 1 - value)))
                self._show("hide-records", self._undone[-1])
            case "redo" if self._undone:
                self._done.append(self._undone.pop())
                self._done.sort(key=lambda id_: int(id_.rpartition("-")[2]))
                self._show("show-records", self._done[-1])
            case "again" if self._last is not None:
                self._writer.do(Work(self._last))

    _last: Rows | None = None

    def _come_out(self, grams: float) -> None:
        """A broth that came out of it: a pot of its own."""
        fact = BatchFact(
            **self._base(), name="Broth", ingredients=(IngredientFact("broth", "", grams),), yield_g=grams,
            yield_source="weighed",
        )  # fmt: skip
        self.outs[fact.id] = grams
        link: Row = {"id": fact.id, "user_id": self._user_id, "pot_id": self.id}
        self._record(fact, {"link-by-products": [link], **settling([fact.id])})

    @property
    def came_out(self) -> list[IngredientFact]:
        """What came out of it and counts, in grams below zero."""
        return [IngredientFact("broth", "", -grams) for id_, grams in self.outs.items() if id_ in self._done]

    def _eat(self, kind: str, value: float) -> None:
        state = self.now
        assert state.yield_g is not None and state.portions is not None
        portions = value if kind == "portions" else None
        grams = value if portions is None else round(portions * state.yield_g / state.portions, 1)
        self._record(PortionFact(
            **self._base(), meal_id=f"meal-{self._n}", category="lunch", grams=grams,
            grams_source="stated" if portions is None else "measure", batch_id=self.id, portions=portions,
        ))  # fmt: skip

    def _change(self, kind: str, value: Any) -> None:
        state = self.now
        parts = state.ingredients
        if kind == "mend":
            food, grams = value
            parts = tuple(
                one if one.food_id != food else IngredientFact(food, "", float(grams)) for one in parts
            )
        fact = BatchVersionFact(
            **self._base(), batch_id=self.id, name="Pot", ingredients=parts,
            yield_g=float(value) if kind == "weigh" else state.yield_g, yield_source="weighed",
            portions=value if kind == "split" else state.portions,
        )  # fmt: skip
        self.states.append((fact.id, fact))
        self._record(fact)

    def _record(self, fact: AnyFact, more: Rows | None = None) -> None:
        self._undone.clear()
        self._done.append(fact.id)
        self._last = merge_rows(rows_of(self._user_id, [fact]), more or {})
        self._writer.do(Work(self._last))

    def _base(self, id_: str | None = None) -> dict[str, Any]:
        self._made += 1
        at = NOW + timedelta(seconds=self._made)
        return {
            "id": id_ or f"kitchen-{self._n}-{self._made}", "day": DAY, "at": at, "told_at": at,
            "arrived": self._made,
        }  # fmt: skip

    def _show(self, statement: str, id_: str) -> None:
        self._writer.do(Work(merge_rows({statement: [{"id": id_}]}, settling([id_]))))


@pytest.fixture
def kitchen(graph: Graph) -> tuple[Graph, Catalog, str]:
    """An engine with the catalog and a person."""
    load_seeds(graph.driver, graph.database)
    with graph.session() as session:
        add_user(session, phone="+34600111222", name="Ana", timezone="Europe/Madrid", language="es")
        return graph, load_catalog(session), person_of_phone(session, "+34600111222").id


def test_mass_and_energy_are_conserved_in_any_order(kitchen: tuple[Graph, Catalog, str]) -> None:
    graph, catalog, user_id = kitchen
    with graph.session() as session, Writer(graph.driver, graph.database) as writer:

        @settings(
            max_examples=12, deadline=None, derandomize=True, database=None,
            suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        )  # fmt: skip
        @given(STEPS)
        def hold(steps: list[tuple[str, Any]]) -> None:
            pot = Pot(writer, user_id)
            for step in steps:
                pot.step(*step)
            _whole(read_day(session, catalog, user_id, DAY), pot, catalog)

        hold()


def _whole(day: dict[str, Any], pot: Pot, catalog: Catalog) -> None:
    """What the day shows of a pot adds up to the pot."""
    (batch,) = (one for one in day["batches"] if one["id"] == pot.id)
    state = pot.now
    assert state.yield_g is not None and state.portions is not None
    assert (batch["yield_g"], batch["portions"]) == (state.yield_g, state.portions)
    parts = [*state.ingredients, *pot.came_out]
    assert sorted(one["grams"] for one in batch["ingredients"]) == sorted(part.grams or 0.0 for part in parts)
    broths = sum(one["yield_g"] for one in day["batches"] if one["by_product_of"] == pot.id)
    assert broths == -sum(part.grams or 0.0 for part in pot.came_out)
    items = [item for meal in day["meals"] for item in meal["items"] if item["batch_id"] == pot.id]
    gone_g = sum(item["grams"] for item in items) + _taken_g(pot)
    assert batch["remaining_g"] == pytest.approx(state.yield_g - gone_g, abs=0.1)
    assert batch["remaining_portions"] == pytest.approx(
        batch["remaining_g"] / state.yield_g * state.portions, abs=0.02
    )
    energy = sum(
        catalog.foods[part.food_id or ""].energy_kcal_100g * (part.grams or 0.0) / 100 for part in parts
    )
    eaten = sum(item["energy_kcal"] for item in items)
    share = sum(item["grams"] for item in items) / state.yield_g
    # A portion's grams are rounded to 0.1 g and its energy to 0.1 kcal; both may add up over the items.
    assert eaten == pytest.approx(energy * share, abs=0.06 * (1 + len(items)) + energy * 0.0002 * len(items))


def _taken_g(pot: Pot) -> float:
    return sum(
        fact.grams for id_, fact in pot.takings if fact.kind in ("other", "waste") and id_ in pot.counting
    )


def test_what_is_eaten_leaves_the_fridge_before_the_freezer() -> None:
    def left(*taken: dict[str, Any], eaten: float = 0.0) -> tuple[float | None, float | None]:
        row = {"yield_g": 1000.0, "portions": 4, "ingredients": [], "taken": taken, "eaten": []}
        if eaten:
            row["eaten"] = [{"grams": eaten, "portions": None}]
        found = left_of(row)
        return found.grams, found.frozen_g

    freeze = {"kind": "freeze", "grams": 500.0, "portions": None}
    thaw = {"kind": "thaw", "grams": 250.0, "portions": None}
    assert left(freeze) == (1000, 500)
    assert left(freeze, thaw) == (1000, 250)
    assert left(freeze, eaten=700) == (300, 300)
    assert left(thaw) == (1000, 0)
    assert left({"kind": "waste", "grams": 1000.0, "portions": None}) == (0, 0)


def test_the_pantry_follows_the_order_of_time() -> None:
    changes = [
        Change("1", "bought", 1000), Change("3", "used", 300), Change("2", "counted", 800), Change("4", "used", 900),
        Change("5", "bought", 50),
    ]  # fmt: skip
    assert level_g(changes) == 50
    assert level_g(changes[:3]) == 500
    assert same_food("chicken-breast-raw") == same_food("chicken-breast-cooked") == "chicken-breast"


@pytest.mark.parametrize(
    ("parts", "low", "high"),
    [
        ({"rice-dry": 100}, 230, 280),
        ({"beef-raw": 1000}, 690, 780),
        ({"chicken-breast-raw": 1000}, 660, 800),
        ({"olive-oil": 10}, 10, 10),
        ({"rice-dry": 100, "water": 200}, 230, 280),
        ({"lentils-dry": 300, "water": 1000}, 1000, 1250),
        ({}, None, None),
    ],
)
def test_a_yield_is_estimated_from_the_ingredients(
    parts: dict[str, float], low: float | None, high: float | None
) -> None:
    catalog = _seeds()
    found = estimated_yield_g((catalog[id_], grams) for id_, grams in parts.items())
    assert found is None if low is None else low <= (found or 0) <= (high or 0)
    assert factor(None) == 1.0


def _seeds() -> dict[str, Food]:
    from graph.catalog_rows import food_of, seed_food_rows

    return {row.id: food_of(row) for row in seed_food_rows()}
