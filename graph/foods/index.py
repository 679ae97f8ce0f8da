"""Which foods of large catalogs have all words of a name: an index in a file beside the data.

SQLite's full-text search keeps the places of each word. Foods stand in the order of how many words they have, so that
the first hits are those that say least beside what was asked, and a search ends with as many as are wanted. The file
holds words and ids, nothing else: what a food is, and whether it still is, the graph says.
"""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock

from filelock import FileLock, Timeout

_TABLES = """
CREATE TABLE made (digest TEXT);
CREATE TABLE food (place INTEGER PRIMARY KEY, id TEXT, words TEXT);
CREATE VIRTUAL TABLE name USING
  fts5 (words, content = 'food', content_rowid = 'place', detail = none, tokenize = 'ascii');
CREATE TEMP TABLE told (id TEXT, words TEXT, count INTEGER);
"""
_ORDERED = """
INSERT INTO food (id, words) SELECT id, words FROM told ORDER BY count, id;
INSERT INTO name (name) VALUES ('rebuild');
"""
_FIND = """
SELECT id, words FROM food WHERE place IN (SELECT rowid FROM name WHERE name MATCH ? ORDER BY rowid LIMIT ?)
ORDER BY place
"""
_MAPPED = 256 * 2**20
"""Bytes of the file that the system shows in place of reads: a word of a hundred thousand foods spans many pages."""
_TOKEN = re.compile(r"[a-z0-9]+")


class ProductIndex:
    """The index of one file; any number of threads may ask it, and any number of processes the file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._open: sqlite3.Connection | None = None
        self._seen: tuple[int, int] | None = None
        self._asked = Lock()

    def digest(self) -> str | None:
        """Of which load the file is; None where there is none, or it cannot be read."""
        rows = self._rows("SELECT digest FROM made")
        return rows[0][0] if rows else None

    def find(self, words: Iterable[str], limit: int) -> list[tuple[str, frozenset[str]]]:
        """The ids and words of foods that have all of these words, those with the fewest others first."""
        asked = " ".join(f'"{one}"' for word in words for one in _TOKEN.findall(word))
        if not asked:
            return []
        return [(id, frozenset(said.split())) for id, said in self._rows(_FIND, asked, limit)]

    def build(self, digest: str, foods: Iterable[tuple[str, str]]) -> bool:
        """Makes the file anew of (id, words); whoever has the old one open keeps it until they look. False where
        another process is making it."""
        draft = self._file.with_suffix(".new")
        self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._file.with_suffix(".lock"), timeout=0):
                draft.unlink(missing_ok=True)
                with closing(sqlite3.connect(draft)) as made:
                    made.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
                    told = ((id, words, words.count(" ")) for id, words in foods)
                    made.executemany("INSERT INTO told VALUES (?, ?, ?)", told)
                    made.commit()
                    made.executescript(_ORDERED)
                    made.execute("INSERT INTO made VALUES (?)", (digest,))
                    made.commit()
                draft.replace(self._file)
        except Timeout:
            return False
        return True

    def _rows(self, text: str, *parameters: object) -> list[tuple[str, ...]]:
        with self._asked:
            try:
                made = self._current()
                return [] if made is None else made.execute(text, parameters).fetchall()
            except sqlite3.DatabaseError:  # half a file, or none of ours: it is made anew
                self._close()
                return []

    def _current(self) -> sqlite3.Connection | None:
        """The file as it is now, opened again where another took its place."""
        try:
            found = self._file.stat()
        except OSError:
            self._close()
            return None
        if self._open is None or self._seen != (found.st_ino, found.st_mtime_ns):
            self._close()
            self._open = sqlite3.connect(f"{self._file.as_uri()}?mode=ro", uri=True, check_same_thread=False)
            self._open.execute(f"PRAGMA mmap_size = {_MAPPED}")
            self._seen = (found.st_ino, found.st_mtime_ns)
        return self._open

    def _close(self) -> None:
        if self._open is not None:
            with suppress(sqlite3.Error):
                self._open.close()
        self._open = self._seen = None
