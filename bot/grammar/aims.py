"""What is wanted of training and eating: a load on an exercise, days a week, a muscle first, kcal or protein a day."""

from bot.entries import Amount, GoalEntry, Name
from bot.grammar.chart import Span, rule
from bot.grammar.clauses import Clause
from bot.grammar.loads import Load

LEAST_LOAD, MOST_LOAD = 20.0, 1000.0
LEAST_COUNTED = 60
"""Nobody aims at so many repetitions: it is a load."""
BLOCKING = ("sets", "series", "sets_n", "counted_exercise", "food", "counted", "eat", "cardio", "sets_reps")
AIMS = ("want", "focused", "energy_aim", "weekly")
GOAL_WORDS = frozenset(("objetivo", "meta", "goal", "target", "aim", "objetivos"))
PROTEIN = frozenset(("protein", "proteins", "proteina", "proteinas", "prote"))
DAILY = frozenset(("dia", "diario", "diarios", "diaria", "diarias", "diariamente", "daily", "day"))


@rule("number", "unit_energy", out="energy_of", cost=0.1)
def _energy(value: float, _: str) -> float | None:
    return value if 300 <= value <= 10_000 else None


@rule("energy_goal", "number|energy_of", out="energy_aim", cost=0.1)
@rule("energy_goal", "is|colon|to|at", "number|energy_of", out="energy_aim", cost=0.1)
@rule("energy_goal", "is", "to", "number|energy_of", out="energy_aim", cost=0.1)
def _energy_goal(*parts: object) -> float | None:
    value = parts[-1]
    return value if isinstance(value, float) and 300 <= value <= 10_000 else None


@rule("number|one", "train_times", "week_word", out="weekly", cost=0.0)
def _weekly(count: float, *_: str) -> int | None:
    """ "4 días por semana"."""
    return int(count) if count == int(count) and 1 <= count <= 14 else None


@rule("focus|gain", "muscle", out="focused", cost=0.0)
@rule("focus|gain", "facet", "muscle", out="focused", cost=0.0)
@rule("focus", "is|colon|at", "muscle", out="focused", cost=0.0)
@rule("want", "focus", "muscle", out="focused", cost=-0.2)
def _focused(*parts: object) -> object:
    return parts[-1]


def build(clause: Clause) -> list[GoalEntry]:
    """The aim of a clause, none when it is a plan for one day or wants something else."""
    if not clause.has(*AIMS) or clause.has("time"):
        return []
    energy = _one(clause, "energy_aim") or _wanted_energy(clause)
    if energy is not None:
        eaten = _goal(clause, [energy], "reach", "energy_intake", float(energy.value), "kcal")
        return [eaten, *_of_protein(clause)]
    if (focused := _one(clause, "focused")) is not None:
        return [_goal(clause, [focused], "gain", f"muscle_focus:{focused.value}", None, None)]
    if not clause.has("want"):
        return []
    if (weekly := _one(clause, "weekly")) is not None and not clause.has(*BLOCKING, "exercise"):
        return [_goal(clause, [weekly], "reach", "training_days", float(weekly.value), "days")]
    return _of_protein(clause) or _of_exercise(clause)


def _goal(
    clause: Clause, spans: list[Span], kind: str, metric: str, target: float | None, unit: str | None,
    about: Name | None = None,
) -> GoalEntry:  # fmt: skip
    """The entry; all that belongs to wanting it is used."""
    with_it = ("want", "reach", "gain", "to", "due", "inf", "lift", "is", "at", "train_times", "energy_goal")
    places = [n for n, s in enumerate(clause.spans) if s in spans or s.kind in with_it or _habit(clause, s)]
    clause.use(*places)
    start, end = clause.offsets(places[0], places[-1])
    return GoalEntry(
        kind=kind, metric=metric, target=target, unit=unit, about=about, start=start, end=end  # type: ignore[arg-type]
    )  # fmt: skip


