"""Words about sets: warm-ups, drops, sides, effort, and which sets they are said of."""

from typing import Any

from bot.entries import Name
from bot.grammar.clauses import SEPARATORS, Clause
from bot.grammar.drafts import Draft

CONTENT = frozenset(("sets", "sided", "again", "sets_n", "reps", "load", "mass", "series", "duration", "far"))
WORKING = ("efectiva", "working", "worksets")
"""How the words begin up to which all sets are warm-ups."""


class Marks:
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
        self.ended = False
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
        self.draft = Draft(at, at, fields=dict(self.waiting), load=self.waiting.get("_load"))
        if not self.waiting.get("_keep"):
            self.waiting = {}
        self.broken = False
        return self.draft

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
            self.ended = True
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

    def _on_could_rir(self, at: int, value: float) -> bool | None:
        if self.draft is None:
            return False
        self._on_rir(at, value)
        return None

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
        behind = self.clause.spans[at + 1].kind if at + 1 < len(self.clause.spans) else ""
        if behind == "count" and self.draft is not None and self.draft.full:
            self.waiting |= {"bodyweight": True}  # "15 kilos 8 repes y sin peso 14"
            return
        self._modify(at, bodyweight=True)

    def _on_assisted(self, at: int, _: str) -> None:
        self.sign = -1

    def _on_weighted(self, at: int, _: str) -> None:
        self.sign = 1

    def _on_last_mark(self, at: int, _: str) -> None:
        place, fields = self.said
        behind = {s.kind for s in self.clause.spans[at + 1 :]} & {"rir", "failure", "drop", "reps"}
        before = at - 1
        while before > place and self.clause.spans[before].kind in ("con", "at", "glue"):
            before -= 1
        if self.draft is None or place != before or behind or len(self.draft.reps) < 2:
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
