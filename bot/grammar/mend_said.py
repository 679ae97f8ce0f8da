"""Corrections in other words than the usual ones, as what they come to: "en la tercera hice 6" is "la tercera fueron
6 reps", "olvídalo, no lo guardes" is "deshacer". Only whole messages of known forms."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from collections.abc import Callable
from dataclasses import replace

from bot.entries import CheckInEntry, EditEntry, FoodEntry, Name, Reading
from bot.grammar.clauses import Message
from bot.grammar.follow_ups import PLACES
from bot.grammar.kitchen_words import plain
from bot.grammar.more_sets import MORE_SETS, OF_SETS
from bot.grammar.said_again import said_again
from bot.grammar.taken_back import TAKEN_BACK, meal_meant, night_meant, remade

_NUMBER = r"\d+(?:[.,]\d+)?"
_WORD = r"(?:un[ao]?|dos|tres|cuatro|cinco|seis|one|two|three|four|five|six)"
_REPS = r"(?: reps?| repes| repeticiones)?"
_FOOD = r"(?P<x>[a-z][a-z ]{1,30}?)"
_ATE = r"(?:comi|tome|bebi)"
_FALSE_START = (
    r"(?:(?:tacha|olvida|ignora|borra) (?:eso|lo anterior)|(?:scrap|strike|forget|scratch|ignore) that)"
)
_NO_MORE = r"(?:no l[oa]s? (?:guardes|apuntes|cuentes|registres)|don'?t (?:log|save|count|record) (?:it|that)|borral[oa]|quital[oa]|delete (?:it|that))"
_EN = r"(?P<place>first|second|third|fourth|fifth|last)"
_ES = r"(?P<place>primera|segunda|tercera|cuarta|quinta|ultima)"
OF_ALL = tuple(
    (re.compile(pattern), as_said)
    for pattern, as_said in (
        (rf"al final no me {_ATE} (?:el|la|los|las) {_FOOD}", "quita {x}"),
        (rf"(?:el|la|los|las) {_FOOD},? (?:al final no(?: me)?(?: l[oa]s?)?(?: {_ATE})?|no me l[oa]s? {_ATE} al final)", "quita {x}"),
        (r"(?:quita|borra|saca) (?P<w>(?:el|la|los|las) [a-z][a-z ]{1,30}?),? (?:que |porque |pues )(?:al final )?no .*", "quita {v}"),
        (r"(?:remove|delete|take out) (?P<w>the [a-z][a-z ]{1,30}?),? (?:because |since |as )?i (?:didn'?t|did not|never) .*", "remove {v}"),
        (rf"(?:actually,? |sorry,? |wait,? )?(?:skip|leave out|drop|lose|scrap|scratch|forget|nix|minus) the {_FOOD},? (?:i )?didn'?t (?:eat|have|drink) (?:it|them|any)", "remove the {x}"),
        (rf"(?:actually |in the end )(?:i )?didn'?t (?:eat|have|drink) the {_FOOD}", "remove the {x}"),
        (rf"(?:i )?didn'?t (?:eat|have|drink) the {_FOOD} (?:in the end|after all|actually)", "remove the {x}"),
        (rf"(?:corrige|corrijo|arregla) (?:el|la|mi|los|mis) (?P<x>peso|pasos|cintura|cadera|pulso),? (?:era|eran|es|son|fueron|a) (?P<v>{_NUMBER}.{{0,12}})", "el {x} era {v}"),
        (rf"(?:fix|correct) (?:my|the) (?P<x>weight|steps|waist|hips|pulse),? (?:it was|it'?s|was|were|they were|to|should be) (?P<v>{_NUMBER}.{{0,12}})", "{x} was {v}"),
        (rf"(?:olvidal[oa]|dejal[oa]|olvida eso),? {_NO_MORE}", "deshacer"),
        (rf"(?:forget (?:it|that)|never ?mind|{_FALSE_START}),? {_NO_MORE}", "undo"),
        (rf"{_FALSE_START}[,.:;]? (?:(?:solo|just|only) )?(?:(?:it was|they were|fueron|eran|fue|era) )?(?:(?:solo|just|only) )?(?P<v>{_NUMBER} ?(?:g|gr|kg|ml|l|oz|gramos|grams|reps?|repes|kilos?|lbs?)?(?: ?[x×] ?\d+)?)", "no, eran {v}"),
        (rf"(?:(?:it was|they were|there were) )?(?P<v>{_NUMBER}|{_WORD})(?: of them)?,? (?:actually|en realidad)", "no, eran {v}"),
        (r"it was (?P<x>(?!a bit|fine|ok)[a-z][a-z ]{2,40}?),? actually", "no, it was {x}"),
        (r"era (?P<x>[a-z][a-z ]{2,40}?),? en realidad", "no, era {x}"),
        (r"(?:a|hasta) las (?P<v>\d[\w :.]{0,14}?),? (?:perdona?|corrijo)|(?:perdona?|corrijo),? hasta las (?P<w>\d[\w :.]{0,14})", "no, hasta las {v}"),
        (r"(?:at|till?|until) (?P<v>\d[\w :.]{0,10}?),? sorry|sorry,? (?:till?|until) (?P<w>\d[\w :.]{0,10})", "no, until {v}"),
        (r"(?:me (?:he )?equivo(?:que|cado)|(?:error|fallo) mio|me (?:he )?(?:confundi|confundido)|correccion)[,.:;]? (?P<x>.{3,60})", "no, {x}"),
        (r"(?:my (?:bad|mistake)|typo|i messed up|correction|i got (?:that|it) wrong)[,.:;]? (?P<x>.{3,60})", "no, {x}"),
        (r"(?P<v>.*\d.*?),? (?:que se me (?:olvidaba[n]?|olvido|habia[n]? olvidado|paso)(?: (?:decir|apuntar|poner))?|(?:that |which )?i forgot(?: to (?:say|mention|log|add))?(?: (?:it|them|about))?)", "{v}"),
    )
)  # fmt: skip
_OF_PLACE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:make|change) (?:that|the) {_EN} (?:one|set) (?:to |a )?(?P<n>\d+){_REPS}",
        rf"(?:pon|deja) la {_ES}(?: serie)? (?:en|con|a) (?P<n>\d+){_REPS}",
        rf"en la {_ES}(?: serie)? (?:solo )?(?:me )?(?:hice|saque|salieron|fueron)(?: solo)? (?P<n>\d+){_REPS}",
        rf"(?:i )?(?:only )?(?:got|did|managed|hit)(?: only)? (?P<n>\d+){_REPS} (?:on|in) (?:the|my) {_EN}(?: set| one)?",
    )
)
""" "En la tercera hice 6"."""
_OUT_AT = re.compile(
    r"(?:delete|remove|scratch|scrap) the (?P<place>first|second|third|fourth|fifth)(?: one| set)?|(?:borra|quita|elimina)(?:me)? la (?P<es>primera|segunda|tercera|cuarta|quinta)(?: serie)?"
)
_ASIDE = re.compile(r"\s*\([^()\d]{1,40}\)$")
_AS_MEAL = re.compile(
    r"(?:(?:pon|apunta|cuenta|mete)(?:me)?(?:lo|la|los|las)? (?:como|de|en)(?: la| el)? (?P<es>desayuno|almuerzo|comida|merienda|cena)"
    r"|(?:log|count|put|make|save) (?:that|it|this|those)(?: down)? (?:as|under|in|for)?(?: a| my)? ?(?P<en>breakfast|lunch|dinner|snack|supper))"
)
_MEALS = {
    "desayuno": "breakfast", "almuerzo": "lunch", "comida": "lunch", "merienda": "afternoon_snack", "cena": "dinner",
    "breakfast": "breakfast", "lunch": "lunch", "dinner": "dinner", "supper": "dinner",
}  # fmt: skip
_NOT_THAT = re.compile(
    r"era(?:n)? (?!(?:un |una |el |la )?(?:desayuno|almuerzo|comida|merienda|cena|ayer|hoy|anoche|anteayer|calentamiento)\b)(?:un |una |el |la )?(?P<x>[a-z][a-z ]{2,30}?),? (?:y )?no (?:era )?(?:un |una |el |la )?(?P<y>[a-z][a-z ]{2,30})"
)
_RATHER = re.compile(
    r"(?P<x>energia|animo|energy|mood|stress|estres|motivacion|motivation) (?P<v>\d{1,2}),? (?:mejor|rather|better|actually|en realidad|mas bien)"
)
_HALF = re.compile(
    rf"(?:(?:{_FALSE_START}|no|actually|en realidad|al final|perdon|sorry|oops)[,.:;]? )?(?:i )?(?:only|solo|just) (?:i )?(?:me )?(?:had|ate|drank|{_ATE}) "
    r"(?:half|la mitad)(?: (?:of )?(?:the|my|it|that|them)\b|(?: de)?(?: el| la| los| las|l)?\b)?(?: (?P<x>[a-z][a-z ]{1,30}))?"
)
"""Only half of what was told was eaten."""
_ALL = re.compile(
    rf"(?:(?:(?:eran|fueron|it was|they were|no),? )?(?:todas|las (?:dos|tres|cuatro|cinco)|all(?: (?:two|three|four|five|\d))?)(?: of them| las series| the sets| sets)?(?: eran| fueron| were)?|eran|fueron|they were) (?:con|a|at|with) (?P<n>{_NUMBER}) ?(?P<unit>kg|kilos?|lbs?|libras?)?(?: actually| en realidad)?"
)
"""The load of all the sets at the end of the session that are alike."""
_OUTING = re.compile(
    rf"(?:the|la|el|mi|my) (?P<x>run|ride|bike ride|walk|swim|hike|carrera|tirada|bici|paseo|caminata|natacion) (?:was|took|fue|fueron|eran|duro) (?P<n>{_NUMBER}) ?(?P<unit>min|mins|minutes|minutos|km|k|miles?|millas?)(?:,? (?:actually|en realidad|al final|in the end|perdona?|sorry))?"
)
_UNITS = {"k": "km", "mile": "mi", "miles": "mi", "milla": "mi", "millas": "mi", "km": "km"}


def mend_said(message: Message, again: Callable[[str], Reading]) -> Reading | None:
    """The correction that such a message is, None for any other. ``again`` reads a text in the same conversation."""
    said = plain(message.text).strip(" .!¡")
    said_as = message.text[plain(message.text).find(said) :]
    if len(said) > 90:
        return None
    if said.endswith(")") and (aside := _ASIDE.search(said)) is not None:
        reading = again(message.text[: message.text.rfind("(")])
        if _mends(reading):
            return reading
        said = said[: aside.start()]
    if (edit := _direct(said, message)) is not None:
        return Reading((edit,), (), "edit")
    if (found := _RATHER.fullmatch(said)) is not None:
        told = again(f"{found['x']} {found['v']}")
        scores = [replace(one, mends=True) for one in told.entries if isinstance(one, CheckInEntry)]
        return replace(told, entries=tuple(scores)) if len(scores) == 1 == len(told.entries) else None
    if (dish := remade(said)) is not None and _foods_only(again(dish[0])):
        before, really = (Name(one, 0, len(message.text)) for one in dish)
        edit = EditEntry(name=really, target=before, field="food", start=0, end=len(message.text))
        return Reading((edit,), (), "edit")
    all_forms = (*TAKEN_BACK, *OF_ALL)
    forms = (*OF_SETS, *MORE_SETS, *all_forms) if message.context.last_set else all_forms
    for pattern, as_said in forms:
        if (found := pattern.fullmatch(said)) is not None:
            words = {
                name: said_as[slice(*found.span(name))] for name, one in found.groupdict().items() if one
            }
            words.setdefault("v", words.get("w", ""))
            reading = again(as_said.format(**words))
            anew = as_said == "{v}" or (pattern, as_said) in MORE_SETS
            if anew or _mends(reading):
                return _within(reading, len(message.text))
            break
    return _in_few_words(message, again)


def _in_few_words(message: Message, again: Callable[[str], Reading]) -> Reading | None:
    few = said_again(message.text, message.context.language, message.context.last_set)
    if isinstance(few, EditEntry):
        return Reading((few,), (), "edit")
    if few is None or plain(few) == plain(message.text).strip(" .!"):
        return None
    reading = again(few)
    return _within(reading, len(message.text)) if _mends(reading) else None


def _within(reading: Reading, end: int) -> Reading:
    """What was read in other words, as it stands in the message: no further than that goes."""
    entries = (replace(one, start=min(one.start, end), end=min(one.end, end)) for one in reading.entries)
    refusals = (replace(one, start=min(one.start, end), end=min(one.end, end)) for one in reading.refusals)
    return replace(reading, entries=tuple(entries), refusals=tuple(refusals))


def _direct(said: str, message: Message) -> EditEntry | None:
    end, has_set = len(message.text), message.context.last_set
    if (
        has_set
        and (found := next((one for form in _OF_PLACE if (one := form.fullmatch(said))), None)) is not None
    ):
        return EditEntry(value=float(found["n"]), field="reps", nth=PLACES[found["place"]], start=0, end=end)
    if has_set and (found := _OUT_AT.fullmatch(said)) is not None:
        return EditEntry(remove=True, nth=PLACES[found["place"] or found["es"]], start=0, end=end)
    if (found := _AS_MEAL.fullmatch(said)) is not None:
        snack = "afternoon_snack" if message.now.hour >= 12 else "morning_snack"
        return EditEntry(category=_MEALS.get(found["es"] or found["en"], snack), start=0, end=end)
    if (night := night_meant(said)) is not None:
        return EditEntry(field=night[0], clock=night[1], pm=night[2], start=0, end=end)
    if (meal := meal_meant(said)) is not None:
        return EditEntry(category=meal, start=0, end=end)
    if (found := _NOT_THAT.fullmatch(said)) is not None:
        right, wrong = (Name(found[of], *found.span(of)) for of in ("x", "y"))
        return EditEntry(name=right, target=wrong, field="food", start=0, end=end)
    if has_set and (found := _ALL.fullmatch(said)) is not None:
        unit = None if found["unit"] is None else "lb" if found["unit"].startswith("l") else "kg"
        value = float(found["n"].replace(",", "."))
        return EditEntry(value=value, unit=unit, field="load", every=True, start=0, end=end)
    if (found := _HALF.fullmatch(said)) is not None:
        target = None if found["x"] is None else Name(found["x"], 0, end)
        return EditEntry(value=0.5, field="share", target=target, start=0, end=end)
    if (found := _OUTING.fullmatch(said)) is not None:
        value, unit = float(found["n"].replace(",", ".")), _UNITS.get(found["unit"])
        value, unit = (value * 60, "s") if unit is None else (value, unit)
        return EditEntry(value=value, unit=unit, target=Name(found["x"], 0, end), start=0, end=end)
    return None


def _foods_only(reading: Reading) -> bool:
    return bool(reading.entries) and all(isinstance(one, FoodEntry) for one in reading.entries)


def _mends(reading: Reading) -> bool:
    """Whether what such words came to is a correction, and not something told anew."""
    return reading.intent in ("edit", "undo") or any(getattr(one, "mends", False) for one in reading.entries)
