"""What is wanted: a weight, a girth, a change, by a day."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.entries import Amount, Entry, GoalEntry
from bot.grammar import aims
from bot.grammar.chart import Span, rule
from bot.grammar.clauses import Clause
from bot.grammar.ranges import likely

TOWARDS = frozenset(["a", "hasta", "to", "at", "under", "below", "around", "en", "por"])
PURPOSES = ("lose", "gain", "reach", "keep")


@rule("due_in", "number|one", "dayunit", out="due", cost=0.1)
def _due_in(_: str, count: float, unit: float) -> tuple[str, float] | None:
    return ("days", count * unit) if 0 < count * unit < 4000 else None


@rule("due_by|due_in", "month", out="due", cost=0.1)
@rule("due_by", "number", "month", out="due", cost=0.05)
def _due_by(_: str, *parts: float | str) -> tuple[str, int, int] | None:
    numbers = [int(p) for p in parts if isinstance(p, float)]
    return ("month", numbers[-1], numbers[0] if len(numbers) > 1 else 0)


@rule("due_by", "month", "number", out="due", cost=0.05)
@rule("due_by", "month", "number", "ordinal", out="due", cost=0.05)
def _due_on(_: str, month: float, day: float, *__: str) -> tuple[str, int, int] | None:
    """ "By march 1"."""
    return ("month", int(month), int(day)) if 1 <= day <= 31 else None


@rule("due_by", "date", out="due", cost=0.1)
def _due_date(_: str, text: str) -> tuple[str, str]:
    return ("date", text)


@rule("due_year", out="due", cost=0.0)
def _this_year(_: str) -> tuple[str]:
    return ("year",)


@rule("due_season", out="due", cost=0.0)
def _season(text: str) -> tuple[str, int, int]:
    """ "Para el verano": the day that it begins."""
    month, day = text.split("-")
    return ("month", int(month), int(day))


@rule("due_event", out="due", cost=0.0)
def _event(_: str) -> tuple[str]:
    """ "For my wedding": nobody said when that is."""
    return ("event",)


def build(clause: Clause) -> list[Entry]:
    """The goal of a clause that wants something of a metric, of an exercise, of training or eating."""
    if wanted := aims.build(clause):
        due = next((s.value for s in clause.spans if s.kind == "due"), None)
        return [replace(one, due_on=None if due is None else _day(due, clause.message.now)) for one in wanted]
    spans = clause.spans
    wants = [n for n, s in enumerate(spans) if s.kind == "want"]
    purposes = [n for n, s in enumerate(spans) if s.kind in PURPOSES]
    if not wants and bare(clause):
        wants = purposes[:1]
    walked = any(s.kind == "observed" and s.value[0] == "steps" for s in spans)
    other = clause.has("inf", "exercise", "counted_exercise", "sets", "food", "eat", "cardio", "lift")
    if not wants or (other and not walked):
        return []
    metric, value, unit, at = _target(clause)
    aimed = [s.parts[0].kind for s in spans if s.kind == "aimed"]
    purpose = spans[purposes[0]].kind if purposes else aimed[0] if aimed else "reach"
    if purpose == "keep" and at is None:
        metric = "body_weight"
    elif at is None or value is None:
        return []
    if purpose == "reach" and metric == "body_weight" and _mere_wish(clause, wants):
        return []
    if metric is None or (
        metric == "body_weight" and value is not None and unit is None and not 30 <= value <= 250
    ):
        return []
    weighed = at is not None and spans[at].kind == "observed"
    if not purposes and not aimed and not weighed and metric == "body_weight" and unit not in ("kg", "lb"):
        return []
    due_places = [n for n, s in enumerate(spans) if s.kind == "due"]
    due = _day(spans[due_places[0]].value, clause.message.now) if due_places else None
    before = spans[max(0, (at or 0) - 2) : at]
    to = any(
        clause.message.tokens[s.start].folded in TOWARDS and s.kind not in (*PURPOSES, "want") for s in before
    )
    change = target = None
    if (
        purpose in ("lose", "gain")
        and value is not None
        and not to
        and at is not None
        and (spans[at].kind not in ("observed", "aimed") or _by_so_much(spans[at], value, unit))
    ):
        change = value
    else:
        target = value
    if metric == "body_weight" and target is not None and unit and not likely("body_weight", target, unit):
        return []
    last = max(n for n in (*wants, *purposes, *due_places, at or 0))
    clause.use(*wants, *purposes, *due_places, *([] if at is None else [at]))
    clause.use(
        *(
            n
            for n, s in enumerate(spans)
            if s.kind in ("to", "tissue", "metric", "weigh", "due_by", "keep", "lose", "gain")
            or (walked and s.kind in ("inf", "cardio", "stance", "reach"))
        )
    )
    start, end = clause.offsets(wants[0], last)
    return [
        GoalEntry(
            kind=purpose, metric=metric, target=target, change=change, unit=unit, due_on=due, start=start, end=end  # type: ignore[arg-type]
        ),
        *aims.energy_beside(clause),
    ]  # fmt: skip


def _by_so_much(span: Span, value: float, unit: str | None) -> bool:
    """ "Bajar 3 cm de cintura": nobody's waist is that, and so it is by how much."""
    return span.kind == "observed" and unit in ("cm", "in") and not likely(span.value[0], value, unit)


