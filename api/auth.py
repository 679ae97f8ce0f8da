"""Whose call it is: ``Authorization: Bearer TOKEN`` → the person.

A token is kept as its SHA-256 alone. Who it stands for is remembered in memory for a few seconds, so that a
call costs no round trip for it; a token that was taken back therefore stops within that time.
"""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, cast

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from neo4j import ManagedTransaction, Session

from api.limits import Limiter
from api.prepare import Knowledge
from api.problems import Problem
from api.services import Services
from cypher import statement
from graph.context import Person
from graph.names import Catalog
from graph.own_foods import PersonCatalog
from graph.people import token_hash

REMEMBERED_S = 5.0
REMEMBERED = 10_000
_scheme = HTTPBearer(auto_error=False, description="The token that `sinew users add` printed.")


@dataclass(frozen=True, slots=True)
class Caller:
    """The person a call acts for, and what it works with: the running parts, the names in memory."""

    person: Person
    services: Services
    knowledge: Knowledge

    @property
    def catalog(self) -> Catalog:
        """The shared catalog with the person's own foods, which are read once one is looked for."""
        return PersonCatalog(self.knowledge.catalog, self.person.id, self.reads)

    def reads(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a named statement."""
        with self.session() as session:
            return session.execute_read(lambda tx: tx.run(statement(name), **parameters).data())

    def session(self) -> Session:
        """A session of the graph."""
        return self.services.graph.session()


class Callers:
    """Who the tokens stand for, as far as it was asked lately."""

    def __init__(self, session: Callable[[], Session], clock: Callable[[], float] = time.monotonic) -> None:
        self._session = session
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[str, tuple[Person, float]] = {}

    def remembered(self, token_id: str) -> Person | None:
        """The person of a token that was asked for in the last seconds."""
        found = self._known.get(token_id)
        if found is None or self._clock() - found[1] > REMEMBERED_S:
            return None
        return found[0]

    def look_up(self, token_id: str) -> Person | None:
        """The person of a token, from the graph."""
        with self._session() as session:
            person = session.execute_read(_person, token_id)
        if person is not None:
            with self._lock:
                if len(self._known) >= REMEMBERED:
                    self._known.clear()
                self._known[token_id] = (person, self._clock())
        return person

    def forget(self, user_id: str) -> None:
        """Asks anew for a person, whose settings changed."""
        with self._lock:
            self._known = {key: one for key, one in self._known.items() if one[0].id != user_id}


def _person(tx: ManagedTransaction, token_id: str) -> Person | None:
    found = tx.run(statement("read/token-person"), token_id=token_id).single()
    return None if found is None else Person(**found["person"])


async def caller(
    request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_scheme)]
) -> Caller:
    """The caller; 401 without a token that is known, 429 for one that calls too often."""
    if given is None:
        raise _unauthorized("A token is needed: Authorization: Bearer TOKEN.")
    state = request.app.state
    token_id = token_hash(given.credentials)
    callers = cast(Callers, state.callers)
    person = callers.remembered(token_id)
    if person is None:
        person = await run_in_threadpool(callers.look_up, token_id)
    if person is None:
        raise _unauthorized("This token is not known.")
    wait_s = cast(Limiter, state.limiter).wait_s(token_id)
    if wait_s:
        headers = {"Retry-After": str(max(1, math.ceil(wait_s)))}
        raise Problem(429, "Too many calls; wait a moment.", headers=headers)
    return Caller(person, state.services, state.knowledge)


def _unauthorized(detail: str) -> Problem:
    return Problem(401, detail, headers={"WWW-Authenticate": "Bearer"})


CallerNow = Annotated[Caller, Depends(caller)]
"""What a route takes to know whose call it is."""
