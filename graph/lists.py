"""Lists of what one person recorded: newest first, page by page, and one by its id.

Records hang on local days, so a page walks the person's days from the latest back, a few at a time, and reads
no more of them than it needs: a page costs the same after ten years as after a month.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from neo4j import ManagedTransaction, Session

from cypher import statement
from graph.clock import local_iso
from graph.days import Document
from graph.names import Catalog
from graph.record import day_id

FIRST_DAYS, MOST_DAYS = 8, 512
"""How many days are read at first, and at most at once."""

PARTS = ("sets", "items", "shares")
"""Where a row holds the rows of its parts."""

Key = tuple[str, str, str, int, int, str]
"""Where an object stands: its day, when it happened (else was told), when it was told, when that arrived, its
place there, its id."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An object and where it stands in its list."""

    key: Key
    document: Document


Shape = Callable[[dict[str, Any], str, Catalog, str], Iterable[Listed]]
"""The objects of a row: what the statement gave, the day, the catalog, the person's time zone."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: the statement that reads it on some days, and its objects. ``loose`` is the statement
    that reads what hangs on no day yet."""

    statement: str
    shape: Shape
    loose: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Objects, newest first, and after which of them the next page goes on (None: nothing more)."""

    items: list[Document]
    after: Key | None


def key_of(row: dict[str, Any], day: str) -> Key:
    """Where a record stands."""
    happened = row.get("at") or row["told_at"]
    return day, happened, row["told_at"], row["arrived"], row["place"], row["id"]


def read_page(
    session: Session,
    catalog: Catalog,
    kind: Kind,
    user_id: str,
    timezone: str,
    *,
    limit: int,
    after: Key | None = None,
    first: date | None = None,
    last: date | None = None,
) -> Page:
    """Up to ``limit`` objects, newest first, of the days from ``first`` to ``last``, beyond ``after``."""
    span = (
        "0000-01-01" if first is None else first.isoformat(),
        min(one for one in ("9999-12-31", after and after[0], last and last.isoformat()) if one),
    )
    return session.execute_read(_page, catalog, kind, user_id, timezone, limit, after, span)


def read_one(
    session: Session, catalog: Catalog, kind: Kind, user_id: str, timezone: str, record_id: str
) -> Document | None:
    """One's own record that counts, None for every other id."""
    return session.execute_read(_one, catalog, kind, user_id, timezone, record_id)


def read_row(session: Session, kind: Kind, user_id: str, record_id: str) -> dict[str, Any] | None:
    """What is stored of one's own record, None for every other id."""

    def read(tx: ManagedTransaction) -> dict[str, Any] | None:
        day = tx.run(statement("read/record-day"), user_id=user_id, id=record_id).single()
        rows = [] if day is None else _rows(tx, kind.statement, user_id, [f"{user_id}|{day['date']}"])
        for _, row in rows:
            parts: list[dict[str, Any]] = [row]
            for name in PARTS:
                parts += row.get(name, ())
            for one in parts:
                if one["id"] == record_id:
                    return one
        return None

    return session.execute_read(read)


def read_days(
    session: Session, kind: Kind, user_id: str, days: Iterable[date]
) -> list[tuple[str, dict[str, Any]]]:
    """The stored rows of a kind on some days, each with its day."""
    ids = [day_id(user_id, day) for day in sorted(set(days))]
    return session.execute_read(_rows, kind.statement, user_id, ids)


def _page(
    tx: ManagedTransaction,
    catalog: Catalog,
    kind: Kind,
    user_id: str,
    timezone: str,
    limit: int,
    after: Key | None,
    span: tuple[str, str],
) -> Page:
    found = _loose(tx, catalog, kind, user_id, timezone, after, span)
    for days in _windows(_lived(tx, user_id, span)):
        rows = _rows(tx, kind.statement, user_id, [f"{user_id}|{day}" for day in days])
        listed = [one for day, row in rows for one in kind.shape(row, day, catalog, timezone)]
        found += [one for one in listed if after is None or one.key < after]
        if sum(one.key[0] >= days[-1] for one in found) > limit:
            break
    found.sort(key=lambda one: one.key, reverse=True)
    page = found[:limit]
    return Page([one.document for one in page], page[-1].key if len(found) > limit else None)


def _loose(
    tx: ManagedTransaction,
    catalog: Catalog,
    kind: Kind,
    user_id: str,
    timezone: str,
    after: Key | None,
    span: tuple[str, str],
) -> list[Listed]:
    """What hangs on no day yet, by the local day of its own time."""
    if kind.loose is None:
        return []
    listed: list[Listed] = []
    for found in tx.run(statement(kind.loose), user_id=user_id):
        day = str(local_iso(found["row"]["at"], timezone))[:10]
        if span[0] <= day <= span[1]:
            listed += kind.shape(found["row"], day, catalog, timezone)
    return [one for one in listed if after is None or one.key < after]


def _one(
    tx: ManagedTransaction, catalog: Catalog, kind: Kind, user_id: str, timezone: str, record_id: str
) -> Document | None:
    day = tx.run(statement("read/record-day"), user_id=user_id, id=record_id).single()
    if day is None:
        return None
    for date_, row in _rows(tx, kind.statement, user_id, [f"{user_id}|{day['date']}"]):
        for one in kind.shape(row, date_, catalog, timezone):
            if one.document["id"] == record_id:
                return one.document
    return None


def _lived(tx: ManagedTransaction, user_id: str, span: tuple[str, str]) -> list[str]:
    """The days that the person has anything on, latest first."""
    found = tx.run(statement("read/days-lived"), user_id=user_id, first=span[0], last=span[1])
    return sorted(found.single(strict=True)["dates"], reverse=True)


def _rows(
    tx: ManagedTransaction, name: str, user_id: str, day_ids: list[str]
) -> list[tuple[str, dict[str, Any]]]:
    found = tx.run(statement(name), user_id=user_id, day_ids=day_ids)
    return [(row["date"], row["row"]) for row in found]


def _windows(days: list[str]) -> Iterator[list[str]]:
    start, size = 0, FIRST_DAYS
    while start < len(days):
        yield days[start : start + size]
        start, size = start + size, min(size * 4, MOST_DAYS)
