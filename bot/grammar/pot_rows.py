"""Cuts the list of a pot into its parts: at commas, lines, "y" and "and", and where it was dictated without any."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from functools import lru_cache
from itertools import pairwise

from bot.grammar.kitchen_words import plain
from bot.grammar.pot_amounts import patterns


def segments(text: str, begin: int = 0) -> list[tuple[int, int]]:
    """Where the parts of a list stand: between commas, lines, "y" and "and", and between amounts told without any
    of them; a comma in a number parts nothing."""
    said = plain(text)
    amount = rf"(?={patterns()[0]})"
    cut = re.compile(
        rf"\n+|;|\.(?=\s|$)|,(?!\d)|(?<!\d),|(?<=[^\d\s]) \+ | (?:y|e|and|&)(?= )(?! (?:medi[oa]|cuarto|a half|a quarter)\b)"
        rf"| (?:en|in|con|with|mas|plus) {amount}(?!un[ao]? |an? )|(?<=[a-z)]) - (?={patterns()[0]})"
    )
    found, at = [], begin
    depth = 0
    for sign in range(begin, len(said)):
        depth = max(0, depth + (said[sign] == "(") - (said[sign] == ")"))
        if depth <= 0 and sign >= at and (match := cut.match(said, sign)) and not _in_number(said, match):
            found.append((at, sign))
            at = max(match.end(), sign + 1)
    found.append((at, len(said)))
    # A comma before blanks stands where figures were taken out: nobody paused there.
    spare = re.search(r",(?! {2}|\s*$)|\n", said[begin:]) is None
    return [piece for start, end in found for piece in _run_on(said, start, end, spare)]


def _in_number(said: str, cut: "re.Match[str]") -> bool:
    """ "Treinta y cinco" is one number."""
    if cut[0].strip() not in ("y", "and"):
        return False
    number = re.compile(patterns()[0])
    before = max(said.rfind(" ", 0, cut.start()), said.rfind("\n", 0, cut.start())) + 1
    found = number.match(said, before)
    return found is not None and found.end() > cut.end()


@lru_cache(maxsize=2)
def _starts(spare: bool) -> "re.Pattern[str]":
    """How a part begins in a row without commas; ``spare``: "una cebolla" too, since there are none at all."""
    number, unit, _, _ = patterns()
    counted = rf"|(?:\d+|un[ao]?|dos|tres|medi[oa]|an?|one|two|three|half an?) (?!{unit})" if spare else ""
    return re.compile(rf"(?<!\S)(?:{number} ?{unit}(?: y medi[oa]| and a half)?(?= ){counted})")


def _run_on(said: str, start: int, end: int, spare: bool) -> list[tuple[int, int]]:
    """ "200 gramos de pepino 150 gramos de cebolla": dictated without a pause."""
    if "(" in said[start:end]:
        return [(start, end)]
    cuts = [start]
    for match in _starts(spare).finditer(said, start, end):
        before = said[cuts[-1] : match.start()].split()
        named = [word for word in before if word.isalpha()]
        joined = before and (
            before[-1] in ("de", "of", "x", "about", "unos", "a", "con") or not before[-1][0].isalpha()
        )
        if not joined and len(named) > 1 and said[match.end() : end].strip():
            cuts.append(match.start())
    return list(pairwise([*cuts, end]))
