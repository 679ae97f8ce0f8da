"""Keeps what people send: fetches the pictures, voice notes, films and files of answered messages into the
media store, and deletes from it what nobody keeps any more.

Beside the turns, never before them. What to do stands in the graph, so it goes on after a restart: a message
waits for its media until they are kept or WhatsApp no longer has them.
"""

import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

import structlog
from neo4j import Session
from neo4j.exceptions import DriverError, Neo4jError

from api.files import Answered
from bot.clients.content import file_name
from bot.clients.downloads import Fetched, FetchError
from bot.clients.films import Film, FilmError
from bot.clients.media import MediaError, MediaStore
from graph.connect import Graph
from graph.errors import EngineError
from graph.media import (
    Due,
    condemn_work,
    disown_work,
    drop_work,
    keep_work,
    later_work,
    never_work,
    read_due,
    read_going,
    read_unkept,
    take_work,
)
from graph.writer import Results, Row, Stale, Work, Writer

AT_ONCE = 4
"""How many are fetched together."""
HOLD_MS = 15 * 60 * 1000
"""How long a message is held while its media are fetched; longer than any download."""
POLL_S = 1.0
SWEEP_S = 600.0
"""So soon the store loses what somebody deleted in a conversation; over the API it goes at once."""
SWEEP_AGAIN_S = 60.0
"""After a sweep that the store did not let finish."""
BELIEVED_AFTER = 3
"""So often may a file differ from what was announced before it is kept as it comes."""
DRAFT = "fetch-"
"""How the files are called that downloads pass through; a crash leaves them to the next start."""
MIB = 1024 * 1024
LARGEST_BYTES = {"document": 100 * MIB}
LARGEST_OTHER_BYTES = 16 * MIB
"""WhatsApp takes no larger ones."""

log = structlog.get_logger()


class Fetcher(Protocol):
    """What fetches: ``bot.clients.downloads.Downloads``."""

    def fetch(self, media_id: str, into: BinaryIO, largest_bytes: int, *, check: bool = True) -> Fetched:
        """Writes what a media id stands for to an empty file; raises ``FetchError``."""

    def stop(self) -> None:
        """Breaks off what is under way."""

    def close(self) -> None:
        """Lets go of its connections."""


class Reader(Protocol):
    """What reads files that were fetched and answers them: ``api.files.FileReader``."""

    def expect(self, due: Due) -> None:
        """A file is about to be fetched."""

    def film(self, fetched: Fetched, source: str, folder: Path) -> Film | None:
        """A film made small, in a folder; None for what is none. Raises ``FilmError``."""

    def read(self, due: Due, file: BinaryIO, sha256: str, size_bytes: int, content_type: str) -> Answered:
        """What a file comes to, to be stored with it."""

    def failed(self, due: Due, key: str) -> Answered:
        """What is said when it cannot be fetched (``not_fetched`` so far, ``refused`` for good)."""

    def send(self, answered: Answered, results: Results) -> None:
        """Sends what is stored by now."""


