"""Short human words and a short human answer to them: "done", "rest day", "jajaja". They record nothing."""

import re

from bot.done import Done
from bot.grammar.tokens import fold
from bot.phrases import phrase
from bot.replies import text_reply
from graph.context import Context
from graph.inbox import Inbound

_ENDS = r"(?:\s+(?:hoy|today|ya|now|por hoy|for today|for now|ahora|tio|tia|bro|mate|amigo|amiga|gracias|thanks))*"
WORDS = {
    "go": r"(?:ya )?(?:empiezo|empezamos|empezando|comienzo|arranco|arrancamos|a por)(?: con)? ?(?:el |"
    r"la |mi )?"
    r"(?:entreno|entrenamiento|sesion|gym|ello)|al lio|a darle|(?:llegue al|estoy en el|en el|"
    r"ya en el) (?:gym|gimnasio)|"
    r"(?:starting|start|beginning|time for) (?:my |the )?(?:workout|session|training|gym)|let'?s (?:go|"
    r"do this)|"
    r"(?:at|in|just got to) the gym",
    "done": r"(?:ya )?(?:listo|lista|hecho|terminado|terminada|he terminado|termine|acabe|acabado|"
    r"finito|ya esta|eso es todo|"
    r"esto es todo|nada mas|y ya|ya)|(?:all |i'?m )?done|finished|that'?s (?:it|all|everything)|"
    r"that was it|all good",
    "rest": r"(?:hoy )?(?:dia de descanso|descanso|toca descanso|toca descansar|descanse|dia libre|"
    r"nada de gym)|"
    r"(?:today is (?:a )?)?(?:a )?(?:rest|off) ?day|day off|resting|taking (?:a|the) (?:rest )?day(?: off)?",
    "felt": r"(?:me )?(?:senti|sentia|he sentido|noto|note|estoy|ando|vengo) (?:hoy )?(?:muy |bastante |"
    r"un poco |super )?"
    r"(?:pesad[oa]|fuerte|debil|floj[oa]|cansad[oa]|reventad[oa]|muert[oa]|bien|mal|genial|fatal|"
    r"lent[oa]|torpe|rar[oa])|"
    r"(?:que )?(?:duro|dura|cansancio|paliza|matada|agujetas)|(?:it |that |everything |i )?(?:felt|"
    r"feeling|feel) "
    r"(?:really |very |so |pretty |a bit )?(?:heavy|strong|weak|good|great|bad|awful|tired|slow|rough|"
    r"flat|solid|easy|hard)|"
    r"(?:tough|brutal|rough) (?:one|day|session)|knackered|shattered|wiped(?: out)?",
    "not_done": r"(?:al final )?no (?:he )?(?:corri|entrene|fui|sali|hice nada|corrido|entrenado|ido|"
    r"salido|hecho nada|pude)"
    r"(?: a correr| al gym| al gimnasio| a entrenar| ir| entrenar| correr)?|(?:i )?(?:didn'?t|couldn'?t|"
    r"did not) "
    r"(?:run|train|go|work ?out|make it|lift|do anything)(?: in the end| after all| to the gym)?|"
    r"(?:i )?skipped (?:the )?"
    r"(?:gym|training|workout|run|session)|no gym",
    "laugh": r"(?:ja){2,}j?a?(?: ni tan mal| que bueno| que va| ya| si| no)?|(?:je){2,}|(?:ha){2,}h?|"
    r"lol+|lmao|xd+|ni tan mal|"
    r"not (?:too|so) bad|que risa|que bueno",
    "kind": r"eres (?:un |una |el |la |lo )?(?:crack|sol|maquina|mejor|maximo|grande|genio)|you(?:'?re|"
    r" are) (?:the best|a star|"
    r"a legend|awesome|great|amazing)|(?:love|me encanta) (?:it|this|esto)",
}
_KNOWN = {key: re.compile(rf"(?:{words}){_ENDS}") for key, words in WORDS.items()}


def short_words(text: str) -> str | None:
    """What a whole message of few words is, None when it is none of these."""
    plain = " ".join(re.sub(r"[.!¡,;]+", " ", fold(text)).split())
    return next((key for key, known in _KNOWN.items() if known.fullmatch(plain)), None)


def short_words_turn(message: Inbound, context: Context) -> Done | None:
    """The answer to a few words that tell no figure; none while a question waits for its answer."""
    if context.question is not None:
        return None
    said = short_words(message.text or "")
    if said is None:
        return None
    return Done(reply=text_reply(phrase(context.person.language, f"word_{said}")), intent="chat")
