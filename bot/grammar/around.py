"""What stands around a report and belongs to none: how somebody begins ("os cuento:"), with whom and where it was,
what went on meanwhile, how it felt, whom it is told to.

Such words are blanked before anything is read, so that a "no" of "no había nadie" denies nothing and a "campeón" of
"como un campeón" is no food. Places in the message stay what they were. ``words/around.tsv`` holds the frames of such
phrases, with open slots: a slot takes any word that has no meaning of its own for the reader, is in no known name, no
figure, and none that may make something else of a report (see ``cores.turning``).
"""

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from bot.grammar import lexicon
from bot.grammar.cores import turning
from bot.grammar.names import KnownNames
from bot.grammar.phrase_shapes import Matcher, Shape, firsts, shape
from bot.grammar.stance import verb_like
from bot.grammar.tails import OTHERWISE
from bot.grammar.tokens import Token, fold

_HARMLESS = (
    "glue filler place setting_word remark greeting thanks at con and per is articles one times measured source till "
    "keep side size facet start that_word like_a to from on_over describing but order drift inf some"
)
HARMLESS = frozenset(_HARMLESS.split())
"""Kinds of words that may stand in a slot."""

PEOPLE = frozenset(("subject", "person"))
"""Kinds that may stand besides in a slot for somebody who was there."""

CLOSES = frozenset((".", ",", ";", ":", "!", ")", "]", "-", "\n"))
"""Marks at which a part ends."""

BREAKS = frozenset((".", "!", "\n"))
OPENING = frozenset(("pero", "but"))
"""The last words of frames behind which the report follows at once."""
REMARKS = frozenset(("filler", "remark", "place", "feel", "source", "measured", "thanks", "greeting"))
"""Kinds of phrases that the reader knows already to change nothing; some are kept as notes."""


class Frame(NamedTuple):
    """A phrase, and where it may stand: ``tail`` up to the end of a part, ``lead`` at the beginning of a message or
    line, ``any``, ``name`` where somebody is spoken to."""

    place: str
    said: Shape


@lru_cache(maxsize=1)
def frames() -> dict[str, list[Frame]]:
    """The frames of ``words/around.tsv`` by their first words."""
    found: dict[str, list[Frame]] = {}
    text = fold((files("bot.grammar") / "words" / "around.tsv").read_text("utf-8"))
    for line in text.splitlines():
        if line and not line.startswith("#"):
            place, phrases = line.split("\t")
            for template in phrases.split(";"):
                said = shape(template.strip())
                frame = Frame(place, said)
                for word in firsts(said):
                    found.setdefault(word, []).append(frame)
    return found


