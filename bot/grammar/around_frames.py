"""The frames of what stands around a report: rows of ``words/around.tsv`` (see ``around``)."""

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from bot.grammar.phrase_shapes import Shape, firsts, seconds, shape
from bot.grammar.tokens import fold

_OWN = (
    "hice hicimos corri corrimos nade anduve camine caminamos entrene meti saque levante pedalee rode jugue sali "
    "i we did ran swam rode walked hit benched squatted lifted played"
)
OWN = frozenset(_OWN.split())
"""Verbs of training that are the writer's own."""
LINKING = frozenset(
    (
        "en", "de", "a", "con", "para", "por", "in", "of", "at", "with", "for", "to", "from", "on",
        "es", "son", "is", "are", "was", "were", "al", "del",
    )
)  # fmt: skip
"""What goes on behind an aside as if it were not there."""
BELONGS = LINKING | {
    "a", "an", "the", "my", "mi", "mis", "un", "una", "el", "la", "los", "las", "su", "tu", "his", "her",
    "our", "your", "their", "y", "and", "than", "que", "said", "says", "dijo", "dice", "by", "some", "no",
    "not", "me", "le", "como", "like",
}  # fmt: skip
"""Words behind which somebody is not spoken to but spoken of."""
MUST = frozenset(("tengo", "tenia", "tuve", "tenemos", "hay", "habia", "hubo", "tendre"))
"""Before "que" they say what is still to be done."""


class Frame(NamedTuple):
    """A phrase, and where it may stand: ``tail`` up to the end of a part, ``lead`` at the beginning of a message or
    line, ``onset`` there directly before a verb of one's own, ``any``, ``aside`` between marks, ``name`` where
    somebody is spoken to."""

    place: str
    said: Shape


@lru_cache(maxsize=1)
def frames() -> dict[str, list[tuple[Frame, frozenset[str] | None]]]:
    """The frames of ``words/around.tsv`` by their first words, each with the words of which one must follow."""
    found: dict[str, list[tuple[Frame, frozenset[str] | None]]] = {}
    text = fold((files("bot.grammar") / "words" / "around.tsv").read_text("utf-8"))
    for line in text.splitlines():
        if line and not line.startswith("#"):
            place, phrases = line.split("\t")
            for template in phrases.split(";"):
                said = shape(template.strip())
                frame = Frame(place, said)
                for word in firsts(said):
                    found.setdefault(word, []).append((frame, seconds(said, word)))
    return found


def frames_at(word: str, follows: str) -> list[Frame]:
    """The frames that may begin with a word before another, also those that begin with a stem or an ending."""
    return [frame for frame, wanted in _opened_by(word) if wanted is None or follows in wanted]


@lru_cache(maxsize=4096)
def _opened_by(word: str) -> tuple[tuple[Frame, frozenset[str] | None], ...]:
    shaped = [
        key for key in _shaped() if word.startswith(key[:-1]) or (key[0] == "-" and word.endswith(key[1:]))
    ]
    return tuple(one for key in (word, *shaped) for one in frames().get(key, ()))


@lru_cache(maxsize=1)
def _shaped() -> tuple[str, ...]:
    return tuple(key for key in frames() if "-" in key)
