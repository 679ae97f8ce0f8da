"""Reads of a pot that is cooked once more, or after a recipe: "las mismas fajitas pero con 800 g de ternera"."""

# ruff: noqa: E501 - a pattern is one line, however long

import re
from collections.abc import Callable
from dataclasses import replace

from bot.grammar.kitchen_forms import ART, NO_FOLLOW
from bot.grammar.kitchen_words import NUMBER, number_of
from bot.kitchen_entries import Again

_SAME = re.compile(
    r"(?:,? ?(?:como|igual que) (?:la (?:ultima|otra) vez|siempre|el otro dia|antes)|,? ?(?:like|as) (?:last time|always|usual|before)|\b(?:de siempre|de la ultima vez|otra vez|de nuevo|again|once more"
    r"|vuelto a|volvi a|repetido|repeti|repito|repeated|mism[ao]s?|same|my usual|mi habitual|usual)\b)"
)
_RECIPE = re.compile(
    r"\b(?:receta de|recipe (?:of|for)(?! \d| (?:two|three|four|five|six|eight|ten)\b)|receta|recipe)\b"
)
_MADE = re.compile(
    r"(?:(?:hoy|today|i|we|i'?ve|he|hemos|just) )*(?:hecho|hice|cocinado|cocine|preparado|prepare|made|cooked|prepped)\b"
)
_VERB = r"(?:(?:he|hemos|ya|hoy|today|i|we|i'?ve|just|yo) )*(?:(?:cocin|hac|prepar|hic|hech|guis|cook|made|making|make|batch|prepped)\w* )?(?:(?:hac|cocin|prepar)er |(?:cocinar|preparar) )?"
_BUT = r"(?:pero|but|solo que|except|esta vez|this time|con|with|sin|without|para|for|el doble|la mitad|double|twice|half|x ?\d)"
_HEAD = re.compile(
    rf"{_VERB}{ART}(?:l[ao]s? |el |the |my |mi )?(?P<pot>[^\d,;:.?!]+?)(?P<but>(?:,| (?={_BUT}\b)).*|)"
)
_PLAIN = re.compile(
    rf"(?:hoy |today |i |i'?ve |yo )?(?:he )?(?:hecho|cocinado|hice|cocine|preparado|prepare|cooked|made|prepared|prepped) {ART}(?P<pot>[^\d,;:.?!]+?)(?: (?:para|for) (?P<n>{NUMBER})(?: (?:personas?|people))?)?(?: (?:hoy|today))?"
)
_LINK = re.compile(
    r"^(?:[ ,]|\b(?:pero|but|solo que|except|esta vez|this time|con|with|que|y|and|le puse|he puesto|puse|i used|used)\b)+"
)
_LESS = re.compile(rf"(?:un poco )?(?:a bit )?(?:menos|mas|less|more|fewer) {ART}(?:de )?(?P<food>[^\d]+)")
_GONE = re.compile(rf"(?:sin|without|no) {ART}(?P<food>[^\d]+)")
_SWAP = re.compile(
    rf"{ART}(?P<new>[^\d]+?) (?:en vez de|en lugar de|instead of|rather than) {ART}(?P<old>[^\d]+)"
)
_TIMES = (
    (
        re.compile(
            r"(?:el doble|double|twice(?: as much| the amount)?|x ?2|doubled|al doble)(?: de todo| of everything| the (?:amounts?|recipe))?"
        ),
        2.0,
    ),
    (re.compile(r"(?:la mitad|half)(?: de todo| of everything| the (?:amounts?|recipe))?"), 0.5),
    (re.compile(r"(?:el triple|triple|x ?3)(?: de todo)?"), 3.0),
)
_FOR = re.compile(rf"(?:para|for) (?P<n>{NUMBER})(?: (?:personas?|people))?")

_HEAD_TIMES = re.compile(
    r"\b(?:(?P<half>media (?:receta|tanda|olla|cantidad) de|half (?:a |the )?(?:batch|recipe) of)|(?P<two>(?:a |una )?(?:double|doble) (?:batch|recipe|receta|tanda|racion|cantidad) (?:of|de)|el doble de|doble de))(?= )"
)
""" "Media receta de fajitas", "a double batch of the chili"."""

