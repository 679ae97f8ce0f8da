"""The commands that fill and look after the catalogs of exercises and foods."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.terminal import open_graph, progress
from graph.errors import SinewError

if TYPE_CHECKING:
    from graph.review import Review

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
    from graph.products import index_of
    from graph.source_load import load_file
    from graph.source_rows import Unsure

    for file in files:
        if not file.exists():
            raise SinewError(f"There is no file {file}.")
    doubts: list[Unsure] = []
    with open_graph() as graph:
        for file in files:
            with progress("Loading") as advance:
                loaded = load_file(
                    graph.driver, graph.database, file, advance, doubts.append, index_of(graph)
                )
            typer.echo(f"{file}: {', '.join(f'{count} {what}' for what, count in loaded.items())}")
    if doubts:
        typer.echo(f"{len(doubts)} to look at:")
    for one in doubts:
        typer.echo(f"  {one.source} {one.source_id} “{one.name}”: {one.why}")


@catalog.command("review")
def review(
    accept: Annotated[
        bool, typer.Option("--accept", help="Take over the names that people agree on.")
    ] = False,
    people: Annotated[int, typer.Option(help="How many have to agree on a name.")] = 3,
    merge: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="KEPT GONE", help="Two exercises, or two foods, are one."),
    ] = None,
    take_back: Annotated[
        str | None, typer.Option("--take-back", metavar="GONE", help="Undo a merge.")
    ] = None,
    split: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="FROM TO", help="The sets of --phone's person are of another exercise."),
    ] = None,
    phone: Annotated[str | None, typer.Option(help="Whose sets to split.")] = None,
    share: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="OWN MUSCLE", help="A person's own exercise is everybody's; what it works most."
        ),
    ] = None,
) -> None:
    """List names that people agree on, exercises that may be one and those that one person has; merge, split and
    share them with all their history."""
    from graph.people import person_of_phone
    from graph.review import Review

    with open_graph() as graph:
        under = Review(graph.driver, graph.database)
        if merge:
            under.merge(*merge)
            typer.echo(f"{merge[1]} is {merge[0]} now; --take-back {merge[1]} undoes it.")
        if take_back:
            typer.echo(f"{take_back} is no longer {under.take_back(take_back)}.")
        if split:
            if phone is None:
                raise SinewError("Whose sets? Add --phone.")
            with graph.session() as session:
                person = person_of_phone(session, phone)
            under.split(*split, person.id)
            typer.echo(f"{person.name}'s sets of {split[0]} are of {split[1]} now.")
        if share:
            under.share(*share)
            typer.echo(f"{share[0]} is everybody's now.")
        _show_what_to_look_at(under, people, accept=accept)


def _show_what_to_look_at(under: "Review", people: int, *, accept: bool) -> None:
    """Lists what may be shared, taken over or merged; takes over names that so many people agree on."""
    for own in under.private():
        typer.echo(f"“{own.name}” ({own.id}) is one person's own, {own.sets} sets.")
    for one in under.proposals(people):
        typer.echo(f"“{one.text}” ({one.language}) means {one.exercise} to {one.people} people.")
        if accept:
            under.accept(one)
    for kept, gone in under.duplicates():
        typer.echo(f"{kept.id} and {gone.id} have a name in common: “{gone.name_en}”.")
    for food, same in under.same_foods():
        typer.echo(f"{food.id} and {same.id} have name, state and figures in common: “{same.name_en}”.")
