"""How well foods and amounts are told from words, on public lists that nobody here wrote.

``python -m tests.accuracy_foods [--show]``; the odd half of each list (see ``accuracy_names``) may be looked at,
of the even half only counts are printed.
"""

import math
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from hashlib import sha1
from typing import Any

from bot.grammar.names import build_names
from bot.preview import preview
from bot.understand import Tools
from graph.catalog_nodes import Alias, Food, Resolution
from graph.catalog_rows import food_of, seed_catalog, seed_food_rows
from graph.context import Context, Person
from graph.foods.amounts import grams_of
from graph.names import Catalog
from tests.accuracy_names import DATA, opened, report, rows

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
PERSON = Person("p", "P", "en", "Europe/Madrid", "us", None)
Figures = tuple[float, float, float, float]
Counts = dict[bool, Counter[str]]


def counts() -> Counts:
    return {True: Counter(), False: Counter()}


def usda() -> dict[str, Figures]:
    """Energy, protein, carbohydrate and fat per 100 g by USDA's name."""
    names = ("kcal_100g", "protein_100g", "carb_100g", "fat_100g")
    return {
        row["food"]: tuple(float(row[name] or 0) for name in names)  # type: ignore[misc]
        for row in rows("foods/usda_sr_food_portions.csv")
    }


def alike(food: Food, true: Figures) -> bool:
    """Energy within 15% or 20 kcal, each macro within 15% or 4 g."""
    own = (food.energy_kcal_100g, food.protein_g_100g, food.carbohydrate_g_100g, food.fat_g_100g)
    margins = (20.0, 4.0, 4.0, 4.0)
    return all(abs(a - b) <= max(m, 0.15 * b) for a, b, m in zip(own, true, margins, strict=True))


def judged(found: Resolution, true: Figures) -> str:
    if found.decision != "found":
        return found.decision
    node = found.matches[0].node
    assert isinstance(node, Food)
    return "right" if alike(node, true) else "wrong"


def household(catalog: Catalog, show: bool) -> None:
    """Names of a household's ingredients → a food with the figures of the USDA food that was meant."""
    true = usda()
    bought, eaten, every = counts(), counts(), counts()
    for row in rows("foods/food_name_to_fdc.csv"):
        found = catalog.resolve_food(row["name"], "en", in_pot=True)
        side = opened(row["name"])
        every[side][found.decision] += 1
        if show and side and found.decision != "found":
            print(f"    {found.decision}: {row['name']} | {row['fdc_description']}")
        if row["fdc_description"] in true:
            verdict = judged(found, true[row["fdc_description"]])
            bought[side][verdict] += 1
            eaten[side][judged(catalog.resolve_food(row["name"], "en"), true[row["fdc_description"]])] += 1
            if show and side and verdict == "wrong":
                print(f"    wrong: {row['name']} | {row['fdc_description']} → {found.matches[0].id}")
    report("household names, as bought, those with USDA figures", bought)
    report("household names, as eaten, those with USDA figures", eaten)
    report("household names, all", every)


def without_a_third() -> tuple[Catalog, list[tuple[str, str]]]:
    """The seed without a third of its foods, and the names that only those had."""
    kept, gone = [], []
    for row in seed_food_rows():
        (gone if int(sha1(row.id.encode()).hexdigest(), 16) % 3 == 0 else kept).append(row)

    def names(row: Any) -> Iterable[tuple[str, str]]:
        return ((row.name_en, "en"), (row.name_es, "es"), *row.aliases)

    left = {name.casefold() for row in kept for name, _ in names(row)}
    aliases = [Alias(text, language, row.id) for row in kept for text, language in row.aliases]
    lost = [one for row in gone for one in names(row) if one[0].casefold() not in left]
    return Catalog((), map(food_of, kept), aliases), lost


def removed(show: bool) -> None:
    """Names of foods that the catalog does not have."""
    catalog, names = without_a_third()
    foods = seed_catalog()
    made = counts()
    for name, language in names:
        found = catalog.resolve_food(name, language)
        verdict = "not accepted"
        if found.decision == "found":
            meant = foods.resolve_food(name, language)
            food, other = found.matches[0].node, meant.matches[0].node if meant.matches else None
            assert isinstance(food, Food)
            near = isinstance(other, Food) and alike(
                food,
                (
                    other.energy_kcal_100g,
                    other.protein_g_100g,
                    other.carbohydrate_g_100g,
                    other.fat_g_100g,
                ),
            )
            verdict = "accepted as one of the same figures" if near else "accepted"
            if show and opened(name):
                print(f"    {verdict}: {name} → {food.id}")
        made[opened(name)][verdict] += 1
    report("names of foods that were taken out", made)


