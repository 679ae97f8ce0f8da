"""Questions about days of training and rest: "when was my last rest day", "cuánto duró mi último entreno"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.questions.span_words import without_days

Kind = Literal["rest", "rests", "length"]
LOOKED_BACK_DAYS = 30
_REST = r"(?:dias? de descanso|descanso|dia libre|descanse|rest days?|day off|days off|off days?|rest)"
_GYM = r"(?:entreno|entrenamiento|sesion|workout|session|training(?: session)?|gym session)"
_ASKED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("rest", re.compile(
        rf"(?:y )?(?:cuando|que dia|cual) (?:fue|tuve|es|me tome)(?: mi| el)? ultimo {_REST}|(?:y )?(?:cuando|que dia) {_REST} por ultima vez|(?:mi )?ultimo {_REST}"
        r"|(?:cuanto|cuantos dias)(?: tiempo)? (?:hace|llevo)(?: que no| sin| seguidos)? (?:descansar|descanso|entrenando(?: sin (?:parar|descansar|descanso)| seguidos)?|un dia de descanso)"
        r"|cuantos dias seguidos (?:llevo|he)(?: (?:entrenando|entrenado))?"
            rf"|(?:and )?when (?:was|is) my last {_REST}|when did i last (?:have|take) (?:a )?{_REST}|when did i last rest|(?:my )?last rest day"
        rf"|how long (?:since|is it since|has it been since) (?:my last|i (?:last )?(?:had|took) a) {_REST}|how many days in a row (?:have i|did i|ive) (?:trained|train|worked out)"
    )),
    ("rests", re.compile(rf"(?:y )?cuantos {_REST} (?:he tenido|llevo|tuve|hice|he hecho)|(?:and )?how many {_REST} (?:did i|have i) (?:have|had|take|taken)|how many {_REST}")),
    ("length", re.compile(
        rf"(?:y )?(?:cuanto|cuanto tiempo) (?:duro|ha durado|dura|estuve en)(?: (?:mi|el|la))?(?: (?P<es>ultim[oa]))? (?:{_GYM}|gym|gimnasio)(?: de)?"
        rf"|how long (?:was|did|is)(?: my)?(?: (?P<en>last|todays|yesterdays))? {_GYM}(?: last| take)?|how long (?:did i|have i) (?:train|work out|trained|worked out)(?: for)?"
    )),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AskedTraining:
    """The last ``rest`` day, how many ``rests`` of some days, the ``length`` of the last session up to a day."""

    kind: Kind
    first: date
    last: date


def read_asked_training(text: str, today: date) -> AskedTraining | None:
    """The question that a whole message is; None for any other message."""
    told = without_days(text, today)
    if told is None:
        return None
    rest, first, last = told
    for kind, pattern in _ASKED:
        if pattern.fullmatch(rest):
            days = 7 if kind == "rests" else LOOKED_BACK_DAYS
            alone = first if kind != "length" else None
            return AskedTraining(kind, alone or today - timedelta(days=days - 1), last)
    return None
