"""Amounts of foods in grams: stated, measured, or estimated."""

import pytest

from graph.catalog_nodes import Food, Measure
from graph.catalog_rows import seed_catalog
from graph.foods.amounts import Grams, grams_of
from tests.each import each

FOODS = seed_catalog().foods


@pytest.mark.parametrize(
    ("food", "value", "unit", "size", "grams", "source"),
    [
        ("oats-rolled", 60, "g", None, 60, "stated"),
        ("oats-rolled", 0.1, "kg", None, 100, "stated"),
        ("beef-raw", 1, "lb", None, 453.592, "stated"),
        ("milk-whole", 200, "ml", None, 206, "measure"),
        ("milk-whole", 2, "dl", None, 206, "measure"),
        ("olive-oil", 1, "tablespoon", None, 12, "measure"),
        ("egg", 2, None, None, 110, "measure"),
        ("egg", 1, None, "large", 56, "measure"),
        ("egg", 2, None, "small", 84, "measure"),
        ("potato-cooked", 1, None, "large", 299, "measure"),
        ("yogurt-plain", 1, None, "large", 171.25, "measure"),
        ("yogurt-plain", 1, "piece", None, 125, "measure"),
        ("turkey-breast-cold-cut", 3, "slice", None, 60, "measure"),
        ("almonds", 1, "handful", None, 30, "measure"),
        ("beer", 1, "can", None, 330, "measure"),
        ("whey-protein", 1, "scoop", None, 30, "measure"),
        ("rice-cooked", None, None, None, 180, "estimate"),
        ("almonds", None, "handful", None, 30, "estimate"),
    ],
)
def test_an_amount_becomes_grams(
    food: str, value: float | None, unit: str | None, size: str | None, grams: float, source: str
) -> None:
    found = grams_of(FOODS[food], value, unit, size)
    assert found is not None
    assert found.grams == pytest.approx(grams, rel=0.01)
    assert found.source == source


def test_a_mass_needs_no_food() -> None:
    assert grams_of(None, 500, "g", None) == Grams(500, "stated", 0.0)
    assert grams_of(None, 2, None, None) is None


@pytest.mark.parametrize(
    ("food", "unit"),
    [("egg", "bottle"), ("chicken-breast-cooked", "glass"), ("apple", "shot"), ("egg", "ml")],
)
def test_a_measure_that_a_food_does_not_come_in_gives_nothing(food: str, unit: str) -> None:
    assert grams_of(FOODS[food], 1, unit, None) is None


def test_what_was_weighed_is_sure_and_what_was_guessed_is_not() -> None:
    rice = FOODS["rice-cooked"]
    weighed, poured, guessed = (
        grams_of(rice, 100, "g", None),
        grams_of(rice, 1, "cup", None),
        grams_of(rice, None, None, None),
    )
    assert weighed is not None and poured is not None and guessed is not None
    assert 0 == weighed.spread < poured.spread < guessed.spread


def test_what_falls_together_in_the_pot_weighs_more_a_cup() -> None:
    raw, cooked, canned = (
        Food("x", "X", "X", None, "test", 30, 2, 5, 0, None, group="vegetable", state=state)
        for state in ("raw", "cooked", "canned")
    )
    cups = [grams_of(food, 1, "cup", None) for food in (raw, cooked, canned)]
    weights = [one.grams for one in cups if one is not None]
    assert weights == sorted(weights)
    assert 90 < weights[0] < 130 and 160 < weights[1] < 200


def test_a_slice_weighs_as_what_it_is_cut_from() -> None:
    grams = {}
    for group in ("vegetable", "bread", "dish"):
        one = grams_of(Food("x", "X", "X", None, "test", 30, 2, 5, 0, None, group=group), 1, "slice", None)
        assert one is not None and one.spread >= 0.33
        grams[group] = one.grams
    assert grams["vegetable"] < grams["bread"] < grams["dish"]


def test_a_piece_that_nobody_weighed_is_about_a_serving() -> None:
    measures = {"serving": Measure(85.0, 0.15)}
    food = Food("x", "X", "X", None, "test", 200, 20, 0, 12, None, measures=measures, group="meat")
    for unit in ("piece", "fillet", "packet", "bar"):
        one = grams_of(food, 2, unit, None)
        assert one is not None and one.spread >= 0.3
    assert grams_of(food, 2, "piece", None) == Grams(170.0, "measure", 0.5)


def test_a_heaped_spoon_is_more_and_less_sure() -> None:
    plain = grams_of(FOODS["sugar"], 1, "tablespoon", None)
    heaped = grams_of(FOODS["sugar"], 1, "tablespoon", "heaped")
    assert plain is not None and heaped is not None
    assert heaped.grams == pytest.approx(1.6 * plain.grams)
    assert heaped.spread > plain.spread


def _counts(food: Food) -> None:
    usual = grams_of(food, None, None, None)
    counted = grams_of(food, 1, None, None)
    assert usual is not None and 0 < usual.grams <= 600
    assert counted is not None and counted.grams > 0


def test_every_food_has_a_usual_amount_and_counts() -> None:
    each(FOODS.values(), _counts)
