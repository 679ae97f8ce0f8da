"""What bytes are, told by their beginning: what a sender declares or calls a file decides nothing alone."""

import re
import unicodedata
from urllib.parse import quote

HEAD_BYTES = 4096
"""As many of the first bytes as ``content_type`` wants to see."""
UNKNOWN = "application/octet-stream"
LONGEST_FILE_NAME = 120

_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"OggS", "audio/ogg"),
    (b"#!AMR", "audio/amr"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf1", "audio/aac"),
    (b"\xff\xf9", "audio/aac"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS = (
    (b"M4A", "audio/mp4"),
    (b"M4B", "audio/mp4"),
    (b"hei", "image/heic"),
    (b"mif1", "image/heic"),
    (b"avif", "image/avif"),
    (b"3g", "video/3gpp"),
    (b"qt", "video/quicktime"),
)
_OFFICE = re.compile(r"application/vnd\.(openxmlformats-officedocument|oasis\.opendocument)\.[a-z.-]+")
_TEXTS = ("text/csv", "text/tab-separated-values", "application/json")
_SHOWN = re.compile(r"(image|audio|video)/(?!svg)[\w.+-]+")


def content_type(head: bytes, declared: str | None = None) -> str:
    """The media type of bytes that begin with ``head``. What was declared only tells apart what begins alike:
    sound and film in one container, tables and other text, office files in a zip."""
    told = (declared or "").partition(";")[0].strip().lower()
    for start, found in _STARTS:
        if head.startswith(start):
            return told if found == "application/zip" and _OFFICE.fullmatch(told) else found
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        for brand, found in _BRANDS:
            if head[8:].startswith(brand):
                return found
        return "audio/mp4" if told in ("audio/mp4", "audio/aac") else "video/mp4"
    if head and _is_text(head):
        return told if told in _TEXTS else "text/plain"
    return UNKNOWN


def _is_text(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    try:
        # The last character may be cut through.
        head[: HEAD_BYTES - 4].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def file_name(told: str | None) -> str | None:
    """A sender's name of a file as it may be shown and offered for saving; never a path of ours."""
    if not told:
        return None
    last = re.split(r"[\\/]", told)[-1]
    kept = "".join(sign for sign in last if not unicodedata.category(sign).startswith("C")).strip(" .")
    if len(kept) > LONGEST_FILE_NAME:
        stem, dot, ending = kept.rpartition(".")
        ending = dot + ending if stem and len(ending) <= 10 else ""
        kept = kept[: LONGEST_FILE_NAME - len(ending)] + ending
    return kept or None


def disposition(kind: str, name: str | None) -> str:
    """The header that makes a browser show pictures, sound and film, and save everything else."""
    how = "inline" if _SHOWN.fullmatch(kind) else "attachment"
    return f"{how}; filename*=UTF-8''{quote(name, safe='')}" if name else how
