"""Counts, times and loads of a gym clause that belong to a set told before or behind them."""

import re

from bot.entries import Amount
from bot.grammar.again import Same
from bot.grammar.drafts import Draft
from bot.grammar.gym_rows import HELD, OWN_WEIGHT, PAIR, Rows
from bot.grammar.loads import Load
from bot.grammar.stance import SLEEPING

PLURAL = re.compile(r"(?:with |the )*[0-9]+['’]?s")
PLURAL_WITH = re.compile(r"\b(with|the|using) (the )?[0-9]+['’]?s$")
TOOK = frozenset(("tarde", "tardé", "tardamos", "tarda", "llevo", "demore", "took", "me", "taking", "total"))
BELLED = re.compile(r"(mancuernas?|kettlebells?|pesas?|pesas? rusas?|dumbbells?|kb|db|discos?)$")
PARTING = frozenset(("and", "comma"))
LAST_ONE = frozenset(("last_mark", "nth", "others_n"))
ENDING = frozenset(("stop", "line", "mark", "remark"))
HEAVY = 60
"""Nobody does so many in each set of what is not done with one's own weight alone."""

LAST = frozenset(("ultima", "last", "final"))
LONGEST_LIST = 30
"""More than so many are no repetitions told by "another 12": they are seconds, where seconds were told."""


