"""The text of a file, whatever it is encoded in; what is no text is refused before anything is read from it."""

import codecs

from encoder.shapes import CaptureError

LARGEST_BYTES = 24 * 1024 * 1024
"""An hour and a half at 1 kHz is some 16 MB."""

_STARTS = (
    (b"PK\x03\x04", "archive"), (b"PK\x05\x06", "archive"), (b"\x1f\x8b", "archive"), (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"), (b"7z\xbc\xaf", "archive"), (b"Rar!", "archive"), (b"(\xb5/\xfd", "archive"),
    (b"%PDF-", "binary"), (b"\x89PNG", "binary"), (b"\xff\xd8\xff", "binary"), (b"SQLite format 3", "binary"),
)  # fmt: skip
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HEAD = 4096
_PLAIN = {9, 10, 12, 13}


def text_of(data: bytes) -> str:
    """The file as text; raises ``CaptureError`` for what is empty, too large, an archive or binary."""
    if not data.strip():
        raise CaptureError("empty", "The file is empty.")
    if len(data) > LARGEST_BYTES:
        raise CaptureError("too_large", "The file is larger than any recording of an encoder.")
    for start, reason in _STARTS:
        if data.startswith(start):
            raise CaptureError(reason, f"The file is no recording of an encoder ({reason}).")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    head = data[:_HEAD]
    if b"\x00" in head:
        even, odd = head[::2].count(0), head[1::2].count(0)
        if odd > len(head) * 0.3 and even <= 2:
            return _decoded(data, "utf-16-le")
        if even > len(head) * 0.3 and odd <= 2:
            return _decoded(data, "utf-16-be")
        raise CaptureError("binary", "The file is not text.")
    if sum(1 for sign in head if sign < 32 and sign not in _PLAIN) > len(head) * 0.01:
        raise CaptureError("binary", "The file is not text.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise CaptureError("binary", "The file is not text.") from problem
    if "\x00" in text[:_HEAD]:
        raise CaptureError("binary", "The file is not text.")
    return text
