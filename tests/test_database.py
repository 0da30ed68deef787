"""The archive as an SQLite database: records in are records out, and what stands in it follows from the dumps alone."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import generate
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import AS_OF
from make_samples import samples

import kpuparse
from kpuparse.pipeline import records
from kpuparse.reading import FileDump
from kpuparse.write.database import APPLICATION, LAYOUT, Archive, DumpRow
from kpuparse.write.lines import as_json

Record = dict[str, Any]

TABLES: Final = (
    "dumps bulletins sources warnings extra people appearances roles mentions quotes citations credits contributors "
    "about"
).split()


def row(path: str, error: str | None = None, version: str = "1") -> DumpRow:
    return DumpRow(path, 10, "ab", version, "{}", 1, 1, 1, 0, 10, 10, error)


def load(archive: Archive, path: str, found: Sequence[bytes], step: int = 7) -> None:
    archive.begin(path)
    for at in range(0, len(found), step):
        archive.add(found[at : at + step])
    archive.end(row(path))


def parsed(folder: Path, text: str | bytes, name: str = "a.txt") -> list[bytes]:
    """The records of a dump named `name`, as they are loaded."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return [as_json(record) for record in records(FileDump(path, name), AS_OF)]


def generated(seed: int, count: int) -> str:
    return generate.dump(list(generate.bulletins(seed, count)))


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path)) as db:
        yield db


def contents(path: Path) -> dict[str, list[Any]]:
    """All rows of all tables, each table in its order; what is unsound in the file is refused."""
    with reading(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        db.execute("INSERT INTO bulletins_fts (bulletins_fts, rank) VALUES ('integrity-check', 1)")
        return {table: sorted(db.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in TABLES}


def ask(path: Path, query: str, *values: Any) -> list[Any]:
    with reading(path) as db:
        return db.execute(query, values).fetchall()


# --- nothing is lost ---


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.stem)
def test_the_records_of_a_sample_come_back(sample: Path, tmp_path: Path) -> None:
    found = parsed(tmp_path, sample.read_bytes())
    with Archive(tmp_path / "archive.db") as archive:
        load(archive, "a.txt", found)
        assert list(archive.records("a.txt")) == found
        archive.finish()
        assert list(archive.records("a.txt")) == found
    contents(tmp_path / "archive.db")


def test_the_records_of_generated_dumps_come_back(tmp_path: Path) -> None:
    dumps = {f"{seed}.txt": parsed(tmp_path, generated(seed, 60), f"{seed}.txt") for seed in range(5)}
    with Archive(tmp_path / "archive.db") as archive:
        for name, found in dumps.items():
            load(archive, name, found)
        archive.finish()
        assert {name: list(archive.records(name)) for name in dumps} == dumps
    assert ask(tmp_path / "archive.db", "SELECT count(*) FROM sources WHERE record IS NOT NULL") == [(0,)]
    contents(tmp_path / "archive.db")


def test_what_explain_says_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(generated(1, 20), encoding="utf-8")
    found = [as_json(r, explain=True) for r in records(FileDump(tmp_path / "a.txt", "a.txt"), AS_OF)]
    with Archive(tmp_path / "archive.db") as archive:
        load(archive, "a.txt", found)
        assert list(archive.records("a.txt")) == found
    assert ask(tmp_path / "archive.db", "SELECT count(*) FROM sources WHERE record IS NOT NULL") == [(0,)]
    assert ask(tmp_path / "archive.db", "SELECT count(*) FROM roles WHERE rule IS NULL") == [(0,)]


WORDS: Final = (
    "Ketua KPU Kota Tegal, Budi Laksana, S.H. kota-tegal.kpu.go.id - (abc/ed. Foto: xyz/KPU) .... "
    "\n \x00 \x1b “kata” é \ud7ff 2/12 "
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split(" ")) | st.text(max_size=5) | st.just("\n"), max_size=60))
def test_the_records_of_any_text_come_back(words: list[str]) -> None:
    found = [as_json(record) for record in kpuparse.split(" ".join(words), as_of=AS_OF)]
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "archive.db") as archive:
        load(archive, "a.txt", found)
        assert list(archive.records("a.txt")) == found


