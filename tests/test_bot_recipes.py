"""Recipes as people paste, type and dictate them: no ingredient is lost, none is made up, grams are those told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from bot.grammar.kitchen import told_recipe
from bot.grammar.names import build_names
from bot.preview import Preview, preview
from bot.understand import Tools
from graph.catalog_rows import seed_catalog
from graph.context import Context, Person

DATA = Path(__file__).parent / "data" / "recipes"
NOW = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)
UNITS = {"es": "metric", "en": "us"}


@dataclass(frozen=True)
class Recipe:
    """A recipe as somebody wrote it; ``grams`` in the signs that the data's first lines tell."""

    language: str
    wants: dict[str, str]
    grams: tuple[str, ...]
    text: str


@lru_cache(maxsize=1)
def recipes() -> tuple[Recipe, ...]:
    found = []
    for path in sorted(DATA.glob("*.txt")):
        for block in path.read_text("utf-8").split("\n== ")[1:]:
            head, _, text = block.partition("\n")
            wants, _, grams = head.partition(" : ")
            pairs = dict(pair.split("=", 1) for pair in wants.split())
            found.append(Recipe(path.stem[:2], pairs, tuple(grams.split()), text.strip()))
    return tuple(found)


@lru_cache(maxsize=1)
def tools() -> Tools:
    catalog = seed_catalog()

    def nothing(*_: Any, **__: Any) -> Any:
        return []

    return Tools(catalog, build_names(catalog.name_rows()), nothing, nothing, nothing)


def told(text: str, language: str) -> Preview:
    person = Person("p", "Ana", language, "Europe/Madrid", UNITS[language], None)
    return preview(text, NOW, Context(person), tools(), lambda _: None)


@pytest.mark.parametrize("recipe", recipes(), ids=lambda one: f"{one.language}-{one.wants['name']}")
def test_every_ingredient_of_a_recipe_is_in_its_pot_to_the_gram(recipe: Recipe) -> None:
    found = told(recipe.text, recipe.language)
    faults = list(faults_of(recipe, found))
    assert not faults, "\n".join([recipe.text, *faults])


def faults_of(recipe: Recipe, found: Preview) -> Iterator[str]:
    """What of a recipe was read otherwise than it was told."""
    pots = [one for one in found.records if one["type"] == "batch"]
    if len(pots) != 1 or len(found.records) != 1:
        yield f"not one pot but {[one['type'] for one in found.records]}; asked: {found.questions}"
        return
    (pot,) = pots
    if str(pot["name"]).casefold() != recipe.wants["name"].replace("_", " ").casefold():
        yield f"called {pot['name']}"
    for key, field in (("portions", "portions"), ("yield", "yield_g")):
        weighed = key == "portions" or pot["yield_source"] == "weighed"
        said = pot[field] if weighed else None
        if said != (float(recipe.wants[key]) if key in recipe.wants else None):
            yield f"{field} is {said}"
    parts = pot["ingredients"]
    shown = [f"{(one['food'] or {'id': '?' + str(one.get('text'))})['id']}={one['grams']}" for one in parts]
    if len(parts) != len(recipe.grams):
        yield f"{len(parts)} ingredients, not {len(recipe.grams)}: {shown}"
        return
    for part, wanted, line in zip(parts, recipe.grams, shown, strict=True):
        if not _fits(part["grams"], wanted):
            yield f"{line}, not {wanted}"
        if part["food"] is None and not found.questions:
            yield f"{line} is not asked about"


def _fits(grams: float | None, wanted: str) -> bool:
    if wanted == "-":
        return grams is None or grams <= 10
    if grams is None:
        return False
    if wanted == "~":
        return grams > 0
    low, _, high = wanted.partition("~")
    return float(low) - 0.05 <= grams <= float(high or low) + 0.05


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Chilli recipe\nServes: 4\n500g beef mince", "Chilli\nServes: 4\n500g beef mince"),
        ("Receta rápida 👇\nArroz (4 raciones)\nArroz: 320g", "Arroz (4 raciones)\nArroz: 320g"),
        ("receta de tortitas: 100 g de avena", "tortitas: 100 g de avena"),
        ("pancake recipe: 100 g oats", "pancake: 100 g oats"),
        ("hoy he comido 200 g de arroz", None),
    ],
)
def test_a_recipe_that_is_called_one_is_no_pot(said: str, text: str | None) -> None:
    found = told_recipe(said)
    assert (None if found is None else found.text) == text


def test_a_recipe_told_in_one_sentence_is_the_same_pot() -> None:
    faults = []
    for recipe in recipes():
        whole = told(recipe.text, recipe.language).records[0]
        if not all(_weighed(one) for one in whole["ingredients"]):
            continue
        cooked, of, portions = SENTENCE[recipe.language]
        parts = ", ".join(f"{one['grams']:g} g {of} {_name(one)}" for one in whole["ingredients"])
        said = f"{cooked} guiso raro: {parts}, {whole['portions']:g} {portions}"
        (again,) = told(said, recipe.language).records or [{"ingredients": []}]
        if [one["grams"] for one in again["ingredients"]] != [one["grams"] for one in whole["ingredients"]]:
            faults.append(said)
    assert not faults, "\n".join(faults)


SENTENCE = {"es": ("he cocinado", "de", "raciones"), "en": ("I cooked", "of", "portions")}


def _weighed(part: dict[str, Any]) -> bool:
    return bool(part["grams"])


def _name(part: dict[str, Any]) -> str:
    """A name without what would part it in two."""
    return re.split(r",| \(", str(part["food"]["name"] if part["food"] else part["text"]))[0].replace(
        " and ", " "
    )
