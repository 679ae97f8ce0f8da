"""Reads a message: tokens, seeds, chart, cover, clauses, stance, guard."""

from datetime import datetime

from bot.entries import (
    BatchEntry,
    EditEntry,
    Entry,
    ExerciseEntry,
    FoodEntry,
    GoalEntry,
    Name,
    Reading,
    ReadingContext,
    Refusal,
    SetEntry,
    SleepEntry,
    UndoEntry,
)  # fmt: skip
from bot.grammar import follow_ups
from bot.grammar.around import without_surroundings
from bot.grammar.begun import begun
from bot.grammar.chart import Span, close
from bot.grammar.checkins import together
from bot.grammar.clauses import Message
from bot.grammar.cover import GAP, cheapest, costs
from bot.grammar.edits import whole
from bot.grammar.frames import Frame, merge
from bot.grammar.guard import judged, refusal
from bot.grammar.headings import without_heading
from bot.grammar.hedges import soften
from bot.grammar.kinds import build
from bot.grammar.leads import without_asides
from bot.grammar.mend_said import mend_said
from bot.grammar.names import NO_NAMES, KnownNames
from bot.grammar.nights_preferred import preferred
from bot.grammar.nights_told import night_told
from bot.grammar.once_more_at import amount_after, repeated, woken_after
from bot.grammar.only_so_many import only_so_many
from bot.grammar.placing import at_its_time
from bot.grammar.pot_and_eaten import read_pot_and_eaten
from bot.grammar.prose import poured, washed
from bot.grammar.reasons import without_reasons
from bot.grammar.repeats import again, skipped
from bot.grammar.rests import (
    about_before,
    bare_food,
    first_word,
    idle_intent,
    late_effort,
    late_part,
    of_meal,
    only_meal,
    only_named,
    only_subject,
    only_wished,
    reported,
    runs_on,
)
from bot.grammar.second_look import second_look
from bot.grammar.seeds import SHUT, bridges, seeds_of
from bot.grammar.slips import without_slips
from bot.grammar.split import clauses
from bot.grammar.stance import settle as settle_stance
from bot.grammar.telling import VERBS
from bot.grammar.tokens import LIMIT, tokenize
from bot.grammar.was_really import was_really
from bot.grammar.wished import wished
from bot.grammar.worn_out import worn_out

ONCE_MORE = (["again"], ["otra", "vez"], ["de", "nuevo"])
FIRST = ("cuando", "en", "when", "once", "as", "after")
"""How a clause begins behind which something is told that comes after it."""


NOTHING_OPEN = ReadingContext()


def read(
    text: str,
    now: datetime,
    context: ReadingContext = NOTHING_OPEN,
    names: KnownNames | None = None,
    *,
    as_said: bool = True,
) -> Reading:
    """What a message says. ``now`` is the message's own time in the person's zone (aware). ``as_said``: the words are
    the person's own, not those that a correction was put into."""
    if now.tzinfo is None:
        raise ValueError("a time without a zone")
    tokens = tokenize(text)
    if not tokens:
        return Reading((), (), "empty")
    if len(tokens) > LIMIT:
        return Reading((), (), "chat")
    known = names or NO_NAMES
    for alone in (begun(text, now, context), wished(text, now, context, known)):
        if alone is not None:
            return Reading((alone,), (), "record")
    if (bare := without_surroundings(text, tokens, context.language, known)) != text:
        text, tokens = bare, tokenize(bare)
    tokens = without_slips(tokens, context.language, known)
    if (bare := without_heading(text, tokens, context.language, known)) != text:
        text, tokens = bare, tokenize(bare)
    if (whole_of_it := _of_few_words(text)) is not None:
        return whole_of_it
    if (worn := worn_out(text, context)) is not None:
        return Reading((worn,), (), "record")
    if (pot := read_pot_and_eaten(text, now, known)) is not None and not _lifted(pot[0], known):
        return Reading(pot, (), "record")
    tokens, more = without_asides(without_reasons(tokens), context.language)
    seeds, spelt = seeds_of(tokens, context, known)
    shut = frozenset(s.start for s in seeds if s.kind in SHUT and s.end == s.start + 1)
    message = Message(text, tokens, now, context, shut, spelt, more)
    for mend in (was_really, mend_said) if as_said else ():
        if (mended := mend(message, lambda told: read(told, now, context, known, as_said=False))) is not None:
            return mended
    spans = close(seeds, bridges(tokens, seeds))
    talk = cheapest(tokens, spans, costs()[1])
    if sum(s.kind == GAP for s in talk) <= any(s.kind in ("edit_not", "olden_word") for s in talk):
        reading = whole(message, talk)
        if reading is not None:
            return reading
    if (removed := _without_reason(message, talk, names or NO_NAMES)) is not None:
        return removed
    if context.last_set and [t.folded for t in tokens if t.kind == "word"] in ONCE_MORE:
        return Reading((SetEntry(same=True, end=len(text)),), (), "record")
    row = cheapest(tokens, spans, costs()[0])
    if (edit := follow_ups.of_report(message, row)) is not None:
        return _or_night(Reading((edit,), (), "edit"), message, spans)
    parts = [part for s in row for part in (s.parts if s.kind == "together" else (s,))]
    reading = _or_night(follow_ups.mended(message, _told(message, parts)), message, spans)
    if as_said and not reading.entries and not reading.doubtful and reading.intent == "chat":
        once_more = second_look(message, parts, lambda told: read(told, now, context, known, as_said=False))
        return once_more or reading
    return reading


