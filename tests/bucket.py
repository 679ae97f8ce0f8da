"""A stand-in for Google Cloud Storage over a real socket."""

from collections.abc import Iterator
from contextlib import contextmanager

from gcp_storage_emulator.server import create_server

BUCKET = "sinew-media"


@contextmanager
def emulated() -> Iterator[str]:
    """Runs it on a free port of this machine with one bucket; gives its URL. It enforces neither
    preconditions nor signatures."""
    server = create_server("127.0.0.1", 0, in_memory=True, default_bucket=BUCKET)
    server.start()
    try:
        yield f"http://127.0.0.1:{server._api._httpd.server_address[1]}"
    finally:
        server.stop()
