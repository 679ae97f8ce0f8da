"""What stands around a report and belongs to none: how somebody begins ("os cuento:"), with whom and where it was,
what went on meanwhile, how it felt, whom it is told to.

Such words are blanked before anything is read, so that a "no" of "no había nadie" denies nothing and a "campeón" of
"como un campeón" is no food. Places in the message stay what they were. ``words/around.tsv`` holds the frames of such
phrases, with open slots: a slot takes any word that has no meaning of its own for the reader, is in no known name, no
figure, and none that may make something else of a report (see ``cores.turning``).
"""

from bot.grammar import lexicon
from bot.grammar.around_frames import BELONGS, LINKING, MUST, OWN, Frame, frames_at
from bot.grammar.around_slots import Slots
from bot.grammar.chart import Span
from bot.grammar.names import KnownNames
from bot.grammar.phrase_shapes import Matcher
from bot.grammar.stance import ENGLISH
from bot.grammar.tokens import Token, blanked

CLOSES = frozenset((".", ",", ";", ":", "!", ")", "]", "-", "\n"))
"""Marks at which a part ends."""

OPENS = frozenset((",", "(", "[", "-"))
BREAKS = frozenset((".", "!", "?", "\n"))
OPENING = frozenset(("pero", "but"))
"""The last words of frames behind which the report follows at once."""
_OPENERS = (
    "ya me te se lo os que aqui por para desde en sin antes tras acabo estoy voy vengo it this that here home "
    "back just from on at in for so still i we not my was were felt had which what how since until fue era salio "
    "otra otro esto eso"
)
OPENERS = frozenset(_OPENERS.split())
"""Words that no name begins with: a part of unread words among which one stands tells of no food nor pot."""
LIKENING = frozenset(("como", "like", "que", "cual"))


