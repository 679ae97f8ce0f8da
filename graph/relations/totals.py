"""The daily totals of a person: kept by year, and mended before they are read for the days that changed since.

Whatever changes what counts on a day marks the day within its own transaction, which costs a message nothing
when the day is marked already. Whoever reads totals next reckons the marked days anew and keeps the result,
unless somebody wrote meanwhile: then the reading is true to what it saw, and the next one mends again.
What the totals rest on beside a person's records (the files of ``cypher/variables``, the zone, the catalogs)
is kept with them; after a change of it all days are reckoned anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from neo4j import ManagedTransaction, Session

from cypher import statement
from graph.record import day_id
from graph.relations.totals_fresh import fresh_values, reached
from graph.relations.totals_sums import day_sums, practice_sums
from graph.relations.totals_year import Year, day_at, packed, unpacked
from graph.relations.variable_kinds import Kind, kinds, kinds_digest

Years = dict[int, Year]
Row = dict[str, Any]
_ALL_TIME = ("0000-01-01", "9999-12-31")
_CLOSE = 1e-6
"""How far a kept value may lie from a reckoned one: they are 32-bit floats, and sums come in any order."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that was kept and is another when it is reckoned anew; None where there is none."""

    column: str
    day: date
    kept: float | None
    fresh: float | None


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What a recomputation came to: how many values there are, and which of the kept ones were wrong."""

    days: int
    values: int
    wrong: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a person. ``basis``: what totals of now rest on; ``whole``: whether those kept do not."""

    user_id: str
    writes: int
    basis: str
    whole: bool
    stale: tuple[date, ...]
    years: Years


class _Overtaken(Exception):
    """Somebody wrote since the totals were read."""


def read_totals(session: Session, user_id: str) -> Years:
    """The totals of all days of a person, mended as far as needed; none for somebody unknown."""
    kept = session.execute_read(_kept, user_id)
    if kept is None:
        return {}
    if kept.whole:
        days = session.execute_read(_days, user_id)
        before: Years = {}
    elif kept.stale:
        days, before = list(kept.stale), kept.years
    else:
        return kept.years
    if not days and not kept.years:
        return {}
    years = session.execute_read(_mended, user_id, before, days)
    _keep(session, kept, years, days)
    return years


def needs_mending(session: Session, user_id: str) -> tuple[bool, int]:
    """Whether totals of a person may not be true to the records, and a count that grows with every write."""
    found = session.execute_read(_state, user_id)
    return found["lived"] and (found["stale"] > 0 or set(found["bases"]) != {_basis(found)}), int(
        found["writes"]
    )


def recompute(session: Session, user_id: str) -> Recomputed:
    """Reckons all totals of a person anew, compares them with those kept, and keeps the new ones."""
    read = read_totals(session, user_id)
    kept = session.execute_read(_kept, user_id)
    if kept is None:
        return Recomputed(0, 0, ())
    days = session.execute_read(_days, user_id)
    fresh = session.execute_read(_mended, user_id, {}, days)
    _keep(session, kept, fresh, days)
    count = sum(int(np.isfinite(column).sum()) for year in fresh.values() for column in year.columns.values())
    return Recomputed(len(days), count, tuple(differences(read, fresh)))


def differences(kept: Years, fresh: Years) -> Iterable[Difference]:
    """Where two sets of totals are not the same."""
    for number in sorted(kept.keys() | fresh.keys()):
        one, other = kept.get(number, Year(number)).columns, fresh.get(number, Year(number)).columns
        nothing = np.full(366, np.nan, np.float32)
        for column in sorted(one.keys() | other.keys()):
            a, b = one.get(column, nothing), other.get(column, nothing)
            same = np.isclose(a, b, rtol=_CLOSE, atol=1e-5, equal_nan=True)
            for place in np.nonzero(~same)[0].tolist():
                yield Difference(column, day_at(number, place), _figure(a[place]), _figure(b[place]))


def column_of(kind: Kind, key: str | None) -> str:
    """The column of a variable in a year."""
    return kind.slug if key is None else f"{kind.slug}:{key}"