def test_a_file_named_otherwise_than_the_dump_comes_back(tmp_path: Path) -> None:
    found = [as_json(record) for record in kpuparse.split(generated(2, 5), as_of=AS_OF)]
    with Archive(tmp_path / "archive.db") as archive:
        load(archive, "a.txt", found)
        load(archive, "b.txt", found)
        assert list(archive.records("a.txt")) == list(archive.records("b.txt")) == found


# --- only what the dumps hold decides ---


def variants() -> list[Record]:
    """Records that meet: some of the same bulletin, told otherwise or from another place."""
    found = []
    for record in kpuparse.split(generated(3, 4), as_of=AS_OF):
        plain = kpuparse.to_dict(record)
        found += [
            plain,
            plain | {"warnings": [{"code": "duplicate", "message": "again"}], "extra": ["Umum", "213"]},
            plain | {"credit": None},
            plain | {"people": [], "quotes": [], "place": "Entah", "date_basis": None},
        ]
    return found


VARIANTS: Final = variants()
LOADS: Final = st.lists(
    st.tuples(st.sampled_from("abc"), st.lists(st.sampled_from(range(len(VARIANTS))), max_size=6) | st.none()),
    max_size=8,
)


def of_dump(dump: str, chosen: Sequence[int]) -> list[bytes]:
    found = []
    for at, one in enumerate(chosen):
        source = {"file": dump, "line": at + 1, "start": at * 10, "end": at * 10 + 10}
        # Parts in the order in which a record has them.
        found.append(as_json({key: source if key == "source" else value for key, value in VARIANTS[one].items()}))
    return found


