"""Writes ``docs/graph.md`` from the declarations: ``python -m graph.diagram``."""

from collections.abc import Iterator
from pathlib import Path

from neomodel import StructuredNode

from graph.schema import declarations, labels, properties, relationships

PAGE = Path(__file__).parents[1] / "docs" / "graph.md"

_HEAD = """\
# The graph

Made from the declarations in `graph/nodes` by `python -m graph.diagram`; a test sees to it that it is not stale.
Every node has a text `id`, unique among the nodes of a label. Times are UTC text.
"""


def page() -> str:
    """The whole page: a diagram for each domain, and what each kind of node holds."""
    parts = [_HEAD]
    for domain in dict.fromkeys(kind.__module__ for kind in declarations()):
        kinds = [kind for kind in declarations() if kind.__module__ == domain]
        parts.append(f"\n## {domain.rpartition('.')[2].capitalize()}\n")
        parts.append("\n```mermaid\nflowchart LR\n" + "".join(_edges(kinds)) + "```\n")
        parts.extend(_described(kind) for kind in kinds)
    return "".join(parts)


def _edges(kinds: list[type[StructuredNode]]) -> Iterator[str]:
    for kind in kinds:
        yield f"  {labels(kind)[0]}\n"
        for declared in relationships(kind).values():
            target = str(declared._raw_class).rpartition(".")[2]
            yield f"  {labels(kind)[0]} -->|{declared.definition['relation_type']}| {target}\n"


def _described(kind: type[StructuredNode]) -> str:
    names = ", ".join(f"`{name}`" for name in properties(kind))
    told = " ".join((kind.__doc__ or "").split())
    return f"\n**{':'.join(labels(kind))}** {told}\n{names}\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), "utf-8")
