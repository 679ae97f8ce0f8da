"""What was made of a catalog, kept in a file: the next start opens it instead of reading and making it again.

It is opened where the graph holds the same catalog and the program is the same one, and where its seal was made with
the key of this server: what is read from it can run code, so nobody else may have written it. In any other case it
is as if there were none, and it is written anew.
"""

import hmac
import os
import pickle
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import structlog

import bot
import graph
from graph.settings import Settings, secret_key

_NAME = "catalog.kept"
_SEAL = sha256().digest_size
_PARTS = (".py", ".toml", ".tsv")

log = structlog.get_logger()


class KnowledgeFile:
    """The file in the data directory of the settings."""

    def __init__(self, chosen: Settings) -> None:
        self._path = chosen.data_dir / _NAME
        self._key = secret_key(chosen)

    def open(self, state: str) -> object | None:
        """What was kept of a catalog in this state; None when that is not what lies there."""
        try:
            kept = self._path.read_bytes()
        except OSError:
            return None
        seal, body = kept[:_SEAL], memoryview(kept)[_SEAL:]
        if not hmac.compare_digest(seal, self._seal(state, body)):
            return None
        found: object = pickle.loads(body)
        return found

    def keep(self, state: str, made: object) -> None:
        """Keeps what was made of a catalog in this state. Where the disk refuses, the next start makes it again."""
        body = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        draft = self._path.with_name(f"{_NAME}.{os.getpid()}")
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(self._seal(state, body))
                file.write(body)
            draft.replace(self._path)
        except OSError as problem:
            draft.unlink(missing_ok=True)
            log.warning("catalog_not_kept", problem=type(problem).__name__)

    def _seal(self, state: str, body: bytes | memoryview) -> bytes:
        told = hmac.new(self._key, digestmod=sha256)
        told.update(f"{program()} {state}\n".encode())
        told.update(body)
        return told.digest()


@cache
def program() -> str:
    """A digest of everything that makes a catalog of what the graph holds."""
    total = sha256(sys.version.encode())
    for package in (bot, graph):
        for path in sorted(_files(package)):
            total.update(path.name.encode())
            total.update(path.read_bytes())
    return total.hexdigest()


def _files(package: ModuleType) -> list[Path]:
    return [path for root in package.__path__ for path in Path(root).rglob("*") if path.suffix in _PARTS]
