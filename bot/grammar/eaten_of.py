"""A portion of a pot told in words that go on beside it: where, with whom, how it was, which pot it is.

"Del puchero me he tomado dos platos, a mediodía, no tengo remedio", "2 portions of the daal for me after taraweeh".
The amount, the pot and a word that it was eaten are looked for; whoever knows no pot of that name passes it over.
"""

# ruff: noqa: E501 - a pattern is one line, however long

import re

from bot.grammar.kitchen_forms import ART, MEALS
from bot.grammar.kitchen_words import MUCH, how_much
from bot.kitchen_entries import Eat

_HAD = r"(?:ate|had|eat|took|smashed|chop(?:ped)?|wolfed(?: down)?|finished(?: off)?|grabbed|put away|inhaled|devoured|demolished|polished off|enjoyed|warmed up|reheated|went for)"
_ATE = (
    r"(?:(?:me )?(?:he )?(?:comi|comido|cene|cenado|almorce|almorzado|desayune|desayunado|merende|merendado|tome|tomado|consumi|consumido|zampe|zampado|eche|echado"
    r"|servi|servido|mande|mandado|baje|bajado|clave|clavado|meti|metido|jale|jalado|devore|devorado|trague|ventile|ventilado|apreti|apreto|papee|engulli)(?! (?:con|de peso))"
    rf"|(?:(?<=\bi )|(?<=\bi just )|(?<=\bi've )|(?<=\band )|(?<=\bthen )|(?<=\bjust )|(?<=[.,;:!] )|^){_HAD})\b"
)
_OF = r"(?:de|d|del|of|out of|from|off)"
_POT = r"(?P<pot>(?!(?:agua|water|mi|my|it|eso|esto)\b)[^\d,;:.?!()=]+?)"
_ENDS = (
    r"(?=$|[,;:.!()—=]| (?:para|pa|for|at|in|en|a (?:la|las|media|medio|mediodia|eso)|al|con|with|que|i (?:made|cooked|was)|we made|after|antes|before|despues|this|that|just|hoy|ayer|anoche|today|tonight|there|standing|while|me|went|between|last|nomas|y|and|on|lol|bro|pues)\b"
    r"| de (?:almuerzo|cena|cenar|comida|comer|desayuno|merienda|postre|ayer|anoche|hoy|siempre)\b)"
)
_MUCH_OF = rf"(?:{MUCH})(?:it[oa]s?)?(?: de)? {_OF} {ART}(?:l[oa]s de )?{_POT}(?: thing| ese| esa)?{_ENDS}"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_ATE} (?:\w+ ){{0,2}}?{_MUCH_OF}",
        rf"(?:^|[.,;:!] ?)(?:del|de (?:la|las|los|mi|mis|esa|ese|esta|este)|from the|out of the|off the|of the) {_POT},? (?:yo |i |ya |hoy |solo |me )*{_ATE} (?:\w+ )?(?:{MUCH})",
        rf"(?:^|[.,;:!=] ?){_MUCH_OF}",
    )
)
_ATE_TOO = re.compile(rf"{_ATE}|\b(?:a|al) mediodia\b")
POTS = frozenset(("olla", "cazuela", "pot", "pan", "batch", "tanda", "lote", "bandeja", "tray"))
_MEAL = re.compile(
    r"\b(?:para (?:comer|cenar|desayunar|almorzar|merendar|mi)|de (?:comer|cenar|almuerzo|cena|comida|desayuno|merienda)|(?:almuerzo|cena|comida|desayuno|merienda|lunch|dinner|supper|breakfast|tea) ?(?:[:=]|was|fue)"
    r"|for (?:me|myself|(?:my |the )?(?:lunch|dinner|supper|breakfast|tea))|went down)"
)
_AMISS = re.compile(
    r"\b(?:no|not|never|nunca|manana|tomorrow|voy a|vamos a|going to|gonna|will|quiero|want|should|si|if|queda\w*|left|sobra\w*|freezer|congel\w*|tire|tirado|threw|binned|gave|di|regal\w*|lleve|llevado|se|le|les|he|she|they|him|her|them|his|cada|every|siempre|always|usually"
    r"|(?:mi|my|el|la|the|su|his) (?:marido|mujer|espos[oa]|novi[oa]|herman[oa]s?|padre|madre|mama|papa|abuel[oa]s?|hij[oa]s?|niet[oa]s?|suegr[oa]|wife|husband|boyfriend|girlfriend|partner|brother|sister|mum|mom|dad|son|daughter|kids?|flatmate|roommate|neighbour|neighbor))\b"
)
_COMPANY = re.compile(
    r"\b(?:con|with|para|for) (?:mi|mis|my|el|la|los|las|the|un|una|a) \w+(?: (?:del?|of|from)(?: la| el| the)? \w+)?"
)
_HE_HAS = re.compile(r"\bhe (?=\w+(?:ado|ido)\b)")
_MORE = re.compile(
    r"\d|\b(?:y|and|con|with|plus|mas|mais) (?:un|una|a|an|some|dos|two|tres|three|half|medio|media|pan|arroz|rice|bread|salad|ensalada)\b"
)
_MIDDAY = re.compile(r"\b(?:mediodia|midday|noon|almuerzo)\b")


def eaten_of(said: str) -> Eat | None:
    """What a plain message tells of having eaten of a pot; None for any other."""
    for form in _FORMS:
        found = form.search(said)
        if found is None:
            continue
        told = found["unit"] or found["mass"] or found["part"] or found["rest"]
        rest = _COMPANY.sub(" ", said[: found.start()] + " " + said[found.end() :])
        near = _COMPANY.sub(" ", _HE_HAS.sub(" ", said[: found.start()] + found[0]))
        sure = form is not _FORMS[2] or _MEAL.search(said) or _ATE_TOO.search(said)
        if told and sure and not _AMISS.search(near) and not _MORE.search(rest):
            category = next((meal for words, meal in MEALS if words.search(said)), None)
            category = category or ("lunch" if _MIDDAY.search(said) else None)
            pot = found["pot"].strip()
            return Eat(how_much(found), None if pot.split()[0] in POTS else pot, category)
    return None
