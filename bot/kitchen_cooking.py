"""Pots as they are cooked: what goes in, what they weigh, once more, kept as a recipe."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot.kitchen_entries import Again, PutIn, Ready, SaveRecipe
from bot.kitchen_lines import parts_line, ready_line, say_number
from bot.kitchen_phrases import say
from bot.kitchen_pots import (
    Kitchen,
    Pot,
    alike,
    changed,
    cooked,
    ingredient,
    ingredients_of,
    merged,
    named_like,
)
from graph.facts import AnyFact, BatchFact, BatchVersionFact, IngredientFact
from graph.nutrition import raw_grams
from graph.recipes import recipe_rows
from graph.record import Rows, merge_rows

FRESH = timedelta(hours=12)
"""How long after cooking a weight without a name is that pot's."""
HEAVIEST, LIGHTEST = 1.5, 0.25
"""A yield beyond these shares of what went in (and what it may soak up) is asked about."""


@dataclass(slots=True)
class Plan:
    """What an entry comes to: facts, other rows, lines of the reply, a question and what it is about.
    ``answers``: what we asked is answered by it."""

    facts: list[AnyFact] = field(default_factory=list)
    rows: Rows = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    question: str | None = None
    about: dict[str, Any] | None = None
    answers: bool = False


def put_in(entry: PutIn, kitchen: Kitchen, state: dict[str, Any] | None) -> Plan | None:
    """Ingredients into the pot that is being cooked, or other grams of those that are in it."""
    new = ingredients_of(entry.parts, kitchen)
    if not new or any(part.food_id is None and part.grams is None for part in new):
        return None
    language = kitchen.language
    if any(part.grams is not None and part.grams <= 0 for part in new):
        return Plan(question=say(language, "not_positive"), about=state)
    if state is not None and state["batch_id"] is None:
        fact = cooked(kitchen, state["name"], new)
        about = {"what": "cooking", "name": state["name"], "batch_id": fact.id}
        return _asking_unknown(Plan([fact], about=about), new, fact.name, fact.id, kitchen)
    pot = kitchen.by_id(state["batch_id"]) if state is not None else kitchen.find(entry.pot)
    if pot is None:
        return None
    if entry.instead:
        lacking = next((one for one in new if not any(alike(one, part) for part in pot.parts)), None)
        if lacking is not None:
            name = kitchen.food_name(lacking)
            return Plan(question=say(language, "not_in", name=pot.name, food=name))
        version = changed(kitchen, pot, parts=merged(pot.parts, new))
        return Plan([version], lines=[parts_line(pot.name, version.ingredients, kitchen, pot)])
    version = changed(kitchen, pot, parts=(*pot.parts, *new))
    return _asking_unknown(Plan([version], about=state), new, pot.name, pot.id, kitchen)


def _asking_unknown(
    plan: Plan, new: Sequence[IngredientFact], name: str, batch_id: str, kitchen: Kitchen
) -> Plan:
    """What is in the pot so far, and one question: what an unknown name is, else what else goes in."""
    fact = plan.facts[0]
    assert isinstance(fact, BatchFact | BatchVersionFact)
    plan.lines.append(parts_line(name, fact.ingredients, kitchen, None))
    unknown = next((part for part in new if part.food_id is None), None)
    if unknown is None:
        plan.question = say(kitchen.language, "more") if plan.about is not None else None
    else:
        plan.question = say(kitchen.language, "unknown_part", text=unknown.text, name=name)
        plan.about = {
            "what": "ingredient", "text": unknown.text, "batch_id": batch_id, "name": name,
            "cooking": plan.about is not None,
        }  # fmt: skip
    return plan


def unknown_part(facts: Sequence[AnyFact], language: str) -> tuple[str, dict[str, Any]] | None:
    """The question about the first ingredient of a pot that nobody knows, and what it is about."""
    for fact in facts:
        if isinstance(fact, BatchFact):
            for part in fact.ingredients:
                if part.food_id is None:
                    about = {"what": "ingredient", "text": part.text, "batch_id": fact.id, "name": fact.name}
                    question = say(language, "unknown_part", text=part.text, name=fact.name)
                    return question, about | {"cooking": False}
    return None


def ready(entry: Ready, kitchen: Kitchen, state: dict[str, Any] | None, *, sure: bool = False) -> Plan | None:
    """A pot is weighed or split: at the end of cooking, or again later."""
    language = kitchen.language
    if state is not None:
        if state["batch_id"] is None:
            return Plan(question=say(language, "nothing_in", name=state["name"]), about=state)
        pot = kitchen.by_id(state["batch_id"])
    else:
        pot = kitchen.find(entry.pot, None if entry.pot else FRESH)
    if pot is None:
        return None
    if any(one is not None and one <= 0 for one in (entry.yield_g, entry.portions)):
        return Plan(question=say(language, "not_positive"), about=state)
    raw = raw_grams(pot.row["ingredients"]) + sum(p.grams or 0.0 for p in pot.parts if p.food_id is None)
    estimate = max(raw, changed(kitchen, replace(pot, row={**pot.row, "yield_source": None})).yield_g or 0.0)
    odd = entry.yield_g is not None and raw and not LIGHTEST * raw <= entry.yield_g <= HEAVIEST * estimate
    if odd and not sure:
        about = {"what": "yield", "batch_id": pot.id, "yield_g": entry.yield_g, "portions": entry.portions}
        return Plan(question=say(language, "odd_yield", g=entry.yield_g, raw=round(raw)), about=about)
    if entry.yield_g is None and entry.portions is None:
        return Plan(lines=[ready_line(changed(kitchen, pot), pot, kitchen)])
    version = changed(kitchen, pot, yield_g=entry.yield_g, portions=entry.portions)
    return Plan([version], lines=[ready_line(version, pot, kitchen)])


def again(entry: Again, kitchen: Kitchen) -> Plan | None:
    """The same pot once more, and what is different this time."""
    pot = kitchen.find(entry.pot)
    if pot is None:
        return None
    language = kitchen.language
    new = ingredients_of(entry.parts, kitchen) if entry.parts else []
    if entry.parts and not new:
        return None
    if any(part.grams is not None and part.grams <= 0 for part in new):
        return Plan(question=say(language, "not_positive"))
    out = [ingredient(kitchen, name, None) for name in entry.without]
    parts = [part for part in merged(pot.parts, new) if not any(alike(part, one) for one in out)]
    fact = cooked(
        kitchen, pot.name, parts, yield_g=entry.yield_g, portions=entry.portions or pot.portions, like=pot
    )
    changes = [_change(part, pot, kitchen) for part in new]
    changes += [say(language, "without", food=name) for name in entry.without]
    lines = [ready_line(fact, pot, kitchen)]
    lines.append(say(language, "changes", parts=", ".join(changes)) if changes else say(language, "same"))
    plan = Plan([fact], lines=lines)
    vague = [ingredient(kitchen, name, None) for name in entry.vague]
    asked = next((part for part in parts if any(alike(part, one) for one in vague)), None)
    if asked is not None and asked.grams is not None:
        name = kitchen.food_name(asked, pot)
        plan.question = say(language, "vague", food=name.lower(), g=asked.grams)
        plan.about = {"what": "grams", "batch_id": fact.id, "food_id": asked.food_id, "text": asked.text}
    return plan


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
    servings = "" if pot.portions is None else say(language, "servings", n=pot.portions)
    line = say(language, "recipe", name=pot.name, n=len(pot.parts), servings=servings)
    return Plan(rows=merge_rows(rows, {"link-recipes": [link]}), lines=[line])
