"""What an answer to a question about a pot comes to: what something is, how much it weighs, how many it makes."""

import re
from dataclasses import replace
from typing import Any

from bot.grammar.kitchen import read_kitchen
from bot.grammar.kitchen_words import MUCH, how_much, plain
from bot.kitchen.cooking import Plan, asking_on, ready, weighed_now
from bot.kitchen.eating import eat
from bot.kitchen.phrases import say
from bot.kitchen.pots import Kitchen, Pot, changed, ingredient, merged, open_kitchen
from bot.kitchen.recipes import mend_recipe
from bot.kitchen_entries import Eat, HowMuch, Ready
from bot.understand import YES, Tools
from graph.context import Context
from graph.facts import IngredientFact
from graph.inbox import Inbound

MOST_WORDS = 8
"""Words of an answer that names an ingredient."""
NOT_KNOWN = frozenset(
    (
        "no se",
        "no lo se",
        "ni idea",
        "no me acuerdo",
        "i don't know",
        "i dont know",
        "dunno",
        "no idea",
        "idk",
        "not sure",
    )
)
ATE = YES | {
    "si, me la comi",
    "me la comi",
    "me lo comi",
    "ya me la comi",
    "ya",
    "yes i did",
    "i did",
    "ate it",
    "i ate it",
    "yes i ate it",
}
"""Answers that what was taken along was eaten."""


def kitchen_answer(
    state: dict[str, Any], text: str, message: Inbound, context: Context, tools: Tools
) -> Plan | None:
    """The answer to a question of ours, None when the message is something else."""
    folded = plain(text).strip(" .!¡")
    if state["what"] == "recipe":
        kitchen = open_kitchen(message, context, tools)
        part = _named(state, text, kitchen)
        return None if part is None else mend_recipe(state, part, kitchen)
    if state["what"] == "cooking" or "batch_id" not in state:
        return None
    kitchen = open_kitchen(message, context, tools)
    pot = kitchen.by_id(state["batch_id"])
    if pot is None:
        return None
    if folded in NOT_KNOWN:
        return Plan(lines=[say(kitchen.language, "left_open")])
    if state["what"] == "yield":
        if folded in YES:
            return ready(Ready(state["yield_g"], state["portions"], pot.name), kitchen, state, sure=True)
        entry = _told_ready(text)
        return None if entry is None else ready(entry, kitchen, state)
    if state["what"] == "along":
        much = HowMuch(portions=state["portions"], grams=state["grams"])
        return eat(Eat(much, pot.name, state["category"]), kitchen, None) if folded in ATE else None
    if state["what"] == "eaten":
        said = re.fullmatch(rf"(?:unos |unas |about |como |me comi |i had |fueron |eran )?(?:{MUCH})", folded)
        return None if said is None else eat(Eat(how_much(said), pot.name, state["category"]), kitchen, None)
    if state["what"] == "portions":
        entry = _told_ready(text if not folded.isdigit() else f"{folded} raciones")
        return ready(entry, kitchen, state) if entry is not None and entry.portions else None
    if state["what"] == "grams":
        bare = f"{folded} g" if folded.replace(",", "").replace(".", "").isdigit() else text
        entry = _told_ready(bare)
        if entry is None or not entry.yield_g:
            return None
        part = IngredientFact(state["food_id"], state["text"], entry.yield_g)
        version = changed(kitchen, pot, parts=merged(pot.parts, [part]))
        return weighed_now(version, kitchen, pot)
    return _mended(state, text, kitchen, pot)


def _told_ready(text: str) -> Ready | None:
    """A weight or portions as an answer."""
    found = read_kitchen(text, cooking=True, has_pots=True)
    return found[0] if len(found) == 1 and isinstance(found[0], Ready) else None


def _named(state: dict[str, Any], text: str, kitchen: Kitchen) -> IngredientFact | None:
    """The food that an answer says an ingredient is; None when it says none."""
    if len(text.split()) > MOST_WORDS:
        return None
    named = text.strip(" .!¡")
    asked = plain(state["text"])
    named = re.sub(rf"^(?:(?:el|la|los|las|the) )?{re.escape(asked)},? ", "", named, flags=re.IGNORECASE)
    named = re.sub(
        r"^(?:es|son|era|eran|it'?s|it is|is|are|was|were|it was)\b (?:un |una |a |an )?",
        "",
        named,
        flags=re.IGNORECASE,
    )
    part = ingredient(kitchen, named, None)
    return None if part.food_id is None else part


def _mended(state: dict[str, Any], text: str, kitchen: Kitchen, pot: Pot) -> Plan | None:
    """An ingredient that nobody knew gets its food; what was eaten of the pot follows."""
    part = _named(state, text, kitchen)
    if part is None:
        return None
    parts = [
        replace(one, food_id=part.food_id) if one.food_id is None and one.text == state["text"] else one
        for one in pot.parts
    ]
    if parts == list(pot.parts):
        return None
    version = changed(kitchen, pot, parts=parts)
    line = say(kitchen.language, "mended", name=pot.name, text=state["text"], food=kitchen.food_name(part))
    return asking_on(Plan([version], lines=[line]), parts, pot, kitchen, cooking=bool(state.get("cooking")))
