"""Which gym session a set belongs to: the one whose sets lie within four hours of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from graph.clock import instant
from graph.context import SESSION_GAP


@dataclass(slots=True)
class _Sitting:
    id: str
    times: list[datetime] = field(default_factory=list)


class Sittings:
    """The gym sessions of some days; sets that are about to be stored count as soon as they are added."""

    def __init__(self, rows: Iterable[Mapping[str, Any]] = ()) -> None:
        self._sittings: dict[str, _Sitting] = {}
        for row in rows:
            if row["kind"] != "gym":
                continue
            for at in (row.get("at"), row.get("ended_at"), *(one.get("at") for one in row["sets"])):
                if at is not None:
                    self.add(row["id"], instant(at))

    def find(self, at: datetime) -> str | None:
        """The id of the session nearest to an instant, None when none is within four hours."""
        near = [
            (min(abs(at - one) for one in sitting.times), sitting.id) for sitting in self._sittings.values()
        ]
        inside = [one for one in near if one[0] <= SESSION_GAP]
        return min(inside)[1] if inside else None

    def add(self, session_id: str, at: datetime) -> None:
        """A set of a session."""
        self._sittings.setdefault(session_id, _Sitting(session_id)).times.append(at)