def _or_night(reading: Reading, message: Message, spans: list[Span]) -> Reading:
    """The night that a message tells of, where little or nothing was read of it; else the reading."""
    night = night_told(message, spans)
    if night is None or not preferred(reading, night, message):
        return reading
    return Reading((night,), (), "record")


def _lifted(pot: BatchEntry, names: KnownNames) -> bool:
    """ "Hice peso muerto con 100 kilos": what has the name of an exercise is in no pot."""
    tokens = tokenize(pot.name.text)
    kinds = {s.kind for s in names.spans(tokens) if s.start == 0}
    return "exercise" in kinds and "food" not in kinds


def _as_another_day(entry: Entry, now: datetime) -> bool:
    """ "The same weight as yesterday" is held against another day: no set was done then or now."""
    bare = isinstance(entry, SetEntry) and entry.same and entry.reps is None and entry.load is None
    return bare and entry.on is not None and entry.on != now.date()


def _of_few_words(text: str) -> Reading | None:
    """A meal left out, or told as the one of the day before: nothing that is recorded from these words alone."""
    if skipped(text):
        return Reading((), (Refusal("negated", 0, len(text), text),), "chat")
    return Reading((), (), "chat") if again(text) is not None else None


def _without_reason(message: Message, talk: list[Span], names: KnownNames) -> Reading | None:
    """ "Quita el plátano, que al final no lo comí": what is to be taken out, without the reason behind it."""
    verbs = [s.end for s in talk if s.kind in ("remove_word", "undo")]
    cuts = [s for s in talk if s.kind in ("comma", "stop") and s.start > 1 and verbs and s.start >= verbs[0]]
    if not cuts or any(t.kind in ("number", "clock") for t in message.tokens[cuts[0].end :]):
        return None
    head = message.text[: message.tokens[cuts[0].start].start]
    reading = read(head, message.now, message.context, names)
    tail = {s.kind for s in talk if s.start >= cuts[0].start}
    told = tail & {"food", "counted", "exercise", "edit", "edit_were"}
    removes = [
        e for e in reading.entries if (isinstance(e, EditEntry) and e.remove) or isinstance(e, UndoEntry)
    ]
    whole_of_it = len(removes) == 1 == len(reading.entries) and not (told and reading.intent == "undo")
    return reading if whole_of_it else None


