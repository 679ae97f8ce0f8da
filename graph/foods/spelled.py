"""What tables and labels write into a name beside its words: "laver or nori", "around 20% fat", "tostada" behind what
is toasted."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from graph.catalog_nodes import Food, Match, Resolution
from graph.composed_foods import is_composed
from graph.foods.rules import FATNESS, alike

_OR = re.compile(r"\s+(?:and/or|y/o|or|o|u)\s+", re.IGNORECASE)
_TOASTED = re.compile(
    r"(?<=[a-záéíóúñ,)]) (?<!\bcon )(?<!\by )(?<!\bde )(?<!\bla )(?<!\buna )(?<!\bmedia )(?<!\bmini )"
    r"(tostad|empanad)a(s?)\b"
)
_NUMBER = r"(\d+(?:[.,]\d+)?)"
_FAT = re.compile(
    rf"(?:\b(?:with|around|about|approx\w*\.?|min\w*\.?|at least|max\w*\.?|up to|con|aprox\w*\.?|m[ií]n\w*\.?|"
    rf"m[aá]x\w*\.?|al menos|hasta|de|unos?|un)\s+)*(?P<more>[<>≤≥]=?\s*)?{_NUMBER}\s*%?(?:\s*fat)?"
    rf"(?:\s*(?:-|–|to|and|y|a)\s*(?:[<>≤≥]=?\s*)?{_NUMBER})?\s*%\s*(?:de\s+|of\s+)?"
    r"(?:fat|grasas?|materia grasa|mat\.? grasa|m\.? ?g\.?)\b(?:\s+(?:content|min\w*|max\w*|m[ií]n\w*|m[aá]x\w*))?",
    re.IGNORECASE,
)
_LEAN = re.compile(r"\b(\d{2})(?:\.\d)?\s*(?:%\s*lean\b|/\s*(\d{1,2})\b)", re.IGNORECASE)
""" "93% lean", "80/20"."""
_SHARE = r"\s*[<>≤≥]?=?\s*\d+\s*%"
_CONTENT = re.compile(
    rf"(?:\b(\w+) content|\bcontenido de (\w+)){_SHARE}(?:\s*(?:and|y){_SHARE})?", re.IGNORECASE
)
_BLANKS = re.compile(r"\s*,(?:\s*,)+|\s{2,}")
_MOST = 3
_BEFORE = re.compile(r"(?:.*\s)?(?:with|in|for|from|of|de|con|en|para|del|al)\s+", re.IGNORECASE)
_BEHIND = re.compile(r"\s(?:de|con|en|para|del|al|with|in|for|from|of)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fat:
    """A name without the fat that it tells, and that fat in g per 100 g."""

    rest: str
    grams: float
    margin_g: float = 1.5

    def fits(self, fat_g_100g: float) -> bool:
        """Whether a food is as fat, within 15% or the margin."""
        return abs(fat_g_100g - self.grams) <= max(self.margin_g, 0.15 * self.grams)


def fat_told(text: str) -> Fat | None:
    """The fat that a name tells in percent, the middle of two; None where it tells none."""
    found = _FAT.search(text)
    if found is None:
        return _lean_told(text)
    told = [float(one.replace(",", ".")) for one in found.groups()[1:] if one]
    rest = _BLANKS.sub(lambda blank: ", " if "," in blank[0] else " ", _FAT.sub(" ", text)).strip(" ,")
    return Fat(rest, sum(told) / len(told)) if rest else None


def _lean_told(text: str) -> Fat | None:
    """The same of meat that is told by how lean it is: "93% lean", "80/20"."""
    found = _LEAN.search(text)
    if found is None or (found[2] and int(found[1]) + int(found[2]) != 100):
        return None
    rest = _BLANKS.sub(" ", text[: found.start()] + " " + text[found.end() :]).strip(" ,")
    return Fat(rest, 100.0 - int(found[1]), margin_g=2.5) if rest else None


def either(text: str) -> list[tuple[str, ...]]:
    """What each side of an "or" means, the likeliest way to read it first: "laver or nori, dried" is "laver, dried" and
    "nori, dried", "ball of wheat or soy" has "ball of soy", "manteca o grasa de cerdo" has "manteca de cerdo"."""
    parts = text.split(",")
    for place, part in enumerate(parts):
        ways = [way.strip() for way in _OR.split(f" {part} ") if way.strip()]
        if 1 < len(ways) <= _MOST:
            first, last = ways[0], ways[-1]
            before, behind = _BEFORE.match(first), _BEHIND.search(last)
            read: list[tuple[str, ...]] = []
            for way in ways:
                if way is not last and before is None and behind is not None:
                    read.append((way + last[behind.start() :], way))
                elif way is not first and before is not None and _BEFORE.match(way + " ") is None:
                    read.append((before[0] + way,))
                else:
                    read.append((way,))
            return [
                tuple(",".join([*parts[:place], f" {way}", *parts[place + 1 :]]).strip() for way in likeliest)
                for likeliest in read
            ]
    return []


def otherwise(
    text: str,
    resolve: Callable[[str], Resolution],
    of_any_fatness: Callable[[Food], Iterable[Food]],
    found: Resolution,
) -> Resolution:
    """What a name means by the fat that it tells ("cream, 30% fat": the cream that is as fat), or, said with "or",
    where that makes no difference or only one is known; else what was ``found`` by its words."""
    told = fat_told(text)
    if told is not None:
        plain = resolve(told.rest)
        return _as_fat(plain, told, of_any_fatness) or found if plain.decision == "found" else found
    if _CONTENT.search(text):  # "fruit content > 10%" of a drink: "fruit"
        return resolve(_CONTENT.sub(lambda content: content[1] or content[2], text))
    ways = [_first(way, resolve) for way in either(text)]
    known = [way for way in ways if way.decision == "found"]
    foods = [way.matches[0].node for way in known]
    same = all(isinstance(food, Food) and alike(food, foods[0]) for food in foods)  # type: ignore[arg-type]
    if not known or known[0] is not ways[0] or not same or any(way.decision == "ambiguous" for way in ways):
        return found
    return replace(known[0], customary=True)


def _first(ways: Iterable[str], resolve: Callable[[str], Resolution]) -> Resolution:
    """What the first of these names that is known means, else the last."""
    found = Resolution("unknown")
    for way in ways:
        found = resolve(way)
        if found.decision == "found":
            return found
    return found


def _as_fat(
    plain: Resolution, told: Fat, of_any_fatness: Callable[[Food], Iterable[Food]]
) -> Resolution | None:
    food = plain.matches[0].node
    if not isinstance(food, Food) or is_composed(food.id):
        return None
    fits = [one for one in of_any_fatness(food) if told.fits(one.fat_g_100g)]
    if not fits:
        return None
    best = min(fits, key=lambda one: (one is not food, abs(one.fat_g_100g - told.grams), one.id))
    language_name = best.name_en if plain.matches[0].name == food.name_en else best.name_es
    return replace(
        plain, matches=(Match(best.id, language_name, 0.9, best), *plain.matches[1:]), customary=True
    )


def of_any_fatness(
    foods: Mapping[str, Food],
    words_of: Mapping[str, Iterable[frozenset[str]]],
    by_word: Mapping[str, Iterable[str]],
    food: Food,
) -> list[Food]:
    """The foods of a food's names but for how fat they are, in its state; ``words_of`` has the words of each name."""
    keys = {key - FATNESS for key in words_of.get(food.id, ())}
    near = {id for key in keys for word in key for id in by_word[word]}
    named = {id for id in near if any(key - FATNESS in keys for key in words_of[id])}
    kin = (foods[id] for id in sorted({food.id} | named))
    return [one for one in kin if one.state == food.state and one.brand is None]


def toasted(text: str) -> str:
    """A Spanish name in which "tostada" or "empanada" behind a noun says how that comes: "semilla tostada"."""
    return _TOASTED.sub(r" \1o\2", text) if "tostada" in text or "empanada" in text else text
