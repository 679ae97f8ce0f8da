"""Mends daily totals while nobody waits for them, so that whoever opens a trend finds them mended, and keeps the
relations between them of the week.

One person at a time, and only people who have not written since the last look: a conversation is never slowed
by sums that nobody has asked for.
"""

import threading
from datetime import UTC, datetime

import structlog
from neo4j import Session
from neo4j.exceptions import DriverError, Neo4jError

from graph.connect import Graph
from graph.people import user_ids
from graph.relations.store import renew_relations
from graph.relations.totals import needs_mending, read_totals

LOOK_S = 300.0
"""How often it looks who needs mending; somebody who has been silent for so long is not in a conversation."""

log = structlog.get_logger()


class Mender:
    """One thread that looks after everybody's totals, with rests of ``LOOK_S`` between."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._over = threading.Event()
        self._writes: dict[str, int] = {}
        self._thread = threading.Thread(target=self._run, name="mender", daemon=True)

    def start(self) -> None:
        """Starts to mend, after a first rest."""
        self._thread.start()

    def close(self) -> None:
        """Ends after the person it is at."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(LOOK_S):
            try:
                with self._graph.session() as session:
                    self.look(session)
            except (DriverError, Neo4jError) as problem:
                log.warning("mender_waits", problem=type(problem).__name__)

    def look(self, session: Session) -> int:
        """Mends the totals of those who need it and were silent since the last look; gives how many those were."""
        mended = 0
        for user_id in user_ids(session):
            if self._over.is_set():
                break
            needed, writes = needs_mending(session, user_id)
            silent = self._writes.get(user_id) == writes
            self._writes[user_id] = writes
            if not silent:
                continue
            if needed:
                read_totals(session, user_id)
                mended += 1
            renew_relations(session, user_id, datetime.now(UTC).date())
        return mended