def languages(catalog: Catalog, show: bool) -> None:
    """The English and the Spanish name of a food of CIQUAL."""
    made = counts()
    for row in rows("foods/food_en_es_macros.csv"):
        one = catalog.resolve_food(row["name_en"], "en")
        other = catalog.resolve_food(row["name_es"], "es")
        verdict = "neither found"
        if "found" in (one.decision, other.decision):
            verdict = "one found"
        if one.decision == other.decision == "found":
            verdict = "same" if one.matches[0].id == other.matches[0].id else "different"
        side = opened(row["name_en"])
        made[side][verdict] += 1
        if show and side and verdict != "same":
            ids = [f.matches[0].id if f.decision == "found" else f.decision for f in (one, other)]
            print(f"    {verdict}: {row['name_en']} | {row['name_es']} → {ids}")
    report("English and Spanish name of a food", made)


UNITS = {
    "cup": "cup", "tbsp": "tablespoon", "tablespoon": "tablespoon", "tsp": "teaspoon", "slice": "slice",
    "fl oz": "floz", "large": "large", "medium": "medium", "small": "small", "oz": "oz",
}  # fmt: skip
MASSES = ("oz",)


def portions() -> dict[str, list[tuple[str, float]]]:
    """The household measures of each USDA food: a plain measure and its grams."""
    made: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for row in rows("foods/usda_sr_food_portions.csv"):
        word = re.split(r"[,(]", row["measure"])[0].strip()
        if word in UNITS and float(row["amount"]) > 0:
            made[row["food"]].append((word, float(row["grams"]) / float(row["amount"])))
    return made


def measures(catalog: Catalog, show: bool) -> None:
    """ "1 cup of blueberries" → grams, and whether the true grams lie inside the stated 90% spread."""
    true = portions()
    made, inside = counts(), {kind: counts() for kind in ("cup", "spoon", "piece", "slice")}
    for row in rows("foods/food_name_to_fdc.csv"):
        side = opened(row["name"])
        for word, grams in true.get(row["fdc_description"], ()):
            phrase = (
                f"1 {word} {row['name']}"
                if word in ("large", "medium", "small")
                else f"1 {word} of {row['name']}"
            )
            told = [one for one in meal(catalog, f"I ate {phrase}") if one["food"]]
            verdict = "nothing read"
            if told:
                near = told[0]["grams"] is not None and abs(told[0]["grams"] - grams) <= 0.15 * grams
                verdict = "right" if near else "wrong"
            if word in MASSES:
                verdict = f"{verdict} (a mass)"
            made[side][verdict] += 1
            if show and side and not verdict.startswith("right"):
                print(
                    f"    {verdict}: {phrase} = {grams:g} g → {[(t['food']['id'], t['grams']) for t in told]}"
                )
    report("one measure of a food → grams within 15%", made)
    foods = usda()
    for name, list_ in true.items():
        found = catalog.resolve_food(name, "en")
        if found.decision != "found" or not isinstance(found.matches[0].node, Food):
            continue
        food = found.matches[0].node
        if not alike(food, foods[name]):
            continue
        for word, grams in list_:
            size = word if word in ("large", "medium", "small") else None
            made_of = grams_of(food, 1, None if size else UNITS[word], size)
            if made_of is None or word in MASSES:
                continue
            kind = "piece" if size else {"cup": "cup", "slice": "slice", "fl oz": "cup"}.get(word, "spoon")
            within = abs(math.log(grams / made_of.grams)) <= 1.645 * made_of.spread
            inside[kind][opened(name)]["inside" if within else "outside"] += 1
            if show and opened(name) and not within:
                print(f"    outside: {word} of {name} {grams:g} g → {food.id} {made_of}")
    for kind, made in inside.items():
        report(f"true grams inside the stated 90% spread, {kind}", made)


