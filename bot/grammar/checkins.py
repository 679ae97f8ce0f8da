"""How one feels: scores on a scale."""

from dataclasses import replace

from bot.entries import CheckInEntry, Entry
from bot.grammar.chart import rule
from bot.grammar.clauses import Clause
from bot.grammar.pains import place_of


@rule("score", "time|moment|place|feel|filler|due_in", out="score", cost=0.25)
def _when_scored(slug: str, _: object) -> str:
    """ "De cansancio hoy estoy en un 7"."""
    return slug


@rule("score", "number", out="scored", cost=0.1)
@rule("score", "is|comma|at|feel|time", "number", out="scored", cost=0.15)
@rule("score", "one", "number", out="scored", cost=0.15)
@rule("score", "is|feel|time", "is|at|feel|time|one", "number", out="scored", cost=0.2)
def _scored(slug: str, *rest: object) -> tuple[str, float, float | None] | None:
    value = rest[-1]
    return (slug, value, None) if isinstance(value, float) and value <= 100 else None


@rule("facet|size", "score", "comma", "number", out="scored", cost=0.2)
def _high(_: str, slug: str, __: str, value: float) -> tuple[str, float, float | None] | None:
    """ "High stress, 4"."""
    return (slug, value, None) if value <= 10 else None


@rule("score", "remark|feel|filler", "comma", "number", out="scored", cost=0.2)
@rule("score", "remark|feel|filler", "comma", "one", "number", out="scored", cost=0.2)
def _described(slug: str, *rest: object) -> tuple[str, float, float | None] | None:
    """ "Motivación a tope, un 5"."""
    value = rest[-1]
    return (slug, value, None) if isinstance(value, float) and value <= 10 else None


@rule("score", "remark|feel|filler", "of", out="scored", cost=0.1)
@rule("score", "remark|feel|filler", "comma", "of", out="scored", cost=0.1)
def _described_of(slug: str, *rest: object) -> tuple[str, float, float | None] | None:
    """ "Energy through the roof, 5 out of 5"."""
    said = rest[-1]
    return (slug, said[0], said[1]) if isinstance(said, tuple) else None


@rule("number", "score", out="scored", cost=0.3)
@rule("number", "at|on|times|for_word", "score", out="scored", cost=0.3)
def _before(value: float, *rest: str) -> tuple[str, float, float | None] | None:
    return (rest[-1], value, None) if value <= 10 else None


@rule("from", "number|one", "till|to|at", "number", out="scale_said", cost=-0.3)
@rule("on_scale", "number|one", "till|to|at", "number", out="scale_said", cost=-0.3)
def _on_scale(_: str, low: float, __: str, top: float) -> float | None:
    """ "Del 1 al 10"."""
    return top if low <= 1 and top in (5, 7, 10, 100) else None


@rule("number", "outof", "number", out="of", cost=0.2)
def _of(value: float, _: str, top: float) -> tuple[float, float] | None:
    return (value, top) if top in (3, 4, 5, 6, 7, 10, 20, 100) else None


@rule("score", "of", out="scored", cost=0.0)
@rule("score", "one", "of", out="scored", cost=0.0)
@rule("score", "is|comma|at|feel|time", "of", out="scored", cost=0.05)
@rule("score", "is|feel|time", "is|at|feel|time", "of", out="scored", cost=0.1)
def _scored_of(slug: str, *rest: tuple[float, float]) -> tuple[str, float, float | None]:
    return (slug, rest[-1][0], rest[-1][1])


@rule("of", "score", out="scored", cost=0.1)
@rule("of", "at|on", "score", out="scored", cost=0.1)
def _of_before(said: tuple[float, float], *rest: str) -> tuple[str, float, float | None]:
    return (rest[-1], said[0], said[1])


def build(clause: Clause) -> list[Entry]:
    """The scores of a clause as one check-in."""
    places = [n for n, s in enumerate(clause.spans) if s.kind == "scored" and n not in clause.used]
    if not places:
        return []
    scores: dict[str, float] = {}
    tops = set()
    for at in places:
        slug, value, top = clause.spans[at].value
        if scores.setdefault(slug, value) != value:
            return []
        tops.add(top)
    moments = [s.value for s in clause.deep() if s.kind == "moment"]
    tops |= {s.value for s in clause.spans if s.kind == "scale_said"}
    tops.discard(None)
    if len(tops) > 1:
        return []
    clause.use(*places, *(n for n, s in enumerate(clause.spans) if s.kind in ("moment", "ache")))
    start, end = clause.offsets(places[0], places[-1])
    scale = (1.0, float(tops.pop())) if tops else None
    moment = moments[0] if moments else None
    note = _where(clause) if "pain" in scores else None
    return [
        CheckInEntry(
            scores=tuple(scores.items()), scale=scale, moment=moment, note=note, start=start, end=end
        )
    ]


def _where(clause: Clause) -> str | None:
    starts = [(t.start, t.end) for t in clause.message.tokens]
    return place_of(clause.spans, clause.message.text, starts)


def together(entries: list[Entry]) -> list[Entry]:
    """Scores told one sentence after the other, of one time and scale, as one check-in."""
    made: list[Entry] = []
    for entry in entries:
        before = made[-1] if made else None
        if isinstance(entry, CheckInEntry) and isinstance(before, CheckInEntry) and _one_time(before, entry):
            scores = (*before.scores, *entry.scores)
            made[-1] = replace(before, scores=scores, moment=before.moment or entry.moment, end=entry.end)
        else:
            made.append(entry)
    return made


def _one_time(a: CheckInEntry, b: CheckInEntry) -> bool:
    same = (a.on, a.at, a.scale, a.note) == (b.on, b.at, b.scale, b.note) and (
        a.moment == b.moment or b.moment is None
    )
    return same and not {slug for slug, _ in a.scores} & {slug for slug, _ in b.scores}
