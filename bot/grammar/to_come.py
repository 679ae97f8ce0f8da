"""Whether a clause without a verb of its own tells of what is still to come, or of what a dish takes."""

from bot.grammar.chart import Span
from bot.grammar.clauses import Clause
from bot.grammar.telling import VERBS

EVENING = 21
"""Before this hour "esta noche" without a verb is still to come."""


FOUND = frozenset(("observed", "pressure", "scored", "slept_for"))
"""What is told with its figure is over: "BP 118/76 this evening"."""

LATER = frozenset(("later", "soon", "tonight", "luego", "despues"))


def tonight(clause: Clause) -> bool:
    """ "Esta noche pizza" in the afternoon."""
    times = [s.value for s in clause.spans if s.kind == "time"]
    told = any((s.kind in VERBS and not _now(clause, s)) or s.kind in FOUND for s in clause.spans)
    tonight = any(one.part == "night" and one.offset == 0 for one in times)
    dinner = any(s.kind in ("meal", "eat") and s.value == "dinner" for s in clause.spans)
    today = dinner and any(one.offset == 0 for one in times) and clause.message.now.hour < EVENING - 1
    return (tonight or today) and not told and clause.message.now.hour < EVENING


def _now(clause: Clause, span: Span) -> bool:
    """ "Ceno": the present, which before the evening is still to come."""
    return clause.message.tokens[span.start].folded in ("ceno", "cenamos", "cenar")


def to_come(clause: Clause) -> bool:
    """ "Having salmon later", "running a 10k on saturday": a participle with a time that is still to come."""
    tokens = clause.message.tokens[clause.spans[0].start : clause.spans[-1].end]
    words = [t.folded for t in tokens if t.kind == "word"]
    if words[-1:] == ["later"] and not any(s.kind in VERBS for s in clause.spans):
        return True
    if words[-1:] == ["left"] and "sets" in words and not clause.has("exercise", "load"):
        return True  # "3 sets of 10 left"
    if words[:2] == ["out", "of"] and clause.has("food"):
        return True  # "out of eggs again"
    under_way = (
        words[:1]
        and words[0] in ("i'm", "we're", "im")
        and "having" in words[1:3]
        and clause.has("food", "counted")
    )
    if not words or not (under_way or words[0].endswith(("ing", "ando", "iendo"))):
        return False
    weekday = any(s.kind == "time" and s.value.weekday is not None for s in clause.spans)
    passed = "last" in words or "past" in words or "pasado" in words
    return words[-1] in LATER or (weekday and not passed and (under_way or words[0].endswith("ing")))


def in_a_while(clause: Clause) -> bool:
    """ "In two hours I have salmon": a length of time first, and nothing that was run in it."""
    spans = [s for s in clause.spans if s.kind not in ("filler", "glue", "comma", "and")]
    ahead = [s.kind for s in spans[:2]] == ["due_in", "duration"] and len(spans) > 2
    moved = clause.has("far", "cardio", "far_in", "exercise", "sets", "slept", "paced", "did")
    return ahead and not moved and clause.has("food", "counted", "eat", "mass")


def for_dish(clause: Clause) -> bool:
    """ "Para las croquetas: 100 g de harina": what a dish takes."""
    first = clause.message.tokens[clause.spans[0].start].folded
    colon = next((n for n, s in enumerate(clause.spans) if s.kind == "colon"), None)
    if first not in ("para", "for") or colon is None:
        return False
    head = clause.spans[:colon]
    return any(s.kind in ("food", "gap") for s in head) and not any(s.kind in ("meal", *VERBS) for s in head)
