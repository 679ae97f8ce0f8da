"""What a pot cost, by what was told to be paid for its foods."""

from bot.kitchen.cooking import Plan
from bot.kitchen.phrases import say
from bot.kitchen.pots import Kitchen
from bot.kitchen_entries import AskCost
from graph.kitchen.pantry import pantry_of, share_as_kept

NAMED = 3


def ask_cost(entry: AskCost, kitchen: Kitchen) -> Plan | None:
    """What a pot and a portion of it cost; the foods of which nobody told a price, instead, when there are any."""
    pot = kitchen.find(entry.pot) if kitchen.pots else None
    if pot is None:
        return None
    prices = [
        (one.food_id, one.price_g)
        for one in pantry_of(kitchen.tools.read, kitchen.context.person.id, kitchen.catalog)
        if one.price_g is not None
    ]
    cost, lacks = 0.0, []
    for part in pot.parts:
        if part.food_id == "water" or not part.grams:
            continue
        found = [
            price * share
            for food_id, price in sorted(prices, key=lambda pair: pair[0] != part.food_id)
            if (share := share_as_kept(part.food_id or "?", food_id, kitchen.catalog)) is not None
        ]
        if found:
            cost += found[0] * part.grams
        else:
            lacks.append(kitchen.food_name(part, pot).lower())
    language = kitchen.language
    if lacks or not pot.parts:
        return Plan(lines=[say(language, "cost_lacks", name=pot.name, foods=", ".join(lacks[:NAMED]))])
    each = say(language, "cost_each", n=round(cost / pot.portions, 2)) if pot.portions else ""
    return Plan(lines=[say(language, "cost", name=pot.name, total=round(cost, 2), each=each)])
