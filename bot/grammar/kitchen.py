"""Reads what is said about pots and the pantry. Only whole messages of known forms: everything else is left to
the reader of the rest."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

from bot.grammar.kitchen_words import MASS, MUCH, NUMBER, PORTION, grams_of, how_much, number_of, plain
from bot.kitchen_entries import (
    Again,
    AskLeft,
    AskPantry,
    Buy,
    Eat,
    KitchenEntry,
    PutIn,
    Ready,
    SaveRecipe,
    Start,
    Take,
    UseUp,
)

_ART = r"(?:(?:l[ao]s?|el|the|mis?|my|un[ao]?s?|some|a|an|tod[ao]s? l[ao]s?) )?"
_OF = rf"(?: (?:de|del|of) {_ART}(?P<pot>[^\d,;.?!]+?))?"
_START = re.compile(
    rf"(?:voy a (?:cocinar|hacer|preparar)|(?:estoy|ando) (?:cocinando|haciendo|preparando)|empiezo (?:a cocinar|con)"
    rf"|me pongo a (?:cocinar|hacer|preparar)|vamos a cocinar"
    rf"|(?:i'?m|i am) (?:going to cook|gonna cook|cooking|making|about to cook)|(?:i'?m )?starting (?:to cook|cooking)"
    rf"|let'?s cook) {_ART}(?P<pot>[^\d,;:.?!]+?)(?: ahora| now)?"
)
_COOK = r"(?:cocin|hac|prepar|hic|hech|guis|cook|made|making|make|batch)"
_AGAIN = re.compile(
    rf"(?:(?:he|hemos|ya) )?(?:i'?(?:ve| have)? )?(?:(?:{_COOK})\w* )?(?:otra vez |again )?(?:{_ART}(?:mism[ao]s?|same)"
    rf"(?: receta de| recipe of)? (?P<pot>[^\d,;:.?!]+?)(?: de (?:siempre|la ultima vez|antes)| as (?:always|last time)"
    rf"| again)?|{_ART}(?P<usual>[^\d,;:.?!]+?) de siempre)"
    rf"(?P<but>(?:,? (?:pero|but|solo que|except|con|with|sin|without)\b.*)|)"
)
_READY = re.compile(
    r"(?:(?:listo|lista|listas|ya esta|ya estan|hecho|hecha|terminado|acabado|done|ready|it'?s done|finished)\b)?[,:.! ]*"
    r"(?P<body>.*)"
)
_WEIGHS = re.compile(
    rf"(?:{_ART}(?P<pot>[^\d,;:.?!]+?) )?(?:(?:he pesado|pese|i weighed)(?: {_ART}(?P<pot2>[^\d,;:.?!]+?))?[:,]?(?: (?:y )?(?:pesan?|son|it'?s))?"
    rf"|(?:en realidad |al final |ahora |actually |now )?(?:pesan?|pesaron|weighs?|weighed)"
    rf"(?: (?:en realidad|al final|ahora|actually|now|en total|in total))?"
    rf"|(?:en realidad |al final )?(?:salen|salieron|son|eran|da para|dan para|makes?|made|serves|yields?))"
    rf" (?P<fig>(?:{MASS}|{NUMBER} {PORTION})(?:(?:,| y| and|;|,? para|,? en|,? for) (?:(?:son|salen|makes?|pesa|weighs?|da para) )?"
    rf"(?:{MASS}|{NUMBER} {PORTION}))?)"
)
_FIGURES = re.compile(
    rf"(?:(?:pesan?|peso|en total|son|salen|it|weighs?|in total|total|makes?|it'?s|da para|para|for|y|and) ?)*(?:(?P<mass>{MASS})|(?P<n>{NUMBER}) {PORTION})"
    rf"[,;. ]*"
)
_MEALS = (
    (re.compile(r"(?:desayun|breakfast)"), "breakfast"),
    (re.compile(r"(?:almorz|almorc|almuerz|lunch|(?:para|de) (?:comer|comida))"), "lunch"),
    (re.compile(r"(?:merend|meriend)"), "afternoon_snack"),
    (re.compile(r"(?:cen[eoa]|he cenado|dinner|supper)"), "dinner"),
)
_WHEN = r"(?: (?:para|de) (?:cenar|cena|comer|comida|desayunar|almorzar|merendar)| (?:for|at) (?:dinner|lunch|breakfast|supper))?"
_EAT = re.compile(
    rf"(?:me |yo |i )?(?:he |i'?ve |have )?(?:acabo de )?(?:just )?(?:me he )?(?:comi|comido|comer(?:me)?|cene|cenado|cenar(?:me)?"
    rf"|almorce|almorzado|desayune|desayunado|merende|merendado|termine|terminado|acabe|acabado|ate|eaten|had|finished)"
    rf" (?:me )?(?:{MUCH}){_OF}{_WHEN}"
)
_WHO = r"(?P<who>(?:mi|mis|my|el|la|un|una|the) [a-z]+(?: (?!se\b|ha\b|has\b)[a-z]+)?|[a-z]{2,})"
_OTHER = re.compile(
    rf"{_WHO} (?:se )?(?:ha |han |has |have )?(?:comio|comido|comieron|ceno|cenado|almorzo|llevo|llevado|zampo|ate|eaten|had|took|taken)"
    rf" (?:{MUCH}){_OF}"
)
_TAKES = (
    ("thaw", re.compile(rf"(?:he |i'?ve |i )?(?:descongel(?:e|ado)|thawed|defrosted) (?:{MUCH}){_OF}")),
    (
        "thaw",
        re.compile(
            rf"(?:he |i )?(?:sacado|saque|took) (?:{MUCH}){_OF}(?: (?:out )?(?:del congelador|(?:out )?of the freezer|from the freezer))"
        ),
    ),
    ("freeze", re.compile(rf"(?:he |i'?ve |i )?(?:congel(?:e|ado|amos)|froze|frozen) (?:{MUCH}){_OF}")),
    (
        "freeze",
        re.compile(
            rf"(?:he |i )?(?:metido|meti|guardado|guarde|puse|put) (?:{MUCH}){_OF} (?:en el congelador|in(?:to)? the freezer)"
        ),
    ),
    (
        "waste",
        re.compile(
            rf"(?:he |i'?ve |i )?(?:tire|tirado|threw(?: away| out)?|thrown(?: away| out)?|binned|tossed) (?:a la basura )?(?:{MUCH}){_OF}"
            rf"(?: (?:away|out|a la basura|in the bin))?"
        ),
    ),
)
_LEFT_ES = re.compile(
    rf"(?:cuant[ao]s? (?:raciones |porciones |tuppers |gramos )?(?:me |nos )?(?:queda|quedan|sobran?)|que (?:me )?(?:queda|sobra)|queda algo){_OF}"
)
_LEFT_EN = re.compile(
    rf"(?:how (?:much|many)(?: portions| servings)?(?: of)?(?: the)?(?: (?P<a>[^\d,;:.?!]+?))? (?:is|are|do i have|have i got) left"
    rf"|is there any {_ART}(?P<b>[^\d,;:.?!]+?) left|what(?:'s| is) left)(?: of {_ART}(?P<pot>[^\d,;:.?!]+?))?"
)
_SAVE = re.compile(
    rf"(?:guarda(?:l[ao]s?|me(?:l[ao])?)?|save|keep)(?: (?:it|this|that|esto|est[ao]|{_ART}(?P<pot>[^\d,;:.?!]+?)))?"
    rf" (?:como|as) (?:una |a |mi |my )?(?:receta|recipe)"
)
_BUY = re.compile(
    r"(?:hoy |ayer )?(?:he comprado|hemos comprado|compre|compramos|acabo de comprar|i(?:'ve| have)? bought|bought|i just bought|just bought"
    r"|picked up|i picked up|i got from the shop)[:]? (?P<parts>.+?)"
    r"(?:(?: por| for|,? me cost(?:o|aron)|,? cost) (?P<price>\d+(?:[.,]\d+)?) ?(?:€|euros?|eur|\$|dollars?|bucks|pounds|£|pesos))?"
)
_USED_UP = re.compile(
    rf"(?:se (?:me )?(?:ha acabado|han acabado|acabo|acabaron|termino)|(?:ya )?no (?:me )?queda(?:n)?(?: nada de| mas)?"
    rf"|i(?:'ve| have)? r[au]n out of|(?:we're|i'm|i am|we are) out of|there'?s no more) {_ART}(?P<pot>[^\d,;:.?!]+?)(?: left)?"
)
_HAVE = re.compile(
    r"que (?:tengo|hay|me queda)(?: (?:en (?:la )?(?:despensa|nevera|casa|cocina)|en el (?:frigo|frigorifico|armario)|de comida|para comer))"
    r"|que tengo en casa|what do i have (?:in (?:the |my )?(?:pantry|fridge|kitchen|house|cupboard)|at home)"
    r"|what'?s in (?:the |my )?(?:pantry|fridge|cupboard)|(?:mi |la )?despensa|(?:my )?pantry|que tengo"
)
_CAN = re.compile(
    r"que (?:puedo|podria) (?:cocinar|hacer(?: de comer| de cenar)?|preparar)(?: con lo que tengo| hoy)?|what (?:can|could) i (?:cook|make)(?: with what i have| today| tonight)?"
)
_MISSING = re.compile(
    rf"que me falta (?:para|de)(?: hacer| cocinar)? {_ART}(?P<pot>[^\d,;:.?!]+?)"
    rf"|what (?:am i missing|do i (?:still )?need|is missing) (?:for|to (?:cook|make)) {_ART}(?P<pot2>[^\d,;:.?!]+?)"
)
_PUT = re.compile(
    r"(?:(?:y )?(?:tambien )?(?:le )?(?:he )?(?:anad[oi]|anadido|echo|eche|echado|pongo|puse|puesto|meto|lleva|llevan)(?: tambien)?"
    r"|(?:and )?(?:i )?(?:also )?(?:add|added|put in|put|threw in)(?: in)?|(?:and )?(?:it )?also has|plus|y|and|mas) (?P<parts>.+)"
)
_MEND = re.compile(
    rf"(?:(?:en|a|in|to) {_ART}(?P<pot>[^\d,;:.?!]+?)[,:]? )(?:(?:en realidad|actually)[,]? )?(?:eran|fueron|habia|puse|eche|le eche|there (?:was|were)"
    rf"|i (?:put|used)|it was) (?P<parts>\d.+)"
)
_NOBODY = frozenset(
    {
        "yo",
        "i",
        "he",
        "hoy",
        "ayer",
        "me",
        "ya",
        "today",
        "just",
        "hemos",
        "we",
        "nosotros",
        "no",
        "not",
        "never",
        "nunca",
        "que",
        "si",
        "if",
    }
)
_NO_FOLLOW = re.compile(r"\b(?:manana|tomorrow|si|if|no|not|nunca|never)\b")


def read_kitchen(text: str, *, cooking: bool, has_pots: bool) -> KitchenEntry | None:
    """What a message says about pots or the pantry, None when it is of none of the forms known here.

    ``cooking``: a pot is open, so that bare ingredients and weights are its; ``has_pots``: this person has
    cooked something lately, so that "dos raciones" can be of it.
    """
    said = plain(text).strip(" ¿?¡!.\n")
    lead = len(text) - len(plain(text).lstrip(" ¿¡\n"))
    raw = text[lead:]
    found = _questions(said) or _pantry(said, raw)
    if found is None and has_pots:
        found = _of_pots(said, raw)
    if found is None and cooking:
        found = _while_cooking(said, raw)
    if found is None and (match := _START.fullmatch(said)) and not _NO_FOLLOW.search(said):
        found = Start(raw[slice(*match.span("pot"))].strip())
    return found


def _questions(said: str) -> KitchenEntry | None:
    if match := _LEFT_ES.fullmatch(said):
        return AskLeft(match["pot"])
    if match := _LEFT_EN.fullmatch(said):
        return AskLeft(match["pot"] or match["a"] or match["b"])
    if match := _MISSING.fullmatch(said):
        return AskPantry("missing", match["pot"] or match["pot2"])
    if _CAN.fullmatch(said):
        return AskPantry("can")
    return AskPantry("have") if _HAVE.fullmatch(said) else None


def _pantry(said: str, raw: str) -> KitchenEntry | None:
    if match := _BUY.fullmatch(said):
        return Buy(raw[slice(*match.span("parts"))], number_of(match["price"]) if match["price"] else None)
    match = _USED_UP.fullmatch(said)
    return UseUp(match["pot"]) if match else None


def _of_pots(said: str, raw: str) -> KitchenEntry | None:
    if match := _SAVE.fullmatch(said):
        return SaveRecipe(match["pot"])
    for kind, pattern in _TAKES:
        if match := pattern.fullmatch(said):
            return Take(kind, how_much(match), match["pot"])  # type: ignore[arg-type]
    if match := _EAT.fullmatch(said):
        much = how_much(match)
        if match["pot"] or (match["n"] and match["unit"]) or much.share_left:
            category = next((meal for words, meal in _MEALS if words.search(said)), None)
            return Eat(much, match["pot"], category)
    if (match := _OTHER.fullmatch(said)) and not _NOBODY & set(match["who"].split()):
        return Take("other", how_much(match), match["pot"], raw[slice(*match.span("who"))])
    if (match := _AGAIN.fullmatch(said)) and not _NO_FOLLOW.search(said.split(" pero ")[0].split(" but ")[0]):
        return _again(match, raw)
    if match := _MEND.fullmatch(said):
        return PutIn(raw[slice(*match.span("parts"))], match["pot"], instead=True)
    if match := _WEIGHS.fullmatch(said):
        mass, portions = figures(match["fig"])
        return Ready(mass, portions, match["pot"] or match["pot2"])
    return None


def _while_cooking(said: str, raw: str) -> KitchenEntry | None:
    ready = _READY.fullmatch(said)
    assert ready is not None
    if ready["body"] != said or not said:
        mass, portions = figures(ready["body"])
        return Ready(mass, portions)
    if _figures_only(said):
        return Ready(*figures(said))
    if match := _PUT.fullmatch(said):
        return PutIn(raw[slice(*match.span("parts"))])
    return PutIn(raw) if re.match(rf"(?:{MASS}|{NUMBER}\b|un poco|unas?|sal\b|salt\b|some\b)", said) else None


def figures(text: str) -> tuple[float | None, float | None]:
    """The mass in grams and the portions among the words of a pot that is ready."""
    mass = portions = None
    for found in _FIGURES.finditer(text):
        if found["mass"]:
            mass = grams_of(found["mass"])
        else:
            portions = number_of(found["n"])
    return mass, portions


def _figures_only(said: str) -> bool:
    """A weight or portions and nothing of a food: "1450 g, 5 raciones"."""
    return not _FIGURES.sub("", said).strip(" ,.;") and figures(said) != (None, None)


def _again(match: "re.Match[str]", raw: str) -> Again:
    pot = match["pot"] or match["usual"]
    start = match.start("but")
    said, told = match["but"], raw[start : start + len(match["but"])]
    cut = re.match(r",? (?:pero|but|solo que|except)?(?: (?:con|with))? ?", said)
    begin = 0 if cut is None else cut.end()
    parts, vague, without, mass, portions = [], [], [], None, None
    for piece in re.finditer(r"(?:(?!, | y | and |;).)+", said[begin:]):
        words = re.sub(r"^(?:con|with|y|and) ", "", piece[0].strip(" ,"))
        offset = piece.start() + begin + (piece[0].find(words) if words else 0)
        if less := re.fullmatch(
            rf"(?:un poco )?(?:a bit )?(?:menos|mas|less|more|fewer) {_ART}(?:de )?(?P<food>[^\d]+)", words
        ):
            vague.append(less["food"])
        elif gone := re.fullmatch(rf"(?:sin|without|no) {_ART}(?P<food>[^\d]+)", words):
            without.append(gone["food"])
        elif words and _figures_only(words):
            one, other = figures(words)
            mass, portions = one or mass, other or portions
        elif words:
            parts.append(told[offset : offset + len(words)])
    return Again(pot, ", ".join(parts), tuple(vague), tuple(without), mass, portions)
