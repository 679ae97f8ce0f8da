"""Whether the database answers now, found out in bounded time."""

import asyncio
import threading
from concurrent.futures import Future

from neo4j.exceptions import DriverError, Neo4jError

from cypher import statement
from graph.connect import Graph

ANSWERS_WITHIN_S = 1.5


class Pulse:
    """Asks the database in a thread of its own: an engine that stands still answers nothing, and whoever waits
    for it waits until it goes on. One question is under way at a time, so that no more than one thread waits.
    For one event loop."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._asked: Future[bool] | None = None

    async def beats(self) -> bool:
        """Whether it answers within ``ANSWERS_WITHIN_S``."""
        if self._asked is None or self._asked.done():
            self._asked = Future()
            self._asked.set_running_or_notify_cancel()
            threading.Thread(target=self._ask, args=(self._asked,), name="pulse", daemon=True).start()
        answered = asyncio.wrap_future(self._asked)
        await asyncio.wait([answered], timeout=ANSWERS_WITHIN_S)
        return answered.done() and answered.result()

    def _ask(self, asked: "Future[bool]") -> None:
        try:
            with self._graph.session() as session, session.begin_transaction() as tx:
                tx.run(statement("read/alive")).consume()
        except (DriverError, Neo4jError, OSError):
            asked.set_result(False)
        else:
            asked.set_result(True)