_THEM = re.compile(
    r"(?:hoy |today |i |we |he |hemos )*(?:vuelto a (?:hacer|cocinar)l[oa]s?|l[oa]s? (?:he )?(?:vuelto a (?:hacer|cocinar)|volvi a (?:hacer|cocinar)|(?:hice|hecho|cocine|cocinado) (?:otra vez|de nuevo)|repeti|repetido)|(?:made|cooked) (?:it|them|that) again)"
    r"(?:,? (?:igual(?: que (?:antes|la otra vez))?|lo mismo|(?:the )?same(?: as (?:before|last time))?|exactly the same))?(?: (?:hoy|today))?"
)
""" "Las hice otra vez igual": the pot that was cooked last."""

Figures = Callable[[str], tuple[float | None, float | None] | None]


def again(said: str, raw: str, figures: Figures) -> Again | None:
    """The pot or the recipe that a message cooks once more; ``figures`` reads a weight or portions."""
    if _THEM.fullmatch(said):
        return Again(None)
    made = _MADE.match(said)
    if made is not None and (many := _HEAD_TIMES.match(said, made.end() + 1)) is not None:
        begin, end = many.span()
        found = again(said[:begin] + said[end + 1 :], raw[:begin] + raw[end + 1 :], figures)
        return None if found is None else replace(found, times=0.5 if many["half"] else 2.0)
    recipe = _RECIPE.search(said) is not None
    if not recipe and _SAME.search(said) is None:
        match = _PLAIN.fullmatch(said)
        servings = number_of(match["n"]) if match and match["n"] else None
        return Again(match["pot"], servings=servings, recipe=True) if match else None
    if re.search(r"(?:\b(?:guarda|save|keep)\w*|\bque\b.*\?)", said):
        return None
    spaced = said
    for pattern in (_SAME, _RECIPE):
        spaced = pattern.sub(lambda found: " " * len(found[0]), spaced)
    squeezed, places = _squeezed(spaced)
    match = _HEAD.fullmatch(squeezed)
    if match is None or NO_FOLLOW.search(match["pot"]) or NO_FOLLOW.search(squeezed[: match.start("pot")]):
        return None
    start = match.start("but")
    told = "".join(raw[places[n]] for n in range(start, match.end("but")))
    return _changes(match["but"], told, match["pot"], recipe, figures)


def _squeezed(text: str) -> tuple[str, list[int]]:
    """A text with single blanks, and where each sign of it stood."""
    kept = [n for n, sign in enumerate(text) if sign != " " or (n > 0 and text[n - 1] != " ")]
    while kept and text[kept[-1]] == " ":
        kept.pop()
    return "".join(text[n] for n in kept), kept


def _changes(but: str, told: str, pot: str, recipe: bool, figures: Figures) -> Again | None:
    parts, vague, without, swaps = [], [], [], []
    mass = portions = times = servings = None
    for piece in re.finditer(r"(?:(?!,(?!\d)| y | and |;).)+", but):
        link = _LINK.match(piece[0])
        begin = piece.start() + (link.end() if link else 0)
        words = piece[0][link.end() if link else 0 :].rstrip(" ,")
        if not words:
            continue
        if match := _SWAP.fullmatch(words):
            swaps.append((match["old"], match["new"]))
        elif match := _LESS.fullmatch(words):
            vague.append(match["food"])
        elif match := _GONE.fullmatch(words):
            without.append(match["food"])
        elif found := next((by for pattern, by in _TIMES if pattern.fullmatch(words)), None):
            times = found
        elif match := _FOR.fullmatch(words):
            servings = number_of(match["n"])
        elif (found_figures := figures(words)) is not None:
            mass, portions = found_figures[0] or mass, found_figures[1] or portions
        else:
            parts.append(told[begin : begin + len(words)])
    return Again(
        pot,
        ", ".join(parts),
        tuple(vague),
        tuple(without),
        mass,
        portions,
        tuple(swaps),
        times,
        servings,
        recipe,
    )