def _told(message: Message, row: list[Span]) -> Reading:
    entries: list[Entry] = []
    refusals: list[Refusal] = []
    doubtful: list[Entry] = []
    parts = clauses(message, row)
    exercise: Name | None = None
    meal: str | None = None
    day = Frame()
    held, ahead, theirs, spoke, opened_quote = "told", False, False, False, False
    bare: list[Entry] = []
    last: list[Entry] = []
    offered: list[Entry] = []
    last_verb, last_quoted = False, False
    for clause in parts:
        washed(clause)
        poured(clause)
        only_so_many(clause)
        soften(clause)
        stance = settle_stance(clause)
        verb = any(s.kind in VERBS for s in clause.spans)
        if stance == "told" and held != "told" and (not verb or ahead):
            stance = held
        ahead = False
        if stance == "told" and theirs and not clause.has("myself") and first_word(clause) not in ("i", "yo"):
            stance = "another"
        stance = "another" if stance == "told" and (spoke and clause.spans[0].kind == "quote") else stance
        stance = "another" if stance == "told" and opened_quote else stance
        spoke = stance == "another"
        opened_quote = spoke and clause.spans[-1].kind == "quote" and len(clause.spans) > 1
        theirs = spoke and only_subject(clause)
        clause.carried = Frame() if clause.spans[0].kind == "colon" else day
        built, exercise, meal = build(clause, exercise, meal, stance)
        built = built or (repeated(clause, last) if stance == "told" else [])
        if not built and stance == "told" and (night := woken_after(clause, last)) is not None:
            entries = [e for e in entries if e not in last]
            built = [night]
        if not built and stance == "told" and (so_much := amount_after(clause, last, offered)) is not None:
            entries = [e for e in entries if e not in last]
            built = [so_much]
        if not built and stance == "told" and (of_effort := late_effort(clause, last)):
            entries = [of_effort.get(id(e), e) for e in entries]
            continue
        if not built and stance == "told" and (late := late_part(clause, last)) is not None:
            entries = [late[1] if e is late[0] else e for e in entries]
            continue
        offered = built if stance != "told" else []
        if not built and meal is not None and only_meal(clause):
            entries = [of_meal(e, meal) for e in entries]
        own = [f for f in clause.frames if f.names_day]
        if own and (built or any(f.ahead for f in own) or all(s.kind != "gap" for s in clause.spans)):
            day = merge([Frame(offset=f.offset, weekday=f.weekday, day=f.day, part=f.part) for f in own])
        if stance == "planned" and only_named(clause, built):
            stance = "told"
        aimed = bool(built) and isinstance(built[0], GoalEntry) and stance in ("planned", "habitual")
        if stance != "told" and not aimed:
            if built or any(s.kind in ("question",) for s in clause.spans):
                refusals.append(refusal(clause, stance))
            if not built and (only_wished(clause) if stance == "supposed" else reported(clause)):
                entries = [e for e in entries if e not in last]
            if not built and stance in ("planned", "another") and not last_verb and about_before(clause):
                entries = [e for e in entries if e not in last]
            if not built and stance == "another" and last_quoted:
                entries = [e for e in entries if e not in last]  # '"I ran 10 km", said my boss'
            if not built and (stance == "planned" or (stance == "another" and runs_on(clause))):
                entries = [e for e in entries if e not in bare]
            ahead = stance == "planned" and not built and first_word(clause) in FIRST
            held = stance if not built and (ahead or clause.spans[-1].kind in ("colon", "line")) else "told"
            continue
        held = "told" if built else held
        bare, last, last_verb = [], [], verb
        last_quoted = clause.spans[0].kind == "quote" == clause.spans[-1].kind
        good, bad, odd = judged(clause, built)
        message.eating = message.eating or any(isinstance(e, FoodEntry) and e.anchored for e in good)
        slept = any(isinstance(e, SleepEntry) for e in (*good, *odd))
        nights = [f for f in clause.frames if slept and (f.clock or (f.part == "night" and f.offset == -1))]
        frame = merge([clause.carried, *(f for f in clause.frames if f not in nights)])
        doubtful += [
            timed for one in odd if (timed := at_its_time(one, clause.message.now, frame)) is not None
        ]
        for entry in good:
            timed = at_its_time(entry, clause.message.now, frame)
            if timed is None:
                bad.append(refusal(clause, "future", True))
            else:
                entries.append(timed)
                last.append(timed)
                bare += [timed] if bare_food(entry) else []
        refusals += bad
    entries = [e for e in together(entries) if not _as_another_day(e, message.now)]
    sets = [e for e in entries if isinstance(e, SetEntry)]
    entries = [
        e for e in entries if not isinstance(e, ExerciseEntry) or all(s.exercise != e.exercise for s in sets)
    ]
    recorded = any(not isinstance(e, ExerciseEntry) for e in entries)
    intent = "record" if recorded else "exercise" if entries else idle_intent(parts, refusals)
    opened = meal if not entries and not refusals and not doubtful and meal != "?" else None
    return Reading(tuple(entries), tuple(refusals), intent, tuple(doubtful), opened)
