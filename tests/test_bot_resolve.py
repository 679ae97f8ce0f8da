"""Entries beside a catalog: what is stored, and what is asked."""

from datetime import UTC, datetime

import pytest

from bot.entries import FoodEntry, Name
from bot.resolving.entries import resolve
from bot.resolving.resolver import Resolver
from graph.catalog_nodes import Food, Measure
from graph.context import Context, Person
from graph.names import Catalog

ANA = Context(Person("ana", "Ana", "es", "Europe/Madrid", "metric", None))
BANANA = Food(
    "banana",
    "Banana",
    "Plátano",
    None,
    "seed",
    89,
    1.1,
    22.8,
    0.3,
    2.6,
    measures={"serving": Measure(118, 0.2)},
)


@pytest.mark.parametrize(
    "names, stored, asked",
    [
        (("zorblax",), 0, []),
        (("plátano", "zorblax"), 1, ["zorblax"]),
        (("zorblax", "plátano", "mundungo"), 1, ["zorblax", "mundungo"]),
    ],
)
def test_a_name_that_nobody_knows_is_asked_about_among_foods_and_let_go_alone(
    names: tuple[str, ...], stored: int, asked: list[str]
) -> None:
    resolver = Resolver(ANA, Catalog([], [BANANA]), "wamid.1", 1, datetime(2026, 3, 2, 9, tzinfo=UTC))
    resolved = resolve([FoodEntry(start=0, end=1, food=Name(name, 0, 1)) for name in names], resolver)
    assert len(resolved.facts) == stored
    assert [one.quote for one in resolved.asks] == asked
