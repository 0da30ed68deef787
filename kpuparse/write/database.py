"""An archive of records as an SQLite database; `schema.sql` has its tables.

What stands in it follows from the dumps alone, in whichever order and how often they were loaded.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pkgutil
import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self
from urllib.parse import quote

import orjson

from kpuparse.leaving import undone_by_signal
from kpuparse.write import rows
from kpuparse.write.lines import as_json

APPLICATION: Final = 0x6B707570
"""What the file says in its header of who made it: `kpup`."""
LAYOUT: Final = 1
"""The layout of the tables, which goes up with every change to them."""

_PATIENCE: Final = 10.0  # seconds that another program may hold the archive
_PULSE: Final = 1_000_000  # steps of SQLite between two looks at whether the user has interrupted
_CACHE: Final = 64_000  # KiB of pages kept in memory

_REASONS: Final = {
    sqlite3.SQLITE_NOTADB: "is no SQLite database",
    sqlite3.SQLITE_BUSY: "is in use by another program",
    sqlite3.SQLITE_LOCKED: "is in use by another program",
    sqlite3.SQLITE_READONLY: "cannot be written to",
    sqlite3.SQLITE_PERM: "cannot be written to",
    sqlite3.SQLITE_FULL: "no space left on the disk",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened",
    sqlite3.SQLITE_CORRUPT: "is damaged",
    sqlite3.SQLITE_IOERR: "cannot be read or written",
}


class DumpRow(NamedTuple):
    """What is known of a dump that was loaded."""

    path: str
    size: int | None
    sha256: str | None
    version: str
    options: str
    bulletins: int
    dated: int
    found: int
    warnings: int
    accounted: int
    read: int
    error: str | None


class _Source(NamedTuple):
    dump: str
    number: int
    record: str | None


class Archive:
    """An archive at `path`, opened or made. A context manager.

    A dump is loaded by `begin`, `add` as often as need be, and `end`, in one transaction: one that was not ended
    leaves no trace. Where a dump gives what it gave before, nothing is written. At the end of all, `finish`.

    Every method raises OSError, which says why in words, where the file cannot be read or written, is none of ours
    or of a newer layout.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._dump = ""
        self._number = 0
        self._before: sqlite3.Cursor | None = None
        self._rows = rows.no_rows()

    def __enter__(self) -> Self:
        with _in_words():
            # Absolute: `:memory:` is a file's name here.
            self._db = sqlite3.connect(self._path.absolute(), timeout=_PATIENCE, isolation_level=None)
        try:
            with _in_words():
                self._open()
        except BaseException:
            self._db.close()
            raise
        self._left = contextlib.ExitStack()
        self._left.enter_context(undone_by_signal(self._close))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._left:
            self._close()

    def _close(self) -> None:
        """Give up what was begun, and close. In the middle of a statement the next who opens the file gives it up."""
        with contextlib.suppress(sqlite3.Error, KeyboardInterrupt):
            self._give_up()
            if self._journal() == "persist":
                self._db.execute("PRAGMA journal_mode = DELETE")
        self._db.close()

    def _open(self) -> None:
        self._db.set_progress_handler(_pulse, _PULSE)
        self._db.execute(f"PRAGMA cache_size = -{_CACHE}")
        if self._journal() == "delete":
            # A third less to do for each of many small dumps. The mode is not the file's, as that of WAL is.
            self._db.execute("PRAGMA journal_mode = PERSIST")
        ours, layout, tables = (
            self._db.execute(query).fetchone()[0]
            for query in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
        )
        if not (ours or layout or tables):
            header = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {LAYOUT}"
            self._db.executescript(f"BEGIN IMMEDIATE; {_text('schema.sql')}; {header}; COMMIT")
        elif ours != APPLICATION:
            raise OSError("is a database of another program")
        elif layout != LAYOUT:
            raise OSError(f"is an archive of layout {layout}, and this version of kpuparse knows layout {LAYOUT}")

    def _journal(self) -> str:
        mode: str = self._db.execute("PRAGMA journal_mode").fetchone()[0]
        return mode

    def known(self, path: str) -> DumpRow | None:
        """Return what was loaded of the dump at `path` before, None for nothing."""
        with _in_words():
            found = self._db.execute("SELECT * FROM dumps WHERE path = ?", (_readable(path),)).fetchone()
        return None if found is None else DumpRow(*found)

    def dumps(self) -> list[DumpRow]:
        """Return what is known of each dump, by path."""
        with _in_words():
            return [DumpRow(*found) for found in self._db.execute("SELECT * FROM dumps ORDER BY path")]

    def codes(self, path: str) -> dict[str, int]:
        """Return how often which warning was given in the dump at `path`."""
        query = "SELECT code, count(*) FROM warnings WHERE dump = ? GROUP BY code ORDER BY code"
        with _in_words():
            return dict(self._db.execute(query, (_readable(path),)))

    def begin(self, path: str) -> None:
        """Begin to load the dump at `path`. What was begun and not ended is given up."""
        with _in_words():
            self._give_up()
            self._db.execute("BEGIN")
            self._dump, self._number = _readable(path), 0
            self._before = self._db.execute("SELECT digest FROM sources WHERE dump = ? ORDER BY number", (self._dump,))

    def add(self, records: Sequence[bytes]) -> None:
        """Load the next records of the dump, as JSON. Raises OSError, and ValueError for what is no JSON."""
        with _in_words():
            for record in records:
                self._number += 1
                digest = hashlib.sha256(record).hexdigest()[:32]
                if not self._same(digest):
                    self._load(record, digest)
            self._flush()

    def end(self, row: DumpRow) -> None:
        """End the dump: `row` is kept of it, and what it had before beyond the last record is removed."""
        with _in_words():
            row = row._replace(path=self._dump)
            self._number += 1
            self._same(None)
            if self.known(self._dump) != row:
                self._write()
                self._db.execute(f"REPLACE INTO dumps VALUES ({', '.join('?' * len(row))})", row)
            self._db.execute("COMMIT")

    def forget(self, path: str) -> None:
        """Remove the dump at `path` and what stands in no other dump."""
        with _in_words():
            self.begin(path)
            if self.known(path):
                self._write()
                self._cut()
                self._db.execute("DELETE FROM dumps WHERE path = ?", (self._dump,))
            self._db.execute("COMMIT")

    def finish(self) -> None:
        """Join the people anew and give the file its final layout, if something changed since that was last done."""
        from kpuparse.write.persons import join

        with _in_words():
            self._give_up()
            if self._finished():
                return
            self._db.execute("BEGIN IMMEDIATE")
            join(self._db)
            for statement in _text("indexes.sql").split(";"):
                self._db.execute(statement)
            self._db.execute("INSERT INTO bulletins_fts (bulletins_fts) VALUES ('optimize')")
            self._db.execute("COMMIT")
            self._db.execute("VACUUM")
            self._db.execute("UPDATE about SET value = 'finished' WHERE key = 'state'")

    def records(self, path: str) -> Iterator[bytes]:
        """Yield the records of the dump at `path` as they were loaded, as JSON."""
        dump = _readable(path)
        with _in_words():
            found = self._db.execute(
                "SELECT number, bulletin, record FROM sources WHERE dump = ? ORDER BY number", (dump,)
            )
            for number, bulletin, whole in found:
                yield whole.encode() if whole is not None else self._record(bulletin, dump, number)

    # --- what changed ---

    def _same(self, digest: str | None) -> bool:
        """Tell whether the dump had a record of that digest here (None: no record); if not, all from here on goes."""
        if self._before is None:
            return False
        if self._before.fetchone() == (None if digest is None else (digest,)):
            return True
        self._write()
        self._cut()
        return False

    def _write(self) -> None:
        """Note that the archive is no longer finished; what slows down loading goes."""
        if self._before is not None:
            self._before.close()
            self._before = None
        if self._finished():
            self._db.execute("UPDATE about SET value = 'loading' WHERE key = 'state'")
            for index in re.findall(r"INDEX IF NOT EXISTS (\w+)", _text("indexes.sql")):
                self._db.execute(f"DROP INDEX IF EXISTS {index}")

    def _finished(self) -> bool:
        return bool(self._db.execute("SELECT value = 'finished' FROM about WHERE key = 'state'").fetchone()[0])

    def _give_up(self) -> None:
        if self._before is not None:
            self._before.close()
        self._before, self._rows = None, rows.no_rows()
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def _cut(self) -> None:
        """Remove the dump's records from `_number` on; what they told of a bulletin the next source tells."""
        place = (self._dump, max(self._number, 1))
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS touched (id TEXT PRIMARY KEY) WITHOUT ROWID")
        self._db.execute("DELETE FROM touched")
        self._db.execute(
            "INSERT OR IGNORE INTO touched SELECT bulletin FROM sources WHERE dump = ? AND number >= ?", place
        )
        self._db.execute("DELETE FROM warnings WHERE dump = ? AND source >= ?", place)
        self._db.execute("DELETE FROM extra WHERE dump = ? AND source >= ?", place)
        self._db.execute("DELETE FROM sources WHERE dump = ? AND number >= ?", place)
        for (bulletin,) in self._db.execute("SELECT id FROM touched"):
            first = self._first(bulletin)
            if first is None:
                rows.delete_bulletin_rows(self._db, bulletin)
                self._db.execute("DELETE FROM bulletins WHERE id = ?", (bulletin,))
            elif first.record is not None:
                self._retell(bulletin, orjson.loads(first.record))

    # --- loading ---

    def _load(self, record: bytes, digest: str) -> None:
        """Put a record in at `_number`."""
        plain = orjson.loads(record)
        bulletin, whole = plain["id"], plain["source"]["file"] != self._dump
        if self._db.execute("SELECT 1 FROM bulletins WHERE id = ?", (bulletin,)).fetchone() is None:
            self._db.execute(rows.INSERT_BULLETIN, rows.bulletin_row(plain))
            rows.add_bulletin_rows(self._rows, plain)
        else:
            self._flush()
            differs = rows.about_bulletin(plain) != rows.read_bulletin(self._db, bulletin)
            first = self._first(bulletin)
            if differs and first is not None and (self._dump, self._number) < (first.dump, first.number):
                self._retell(bulletin, plain)
            else:
                whole = whole or differs
        text = record.decode() if whole else None
        rows.add_source_rows(self._rows, plain, self._dump, self._number, digest, text)

    def _flush(self) -> None:
        """Write the rows that wait."""
        for table, waiting in self._rows.items():
            if waiting:
                self._db.executemany(rows.INSERTS[table], waiting)
                waiting.clear()

    def _first(self, bulletin: str) -> _Source | None:
        """Return the first source of a bulletin, if it has any."""
        found = self._db.execute(
            "SELECT dump, number, record FROM sources WHERE bulletin = ? ORDER BY dump, number LIMIT 1", (bulletin,)
        ).fetchone()
        return None if found is None else _Source(*found)

    def _retell(self, bulletin: str, plain: rows.Plain) -> None:
        """Let the bulletin's rows say what `plain` says; sources that say otherwise keep their record whole."""
        keep = "UPDATE sources SET record = ? WHERE dump = ? AND number = ?"
        sources = self._db.execute(
            "SELECT dump, number, record FROM sources WHERE bulletin = ?", (bulletin,)
        ).fetchall()
        old, new = rows.read_bulletin(self._db, bulletin), rows.about_bulletin(plain)
        for dump, number, whole in sources:
            if whole is None and old != new:
                self._db.execute(keep, (as_json(rows.read_record(self._db, old, dump, number)).decode(), dump, number))
        _, *others = rows.bulletin_row(plain)
        self._db.execute(rows.UPDATE_BULLETIN, (*others, bulletin))
        rows.delete_bulletin_rows(self._db, bulletin)
        rows.add_bulletin_rows(self._rows, plain)
        self._flush()
        for dump, number, whole in sources:
            if whole is not None:
                other = orjson.loads(whole)
                if rows.about_bulletin(other) == new and other["source"]["file"] == dump:
                    self._db.execute(keep, (None, dump, number))

    def _record(self, bulletin: str, dump: str, number: int) -> bytes:
        return as_json(rows.read_record(self._db, rows.read_bulletin(self._db, bulletin), dump, number))


def copy_archive(source: Path, target: Path) -> None:
    """Copy the database at `source`, which is only read, to `target`. Raises OSError, which says why in words."""
    place = f"file:{quote(os.fsencode(source.absolute()))}?mode=ro"
    with (
        _in_words(),
        contextlib.closing(sqlite3.connect(place, timeout=_PATIENCE, uri=True)) as found,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        found.backup(copy)


def _text(name: str) -> str:
    text = pkgutil.get_data(__package__, name)
    assert text is not None
    return text.decode()


def _readable(path: str) -> str:
    """Return a path as records spell it: bytes that are no UTF-8 are U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _pulse() -> None:
    """Give Python the chance to act on a signal in the middle of long work."""


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    """Raise what SQLite raises as OSError."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_INTERRUPT:
            # What the signal raised is lost within SQLite.
            raise KeyboardInterrupt from error
        raise OSError(_REASONS.get(code, str(error))) from error
