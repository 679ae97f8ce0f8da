"""The commands that fill and look after the catalogs of exercises and foods."""

from pathlib import Path
from typing import Annotated

import typer

from api.terminal import open_graph, progress
from graph.errors import SinewError

catalog = typer.Typer(help="Exercises and foods.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.add_typer(catalog, name="catalog")
    app.command("scrape")(scrape)


def scrape(
    spider: Annotated[str, typer.Argument(help="Whose pages: one of the sources that allow it.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="The JSONL file; SPIDER.jsonl unless said.")
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="Another address of the source.")] = None,
) -> None:
    """Read a source of exercises or foods into a JSONL file; `sinew catalog load` brings it into the graph."""
    from catalog_scrapers.run import crawl, spider_names

    if spider not in spider_names():
        raise SinewError(f"There is no spider {spider}; there are {', '.join(spider_names())}.")
    file = out or Path(f"{spider}.jsonl")
    done = crawl(spider, file, url)
    typer.echo(
        f"{file}: {done.items} rows, {done.dropped} left out, {done.failed} pages that could not be had."
    )
    if not done.items:
        raise SinewError(f"{spider} gave nothing ({done.finished}).")


@catalog.command("load")
def load(
    files: Annotated[list[Path], typer.Argument(help="JSONL of exercises or foods, or what a spider wrote.")],
) -> None:
    """Load exercises and foods into the graph; loading them again changes nothing."""
    from graph.catalog import load_file
    from graph.source_rows import Unsure

    for file in files:
        if not file.is_file():
            raise SinewError(f"There is no file {file}.")
    doubts: list[Unsure] = []
    with open_graph() as graph:
        for file in files:
            with progress("Loading") as advance:
                loaded = load_file(graph.driver, graph.database, file, advance, doubts.append)
            typer.echo(f"{file}: {', '.join(f'{count} {what}' for what, count in loaded.items())}")
    if doubts:
        typer.echo(f"{len(doubts)} to look at:")
    for one in doubts:
        typer.echo(f"  {one.source} {one.source_id} “{one.name}”: {one.why}")