@settings(max_examples=80, deadline=None)
@given(loads=LOADS)
def test_any_loads_end_as_the_last_of_each_dump_would(loads: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("loads")
    present: dict[str, list[bytes]] = {}
    with Archive(folder / "any.db") as archive:
        for dump, chosen in loads:
            if chosen is None:
                archive.forget(dump)
                present.pop(dump, None)
            else:
                present[dump] = of_dump(dump, chosen)
                load(archive, dump, present[dump], 2)
            assert {name: list(archive.records(name)) for name in present} == present
        archive.finish()
    with Archive(folder / "clean.db") as archive:
        for dump in sorted(present):
            load(archive, dump, present[dump])
        archive.finish()
    assert contents(folder / "any.db") == contents(folder / "clean.db")
    shutil.rmtree(folder)


def test_a_bulletin_of_two_dumps_is_one_row_with_two_sources(tmp_path: Path) -> None:
    archive_path = tmp_path / "archive.db"
    with Archive(archive_path) as archive:
        load(archive, "b", of_dump("b", [2, 0]))
        load(archive, "a", of_dump("a", [1]))
        archive.finish()
    # `a` comes first, so that its credit is the bulletin's; the first place in `b` says otherwise.
    assert ask(archive_path, "SELECT count(*) FROM bulletins") == [(1,)]
    assert ask(archive_path, "SELECT count(*) FROM credits") == [(1,)]
    assert ask(archive_path, "SELECT dump, number, record IS NULL FROM sources") == [
        ("a", 1, 1),
        ("b", 1, 0),
        ("b", 2, 1),
    ]
    assert ask(archive_path, "SELECT dump, source, code FROM warnings") == [("a", 1, "duplicate")]
    with Archive(archive_path) as archive:
        load(archive, "a", [])
    assert ask(archive_path, "SELECT count(*) FROM credits") == [(0,)]
    assert ask(archive_path, "SELECT dump, number, record IS NULL FROM sources") == [("b", 1, 1), ("b", 2, 0)]
    assert ask(archive_path, "SELECT count(*) FROM warnings") == [(0,)]


def test_the_same_again_changes_not_a_byte(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    found = parsed(tmp_path, generated(4, 40))
    for attempt in range(3):
        with Archive(path) as archive:
            load(archive, "a.txt", found, 1 + attempt)
            archive.finish()
        if not attempt:
            before = path.read_bytes(), path.stat().st_mtime_ns
            # Nothing is written: the file need not be writable.
            path.chmod(0o444)
        assert (path.read_bytes(), path.stat().st_mtime_ns) == before
        assert sorted(one.name for one in tmp_path.iterdir()) == ["a.txt", "archive.db"]


def test_what_is_known_of_a_dump(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db") as archive:
        assert archive.known("a") is None
        load(archive, "a", of_dump("a", [0]))
        assert archive.known("a") == row("a")
        archive.finish()
        archive.begin("a")
        archive.add(of_dump("a", [0]))
        archive.end(row("a", error="is damaged", version="2"))
        assert archive.known("a") == row("a", error="is damaged", version="2")
        assert archive.known("b") is None


def test_a_name_that_is_no_utf8_is_spelt_as_records_spell_it(tmp_path: Path) -> None:
    name = os.fsdecode(b"a\xff.txt")
    with Archive(tmp_path / "archive.db") as archive:
        load(archive, name, of_dump("a\ufffd.txt", [0]))
        found = archive.known(name)
        assert found is not None and found.path == "a\ufffd.txt"


# --- stopped, and gone on with ---


def test_a_dump_that_is_not_ended_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        load(archive, "a", of_dump("a", [0, 4]))
        archive.finish()
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError), Archive(path) as archive:
        archive.begin("a")
        archive.add(of_dump("a", [2, 8]))
        raise ZeroDivisionError
    assert path.read_bytes() == before
    with Archive(path) as archive:
        archive.begin("b")
        archive.add(of_dump("b", [0, 5]))
        archive.begin("b")
        archive.add(of_dump("b", [9]))
        archive.end(row("b"))
        assert list(archive.records("b")) == of_dump("b", [9])
        archive.begin("c")
        archive.add(of_dump("c", [9]))
        archive.finish()
        assert archive.known("c") is None


def test_killed_and_gone_on_with_is_as_one_run(tmp_path: Path) -> None:
    for seed in range(4):
        (tmp_path / f"{seed}.jsonl").write_bytes(b"\n".join(parsed(tmp_path, generated(seed, 30), f"{seed}.txt")))
    script = tmp_path / "load.py"
    script.write_text(
        """
import os, signal, sys
from pathlib import Path
from kpuparse.write.database import Archive, DumpRow
with Archive(Path(sys.argv[1])) as archive:
    for seed in range(4):
        name = f"{seed}.txt"
        if archive.known(name):
            continue
        archive.begin(name)
        for at, line in enumerate((Path(sys.argv[1]).parent / f"{seed}.jsonl").read_bytes().split(b"\\n")):
            archive.add([line])
            if sys.argv[2] == f"{seed}/{at}":
                os.kill(os.getpid(), signal.SIGKILL)
        archive.end(DumpRow(name, 1, "", "1", "{}", 1, 1, 1, 1, 1, 1, None))
    archive.finish()
""",
        encoding="utf-8",
    )

    def run(name: str, killed_at: str) -> int:
        return subprocess.run([sys.executable, "-P", script, tmp_path / name, killed_at], check=False).returncode

    assert run("clean.db", "") == 0
    for killed_at in ("0/3", "1/0", "2/17", "3/29"):
        assert run("killed.db", killed_at) == -signal.SIGKILL
    assert run("killed.db", "") == 0
    assert contents(tmp_path / "killed.db") == contents(tmp_path / "clean.db")


def test_the_order_of_loading_decides_the_layout_alone(tmp_path: Path) -> None:
    """Dumps loaded in the same order, at once or in several runs, give the same bytes."""
    dumps = {f"{seed}.txt": parsed(tmp_path, generated(seed, 30), f"{seed}.txt") for seed in range(4)}
    with Archive(tmp_path / "once.db") as archive:
        for name, found in dumps.items():
            load(archive, name, found)
        archive.finish()
    for name, found in dumps.items():
        with Archive(tmp_path / "often.db") as archive:
            load(archive, name, found)
    with Archive(tmp_path / "often.db") as archive:
        archive.finish()
    assert (tmp_path / "often.db").read_bytes() == (tmp_path / "once.db").read_bytes()


def test_an_interrupt_ends_the_finish_and_the_next_run_finishes(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        for at in range(30):
            # A long finish: many bulletins by ids of their own.
            found = [json.loads(one) for one in of_dump(f"{at:02}", range(len(VARIANTS)))]
            fresh = [
                as_json(one | {"id": f"{at}-{n}-undated-00000000"}) for n in range(20) for one in found[n % 4 :: 4]
            ]
            load(archive, f"{at:02}", fresh, 100)
        shutil.copy(path, tmp_path / "copy.db")
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        before = signal.signal(signal.SIGALRM, signal.default_int_handler)
        try:
            with pytest.raises(KeyboardInterrupt):
                archive.finish()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        archive.finish()
    with Archive(tmp_path / "copy.db") as archive:
        archive.finish()
    assert contents(path) == contents(tmp_path / "copy.db")


# --- what cannot be opened or written ---


def foreign(path: Path) -> None:
    with reading(path) as db:
        db.execute("CREATE TABLE mine (one)")


def newer(path: Path) -> None:
    with Archive(path) as archive:
        archive.finish()
    with reading(path) as db:
        db.execute(f"PRAGMA user_version = {LAYOUT + 1}")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_text("no database, only words\n" * 100, encoding="utf-8"), "is no SQLite database"),
        (foreign, "is a database of another program"),
        (newer, f"is an archive of layout {LAYOUT + 1}, and this version of kpuparse knows layout {LAYOUT}"),
        (lambda path: path.mkdir(), "cannot be opened"),
    ],
)
def test_what_is_no_archive_is_refused(make: Any, words: str, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(OSError, match=words), Archive(path):
        pass
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_an_archive_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cannot be opened"), Archive(tmp_path / "none" / "archive.db"):
        pass


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.touch()
    with Archive(path) as archive:
        load(archive, "a", of_dump("a", [0]))
    assert ask(path, "PRAGMA application_id") == [(APPLICATION,)]


def test_a_name_with_a_meaning_to_sqlite_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "file:a.db?mode=ro"):
        with Archive(Path(name)) as archive:
            load(archive, "a", of_dump("a", [0]))
        assert (tmp_path / name).stat().st_size


