"""Small words with a slip of the thumb: "ccon", "heee", "wiht". Verbs and words between them decide what a report is,
and are too short for the guesses that mend names."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, groupby

from bot.grammar import lexicon
from bot.grammar.names import KnownNames
from bot.grammar.tokens import Token, fold

_KINDS = (
    "glue at con and but eat drink did bed wake slept weigh walked cardio_verb cook day part_day meal times per is "
    "articles next_mark steps_word metric"
)
KINDS = frozenset(_KINDS.split())
SHORTEST = 3
"""Words of fewer letters are mended only where a letter was held down."""


def without_slips(tokens: list[Token], language: str, names: KnownNames) -> list[Token]:
    """The tokens with small words as they were meant; only what is no word and no name at all is mended."""
    known = lexicon.single_words()
    made: list[Token] | None = None
    for at, token in enumerate(tokens):
        word = token.folded
        if token.kind != "word" or word in known or len(word) < SHORTEST or len(word) > 12:
            continue
        meant = _meant(word, _small(language))
        if meant is None or names.spans(tokens[at : at + 1]):
            continue
        made = list(tokens) if made is None else made
        made[at] = token._replace(text=meant, folded=fold(meant))
    return tokens if made is None else made


def _meant(word: str, small: dict[str, str]) -> str | None:
    """The one small word (as it is written) that a slip may stand for."""
    for slips in (_held, _swapped):
        found = {small[one] for one in slips(word) if one in small}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _held(word: str) -> Iterator[str]:
    """The word without letters that were held down, "comii", "ccon"; a double letter may belong to it."""
    runs = [(letter, len(list(same))) for letter, same in groupby(word)]
    for at, (_, count) in enumerate(runs):
        if count > 1:
            yield "".join(c * (1 if n == at else size) for n, (c, size) in enumerate(runs))
            if count > 2:
                yield "".join(c * (2 if n == at else size) for n, (c, size) in enumerate(runs))
    if sum(count > 1 for _, count in runs) > 1:
        yield "".join(letter for letter, _ in runs)


def _swapped(word: str) -> Iterator[str]:
    """The word with two neighbours changed: "wiht"."""
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@lru_cache(maxsize=2)
def _small(language: str) -> dict[str, str]:
    """The small words of a language as they are folded → as they are written."""
    found: dict[str, str] = {}
    written = ((spoken, kind, phrase) for spoken, kind, _, phrase in lexicon.rows())
    for spoken, kind, phrase in chain(written, lexicon.large_words()):
        if spoken == language and kind in KINDS:
            for word in phrase.lstrip("=!").lower().split():
                if word.isalpha() and len(word) > 1:
                    found.setdefault(fold(word), word)
    return found
