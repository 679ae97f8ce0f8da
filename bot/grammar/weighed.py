"""What was weighed, however a story tells it: "which came to about 120 grams", "- 120 g", "1 cup (240 g) of milk".

Each is made one form that the rules read: "weighing 120 grams" behind the name, or the mass before it.
"""

from bot.grammar.aside_words import (
    ABOUT,
    AMOUNTS,
    BESIDE,
    COMES,
    FOR,
    HELD_IN,
    IN_SIZES,
    IN_TOTAL,
    IS,
    JOINS,
    MASSES,
    NONE,
    RELATIVES,
    WEIGHS,
)
from bot.grammar.tokens import Token

_WEIGHING = "weighing"


def weighings(tokens: list[Token]) -> list[Token]:
    """The tokens with what was weighed in one form; those of a message without a mass as they are."""
    words = [token.folded for token in tokens]
    if MASSES.isdisjoint(words):
        return tokens
    tokens = _each_of(tokens, words)
    words = [token.folded for token in tokens]
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        if (end := _told(tokens, words, at)) is not None:
            if kept and kept[-1].text == ",":
                kept.pop()
            kept.append(tokens[end - 1]._replace(text=_WEIGHING, folded=_WEIGHING, kind="word"))
            at = end
        elif words[at] == "(" and (mass := _in_brackets(tokens, words, at)) is not None:
            first, close = mass
            if words[close + 1 : close + 2] in (["of"], ["de"]) and (begin := _held(kept)) is not None:
                del kept[begin:]
                kept += tokens[first:close]
            elif (joint := _second(kept)) is not None:
                end = kept[joint].end
                kept[joint + 1 : joint + 1] = [
                    one._replace(start=end, end=end) for one in tokens[first:close]
                ]
            else:
                kept += [tokens[at], *tokens[first : close + 1]]
            at = close + 1
        else:
            kept.append(tokens[at])
            at += 1
    return kept


def _each_of(tokens: list[Token], words: list[str]) -> list[Token]:
    """ "20 g each of carrots and celery" with the mass before both."""
    at = next((n for n in range(2, len(words) - 3) if words[n : n + 2] == ["each", "of"]), None)
    if at is None or words[at - 1] not in MASSES or tokens[at - 2].kind != "number":
        return tokens
    end = next((n for n in range(at + 3, min(at + 8, len(words))) if words[n] in ("and", ",")), None)
    if end is None or any(one.kind == "number" for one in tokens[at : end + 3]):
        return tokens
    place = tokens[end].end
    mass = [one._replace(start=place, end=place) for one in (*tokens[at - 2 : at], tokens[at + 1])]
    return [*tokens[:at], *tokens[at + 1 : end + 1], *mass, *tokens[end + 1 :]]


def _mass_at(tokens: list[Token], words: list[str], at: int) -> bool:
    """Whether "120 g" or "120-gram" begins here."""
    if at >= len(tokens) or tokens[at].kind != "number":
        return False
    unit = at + 2 if words[at + 1 : at + 2] == ["-"] else at + 1
    return unit < len(words) and words[unit] in MASSES


def _told(tokens: list[Token], words: list[str], at: int) -> int | None:
    """Where the mass begins of a clause that tells it: ", which was about 120 grams", "- 120 g", "totaling 120 g"."""
    if at == 0:
        return None
    if words[at] in ("-", "–", "—"):
        ends = at + 3 >= len(tokens) or tokens[at + 3].kind != "word" or words[at + 3] in BESIDE | JOINS | FOR
        named = tokens[at - 1].kind == "word" and tokens[at - 1].end < tokens[at].start
        return at + 1 if named and ends and _mass_at(tokens, words, at + 1) else None
    here = at
    relative = words[here] in RELATIVES
    if relative:
        here += 1
        if here >= len(words) or words[here] not in WEIGHS | COMES | IS:
            return None if words[at] != "that's" else _past_about(tokens, words, here)
        here += 1
    elif words[here] in WEIGHS or (words[here] in COMES and words[here + 1 : here + 2] in (["to"], ["out"])):
        here += 1
    else:
        return None
    while words[here : here + 1] in (["to"], ["in"], ["at"], ["out"]):
        here += 1
    return _past_about(tokens, words, here)


def _past_about(tokens: list[Token], words: list[str], at: int) -> int | None:
    while at < len(words) and (words[at] in ABOUT or words[at] in IN_TOTAL):
        at += 1
    return at if _mass_at(tokens, words, at) else None


def _in_brackets(tokens: list[Token], words: list[str], at: int) -> tuple[int, int] | None:
    """Where the mass in brackets begins and where they close: "(about 120 g total)"; None where more stands there."""
    first = at + 1
    while first < len(words) and (words[first] in ABOUT or words[first] in IN_TOTAL or words[first] in "~.≈"):
        first += 1
    if not _mass_at(tokens, words, first):
        return None
    unit = next(n for n in range(first, len(words)) if words[n] in MASSES)
    close = unit + 1 + (words[unit + 1 : unit + 2] in (["total"], ["each"]))
    each = words[close - 1 : close] == ["each"]
    return None if each or words[close : close + 1] != [")"] else (first, close)


def _second(kept: list[Token]) -> int | None:
    """Where "with" stands in "30 g of chips with cheese", whose cheese is weighed behind it; None where the name
    behind has no such word or nothing was weighed before it."""
    begin = max((n + 1 for n, one in enumerate(kept) if one.kind in ("mark", "line")), default=0)
    joint = next((n for n in range(len(kept) - 1, begin, -1) if kept[n].folded in ("with", "con")), None)
    if joint is None or joint == len(kept) - 1 or any(one.kind == "number" for one in kept[joint:]):
        return None
    words = [one.folded for one in kept]
    weighed = any(_mass_at(kept, words, n) for n in range(begin, joint))
    return joint if weighed and not (AMOUNTS | NONE | JOINS) & set(words[joint + 1 :]) else None


def _held(kept: list[Token]) -> int | None:
    """Where "1 large cup" begins that stands last; None where nothing is held in it."""
    if not kept or kept[-1].folded not in HELD_IN:
        return None
    begin = len(kept) - 1
    while begin and (
        kept[begin - 1].folded in IN_SIZES | AMOUNTS
        or kept[begin - 1].kind in ("number", "half")
        or kept[begin - 1].text in "/-"
    ):
        begin -= 1
    return begin if begin < len(kept) - 1 else None
