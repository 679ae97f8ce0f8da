"""Where the name of an exercise stands in a clause, known or not."""

import re
from dataclasses import replace

from bot.entries import Name
from bot.grammar.circumstances import PLACES
from bot.grammar.clauses import SEPARATORS, Clause
from bot.grammar.customary import CUSTOM
from bot.grammar.tokens import fold

STYLE = frozenset(("facet", "prep"))
LONGEST_GAP = 4
SLOPE = re.compile(r"\b(inclinad[oa]|declinad[oa]|plan[oa]|inclined?|declined?|flat)\b")
PRESS = re.compile(r"\b(press|bench|banca|pecho|chest|pectoral)\b")
ENGLISH = re.compile(r"\b(inclined?|declined?|flat)\b(?! con)")


def name_at(clause: Clause, at: int) -> tuple[int, int] | None:
    """The spans of an exercise's name that begins here."""
    last, known, gaps = at - 1, False, 0
    here = at
    while here < len(clause.spans):
        span = clause.spans[here]
        if clause.free(here, "exercise", "counted_exercise"):
            if known and span.kind == "counted_exercise":
                break
            known, last = True, here
        elif (
            (known and last >= at and _walking(clause, here))
            or clause.free(here, *STYLE)
            or (last >= at and known and _dumbbells(clause, here))
        ):
            last = here
        elif known and _goes_off(clause, here):
            break
        elif _worded(clause, here, last >= at):
            gaps, last = gaps + 1, here
        elif not (
            last >= at and clause.free(here, "glue", "con", "at") and _styled(clause, here + 1, here + 2)
        ):
            break
        here += 1
    if last < at:
        return None
    if known:
        return (at, last) if gaps <= LONGEST_GAP else None
    if gaps > LONGEST_GAP or (not gaps and not _sloped(clause, at, last)):
        return None
    return (at, last) if _slot(clause, at, last) else None


def _goes_off(clause: Clause, at: int) -> bool:
    """ "Pushups between calls", "squats holding the counter": what stands behind a known name is no part of it."""
    token = clause.message.tokens[clause.spans[at].start]
    if clause.spans[at].kind != "gap":
        return False
    return token.folded in PLACES or (token.folded.endswith("ing") and len(token.folded) > 5)


def _tells_how(clause: Clause, at: int) -> bool:
    return _walking(clause, at) or _dumbbells(clause, at)


def _walking(clause: Clause, at: int) -> bool:
    """ "Zancadas caminando"."""
    return clause.free(at, "cardio") and clause.message.tokens[clause.spans[at].start].folded in (
        "caminando", "andando", "walking",
    )  # fmt: skip


def _dumbbells(clause: Clause, at: int) -> bool:
    """ "Curls with the dumbbells", which is "each" behind a load."""
    return clause.free(at, "per_hand") and clause.message.tokens[clause.spans[at].start].folded in (
        "dumbbells",
        "dbs",
    )


def _sloped(clause: Clause, first: int, last: int) -> bool:
    """ "Inclinado con mancuernas", "incline dumbbells": a way of pressing, said with what it is done with."""
    start, end = clause.offsets(first, last)
    return last > first and SLOPE.search(clause.message.text[start:end].lower()) is not None


def press_of(name: Name, before: Name | None, *, going_on: bool) -> Name:
    """The name of the press that a slope alone means: of chest work, or of nothing that was told before it."""
    text = name.text.lower()
    if SLOPE.match(text) is None or (
        going_on if before is None else PRESS.search(before.text.lower()) is None
    ):
        return name
    return replace(name, text=f"{name.text} press" if ENGLISH.match(text) else f"press {name.text}")


def _worded(clause: Clause, at: int, inside: bool) -> bool:
    """A word of a name: unknown, or one that has another meaning alone ("chest press", "remo en barra T")."""
    if clause.free(at, "metric"):
        short = fold(clause.message.tokens[clause.spans[at].start].text) in CUSTOM
        told = short and clause.free(at + 1, "sets", "load", "mass", "sets_n")
        return inside or clause.is_word(at + 1) or told
    if clause.free(at, "cardio"):
        after = at + 2 if clause.free(at + 1, "glue", "con", "at") else at + 1
        followed = clause.free(after, "facet") or clause.free(at + 1, "sets", "load", "paired")
        styled = (
            inside and clause.spans[at - 1].kind == "facet" and clause.free(at + 1, "mass", "load", "sets")
        )
        return clause.spans[at].value == "other" and (styled or (not inside and followed))
    return clause.is_word(at)


def _styled(clause: Clause, at: int, behind: int) -> bool:
    if clause.free(at, "glue") and (clause.free(behind, "facet") or _dumbbells(clause, behind)):
        return True
    return clause.free(at, "facet", "exercise", "metric") or clause.is_word(at) or _dumbbells(clause, at)


def _slot(clause: Clause, first: int, last: int) -> bool:
    """An unknown name may stand here: something before sets, at the beginning of its part."""
    spans = clause.spans
    after = last + 1
    while after < len(spans) and spans[after].kind in (
        "colon",
        "glue",
        "warmup",
        "side",
        "time",
        "filler",
        "did",
    ):
        after += 1
    if after >= len(spans) or spans[after].kind not in ("sets", "load", "mass", "sets_n", "paired"):
        return False
    if spans[after].kind == "sets_n" or (spans[after].kind == "sets" and spans[after].value.load is None):
        loaded = any(s.kind in ("load", "mass", "at_load") for s in spans[after + 1 : after + 3])
        if not loaded and not (first == last == 0):
            return False
    if spans[after].kind in ("load", "mass"):
        behind = after + 2 if clause.free(after + 1, "comma", "colon", "glue") else after + 1
        follows = spans[behind].kind if behind < len(spans) else ""
        if follows not in ("sets", "reps", "rir", "series", "sets_n", "sided"):
            return False
    if any(s.kind == "exercise" for s in spans[after + 1 :]) and not clause.has(
        "comma", "and", "line", "stop"
    ):
        return False
    before = first - 1
    while before >= 0 and spans[before].kind in (
        "glue",
        "filler",
        "time",
        "warmup",
        "side",
        "place",
        "at",
    ):
        before -= 1
    return before < 0 or spans[before].kind in SEPARATORS or spans[before].kind in ("did", "command", "colon")
