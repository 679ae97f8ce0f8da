"""The catalogs that the project writes itself: whole, plausible, and the same in both languages."""

import csv
import re
from itertools import combinations
from pathlib import Path

import pytest

from graph.catalog_rows import ExerciseRow, FoodRow, food_of, seed_exercise_rows, seed_food_rows
from graph.exercises.facets import exercise_id, wordings
from graph.exercises.movements import STYLE_FACETS, movements
from graph.exercises.vocabulary import exercise_words, heads, single_words
from graph.foods.kinds import energy_spread, kinds_of
from graph.retired import successor
from graph.seeds import digest, food_kinds, muscle_table, vocabulary
from graph.words import fold
from tests.each import each

EXERCISES = list(seed_exercise_rows())
FOODS = list(seed_food_rows())
EQUIPMENT = {
    "barbell", "ez_bar", "trap_bar", "dumbbell", "kettlebell", "cable", "machine", "smith_machine", "band",
    "plate", "bodyweight", "other",
}  # fmt: skip
# Bran, cocoa and some spices are digested less than 4/4/9 says; vinegar's energy is that of its acid.
ODD_ENERGY = {
    "oat-bran", "cocoa-powder", "vinegar", "balsamic-vinegar", "allspice", "oat-bran-cooked", "wheat-bran",
    "sauce-chili", "cayenne", "cloves", "coriander-seed", "tarragon", "vanilla-extract", "baking-powder", "xylitol",
    "spirulina", "cream-of-tartar", "vinegar-wine", "vinegar-cider", "chervil", "dill-dried", "dill-seed",
    "red-pepper-flakes", "lentil-sprouts",
}  # fmt: skip
SOURCES = {"USDA SR", "Sinew after USDA", "Sinew estimate"}
UNITS = {
    "piece", "serving", "tablespoon", "teaspoon", "cup", "glass", "bowl", "plate", "handful", "slice", "can",
    "scoop", "splash", "bottle", "packet", "pinch", "clove", "square", "bar", "shot", "mug", "small", "medium", "large",
}  # fmt: skip


def test_there_is_enough_of_both() -> None:
    assert len(EXERCISES) >= 900 and len(movements()) >= 120
    assert len(list(muscle_table())) >= 40
    assert len(FOODS) >= 1500
    assert len(digest()) == 64


def test_ids_are_unique() -> None:
    assert len({row.id for row in EXERCISES}) == len(EXERCISES)
    assert len({row.id for row in FOODS}) == len(FOODS)


def _whole(row: ExerciseRow) -> None:
    facets = {facet: str(value) for facet, value in row.facets.items()}
    muscles = {cells[0] for cells in muscle_table()}
    assert row.id == exercise_id(facets)
    assert facets["equipment"] in EQUIPMENT and facets["laterality"] in ("bilateral", "unilateral")
    assert set(facets) <= {"movement", "equipment", "laterality", *STYLE_FACETS}
    assert row.base in {other.id for other in EXERCISES}
    assert row.name_en and row.name_es and "@" not in row.name_es
    assert row.muscles_primary
    trained = {**row.muscles_primary, **row.muscles_secondary}
    assert set(trained) <= muscles
    assert all(0 < activation <= 1 for activation in trained.values())
    assert not set(row.muscles_primary) & set(row.muscles_secondary)
    assert {language for _, language in row.aliases} <= {"es", "en"}


def test_an_exercise_is_whole() -> None:
    each(EXERCISES, _whole)


def test_activations_differ_by_movement_and_by_facet() -> None:
    by_id = {row.id: row for row in EXERCISES}
    figures = {figure for row in EXERCISES for figure in row.muscles_primary.values()}
    assert len(figures) >= 6
    for usual, other, muscle in (
        ("bench-press-barbell", "bench-press-barbell-incline", "upper_chest"),
        ("deadlift-barbell", "deadlift-barbell-sumo", "adductors"),
        ("row-barbell", "row-barbell-supinated", "biceps"),
    ):
        one, more = ({**by_id[id].muscles_primary, **by_id[id].muscles_secondary} for id in (usual, other))
        assert more[muscle] > one.get(muscle, 0)
    assert all(row.basis for row in EXERCISES)


