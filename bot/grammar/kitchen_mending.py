"""Reads what went into a pot otherwise than was told: more, other grams, not at all, another food."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

from bot.grammar.kitchen_forms import ART, MEND
from bot.grammar.kitchen_words import MASS, number_of
from bot.grammar.put_words import listed
from bot.kitchen_entries import PutIn

LEAST_G = 10.0
"""A bare figure of fewer may be a count."""
_POT = r"(?![^\d,]*\bque\b)(?!(?:it|them|they|there|that|this|que|ell[ao]s?|l[ae]s?|me|i|la olla)\b)(?!(?:the |el |la )?(?:freezer|fridge|congelador|nevera|basura|bin\b|trash))(?P<pot>[^\d,;:.?!]+?)"
_FOOD = r"(?:nada de )?(?:l[ao]s? |el |ningun[ao]? |the |any |un |una |a )?(?P<food>[^\d,;:.?!]+?)"
_OTHER = r"(?:l[ao]s? |el |the |un |una |a )?(?P<other>[^\d,;:.?!]+?)"
_FORGOT = r"(?:(?:me (?:ha )?falto|me faltaba|no (?:te )?(?:dije|he dicho)|olvide|he olvidado) (?:decir(?:te)? )?que |se me (?:ha )?olvid\w+ (?:decir(?:te)? |poner |apuntar )?(?:que )?|(?:i )?forgot (?:to (?:say|mention|add|tell you) )?(?:that )?)"
_AMOUNT = r"(?:\d|medi[oa] |un |una |dos |tres |half |one |two |three |an? )"
_MORE = (
    re.compile(
        rf"(?:{_FORGOT})?(?:a|en) {ART}{_POT} (?:tambien )?(?:l[ea]s? )?(?:he )?(?:puse|eche|puesto|echado|anadi|anadido|meti|metido|agregue)(?P<too> tambien| ademas)? (?P<parts>{_AMOUNT}.+)"
    ),
    re.compile(
        rf"{_FORGOT}{ART}{_POT} (?:tambien )?(?:llevaban?|tenian?|llevan?|tienen?) (?:tambien )?(?P<parts>{_AMOUNT}.+)"
    ),
    re.compile(
        rf"{ART}{_POT} (?:(?:tambien|ademas) (?:llevaban?|tenian?|llevan?|tienen?)|(?:llevaban?|tenian?|llevan?|tienen?) (?:tambien|ademas)) (?P<parts>{_AMOUNT}.+)"
    ),
    re.compile(
        rf"(?:{_FORGOT})?(?:i )?(?:also )?(?:put|added|threw|chucked|tossed) (?:in )?(?P<parts>{_AMOUNT}.+?) (?:also )?(?:in|into|to|in with) {ART}{_POT}"
    ),
    re.compile(
        rf"{_FORGOT}{ART}{_POT} (?:also )?(?:had|has|have|contained|contain) (?P<parts>{_AMOUNT}.+?)(?: in (?:them|it))?"
    ),
    re.compile(
        rf"(?:{_FORGOT}there (?:was|were|is|are)(?: also)?|there (?:was|were) also) (?P<parts>{_AMOUNT}.+?) in {ART}{_POT}"
    ),
    re.compile(
        rf"{ART}{_POT} also (?:had|has|have|contained|contain) (?P<parts>{_AMOUNT}.+?)(?: in (?:them|it))?"
    ),
)
_MORE_NOW = re.compile(
    r"(?:(?:falto|se me olvido|olvide)(?: (?:decir|poner|apuntar))?|(?:i )?forgot(?: (?:to (?:say|mention|add)))?(?: the)?|(?:i |we )?also (?:added|put in|threw in)|tambien (?:le )?(?:puse|eche|anadi))"
    rf" (?P<parts>{_AMOUNT}.+)"
)
_GONE = (
    re.compile(
        rf"(?:a |en )?{ART}{_POT} no (?:l[ea]s? )?(?:llevaban?|llevan?|tenian?|tienen?|puse|eche|habia|he puesto|he echado) {_FOOD}"
    ),
    re.compile(rf"there (?:was|is|were|are)(?:n'?t any| no) {_FOOD} in {ART}{_POT}"),
    re.compile(rf"i (?:didn'?t|did not) (?:put|use|add) {_FOOD} (?:in|into|to) {ART}{_POT}"),
    re.compile(rf"{ART}{_POT} (?:had no|didn'?t have) {_FOOD}"),
)
_SWAP = (
    re.compile(
        rf"en {ART}{_POT},? no (?:era|eran|fue|fueron|habia|puse) {_FOOD},? (?:sino|era|eran|fue|fueron|habia|puse) (?:que era )?{_OTHER}"
    ),
    re.compile(rf"in {ART}{_POT},? it (?:wasn'?t|was not) {_FOOD},? (?:but|it was) {_OTHER}"),
    re.compile(rf"en {ART}{_POT},? (?:era|eran|fue|puse|use) {_OTHER},? (?:y )?no {_FOOD}"),
    re.compile(rf"in {ART}{_POT},? it was {_OTHER},? not {_FOOD}"),
    re.compile(
        rf"{ART}{_POT} (?:eran|era|iban|llevaban?|were|was|had) (?:con|de|with|made with) {_OTHER},? (?:y )?(?:no|not|en vez de|instead of)(?: con| de| with)? {_FOOD}"
    ),
)
_MASSES = re.compile(
    rf"(?:it was|they were|there (?:was|were)|eran|era|fueron|son|habia) (?P<parts>\d.+?) (?:in|en) {ART}{_POT}(?:,? (?:y )?(?:not|no|instead of|en vez de) .+)?"
)
""" "It was 900 g of beef in the fajitas, not a kilo"."""
_SORRY = re.compile(
    r"(?:(?:perdona|perdon|sorry|oops|ups|uy|no wait|no espera|wait|espera|ah|actually|en realidad|al final|forgot|i forgot|se me olvido|correccion|correction|no)[,:.]? (?:que |that |decir que )?)+"
)
_WRONG = re.compile(
    r"(?:no wait|no espera|wait|espera|ah no|oh no|no|perdon|perdona|me (?:he )?equivo(?:que|cado)|correccion|error mio|my mistake|my bad|sorry|correction|oops|ups|uy|i mean|actually|en realidad|al final|mejor dicho|bueno)[,.:]? (?:(?:eran|era|fueron|son|habia|puse|eche|it was|it were|they were|there (?:was|were)|i (?:put|used)|make that) )?"
    r"(?P<parts>\d[^?]*)"
)
_OUT = re.compile(
    rf"(?:al final )?(?:quita(?:le)?|saca(?:le)?|sin|no (?:le )?(?:pongo|puse|eche|lleva)|take out|remove|leave out|drop|scrap|scratch|skip|forget|no) {_FOOD}"
)


_IT = r"(?: (?:in (?:it|them|there|that)|a (?:la olla|todo)|en la olla|dentro))?"
_WELL = r"(?:(?:ah|oh|y|and|pues|also|ademas|perdona?|sorry|por cierto|btw|que)[,:]? )*"
_NOT_ELSEWHERE = r"(?!.*\b(?:to (?:my|the)|al|a mi|in my|en mi|on my|a la (?!olla)|today|hoy)\b)"
_MORE_OF_IT = (
    re.compile(
        rf"{_WELL}(?:{_FORGOT})?(?:tambien )?(?:que )?(?:l[ea]s? )?(?:he )?(?:puse|eche|puesto|echado|anadi|anadido|agregue|agregado|llevaban?|llevan?|tenian?)(?: tambien| ademas)? (?:otr[oa]s? )?{_NOT_ELSEWHERE}(?P<parts>{_AMOUNT}.+?)(?: tambien| ademas)?{_IT}"
    ),
    re.compile(
        rf"{_WELL}(?:{_FORGOT})?(?:i )?(?:also )?(?:added|put in|threw in|chucked in|tossed in|threw in)(?: another| an (?:extra|additional))? {_NOT_ELSEWHERE}(?P<parts>{_AMOUNT}.+?){_IT}(?: as well| too| also)?"
    ),
    re.compile(
        rf"{_WELL}(?:{_FORGOT})?(?:there (?:was|were|is|are)|it (?:also )?(?:had|has)) (?:also )?(?P<parts>{_AMOUNT}.+?) in (?:it|them|there|that)(?: as well| too| also)?"
    ),
)
_NOT_IN_IT = (
    re.compile(rf"{_WELL}there (?:was|is|were|are)(?:n'?t any| no) {_FOOD} in (?:it|them|there|that)(?: actually)?"),
    re.compile(rf"{_WELL}(?:al final )?no (?:l[ea]s? )?(?:llevaban?|llevan?|tenian?|puse|eche|he puesto|he echado) {_FOOD}(?: al final)?"),
    re.compile(rf"{_WELL}(?:it|they) (?:had no|didn'?t have any) {_FOOD}"),
    re.compile(rf"{_WELL}i (?:didn'?t|did not) (?:put|use|add)(?: in)? (?:any )?{_FOOD}{_IT}(?: in the end| after all)?"),
)  # fmt: skip
_OTHER_IN_IT = (
    re.compile(rf"{_WELL}no (?:era|eran|fue|fueron|habia|puse) {_FOOD},? (?:sino|era|eran|fue|fueron|puse) (?:que era )?{_OTHER}"),
    re.compile(rf"{_WELL}it (?:wasn'?t|was not) {_FOOD},? (?:but|it was) {_OTHER}"),
    re.compile(rf"{_WELL}(?:it was|i used|era|eran|puse|use) {_OTHER},? (?:y )?(?:not|no|en vez de|instead of) {_FOOD}"),
)  # fmt: skip
_ALSO = re.compile(
    rf"(?:(?:oh|ah|y|and|ay)[,:]? )*(?:also|plus|tambien|ademas|mas)[,:]? {_NOT_ELSEWHERE}(?P<parts>{_AMOUNT}.+)"
)
""" "Also 200 g spinach", right after the pot."""
_ADD = re.compile(
    rf"(?:please )?(?:add|put in|throw in|anade(?:le)?|anadele|agrega(?:le)?|echale|ponle|mete(?:le)?)(?: (?:another|otros?|otras?|tambien))? {_NOT_ELSEWHERE}(?P<parts>\d.+?){_IT}(?: too| also| tambien| por favor| please)?"
)
""" "Add 30 g olive oil", right after the pot."""
_SO_MUCH_OF_IT = re.compile(
    r"(?:pon(?:le)?|que sean|make (?:it|that)|change (?:it|that) to|dejalo en|(?:really )?(?:it was|they were|there (?:was|were)|i (?:put|used)(?: in)?)(?= .*\b(?:actually|really|in the end|in fact)$)|(?:eran|era|fueron|habia|puse|eche)(?= .*\b(?:en realidad|al final|en verdad)$)) (?P<parts>\d[^,]*?)(?: (?:actually|really|in the end|in fact|en realidad|al final|en verdad))?(?:,? (?:y )?(?:no|not) \d.*)?"
)


def mending_it(said: str, raw: str) -> PutIn | None:
    """What a message changes in the pot cooked just now, which it does not name: "le puse 200 g más de pimiento"."""
    for pattern in _OTHER_IN_IT:
        if match := pattern.fullmatch(said):
            return PutIn(raw[slice(*match.span("other"))], takes_out=match["food"])
    for pattern in _NOT_IN_IT:
        if match := pattern.fullmatch(said):
            return PutIn("", takes_out=match["food"])
    for pattern in _MORE_OF_IT:
        if match := pattern.fullmatch(said):
            return PutIn(listed(raw[slice(*match.span("parts"))]))
    if match := _ALSO.fullmatch(said) or _ADD.fullmatch(said):
        return PutIn(listed(raw[slice(*match.span("parts"))]), last=True)
    if (match := _AND_FOOD.fullmatch(said)) and (match["unit"] or number_of(match["n"]) >= LEAST_G):
        return PutIn(f"{match['n']} {match['unit'] or 'g'} {match['food']}", instead=True, last=True)
    match = _SO_MUCH_OF_IT.fullmatch(said)
    return None if match is None else PutIn(raw[slice(*match.span("parts"))], instead=True)


_GRAMS_IN = re.compile(
    rf"(?:l[ao]s?|el|the) (?P<food>(?!racion|porcion|portion|serving)[^\d,;:.?!]+?) (?:de|del|in|of) {ART}{_POT} (?:eran|era|fueron|fue|son|es|pesaban?|was|were|weighed)(?: (?:solo|only|just|actually|en realidad))? (?P<g>{MASS})(?:,? (?:actually|en realidad|perdona?|sorry))?(?:,? (?:y )?(?:no|not) .+)?"
)
""" "La ternera de las fajitas eran 900 g"."""
_IN_POT = re.compile(
    rf"(?:en|in) {ART}{_POT},? (?:l[ao]s?|el|the) (?P<food>[^\d,;:.?!]+?) (?:eran|era|fueron|fue|son|es|was|were)(?: (?:solo|only|just|actually|en realidad))? (?P<g>{MASS})"
)
""" "En el chili la cebolla eran 250 g"."""
_AND_FOOD = re.compile(
    r"(?:y|and) (?:l[ao]s?|el|the) (?P<food>[a-z][a-z ]{1,30}?)(?: (?:eran?|fueron|was|were))? (?P<n>\d+(?:[.,]\d+)?) ?(?P<unit>g|gr|gramos|kg|ml|grams|oz|lb)?"
)
""" "Y el pollo 850", right after another part of the pot was put right."""


def mending(said: str, raw: str) -> PutIn | None:
    """What a message changes in a pot that it names: "a las fajitas les puse también 100 g de cebolla"."""
    if (lead := _SORRY.match(said)) is not None and (
        found := mending(said[lead.end() :], raw[lead.end() :])
    ) is not None:
        return found
    for pattern in _SWAP:
        if match := pattern.fullmatch(said):
            return PutIn(raw[slice(*match.span("other"))], match["pot"], takes_out=match["food"])
    for pattern in _GONE:
        if match := pattern.fullmatch(said):
            return PutIn("", match["pot"], takes_out=match["food"])
    for pattern in _MORE:
        if match := pattern.fullmatch(said):
            return PutIn(listed(raw[slice(*match.span("parts"))]), match["pot"])
    if match := _GRAMS_IN.fullmatch(said) or _IN_POT.fullmatch(said):
        return PutIn(f"{match['g']} {raw[slice(*match.span('food'))]}", match["pot"], instead=True)
    if match := MEND.fullmatch(said) or _MASSES.fullmatch(said):
        return PutIn(raw[slice(*match.span("parts"))], match["pot"], instead=True)
    return None


def mending_now(said: str, raw: str) -> PutIn | None:
    """The same of the pot that is spoken of: "no, 300 g de puerro", "quita la cebolla"."""
    if match := _WRONG.fullmatch(said):
        return PutIn(raw[slice(*match.span("parts"))], instead=True)
    if match := _MORE_NOW.fullmatch(said):
        return PutIn(raw[slice(*match.span("parts"))])
    match = _OUT.fullmatch(said)
    return PutIn("", takes_out=match["food"]) if match else None
