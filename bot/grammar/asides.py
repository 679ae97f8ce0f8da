"""What a story tells beside its foods: "(Ritz)", ", which was decaffeinated", "while watching the game".

Taken out before a told meal is read, so that a "not" or a "when" in it decides nothing. What tells more of a food
in brackets or behind a comma stays part of its name. Nothing with an amount in it is taken out.
"""

from collections.abc import Callable
from typing import NamedTuple

from bot.grammar.aside_ends import LONGEST, is_amount, until
from bot.grammar.aside_words import (
    ABOUT,
    AMOUNTS,
    BESIDE,
    CALLED,
    DISHES,
    EATS,
    INCHES,
    IS,
    JOINS,
    KINDS,
    MEALS,
    MEANWHILE,
    NONE,
    ORNAMENTS,
    OTHERS,
    OTHERWISE_LY,
    PLACES,
    PLAIN,
    PREPARED,
    QUALITIES,
    RELATIVES,
    SAID,
    SELF,
    SIZED,
    TIMES,
    TYPES,
    UNITS,
)
from bot.grammar.tokens import Token
from bot.grammar.weighed import weighings


class Told(NamedTuple):
    """The tokens that are read, and where a name goes on: the end of its last word → the end of what tells more."""

    tokens: list[Token]
    more: dict[int, int]


def set_aside(tokens: list[Token]) -> Told:
    """A told meal without what a story tells beside it; any other message as it is."""
    weighed = weighings(tokens)
    words = [token.folded for token in weighed]
    begin = _first_amount(weighed, words)
    if begin is None:
        return Told(tokens, {})
    tokens = weighed
    kept: list[Token] = []
    more: dict[int, int] = {}
    at = _lead(tokens, words, begin)
    while at < len(tokens):
        end, tells_more = _aside(tokens, words, at) if at > begin else (at, False)
        if _of_manner(words[at]) and at + 1 < len(words) and words[at + 1] in EATS:
            end = at + 1
        if end == at:
            kept.append(tokens[at])
            at += 1
            continue
        if tells_more:
            more[kept[-1].end] = tokens[end - 1].end
        at = end
    return Told(kept, more)


def _aside(tokens: list[Token], words: list[str], at: int) -> tuple[int, bool]:
    """Where an aside that begins here ends (here where none does), and whether it tells more of the food before."""
    for find in (_bracketed, _qualified):
        if (end := find(tokens, words, at)) is not None:
            return end, True
    return next((end for find in _FINDS if (end := find(tokens, words, at)) is not None), at), False


def _lead(tokens: list[Token], words: list[str], begin: int) -> int:
    """Where it begins behind "Feeling hungry, I had ..." and "As a treat I enjoyed ..."."""
    verb = next((n for n in range(1, len(words)) if words[n] in EATS and words[n] not in TIMES), None)
    if verb is None or (begin < verb and words[begin] not in ("a", "an", "some", "un", "una")):
        return 0
    start = verb
    while start and (words[start - 1] in SELF or _of_manner(words[start - 1])):
        start -= 1
    told = not TIMES.isdisjoint(words[:start]) or any(
        one.kind != "word" and one.text != "," for one in tokens[:start]
    )
    return 0 if start == verb or told else start


def _of_manner(word: str) -> bool:
    """ "I quickly ate", but not "I usually eat"."""
    return word.endswith("ly") and word not in OTHERWISE_LY


def _first_amount(tokens: list[Token], words: list[str]) -> int | None:
    """Where the first amount of a told meal stands; None for a question, or where nothing was eaten."""
    if "?" in words or EATS.isdisjoint(words):
        return None
    return next((n for n, one in enumerate(tokens) if is_amount(one)), None)


def _bracketed(tokens: list[Token], words: list[str], at: int) -> int | None:
    """ "(Ritz)", but neither "(10 g)" nor what is told in brackets with its amount."""
    if words[at] not in "([" or (tokens[at - 1].kind != "word" and words[at - 1] != ")"):
        return None
    end = next((n for n in range(at + 1, min(at + LONGEST, len(words))) if words[n] in ")]"), None)
    if end is None or any(words[n] in UNITS or words[n] in AMOUNTS for n in range(at, end)):
        return None
    counted = [n for n in range(at, end) if tokens[n].kind in ("number", "half")]
    return None if any(words[n + 1] not in ("%", "/", "-", *INCHES) for n in counted) else end + 1


def _qualified(tokens: list[Token], words: list[str], at: int) -> int | None:
    """ ", hulled, roasted, salted": what comes behind a comma and only tells more of the food."""
    if words[at] != "," or (tokens[at - 1].kind != "word" and words[at - 1] != ")"):
        return None
    end = next(
        (n for n in range(at + 1, len(words)) if tokens[n].kind != "word" or words[n] in BESIDE), len(words)
    )
    part = words[at + 1 : end]
    while part and part[-1] in ("and", "y"):
        part.pop()
    whole = end == len(words) or words[end] in BESIDE or words[end] in ",.;)\n!" or len(part) < end - at - 1
    return at + 1 + len(part) if part and whole and all(word in QUALITIES for word in part) else None


