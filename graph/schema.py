"""Constraints and indexes, made from the declarations in ``graph/nodes`` so that both engines take them."""

import importlib
import pkgutil
from functools import cache
from typing import Any

from neomodel import StructuredNode
from neomodel.properties import Property
from neomodel.sync_.relationship_manager import RelationshipDefinition

from cypher import names, statement
from graph import nodes


@cache
def declarations() -> tuple[type[StructuredNode], ...]:
    """Every declared kind of node, in the order of its module and its place there."""
    found: list[type[StructuredNode]] = []
    for module_info in pkgutil.iter_modules(nodes.__path__, f"{nodes.__name__}."):
        module = importlib.import_module(module_info.name)
        found += [
            value
            for value in vars(module).values()
            if isinstance(value, type)
            and issubclass(value, StructuredNode)
            and value.__module__ == module_info.name
        ]
    return tuple(found)


def labels(kind: type[StructuredNode]) -> tuple[str, ...]:
    """The labels of a node of this kind, its own first."""
    return tuple(kind.inherited_labels())


def properties(kind: type[StructuredNode]) -> dict[str, Property[Any]]:
    """The declared properties of a kind by their names in the graph, inherited ones too."""
    declared = kind.defined_properties(aliases=False, rels=False)
    return {value.get_db_property_name(name): value for name, value in declared.items()}


def relationships(kind: type[StructuredNode]) -> dict[str, RelationshipDefinition]:
    """The relationships that start at this kind, without inherited ones."""
    own = {name for name, value in vars(kind).items() if isinstance(value, RelationshipDefinition)}
    return {name: value for name, value in kind.defined_properties(properties=False).items() if name in own}


def statements() -> list[str]:
    """What the database is told: a constraint for each unique property, an index for each indexed one, then
    the files of ``cypher/schema``. Saying it again changes nothing.

    A kind with an inherited label has its own constraint beside the inherited one: the embedded engine looks
    up ``(:Set {id})`` by an index of Set alone.
    """
    made: list[str] = []
    for kind in declarations():
        label = labels(kind)[0]
        for name, declared in properties(kind).items():
            slug = f"{label}_{name}".lower()
            if declared.unique_index:
                made.append(
                    f"CREATE CONSTRAINT {slug} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"
                )
            elif declared.index:
                made.append(f"CREATE INDEX {slug} IF NOT EXISTS FOR (n:{label}) ON (n.{name})")
    return made + [statement(name) for name in names("schema")]


def relationship_types() -> list[str]:
    """Every declared relationship type, sorted."""
    found: set[str] = set()
    for kind in declarations():
        found.update(str(one.definition["relation_type"]) for one in relationships(kind).values())
    return sorted(found)


def warm_up() -> list[str]:
    """Statements that use every relationship type and set of labels once and leave nothing.

    The embedded engine makes a type at its first use, and two writers at once would both make it.
    """
    ties = "".join(f" CREATE (n)-[:{name}]->(n)" for name in relationship_types())
    made = [f"CREATE (n:Migration {{id: 'warm-up'}}){ties} DETACH DELETE n"]
    for kind in declarations():
        if len(labels(kind)) > 1:
            made.append(f"CREATE (n:{':'.join(labels(kind))} {{id: 'warm-up'}}) DETACH DELETE n")
    return made
