"""Power and luck in short; `make torture` is the long form.

Servers and engines are killed and stopped, Meta misbehaves, and what ``tests/trouble.py`` says still holds.
"""

import time
from pathlib import Path

import pytest

from graph.connect import connect
from graph.settings import Settings
from tests.emptying import empty
from tests.server import serving
from tests.trouble import Phones, Town


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_what_was_acknowledged_survives_kills_once_and_in_order(tmp_path: Path) -> None:
    """The server killed twice and its engine once while 200 messages of ten people arrive; Meta refuses and
    hangs up for a while."""
    data_dir = tmp_path / "data"
    town, phones = Town(10, 20), Phones()
    chosen = Settings(_env_file=None, data_dir=data_dir, database_url=None)
    with connect(chosen) as graph:
        town.move_in(graph)
    with phones.meta as meta, serving(data_dir, meta) as server:
        phones.server = server
        with town.writing(lambda: [server]):
            for share in (0.2, 0.5):
                town.after(share)
                town.kill(server)
            town.after(0.7)
            phones.moods = ("429", "500", "hangs up", "garbage", "well", "well")
            town.after(0.8)
            phones.moods = ()
            town.after(0.95)
            town.kill_engine(server)
        with connect(chosen) as graph:
            town.holds(lambda: graph, lambda: phones.taken)
        assert "Traceback" not in server.log()


@pytest.mark.slow
@pytest.mark.neo4j
@pytest.mark.timeout(600)
def test_a_second_server_takes_over_the_people_of_one_that_died(
    tmp_path: Path, neo4j_settings: Settings
) -> None:
    """One of two servers is killed while it holds people; the other one goes on with them."""
    town, phones = Town(6, 12), Phones()
    url = neo4j_settings.database_url
    with connect(neo4j_settings) as graph, phones.meta as meta:
        empty(graph)
        town.move_in(graph)
        with (
            serving(tmp_path / "one" / "data", meta, url) as one,
            serving(tmp_path / "two" / "data", meta, url) as two,
        ):
            alive = [one]
            with town.writing(lambda: alive):
                town.after(0.4)
                one.kill()
                town.kills.append(time.monotonic())
                alive[:] = [two]
            town.holds(lambda: graph, lambda: phones.taken)
