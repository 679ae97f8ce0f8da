"""A correction in few words as what it changes: a figure, half of it, how many, one less, the kind of an outing."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

from bot.entries import EditEntry, Name
from bot.grammar.afterthoughts import afterthought
from bot.grammar.digits import in_digits
from bot.grammar.kitchen_words import COUNTED, plain

_WORD = "(?:" + "|".join(sorted((one for one in COUNTED if len(one) > 2), key=len, reverse=True)) + ")"
_FIGURE = re.compile(
    r"(?:an? |un |una |el |the |a )?(?P<v>\d+(?:[.,]\d+)? ?(?:g|gr|gramos|grams|kg|kilos?|lbs?|libras?|ml|l|oz|km|k|mi|millas?|miles?|min|minutos|minutes|reps?|repes|repeticiones|pasos|steps|%)?)"
)
COUNT = re.compile(
    rf"(?:(?:actually|mejor|perdona?|sorry|no|wait|oops)[,.]? )*(?:make (?:that|it)|que sean?|pon(?:me|le|lo)?|dejal[oa] en)(?: a| un| una)? (?P<n>{_WORD}|\d{{1,2}})(?: (?:of them|then|mejor|please|por favor|de es[oa]s))?"
)
""" "Make that two": only of what is counted."""
_PAIR = re.compile(r"(?:la tension )?(\d{1,3}) ?(?:/|-|over|sobre|con) ?(\d{1,3})")
""" "Correction: 116/76", "no, perdón, 14/8": both figures of a blood pressure."""
_HALF = re.compile(
    r"(?:(?:me )?(?:comi|tome|bebi) )?(?:solo )?(?:la mitad|media|medio|half)(?: of (?:it|that|them|mine))?"
    r"(?P<more>,? (?:solo|only|nomas|nada mas|actually|en realidad|al final|in the end))?"
    r"(?P<rest>,? (?:y |and )?(?:(?:la otra mitad|el resto|lo demas|the (?:other half|rest)) .*|(?:l[oa] |i )?(?:guarde|gave|le di|se l[oa] di|tire|saved|left|kept|deje|threw|binned) .*))?"
)
_LEFT_HALF = re.compile(
    r"(?:al final |in the end |actually )?(?:me )?(?:(?:he )?deja(?:do)?|deje|sobro|left|leaving|didn'?t finish|only finished)(?: about| como)? (?:la mitad|half)(?: (?:of (?:it|that)|en el plato|on the plate))?"
)
_NONE_OF_IT = re.compile(
    r"(?:no,? |wait,? |espera,? |perdona?,? |sorry,? |actually,? )*(?:(?:es[ao]|est[ao]|la ultima|el ultimo|that one|the last one|that|that last one)(?: serie| set)? )?"
    r"(?:(?:al final )?no (?:cuenta|vale)|(?:al final )?no l[oa] (?:hice|he hecho|llegue a hacer|comi|he comido|tome)|(?:doesn'?t|does not|didn'?t|shouldn'?t) count|(?:i )?(?:didn'?t|did not|never) (?:actually )?(?:do|did|eat|have|finish|get to)(?: (?:it|that(?: one)?|the last one|that set))?)(?: al final| in the end| actually)?"
)
_ATE = r"(?:(?:he )?(?:comi|comido|tome|tomado|bebi|bebido|probe|probado|toque|tocado)|llegue a \w+)"
_X = r"(?P<x>[a-z][a-z ]{1,30}?)"
NOT_EATEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:pero |y |al final )?(?:el|la|los|las|mi) {_X},? (?:al final )?no (?:me )?(?:l[oa]s? )?{_ATE}(?: al final)?",
        rf"(?:al final |perdona?,? |pero )?no (?:me )?{_ATE} (?:el|la|los|las|mi) {_X}(?: al final)?",
        rf"(?:actually,? |sorry,? |but |oh,? )?(?:i )?(?:didn'?t|did not|never)(?: actually)? (?:eat|have|drink|touch) (?:the|my) {_X}(?: in the end| after all| actually| tho(?:ugh)?)?",
        rf"(?:but )?the {_X},? i (?:didn'?t|did not|never)(?: actually)? (?:eat|have|drink|touch)(?: it| them)?",
    )
)
""" "El pan no me lo comí": a food of what was told that does not count."""
_ONE_LESS = re.compile(
    r"(?:no,? |perdona?,? |sorry,? |wait,? |oops,? )*(?:(?:quita|borra|resta|saca|elimina|descuenta)(?:le|me)? (?:una|1)(?: serie| de esas| de ellas)?|(?:take|knock) (?:one|1) off|(?:remove|delete|drop|scratch) (?:one|1)(?: (?:set|of (?:them|those)))?"
    r"|(?:hay|puse|conte|es|son|era|eran) una (?:serie )?(?:de mas|menos)|una (?:serie )?(?:de mas|menos)|(?:one|1)(?: set)? (?:too many|less|fewer))"
)
_BY = (
    ("ride", r"(?:en |on |with )?(?:la |mi |the |my |a )?(?:bici(?:cleta)?|bike(?: ride)?|ride|cycling|spinning|rodillo)|en bici(?:cleta)?|montando en bici"),
    ("walk", r"(?:a |un |the )?(?:walk|walking|hike|hiking|paseo|caminata)|andando|caminando|a pie|on foot"),
    ("run", r"(?:a |una |the )?(?:run|running|jog|jogging|carrera)|corriendo|trotando"),
    ("swim", r"(?:a |the )?(?:swim|swimming)|nadando|natacion|en la piscina|in the pool"),
)  # fmt: skip
KINDS_SAID = tuple((kind, re.compile(pattern)) for kind, pattern in _BY)
"""What an outing was, where it was told as another."""
_CLOCK = re.compile(
    r"(?:actually,? |sorry,? |no,? |wait,? )*(?P<x>.*\b(?:a las?|at|till?|until|hasta las?) \d[\d:.]*(?: ?[ap]\.?m\.?)?),? (?:y )?(?:no|not)(?: a las?| at| till?| until| hasta las?)? \d[\d:.]*(?: ?[ap]\.?m\.?)?"
)
""" "Me levanté a las 7:30, no a las 7"."""
_HOURS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_MINUTES = {"thirty": 30, "fifteen": 15, "forty five": 45, "twenty": 20, "ten": 10, "forty": 40, "fifty": 50}
_HOUR = re.compile(
    rf"(?P<lead>\b(?:at|not|till?|until) )(?P<h>{'|'.join(_HOURS)})(?: (?P<m>{'|'.join(sorted(_MINUTES, key=len, reverse=True))}))?\b"
)
""" "I woke at six not six thirty", as a car hears it."""
_IT_WAS = re.compile(r"(?:no,? )?(?:fue|era|it was|that was|con|with|en la|on the)\b")
_WITH = re.compile(
    r"(?:(?:con|en|with|on|using|a|at) )?(?:la |las |el |the |a )?(?:mancuernas?|dumbbells?|dbs?|barra|barbell|bar|maquina|machine|polea|poleas|cable|cables|kettlebell|kettlebells|pesas? rusas?|multipower|smith(?: machine)?|banda|bandas|bands?|barra z|ez bar|trap bar)"
)
""" "Con mancuernas": what the exercise was done with."""
NIGHT = re.compile(r"\b(?:acost\w+|levant\w+|despert\w+|dormi\w*|bed|woke|wake|got up|asleep|slept|up)\b")
SHORT = 70


def _in_digits(found: re.Match[str]) -> str:
    hour, minute = _HOURS.index(found["h"]) + 1, _MINUTES.get(found["m"] or "", 0)
    return f"{found['lead']}{hour}:{minute:02d}"


def said_again(text: str, language: str, has_set: bool) -> EditEntry | str | None:
    """What such a message corrects, or the words in which the reader knows it; None for any other message."""
    said = plain(text).strip(" .!¡\n")
    if len(said) > SHORT:
        return None
    end = len(text)
    if (found := COUNT.fullmatch(said)) is not None and float(COUNTED.get(found["n"]) or found["n"]) <= 12:
        return EditEntry(value=float(COUNTED.get(found["n"]) or found["n"]), field="count", start=0, end=end)
    if _ONE_LESS.fullmatch(said) or _NONE_OF_IT.fullmatch(said):
        return EditEntry(remove=True, nth=-1, start=0, end=end)
    for pattern in NOT_EATEN:
        if (found := pattern.fullmatch(said)) is not None:
            target = Name(found["x"], *found.span("x"))
            return EditEntry(remove=True, target=target, field="denied", start=0, end=end)
    half = _HALF.fullmatch(said)
    if _LEFT_HALF.fullmatch(said) or (half is not None and (half["more"] or half["rest"])):
        return EditEntry(value=0.5, field="share", start=0, end=end)
    said = _HOUR.sub(_in_digits, said) if NIGHT.search(said) else said
    if (found := _CLOCK.fullmatch(said)) is not None and NIGHT.search(said):
        return f"no, {found['x']}"
    rest = afterthought(said)
    if rest is None or not (rest[1] or _IT_WAS.match(said)):
        return None
    return _core(*rest, language, has_set, end)


def _core(core: str, sure: bool, language: str, has_set: bool, end: int) -> EditEntry | str | None:
    if _HALF.fullmatch(core):
        return EditEntry(value=0.5, field="share", start=0, end=end)
    for kind, pattern in KINDS_SAID:
        if pattern.fullmatch(core):
            return EditEntry(name=Name(kind, 0, end), field="kind", start=0, end=end)
    if has_set and _WITH.fullmatch(core):
        return EditEntry(name=Name(core, 0, end), field="with", start=0, end=end)
    if not sure:
        return None
    if (pair := _PAIR.fullmatch(core)) is not None:
        high, low = (float(one) * (10 if float(one) < 30 else 1) for one in pair.groups())
        return EditEntry(value=high, reps=int(low), field="pressure", start=0, end=end)
    if (found := _FIGURE.fullmatch(in_digits(core))) is not None:
        return f"no, eran {found['v']}" if language == "es" else f"no, it was {found['v']}"
    word = re.sub(r"^(?:the|el|la) ", "", core)
    if word in COUNTED and len(word) > 1:
        return EditEntry(value=float(COUNTED[word]), field="count", start=0, end=end)
    return None
