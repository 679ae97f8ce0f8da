"""The commands that bring data in and out, and what language models cost."""

from pathlib import Path
from typing import Annotated, Any

import typer

from api.terminal import open_graph, progress, table


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command("export")(export)
    app.command("usage")(usage)


def export(
    phone: Annotated[str, typer.Option(help="Whose, such as +34600111222.")],
    out: Annotated[Path, typer.Option(help="The zip that is written.")],
) -> None:
    """Write all that is known of a person as plain files in one zip."""
    from graph.catalog import load_catalog
    from graph.export import write_export
    from graph.people import person_of_phone

    with open_graph() as graph, graph.session() as session:
        person = person_of_phone(session, phone)
        catalog = load_catalog(session)
        with progress("Writing") as advance:
            counts = write_export(session, catalog, person, out, advance)
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    typer.echo(f"{out}: {told or 'nothing was recorded yet'}.")


def usage() -> None:
    """Show what language models were called for: tokens and cost by month, person and model."""
    with open_graph() as graph, graph.session() as session:
        rows = session.execute_read(lambda tx: _rows(tx, "read/usage"))
        messages = session.execute_read(lambda tx: _rows(tx, "read/count-messages"))[0]["messages"]
    if rows:
        table([row | {"cost_usd": round(row["cost_usd"], 4)} for row in rows])
    else:
        typer.echo(f"No language model was called; {messages} messages were read without one.")


def _rows(tx: Any, name: str) -> list[dict[str, Any]]:
    from cypher import statement

    rows: list[dict[str, Any]] = tx.run(statement(name)).data()
    return rows
