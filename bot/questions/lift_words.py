"""Questions about one's own history of an exercise: "¿mi mejor sentadilla?", "what's my bench 1RM", "is that a PR?".

A message is such a question only as a whole and without a figure, so that "récord: banca 100x1" stays a set; what is
left of it has to be the name of an exercise.
"""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from dataclasses import dataclass
from typing import Literal

from graph.words import bare

Kind = Literal["best", "before", "max", "going", "last", "record"]
_OF = r"(?:(?:de|del|en|con|for|in|on|at|of) )?(?:(?:el|la|los|las|mi|mis|my|the) )?"
_NAME = r"(?P<x>[a-z][a-z \-]{1,40}?)"
_ASK = (
    r"(?:(?:y )?(?:cual|cuanto|que) (?:es|fue|era|ha sido|tengo)(?: de)? |(?:and )?what(?: is| was|s)? |cuanto |show(?: me)? |dime "
    r"|ensename )?(?:(?:mi|el|la|my|the) )?"
)
_FORMER = r"(?:(?P<old>previous|old|former|last|anterior|antiguo|antigua) )?"
_BEST_WORD = r"(?:mejor(?: marca| serie| peso(?! muerto)| levantamiento)?|record(?: personal)?|marca(?: personal)?|all time best|best(?: set| lift)?|personal best|personal record|prs?|pbs?|heaviest(?: set)?)"
_MAX_WORD = r"(?:e ?1 ?rm|1 ?rm|rm|one rep max|repeticion maxima|maximo|max)(?: estimad[oa])?"
_TAIL = (
    r"(?P<before> (?:antes|before|hasta ahora|so far|ever|anterior|de siempre|historico|actual|now|ahora))?"
)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("record", re.compile(
        r"(?:es|era|fue|ha sido|is|was)(?: (?:eso|esto|that|this|it))? (?:un |mi |a |my )?(?:nuevo |new )?"
        rf"(?:record|pr|pb|personal best|marca)(?: personal)?(?: {_OF}{_NAME})?"
        r"|(?:es|ha sido|fue|is (?:that|this|it)|was (?:that|this|it)) (?:esta |este )?(?:mi|my) (?:mejor|best|heaviest) (?P<a>[a-z][a-z \-]{1,40}?)(?: ever| hasta ahora| de siempre)?"
    )),
    ("going", re.compile(
        rf"(?:is|are) (?:my|the) {_NAME} (?:going up|improving|getting (?:better|stronger|any better)|progressing)"
        rf"|how (?:is|are) (?:my|the) (?P<a>[a-z][a-z \-]{{1,40}}?) (?:going|doing|progressing|coming along|looking|progress)"
        rf"|am i getting (?:stronger|better) (?:at|on|in) {_OF}(?P<b>[a-z][a-z \-]{{1,40}}?)"
        rf"|(?:show(?: me)? |see )?(?:my )?(?P<c>[a-z][a-z \-]{{1,40}}?) (?:history|progress|progression|trend)"
        rf"|(?:como (?:va|van|voy|sigue)|estoy (?:mejorando|progresando)|(?:mi )?progreso|(?:mi )?progresion|(?:mi )?evolucion|(?:mi )?historial)"
        rf" {_OF}(?P<d>[a-z][a-z \-]{{1,40}}?)"
        rf"|(?:he )?(?:mejorado|progresado) (?:en|con) {_OF}(?P<l>[a-z][a-z \-]{{1,40}}?)|(?:has|have) (?:my )?(?P<m>[a-z][a-z \-]{{1,40}}?) (?:improved|gone up|progressed|got(?:ten)? better)"
        rf"|(?:como )?(?:ha evolucionado|evoluciona|ha ido|ha cambiado|ha subido) (?:mi|el|la|mis) (?:{_MAX_WORD} )?{_OF}(?P<g>[a-z][a-z \-]{{1,40}}?)"
        rf"|(?:mi |la )?(?:evolucion|progresion|progreso|tendencia|historial) (?:de |del )(?:mi |la |el )?{_MAX_WORD} {_OF}(?P<h>[a-z][a-z \-]{{1,40}}?)"
        rf"|(?:my )?{_MAX_WORD} {_OF}(?P<i>[a-z][a-z \-]{{1,40}}?) (?:over time|history|trend|progress|so far)"
        rf"|(?:my )?(?P<j>[a-z][a-z \-]{{1,40}}?) {_MAX_WORD} (?:over time|history|trend|progress)"
        rf"|how has (?:my )?(?:{_MAX_WORD} )?{_OF}(?P<k>[a-z][a-z \-]{{1,40}}?) (?:changed|progressed|gone|improved|evolved|moved)(?: over time| up)?"
        rf"|(?:esta|estan) (?:subiendo|mejorando) (?:el|la|mi|mis) (?P<e>[a-z][a-z \-]{{1,40}}?)"
        rf"|(?:mejora|sube|progresa) (?:el|la|mi) (?P<f>[a-z][a-z \-]{{1,40}}?)"
    )),
    ("max", re.compile(rf"{_ASK}{_FORMER}(?:estimated |est )?{_MAX_WORD}(?: {_OF}{_NAME})?{_TAIL}")),
    ("max", re.compile(rf"{_ASK}{_FORMER}{_NAME} (?:estimated |est )?{_MAX_WORD}{_TAIL}")),
    ("best", re.compile(rf"{_ASK}{_FORMER}{_BEST_WORD}(?: {_FORMER.replace('old', 'old2')}{_OF}{_NAME})?{_TAIL}")),
    ("best", re.compile(rf"{_ASK}{_FORMER}{_NAME} (?:pr|pb|record|personal best|best)(?: anterior)?{_TAIL}")),
    ("max", re.compile(rf"(?:y )?(?:cuanto|cual|que) (?:seria|es|sale|me sale|da)(?: de)? (?:mi )?{_MAX_WORD} (?:con (?:eso|esto|esa serie)|de esa serie)|what (?:would|is) (?:my |the )?{_MAX_WORD}(?: be)? (?:with|from|off|for) that(?: set)?")),
    ("last", re.compile(
        r"(?:y )?(?:compara(?:lo|do)?|comparada) con la (?:ultima vez|vez anterior|sesion anterior)|(?:como|que tal) va respecto a la ultima vez|(?:and )?compared? (?:that |it |this )?(?:to|with) (?:last time|the last time|my last session)"
        r"|(?:did i|have i) (?:beat|beaten|improve|improved)(?: on| since)? (?:last (?:time|week|session)|my last session)|(?:he )?(?:mejorado|superado)(?: desde| respecto a)? la ultima vez|"
        rf"(?:(?:when|what) was (?:the )?)?(?:the )?last time (?:that )?(?:i )?(?:did|trained|do|hit) {_OF}{_NAME}"
        rf"|(?:cuando fue )?la ultima vez (?:que )?(?:hice|entrene|trabaje) {_OF}(?P<a>[a-z][a-z \-]{{1,40}}?)"
        rf"|when did i last (?:do|train|hit) {_OF}(?P<b>[a-z][a-z \-]{{1,40}}?)"
        rf"|cuando (?:hice|entrene) {_OF}(?P<c>[a-z][a-z \-]{{1,40}}?) por ultima vez"
        rf"|(?:hace cuanto|cuanto hace|cuanto llevo|cuantos dias hace|cuantos dias llevo|cuanto tiempo (?:hace|llevo))(?: que no| sin) (?:hago|hacer|entreno|entrenar|trabajar) {_OF}(?P<d>[a-z][a-z \-]{{1,40}}?)"
        rf"|how (?:long|many days)(?: is it| has it been)? since (?:i |i last |my last )?(?:did |trained )?{_OF}(?P<e>[a-z][a-z \-]{{1,40}}?)"
        rf"|(?:que|cuant[oa]s?|con cuanto|con que)(?: (?:peso|rir|carga|reps|repeticiones))? (?:tuve|hice|use|puse|movi|levante|saque|deje) (?:en |con )?(?:la |mi )?ultima (?:serie|vez)(?: que hice)? {_OF}(?P<f>[a-z][a-z \-]{{1,40}}?)"
        rf"|(?:how heavy|what|how) was my last (?:set )?{_OF}(?P<g>[a-z][a-z \-]{{1,40}}?)(?: set)?"
        rf"|(?:what|how much|how many)(?: (?:weight|rir|reps|load))? did i (?:use|do|have|get|leave) (?:on|in|for|with) (?:my )?last (?:set )?{_OF}(?P<h>[a-z][a-z \-]{{1,40}}?)(?: set)?"
    )),
)  # fmt: skip
_BY = re.compile(
    r" (?:(?P<month>(?:por|cada|al|by|per|a|each|every) (?:mes|meses|month)|monthly|mes a mes|month by month)"
    r"|(?:por|cada|a la|by|per|a|each|every) (?:semanas?|week)|weekly|semana a semana|week by week)$"
)
_IS = re.compile(r"\b(how|what|that)s\b")


