"""What the commands share: the graph they work on, tables, progress."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from graph.connect import Graph


@contextmanager
def open_graph(*, apply_migrations: bool = True) -> "Iterator[Graph]":
    """The graph of the settings, open for one command."""
    from graph.connect import connect

    with connect(apply_migrations=apply_migrations) as graph:
        yield graph


def table(rows: list[dict[str, Any]]) -> None:
    """Prints rows: a table on a terminal, tabs between columns in a pipe."""
    import json

    def text(value: object) -> str:
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    columns = list(rows[0])
    lines = [["" if row[column] is None else text(row[column]) for column in columns] for row in rows]
    if not sys.stdout.isatty():
        for line in [columns, *lines]:
            typer.echo("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in line))
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    shown = Table(*columns)
    for line in lines:
        shown.add_row(*[escape(cell) for cell in line])
    Console().print(shown)


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """What a long command calls with (done, all): a bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, whole: bar.update(task, completed=done, total=whole)
