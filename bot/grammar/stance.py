"""Whether a clause tells of something done by the writer, or plans, asks, denies, supposes."""

import re
from itertools import pairwise

from bot.grammar.chart import Span
from bot.grammar.clauses import Clause
from bot.grammar.describing import describing
from bot.grammar.exclaimed import exclaimed
from bot.grammar.telling import VERBS
from bot.grammar.theirs import owner_of_thing, shown_to_me, spoken_to
from bot.grammar.to_come import for_dish, in_a_while, to_come, tonight
from bot.grammar.tokens import Token

SLEEPING = frozenset(["bed", "wake", "slept", "nap", "awoke"])
BARE_VERBS = frozenset(
    ("eat", "did", "got_n", "drink", "cook", "walked", "cardio", "lift", "slept", "weigh", "bed", "wake")
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
    if token.kind != "word" or len(word) < 5 or token.folded in describing():
        return None
    if _PLAN.match(word):
        return "planned"
    if _SUPPOSE.match(word):
        return "supposed"
    if _OTHERS.match(word):
        return "another"
    return "habitual" if _HABIT.match(word) else None


INSTEAD = (["instead", "of"], ["rather", "than"], ["en", "vez"], ["en", "lugar"])


def _instead(clause: Clause, at: int) -> range:
    """ "Walked home instead of the bus, 2.4 miles 46 mins": the tokens of what was not taken, where a verb stands
    before and what was not has no figure and is no food nor exercise."""
    tokens, spans = clause.message.tokens, clause.spans
    start = spans[at].start
    if [t.folded for t in tokens[start : start + 2]] not in INSTEAD:
        return range(0)
    told = any(s.kind in ("cardio", "walked", "did") for s in spans[:at])
    behind = spans[at + 1 :]
    end = next((n for n, s in enumerate(behind) if s.kind == "comma"), len(behind))
    calm = all(s.kind in ("gap", "glue", "place", "stance") for s in behind[:end])
    return range(start, behind[end - 1].end) if told and 0 < end <= 3 and calm else range(0)


BEFORE_NOUNS = frozenset(
    ("una", "un", "de", "del", "en", "mi", "su", "el", "al", "con", "esta", "esa", "por")
)
BEFORE_ARTICLES = frozenset(("de", "en", "a", "por", "con", "para", "desde", "hacia"))


def _noun(tokens: list[Token], at: int) -> bool:
    """ "En el control de enfermería", "en la panadería": a noun, whatever its ending."""
    before = tokens[at - 1].folded if at else ""
    article = before == "la" and at > 1 and tokens[at - 2].folded in BEFORE_ARTICLES
    return article or before in BEFORE_NOUNS


def settle(clause: Clause) -> str:
    """The stance of a clause; "told" when nothing in it says otherwise."""
    spans = clause.spans
    commanded = any(s.kind == "command" for s in spans)
    not_taken = {t for at, s in enumerate(spans) if s.kind == "stance" for t in _instead(clause, at)}
    for span in spans:
        if span.start in not_taken or spoken_to(clause, span):
            continue
        if span.kind == "stance" and span.value != "asked" and not _of_gym(clause, span):
            return str(span.value)
        if span.kind == "subject" and not (
            _have(clause, span) or _with_me(clause, span) or owner_of_thing(clause, span)
        ):
            return "another"
        if span.kind == "other" and not _served(clause, span) and not shown_to_me(clause, span):
            return "another"
        if span.kind == "person" and not _beside(clause, span):
            return "another"
        if span.kind == "time" and span.value.ahead:
            return "planned"
        if _names_subject(clause, span) or _impersonal(clause, span):
            return "another"
        if span.kind == "gap" and (seen := verb_like(clause.message.tokens[span.start])) is not None:
            if _noun(clause.message.tokens, span.start):
                continue
            return seen
        if span.kind == "inf" and not commanded and not _helped(clause, span) and not _is_thing(clause, span):
            return "planned"
    if _priced(clause):
        return "another"
    if _instructed(clause):
        return "supposed"
    if to_come(clause) or tonight(clause) or in_a_while(clause):
        return "planned"
    if for_dish(clause):
        return "supposed"
    if any(s.kind == "stance" and s.value == "asked" for s in spans):
        return "asked"
    if clause.asked and not commanded:
        return "asked"
    if any(s.kind == "qword" and not exclaimed(clause, s) for s in spans) and not commanded:
        return "asked"
    return "planned" if any(s.kind == "want" for s in spans) else "told"


STEPS = frozenset(
    (
        "licuar", "colar", "batir", "mezclar", "hornear", "hervir", "remover", "enfriar", "amasar", "licua", "cuela",
        "bate", "mezcla", "hornea", "shake", "stir", "bake", "blend", "whisk", "simmer", "knead", "chill",
    )
)  # fmt: skip
"""What one is told to do with what a recipe lists."""


def _instructed(clause: Clause) -> bool:
    """ "200 g almonds, 100 g raisins, shake": a recipe, where nobody says that they ate."""
    ate = any(
        s.kind in ("eat", "drink", "meal") and clause.message.tokens[s.start].folded not in BEING
        for s in clause.spans
    )
    if ate or not clause.has("food", "counted", "mass", "watered"):
        return False
    tokens = clause.message.tokens[clause.spans[0].start : clause.spans[-1].end]
    links = (",", "and", "y", "then", "luego", "e")
    return any(two.folded in STEPS and one.folded in links for one, two in pairwise(tokens))


MONEY = frozenset(("$", "€", "£", "euros", "euro", "dollars", "bucks", "pesos", "pavos", "soles", "lempiras"))


def _sentence(tokens: list[Token], place: int) -> list[str]:
    """The words of the sentence in which a token stands."""
    begin = max((n + 1 for n in range(place) if tokens[n].text in (".", "!", "?", "\n")), default=0)
    end = next((n for n in range(place, len(tokens)) if tokens[n].text in (".", "!", "?", "\n")), len(tokens))
    return [t.folded for t in tokens[begin:end]]


def _priced(clause: Clause) -> bool:
    """ "Salmon was $18.99 a pound": what something costs, unless it was eaten."""
    tokens = clause.message.tokens
    words = _sentence(tokens, clause.spans[0].start)
    ate = any(s.kind in ("eat", "drink") and tokens[s.start].folded not in BEING for s in clause.spans)
    return not MONEY.isdisjoint(words) and not ate and clause.has("food", "counted", "mass")


BEING = frozenset(("was", "were", "is", "are"))
WITH = frozenset(("con", "with", "w", "wit", "wiv", "wth", "cn"))
COMPANY = frozenset((*WITH, "de", "para", "for", "gracias", "thanks", "hola", "hi", "hey", "a"))


def _beside(clause: Clause, person: Span) -> bool:
    """Somebody who was only there, or spoken to: "con Marta", "thanks Mike"."""
    place = person.start - 1
    if place >= 0 and clause.message.tokens[place].folded in ("de", "for", "para") and clause.has("sets"):
        return False
    return place >= 0 and (clause.message.tokens[place].folded in COMPANY or _with_us(clause, person))


def _with_us(clause: Clause, person: Span) -> bool:
    """ "Con mi colega Rubén", "with Ann and Marta": the name of somebody who was with the writer."""
    people = {p for s in clause.spans if s.kind in ("subject", "person") for p in range(s.start, s.end)}
    at = person.start - 1
    tokens = clause.message.tokens
    while at >= 0 and (at in people or tokens[at].folded in ("y", "and", ",", "mi", "my", "e")):
        at -= 1
    return at >= 0 and at < person.start - 1 and tokens[at].folded in WITH


def _impersonal(clause: Clause, span: Span) -> bool:
    """ "Se ponen 3 huevos": what is done, not what I did."""
    tokens = clause.message.tokens
    at = span.start
    if tokens[at].folded != "se" or at + 1 >= len(tokens) or (at and tokens[at - 1].folded in ("no", "y")):
        return False
    follows = tokens[at + 1].folded
    known = follows in ("me", "nos", "le", "te", "que") or tokens[at + 1].kind != "word"
    return not known and len(follows) > 3 and follows.endswith(("an", "en", "a", "e"))


def _with_me(clause: Clause, span: Span) -> bool:
    """ "My wife and I walked", "corrí con mi padre": somebody who was with the writer."""
    tokens = clause.message.tokens
    behind = [t.folded for t in tokens[span.end : span.end + 2]]
    before = tokens[span.start - 1].folded if span.start else ""
    mine = tokens[span.start].folded in ("mi", "mis", "my", "un", "una", "a", "unos")
    slept = clause.has(
        "slept", "bed", "wake", "bed_at", "wake_at", "slept_for", "slept_between", "nap", "awakenings"
    )
    moved = (slept or clause.has("cardio", "far", "exercise", "cardio_verb")) and not clause.has(
        "food", "counted", "eat"
    )
    moved = moved or any(s.kind == "observed" and s.value[0] == "steps" for s in clause.spans)
    company = [t.folded for t in tokens[max(span.start - 4, 0) : span.start]]
    beside = moved and not WITH.isdisjoint(company)
    ate = clause.has("eat", "meal") and not clause.has("other")
    return behind in (["and", "i"], ["y", "yo"]) or (mine and (moved or ate) and before in WITH) or beside


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
    counted = first in ("fueron", "eran", "salieron") and clause.has("observed")
    return counted or (weighed and told and (first in ("there", "hay") or relative))


def _of_gym(clause: Clause, span: Span) -> bool:
    """ "Le di al press de banca", "le puse 225 a la sentadilla": it is the exercise that was given."""
    given = clause.message.tokens[span.start].folded == "le" and span.value == "another"
    return given and clause.has("exercise", "counted_exercise") and not clause.has("food", "eat", "counted")


def _names_subject(clause: Clause, span: Span) -> bool:
    """An unknown word directly before an English verb, which does not tell the person: "Sarah had 3 eggs"."""
    token = clause.message.tokens[span.start]
    if span.kind != "gap" or token.kind != "word" or token.folded in describing():
        return False
    follows = next((s for s in clause.spans if s.start == span.end), None)
    if follows is None or follows.kind not in BARE_VERBS:
        return False
    return clause.message.tokens[follows.start].folded in ENGLISH
