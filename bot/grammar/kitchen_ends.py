"""How people tell that something of a pot is gone where its name comes first: eaten up, once more, spoilt."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

from bot.grammar.kitchen_forms import ART, OF, WHEN
from bot.grammar.kitchen_words import MUCH, PORTION

FINISHED = re.compile(
    r"(?:y |and |ya )?(?:me |i )?(?:he |have |'ve )?(?:acabe|acabado|termine|terminado|finished|finished off|polished off) (?:con )?(?:el|la|los|las|the|my)"
    rf" (?P<pot>(?!rest|ultim|last|entren|ejerc|seri|set|work|sesion)[^\d,;:.?!]+?){WHEN}"
)
ONCE_MORE = re.compile(
    rf"(?:(?:comi|cene|ceno|he comido|he cenado|ate|had) )?{ART}(?P<pot>(?!(?:he|hice|hago|made|mism|same|usual|otra)\b|cocin|cook|mak|prepar|prepp|guis)[^\d,;:.?!]+?)"
    rf" (?:otra vez|de nuevo|again|once more){WHEN}(?:,? (?:{MUCH}))?"
)
""" "Lentejas otra vez", with no word of cooking: of what is left of them."""
POT_FIRST = re.compile(
    rf"(?:(?P<meal>(?:for |de |para |mi |my )?(?:lunch|dinner|breakfast|supper|cena|cenar|comida|comer|almuerzo|desayuno))(?: was| were| is| fue|:|,)? )?(?:some |the )?(?:leftover |(?:las )?sobras de )?(?:(?P<box>(?:(?:un|el|a|the|mi|my) )?{PORTION}) (?:de|del|of) )?{ART}(?P<pot>[^\d,;:.?!]+?)(?P<for>{WHEN}),? (?:{MUCH})"
)
SHARED = re.compile(
    rf"(?:he |hemos |i |we )?(?:comparti|compartido|compartimos|shared|split) (?:{MUCH}){OF} (?:con|with) (?P<who>[a-z]+(?: [a-z]+){{0,3}})"
)
_EACH = rf"(?:comimos|comido|cenamos|cenado|almorzamos|desayunamos|tomamos|had|ate) (?:{MUCH}){OF}"
EACH = (
    re.compile(rf"(?:nos |hemos |nos hemos )?{_EACH} cada un[oa],? (?P<who>[a-z]+(?: [a-z]+){{0,2}}) y yo"),
    re.compile(rf"(?P<who>[a-z]+(?: [a-z]+){{0,2}}) y yo,? (?:nos |hemos |nos hemos )?{_EACH} cada un[oa]"),
    re.compile(rf"(?P<who>[a-z]+(?: [a-z]+){{0,2}}) and (?:i|me) (?:both |each )?{_EACH} each"),
)
""" "Mi novia y yo comimos una ración cada uno": as much for the other."""
BETWEEN = (
    re.compile(
        rf"entre (?P<who>[a-z]+(?: [a-z]+){{0,2}}) y yo,? (?:nos )?(?:hemos )?(?:comimos|comido|cenamos|cenado|zampamos|acabamos|terminamos) (?:{MUCH}){OF}"
    ),
    re.compile(
        rf"(?P<who>[a-z]+(?: [a-z]+){{0,2}}) and (?:i|me) (?:had|ate|finished) (?:{MUCH}){OF} between us"
    ),
)
""" "Entre mi mujer y yo nos comimos tres raciones": half of it each."""
NONE_LEFT = re.compile(
    rf"(?:ya )?no (?:me |nos )?quedan? (?:mas )?(?:nada de )?{ART}(?P<pot>[^\d,;:.?!]+?)|{ART}(?P<gone>[^\d,;:.?!]+?) (?:is|are|'s) (?:all )?(?:gone|finished)|(?:there'?s |there (?:is|are) )?no (?:more )?(?P<no>[^\d,;:.?!]+?) left|{ART}(?P<over>[^\d,;:.?!]+?) (?:ya )?se (?:ha(?:n)? )?(?:acabado|acabo|acabaron|terminado|termino|terminaron)|se (?:ha(?:n)? )?(?:acabado|acabo|acabaron|terminado|termino|terminaron) {ART}(?P<done>[^\d,;:.?!]+?)"
)
""" "No quedan fajitas"."""
LEFT_NOW = (
    re.compile(
        rf"(?:solo |ya )?(?:me |nos )?quedan? (?:solo )?(?:{MUCH}) (?:de|del) {ART}(?P<pot>[^\d,;:.?!]+?)"
    ),
    re.compile(rf"(?:only )?(?:{MUCH}) of {ART}(?P<pot>[^\d,;:.?!]+?) (?:left|remaining)"),
)
""" "Quedan 400 g de fajitas", "400 g of fajitas left"."""
SOBRAS = re.compile(rf"(?:(?:las )?sobras (?:de|del)|leftover) {ART}(?P<pot>[^\d,;:.?!]+?){WHEN}")
""" "Leftover fajitas for lunch": a portion of them."""
GRAMS_ONLY = re.compile(
    r"(?:(?:ya|ahora|todo|en total|now|in all|la olla) )*(?:pesa|pesan|pesaban|it weighs|weighs|it weighed|they weighed|they weigh) (?P<g>\d{3,5})"
)
ALL_OF_IT = re.compile(
    r"(?:me (?:lo|la) (?:he )?(?:comi|comido|tome|tomado|zampe|acabe)(?: todo| toda| enter[oa])?|(?:i )?(?:ate|finished|had) (?:it all|all of it|the whole (?:thing|lot)|everything))"
)
""" "Me lo comí todo", of a pot just cooked."""
SHARE_OF = re.compile(rf"(?:{MUCH}) (?:de|del|of) {ART}(?P<pot>[^\d,;:.?!]+?){WHEN}")
""" "Un cuarto de lo que quedaba de fajitas", without a verb."""
AT_MEAL = re.compile(
    rf"(?:y |and |then )?(?:{MUCH})(?: mas| more)?{OF} (?:for (?:dinner|lunch|breakfast|supper)|(?:para|de) (?:cenar|comer|la cena|cena|almorzar|desayunar|merendar))"
)
""" "One more for dinner"."""
FOR_MEAL = re.compile(
    rf"(?:y |and |then )?(?:de|para|for) (?:cenar?|comer|comida|almorzar|desayunar|merendar|dinner|lunch|breakfast|supper),? (?:me comi |i had |had )?(?:{MUCH}){OF}(?: mas| more)?"
)
""" "Y de cena otra porción"."""
BAD = re.compile(
    rf"(?:se (?:me )?(?:(?:ha|han|ha[ns]) (?:echado a perder|estropeado|puesto mal[oa]s?|quemado|caido)|echo a perder|echaron a perder|estropeo|estropearon|puso mal[oa]|pusieron mal[oa]s|quemo|quemaron|cayo|cayeron) |(?P<off>))(?:{MUCH}){OF}(?(off) (?:(?:has |have )?(?:went|gone) (?:bad|off)|(?:got |was |were )?(?:spoiled|mouldy|moldy)|se (?:puso|pusieron|estropeo|estropearon|ha estropeado|han estropeado|ha puesto|han puesto)(?: mal[oa]s?)?)|)(?:(?:,| y| and| so)+ .*tir.*|(?:,| and| so)+ .*(?:bin|threw|toss|chuck).*)?"
)
""" "One portion went bad"."""
INTO_FREEZER = re.compile(
    rf"{ART}(?P<pot>[^\d,;:.?!]+?) (?:went(?: straight)?|are|is|go|going|esta|estan|va|van|fue|fueron|las meti|los meti|lo meti|la meti) (?:in|into|en|a)(?:l)?(?: the| el)? (?:freezer|congelador)"
)
""" "The fajitas went in the freezer": all that is left of them."""
OUT_WITH_IT = re.compile(
    r"(?:lo que (?:queda(?:ba)?|sobra(?:ba)?|sobro)|el resto|las sobras|what'?s left|the rest|the leftovers) (?:l[oa]s? )?(?:he )?(?:tiro|tire|tirado|tiramos|goes in the bin|went in the bin|is going in the bin|got binned)(?: a la basura)?(?:,? .*)?"
)
SPOILT_FIRST = (
    re.compile(
        rf"{ART}(?P<pot>[^\d,;:.?!]+?) (?:se (?:me )?(?:ha |han )?(?:puso|pusieron|puesto|estropeo|estropearon|estropeado|paso|pasaron|pasado|echo a perder|echaron a perder|echado a perder)(?: mal[oa]s?)?"
        r"|(?:has |have )?(?:went|gone|go) (?:off|bad)|(?:got |was |were )?spoiled)(?:(?:,| y| asi que| and| so)* (?:l[ao]s? |i )?(?:he |had to )?(?:tir|bin|threw|throw|toss|chuck).*)?"
    ),
    re.compile(
        rf"se (?:me )?(?:ha |han )?(?:puso|pusieron|puesto|estropeo|estropearon|estropeado|echo a perder|echado a perder)(?: mal[oa]s?)? {ART}(?P<pot>[^\d,;:.?!]+?)(?:(?:,| y| asi que)* (?:l[ao]s? )?(?:he )?tir.*)?"
    ),
    re.compile(
        r"(?:he |i |i'?ve |i had to )?(?:tire|tirado|tira|toss|tossed|threw|throw|thrown|bin|binned|chucked|chuck|dumped)(?: out| away)? (?:el|la|los|las|the|my)"
        r" (?P<pot>(?!rest|ultim|last)[^\d,;:.?!]+?)(?: out| away| a la basura| in the bin)?(?:,? (?:it|they|se|que se|because it|porque se) .*)?"
    ),
)
""" "La tarta se puso mala": all that was left of it is gone."""
STAYS = re.compile(
    r"(?:(?:el |the )?(?:resto|rest)|lo demas|l[ao]s? otr[ao]s?|(?:the )?others?|las? demas) (?:(?:va|van|queda|quedan|se quedan?|goes|go|stays?|is|are) )?(?:(?:straight )?(?:in|into|to)(?: the)?|a la|en la|al|en el) (?:nevera|frigo|frigorifico|refrigerador|heladera|refri|fridge)"
)
""" "The rest in the fridge": where it is anyway."""
SAID_BESIDE = re.compile(
    r"(?:\s*\([^()\d]{1,40}\)|[^\w\s)%/.!?]+|,? (?:ta|che|bo|tio|tia|bro|mate|jaj\w*|haha\w*|lol|ya sabes|riquisim[oa]s?|buenisim[oa]s?|yum|yummy|delicious|so good))+[ .!]*$"
)
""" "Comí un plato de tuco, ta": what is said beside it, behind it."""
