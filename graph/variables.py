"""The daily variables of a person: every file of ``cypher/variables`` is a kind of them.

A kind is one variable, or a family with one for each exercise, muscle, metric … that the graph has days of.
What a file is about stands in its first lines: its label in both languages, its unit, the records it is made
of, and when a day has no value; a day without a value is missing, never 0.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
from neo4j import ManagedTransaction, Session
from numpy.typing import NDArray

from cypher import names, statement
from graph.record import metric_slug

ALL_TIME = ("0000-01-01", "9999-12-31")

_KEYS = {
    "gym": ("the gym", "gimnasio"), "run": ("runs", "carrera"), "ride": ("rides", "bicicleta"),
    "walk": ("walks", "paseos"), "swim": ("swims", "natación"), "breakfast": ("breakfast", "desayuno"),
    "morning_snack": ("morning snacks", "media mañana"), "lunch": ("lunch", "comida"),
    "afternoon_snack": ("afternoon snacks", "merienda"), "dinner": ("dinner", "cena"),
    "evening_snack": ("evening snacks", "recena"), "other": ("other kinds", "otro tipo"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A file of ``cypher/variables``. ``records`` are the kinds of records its values are made of, ``by`` what
    a family has its variables by, ``clock`` that a value is a time of the day."""

    slug: str
    statement: str
    answers: str
    label_en: str
    label_es: str
    unit: str
    records: frozenset[str]
    missing: str
    by: str | None
    name: str
    clock: bool


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
        """Whether both are made of the same records. Metrics, and scores, are said one by one."""
        if self.kind.by == other.kind.by == "metric":
            return self.kind is other.kind and self.key == other.key
        return not self.kind.records.isdisjoint(other.kind.records)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The values of the days from ``first`` on, a row a day and a column a variable, NaN where there is none."""

    first: date
    variables: tuple[Variable, ...]
    values: NDArray[np.float64]

    def days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range(len(self.values))]


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of daily variable, by the name of its file."""
    return tuple(_kind(path) for path in names("variables"))


def read_matrix(
    session: Session,
    user_id: str,
    first: date | None = None,
    last: date | None = None,
    only: Iterable[Kind] | None = None,
) -> Matrix:
    """All variables of a person that have a value between two local days, inclusive, sorted by their slugs.

    One query a kind, all in one transaction. The rows go from the first day with a value to the last.
    """
    span = (
        ALL_TIME[0] if first is None else first.isoformat(),
        ALL_TIME[1] if last is None else last.isoformat(),
    )
    return session.execute_read(_matrix, user_id, span, tuple(kinds() if only is None else only))


def kind_of(slug: str) -> list[Kind]:
    """The kinds that a variable's slug can be of: that of its own name, else the families named by their keys."""
    name = slug.partition(":")[0]
    return [kind for kind in kinds() if kind.slug == name or kind.name == "{key}"]


def variable_of_kind(kind: Kind) -> Variable:
    """The one variable of a kind that is no family."""
    return Variable(kind.slug, kind, None, kind.label_en, kind.label_es, kind.unit)


def _matrix(tx: ManagedTransaction, user_id: str, span: tuple[str, str], chosen: tuple[Kind, ...]) -> Matrix:
    found: dict[tuple[Kind, str | None], dict[str, float]] = {}
    for kind in chosen:
        # The walk goes over all of a person's days: one at a time by its id, the embedded engine walks them all
        # for each.
        rows = tx.run(statement(kind.statement), user_id=user_id, first=span[0], last=span[1])
        for row in rows:
            if row["value"] is not None:
                found.setdefault((kind, row.get("key")), {})[row["date"]] = row["value"]
    if not found:
        return Matrix(date.min, (), np.empty((0, 0)))
    dates = {one for column in found.values() for one in column}
    first, last = (date.fromisoformat(one) for one in (min(dates), max(dates)))
    places = {one: (date.fromisoformat(one) - first).days for one in dates}
    named = sorted(
        zip(_named(tx, list(found)), found.values(), strict=True), key=lambda pair: pair[0].slug
    )  # fmt: skip
    values = np.full(((last - first).days + 1, len(named)), np.nan)
    for place, (_, column) in enumerate(named):
        values[[places[one] for one in column], place] = list(column.values())
    return Matrix(first, tuple(variable for variable, _ in named), values)


def _named(tx: ManagedTransaction, found: list[tuple[Kind, str | None]]) -> list[Variable]:
    """The variables of what was found, with what their keys are called."""
    asked = [
        {"by": kind.by, "key": key} for kind, key in found if kind.by in ("exercise", "muscle", "metric")
    ]
    called: dict[tuple[str | None, str | None], Mapping[str, Any]] = {}
    if asked:
        rows = tx.run(statement("read/variable-keys"), keys=asked)
        called = {(row["by"], row["key"]): row.data() for row in rows}
    taken = {kind.slug for kind in kinds()}
    variables = []
    for kind, key in found:
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


def _kind(path: str) -> Kind:
    head: dict[str, str] = {}
    first, *lines = statement(path).splitlines()
    for line in lines:
        if not line.startswith("// "):
            break
        field, colon, text = line.removeprefix("// ").partition(":")
        if colon:
            head[field] = text.strip()
    slug = path.partition("/")[2].replace("-", "_")
    by = head.get("by")
    return Kind(
        slug=slug,
        statement=path,
        answers=first.removeprefix("// "),
        label_en=head["en"],
        label_es=head["es"],
        unit=head["unit"],
        records=frozenset(part.strip() for part in head["of"].split(",")),
        missing=head["missing"],
        by=by,
        name=head.get("name") or (slug if by is None else f"{slug}:{{key}}"),
        clock=head.get("values") == "clock",
    )