def test_names_are_unique() -> None:
    for language in ("name_en", "name_es"):
        for rows in (EXERCISES, FOODS):
            names = [getattr(row, language).lower() for row in rows]
            assert sorted({name for name in names if names.count(name) > 1}) == []


# Movements of the same name but for words that are facets elsewhere: here they make another movement.
OTHER_BY_FACET = {
    ("bench-dip", "dip"), ("bench-jump", "tuck-jump"), ("bench-press", "bent-press"), ("bench-press", "floor-press"),
    ("bent-press", "floor-press"), ("box-jump", "seated-box-jump"), ("clean", "hang-clean"),
    ("hang-snatch", "snatch"), ("dead-bug", "dead-bug-press"), ("decline-crunch", "suitcase-crunch"),
    ("arm-swing", "kettlebell-swing"), ("drop-push-up", "push-up"), ("hanging-leg-raise", "lying-leg-raise"),
    ("deep-squat-hold", "lying-squat"), ("deep-squat-hold", "reach-and-roll"), ("deep-squat-hold", "squat"),
    ("deep-squat-hold", "v-squat"), ("lying-squat", "reach-and-roll"), ("lying-squat", "squat"),
    ("lying-squat", "v-squat"), ("reach-and-roll", "squat"), ("reach-and-roll", "v-squat"), ("squat", "v-squat"),
    ("row", "sled-row"),
}  # fmt: skip


def test_no_movement_is_a_form_of_another() -> None:
    """Two movements whose names differ by facets alone in both languages are one, unless they are listed above."""
    alike: list[set[tuple[str, str]]] = []
    for language in ("name_en", "name_es"):
        named: dict[frozenset[str], list[str]] = {}
        for movement in movements().values():
            named.setdefault(_core(getattr(movement, language)), []).append(movement.id)
        alike.append({pair for core, ids in named.items() if core for pair in combinations(sorted(ids), 2)})
    assert sorted((alike[0] & alike[1]) - OTHER_BY_FACET) == []


def _core(name: str) -> frozenset[str]:
    """The concepts of a name that are no facets, and its unexplained words."""
    kinds, core = exercise_words().kinds, set[str]()
    for piece in single_words().read(name):
        told = [c for c in piece.meaning or () if kinds.get(c) in ("head", "word", "muscle")]
        core.update([piece.text] if piece.meaning is None else told)
    return frozenset(core)


def test_what_is_listed_otherwise_now_leads_to_what_is_listed() -> None:
    for movement, said, now, _added in vocabulary("retired"):
        assert now in movements()
        facets = dict(pair.split("=") for pair in said.split())
        assert facets or movement not in movements()
        old = {"movement": movement, "equipment": "other", "laterality": "bilateral", **facets}
        found = successor(f"{movement}-other", old)
        assert found is not None and successor(found.id, found.facets) is None


def test_every_head_rule_is_of_known_concepts() -> None:
    kinds = exercise_words().kinds
    assert sorted({concept for head, _ in heads() for concept in head if concept not in kinds}) == []


def test_every_facet_value_can_be_written() -> None:
    kinds = exercise_words().kinds
    missing = [
        (kind, concept)
        for concept, kind in kinds.items()
        if kind in (*STYLE_FACETS, "equipment") and (kind, concept) not in wordings()
    ]
    assert missing == []


