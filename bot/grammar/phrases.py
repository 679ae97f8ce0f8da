"""What each phrase of a gym clause does to the set that is being told."""

from typing import Any

from bot.entries import Name
from bot.grammar.again import Same
from bot.grammar.clauses import SEPARATORS, Clause
from bot.grammar.drafts import Draft
from bot.grammar.loads import Load
from bot.grammar.sets import Sets

CONTENT = frozenset(("sets", "sided", "again", "sets_n", "reps", "load", "mass", "series", "duration", "far"))


WORKING = ("efectiva", "working", "worksets")
"""How the words begin up to which all sets are warm-ups."""


class Phrases:
    """The state of a walk through a clause; ``exercise`` is the one its sets belong to so far."""

    def __init__(self, clause: Clause, exercise: Name | None) -> None:
        self.clause = clause
        self.exercise = exercise
        self.heard = False
        self.drafts: list[tuple[Name | None, Draft]] = []
        self.draft: Draft | None = None
        self.waiting: dict[str, Any] = {}
        self.sign = 0
        self.mark: str | None = None
        self.broken = False
        self.counted = False
        self.heavy = False
        self.dropping = False
        self.times = 1
        self.said: tuple[int, dict[str, Any]] = (-1, {})

    def _flush(self) -> None:
        if self.draft is not None:
            self.draft.sign = self.sign
            self.drafts.append((self.exercise, self.draft))
            self.draft = None

    def _start(self, at: int) -> Draft:
        self._flush()
        self.draft = Draft(at, at, fields=dict(self.waiting))
        if not self.waiting.get("_keep"):
            self.waiting = {}
        self.broken = False
        return self.draft

    def _on_sets(self, at: int, value: Sets) -> None:
        old = self.draft
        if old is not None and not old.full and old.count and self._listed(at) == old.count:
            old.count = None
        if old is not None and not old.full and (old.load is None or value.load is None):
            draft = old
        else:
            draft = self._start(at)
        draft.last = at
        draft.reps += value.reps
        draft.load = value.load or draft.load
        if value.seconds is not None:
            draft.fields["duration_s"] = value.seconds
        if value.metres is not None:
            draft.fields["distance_m"] = value.metres

    def _listed(self, at: int) -> int:
        """How many sets are listed from here on: "4 series: 80x8, 80x8, ..." only announces them."""
        return sum(len(s.value.reps) for s in self.clause.spans[at:] if s.kind == "sets")

    def _on_again(self, at: int, value: Same) -> bool | None:
        if value == Same() and self._next_content(at) == "sets":
            return None
        draft = self._start(at)
        draft.fields["same"] = True
        draft.reps = [value.reps or 0]
        draft.load = value.load
        return None

    def _on_load(self, at: int, value: Load) -> bool | None:
        draft = self.draft
        if draft is None or (draft.load is not None and draft.full):
            draft = self._start(at)
        elif draft.load is not None:
            return False
        draft.load, draft.last = value, at
        return None

    def _on_at_load(self, at: int, value: Load) -> bool | None:
        counted = self.draft is not None and (self.draft.full or self.draft.count is not None)
        if self.draft is None or not counted or self.draft.load is not None:
            return False
        return self._on_load(at, value)

    def _on_lift(self, at: int, value: str) -> None:
        """ "benched", "squatted": a verb that names its exercise."""
        start, end = self.clause.offsets(at, at)
        self._flush()
        self.waiting = {}
        self.exercise, self.heard, self.broken = Name(value, start, end), True, False

    def _on_mass(self, at: int, value: Any) -> bool | None:
        if value.unit not in ("kg", "lb"):
            return False
        return self._on_load(at, Load(value.value, value.unit))

    def _on_reps(self, at: int, value: int) -> None:
        draft = self.draft
        if draft is None or draft.reps:
            load = draft.load if draft is not None else None
            draft = self._start(at)
            draft.load = load
        draft.reps, draft.last = [value], at

    def _on_sided(self, at: int, value: tuple[int, str]) -> None:
        self._on_reps(at, value[0])
        assert self.draft is not None
        self.draft.fields["side"] = value[1]

    def _on_series(self, at: int, value: tuple[float, ...]) -> None:
        draft = self.draft
        if draft is None or draft.reps:
            draft = self._start(at)
        draft.reps, draft.last = [int(v) for v in value], at

    def _on_sets_n(self, at: int, value: int) -> bool | None:
        draft = self.draft
        if draft is None or draft.count is not None or len(draft.reps) > 1:
            draft = self._start(at)
        draft.count, draft.last = value, at
        return None

    def _on_duration(self, at: int, value: float) -> bool | None:
        draft = self.draft
        if draft is not None and self.counted and len(draft.reps) == 1 and draft.load is None:
            draft.count, draft.reps = draft.reps[0], []
        elif draft is None or draft.full:
            draft = self._start(at)
        draft.fields["duration_s"], draft.last = value, at
        return None

    def _on_far(self, at: int, value: tuple[float, str]) -> bool | None:
        if value[1] != "m":
            return False
        draft = self.draft
        if draft is None or draft.full:
            draft = self._start(at)
        draft.fields["distance_m"], draft.last = value[0], at
        return None

    def _modify(self, at: int, **fields: Any) -> None:
        """A word about a set: the one before it, or the next when it begins a part with a set of its own."""
        draft = self.draft
        if self.mark == "all":
            self._modify_all(at, fields)
            return
        if draft is None or (self.broken and self._next_content(at) is not None):
            self.waiting |= fields
            return
        draft.last = at
        self.said = (at, fields)
        if self.mark == "last":
            draft.ending |= fields
            self.mark = None
        else:
            draft.fields |= fields

    def _modify_all(self, at: int, fields: dict[str, Any]) -> None:
        """ "45x15, 135x8, 185x5 all warmups": of every set of the exercise so far, or of those to come."""
        self.mark = None
        if self.draft is None:
            self.waiting |= fields | {"_keep": "all"}
            return
        self.draft.last = at
        for exercise, draft in [*self.drafts, (self.exercise, self.draft)]:
            if exercise == self.exercise:
                draft.fields |= {name: value for name, value in fields.items() if name != "_keep"}

    def _next_content(self, at: int) -> str | None:
        for span in self.clause.spans[at + 1 :]:
            if span.kind in CONTENT or span.kind in ("counted_exercise", "exercise"):
                return span.kind
            if span.kind in SEPARATORS:
                return None
        return None

    def _on_rir(self, at: int, value: float) -> None:
        self._modify(at, rir=value)

    def _on_failure(self, at: int, _: str) -> None:
        self._modify(at, set_type="failure")

    def _on_drop(self, at: int, _: str) -> None:
        self.broken = True
        first = self.draft is None and not self.drafts
        if first and sum(s.kind in ("sets", "load") for s in self.clause.spans[at:]) > 1:
            self.dropping = True
        elif self._back_off(at):
            self._flush()
        elif self._next_content(at) is not None:
            self._flush()
            self.waiting |= {"set_type": "drop"}
        else:
            self._modify(at, set_type="drop")

    def _back_off(self, at: int) -> bool:
        """ "Bajé a 150 para 2x6": several sets with less are sets of their own."""
        word = self.clause.message.tokens[self.clause.spans[at].start].folded
        sets = next((s.value for s in self.clause.spans[at:] if s.kind == "sets"), None)
        return word.startswith(("baj", "dropp", "back")) and sets is not None and len(sets.reps) > 1

    def _dropped(self) -> None:
        """ "A drop set on pulldowns: 140x10 then 100x12": the first one is the set that the others come after."""
        full = [draft for _, draft in self.drafts if draft.full]
        for draft in (full[1:] or full) if self.dropping else ():
            draft.fields["set_type"] = "drop"

    def _on_warmup(self, at: int, _: str) -> None:
        end = self.clause.spans[at].end
        rest = [t.folded for t in self.clause.message.tokens[end:]]
        kinds = [s.kind for s in self.clause.spans[at + 1 : at + 6]]
        named = self.draft is None and "colon" in kinds and "sets" not in kinds[: kinds.index("colon")]
        warmed = self.clause.message.tokens[self.clause.spans[at].start].folded in (
            "warmed",
            "calente",
            "calentado",
            "caliento",
        )
        until = named or warmed or any(word.startswith(WORKING) for word in rest)
        self._modify(at, set_type="warmup", _keep="all" if until else "part")

    def _on_working(self, at: int, _: str) -> None:
        self.waiting = {}

    def _on_side(self, at: int, value: str) -> None:
        self._modify(at, side=value)

    def _on_bodyweight(self, at: int, _: str) -> None:
        self._modify(at, bodyweight=True)

    def _on_assisted(self, at: int, _: str) -> None:
        self.sign = -1

    def _on_weighted(self, at: int, _: str) -> None:
        self.sign = 1

    def _on_last_mark(self, at: int, _: str) -> None:
        place, fields = self.said
        behind = {s.kind for s in self.clause.spans[at + 1 :]} & {"rir", "failure", "drop", "reps"}
        if self.draft is None or place != at - 1 or behind or len(self.draft.reps) < 2:
            self.mark = "last"
            return
        self.draft.ending |= fields  # "3x12 al fallo la última"
        for name in fields:
            self.draft.fields.pop(name, None)

    def _on_all_mark(self, at: int, _: str) -> None:
        self.mark = "all"

    def _on_remark(self, at: int, _: str) -> None:
        if self.draft is not None:
            start, end = self.clause.offsets(at, at)
            self._modify(at, notes=self.clause.message.text[start:end])