def test_an_archive_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kpuparse.write.database._PATIENCE", 0.05)
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        load(archive, "a", of_dump("a", [0]))
    with reading(path) as db, Archive(path) as archive:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(OSError, match="is in use by another program"):
            load(archive, "b", of_dump("b", [0]))
        db.execute("ROLLBACK")
        load(archive, "b", of_dump("b", [0]))


def test_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        load(archive, "a", of_dump("a", [0]))
        before = contents(path)
        archive._db.execute("PRAGMA max_page_count = 60")
        with pytest.raises(OSError, match="no space left on the disk"):
            load(archive, "b.txt", parsed(tmp_path, generated(5, 200), "b.txt"))
    assert contents(path) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        load(archive, "a", of_dump("a", [0]))
    path.chmod(0o444)
    with Archive(path) as archive, pytest.raises(OSError, match="cannot be written to"):
        load(archive, "b", of_dump("b", [0]))


# --- what can be asked ---


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of 300 bulletins from three dumps."""
    folder = tmp_path_factory.mktemp("database")
    path = folder / "archive.db"
    with Archive(path) as archive:
        for seed in range(10, 13):
            load(archive, f"{seed}.txt", parsed(folder, generated(seed, 100), f"{seed}.txt"))
        archive.finish()
    return path


def test_spans_slice_the_thing_itself(big: Path) -> None:
    thing = "substr(iif(field = 'title', title, body), start + 1, end - start)"
    for table, joined in (
        ("roles", "roles JOIN appearances ON appearances.id = appearance JOIN bulletins ON bulletins.id = bulletin"),
        ("quotes", "quotes JOIN bulletins ON bulletins.id = bulletin"),
        ("citations", "citations JOIN bulletins ON bulletins.id = bulletin"),
    ):
        count, true = ask(big, f"SELECT count(*), total({thing} = {table}.text) FROM {joined}")[0]
        assert count == true > 0
    named = ask(
        big,
        f"SELECT iif(field = 'title', title, body), start, end, {thing} FROM mentions "
        "JOIN appearances AS a ON a.id = appearance JOIN bulletins ON bulletins.id = bulletin",
    )
    assert named
    assert all(text[start:end] == found != "" for text, start, end, found in named)


def test_sqlite_reads_a_text_up_to_a_nul_alone(tmp_path: Path) -> None:
    record = VARIANTS[0] | {"body": "Satu\x00 dua tiga", "people": [], "quotes": [], "references": []}
    with Archive(tmp_path / "archive.db") as archive:
        load(archive, "a", [as_json(record)])
        assert [json.loads(one)["body"] for one in archive.records("a")] == ["Satu\x00 dua tiga"]
    assert ask(tmp_path / "archive.db", "SELECT length(body), substr(body, 7, 3) FROM bulletins") == [(4, "")]
    assert ask(tmp_path / "archive.db", "SELECT count(*) FROM bulletins_fts WHERE bulletins_fts MATCH 'tiga'") == [(1,)]
    contents(tmp_path / "archive.db")


def test_the_full_text_is_searched_without_regard_to_case_and_accents(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db") as archive:
        load(archive, "a", [as_json(VARIANTS[0] | {"title": "Sosialisasi di Kafé Nusantara"})])
        archive.finish()
    found = "SELECT title FROM bulletins WHERE rowid IN (SELECT rowid FROM bulletins_fts WHERE bulletins_fts MATCH ?)"
    assert ask(tmp_path / "archive.db", found, "title: kafe") == [("Sosialisasi di Kafé Nusantara",)]
    assert ask(tmp_path / "archive.db", found, "body: kafe") == []


def test_views_answer_the_common_questions(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    text = "".join(
        f"KPU Kota Tegal Gelar Rapat {topic}\nTegal, kota-tegal.kpu.go.id - {role}, Rina Laksmi, membuka rapat, "
        f"{date}. (abc/ed. Foto: xyz/KPU Kota Tegal) ....\n"
        for topic, role, date in (
            ("Daftar Pemilih", "Ketua KPU Kota Tegal", "Selasa (2/12/2025)"),
            ("Logistik", "Plt. Sekretaris KPU Kota Tegal", "Senin (4/3/2024)"),
            ("Anggaran", "Ketua KPU Kota Tegal", "Senin (8/12/2025)"),
        )
    )
    with Archive(path) as archive:
        load(archive, "a.txt", parsed(tmp_path, text))
        archive.finish()
    ((person, *rest),) = ask(path, "SELECT id, name, first_date, last_date, bulletins FROM people")
    assert rest == ["Rina Laksmi", "2024-03-04", "2025-12-08", 3]
    assert ask(path, "SELECT date, role, acting FROM person_roles WHERE person = ?", person) == [
        ("2024-03-04", "Plt. Sekretaris KPU Kota Tegal", "Plt."),
        ("2025-12-02", "Ketua KPU Kota Tegal", None),
        ("2025-12-08", "Ketua KPU Kota Tegal", None),
    ]
    holders = "SELECT name, first_date, last_date, bulletins FROM role_holders WHERE organization = ? AND position = ?"
    assert ask(path, holders, "KPU Kota Tegal", "Ketua") == [("Rina Laksmi", "2025-12-02", "2025-12-08", 2)]
    assert ask(path, "SELECT date FROM person_bulletins WHERE person = ?", person) == [
        ("2024-03-04",),
        ("2025-12-02",),
        ("2025-12-08",),
    ]
    assert len(ask(path, "SELECT * FROM contributor_bulletins WHERE name = 'xyz' AND task = 'photographer'")) == 3
    assert len(ask(path, "SELECT * FROM contributor_bulletins WHERE name = 'abc' AND task = 'writer'")) == 3


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM person_roles WHERE person = 'x'",
        "SELECT * FROM person_roles WHERE name = 'x'",
        "SELECT * FROM person_bulletins WHERE person = 'x'",
        "SELECT * FROM role_holders WHERE organization = 'x' AND position = 'y'",
        "SELECT * FROM contributor_bulletins WHERE name = 'x'",
        "DELETE FROM bulletins WHERE id = 'x'",
        "DELETE FROM appearances WHERE id = 'x'",
        "DELETE FROM people WHERE id = 'x'",
        "SELECT dump FROM sources WHERE bulletin = 'x' ORDER BY dump, number LIMIT 1",
    ],
)
def test_nothing_that_is_asked_often_goes_through_a_whole_table(query: str, big: Path) -> None:
    plan = [step[3] for step in ask(big, f"EXPLAIN QUERY PLAN {query}")]
    assert not [step for step in plan if step.startswith("SCAN") and step != "SCAN role_holders"], plan


def test_appearances_go_with_their_own_bulletin_alone(tmp_path: Path) -> None:
    named = next(one for one in VARIANTS if one["people"])
    found = [
        as_json(named | {"id": id_}) for id_ in ("kpu-undated-00000000", "kpu-undated-00000000-2-undated-00000000")
    ]
    with Archive(tmp_path / "archive.db") as archive:
        load(archive, "a", found)
        load(archive, "b", found[1:])
        archive.forget("a")
        assert list(archive.records("b")) == found[1:]
        archive.finish()
    contents(tmp_path / "archive.db")


@pytest.mark.parametrize("view", ["person_roles", "person_bulletins", "contributor_bulletins"])
def test_the_first_rows_of_a_view_come_without_sorting_all(view: str, big: Path) -> None:
    plan = [step[3] for step in ask(big, f"EXPLAIN QUERY PLAN SELECT * FROM {view} LIMIT 100")]
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="the sqlite3 shell is not installed")
def test_the_shell_reads_it(big: Path) -> None:
    query = "SELECT count(*) FROM bulletins_fts WHERE bulletins_fts MATCH 'kpu'; SELECT count(*) FROM role_holders;"
    shell = subprocess.run(["sqlite3", big, query], capture_output=True, text=True, check=True)
    assert all(int(line) for line in shell.stdout.split())
    assert shell.stderr == ""


@contextlib.contextmanager
def served(path: Path) -> Iterator[str]:
    """Datasette before an archive, with its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", str(path), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/{path.stem}"
    finally:
        server.terminate()
        server.wait(30)


