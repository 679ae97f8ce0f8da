"""The daily variables of a person, as a matrix of days: what ``cypher/variables`` makes of the records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from neo4j import ManagedTransaction, Session
from numpy.typing import NDArray

from cypher import statement
from graph.record import metric_slug
from graph.relations.totals import Years, kind_and_key, read_totals
from graph.relations.variable_kinds import Kind, kinds

_NAMED = ("exercise", "muscle", "metric")

_KEYS = {
    "gym": ("the gym", "gimnasio"), "run": ("runs", "carrera"), "ride": ("rides", "bicicleta"),
    "walk": ("walks", "paseos"), "swim": ("swims", "natación"), "breakfast": ("breakfast", "desayuno"),
    "morning_snack": ("morning snacks", "media mañana"), "lunch": ("lunch", "comida"),
    "afternoon_snack": ("afternoon snacks", "merienda"), "dinner": ("dinner", "cena"),
    "evening_snack": ("evening snacks", "recena"), "other": ("other kinds", "otro tipo"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Variable:
    """A kind, or one of a family by its ``key``; ``slug`` is its name outside."""

    slug: str
    kind: Kind
    key: str | None
    label_en: str
    label_es: str
    unit: str

    def label(self, language: str) -> str:
        return self.label_es if language == "es" else self.label_en

    def shares_records(self, other: "Variable") -> bool:
        """Whether both are made of the same records."""
        return not self.records().isdisjoint(other.records())

    def records(self) -> frozenset[str]:
        """What it is made of. Metrics, and scores, are said one by one."""
        one = self.kind.about or (self.key if self.kind.by == "metric" else None)
        return frozenset(record if one is None else f"{record} {one}" for record in self.kind.records)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The values of the days from ``first`` on, a row a day and a column a variable, NaN where there is none."""

    first: date
    variables: tuple[Variable, ...]
    values: NDArray[np.float64]

    def days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range(len(self.values))]


def read_matrix(
    session: Session, user_id: str, first: date | None = None, last: date | None = None
) -> Matrix:
    """All variables of a person that have a value between two local days, inclusive, sorted by their slugs.

    The rows go from the first day with a value to the last. What changed since it was last read is mended.
    """
    values, start, columns = _values(read_totals(session, user_id), first, last)
    if not columns:
        return Matrix(date.min, (), np.empty((0, 0)))
    variables = session.execute_read(_named, [kind_and_key(one) for one in columns])
    order = sorted(range(len(variables)), key=lambda place: variables[place].slug)
    return Matrix(start, tuple(variables[place] for place in order), values[:, order])


def kind_of(slug: str) -> list[Kind]:
    """The kinds that a variable's slug can be of: that of its own name, else the families named by their keys."""
    name = slug.partition(":")[0]
    return [kind for kind in kinds() if kind.slug == name or kind.name == "{key}"]


def variable_of_kind(kind: Kind) -> Variable:
    """The one variable of a kind that is no family."""
    return Variable(kind.slug, kind, None, kind.label_en, kind.label_es, kind.unit)


def _values(
    years: Years, first: date | None, last: date | None
) -> tuple[NDArray[np.float64], date, list[str]]:
    """The columns of some years that have a value in a span, from the first day with one to the last."""
    chosen = [
        year
        for number, year in sorted(years.items())
        if year.columns and (first is None or first.year <= number) and (last is None or number <= last.year)
    ]
    if not chosen:
        return np.empty((0, 0)), date.min, []
    columns = sorted({name for year in chosen for name in year.columns})
    places = {name: place for place, name in enumerate(columns)}
    begin = chosen[0].first()
    values = np.full(((chosen[-1].first() - begin).days + chosen[-1].length(), len(columns)), np.nan)
    for year in chosen:
        start = (year.first() - begin).days
        block = np.stack(list(year.columns.values()))[:, : year.length()]
        values[start : start + year.length(), [places[name] for name in year.columns]] = block.T
    if first is not None:
        values[: max((first - begin).days, 0)] = np.nan
    if last is not None:
        values[max((last - begin).days + 1, 0) :] = np.nan
    there = np.isfinite(values)
    rows, kept = np.nonzero(there.any(axis=1))[0], np.nonzero(there.any(axis=0))[0]
    if not len(rows):
        return np.empty((0, 0)), date.min, []
    inside = values[rows[0] : rows[-1] + 1][:, kept]
    return inside, begin + timedelta(days=int(rows[0])), [columns[place] for place in kept]


def _named(tx: ManagedTransaction, found: list[tuple[str, str | None]]) -> list[Variable]:
    """The variables of some kinds and keys, with what their keys are called."""
    by_slug = {kind.slug: kind for kind in kinds()}
    every = [(by_slug[slug], key) for slug, key in found]
    asked = sorted({(str(kind.by), str(key)) for kind, key in every if kind.by in _NAMED})
    called: dict[tuple[str | None, str | None], Mapping[str, Any]] = {}
    if asked:
        keys: dict[str, Any] = {by: [key for one, key in asked if one == by] for by in _NAMED}
        rows = tx.run(statement("read/variable-keys"), **keys).single(strict=True)
        called = {(by, row["id"]): row for by in _NAMED for row in rows[by]}
    taken = {kind.slug for kind in kinds()}
    variables = []
    for kind, key in every:
        one = _variable(kind, key, called.get((kind.by, key), {}))
        if kind.name == "{key}" and one.slug in taken:
            # A person's own metric may be called as one of our kinds, or be measured and rated.
            one = _variable(kind, key, called.get((kind.by, key), {}), f"{one.slug}:{kind.slug}")
        taken.add(one.slug)
        variables.append(one)
    return variables


def _variable(kind: Kind, key: str | None, called: Mapping[str, Any], slug: str | None = None) -> Variable:
    if key is None:
        return variable_of_kind(kind)
    # A metric of a person's own has the person in its id, and nobody outside calls it so.
    name = metric_slug(key) if kind.by == "metric" else key
    in_en, in_es = _KEYS.get(key, (name, name)) if kind.by in ("session_kind", "meal") else (name, name)
    return Variable(
        slug or kind.name.format(key=name),
        kind,
        key,
        kind.label_en.format(key=_inside(kind.label_en, called.get("label_en") or in_en)),
        kind.label_es.format(key=_inside(kind.label_es, called.get("label_es") or in_es)),
        kind.unit.format(unit=called.get("unit") or ""),
    )


def _inside(label: str, name: str) -> str:
    """A name as it stands within a label: in small letters after other words, unless it is an abbreviation."""
    return name if label.startswith("{") or name[1:2].isupper() else name[:1].lower() + name[1:]
