"""Foods that no row lists: what they are composed of, what is made of figures, and what is never composed."""

import pytest

from graph import composed_foods
from graph.catalog_nodes import Food
from graph.catalog_rows import seed_catalog, seed_food_rows
from graph.composed_foods import MARK, composed_rows
from graph.foods.facets import facets
from graph.foods.figures import figure_doubts
from graph.names import Catalog
from graph.seeds import food_mixes

COMPOSED = [
    ("corvina salada con zorblax", "zorblax bread", None),
    ("queso gouda ahumado", "smoked gouda", "cheese-gouda~smoked"),
    ("sándwich de jamón y piña", "ham and pineapple sandwich", None),
    ("jurel frito", "breaded trout", None),
    ("crepe rellena de fresas", "crepe filled with strawberries", None),
    ("arroz integral salvaje zorblax", "zorblax tea", None),
    ("brócoli gratinado", "broccoli au gratin with zorblax", None),
    ("corvina frita con zorblax", "fried zorblax", None),
    ("tarta de brócoli", "broccoli cake", None),
    ("helado de pollo", "chicken ice cream", None),
    ("lubina cruda con chocolate", "bread with sand", None),
]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return seed_catalog()


# What a name may leave out, and what it may not: the food that it is, or None where it is none that is listed.
NAMED = [
    ("en", "spicy mustard", "mustard"),
    ("en", "raw fig", "figs"),
    ("es", "higo crudo", "figs"),
    ("en", "sourdough", "bread-sourdough"),
    ("en", "chicken burrito", "burrito-chicken"),
    ("es", "ensalada de atún", "salad-tuna-green"),
    ("es", "ensalada con atún", "salad-tuna-green"),
    ("en", "tuna salad", "tuna-salad"),
    ("en", "sundried tomatoes in oil", "tomatoes-dried-oil"),
    ("es", "tomates secos en aceite", "tomatoes-dried-oil"),
    ("en", "chopped dry roasted peanuts", "peanuts-roasted"),
    ("en", "extra firm tofu", "tofu-firm"),
    ("en", "chicken heart", "chicken-heart"),
    ("es", "corazón de ternera", "beef-heart"),
    ("en", "turkey breast cutlets", "turkey-breast-cooked"),
    ("en", "lettuce leaves", "lettuce-loose"),
    ("en", "baby arugula", "rocket"),
    ("es", "hojas de laurel", "bay-leaf"),
    ("en", "wild salmon", "salmon-wild-cooked"),
    ("en", "yogurt sauce with zorblax", None),
    ("en", "potato skins", None),
    ("es", "piel de pera", None),
    ("en", "veal silverside", None),
    ("es", "tapa de jabalí", None),
    ("en", "tiramisu with coffee", None),
    # What tables write into a name: another name, the fat, the head first, what is anyhow so of it.
    ("en", "abalone or zorblax, raw", "abalone"),
    ("en", "butter or lard", None),
    ("es", "manteca o grasa de cerdo", "lard"),
    ("en", "cream, 30% fat, UHT", "cream-30"),
    ("es", "nata, 35% de grasa", "cream-35"),
    ("en", "butter, around 60% fat", "butter-60"),
    ("en", "cream, 70% fat", None),
    ("en", "egg, poached", "egg-poached"),
    ("es", "avellana, tostada, salada", "hazelnuts-roasted"),
    ("es", "tostada con aceite", "toast-oil"),
    ("en", "smoked bacon", "bacon-cooked"),
    ("en", "club sandwich with chicken and egg", "sandwich-club"),
    ("en", "club sandwich with chocolate", None),
    ("es", "sándwich, club, pan integral, pollo y verduras crudas", "sandwich-club"),
    ("en", "cauliflower pizza", None),
    ("en", "salmon patties with coffee", None),
]


@pytest.mark.parametrize(("language", "text", "id"), NAMED)
def test_a_word_is_left_out_only_where_the_figures_stay(
    catalog: Catalog, language: str, text: str, id: str | None
) -> None:
    found = catalog.resolve_food(text, language)
    assert (found.matches[0].id if found.decision == "found" else None) == id


def test_one_of_a_food_in_two_states_is_not_the_other(catalog: Catalog) -> None:
    """ "Raw tongue" of a cooked one is no raw beef, and dry figs are not what raw figs are."""
    for text in ("tongue, beef, raw", "raw beef tongue"):
        found = catalog.resolve_food(text, "en")
        assert found.decision != "found" or found.matches[0].id.startswith("beef-tongue")


