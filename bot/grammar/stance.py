"""Whether a clause tells of something done by the writer, or plans, asks, denies, supposes."""

import re

from bot.grammar.chart import Span
from bot.grammar.clauses import Clause
from bot.grammar.tokens import Token

_VERBS = "eat did bed wake slept weigh cook walked drink cardio_verb other nap wash"
VERBS = frozenset(_VERBS.split())
SLEEPING = frozenset(["bed", "wake", "slept", "nap", "awoke"])
BARE_VERBS = frozenset(
    ("eat", "did", "drink", "cook", "walked", "cardio", "lift", "slept", "weigh", "bed", "wake")
)
_ENGLISH = (
    "had ate drank did ran walked swam rode cycled jogged slept weighed lifted hit benched squatted deadlifted "
    "pulled cooked made got went woke finished completed pushed pressed managed consumed just eaten "
    "ceno desayuno almorzo merendo comio tomo bebio levanto hizo peso"
)
ENGLISH = frozenset(_ENGLISH.split())
"""Verbs that are the same for everyone: English ones, and Spanish ones written without their accent."""
CUES = frozenset(("stance", "subject", "other", "person"))
_PLAN = re.compile(r".{2,}(?:ar|er|ir)(?:é|emos|án|ás|á)$")
_SUPPOSE = re.compile(r".{2,}(?:ar|er|ir)ía(?:s|n|mos)?$|.{2,}(?:iera|ieras|ieran|iese|áramos|iéramos)$")
_OTHERS = re.compile(r".{2,}(?:ó|aste|iste|aron|ieron)$")
_HABIT = re.compile(r".{3,}(?:aba|abas|aban|ábamos)$")


def verb_like(token: Token) -> str | None:
    """The stance that the ending of an unknown Spanish word shows, None for no such ending."""
    word = token.text
    if token.kind != "word" or len(word) < 5:
        return None
    if _PLAN.match(word):
        return "planned"
    if _SUPPOSE.match(word):
        return "supposed"
    if _OTHERS.match(word):
        return "another"
    return "habitual" if _HABIT.match(word) else None


def settle(clause: Clause) -> str:
    """The stance of a clause; "told" when nothing in it says otherwise."""
    spans = clause.spans
    commanded = any(s.kind == "command" for s in spans)
    for span in spans:
        if span.kind == "stance" and span.value != "asked" and not _of_gym(clause, span):
            return str(span.value)
        if span.kind == "subject" and not _have(clause, span):
            return "another"
        if span.kind == "other" and not _served(clause, span):
            return "another"
        if span.kind == "person" and not _beside(clause, span):
            return "another"
        if span.kind == "time" and span.value.ahead:
            return "planned"
        if _names_subject(clause, span) or _impersonal(clause, span):
            return "another"
        if span.kind == "gap" and (seen := verb_like(clause.message.tokens[span.start])) is not None:
            return seen
        if span.kind == "inf" and not commanded and not _helped(clause, span) and not _is_thing(clause, span):
            return "planned"
    if _to_come(clause) or _tonight(clause) or _in_a_while(clause):
        return "planned"
    if _for_dish(clause):
        return "supposed"
    if any(s.kind == "stance" and s.value == "asked" for s in spans):
        return "asked"
    if clause.asked and not commanded:
        return "asked"
    if any(s.kind == "qword" for s in spans) and not commanded:
        return "asked"
    return "planned" if any(s.kind == "want" for s in spans) else "told"


COMPANY = frozenset(("con", "with", "w", "de", "para", "for", "gracias", "thanks", "hola", "hi", "hey", "a"))


def _beside(clause: Clause, person: Span) -> bool:
    """Somebody who was only there, or spoken to: "con Marta", "thanks Mike"."""
    place = person.start - 1
    if place >= 0 and clause.message.tokens[place].folded in ("de", "for", "para") and clause.has("sets"):
        return False
    return place >= 0 and clause.message.tokens[place].folded in COMPANY


EVENING = 21
"""Before this hour "esta noche" without a verb is still to come."""


def _tonight(clause: Clause) -> bool:
    """ "Esta noche pizza" in the afternoon."""
    times = [s.value for s in clause.spans if s.kind == "time"]
    told = any(s.kind in VERBS and not _now(clause, s) for s in clause.spans)
    tonight = any(one.part == "night" and one.offset == 0 for one in times)
    dinner = any(s.kind in ("meal", "eat") and s.value == "dinner" for s in clause.spans)
    today = dinner and any(one.offset == 0 for one in times) and clause.message.now.hour < EVENING - 1
    return (tonight or today) and not told and clause.message.now.hour < EVENING


