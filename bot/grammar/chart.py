"""Typed spans of a message and the rules that join neighbours, to a fixpoint."""

from collections.abc import Callable, Iterable
from itertools import pairwise, product
from typing import Any, NamedTuple

STEPS = 6000
"""Joins after which a message is taken as it stands: only junk needs more."""


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


class _Node(NamedTuple):
    """Rules by the kinds they begin with, as a trie: ``ends`` are those whose pattern is complete here."""

    after: dict[str, "_Node"]
    ends: list[tuple[str, Callable[..., Any], float, bool]]


_ROOT = _Node({}, [])
_Edge = tuple[_Node, int, float, tuple[Span, ...]]


def rule(
    *pattern: str, out: str, cost: float = 0.1, tight: bool = False
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Registers a function that joins neighbours of these kinds ("a|b" is either) into one of kind ``out``.

    The function gets the values of the parts and gives the new value, or None to decline. ``tight``: nothing may lie
    between the parts, no "de" either."""

    def register(make: Callable[..., Any]) -> Callable[..., Any]:
        for kinds in product(*(p.split("|") for p in pattern)):
            node = _ROOT
            for kind in kinds:
                node = node.after.setdefault(kind, _Node({}, []))
            node.ends.append((out, make, cost, tight))
        return make

    return register


def _reach(glue: list[bool]) -> list[tuple[int, ...]]:
    """Where an element may begin behind one that ends at a place: there, or behind up to three glue tokens."""
    size = len(glue)
    reach = []
    for end in range(size + 1):
        reached = [end]
        while reached[-1] < size and len(reached) < 4 and glue[reached[-1]]:
            reached.append(reached[-1] + 1)
        reach.append(tuple(reached))
    return reach


def close(seeds: Iterable[Span], glue: list[bool]) -> list[Span]:
    """All spans that follow from the seeds. ``glue[i]`` tells that token i may lie between two elements."""
    size = len(glue)
    reach = _reach(glue)
    agenda = list(seeds)
    agenda.reverse()
    best: dict[tuple[int, int, str, Any], float] = {}
    found: list[dict[str, list[Span]]] = [{} for _ in range(size + 1)]
    waiting: list[list[_Edge]] = [[] for _ in range(size + 1)]
    done: list[Span] = []

    def extend(node: _Node, start: int, cost: float, parts: tuple[Span, ...]) -> None:
        """One more element is there: finish the rules that end with it, wait for the next of the others."""
        end = parts[-1].end
        if node.ends:
            values = [p.value for p in parts]
            for out, make, price, tight in node.ends:
                if tight and any(a.end != b.start for a, b in pairwise(parts)):
                    continue
                value = make(*values)
                if value is not None:
                    total = cost + price
                    if value.__class__ is Doubt:
                        value, total = value.value, total + value.cost
                    agenda.append(Span(start, end, out, value, total, parts))
        after = node.after
        if after:
            edge = (node, start, cost, parts)
            for place in reach[end]:
                waiting[place].append(edge)
                here = found[place]
                for kind in after.keys() & here.keys() if here else ():
                    for other in here[kind]:
                        extend(after[kind], start, cost + other.cost, (*parts, other))

    while agenda and len(done) < STEPS:
        span = agenda.pop()
        start, kind, cost = span.start, span.kind, span.cost
        key = (start, span.end, kind, span.value)
        if best.get(key, 1e9) <= cost:
            continue
        best[key] = cost
        done.append(span)
        found[start].setdefault(kind, []).append(span)
        for node, begin, so_far, parts in tuple(waiting[start]):
            further = node.after.get(kind)
            if further is not None:
                extend(further, begin, so_far + cost, (*parts, span))
        first = _ROOT.after.get(kind)
        if first is not None:
            extend(first, start, cost, (span,))
    return done
