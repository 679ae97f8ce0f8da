"""``sinew doctor``: looks at everything that a set-up needs, and says of what fails what to do.

It reads, and writes only what it takes away again. Secrets are never shown.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import typer

from api.doctor_check import Check
from graph.settings import Settings, settings


def doctor(*, lifecycle: bool = False) -> int:
    """Looks, prints a table, and gives the exit code: 1 when something that is set up does not work.
    ``lifecycle`` first gives the bucket the rules that move old media to cheaper storage."""
    chosen = settings()
    found: list[Check] = []
    with _progress() as show:
        for check in examine(chosen, lifecycle=lifecycle):
            found.append(check)
            show(check.name)
    _print(found)
    failed = [check for check in found if check.state == "fail"]
    for check in failed[:1]:
        more = f" ({len(failed) - 1} more failed.)" if len(failed) > 1 else ""
        typer.echo(f"{check.name} fails: {check.found}. {check.to_do}{more}", err=True)
    return 1 if failed else 0


def examine(chosen: Settings, *, lifecycle: bool = False) -> Iterator[Check]:
    """Every check of these settings, in the order in which a set-up is made."""
    from api.doctor_machine import check_database, check_folder, check_media, check_python, check_secret
    from api.doctor_services import check_nutrition, check_openai, check_whatsapp

    yield check_python()
    folder = check_folder(chosen)
    yield folder
    if folder.state != "fail":
        yield check_secret(chosen)
        yield from check_database(chosen)
        yield from check_media(chosen, lifecycle=lifecycle)
    yield from check_whatsapp(chosen)
    yield check_openai(chosen)
    yield check_nutrition(chosen)


def _print(found: Iterable[Check]) -> None:
    if not sys.stdout.isatty():
        for check in found:
            typer.echo(f"{check.state:5} {check.name:18} {check.found}")
            if check.to_do:
                typer.echo(f"{'':24} → {check.to_do}")
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    colours = {"ok": "green", "warn": "yellow", "fail": "bold red", "off": "dim"}
    table = Table("", "what", "found", "what to do", show_edge=False, pad_edge=False)
    for check in found:
        state = f"[{colours[check.state]}]{check.state}[/]"
        table.add_row(state, check.name, escape(check.found), escape(check.to_do))
    Console().print(table)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Says on a terminal what was looked at last; says nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Looking …") as status:
        yield lambda name: status.update(f"Looking … {name}")
