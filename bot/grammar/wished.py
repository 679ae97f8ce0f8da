"""A goal told in a message of its own, whatever stands beside it: who asked for it, for which day, why.

"Oye quiero adelgazar diez kilos antes del verano que el asiento se me queda pequeño", "el médico quiere que pierda
8 kilos", "Aim: 11 stone 7 by half term". The wish, what is wanted and by when are looked for in the text; no other
figure may stand in it, and nothing that makes a plan for one day, a question or somebody else's wish of it.
"""

import re
from datetime import datetime
from functools import lru_cache

from bot.entries import GoalEntry, Name, ReadingContext
from bot.grammar import wish_words as words
from bot.grammar.kitchen_words import plain
from bot.grammar.names import KnownNames
from bot.grammar.pot_amounts import value_of
from bot.grammar.tokens import tokenize
from bot.grammar.wish_cores import Core, core
from bot.grammar.wish_due import due

LONGEST = 220
FEW = 60
"""Signs between the wish and what is wanted."""
_SHOWN = re.compile(r"\b(?:la|el|mi|una?) (?:\w+ ){1,3}(?:me |nos )?$")
""" "La báscula marca 79,3 kilos": who shows it, and commands nothing."""
_LOAD = (20.0, 1000.0)
_COUNTED = re.compile(r" ?(?:x|sets|series|reps|min|km|cm|s\b|seg|segundos|dias|veces)")


@lru_cache(maxsize=1)
def _wish() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<noun>{words.NOUN})|(?P<going>{words.GOING})|{words.WISH_EN}|{words.WISH_ES}|(?P<command>{words.COMMAND})"
        rf"|(?P<asked>{words.ASKED_OF_ME})|(?P<also>{words.ALSO})"
    )


def wished(text: str, now: datetime, context: ReadingContext, names: KnownNames) -> GoalEntry | None:
    """The goal of a message that tells one and nothing else; None for any other."""
    if "?" in text or len(text) > LONGEST or context.last_set:
        return None
    said = re.sub(r"[.,](?!\d)|[!¡…\n(]", lambda found: " " if found[0] in "!¡…(" else found[0], plain(text))
    for wish in _wish().finditer(said):
        if (goal := _goal(text, said, wish, now, names)) is not None:
            return goal
    return None


def _goal(
    text: str, said: str, wish: re.Match[str], now: datetime, names: KnownNames
) -> GoalEntry | None:  # fmt: skip
    by, where = due(said, now)
    bare = said if where is None else said[: where[0]] + " " * (where[1] - where[0]) + said[where[1] :]
    if not _mine(bare, wish):
        return None
    wanted = core(bare, wish.end()) or _before(bare, wish)
    called = re.search(words.NOUN, bare) is not None
    if wanted is None:
        return _of_exercise(text, bare, wish, names, now) or _only_weight(text, bare, wish, names, now)
    between = bare[wish.end() : wanted.start]
    if words.BETWEEN.search(between) or len(between) > FEW:
        return None
    if (wish["should"] or wish["should_es"]) and by is None and not called:
        return None
    mere = wanted.metric == "body_weight" and wanted.target is not None and words.MERE.search(wish[0])
    if (wish["going"] or (mere and by is None)) and not called:
        return None
    if wish["also"] and by is None and wanted.metric == "body_weight":
        return None
    rest = bare[: wanted.start] + bare[wanted.end :]
    if wanted.daily:
        if not (words.EACH_DAY.search(bare) or re.search(words.EACH_WEEK, bare) or called):
            return None
        if words.ONE_DAY.search(words.EACH_DAY.sub(" ", rest)):
            return None
    elif words.GYM_WORDS.search(rest) or _trained(text, names):
        return None
    if re.search(r"(?<![a-z])\d", rest):
        return None
    return GoalEntry(
        kind=wanted.kind, metric=wanted.metric, target=wanted.target, change=wanted.change, unit=wanted.unit,
        due_on=by, end=len(text),
    )  # fmt: skip


