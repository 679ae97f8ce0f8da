"""What a message does that tells a food of one's own: it is kept, private, and answered with its figures."""

# ruff: noqa: E501 - a phrase is one line, however long

from bot.done import Done
from bot.grammar.own_foods import OwnFoodTold, read_own_food
from bot.replies import number, text_reply
from graph.catalog_nodes import Measure
from graph.context import Context
from graph.foods.figures import figure_doubts
from graph.inbox import Inbound
from graph.own_foods import TOLD, keep_rows, own_food_row
from graph.owned import own_id

_SAY = {
    "es": {
        "kept": "{name}: {kcal} kcal · {p} g de proteína · {c} g de hidratos · {f} g de grasa por {per}",
        "portion": "1 ración ({g} g)",
        "hundred": "100 g",
        "wrong": "Las cifras de «{name}» no cuadran: en 100 g no caben, o la energía contradice a los macros. ¿Las escribes otra vez?",
    },
    "en": {
        "kept": "{name}: {kcal} kcal · {p} g protein · {c} g carbohydrate · {f} g fat per {per}",
        "portion": "portion ({g} g)",
        "hundred": "100 g",
        "wrong": "The figures of “{name}” don't add up: they don't fit into 100 g, or the energy contradicts the macros. Can you write them again?",
    },
}  # fmt: skip
PORTION_G = 100.0
"""The mass of a portion that nobody told: its figures are those of 100 g then, whichever was meant."""


def own_food_turn(message: Inbound, context: Context) -> Done | None:
    """Keeps the food that a message tells; None for any other message."""
    told = read_own_food(message.text or "")
    if told is None:
        return None
    per_g = told.per_g or PORTION_G
    person = context.person
    say = _SAY[person.language]
    figures = (
        {f"{name}_100g": round(value * 100 / per_g, 2) for name, value in told.figures.items()}
        if per_g
        else {}
    )
    if not figures or figure_doubts(figures):
        return Done(reply=text_reply(say["wrong"].format(name=told.name)))
    id_ = own_id(person.id, "food", told.name)
    name = told.name[:1].upper() + told.name[1:]
    properties = {
        "name_en": name,
        "name_es": name,
        "origin": TOLD,
        "verified": False,
        "dropped": None,
    } | figures
    measures = {"serving": Measure(per_g, 0.1), "piece": Measure(per_g, 0.1)}
    rows = keep_rows(own_food_row(person.id, id_, properties, measures, message.at))
    return Done(rows=rows, reply=text_reply(_kept(name, told, per_g, person.language)))


def _kept(name: str, told: OwnFoodTold, per_g: float, language: str) -> str:
    say = _SAY[language]
    per = say["hundred"] if told.per_g == 100 else say["portion"].format(g=number(per_g, language))
    shown = {
        key: number(told.figures[kind], language) if kind in told.figures else "?"
        for key, kind in _SHOWN.items()
    }
    return say["kept"].format(name=name, per=per, **shown)


_SHOWN = {"kcal": "energy_kcal", "p": "protein_g", "c": "carbohydrate_g", "f": "fat_g"}
