"""What each phrase of a gym clause does to the set that is being told."""

from typing import Any

from bot.entries import Name
from bot.grammar.again import Same
from bot.grammar.amounts import METRES
from bot.grammar.loads import Load
from bot.grammar.marks import Marks
from bot.grammar.sets import Sets

MOST_HELD = 6
"""So many times something is held at most: "20 sit ups, 30 s plank" tells of two exercises."""


class Phrases(Marks):
    """Sets, loads and repetitions one after the other."""

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
            loads = [draft.load for _, draft in self.drafts if draft.load is not None]
            if self.draft is not None and self.draft.load is not None:
                loads.append(self.draft.load)
            if self.heard and loads and self.drafts:
                self.waiting |= {"_load": loads[-1]}
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

    def _on_series(self, at: int, value: tuple[float, ...]) -> bool | None:
        draft = self.draft
        if draft is None or draft.reps:
            draft = self._start(at)
        draft.reps, draft.last = [int(v) for v in value], at
        return None

    def _on_sets_n(self, at: int, value: int) -> bool | None:
        draft = self.draft
        if draft is None or draft.count is not None or len(draft.reps) > 1:
            draft = self._start(at)
        draft.count, draft.last = value, at
        return None

    def _on_duration(self, at: int, value: float) -> bool | None:
        draft = self.draft
        held = draft is not None and self.counted and len(draft.reps) == 1 and draft.load is None
        if draft is not None and held and draft.reps[0] <= MOST_HELD:
            draft.count, draft.reps = draft.reps[0], []
        elif draft is not None and held and not self.broken:
            pass  # "100 burpees en 9 minutos": how long they took
        elif draft is None or draft.full:
            draft = self._start(at)
        draft.fields["duration_s"], draft.last = value, at
        return None

    def _on_far(self, at: int, value: tuple[float, str]) -> bool | None:
        if value[1] not in ("m", "yd", "ft"):
            return False
        draft = self.draft
        if draft is None or draft.full:
            draft = self._start(at)
        draft.fields["distance_m"], draft.last = round(value[0] * METRES[value[1]], 2), at
        return None
