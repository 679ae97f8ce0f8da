"""From the phrases of a clause to what was measured."""

from bot.entries import Amount, Entry, ObservationEntry
from bot.grammar.chart import Span
from bot.grammar.clauses import Clause
from bot.grammar.metrics import GIRTHS, ML
from bot.grammar.nightly import SLEPT, bare_weight
from bot.grammar.ranges import likely
from bot.grammar.scale_story import scale_story

FEW_STEPS = 100
"""So many steps beside an exercise are its repetitions: "2 sets of 20 steps"."""
NOT_WEIGHED = ("lift", "cardio", "eat", "drink", "cook", "got_n", "again", "prep")
LONE = ("mark", "stop", "filler", "glue", "time", "greeting", "source", "moment", "line", "is", "place")


def build(clause: Clause) -> list[Entry]:
    """The measured values that a clause tells."""
    made: list[Entry] = []
    eaten = clause.has("food", "counted", "meal", "amount") or any(
        s.kind == "eat" and s.value for s in clause.spans
    )
    gym = clause.has("exercise", "sets", "reps", "counted_exercise", "sets_n", "load")
    for at, span in enumerate(clause.spans):
        if at in clause.used:
            continue
        start, end = clause.offsets(at, at)
        if span.kind == "observed":
            slug, value, unit = span.value
            if (
                slug == "body_weight"
                and clause.has("exercise", "lift", "sets")
                and not _weighed(clause, span)
            ):
                continue
            if gym and ((slug in GIRTHS and unit is None) or (slug == "steps" and value <= FEW_STEPS)):
                continue
            if (
                slug == "heart_rate"
                and clause.has("cardio", "far", "far_in")
                and clause.has("duration", "far", "mmss")
            ):
                clause.spans[at] = span._replace(kind="pulse", value=value)
                continue
            unit = unit or _tape(clause, slug, value)
            made.append(ObservationEntry(metric=slug, value=value, unit=unit, start=start, end=end))
        elif span.kind == "scaled" and not gym and not eaten and not clause.has(*NOT_WEIGHED):
            said: Amount = span.value
            made.append(
                ObservationEntry(
                    metric="body_weight", value=said.value or 0.0, unit=said.unit, start=start, end=end
                )
            )
        elif (
            (span.kind == "mass" and _lone_weight(clause, at))
            or (not gym and not eaten and bare_weight(clause, at))
            or _own_weight(clause, at)
        ):
            told: Amount = span.value
            made.append(
                ObservationEntry(
                    metric="body_weight", value=told.value or 0.0, unit=told.unit, start=start, end=end
                )
            )
        elif span.kind == "pressure":
            high, low = span.value
            for slug, value in (("blood_pressure_systolic", high), ("blood_pressure_diastolic", low)):
                made.append(ObservationEntry(metric=slug, value=value, unit="mmHg", start=start, end=end))
        elif span.kind == "watered":
            made.append(ObservationEntry(metric="water", value=span.value, unit="ml", start=start, end=end))
            verbs = ("eat", "drink", "walked", "slept")
            clause.use(*(n for n, s in enumerate(clause.spans) if s.kind in verbs and not eaten))
        elif span.kind == "volume" and _drunk_alone(clause, at):
            millilitres = span.value.value * ML[span.value.unit]
            made.append(ObservationEntry(metric="water", value=millilitres, unit="ml", start=start, end=end))
            clause.use(*(n for n, s in enumerate(clause.spans) if s.kind in ("eat", "drink")))
        elif span.kind == "bpm" and not clause.has("cardio", "far", "duration"):
            made.append(
                ObservationEntry(metric="heart_rate", value=span.value, unit="bpm", start=start, end=end)
            )
        else:
            continue
        clause.use(at)
    if made and clause.has("pressures"):
        made += _far_from_its_name(clause)
    made = made or _same_metric(clause) or _far_from_its_name(clause) or scale_story(clause)
    if made and not (gym or eaten):
        clause.use(*(n for n, s in enumerate(clause.spans) if _taken(clause, s) or _walking(s, made)))
    if made and isinstance(made[-1], ObservationEntry):
        clause.message.measured = (made[-1].metric, made[-1].unit)
    return made


_WEIGHED = "peso pesaba pesado pese weight weigh weighed weighing bascula balanza scale scales bw"
WEIGHED = frozenset(_WEIGHED.split())


def _weighed(clause: Clause, span: Span) -> bool:
    """It is said that it is a weight: "I'm up to 225 on bench" tells of none."""
    return not WEIGHED.isdisjoint(t.folded for t in clause.message.tokens[span.start : span.end])


def _taken(clause: Clause, span: Span) -> bool:
    """A word of measuring, but "le tomé" of somebody else."""
    before = clause.message.tokens[span.start - 1].folded if span.start else ""
    return span.kind in TAKEN and before not in ("le", "les")


def _walking(span: Span, made: list[Entry]) -> bool:
    """ "Hoy he andado poco, 4.300 pasos": steps are walked."""
    steps = all(isinstance(e, ObservationEntry) and e.metric == "steps" for e in made)
    return steps and span.kind == "cardio" and span.value == "walk"


TAKEN = frozenset(("walked", "measured", "eat", "drift"))
"""Kinds of words with which one takes a measure: "me tomé medidas", "tengo"."""

DRANK = frozenset(("drank", "drunk", "drinking", "bebi", "bebido", "bebimos", "bebida"))
LEAST_ML = 150.0