def meal(catalog: Catalog, text: str) -> list[dict[str, Any]]:
    """What the bot would record of a meal told in English."""
    tools = _tools(catalog)
    found = preview(text, NOW, Context(PERSON), tools, lambda _: None)
    return [record for record in found.records if record["type"] == "meal_item"]


_MADE: dict[int, Tools] = {}


def _tools(catalog: Catalog) -> Tools:
    if id(catalog) not in _MADE:
        nothing: Callable[..., Any] = lambda *_, **__: []  # noqa: E731
        _MADE[id(catalog)] = Tools(catalog, build_names(catalog.name_rows()), nothing, nothing, nothing)
    return _MADE[id(catalog)]


def meals(catalog: Catalog, show: bool) -> None:
    """Meals of NutriBench told in grams and in household measures → carbohydrate within 7.5 g."""
    grams_kept: Counter[str] = Counter()
    for column in ("text_grams", "text_household"):
        made = counts()
        for row in rows("meals/nutribench_household_vs_grams.csv"):
            told = meal(catalog, row[column])
            gap = sum(one["carbohydrate_g"] or 0 for one in told) - float(row["carb_g"])
            verdict = "right" if abs(gap) <= 7.5 else "wrong"
            if verdict == "wrong" and any(one["food"] is None for one in told):
                verdict = "wrong, a food not known"
            made[opened(row["text_household"])][verdict] += 1
            if column == "text_grams":
                said = Counter(round(float(one), 1) for one in row["grams_listed"].split(";"))
                kept = Counter(round(one["grams"] or 0, 1) for one in told)
                grams_kept["kept"] += sum((said & kept).values())
                grams_kept["lost"] += sum((said - kept).values())
            if show and opened(row["text_household"]) and verdict != "right":
                print(f"    {verdict} by {gap:.0f} g: {row[column]} → {_brief(told)}")
        report(f"meals of NutriBench, {column}, carbohydrate within 7.5 g", made)
    print(f"stated grams of those meals: {dict(grams_kept)}")
    _meals_of_the_world(catalog, show)


def _meals_of_the_world(catalog: Catalog, show: bool) -> None:
    true: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows("meals/nutribench_who_items.csv"):
        true[row["country"], row["meal_index"]] += float(row["carb_g"] or 0)
    made = counts()
    for row in rows("meals/nutribench_who_queries.csv"):
        if row["query_no"] != "description1":
            continue
        told = meal(catalog, row["query"])
        gap = sum(one["carbohydrate_g"] or 0 for one in told) - true[row["country"], row["meal_index"]]
        verdict = "right" if abs(gap) <= 7.5 else "wrong"
        if verdict == "wrong" and any(one["food"] is None for one in told):
            verdict = "wrong, a food not known"
        made[opened(row["query"])][verdict] += 1
        if show and opened(row["query"]) and verdict != "right":
            print(f"    {verdict} by {gap:.0f} g: {row['query']} → {_brief(told)}")
    report("meals of NutriBench, other countries, in grams, carbohydrate within 7.5 g", made)


def _brief(told: list[dict[str, Any]]) -> list[tuple[str, float]]:
    return [(one["food"]["id"] if one["food"] else "?" + str(one.get("text")), one["grams"]) for one in told]


def speed(catalog: Catalog) -> None:
    texts = [row["name_en"] for row in rows("foods/food_en_es_macros.csv")]
    taken = []
    for text in texts:
        start = time.perf_counter()
        catalog.resolve_food(text, "en")
        taken.append(1000 * (time.perf_counter() - start))
    p95 = statistics.quantiles(taken, n=20)[-1]
    print(f"food, {len(catalog.foods)} of them: p50 {statistics.median(taken):.2f} ms, p95 {p95:.2f} ms")


MEASURES: dict[str, Callable[[Catalog, bool], None]] = {
    "household": household,
    "removed": lambda _, show: removed(show),
    "languages": languages,
    "measures": measures,
    "meals": meals,
    "speed": lambda catalog, _: speed(catalog),
}


def main() -> None:
    if not DATA.is_dir():
        print(f"Not measured: the public lists are not here ({DATA}).")
        return
    chosen = [name for name in MEASURES if name in sys.argv] or list(MEASURES)
    catalog = seed_catalog()
    for name in chosen:
        MEASURES[name](catalog, "--show" in sys.argv)


if __name__ == "__main__":
    main()