class Around:
    """One message whose surroundings are looked for, from its end to its beginning."""

    def __init__(self, tokens: list[Token], language: str, names: KnownNames) -> None:
        self.tokens = tokens
        self.words = [token.folded for token in tokens]
        self.gone = [False] * len(tokens)
        self._language = language
        self._fits = Slots(tokens, self.gone, language, names).fit
        self._remarks: list[Span] | None = None

    def find(self) -> list[bool]:
        """Which tokens stand around the report only."""
        asked = max((n for n, word in enumerate(self.words) if word == "?"), default=-1)
        matcher = Matcher(self.words, self._fits)
        for at in range(len(self.tokens) - 1, -1, -1):
            found = 0
            for frame in frames_at(self.words[at], self.words[at + 1] if at + 1 < len(self.words) else ""):
                if at < asked and frame.place not in ("lead", "name"):
                    continue
                ends = [end for end in matcher.ends(frame.said, at) if end > max(found, at)]
                found = max((end for end in ends if self._stands(frame, at, end)), default=found)
            if found and not self._known(at, found):
                self._take(at, found)
        if not OPENERS.isdisjoint(self.words):
            self._heading()
            self._remark()
        return self.gone

    def _heading(self) -> None:
        """ "Aquí lo que ha salido hoy:": words before a colon that are nothing to the reader, no name among them."""
        if ":" not in self.words:
            return
        begin = self._past(0)
        end = next((n for n in range(begin, len(self.words)) if not self._fits("_", n)), begin)
        size = end - begin
        heads = end < len(self.words) - 1 and self.words[end] == ":"
        if heads and 1 < size <= 7 and not OPENERS.isdisjoint(self.words[begin:end]):
            self._take(begin, end)

    def _remark(self) -> None:
        """ ", me quedé en la gloria", "(it had it in for me)": the same behind a report, in a part of its own."""
        end = len(self.words)
        while end and (self.gone[end - 1] or self.words[end - 1] in (".", "!", ")")):
            end -= 1
        begin = end
        while begin and self._fits("_", begin - 1):
            begin -= 1
        apart = (
            begin > 0 and self.words[begin - 1] in (",", "(", "-", ".", "!", "\n") and not self._first(begin)
        )
        if apart and 1 < end - begin <= 8 and self.words[begin] in OPENERS:
            self._take(begin, end)

    def _known(self, at: int, end: int) -> bool:
        """Whether the reader keeps these words as a note, "con pausa", or knows a longer phrase that they are in."""
        if self._remarks is None:
            seeds = lexicon.seeds(self.tokens, self._language)
            self._remarks = [s for s in seeds if s.kind in ("remark", "filler", "place")]
        return any(
            (s.start < at and end <= s.end) or (s.start <= at and end < s.end)
            or (s.kind == "remark" and s.start == at and s.end == end and self.words[at] not in LIKENING)
            for s in self._remarks
        )  # fmt: skip

    def _closes(self, end: int) -> bool:
        """Whether a part may end here: the message, a mark, or words that were taken already follow."""
        return end == len(self.words) or self.gone[end] or self.words[end] in CLOSES

    def _first(self, at: int) -> bool:
        """Whether nothing is said before."""
        return all(self.gone[n] or self.tokens[n].kind in ("mark", "line") for n in range(at))

    def _begins(self, at: int) -> bool:
        """Whether a message, a line or a sentence begins here, but for what was said to begin with."""
        return self._first(at) or self.words[at - 1] in BREAKS

    def _past(self, end: int) -> int:
        """The first place from here on that was not taken."""
        while end < len(self.words) and self.gone[end]:
            end += 1
        return end

    def _stands(self, frame: Frame, at: int, end: int) -> bool:
        """Whether a frame that fits stands where it may."""
        ahead = self._past(end)
        follows = self.words[ahead] if ahead < len(self.words) else ""
        before = self.words[at - 1] if at else ""
        if before in OPENS and follows in CLOSES:
            return frame.place != "name" or before == ","
        match frame.place:
            case "any":
                return True
            case "aside":
                return False
            case "lead":
                opens = self.words[end - 1] in OPENING or follows in (":", ",", ".", "!", "\n", "-")
                return self._begins(at) and bool(follows) and opens
            case "onset":
                return self._begins(at) and follows in OWN
            case "name":
                if not self._fits("@", at):
                    return False
                if self._begins(at):
                    return follows == "," or (bool(follows) and self._called(at, ahead))
                return self._closes(end) and (before == "," or (not follows and before not in BELONGS))
        if (follows == ":" and not self._begins(at)) or (self.words[at] == "que" and before in MUST):
            return False
        return self._closes(end) and (not self._first(at) or bool(follows))

    def _called(self, at: int, ahead: int) -> bool:
        """Whether nobody but the one spoken to can be meant without a comma: "doctora me pesé", not "coach ate"."""
        return self._fits("_", at) and self.words[ahead] not in ENGLISH | LINKING

    def _take(self, at: int, end: int) -> None:
        """Takes words away, and the marks that held them apart."""
        end = self._past(end)
        first, last = at, end
        before = self.words[at - 1] if at else ""
        after = self.words[end] if end < len(self.words) else ""
        if (before, after) in (("(", ")"), ("[", "]"), ("-", "-")):
            first, last = at - 1, end + 1
        elif self._begins(at):
            last += after in (",", ":", ";", ".", "!", "\n", "-")
        elif before == "," and after == ",":
            last += 1
            first -= self._goes_on(end + 1)
        elif before in (",", "-", ";") and (not after or after in BREAKS):
            first -= 1
        self.gone[first:last] = [True] * (last - first)

    def _goes_on(self, at: int) -> bool:
        """Whether what is told goes on behind an aside: with a figure, or a word that links it."""
        figure = at < len(self.tokens) and self.tokens[at].kind in ("number", "clock", "half")
        return figure or (at < len(self.words) and self.words[at] in LINKING)


def without_surroundings(text: str, tokens: list[Token], language: str, names: KnownNames) -> str:
    """The text with blanks in place of the words that only stand around what it tells; the same where it tells
    nothing else, and where something is asked."""
    gone = Around(tokens, language, names).find()
    if not any(gone) or not any(
        token.kind not in ("mark", "line") for token, away in zip(tokens, gone, strict=True) if not away
    ):
        return text
    return blanked(text, tokens, (at for at, away in enumerate(gone) if away))
