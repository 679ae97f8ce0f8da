"""How a told meal opens: "My plate has", "Starting my day with", "I paired", "There's ... on my plate".

Whoever says grams or cups of foods behind a verb of their own tells a meal, whichever the verb is. Such an opening
becomes "I had", and the meal that it names stays. Left alone are verbs of what is not eaten, words that say who else,
when or whether, and, but for plates, every sentence without a measure.
"""

import re

from bot.grammar import lexicon
from bot.grammar.aside_ends import is_amount
from bot.grammar.aside_words import EATS
from bot.grammar.chart import Span
from bot.grammar.further import along
from bot.grammar.opening_words import (
    CLOSED,
    EATEN,
    GOING_ON,
    HELD,
    IRREGULAR,
    MEALS,
    MEASURED,
    MEASURING,
    NOT_EATEN,
    PLATES,
    PRESENT,
    STORED,
    TRAINING,
    TURNS,
)
from bot.grammar.tokens import Token

LONGEST = 14
"""So many words at most are an opening."""

_BARRED = frozenset(
    ("stance", "subject", "other", "person", "want", "qword", "next_mark", "later_in", "cook")
)
"""Kinds of words that say that nothing was eaten, or by whom else."""

_SELF = re.compile(
    rf"(?:.*\b(?:{MEALS}|today|morning|afternoon|evening|hoy|tarde|noche|so|then|well) )?"
    rf"(?:i'm|i am|we're|we are|i've|we've|i|we)(?: (?:just|also|then|even|really|have|\w+ly))*"
    rf" (?P<verb>\w+(?:ed|ing)|{IRREGULAR})(?P<rest>(?: {CLOSED})*)"
)
_GERUND = re.compile(rf"(?P<verb>\w+ing)(?P<rest>(?: {CLOSED})* (?:with|on|into|of|down))")
_YO = re.compile(
    r"(?:.* )?(?:yo )?(?:me |nos )?(?:(?:estoy|voy|estamos|vamos) (?P<doing>\w+[aei]ndo)|"
    r"(?:he|hemos) (?P<done>\w+[aií]do)|acabo de (?P<just>\w{2,}[aei]r)(?:me|nos)?|(?P<verb>\w{3,}[éí]))"
    rf"(?P<rest>(?: {CLOSED})*)"
)
_HOLDS = re.compile(
    rf"(?:.* )?(?:my|our|today's|tonight's|this (?:morning|afternoon|evening)'s|mi|nuestro)"
    rf"(?: [\w-]+)?? (?:{PLATES}|{MEALS})(?: (?:de hoy|today|tonight|here|this \w+))? (?:{HELD})"
)
_A_MEAL = re.compile(
    rf"(?:just |only )?(?:an?|un|una)(?: [\w-]+){{0,2}}? (?:{MEALS}|meal|feast|plate)(?: \w+)? "
    r"(?:of|with|featuring|including|consisting of|made up of|de|con)"
)
_IS = re.compile(
    rf"(?:my |our |mi )?(?:{MEALS}) (?:today|tonight|this (?:morning|afternoon|evening)) (?:is|was)"
)
_COOKED = re.compile(
    rf"(?:.* )?(?:for (?:my|our|the|today's|tonight's|this \w+'s)(?: \w+)? (?:{MEALS}|meal) ?,? )"
    rf"i(?: just)? (?:{MEASURING})"
    rf"|(?:.* )?i(?: just)? (?:{MEASURING}) (?:myself )?(?:an?|my)(?: \w+)? (?:{MEALS}|meal) "
    r"(?:of|with|using|featuring|including|(?:that|which) (?:includes?|included|has|had|features?|featured))"
)
_ON_PLATE = re.compile(rf"(?:on|in|en) (?:my|the|mi|el) (?:{PLATES})(?: \w+)? ?(?:,|:)? ?(?:{PRESENT})")
_THERE = re.compile(r"(?:.* )?(?:there's|there is|there are|there was|there were|hay|tengo|i have|i've got)")
_TAIL = re.compile(rf"(?:on|in|onto|into|to|en|a) (?:my|mi|el) (?:{PLATES})|in front of me|delante")
_STORED = re.compile(STORED)
_TURN = re.compile(rf"(?:.* )?(?:{TURNS})")
_TEMPTED = re.compile(
    rf"(?:.* )?(?:(?:couldn't|could not) (?:resist|say no to|help having)|no pude resistirme a|{EATEN})"
)
_FOR_MEAL = re.compile(rf"\b(?:for|at|de|para|en)(?: (?:my|the|a|la|el|mi))?(?: \w+)? (?:{MEALS})\b")


def opened(tokens: list[Token], language: str) -> list[Token]:
    """The tokens with "I had" for openings of told meals that have words of their own."""
    made: list[Token] = []
    begin = 0
    told = False
    for at in range(len(tokens) + 1):
        if at == len(tokens) or tokens[at].text in (".", "!", "\n"):
            sentence = _sentence(tokens[begin : at + 1], language)
            measured = _measured(sentence)
            made += along(sentence, told) if measured else sentence
            told = told or (measured and not EATS.isdisjoint(one.folded for one in sentence))
            begin = at + 1
    return made


