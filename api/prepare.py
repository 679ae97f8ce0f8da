"""A graph made ready to serve: catalog and metrics stored, names in memory."""

from collections.abc import Callable
from dataclasses import dataclass

from neo4j import Session

from bot.grammar.names import KnownNames, build_names
from bot.turn import reads
from bot.understand import Tools
from graph.catalog import load_catalog, load_seeds
from graph.connect import Graph
from graph.metrics import store_metrics
from graph.names import Catalog


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What every turn knows: the catalog, and its names as the reader looks for them."""

    catalog: Catalog
    names: KnownNames


def prepared(graph: Graph) -> Knowledge:
    """Stores the seed catalog and metrics where they are missing, and reads the catalog into memory."""
    load_seeds(graph.driver, graph.database)
    with graph.session() as session:
        store_metrics(session)
        catalog = load_catalog(session)
    return Knowledge(catalog, build_names(catalog.name_rows()))


def tools_over(knowledge: Knowledge) -> Callable[[Session], Tools]:
    """Gives the tools of a turn over a session."""
    return lambda session: reads(session, knowledge.catalog, knowledge.names)
