"""What stands behind a report that is told in full, and tells of nothing more: "104,6 vestido y todo"."""

from bot.grammar.clauses import Clause

LONGEST = 6
KINDS = frozenset(
    (
        "gap",
        "metric",
        "muscle",
        "facet",
        "prep",
        "place",
        "feel",
        "remark",
        "side",
        "till",
        "to",
        "meal",
        "cardio",
    )
)
_ABOUT = "de del of by from for para per por than pa 's que"
ABOUT = frozenset(_ABOUT.split())
"""Words that lead to whose it was, whom it was for, or what it is held against."""

BEING = frozenset(
    ("is", "are", "was", "were", "es", "son", "era", "eran", "me", "te", "le", "decia", "isn't")
)
"""What makes a statement about what stands before: "5x5 is killing me"."""

_OTHERWISE = (
    "dream goal goals target targets wish max record records limit needed required hopefully ideally ideal "
    "tbd planned next requirement minimum allowed recommended standard average estimated supposedly allegedly fake lie "
    "lied kid guy dude gentleman lady client patient nephew niece stranger neighbor fella bloke lad buddy instructor "
    "sueno meta objetivo objetivos tope ojala ideal pendiente proximo proxima recomendado recomendada "
    "obligatorio permitido estimado estimada supuesto supuesta mentira falso chaval chavala crio señor señora cliente "
    "paciente alumno alumna sobrino sobrina vecino vecina monitor monitora maximo minimo previsto prevista teorico"
)
OTHERWISE = frozenset(_OTHERWISE.split())
"""Words that make a wish, a rule or another's doing of what stands before them."""


def tail(clause: Clause, left: list[int]) -> bool:
    """Whether all of ``left`` stands behind what was told and changes nothing of it: a few words without a figure,
    none of them a name, nor about a wish, a plan or somebody else."""
    if not left or not clause.used or left[0] < max(clause.used) or len(left) > LONGEST:
        return False
    behind = clause.spans[max(clause.used) + 1 :]
    tokens = clause.message.tokens
    words = [t for s in behind for t in tokens[s.start : s.end]]
    if not words or any(s.kind == "is" for s in behind) or words[0].folded in BEING:
        return False
    if words[0].folded in ABOUT or any(t.folded in OTHERWISE for t in words):
        return False
    if any(clause.spans[n].kind not in KINDS for n in left):
        return False
    return not any(t.kind not in ("word", "mark", "line") or _named(clause, t.start) for t in words)


def _named(clause: Clause, start: int) -> bool:
    """A capital inside a sentence begins a name."""
    text = clause.message.text
    before = text[:start].rstrip()
    return text[start].isupper() and bool(before) and before[-1] not in ".!?\n:" and not text.isupper()
