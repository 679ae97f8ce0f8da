"""The commands that bring data in and out, and what language models cost."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.terminal import open_graph, progress, table
from graph.errors import SinewError

if TYPE_CHECKING:
    from graph.imports.store import Report

TOLD = 12
"""How many names and reasons are told."""


def register(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command("import")(import_)
    app.command("export")(export)
    app.command("usage")(usage)


def import_(
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="strong, hevy, fitnotes, gymbook, strengthlevel, apple-health, garmin, fitbit, cronometer, "
            "myfitnesspal, csv (with --mapping), or auto.",
        ),
    ],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="As the app gives it, zipped or not.")],
    phone: Annotated[str, typer.Option(help="Whose, such as +34600111222.")],
    mapping: Annotated[Path | None, typer.Option(help="TOML or JSON: what the columns of a csv are.")] = None,
) -> None:
    """Bring in history from another app; bringing it in again adds nothing."""
    from graph.catalog import load_catalog, load_seeds
    from graph.imports.files import read_file
    from graph.imports.mapped import read_mapping
    from graph.imports.store import bring_in
    from graph.metrics import store_metrics
    from graph.people import person_of_phone
    from graph.writer import Writer

    if not file.is_file():
        raise SinewError(f"There is no file {file}.")
    columns = None if mapping is None else read_mapping(mapping)
    with open_graph() as graph, graph.session() as session, Writer(graph.driver, graph.database) as writer:
        person = person_of_phone(session, phone)
        found, items = read_file(format, file, columns=columns, us_dates=person.units == "us")
        load_seeds(graph.driver, graph.database)
        store_metrics(session)
        catalog = load_catalog(session)
        with progress("Bringing in") as advance:
            report = bring_in(session, writer, catalog, person, found, items, advance)
    for line in _report_lines(found, report):
        typer.echo(line)
    if not report.went_in and not report.there:
        raise SinewError(f"Nothing of {file} could be brought in.")


def _report_lines(format_: str, report: "Report") -> Iterator[str]:
    """The figures, then the names that need a look and why rows were refused, the commonest first."""
    yield (
        f"{format_}: {report.went_in} rows went in, {report.there} were there already, "
        f"{report.need_a_look} need a look, {report.refused} were refused."
    )
    for name, count in report.look.most_common(TOLD):
        yield f"  needs a look: {name} ({count} rows), kept as your own under this name"
    if len(report.look) > TOLD:
        yield f"  and {len(report.look) - TOLD} more names"
    for why, lines in sorted(report.reasons.items(), key=lambda one: -len(one[1]))[:TOLD]:
        yield f"  refused: {why}, {len(lines)} rows, the first in line {lines[0]}"


def export(
    phone: Annotated[str, typer.Option(help="Whose, such as +34600111222.")],
    out: Annotated[Path, typer.Option(dir_okay=False, help="The zip that is written.")],
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
    """Show what language models were called for: tokens and cost by month, person and model; and of the last 31
    days by day, by a day on which anything was recorded, and by intent."""
    from graph.model_usage import day_rows, read_model_usage, table_rows

    with open_graph() as graph, graph.session() as session:
        rows = session.execute_read(lambda tx: _rows(tx, "read/usage"))
        messages = session.execute_read(lambda tx: _rows(tx, "read/count-messages"))[0]["messages"]
        if not rows:
            typer.echo(f"No language model was called; {messages} messages were read without one.")
            return
        table([row | {"cost_usd": round(row["cost_usd"], 4)} for row in rows])
        today = datetime.now(UTC).date()
        for person in session.execute_read(lambda tx: _rows(tx, "read/model-people")):
            found = read_model_usage(session, person["id"], today - timedelta(days=30), today)
            if not found.whole.messages:
                continue
            whole, share = found.whole, found.share_without_model or 0.0
            typer.echo(
                f"\n{person['name']}, last 31 days: {share:.1%} of {whole.messages} messages needed no model;"
                f" {found.a_logged_day(whole.tokens_in + whole.tokens_out) or 0:.0f} tokens and"
                f" {found.a_logged_day(whole.cost_usd) or 0:.4f} USD a logged day ({len(found.logged)} of them)"
            )
            table(list(table_rows(found)))
            table(list(day_rows(found)))


def _rows(tx: Any, name: str) -> list[dict[str, Any]]:
    from cypher import statement

    rows: list[dict[str, Any]] = tx.run(statement(name)).data()
    return rows
