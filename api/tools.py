"""The names that answers and understanding work with, in memory."""

from dataclasses import dataclass

from bot.grammar.names import KnownNames

from graph.names import Catalog


@dataclass(frozen=True, slots=True)
class Tools:
    """Both catalogs, and their names as the reader knows them."""

    catalog: Catalog
    names: KnownNames