def _now(clause: Clause, span: Span) -> bool:
    """ "Ceno": the present, which before the evening is still to come."""
    return clause.message.tokens[span.start].folded in ("ceno", "cenamos", "cenar")


def _for_dish(clause: Clause) -> bool:
    """ "Para las croquetas: 100 g de harina": what a dish takes."""
    first = clause.message.tokens[clause.spans[0].start].folded
    colon = next((n for n, s in enumerate(clause.spans) if s.kind == "colon"), None)
    if first not in ("para", "for") or colon is None:
        return False
    head = clause.spans[:colon]
    return any(s.kind in ("food", "gap") for s in head) and not any(s.kind in ("meal", *VERBS) for s in head)


LATER = frozenset(("later", "soon", "tonight", "luego", "despues"))


def _to_come(clause: Clause) -> bool:
    """ "Having salmon later", "running a 10k on saturday": a participle with a time that is still to come."""
    tokens = clause.message.tokens[clause.spans[0].start : clause.spans[-1].end]
    words = [t.folded for t in tokens if t.kind == "word"]
    if not words or not words[0].endswith(("ing", "ando", "iendo")):
        return False
    weekday = any(s.kind == "time" and s.value.weekday is not None for s in clause.spans)
    passed = "last" in words or "past" in words or "pasado" in words
    return words[-1] in LATER or (weekday and not passed and words[0].endswith("ing"))


def _in_a_while(clause: Clause) -> bool:
    """ "In two hours I have salmon": a length of time first, and nothing that was run in it."""
    spans = [s for s in clause.spans if s.kind not in ("filler", "glue", "comma", "and")]
    ahead = [s.kind for s in spans[:2]] == ["due_in", "duration"] and len(spans) > 2
    moved = clause.has("far", "cardio", "far_in", "exercise", "sets", "slept", "paced", "did")
    return ahead and not moved and clause.has("food", "counted", "eat", "mass")


def _impersonal(clause: Clause, span: Span) -> bool:
    """ "Se ponen 3 huevos": what is done, not what I did."""
    tokens = clause.message.tokens
    at = span.start
    if tokens[at].folded != "se" or at + 1 >= len(tokens) or (at and tokens[at - 1].folded in ("no", "y")):
        return False
    follows = tokens[at + 1].folded
    known = follows in ("me", "nos", "le", "te", "que") or tokens[at + 1].kind != "word"
    return not known and len(follows) > 3 and follows.endswith(("an", "en", "a", "e"))


def _have(clause: Clause, span: Span) -> bool:
    """ "He cargado" is of the writer, in Spanish."""
    tokens = clause.message.tokens
    follows = tokens[span.end].folded if span.end < len(tokens) else ""
    return tokens[span.start].folded == "he" and follows.endswith(("ado", "ido", "cho", "sto", "rto"))


def _helped(clause: Clause, span: Span) -> bool:
    """The infinitive stands behind something told ("antes de dormir" is one span already)."""
    return any(s.kind in VERBS and s.start < span.start for s in clause.spans)


def _is_thing(clause: Clause, span: Span) -> bool:
    """ "250 g of lemon-flavored drink": a noun, behind an amount and some word of its own."""
    before = [s for s in clause.spans if s.end <= span.start]
    named = bool(before) and before[-1].kind in ("gap", "food", "prep")
    return (
        named
        and clause.message.tokens[span.start].folded == "drink"
        and clause.has("mass", "volume", "amount")
    )


def _served(clause: Clause, span: Span) -> bool:
    """ "There's also 150 g of rice" of a meal, or what a food has: "a cookie that has filling"."""
    tokens = clause.message.tokens
    first = tokens[span.start].folded.removesuffix("'s")
    weighed = clause.has("mass", "volume", "amount", "counted")
    told = clause.message.eating or clause.has("meal", "eat")
    relative = (
        span.start > 0 and tokens[span.start - 1].folded in ("that", "which", "que")
    ) or first == "called"
    return weighed and told and (first in ("there", "hay") or relative)


def _of_gym(clause: Clause, span: Span) -> bool:
    """ "Le di al press de banca", "le puse 225 a la sentadilla": it is the exercise that was given."""
    given = clause.message.tokens[span.start].folded == "le" and span.value == "another"
    return given and clause.has("exercise", "counted_exercise") and not clause.has("food", "eat", "counted")


def _names_subject(clause: Clause, span: Span) -> bool:
    """An unknown word directly before an English verb, which does not tell the person: "Sarah had 3 eggs"."""
    if span.kind != "gap" or clause.message.tokens[span.start].kind != "word":
        return False
    follows = next((s for s in clause.spans if s.start == span.end), None)
    if follows is None or follows.kind not in BARE_VERBS:
        return False
    return clause.message.tokens[follows.start].folded in ENGLISH
