"""Pots as they are cooked: what goes in, what they weigh."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot.grammar.pot_text import parts_of
from bot.kitchen.latest import told_last
from bot.kitchen.lines import parts_line, ready_line
from bot.kitchen.phrases import say
from bot.kitchen.pots import (
    Kitchen,
    Pot,
    added,
    alike,
    changed,
    cooked,
    ingredient_in,
    ingredients_of,
    loose_ingredients,
    meant,
    merged,
    swapped,
)
from bot.kitchen_entries import PutIn, Ready, Start
from graph.facts import AnyFact, BatchFact, BatchVersionFact, IngredientFact
from graph.names import Catalog
from graph.nutrition import raw_grams
from graph.record import Row, Rows, settling

FRESH = timedelta(hours=12)
"""How long after cooking a weight without a name is that pot's."""
HEAVIEST, LIGHTEST = 1.5, 0.25
"""A yield beyond these shares of what went in (and what it may soak up) is asked about."""
SEASONING = ("spice",)
NOT_ASKED = frozenset({"salt", "water", "vinegar", "black-pepper"})


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
    new = ingredients_of(entry.parts, kitchen) if entry.parts or not entry.takes_out else []
    if entry.takes_out is not None:
        return _taken_out(entry, new, kitchen, state)
    loose = any(part.food_id is None and part.grams is None for part in new)
    if not new or (loose and parts_of(entry.parts, kitchen.tools.names) is None):
        return None
    if entry.last and state is None and not told_last(kitchen):
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
        new = [meant(kitchen, part, pot) for part in new]
        lacking = next((one for one in new if not any(alike(one, part) for part in pot.parts)), None)
        if lacking is not None and entry.pot is None:
            return None
        if lacking is not None:
            name = kitchen.food_name(lacking)
            return Plan(question=say(language, "not_in", name=pot.name, food=name))
        version = changed(kitchen, pot, parts=merged(pot.parts, new))
        plan = Plan([version], lines=[parts_line(pot.name, version.ingredients, kitchen, pot)], about=state)
        plan.question = None if state is None else say(language, "more")
        return plan
    version = changed(kitchen, pot, parts=added(pot.parts, [meant(kitchen, part, pot) for part in new]))
    return _asking_unknown(Plan([version], about=state), new, pot.name, pot.id, kitchen)


def begun(entry: Start, kitchen: Kitchen) -> Plan | None:
    """A pot that is begun with what goes in: open for more, or ready where its weight or its portions were told."""
    new = ingredients_of(entry.parts, kitchen) or loose_ingredients(entry.parts, kitchen)
    if not any(part.grams for part in new):
        return None
    if any(part.grams is not None and part.grams <= 0 for part in new):
        return Plan(question=say(kitchen.language, "not_positive"))
    fact = cooked(kitchen, entry.name, new, yield_g=entry.yield_g, portions=entry.portions)
    done = entry.yield_g is not None or entry.portions is not None
    about = None if done else {"what": "cooking", "name": entry.name, "batch_id": fact.id}
    return _asking_unknown(Plan([fact], about=about), new, fact.name, fact.id, kitchen)


def _taken_out(
    entry: PutIn, new: Sequence[IngredientFact], kitchen: Kitchen, state: dict[str, Any] | None
) -> Plan | None:
    """A food that is not in the pot after all, or another stands for it with the same grams."""
    pot = (
        kitchen.by_id(state["batch_id"])
        if state is not None and state["batch_id"]
        else kitchen.find(entry.pot)
    )
    if pot is None or (entry.parts and (len(new) != 1 or new[0].food_id is None)):
        return None
    gone = ingredient_in(kitchen, entry.takes_out or "", pot)
    if not any(alike(gone, part) for part in pot.parts):
        question = say(kitchen.language, "not_in", name=pot.name, food=kitchen.food_name(gone))
        return Plan(question=question) if entry.pot is not None else None
    kept = tuple(part for part in pot.parts if not alike(gone, part))
    parts = swapped(pot.parts, gone, new[0]) if new else kept
    if not parts and state is not None:
        # Nothing is left of what went in: the pot is open still, and not there before something goes in.
        undone: Row = {
            "message_id": kitchen.message.id,
            "target_id": kitchen.message.id,
            "hidden": [pot.id],
            "shown": [],
        }
        out: Rows = {"hide-records": [{"id": pot.id}], "add-undos": [undone], **settling([pot.id])}
        line = say(kitchen.language, "nothing_in", name=pot.name)
        return Plan(rows=out, question=line, about={**state, "batch_id": None})
    if not parts:
        return Plan(question=say(kitchen.language, "nothing_in", name=pot.name), about=state)
    version = changed(kitchen, pot, parts=parts)
    plan = Plan([version], lines=[parts_line(pot.name, version.ingredients, kitchen, pot)], about=state)
    plan.question = None if state is None else say(kitchen.language, "more")
    return plan


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


