"""The words in which people tell of a pot in one message, without accents and capitals, in both languages."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from functools import lru_cache

from bot.grammar.kitchen_words import NUMBER, PORTION, SLICE
from bot.grammar.pot_amounts import mass_or_volume

DAYS_AGO = {"ayer": 1, "anoche": 1, "anteayer": 2, "yesterday": 1, "last night": 1}
_DAY = r"(?:(?P<day>hoy|ayer|anoche|anteayer|today|tonight|yesterday|last night|this morning|esta manana|esta tarde|esta noche)[,:]? )?"
_COOK = (
    r"(?:cocinad[oa]|cocinar|cocine|cocinamos|guisad[oa](?! de\b)|guise|guisar|cocid[oa](?! de\b)|coci|hervid[oa]|hervi|horneado|hornee|asado(?! de\b)"
    r"|batch de|tanda de|olla de|(?:puse|puesto|echado|eche) (?:a cocer |al fuego )?en la (?:olla|cazuela|sarten)|cooked(?: up)?|meal[- ]prepped|meal prep(?: of)?|(?:an? )?(?:big|huge|large|giant|massive) (?:pot|tray|pan|batch) of|batch[- ]cooked|boiled|roasted|stewed|slow[- ]cooked|batch of)"
)
_POT_HAS = r"(?:the |my )?(?:slow cooker|crock ?pot|instant pot|pressure cooker|dutch oven)(?:'?s| has| is)? (?:got|full of|loaded with)"
_MAKE = r"(?:done(?= (?:a|an|some|my|the)\b)|dej(?:e|o|ado|amos) (?:list[oa]s?|hech[oa]s?|preparad[oa]s?|cocinad[oa]s?)|(?:tengo|quedo|queda|quedaron) (?:ya )?(?:list[oa]s?|hech[oa]s?)|monte|arme|chucked|hecho|hice|hicimos|hacer|preparad[oa]|prepare|preparar|montado|made|prepped|prepared|me sali(?:o|eron)|me ha(?:n)? salido|deje|dejado|dejo|whipped up|knocked up|rustled up|threw together|thrown together|put together|baked)"
OPEN = re.compile(
    rf"^\s*[¡¿]?(?:hola[,.!]? |hi[,.!]? |hey[,.!]? |vale[,.]? |ok[,.]? )?{_DAY}"
    r"(?:he |hemos |yo |acabo de |i'?ve |i have |we'?ve |we |i |just |finally |por fin |al final |esta semana |this week |para (?:toda )?la semana,? |for the (?:whole )?week,? |meal[- ]?prep (?:is )?(?:done|sorted|list[oa]|hech[oa]),? (?=cook|coc|made|hice)|so |right,? |well,? |bueno,? |pues,? |oye,? |listo,? |don |done (?=cook|made)|(?:mi|la|el|my|the|me) [a-z]+ (?:y yo|and i|and me) )*"
    rf"(?:(?P<cook>{_COOK}|{_POT_HAS})|(?P<make>{_MAKE}))\b(?P<when> (?:hoy|ayer|anoche|today|yesterday|last night))?"
    r"(?P<this> (?:esto|esta receta|lo siguiente|this(?: recipe)?|the following))?[:,]?(?:\s+|$)"
)
PLANNED = re.compile(
    r"^\s*(?P<day>hoy |today |tonight |esta noche )?(?P<cook>(?P<now>cocino|preparo|guiso)\b|(?:voy|vamos) a (?:cocinar|hacer|preparar|guisar)|(?:estoy|estamos|ando) (?:cocinando|haciendo|preparando|guisando)"
    r"|(?:i'?m|i am|we'?re) (?:going to|gonna|about to) (?:cook|make|prepare)|(?:i'?m|i am|we'?re) (?:cooking|making|preparing))(?P<when>)(?P<this>)[:,]?\s+"
)
""" "Voy a cocinar": told behind it what the pot weighs, it is cooked; "hoy cocino", how many portions it makes."""
ELSE = re.compile(
    r"\b(?:desayun\w*|almuer\w*|almorc\w*|comi|comimos|comido|cene|cenamos|cenado|merend\w*|merienda|breakfast|lunch|snack|ate|eaten|had"
    r"|compr\w+|bought|shopping|series|reps|rir|tomorrow|si hago|if i|mism[ao]s?|same|otra vez|again|de siempre|usual|no he|didn'?t|las? pes\w+ otra)\b"
)
"""Words of something else: the whole message is not a pot's."""
NO_TITLE = re.compile(
    r"\b(?:cena|comida|dinner|supper|meal|manana|quiero|want|voy a|tengo|compra|lista|list|need|necesito|hoy|today(?!'?s)|ayer|yesterday|no|receta|recipe)\b"
)
"""Words of something else where nobody says that anything was cooked."""
TOLD = re.compile(
    r"^\s*[¡¿]?(?:(?:hoy|today|(?:le|te|les|os) cuento|apunta\w*|anota\w*|registra\w*|log|note(?: down)?)\b[,:!. ]+)+(?:(?:el|la|los|las|un|una|the|an?|my|mi) )?"
)
""" "Le cuento el puchero de hoy:", before what was cooked."""
MEALS_AHEAD = re.compile(
    r"\b(?:para (?:los|las|mis)|for (?:the|my|our|this week's)) (?:almuerzos|comidas|cenas|desayunos|loncheras|lunches|dinners|breakfasts|meals)(?: (?:de la semana|de esta semana|of the week|this week))?\b|\b(?:all )?in (?:one|a|the) (?:big |large )?(?:pot|pan|tray)\b(?= ?[.,]|$)"
)
"""The meals to come that something is cooked for, and the pot it is in: no part of it."""
POTFUL = re.compile(
    r"^(?:(?:un[ao]?s?|l[ao]s?|el|an?|the|some|my|mis?) )?(?:(?:(?:big|gran|large|huge|whole) )?"
    r"(?:olla|cazuela|perol|puchero|bandeja|tanda|batch|pot|tray|pan|load|sarten|fuente|lote)(?: grande| entera)? (?:de|of) )?"
    r"(?:(?:un[ao]?s?|l[ao]s?|el|an?|the|some|my) )?(?:receta (?:de|para) |recipe (?:for|of) )?"
)
WEEK = re.compile(r"\b(?:for the (?:whole )?week|para (?:toda )?la semana|meal prep|for meal prep)\b")
"""What is cooked for more than a meal, also where no word says that it was cooked."""
AT_ONCE = re.compile(
    r"\b(?:(?:para|de) (?:cenar|comer|desayunar|almorzar|merendar|cena|comida|desayuno|almuerzo)|for (?:dinner|lunch|breakfast|supper)|para mi\b|for me\b|batido|shake|smoothie)\b"
)
"""What is made to be eaten at once, however much it is."""
STEPS = re.compile(
    r"(?m)^\W*(?:preparacion|elaboracion|instrucciones|pasos|paso a paso|como (?:se hace|hacerl[oa])|modo de (?:hacerlo|preparacion)|procedimiento"
    r"|method|instructions|directions|steps|preparation|how to (?:make|cook) it)\b"
)
LISTED = re.compile(r"\bingredient(?:e?s)?\b")
HEADING = re.compile(
    r"^\W*(?:ingredient(?:e?s)?|(?:para (?:la|el|los|las)|for the) [a-z ]+|[a-z' ]{0,40}:|base|filling|topping|sauce|dough|dressing|marinade|frosting"
    r"|masa|relleno|salsa|cobertura|alino|guarnicion|sofrito|marinada|almibar)\W*$"
)
ABOUT = re.compile(
    r"\b(?:prep|cook|total|cooking|coccion|preparacion|tiempo|time|dificultad|difficulty|horno|oven|kcal|calorias|calories)\b.*\d"
    r"|\d+ ?(?:min|minutos?|minutes?|horas?|hours?|h|°|º|grados|degrees)\b"
)
"""Lines that tell of time and heat."""
JOIN = re.compile(
    r"(?:[ ,.:;\n(•*·–—-]|\b(?:con|with|using|usando|use|used|i used|le puse|hech[oa]s? con|a base de|made with|made from|from|puse|he puesto|le he puesto|le eche|he echado|i put|lleva|llevan|tiene|contains|it has|it contains|has|in it|ingredientes|ingredients)(?=\W*$))+$"
)
SPLIT = re.compile(r" con | with | using | usando |, ")
NAME_TAIL = re.compile(
    r" (?:(?:in|on) (?:the |my )?(?:instant pot|slow cooker|crock ?pot|pressure cooker|air ?fryer|oven|stove|wok|pan)|en (?:la |el )?(?:olla(?: rapida| express)?|sarten|horno|cazuela|thermomix|freidora de aire)|for the (?:whole )?week|para (?:toda )?la semana|for meal prep|for (?:the |my )?(?:house|flat|family|team|crew|boys|lads|kids|office|station|guys|freezer|weekend|(?:\w+ )?days)|para (?:la |el |los |las )?(?:casa|familia|peques|ninos|equipo|finde|congelador|(?:\w+ )?dias)|(?:de )?hoy|today|ayer|yesterday|anoche|last night|done|prepared|compa|bro)$"
)
PIECE = (
    rf"(?:{SLICE}|bars|barritas|balls|bolas|bolitas|muffins?|magdalenas|cupcakes|galletas|cookies"
    r"|biscuits|pancakes|tortitas|crepes|croquetas|albondigas|meatballs|empanadillas|hamburguesas|burgers|patties|tacos|wraps|burritos|pizzas|panecillos|rolls|buns"
    r"|brownies|rosquillas|donuts|arepas|vasitos?|vasos?|botellas?|bottles?|glasses|moldes?|flaneras?|ramekins?|tarritos?|copas?|cups)"
)
_PEOPLE = rf"(?:personas?|people|persons?|pax|comensales|comidas|meals|almuerzos|cenas|lunches|dinners|dias|days|{PORTION})"
_CUT = (
    r"(?:(?:l[oa]s?|it|them|i|he|ha|todo|me|y|and|which|que) )*"
    r"(?:para|da para|dan para|sale para|salen para|(?:me )?(?:sale|salen|salieron|da|dan) a|does(?: us| me)?|suficiente para|enough for|sirve para|sirve|sirven|serves|feeds(?: us)?|for|salen|sale|salieron|(?:han|ha) salido|hace|hacen|makes|made|yields"
    r"|(?:he |hemos )hecho|hice|hicimos|rinde|rinden|rindio|rindieron|rendia|(?:i |we )?got|gives|yield|(?:raciones|servings|portions|porciones|comensales)(?= ?:)"
    r"|(?:reparto|repartid[oa]s?|reparti|divido|dividid[oa]s?|dividi|separad[oa]s?|corte|cortad[oa]s?|corto|partid[oa]s?|parti) (?:en|entre)"
    r"|(?:repart|divid|separ|cort|part)(?:e|o|a|i|ir|ar|elo|ela|elos|elas|alo|ala|alos|alas|imos|amos)(?: l[oa]s?)? (?:en|entre)|(?:divided?|dividing|splits?|splitting|portion(?:ed)?|cut|sliced?)(?: it| them| that| this| everything)?(?: out| up)? (?:by|into|in|between)|(?:should|will|can|could|'?ll|itll|ought to|might|has to) (?:serve|feed|make|do|yield|be|give|last)(?: us| me)?|(?:fed|goes|went|packed|boxed) into|en|in|into|entre|between|son)"
)
_WHOLE = (
    r"(?:\b(?:y|and|en total|in total|total|todo(?: junto)?|ya|it|everything|all|at the end|al final|ahora|la olla|cocinad[oa]s?|cocid[oa]s?|hech[oa]s?"
    r"|cooked|finished|final|me|nos|el|the|list[oa]s?)[: ]+)*"
)
_WEIGHS = (
    r"(?:(?:en )?la bascula (?:marca|dice|pone)|the scales? (?:says?|reads?)|marca|pesan?|peso|pesaba|peso(?: total| final| cocido| cocinado| en cocido| ya cocinado)?|ha pesado|ha salido|han salido|ha quedado|han quedado|quedan?(?: en)?"
    r"|quedo|salio|sale|salen|salieron|weighs?|weighed|weighing|(?:cooked |total |final |finished )?(?:weight|yield)(?: is| was)?|came (?:out )?(?:at|to)|came out"
    r"|ended up(?: at)?|rindio|rindieron|rinde|rinden|comes (?:out )?(?:at|to)|rendimiento|yields?|makes|total)"
)
MAKES = re.compile(rf"(?P<n>{NUMBER}) {PORTION} (?:de|of) ")
""" "6 portions of turkey meatballs"."""
TITLED = re.compile(
    rf"(?P<lead>[ ,|(–—:-]+)(?P<n>\d{{1,2}}) ?(?P<unit>p\.?|pers\.?|pax|x|{PIECE}|{_PEOPLE})? ?\)?[ :.|]*$"
)
"""How many it makes at the end of a title: "(6)", "— 8 slices", ", 10 trozos:"."""


