"""Questions whether and when a goal is reached: "am I on track?", "a este ritmo, ¿cuándo llego a 66 kg?"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass

from bot.questions.why_words import MONTH, words_of
from graph.words import fold

LETTERS = 120
_WHAT = r"(?P<x>.*)"
_ASKED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:y |and )?(?:voy|vamos) (?:bien|por buen camino|a buen ritmo|como debo|en buen camino)(?: (?:para|con|de|hacia) {_WHAT})?",
        rf"(?:y )?(?:que tal|como) voy (?:con|para|de|hacia) {_WHAT}",
        rf"(?:y )?(?:a este ritmo,? )?(?:cuando|en cuanto tiempo|cuanto tardo en|cuanto tardare en|cuanto voy a tardar en) (?:llego|llegare|voy a llegar|llegar|alcanzo|alcanzare|alcanzar|estare|pesare|pesar|bajo|bajare) {_WHAT}",
        rf"(?:y )?(?:a este ritmo,? )?(?:voy a llegar|llego|llegare|voy a conseguir|conseguire|alcanzare)(?: {_WHAT})?",
        rf"(?:y )?cuanto (?:tiempo )?(?:me )?(?:falta|queda)(?: tiempo)? (?:para|hasta) (?:llegar|alcanzar|pesar|bajar|estar|los) {_WHAT}",
        rf"(?:and )?am i (?:still )?on (?:track|course|target|pace)(?: (?:for|to|with|towards?) {_WHAT})?",
        rf"(?:and )?(?:at this (?:rate|pace),? )?when (?:will|do|should|would|am) i (?:going to )?(?:hit|reach|get(?: down| up)? to|be|weigh|make|meet) {_WHAT}",
        rf"(?:and )?(?:at this (?:rate|pace),? )?how long (?:until|till|before|to|will it take(?: me)?(?: to| until)?|do i have until|is it until)(?: i)?(?: will| am|m)? ?(?:hit|reach|get(?: down| up)? to|be|weigh|make|meet|lose)? {_WHAT}",
        rf"(?:and )?(?:at this (?:rate|pace),? )?(?:will i|am i going to) (?:ever )?(?:hit|reach|make|meet|get(?: down| up)? to|be) {_WHAT}",
    )
)
_PLAIN = words_of("objetivo objetivos meta metas goal goals target targets plan peso weight")
_FIGURE = re.compile(
    r"(\d+(?:[.,]\d+)?) ?(kgs?|kilos?|kilogramos|lbs?|pounds?|libras|st|stones?)?\b(?: ?(\d{1,2}(?:\.\d)?)\b)?"
)
_UNITS = {"k": "kg", "l": "lb", "p": "lb", "s": "st"}
_SMALL = words_of(
    "a al el la los las de mi mis my the to for on in en con by at again antes before que it lo ello this that of weight peso goal objetivo llegar alcanzar conseguir hacer levantar pesar bajar subir hit reach get lift lose make"
)


@dataclass(frozen=True, slots=True)
class Pace:
    """Towards what: ``target`` in ``unit`` ("" when none was said) or None for one's goals; ``exercise`` the words of a
    lift, "" for one's weight. ``pounds`` goes with stones."""

    target: float | None = None
    unit: str = ""
    exercise: str = ""
    pounds: float = 0.0


def read_pace(text: str) -> Pace | None:
    """The question that a whole message is; None for any other message."""
    folded = " ".join(re.sub(r"[¿?¡!;:]|[.,](?!\d)", " ", fold(text)).split())
    if not folded or len(folded) > LETTERS:
        return None
    for pattern in _ASKED:
        if (found := pattern.fullmatch(folded)) is None:
            continue
        rest = (found["x"] or "").strip()
        figure = _FIGURE.search(rest)
        left = [word for word in _FIGURE.sub(" ", rest, count=1).split() if word not in _SMALL]
        left = [word for word in left if word not in MONTH]
        goal = bool(set(rest.split()) & _PLAIN) or "track" in folded
        if (
            "?" not in text
            and not goal
            and (figure is None or not folded.startswith(("when", "how", "cuando", "cuanto")))
        ):
            return None
        if figure is None:
            return Pace() if not set(left) - _PLAIN else None
        if (
            len(left) > 5
            or re.search(r"\d", " ".join(left))
            or (re.search(r"\blas? \d", rest) and not figure[2])
        ):
            return None
        unit = _UNITS[figure[2][0]] if figure[2] else ""
        pounds = float(figure[3]) if figure[3] and unit == "st" else 0.0
        return Pace(float(figure[1].replace(",", ".")), unit, " ".join(left), pounds)
    return None
