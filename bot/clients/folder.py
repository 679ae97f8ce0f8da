"""A folder of this machine as the media store. Links to it carry an HMAC of all that they allow."""

import errno
import hashlib
import hmac
import os
import secrets
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, urlencode

from bot.clients.media import CHUNK_BYTES, MediaError, StoredMedia, checked, name_of
from graph.errors import NotFound

LINK_PATH = "/media"
"""Where links to the folder lead; ``api/routes/media.py`` answers there."""
SPARE_BYTES = 200 * 1024 * 1024
"""Left free on the disk: the database needs it more."""
DRAFT_S = 3600
"""A draft of this age is nobody's any more."""


class Folder:
    """One folder; ``key`` is what its links are signed with."""

    def __init__(self, root: Path, key: bytes) -> None:
        self._root = root
        self._key = hmac.digest(key, b"media links", "sha256")

    def put(self, source: BinaryIO, content_type: str) -> StoredMedia:
        """Written beside its place, synced, then renamed: a crash leaves all of it or nothing."""
        drafts = self._root / "drafts"
        try:
            drafts.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._tidy(drafts)
            draft = drafts / secrets.token_hex(16)
            try:
                with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    stored = _copied(source, file, drafts)
                    file.flush()
                    os.fsync(file.fileno())
                self._place(draft, stored)
            finally:
                draft.unlink(missing_ok=True)
        except OSError as problem:
            raise MediaError(f"The folder {self._root} cannot be written: {_said(problem)}.") from problem
        return stored

    def _place(self, draft: Path, stored: StoredMedia) -> None:
        place = self.path(stored.name)
        if place.is_file() and place.stat().st_size == stored.size_bytes:
            return
        place.parent.mkdir(exist_ok=True, mode=0o700)
        draft.replace(place)
        for folder in (place.parent, self._root):
            _sync(folder)

    def has(self, name: str) -> bool:
        """Whether it is there."""
        return self.path(name).is_file()

    def open(self, name: str) -> BinaryIO:
        """Its content."""
        try:
            return self.path(name).open("rb")
        except FileNotFoundError as problem:
            raise NotFound("There is no such file.") from problem
        except OSError as problem:
            raise MediaError(f"The folder {self._root} cannot be read: {_said(problem)}.") from problem

    def path(self, name: str) -> Path:
        """The file of a name, whether it is there or not."""
        return self._root / checked(name)

    def signed_url(self, name: str, expires_s: int, content_type: str, file_name: str | None = None) -> str:
        """An address of this server."""
        told = {"expires": str(int(time.time()) + expires_s), "type": content_type, "file": file_name or ""}
        told["signature"] = self._signature(checked(name), told)
        return f"{LINK_PATH}/{quote(name)}?{urlencode(told)}"

    def allows(self, name: str, told: Mapping[str, str]) -> bool:
        """Whether the query of a link was signed here for this name and has not expired."""
        given = told.get("signature", "").encode("utf-8", "replace")
        if not hmac.compare_digest(self._signature(name, told).encode(), given):
            return False
        return int(told["expires"]) >= time.time()

    def _signature(self, name: str, told: Mapping[str, str]) -> str:
        lines = [name, *(told.get(field, "") for field in ("expires", "type", "file"))]
        signed = "\0".join(lines).encode("utf-8", "replace")
        return hmac.new(self._key, signed, hashlib.sha256).hexdigest()

    def delete(self, name: str) -> bool:
        """Removes it for good."""
        place = self.path(name)
        try:
            place.unlink()
            _sync(place.parent)
        except FileNotFoundError:
            return False
        except OSError as problem:
            raise MediaError(f"The folder {self._root} cannot be written: {_said(problem)}.") from problem
        return True

    def _tidy(self, drafts: Path) -> None:
        """Removes what a crash left behind."""
        before = time.time() - DRAFT_S
        for draft in drafts.iterdir():
            with suppress(FileNotFoundError):
                if draft.stat().st_mtime < before:
                    draft.unlink()


def _copied(source: BinaryIO, file: BinaryIO, folder: Path) -> StoredMedia:
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK_BYTES):
        if shutil.disk_usage(folder).free < SPARE_BYTES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        file.write(chunk)
        digest.update(chunk)
        size += len(chunk)
    sha256 = digest.hexdigest()
    return StoredMedia(name_of(sha256), sha256, size)


def _said(problem: OSError) -> str:
    return problem.strerror or type(problem).__name__


def _sync(folder: Path) -> None:
    """Makes the names in a folder survive a power cut, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
