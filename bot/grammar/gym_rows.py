"""Rows of sets that belong to what stands before them: pairs of bells, ladders, "3 de 12", "y una de 8"."""

import re

from bot.grammar.again import Same
from bot.grammar.clauses import Clause
from bot.grammar.loads import Load
from bot.grammar.phrases import Phrases

PAIR = re.compile(
    r"\b(dumb|db\b|dbs\b|mancuerna|hammer|martillo|arnold|carry|farmer|granjero|lateral|lunge|step|fly|flye|flies|raise"
    r"|curl|bulgarian|split|goblet|zancada|bulgar)"
)
"""Exercises that are done with a pair of dumbbells."""

HELD = re.compile(r"(plank|hold|hang|wall sit|l-sit|l sit|hollow|plancha|isom)")
OWN_WEIGHT = re.compile(
    r"\b((push|pull|press|chin|sit)[ -]?ups?|dips?|burpees|dominadas|flexiones|fondos|abdominales|crunches)$"
)


class Rows(Phrases):
    """Several sets at once, told by one phrase."""

    def _on_others_n(self, at: int, value: int) -> None:
        """ "Las otras dos a 95x6": as many sets more, told behind it; "and the last one 8" of one's own weight is a
        count like those before."""
        if value == 1 and self.draft is not None and self.draft.full and self.draft.load is None:
            return
        self._start(at).count = value

    def _on_agains(self, at: int, value: int) -> None:
        for _ in range(value):
            self._on_again(at, Same())

    def _on_paired(self, at: int, value: tuple[float, ...]) -> None:
        draft = self._start(at)
        name = "" if self.exercise is None else self.exercise.text.lower()
        if PAIR.search(name) or (name and not HELD.search(name) and not OWN_WEIGHT.search(name)):
            draft.load = Load(value[0])
        else:
            draft.fields["duration_s"] = value[0]
        draft.reps = [int(reps) for reps in value[1:]]

    def _on_of_pair(self, at: int, value: tuple[int, int]) -> bool | None:
        """ "elevaciones colgado 3 de 12": sets of so many, right behind the exercise."""
        behind = at > 0 and clause_exercise(self.clause, at - 1)
        if self.draft is None and at > 1 and self.clause.spans[at - 1].kind == "bodyweight":
            behind = clause_exercise(self.clause, at - 2)
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
