"""What a set really was, told with the set or with what it was not: "225x3 was actually 2 on the last set"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.entries import EditEntry, FoodEntry, Reading, SetEntry
from bot.grammar.clauses import Message

_REALLY = re.compile(
    r"\s*(?:no,? |oops,? |perd[oó]n,? |sorry,? )?(?:the |el |la )?(?P<load>\d+(?:[.,]\d+)?)"
    r" ?(?:kg|lbs?)? ?x ?(?P<reps>\d+)"
    r" (?:was|were|era|eran|fue|fueron) (?:actually |really |only |just |en realidad |solo |s[oó]lo )*(?P<now>\d+)"
    r"(?: reps?| repes| repeticiones)?"
    r"(?: (?:on|in|en) (?:the |la |el )?(?:last|final|[uú]ltim[ao])(?: set| one| serie)?)?"
    r"(?:,? (?:not|no) \d+)?\s*[.!]*\s*",
    re.IGNORECASE,
)
_NOT_TODAY = re.compile(
    r",?\s*\b(?:(?:yesterday|ayer),? (?:and |y )?(?:not|no) (?:today|hoy)"
    r"|(?:not|no) (?:today|hoy),? (?:but |sino )?(?:yesterday|ayer))\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\s*no (?:hice|he hecho|hac[ií]a) (?P<wrong>[^,\d]+?),? (?:fue|era|eran|hice|fueron|sino) (?P<right>[^,\d]+?)"
    r"(?: (?:con|a|de) (?P<load>\d+(?:[.,]\d+)?) ?(?P<unit>kg|kilos?|lbs?|libras?)?)?\s*[.!]*\s*",
    re.IGNORECASE,
)
MOST_REPS = 30


def was_really(message: Message, again: Callable[[str], Reading]) -> Reading | None:
    """The correction that such a message is, None for any other. ``again`` reads a text in the same conversation."""
    text = message.text
    if not message.context.last_set:
        return None
    if (said := _REALLY.fullmatch(text)) is not None:
        now, reps = float(said["now"]), float(said["reps"])
        of_reps = now <= MOST_REPS and max(now / reps, reps / max(now, 1)) <= 3
        edit = EditEntry(value=now, field="reps" if of_reps else "load", nth=-1, start=0, end=len(text))
        return Reading((edit,), (), "edit")
    if (said := _NOT_DONE.fullmatch(text)) is not None:
        return _exchanged(said, again)
    return _of_yesterday(message, again)


def _exchanged(said: re.Match[str], again: Callable[[str], Reading]) -> Reading | None:
    """ "No hice press militar, fue press arnold con 10 kg"."""
    reading = again(f"no era {said['wrong']}, era {said['right']}")
    edit = reading.entries[0] if len(reading.entries) == 1 else None
    if not isinstance(edit, EditEntry) or edit.name is None:
        return None
    if said["load"] is not None:
        unit = "lb" if (said["unit"] or "").lower().startswith("l") else "kg" if said["unit"] else None
        edit = replace(edit, value=float(said["load"].replace(",", ".")), unit=unit)
    return Reading((edit,), (), "edit")


def _of_yesterday(message: Message, again: Callable[[str], Reading]) -> Reading | None:
    """ "Did squats 100x5x3 yesterday, not today": what stands among today's is moved a day back."""
    said = _NOT_TODAY.search(message.text)
    if said is None:
        return None
    told = again(message.text[: said.start()] + message.text[said.end() :])
    names = [
        e.exercise if isinstance(e, SetEntry) else e.food
        for e in told.entries
        if isinstance(e, SetEntry | FoodEntry)
    ]
    if not names or names[0] is None or len(names) < len(told.entries):
        return None
    day = message.now.date() - timedelta(days=1)
    return Reading((EditEntry(day=day, target=names[0], start=0, end=len(message.text)),), (), "edit")