class Around:
    """One message whose surroundings are looked for, from its end to its beginning."""

    def __init__(self, tokens: list[Token], language: str, names: KnownNames) -> None:
        self.tokens = tokens
        self.words = [token.folded for token in tokens]
        self.gone = [False] * len(tokens)
        self._language, self._names = language, names
        self._closed: tuple[list[bool], list[bool]] | None = None
        self._remarks: list[tuple[int, int]] | None = None

    def find(self) -> list[bool]:
        """Which tokens stand around the report only."""
        table = frames()
        matcher = Matcher(self.words, self._fits)
        for at in range(len(self.tokens) - 1, -1, -1):
            found = 0
            for frame in _frames_at(table, self.words[at]):
                ends = [end for end in matcher.ends(frame.said, at) if end > max(found, at)]
                found = max((end for end in ends if self._stands(frame, at, end)), default=found)
            if found and not self._known(at, found):
                self._take(at, found)
        return self.gone

    def _fits(self, slot: str, at: int) -> bool:
        """Whether the word at a place may stand in a slot."""
        if self._closed is None:
            self._closed = self._closed_places()
        solid, peopled = self._closed
        if slot in ("@", "&"):
            return not self.gone[at] and not peopled[at] and (slot == "@" or solid[at])
        if self.gone[at] or solid[at]:
            return False
        strict = slot in ("_", "*")
        return not strict or (self.words[at] not in _turning() and verb_like(self.tokens[at]) is None)

    def _closed_places(self) -> tuple[list[bool], list[bool]]:
        """Which words are in no slot, and in none for people: figures, names, and what means something."""
        solid = [token.kind != "word" for token in self.tokens]
        peopled = list(solid)
        for span in self._names.spans(self.tokens):
            for at in range(span.start, span.end):
                solid[at] = peopled[at] = True
        seeds = lexicon.seeds(self.tokens, self._language)
        small = {s.start for s in seeds if s.kind in HARMLESS and s.end == s.start + 1}
        for span in seeds:
            alone = span.end == span.start + 1 and span.start in small
            foreign = span.cost >= lexicon.FOREIGN and span.kind not in PEOPLE
            if alone or foreign or span.kind in HARMLESS:
                continue
            for at in range(span.start, span.end):
                solid[at] = True
                peopled[at] = peopled[at] or span.kind not in PEOPLE
        return solid, peopled

    def _known(self, at: int, end: int) -> bool:
        """Whether the reader has a phrase of its own for all of these words."""
        if self._remarks is None:
            seeds = lexicon.seeds(self.tokens, self._language)
            self._remarks = [(s.start, s.end) for s in seeds if s.kind in REMARKS]
        return any(first <= at and end <= last for first, last in self._remarks)

    def _closes(self, end: int) -> bool:
        """Whether a part may end here: the message, a mark, or words that were taken already follow."""
        return end == len(self.words) or self.gone[end] or self.words[end] in CLOSES

    def _begins(self, at: int) -> bool:
        """Whether a message, a line or a sentence begins here, but for what was said to begin with."""
        return all(self.gone[n] for n in range(at)) or self.words[at - 1] in BREAKS

    def _stands(self, frame: Frame, at: int, end: int) -> bool:
        """Whether a frame that fits stands where it may."""
        follows = self.words[end] if end < len(self.words) else ""
        begins = self._begins(at)
        match frame.place:
            case "any":
                return True
            case "lead":
                opens = self.words[end - 1] in OPENING or follows in (":", ",", ".", "!", "\n", "-")
                return begins and end < len(self.words) and opens
            case "name":
                before = self.words[at - 1] if at else ""
                return follows == "," if begins else before == "," and self._closes(end)
        return self._closes(end) and (not begins or bool(follows))

    def _take(self, at: int, end: int) -> None:
        """Takes words away, and the marks that held them apart."""
        first, last = at, end
        before = self.words[at - 1] if at else ""
        after = self.words[end] if end < len(self.words) else ""
        if (before, after) in (("(", ")"), ("[", "]"), ("-", "-")):
            first, last = at - 1, end + 1
        elif self._begins(at):
            last += after in (",", ":", ";", ".", "!", "\n", "-")
        elif before == "," and after == ",":
            last += 1
            first -= self._figure(end + 1)
        elif before in (",", "-", ";") and (not after or after in BREAKS or self.gone[end]):
            first -= 1
        self.gone[first:last] = [True] * (last - first)

    def _figure(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].kind in ("number", "clock", "half")


def _frames_at(table: dict[str, list[Frame]], word: str) -> list[Frame]:
    """The frames that may begin with a word, also those that begin with a stem or an ending."""
    shaped = [
        key for key in _shaped() if word.startswith(key[:-1]) or (key[0] == "-" and word.endswith(key[1:]))
    ]
    return [frame for key in (word, *shaped) for frame in table.get(key, ())]


@lru_cache(maxsize=1)
def _shaped() -> tuple[str, ...]:
    return tuple(key for key in frames() if "-" in key)


@lru_cache(maxsize=1)
def _turning() -> frozenset[str]:
    return turning() | OTHERWISE


def without_surroundings(text: str, tokens: list[Token], language: str, names: KnownNames) -> str:
    """The text with blanks in place of the words that only stand around what it tells; the same where it tells
    nothing else, and where something is asked."""
    if any(token.text == "?" for token in tokens):
        return text
    gone = Around(tokens, language, names).find()
    if not any(gone) or not any(
        token.kind not in ("mark", "line") for token, away in zip(tokens, gone, strict=True) if not away
    ):
        return text
    said = list(text)
    for token, away in zip(tokens, gone, strict=True):
        if away:
            said[token.start : token.end] = " " * (token.end - token.start)
    return "".join(said)
