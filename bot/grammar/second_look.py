"""A second look at a message of which nothing was read: what is told in full is read without the parts that hold no
figure and no name, and without words that nobody knows where they only say where, when or with whom it was.

Whether somebody tells of themselves is judged part by part: a "no" or a "mi hija" of a part that is left out does
not reach a report that has a verb of its own. See ``decisions/0035-a-second-look-leaves-out-what-tells-nothing.md``.
"""

from collections.abc import Callable, Iterable

from bot.entries import (
    BatchEntry,
    GoalEntry,
    PortionEntry,
    Reading,
    SetEntry,
)
from bot.grammar.chart import Span
from bot.grammar.clauses import Message
from bot.grammar.cores import in_full, may_turn
from bot.grammar.cover import GAP
from bot.grammar.second_words import (
    ABOUT_IT,
    COMPANY,
    COUNTED,
    EATEN,
    IDLE,
    JOINTS,
    LINKS,
    MEANT,
    MINE,
    NEVER,
    PLACED,
    SMALL,
)
from bot.grammar.stance import verb_like
from bot.grammar.telling import VERBS
from bot.grammar.tokens import blanked

FIGURES = frozenset(("number", "clock", "half", "date", "nth"))


def second_look(message: Message, row: list[Span], again: Callable[[str], Reading]) -> Reading | None:
    """What is told in full beside parts that tell nothing; None where nothing is, or where something may turn it.
    ``again`` reads a text with blanks in place of what was left out."""
    if any(token.text == "?" for token in message.tokens) or _turned(message, row):
        return None
    parts = list(_parts(message, row))
    eaten = any(span.kind in EATEN for span in row)
    idle = [_tells_nothing(message, part, eaten) for part in parts]
    if all(idle) or not _may_go(message, parts, idle):
        return None
    gone: set[int] = set()
    for part, alone in zip(parts, idle, strict=True):
        if alone:
            gone.update(n for span in part for n in range(span.start, span.end))
            continue
        beside = _circumstances(message, part, eaten)
        if any(_turns(message, span) and span.start not in beside for span in part):
            return None
        gone.update(beside)
    if not gone:
        return None
    reading = again(blanked(message.text, message.tokens, gone))
    return reading if _stands(reading) and _as_said(message, row, gone, reading) else None


def _parts(message: Message, row: list[Span]) -> Iterable[list[Span]]:
    """The parts between marks and links, each with the joint before it."""
    part: list[Span] = []
    for span in row:
        word = message.tokens[span.start].folded
        joint = span.kind in JOINTS or (span.end == span.start + 1 and word in LINKS)
        if joint and any(one.kind not in JOINTS for one in part):
            yield part
            part = []
        part.append(span)
    if part:
        yield part


def _tells_nothing(message: Message, part: list[Span], eaten: bool) -> bool:
    """Whether a part holds neither figures nor names nor what a report is about; figures of other things may stand
    in one beside what was not eaten."""
    return all(
        (span.kind in IDLE and not _figures(message, span))
        or (span.kind in COUNTED and not eaten and not _figures(message, span) and _is_gap(part[at + 1 :]))
        for at, span in enumerate(part)
    )


def _is_gap(spans: list[Span]) -> bool:
    return bool(spans) and spans[0].kind == GAP


def _figures(message: Message, span: Span) -> bool:
    """Whether a span holds a figure, or a time of the clock in words."""
    if span.kind == "time" and span.value.clock is not None:
        return True
    return any(message.tokens[n].kind in FIGURES for n in range(span.start, span.end))


def _turns(message: Message, span: Span) -> bool:
    """Whether a word may make a plan, a wish or another's doing of the part that it stands in."""
    words = (message.tokens[n].folded for n in range(span.start, span.end))
    if span.kind == "time":
        return bool(span.value.ahead)
    return span.kind not in MEANT and not may_turn().isdisjoint(words)


def _as_said(message: Message, row: list[Span], gone: set[int], reading: Reading) -> bool:
    """Whether all figures that were looked at are in what was read, and what was wanted is no report."""
    wanted = any(span.kind == "want" or (span.kind == "stance" and span.value == "planned") for span in row)
    if wanted and not all(isinstance(entry, GoalEntry) for entry in reading.entries):
        return False
    spans = [(entry.start, entry.end) for entry in reading.entries]
    for span in row:
        token = message.tokens[span.start]
        if span.start in gone or span.kind == "time" or not _figures(message, span):
            continue
        if not any(first <= token.start < end for first, end in spans):
            return False
    return True