@dataclass(frozen=True, slots=True)
class Lifted:
    """What is asked: the ``best`` set, the best ``before`` today, the estimated single (``max``), how it is ``going``,
    the ``last`` time, whether today's is a ``record``. ``exercise`` "": the one that is being trained. ``by``: told by
    weeks or by months."""

    kind: Kind
    exercise: str = ""
    by: Literal["week", "month"] | None = None


def read_lifted(text: str) -> Lifted | None:
    """The question that a whole message is; None for any other message."""
    folded = bare(text)
    folded = _IS.sub(r"\1 is", folded).replace("1 rm", "1rm")
    if not folded or len(folded) > 80 or re.search(r"\d", folded.replace("1rm", "")):
        return None
    spans = _BY.search(folded)
    folded = folded[: spans.start()] if spans else folded
    for kind, pattern in _KINDS:
        match = pattern.fullmatch(folded)
        if match is None:
            continue
        told = match.groupdict()
        name = next((told[key] for key in "xabcdefghijklm" if told.get(key)), "")
        if not name and kind in ("best", "max") and "?" not in text and len(folded.split()) < 2:
            return Lifted(kind) if kind == "max" else None
        if spans is not None:
            return Lifted(kind, name, "month" if spans["month"] else "week") if kind == "going" else None
        before = (
            told.get("old")
            or told.get("old2")
            or (told.get("before") or "").strip() in ("antes", "before", "anterior")
        )
        return Lifted("before" if kind == "best" and before else kind, name)
    return None
