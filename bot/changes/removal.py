""" "Borra la cena", "delete my weight": what is to be taken out by what it is, of today or of another day.

Names of foods and exercises of today are corrections (``bot/grammar/corrections.py``); this is about meals,
measurements, nights, outings, and foods and exercises of another day. A message is such a wish only as a whole.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.changes.acts import taken_out
from bot.done import Done
from bot.grammar.kitchen_words import plain
from bot.phrases import phrase
from bot.questions.why_words import WEEKDAYS
from bot.replies import text_reply
from bot.understand import Tools
from graph.catalog_nodes import Language
from graph.clock import zone
from graph.context import Context
from graph.inbox import Inbound
from graph.words import bare, stems_of

THINGS: dict[str, tuple[str, str | None]] = {
    "desayuno|breakfast": ("meals", "breakfast"),
    "almuerzo|comida|lunch": ("meals", "lunch"),
    "cena|dinner|supper": ("meals", "dinner"),
    "merienda|afternoon snack": ("meals", "afternoon_snack"),
    "media manana|morning snack": ("meals", "morning_snack"),
    "peso|weight|bodyweight|weigh in": ("observations", "body_weight"),
    "pasos|steps|step count": ("observations", "steps"),
    "agua|water": ("observations", "water"),
    "cintura|waist": ("observations", "waist"),
    "cadera|caderas|hip|hips": ("observations", "hip"),
    "muslo|thigh": ("observations", "thigh"),
    "grasa corporal|body fat": ("observations", "body_fat"),
    "pulso en reposo|resting heart rate": ("observations", "resting_heart_rate"),
    "sueno|noche|horas de sueno|sleep|night": ("sleep", "night"),
    "siesta|nap": ("sleep", "nap"),
    "carrera|run": ("sessions", "run"),
    "bici|bicicleta|ride|bike ride": ("sessions", "ride"),
    "paseo|caminata|walk": ("sessions", "walk"),
    "natacion|swim": ("sessions", "swim"),
    "animo|estado de animo|mood": ("check_ins", "mood"),
    "energia|energy": ("check_ins", "energy"),
}
"""Where in a day's document a thing stands, and of which meal, metric or kind it is."""
_THING = {word: place for words, place in THINGS.items() for word in words.split("|")}
_WISH = re.compile(
    r"(?:por favor |please )?(?:borra|borrame|quita|quitame|elimina|eliminame|anula|delete|remove|erase|scratch)"
    r" (?:el|la|los|las|mi|mis|my|the|todo el|toda la|all of|all my|all the)? ?(?P<thing>[a-z ]+?)"
    rf"(?: (?:de )?(?P<day>hoy|ayer|anteayer|anoche)| (?:from |for )?(?P<en>today|yesterday|last night)"
    rf"| (?:del|of|from) (?P<weekday>{'|'.join(WEEKDAYS)}))?(?: por favor| please)?"
)
_BACK = {"hoy": 0, "today": 0, "anoche": 0, "last night": 0, "ayer": 1, "yesterday": 1, "anteayer": 2}


def removal_turn(message: Inbound, context: Context, tools: Tools) -> Done | None:
    """Takes out what such a message names; None for any other message."""
    if message.kind != "text":
        return None
    folded = bare(message.text or "")
    wish = _WISH.fullmatch(folded)
    if wish is None:
        return None
    today = message.at.astimezone(zone(context.person.timezone)).date()
    if wish["thing"] in _THING:
        part, of = _THING[wish["thing"]]
        ids = _ids(tools.day(context.person.id, _day(wish, today, part)), part, of)
    elif (day := _day(wish, today, "meals")) < today:
        ids = _named_ids(tools.day(context.person.id, day), wish["thing"], tools, context.person.language)
    else:
        return None
    language = context.person.language
    if not ids:
        return Done(reply=text_reply(phrase(language, "edit_none")))
    said = message.text or ""
    at = plain(said).find(wish["thing"])
    named = said[at : at + len(wish["thing"])] if at >= 0 else wish["thing"]
    return replace(taken_out(ids, named, message, language), intent="undo")


def _day(wish: re.Match[str], today: date, part: str) -> date:
    if wish["weekday"] is not None:
        return today - timedelta(days=(today.weekday() - WEEKDAYS[wish["weekday"]]) % 7)
    said = wish["day"] or wish["en"] or "hoy"
    # "La cena de anoche" was eaten the day before; the night of "anoche" ended today.
    back = 1 if said in ("anoche", "last night") and part == "meals" else _BACK[said]
    return today - timedelta(days=back)


def _named_ids(document: dict[str, Any], said: str, tools: Tools, language: Language) -> list[str]:
    """What of a day has that name: foods, else the sets of an exercise."""
    found = tools.catalog.resolve_food(said, language), tools.catalog.resolve_exercise(said, language)
    foods, exercises = ({match.id for match in one.matches[:3]} for one in found)
    words = set(stems_of(said))

    def meant(food: dict[str, Any] | None) -> bool:
        known = None if food is None else tools.catalog.foods.get(food["id"])
        return food is not None and (
            food["id"] in foods or (known is not None and words <= set(stems_of(known.name(language))))
        )

    items = [one["id"] for meal in document["meals"] for one in meal["items"] if meant(one["food"])]
    sets = [one for session in document["sessions"] for one in session["sets"]]
    return items or [one["id"] for one in sets if one["exercise"]["id"] in exercises]


def _ids(document: dict[str, Any], part: str, of: str | None) -> list[str]:
    """What is meant in a day: a whole meal, the last of several measurements, nights, outings, scores."""
    if part == "meals":
        return [item["id"] for meal in document["meals"] if meal["category"] == of for item in meal["items"]]
    field = {"observations": "metric", "sleep": "kind", "sessions": "kind"}
    if part == "check_ins":
        same = [one["id"] for one in document[part] if list(one["scores"]) == [of]]
    else:
        same = [one["id"] for one in document[part] if one[field[part]] == of]
    return same[-1:]
