"""Nights and naps."""

import re
from dataclasses import replace
from datetime import timedelta

from bot.entries import Entry, SleepEntry
from bot.grammar.clauses import Clause
from bot.grammar.frames import Frame, day_of, merge
from bot.grammar.nights import ends, settled

KINDS = ("bed", "wake", "slept", "nap", "awakenings", "bed_at", "wake_at", "between", "woke_n")


MINE = re.compile(
    r"\b(me (he )?(acost|levant|despert|dorm|fui|ido|puse|met)|woke|got (up|out|to|in)|went to|fell asleep|hit the)"
)
"""Verbs that tell of one's own going to bed or waking; an alarm does not."""


def build(clause: Clause) -> list[Entry]:
    """The night or nap of a clause, if it tells of one."""
    spans = clause.spans
    bed = wake = None
    seconds: float | None = None
    awakenings: int | None = None
    nap = None
    slot: str | None = None
    held: list[tuple[int, Frame]] = []
    used: list[int] = []
    rest: list[Frame] = []
    bed_day: Frame | None = None
    for at, span in enumerate(spans):
        kind, value = span.kind, span.value
        if kind == "moment" and value == "bedtime" and at + 1 < len(spans) and spans[at + 1].kind == "time":
            kind = "bed"
        if kind in ("bed", "wake"):
            slot = kind
            if held:
                place, clock = held.pop()
                bed, wake, slot = (clock, wake, None) if kind == "bed" else (bed, clock, None)
                used.append(place)
        elif kind == "bed_at":
            bed = value
        elif kind == "wake_at":
            wake = value
        elif kind in ("between", "slept_between", "nap_between"):
            bed, wake = value
            nap = kind == "nap_between" or nap
        elif kind in ("slept_for", "nap_for"):
            seconds, nap = value, kind == "nap_for" or nap
        elif (
            kind == "duration"
            and clause.has("slept", "nap", "bed", "wake", "slept_between")
            and seconds is None
        ):
            seconds = value
        elif kind == "awakenings" and value == 0 and held and wake is None and _until(clause, held[-1][0]):
            place, wake = held.pop()
            used.append(place)
        elif kind == "awakenings":
            awakenings = value
        elif kind == "awoke" and awakenings is None and clause.has("slept_for", "slept_between", "wake_at"):
            slot = "wake"
        elif kind == "nap":
            nap = True
        elif kind == "time" and value.clock is not None:
            if slot == "bed":
                bed, slot = value, None
            elif slot == "wake":
                wake, slot = value, None
            else:
                held.append((at, value))
            day = replace(value, clock=None, pm=None)
            if value.names_day and _of_bed(clause, at):
                bed_day = day
            elif value.names_day:
                rest.append(day)
        elif kind == "time" and _of_bed(clause, at):
            bed_day = value
        elif kind == "time":
            rest.append(value)
        elif kind not in ("slept", "awoke"):
            continue
        used.append(at)
    if nap and seconds is not None and bed is None and wake is None and len(held) == 1:
        bed = held.pop()[1]  # "20 min nap around 3"
    used = [u for u in used if u not in [place for place, _ in held]]
    if bed is None and wake is None and seconds is None:
        return _at_once(clause)
    if not clause.has(*KINDS, "slept_for", "nap_for", "slept_between", "nap_between"):
        return []
    if nap is None and clause.has("between") and not clause.has("slept", "nap", "bed", "wake", "awakenings"):
        return []
    frame = merge([clause.carried, *rest])
    if bed_day is not None and not frame.names_day and bed is not None and wake is not None:
        frame = _morning_after(clause, bed_day, bed, wake)
    entry = settled(clause, bed, wake, seconds, frame, bool(nap), awakenings)
    start, end = clause.offsets(min(used), max(used))
    ended = clause.message.text[start:end].lower()
    if (
        entry is None
        and seconds is None
        and not nap
        and (bed is None) is not (wake is None)
        and MINE.search(ended)
    ):
        entry = SleepEntry(half="bed" if wake is None else "wake", told=clause.message.text[start:end])
    if entry is None:
        return []
    clause.use(*used)
    return [replace(entry, start=start, end=end)]


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
