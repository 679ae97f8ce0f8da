"""One's weight told with a story of the scales: "la báscula me ha dado una alegría: 83,4", "scale was kind: 168.4"."""

from bot.entries import Amount, Entry, ObservationEntry
from bot.grammar.clauses import Clause
from bot.grammar.cores import turning
from bot.grammar.ranges import likely

_SCALES = "bascula balanza pesa scale scales pese pesado pesarme weighed weigh weighin bathroom"
SCALES = frozenset(_SCALES.split())
_CALM = (
    "gap glue filler metric weigh source marks_word drift remark time moment colon comma and stop line mark is other "
    "count one place feel inf reach con stance size scale_ctx eat greeting command tissue"
)
CALM = frozenset(_CALM.split()) | {"wake"}
"""Kinds of words of such a story."""

LIGHTER = frozenset(
    ("lighter", "heavier", "lower", "ligero", "ligera", "gordo", "gorda", "delgado", "delgada")
)
LEAST = 35.0
LONGEST = 12


def scale_story(clause: Clause) -> list[Entry]:
    """The weight of a clause that speaks of the scales and has one figure that a person may weigh."""
    spans, tokens = clause.spans, clause.message.tokens
    words = [t.folded for s in spans for t in tokens[s.start : s.end]]
    lighter = clause.has("wake", "moment") and not LIGHTER.isdisjoint(words)
    if (
        not (lighter or clause.message.weighing or not SCALES.isdisjoint(words))
        or len(words) > LONGEST
        or not turning().isdisjoint(words)
    ):
        return []
    if clause.used or clause.message.context.has_exercise:
        return []
    drifts = {n for n, s in enumerate(spans) if s.kind == "drift"}
    figures = [n for n, s in enumerate(spans) if s.kind in ("count", "mass") and _weight(s.value) is not None]
    numbers = [n for n, s in enumerate(spans) for t in tokens[s.start : s.end] if t.kind == "number"]
    if len(figures) != 1 or set(numbers) - set(figures) - drifts:
        clause.message.weighing = not numbers and bool(words)
        return []
    if any(s.kind not in CALM | {"mass"} for s in spans):
        return []
    at = figures[0]
    told = _weight(spans[at].value)
    if told is None or any(s.kind == "stance" and s.value != "supposed" for s in spans):
        return []
    clause.use(*range(len(spans)))
    start, end = clause.offsets(at, at)
    return [ObservationEntry(metric="body_weight", value=told[0], unit=told[1], start=start, end=end)]


def _weight(value: object) -> tuple[float, str | None] | None:
    """The value and unit of what may be a person's weight."""
    said = value if isinstance(value, Amount) else Amount(value) if isinstance(value, float) else None
    if said is None or said.value is None or said.unit not in (None, "kg", "lb", "st"):
        return None
    fits = (said.value >= LEAST or said.unit == "st") and likely("body_weight", said.value, said.unit)
    return (said.value, said.unit) if fits else None
