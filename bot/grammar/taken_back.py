"""How people take back, move or remake what was told last, each form with the words in which the reader knows it:
"no comí nada de eso" is "deshacer", "take the bread off" is "remove the bread", "el café era con leche" exchanges it."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

_SORRY = r"(?:(?:no|ah|ay|uy|oh|oops|ups|wait|espera|perdona?|perdon|sorry|my (?:bad|mistake)|error mio|me (?:he )?(?:equivoque|equivocado|confundi|confundido|liado)|al final|actually|in the end|en realidad)[,.:;]? )*"
_OH = r"(?:bo|che|tio|tia|oye|hey|wait|espera|ah|ay|uy|oh|ok|vale|bueno|well|so|y|and|pero|but|perdona?|perdon|sorry|oops|ups)"
_FOOD = r"(?P<x>[a-z][a-z ]{1,30}?)"
_NONE_ES = r"(?:no (?:me )?(?:he )?(?:comi|comido|tome|tomado|hice|hecho|cene|desayune|almorce|bebi) nada de (?:eso|esto|lo anterior)|nada de (?:eso|lo anterior) (?:es verdad|cuenta|vale|es mio)|eso no (?:es mio|era mio|era para mi|era yo|lo comi yo|lo hice yo))"
_NONE_EN = r"(?:i )?(?:didn'?t|did not|never) (?:eat|have|drink|do|touch|get to) any of (?:that|it|those|this)|none of (?:that|it) (?:happened|is true|is mine|was mine|was me)|that (?:wasn'?t|was not|isn'?t) (?:me|mine)"
_DISH = r"(?P<x>[a-z][a-z ]{1,24}?)"
_WITH = r"(?P<y>(?!(?:mancuern|barra|maquina|polea|dumbbell|barbell|machine|cable|kettlebell)\w*)[a-z][a-z ]{1,24}?)"
TAKEN_BACK = tuple(
    (re.compile(pattern), as_said)
    for pattern, as_said in (
        (rf"{_SORRY}(?:{_NONE_ES})", "deshacer"),
        (rf"{_SORRY}(?:{_NONE_EN})", "undo"),
        (r"(?:undo|revert|scrap|delete|remove) (?:(?:that|this|the previous|the other|the last)(?: one)?|the one before(?: that)?)(?:,? (?:too|as well|also))?", "undo"),
        (r"(?:deshaz|deshacer|anula|borra)(?:me)? (?:(?:esa|ese|eso|la otra|el otro|la anterior|el anterior|lo anterior)(?: de antes)?)(?: tambien)?|(?:y )?(?:la|el|lo) (?:anterior|otra|otro|de antes) tambien", "deshacer"),
        (rf"(?:actually,? |sorry,? )?(?:take|knock|leave) the {_FOOD} (?:off|out)(?: of (?:that|it))?(?: please)?", "remove the {x}"),
        (rf"(?:actually,? |sorry,? )?(?:take|knock|leave) (?:off|out) the {_FOOD}(?: please)?", "remove the {x}"),
        (rf"{_SORRY}no {_FOOD}(?: today)?,? (?:actually|in the end|after all)(?:,? (?:delete|remove|scrap) (?:it|that|them))?", "remove the {x}"),
        (rf"{_SORRY}(?:al final )?(?:sin|nada de) {_FOOD}(?: al final| hoy| en realidad)", "quita {x}"),
        (rf"(?:scrap|remove|delete|drop|skip|scratch) the {_FOOD},? (?:i )?(?:gave|left|threw|it was for|that was for|it was|that was) .{{3,40}}", "remove the {x}"),
        (r"(?:quita|borra|saca) (?P<v>(?:el|la|los|las) [a-z][a-z ]{1,30}?),? (?:que |porque )(?:era|eran|fue|es) (?:de|para) .{2,40}", "quita {v}"),
        (rf"{_SORRY}(?:i )?(?:failed|failure)(?: on)? (?:that|the)(?: last)?(?: one| set)?|(?:la ultima|esa|ese)(?: serie| set)? (?:fue |era )?(?:al fallo|hasta el fallo)", "that was to failure"),
        (rf"{_SORRY}(?:that|those|these|it|this)(?:'s|'re| is| are| was| were) (?:actually )?(?:from|for) yesterday|{_SORRY}(?:that|those|these)(?:'s| is| are| was| were) yesterday'?s", "that was yesterday"),
        (rf"(?:{_OH}[,.:]? )+(?P<v>(?:el|la|los|las|the) [a-z ]{{2,30}} (?:eran?|fueron|fue|was|were) \d.{{1,24}})", "{v}"),
        (rf"(?:{_OH}[,.:]? )*(?P<x>(?:el|la|los|las|the) [a-z ]{{2,30}} (?:eran?|fueron|fue|was|were)) (?:more like|really|actually|closer to|probably|mas bien|como|en realidad|about|solo|only|just) (?P<y>\d.{{1,20}})", "{x} {y}"),
    )
)  # fmt: skip
"""The whole message has to be of such a form."""
_MEAL = re.compile(
    rf"{_SORRY}(?:digo|quise decir|queria decir|i mean|i meant)[,:]? (?:que )?(?:me )?(?:(?:he )?(?P<es>desayun|com|almor|meren|cen)\w*|(?:had )?(?:it )?(?:for )?(?P<en>breakfast|lunch|dinner|supper))"
)
_MEALS = {
    "desayun": "breakfast", "com": "lunch", "almor": "lunch", "meren": "afternoon_snack", "cen": "dinner",
    "breakfast": "breakfast", "lunch": "lunch", "dinner": "dinner", "supper": "dinner",
}  # fmt: skip


_REMADE = tuple(
    (re.compile(pattern), link)
    for pattern, link in (
        (rf"{_SORRY}(?:el|la|los|las|mi|mis) {_DISH} (?:era|eran|iba|iban|fue|fueron|llevaba|llevaban|tenia) con {_WITH}", "con"),
        (rf"{_SORRY}(?:el|la|los|las|mi|mis) {_DISH} (?:era|eran|iba|iban|fue|fueron) sin {_WITH}", "sin"),
        (rf"{_SORRY}(?:the|my) {_DISH} (?:had|came with|was with|were with|included) (?!no\b|been\b){_WITH}(?: in it| on it)?", "with"),
        (rf"{_SORRY}(?:the|my) {_DISH} (?:had no|was without|came without|were without) {_WITH}", "without"),
    )
)  # fmt: skip

_NIGHT = re.compile(
    r"(?P<lead>(?:no|actually|sorry|wait|oops|perdona?|perdon|en realidad|al final)[,.:]? (?:que )?)*(?:(?P<bed>(?:i )?(?:went|got) to (?:bed|sleep)|(?:i )?fell asleep|me (?:acoste|dormi)|me he acostado)"
    r"|(?:i )?(?:got up|woke up|woke)|me (?:levante|desperte)|me he levantado) (?:at|a las?) (?P<h>\d{1,2})(?:[:.](?P<m>\d\d)| y (?P<part>media|cuarto))? ?(?P<pm>[ap]\.?m\.?)?(?P<tail>,? (?:actually|sorry|in fact|my bad|en realidad|perdona?|perdon|la verdad))?"
)


def night_meant(said: str) -> tuple[str, tuple[int, int], bool | None] | None:
    """Which end of a night it was at which hour: "me acosté a la 1 en realidad"; None for any other message, and where
    no word says that it corrects."""
    found = _NIGHT.fullmatch(said)
    if found is None or not (found["lead"] or found["tail"]) or int(found["h"]) > 23:
        return None
    minute = int(found["m"]) if found["m"] else {"media": 30, "cuarto": 15}.get(found["part"] or "", 0)
    pm = None if found["pm"] is None else found["pm"].startswith("p")
    return "bed" if found["bed"] else "wake", (int(found["h"]), minute), pm


def remade(said: str) -> tuple[str, str] | None:
    """What was told, and how it really was: "café", "café con leche"; None for any other message."""
    for pattern, link in _REMADE:
        if (found := pattern.fullmatch(said)) is not None:
            return found["x"], f"{found['x']} {link} {found['y']}"
    return None


def meal_meant(said: str) -> str | None:
    """The meal that it was: "digo, comí" after a dinner that was none; None for any other message."""
    found = _MEAL.fullmatch(said)
    return None if found is None else _MEALS[found["es"] or found["en"]]