@lru_cache(maxsize=1)
def sized() -> re.Pattern[str]:
    """Portions with what each weighs: "salen 5 raciones de 230 g"."""
    mass = mass_or_volume()
    return re.compile(
        rf"(?:\b{_CUT}\W{{1,2}})?(?<![\d.,/])(?P<n>{NUMBER}) (?:{_PEOPLE}|{PIECE}) (?:de |of |x |a )(?:unos |about )?(?P<each>{mass})"
        rf"(?: (?:cada un[ao]|each))?(?=\s*(?:$|[,.;)\n]| y | and ))"
    )


@lru_cache(maxsize=1)
def shared() -> re.Pattern[str]:
    """How many portions a pot makes: "para 4 personas", "6 tuppers", "split into 5"."""
    end = r"(?=\s*(?:$|[,.;:)\n]| y | and | en total| each| cada))"
    return re.compile(
        rf"(?:\b{_CUT}\W{{1,2}})?(?:(?:\b(?:como|unas|unos|about|around|roughly|maybe)) )?(?<![\d.,/])(?P<n>{NUMBER}) {_PEOPLE}\b(?! (?:de|of)\b)(?: (?:en total|in total|each|iguales|(?:out of|from) (?:it|that|this|them)))?"
        rf"|\b{_CUT}\W{{1,2}}(?P<m>{NUMBER})(?: {PIECE})?{end}|(?<=[.;\n] )(?P<k>{NUMBER}) {PIECE}\W*$|\b(?:split|divided?)(?: it| them| that)? (?P<ways>{NUMBER}) ways"
    )


@lru_cache(maxsize=1)
def yielded() -> re.Pattern[str]:
    """What a pot weighs: "pesa 1450 g", "came out at 1.9 kg", "1,5 kg en total"."""
    mass = mass_or_volume()
    cooked = r"(?:en total|de total|total|in total|in all|all together|altogether|ya cocinad[oa]s?|cocinad[oa]s?|cocid[oa]s?|ya hech[oa]s?|cooked(?: weight)?|de peso final)"
    end = r"(?=\s*(?:$|[,.;)\n]| y | and | para | for | en \d| into \d))"
    return re.compile(
        rf"{_WHOLE}\b{_WEIGHS}[: ]+(?:todo |en total |in total |unos |about |cooked |cocinado |it all |a |en |at |around )*"
        rf"(?P<q>{mass}|\d{{3,5}}(?= *(?:$|[,.;\n])))(?: {cooked}{end})?(?! (?:de|of) )"
        rf"|(?:\by |\band )?(?<![\d.,/])(?P<r>{mass}) {cooked}{end}"
    )
