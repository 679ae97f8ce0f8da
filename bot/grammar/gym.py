"""From the phrases of a clause to its sets."""

from dataclasses import dataclass, field
from typing import Any

from bot.entries import Entry, ExerciseEntry, Name, SetEntry
from bot.grammar.clauses import SEPARATORS, Clause
from bot.grammar.loads import Load
from bot.grammar.sets import Same, Sets

EVIDENCE = frozenset(
    ("exercise", "counted_exercise", "lift", "sets", "again", "rir", "sets_n", "reps", "sided")
)
CONTENT = frozenset(("sets", "sided", "again", "sets_n", "reps", "load", "mass", "series", "duration", "far"))
STYLE = frozenset(("facet", "prep"))
LONGEST_GAP = 4


@dataclass(slots=True)
class Draft:
    """A set, or several alike, still being told."""

    first: int
    last: int
    reps: list[int] = field(default_factory=list)
    count: int | None = None
    load: Load | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    ending: dict[str, Any] = field(default_factory=dict)

    @property
    def full(self) -> bool:
        return bool(self.reps) or "duration_s" in self.fields or "distance_m" in self.fields


class Gym:
    """Walks the phrases of one clause; ``exercise`` is the one they belong to so far."""

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

    def read(self) -> list[Entry]:
        """The sets of the clause; a lone exercise name is an ``ExerciseEntry``."""
        clause, at = self.clause, 0
        named_at: int | None = None
        while at < len(clause.spans):
            span = clause.spans[at]
            if at in clause.used:
                at += 1
                continue
            run = self._name_at(at)
            if run is not None:
                first, last = run
                self._name(first, last)
                named_at = first if named_at is None else named_at
                at = last + 1
                continue
            if span.kind in SEPARATORS and span.kind != "con":
                self.broken = True
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
        entries = [entry for exercise, draft in self.drafts for entry in self._entries(exercise, draft)]
        if (
            not entries
            and named_at is not None
            and self.exercise is not None
            and not clause.has("duration", "far")
        ):
            start, end = self.exercise.start, self.exercise.end
            return [ExerciseEntry(exercise=self.exercise, start=start, end=end)]
        return entries

    # names -------------------------------------------------------------------------------------------
    def _name_at(self, at: int) -> tuple[int, int] | None:
        """The spans of an exercise's name that begins here."""
        clause = self.clause
        last, known, gaps = at - 1, False, 0
        here = at
        while here < len(clause.spans):
            span = clause.spans[here]
            if clause.free(here, "exercise", "counted_exercise"):
                if known and span.kind == "counted_exercise":
                    break
                known, last = True, here
            elif clause.free(here, *STYLE):
                last = here
            elif (clause.free(here, "metric") and last >= at) or clause.is_word(here):
                gaps, last = gaps + 1, here
            elif not (last >= at and clause.free(here, "glue", "con", "at") and self._styled(here + 1)):
                break
            here += 1
        if last < at:
            return None
        if known:
            return (at, last) if gaps <= LONGEST_GAP else None
        if not gaps or gaps > LONGEST_GAP or (self.clause.spans[at].kind in STYLE and gaps == 0):
            return None
        return (at, last) if self._slot(at, last) else None

    def _styled(self, at: int) -> bool:
        return self.clause.free(at, "facet", "exercise", "metric") or self.clause.is_word(at)

    def _slot(self, first: int, last: int) -> bool:
        """An unknown name may stand here: something before sets, at the beginning of its part."""
        spans = self.clause.spans
        after = last + 1
        while after < len(spans) and spans[after].kind in (
            "colon",
            "glue",
            "warmup",
            "side",
            "time",
            "filler",
            "did",
        ):
            after += 1
        if after >= len(spans) or spans[after].kind not in ("sets", "load", "mass", "sets_n"):
            return False
        if spans[after].kind == "sets_n" or (spans[after].kind == "sets" and spans[after].value.load is None):
            loaded = any(s.kind in ("load", "mass", "at_load") for s in spans[after + 1 : after + 3])
            if not loaded and not (first == last == 0):
                return False
        if spans[after].kind in ("load", "mass"):
            follows = spans[after + 1].kind if after + 1 < len(spans) else ""
            if follows not in ("sets", "reps", "rir", "series", "sets_n"):
                return False
        before = first - 1
        while before >= 0 and spans[before].kind in (
            "glue",
            "filler",
            "time",
            "warmup",
            "side",
            "place",
            "at",
        ):
            before -= 1
        return (
            before < 0
            or spans[before].kind in SEPARATORS
            or spans[before].kind in ("did", "command", "colon")
        )

    def _name(self, first: int, last: int) -> None:
        clause, spans = self.clause, self.clause.spans
        start, end = spans[first].start, spans[last].end
        counted = spans[first].kind == "counted_exercise"
        if counted:
            start = spans[first].value[1][0]
        name = clause.message.name(start, end)
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
        self.sign = 0
        if counted:
            self._start(first).reps.append(spans[first].value[0])
            self.counted = True

    # phrases -----------------------------------------------------------------------------------------
    def _start(self, at: int) -> Draft:
        self._flush()
        self.draft = Draft(at, at, fields=dict(self.waiting))
        if not self.waiting.get("_keep"):
            self.waiting = {}
        self.broken = False
        return self.draft

    def _on_sets(self, at: int, value: Sets) -> None:
        old = self.draft
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

    def _on_again(self, at: int, value: Same) -> None:
        if value == Same() and self._next_content(at) == "sets":
            return
        draft = self._start(at)
        draft.fields["same"] = True
        draft.reps = [value.reps or 0]
        draft.load = value.load

    def _on_load(self, at: int, value: Load) -> bool | None:
        draft = self.draft
        if draft is None or (draft.load is not None and draft.full):
            draft = self._start(at)
        elif draft.load is not None:
            return False
        draft.load, draft.last = value, at
        return None

    def _on_at_load(self, at: int, value: Load) -> bool | None:
        if self.draft is None or not self.draft.full or self.draft.load is not None:
            return False
        return self._on_load(at, value)

    def _on_lift(self, at: int, value: str) -> None:
        """ "benched", "squatted": a verb that names its exercise."""
        start, end = self.clause.offsets(at, at)
        self._flush()
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
        if draft is None or (self.broken and self._content_follows(at)):
            self.waiting |= fields
            return
        draft.last = at
        if self.mark == "last":
            draft.ending |= fields
            self.mark = None
        else:
            draft.fields |= fields

    def _content_follows(self, at: int) -> bool:
        for span in self.clause.spans[at + 1 :]:
            if span.kind in CONTENT or span.kind in ("counted_exercise", "exercise"):
                return True
            if span.kind in SEPARATORS:
                return False
        return False

    def _next_content(self, at: int) -> str | None:
        for span in self.clause.spans[at + 1 :]:
            if span.kind in CONTENT:
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
        if self._content_follows(at):
            self._flush()
            self.waiting |= {"set_type": "drop"}
        else:
            self._modify(at, set_type="drop")

    def _on_warmup(self, at: int, _: str) -> None:
        colon = self.clause.free(at + 1, "colon")
        self._modify(at, set_type="warmup", **({"_keep": True} if colon else {}))

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
        self.mark = "last"

    def _on_all_mark(self, at: int, _: str) -> None:
        self.mark = None

    def _on_remark(self, at: int, _: str) -> None:
        if self.draft is not None:
            start, end = self.clause.offsets(at, at)
            self._modify(at, notes=self.clause.message.text[start:end])

    # results -----------------------------------------------------------------------------------------
    def _flush(self) -> None:
        if self.draft is not None:
            self.drafts.append((self.exercise, self.draft))
            self.draft = None

    def _entries(self, exercise: Name | None, draft: Draft) -> list[Entry]:
        fields = {k: v for k, v in draft.fields.items() if not k.startswith("_")}
        reps: list[int] = list(draft.reps) or [0]
        if draft.count is not None and len(reps) == 1:
            reps *= draft.count
        if not draft.full and draft.load is None and not fields.get("same"):
            return []
        load, delta = draft.load, None
        if load is not None and load.value < 0 < self.sign:
            return []
        if not draft.full and not fields.get("same") and self.clause.has("is"):
            return []
        value = None if load is None else load.value
        if value is not None and load is not None and self.sign < 0:
            value = -abs(value)
        if fields.get("same") and load is not None and load.signed:
            delta, value = value, None
        start, end = self.clause.offsets(draft.first, draft.last)
        made: list[Entry] = []
        for place, count in enumerate(reps):
            last = draft.ending if place == len(reps) - 1 else {}
            made.append(
                SetEntry(
                    start=start, end=end, exercise=None if fields.get("same") and not self.heard else exercise,
                    reps=count or None, load=value, load_delta=delta,
                    load_unit=load.unit if load is not None else None,  # type: ignore[arg-type]
                    **(fields | last),
                )
            )  # fmt: skip
        return made
