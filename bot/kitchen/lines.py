"""The lines of a reply about pots."""

from collections.abc import Sequence

from bot.kitchen.phrases import say
from bot.kitchen.pots import Kitchen, Pot
from bot.replies import capital, number
from graph.facts import BatchFact, BatchVersionFact, IngredientFact, PortionFact
from graph.nutrition import batch_portion_nutrients, raw_grams

UNKNOWN_G = 30.0
"""From so much of a food that nobody knows on, what a portion has is not told: it would be far too little."""


def say_number(value: float | None, language: str) -> str:
    """A figure as the language writes it; "?" for one that nobody knows."""
    return "?" if value is None else number(value, language)


def parts_line(name: str, parts: Sequence[IngredientFact], kitchen: Kitchen, pot: Pot | None) -> str:
    """ "Fajitas: ternera 1000 g, pimiento 600 g"."""
    told = ", ".join(
        f"{kitchen.food_name(part, pot).lower()} {say_number(part.grams, kitchen.language)} g"
        for part in parts
    )
    return say(kitchen.language, "so_far", name=capital(name), parts=told)


def ready_line(fact: BatchFact | BatchVersionFact, pot: Pot, kitchen: Kitchen) -> str:
    """ "Fajitas: 1450 g · 5 raciones · 412 kcal y 38 g de proteína por ración"."""
    language = kitchen.language
    about = "" if fact.yield_source == "weighed" else "≈ "
    mass = "" if fact.yield_g is None else f"{about}{say_number(fact.yield_g, language)} g"
    portions = ""
    if fact.portions:
        portions = say(language, "portions", n=fact.portions)
        share = _figures((*fact.ingredients, *pot.outs), 1 / fact.portions, pot, kitchen)
    unknown = any(one.food_id is None and (one.grams or UNKNOWN_G) >= UNKNOWN_G for one in fact.ingredients)
    if fact.portions and not unknown and share["energy_kcal"] >= 1:
        portions += say(language, "each", kcal=round(share["energy_kcal"]), protein=round(share["protein_g"]))
    return say(language, "ready", name=fact.name, mass=mass, portions=portions)


def _figures(parts: Sequence[IngredientFact], share: float, pot: Pot, kitchen: Kitchen) -> dict[str, float]:
    own = {one["food_id"]: one.get("own") for one in pot.row["ingredients"]}
    rows = [
        {"food_id": part.food_id, "grams": part.grams, "own": own.get(part.food_id)}
        for part in parts
        if part.food_id is not None
    ]
    row = {"ingredients": rows, "batch_portions": 1.0, "portions": share, "grams": 0.0}
    return batch_portion_nutrients(row, kitchen.catalog)


def eaten_line(fact: PortionFact, pot: Pot, kitchen: Kitchen) -> str:
    """What was eaten of a pot, with its energy and protein where they are known."""
    figures = eaten_figures(fact, pot, kitchen)
    told = {"name": pot.name, "g": round(fact.grams)}
    lacking = unknown_parts(pot)
    if lacking:
        foods = ", ".join(f"«{one.text}»" if kitchen.language == "es" else f'"{one.text}"' for one in lacking)
        key = "eaten_unknown" if _mostly(lacking, pot) else "eaten_lacks"
        return say(kitchen.language, key, **told, foods=foods, kcal=round(figures["energy_kcal"]))
    if figures["energy_kcal"] < 1:
        return say(kitchen.language, "eaten_only", **told)
    kcal, protein = (round(figures[key]) for key in ("energy_kcal", "protein_g"))
    return say(kitchen.language, "eaten", **told, kcal=kcal, protein=protein)


def unknown_parts(pot: Pot) -> list[IngredientFact]:
    """What is in a pot that nobody knows, and enough of it to tell in its figures."""
    return [one for one in pot.parts if one.food_id is None and (one.grams or UNKNOWN_G) >= UNKNOWN_G]


def _mostly(lacking: Sequence[IngredientFact], pot: Pot) -> bool:
    """Whether what nobody knows may be most of a pot: the figures of the rest say nothing then."""
    unknown = [one.grams for one in lacking]
    known = sum(one.grams or 0.0 for one in pot.parts if one.food_id is not None)
    return any(one is None for one in unknown) or sum(one or 0.0 for one in unknown) >= known / 2


def eaten_figures(fact: PortionFact, pot: Pot, kitchen: Kitchen) -> dict[str, float]:
    """Energy (kcal) and nutrients (g) of what was eaten of a pot."""
    whole = pot.yield_g or raw_grams(pot.row["ingredients"])
    share = (
        fact.portions / pot.portions
        if fact.portions is not None and pot.portions
        else fact.grams / whole
        if whole
        else 0.0
    )
    return _figures((*pot.parts, *pot.outs), share, pot, kitchen)


def left_words(pot: Pot, language: str) -> str:
    """ "2 raciones (≈ 580 g)"."""
    left = pot.left
    grams = None if left.grams is None else max(0, round(left.grams))
    if left.portions is None:
        return "?" if grams is None else f"{say_number(grams, language)} g"
    n = max(0.0, left.portions)
    said = say(language, "portion_left" if n == 1 else "portions_left", n=n)
    return said if grams is None else say(language, "about", said=said, g=grams)


def left_lines(pot: Pot, kitchen: Kitchen) -> list[str]:
    """What is left of a pot, where, and how old it is."""
    language = kitchen.language
    if pot.left.grams is None and pot.left.portions is None:
        return [say(language, "unknown_left", name=pot.name)]
    if pot.over:
        return [say(language, "none_left", name=pot.name)]
    key = "left_one" if pot.left.portions == 1 else "left"
    line = say(language, key, name=pot.name, left=left_words(pot, language))
    if pot.left.frozen_portions:
        line += say(language, "frozen", n=pot.left.frozen_portions)
    elif pot.left.frozen_g:
        line += say(language, "frozen", n=f"{round(pot.left.frozen_g)} g")
    age = (kitchen.message.at - pot.at).days
    return [line + say(language, "old", n=age) if age >= 2 else line]