def _plausible(row: FoodRow) -> None:
    assert re.fullmatch(r"[a-z0-9-]+", row.id)
    fiber = row.fiber_g_100g or 0.0
    macros = row.protein_g_100g + row.carbohydrate_g_100g + row.fat_g_100g
    assert 0 <= fiber <= row.carbohydrate_g_100g + 0.01
    assert 0 <= macros + row.more.get("alcohol", 0.0) <= 101
    assert row.more.get("sugars", 0.0) <= row.carbohydrate_g_100g + 0.1
    assert row.more.get("saturated_fat", 0.0) <= row.fat_g_100g
    assert row.source in SOURCES
    assert row.state in (None, "raw", "dry", "cooked", "canned")
    assert set(row.customary) <= set("eEpP")
    assert set(row.measures) <= UNITS and "serving" in row.measures
    assert all(measure.grams > 0 and 0 < measure.spread <= 0.6 for measure in row.measures.values())


def test_a_food_is_plausible() -> None:
    each(FOODS, _plausible)


def _agrees(row: FoodRow) -> None:
    fiber = row.fiber_g_100g or 0.0
    energy = 4 * row.protein_g_100g + 4 * (row.carbohydrate_g_100g - fiber) + 2 * fiber + 9 * row.fat_g_100g
    energy += 7 * row.more.get("alcohol", 0.0)
    assert abs(energy - row.energy_kcal_100g) <= max(12, 0.15 * row.energy_kcal_100g)


def test_energy_agrees_with_the_macros() -> None:
    each([row for row in FOODS if row.id not in ODD_ENERGY], _agrees)


@pytest.mark.parametrize(
    ("raw", "cooked", "low", "high"),
    [
        ("rice-dry", "rice-cooked", 2.3, 3.0),
        ("pasta-dry", "pasta-cooked", 2.0, 2.6),
        ("lentils-dry", "lentils-cooked", 2.3, 3.1),
        ("quinoa-dry", "quinoa-cooked", 2.8, 3.3),
        ("chickpeas-dry", "chickpeas-cooked", 2.1, 2.7),
    ],
)
def test_cooking_keeps_the_energy_of_grains_and_pulses(
    raw: str, cooked: str, low: float, high: float
) -> None:
    by_id = {row.id: row for row in FOODS}
    assert low <= by_id[raw].energy_kcal_100g / by_id[cooked].energy_kcal_100g <= high


@pytest.mark.parametrize("meat", ["chicken-breast", "turkey-breast", "pork-loin", "beef", "salmon", "hake"])
def test_cooking_concentrates_the_protein_of_meat_and_fish(meat: str) -> None:
    by_id = {row.id: row for row in FOODS}
    share = by_id[f"{meat}-raw"].protein_g_100g / by_id[f"{meat}-cooked"].protein_g_100g
    assert 0.6 <= share <= 0.95


def test_no_alias_is_said_twice() -> None:
    for row in (*EXERCISES, *FOODS):
        folded = [(fold(text), language) for text, language in row.aliases]
        assert len(set(folded)) == len(folded), row.id


USDA = Path(__file__).parents[2] / "shared" / "data" / "foods" / "usda_sr_food_portions.csv"


@pytest.mark.skipif(not USDA.is_file(), reason="the tables of USDA are not here")
def test_foods_after_usda_have_its_energy() -> None:
    with USDA.open(encoding="utf-8", newline="") as file:
        energy = {row["ndb_no"]: float(row["kcal_100g"]) for row in csv.DictReader(file)}
    numbered = [row for row in FOODS if row.source_id]
    assert len(numbered) >= 300
    for row in numbered:
        true = energy[str(row.source_id)]
        assert abs(row.energy_kcal_100g - true) <= max(5, 0.15 * true), row.id


def test_kinds_are_of_foods_that_are_there_and_give_them_a_spread() -> None:
    foods = {row.id: food_of(row) for row in FOODS}
    assert [(food, kind) for food, *kinds in food_kinds() for kind in kinds if kind not in foods] == []
    assert all(food in foods for food, *_ in food_kinds())
    kinds = kinds_of(foods)
    beef, rice = (energy_spread(foods[id], kinds[id]) for id in ("beef-cooked", "rice-cooked"))
    assert beef is not None and rice is not None and 0 < rice < beef
    assert energy_spread(foods["water"], ()) is None
