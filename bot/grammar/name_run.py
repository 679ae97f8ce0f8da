"""How far the name of a food goes in a clause."""

from bot.entries import Amount
from bot.grammar.clauses import Clause

LONGEST_GAP = 5
INSIDE = ("facet", "exercise", "portion", "measure", "unit_percent", "percent")
"""Kinds that are part of a food's name when something stands before them."""

_ENDS = (
    "comma and stop line con but question open_question mark colon glue mass volume amount counted count number "
    "portions share share_of measure time moment meal eat drink did cook other subject person stance want weighed_out"
)
ENDS = frozenset(_ENDS.split())
"""Kinds that are no part of what was weighed: in "5 g of hard cheese" all words up to one of these are its name."""
UNTIL = frozenset(
    (
        "before",
        "after",
        "during",
        "while",
        "until",
        "off",
        "cada",
        "desde",
        "since",
        "by",
        "antes",
        "durante",
        "mientras",
        "tras",
    )
)
"""Words behind which no name goes on: "a banana before handover"."""


def name_run(
    clause: Clause, at: int, stop: int, slot: bool, sure: bool, *, weighed: bool
) -> tuple[int, int, bool, Amount | None] | None:
    """The spans of a food's name: first, last, whether it is known, and the count it came with."""
    spans = clause.spans
    first, last, known, gaps, counted = at, at - 1, False, 0, None
    here = at
    while here < stop:
        if clause.free(here, "food", "counted"):
            if gaps and not known and not sure:
                return None
            if known and (spans[here].kind == "counted" or not _linked(clause, last, here)):
                break
            if spans[here].kind == "counted":
                if gaps or last >= at:
                    break
                counted = spans[here].value[0]
            known, last = True, here
        elif clause.free(here, "prep") or (slot and clause.free(here, "cook")):
            last = here
        elif (
            last >= at
            and clause.free(here, "mark")
            and clause.free(here + 1, "prep")
            and clause.free(here + 2, "mark")
        ):
            here, last = here + 2, here + 2
        elif (
            known and clause.is_word(here) and clause.message.tokens[spans[here].start].folded in UNTIL
        ) or clause.free(here, "per", "per_hand"):
            break
        elif (clause.is_word(here) and (slot or known)) or (
            weighed and not known and of_weighed(clause, here)
        ):
            gaps, last = gaps + 1, here
        elif ((slot or last >= at) and _adds(clause, at, here)) or (
            last >= at and not (known or gaps) and _both(clause, here)
        ):
            last = here
        elif not (
            last >= at and clause.free(here, "glue", "con", "at") and _goes_on(clause, here, stop, known)
        ):
            break
        here += 1
    named = last >= at and gaps <= LONGEST_GAP and (known or (slot and gaps))
    return (first, last, known, counted) if named else None


def of_weighed(clause: Clause, here: int) -> bool:
    """Words that mean something else elsewhere are a name behind a mass: "5 g of hard cheese"."""
    made = (
        clause.free(here, "con")
        and clause.free(here - 1, "glue")
        and clause.spans[here].end - clause.spans[here].start == 1
    )
    return here not in clause.used and (clause.spans[here].kind not in ENDS or made)


def _adds(clause: Clause, at: int, here: int) -> bool:
    """What else a name may hold: "100% orange juice", and, not at its begin, "fruit-flavored drink"."""
    if here == at:
        return clause.free(here, "percent")
    if clause.free(here, "size"):
        return clause.free(here - 1, "prep") and clause.free(here + 1, "food", "prep")
    drink = clause.message.tokens[clause.spans[here].start].folded == "drink"
    return clause.free(here, *INSIDE) or (drink and clause.free(here, "inf"))


def _both(clause: Clause, at: int) -> bool:
    """ "Roasted and salted almonds": what stands before the "and" was no name yet."""
    joins = clause.free(at, "and", "glue") and clause.message.tokens[clause.spans[at].start].folded in (
        "and",
        "y",
    )
    word = clause.is_word(at + 1) and clause.free(at + 2, "food", "prep")
    return joins and (word or clause.free(at + 1, "prep"))


def _linked(clause: Clause, last: int, here: int) -> bool:
    """Two known foods are one name only when nothing but "de" stands between them."""
    between = [clause.message.tokens[s.start].folded for s in clause.spans[last + 1 : here]]
    return all(word in ("de", "del", "of", "al", "a", "la") for word in between)


def _goes_on(clause: Clause, at: int, stop: int, known: bool) -> bool:
    """The name goes on behind this glue: "de soja"; "con" only inside a name of which no part is known."""
    spans = clause.spans
    if at + 1 >= stop:
        return False
    if spans[at].kind == "con":
        return (
            not known
            and clause.is_word(at + 1)
            and clause.message.tokens[spans[at].start].folded in ("con", "with")
        )
    word = clause.message.tokens[spans[at].start].folded
    if word not in ("de", "del", "of", "al", "a", "la", "el", "the", "en", "in"):
        return False
    follows = at + 1
    while follows < stop and clause.free(follows, "glue", "at"):
        follows += 1
    unknown = clause.is_word(follows) and word not in ("en", "in")
    return follows < stop and (unknown or clause.free(follows, "food", "prep"))
