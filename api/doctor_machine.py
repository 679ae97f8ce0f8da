"""What ``sinew doctor`` looks at on this machine and beside it: Python, folder, secret, database, media."""

import io
import os
import platform
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator

import httpx
from neo4j import ManagedTransaction
from neo4j.exceptions import DriverError, Neo4jError

from api.doctor_check import PATIENCE_S, Check
from bot.clients.folder import LINK_PATH
from bot.clients.media import MediaStore
from bot.clients.stores import media_store
from cypher import statement
from graph.connect import connect
from graph.errors import EngineError, SinewError
from graph.inbox import read_troubled
from graph.settings import Settings

OLDEST_PYTHON = (3, 11)
MIB = 1024 * 1024
LEAST_BYTES, FEW_BYTES = 200 * MIB, 1024 * MIB
SHORT_SECRET = 16


def check_python() -> Check:
    """The interpreter that runs."""
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    if sys.version_info < OLDEST_PYTHON:
        return Check("Python", "fail", found, "Install Python 3.11 or newer.")
    return Check("Python", "ok", found)


def check_folder(chosen: Settings) -> Check:
    """Whether the data directory can be written and has room."""
    name, folder = "Data directory", chosen.data_dir
    probe = folder / f"doctor-{secrets.token_hex(8)}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe.write_bytes(b"probe")
        probe.unlink()
        free = shutil.disk_usage(folder).free
    except OSError as problem:
        to_do = f"Make {folder} writable for this user, or set SINEW_DATA_DIR to another folder."
        return Check(name, "fail", f"{folder} cannot be written: {problem.strerror}", to_do)
    found = f"{folder}, {free / MIB / 1024:.1f} GiB free"
    if free < LEAST_BYTES:
        return Check(name, "fail", found, "Free some space: the database stops when the disk is full.")
    if free < FEW_BYTES:
        return Check(name, "warn", found, "Little room is left; a picture takes 0.2 MB, a film 5 to 16 MB.")
    return Check(name, "ok", found)


def check_secret(chosen: Settings) -> Check:
    """The key of keyed hashes and of links."""
    if chosen.secret_key:
        if len(chosen.secret_key) < SHORT_SECRET:
            to_do = "Make a longer one: python3 -c 'import secrets; print(secrets.token_urlsafe(32))'"
            return Check("Secret", "warn", "SINEW_SECRET_KEY is short", to_do)
        return Check("Secret", "ok", "SINEW_SECRET_KEY")
    file = chosen.data_dir / "secret-key"
    if file.exists() and os.name != "nt" and stat.S_IMODE(file.stat().st_mode) & 0o077:
        return Check("Secret", "warn", "others on this machine can read it", f"chmod 600 {file}")
    return Check("Secret", "ok", f"{file}" if file.exists() else "made at the first start")


def check_database(chosen: Settings) -> Iterator[Check]:
    """Whether the graph answers, who is in it, and what waits there."""
    where = "Neo4j" if chosen.database_url else "the embedded engine"
    try:
        with connect(chosen) as graph, graph.session() as session:
            people = session.execute_read(_count_people)
            failed = [row for row in read_troubled(session) if row["state"] == "failed"]
    except EngineError as problem:
        to_do = "docs/google-cloud.md tells how to run one." if chosen.database_url else ""
        yield Check("Database", "fail", str(problem).rstrip("."), to_do)
        return
    except (DriverError, Neo4jError) as problem:
        to_do = "Check that it runs, and that its user may create constraints."
        yield Check("Database", "fail", f"{where} answered {type(problem).__name__}", to_do)
        return
    yield Check("Database", "ok", f"{where} answers")
    if people:
        yield Check("People", "ok", f"{people} added")
    else:
        to_do = "sinew users add --phone +34600111222 --name Ana --timezone Europe/Madrid --language es"
        yield Check("People", "warn", "nobody yet: every message is a stranger's", to_do)
    if failed:
        yield Check("Inbox", "warn", f"{len(failed)} messages failed", "sinew inbox --retry")


def _count_people(tx: ManagedTransaction) -> int:
    return int(tx.run(statement("read/count-people")).single(strict=True)["people"])


def check_media(chosen: Settings, *, lifecycle: bool) -> Iterator[Check]:
    """Writes a probe into the media store, reads it, links to it, and takes it away again."""
    where = f"bucket {chosen.gcs_bucket}" if chosen.gcs_bucket else "a folder of the data directory"
    to_do = 'docs/google-cloud.md, "A bucket".' if chosen.gcs_bucket else "See the data directory above."
    try:
        store = media_store(chosen, PATIENCE_S)
        content = b"sinew doctor " + secrets.token_bytes(16)
        stored = store.put(io.BytesIO(content), "text/plain")
        try:
            with store.open(stored.name) as file:
                same = file.read() == content
            link = _check_link(chosen, store, stored.name, content)
        finally:
            gone = store.delete(stored.name) and not store.has(stored.name)
        ages = [_check_ages(chosen, lifecycle)] if chosen.gcs_bucket else []
    except SinewError as problem:
        yield Check("Media store", "fail", str(problem).rstrip("."), to_do)
        return
    if not (same and gone):
        yield Check("Media store", "fail", f"{where} gave back something else", to_do)
        return
    yield Check("Media store", "ok", f"{where}: written, read, deleted")
    yield link
    yield from ages


def _check_link(chosen: Settings, store: MediaStore, name: str, content: bytes) -> Check:
    try:
        url = store.signed_url(name, 60, "text/plain")
    except SinewError as problem:
        to_do = "Give the account the role Service Account Token Creator on itself (docs/google-cloud.md)."
        return Check("Media links", "fail", str(problem).rstrip("."), to_do)
    if url.startswith(LINK_PATH):
        return Check("Media links", "ok", f"signed here, served under {LINK_PATH}")
    try:
        answer = httpx.get(url, timeout=PATIENCE_S, trust_env=False)
    except httpx.HTTPError as problem:
        return Check("Media links", "fail", f"a link cannot be followed: {type(problem).__name__}")
    if answer.content != content:
        to_do = "Check this machine's clock and the role Storage Object User on the bucket."
        return Check("Media links", "fail", f"a signed link answers {answer.status_code}", to_do)
    if chosen.storage_emulator_host:
        return Check(
            "Media links", "warn", "an emulator serves them", "Unset STORAGE_EMULATOR_HOST for real use."
        )
    return Check("Media links", "ok", "a signed link works")


def _check_ages(chosen: Settings, lifecycle: bool) -> Check:
    from bot.clients.gcs import Bucket

    bucket = Bucket.of(chosen, PATIENCE_S)
    try:
        if lifecycle:
            bucket.set_age_rules()
        rules = bucket.age_rules()
    except SinewError as problem:
        to_do = "To see the rules the account needs Storage Bucket Viewer, to set them Storage Admin."
        return Check("Media ages", "fail" if lifecycle else "warn", str(problem).rstrip("."), to_do)
    if not rules:
        return Check("Media ages", "warn", "old media stay in the dearest class", "sinew doctor --lifecycle")
    told = ", ".join(f"{storage_class.capitalize()} after {days} days" for storage_class, days in rules)
    return Check("Media ages", "ok", told)
