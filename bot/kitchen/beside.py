"""Portions of pots that a message tells beside other foods: their figures, and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.kitchen.lines import eaten_figures, eaten_line, left_lines
from bot.kitchen.pots import Pot, open_kitchen, pot_of
from bot.understand import Tools
from graph.context import Context
from graph.facts import AnyFact, PortionFact
from graph.inbox import Inbound


@dataclass(slots=True)
class Beside:
    """``portions``: the line of each portion and its energy in kcal, by the id of its fact; ``left``: lines of what is
    left of the pots."""

    portions: dict[str, tuple[str, float]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


def pots_beside(facts: Sequence[AnyFact], message: Inbound, context: Context, tools: Tools) -> Beside:
    """What is told of the portions of pots among some facts; nothing is read where there are none."""
    told = Beside()
    eaten = [one for one in facts if isinstance(one, PortionFact) and one.batch_id is not None]
    if not eaten:
        return told
    kitchen = open_kitchen(message, context, tools)
    pots: dict[str, Pot] = {}
    for fact in eaten:
        pot = pots.get(str(fact.batch_id)) or kitchen.by_id(str(fact.batch_id))
        if pot is None:
            continue
        figures = eaten_figures(fact, pot, kitchen)
        told.portions[fact.id] = (eaten_line(fact, pot, kitchen), figures["energy_kcal"])
        one = {"grams": fact.grams, "portions": fact.portions}
        pots[pot.id] = pot_of({**pot.row, "eaten": [*pot.row["eaten"], one]})
    told.left = [line for pot in pots.values() for line in left_lines(pot, kitchen)]
    return told