def _before_amount(tokens: list[Token], words: list[str], at: int) -> int | None:
    """ "That's about" of "a smoothie that's about 12 ounces", "single" of "a single slice", "6-inch"."""
    if words[at] in RELATIVES:
        end = at + 1 + (words[at + 1 : at + 2] in (["is"], ["was"], ["are"], ["were"]))
        if words[at] != "that's" and end == at + 1:
            return None
        end += end < len(words) and words[end] in ABOUT
        weighed = end < len(words) and tokens[end].kind == "number"
        return end if weighed and not UNITS.isdisjoint(words[end + 1 : end + 3]) else None
    if tokens[at].kind == "number" and not INCHES.isdisjoint(words[at + 1 : at + 2]):
        return at + 2
    if (
        words[at] in PLAIN
        and words[at - 1] in AMOUNTS
        and at + 1 < len(tokens)
        and tokens[at + 1].kind == "word"
    ):
        return at + 1 + (words[at + 1] in SIZED)
    return None


def _relative(tokens: list[Token], words: list[str], at: int) -> int | None:
    """ ", which was decaffeinated", "that had been cooked from frozen"."""
    start = at + 1 if words[at] == "," else at
    if start + 1 >= len(words) or words[start] not in RELATIVES:
        return None
    if words[start] != "that's" and words[start + 1] not in IS:
        return None
    return until(tokens, words, start + 1)


def _mealtime(_: list[Token], words: list[str], at: int) -> int | None:
    """ "Time" of "for snack time": the meal is named before it."""
    return at + 1 if words[at] == "time" and words[at - 1] in MEALS else None


def _meanwhile(tokens: list[Token], words: list[str], at: int) -> int | None:
    """ "While watching the game"."""
    start = at + 1 if words[at] == "," else at
    return until(tokens, words, start + 1) if start < len(words) and words[start] in MEANWHILE else None


def _lacking(tokens: list[Token], words: list[str], at: int) -> int | None:
    """ "With no visible fat", "not from concentrate", ", no mayo"; "no sugar" is part of what the food is."""
    start = at + 1 if words[at] in (",", "with", "con") else at
    if start + 1 >= len(words) or words[start] not in NONE or (words[start] == "no" and start == at):
        return None
    if words[start] != "not" and words[start + 1] in SAID:
        return None
    return until(tokens, words, start + 1)


def _ornament(tokens: list[Token], words: list[str], at: int) -> int | None:
    """ "A hearty bowl", "54 g of prepared fries"."""
    made = words[at] in PREPARED and (words[at - 1] in ("of", "de") or words[at - 1] in UNITS)
    follows = at + 1 < len(tokens) and tokens[at + 1].kind == "word" and words[at + 1] not in JOINS
    return at + 1 if (words[at] in ORNAMENTS or made) and follows else None


def _either(tokens: list[Token], words: list[str], at: int) -> int | None:
    """ "Black, purple and" of "140 g of black, purple and pink beans": the last kind stands for all of them."""
    if words[at - 1] not in ("of", "de", *UNITS, *KINDS):
        return None
    here, last = at, None
    while here + 1 < len(words) and words[here] in KINDS and words[here + 1] in (",", "and", "or"):
        here += 1
        while here < len(words) and words[here] in (",", "and", "or"):
            here += 1
        last = here
    if last is not None and words[last : last + 1] and words[last] in OTHERS:
        last += 1 + (words[last + 1 : last + 2] != [] and words[last + 1] in TYPES)
        return last + (words[last : last + 1] == ["of"])
    return last if last is not None and words[last : last + 1] and words[last] in KINDS else None


def _called(_: list[Token], words: list[str], at: int) -> int | None:
    """ "A traditional dish called" of "115 g of a traditional dish called vigorón": the name says what it is."""
    if words[at - 1] not in ("of", "de", *UNITS):
        return None
    end = next((n for n in range(at + 1, min(at + 6, len(words) - 1)) if words[n] in CALLED), None)
    return end + 1 if end is not None and words[end - 1] in DISHES else None


def _quote(_: list[Token], words: list[str], at: int) -> int | None:
    """The marks around the name of a kind: "90 g of 'Rosetta' bread"."""
    return at + 1 if words[at] in QUOTES else None


QUOTES = frozenset("'\"\u2018\u2019\u201c\u201d\u00ab\u00bb")


def _from_place(tokens: list[Token], words: list[str], at: int) -> int | None:
    """ "From a fast food place", "made from a boxed mix"."""
    if words[at : at + 2] in (["made", "from"], ["prepared", "from"]):
        return until(tokens, words, at + 2)
    if words[at] not in ("from", "at", "de", "en"):
        return None
    end = until(tokens, words, at + 1)
    if end is None or words[end - 1] not in PLACES:
        return None
    # "200 g de batido de un restaurante": the first "de" belongs to the amount.
    return None if "de" in words[at + 1 : end] else end


_FINDS: tuple[Callable[[list[Token], list[str], int], int | None], ...] = (
    _before_amount,
    _relative,
    _mealtime,
    _meanwhile,
    _lacking,
    _ornament,
    _either,
    _called,
    _quote,
    _from_place,
)
