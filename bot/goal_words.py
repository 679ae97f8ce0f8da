"""A goal in one short sentence: "Goal: 2200 kcal a day", "Objetivo: bajar 6 kg antes del 1 de agosto de 2026"."""

from collections.abc import Callable
from datetime import date

from graph.aims import aim_name
from graph.facts import GoalFact
from graph.metrics import METRICS
from graph.names import Catalog
from graph.units import KG, LB_OF_STONE

A_DAY = {
    "energy_intake": {"es": "{n} kcal al día", "en": "{n} kcal a day"},
    "protein_intake": {"es": "{n} g de proteína al día", "en": "{n} g of protein a day"},
    "steps": {"es": "{n} pasos al día", "en": "{n} steps a day"},
    "water": {"es": "{n} ml de agua al día", "en": "{n} ml of water a day"},
    "training_days": {"es": "entrenar {n} días por semana", "en": "train {n} days a week"},
    "sleep_hours": {"es": "dormir {n} h cada noche", "en": "sleep {n} h a night"},
    "weekly_distance": {"es": "{n} km por semana", "en": "{n} km a week"},
}
CHANGES = {
    "es": {"lose": "bajar {n}", "gain": "subir {n}", "keep": "mantener {n}", "reach": "cambiar {n}"},
    "en": {"lose": "lose {n}", "gain": "gain {n}", "keep": "keep {n}", "reach": "change by {n}"},
}
TARGETS = {
    "es": {"lose": "bajar a {n}", "gain": "subir a {n}", "keep": "mantener {n}", "reach": "llegar a {n}"},
    "en": {"lose": "get down to {n}", "gain": "get up to {n}", "keep": "stay at {n}", "reach": "reach {n}"},
}
KEPT = {"es": "mantener el peso", "en": "keep your weight"}
FOCUS = {"es": "prioridad a {name}", "en": "{name} first"}
ON = {"es": "{n} en {name}", "en": "{n} on {name}"}
BY = {"es": "antes del {day}", "en": "by {day}"}
HEAD = {"es": "Objetivo", "en": "Goal"}
SAID_DIGITS = 2
"""Decimals that people give kilograms with: a goal that has more was told in another unit."""
LEAST_STONES = 5
"""A weight from here on is told in stones and pounds, an amount below it in pounds, unless it is whole stones."""
_MESES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
_MONTHS = "January February March April May June July August September October November December"
MONTHS = {"es": _MESES.split(), "en": _MONTHS.split()}


def goal_words(
    fact: GoalFact, catalog: Catalog, language: str, units: str, number: Callable[[float], str]
) -> str:
    """The sentence that answers a goal; loads and weights in pounds for a person who counts in them."""
    return f"{HEAD[language]}: {_what(fact, catalog, language, units, number)}{_due(fact.due_on, language)}"


def _what(fact: GoalFact, catalog: Catalog, language: str, units: str, number: Callable[[float], str]) -> str:
    about = aim_name(fact.metric, catalog, language)
    if about is not None and fact.target is None:
        return FOCUS[language].format(name=about)
    if fact.target is not None and fact.metric in A_DAY:
        return A_DAY[fact.metric][language].format(n=number(fact.target))
    value = fact.change if fact.change is not None else fact.target
    if value is None:
        return KEPT[language]
    told = _figure(abs(value), fact.unit, units, number)
    if about is not None:
        return ON[language].format(n=told, name=about)
    words = CHANGES if fact.change is not None else TARGETS
    said = words[language][fact.kind].format(n=told)
    if fact.metric == "body_weight":
        return said
    label = METRICS[fact.metric].label(language) if fact.metric in METRICS else fact.metric
    return f"{label.lower()}, {said}"


def _figure(value: float, unit: str, units: str, number: Callable[[float], str]) -> str:
    if unit == "kg" and units == "us":
        return f"{number(round(value / KG['lb'], 1))} lb"
    if unit == "kg" and round(value, SAID_DIGITS) != round(value, SAID_DIGITS + 2):
        return _in_stones(value, number)
    return f"{number(value)}%" if unit == "%" else f"{number(value)} {unit}"


def _in_stones(kg: float, number: Callable[[float], str]) -> str:
    """ "14 st", "13 st 7 lb", "15 lb": what a person who counts in kg told in none of them."""
    stones, pounds = divmod(round(kg / KG["lb"], 1), LB_OF_STONE)
    if pounds and stones < LEAST_STONES:
        return f"{number(round(kg / KG['lb'], 1))} lb"
    return " ".join([f"{number(stones)} st"] * bool(stones) + [f"{number(pounds)} lb"] * bool(pounds))


def _due(day: date | None, language: str) -> str:
    if day is None:
        return ""
    month = MONTHS[language][day.month - 1]
    written = f"{day.day} de {month} de {day.year}" if language == "es" else f"{month} {day.day}, {day.year}"
    return " " + BY[language].format(day=written)
