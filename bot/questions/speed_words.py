"""Questions what an encoder measured: "a qué velocidad moví los 180", "velocity loss on squats", "mi perfil carga-velocidad"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.questions.span_words import days_in
from graph.words import fold

Kind = Literal["speed", "profile"]
_THE = r"(?:el |la |los |las |mi |mis |my |the )*"
_SET = r"(?:ultima (?:serie|repeticion)|last (?:set|rep)|serie|set)"
_KG = r"(?:(?P<kg>\d{1,3}(?:[.,]\d{1,2})?) ?(?:kg|kilos|lb)?)"
_X = r"(?P<x>[a-z][a-z \-]{1,40}?)"
_OF = rf"(?:(?:de|del|en|con|for|on|of|at|in|with) )?{_THE}(?:{_SET}(?: (?:de|of|on|for) {_THE})?)?(?:{_KG}(?: (?:de|en|on|of|in) {_THE})?)?(?:{_X})?"
_ASKED: tuple[tuple[Kind, str], ...] = (
    (
        "profile",
        rf"(?:y )?(?:(?:cual es|como es|dime|ensename|show me|what is|whats) )?{_THE}(?:perfil (?:de )?(?:carga|fuerza)(?: y)? velocidad|perfil de velocidad|load velocity (?:profile|line|curve)|velocity profile)(?: {_OF})?",
    ),
    (
        "profile",
        rf"(?:y )?(?:(?:cual es|que|dime|what is|whats) )?{_THE}(?:1rm|e1rm|maximo|max) (?:por velocidad|segun (?:el encoder|la velocidad)|by velocity|from velocity)(?: {_OF})?",
    ),
    (
        "speed",
        rf"(?:y )?a (?:que|cuanta) velocidad (?:movi|he movido|hice|levante|subi|iba|fue|fueron|salio|salieron|he hecho|moviste) {_OF}",
    ),
    (
        "speed",
        rf"(?:y )?(?:cual (?:es|fue|ha sido|era)|que|cuanta|cuanto) {_THE}(?:velocidad|vmp|vm|perdida de velocidad)(?: media| propulsiva| maxima)*(?: perdi| he perdido| tuve| hice| llevo)?(?: {_OF})?",
    ),
    ("speed", rf"(?:perdida de )?velocidad(?: media)? {_OF}"),
    ("speed", rf"how fast (?:was|were|did i (?:move|lift|do)|is) {_OF}(?: (?:moving|go|move))?"),
    (
        "speed",
        rf"(?:what is|what was|whats|how much|what) {_THE}(?:mean |bar |average |peak )*(?:velocity loss|speed loss|velocity|bar speed|speed)(?: did i lose)?(?: {_OF})?",
    ),
    ("speed", rf"(?:velocity loss|bar speed|mean velocity) {_OF}"),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _ASKED)


@dataclass(frozen=True, slots=True)
class AskedSpeed:
    """The ``speed`` of measured sets, or the ``profile`` of a lift. ``exercise`` in the person's words, "" for the one
    that was measured last; ``load`` in the unit they lift in; ``on`` a day or None for the last."""

    kind: Kind
    exercise: str = ""
    load: float | None = None
    on: date | None = None


def read_asked_speed(text: str, today: date) -> AskedSpeed | None:
    """The question that a whole message may be; None for any other. Whether its name is an exercise is not known."""
    folded = " ".join(re.sub(r"[¿?¡!;:\-–]|[.,](?!\d)", " ", fold(text)).split())
    if not folded or len(folded) > 100:
        return None
    rest, first, last = days_in(folded, today)
    rest = " ".join(rest.split())
    for kind, pattern in _PATTERNS:
        if (found := pattern.fullmatch(rest)) is not None:
            load = found["kg"].replace(",", ".") if found["kg"] else None
            on = last if first is not None and first == last else None
            return AskedSpeed(kind, (found["x"] or "").strip(), float(load) if load else None, on)
    return None
