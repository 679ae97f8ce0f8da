"""A check-in told by an idiom alone: "hecho polvo"."""

import re

from bot.entries import CheckInEntry, ReadingContext
from bot.grammar.tokens import fold

SCALE = (1.0, 5.0)
_WORN = re.compile(
    r"(?:(?:hoy|uf+|buf+|pues|today|ugh|oof)[, ]+)*"
    r"(?:(?:estoy|ando|voy|acabo|he acabado|he amanecido|me siento|i'?m|i am|feeling|i feel)(?: hoy| today)? )?"
    r"(?:(?:totalmente|completamente|absolutely|completely|totally) )?"
    r"(?:hech[oa] (?:polvo|mierda|un trapo)|para el arrastre|shattered|knackered|wiped out|exhausted|agotad[oa])"
    r"(?:,? (?:hoy|today|total|jaja+|lol|tio|tia))*"
)
"""Nothing left: the top of tiredness. A remark behind a set says something else, so it must be the whole message."""


def worn_out(text: str, context: ReadingContext) -> CheckInEntry | None:
    """The check-in of a message that says only that one is worn out; None for any other, and in the middle of sets,
    where it is about the last one."""
    if context.has_exercise or context.asked is not None or len(text) > 60:
        return None
    if _WORN.fullmatch(fold(text).strip(" .!…")) is None:
        return None
    return CheckInEntry(scores=(("tiredness", SCALE[1]),), scale=SCALE, note=text.strip(), end=len(text))
