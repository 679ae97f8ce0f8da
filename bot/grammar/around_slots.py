"""Which words of a message may stand in an open slot of what stands around a report (see ``around``)."""

from bot.grammar import lexicon
from bot.grammar.cores import may_turn
from bot.grammar.names import KnownNames
from bot.grammar.stance import verb_like
from bot.grammar.tokens import Token

_HARMLESS = (
    "glue filler place setting_word remark greeting thanks at con and per is articles one times measured source till "
    "keep side size facet start that_word like_a to from on_over describing but order drift some"
)
HARMLESS = frozenset(_HARMLESS.split())
"""Kinds of words that may stand in a slot."""

PEOPLE = frozenset(("subject", "person"))
"""Kinds that may stand besides in a slot for somebody who was there."""


class Slots:
    """The words of one message, looked up when the first slot asks for them; ``gone`` are those taken already."""

    def __init__(self, tokens: list[Token], gone: list[bool], language: str, names: KnownNames) -> None:
        self.tokens, self.gone = tokens, gone
        self.words = [token.folded for token in tokens]
        self._language, self._names = language, names
        self._closed: tuple[list[bool], list[bool]] | None = None

    def fit(self, slot: str, at: int) -> bool:
        """Whether the word at a place may stand in a slot."""
        if self._closed is None:
            self._closed = self._places()
        solid, peopled = self._closed
        if slot in ("@", "&"):
            return not self.gone[at] and not peopled[at] and (slot == "@" or solid[at])
        if self.gone[at] or solid[at]:
            return False
        strict = slot in ("_", "*")
        return not strict or (self.words[at] not in may_turn() and verb_like(self.tokens[at]) is None)

    def _places(self) -> tuple[list[bool], list[bool]]:
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
