"""How much people keep in the media store, in which storage class it lies by its age, what that costs a month."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from neo4j import ManagedTransaction, Session

from cypher import statement
from graph.clock import instant

GIB = 1024**3


@dataclass(frozen=True, slots=True)
class Usage:
    """Of one person: how many things, bytes by storage class, US dollars a month at the rates given."""

    name: str
    objects: int
    bytes_of: Mapping[str, int]
    usd_month: float


def read_usage(
    session: Session, ages: Mapping[str, int], rates: Mapping[str, float], now: datetime | None = None
) -> list[Usage]:
    """Everybody's, most bytes first. ``ages``: from which age in days something lies in a class; ``rates``: US
    dollars a GiB and month by class."""
    moment = now or datetime.now(UTC)
    found: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for row in session.execute_read(_rows):
        age_days = (moment - instant(row["kept_at"])).days
        classes = [one for one, days in sorted(ages.items(), key=lambda one: one[1]) if age_days >= days]
        found[row["user_id"], row["name"]].append((classes[-1] if classes else "STANDARD", row["size_bytes"]))
    usages = []
    for (_, name), things in found.items():
        sums: dict[str, int] = defaultdict(int)
        for storage_class, size in things:
            sums[storage_class] += size
        price = sum(size / GIB * rates.get(one, 0.0) for one, size in sums.items())
        usages.append(Usage(name, len(things), dict(sums), price))
    return sorted(usages, key=lambda one: -sum(one.bytes_of.values()))


def _rows(tx: ManagedTransaction) -> list[dict[str, Any]]:
    return [record.data() for record in tx.run(statement("read/media-usage"))]
