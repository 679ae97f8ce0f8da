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
    rf"(?:(?P<box>(?:(?:un|el|a|the|mi|my) )?{PORTION}) (?:de|del|of) )?{ART}(?P<pot>[^\d,;:.?!]+?),? (?:{MUCH})"
)
SHARED = re.compile(
    rf"(?:he |hemos |i |we )?(?:comparti|compartido|compartimos|shared|split) (?:{MUCH}){OF} (?:con|with) (?P<who>[a-z]+(?: [a-z]+){{0,3}})"
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
