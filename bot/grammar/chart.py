"""Typed spans of a message and the rules that join neighbours, to a fixpoint."""

from collections.abc import Callable, Iterable
from itertools import product
from typing import Any, NamedTuple

STEPS = 12000
"""Joins after which a message is given up as it stands: only junk needs more."""


class Span(NamedTuple):
    """Tokens ``start`` to ``end`` read as a ``kind`` with a ``value``; ``parts`` is how it came about."""

    start: int
    end: int
    kind: str
    value: Any
    cost: float
    parts: tuple["Span", ...] = ()


class Doubt(NamedTuple):
    """What a rule gives when its value fits badly: it costs more."""

    value: Any
    cost: float


class Rule(NamedTuple):
    pattern: tuple[str, ...]
    out: str
    make: Callable[..., Any]
    cost: float


_RULES: dict[str, list[Rule]] = {}


def rule(*pattern: str, out: str, cost: float = 0.1) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Registers a function that joins neighbours of these kinds ("a|b" is either) into one of kind ``out``.

    The function gets the values of the parts and gives the new value, or None to decline."""

    def register(make: Callable[..., Any]) -> Callable[..., Any]:
        for kinds in product(*(p.split("|") for p in pattern)):
            _RULES.setdefault(kinds[0], []).append(Rule(kinds, out, make, cost))
        return make

    return register


class _Edge(NamedTuple):
    rule: Rule
    at: int
    start: int
    cost: float
    parts: tuple[Span, ...]


def _freeze(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value


def close(seeds: Iterable[Span], glue: list[bool]) -> list[Span]:
    """All spans that follow from the seeds. ``glue[i]`` tells that token i may lie between two elements."""
    size = len(glue)
    reach: list[tuple[int, ...]] = []
    for end in range(size + 1):
        reached = [end]
        while reached[-1] < size and len(reached) < 4 and glue[reached[-1]]:
            reached.append(reached[-1] + 1)
        reach.append(tuple(reached))
    agenda = list(seeds)
    agenda.reverse()
    best: dict[tuple[int, int, str, Any], float] = {}
    found: dict[tuple[int, str], list[Span]] = {}
    waiting: dict[tuple[int, str], list[_Edge]] = {}
    done: list[Span] = []
    steps = 0

    def advance(edge: _Edge, span: Span) -> None:
        """One more element of a rule is there: finish it, or wait for the next."""
        one, at = edge.rule, edge.at + 1
        parts, cost = (*edge.parts, span), edge.cost + span.cost
        if at == len(one.pattern):
            value = one.make(*(p.value for p in parts))
            if isinstance(value, Doubt):
                value, cost = value.value, cost + value.cost
            if value is not None:
                agenda.append(Span(edge.start, span.end, one.out, value, cost, parts))
            return
        further = _Edge(one, at, edge.start, cost, parts)
        kind = one.pattern[at]
        for place in reach[span.end]:
            waiting.setdefault((place, kind), []).append(further)
            for other in found.get((place, kind), ()):
                advance(further, other)

    while agenda and steps < STEPS:
        span = agenda.pop()
        key = (span.start, span.end, span.kind, _freeze(span.value))
        if best.get(key, 1e9) <= span.cost:
            continue
        best[key] = span.cost
        steps += 1
        done.append(span)
        place = (span.start, span.kind)
        found.setdefault(place, []).append(span)
        for edge in tuple(waiting.get(place, ())):
            advance(edge, span)
        for one in _RULES.get(span.kind, ()):
            advance(_Edge(one, 0, span.start, one.cost, ()), span)
    return done
