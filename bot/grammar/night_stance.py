"""Whether a night that was told (see ``nights_told``) is the writer's own, over, and no habit, plan or wish."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from bot.grammar.chart import Span
from bot.grammar.clauses import Message
from bot.grammar.second_words import NEVER


class _Placed(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> object: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


ASLEEP = frozenset(("bed", "slept", "nap", "noun"))
_ANYWHERE = (
    "usually normally always typically generally siempre suelo solia normalmente generalmente every cada average media "
    "promedio goal target aim meta objetivo wish ojala dream dreams said says dijo dice tomorrow tonight if unless "
    "should needs recommended recommend habito habit minimum minimo maximum ideal ideally quizas quiza supposedly "
    "challenge reto"
)
ANYWHERE = frozenset(_ANYWHERE.split())
"""Words that make something else of a night wherever they stand; "would" only in front."""
_AHEAD = (
    "aiming apunto "
    "would could will gonna wanna want wants wanted need needed hope hoping hoped plan planning planned try trying "
    "might may must going let let's i'll about quiero quisiera gustaria voy vamos iba quería queria necesito toca debo "
    "deberia debia tengo pienso ganas falta faltan si si'd i'd intend supposed meant can"
)
AHEAD = frozenset(_AHEAD.split())
"""Words in front of a night that make a plan or wish of it."""
_NOT = (
    "no not didn't didnt don't dont without sin never nunca couldn't couldnt wasn't wasnt haven't "
    "havent ni tampoco can't cant hadn't won't wont cannot nor instead"
)
NOT = frozenset(_NOT.split())
BREAKS = frozenset((",", ".", ";", "!", "\n", ":", "(", ")"))
LINKS = frozenset(("and", "y", "but", "pero", "so", "then", "que", "because", "porque"))
_BEFORE_VERB = (
    "i and then just only also so but we finally eventually was been having have had got actually really i'm im o "
    "probably at by of for the after all ended up basically apparently self must've straight quickly that literally "
    "barely about maybe on am last night today yesterday in it who honestly"
)
BEFORE_VERB = frozenset(_BEFORE_VERB.split())
_PREPOSITIONS = "in on at after before during between over with for from into near by beside through since to"
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
_OTHERS = (
    "he she they his her their hubby husband wife wean weans baby babies kid kids son daughter "
    "partner mum mom dad missus bloke cat dog she's he's they're you your we el ella ellos ellas "
    "bebe nene nena niño niña nino nina hijo hija marido mujer esposo esposa novio novia perro gata "
    "gato mama papa abuela abuelo hermano hermana usted tu"
)
OTHERS = frozenset(_OTHERS.split())
MINE = frozenset(("i", "i've", "ive", "me", "my", "yo", "mi", "m"))


def one_s_own(message: Message, items: Sequence[_Placed], others: Sequence[Span]) -> bool:
    """Whether all that tells of the night is the writer's own and done. ``others``: words of eating and training."""
    words = [token.folded for token in message.tokens]
    anchors = [i for n, i in enumerate(items) if i.kind in ASLEEP or (i.kind == "wake" and _leads(items, n))]
    nights = [i for i in items if i.kind == "night"]
    if "?" in words or '"' in words or not (anchors or nights):
        return False
    inside = {n for i in items for n in range(i.start, i.end)}
    free = [word for n, word in enumerate(words) if n not in inside]
    if not ANYWHERE.isdisjoint(free) or not NEVER.isdisjoint(free) or _imagined(words):
        return False
    if any(span.start not in inside and not _circumstance(words, span) for span in others):
        return False
    if items[0].start and words[items[0].start - 1] in ("con", "with") and items[0].kind == "length":
        return False  # "with 8 hours of sleep I'd lift more"
    if any(i.kind == "day" and getattr(i.value, "ahead", False) for i in items):
        return False
    return all(_told(message, words, inside, anchor) for anchor in anchors or nights)


def _leads(items: Sequence[_Placed], at: int) -> bool:
    """Whether waking has a clock or a count beside it: "the wean was up half the night" has none."""
    near = (*items[max(0, at - 1) : at], *items[at + 1 : at + 2])
    return any(item.kind in ("clock", "times") for item in near)


def _imagined(words: list[str]) -> bool:
    """ "A 40 min nap would be lovely"."""
    return any(
        word == "would" and after in ("be", "have", "help", "do", "suffice", "kill", "fix", "love")
        for word, after in pairwise(words)
    )


def _circumstance(words: list[str], span: Span) -> bool:
    """ "After the ride", "antes de correr"."""
    if words[span.start] in ("como", "split", "had", "got", "eche"):
        return True  # "como media hora", "the two halves of the split"
    before = words[max(0, span.start - 3) : span.start]
    return not PREPOSITIONS.isdisjoint(before) or not {"despues", "antes", "tras", "luego"}.isdisjoint(before)


def _told(message: Message, words: list[str], inside: set[int], anchor: _Placed) -> bool:
    begin = anchor.start
    while (
        begin
        and words[begin - 1] not in BREAKS
        and not (words[begin - 1] in LINKS and begin - 1 not in inside)
    ):
        begin -= 1
    lead = [n for n in range(begin, anchor.start) if n not in inside]
    said = [words[n] for n in lead]
    if not NOT.isdisjoint(said) or not AHEAD.isdisjoint(said):
        return False
    first = words[anchor.start]
    before = words[anchor.start - 1] if anchor.start else ""
    if before in ("ha", "has", "han", "habia", "had") or before.endswith("'s"):
        return False  # "Ana ha dormido", "had I slept", "the dog's nap"
    if before == "barely" and first.startswith("slept"):
        return False
    if anchor.kind in ("noun", "night"):
        after = [n for n in range(anchor.end, len(words)) if words[n] in OTHERS and words[n] != "el"]
        theirs = not OTHERS.isdisjoint(said) or any({"de", "del"} & set(words[n - 2 : n]) for n in after)
        return not theirs or not MINE.isdisjoint(said)
    if first in MINE or message.context.language != "en" or first in ("me", "m"):
        return first in MINE or not OTHERS.intersection(said) or not MINE.isdisjoint(said)
    if "i" in said:
        return True
    return OTHERS.isdisjoint(said) and _no_subject(words, anchor.start, begin, inside)


def _no_subject(words: list[str], at: int, begin: int, inside: set[int]) -> bool:
    """Whether what stands directly before an English verb is nobody who did it."""
    before = at - 1
    if before < begin or before in inside or words[before] in BEFORE_VERB or words[before].endswith("ly"):
        return True
    near = words[max(begin, before - 4) : before]
    return not PREPOSITIONS.isdisjoint(near)
