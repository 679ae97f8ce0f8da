"""A person who leaves: they, all that is theirs, and nothing else are taken out of the graph.

What hangs on a person is found as a backup finds it: everything that is reached from them without passing
through what people share. It goes from the outside in, so that what is left after a crash is found again.
"""

from collections.abc import Callable

from neo4j import ManagedTransaction, Session

from cypher import statement
from graph.snapshot import SHARED

DOORS = frozenset({"User", "Identity", "Token"})
"""They go last: until then the command or the call can be repeated."""
TOGETHER = 500
"""How many nodes go in one transaction; a day may have hundreds of ties."""


def forget_person(session: Session, user_id: str, advance: Callable[[int, int], None] | None = None) -> int:
    """Takes a person out for good, with what was undone or deleted before, and gives how many nodes went. What
    they sent leaves the media store at its next sweep, unless somebody else sent the same. ``advance`` is told how
    many nodes are gone, of how many. What backups hold of them stays there."""
    gone = 0
    while theirs := session.execute_read(_of_person, user_id, DOORS):
        whole = gone + len(theirs)
        for begin in range(0, len(theirs), TOGETHER):
            part = theirs[begin : begin + TOGETHER]
            session.execute_write(_drop, part)
            gone += len(part)
            if advance is not None:
                advance(gone, whole)
    return gone + session.execute_write(_close, user_id)


def _of_person(tx: ManagedTransaction, user_id: str, but: frozenset[str] = frozenset()) -> list[str]:
    """The places of all that is one person's, what is farthest from them first; none with a label of ``but``."""
    (start,) = _places(tx, "read/person-place", user_id) or [""]
    if not start:
        return []
    reached = dict.fromkeys([start], but.isdisjoint({"User"}))
    own = _places(tx, "read/person-own", user_id)
    reached |= dict.fromkeys([*_places(tx, "read/person-records", user_id), *own], True)
    frontier = [place for place in reached if place not in set(own)]
    while frontier:
        batch, frontier = frontier[:TOGETHER], frontier[TOGETHER:]
        for row in tx.run(statement("read/neighbours"), ids=batch):
            for place, labels in row["near"]:
                if place not in reached and SHARED.isdisjoint(labels):
                    reached[place] = but.isdisjoint(labels)
                    frontier.append(place)
    return [place for place, goes in reversed(reached.items()) if goes]


def _places(tx: ManagedTransaction, name: str, user_id: str) -> list[str]:
    return [row["id"] for row in tx.run(statement(name), user_id=user_id)]


def _drop(tx: ManagedTransaction, places: list[str]) -> None:
    tx.run(statement("write/drop-nodes"), rows=[{"id": one} for one in places]).consume()


def _close(tx: ManagedTransaction, user_id: str) -> int:
    """The rest, the person last, while nobody else writes for them."""
    tx.run(statement("write/lock-people"), rows=[{"user_id": user_id}]).consume()
    rest = _of_person(tx, user_id)
    _drop(tx, rest)
    return len(rest)
