"""From the phrases of a clause to its sets."""

import re

from bot.entries import Entry, ExerciseEntry
from bot.grammar.circuits import in_rounds
from bot.grammar.clauses import SEPARATORS, Clause
from bot.grammar.customary import armed, customary
from bot.grammar.drafts import entries_of
from bot.grammar.exercise_names import STYLE, name_at, press_of
from bot.grammar.gym_counts import Counted
from bot.grammar.loads import Load
from bot.grammar.numbers import MOST_REPS

ASSISTED = re.compile(r"\b(assisted|asistid[oa]s?)\b")

EVIDENCE = frozenset(
    (
        "exercise",
        "counted_exercise",
        "lift",
        "sets",
        "again",
        "rir",
        "sets_n",
        "reps",
        "sided",
        "got_n",
        "agains",
        "paired",
        "heavy",
        "one_more",
        "of_pair",
        "sets_of",
        "ladder",
        "others_n",
        "last_reps",
        "held_for",
    )
)


BOTH = frozenset(("finished", "was", "were", "mande", "mandado", "meti", "metido", "zampe", "despache"))
THEN = frozenset(("then", "luego", "despues", "afterwards"))


class Gym(Counted):
    """Walks the phrases of one clause, names and all."""

    def read(self) -> list[Entry]:
        """The sets of the clause; a lone exercise name is an ``ExerciseEntry``."""
        clause, at = self.clause, 0
        named_at: int | None = None
        while at < len(clause.spans):
            span = clause.spans[at]
            if at in clause.used:
                at += 1
                continue
            run = name_at(clause, at)
            if run is not None:
                first, last = run
                self._name(first, last)
                named_at = first if named_at is None else named_at
                at = last + 1
                continue
            if span.kind in SEPARATORS and span.kind != "con":
                self.broken = True
                if self.waiting.get("_keep") == "part" or self._warmed_up(at):
                    self.waiting = {}
            else:
                handle = getattr(self, "_on_" + span.kind, None)
                if handle is not None and handle(at, span.value) is not False:
                    clause.use(at)
            at += 1
        self._flush()
        self._dropped()
        self._summed()
        self._shared_load()
        in_rounds(clause, self.drafts)
        if not clause.message.context.has_exercise and self.heard:
            named = next((name for name, _ in self.drafts if name is not None), self.exercise)
            self.drafts = [(named if name is None else name, draft) for name, draft in self.drafts]
        entries = [
            entry
            for exercise, draft in self.drafts
            for entry in entries_of(clause, armed(clause, customary(exercise, draft)), draft, self.heard)
        ] * self.times
        if entries:
            clause.use(*(n for n, s in enumerate(clause.spans) if s.kind == "eat" and _finished(clause, n)))
        if (
            not entries
            and named_at is not None
            and self.exercise is not None
            and not clause.has("duration", "far")
        ):
            start, end = self.exercise.start, self.exercise.end
            return [ExerciseEntry(exercise=self.exercise, start=start, end=end)]
        return entries

    def _warmed_up(self, at: int) -> bool:
        """ "Warmed up with the empty bar, then 135x8": what stands behind the one "then" is no warm-up."""
        tokens = self.clause.message.tokens
        span = self.clause.spans[at]
        here = any(tokens[n].folded in THEN for n in range(span.start, span.end))
        once = sum(t.folded in THEN for t in tokens) == 1
        return here and once and self.draft is not None and self.waiting.get("set_type") == "warmup"

    def _name(self, first: int, last: int) -> None:
        clause, spans = self.clause, self.clause.spans
        start, end = spans[first].start, spans[last].end
        counted = spans[first].kind == "counted_exercise"
        if counted:
            start = spans[first].value[1][0]
        name = clause.message.name(start, end)
        if all(s.kind in (*STYLE, "con", "at", "glue") for s in spans[first : last + 1]):
            name = press_of(name, self.exercise, going_on=clause.message.context.has_exercise)
        clause.use(*range(first, last + 1))
        trailing = (
            self.draft is not None
            and not self.broken
            and not self.heard
            and not counted
            and self.draft.first < first
        )
        if trailing and self.draft is not None:
            self.drafts = [(name if e is None else e, d) for e, d in self.drafts]
            self.exercise, self.draft.last = name, last
            self.heard = bool(self.draft.fields.get("same"))
            return
        if (
            not trailing
            and self.draft is not None
            and not self.draft.full
            and self.draft.count
            and not self.broken
        ):
            self.exercise, self.draft.last, self.heard = name, last, True
            return
        if not counted and self._told_before(first, last) and self.draft is not None:
            self.exercise, self.draft.last = name, last
            return
        self._flush()
        self.exercise, self.heard, self.broken = name, True, False
        self.sign = -1 if ASSISTED.search(name.text.lower()) else 0
        if counted and self._is_load(first, last):
            self._start(first).load = Load(float(spans[first].value[0]))
        elif counted:
            self._start(first).reps.append(spans[first].value[0])
            self.counted = True

    def _told_before(self, first: int, last: int) -> bool:
        """ "Bench 8/8/7 and 3x15 pull aparts": the sets of a part of its own that ends with its name."""
        draft, spans = self.draft, self.clause.spans
        if draft is None or not draft.full or draft.load is not None or not self.heard or not self.drafts:
            return False
        before = draft.first - 1
        while before > 0 and spans[before].kind in ("glue", "filler"):
            before -= 1
        parted = before >= 0 and spans[before].kind in ("and", "comma")
        return parted and first - draft.last <= 2 and self._next_content(last) is None

    def _summed(self) -> None:
        """ "100 push ups in 4 sets of 25": the sum is not a set of its own."""
        sizes = [sum(draft.reps) * (draft.count or 1) for _, draft in self.drafts]
        if self.counted and len(sizes) > 1 and sizes[0] == sum(sizes[1:]):
            self.drafts = [(self.drafts[0][0], draft) for _, draft in self.drafts[1:]]

    def _shared_load(self) -> None:
        """ "12 con la derecha, 11 con la izquierda, curl 10 kg": a load and nothing else, behind sets without one."""
        sets = [draft for _, draft in self.drafts]
        if len(sets) < 2 or sets[-1].load is None or sets[-1].full or sets[-1].count or sets[-1].fields:
            return
        unnamed = all(name is None or name is self.exercise for name, _ in self.drafts[:-1])
        if unnamed and all(draft.full and draft.load is None for draft in sets[:-1]):
            for draft in sets[:-1]:
                draft.load = sets[-1].load
            self.drafts.pop()
            self.drafts = [(self.exercise if name is None else name, draft) for name, draft in self.drafts]

    def _is_load(self, first: int, last: int) -> bool:
        """ "225 squat for 5": nobody does so many."""
        ahead = {s.kind for s in self.clause.spans[last + 1 : last + 4]}
        return bool(self.clause.spans[first].value[0] >= MOST_REPS and ahead & {"reps", "got_n"})


def _finished(clause: Clause, at: int) -> bool:
    """ "Just finished", "was" and "me mandé" are said of food and of exercises."""
    return clause.message.tokens[clause.spans[at].end - 1].folded in BOTH
