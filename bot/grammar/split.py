"""A covered message cut into clauses: where one stance ends and the next begins."""

from itertools import pairwise

from bot.grammar.chart import Span
from bot.grammar.clauses import Clause, Message
from bot.grammar.cover import GAP
from bot.grammar.denied import denied
from bot.grammar.stance import CUES, SLEEPING
from bot.grammar.telling import VERBS

BREAKS = frozenset(("stop", "line", "question"))
REPORTS = VERBS | {"observed", "pressure", "scored", "slept_for", "slept_between"}
"""What tells of oneself even when a question follows."""

AUXED = frozenset(("slept", "slept_for", "slept_between", "walked", "did", "wake", "bed", "cardio"))
"""What may stand behind the "had" of "I had slept"."""

LINKS = frozenset(("comma", "and"))
_TAGS = "filler tag yes glue greeting stance thanks comma mark is at inf"
TAGS = frozenset(_TAGS.split())
_LEADS_KINDS = "glue time stance subject other person filler did command place inf qword want"
_LEADS = frozenset(_LEADS_KINDS.split())
_CONTENT = (
    "exercise counted_exercise sets reps again mass volume amount counted food observed pressure "
    "watered scored far duration cardio slept_for slept_between bed_at wake_at load share "
    "portions sets_n yielded between mmss gym_for scaled"
)
CONTENT = frozenset(_CONTENT.split())


def clauses(message: Message, row: list[Span]) -> list[Clause]:
    """The clauses of a message in order, questions marked."""
    made: list[Clause] = []
    sentence: list[Span] = []
    row = _being(message, row)
    for at, span in enumerate(row):
        sentence.append(span)
        follows = row[at + 1].kind if at + 1 < len(row) else ""
        if span.kind in ("stop", "line") and follows in ("yielded", "weighed_out") and _cooking(sentence):
            continue
        if span.kind in ("stop", "line") and _night_goes_on(sentence, row[at + 1 : at + 3]):
            continue
        ends = span.kind in BREAKS and not (span.kind == "stop" and _inside(message, span))
        if ends or at == len(row) - 1:
            made += _sentence(message, sentence, span.kind == "question")
            sentence = []
    return made


MEASURES = frozenset(("metric", "score", "exercise", "slept", "awakenings"))
SHOWN = frozenset(
    ("pressures", "observed", "duration", "mmss", "percent", "bpm", "of", "series", "scored", "count")
)


def _being(message: Message, row: list[Span]) -> list[Span]:
    """ "BP at the pharmacy was 128 over 82": behind what is measured "was" is no eating."""
    made = list(row)
    for at, span in enumerate(row):
        if span.kind == "eat" and at + 1 < len(row) and _helps(message, span, row[at + 1]):
            made[at] = span._replace(kind="filler", value="")
            continue
        if span.kind != "eat" or message.tokens[span.start].folded not in ("was", "were"):
            continue
        begin = next((n + 1 for n in range(at - 1, -1, -1) if row[n].kind in BREAKS), 0)
        before = {s.kind for s in row[begin:at]}
        ahead = next((s.kind for s in row[at + 1 :] if s.kind not in ("glue", "filler")), "")
        measured = before & MEASURES and not before & {"food", "counted", "meal", "eat"}
        if measured and (ahead in SHOWN or row[at - 1].kind in ("metric", "score")):
            made[at] = span._replace(kind="is", value="")
    return made


def _helps(message: Message, had: Span, follows: Span) -> bool:
    """ "I had slept", "I had only walked": no eating either."""
    return message.tokens[had.end - 1].folded == "had" and follows.kind in AUXED


def _night_goes_on(told: list[Span], ahead: list[Span]) -> bool:
    """ "Bedtime: 22:45. Wake: 06:30. Awakenings: 1": one night, field by field."""
    kinds = {s.kind for s in told} - {"stop", "line", "glue", "filler", "comma", "colon", "and", "time"}
    nightly = bool(kinds) and kinds <= {"bed", "bed_at", "wake", "wake_at", "awakenings", "awoke", "moment"}
    return nightly and any(s.kind in ("wake", "wake_at", "awakenings", "awoke") for s in ahead[:1])


def _cooking(spans: list[Span]) -> bool:
    kinds = {s.kind for s in spans}
    return "cook" in kinds or {"did", "mass", "con"} <= kinds


def _inside(message: Message, span: Span) -> bool:
    """A point inside an abbreviation or between digits is no end."""
    token = message.tokens[span.start]
    return token.end < len(message.text) and not message.text[token.end].isspace() and token.text == "."


