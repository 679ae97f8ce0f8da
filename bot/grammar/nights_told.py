"""A night or nap of one's own in a message that tells of nothing else with a figure: "in bed 2215, up 0600, awake
twice", "down at ten and up at ten past five for the cows", "shut my eyes for half an hour".

The phrases, clocks and lengths are looked for one by one, whatever stands between them. It counts only if every
figure of the message is one of the night's, and nothing makes a plan, a wish, a habit or another's of it.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from bot.entries import SleepEntry
from bot.grammar.chart import Span
from bot.grammar.clauses import Clause, Message
from bot.grammar.frames import Frame, day_of, merge
from bot.grammar.night_items import BETWEEN, Item, items_of
from bot.grammar.night_stance import one_s_own
from bot.grammar.night_words import resting, tells_of_sleep
from bot.grammar.nights import settled

DOZE_S = 2 * 3600.0
"""Who fell asleep for no longer had a nap."""
BY_DAY_S = 3 * 3600.0
"""Who slept on a sofa or after lunch for no longer had one too."""
SCANT = frozenset(("only", "just", "barely", "about", "maybe", "solo", "apenas", "unas", "like", "nomas"))
WORK = frozenset(("at", "work", "worked", "studying", "study", "driving", "trabajo", "trabajando", "estudio"))
"""Beside these the hours of a night were not slept."""
TILL = frozenset(("till", "til", "until", "to", "-", "a", "hasta", "and", "y", "thru", "through"))
NEXT_TO = 3
"""So many words may stand between waking and how often."""
NIGHT_S = (2 * 3600.0, 14 * 3600.0)


@dataclass(slots=True)
class _Night:
    """What the items tell so far. ``slot``: what the next clock is of."""

    message: Message
    bed: Frame | None = None
    wake: Frame | None = None
    seconds: float | None = None
    awakenings: int | None = None
    slot: str = ""
    held: list[Item] = field(default_factory=list)
    days: list[Frame] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)

    def hear(self, items: list[Item], at: int) -> bool:
        """Takes the item at a place; False where it can be none of one night."""
        item = items[at]
        before = next((one for one in items[:at][::-1] if one.kind not in BETWEEN), None)
        match item.kind:
            case "clock":
                return self._clock(item, before)
            case "length":
                if self.seconds is not None:
                    return False
                self.seconds = item.value
            case "times":
                return self._times(items, at)
            case "never":
                self.awakenings = self.awakenings or 0
            case "day":
                self.days.append(item.value)
            case "figure":
                return False
            case "bed" | "slept" | "nap" | "noun" | "wake":
                self.slot = item.kind
                if item.kind == "wake" and self.held and not self._clocked(items, at):
                    self.wake, self.slot = self.held.pop().value, ""
                elif item.kind == "bed" and self.held and not self._clocked(items, at):
                    self.bed, self.slot = self.held.pop().value, ""
        self.kinds.add(item.kind)
        return True

    @staticmethod
    def _clocked(items: list[Item], at: int) -> bool:
        """Whether a clock of its own follows."""
        return at + 1 < len(items) and items[at + 1].kind == "clock"

    def _clock(self, item: Item, before: Item | None) -> bool:
        words = {t.folded for t in self.message.tokens[before.end if before else 0 : item.start + 1]}
        joined = before is not None and before.kind == "clock" and item.start - before.end <= 4
        if joined and self.wake is None and not TILL.isdisjoint(words):
            if self.held:
                self.bed = self.held.pop().value
            self.wake = item.value
            return self.bed is not None
        if self.slot == "wake" and self.wake is None:
            self.wake = item.value
        elif self.slot in ("bed", "slept", "nap", "noun") and self.bed is None:
            leads = self.message.tokens[item.start].folded
            if leads in ("till", "until", "til", "hasta") and self.slot == "slept":
                self.wake = item.value
            else:
                self.bed = item.value
        else:
            self.held.append(item)
        self.slot = ""
        return True

    def _times(self, items: list[Item], at: int) -> bool:
        """How often one woke: beside waking, in front of it or behind."""
        item = items[at]
        near = [
            one
            for one in (items[at - 1] if at else None, items[at + 1] if at + 1 < len(items) else None)
            if one is not None and one.kind in ("wake", "woken")
        ]
        near = [one for one in near if max(item.start - one.end, one.start - item.end) <= NEXT_TO]
        if not near or self.awakenings is not None or not 0 <= item.value <= 20:
            return False
        self.awakenings = int(item.value)
        self.slot = ""
        return True


def night_told(message: Message, spans: list[Span]) -> SleepEntry | None:
    """The night or nap that a message tells of, None where it tells of none, or of anything else with a figure."""
    words = [token.folded for token in message.tokens]
    if not tells_of_sleep(words):
        return None
    items = items_of(message, words, spans)
    told = _Night(message)
    if not all(told.hear(items, at) for at in range(len(items))):
        return None
    if told.held or not one_s_own(
        message, items, [s for s in spans if s.kind in ("eat", "exercise", "cardio")]
    ):
        return None
    return _settled(told, items, words)


def _settled(told: _Night, items: list[Item], words: list[str]) -> SleepEntry | None:
    if (told.bed is None) is not (told.wake is None) or (told.bed is None and told.seconds is None):
        return None
    if told.bed is not None and told.seconds is not None:
        return None
    asleep = told.kinds & {"slept", "bed", "nap", "noun"}
    if not asleep and not _bare_night(told, items, words):
        return None
    nap = bool(told.kinds & {"nap", "noun"}) or _dozed(told, words)
    if not nap and told.seconds is not None and not NIGHT_S[0] <= told.seconds <= NIGHT_S[1]:
        return None
    if nap and told.seconds is not None and not 60 <= told.seconds <= 5 * 3600:
        return None
    clause = Clause(told.message, [])
    entry = settled(clause, told.bed, told.wake, told.seconds, _day(told, nap), nap, told.awakenings)
    if entry is not None and nap and entry.started_at is not None and entry.ended_at is not None:
        slept_s = (entry.ended_at - entry.started_at).total_seconds()
        night = settled(clause, told.bed, told.wake, None, _day(told, False), False, told.awakenings)
        entry = night if slept_s > BY_DAY_S else entry  # "got my head down at half nine, up at four"
    if entry is None:
        return None
    first, last = min(i.start for i in items), max(i.end for i in items)
    start, end = told.message.offsets(first, last)
    return replace(entry, start=start, end=end)


def _dozed(told: _Night, words: list[str]) -> bool:
    by_day = resting(words) and "night" not in told.kinds
    if told.seconds is None:
        return False
    return ("bed" in told.kinds and told.seconds <= DOZE_S) or (by_day and told.seconds <= BY_DAY_S)


def _bare_night(told: _Night, items: list[Item], words: list[str]) -> bool:
    """ "Only five hours last night with the calving", "night before exam so 2:20am to 5:50am"."""
    if "night" not in told.kinds:
        return False
    if told.seconds is None:
        return items[0].kind == "night" and told.bed is not None
    if not WORK.isdisjoint(words):
        return False
    night = next(i for i in items if i.kind == "night")
    length = next(i for i in items if i.kind == "length")
    scant = [i for i in items if i.kind == "scant"]
    led = any(0 <= length.start - i.end <= 1 for i in scant) or words[length.start] in SCANT
    grim = (
        words[night.end - 1] in ("night", "noche")
        and night.end - night.start > 1
        and night.end <= length.start
    )
    return led or (grim and words[night.start] not in ("last", "la", "yesterday", "ytd"))


def _day(told: _Night, nap: bool) -> Frame:
    """The day that was named. What was said of going to bed ("at 10:30 yesterday") is left to the clocks."""
    days = told.days
    if not nap and told.bed is not None:
        days = [d for d in days if d.offset is None or d.offset < -1]
    if not nap and "night" in told.kinds:
        days = [d for d in days if d.offset is None]
    if len({_named(d, told.message) for d in days}) > 1:
        days = days[-1:]  # "noche del domingo al lunes"
    return merge(days)


def _named(frame: Frame, message: Message) -> date | None:
    return day_of(frame, message.now)
