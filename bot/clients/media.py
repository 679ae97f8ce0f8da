"""What is kept of pictures, voice notes, films and files, and what a store of them does.

A thing is kept under the SHA-256 of its content, so the same content is kept once. Names look the same in every
store: ``ab/abcd…``.
"""

import re
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from graph.errors import NotFound, SinewError

CHUNK_BYTES = 1024 * 1024

_NAME = re.compile(r"([0-9a-f]{2})/\1[0-9a-f]{62}")


class MediaError(SinewError):
    """The store could not be reached or written; what was to be kept may be tried again."""


@dataclass(frozen=True, slots=True)
class StoredMedia:
    """What is kept: its name in the store, the SHA-256 of its content in hex, and its size."""

    name: str
    sha256: str
    size_bytes: int


class MediaStore(Protocol):
    """What both stores do. They raise ``MediaError`` where the store fails, ``NotFound`` for a name that is
    not there or could not be."""

    def put(self, source: BinaryIO, content_type: str) -> StoredMedia:
        """Keeps the rest of a stream; content that is there already is kept once. All or nothing."""

    def has(self, name: str) -> bool:
        """Whether it is there."""

    def open(self, name: str) -> BinaryIO:
        """Its content, to be read and closed."""

    def signed_url(self, name: str, expires_s: int, content_type: str, file_name: str | None = None) -> str:
        """An address under which anyone may read it for so many seconds, a week at most. That of a folder
        begins with ``/media`` and belongs to the server."""

    def delete(self, name: str) -> bool:
        """Removes it for good; False when it was not there."""


def name_of(sha256: str) -> str:
    """The name under which content with this SHA-256 (hex) is kept."""
    return f"{sha256[:2]}/{sha256}"


def checked(name: str) -> str:
    """A name that could be one of ours; raises ``NotFound`` for any other text."""
    if not _NAME.fullmatch(name):
        raise NotFound("There is no such file.")
    return name