def _sentence(message: Message, spans: list[Span], question: bool) -> list[Clause]:
    asked_from = len(spans)
    if question:
        opened = [n for n, s in enumerate(spans) if s.kind == "open_question"]
        commas = [n for n, s in enumerate(spans) if s.kind == "comma"]
        begin = opened[-1] if opened else commas[-1] if commas else 0
        if begin and _only_tag(spans[begin:]):
            asked_from = len(spans)
        else:
            told = any(s.kind in REPORTS and s.kind != "other" for s in spans[:begin]) and bool(
                opened or commas
            )
            asked_from = begin if told else 0
    parts = _parts(spans[:asked_from])
    if asked_from < len(spans):
        parts.append(spans[asked_from:])
    made = []
    for part in parts:
        if part:
            clause = Clause(message, part)
            clause.asked = part[0].start >= spans[asked_from].start if asked_from < len(spans) else False
            made.append(clause)
    return made


def _only_tag(spans: list[Span]) -> bool:
    return all(s.kind in TAGS or s.kind in ("open_question", "question", "command") for s in spans)


def _parts(spans: list[Span]) -> list[list[Span]]:
    """The clauses of a sentence, what was not done among other things, "no dips today", by itself."""
    made: list[list[Span]] = []
    begin = 0
    for first, last in denied(spans):
        made += [*_cut(spans[begin:first]), spans[first:last]] if first > begin else [spans[first:last]]
        begin = last
    return [*made, *_cut(spans[begin:])] if begin < len(spans) else made


def _cut(spans: list[Span]) -> list[list[Span]]:
    """Cut before "but", and at a separator or directly before a verb when the part so far has its own."""
    cuts: list[int] = []
    begin = 0
    for at in range(1, len(spans)):
        span = spans[at]
        before = spans[begin:at]
        if span.kind == "but" or (span.kind == "another_at" and any(s.kind in CONTENT for s in before)):
            cuts.append(at)
        elif span.kind == "myself":
            if not _after_link(spans, at) and not _has_cue(before):
                continue
            cuts.append(at)
        elif span.kind in VERBS or (span.kind in CUES and _after_link(spans, at)):
            cut = _cut_place(spans, begin, at)
            if span.kind in ("other", "cook") and cut is not None and spans[cut].kind not in LINKS:
                continue
            if cut is None or not (_subject(spans, cut, at) or _new_clause(spans[begin:cut], span)):
                continue
            if _reps_to_come(before, spans[at + 1 :]):
                continue
            cuts.append(cut)
        elif span.kind == "comma" and _only_ahead(spans[at + 1 :]) and _measured(before):
            cuts.append(at)
        elif span.kind == "time" and spans[at - 1].kind in LINKS and _apart(span, before):
            cuts.append(at - 1)
        elif (
            (span.kind == "colon" and _about_tomorrow(before, spans[at:]))
            or (span.kind == "comma" and _of_others(spans[at + 1 :], before))
            or (span.kind in LINKS and _somebody_did(spans[at + 1 : at + 3], before))
            or (
                span.kind == "want"
                and _after_link(spans, at)
                and not any(s.kind in CUES or s.kind == "time" for s in before)
            )
        ):
            cuts.append(at)
        else:
            continue
        begin = cuts[-1]
    edges = [0, *cuts, len(spans)]
    return [spans[a:b] for a, b in pairwise(edges)]


def _reps_to_come(before: list[Span], behind: list[Span]) -> bool:
    """ "Press con mancuernas de 14, hice 10, 9 y 8": an exercise and its load, and behind the verb how often; a session
    and its length, "... y han salido cinco kilómetros"."""
    kinds = {s.kind for s in before}
    ahead = next((s.kind for s in behind if s.kind not in ("glue", "filler", "due_in", "con", "at")), "")
    if "cardio" in kinds and ahead in ("far", "duration", "mmss") and ahead not in kinds:
        parts = {s.kind for s in before for s in (s, *s.parts)}
        rest = {s.kind for s in behind}
        return ahead not in parts and not rest & {"cardio", "exercise", "food", "slept", "bed", "nap"}
    begun = "exercise" in kinds and (ahead == "series" or bool(kinds & {"load", "at_load", "mass"}))
    return (
        begun and not kinds & REPEATED and ahead in REPEATED and not any(s.kind == "exercise" for s in behind)
    )


