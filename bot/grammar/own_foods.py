"""Reads how a food of one's own is told: "crea alimento: mi batido, 230 kcal, 30 p 20 c 3 g", or a label's text.

Only whole messages that begin so; everything else is left to the reader of the rest.
"""

import re
from dataclasses import dataclass

from graph.words import fold

_BEGIN = re.compile(
    r"\s*(?:(?:crea|crear|nuevo|nueva|añade|anade|añadir|guarda|apunta) (?:un |el |mi )?(?:nuevo )?alimento"
    r"|(?:create|new|add|save) (?:a |my )?(?:new )?food)\s*[:,]?\s*(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = r"(\d+(?:[.,]\d+)?)"
_KINDS = (
    ("energy_kj", rf"{_NUMBER} ?kj|(?:energia|energy)[: ]*{_NUMBER} ?kj"),
    ("energy_kcal", rf"{_NUMBER} ?(?:kcal|calorias|calories|cal)\b|(?:kcal|calorias|calories)[: ]*{_NUMBER}"),
    (
        "fiber_g",
        rf"{_NUMBER} ?g? ?(?:de |of )?(?:fibra|fiber|fibre)\b|(?:fibra|fiber|fibre)[: ]*{_NUMBER} ?g?",
    ),
    (
        "protein_g",
        rf"{_NUMBER} ?g? ?(?:de |of )?(?:p|prot|proteinas?|proteins?)\b"
        rf"|(?:proteinas?|proteins?|prot)[: ]*{_NUMBER} ?g?",
    ),
    (
        "carbohydrate_g",
        rf"{_NUMBER} ?g? ?(?:de |of )?(?:c|ch|hc|carbs?|hidratos(?: de carbono)?|carbohidratos|carbohydrates?)\b"
        rf"|(?:hidratos(?: de carbono)?|carbohidratos|carbohydrates?|carbs?)[: ]*{_NUMBER} ?g?",
    ),
    (
        "fat_g",
        rf"{_NUMBER} ?g? ?(?:de |of )?(?:f|grasas?|fats?)\b|(?:grasas?|fats?)[: ]*{_NUMBER} ?g?|{_NUMBER} ?g\b",
    ),
)
_PORTION = r"(?:raci[oó]n|porci[oó]n|unidad|serving|portion|scoop|cazo|barrita|bar|piece|pieza)"
_PER = re.compile(
    rf"\(?(?:\b(?:por|per|cada|en|in) )?\b(?:{_NUMBER} ?(?:g|ml) {_PORTION}"
    rf"|{_PORTION}(?: de| of)? ?\(?{_NUMBER} ?(?:g|ml)\)?|(?<=por )(?:{_NUMBER}) ?(?:g|ml)\b"
    rf"|(?<=per )(?:{_NUMBER}) ?(?:g|ml)\b|(?<=cada )(?:{_NUMBER}) ?(?:g|ml)\b)\)?",
    re.IGNORECASE,
)
_PER_LEFT = re.compile(r"\b(?:por|per|cada)\s*$", re.IGNORECASE)
KJ = 4.184


@dataclass(frozen=True, slots=True)
class OwnFoodTold:
    """A food as it was told: its name, its figures, and the grams that they are for (None: of one portion whose
    mass nobody told)."""

    name: str
    figures: dict[str, float]
    per_g: float | None


def read_own_food(text: str) -> OwnFoodTold | None:
    """The food that a message tells, None for any other message, or for one without a name and a figure."""
    begun = _BEGIN.fullmatch(text)
    if begun is None:
        return None
    rest = begun["rest"].strip()
    per = _PER.search(rest)
    if per is not None:
        rest = _PER_LEFT.sub("", rest[: per.start()]) + "; " + rest[per.end() :]
    first = re.search(r"[,;:\n(]|\d", rest)
    name = (rest[: first.start()] if first else rest).strip(" .")
    body = fold(rest[first.start() :] if first else "")
    figures = _figures(body)
    if not name or not figures:
        return None
    grams = next((one for one in (per.groups() if per else ()) if one), None)
    return OwnFoodTold(name, figures, None if grams is None else _float(grams))


def _figures(body: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for kind, pattern in _KINDS:
        if said := re.search(pattern, body):
            value = next(group for group in said.groups() if group)
            found[kind] = _float(value)
            body = body[: said.start()] + " " + body[said.end() :]
    joules = found.pop("energy_kj", None)
    if joules is not None:
        found.setdefault("energy_kcal", round(joules / KJ, 1))
    return found


def _float(text: str) -> float:
    return float(text.replace(",", "."))