def kind_and_key(column: str) -> tuple[str, str | None]:
    """The slug of a column's kind, and which of its family it is."""
    slug, colon, key = column.partition(":")
    return slug, key if colon else None


def _figure(value: Any) -> float | None:
    return float(value) if np.isfinite(value) else None


def _kept(tx: ManagedTransaction, user_id: str) -> _Kept | None:
    row = tx.run(statement("read/totals"), user_id=user_id).single()
    if row is None:
        return None
    basis = _basis(row)
    rows = row["years"]
    return _Kept(
        user_id=user_id,
        writes=row["writes"],
        basis=basis,
        whole=not rows or any(one.get("basis") != basis for one in rows),
        stale=tuple(date.fromisoformat(one) for one in row["stale"]),
        years={one["year"]: unpacked(one["year"], one) for one in rows},
    )


def _state(tx: ManagedTransaction, user_id: str) -> Row:
    return tx.run(statement("read/totals-state"), user_id=user_id).single(strict=True).data()


def _basis(row: Mapping[str, Any]) -> str:
    """What totals rest on beside the records."""
    return " ".join([kinds_digest(), str(row["timezone"]), *sorted(row["catalogs"])])


def _days(tx: ManagedTransaction, user_id: str) -> list[date]:
    found = tx.run(statement("read/days-lived"), user_id=user_id, first=_ALL_TIME[0], last=_ALL_TIME[1])
    return sorted(date.fromisoformat(one) for one in found.single(strict=True)["dates"])


def _mended(tx: ManagedTransaction, user_id: str, before: Years, days: Iterable[date]) -> Years:
    """Totals with some days reckoned anew."""
    days = list(days)
    years = {number: Year(number, {name: one.copy() for name, one in year.columns.items()})
             for number, year in before.items()}  # fmt: skip
    by_slug = {kind.slug: kind for kind in kinds()}
    if before:
        reach = {kind.slug: reached(days, kind.reaches) for kind in by_slug.values()}
        for year in years.values():
            for column in year.columns:
                for day in reach.get(kind_and_key(column)[0], days):
                    if day.year == year.year:
                        year.clear(column, day)
    for value in fresh_values(tx, user_id, days):
        day = date.fromisoformat(value.date)
        year = years.setdefault(day.year, Year(day.year))
        year.put(column_of(value.kind, value.key), day, value.value)
    for number in {day.year for day in days}:
        years.setdefault(number, Year(number))
    return {number: year.trimmed() for number, year in years.items()}


def _keep(session: Session, kept: _Kept, years: Years, days: list[date]) -> None:
    try:
        session.execute_write(_store, kept, years, days)
    except _Overtaken:
        return


def _store(tx: ManagedTransaction, kept: _Kept, years: Years, days: list[date]) -> None:
    """Keeps mended totals, unless what they were reckoned from has changed meanwhile."""
    counted = tx.run(statement("write/count-write"), user_id=kept.user_id).single()
    if counted is None or counted["writes"] != kept.writes + 1:
        raise _Overtaken
    changed = {number for number, year in years.items() if kept.whole or _other(kept.years.get(number), year)}
    for name, rows in {
        "keep-totals": [_year_row(kept, years[number]) for number in sorted(changed)],
        "drop-totals": [
            {"id": f"{kept.user_id}|{gone}"} for gone in sorted(kept.years.keys() - years.keys())
        ],
        "sum-days": [{"id": day_id(kept.user_id, day), "properties": day_sums(years, day)} for day in days],
        "sum-practices": practice_sums(kept.user_id, kept.years, years, None if kept.whole else days),
    }.items():
        if rows:
            tx.run(statement(f"write/{name}"), rows=rows).consume()


def _other(before: Year | None, after: Year) -> bool:
    if before is None or before.columns.keys() != after.columns.keys():
        return True
    return any(not np.array_equal(before.columns[one], after.columns[one], True) for one in after.columns)


def _year_row(kept: _Kept, year: Year) -> Row:
    properties = packed(year) | {"year": year.year, "basis": kept.basis}
    return {"user_id": kept.user_id, "id": f"{kept.user_id}|{year.year}", "properties": properties}
