"""Reads what several people have of a pot, and what is taken along or handed out: "una para mí y otra para mi chica"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

from bot.grammar import kitchen_ends as ends
from bot.grammar import kitchen_forms as forms
from bot.grammar.kitchen_forms import ART, MEALS, OF
from bot.grammar.kitchen_words import MUCH, NUMBER, PORTION, SLICE, how_much, number_of
from bot.kitchen_entries import AskShares, Eat, HowMuch, KitchenEntry, Ready, Take

_OTHERS = r"(?P<who>(?:(?:mi|mis|my|el|la|los|las|the) )?[a-z]+(?: [a-z]+)?)"
_FOR_EACH = re.compile(
    rf"(?P<mine>{NUMBER})(?: {PORTION})?{OF} (?:para mi|pa mi|for me|for myself),? (?:y |and |& )?(?P<theirs>{NUMBER})(?: {PORTION})? (?:para|pa|for) {_OTHERS}"
)
_I_THEY = re.compile(
    rf"(?:yo|me|i had|i ate|i)(?: (?:me comi|comi|cene|had|ate))? (?P<mine>{NUMBER})(?: {PORTION})?,? (?:y |and )?(?P<who>(?:los demas|ellos|ellas|el resto|los otros|the others|they|the rest|everyone else|(?:mi|my) [a-z]+))(?: (?:had|ate|comieron|se comieron|comio))? (?P<theirs>{NUMBER})(?: {PORTION})?"
)
_ALL_OF_US = (
    re.compile(
        rf"(?:hoy |anoche )?(?:hemos |nos hemos )?(?:cenamos|comimos|almorzamos|cenado|comido|almorzado) {ART}(?P<pot>[^\d,;:.?!]+?) (?:(?:los|las) (?:dos|tres|cuatro|cinco|seis|ocho|\d)|todos|todas|en familia|toda la familia|con (?:los|mis) (?:amigos|padres|suegros|ninos|crios))(?: hoy| anoche)?"
    ),
    re.compile(
        rf"(?:we|the (?:whole family|family|kids and i|(?:two|three|four|five|six|\d) of us)|everyone|everybody) (?:all |both )?(?:just )?(?:had|ate|shared) {ART}(?P<pot>[^\d,;:.?!]+?)(?: tonight| today| last night| together| for (?:dinner|lunch|breakfast))?"
    ),
)
_SURELY_ALL = re.compile(r"\b(?:all|both|family|of us|kids|everyone|everybody|shared)\b")
_HANDED = (
    re.compile(rf"(?:al|a la|a los|a las|a) (?P<who>(?:mi |mis )?[a-z]+(?: [a-z]+)?) l[ea]s? (?:di|he dado|puse|he puesto|deje|guarde|lleve) (?:{MUCH}){OF}"),
    re.compile(rf"(?P<who>(?:the |my )?(?!i\b|we\b|it\b)[a-z]+(?: [a-z]+)?) (?:got|gets|nicked|stole|pinched) (?:{MUCH}){OF}"),
)  # fmt: skip
_ALONG = re.compile(
    rf"(?:yo |i )?(?:me )?(?:he |i'?ve )?(?:llevado|lleve|traido|traje|brought|took|taken|packed)(?: me)? (?:{MUCH}){OF}(?P<to> (?:al (?:trabajo|curro|cole|insti|gym|gimnasio)|a (?:la )?(?:oficina|uni|universidad|facultad|clase)|en (?:el )?(?:tupper|taper)|(?:in)?to (?:work|the office|school|uni|class)|for (?:my )?(?:lunch|dinner)|as (?:my )?lunch|para (?:comer|cenar|el trabajo|el curro|almorzar)))"
)
""" "Me he llevado una ración al trabajo": it is what is eaten there."""
_TO_PLACE = re.compile(r" (?:al?|to|into|en)\b(?!.* (?:comer|cenar))")
_FOR = r"(?: (?:para|de) (?:cenar|cena|comer|comida|merendar)| (?:for|at) (?:dinner|lunch|breakfast|supper))?"
_OTHER_HALF = re.compile(
    rf"(?:y |and |then )?(?:me (?:he )?(?:comi|bebi|tome|comido|bebido|tomado) |i (?:had|ate|drank) |had |ate |drank )?(?:la otra mitad|the other half){OF}{_FOR}"
)
_MORE_OF_IT = re.compile(
    rf"(?:(?:y|and|plus|mas) |(?=otr[ao] |another |one more ))(?:{MUCH})(?: (?:mas|more|luego|later))?{_FOR}"
)
_ANOTHER = re.compile(r"(?:y |and )?(?:otr[ao](?: mas)?|another(?: one)?|one more)")
""" "And another", right after a portion."""
_SECOND = re.compile(
    rf"(?:y |and )?(?:(?:had|comi|me comi|ate) )?(?:a|una?) (?:second|third|segund[ao]|tercer[ao]?) {PORTION}(?: too| tambien| mas)?{_FOR}"
)
_PIECES = re.compile(
    rf"(?:me |i )?(?:he )?(?:(?:comi|comido|cene|cenado|almorce|merende|desayune|merendado|desayunado|had|ate) )?(?P<n>{NUMBER}) {SLICE} (?:de|del|of) {ART}(?P<pot>[^\d,;:.?!]+?){_FOR}"
)
""" "Dos trozos de lasaña", of one that was cut."""
_VAGUE = re.compile(
    rf"(?:me |yo |i )?(?:he |i'?ve )?(?:(?:just )?(?:comi|comido|cene|picotee|pique|picoteado|picado|probe|probado|tome|ate|had|nibbled(?: on| at)?|tasted|tried|picked at) )(?:(?:un poco|un poquito|algo|un bocado|un par de bocados|a bit|a little(?: bit)?|some|a few bites|a bite|a taste|a couple of bites)(?: (?:de|del|of|from)) )?{ART}(?P<pot>[^\d,;:.?!]+?)(?: (?:para|de) (?:cenar|comer)| for (?:dinner|lunch))?"
)
_LITTLE = re.compile(r"\b(?:un poc\w+|algo|bocados?|picote\w*|pique|picado|prob\w+|a bit|a little|some of|bites?|a taste|nibbled|tasted|tried|picked at)\b")  # fmt: skip
_BOX = re.compile(
    rf"(?:(?:un|una|a|one|the|mi|my) )?(?P<unit>{PORTION}) (?:de|del|of) {ART}(?P<pot>[^\d,;:.?!]+?)(?: (?:para|de) (?:cenar|cena|comer|comida|desayunar|almorzar)| (?:for|at) (?:dinner|lunch|breakfast|supper))?"
)
_CUP = re.compile(
    rf"(?:(?:me )?(?:he )?(?:tome|tomado|bebi|comi|drank|had) )?(?:(?P<n>{NUMBER}) )?(?:big |small )?(?P<cup>vas(?:o|itos?|os)|tazas?|tazon|cups?|glass(?:es)?|mugs?|cucharon(?:es)?|ladles?|cazos?) (?:de|del|of) {ART}(?P<pot>[^\d,;:.?!]+?)(?: (?:para|de) (?:cenar|cena|comer|comida)| (?:for|at) (?:dinner|lunch|breakfast))?"
)
_CUP_G = {
    "vas": 200.0,
    "gla": 240.0,
    "cup": 240.0,
    "taz": 240.0,
    "mug": 300.0,
    "cuc": 120.0,
    "lad": 120.0,
    "caz": 120.0,
}
"""What such a measure of a soup weighs, in grams; a litre of it is taken for a kilo."""
_AT_MEAL = re.compile(
    rf"(?:for |de |para |hoy )?(?P<meal>lunch|dinner|breakfast|supper|cena|cenar|comida|comer|almuerzo|desayuno|merienda)[:,]? (?:i had |me comi |he comido |was )?(?:{MUCH}){OF}"
)


_SO_MANY = re.compile(
    rf"(?:(?:ah|oh|es|y|and|pues)[,:]? )*(?:que )?(?:(?:somos|eramos|there(?:'s| are| is| were)|we(?:'re| are| were)) (?P<n>{NUMBER})(?: of us)?(?: en casa| a comer| a la mesa| at the table)?)(?:,? (?:so|asi que|o sea(?: que)?|y|and)? ?(?:make (?:it|that)|que sean|son|haz|pon|salen|da para|that'?s)? ?(?P<m>{NUMBER}) {PORTION})?"
)
_FOR_SO_MANY = re.compile(
    rf"(?:en realidad |al final |actually )?(?:son|es|da|sale|it'?s|they'?re|that'?s|it (?:was|is)) (?:para|for|enough for) (?P<n>{NUMBER})(?: (?:personas?|people|{PORTION}))?,? (?:y )?(?:no|not)(?: para| for)? {NUMBER}(?: (?:personas?|people|{PORTION}))?"
)
""" "Son para 4, no para 5"."""
_OUT_OF_IT = re.compile(
    rf"(?:i )?(?:got |made |sali(?:o|eron) )?(?P<n>{NUMBER}) {PORTION} (?:out of|from) (?:it|that|them|there)"
)


def company(said: str, raw: str) -> list[KitchenEntry]:
    """What such a message tells of several people and a pot; nothing for any other message."""
    for pattern in (_FOR_EACH, _I_THEY):
        if match := pattern.fullmatch(said):
            pot = match.groupdict().get("pot")
            mine, theirs = (HowMuch(portions=number_of(match[one])) for one in ("mine", "theirs"))
            who = raw[slice(*match.span("who"))]
            return [Eat(mine, pot, _meal(said)), Take("other", theirs, pot, who)]
    for pattern in _ALL_OF_US:
        if (match := pattern.fullmatch(said)) and (said[:2] != "we" or _SURELY_ALL.search(said)):
            return [AskShares(match["pot"])]
    if match := _FOR_SO_MANY.fullmatch(said):
        return [Ready(None, number_of(match["n"]))]
    if match := _SO_MANY.fullmatch(said) or _OUT_OF_IT.fullmatch(said):
        more = match.groupdict().get("m")
        sure = more is not None or "m" not in match.groupdict()
        return [Ready(None, number_of(more or match["n"]), bare=not sure)]
    for pattern in _HANDED:
        if match := pattern.fullmatch(said):
            return [Take("other", how_much(match), match["pot"], raw[slice(*match.span("who"))])]
    return []


def taken_along(said: str) -> Eat | None:
    """What one person had of a pot where no form of ``kitchen_forms`` tells it: a bowl, a cup, a bit, taken to work."""
    if match := _ALONG.fullmatch(said) or _AT_MEAL.fullmatch(said):
        alone = match["pot"] or match["unit"] or match["rest"] or match["last"] or match["n"]
        along = "to" in match.groupdict() and _TO_PLACE.search(match["to"]) is not None
        return Eat(how_much(match), match["pot"], _meal(said), along=along) if alone else None
    if (match := _OTHER_HALF.fullmatch(said)) is not None:
        return Eat(HowMuch(share=0.5), match["pot"], _meal(said), last=True)
    if _SECOND.fullmatch(said):
        return Eat(HowMuch(portions=1.0), None, _meal(said), last=True)
    if match := _PIECES.fullmatch(said):
        return Eat(HowMuch(portions=number_of(match["n"])), match["pot"], _meal(said))
    if (match := _MORE_OF_IT.fullmatch(said)) is not None and (match["unit"] or _ANOTHER.fullmatch(said)):
        return Eat(how_much(match), None, _meal(said), last=True)
    if (match := _CUP.fullmatch(said)) is not None:
        grams = _CUP_G[match["cup"][:3]] * (number_of(match["n"]) if match["n"] else 1.0)
        return Eat(HowMuch(grams=grams, measured=True), match["pot"], _meal(said))
    if match := _BOX.fullmatch(said):
        return Eat(HowMuch(portions=1.0), match["pot"], _meal(said))
    if (match := _VAGUE.fullmatch(said)) and _LITTLE.search(said):
        return Eat(HowMuch(), match["pot"], _meal(said))
    return None


def _meal(said: str) -> str | None:
    if "comer" in said or "comida" in said:
        return "lunch"
    return next((meal for words, meal in MEALS if words.search(said)), None)


def together(said: str) -> list[KitchenEntry]:
    """What two people had of a pot, told in one sentence; nothing for any other message."""
    return _together(said) or _shared(said) or _between(said) or _each(said)


def _together(said: str) -> list[KitchenEntry]:
    """ "Cenamos fajitas, yo una ración y mi novia otra"."""
    match = forms.TOGETHER.fullmatch(said)
    if match is None:
        return []
    mine = re.fullmatch(rf"(?:yo |me |i had |i )?(?:comi |cene )?(?:{MUCH})", match["mine"])
    theirs = forms.AND_OTHER.fullmatch(f"y {match['theirs']}") or forms.OTHER.fullmatch(match["theirs"])
    if mine is None or theirs is None:
        return []
    category = next((meal for words, meal in forms.MEALS if words.search(said)), None)
    category = "lunch" if category is None and match["es"] and match["es"].startswith("com") else category
    return [
        Eat(how_much(mine), match["pot"], category),
        Take("other", how_much(theirs), match["pot"], theirs["who"]),
    ]


def _between(said: str) -> list[KitchenEntry]:
    """ "Entre mi mujer y yo nos comimos tres raciones": half of it each."""
    match = next((found for one in ends.BETWEEN if (found := one.fullmatch(said))), None)
    return [] if match is None else _halves(match)


def _shared(said: str) -> list[KitchenEntry]:
    """ "Compartí una ración con mi madre": half of it each."""
    match = ends.SHARED.fullmatch(said)
    return [] if match is None else _halves(match)


def _halves(match: "re.Match[str]") -> list[KitchenEntry]:
    much = how_much(match)
    if much.share_left is not None:
        mine, theirs = HowMuch(share_left=much.share_left / 2), HowMuch(share_left=1.0)
    else:
        told = {name: getattr(much, name) for name in ("portions", "grams", "share")}
        mine = theirs = HowMuch(**{name: one / 2 for name, one in told.items() if one is not None})
    return [Eat(mine, match["pot"], None), Take("other", theirs, match["pot"], match["who"])]


def _each(said: str) -> list[KitchenEntry]:
    """ "Mi novia y yo comimos dos raciones cada uno": as much for the other."""
    match = next((found for one in ends.EACH if (found := one.fullmatch(said))), None)
    if match is None:
        return []
    return [
        Eat(how_much(match), match["pot"], None),
        Take("other", how_much(match), match["pot"], match["who"]),
    ]
