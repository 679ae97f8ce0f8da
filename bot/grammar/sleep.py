"""Nights and naps."""

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.entries import Entry, SleepEntry
from bot.grammar.clauses import Clause
from bot.grammar.frames import Frame, day_of, merge
from bot.grammar.nights import ends, settled

DOZE_S = 2 * 3600.0
"""Who fell asleep for no longer had a nap."""

KINDS = ("bed", "wake", "slept", "nap", "awakenings", "bed_at", "wake_at", "between", "woke_n")
MINE = re.compile(
    r"\b(me (he )?(acost|levant|despert|dorm|fui|ido|puse|met)|woke|got (up|out|to|in)|went to|fell asleep|hit the)"
)
"""Verbs that tell of one's own going to bed or waking; an alarm does not."""


@dataclass(slots=True)
class _Told:
    """What a clause tells of one night, gathered span by span. ``slot``: the end that the next clock is of; ``held``:
    clocks of which it is not known yet, with their places; ``rest``: days and parts of days."""

    clause: Clause
    bed: Frame | None = None
    wake: Frame | None = None
    seconds: float | None = None
    awakenings: int | None = None
    nap: bool | None = None
    bed_day: Frame | None = None
    slot: str | None = None
    held: list[tuple[int, Frame]] = field(default_factory=list)
    rest: list[Frame] = field(default_factory=list)
    used: list[int] = field(default_factory=list)

    def hear(self, at: int) -> None:
        """Takes the span at a place for what it says of the night."""
        spans = self.clause.spans
        kind, value = spans[at].kind, spans[at].value
        if kind == "moment" and value == "bedtime" and at + 1 < len(spans) and spans[at + 1].kind == "time":
            kind = "bed"
        has = self.clause.has
        match kind:
            case "bed" | "wake":
                self._end(kind)
            case "bed_at":
                self.bed = value
            case "wake_at":
                self.wake = value
            case "between" | "slept_between" | "nap_between":
                self.bed, self.wake = value
                self.nap = kind == "nap_between" or self.nap
            case "slept_for" | "nap_for":
                self.seconds, self.nap = value, kind == "nap_for" or self.nap
            case "duration" if self.seconds is None and has("slept", "nap", "bed", "wake", "slept_between"):
                self.seconds = value
            case "mmss" if self.slot is not None and value < 24 * 60:
                self._time(at, Frame(clock=(int(value) // 60, int(value) % 60)))
            case "awakenings":
                self._awakened(value)
            case "awoke" if self.awakenings is None and has("slept_for", "slept_between", "wake_at"):
                self.slot = "wake"
            case "nap":
                self.nap = True
            case "time":
                self._time(at, value)
            case "slept" | "awoke":
                pass
            case _:
                return
        self.used.append(at)

    def _end(self, kind: str) -> None:
        self.slot = None if self.held else kind
        if self.held:
            place, clock = self.held.pop()
            self.used.append(place)
            if kind == "bed":
                self.bed = clock
            else:
                self.wake = clock

    def _awakened(self, times: int) -> None:
        if times == 0 and self.held and self.wake is None and _until(self.clause, self.held[-1][0]):
            place, self.wake = self.held.pop()
            self.used.append(place)
        else:
            self.awakenings = times

    def _time(self, at: int, value: Frame) -> None:
        if value.clock is None:
            if _of_bed(self.clause, at):
                self.bed_day = value
            else:
                self.rest.append(value)
            return
        if _until(self.clause, at) and self.wake is None and self.bed is not None:
            self.wake = value
        elif self.slot == "bed":
            self.bed, self.slot = value, None
        elif self.slot == "wake":
            self.wake, self.slot = value, None
        else:
            self.held.append((at, value))
        day = replace(value, clock=None, pm=None)
        if value.names_day and _of_bed(self.clause, at):
            self.bed_day = day
        elif value.names_day:
            self.rest.append(day)

    def frame(self) -> Frame:
        """The day that it is told of."""
        found = merge([self.clause.carried, *self.rest])
        if self.bed_day is None or found.names_day or self.bed is None or self.wake is None:
            return found
        return _morning_after(self.clause, self.bed_day, self.bed, self.wake)


def build(clause: Clause) -> list[Entry]:
    """The night or nap of a clause, if it tells of one."""
    told = _Told(clause)
    for at in range(len(clause.spans)):
        told.hear(at)
    no_clock = told.bed is None and told.wake is None
    if (
        no_clock
        and told.seconds
        and told.seconds <= DOZE_S
        and clause.has("bed")
        and not clause.has("slept", "slept_for")
    ):
        told.nap = True  # "dropped off in the chair for half an hour"
    if told.nap and told.seconds is not None and no_clock and len(told.held) == 1:
        told.bed = told.held.pop()[1]  # "20 min nap around 3"
    spans = clause.spans
    if told.bed is None and told.wake is not None and told.seconds is None and told.held:
        behind = spans[told.held[0][0] - 1].kind == "slept"
        told.bed = told.held.pop(0)[1] if behind else None  # "slept at 12:30 am, woke up 7:15"
    used = [at for at in told.used if at not in [place for place, _ in told.held]]
    if told.bed is None and told.wake is None and told.seconds is None:
        return _at_once(clause)
    if not clause.has(*KINDS, "slept_for", "nap_for", "slept_between", "nap_between"):
        return []
    no_verb = not clause.has("slept", "nap", "bed", "wake", "awakenings")
    if told.nap is None and clause.has("between") and no_verb:
        return []
    start, end = clause.offsets(min(used), max(used))
    entry = settled(
        clause, told.bed, told.wake, told.seconds, told.frame(), bool(told.nap), told.awakenings
    ) or _half(told, clause.message.text[start:end])
    if entry is None:
        return []
    had = [n for n, s in enumerate(spans[: max(used)]) if s.kind in ("eat", "walked") and s.value == ""]
    clause.use(*used, *(() if clause.has("food", "counted", "mass") else had))
    return [replace(entry, start=start, end=end)]


def _half(told: _Told, words: str) -> SleepEntry | None:
    """One end of a night, where one's own is told and the other is not."""
    one_end = (told.bed is None) is not (told.wake is None)
    if told.seconds is not None or told.nap or not one_end or MINE.search(words.lower()) is None:
        return None
    return SleepEntry(half="bed" if told.wake is None else "wake", told=words)


NOW = {
    "bed": re.compile(
        r"(me (voy a|acuesto)\b.* ya|^a (dormir|la cama) ya|going to bed|off to (bed|sleep)|heading to bed|calling it)"
    ),
    "wake": re.compile(r"(acabo de|reci[eé]n|just (woke|got up))"),
}
TOLD_NOW = {
    "bed": {"es": "me acosté a las {}", "en": "went to bed at {}"},
    "wake": {"es": "me levanté a las {}", "en": "got up at {}"},
}


def _at_once(clause: Clause) -> list[Entry]:
    """ "Me acuesto ya", "just woke up": one end of a night, at the time of the message."""
    words = [n for n, s in enumerate(clause.spans) if s.kind in ("bed", "wake") and n not in clause.used]
    if len(words) != 1 or clause.has("duration", "slept", "nap", "food", "exercise"):
        return []
    half = clause.spans[words[0]].kind
    start, end = clause.offsets(words[0], words[0])
    if NOW[half].search(clause.message.text[start:end].lower()) is None:
        return []
    clause.use(words[0])
    told = TOLD_NOW[half][clause.message.context.language].format(clause.message.now.strftime("%H:%M"))
    return [SleepEntry(half=half, told=told, start=start, end=end)]  # type: ignore[arg-type]


def _until(clause: Clause, at: int) -> bool:
    """ "Hasta las siete no me desperté": it is when one woke."""
    return clause.message.tokens[clause.spans[at].start].folded in ("hasta", "till", "until")


def _of_bed(clause: Clause, at: int) -> bool:
    """A day that stands before or beside going to bed, in a clause that tells of waking as well."""
    spans = clause.spans
    beds = [n for n, s in enumerate(spans) if s.kind in ("bed", "bed_at")]
    wakes = [n for n, s in enumerate(spans) if s.kind in ("wake", "wake_at", "awoke")]
    if not beds or not wakes or beds[0] > wakes[0] or at > wakes[0]:
        return False
    return not any(s.kind in ("comma", "and") for s in spans[beds[0] : at])


def _morning_after(clause: Clause, bed_day: Frame, bed: Frame, wake: Frame) -> Frame:
    """The day of waking of someone who went to bed on a day: the next one when that is over."""
    now = clause.message.now
    went = day_of(bed_day, now)
    if went is None:
        return Frame()
    for day in (went + timedelta(days=1), went):
        if day <= now.date() and ends(bed, wake, day, now, False) is not None:
            return Frame(day=(day.year, day.month, day.day))
    return Frame()