def _sentence(tokens: list[Token], language: str) -> list[Token]:
    figure = next((n for n, one in enumerate(tokens) if one.kind == "number"), 0)
    if 0 < figure <= LONGEST and _measured(tokens):
        # The article of "I prepared a dinner with" is no amount.
        said = " ".join(one.folded for one in tokens[:figure])
        if (_COOKED.fullmatch(said) or _A_MEAL.fullmatch(said)) and not _STORED.search(said):
            return _had(tokens[:figure], language) + _off_plate(tokens[figure:])
    first = next((n for n, one in enumerate(tokens) if is_amount(one)), 0)
    if not first or _STORED.search(" ".join(one.folded for one in tokens)):
        return tokens
    words = next((n for n, one in enumerate(tokens[:first]) if one.kind != "word" and one.text != ","), first)
    measured = _measured(tokens)
    for size in range(min(words, LONGEST), 0, -1):
        ends = size == first or tokens[size].folded not in GOING_ON
        if ends and _opens(tokens, size, measured, language):
            return _had(tokens[:size], language) + _off_plate(tokens[size:])
    return tokens


def _opens(tokens: list[Token], size: int, measured: bool, language: str) -> bool:
    """Whether so many tokens are an opening with words of its own."""
    opening = tokens[:size]
    said, rest = (" ".join(one.folded for one in part) for part in (opening, tokens[size:]))
    seeds = lexicon.seeds(opening, language)
    eaten = [span for span in seeds if span.kind in ("eat", "drink") and span.end == size]
    eats = bool(eaten)
    if measured and (_TEMPTED.fullmatch(said) or _IS.fullmatch(said) or _COOKED.fullmatch(said)):
        return True
    if measured and eats and _unlike_had(opening, eaten[0], seeds):
        return True
    if _THERE.fullmatch(said) and _TAIL.search(rest):
        return True
    if _HOLDS.fullmatch(said) or _ON_PLATE.fullmatch(said):
        return not eats or "tonight's" in said or "meal" in said
    if _TURN.fullmatch(said) and (_FOR_MEAL.search(said) or _FOR_MEAL.search(rest)):
        return not eats
    barred = any(span.kind in _BARRED for span in seeds)
    known = any(span.kind in ("eat", "drink") for span in seeds)
    return measured and not known and not barred and _done(said, " ".join(one.text for one in opening))


def _unlike_had(opening: list[Token], eaten: Span, seeds: list[Span]) -> bool:
    """Whether it tells of eating in words that no list of such verbs has: "I couldn't resist"."""
    plain = eaten.value == "" and EATS.isdisjoint(one.folded for one in opening)
    inside = all(eaten.start <= span.start for span in seeds if span.kind in _BARRED)
    return plain and inside and eaten.end - eaten.start > 1


def _done(said: str, spelt: str) -> bool:
    """Whether it is a verb of the writer's own, and of something that may be eaten."""
    match = _SELF.fullmatch(said) or _GERUND.fullmatch(said) or _YO.fullmatch(spelt)
    if match is None:
        return False
    verbs = {verb for name, verb in match.groupdict().items() if name != "rest" and verb}
    if verbs & {"threw"}:
        return "together" in match["rest"].split()
    verbs |= {
        f"{verb[:-2]}{'ado' if verb.endswith('ar') else 'ido'}"
        for verb in verbs
        if verb[-2:] in ("ar", "er", "ir")
    }
    return NOT_EATEN.isdisjoint(verbs) and NOT_EATEN.isdisjoint(match["rest"].split())


def _had(opening: list[Token], language: str) -> list[Token]:
    """ "I had" in the place of an opening, behind the meal it names."""
    meal = next((one for one in opening if re.fullmatch(MEALS, one.folded)), None)
    verb, folded = ("tomé", "tome") if language == "es" else ("had", "had")
    said = [opening[0]._replace(text=verb, folded=folded, kind="word", end=opening[-1].end)]
    if meal is None:
        return said
    joined = ("de" if language == "es" else "for", meal.folded)
    named = [opening[0]._replace(text=word, folded=word, kind="word", end=meal.end) for word in joined]
    return named + said


def _off_plate(tokens: list[Token]) -> list[Token]:
    """Without "on my plate"."""
    words = [one.folded for one in tokens]
    for at in range(len(words) - 2):
        for size in (4, 3):
            if _TAIL.fullmatch(" ".join(words[at : at + size])):
                return tokens[:at] + tokens[at + size :]
    return tokens


def _measured(tokens: list[Token]) -> bool:
    """Whether a mass or a household measure stands in the sentence, "120 g", "120-gram", "2 cups", and none that
    tells of training."""
    if not TRAINING.isdisjoint(one.folded for one in tokens):
        return False
    for at, token in enumerate(tokens):
        behind = [one.folded for one in tokens[at + 1 : at + 3]]
        if is_amount(token) and behind and behind[behind[0] == "-" and len(behind) > 1] in MEASURED:
            return True
    return False
