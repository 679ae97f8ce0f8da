"""``sinew media``: the rules of the bucket, and how much is kept."""

import typer

from api.doctor_check import PATIENCE_S
from graph.errors import SinewError

app = typer.Typer(no_args_is_help=True, help="The media store: its rules, and how much it holds.")


@app.command()
def setup() -> None:
    """Let the bucket move what ages to cheaper classes, and delete it if so configured."""
    from bot.clients.folder import Folder
    from bot.clients.stores import media_store
    from graph.settings import settings

    chosen = settings()
    if chosen.coldline_days <= chosen.nearline_days:
        raise SinewError("SINEW_COLDLINE_DAYS has to be more than SINEW_NEARLINE_DAYS.")
    store = media_store(chosen, PATIENCE_S)
    if isinstance(store, Folder):
        typer.echo(
            "Media go to a folder of the data directory, which needs no rules; GCS_BUCKET names a bucket."
        )
        return
    from bot.clients.gcs import Bucket

    assert isinstance(store, Bucket)
    store.set_lifecycle(_ages(), chosen.delete_days)
    for storage_class, days in store.age_rules():
        typer.echo(f"{storage_class.capitalize()} after {days} days")
    typer.echo(f"Deleted after {chosen.delete_days} days" if chosen.delete_days else "Never deleted by age")


@app.command()
def usage() -> None:
    """Show objects, bytes by class and the monthly price, by person."""
    from api.terminal import open_graph, table
    from graph.media_usage import read_usage
    from graph.settings import settings

    with open_graph() as graph, graph.session() as session:
        found = read_usage(session, _ages() if settings().gcs_bucket else {}, settings().storage_rates)
    if not found:
        typer.echo("Nothing is kept yet.")
        return
    classes = sorted({one for usage in found for one in usage.bytes_of})
    table(
        [
            {
                "person": one.name,
                "objects": one.objects,
                **{name.lower() + "_mb": round(one.bytes_of.get(name, 0) / 1e6, 1) for name in classes},
                "usd_month": round(one.usd_month, 4),
            }
            for one in found
        ]
    )
    typer.echo(
        f"Together {round(sum(one.usd_month for one in found), 4)} US dollars a month at the rates set."
    )


def _ages() -> dict[str, int]:
    from graph.settings import settings

    chosen = settings()
    return {"NEARLINE": chosen.nearline_days, "COLDLINE": chosen.coldline_days}
