"""The program ``sinew``. Heavy libraries are imported where they are used, so that ``--help`` is quick."""

import logging
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api import catalog_commands, exchange, media_commands, replay, variable_commands
from api.terminal import open_graph, progress, table
from graph.errors import SinewError

app = typer.Typer(
    help="A health and fitness knowledge graph that people talk to on WhatsApp.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
users = typer.Typer(help="The people who use this graph.", no_args_is_help=True)
app.add_typer(users, name="users")
exchange.register(app)
replay.register(app)
catalog_commands.register(app)
app.add_typer(media_commands.app, name="media")
variable_commands.register(app)


class Language(StrEnum):
    es = "es"
    en = "en"


class Units(StrEnum):
    metric = "metric"
    us = "us"


def main() -> None:
    """Runs the program; what a person can put right is one sentence on stderr and exit code 1."""
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        app()
    except SystemExit:
        raise  # how it ends as a rule; the next line would load the database driver
    except _expected() as problem:
        text = str(problem) if isinstance(problem, SinewError) else "The database did not answer; try again."
        typer.echo(text, err=True)
        sys.exit(1)


def _expected() -> tuple[type[Exception], ...]:
    """What may go wrong without a fault of ours; asked for only once something went wrong."""
    from neo4j.exceptions import DriverError, Neo4jError

    return SinewError, DriverError, Neo4jError


@app.command()
def serve(
    host: str = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    demo: Annotated[
        bool,
        typer.Option("--demo", envvar="SINEW_DEMO", help="Open a chat window at /; no WhatsApp is needed."),
    ] = False,
) -> None:
    """Start the database, the webhook, the API and the web pages."""
    from graph.engine import only_server
    from graph.settings import settings

    chosen = settings()
    typer.echo(f"Data are kept in {chosen.data_dir}")
    if chosen.database_url:
        _serve(host, port, demo)
        return
    with only_server(chosen.data_dir):
        _serve(host, port, demo)


def _serve(host: str, port: int, demo: bool) -> None:
    from api.serve import serve as serve_app

    serve_app(host, port, demo=demo)


@app.command()
def chat(
    phone: Annotated[str | None, typer.Option(help="Whose conversation it is, such as +34600111222.")] = None,
) -> None:
    """Talk in the terminal as on WhatsApp."""
    from api.chat import chat as talk

    talk(phone)


@users.command("add")
def users_add(
    phone: Annotated[str, typer.Option(help="With the country code, such as +34600111222.")],
    name: Annotated[str, typer.Option()],
    timezone: Annotated[str, typer.Option(help="Such as Europe/Madrid.")],
    language: Annotated[Language, typer.Option()],
    units: Annotated[Units | None, typer.Option(help="By default those of the phone's country.")] = None,
) -> None:
    """Create a person; prints the API token once, alone on the last line."""
    from graph.people import add_user

    with open_graph() as graph, graph.session() as session:
        added = add_user(
            session,
            phone=phone,
            name=name,
            timezone=timezone,
            language=language.value,
            units=None if units is None else units.value,
        )
    typer.echo(f"{name} was added. This is the API token; it is not shown again:")
    typer.echo(added.token)


@users.command("delete")
def users_delete(
    phone: Annotated[str, typer.Option(help="Whose, such as +34600111222.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete a person and everything of theirs, for good."""
    from graph.leaving import forget_person
    from graph.people import person_of_phone

    with open_graph() as graph, graph.session() as session:
        person = person_of_phone(session, phone)
        if not yes:
            typer.confirm(
                f"Delete {person.name} and everything of theirs? It can't be taken back.", abort=True
            )
        with progress("Deleting") as advance:
            count = forget_person(session, person.id, advance)
    typer.echo(f"{person.name} and {count - 1} things of theirs were deleted. Backups still hold them.")


@app.command()
def inbox(
    retry: Annotated[bool, typer.Option("--retry", help="Try all failed messages again.")] = False,
) -> None:
    """Show the messages that wait or failed."""
    from graph.inbox import read_troubled, revive_work
    from graph.writer import Writer

    with open_graph() as graph, graph.session() as session:
        if retry:
            failed = [row["id"] for row in read_troubled(session) if row["state"] == "failed"]
            with Writer(graph.driver, graph.database) as writer:
                revived = writer.do(revive_work(failed)).get("revive-messages", [])
            typer.echo(f"{len(revived)} messages are tried again.")
        rows = read_troubled(session)
    if rows:
        table(rows)
    else:
        typer.echo("No message waits, none failed.")


@app.command()
def backup(file: Annotated[Path, typer.Argument(dir_okay=False)]) -> None:
    """Write the whole graph into one checked file, also while the server runs."""
    from graph.backup import write_backup

    with open_graph() as graph, progress("Writing") as advance:
        summary = write_backup(graph, file, progress=advance)
    typer.echo(f"{file}: {summary.nodes} nodes and {summary.relationships} relationships.")


@app.command()
def restore(file: Path) -> None:
    """Bring a backup into an empty graph, and check that all of it arrived."""
    from graph.backup import check_backup, restore_backup

    check_backup(file)
    with open_graph(apply_migrations=False) as graph, progress("Restoring") as advance:
        summary = restore_backup(graph, file, progress=advance)
    typer.echo(f"{summary.nodes} nodes and {summary.relationships} relationships were restored and checked.")


@app.command()
def doctor(
    lifecycle: Annotated[
        bool, typer.Option("--lifecycle", help="Let the bucket move old media to cheaper storage.")
    ] = False,
) -> None:
    """Check everything that a set-up needs, and say what to do."""
    from api.doctor import doctor as look

    raise typer.Exit(look(lifecycle=lifecycle))


@app.command()
def cypher(
    name: Annotated[str | None, typer.Argument(help="A query, as --list shows it.")] = None,
    values: Annotated[list[str] | None, typer.Argument(metavar="KEY=VALUE", help="What it asks for.")] = None,
    phone: Annotated[str | None, typer.Option(help="Whose data it reads.")] = None,
    every: Annotated[bool, typer.Option("--list", help="Show all queries.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON in place of a table.")] = False,
) -> None:
    """Run a named query for a person and print a table."""
    import json

    from graph.queries import queries, run_query

    if every or name is None:
        for query in queries():
            typer.echo(f"{query.name:24} {query.answers} {' '.join(query.asks)}".rstrip())
        return
    with open_graph() as graph, graph.session() as session:
        rows = run_query(session, name, phone, values or [])
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
    elif rows:
        table(rows)
    else:
        typer.echo("Nothing was found.")
