"""A session of the gym that begins now: "empiezo gym", "starting my workout", "arrancamos con pierna"."""

import re
from datetime import datetime

from bot.entries import ReadingContext, SessionEntry
from bot.grammar.cores import turning
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
_BEGIN = re.compile(
    r"empiezo|empezamos|empezando|comienzo|comenzamos|arranco|arrancamos|arrancando|parto|partimos|inicio|iniciamos|"
    r"start|starting|begin|beginning|kicking"
)
_AT_GYM = re.compile(rf"{_GYM_ES}|entreno|entrenamiento|workout|training|lifting|{_PARTS_EN}|{_PARTS_ES}")
_BESIDE = re.compile(
    rf"{_PARTS_ES}|{_PARTS_EN}|{_GYM_ES}|recien|llegando|llego|llegue|llegado|al|el|la|en|con|de|ya|y|ahora|mismo|altiro|"
    r"po|hoy|toca|dia|sesion|rutina|entreno|entrenamiento|vamos|venga|dale|a|mi|por|fin|calentando|primero|bueno|pues|"
    r"hola|buenas|gym|session|workout|training|lifting|the|my|a|and|n|at|just|got|to|here|now|time|ok|okay|alright|"
    r"right|hey|hi|today|today's|is|it's|day|with|off|warming|up|first|let's|go|body|weights|i'm|im|am|finally|so"
)
_HERE = re.compile(
    r"(?:(?:ya|bueno|pues|vale|venga|por fin|recien|ok|okay|so|finally|just|hey|hola|right|alright|now|i'm|im|i am) )*"
    r"(?:(?:llegue|llegando|llegamos|llegado|estoy|aqui|ya) (?:ya )?(?:en |a )?(?:el |al )?(?:gym|gimnasio|gim)|"
    r"en (?:el )?(?:gym|gimnasio|gim)|(?:just )?(?:got|arrived|made it|here) (?:to|at) the gym|(?:at|in|by) the gym|"
    r"(?:at |in )?gym (?:on|time|mode|mode on|modo on)|modo gym(?: on)?)"
    rf"(?: (?:ya|now|on|already|por fin|finally))*"
    r"(?: (?:y )?(?:hoy )?(?:toca|tocan|a por|con|dia de|it's|today is|today|for|doing|hoy)? ?(?:a )?"
    rf"(?:{_PARTS_ES}|{_PARTS_EN}|gym)"
    rf"(?: (?:y|and|n) (?:{_PARTS_ES}|{_PARTS_EN}))*(?: day)?)?"
    r"(?: (?:a darle|vamos|let's go|vamos alla|al lio|empezamos|let's start|starting|here we go))*"
)
_LETS = re.compile(r"(?:.{0,45} )?let's start (?:the|my|a|this) (?:session|workout|training|lift)(?: now)*")
_HABIT = re.compile(
    r"(?:hoy|mañana|manana|lunes) (?:empiezo|comienzo|arranco|empezamos) (?:en |con |a |al |el |la )+gym"
)


def begun(text: str, now: datetime, context: ReadingContext) -> SessionEntry | None:
    """The session of a message that says only that one begins at the gym; None for any other, and while the sets of
    one are being told."""
    if context.last_set or len(text) > LONGEST:
        return None
    plain = " ".join(re.sub(r"[^\w' ]+", " ", fold(text)).split())
    forms = (_BEGUN, _HERE, _LETS)
    alone = any(one.fullmatch(plain) for one in forms) or _told_loosely(plain) or _among_others(plain)
    if "?" in text or not alone:
        return None
    return SessionEntry(kind="gym", at=now, end=len(text))


def _told_loosely(plain: str) -> bool:
    """ "Recién llegando al gimnasio, parto altiro", "start gym session, back and biceps today": nothing but words of
    beginning, of the gym and of what is trained there."""
    words = plain.split()
    begins = [n for n, word in enumerate(words) if _BEGIN.fullmatch(word)]
    return (
        len(begins) == 1
        and _HABIT.search(plain) is None
        and any(_AT_GYM.fullmatch(word) for word in words)
        and all(n in begins or _BESIDE.fullmatch(word) for n, word in enumerate(words))
    )


_NOW = re.compile(
    r"empiezo|empezamos|empezando|comienzo|comenzamos|arranco|arrancamos|arrancando|parto|starting|startin|start|entro|"
    r"entrando|ingreso|ingresando|abro"
)
_PLACE = re.compile(rf"{_GYM_ES}|entreno|entrenamiento|entrenar|box|workout|weights")
_OTHERWISE = (
    "hoy dieta mañana manana tomorrow tmrw lunes martes miercoles jueves viernes sabado domingo monday "
    "tuesday wednesday thursday friday saturday sunday next new nuevo nueva month mes week semana year "
    "january enero septiembre membership no not never nunca si if cuando when quiero want would always "
    "siempre suelo normalmente usually cada every pain hurt dolor antes until hasta again otra vez clases "
    "classes she they her tarde late early soon is odiar hate dad mom mum brother sister wife husband friend "
    "hermano hermana padre madre novio novia amigo amiga mujer marido hijo hija ir going go diario"
)
_BLOCKED = frozenset(_OTHERWISE.split())


def _among_others(plain: str) -> bool:
    """ "Vale ya he aparcado así que empiezo el gimnasio": a beginning and the gym in few words, none of them of
    another time, a habit, a wish or somebody else."""
    words = plain.split()
    told = len(words) <= 14 and not any(word.isdigit() for word in words)
    begins = any(_NOW.fullmatch(word) for word in words) and any(_PLACE.fullmatch(word) for word in words)
    return (
        told
        and begins
        and _BLOCKED.isdisjoint(words)
        and (turning() - {"toca", "tope", "kids"}).isdisjoint(words)
    )