class Keeper:
    """One thread that looks what is to be done, and a few that fetch. ``fetcher`` None: nothing is fetched.
    ``folder`` is where downloads pass through. ``steal``: what an earlier program held is free at once (on
    the embedded engine it cannot be alive). ``pause`` gives the seconds to wait after so many attempts.
    ``reader`` answers what was fetched; None: it is only kept."""

    def __init__(
        self,
        graph: Graph,
        writer: Writer,
        store: MediaStore,
        fetcher: Fetcher | None,
        folder: Path,
        *,
        steal: bool = False,
        poll_s: float = POLL_S,
        pause: Callable[[int], float] | None = None,
        reader: Reader | None = None,
    ) -> None:
        self.store = store
        self._reader = reader
        self._graph = graph
        self._writer = writer
        self._fetcher = fetcher
        self._folder = folder
        self._steal = steal
        self._poll_s = poll_s
        self._pause = pause or _pause
        self._changed = threading.Condition()
        self._under_way: set[str] = set()
        self._sweep_at = 0.0
        self._over = False
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if fetcher is not None and steal:
            for left in folder.glob(f"{DRAFT}*"):
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="keeper")
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)

    def start(self) -> None:
        """Starts to keep."""
        self._thread.start()

    def sweep_soon(self) -> None:
        """Something was deleted: the store is told at once."""
        with self._changed:
            self._sweep_at = 0.0
            self._changed.notify()

    def close(self) -> None:
        """Breaks off the downloads that are under way; the next start begins them again."""
        with self._changed:
            self._over = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join()
        if self._fetcher is not None:
            self._fetcher.stop()
        self._pool.shutdown(cancel_futures=True)
        if self._fetcher is not None:
            self._fetcher.close()

    def _run(self) -> None:
        with self._graph.session() as session:
            while True:
                try:
                    self._look(session)
                except (EngineError, DriverError, Neo4jError) as problem:
                    log.warning("keeper_waits", problem=type(problem).__name__)
                with self._changed:
                    if not self._over and self._sweep_at > 0.0:
                        self._changed.wait(self._poll_s)
                    if self._over:
                        return

    def _look(self, session: Session) -> None:
        if self._fetcher is not None:
            if self._steal:
                self._free_all(session)
            self._take(session)
        began = time.monotonic()
        if began >= self._sweep_at:
            again = self._sweep_at = began + SWEEP_AGAIN_S
            if self._sweep(session):
                with self._changed:
                    # Unless something was deleted meanwhile, which asked for another sweep.
                    if self._sweep_at == again:
                        self._sweep_at = began + SWEEP_S

    def _free_all(self, session: Session) -> None:
        held = [one.message_id for one in read_due(session, 10_000, held_too=True)]
        if held:
            self._writer.do(take_work(held, 0, steal=True))
        self._steal = False

    def _take(self, session: Session) -> None:
        """Holds as many messages as there are hands, and fetches what they carry."""
        with self._changed:
            hands = AT_ONCE - len(self._under_way)
        if hands <= 0:
            return
        due = {one.message_id: one for one in read_due(session, hands)}
        if not due:
            return
        taken = self._writer.do(take_work(due, HOLD_MS)).get("take-media", [])
        for row in taken:
            with self._changed:
                self._under_way.add(row["id"])
            self._pool.submit(self._keep, due[row["id"]])

    def _keep(self, due: Due) -> None:
        """Fetches and stores what one message carries, and writes down how it went. What the graph cannot
        take now is tried again once the message is no longer held."""
        try:
            self._fetch(due)
        except (EngineError, DriverError, Neo4jError) as problem:
            log.warning("media_unsettled", message=due.message_id, problem=type(problem).__name__)
        finally:
            with self._changed:
                self._under_way.discard(due.message_id)
                self._changed.notify()

    def _fetch(self, due: Due) -> None:
        assert self._fetcher is not None
        if due.media_id is None:
            self._write(never_work(due, "refused", "the message names no file"), self._failed(due, "refused"))
            return
        if self._reader is not None:
            self._reader.expect(due)
        largest = LARGEST_BYTES.get(due.kind, LARGEST_OTHER_BYTES)
        try:
            with tempfile.NamedTemporaryFile(dir=self._folder, prefix=DRAFT) as file:
                check = due.attempts < BELIEVED_AFTER
                fetched = self._fetcher.fetch(due.media_id, cast(BinaryIO, file), largest, check=check)
                self._store(due, file, fetched)
        except FetchError as problem:
            if problem.outcome == "never":
                log.warning("media_refused", message=due.message_id, reason=str(problem))
                self._write(never_work(due, "refused", str(problem)), self._failed(due, "too_large_to_fetch"))
            else:
                self._later(due, str(problem), problem.wait_s)
        except FilmError as problem:
            log.warning("film_refused", message=due.message_id, reason=problem.reason)
            self._write(never_work(due, "refused", problem.reason), self._failed(due, problem.reason))
        except MediaError as problem:
            self._later(due, str(problem))
        except OSError as problem:
            self._later(due, problem.strerror or type(problem).__name__)

    def _store(self, due: Due, file: Any, fetched: Fetched) -> None:
        """Keeps what was fetched, a film made small, and writes down what it comes to; raises ``FilmError``."""
        file.flush()
        with tempfile.TemporaryDirectory(dir=self._folder, prefix=DRAFT) as folder:
            film = None if self._reader is None else self._reader.film(fetched, file.name, Path(folder))
            if film is None:
                self._keep_file(due, file, fetched.content_type, None)
                return
            with film.still.open("rb") as still:
                kept = self.store.put(still, "image/jpeg").name
            about: Row = {
                "still": kept,
                "width_px": film.width_px,
                "height_px": film.height_px,
                "duration_s": film.duration_s,
            }
            with film.path.open("rb") as small:
                self._keep_file(due, small, "video/mp4", about)

    def _keep_file(self, due: Due, file: BinaryIO, content_type: str, film: Row | None) -> None:
        file.seek(0)
        stored = self.store.put(file, content_type)
        name = file_name(due.file_name)
        work = keep_work(due, stored.sha256, stored.name, content_type, stored.size_bytes, name, film)
        answered = None
        if self._reader is not None:
            answered = self._reader.read(due, file, stored.sha256, stored.size_bytes, content_type)
        try:
            self._write(work, answered)
        except Stale:
            # The message is gone or was done by another, or the same content is just being deleted.
            self._writer.do(disown_work(stored.sha256, stored.name))
            self._later(due, "the same content is being deleted")
            self.sweep_soon()
            return
        if not self.store.has(stored.name):
            # It was there when it was stored, and was deleted before this message held on to it.
            file.seek(0)
            self.store.put(file, content_type)
        log.info("media_kept", message=due.message_id, kind=due.kind, size_bytes=stored.size_bytes)

    def _later(self, due: Due, reason: str, wait_s: float = 0.0) -> None:
        if due.over:
            log.warning("media_gone", message=due.message_id, reason=reason, attempts=due.attempts + 1)
            self._write(never_work(due, "gone", reason), self._failed(due, "refused"))
            return
        wait_s = max(wait_s, self._pause(due.attempts + 1))
        log.warning("media_later", message=due.message_id, reason=reason, attempts=due.attempts + 1)
        self._write(later_work(due, wait_s, reason), self._failed(due, "not_fetched"))

    def _failed(self, due: Due, key: str) -> Answered | None:
        return None if self._reader is None else self._reader.failed(due, key)

    def _write(self, work: Work, answered: Answered | None) -> None:
        """Stores what became of a file together with what it comes to, then sends the reply."""
        if answered is None or self._reader is None:
            self._writer.do(work)
            return
        results = self._writer.do(Work({**work.rows, **answered.rows}, guard=work.guard))
        self._reader.send(answered, results)

    def _sweep(self, session: Session) -> bool:
        """Deletes from the store what nobody keeps; False when the store did not let it finish."""
        unkept = read_unkept(session)
        if unkept:
            self._writer.do(condemn_work(unkept))
        for media_id, names in read_going(session):
            try:
                for name in names:
                    self.store.delete(name)
            except MediaError as problem:
                log.warning("media_not_deleted", problem=str(problem))
                return False
            self._writer.do(drop_work(media_id))
        return True


def _pause(attempts: int) -> float:
    """Seconds before the next attempt: doubling to an hour."""
    return min(2.0 ** min(attempts, 12), 3600.0)