REPEATED = frozenset(("series", "reps", "sets", "sets_n", "count", "sided", "got_n", "of_pair"))


def _of_others(rest: list[Span], before: list[Span]) -> bool:
    """ "..., boys were flying": behind a report, what others did, without a figure and with their verb."""
    kinds = {s.kind for s in rest}
    if len(rest) < 2:
        return False
    told = any(s.kind in CONTENT for s in before) and not _has_cue(before)
    calm = not kinds & (
        CONTENT | {"stance", "question", "mass", "count", "food", "want", "qword", "quote", "and", "but"}
    )
    return told and calm and rest[0].kind in ("subject", "gap") and rest[1].kind in ("is", "gap", "other")


def _somebody_did(rest: list[Span], before: list[Span]) -> bool:
    """ "..., lou did 5": behind a report, an unknown word before a verb with its figure."""
    return (
        [s.kind for s in rest] == [GAP, "got_n"]
        and any(s.kind in CONTENT for s in before)
        and not _has_cue(before)
    )


def _has_cue(before: list[Span]) -> bool:
    return any(s.kind in CUES for s in before)


def _after_link(spans: list[Span], at: int) -> bool:
    """A separator stands before, or only words such as "I" between."""
    while at and spans[at - 1].kind in ("glue", "filler", "feel"):
        at -= 1
    return at > 0 and spans[at - 1].kind in LINKS


def _subject(spans: list[Span], cut: int, verb: int) -> bool:
    """Someone unknown is named between the separator and the verb: "..., Anna had 2 eggs"."""
    return cut < verb - 1 and spans[cut].kind in LINKS and spans[verb - 1].kind == GAP


def _apart(time: Span, before: list[Span]) -> bool:
    """A day that begins a part of its own: behind another day, or still to come behind something told."""
    if time.value.ahead:
        return any(s.kind in CONTENT for s in before)
    return _is_day(time) and (_has_day(before) or (bool(time.value.offset) and _measured(before)))


def _only_ahead(rest: list[Span]) -> bool:
    """ "..., dentist tomorrow": what is still to come and has no figure."""
    end = next((n for n, s in enumerate(rest) if s.kind in LINKS), len(rest))
    part = rest[:end]
    kinds = {s.kind for s in part}
    return any(s.kind == "time" and s.value.ahead for s in part) and not kinds & (
        CONTENT | {"count", "stance"}
    )


def _about_tomorrow(before: list[Span], behind: list[Span]) -> bool:
    """ "Parcial mañana: estrés 5": how one feels about what is still to come is felt now."""
    ahead = any(s.kind == "time" and s.value.ahead for s in before)
    felt = any(s.kind == "scored" for s in behind)
    return ahead and felt and not any(s.kind in CONTENT for s in before)


def _measured(spans: list[Span]) -> bool:
    """A figure of one's own is told in full, so that the day behind it is of what follows."""
    return any(
        s.kind in ("observed", "scored", "pressure", "slept_for", "slept_between", "scaled") for s in spans
    )


def _is_day(span: Span) -> bool:
    return bool(span.value.names_day)


def _has_day(spans: list[Span]) -> bool:
    held = [p for s in spans for p in (s.parts if s.kind == "observed" else (s,))]
    return any(p.kind == "time" and _is_day(p) for p in held) and any(s.kind in CONTENT for s in spans)


def _cut_place(spans: list[Span], begin: int, verb: int) -> int | None:
    """Where the clause of a verb begins: at the separator before it, or at the cue or time that leads to it."""
    at = verb
    while at > begin and spans[at - 1].kind in _LEADS:
        at -= 1
    if at - 1 > begin and spans[at - 1].kind == GAP and spans[at - 2].kind in LINKS:
        at -= 1
    if at <= begin:
        return None
    while at > begin and spans[at - 1].kind in LINKS:
        at -= 1
    return at


def _new_clause(before: list[Span], verb: Span) -> bool:
    """What stands before has content or a verb of its own, and is not the same night told on."""
    kinds = {s.kind for s in before}
    if verb.kind in SLEEPING and kinds & (SLEEPING | {"bed_at", "wake_at"}) and not kinds & CUES:
        return False
    if verb.kind in SLEEPING and "between" in kinds and not kinds & (VERBS | CUES):
        return False
    if verb.kind == "weigh" and "cook" in kinds:
        return False
    if verb.kind in ("eat", "drink", "did", "walked") and kinds & {"eat", "drink"} and not kinds & CUES:
        return False
    return bool(kinds & (VERBS | CONTENT | CUES))
