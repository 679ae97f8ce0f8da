"""A graph made ready to serve: catalog and metrics stored, names in memory."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from neo4j import Session

from api.knowledge_file import KnowledgeFile
from bot.grammar.chart import Span
from bot.grammar.names import build_names
from bot.grammar.tokens import Token
from bot.turn import reads
from bot.understand import Tools
from graph.catalog import catalog_state, load_catalog, load_seeds
from graph.composed_foods import composed_by
from graph.connect import Graph
from graph.metrics import store_metrics
from graph.names import Catalog
from graph.products import Products


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What every turn knows: the catalog, and its names as the reader looks for them."""

    catalog: Catalog
    names: "CatalogNames"


class CatalogNames:
    """The names of the catalog as it is now."""

    def __init__(self, catalog: Catalog) -> None:
        self.renew(catalog)

    def renew(self, catalog: Catalog) -> None:
        """Takes the names of the catalog that there is now."""
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


def prepared(graph: Graph, file: KnowledgeFile | None = None) -> Knowledge:
    """Stores the seed catalog and metrics where they are missing, and reads the catalog into memory, or opens what
    was kept of it in a file. Where another process changes it, it is read again at the next turn that names an
    exercise."""
    load_seeds(graph.driver, graph.database)
    with building(), graph.session() as session:
        store_metrics(session)
        state = catalog_state(session)
        knowledge = _opened(file, state)
        if knowledge is None:
            catalog = load_catalog(session)
            knowledge = Knowledge(catalog, CatalogNames(catalog))
            if file is not None:
                file.keep(state, knowledge)
    _tie(knowledge, graph)
    return knowledge


def _opened(file: KnowledgeFile | None, state: str) -> Knowledge | None:
    found = None if file is None else file.open(state)
    return found if isinstance(found, Knowledge) else None


def _tie(knowledge: Knowledge, graph: Graph) -> None:
    """Ties what was made to its graph: the catalog is read again when that holds another one, and finds the foods
    of large catalogs there."""
    catalog, names, reading = knowledge.catalog, knowledge.names, Lock()

    def renew() -> Catalog:
        with reading, graph.session() as session:
            newer = load_catalog(session)
            names.renew(newer)
        return newer

    catalog.renew = renew
    catalog.products = Products(graph)
    composed_by(catalog.food)


def tools_over(knowledge: Knowledge) -> Callable[[Session], Tools]:
    """Gives the tools of a turn over a session."""
    return lambda session: reads(session, knowledge.catalog, knowledge.names)