def _one(clause: Clause, kind: str) -> Span | None:
    found = [s for s in clause.spans if s.kind == kind]
    return found[0] if len(found) == 1 else None


def _words(clause: Clause, span: Span) -> frozenset[str]:
    return frozenset(t.folded for t in clause.message.tokens[span.start : span.end])


def _habit(clause: Clause, span: Span) -> bool:
    return span.kind == "stance" and span.value == "habitual" and not DAILY.isdisjoint(_words(clause, span))


def _aimed(clause: Clause) -> bool:
    """It is called a goal, or wanted every day."""
    return any(
        _habit(clause, s) or (s.kind == "want" and not GOAL_WORDS.isdisjoint(_words(clause, s)))
        for s in clause.spans
    )


def _wanted_energy(clause: Clause) -> Span | None:
    """ "Quiero comer 2200 kcal al día", "mi objetivo son 2200 kcal"."""
    if clause.has("want") and _aimed(clause) and not clause.has("food", "counted", "exercise"):
        return _one(clause, "energy_of")
    return None


def energy_beside(clause: Clause) -> list[GoalEntry]:
    """ "Quiero bajar a 75 kg y 1900 kcal": what is to be eaten for what else is wanted."""
    energy = _one(clause, "energy_of")
    if energy is None or clause.spans.index(energy) in clause.used or clause.has("food", "counted", "eat"):
        return []
    return [_goal(clause, [energy], "reach", "energy_intake", float(energy.value), "kcal")]


def _of_protein(clause: Clause) -> list[GoalEntry]:
    mass = _one(clause, "mass")
    names = [
        s for s in clause.spans if s.kind in ("food", "gap") and not PROTEIN.isdisjoint(_words(clause, s))
    ]
    if mass is None or len(names) != 1 or not _aimed(clause) or clause.has("counted", "exercise"):
        return []
    said: Amount = mass.value
    if said.unit != "g" or said.value is None or not 20 <= said.value <= 500:
        return []
    return [_goal(clause, [mass, *names], "reach", "protein_intake", said.value, "g")]


def _heavy_name(clause: Clause) -> Span | None:
    """ "A 225 bench"."""
    counted = _one(clause, "counted_exercise")
    heavy = counted is not None and counted.value[0] >= LEAST_COUNTED
    return counted if heavy and not clause.has("sets", "reps", "food", "eat", "cardio", "exercise") else None


def _of_exercise(clause: Clause) -> list[GoalEntry]:
    """ "Quiero llegar a 140 en sentadilla", "my goal is a 315 squat": the most that is lifted once."""
    if counted := _heavy_name(clause):
        load, (first, last) = counted.value
        return [
            _goal(clause, [counted], "reach", "e1rm", float(load), None, clause.message.name(first, last))
        ]
    if clause.has(*BLOCKING, "reps", "rir", "duration", "far"):
        return []
    names = [s for s in clause.spans if s.kind == "exercise"]
    lifts = [s for s in clause.spans if s.kind == "lift"]
    loads = [s for s in clause.spans if s.kind in ("load", "at_load", "count", "mass", "aimed", "pulse")]
    if len(names) + len(lifts) != 1 or len(loads) != 1:
        return []
    load = loads[0].value
    value, unit = (load.value, load.unit) if isinstance(load, Load | Amount) else (load, None)
    if not isinstance(value, float) or not LEAST_LOAD <= value <= MOST_LOAD or unit not in (None, "kg", "lb"):
        return []
    named = (names or lifts)[0]
    first, last = named.start, named.end
    at = clause.spans.index(named)
    styles = [s for s in clause.spans[at + 1 :] if s.kind in ("facet", "con")]
    if styles and clause.spans[at + 1 : at + 1 + len(styles)] == styles and styles[-1].kind == "facet":
        last = styles[-1].end
    else:
        styles = []
    about = clause.message.name(first, last)
    if lifts:
        about = Name(str(named.value), about.start, about.end)
    return [_goal(clause, [named, loads[0], *styles], "reach", "e1rm", value, unit, about)]
