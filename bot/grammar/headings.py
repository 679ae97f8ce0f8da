"""What heads the sets of a message: "ok full recap of push day: bench ...", "tarde de brazo: martillo ..."."""

from bot.grammar import lexicon
from bot.grammar.cores import turning
from bot.grammar.names import KnownNames
from bot.grammar.tokens import Token, blanked

LONGEST = 10
_TRAINED = (
    "gym gimnasio gimnasia circuit circuito recap resumen session sesion workout entreno entrenamiento training day "
    "dia strength fuerza rehab group grupo class clase club tarde noche push pull leg legs pierna piernas pecho "
    "espalda brazo brazos hombro hombros chest back arms shoulders upper lower core torso gluteo gluteos pesas weights "
    "lifting log registro"
)
TRAINED = frozenset(_TRAINED.split())
"""Words that tell of training; a heading has one of them."""

_PLANNED = (
    "mañana manana tomorrow tmrw later luego tonight week semana proximo proxima coming record records pr prs pb max "
    "rm no not never si if quiero want gonna voy will her his their su sus ella ellos he she they dijo said says dice"
)
PLANNED = frozenset(_PLANNED.split())
"""Words that make something else of what they head."""

CARE = frozenset(("physio", "fisio", "trainer", "coach", "team", "equipo"))
"""Who leads a training is in its heading without having done it."""

GROUPS = frozenset(("group", "class", "club", "crew", "grupo", "night"))
""" "Tuesday group" tells who trains, not when."""

TODAY = frozenset(("hoy", "today"))
COMPANY = frozenset(("with", "w", "w/", "wit", "con", "cn", "c/"))
TIMES = frozenset(("day", "part_day", "weekday", "part", "month"))


def without_heading(text: str, tokens: list[Token], language: str, names: KnownNames) -> str:
    """The text with blanks in place of words that only head its sets; days in them stay."""
    colon = next((n for n, token in enumerate(tokens) if token.text == ":"), 0)
    head, rest = tokens[:colon], tokens[colon + 1 :]
    if not 1 <= len(head) <= LONGEST or any(t.kind not in ("word", "mark") or t.text == "?" for t in head):
        return text
    if not _heads([t.folded for t in head]) or any(s.kind == "exercise" for s in names.spans(head)):
        return text
    exercises = [s for s in names.spans(rest[:6]) if s.kind == "exercise" and s.start <= 1]
    if not exercises or all(token.kind == "word" for token in rest):
        return text
    kept = {
        n
        for span in lexicon.seeds(head, language)
        if span.kind in TIMES and not (span.end < colon and head[span.end].folded in GROUPS)
        for n in range(span.start, span.end)
    }
    gone = (n for n in range(colon + 1) if n not in kept or tokens[n].folded in TODAY)
    return blanked(text, tokens, gone)


def _heads(words: list[str]) -> bool:
    """Whether some words are of training, and none makes a plan, a quotation or another's doing of what follows."""
    if TRAINED.isdisjoint(words) or not PLANNED.isdisjoint(words):
        return False
    beside = next((n for n, word in enumerate(words) if word in COMPANY), len(words))
    alone = set(words[:beside]) - CARE - TRAINED
    return turning().isdisjoint(alone) and not alone & {
        "brother",
        "sister",
        "hermano",
        "hermana",
        "wife",
        "husband",
    }
