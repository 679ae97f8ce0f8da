"""Reads a pot that is begun together with what goes in: "voy a cocinar alubias: 500 g de alubias, 1 cebolla …"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

from bot.grammar.kitchen_forms import ART, NO_FOLLOW
from bot.grammar.kitchen_words import plain
from bot.grammar.pot_amounts import patterns
from bot.grammar.pot_figures import figures_out_of
from bot.grammar.pot_words import ELSE
from bot.kitchen_entries import Start

_GOING = r"(?P<going>voy a (?:cocinar|hacer|preparar|guisar)|vamos a (?:cocinar|hacer|preparar)|me pongo a (?:cocinar|hacer|preparar)|(?:me )?toca (?:cocinar|guisar)|(?:(?:i'?m|i am|we'?re) )?(?:going to cook|gonna cook|about to cook))"
_AT_IT = r"(?:estoy|ando|estamos) (?:cocinando|haciendo|preparando|guisando)|(?:(?:i'?m|i am|we'?re) )?(?:cooking|making|preparing|batch cooking|prepping)|cocinando|preparando"
_HEAD = re.compile(
    rf"(?:(?:hoy|now|ahora|ok|vale|bueno|right|so)[,:]? )*(?:{_GOING}|{_AT_IT}) (?:(?:a |an |una? )?(?:(?:big|huge|large|buena|gran) )?(?:pot|batch|tray|pan|olla|tanda|cazuela) (?:of|de) )?{ART}"
    r"(?P<pot>[^\d,;:.?!\n]{2,50}?)(?P<where> (?:in|on|en) (?:the |la |el |my |mi )?(?:instant pot|slow cooker|crock ?pot|pressure cooker|air ?fryer|oven|stove|wok|pan|pot|olla(?: rapida| express)?|sarten|horno|cazuela|thermomix|freidora(?: de aire)?))?"
    r"(?: ahora| now)?(?:: ?|\n|(?(going)(?!)|(?: con | with |, )(?=\d)))"
)
"""What is only going to be cooked counts where its list is told as one, behind a colon or on lines of its own."""
_NOTED = re.compile(
    r"(?:(?:hoy|today|sunday|domingo|ok|vale|right|so)[,:]? )*(?:(?:batch ?cook(?:ing|ed)?|meal ?prep(?:ping|ped)?|cocina por lotes)(?: (?:today|hoy|de hoy))?(?:: ?| - )(?P<pot>[^\d,;:.?!\n]{2,50}?)(?:[.:]|\n)"
    r"|(?:(?:in|en) (?:the |my |la |el |mi )?)?(?P<dish>(?:olla (?:lenta|rapida|express?)|slow cooker|crock ?pot|instant pot|pressure cooker|thermomix|batch ?cook(?:ing|ed)?|meal ?prep(?:ping|ped)?)(?: (?:dinner|tea|lunch|meal|batch|[a-z]{3,12}(?: [a-z]{3,12})?))?)(?: (?:sorted|done|on|ready|time|hecha?))?:) ?(?=\d)"
)
""" "Batch cook: turkey chili. 900 g …", "slow cooker dinner sorted: 1 kg …": no one plate is called so."""
_INTO = re.compile(
    r"(?:i |we |just |hoy |today |he )*(?:chucked|threw|put|tossed|dumped|whacked|bunged|stuck|eche|echado|puse|puesto|meti|metido) (?P<list>\d.+?) (?:in|into|en|a) (?:the |my |la |el |mi )(?P<dish>slow cooker|crock ?pot|instant pot|pressure cooker|(?:big )?pot|olla(?: lenta| rapida| express?| grande)?|cazuela|thermomix)(?P<rest>[,.;].*|)"
)
""" "Chucked 500 g of beef and 400 g tomatoes in the slow cooker, makes 4"."""
_AND_TOO = re.compile(
    r"(?:y|and|tambien|also|luego|then)[,:]? (?:he hecho |hice |i made |made )?(?:otr[oa] |another )?(?:olla de |pot of )?(?:un[ao]? |an? |some )?(?P<pot>[^\d,;:.?!\n]{2,40}?)(?:: ?| con | with )(?=\d)"
)
_TAIL = re.compile(
    r" (?:para|for)(?: the| l[ao]s?)? (?:house|flat|family|team|crew|kids|office|casa|familia|peques|equipo|semana|week|(?:\w+ )?(?:dias|days|personas|people|lunches|comidas))$"
)
_DONE = re.compile(
    r"\b(?:list[oa]s?|ya esta[n]?|done|ready|finished|terminad[oa]|eso es todo|that'?s it|so far|for now|de momento|por ahora|hasta ahora)\b[,.:!]*"
)


def started(text: str) -> Start | None:
    """The pot that such a message begins, with what went in as told and, where it is ready already, what it weighs and
    how many portions it makes; None for any other message."""
    said = plain(text)
    if (into := _INTO.fullmatch(said.rstrip(" ."))) is not None and "?" not in said:
        listed = text[into.start("list") : into.end("list")] + text[into.start("rest") : into.end("rest")]
        return _begun(text[slice(*into.span("dish"))], listed, plain(listed))
    head = _HEAD.match(said) or _NOTED.match(said)
    if head is None or NO_FOLLOW.search(said[: head.end()]) or "?" in said:
        return None
    called = head.groupdict()
    name = text[slice(*head.span("pot" if called["pot"] else "dish"))].strip()
    return _begun(_TAIL.sub("", name), text[head.end() :], said)


def another_pot(text: str) -> Start | None:
    """One pot more, told with "y" right after the first, with its portions or its weight: "y un arroz con 300 g de
    arroz, 3 raciones"; None for any other message."""
    said = plain(text)
    head = _AND_TOO.match(said)
    pot = (
        None
        if head is None or "?" in said
        else _begun(text[slice(*head.span("pot"))], text[head.end() :], said)
    )
    return None if pot is None or pot.portions is None is pot.yield_g else pot


def _begun(name: str, told: str, said: str) -> Start | None:
    """What goes into a pot of that name, as a list tells it; None where it is more than a pot's."""
    spaced = _DONE.sub(lambda one: " " * len(one[0]), plain(told))
    whole = "".join(new if new == " " else old for new, old in zip(spaced, told, strict=True))
    pot = figures_out_of(whole)
    number, unit, _, _ = patterns()
    measured = re.search(rf"(?<!\w){number} ?(?:{unit}|\w{{3}})", plain(pot.text))
    if measured is None or not pot.sure or ELSE.search(said):
        return None
    return Start(name, parts=pot.text.strip(" ,.;\n"), yield_g=pot.yield_g, portions=pot.portions)
