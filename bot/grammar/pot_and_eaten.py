"""Reads a pot and what was eaten of it at once: "he hecho lentejas con …, 5 raciones, y me he comido una"."""

import re
from datetime import datetime

from bot.entries import BatchEntry, Name, PortionEntry
from bot.grammar.kitchen_forms import EAT
from bot.grammar.kitchen_words import how_much, plain
from bot.grammar.names import KnownNames
from bot.grammar.pot_text import read_pot

_CUT = re.compile(
    r"(?:[.;,\n]| y| and)+\s*(?:ya |luego |despues |then |already )?(?=(?:me |yo |i )?(?:he |'?ve |have )?(?:me he )?"
    r"(?:comi|comido|cene|cenado|almorce|ate|had|eaten)\b)"
)
_OF_IT = frozenset((None, "it", "them", "ella", "ellas", "esto", "eso", "that"))


def read_pot_and_eaten(
    text: str, now: datetime, names: KnownNames
) -> tuple[BatchEntry] | tuple[BatchEntry, PortionEntry] | None:
    """The pot that a message tells of, and what of it was eaten by then; None for any other message."""
    if (pot := read_pot(text, now, names)) is not None:
        return (pot,)
    said = plain(text)
    cuts = list(_CUT.finditer(said))
    if not cuts:
        return None
    eaten = EAT.fullmatch(said[cuts[-1].end() :].strip(" .!\n"))
    if eaten is None or eaten["pot"] not in _OF_IT or eaten["mass"]:
        return None
    pot = read_pot(text[: cuts[-1].start()], now, names)
    much = how_much(eaten)
    share = much.share if much.share_left is None else much.share_left
    if pot is None or (
        share is None and (pot.portions is None or not 0 < (much.portions or 0.0) <= pot.portions)
    ):
        return None
    name = Name(pot.name.text, cuts[-1].end(), len(text))
    return pot, PortionEntry(
        batch=name,
        portions=None if share else much.portions,
        share=share,
        start=name.start,
        end=name.end,
        on=pot.on,
    )
