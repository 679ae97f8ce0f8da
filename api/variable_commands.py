"""``sinew variables`` and ``sinew relations``: a person's daily variables, and how they move together."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from api.terminal import open_graph, table

Phone = Annotated[str, typer.Option(help="Whose, such as +34600111222.")]
First = Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"])]
Last = Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"])]

SHOWN = 20
"""How many wrong values a recomputation lists."""

app = typer.Typer(no_args_is_help=True, help="The daily variables of a person.")


def register(program: typer.Typer) -> None:
    """Adds the commands to the program."""
    program.add_typer(app, name="variables")
    program.command("relations")(relations)


@app.command("list")
def variables(phone: Phone) -> None:
    """Show what is known of a person's days, and on how many."""
    import numpy as np

    from graph.people import person_of_phone
    from graph.relations.variables import read_matrix

    with open_graph() as graph, graph.session() as session:
        person = person_of_phone(session, phone)
        matrix = read_matrix(session, person.id)
    days = np.isfinite(matrix.values).sum(axis=0).tolist()
    if not days:
        typer.echo("No day has a value yet.")
        return
    table(
        [
            {"variable": one.slug, "label": one.label(person.language), "unit": one.unit, "days": n}
            for one, n in zip(matrix.variables, days, strict=True)
        ]
    )


@app.command()
def recompute(phone: Phone) -> None:
    """Reckon all daily totals anew and compare them with those that were kept; exit code 1 if any was wrong."""
    from graph.people import person_of_phone
    from graph.relations.totals import recompute as reckon

    with open_graph() as graph, graph.session() as session:
        done = reckon(session, person_of_phone(session, phone).id)
    typer.echo(f"{done.values} values of {done.days} days were reckoned anew; {len(done.wrong)} were wrong.")
    if done.wrong:
        table(
            [
                {"variable": one.column, "day": one.day.isoformat(), "kept": one.kept, "right": one.fresh}
                for one in done.wrong[:SHOWN]
            ]
        )
        raise typer.Exit(1)


def relations(
    phone: Phone,
    first: First = None,
    last: Last = None,
    store: Annotated[
        bool, typer.Option("--store", help="Keep in the graph all that was tested, as RELATES_TO.")
    ] = False,
) -> None:
    """Show how a person's variables move together."""
    from graph.people import person_of_phone
    from graph.relations.store import keep_relations
    from graph.relations.tested import read_relations, table_rows

    with open_graph() as graph, graph.session() as session:
        person = person_of_phone(session, phone)
        span = (None if day is None else day.date() for day in (first, last))
        found = read_relations(session, person.id, person.language, *span)
        if store:
            keep_relations(session, person.id, found, datetime.now(UTC).date())
    if found.found:
        table(table_rows(found))
    else:
        typer.echo(f"Nothing moves together beyond chance yet ({found.tested} tests).")
