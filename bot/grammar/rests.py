"""What a clause comes to that tells of no record by itself: a name alone, a meal's name, a wish, a greeting."""

from collections.abc import Sequence
from dataclasses import replace

from bot.entries import Entry, ExerciseEntry, FoodEntry, PortionEntry, Refusal
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


def wished(clause: Clause) -> bool:
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
