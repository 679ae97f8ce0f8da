"""A model's values as entries: only what stands in the message, told by its writer, with nothing left over."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.entries import Entry
from bot.grammar.placing import at_its_time
from bot.model.built import COUNTS, built
from bot.model.clauses import Part, Seen
from bot.model.opened import Opened
from bot.model.schema import Understood, Value

Groups = Mapping[int, Sequence[Value]]


def entries_of(answer: Understood, opened: Opened, seen: Seen) -> tuple[Entry, ...]:
    """The entries of an answer that may be taken as if the reader had read them, in the order of their words."""
    groups = _grounded(answer.values, opened)
    made = {number: found for number, some in groups.items() if (found := built(some, seen))}
    taken: list[Entry] = []
    for part in seen.parts:
        mine = {number: some for number, some in groups.items() if _touches(some, part)}
        whole = all(_within(some, part) and number in made for number, some in mine.items())
        if not mine or not whole or part.stance != "told" or not _explained(part, mine, opened, seen):
            continue
        for number, some in mine.items():
            start, end = min(one.start for one in some), max(one.end for one in some)
            for entry in made[number]:
                timed = at_its_time(replace(entry, start=start, end=end), seen.now, part.frame)
                taken += [] if timed is None else [timed]
    return tuple(sorted(taken, key=lambda entry: entry.start))


def _grounded(values: Iterable[Value], opened: Opened) -> dict[int, list[Value]]:
    """The values by their entries, without entries of which one value names words that are not there."""
    groups: dict[int, list[Value]] = defaultdict(list)
    made_up: set[int] = set()
    for value in values:
        placed = _placed(value, opened)
        if placed is None or placed.stance != "told":
            made_up.add(value.entry)
        else:
            groups[value.entry].append(placed)
    return {number: some for number, some in groups.items() if number not in made_up}


def _placed(value: Value, opened: Opened) -> Value | None:
    """The value at the place of its words; None when they are not in an open clause, or were read already."""
    start, end = value.start, value.end
    if not value.words.strip():
        return None
    if opened.text[max(start, 0) : max(end, 0)] != value.words:
        # Models count badly; words that stand there once are meant wherever they stand.
        if opened.text.count(value.words) != 1:
            return None
        start = opened.text.index(value.words)
        end = start + len(value.words)
    inside = any(first <= start and end <= last for first, last in opened.clauses)
    if not inside or any(first < end and start < last for first, last in opened.understood):
        return None
    return value.model_copy(update={"start": start, "end": end})


def _touches(values: Sequence[Value], part: Part) -> bool:
    return any(part.start <= one.start < part.end for one in values)


def _within(values: Sequence[Value], part: Part) -> bool:
    return all(part.start <= one.start and one.end <= part.end for one in values)


def _explained(part: Part, groups: Groups, opened: Opened, seen: Seen) -> bool:
    """Every word that could change what is meant is explained by a value, every number by exactly one."""
    values = [one for some in groups.values() for one in some]
    counted = sorted((one.start, one.end) for one in values if one.field in COUNTS)
    if any(second[0] < first[1] for first, second in pairwise(counted)):
        return False
    for start, end, unknown in part.words:
        if any(first < end and start < last for first, last in opened.understood):
            continue
        over = [one for one in values if one.start < end and start < one.end]
        if not over or (all(one.field == "filler" for one in over) and not unknown):
            return False
        if seen.numbers(start, end) and not any(one.field in (*COUNTS, "bed", "wake") for one in over):
            return False
    return True
