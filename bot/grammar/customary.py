"""What an exercise's short name stands for where a load and repetitions are told with it, and what it was done with."""

import re
from dataclasses import replace

from bot.entries import Name
from bot.grammar.chart import Span
from bot.grammar.clauses import SEPARATORS, Clause
from bot.grammar.drafts import Draft
from bot.grammar.tokens import fold

_CUSTOM = """
remo con barra: remo; remos
barbell row: row; rows; rowing
press militar: militar; el militar; mil
sentadilla: sent; senta; senti; sq
press banca: pb; p banca; pbanca; banca plana
elevación de gemelos: gemelo; gemelos; gemelos maquina
curl femoral: femoral; femorales; isquios; isquiotibiales
encogimientos de hombros: encogimientos; encogimiento; shrug; trapecio; trapecios
deadlift: dead lift; dead lifts
calf raise: calves; calfs; calf
leg curl: hams; hamstrings; hammies
extensión de cuádriceps: cuadriceps; cuads
máquina de aductores: aductor; aductores
máquina de abductores: abductor; abductores
"""
CUSTOM = {
    short.strip(): full.strip()
    for full, shorts in (line.split(":") for line in _CUSTOM.strip().splitlines())
    for short in shorts.split(";")
}
PRESSES = re.compile(
    r"\b(press|bench|banca|militar|overhead|rows?|remos?|rdls?|deadlifts?|peso muerto|squats?|sentadillas?|thrusts?"
    r"|lunges?|zancadas?|step ?ups?|inclin\w+|goblet)\b"
)
ARMED = re.compile(r"(mancuern|dumbb|\bdbs?\b|barbell|\bbarra|machine|maquina|cable|polea|kettle|pesa|smith)")
SPOKEN = (
    (re.compile(r"^militar\b"), "press militar"),
    (re.compile(r"\b(?:con )?manc(us?)?\b"), "con mancuernas"),
    (re.compile(r"\bsentao\b"), "sentado"),
)
KETTLEBELLS = frozenset(("kettlebell", "kettlebells", "kb"))
DUMBBELLS = frozenset(("dumbbells", "dumbbell", "dbs", "db", "mancuernas", "mancuerna", "mancu"))
FLAT = re.compile(r"^flat (?=bench)|\bflat (?=press)")


def customary(name: Name | None, draft: Draft) -> Name | None:
    """The name of the exercise that is mostly meant, where a load and repetitions were told with it: "remo 70x10"."""
    if name is None or draft.load is None or not draft.reps:
        return name
    full = CUSTOM.get(fold(name.text).strip())
    if full is None:
        full = name.text.lower()
        for spoken, meant in SPOKEN:
            full = spoken.sub(meant, full)
    return name if full == name.text.lower() else replace(name, text=full)


def armed(clause: Clause, name: Name | None) -> Name | None:
    """ "50 lb dumbbells on flat bench": a name that does not tell what was lifted, with what a clause of no other
    tool tells of it."""
    if name is None or ARMED.search(fold(name.text)) or not PRESSES.search(fold(name.text)):
        return name
    tokens = clause.message.tokens
    said = {t.folded for s in _until_another(clause, name) for t in tokens[s.start : s.end]}
    spanish = clause.message.context.language == "es"
    if not KETTLEBELLS.isdisjoint(said):
        return replace(name, text=f"{name.text.lower()} {'con kettlebell' if spanish else 'with kettlebell'}")
    if DUMBBELLS.isdisjoint(said) and not plural_load(clause):
        return name
    return replace(
        name, text=f"{FLAT.sub('', name.text.lower())} {'con mancuernas' if spanish else 'with dumbbells'}"
    )


def _until_another(clause: Clause, name: Name) -> list[Span]:
    """The spans of a clause up to the next thing that was done: "banca 80 4x8, | inclinado con mancuernas 30 3x10"."""
    tokens, counted, begun = clause.message.tokens, False, None
    for place, span in enumerate(clause.spans):
        if tokens[span.start].start < name.end:
            continue
        if counted and (span.kind == "exercise" or (begun is not None and span.kind in ("sets", "load"))):
            return clause.spans[: place if begun is None else begun]
        if counted and span.kind in ("gap", "facet") and clause.spans[place - 1].kind in SEPARATORS:
            begun = place
        counted = counted or span.kind in ("sets", "load")
    return clause.spans


_PLURAL = re.compile(r"\b(with|the|using) (the )?[0-9]{1,3}['’]?s\b")


def plural_load(clause: Clause) -> bool:
    """ "With the 50s": a pair of dumbbells."""
    start, end = clause.offsets(0, len(clause.spans) - 1)
    return _PLURAL.search(clause.message.text[start:end].lower()) is not None