def unknown_part(
    facts: Sequence[AnyFact], language: str, catalog: Catalog
) -> tuple[str, dict[str, Any]] | None:
    """The question about the first ingredient of a pot that nobody knows or of which no amount was told, and what
    it is about."""
    for fact in facts:
        if isinstance(fact, BatchFact) and (
            found := _open_part(fact.ingredients, language, catalog, fact.name)
        ):
            return found[0], {"batch_id": fact.id, "name": fact.name, "cooking": False} | found[1]
    return None


def _open_part(
    parts: Sequence[IngredientFact], language: str, catalog: Catalog, name: str
) -> tuple[str, dict[str, Any]] | None:
    """The question about the first ingredient that nobody knows, else about the first without an amount."""
    for part in parts:
        if part.food_id is None:
            question = say(language, "unknown_part", text=part.text, name=name)
            return question, {"what": "ingredient", "text": part.text}
    lack = unweighed(parts, catalog)
    return None if lack is None else (_how_much(lack, language, catalog), _grams_of(lack))


def asking_on(
    plan: Plan, parts: Sequence[IngredientFact], pot: Pot, kitchen: Kitchen, *, cooking: bool
) -> Plan:
    """The plan with the question about what is still open of a pot's ingredients; ``cooking``: what else goes in."""
    about = {"batch_id": pot.id, "name": pot.name}
    found = _open_part(parts, kitchen.language, kitchen.catalog, pot.name)
    if found is not None and (not cooking or found[1]["what"] == "ingredient"):
        plan.question, plan.about = found[0], about | found[1] | {"cooking": cooking}
    elif cooking:
        plan.question, plan.about = say(kitchen.language, "more"), about | {"what": "cooking"}
    return plan


def unweighed(parts: Sequence[IngredientFact], catalog: Catalog) -> IngredientFact | None:
    """The first food without an amount; what seasons is not asked about."""
    for part in parts:
        food = None if part.food_id is None else catalog.foods.get(part.food_id)
        if (
            food is not None
            and part.grams is None
            and food.group not in SEASONING
            and food.id not in NOT_ASKED
        ):
            return part
    return None


def _how_much(part: IngredientFact, language: str, catalog: Catalog) -> str:
    food = catalog.foods.get(part.food_id or "")
    return say(language, "how_much", food=(part.text if food is None else food.name(language)).lower())


def _grams_of(part: IngredientFact) -> dict[str, Any]:
    return {"what": "grams", "food_id": part.food_id, "text": part.text}


def weighed_about(
    part: IngredientFact, batch_id: str, name: str, kitchen: Kitchen
) -> tuple[str, dict[str, Any]]:
    """The question about the grams of an ingredient, and what it is about."""
    question = _how_much(part, kitchen.language, kitchen.catalog)
    return question, {"batch_id": batch_id, "name": name} | _grams_of(part)


def weighed_now(version: BatchVersionFact, kitchen: Kitchen, pot: Pot) -> Plan:
    """A pot of which an ingredient has its grams now, and the question about the next that has none."""
    plan = Plan([version], lines=[parts_line(pot.name, version.ingredients, kitchen, pot)])
    return asking_on(plan, version.ingredients, pot, kitchen, cooking=False)


def ready(entry: Ready, kitchen: Kitchen, state: dict[str, Any] | None, *, sure: bool = False) -> Plan | None:
    """A pot is weighed or split: at the end of cooking, or again later."""
    language = kitchen.language
    if state is not None:
        if state["batch_id"] is None:
            return Plan(question=say(language, "nothing_in", name=state["name"]), about=state)
        pot = kitchen.by_id(state["batch_id"])
    else:
        pot = kitchen.find(entry.pot, None if entry.pot else FRESH)
    if pot is None or (entry.bare and state is None and pot.portions):
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
    plan = Plan([version], lines=[ready_line(version, pot, kitchen)])
    cooking = state is not None and state["what"] == "cooking"
    return asking_on(plan, pot.parts, pot, kitchen, cooking=False) if cooking else plan
