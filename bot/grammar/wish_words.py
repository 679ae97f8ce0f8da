"""The words in which people say that they want something of their bodies or days, without accents and capitals."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

NOUN = (
    r"\b(?:goals?|targets?|aims?|objectives?|resolutions?|metas?|objetivos?|obj|propositos?|reto|desafio)\b"
)
"""What is called so is a goal, whatever the verb."""

_BARE_EN = r"(?:tryna|trying to|wanna|want(?:ing)?(?: to)?|need(?:ing)? to|have to|has to|got to|gotta|must|gonna|going to|aiming (?:to|for)|hoping to|looking to|planning to|plan to|intend to|hope to|aim to|like to|love to|decided to|determined to)"
_FIRST_EN = r"(?:(?:so|ok|okay|well|right|hey|yo|bro|man|lol|also|and|but|just|really|honestly|inshallah|god willing|this year|finally|now|still|currently|def|definitely|alright|n|please|listen|look)[,:.!]* )*"
_I_EN = r"\bi(?:'?m| am|'?d| would| should|'?ve| have|'?ll| will| do)?(?: (?:just|really|only|also|still|simply|finally|now|so|do|kinda|honestly|actually|currently|be|po|dey))*"
WISH_EN = rf"(?:{_I_EN} {_BARE_EN}|^{_FIRST_EN}{_BARE_EN}|(?:^|[.,;:!] |\b(?:and|but|so|then|also) ){_BARE_EN}|\bi(?:'?m| am)(?: simply| just| only)? to (?=keep|lose|drop|gain|stay|get)|\b(?:also |please )?(?:let|help) me\b|\bi(?: really| probably| definitely)? (?P<should>should|ought to)\b|\bwhat i(?: really)? want is(?: to)?)"
WISH_ES = (
    r"(?:\b(?:(?:qu|k)iero|quisiera|deseo|necesito|tengo que|debo|he de|me gustaria|me encantaria|me he propuesto|me propuse|me propongo|pretendo|aspiro a|busco|intento|trato de|hay que|planeo|espero|he decidido|decidi|me toca"
    r"|(?:estoy|ando|toy|voy) (?:intentando|tratando de|buscando|queriendo)|mi (?:idea|plan|intencion|deseo|sueno) es|(?:la idea|el plan) es|a ver si (?:consigo|logro|puedo|llego a)?)\b|\b(?P<should_es>deberia|tendria que)\b)"
)
COMMAND = r"\b(?:(?:apunt|anot|guard|registr|agend|marc|fij)(?:a|e|en|ame|alo|ala|eme|elo|amelo|emelo|eselo|ar)|pon(?:me|lo|la|le|melo|ga|game|gamelo|eme|elo)?|note|log|write|put me down|set(?= (?:me|my|a|the)))\b"
"""Who is told to note something that stands in the infinitive."""

ALSO = r"^(?:n|and|also|plus|y|e|ademas|tambien)[, ]+(?:also |then )?(?=(?:lose|drop|gain|grow|reduce|shrink|bajar|subir|perder|ganar|reducir|aumentar) )"
""" "And grow my arms by 3 cm": what is wanted besides."""

GOING = r"\b(?:voy a|vamos a)\b"
"""A plan, unless it is called a goal."""

MERE = re.compile(r"\b(?:me (?:gustaria|encantaria)|i'?d (?:like|love)|would (?:like|love))\b")
""" "Me gustaría pesar 80 kg": no goal without a day by which."""

EXPERT = r"\b(?:medic[oa]|doctor[a]?|doc|dr|gp|physio|fisio\w*|coach|trainer|entrenador[a]?|nutri\w*|dietist?\w*|dietician|nurse|enfermer[oa]|surgeon|cirujan[oa]|cardio(?:log\w*)|traumatolog[oa]|endocrin\w*|specialist)\b"
_HE_SAYS_ES = r"(?:quieren?|dicen?|dijo|pidio|pide|recomienda|recomendo|manda|mando|aconseja|aconsejo|ha (?:mandado|dicho|pedido|recomendado|aconsejado|puesto))"
ASKED_OF_ME = (
    rf"(?:\b{_HE_SAYS_ES}(?: que)?(?: yo| ya)*(?: (?:tengo que|debo|me conviene))?(?= )"
    r"|\b(?:wants?|told|asked|needs?|expects?|advised|has ordered|ordered)(?: me to\b|(?= me\b))"
    r"|\b(?:says?|said|thinks?|reckons?|recommends?|told(?: me)?)(?: that)? i (?:should|need to|have to|must|ought to|gotta|got to)\b)"
)
ENDORSED = rf"(?:{NOUN}|{COMMAND}|going for|hold me to|count me in|i agree|de acuerdo|asi que)"

BETWEEN = re.compile(
    r"\b(?:ayudar|help (?!me)\w+|saber|know|como|how|why|si|if|whether|no|not|don'?t|nunca|never|preguntar\w*|ask|hablar|talk|leer|read|comprar|buy|ver como|que (?:mi|el|la|los|las|su|tu)|le|les"
    r"|my (?:son|daughter|brother|sister|mum|mom|dad|wife|husband|dog|cat|friend|boyfriend|girlfriend|kids?)|his|her|their|you|him|them)\b"
)
"""Words between the wish and what is wanted that turn it into something else."""
NOT_SO = re.compile(
    r"\b(?:no|not|don'?t|doesn'?t|didn'?t|never|nunca|jamas|ya no|tampoco|wouldn'?t|won'?t|without|sin|nobody|nadie)(?: (?!es\b|solo\b|only\b|just\b)\w+){0,2} $"
)
SUPPOSED = re.compile(
    r"(?:^|[^a-z])(?:(?<!ahora )(?<!esta vez )(?<!ya )si|if|ojala|wish|imagin[ea]\w*|suppose|supon\w*|unless|aunque|although|cuando|when|until|hasta que|quien|who|(?:dice|dijo|says|said|like)[:,]? [\"'«“]?)(?: \w+){0,2} $"
)
ONE_DAY = re.compile(
    r"\b(?:manana|tomorrow|hoy|today|tonight|esta (?:noche|tarde|manana|semana)|this (?:morning|afternoon|evening|week)|(?:el|este|next|on|this) (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|ahora|right now|later|luego|ayer|yesterday|anoche|last night)\b"
)
"""When it is for one day, it is a plan and no goal."""
EACH_DAY = re.compile(
    r"(?:\b(?:al|cada|por|todos los|x|todo el) dias?\b|\b(?:diari[oa]s?|diariamente|a diario|daily|every (?:single )?(?:day|night)|(?:a|per|each) (?:day|night)|(?:cada|por|todas las|la) noches?|nightly)\b|/ ?(?:dia|day|d)\b)"
)
EACH_WEEK = r"(?:(?:a la|por|cada|x) semana|semanal(?:es|mente)?|(?:a|per|each|every) (?:week|wk)|weekly|/ ?(?:semana|week|wk))"
GYM_WORDS = re.compile(
    r"\b(?:sets?|series?|reps?|repes|repeticiones|barra|barbell|disco|plates?|mancuernas?|dumbbells?|machine|maquina|press|sentadilla|squat|bench|banca|deadlift|kettlebell|stack|polea|carne|pollo|harina|papas|arroz)\b"
)
"""What weighs something else than the person."""
