"""A session of the gym that begins now: "empiezo gym", "starting my workout", "arrancamos con pierna"."""

import re
from datetime import datetime

from bot.entries import ReadingContext, SessionEntry
from bot.grammar.tokens import fold

LONGEST = 80
_PARTS_ES = (
    r"(?:piernas?|pecho|espalda|hombros?|brazos?|torso|gluteos?|biceps|triceps|core|empuje|tiron|traccion|jalon|push|"
    r"pull|legs?|tren (?:superior|inferior)|full ?body|cuerpo completo|upper|lower|femorales?|cuadriceps)"
)
_GYM_ES = r"(?:gym|gimnasio|gim|pesas|fuerza|musculacion)"
_ABOUT_ES = rf"(?:{_GYM_ES}|{_PARTS_ES}(?: y {_PARTS_ES})*)"
_WHAT_ES = (
    rf"(?:(?:entren(?:o|amiento|ar|amos)|sesion(?! de (?!{_ABOUT_ES}))|rutina|dia(?= de)|{_GYM_ES})"
    rf"(?: (?:de |en el |del )?(?:hoy|{_ABOUT_ES}))*|{_PARTS_ES}(?: y {_PARTS_ES})*)"
)
_ES = (
    r"(?:(?:bueno|pues|vale|venga|va|ok|oka|listo|lista|dale|hola|buenas|al lio|vamos|por fin|ahora|ya) )*"
    r"(?:(?:empiezo|empezamos|empezando|empieza|empece|comienzo|comenzamos|comenzando|comienza|arranco|arrancamos|"
    r"arrancando|arranca|arranque|abro|abre|abrimos|a empezar)|(?:inicio|iniciamos|iniciando|inicia)(?! sesion))"
    rf"(?: ya| ahora)*(?: a| con| en)?(?: el| la| mi| los| las| una?)?(?: nuev[ao])? {_WHAT_ES}"
    rf"(?: (?:hoy )?(?:toca|tocan|hay|con) {_ABOUT_ES})?(?: (?:ya|ahora|ahora mismo))*"
)
_PARTS_EN = (
    r"(?:legs?|chest|back|shoulders?|arms?|push|pull|upper|lower|upper body|lower body|full ?body|glutes?|biceps|"
    r"triceps|core)"
)
_WHAT_EN = (
    rf"(?:(?:gym |{_PARTS_EN} |strength |weights? |lifting |workout |training )*(?:workout|session)|training|lifting|"
    rf"gym(?! membership)|{_PARTS_EN}(?: (?:and|n) {_PARTS_EN})*(?: day)?|weights)"
)
_EN = (
    r"(?:(?:ok|okay|alright|right|hey|hi|so|well|yo|finally|now|i'm|i am|im|we're|we are|just|let's go) )*"
    r"(?:starting|start|beginning|begin|kicking off|kick off|getting started (?:with|on)|open(?:ing)?(?= .*session)|"
    r"started(?= (?:(?:my|the|a) )?(?:\w+ )?(?:workout|session|lifting)))"
    r"(?: off)?(?: with)?(?: my| the| a| this| today's| tonight's| new)* "
    rf"{_WHAT_EN}(?: (?:today is|today's|it's) {_PARTS_EN}(?: day)?)?(?: (?:now|right now))*"
)
_BEGUN = re.compile(rf"{_ES}|{_EN}")


def begun(text: str, now: datetime, context: ReadingContext) -> SessionEntry | None:
    """The session of a message that says only that one begins at the gym; None for any other, and while the sets of
    one are being told."""
    if context.last_set or len(text) > LONGEST:
        return None
    plain = " ".join(re.sub(r"[^\w' ]+", " ", fold(text)).split())
    if "?" in text or _BEGUN.fullmatch(plain) is None:
        return None
    return SessionEntry(kind="gym", at=now, end=len(text))
