"""From the phrases of a clause to its sets."""

import re

from bot.entries import Entry, ExerciseEntry
from bot.grammar.again import Same
from bot.grammar.clauses import SEPARATORS, Clause
from bot.grammar.drafts import entries_of
from bot.grammar.exercise_names import STYLE, name_at, press_of
from bot.grammar.loads import Load
from bot.grammar.phrases import Phrases

PAIR = re.compile(
    r"\b(dumb|db\b|dbs\b|mancuerna|hammer|martillo|arnold|carry|farmer|granjero|lateral|fly|flye|flies|raise|curl)"
)
"""Exercises that are done with a pair of dumbbells."""

PLURAL = re.compile(r"(?:with |the )*[0-9]+['’]?s")
OWN_WEIGHT = re.compile(
    r"\b((push|pull|press|chin|sit)[ -]?ups?|dips?|burpees|dominadas|flexiones|fondos|abdominales|crunches)$"
)
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
        "ladder",
        "others_n",
    )
)


class Gym(Phrases):
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
                if self.waiting.get("_keep") == "part":
                    self.waiting = {}
            else:
                handle = getattr(self, "_on_" + span.kind, None)
                if handle is not None and handle(at, span.value) is not False:
                    clause.use(at)
            at += 1
        self._flush()
        if (
            not clause.message.context.has_exercise
            and self.heard
            and all(name is None for name, _ in self.drafts)
        ):
            self.drafts = [(self.exercise, draft) for _, draft in self.drafts]
        entries = [
            entry
            for exercise, draft in self.drafts
            for entry in entries_of(clause, exercise, draft, self.heard)
        ]
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
        self._flush()
        self.exercise, self.heard, self.broken = name, True, False
        self.sign = -1 if ASSISTED.search(name.text.lower()) else 0
        if counted:
            self._start(first).reps.append(spans[first].value[0])
            self.counted = True

    def _on_got_n(self, at: int, value: int) -> bool | None:
        """ "225 on the squat and got 5"."""
        if self.draft is None or self.draft.load is None or self.draft.full:
            return False
        self.draft.reps, self.draft.last = [value], at
        return None

    def _on_reps(self, at: int, value: int) -> None:
        """ "60 second plank x3": as many sets of that time."""
        draft = self.draft
        times = self.clause.message.tokens[self.clause.spans[at].start].folded in ("x", "por", "times")
        if draft is not None and times and "duration_s" in draft.fields and not draft.reps and value <= 10:
            draft.count, draft.last = value, at
            return
        super()._on_reps(at, value)

    def _on_others_n(self, at: int, value: int) -> None:
        """ "Las otras dos a 95x6": as many sets more, told behind it."""
        self._start(at).count = value

    def _on_at_load(self, at: int, value: Load) -> bool | None:
        """ "3 series de abdominales de 20", "3 sets of curls of 12": so many of it."""
        draft = self.draft
        of = self.clause.message.tokens[self.clause.spans[at].start].folded in ("de", "of")
        counted = draft is not None and draft.count is not None and not draft.full
        loaded = draft is not None and draft.load is not None and not draft.full
        few = value.unit is None and value.value <= 20 and value.value == int(value.value)
        if (
            not of
            and few
            and loaded
            and draft is not None
            and draft.load is not None
            and draft.load.value > 2 * value.value
        ):
            draft.reps, draft.last = [int(value.value)], at
            return None
        if self.heavy and draft is not None and draft.load is None:
            return self._on_load(at, value)
        if of and counted and value.unit is None and value.value <= 30 and value.value == int(value.value):
            self._on_reps(at, int(value.value))
            return None
        return super()._on_at_load(at, value)

    def _on_agains(self, at: int, value: int) -> None:
        for _ in range(value):
            self._on_again(at, Same())

    def _on_heavy(self, at: int, value: int) -> None:
        self._on_reps(at, value)
        self.heavy = True

    def _on_count(self, at: int, value: float) -> bool | None:
        """ "a heavy single on deadlift, 405"."""
        draft = self.draft
        if draft is None and at and value <= 60 and value == int(value):
            named = self.exercise is not None and clause_exercise(self.clause, at - 1)
            if named and self.exercise is not None and OWN_WEIGHT.search(self.exercise.text.lower()):
                self._on_reps(at, int(value))
                return None
        if not self.heavy or draft is None or draft.load is not None or not 20 <= value <= 1000:
            return False
        draft.load, draft.last = Load(value), at
        return None

    def _on_duration(self, at: int, value: float) -> bool | None:
        """ "with 25s" are dumbbells of 25."""
        start, end = self.clause.offsets(at, at)
        plural = PLURAL.fullmatch(self.clause.message.text[start:end]) is not None
        if plural and self.exercise is not None and PAIR.search(self.exercise.text.lower()):
            return self._on_load(at, Load(value))
        return super()._on_duration(at, value)

    def _on_paired(self, at: int, value: tuple[float, ...]) -> None:
        draft = self._start(at)
        if self.exercise is not None and PAIR.search(self.exercise.text.lower()):
            draft.load = Load(value[0])
        else:
            draft.fields["duration_s"] = value[0]
        draft.reps = [int(reps) for reps in value[1:]]

    def _on_of_pair(self, at: int, value: tuple[int, int]) -> bool | None:
        """ "elevaciones colgado 3 de 12": sets of so many, right behind the exercise."""
        behind = at > 0 and clause_exercise(self.clause, at - 1)
        nexts = at + 2 if self.clause.free(at + 1, "glue") else at + 1
        before = self.exercise is None and self.clause.free(nexts, "exercise")
        loaded = self.draft is not None and not self.draft.full and self.draft.load is not None
        if not loaded and (self.draft is not None or not (behind or before)):
            return False
        draft = self.draft if loaded and self.draft is not None else self._start(at)
        draft.reps = [value[1]] * value[0]
        return None

    def _on_pulse(self, at: int, value: float) -> bool | None:
        """ "4 sets of 10 on lat pulldown at 120"."""
        said = self.clause.message.tokens[self.clause.spans[at].start].folded
        return self._on_at_load(at, Load(value)) if said in ("at", "a") else False

    def _on_ladder(self, at: int, value: tuple[tuple[int, ...], tuple[float, ...]]) -> None:
        for reps, load in zip(*value, strict=True):
            draft = self._start(at)
            draft.reps, draft.load = [reps], Load(load)

    def _on_one_more(self, at: int, value: tuple[int, int]) -> bool | None:
        """ "3 series de 10 y una de 8": more sets at the load of those before."""
        before = self.draft
        if before is None or not before.full:
            return False
        load = before.load
        draft = self._start(at)
        draft.load, draft.reps = load, [value[1]] * value[0]
        return None


def clause_exercise(clause: Clause, at: int) -> bool:
    """The span is an exercise, or a mark behind one."""
    if clause.spans[at].kind in ("colon", "comma", "mark") and at:
        at -= 1
    return clause.spans[at].kind == "exercise"


def _finished(clause: Clause, at: int) -> bool:
    """ "Just finished" is said of food and of exercises."""
    return clause.message.tokens[clause.spans[at].end - 1].folded == "finished"
