"""Questions about sugars, saturated fat, salt and alcohol eaten: "how much sugar did I have today?". Not every food has
these figures, so that the answer says of how many portions they lack."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from datetime import date, timedelta
from typing import Any, NamedTuple

from bot.questions.span_words import without_days
from bot.questions.why_say import counted, days_name
from bot.replies import capital, number
from bot.understand import Tools
from graph.context import Person
from graph.record import day_id

_NAMES = {
    "sugars": r"azucar(?:es)?|sugars?",
    "saturated-fat": r"grasas? saturadas?|saturadas|saturated fats?|sat fats?|saturates",
    "salt": r"sal|sodio|salt|sodium",
    "alcohol": r"alcohol",
}
SODIUM_OF_SALT = 0.393
"""The share of sodium in salt by mass: 22.99 of 58.44."""
_HAD = (
    r"(?:(?:me )?(?:he |llevo |llevamos |habre )?(?:comido|comi|tomado|tome|bebido|bebi|ingerido|consumido|consumi)|llevo|van|va|did i|have i|i have|i|ive|had|have|get|gotten|got|eaten|eat|ate|consumed"
    r"|consume|drunk|drink|drank|taken|take|in|been|was|there|so far|ya|hasta ahora|already|in total|en total|de|of|today|hoy)"
)
_ASKS = tuple(
    (key, re.compile(rf"(?:y |and |oye |hey )*(?:cuant[oa]s?|how much|how many (?:grams|g) of|que cantidad de)(?: gramos)?(?: de)? ?(?:{_HAD} )*(?P<what>{names})(?: {_HAD})*"))
    for key, names in _NAMES.items()
)  # fmt: skip
LABELS = {
    "es": {"sugars": "azúcares", "saturated-fat": "grasa saturada", "salt": "sal", "sodium": "sodio", "alcohol": "alcohol"},
    "en": {"sugars": "sugars", "saturated-fat": "saturated fat", "salt": "salt", "sodium": "sodium", "alcohol": "alcohol"},
}  # fmt: skip
SAY = {
    "es": {"none": "{label}, {when}: no hay nada comido apuntado.", "day": "{label}, {when}: {g} g",
           "days": "{label}, {when}: {g} g, {mean} g al día en {n}", "lack": " · sin este dato: {n} de {of} cosas comidas",
           "unknown": "{label}, {when}: no se sabe, nada de lo comido tiene ese dato."},
    "en": {"none": "{label}, {when}: nothing eaten is noted.", "day": "{label}, {when}: {g} g",
           "days": "{label}, {when}: {g} g, {mean} g a day on {n}", "lack": " · without this figure: {n} of {of} things eaten",
           "unknown": "{label}, {when}: not known, nothing that was eaten has that figure."},
}  # fmt: skip


class AskedNutrient(NamedTuple):
    """``key`` as ``read/nutrients-eaten`` names it, ``sodium`` when that was said of salt."""

    key: str
    sodium: bool
    first: date
    last: date


def read_asked_nutrient(text: str, today: date) -> AskedNutrient | None:
    """The question that a whole message is, of today where no days are said; None for any other message."""
    said = without_days(text, today)
    if said is None:
        return None
    for key, pattern in _ASKS:
        if (found := pattern.fullmatch(said[0])) is not None:
            return AskedNutrient(key, found["what"] in ("sodio", "sodium"), said[1] or today, said[2])
    return None


def nutrient_reply(asked: AskedNutrient, person: Person, tools: Tools) -> str:
    """The grams of the days, and a day's mean over several."""
    language = person.language
    days = [asked.first + timedelta(days=n) for n in range((asked.last - asked.first).days + 1)]
    rows: list[dict[str, Any]] = tools.read(
        "read/nutrients-eaten", user_id=person.id, day_ids=[day_id(person.id, day) for day in days]
    )
    rows = [row for row in rows if row["key"] == asked.key]
    told = {
        "label": capital(LABELS[language]["sodium" if asked.sodium else asked.key]),
        "when": days_name(asked.first, asked.last, language),
    }
    say = SAY[language]
    if not rows:
        return say["none"].format(**told)
    lacking, eaten = (sum(row[of] for row in rows) for of in ("unknown", "portions"))
    if lacking == eaten and not any(row["value"] for row in rows):
        return say["unknown"].format(**told)
    grams = sum(float(row["value"]) for row in rows) * (SODIUM_OF_SALT if asked.sodium else 1.0)
    figures = {"g": number(round(grams, 1), language), "mean": number(round(grams / len(rows), 1), language)}
    key = "day" if asked.first == asked.last else "days"
    line = say[key].format(**told, **figures, n=counted(len(rows), "day", language))
    return line + (say["lack"].format(n=lacking, of=eaten) if lacking else "")