def _mere_wish(clause: Clause, wants: list[int]) -> bool:
    """ "Me gustaría pesar 80 kg": no goal without a day by which."""
    words = [
        t.folded for n in wants for t in clause.message.tokens[clause.spans[n].start : clause.spans[n].end]
    ]
    return not {"gustaria", "like", "ver"}.isdisjoint(words) and not clause.has("due")


def bare(clause: Clause) -> bool:
    """ "Perder 3 kilos antes de septiembre": the infinitive first, and by when."""
    spans = clause.spans
    words = clause.message.tokens[spans[0].start].folded
    return (
        spans[0].kind in ("lose", "gain")
        and words.endswith(("ar", "er", "lose", "gain"))
        and clause.has("due")
    )


def _target(clause: Clause) -> tuple[str | None, float | None, str | None, int | None]:
    """The metric, value and unit that are wanted, and the place of the value."""
    metrics = [s.value for s in clause.spans if s.kind == "metric"]
    metric = metrics[0] if metrics else None
    for at, span in enumerate(clause.spans):
        value = span.value
        if span.kind == "observed":
            return value[0], value[1], value[2], at
        if (
            span.kind in ("mass", "length")
            and isinstance(value, Amount)
            and value.unit in ("kg", "lb", "st", "cm", "in")
        ):
            if span.kind == "length" and metric is None:
                return None, None, None, None
            return metric or "body_weight", value.value, value.unit, at
        if span.kind == "percent":
            return "body_fat", value, "%", at
        if span.kind == "aimed":
            return metric or "body_weight", value, None, at
    return metric, None, None, None


@rule("lose|gain|reach|keep", "to", "number", out="aimed", cost=0.1)
@rule("reach|keep", "number", out="aimed", cost=1.0)
def _aimed(*parts: float | str) -> float | None:
    value = parts[-1]
    return value if isinstance(value, float) and 30 <= value <= 250 else None


def _day(due: tuple[object, ...], now: datetime) -> date | None:
    today = now.date()
    if due[0] == "days" and isinstance(due[1], float):
        return today + timedelta(days=round(due[1]))
    if due[0] == "month" and isinstance(due[1], int) and isinstance(due[2], int):
        month, day = due[1], due[2] or 1
        year = today.year + (1 if (month, day) < (today.month, today.day) else 0)
        try:
            return date(year, month, day)
        except ValueError:
            return None
    if due[0] == "event":
        return None
    if due[0] == "year":
        return date(today.year, 12, 31)
    parts = [int(p) for p in str(due[1]).replace("/", "-").split("-")]
    year, month, day = parts if parts[0] > 31 else (parts[2], parts[1], parts[0])
    try:
        return date(year, month, day)
    except ValueError:
        return None
