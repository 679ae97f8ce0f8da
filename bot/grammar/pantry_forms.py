"""The forms in which people tell of their pantry, in both languages, without accents and capitals."""

# ruff: noqa: E501 - a pattern is one line, however long

import re

from bot.grammar.kitchen_forms import ART
from bot.grammar.kitchen_words import PORTION

BUY = re.compile(
    r"(?:hoy |ayer |today |yesterday )?(?:he comprado|hemos comprado|compre|compramos|acabo de comprar|(?:(?:i|we)(?:'ve| have)? )?(?:just )?(?:bought|picked up)"
    r"|i got from the shop|(?:he ido|fui|fuimos|hemos ido|vengo|vuelvo) (?:a|de) (?:la )?compra(?:r)?|(?:la )?compra(?: de hoy| de la semana)?(?=:)|(?:he hecho|hice) la compra"
    r"|(?:(?:i|we) )?(?:went|did|done) (?:the |my |some )?(?:grocery )?shopping|shopping(?=:)|groceries(?=:))(?: y (?:compre|he comprado)| and (?:got|bought))?[:,]? (?P<parts>.+?)"
)
USED_UP = re.compile(
    rf"(?:se (?:me )?(?:ha acabado|han acabado|acabo|acabaron|termino)|(?:ya )?no (?:me )?queda(?:n)?(?: nada de| mas)?"
    rf"|i(?:'ve| have)? r[au]n out of|(?:(?:we're|i'm|i am|we are) )?(?:all )?out of|there'?s no more) {ART}(?P<pot>[^\d,;:.?!]+?)(?: left)?"
)
_FOOD = r"(?P<food>(?!medi[oa]\b|una?\b|half\b|dos\b|tres\b)[a-z][^\d,;:.?!]*?)"
REMAINS = re.compile(
    rf"(?:me |nos )?(?:queda|quedan) (?!\S+ {PORTION}\b)(?P<parts>(?:\d|medi[oa] |un |una |dos |tres ).+?)(?: en (?:casa|la despensa|la nevera))?"
    r"|i(?:'ve| have)?(?: got)? (?P<en>(?:\d|half |an? |one |two |three ).+?) (?:left|remaining)(?: at home| in the pantry)?"
)
_PLACE = r"(?:la |el |mi )?(?:nevera|frigo|frigorifico|despensa|congelador|armario|casa|cocina|fridge|freezer|pantry|cupboard|kitchen)"
AT_HOME = re.compile(
    rf"(?:tengo|hay|tenemos) (?P<parts>(?:\d|medi[oa] |un |una |dos |tres ).+?) en {_PLACE}"
    rf"|en {_PLACE}[,:]? (?:tengo|hay|tenemos|me quedan?) (?P<parts2>(?:\d|medi[oa] |un |una |dos |tres ).+)"
    rf"|(?:i(?:'ve| have)?(?: got)?|there(?:'s| is| are)) (?P<en>(?:\d|half |an? |one |two |three ).+?) (?:in (?:the |my )?{_PLACE}|at home)"
)
""" "En la nevera tengo 500 g de pollo": what there is, counted."""
SPENT = re.compile(
    r"(?:he )?(?:gast(?:e|ado)|us(?:e|ado)|utilizado|consumido) (?P<parts>(?:\d|medi[oa] |un |una ).+)"
    r"|(?:i'?ve |i )?used(?: up)? (?P<en>(?:\d|half |an? |one ).+)"
)
HAVE_FOOD = re.compile(
    rf"(?:(?:me |nos )?queda(?:n)?|tengo|hay|tenemos) (?:algo de |mas )?{ART}{_FOOD}(?: en casa)?"
    rf"|(?:do i have|do we have|have i got|is there|are there)(?: any| some)? (?P<en>[a-z][^\d,;:.?!]*?)(?: left| at home)*"
    rf"|(?:cuant[ao]s? (?P<how>[a-z][^\d,;:.?!]*?) (?:me |nos )?(?:queda|quedan|tengo|hay)(?: en casa)?)"
    rf"|how (?:much|many) (?P<much>[a-z][^\d,;:.?!]*?) do (?:i|we) have(?: left| at home)?"
)
HAVE = re.compile(
    r"que (?:tengo|hay|queda|me queda)(?: (?:en (?:la )?(?:despensa|nevera|casa|cocina)|en el (?:frigo|frigorifico|armario)|de comida|para comer))"
    r"|que tengo en casa|what do i have (?:in (?:the |my )?(?:pantry|fridge|kitchen|house|cupboard)|at home)"
    r"|what'?s (?:left )?in (?:the |my )?(?:pantry|fridge|cupboard)|(?:is there |have i got |do i have )?anything (?:left |to eat )?in (?:the |my )?(?:pantry|fridge|freezer|cupboard)|(?:me )?(?:queda|hay|tengo) algo (?:de comer )?en (?:la nevera|la despensa|el frigo|el congelador|la heladera)|(?:mi |la )?despensa|(?:my )?pantry|que tengo"
)
CAN = re.compile(
    r"que (?:puedo|podria) (?:cocinar|hacer(?: de comer| de cenar)?|preparar)(?: con lo que tengo| hoy)?|what (?:can|could) i (?:cook|make)(?: with what i have| today| tonight)?"
)
MISSING = re.compile(
    rf"que me (?:hace )?falta (?:para|de)(?: hacer| cocinar)? {ART}(?P<pot>[^\d,;:.?!]+?)"
    rf"|what (?:am i missing|do i (?:still )?need|is missing) (?:for|to (?:cook|make)) {ART}(?P<pot2>[^\d,;:.?!]+?)"
)
