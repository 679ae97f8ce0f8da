"""The command that reads a person's messages again."""

from typing import Annotated

import typer

from api.terminal import open_graph, table


def register(app: typer.Typer) -> None:
    """Adds the command to the program."""
    app.command("replay")(replay)


def replay(
    phone: Annotated[str, typer.Option(help="Whose, such as +34600111222.")],
    apply: Annotated[bool, typer.Option("--apply", help="Adopt what differs, in one transaction.")] = False,
) -> None:
    """Read all of a person's messages again and show what would be recorded otherwise; corrections stay."""
    from api.prepare import prepared, tools_over
    from bot.replay import replay as read_again
    from graph.people import person_of_phone
    from graph.writer import Work, Writer

    with open_graph() as graph, graph.session() as session:
        person = person_of_phone(session, phone)
        found = read_again(session, person.id, tools_over(prepared(graph))(session))
        if found.differences and apply:
            with Writer(graph.driver, graph.database) as writer:
                writer.do(Work(found.rows))
    if found.differences:
        table(
            [
                {
                    "at": one.at.isoformat(timespec="minutes"),
                    "message": one.text,
                    "recorded": " · ".join(one.before),
                    "now": " · ".join(one.after),
                }
                for one in found.differences
            ]
        )
    count = len(found.differences)
    adopted = " and were adopted" if apply and count else ""
    typer.echo(
        f"{count} messages differ{adopted}, {found.same} are read as before, {found.kept} are left alone."
    )
