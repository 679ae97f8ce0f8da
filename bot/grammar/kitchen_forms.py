"""The forms in which people tell of pots and the pantry, in both languages, without accents and capitals."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

from bot.grammar.kitchen_words import MASS, MUCH, NUMBER, PORTION

ART = r"(?:(?:l[ao]s?|el|the|mis?|my|un[ao]?s?|some|a|an|tod[ao]s? l[ao]s?|that|those|these|es[ao]s?|ese) )?"
OF = rf"(?: (?:de|del|of) {ART}(?P<pot>[^\d,;.?!]+?))?"
START = re.compile(
    rf"(?:voy a (?:cocinar|hacer|preparar)|(?:me he puesto|me acabo de poner) a (?:cocinar|hacer|preparar)|(?:estoy|ando) (?:cocinando|haciendo|preparando)|empiezo a cocinar"
    rf"|me pongo a (?:cocinar|hacer|preparar)|vamos a cocinar"
    rf"|(?:(?:i'?m|i am) )?(?:going to cook|gonna cook|about to (?:cook|make))|(?:i'?m|i am) (?:cooking|making)|(?:i'?m )?starting (?:to cook|cooking)"
    rf"|let'?s cook) (?:(?:a |an |una? )?(?:big |huge |large |buena )?(?:pot|batch|tray|pan|olla|tanda|cazuela) (?:of|de) )?{ART}(?P<pot>[^\d,;:.?!]+?)(?: ahora| now)?"
)
WEAK_START = re.compile(
    rf"(?:(?:i'?m |i am )?(?:i )?(?:starting|started|empiezo|empezando|empece|he empezado|comienzo|doing|whipping up|knocking up|rustling up|throwing together)|me pongo con|(?:pongo|he puesto|puse|dejo) (?:a (?:cocer|hervir|guisar|fuego lento)|al fuego)|(?:hoy )?toca(?: hacer| cocinar)?|gonna (?:cook|make)|(?:cooking|making|cocinando|preparando))(?: (?:on|with|con|un[ao]? (?:olla|tanda) de|a (?:pot|batch) of))? {ART}(?P<pot>(?!(?:pecho|espalda|piernas?|brazos?|hombros?|gluteos?|cardio|descans|pull|push|progress)\b)[^\d,;:.?!]+?)(?: ahora| now)?"
)
"""Only of a dish: a session begins with the same words."""
READY = re.compile(
    r"(?:(?:pues |bueno |vale |y |ok |okay |right |and )?(?:listo|lista|listas|ya esta|ya estan|hecho|hecha|terminado|acabado|fin|eso es todo|apag(?:o|ue|ado) (?:el fuego|la olla|el horno)|(?:he )?apagado (?:el fuego|la olla|el horno)|fuera del fuego|(?:i )?turned (?:it|the heat|the stove|the oven) off|off the heat|out of the oven|done|all done|ready|it'?s done|finished|that'?s (?:it|all)|that is (?:it|all))\b)?[,:.! ]*"
    r"(?P<body>.*)"
)
WEIGHS = re.compile(
    rf"(?:{ART}(?P<pot>(?!(?:me|nos|lo|los|las|el|the|i|we|just|it|they|that)\b)[^\d,;:.?!]+?) |(?:me|nos|it|they|that|eso|esto) )?(?:(?:(?:l[oa]s? )?he (?:vuelto a pesar|pesado)(?:l[oa]s?)?|(?:l[oa]s? )?pese|(?:i )?(?:just )?(?:re-?)?weighed)(?: (?:it|them)(?: all)?(?: after(?:wards)?| now| again| once more)?| again| de nuevo| otra vez| despues| ahora| {ART}(?P<pot2>[^\d,;:.?!]+?))?[:,]?(?: (?:y )?(?:pesan?|son|it'?s))?"
    rf"|(?:en realidad |al final |ahora |actually |now )?(?:pesan?|pesaban?|pesaron|peso|(?:ha |han )?quedado en|quedo en|weighs?|weighed|came (?:out )?(?:to|at)|ended up at)"
    rf"(?: (?:en realidad|al final|ahora|actually|now|en total|in total))?"
    rf"|(?:en realidad |al final |actually |cambio de planes,? |change of plans,? )?(?:(?:el |the )?(?:peso|weight) (?:final|total|cocido) (?:fue|es|era)|(?:the )?(?:final|total|cooked) weight (?:was|is)|(?:change|make|pon|cambia)(?:l[oa]| it| that)?(?: to| a| en)?|(?:the )?(?:final|total|cooked) weight:|peso (?:final|total|cocido|en cocido):|it'?s|they'?re|let'?s say|call it|pongamos|digamos|salen|salieron|son|eran|salio|sale|da para|dan para|makes?|made|serves|feeds|yields?))"
    rf" (?P<fig>(?:{MASS}|{NUMBER} {PORTION})(?:(?:,| y| and|;|,? para|,? en|,? for) (?:(?:son|salen|makes?|pesa|weighs?|da para) )?"
    rf"(?:{MASS}|{NUMBER} {PORTION}))?)(?: (?:hech[oa]s?|cocinad[oa]s?|ya hech[oa]s?|cooked|in all|en total|(?:now )?(?:that )?it'?s (?:cooked|done|ready|finished)|now its (?:cooked|done)|once cooked|ya lista?|una vez hech[oa]))?(?:,? (?:y )?(?:no|not) .+)?"
)
FIGURES = re.compile(
    rf"(?:(?:pesan?|peso|quedan?|quedo|quedaron|sale|salio|salieron|en total|son|salen|it|weighs?|in total|total|makes?|it'?s|da para|para|for|y|and) ?)*(?:(?P<mass>{MASS})|(?P<n>{NUMBER}) {PORTION})"
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
    rf"(?:me |yo |i )?(?:he |i'?ve |have )?(?:acabo de )?(?:just )?(?:me he )?(?:comi|comido|comer(?:me)?|como(?= un| otr| medi| \d)|ceno|cene|cenado|cenar(?:me)?"
    rf"|almorce|almorzado|desayune|desayunado|merende|merendado|tome|tomado|servi|servido|bebi|bebido|termine|terminado|acabe|acabado|zampe|zampado|devore|devorado|jale|jalado|trague|tragado|ate|eaten|had|drank|finished|scoffed|scarfed(?: down)?|wolfed(?: down)?|devoured|demolished|polished off)"
    rf" (?:me )?(?:{MUCH}){OF}{WHEN}"
)
WHO = r"(?P<who>(?:mi|mis|my|el|la|un|una|the) [a-z]+(?: (?:de|del|of) [a-z]+| (?!se\b|ha\b|has\b)[a-z]+)?|[a-z]{2,})"
OTHER = re.compile(
    rf"(?:y |and )?{WHO} (?:tambien )?(?:se )?(?:ha |han |has |have )?(?:comio|comido|comieron|ceno|cenado|cenaron|almorzo|llevo|llevado|zampo|zampado|devoro|devorado|acabo|acabado|pillo|merendo"
    rf"|ate|eaten|had|took|taken|polished off|scoffed|wolfed down|finished|grabbed)"
    rf" (?:{MUCH}){OF}(?: more| mas)?(?: home| a casa| a su casa| al trabajo| to work)?(?: too| as well| also| tambien| between them| entre tod[oa]s| entre l[oa]s dos)?"
    r"(?: (?:hoy|ayer|anoche|anteayer|today|yesterday|last night|this morning|esta (?:manana|tarde|noche)))?"
)
_WHOM = r"(?P<who>(?!.*\b(?:y|and) (?:yo|i|me|ate|had|comi|cene|another|otr[ao])\b)[a-z]+(?: [a-z]+){0,3})"
_GAVE = r"(?:dado|di|regalado|regale|llevado|lleve|pasado|pase|repartido|donado)"
GAVE = (
    re.compile(rf"(?:l[ea]s? )?(?:he )?{_GAVE} (?:{MUCH}){OF} a(?:l)? {_WHOM}"),
    re.compile(rf"(?:l[ea]s? )?(?:he )?(?:invite|invitado) a(?:l)? {_WHOM} a (?:{MUCH}){OF}"),
    re.compile(rf"(?:i'?ve |i )?(?:gave|given|sent|handed|dropped off) (?:{MUCH}){OF} (?:to|for) {_WHOM}"),
    re.compile(
        rf"(?:i'?ve |i )?(?:gave|given|sent|handed|fed) (?P<who>(?:my |the )?[a-z]+(?: [a-z]+)?) (?:{MUCH}){OF}"
    ),
)
AND_OTHER = re.compile(rf"(?:y|and) (?P<who>(?:mi|mis|my) [a-z]+(?: (?:de|of) [a-z]+)?) (?:{MUCH}){OF}")
AND_MORE = re.compile(rf"(?:y |and )(?:{MUCH}) (?:de|del|of) {ART}(?P<pot>[^\d,;.?!]+?)")
TOGETHER = re.compile(
    rf"(?:hoy )?(?:hemos )?(?:(?P<es>cenamos|comimos|desayunamos|cenado|comido|almorzamos)|we (?:had|ate)) {ART}(?P<pot>[^\d,;.?!]+?)(?: tonight| today| last night)?(?: for (?P<en>dinner|lunch|breakfast))?[,:]? "
    rf"(?P<mine>(?:yo|me|i had|i) .+?),? (?:y|and) (?P<theirs>.+)"
)
SPOILT = re.compile(
    r"(?:se (?:me )?(?:ha|han) (?:puesto mal[oa]s?|estropeado|pasado|echado a perder)|(?P<enpot>.+?) (?:went (?:off|bad)|has gone off|(?:got |was )?spoiled))(?: (?P<pot>.+?))?"
    r",?(?: (?:asi que|y|so|and))? (?:l[ao]s? (?:he )?(?:tir\w+)|i (?:binned|threw|tossed|chucked)(?: (?:away|out))? (?:it|them)(?: (?:away|out))?)"
)
TAKES = (
    (
        "thaw",
        re.compile(
            rf"(?:he |i'?ve |i )?(?:descongel(?:e|o|ado|amos)|thawed|thawing|defrosted|defrosting) (?:{MUCH}){OF}"
        ),
    ),
    (
        "thaw",
        re.compile(
            rf"(?:he |i )?(?:sacado|saque|saco|took|taken) (?:{MUCH}){OF}(?: (?:out )?(?:del congelador|(?:out )?of the freezer|from the freezer)| out(?= to )| (?=a descongelar))"
            r"(?:(?: to thaw| to defrost| ?a descongelar)?(?: (?:para|for) (?:manana|hoy|cenar|comer|luego|la cena|tomorrow|later|dinner|lunch|tonight))?)"
        ),
    ),
    (
        "freeze",
        re.compile(
            rf"(?:he |i'?ve |i )?(?:congel(?:e|o|a|ado|amos)|froze|frozen|freezing|freeze) (?:{MUCH}){OF}(?: para (?:luego|otro dia)| for later)?"
        ),
    ),
    (
        "freeze",
        re.compile(
            rf"(?:he |i )?(?:metido|meti|meto|guardado|guarde|guardo|puse|puesto|put|stuck|popped) (?:{MUCH}){OF} (?:en el congelador|al congelador|a congelar|in(?:to)? the freezer)"
        ),
    ),
    (
        "freeze",
        re.compile(
            rf"(?:{MUCH}){OF},? (?:van? |goes |go |went |going |me van )?(?:(?:straight |right )?in(?:to)? the|to the|al|en el|pa'l|para el) (?:freezer|congelador)"
        ),
    ),
    (
        "waste",
        re.compile(
            rf"(?:he |i'?ve |i )?(?:tire|tirado|threw(?: away| out)?|thrown(?: away| out)?|binned|tossed) (?:a la basura )?(?:{MUCH}){OF}"
            rf"(?: (?:away|out|a la basura|in the bin))?(?:,? (?:que |porque |because |it |they )?(?:se (?:quem|pas|cay)|burn|hue|oli|ole|esta|smel|was|were|had|gone|went|looked).*)?"
        ),
    ),
)
LEFT_ES = re.compile(
    rf"(?:cuant[ao]s? (?:raciones |porciones |tuppers |gramos )?(?:me |nos )?(?:queda|quedan|sobran?)|que (?:me )?(?:queda|sobra)|queda algo){OF}"
    rf"|cuant[ao]s? (?:raciones|porciones|tuppers|gramos) (?:de|del) {ART}(?P<of>[^\d,;.?!]+?) (?:me |nos )?(?:queda|quedan|sobran?)"
)
LEFT_EN = re.compile(
    rf"(?:how (?:much|many)(?! (?:calories|cals|kcal|energy|protein)\b)(?: {PORTION})?(?: of)?(?: the)?(?: (?P<a>(?!is\b|are\b|do\b|have\b)[^\d,;:.?!]+?))?(?: (?:is|are|do i have|have i got))? left"
    rf"|(?:is there |are there )?any {ART}(?P<b>[^\d,;:.?!]+?) left|what(?:'s| is) left)(?: of {ART}(?P<pot>[^\d,;:.?!]+?))?"
)
SAVE = re.compile(
    rf"(?:guarda(?:l[ao]s?|me(?:l[ao])?)?|save|keep)(?: (?:it|this|that|esto|est[ao]|{ART}(?P<pot>[^\d,;:.?!]+?)))?"
    rf" (?:como|as) (?:una |a |mi |my )?(?:receta|recipe)"
)
COST = re.compile(
    rf"(?:cuanto (?:cuesta|me cuesta|sale|me sale|costo|me ha costado|vale|valen)|a cuanto (?:sale|me sale)) (?:(?:una |la |cada )?(?:racion|porcion|tupper)(?: de)?)? ?{ART}(?P<pot>[^\d,;:.?!]+?)?"
    rf"|(?:how much (?:does|did|is)|what (?:does|did|is)) (?:(?:a|one|each) )?(?:portion|serving)(?: of)? ?{ART}(?P<en>(?!cost)[^\d,;:.?!]+?)?(?: ?cost| costing me| worth)?"
    rf"|how much (?:do|did|does) {ART}(?P<en2>[^\d,;:.?!]+?) cost(?: (?:a|per) (?:portion|serving))?"
)
_FIGURE = r"(?:calorias|kcal|kilocalorias|energia|proteinas?|calories|kcals|cals|energy|protein)"
FIGURES_OF = re.compile(
    rf"(?:cuant[ao]s? {_FIGURE} (?:tiene|tienen|hay en|lleva|llevan)|que {_FIGURE} (?:tiene|tienen)) (?:(?:una|la|cada) (?:racion|porcion|tupper) (?:de )?)?{ART}(?P<pot>[^\d,;:.?!]+?)"
    rf"|how (?:many|much) {_FIGURE} (?:(?:is|are)(?: there)? in|(?:does|do|has|have)|in) (?:(?:a|one|each) (?:portion|serving) (?:of )?)?{ART}(?P<en>[^\d,;:.?!]+?)(?: have| has)?"
)
FIGURES_EACH = re.compile(
    rf"cuant[ao]s? {_FIGURE} (?:tiene|tienen|hay en|lleva|llevan|son|por|en) (?:cada|una|la|por) ?(?:racion|porcion|tupper)?|{_FIGURE} por (?:racion|porcion|tupper)"
    rf"|(?:how (?:many|much) )?{_FIGURE} (?:(?:is|are) )?(?:(?:there )?in |per |(?:in )?(?:each|a|one) |does )(?:(?:a|each|one) )?(?:portion|serving)(?: have| has)?"
)
""" "¿Cuántas calorías tiene cada ración?", of what was cooked last."""
COOKED_LEFT = re.compile(
    r"que (?:tengo|hay|me queda) (?:ya )?(?:cocinado|hecho|preparado|congelado)|what (?:have i got|do i have)(?: left)? (?:cooked|made|prepped|frozen)|what'?s (?:already )?(?:cooked|prepped)"
)
_QUANTITY = r"(?:(?:un[ao]s? )?\d+(?:[.,]\d+)? ?(?:g|gr|kg|kilos?|gramos|ml|cl|l|litros?|litres?|liters?)?|un litro(?: y medio)?|medio litro|a litre|half a litre|dos|tres|cuatro|cinco|seis|two|three|four|five|six)"
BY_PRODUCT = re.compile(
    rf"(?:del|de la|de las|de los|con el|con la) (?P<food>caldo|suero|nata|grasa|yemas|claras|[a-z]+) (?:de (?:coccion|{ART}(?P<pot>[^\d,;:.?!]+?)) )?(?:me |nos )?(?:han |ha )?(?:salido|quedado|sobrado|salieron|quedo|quedaron|sobraron|sobro|saque|he sacado) (?P<much>{_QUANTITY})"
    rf"|(?:(?:del|de la|de las|de los|con el|con la) [a-z ]+? )?(?:me |nos )?(?:(?:han |ha )?(?:sobrado|salido|quedado)|sobraron|sobro|salieron|salio|saque|he sacado|guarde|he guardado|reserve|he reservado) (?:l[ao]s )?(?P<much2>{_QUANTITY}) (?:de )?(?P<food2>(?:caldo|suero|nata|grasa|yemas?|claras?|fumet|jugo)(?: de [a-z]+)?)(?: (?:de|del) [a-z ]+)?"
    rf"|(?:i |we )?(?:also )?(?:got|had|saved|kept|skimmed|reserved|drained off|have)(?: the)? (?P<much3>{_QUANTITY}) (?:of )?(?!the |my )(?P<food3>(?:[a-z]+ )?(?:broth|stock|yolks?|egg yolks?|egg whites?|whites?|whey|fat|cream|juice))(?: (?:from|out of|off|left over|left) ?[a-z ]*)?"
)
OUT_OF_POT = re.compile(
    rf"(?:del|de la|de las|de los) (?P<pot>[a-z ]+?) (?:(?:me |nos )?(?:han |ha )?(?:salido|salieron|salio)|saque|he sacado) (?P<much>{MASS}|\d+(?:[.,]\d+)? ?(?:ml|cl|l|litros?)) de (?P<food>[a-z ]+)"
    rf"|(?:i |we )?(?:also )?got (?P<much2>{MASS}|\d+(?:[.,]\d+)? ?(?:ml|cl|l|lit(?:re|er)s?)) of (?P<food2>[a-z ]+?) (?:from|out of|off) (?:the |my )?(?P<pot2>[a-z ]+)"
)
LEFTOVER = re.compile(
    rf"(?:(?:han |ha )?sobr(?:o|aron|ado|an|a)|(?:(?:solo |ya )?(?:me |nos )?(?:queda|quedan)(?: solo)?)(?= \S+ {PORTION})) (?:{MUCH}){OF}"
)
LEFTOVER_EN = re.compile(
    rf"(?:there(?:'s| was| were| are| is)|(?:we|i) (?:had|have|only have))(?: only| just)? (?:{MUCH}){OF} (?:left ?over|left|remaining)"
)
AMEND = re.compile(
    rf"(?:no (?:eran|fueron|son|era|fue) {NUMBER}(?: {PORTION})?,? (?:son|eran|fueron|era|sino) |(?:no|perdon|sorry|uy|ups|oops|mejor dicho|i mean|en realidad|al final|actually|wait|espera)[,.:]? (?:que )?(?:no )?(?:me comi |comi |i (?:ate|had) )?(?:eran|fueron|era|fue|son|it was|they were|were|was|make (?:it|that))? ?|(?:eran|fueron|fue|era|it was|that was|they were|(?:esa|esta|la|that|my|mi) (?:racion|porcion|portion|serving) (?:pesaba|pesa|peso|eran|era|weighed|was)) (?:solo |only |just |more like )?)(?:{MUCH})(?: actually| en realidad| nada mas)?(?:,? (?:y )?(?:no|not) {NUMBER}(?: {PORTION})?)?"
)
PUT = re.compile(
    r"(?:(?:(?:y|ahora|luego|despues|ya|de momento|por ahora|primero|entonces)[,:]? )*(?:tambien )?(?:l[ea]s? )?(?:he )?(?:anad[oi]|anadido|agrego|agregado|echo|eche|echado|pongo|puse|puesto|meto|meti|metido|llevo|lleva|llevan|va|van)(?: tambien| ahora| dentro)?"
    r"|(?:and |now |then )*(?:i'?ve |i )?(?:also )?(?:add|added|adding|put in|put|putting in|threw in|throwing in|chucked in|tossed in|dropped in)(?: in)?|(?:and )?(?:it )?also has|plus|(?:y |and )?(?:ahora|now|also|tambien)|&|\+|y|and|mas|then|next|first(?: up)?|so far|luego|despues|primero|ah y|oh and|de momento|por ahora),? (?P<parts>.+?)(?: (?:in(?:to)? the (?:pan|pot|wok|oven|bowl)|a la (?:olla|sarten|cazuela)|en la (?:olla|sarten|cazuela)))?"
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
NO_FOLLOW = re.compile(r"\b(?:manana|tomorrow|si|if|no|not|nunca|never|want|weight)\b")
