"""`sinew serve` as another process, which a test may kill."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import httpx
import psutil

from graph.engine import free_port
from tests.meta import SETTINGS, Meta

HERE = Path(__file__).parents[1]
STARTED_WITHIN_S = 240.0


class Server:
    """A server on a free port over a data directory; it can be killed and started again."""

    def __init__(
        self, data_dir: Path, meta: Meta, database_url: str | None = None, shift: Path | None = None
    ) -> None:
        data_dir.parent.mkdir(parents=True, exist_ok=True)
        self._log = data_dir.parent / "serve.log"
        self._port = free_port()
        self._env = os.environ | SETTINGS | {
            "SINEW_DATA_DIR": str(data_dir), "WHATSAPP_API_URL": meta.url, "SINEW_NUTRITION": "off",
        }  # fmt: skip
        if database_url is not None:
            self._env["SINEW_DATABASE_URL"] = database_url
        self._program = "api" if shift is None else "tests.shifted"
        if shift is not None:
            self._env["SHIFT"] = str(shift)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> Self:
        """Starts the server and waits until it answers."""
        command = [sys.executable, "-m", self._program, "serve", "--port", str(self._port)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=HERE, env=self._env, stdout=log, stderr=subprocess.STDOUT
            )
        until = time.monotonic() + STARTED_WITHIN_S
        while True:
            assert self._process.poll() is None, self._log.read_text()[-3000:]
            assert time.monotonic() < until, "the server did not start"
            try:
                if httpx.get(f"{self.url}/healthz", trust_env=False).status_code == 200:
                    return self
            except httpx.HTTPError:
                time.sleep(0.05)

    def kill(self) -> None:
        """Ends it at once, as the system does when memory is short."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def kill_engine(self) -> None:
        """Ends its database at once."""
        self._engine().kill()

    def stop_engine(self, seconds: float) -> None:
        """Stands its database still for a while."""
        engine = self._engine()
        engine.suspend()
        time.sleep(seconds)
        engine.resume()

    def _engine(self) -> psutil.Process:
        assert self._process is not None
        children = psutil.Process(self._process.pid).children()
        return next(one for one in children if one.name().startswith("java"))

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def log(self) -> str:
        return self._log.read_text("utf-8", "replace")


@contextmanager
def serving(
    data_dir: Path, meta: Meta, database_url: str | None = None, shift: Path | None = None
) -> Iterator[Server]:
    """A server that is stopped at the end."""
    server = Server(data_dir, meta, database_url, shift)
    try:
        yield server.start()
    finally:
        server.stop()
