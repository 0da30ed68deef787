"""A tree of dumps becomes an SQLite archive: in however many runs the same, and nothing missing."""

from __future__ import annotations

import hashlib
import random
import re
import signal
import sqlite3
from collections import Counter
from contextlib import closing as closed
from pathlib import Path

import pytest
from test_cli import FIRST, LIMIT, SECOND, UNDATED, closing, errors, records, run, wait_until
from test_folder import lines_of, manifest, start
from tree import AS_OF, DUMPS, FAILING

from kpuparse.write.database import Archive


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closed(sqlite3.connect(path)) as db:
        return db.execute(query).fetchall()


def contents(path: Path) -> list[str]:
    """Return what is in the tables; how the index of words lies in its own depends on the order of loading."""
    with closed(sqlite3.connect(path)) as db:
        return [line for line in db.iterdump() if "bulletins_fts_" not in line]


@pytest.fixture(scope="module")
def loaded(archive: Path) -> Path:
    """The tree as an archive."""
    done = run("split", "tree", "-o", "clean.db", "-j", "2", *AS_OF, cwd=archive)
    assert done.stderr == (archive / "report.txt").read_bytes()
    return archive / "clean.db"


def test_nothing_is_missing(archive: Path, loaded: Path, made: Counter[str]) -> None:
    assert rows(loaded, "SELECT count(*), sum(error IS NOT NULL) FROM dumps") == [
        (DUMPS, sum(made[kind] for kind in FAILING))
    ]
    shards = manifest(archive / "clean")
    sums = ("dump", "sha256", "size", "error")
    assert sorted(rows(loaded, f"SELECT path, {', '.join(sums[1:])} FROM dumps"), key=str) == sorted(
        (tuple(shard[key] for key in sums) for shard in shards.values()), key=str
    )
    with Archive(loaded) as opened:
        for output, shard in shards.items():
            found = [record + b"\n" for record in opened.records(shard["dump"])]
            assert found == lines_of(archive / "clean" / output)


def test_loaded_again_it_is_the_same_file(archive: Path, loaded: Path) -> None:
    before = hashlib.sha256(loaded.read_bytes()).hexdigest()
    for jobs in ("1", "2"):
        done = run("split", "tree", "-o", loaded.name, "-j", jobs, *AS_OF, cwd=archive)
        assert done.stderr == (archive / "report.txt").read_bytes()
        assert hashlib.sha256(loaded.read_bytes()).hexdigest() == before


@pytest.mark.parametrize("seed", [1, 2])
def test_interrupted_and_resumed_it_is_the_same(archive: Path, loaded: Path, seed: int) -> None:
    rng, path = random.Random(seed), archive / f"resumed-{seed}.db"
    process = start("split", "tree", "-o", path.name, "-j", "2", *AS_OF, cwd=archive)
    wanted = rng.randint(100, DUMPS - 700)

    def far_enough() -> bool:
        try:
            with closed(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
                return bool(db.execute("SELECT count(*) >= ? FROM dumps", (wanted,)).fetchone()[0])
        except sqlite3.OperationalError:
            return False

    wait_until(far_enough)
    for _ in range(seed):
        process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=LIMIT)
    assert (process.returncode, complaint) == (130, b"")
    [(there,)] = rows(path, "SELECT count(*) FROM dumps")
    assert isinstance(there, int) and wanted <= there < DUMPS
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]

    done = run("split", "tree", "-o", path.name, "-j", "2", "--resume", *AS_OF, cwd=archive)
    assert contents(path) == contents(loaded)
    [line] = [line for line in done.stderr.decode().splitlines() if " dumps: " in line]
    numbers = [int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", line)]
    assert numbers[0] == sum(numbers[1:]) == DUMPS
    assert closing(done) == closing(run("split", "tree", "-o", path.name, "--resume", *AS_OF, cwd=archive))
    assert path.read_bytes() == loaded.read_bytes()


# --- a small one ---


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(FIRST + UNDATED, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def test_dumps_are_added_one_by_one(folder: Path) -> None:
    assert errors(run("split", "a.txt", "-o", "k.db", *AS_OF, cwd=folder)) == []
    assert errors(run("split", "b.txt", "-o", "k.db", *AS_OF, cwd=folder)) == []
    run("split", "a.txt", "b.txt", "-o", "both.db", *AS_OF, cwd=folder)
    assert contents(folder / "k.db") == contents(folder / "both.db")
    assert rows(folder / "k.db", "SELECT count(*) FROM bulletins") == [(3,)]


def test_what_changes_is_replaced(folder: Path) -> None:
    run("split", "a.txt", "b.txt", "-o", "k.db", *AS_OF, cwd=folder)
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    done = run("split", "a.txt", "b.txt", "-o", "k.db", "--resume", "-v", *AS_OF, cwd=folder)
    assert done.stderr.decode().splitlines()[:2] == [
        "b.txt: skipped as unchanged",
        "2 dumps: 1 converted, 1 skipped as unchanged",
    ]
    assert closing(done)["bulletins"] == "2"
    assert rows(folder / "k.db", "SELECT count(*) FROM bulletins") == [(2,)]


def test_what_can_no_longer_be_read_stays(folder: Path) -> None:
    run("split", "a.txt", "-o", "k.db", *AS_OF, cwd=folder)
    before = contents(folder / "k.db")
    (folder / "a.txt").unlink()
    done = run("split", "a.txt", "-o", "k.db", *AS_OF, cwd=folder)
    assert (done.returncode, errors(done)) == (1, ["kpuparse: a.txt: no such file or directory"])
    assert contents(folder / "k.db") == before


def test_standard_input_and_the_rules(folder: Path) -> None:
    done = run("split", "-o", "k.db", "--explain", *AS_OF, stdin=FIRST.encode(), cwd=folder)
    assert (done.returncode, errors(done)) == (0, [])
    with Archive(folder / "k.db") as opened:
        found = b"".join(record + b"\n" for record in opened.records("-"))
    assert records(found) == records(run("split", "--explain", *AS_OF, stdin=FIRST.encode()).stdout)


@pytest.mark.parametrize("ending", [".db", ".sqlite", ".sqlite3"])
def test_the_ending_says_it(folder: Path, ending: str) -> None:
    run("split", "b.txt", "-o", f"k{ending}", cwd=folder)
    assert (folder / f"k{ending}").read_bytes().startswith(b"SQLite format 3\x00")


def test_a_file_that_is_no_archive(folder: Path) -> None:
    (folder / "k.db").write_text("no database at all, but some text that is long enough for a header" * 9, "utf-8")
    done = run("split", "a.txt", "-o", "k.db", cwd=folder)
    assert (done.returncode, done.stderr.decode()) == (1, "kpuparse: k.db: is no sqlite database\n")
    with closed(sqlite3.connect(folder / "other.db")) as db:
        db.execute("CREATE TABLE bulletins (x)")
    done = run("split", "a.txt", "-o", "other.db", cwd=folder)
    assert (done.returncode, done.stderr.decode()) == (1, "kpuparse: other.db: is a database of another program\n")


def test_an_archive_that_is_in_use(folder: Path) -> None:
    run("split", "a.txt", "-o", "k.db", *AS_OF, cwd=folder)
    with closed(sqlite3.connect(folder / "k.db", isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        done = run("split", "b.txt", "-o", "k.db", *AS_OF, cwd=folder)
    assert (done.returncode, done.stderr.decode()) == (1, "kpuparse: k.db: is in use by another program\n")
