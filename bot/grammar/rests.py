"""What a clause comes to that tells of no record by itself: a name alone, a meal's name, a wish, a greeting."""

from collections.abc import Sequence
from dataclasses import replace

from bot.entries import Entry, ExerciseEntry, FoodEntry, PortionEntry, Refusal, SessionEntry, SetEntry
from bot.grammar.clauses import NEUTRAL, Clause
from bot.grammar.guard import leftovers


def first_word(clause: Clause) -> str:
    """The first word of a clause, folded."""
    return clause.message.tokens[clause.spans[0].start].folded


def bare_food(entry: Entry) -> bool:
    """A food's name and nothing else: it may be what a plan behind it is about, "taco night, gonna have four"."""
    return isinstance(entry, FoodEntry) and entry.amount is None and not entry.anchored


def only_named(clause: Clause, built: Sequence[Entry]) -> bool:
    """The exercise that comes now, "voy con el remo": bare sets belong to it from then on."""
    named = bool(built) and all(isinstance(e, ExerciseEntry) for e in built)
    return named and not clause.frames and not clause.has("want") and not leftovers(clause)


def only_subject(clause: Clause) -> bool:
    """ "The guy" and no more: what follows is about him."""
    tokens = clause.message.tokens
    return clause.has("subject", "person") and all(
        s.kind in ("subject", "person", "glue", "filler", "is")
        or tokens[s.start].folded in ("was", "were", "is", "are")
        for s in clause.spans
    )


def only_meal(clause: Clause) -> bool:
    """The clause says nothing but which meal it was: "... lunch"."""
    return clause.has("meal") and all(s.kind in ("meal", *NEUTRAL) for s in clause.spans)


def late_effort(clause: Clause, last: Sequence[Entry]) -> dict[int, Entry]:
    """The sets of the clause before with what a clause says of their effort alone, "and that was with about two left
    in the tank", by their identity: of all of them, or of the last where it names that."""
    efforts = [s for s in clause.spans if s.kind == "rir"]
    sets = [e for e in last if isinstance(e, SetEntry)]
    if len(efforts) != 1 or not sets or len(sets) != len(last) or any(e.rir is not None for e in sets):
        return {}
    beside = [
        s.kind
        for s in clause.spans
        if s.kind not in (*NEUTRAL, "rir", "last_mark", "time", "that_word", "eat")
    ]
    if beside or (clause.has("eat") and not clause.has("is") and not _was(clause)):
        return {}
    start = clause.spans[0].start
    before = {t.folded for t in clause.message.tokens[max(start - 4, 0) : start]}
    of_last = clause.has("last_mark") or not before.isdisjoint(("last", "final", "ultima"))
    first = len(sets) - 1 if of_last else 0
    return {id(e): replace(e, rir=efforts[0].value) for e in sets[first:]}


def late_part(clause: Clause, last: Sequence[Entry]) -> tuple[Entry, Entry] | None:
    """The session of the clause before, and the same with its time, which a clause alone tells: "Parkrun, 5k, done.
    26:41, muddy as anything."."""
    times = [s for s in clause.spans if s.kind in ("mmss", "duration")]
    sessions = [e for e in last if isinstance(e, SessionEntry)]
    if len(times) != 1 or len(sessions) != 1 or len(last) != 1:
        return None
    session = sessions[0]
    if session.duration_min is not None or session.distance_km is None or clause.spans[0] is not times[0]:
        return None
    if any(s.kind not in (*NEUTRAL, "mmss", "duration", "gap", "feel") for s in clause.spans):
        return None
    minutes = round(times[0].value / 60, 3)
    fits = 1.0 <= minutes / session.distance_km <= 30
    return (session, replace(session, duration_min=minutes)) if fits else None


def _was(clause: Clause) -> bool:
    """ "Was" of what is told of sets is no eating."""
    eaten = [s for s in clause.spans if s.kind == "eat"]
    return all(clause.message.tokens[s.end - 1].folded in ("was", "were", "had") for s in eaten)


def of_meal(entry: Entry, meal: str) -> Entry:
    """The same food in the meal that was named behind it."""
    mine = isinstance(entry, FoodEntry | PortionEntry) and entry.category is None and meal != "?"
    return replace(entry, category=meal) if mine else entry  # type: ignore[call-arg]


def idle_intent(parts: Sequence[Clause], refusals: list[Refusal]) -> str:
    """What a message without entries was: a question, a greeting, thanks or talk."""
    if any(r.reason == "asked" for r in refusals) or any(c.asked for c in parts):
        return "question"
    for clause in parts:
        for kind in ("greeting", "thanks"):
            if all(
                s.kind in (kind, "filler", "comma", "stop", "mark", "glue", "line") for s in clause.spans
            ) and any(s.kind == kind for s in clause.spans):
                return kind
    return "chat"


def only_wished(clause: Clause) -> bool:
    """ "..., my dream": nothing but a wish, which is about what was told before it."""
    words = [s for s in clause.spans if s.kind not in ("comma", "and", "glue", "filler", "stop", "line")]
    return len(words) == 1 and words[0].kind == "stance" and words[0].end - words[0].start > 1


_SAYING = (
    "said says say dijo dice dicen decia tells told conto segun claims claimed swears swore reckons lies lied lying "
    "jura afirma asegura miente mentia cuenta"
)
SAYING = frozenset(_SAYING.split())


def reported(clause: Clause) -> bool:
    """ "..., said Dave": what was told before it is what somebody says."""
    words = [t.folded for s in clause.spans for t in clause.message.tokens[s.start : s.end]]
    words = [word for word in words if word not in (",", ".", "me", "le", "y", "and", "eso", "that")]
    return 2 <= len(words) <= 4 and not SAYING.isdisjoint(words)


_BACK = (
    "eso esto lo la asi apuntalo apuntala apuntalos apuntalas anotalo anotala ponlo ponla guardalo guardala dejalo "
    "dejala reservalo reservala programalo programala agendalo planifcalo that that's thats this it it's which"
)
BACK = frozenset(_BACK.split())
ORDERS = frozenset(
    ("put", "save", "keep", "schedule", "pencil", "note", "leave", "book", "plan", "mark", "log")
)


def about_before(clause: Clause) -> bool:
    """ "..., eso me manda la dieta", "..., save it for Thursday": about what was told before it."""
    tokens = clause.message.tokens
    words = [
        tokens[n].folded
        for s in clause.spans
        if s.kind not in ("comma", "and", "filler", "stop")
        for n in range(s.start, s.end)
    ]
    return bool(words) and (
        words[0] in BACK or (words[0] in ORDERS and words[1:2] in (["it"], ["that"], ["this"]))
    )


def runs_on(clause: Clause) -> bool:
    """Nothing parts the clause from what stands before it: "my sourdough starter turned 6"."""
    return clause.spans[0].kind not in ("comma", "and", "stop", "line", "but")