def fetched(address: str, **query: str) -> Any:
    with urllib.request.urlopen(f"{address}?{urllib.parse.urlencode(query)}", timeout=30) as answer:
        return json.load(answer)


@pytest.mark.skipif(find_spec("datasette") is None, reason="datasette is not installed")
def test_datasette_shows_it(big: Path) -> None:
    before = big.read_bytes()
    with served(big) as address:
        overview = fetched(f"{address}.json")
        tables = {table["name"]: table for table in overview["tables"]}
        assert {*TABLES} <= {*tables}
        assert tables["bulletins"]["fts_table"] == "bulletins_fts"
        assert {view["name"] for view in overview["views"]} == {
            "contributor_bulletins",
            "person_bulletins",
            "person_roles",
            "role_holders",
        }
        # Found by the search box.
        found = fetched(f"{address}/bulletins.json", _search="kpu", _shape="objects")
        assert found["rows"] and found["filtered_table_rows_count"] > 0
        # A bulletin by its own id; what hangs on it is told by its title, and a person by the name.
        own = found["rows"][0]["id"]
        assert fetched(f"{address}/bulletins/{own}.json", _shape="objects")["rows"][0]["id"] == own
        labelled = fetched(f"{address}/appearances.json", _labels="on", _shape="objects")["rows"][0]
        title = ask(big, "SELECT title FROM bulletins WHERE id = ?", labelled["bulletin"]["value"])[0][0]
        assert labelled["bulletin"]["label"] == title
        assert labelled["person"]["label"]
        role = fetched(f"{address}/roles.json", _labels="on", _shape="objects")["rows"][0]
        assert role["appearance"]["label"]
        for view in overview["views"]:
            assert fetched(f"{address}/{view['name']}.json", _shape="objects", _size="5")["rows"]
    assert big.read_bytes() == before