def _mine(said: str, wish: re.Match[str]) -> bool:
    """Whether it is wanted of the writer, and in earnest."""
    before = said[: wish.start()]
    if words.NOT_SO.search(before + " " if not before.endswith(" ") else before):
        return False
    if words.SUPPOSED.search(before if before.endswith(" ") or not before else before + " "):
        return False
    if wish["command"] and _SHOWN.search(before):
        return False
    if re.search(r"[\"«“]", before) and re.search(r"[\"»”]", said[wish.end() :]):
        return False
    if not wish["asked"]:
        return True
    owned = re.search(rf"{words.EXPERT} (?:de (?:mi|su|la|el)|of (?:my|his|her|the))\b", before)
    if owned or re.search(r"\b(?:le|les|him|her|them)(?: ha)? ?$", before):
        return False
    return bool(re.search(words.EXPERT, said)) or bool(re.search(words.ENDORSED, said))


def _before(said: str, wish: re.Match[str]) -> Core | None:
    """ "9000 steps daily i want to complete", "3 litros de agua por día, ese es mi objetivo"."""
    found = core(said[: wish.start()])
    return found if found is not None and (found.daily or wish["noun"]) else None


def _trained(text: str, names: KnownNames) -> bool:
    return any(span.kind == "exercise" for span in names.spans(tokenize(text)))


def _alone(said: str, wish: re.Match[str]) -> re.Match[str] | None:
    """The only figure behind the name of a goal: "obj: 120 kg banca"."""
    figures = list(re.finditer(r"\d+(?:[.,]\d+)?", said))
    if wish["noun"] is None or len(figures) != 1 or figures[0].start() < wish.end():
        return None
    return figures[0]


def _of_exercise(
    text: str, said: str, wish: re.Match[str], names: KnownNames, now: datetime
) -> GoalEntry | None:  # fmt: skip
    """ "Obj sentadilla 140 pa fin d curso": a load on an exercise."""
    figure = _alone(said, wish)
    if figure is None or re.match(
        r" ?(?:x|sets|series|reps|min|km|cm|s\b|seg|segundos|dias|veces)", said[figure.end() :]
    ):
        return None
    tokens = tokenize(text)
    spans = [s for s in names.spans(tokens) if s.kind == "exercise"]
    if not spans:
        return None
    longest = max(spans, key=lambda s: s.end - s.start)
    unit = re.match(r" ?(kg|kilos?|lbs?|libras|pounds)", said[figure.end() :])
    value = value_of(figure[0])
    if not _LOAD[0] <= value <= _LOAD[1]:
        return None
    start, end = tokens[longest.start].start, tokens[longest.end - 1].end
    return GoalEntry(
        kind="reach", metric="e1rm", target=value, due_on=due(plain(text), now)[0],
        about=Name(text[start:end], start, end), end=len(text),
        unit=None if unit is None else "kg" if unit[1].startswith("k") else "lb",
    )  # fmt: skip


def _only_weight(
    text: str, said: str, wish: re.Match[str], names: KnownNames, now: datetime
) -> GoalEntry | None:  # fmt: skip
    """ "Aim: 11 stone 7 by half term": a weight and the name of a goal."""
    made = (
        core("be " + said[wish.end() :].replace(":", " "))
        if wish["noun"] and not _trained(text, names)
        else None
    )
    found = re.search(r"\d[\d.,]*\d|\d", said[wish.end() :])
    if (
        made is not None
        or found is None
        or words.BETWEEN.search(said[wish.end() : wish.end() + found.start()])
    ):
        return None
    made = core(f"be {said[wish.end() + found.start() :]}")
    if made is None or made.metric != "body_weight" or made.target is None or made.start:
        return None
    rest = said[: wish.end()] + said[wish.end() + found.start() + made.end - 3 :]
    if re.search(r"(?<![a-z])\d", rest) or words.GYM_WORDS.search(rest) or _trained(text, names):
        return None
    return GoalEntry(
        kind="reach", metric="body_weight", target=made.target, unit=made.unit,
        due_on=due(plain(text), now)[0], end=len(text),
    )  # fmt: skip
