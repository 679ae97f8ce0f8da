"""Pots cooked once more or after a recipe, and recipes told and kept."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.grammar.pot_text import read_recipe
from bot.kitchen.cooking import Plan, unweighed, weighed_about
from bot.kitchen.lines import ready_line, say_number
from bot.kitchen.phrases import say
from bot.kitchen.pots import (
    Kitchen,
    Pot,
    alike,
    cooked,
    ingredient,
    ingredient_in,
    ingredients_of,
    meant,
    merged,
    named_like,
    pot_of,
    scaled,
    swapped,
)
from bot.kitchen_entries import Again, SaveRecipe, TellRecipe
from graph.facts import IngredientFact
from graph.kitchen.recipes import recipe_rows
from graph.record import merge_rows


def again(entry: Again, kitchen: Kitchen) -> Plan | None:
    """The same pot once more, or after a recipe, and what is different this time."""
    pot = _recipe(entry.pot, kitchen) if entry.recipe else None
    if pot is None and not (entry.recipe and not _changes(entry)):
        pot = kitchen.find(entry.pot)
    if pot is None:
        return None
    language = kitchen.language
    new = [meant(kitchen, part, pot) for part in ingredients_of(entry.parts, kitchen)] if entry.parts else []
    if entry.parts and not new:
        return None
    if any(part.grams is not None and part.grams <= 0 for part in new):
        return Plan(question=say(language, "not_positive"))
    times = entry.times or 1.0
    if entry.servings is not None and pot.portions:
        times = entry.servings / pot.portions
    old = scaled(pot.parts, times)
    for gone, come in entry.swaps:
        old = swapped(old, ingredient_in(kitchen, gone, pot), ingredient(kitchen, come, None))
    out = [ingredient_in(kitchen, name, pot) for name in entry.without]
    parts = [part for part in merged(old, new) if not any(alike(part, one) for one in out)]
    portions = entry.portions or entry.servings or (pot.portions and pot.portions * (entry.times or 1.0))
    fact = cooked(kitchen, pot.name, parts, yield_g=entry.yield_g, portions=portions, like=pot)
    changes = [_change(part, pot, kitchen) for part in new]
    changes += [say(language, "swap", new=come, old=gone) for gone, come in entry.swaps]
    changes += [say(language, "without", food=name) for name in entry.without]
    changes += [f"× {say_number(round(times, 2), language)}"] if times != 1.0 else []
    lines = [ready_line(fact, pot, kitchen)]
    lines.append(say(language, "changes", parts=", ".join(changes)) if changes else say(language, "same"))
    plan = Plan([fact], lines=lines)
    vague = [ingredient_in(kitchen, name, pot) for name in entry.vague]
    asked = next((part for part in parts if any(alike(part, one) for one in vague)), None)
    if asked is not None and asked.grams is not None:
        name = kitchen.food_name(asked, pot)
        plan.question = say(language, "vague", food=name.lower(), g=asked.grams)
        plan.about = {"what": "grams", "batch_id": fact.id, "food_id": asked.food_id, "text": asked.text}
    elif (lack := unweighed(parts, kitchen.catalog)) is not None:
        plan.question, plan.about = weighed_about(lack, fact.id, fact.name, kitchen)
    return plan


def _changes(entry: Again) -> bool:
    return bool(entry.parts or entry.swaps or entry.without or entry.times or entry.servings or entry.vague)


def _recipe(name: str | None, kitchen: Kitchen) -> Pot | None:
    """A recipe of this person as the pot that it makes."""
    if name is None:
        return None
    rows = kitchen.tools.read("read/recipes", user_id=kitchen.context.person.id)
    found = [row["recipe"] for row in rows if named_like(row["recipe"]["name"], name)]
    if not found:
        return None
    row: dict[str, Any] = max(found, key=lambda one: (one["changed_at"], one["id"]))
    pot = {
        "portions": row.get("servings"),
        "eaten": [],
        "taken": [],
        "recipe_ids": [row["id"]],
        "at": row["made_at"],
    }
    return pot_of({**row, **pot})


def _change(part: IngredientFact, pot: Pot, kitchen: Kitchen) -> str:
    """ "Ternera 1000 → 800 g"."""
    old = next((one for one in pot.parts if alike(one, part)), None)
    name = kitchen.food_name(part if old is None else old, pot).lower()
    grams = say_number(part.grams, kitchen.language)
    if old is None or old.grams is None:
        return f"{name} {grams} g"
    return f"{name} {say_number(old.grams, kitchen.language)} → {grams} g"


def save(entry: SaveRecipe, kitchen: Kitchen) -> Plan:
    """The latest pot, or the one that was named, as a recipe that it follows from now on."""
    language = kitchen.language
    pots = [pot for pot in kitchen.pots if entry.pot is None or named_like(pot.name, entry.pot)]
    if not pots:
        return Plan(question=say(language, "which_pot"))
    pot, message = pots[-1], kitchen.message
    user_id = kitchen.context.person.id
    base = kitchen.base(0)
    rows = recipe_rows(user_id, base["id"], pot.name, pot.portions, pot.parts, message.at)
    link = {"id": pot.id, "user_id": user_id, "recipe_id": base["id"]}
    line = _said(pot.name, len(pot.parts), pot.portions, language)
    return Plan(rows=merge_rows(rows, {"link-recipes": [link]}), lines=[line])


def tell_recipe(entry: TellRecipe, kitchen: Kitchen) -> Plan | None:
    """A recipe as it was told, without any pot."""
    told = read_recipe(entry.text, kitchen.message.at, kitchen.tools.names)
    if told is None:
        return None
    parts = [ingredient(kitchen, part.food.text, part.amount) for part in told.ingredients]
    name = told.name.text[:1].upper() + told.name.text[1:]
    id_ = kitchen.base(0)["id"]
    rows = recipe_rows(kitchen.context.person.id, id_, name, told.portions, parts, kitchen.message.at)
    plan = Plan(rows=rows, lines=[_said(name, len(parts), told.portions, kitchen.language)])
    return _asking(plan, parts, {"id": id_, "name": name}, kitchen)


def mend_recipe(state: dict[str, Any], part: IngredientFact, kitchen: Kitchen) -> Plan | None:
    """A recipe of which an ingredient that nobody knew is a food now."""
    rows = kitchen.tools.read("read/recipes", user_id=kitchen.context.person.id)
    row = next((row["recipe"] for row in rows if row["recipe"]["id"] == state["id"]), None)
    if row is None:
        return None
    parts = [
        replace(one, food_id=part.food_id) if one.food_id is None and one.text == state["text"] else one
        for one in pot_of({**row, "eaten": [], "taken": []}).parts
    ]
    kept = recipe_rows(
        kitchen.context.person.id, row["id"], row["name"], row.get("servings"), parts, kitchen.message.at,
        row.get("note"),
    )  # fmt: skip
    line = say(kitchen.language, "mended", name=row["name"], text=state["text"], food=kitchen.food_name(part))
    return _asking(Plan(rows=kept, lines=[line]), parts, row, kitchen)


def _asking(plan: Plan, parts: Sequence[IngredientFact], recipe: dict[str, Any], kitchen: Kitchen) -> Plan:
    """The plan with the question about the first ingredient of a recipe that nobody knows."""
    unknown = next((part for part in parts if part.food_id is None), None)
    if unknown is not None:
        plan.question = say(kitchen.language, "unknown_part", text=unknown.text, name=recipe["name"])
        plan.about = {"what": "recipe", "id": recipe["id"], "text": unknown.text}
    return plan


def _said(name: str, parts: int, servings: float | None, language: str) -> str:
    told = "" if servings is None else say(language, "servings", n=servings)
    return say(language, "recipe", name=name, n=parts, servings=told)
