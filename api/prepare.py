"""A graph made ready to serve: catalog and metrics stored, names in memory."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from neo4j import Session

from bot.grammar.chart import Span
from bot.grammar.names import KnownNames, build_names
from bot.grammar.tokens import Token
from bot.turn import reads
from bot.understand import Tools
from graph.catalog import load_catalog, load_seeds
from graph.connect import Graph
from graph.metrics import store_metrics
from graph.names import Catalog
from graph.products import Products


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What every turn knows: the catalog, and its names as the reader looks for them."""

    catalog: Catalog
    names: KnownNames


class _Names:
    """The names of the catalog as it is now."""

    def __init__(self, catalog: Catalog) -> None:
        self.now = build_names(catalog.name_rows())

    def spans(self, tokens: Sequence[Token]) -> list[Span]:
        return self.now.spans(tokens)

    def guess(self, word: str) -> str | None:
        return self.now.guess(word)


@contextmanager
def building() -> Iterator[None]:
    """A million objects are made here and all stay: looking among them for garbage would take a third of the
    time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def read_words() -> None:
    """Reads the vocabularies of names and messages ahead, while the engine starts: nothing of a graph is in them."""
    with building():
        Catalog().resolve_exercise("press banca")
        build_names(())


def prepared(graph: Graph) -> Knowledge:
    """Stores the seed catalog and metrics where they are missing, and reads the catalog into memory. Where
    another process changes it, it is read again at the next turn that names an exercise."""
    load_seeds(graph.driver, graph.database)
    with building(), graph.session() as session:
        store_metrics(session)
        catalog = load_catalog(session)
        names, reading = _Names(catalog), Lock()

    def renew() -> Catalog:
        with reading, graph.session() as session:
            newer = load_catalog(session)
            names.now = build_names(newer.name_rows())
        return newer

    catalog.renew = renew
    catalog.products = Products(graph)
    return Knowledge(catalog, names)


def tools_over(knowledge: Knowledge) -> Callable[[Session], Tools]:
    """Gives the tools of a turn over a session."""
    return lambda session: reads(session, knowledge.catalog, knowledge.names)