class Counted(Rows):
    """What to do with a count, by what was told before it."""

    def _on_got_n(self, at: int, value: int) -> bool | None:
        """ "225 on the squat and got 5"."""
        if self.draft is None and self._own_weight():
            self._on_reps(at, value)
            return None
        if self.draft is not None and self.draft.full and len(self.draft.reps) == 1 and 2 <= value <= 6:
            self.draft.count = value  # "25 kg 12 reps, hice tres"
            return None
        if self.draft is None or self.draft.load is None or self.draft.full:
            return False
        self.draft.reps, self.draft.last = [value], at
        return None

    def _on_reps(self, at: int, value: int) -> None:
        """ "60 second plank x3": as many sets of that time."""
        draft = self.draft
        times = self.clause.message.tokens[self.clause.spans[at].start].folded in ("x", "por", "times")
        times = times or self.clause.message.tokens[self.clause.spans[at].end - 1].folded in (
            "veces",
            "times",
        )
        if times and draft is not None and self._repeated(draft, value):
            draft.count, draft.last = value, at
            return
        timed = draft is not None and not {"duration_s", "distance_m"}.isdisjoint(draft.fields)
        if draft is not None and times and timed and not draft.reps and value <= 10:
            draft.count, draft.last = value, at
            return
        super()._on_reps(at, value)

    @staticmethod
    def _repeated(draft: Draft, value: int) -> bool:
        """ "10 each leg x 3": a set that is told in full, so many times."""
        told = draft.load is not None or "side" in draft.fields
        return told and len(draft.reps) == 1 and draft.count is None and 2 <= value <= 5

    def _on_sets_of(self, at: int, value: int) -> bool | None:
        """ "50 push ups in sets of 10": the sum of all of them stands before."""
        draft = self.draft
        if draft is None or len(draft.reps) != 1 or draft.count is not None or draft.reps[0] % value:
            return False
        draft.count, draft.reps, draft.last = draft.reps[0] // value, [value], at
        return None

    def _on_at_load(self, at: int, value: Load) -> bool | None:
        """ "3 series de abdominales de 20", "3 sets of curls of 12": so many of it; "100 kilos en sentadilla a 2"."""
        draft = self.draft
        of = self.clause.message.tokens[self.clause.spans[at].start].folded in ("de", "of")
        counted = draft is not None and draft.count is not None and not draft.full
        load = None if draft is None or draft.full else draft.load
        few = value.unit is None and value.value <= 20 and value.value == int(value.value)
        if draft is not None and load is not None and few and not of and load.value > 2 * value.value:
            draft.reps, draft.last = [int(value.value)], at
            return None
        if self.heavy and draft is not None and draft.load is None:
            return self._on_load(at, value)
        if self.ended and few and draft is not None and draft.full and not of:
            draft.reps.append(int(value.value))
            self.ended = False
            return None
        later = {s.kind for s in self.clause.spans[at + 1 :]}
        if of and draft is None and self.heard and self._loads(later) and value.value <= 60:
            return self._on_load(at, value)
        if of and counted and value.unit is None and value.value <= 30 and value.value == int(value.value):
            self._on_reps(at, int(value.value))
            return None
        return super()._on_at_load(at, value)

    def _loads(self, later: set[str]) -> bool:
        """Repetitions are still to come, so that "de 24" is no count of them."""
        belled = self.exercise is not None and BELLED.search(self.exercise.text.lower()) is not None
        return bool(later & {"sided", "reps", "got_n"}) or (
            belled and bool(later & {"sets_n", "sets", "series"})
        )

    def _on_tissue(self, at: int, _: str) -> bool | None:
        """ "Got 15 more on leg press", of which "more" may be of a body."""
        told = self.draft is not None and self.draft.full and self.draft.last == at - 1
        return None if told else False

    def _on_edit_change(self, at: int, _: str) -> bool | None:
        """ "Last squat set was to failure": no order to change something."""
        said = self.clause.message.tokens[self.clause.spans[at].start].folded
        named = at > 0 and self.clause.spans[at - 1].kind == "exercise"
        return None if said == "set" and named else False

    def _on_heavy(self, at: int, value: int) -> None:
        self._on_reps(at, value)
        self.heavy = True

    def _on_count(self, at: int, value: float) -> bool | None:
        """ "a heavy single on deadlift, 405"."""
        draft = self.draft
        ahead = {s.kind for s in self.clause.spans[at + 2 : at + 6]}
        place = at + 2 if self.clause.free(at + 1, "at", "con", "glue", "is") else at + 1
        named = draft is None and self.exercise is None and self.clause.free(place, "exercise")
        if named and 20 <= value <= 1000 and ahead & {"reps", "got_n"}:
            return self._on_load(at, Load(value))
        lately = {s.kind for s in self.clause.spans[max(at - 2, 0) : at]}
        if "bodyweight" in lately and value == int(value) and 1 <= value <= 60:
            self._on_reps(at, int(value))
            return None
        if draft is not None and self._timed(draft) and self.broken and 5 <= value <= 600:
            self._more_time(at, (value,))
            return None
        bare = (
            draft is None
            and not self.drafts
            and self.exercise is None
            and self.clause.message.context.last_set
        )
        if bare and value == int(value) and 0 < value <= LONGEST_LIST and self.clause.has("rir", "failure"):
            self._on_reps(at, int(value))
            return None
        load = None if draft is None or draft.full or draft.count else draft.load
        if (
            load is not None
            and (self.broken or (self.drafts and at and self.clause.spans[at - 1].kind == "mass"))
            and value == int(value)
            and 0 < value <= 30
            and value < load.value
        ):
            self._on_reps(at, int(value))
            return None
        if draft is not None and self.mark == "last" and len(draft.reps) > 1 and 0 < value <= draft.reps[-1]:
            draft.reps[-1], self.mark = int(value), None
            return None
        if self._next_one(at, value):
            self._on_reps(at, int(value))
            return None
        if draft is None and at and value <= 60 and value == int(value) and self._own_weight():
            between = self.clause.spans[:at]
            while between and between[-1].kind in ("failure", "colon", "comma", "mark", "bodyweight"):
                between = between[:-1]
            if between and between[-1].kind == "exercise":
                self._on_reps(at, int(value))
                return None
        if not self.heavy or draft is None or draft.load is not None or not 20 <= value <= 1000:
            return False
        draft.load, draft.last = Load(value), at
        return None

    def _on_duration(self, at: int, value: float) -> bool | None:
        """ "with 25s" are dumbbells of 25."""
        start, end = self.clause.offsets(at, at)
        said = self.clause.message.text[max(start - 5, 0) : end].lower()
        plural = PLURAL.fullmatch(said[-(end - start) :]) is not None
        pair = self.exercise is not None and PAIR.search(self.exercise.text.lower()) is not None
        if plural and (pair or (PLURAL_WITH.search(said) and not self._held())):
            return self._on_load(at, Load(value))
        if self._plural_reps(value, said):
            self._on_reps(at, int(value))
            return None
        before = self.clause.message.tokens[
            max(self.clause.spans[at].start - 2, 0) : self.clause.spans[at].start
        ]
        if self.draft is not None and self.draft.full and not TOOK.isdisjoint(t.folded for t in before):
            return None  # "21-15-9, me tardé 8 minutos": how long all of it took
        return super()._on_duration(at, value)

    def _next_one(self, at: int, value: float) -> bool:
        """ "12 dominadas, luego 10 y la última 8": another set of what one does with one's own weight."""
        draft = self.draft
        told = draft is not None and draft.full and draft.load is None and not self._timed(draft)
        if not told or not self._own_weight() or value != int(value) or not 0 < value <= 100:
            return False
        spans = self.clause.spans
        before = at - 1
        while before >= 0 and spans[before].kind in ("glue", "filler"):
            before -= 1
        follows = spans[at + 1].kind if at + 1 < len(spans) else "stop"
        return spans[before].kind in PARTING | LAST_ONE and follows in PARTING | LAST_ONE | ENDING

    def _plural_reps(self, value: float, said: str) -> bool:
        """ "220kg 12s", "275 for 5s": repetitions, of an exercise that nobody holds."""
        draft = self.draft
        loaded = draft is not None and draft.load is not None and not draft.full
        return loaded and not self._held() and value <= 30 and PLURAL.search(said) is not None

    def _held(self) -> bool:
        return self.exercise is not None and HELD.search(self.exercise.text.lower()) is not None

    def _on_observed(self, at: int, value: tuple[str, float, str | None]) -> bool | None:
        """ "Walking lunges 2 sets of 20 steps"."""
        if value[0] != "steps" or self.exercise is None or value[1] > 100:
            return False
        self._on_reps(at, int(value[1]))
        return None

    def _on_once_times(self, at: int, value: float) -> bool | None:
        """ "Plank for 90 seconds twice", "..., done twice": all of it so many times."""
        if value < 2 or (self.draft is None and not self.drafts):
            return False
        if self.draft is not None and self.drafts and self.draft.full and self.draft.last == at - 1:
            self.draft.reps = self.draft.reps * int(value)
            return None
        self.times = int(value)
        return None

    def _on_amount(self, at: int, value: Amount) -> bool | None:
        """ "Four plates on squat"."""
        eaten = self.clause.has("food", "counted", "eat", "meal")
        if value.unit != "plate" or value.value is None or eaten or value.value > 12:
            return False
        return self._on_load(at, Load(value.value, "plate"))

    def _own_weight(self) -> bool:
        """The exercise that was named is done with one's own weight, so that a bare number is its repetitions."""
        return self.exercise is not None and OWN_WEIGHT.search(self.exercise.text.lower()) is not None

    @staticmethod
    def _timed(draft: Draft) -> bool:
        return "duration_s" in draft.fields and not draft.reps

    def _more_time(self, at: int, seconds: tuple[float, ...]) -> None:
        """ "40 segundos de plancha, luego 35 y luego 30": as many sets more."""
        for one in seconds:
            self._start(at).fields["duration_s"] = one

    def _on_held_for(self, at: int, value: tuple[float, ...]) -> bool | None:
        if self.draft is None and self.exercise is None:
            return False
        self._more_time(at, value)
        return None

    def _on_series(self, at: int, value: tuple[float, ...]) -> bool | None:
        if at and self.clause.spans[at - 1].kind in SLEEPING:
            return False  # "after sleeping 11, 20 push ups": the first is a clock
        if self.draft is not None and self._timed(self.draft):
            self._more_time(at, value)
            return None
        unloaded = self.draft is None or (self.draft.load is None and not self.draft.full)
        if unloaded and min(value) >= HEAVY and self.exercise is not None and not self._own_weight():
            return False  # "clean and jerk a 80, 85 y 90" are loads, and nobody said how often
        super()._on_series(at, value)
        return None

    def _on_last_reps(self, at: int, value: int) -> None:
        """ "Only 9 on the last": of sets that were told before it, else a set like the one before."""
        if self._ends_with(at, value):
            return
        self._on_again(at, Same(None, value))

    def _ends_with(self, at: int, reps: int) -> bool:
        """Makes ``reps`` the count of the last of several sets that are being told; False where there is only one."""
        draft = self.draft
        if draft is None or not draft.reps or (len(draft.reps) < 2 and (draft.count or 1) < 2):
            return False
        if len(draft.reps) == 1:
            draft.reps, draft.count = draft.reps * (draft.count or 1), None
        draft.reps[-1], draft.last = reps, at
        return True

    def _on_again(self, at: int, value: Same) -> bool | None:
        draft, load = self.draft, value.load
        first = self.clause.message.tokens[self.clause.spans[at].start : self.clause.spans[at].start + 3]
        of_last = load is None and not LAST.isdisjoint(t.folded for t in first)
        if of_last and value.reps is not None and self._ends_with(at, value.reps):
            return None
        if draft is not None and draft.load is not None and load is not None and not load.signed:
            few = load.unit is None and load.value <= 20 and draft.load.value > 2 * load.value
            value = Same(None, int(load.value)) if few and value.reps is None else value
        return self._more_again(at, value)

    def _more_again(self, at: int, value: Same) -> bool | None:
        """ "Wall sit 75 seconds, then another 60"."""
        if value.reps is not None and value.reps > LONGEST_LIST and value.load is None:
            if self.draft is None or not self._timed(self.draft):
                return False
            self._more_time(at, (float(value.reps),))
            return None
        return super()._on_again(at, value)