@pytest.mark.parametrize(("spanish", "english", "id"), COMPOSED)
def test_both_languages_compose_the_same_food(
    catalog: Catalog, spanish: str, english: str, id: str | None
) -> None:
    for text, language in ((spanish, "es"), (english, "en")):
        found = catalog.resolve_food(text, language)
        assert (found.decision == "found") == (id is not None)
        if id is not None:
            food = found.matches[0].node
            assert isinstance(food, Food) and found.customary
            assert (food.id, food.source, food.spread > 0) == (id, "Sinew, derived", True)
            assert catalog.foods[id] == food


def test_figures_follow_from_what_was_done(catalog: Catalog) -> None:
    foods = catalog.foods
    fried, hake, oil = foods["hake-cooked~fried"], foods["hake-cooked"], foods["sunflower-oil"]
    assert fried.fat_g_100g == pytest.approx(0.93 * hake.fat_g_100g + 0.07 * oil.fat_g_100g, abs=0.01)
    raw, cooked = foods["crab-cooked~raw"], foods["crab-cooked"]
    assert raw.protein_g_100g == pytest.approx(0.79 * cooked.protein_g_100g, abs=0.01)
    assert (raw.state, raw.name_en, raw.name_es) == ("raw", "Crab, raw", "Cangrejo crudo")
    light = foods["cheese-gouda~semi"]
    assert light.fat_g_100g == pytest.approx(0.6 * foods["cheese-gouda"].fat_g_100g, abs=0.01)


def test_no_facet_makes_figures_that_contradict_themselves(catalog: Catalog) -> None:
    """Every facet on every food that it may stand by: none beyond what 100 g can hold, or off its macros."""
    listed = [food for food in catalog.foods.values() if not food.more.get("alcohol")]
    for food in listed:
        own = figure_doubts(_figures(food))
        for word in [*facets(), "raw", "cooked", "dry", "canned"]:
            made = catalog.foods.get(f"{food.id}{MARK}{word}")
            if made is not None and not own:
                assert not figure_doubts(_figures(made)), made.id


def _figures(food: Food) -> dict[str, float | None]:
    names = ("energy_kcal_100g", "protein_g_100g", "carbohydrate_g_100g", "fat_g_100g", "fiber_g_100g")
    return {name: getattr(food, name) for name in names}


@pytest.mark.parametrize(
    "id",
    [
        "hake-cooked~",
        "hake-cooked~zorblax",
        "zorblax~fried",
        "hake-cooked~sugar~fried",
        "~fried",
        "sugar~raw",
    ],
)
def test_an_id_that_says_nothing_is_no_food(catalog: Catalog, id: str) -> None:
    assert id not in catalog.foods and catalog.foods.get(id) is None


def test_words_of_facets_are_no_foods_and_rules_name_what_is_there() -> None:
    groups = {row.group for row in seed_food_rows()} | {"snack"}
    ids = {row.id for row in seed_food_rows()}
    assert not ids & ({*facets(), "raw", "dry", "cooked", "canned"})
    for rows in facets().values():
        for one in rows:
            assert one.groups <= groups and {food for food, _ in one.mixed} <= ids
    for whole, parts, share, basis in food_mixes():
        assert {*whole.split(), *parts.split()} <= groups and 0 < float(share) < 0.6 and basis


def test_a_record_brings_the_food_that_was_composed_for_it(catalog: Catalog) -> None:
    food = catalog.foods["hake-cooked~fried"]
    rows = composed_rows(["oats-rolled", None, food.id, food.id])
    (row,) = rows["add-composed-foods"]
    assert (row["id"], row["of"]) == (food.id, "hake-cooked")
    assert row["properties"]["energy_kcal_100g"] == food.energy_kcal_100g  # type: ignore[index]
    assert composed_rows(["oats-rolled", None]) == {}


def test_a_food_that_another_process_composed_is_brought_whole_by_the_catalog(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    for met, energy in (({}, catalog.foods["trout-cooked~fried"].energy_kcal_100g), ({}, None)):
        monkeypatch.setattr(composed_foods, "_met", met)
        monkeypatch.setattr(composed_foods, "_catalog", [] if energy is None else [catalog.food])
        (row,) = composed_rows(["trout-cooked~fried"])["add-composed-foods"]
        assert row["properties"].get("energy_kcal_100g") == energy  # type: ignore[attr-defined]
