"""The patterns of what is wanted of a body or of a day, on plain texts in which words of numbers are marked."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from functools import lru_cache

from bot.grammar.pot_amounts import patterns, value_of
from bot.grammar.wish_words import EACH_WEEK

LOSE = r"(?:(?:perder|bajar|rebajar|reducir|quitar|sacar|soltar|tirar|eliminar|quemar|sudar)(?:me|le|los|las)?|adelgazar|enflacar|lose|losing|drop(?:ping)?|shed(?:ding)?|cut(?:ting)?(?: down)?|reduc(?:e|ing)|shift|trim|burn(?: off)?|get rid of|slim(?: down)?|lower(?:ing)?|shrink|come down|go down|be down|get down|down|bring down|knock|pierda|baje|adelgace|rebaje|reduzca|me quite|elimine|queme)"
GAIN = r"(?:(?:subir|ganar|aumentar|coger|agarrar|echar|poner|sumar|meter)(?:me|le)?|engordar|crecer|gain(?:ing)?|put(?:ting)? on|add(?:ing)?|pack on|bulk(?: up)?|grow(?:ing)?|build(?:ing)?|increase|go up|be up|get up|suba|gane|aumente|engorde|coja)"
_REACH = r"(?:llegar|alcanzar|estar|pesar|quedar|poner(?:me|se)?|volver|situarme|plantarme|terminar|acabar|llegue|alcance|pese|este|quede|get|getting|hit|hitting|reach|reaching|be|being|weigh|weighing|come in|finish|see|back)"
_KEEP = r"(?:mantener(?:me|lo|la)?|conservar(?:me)?|quedarme|seguir|continuar|estabilizar(?:me)?|no (?:engordar|subir|coger|ganar|bajar|adelgazar)[^\d]{0,24}?|mantenga|me mantenga|conserve|stay(?:ing)?|keep(?:ing)?|maintain(?:ing)?|hold(?:ing)?|remain)"
_HEDGE = r"(?:(?:unos|unas|como|otros|al menos|por lo menos|minimo|esos|estos|los|las|mis|about|around|like|at least|another|some|maybe|roughly|those|these|my|the|last|ultimos|siquiera|aunque sea|by|en|de peso|peso|weight|some weight|algo de peso|weight by|well|good|mas|solo|just|only|approximately|aproximadamente|in|body weight|bodyweight|mi peso|my weight|of)[,:]? )*"
_TO = r"(?:a los|a|hasta los|hasta|en los|en|por debajo de los|por debajo de|debajo de|menos de|bajo|down to|up to|back to|back down to|to|at or (?:below|under|above)|at|under|below|around|as low as|a unos)"
_UNITS = {
    "kg": r"kgs?|kilos?|kilitos?|kilogram(?:o|os|s|me|mes)?|k",
    "lb": r"lbs?|libras?|pounds?",
    "st": r"stones?|st",
    "cm": r"cms?|centimetros?|centimet(?:er|re)s?",
    "in": r"inch(?:es)?|pulgadas?|in|\"",
}
_OF_WEIGHT = "|".join(_UNITS[one] for one in ("kg", "lb", "st"))
_OF_GIRTH = "|".join(_UNITS[one] for one in ("cm", "in"))
_OF_BODY = r"(?: (?:de|d|of|in|from|off)(?: (?:el|la|los|las|my|the|mi))? (?:peso|grasa(?: corporal)?|(?:puro )?musculo|masa(?: muscular| magra)?|panza|barriga|tripa|cintura|mas|encima|fat|(?:pure |lean )?muscle|(?:lean )?mass|body ?weight|weight|body ?fat|belly|mi cuerpo))?"
_NOT_OF = r"(?! ?(?:de|d|of|en|on|from|to|x|por) (?!aqui|aca|enero|aqu|peso|(?:el |la )?(?:verano|a[nñ]o)|\d|[a-z]{3,10}bre|febrero|marzo|abril|mayo|junio|julio|agosto|(?:un|dos|tres|cuatro|seis|ocho|diez|este|esta|el|la|los|las|mi|my|the|total|top|time|track)\b))"
GIRTHS = {
    "waist": r"cintura|waist(?:line)?|panza|barriga|tripa|belly|abdomen|perimetro abdominal",
    "hip": r"caderas?|hips?",
    "chest": r"pecho|torax|chest",
    "arm": r"brazos?|biceps|bicep|arms?",
    "thigh": r"muslos?|thighs?",
    "calf": r"gemelos?|pantorrillas?|calf|calves",
    "neck": r"cuello|neck",
}
_GIRTH = "(?:" + "|".join(GIRTHS.values()) + ")"
_MINE = r"(?:(?:mi|mis|el|la|los|las|my|the|contorno de|perimetro de|medida de|de) )*"
_FAT = r"(?:(?:porcentaje de )?grasa(?: corporal)?|body ?fat|bf|indice graso|porcentaje graso|fat(?: percentage)?)"
_PULSE = r"(?:(?:pulso|pulsaciones|fc|frecuencia(?: cardiaca)?|ritmo(?: cardiaco)?) (?:en|de) reposo|resting (?:heart ?rate|pulse|hr|heart)|rhr)"


NUMBER = r"(?:\d+ \d/\d|\d+(?:[.,]\d+)*(?: mil\b)?|#+)"
"""A number of a text of which the words of numbers are marked."""


@lru_cache(maxsize=1)
def _spoken() -> re.Pattern[str]:
    known = [one for one, value in patterns()[3].items() if value > 1 and one.isalpha() and one != "dozen"]
    words = "|".join(sorted(known, key=len, reverse=True))
    units = r"(?= (?:kilo|stone|pound|libra|inch|pulgada|litro|lit(?:re|er)|centimet))"
    few = rf"(?:half an?|un par de|a couple(?: of)?|medi[oa]|un[ao]?|an?|one|half){units}"
    return re.compile(
        rf"(?<![a-z])(?:{few}|(?:a (?=hundred|thousand))?(?:{words})(?:(?: y | and |-| )(?:{words}))*)(?![a-z])"
    )


def marked(said: str) -> str:
    """A plain text with marks in place of the words of numbers, as long as it was; "8 mil" stays."""
    text = _spoken().sub(lambda found: "#" * len(found[0]), said)
    return re.sub(r"(\d) ###(?!#)", r"\1 mil", text)


_WEIGHT = (
    rf"(?:{NUMBER} ?(?:{_OF_WEIGHT})(?![a-z])\.?(?: y medi[oa]| and a half)?(?: {NUMBER} ?(?:lbs?|pounds?)?(?![a-z%]))?"
    r"|(?:kilo|stone|libra|pound) (?:y medi[oa]|and a half))"
)
""" "8 kilos", "11 stone 7", "a stone and a half", "kilo y medio"."""


def amount(said: str) -> tuple[float, str] | None:
    """The last amount with a unit that is written: ("8 kilos", "11 stone 7", "3 cm"), and its unit."""
    unit = "|".join(f"(?P<{name}>{words})" for name, words in _UNITS.items())
    form = rf"(?<![a-z\d.,])(?P<n>{NUMBER}|) ?(?:{unit})(?![a-z])\.?(?P<half> y medi[oa]| and a half)?(?: (?P<plus>{NUMBER}) ?(?:lbs?|pounds?)?(?![a-z%]))?"
    found = next(reversed(list(re.finditer(form, marked(said)))), None)
    if found is None or (not found["n"] and not found["half"]):
        return None
    name = next(one for one in _UNITS if found[one])
    value = _value(said[slice(*found.span("n"))]) if found["n"] else 1.0
    value += 0.5 if found["half"] else 0.0
    if found["plus"] and name == "st":
        return value * 14 + _value(said[slice(*found.span("plus"))]), "lb"
    return value, name


_FEW = {
    "half a": 0.5,
    "half an": 0.5,
    "half": 0.5,
    "medio": 0.5,
    "media": 0.5,
    "a couple": 2.0,
    "a couple of": 2.0,
    "un par de": 2.0,
}


def _value(said: str) -> float:
    """ "8.000" and "8 mil" of steps, "9000", "siete mil"."""
    said = said.strip()
    if said in _FEW:
        return _FEW[said]
    if said.endswith(" mil") and said[0].isdigit():
        return value_of(said.removesuffix(" mil")) * 1000
    if re.fullmatch(r"\d{1,3}[.,]\d{3}", said):
        return float(re.sub("[.,]", "", said))
    return value_of(said)


@lru_cache(maxsize=1)
def forms() -> dict[str, re.Pattern[str]]:
    """What may be wanted, by a name of the form; the first that fits holds."""
    number, weight = NUMBER, _WEIGHT
    girth = rf"{number} ?(?:{_OF_GIRTH})(?![a-z])"
    points = rf"{number} ?(?:%|puntos?|points?|por ?ciento|per ?cent)"
    change = rf"(?:{LOSE}|{GAIN})"
    verb = rf"(?:{LOSE}|{GAIN}|{_REACH}|bring|go)"
    moved = rf"(?:{verb} )?{_MINE}(?:{{}})(?: {verb})?(?: down| up)?"
    drunk = r"(?:beber(?:me)?|tomar(?:me)?|beba|tome|drink(?:ing)?|get|have|hit|llegar a|reach)"
    slept = r"(?:dormir(?:me)?|duerma|sleep(?:ing)?|get(?:ting)?(?: in)?|descansar)"
    gone = r"(?:correr|run(?:ning)?|caminar|walk(?:ing)?|andar|nadar|swim(?:ming)?|pedalear|hacer|rodar|cycl(?:e|ing)|rid(?:e|ing)|bike|do|cover|cubrir|recorrer)"
    litres = r"(?:litros?|lit(?:er|re)s?|lts?|l|ml|mililitros|vasos?|glasses)\b(?: y medi[oa])?"
    told = {
        "girth_to": rf"{moved.format(_GIRTH)} (?:a|to|hasta|down to|up to|por debajo de|under|below) {_HEDGE}{girth}",
        "girth_by": rf"(?:{change} )?{_HEDGE}{girth} (?:de|d|en|off|from|in|on|of|a|to|out of)(?: of)? {_MINE}{_GIRTH}|{change} {_MINE}{_GIRTH} {_HEDGE}{girth}",
        "fat_by": rf"{change} {_MINE}{_FAT} {_HEDGE}{points}|{change} {_HEDGE}{points} (?:de|d|of|off|from) {_MINE}{_FAT}",
        "fat_to": rf"{moved.format(_FAT)} (?:{_TO}|al) {points}|{verb} (?:{_TO}|al) {points} (?:de|d|of) {_MINE}{_FAT}|{_MINE}{_FAT}:? {points}",
        "pulse": rf"(?:{_KEEP} )?{moved.format(_PULSE)} (?:to )?{_TO} (?:los )?{number}(?! ?(?:kg|kilos|lb))",
        "span": rf"(?:pasar|subir|bajar|ir|go|get|come|move) (?:de|d|from) \d+(?:[.,]\d+)? ?(?:kg|kilos|k|lbs?|pounds)? (?:a|to|up to|down to|hasta) {weight}",
        "keep_at": rf"{_KEEP}(?: {_MINE}(?:peso|weight|body ?weight)(?: corporal)?)?(?: {_TO})?(?: los| las| the| around| alrededor de)* (?:{weight}|\d{{2,3}}(?:[.,]\d)?(?![\d.,]*\d? ?[a-z%°]))",
        "keep": rf"{_KEEP}(?: (?:in|at|the|on|en|con|el|la|mi|este|my|same|this|current|actual|mismo|present|de))* (?:peso|weight|body ?weight|as i am|where i am)\b",
        "to": rf"{verb}(?: {_MINE}(?:peso|weight|body ?weight))?(?: down| up| back)? {_TO} (?:(?:los|las|the|unos|about|around|like|un peso de|a weight of|pesar|weigh(?:ing)?) )*{weight}{_NOT_OF}",
        "lose_by": rf"{LOSE} {_HEDGE}{weight}{_OF_BODY}{_NOT_OF}",
        "gain_by": rf"{GAIN} {_HEDGE}{weight}{_OF_BODY}{_NOT_OF}|(?:put|pack) {_HEDGE}{weight}{_OF_BODY} on\b|(?:be|get|me) {_HEDGE}{weight} heavier\b",
        "take_off": rf"(?:take|get|knock|work|sweat|have|be|me|is|:) {_HEDGE}{weight}{_OF_BODY} (?:off|lighter|down|less)\b",
        "be": rf"(?:{_REACH}|ver(?:me)? en) {_HEDGE}(?:{_TO} )?{weight}(?! (?:lighter|heavier|down|up|less|more|menos|mas|off))(?! de (?!peso))",
        "steps": rf"{number}(?: ?k)? ?(?:pasos|pasitos|steps)\b",
        "water": rf"{drunk} {_HEDGE}{number} ?{litres}(?: (?:de|d|of) (?:agua|water))?|{number} ?{litres} (?:de|d|of) (?:agua|water)",
        "sleep": rf"{slept} {_HEDGE}{number} ?(?:horas?|horitas|hrs?|hours?|h)\b",
        "far": rf"{gone} {_HEDGE}{number} ?(?:kms?|k|kilometros?|kilomet(?:er|re)s?|miles?|millas?|mi)\b(?: [a-z]+){{0,2}}? ?{EACH_WEEK}",
        "protein": rf"{number} ?(?:g|grs?|gramos?|grams?) ?(?:(?:de|d|of) )?(?:proteinas?|protein|prote)\b",
        "energy": rf"{number} ?(?:kcals?|calorias?|calories|cals?|kilocalorias)\b",
    }  # fmt: skip
    return {name: re.compile(rf"(?<![a-z]){form}") for name, form in told.items()}


def number_in(said: str) -> float:
    """The first number of a text, 0 where it has none."""
    found = re.search(NUMBER, marked(said))
    return _value(said[slice(*found.span())]) if found else 0.0
