"""The forms in which people tell of pots and the pantry, in both languages, without accents and capitals."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

from bot.grammar.kitchen_words import MASS, MUCH, NUMBER, PORTION

ART = r"(?:(?:l[ao]s?|el|the|mis?|my|un[ao]?s?|some|a|an|tod[ao]s? l[ao]s?) )?"
OF = rf"(?: (?:de|del|of) {ART}(?P<pot>[^\d,;.?!]+?))?"
START = re.compile(
    rf"(?:voy a (?:cocinar|hacer|preparar)|(?:estoy|ando) (?:cocinando|haciendo|preparando)|empiezo (?:a cocinar|con)"
    rf"|me pongo a (?:cocinar|hacer|preparar)|vamos a cocinar"
    rf"|(?:i'?m|i am) (?:going to cook|gonna cook|cooking|making|about to cook)|(?:i'?m )?starting (?:to cook|cooking)"
    rf"|let'?s cook) {ART}(?P<pot>[^\d,;:.?!]+?)(?: ahora| now)?"
)
COOK = r"(?:cocin|hac|prepar|hic|hech|guis|cook|made|making|make|batch)"
AGAIN = re.compile(
    rf"(?:(?:he|hemos|ya) )?(?:i'?(?:ve| have)? )?(?:(?:{COOK})\w* )?(?:otra vez |again )?(?:{ART}(?:mism[ao]s?|same)"
    rf"(?: receta de| recipe of)? (?P<pot>[^\d,;:.?!]+?)(?: de (?:siempre|la ultima vez|antes)| as (?:always|last time)"
    rf"| again)?|{ART}(?P<usual>[^\d,;:.?!]+?) de siempre)"
    rf"(?P<but>(?:,? (?:pero|but|solo que|except|con|with|sin|without)\b.*)|)"
)
READY = re.compile(
    r"(?:(?:listo|lista|listas|ya esta|ya estan|hecho|hecha|terminado|acabado|done|ready|it'?s done|finished)\b)?[,:.! ]*"
    r"(?P<body>.*)"
)
WEIGHS = re.compile(
    rf"(?:{ART}(?P<pot>[^\d,;:.?!]+?) )?(?:(?:he pesado|pese|i weighed)(?: {ART}(?P<pot2>[^\d,;:.?!]+?))?[:,]?(?: (?:y )?(?:pesan?|son|it'?s))?"
    rf"|(?:en realidad |al final |ahora |actually |now )?(?:pesan?|pesaron|weighs?|weighed)"
    rf"(?: (?:en realidad|al final|ahora|actually|now|en total|in total))?"
    rf"|(?:en realidad |al final )?(?:salen|salieron|son|eran|da para|dan para|makes?|made|serves|yields?))"
    rf" (?P<fig>(?:{MASS}|{NUMBER} {PORTION})(?:(?:,| y| and|;|,? para|,? en|,? for) (?:(?:son|salen|makes?|pesa|weighs?|da para) )?"
    rf"(?:{MASS}|{NUMBER} {PORTION}))?)"
)
FIGURES = re.compile(
    rf"(?:(?:pesan?|peso|en total|son|salen|it|weighs?|in total|total|makes?|it'?s|da para|para|for|y|and) ?)*(?:(?P<mass>{MASS})|(?P<n>{NUMBER}) {PORTION})"
    rf"[,;. ]*"
)
MEALS = (
    (re.compile(r"(?:desayun|breakfast)"), "breakfast"),
    (re.compile(r"(?:almorz|almorc|almuerz|lunch|(?:para|de) (?:comer|comida))"), "lunch"),
    (re.compile(r"(?:merend|meriend)"), "afternoon_snack"),
    (re.compile(r"(?:cen[eoa]|he cenado|dinner|supper)"), "dinner"),
)
WHEN = r"(?: (?:para|de) (?:cenar|cena|comer|comida|desayunar|almorzar|merendar)| (?:for|at) (?:dinner|lunch|breakfast|supper))?"
EAT = re.compile(
    rf"(?:me |yo |i )?(?:he |i'?ve |have )?(?:acabo de )?(?:just )?(?:me he )?(?:comi|comido|comer(?:me)?|cene|cenado|cenar(?:me)?"
    rf"|almorce|almorzado|desayune|desayunado|merende|merendado|termine|terminado|acabe|acabado|ate|eaten|had|finished)"
    rf" (?:me )?(?:{MUCH}){OF}{WHEN}"
)
WHO = r"(?P<who>(?:mi|mis|my|el|la|un|una|the) [a-z]+(?: (?!se\b|ha\b|has\b)[a-z]+)?|[a-z]{2,})"
OTHER = re.compile(
    rf"{WHO} (?:se )?(?:ha |han |has |have )?(?:comio|comido|comieron|ceno|cenado|almorzo|llevo|llevado|zampo|ate|eaten|had|took|taken)"
    rf" (?:{MUCH}){OF}"
)
TAKES = (
    ("thaw", re.compile(rf"(?:he |i'?ve |i )?(?:descongel(?:e|ado)|thawed|defrosted) (?:{MUCH}){OF}")),
    (
        "thaw",
        re.compile(
            rf"(?:he |i )?(?:sacado|saque|took) (?:{MUCH}){OF}(?: (?:out )?(?:del congelador|(?:out )?of the freezer|from the freezer))"
        ),
    ),
    ("freeze", re.compile(rf"(?:he |i'?ve |i )?(?:congel(?:e|ado|amos)|froze|frozen) (?:{MUCH}){OF}")),
    (
        "freeze",
        re.compile(
            rf"(?:he |i )?(?:metido|meti|guardado|guarde|puse|put) (?:{MUCH}){OF} (?:en el congelador|in(?:to)? the freezer)"
        ),
    ),
    (
        "waste",
        re.compile(
            rf"(?:he |i'?ve |i )?(?:tire|tirado|threw(?: away| out)?|thrown(?: away| out)?|binned|tossed) (?:a la basura )?(?:{MUCH}){OF}"
            rf"(?: (?:away|out|a la basura|in the bin))?"
        ),
    ),
)
LEFT_ES = re.compile(
    rf"(?:cuant[ao]s? (?:raciones |porciones |tuppers |gramos )?(?:me |nos )?(?:queda|quedan|sobran?)|que (?:me )?(?:queda|sobra)|queda algo){OF}"
)
LEFT_EN = re.compile(
    rf"(?:how (?:much|many)(?! (?:calories|cals|kcal|energy|protein)\b)(?: portions| servings)?(?: of)?(?: the)?(?: (?P<a>[^\d,;:.?!]+?))? (?:is|are|do i have|have i got) left"
    rf"|is there any {ART}(?P<b>[^\d,;:.?!]+?) left|what(?:'s| is) left)(?: of {ART}(?P<pot>[^\d,;:.?!]+?))?"
)
SAVE = re.compile(
    rf"(?:guarda(?:l[ao]s?|me(?:l[ao])?)?|save|keep)(?: (?:it|this|that|esto|est[ao]|{ART}(?P<pot>[^\d,;:.?!]+?)))?"
    rf" (?:como|as) (?:una |a |mi |my )?(?:receta|recipe)"
)
BUY = re.compile(
    r"(?:hoy |ayer )?(?:he comprado|hemos comprado|compre|compramos|acabo de comprar|i(?:'ve| have)? bought|bought|i just bought|just bought"
    r"|picked up|i picked up|i got from the shop)[:]? (?P<parts>.+?)"
    r"(?:(?: por| for|,? me cost(?:o|aron)|,? cost) (?P<price>\d+(?:[.,]\d+)?) ?(?:€|euros?|eur|\$|dollars?|bucks|pounds|£|pesos))?"
)
USED_UP = re.compile(
    rf"(?:se (?:me )?(?:ha acabado|han acabado|acabo|acabaron|termino)|(?:ya )?no (?:me )?queda(?:n)?(?: nada de| mas)?"
    rf"|i(?:'ve| have)? r[au]n out of|(?:we're|i'm|i am|we are) out of|there'?s no more) {ART}(?P<pot>[^\d,;:.?!]+?)(?: left)?"
)
HAVE = re.compile(
    r"que (?:tengo|hay|me queda)(?: (?:en (?:la )?(?:despensa|nevera|casa|cocina)|en el (?:frigo|frigorifico|armario)|de comida|para comer))"
    r"|que tengo en casa|what do i have (?:in (?:the |my )?(?:pantry|fridge|kitchen|house|cupboard)|at home)"
    r"|what'?s in (?:the |my )?(?:pantry|fridge|cupboard)|(?:mi |la )?despensa|(?:my )?pantry|que tengo"
)
CAN = re.compile(
    r"que (?:puedo|podria) (?:cocinar|hacer(?: de comer| de cenar)?|preparar)(?: con lo que tengo| hoy)?|what (?:can|could) i (?:cook|make)(?: with what i have| today| tonight)?"
)
MISSING = re.compile(
    rf"que me falta (?:para|de)(?: hacer| cocinar)? {ART}(?P<pot>[^\d,;:.?!]+?)"
    rf"|what (?:am i missing|do i (?:still )?need|is missing) (?:for|to (?:cook|make)) {ART}(?P<pot2>[^\d,;:.?!]+?)"
)
PUT = re.compile(
    r"(?:(?:y )?(?:tambien )?(?:le )?(?:he )?(?:anad[oi]|anadido|echo|eche|echado|pongo|puse|puesto|meto|lleva|llevan)(?: tambien)?"
    r"|(?:and )?(?:i )?(?:also )?(?:add|added|put in|put|threw in)(?: in)?|(?:and )?(?:it )?also has|plus|y|and|mas) (?P<parts>.+)"
)
MEND = re.compile(
    rf"(?:(?:en|a|in|to) {ART}(?P<pot>[^\d,;:.?!]+?)[,:]? )(?:(?:en realidad|actually)[,]? )?(?:eran|fueron|habia|puse|eche|le eche|there (?:was|were)"
    rf"|i (?:put|used)|it was) (?P<parts>\d.+)"
)
NOBODY = frozenset(
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
NO_FOLLOW = re.compile(r"\b(?:manana|tomorrow|si|if|no|not|nunca|never)\b")
