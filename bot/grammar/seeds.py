"""Where the chart begins: words, numbers, known names, and guesses for misspelt words."""

import re
from functools import lru_cache
from importlib.resources import files

from bot.entries import ReadingContext
from bot.grammar import lexicon, numbers
from bot.grammar.chart import Span
from bot.grammar.describing import describing
from bot.grammar.names import KnownNames
from bot.grammar.similes import without_similes
from bot.grammar.tokens import Token, fold, stem
from bot.grammar.typos import Guesser, ordinary

TYPO = 2.0
_GLUE = (
    "el la los las de del the of my mi mis unos unas about approx around aprox aproximadamente ~ = : es is was "
    "exactamente ( ) como"
)
GLUE = frozenset(_GLUE.split())
"""Words and marks that may lie between the elements of a rule."""

SHUT = frozenset(
    (
        "num",
        "one",
        "half",
        "dayunit",
        "unit_mass",
        "unit_volume",
        "unit_time",
        "unit_far",
        "unit_bpm",
        "is",
        "qword",
    )
)
"""Kinds of words that are never part of a name nobody knows."""

_MENDABLE = (
    "exercise food eat meal unit_mass unit_volume unit_time unit_far measure metric score cardio did bed wake slept "
    "nap reps_word sets_word rir_word warmup steps_word weigh cook portion day weekday undo redo greeting thanks help "
    "num prep"
)
MENDABLE = frozenset(_MENDABLE.split())
"""Kinds that a misspelt word may be taken for."""


def seeds_of(
    tokens: list[Token], context: ReadingContext, names: KnownNames
) -> tuple[list[Span], dict[int, str]]:
    """Every sense of every word, number and known name of a message; the words taken for misspelt names."""
    words = lexicon.seeds(tokens, context.language)
    known = [s for s in names.spans(tokens) if not _vocative(tokens, s, context.language)]
    found = [*words, *numbers.seeds(tokens, words), *known, *_pots(tokens, context.batches)]
    # Names of no one exercise: which of them is asked.
    wide = [s for s in words if s.kind == "exercise_word"]
    found += [Span(s.start, s.end, "exercise", (s.start, s.end), 0.25) for s in wide]
    covered = {at for s in found for at in range(s.start, s.end)}
    mended, spelt = list(tokens), dict[int, str]()
    for at, token in enumerate(tokens):
        if at not in covered and token.kind == "word":
            meant = misspelt().get(token.folded) or _spoken(token.folded) or _small(token, names)
            meant = meant or names.guess(token.folded)
            guess = meant or _guesser().guess(token.folded)
            if meant is not None:
                spelt[at] = meant
            if guess is not None:
                mended[at] = token._replace(text=guess, folded=guess)
    changed = {at for at, token in enumerate(tokens) if mended[at] is not token}
    if changed:
        again = [*lexicon.seeds(mended, context.language), *names.spans(mended)]
        found += [
            s._replace(cost=s.cost + TYPO)
            for s in again
            if s.kind in MENDABLE and not changed.isdisjoint(range(s.start, s.end))
        ]
    return without_similes(tokens, found), spelt


def _vocative(tokens: list[Token], name: Span, language: str) -> bool:
    """ "..., mate": somebody is spoken to, in English, where nothing says that it was drunk; "ahi" is no fish in
    Spanish."""
    if language == "es" and tokens[name.start].folded == "ahi" and name.end == name.start + 1:
        return True
    if language != "en" or tokens[name.start].folded != "mate" or name.end != name.start + 1:
        return False
    before = tokens[name.start - 1].folded if name.start else ""
    return before not in ("of", "a", "some", "the", "and", "with", "had", "drank")


def _spoken(word: str) -> str | None:
    """ "Cenao" is "cenado" as it is spoken."""
    whole = word.removesuffix("ao") + "ado"
    return whole if word.endswith("ao") and len(word) > 4 and whole in lexicon.single_words() else None


_SMALL = re.compile(r"(\w{2,}?)(?:e?c)?it([oa])(s?)")
SHORTEST_BARE = 4
"""A shorter word without a vowel at its end has its diminutive in -cito, "pancito": "salita" is no salt."""


def _small(token: Token, names: KnownNames) -> str | None:
    """The food or meal of which a word is the Spanish diminutive: "frijolitos", "cafecito", "juguito"."""
    small = _SMALL.fullmatch(token.folded)
    if small is None or token.folded in ordinary():
        return None
    cut, vowel, plural = small.groups()
    whole = token.folded[: small.start(2) - 2]
    ended = [f"{whole}{vowel}", f"{whole[:-1]}z{vowel}", f"{whole.removesuffix('u')}{vowel}"]
    bare = [cut, f"{cut}z"] if cut != whole else []
    for word in (*ended, *bare, *([f"{whole}e", whole] if len(whole) >= SHORTEST_BARE else [])):
        said = token._replace(text=word, folded=word)
        if len(word) > 1 and (word in _meals() or any(s.kind == "food" for s in names.spans([said]))):
            return word + plural if word[-1] in "aeo" else word
    return None


@lru_cache(maxsize=1)
def _meals() -> frozenset[str]:
    return frozenset(fold(phrase) for _, kind, _, phrase in lexicon.rows() if kind == "meal")


def bridges(tokens: list[Token], seeds: list[Span]) -> list[bool]:
    """Which tokens may lie between the elements of a rule: glue, and words that only describe, "5 ugly reps"."""
    taken = {s.start for s in seeds if s.kind not in ("filler", "remark")}
    words = describing()
    return [t.folded in GLUE or (at not in taken and t.folded in words) for at, t in enumerate(tokens)]


def _pots(tokens: list[Token], batches: tuple[str, ...]) -> list[Span]:
    """The names of one's own pots where they stand in full: "arroz con pollo" is one thing then."""
    found = []
    for words in {tuple(stem(w) for w in fold(name).split()) for name in batches}:
        for at in range(len(tokens) - len(words) + 1) if len(words) > 1 else ():
            if all(stem(tokens[at + n].folded) == word for n, word in enumerate(words)):
                found.append(Span(at, at + len(words), "food", (at, at + len(words)), -0.1))
    return found


@lru_cache(maxsize=1)
def misspelt() -> dict[str, str]:
    """Short words that are often misspelt, and what is meant: ``words/misspelt.tsv``."""
    text = (files("bot.grammar") / "words" / "misspelt.tsv").read_text("utf-8")
    return dict(line.split("\t") for line in text.splitlines() if not line.startswith("#"))


@lru_cache(maxsize=1)
def _guesser() -> Guesser:
    return Guesser(lexicon.single_words())