def _turned(message: Message, row: list[Span]) -> bool:
    """Whether something makes a supposition, a quotation or a question of the whole."""
    words = {token.folded for token in message.tokens}
    stances = {str(span.value) for span in row if span.kind == "stance"}
    return (
        not NEVER.isdisjoint(words)
        or not stances.isdisjoint(("supposed", "asked"))
        or any(span.kind in ("quote", "qword") for span in row)
    )


def _may_go(message: Message, parts: list[list[Span]], idle: list[bool]) -> bool:
    """Whether the parts that tell nothing leave the others what they are: before a report that has no verb of its
    own nothing may be planned, denied or another's."""
    first = idle.index(False)
    own = any(_own_verb(message, part) for part, alone in zip(parts, idle, strict=True) if not alone)
    for place, part in enumerate(parts):
        if not idle[place]:
            continue
        if place > first and not _aside(message, part):
            return False
        if place < first and any(_turns(message, span) and span.kind == "time" for span in part):
            return False
        if place < first and all(span.kind in (GAP, "person", *JOINTS) for span in part):
            return False  # "Sarah, 3 eggs for breakfast": whose it was
        turns = any(
            (span.kind == "stance" and span.value != "told")
            or span.kind in ("subject", "other", "want")
            or _of_verb(message, span)
            for span in part
        )
        if turns and place < first and not own:
            return False
    return True


def _aside(message: Message, part: list[Span]) -> bool:
    """Whether a part behind a report says nothing about it: not who said so, nor what "that" is."""
    words = [message.tokens[n].folded for span in part for n in range(span.start, span.end)]
    said = any(span.kind == "stance" and span.value == "another" for span in part)
    return not said and ABOUT_IT.isdisjoint(words)


def _own_verb(message: Message, part: list[Span]) -> bool:
    """A verb of something done by the writer."""
    for span in part:
        if span.kind in VERBS and span.kind != "other":
            return True
    return any(message.tokens[span.start].folded in MINE for span in part)


def _circumstances(message: Message, part: list[Span], eaten: bool) -> set[int]:
    """The unknown words of a part that say where or when something was, or with whom, and those at its end."""
    tokens = message.tokens
    found: set[int] = set()
    told = max(
        (n for n, span in enumerate(part) if span.kind not in IDLE or _figures(message, span)), default=0
    )
    behind = part[told + 1 :]
    leads = message.tokens[behind[0].start].folded if behind else ""
    states = eaten or leads not in PLACED or any(span.kind == "is" for span in part)
    if (
        not states
        and any(span.kind == GAP for span in behind)
        and not any(_turns(message, span) or _of_verb(message, span) for span in behind)
    ):
        found.update(n for span in part[told + 1 :] for n in range(span.start, span.end))
    for span in part[: told + 1] if found else part:
        if span.kind != GAP or tokens[span.start].kind != "word" or _of_verb(message, span):
            continue
        if any(0 <= n < len(tokens) and tokens[n].kind in FIGURES for n in (span.start - 1, span.end)):
            continue
        if not eaten and _behind_verb(message, part, span):
            found.update(range(span.start, span.end))
            continue
        at = span.start - 1
        while at >= part[0].start and (tokens[at].folded in SMALL or at in found or _unknown(part, at)):
            at -= 1
        before = tokens[at].folded if at >= part[0].start else ""
        if (
            before in PLACED
            or (before in COMPANY and not eaten)
            or tokens[span.start].folded.endswith(("mente", "ly"))
        ):
            found.update(range(span.start, span.end))
    return found


def _behind_verb(message: Message, part: list[Span], gap: Span) -> bool:
    """An unknown word behind what tells of oneself, and no noun of its own: "took like a 40 min nap"."""
    before = [span for span in part if span.end <= gap.start]
    told = any(
        (span.kind in VERBS and span.kind != "other") or span.kind in ("nap", "feel") for span in before
    )
    return told and message.tokens[gap.start - 1].folded not in SMALL | {"no", "not"}


def _of_verb(message: Message, span: Span) -> bool:
    token = message.tokens[span.start]
    return span.kind == GAP and (verb_like(token) is not None or token.text.endswith("ía"))


def _unknown(part: list[Span], at: int) -> bool:
    return any(span.kind == GAP and span.start <= at < span.end for span in part)


def _stands(reading: Reading) -> bool:
    """Whether all that was read is told in full, and nothing is left to ask."""
    if reading.intent != "record" or not reading.entries or reading.doubtful or reading.refusals:
        return False
    return all(
        isinstance(entry, BatchEntry | PortionEntry)
        or (in_full(entry) and not (isinstance(entry, SetEntry) and entry.same))
        for entry in reading.entries
    )