def _drunk_alone(clause: Clause, at: int) -> bool:
    """ "Drank about 2.5 litres today": of what, where nothing is named, is water."""
    said: Amount = clause.spans[at].value
    if said.value is None or said.unit not in ML or said.value * ML[said.unit] < LEAST_ML:
        return False
    tokens = clause.message.tokens
    verbs = [s for s in clause.spans if s.kind in ("eat", "drink")]
    drank = any(tokens[n].folded in DRANK for s in verbs for n in range(s.start, s.end))
    return drank and all(
        s.kind in (*LONE, "eat", "drink", "comma", "but", "and")
        for n, s in enumerate(clause.spans)
        if n != at
    )


def _same_metric(clause: Clause) -> list[Entry]:
    """ "Ayer 80,1" behind a weight: the same of another day."""
    last = clause.message.measured
    places = [n for n, s in enumerate(clause.spans) if s.kind in ("count", "mass")]
    bare = all(s.kind in (*LONE, "count", "mass", "comma", "and", "weigh") for s in clause.spans)
    if (
        last is None
        or last == SLEPT
        or len(places) != 1
        or not bare
        or not any(f.names_day for f in clause.frames)
    ):
        return []
    value = clause.spans[places[0]].value
    said = value if isinstance(value, Amount) else Amount(float(value), last[1])
    if said.value is None or not likely(last[0], said.value, said.unit):
        return []
    clause.use(*places, *(n for n, s in enumerate(clause.spans) if s.kind == "weigh"))
    start, end = clause.offsets(places[0], places[0])
    return [ObservationEntry(metric=last[0], value=said.value, unit=said.unit, start=start, end=end)]


def _far_from_its_name(clause: Clause) -> list[Entry]:
    """ "BP checked at the office, 124/82": the one figure of its kind, with words between."""
    named = [
        n
        for n, s in enumerate(clause.spans)
        if n not in clause.used and (s.kind == "metric" or _pressure_word(clause, s))
    ]
    figures = [n for n, s in enumerate(clause.spans) if s.kind in ("pressures", "length", "percent", "bpm")]
    if (
        len(named) != 1
        or len(figures) != 1
        or figures[0] < named[0]
        or clause.has("want", "food")
        or any(s.kind == "exercise" and not _pressure_word(clause, s) for s in clause.spans)
    ):
        return []
    span = clause.spans[figures[0]]
    slug = (
        "blood_pressure" if _pressure_word(clause, clause.spans[named[0]]) else clause.spans[named[0]].value
    )
    start, end = clause.offsets(named[0], figures[0])
    if slug == "blood_pressure" and span.kind == "pressures":
        clause.use(named[0], figures[0])
        pair = zip(("blood_pressure_systolic", "blood_pressure_diastolic"), span.value, strict=True)
        return [ObservationEntry(metric=one, value=v, unit="mmHg", start=start, end=end) for one, v in pair]
    fits = {
        "length": slug in GIRTHS,
        "percent": slug == "body_fat",
        "bpm": slug in ("resting_heart_rate", "heart_rate"),
    }
    if not fits.get(span.kind, False):
        return []
    value = span.value.value if isinstance(span.value, Amount) else span.value
    unit = span.value.unit if isinstance(span.value, Amount) else {"percent": "%", "bpm": "bpm"}[span.kind]
    if not isinstance(value, float):
        return []
    clause.use(named[0], figures[0])
    return [ObservationEntry(metric=slug, value=value, unit=unit, start=start, end=end)]


def _pressure_word(clause: Clause, span: Span) -> bool:
    """ "BP" beside two figures of a pressure is no bench press."""
    word = clause.message.tokens[span.start].folded
    return span.kind == "exercise" and word == "bp" and span.end == span.start + 1 and clause.has("pressures")


def _tape(clause: Clause, slug: str, value: float) -> str | None:
    """The unit of the other girths of a clause: "waist 34 inches, hips 40" was one tape."""
    said = [s.value for s in clause.spans if s.kind == "observed" and s.value[0] in GIRTHS]
    units = {unit for _, _, unit in said if unit is not None}
    unit = units.pop() if slug in GIRTHS and len(units) == 1 else None
    return unit if unit is not None and likely(slug, value, unit) else None


def _own_weight(clause: Clause, at: int) -> bool:
    """ "Peso 8 kg" where no pot is spoken of: nobody's weight, and so asked about."""
    span = clause.spans[at]
    named = clause.message.tokens[span.start].folded in ("peso", "weight") and span.kind == "weighed_out"
    others = [s for n, s in enumerate(clause.spans) if n != at and s.kind not in LONE]
    return named and not others and not clause.message.context.batches and span.value.unit in ("kg", "lb")


def _lone_weight(clause: Clause, at: int) -> bool:
    """ "179.6 lb" and nothing else, where no exercise is open: no plates make such a load."""
    said: Amount = clause.spans[at].value
    if clause.message.context.has_exercise or said.value is None or said.unit not in ("kg", "lb"):
        return False
    others = [
        s for n, s in enumerate(clause.spans) if n != at and s.kind not in (*LONE, "observed", "pressure")
    ]
    early = any(f.part == "morning" for f in clause.frames) or clause.has("moment", "source")
    return not others and (said.value * 4 % 1 != 0 or early) and likely("body_weight", said.value, said.unit)
