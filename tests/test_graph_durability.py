"""What was acknowledged is on the disk: the engine's own system calls are counted."""

import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from graph.connect import Graph
from graph.settings import Settings
from graph.writer import Work, Writer
from tests.path import add_people, query, soon

WRITES = 20


@contextmanager
def syncs_of(pid: int, log: Path) -> Iterator[None]:
    """Writes a line for each time that a process has the disk confirm what it wrote."""
    program = shutil.which("strace")
    if program is None:
        pytest.skip("strace is not installed")
    calls = "trace=fsync,fdatasync,msync,sync_file_range"
    tracer = subprocess.Popen(
        [program, "-f", "-qq", "-e", calls, "-o", str(log), "-p", str(pid)], stderr=subprocess.PIPE, text=True
    )
    try:
        until = time.monotonic() + 20
        while f"TracerPid:\t{tracer.pid}" not in Path(f"/proc/{pid}/status").read_text():
            if tracer.poll() is not None:
                assert tracer.stderr is not None
                pytest.skip(f"strace may not attach here: {tracer.stderr.read().strip()}")
            assert time.monotonic() < until, "strace did not attach"
            time.sleep(0.01)
        yield
    finally:
        if tracer.poll() is None:
            tracer.send_signal(signal.SIGINT)
            tracer.wait(20)


def engine_of(data_dir: Path) -> int:
    """The process id of the embedded engine of a data directory."""
    for process in psutil.Process().children(recursive=True):
        if any(str(data_dir) in word for word in process.cmdline()) and "java" in process.name():
            return process.pid
    pytest.fail("the engine does not run under this process")


def test_every_acknowledged_transaction_was_confirmed_by_the_disk(
    embedded_graph: Graph, embedded_settings: Settings, tmp_path: Path
) -> None:
    add_people(embedded_graph)
    log = tmp_path / "syncs"
    pid = engine_of(embedded_settings.data_dir)
    with Writer(embedded_graph.driver, embedded_graph.database) as writer, syncs_of(pid, log):
        for n in range(WRITES):
            day = {"user_id": "ana", "id": f"ana|{n}", "date": str(n)}
            writer.do(Work({"keep-days": [day]}))
            confirmed = soon(lambda: (log.exists() and log.read_text().count("sync(")) or 0)
            assert confirmed > n, f"{confirmed} confirmations after {n + 1} acknowledged transactions"
    assert query(embedded_graph, "MATCH (d:Day) RETURN count(d) AS n") == [{"n": WRITES}]


def test_works_that_share_a_transaction_share_its_confirmation(
    embedded_graph: Graph, embedded_settings: Settings, tmp_path: Path
) -> None:
    """Sixty-four people at once cost a few confirmations, not sixty-four."""
    add_people(embedded_graph)
    log = tmp_path / "syncs"
    pid = engine_of(embedded_settings.data_dir)
    with Writer(embedded_graph.driver, embedded_graph.database) as writer, syncs_of(pid, log):
        days = [{"user_id": "ana", "id": f"ana|{n}", "date": str(n)} for n in range(64)]
        futures = [writer.submit(Work({"keep-days": [day]})) for day in days]
        for future in futures:
            future.result(30)
    assert 1 <= log.read_text().count("sync(") < 32
