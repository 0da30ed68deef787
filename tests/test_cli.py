"""The commands as a shell meets them: the console script as a process, its streams and its exit status."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import kpuparse
from kpuparse.progress import LONG

PROGRAM = str(Path(sys.executable).with_name("kpuparse"))
LIMIT = 60

FIRST = (
    "KPU Kota Salatiga Buka Layanan Pindah Memilih\n"
    "Salatiga, kota-salatiga.kpu.go.id - Ketua KPU Kota Salatiga, Budi Laksana, membuka layanan pindah memilih "
    "pada Selasa (2/12). “Warga cukup membawa kartu identitas,” ujar Budi. "
    "(abc/ed. Foto: xyz/KPU Kota Salatiga) ....\n"
)
SECOND = (
    "KPU Kota Salatiga Rapikan Gudang Arsip\n"
    "Salatiga, kota-salatiga.kpu.go.id - Sekretaris KPU Kota Salatiga, Rina Wati, memimpin perapian gudang arsip, "
    "Rabu (3/12/2025), menurut Undang-Undang Nomor 7 Tahun 2017. (abc/ed. Foto: xyz/KPU Kota Salatiga) ....\n"
)
UNDATED = (
    "KPU Kota Salatiga Tambah Rak Buku\n"
    "Salatiga, kota-salatiga.kpu.go.id - KPU Kota Salatiga menambah rak buku di ruang tunggu. "
    "(abc/ed. Foto: xyz/KPU Kota Salatiga) ....\n"
)
TITLES = ["KPU Kota Salatiga Buka Layanan Pindah Memilih", "KPU Kota Salatiga Rapikan Gudang Arsip"]
NO_BULLETIN = "catatan belanja: gula, kopi, teh\n"

CLOSING = re.compile(
    r"(?P<bulletins>[\d,]+) bulletins?, (?P<dated>[\d,]+) dates? settled, (?P<warnings>[\d,]+) warnings?"
    r"(?: \((?P<codes>[^)]*)\))?, (?P<accounted>[\d,]+) of (?P<size>[\d,]+) bytes accounted for"
)

DUMPS = re.compile(r"[\d,]+ dumps?: [\d,]+ converted(?:, [\d,]+ (?:skipped as unchanged|failed))*")

Done = subprocess.CompletedProcess[bytes]


def environment(**more: str) -> dict[str, str]:
    plain = {k: v for k, v in os.environ.items() if k not in {"FORCE_COLOR", "NO_COLOR", "COLUMNS", "TERM"}}
    return {**plain, "COLUMNS": "100", "TERM": "xterm", **more}


def run(*args: str, stdin: bytes = b"", program: tuple[str, ...] = (PROGRAM,), **more: Any) -> Done:
    """Run the program to its end; whatever happens, it shows no traceback."""
    more.setdefault("env", environment())
    done = subprocess.run([*program, *args], input=stdin, capture_output=True, timeout=LIMIT, check=False, **more)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def run_unread(*args: str, cwd: Path) -> Done:
    """Run the program with nobody at the other end of the pipe that is its standard output."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        return subprocess.run(
            [PROGRAM, *args],
            stdout=write_end,
            stderr=subprocess.PIPE,
            cwd=cwd,
            timeout=LIMIT,
            check=False,
            env=environment(),
        )
    finally:
        os.close(write_end)


def shell(command: str, cwd: Path) -> Done:
    """Run a line of shell in which `$K` is the program."""
    return run("-c", command, program=("sh",), cwd=cwd, env=environment(K=PROGRAM))


def records(output: bytes) -> list[dict[str, Any]]:
    """Return the records of JSON Lines; every line is one, and each ends in a line feed."""
    assert output == b"" or output.endswith(b"\n")
    return [json.loads(line) for line in output.decode().splitlines()]


def titles(output: bytes) -> list[str]:
    return [r["title"] for r in records(output)]


def errors(done: Done) -> list[str]:
    """Return the lines on standard error without the closing lines."""
    lines = done.stderr.decode().splitlines()
    return [line for line in lines if not CLOSING.fullmatch(line) and not DUMPS.fullmatch(line)]


def closing(done: Done) -> dict[str, str | None]:
    found = [m for line in done.stderr.decode().splitlines() if (m := CLOSING.fullmatch(line))]
    assert len(found) == 1, done.stderr.decode()
    return found[0].groupdict()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """What `kpuparse split a.txt b.txt` gives; many tests hold their own output against it."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    return run("split", "a.txt", "b.txt", cwd=folder)


# --- input and output ---


def test_files_in_the_order_given(plain: Done) -> None:
    assert (plain.returncode, errors(plain)) == (0, [])
    first, second = records(plain.stdout)
    assert [first["title"], second["title"]] == TITLES
    assert {first["site"], second["site"]} == {"kota-salatiga.kpu.go.id"}
    assert {first["office"], second["office"]} == {"KPU Kota Salatiga"}
    assert first["source"] == {"file": "a.txt", "line": 1, "start": 0, "end": len(FIRST.encode())}
    assert second["source"] == {"file": "b.txt", "line": 1, "start": 0, "end": len(SECOND.encode())}


@pytest.mark.parametrize("args", [(), ("-",)], ids=["no argument", "dash"])
def test_standard_input(args: tuple[str, ...]) -> None:
    done = run("split", *args, stdin=(FIRST + SECOND).encode())
    assert done.returncode == 0
    assert titles(done.stdout) == TITLES
    assert {r["source"]["file"] for r in records(done.stdout)} == {"-"}


def test_standard_input_among_files(folder: Path) -> None:
    done = run("split", "b.txt", "-", cwd=folder, stdin=FIRST.encode())
    assert titles(done.stdout) == TITLES[::-1]


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system has no /dev/fd")
def test_a_pipe_as_a_file(folder: Path) -> None:
    # What a shell makes of `kpuparse split <(zcat old.gz)`.
    read_end, write_end = os.pipe()
    os.write(write_end, FIRST.encode())
    os.close(write_end)
    try:
        done = run("split", f"/dev/fd/{read_end}", pass_fds=(read_end,))
    finally:
        os.close(read_end)
    assert (done.returncode, titles(done.stdout)) == (0, TITLES[:1])


def test_a_packed_dump(folder: Path, plain: Done) -> None:
    (folder / "a.gz").write_bytes(gzip.compress((folder / "a.txt").read_bytes()))
    (folder / "b.dump").write_bytes(gzip.compress((folder / "b.txt").read_bytes()))
    done = run("split", "a.gz", "b.dump", cwd=folder)
    renamed = done.stdout.replace(b'"a.gz"', b'"a.txt"').replace(b'"b.dump"', b'"b.txt"')
    assert (done.returncode, renamed, done.stderr) == (0, plain.stdout, plain.stderr)
    done = run("split", stdin=gzip.compress((FIRST + SECOND).encode()))
    assert (done.returncode, titles(done.stdout)) == (0, TITLES)
    assert closing(done)["accounted"] == closing(done)["size"] == f"{len((FIRST + SECOND).encode()):,}"


@pytest.mark.parametrize(
    "args", [("old.gz",), ("-",), ("old.gz", "-o", "out.jsonl")], ids=["file", "stdin", "to a file"]
)
def test_a_packed_dump_that_is_cut_off(folder: Path, args: tuple[str, ...]) -> None:
    raw = gzip.compress((FIRST + SECOND).encode())[:-9]
    (folder / "old.gz").write_bytes(raw)
    (folder / "out.jsonl").write_text("")
    done = run("split", *args, cwd=folder, stdin=raw)
    assert done.returncode == 1
    assert titles((folder / "out.jsonl").read_bytes() if "-o" in args else done.stdout) == TITLES
    assert errors(done) == [f"kpuparse: {args[0]}: is cut off: the packed data have no end"]
    assert closing(done)["accounted"] == closing(done)["size"] != "0"


def test_a_packed_dump_that_is_damaged_does_not_stop_the_next(folder: Path) -> None:
    raw = gzip.compress((FIRST + SECOND).encode())
    (folder / "old.gz").write_bytes(raw[:10] + b"\x07" + raw[11:])
    done = run("split", "old.gz", "a.txt", cwd=folder)
    assert (done.returncode, titles(done.stdout)) == (1, TITLES[:1])
    assert errors(done) == ["kpuparse: old.gz: is damaged: invalid block type"]


def test_module_and_script_write_the_same(folder: Path, plain: Done) -> None:
    module = run("split", "a.txt", "b.txt", cwd=folder, program=(sys.executable, "-m", "kpuparse"))
    assert (module.returncode, module.stdout, module.stderr) == (0, plain.stdout, plain.stderr)


@pytest.mark.parametrize(
    "more", [{"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}]
)
def test_the_same_bytes_whatever_the_process(folder: Path, plain: Done, more: dict[str, str]) -> None:
    done = run("split", "a.txt", "b.txt", cwd=folder, env=environment(**more))
    assert done.stdout == plain.stdout
    assert "“Warga cukup membawa kartu identitas,”".encode() in done.stdout


def test_json_is_one_array(folder: Path, plain: Done) -> None:
    done = run("split", "--format", "json", "a.txt", "b.txt", cwd=folder)
    assert done.returncode == 0
    assert json.loads(done.stdout) == records(plain.stdout)


def test_json_of_nothing_is_an_empty_array(folder: Path) -> None:
    done = run("split", "--format", "json", cwd=folder)
    assert done.returncode == 1
    assert json.loads(done.stdout) == []


def test_every_record_fits_the_schema_that_is_printed(plain: Done) -> None:
    printed = run("schema")
    assert (printed.returncode, printed.stderr) == (0, b"")
    validator = Draft202012Validator(json.loads(printed.stdout))
    assert [e.message for r in records(plain.stdout) for e in validator.iter_errors(r)] == []


def test_explain_names_the_rules_and_nothing_else_changes(folder: Path, plain: Done) -> None:
    found = records(run("split", "--explain", "a.txt", "b.txt", cwd=folder).stdout)
    validator = Draft202012Validator(json.loads(run("schema", "--explain").stdout))
    assert [e.message for r in found for e in validator.iter_errors(r)] == []
    assert [len(r["quotes"]) for r in found] == [1, 0]
    for record in found:
        parts = [*record["people"], *record["quotes"], *(x for p in record["people"] for x in p["roles"])]
        assert all(part.pop("rule") for part in parts)
        assert record.pop("date_rule")
    assert found == records(plain.stdout)


# --- dates ---


def test_as_of_bounds_a_date_without_year(folder: Path) -> None:
    def date(day: str) -> str | None:
        (record,) = records(run("split", "a.txt", "--as-of", day, cwd=folder).stdout)
        found: str | None = record["date"]
        return found

    assert date("2025-12-02") == "2025-12-02"
    assert date("2025-12-01") != "2025-12-02"


def test_as_of_is_today_by_default(folder: Path) -> None:
    def dated(*args: str) -> bytes:
        return run("split", "a.txt", *args, cwd=folder).stdout

    # The day may change while the test runs.
    before = dt.date.today().isoformat()
    found = dated()
    after = dt.date.today().isoformat()
    assert found in {dated("--as-of", day) for day in {before, after}}


@pytest.mark.parametrize("day", ["besok", "2026-02-30", ""])
def test_as_of_wants_a_date(folder: Path, day: str) -> None:
    done = run("split", "a.txt", "--as-of", day, cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--as-of" in done.stderr


# --- standard error ---


def test_the_closing_line_counts(folder: Path) -> None:
    (folder / "c.txt").write_text(UNDATED, encoding="utf-8")
    done = run("split", "a.txt", "b.txt", "c.txt", "--as-of", "2026-11-01", cwd=folder)
    size = f"{len((FIRST + SECOND + UNDATED).encode()):,}"
    assert closing(done) == {
        "bulletins": "3",
        "dated": "2",
        "warnings": "1",
        "codes": "1 missing-date",
        "accounted": size,
        "size": size,
    }


def test_quiet_prints_nothing_beside_records(folder: Path, plain: Done) -> None:
    done = run("split", "-q", "a.txt", "b.txt", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, plain.stdout, b"")


def test_quiet_still_complains(folder: Path) -> None:
    done = run("split", "--quiet", "hilang.txt", "a.txt", cwd=folder)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["kpuparse: hilang.txt: no such file or directory"]


def test_a_file_that_is_not_there_among_good_ones(folder: Path) -> None:
    done = run("split", "a.txt", "hilang.txt", "b.txt", cwd=folder)
    assert done.returncode == 1
    assert titles(done.stdout) == TITLES
    assert errors(done) == ["kpuparse: hilang.txt: no such file or directory"]
    assert closing(done)["bulletins"] == "2"


def test_an_empty_folder_among_good_files(folder: Path) -> None:
    (folder / "isi").mkdir()
    done = run("split", "isi", "a.txt", cwd=folder)
    assert (done.returncode, titles(done.stdout)) == (1, TITLES[:1])
    assert errors(done) == ["kpuparse: isi: holds no dump"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    done = run("split", "b.txt", "a.txt", cwd=folder)
    assert (done.returncode, titles(done.stdout)) == (1, TITLES[:1])
    assert errors(done) == ["kpuparse: b.txt: permission denied"]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="this system has no file that opens and fails to read")
def test_a_file_that_fails_while_it_is_read(folder: Path) -> None:
    done = run("split", "/proc/self/mem", "a.txt", cwd=folder)
    assert (done.returncode, titles(done.stdout)) == (1, TITLES[:1])
    assert errors(done) == ["kpuparse: /proc/self/mem: input/output error"]


def test_control_characters_in_a_file_name_do_not_reach_the_terminal(folder: Path) -> None:
    done = run("split", "a\x1b[31m\n.txt", cwd=folder)
    assert done.returncode == 1
    assert b"\x1b" not in done.stderr
    assert len(errors(done)) == 1


def test_a_file_name_that_is_not_utf8(folder: Path) -> None:
    name = os.fsdecode(b"arsip-\xff.txt")
    (folder / name).write_text(FIRST, encoding="utf-8")
    done = run("split", name, cwd=folder)
    assert (done.returncode, titles(done.stdout)) == (0, TITLES[:1])


@pytest.mark.parametrize("content", ["", NO_BULLETIN], ids=["empty", "no bulletin"])
def test_no_bulletin_is_a_failure(folder: Path, content: str) -> None:
    (folder / "c.txt").write_text(content, encoding="utf-8")
    done = run("split", "c.txt", cwd=folder)
    assert done.returncode == 1
    assert errors(done) == ["kpuparse: no bulletin found"]
    size = f"{len(content):,}"
    assert (closing(done)["accounted"], closing(done)["size"]) == (size, size)


def test_an_empty_file_among_good_ones_is_no_failure(folder: Path) -> None:
    (folder / "c.txt").touch()
    done = run("split", "c.txt", "a.txt", cwd=folder)
    assert (done.returncode, titles(done.stdout)) == (0, TITLES[:1])
    assert errors(done) == ["kpuparse: c.txt: no bulletin found"]


# --- usage ---


@pytest.mark.parametrize(
    "args",
    [("split", "--format", "xml", "a.txt"), ("split", "--as-of"), ("split", "--wrong", "a.txt"), ("slpit",), ()],
    ids=["format", "option without value", "unknown option", "unknown command", "no command"],
)
def test_wrong_usage(folder: Path, args: tuple[str, ...]) -> None:
    done = run(*args, cwd=folder)
    assert (done.returncode, done.stdout if args else b"") == (2, b"")
    assert re.search(b"Usage|Error", done.stderr + done.stdout)


@pytest.mark.parametrize("program", [(PROGRAM,), (sys.executable, "-m", "kpuparse")], ids=["script", "module"])
def test_version(program: tuple[str, ...]) -> None:
    done = run("--version", program=program)
    assert (done.returncode, done.stdout.decode()) == (0, f"kpuparse {kpuparse.__version__}\n")


def test_help_names_every_option() -> None:
    done = run("split", "--help")
    assert (done.returncode, done.stderr) == (0, b"")
    for option in ("--output", "--format", "--as-of", "--quiet", "--explain", "DUMP"):
        assert option.encode() in done.stdout


@contextlib.contextmanager
def terminal() -> Any:
    """Yield the two ends of a pseudo-terminal: the one to look at, and the one to hand over."""
    outer, inner = pty.openpty()
    try:
        yield outer, inner
    finally:
        os.close(outer)
        os.close(inner)


@pytest.mark.parametrize("args", [(), ("split",)], ids=["bare", "split"])
def test_help_instead_of_waiting_on_a_terminal(args: tuple[str, ...]) -> None:
    with terminal() as (_, inner):
        done = subprocess.run(
            [PROGRAM, *args], stdin=inner, capture_output=True, timeout=LIMIT, check=False, env=environment()
        )
    assert done.returncode == 2
    assert b"Usage" in done.stdout
    assert done.stderr == b""


# --- output to a file ---


def test_output_goes_to_the_file(folder: Path, plain: Done) -> None:
    done = run("split", "a.txt", "b.txt", "-o", "out.jsonl", cwd=folder)
    assert (done.returncode, done.stdout) == (0, b"")
    assert closing(done)["bulletins"] == "2"
    assert (folder / "out.jsonl").read_bytes() == plain.stdout
    assert names(folder) == ["a.txt", "b.txt", "out.jsonl"]


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_permissions_follow_the_umask(folder: Path, mask: int, mode: int) -> None:
    run("split", "a.txt", "-o", "out.jsonl", cwd=folder, umask=mask)
    assert (folder / "out.jsonl").stat().st_mode & 0o777 == mode


def test_output_may_replace_the_dump_itself(folder: Path) -> None:
    assert run("split", "a.txt", "-o", "a.txt", cwd=folder).returncode == 0
    assert titles((folder / "a.txt").read_bytes()) == TITLES[:1]


def test_no_name_of_an_output(folder: Path) -> None:
    done = run("split", "a.txt", "-o", "", cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "kpuparse: --output wants the name of a file or a folder\n"
    assert names(folder) == ["a.txt", "b.txt"]


def test_a_link_to_itself_is_replaced(folder: Path) -> None:
    (folder / "out.jsonl").symlink_to("out.jsonl")
    assert run("split", "a.txt", "-o", "out.jsonl", cwd=folder).returncode == 0
    assert titles((folder / "out.jsonl").read_bytes()) == TITLES[:1]


def test_output_holds_what_succeeded(folder: Path) -> None:
    done = run("split", "hilang.txt", "a.txt", "-o", "out.jsonl", cwd=folder)
    assert done.returncode == 1
    assert titles((folder / "out.jsonl").read_bytes()) == TITLES[:1]


def test_output_into_a_folder_that_is_not_there(folder: Path) -> None:
    done = run("split", "a.txt", "-o", "hilang/out.jsonl", cwd=folder)
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.splitlines()) == 1
    assert b"no such file or directory" in done.stderr
    assert names(folder) == ["a.txt", "b.txt"]


def test_output_error_names_the_file_as_given(folder: Path) -> None:
    done = run("split", "a.txt", "-o", "hilang/out.jsonl", cwd=folder)
    assert done.stderr.decode() == "kpuparse: hilang/out.jsonl: no such file or directory\n"


def test_output_to_a_named_pipe(folder: Path) -> None:
    # As root `-o /dev/stdout` even replaces that for the whole machine.
    pipe = folder / "pipa"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        run("split", "a.txt", "-o", "pipa", cwd=folder)
        assert pipe.is_fifo()
        assert titles(os.read(reader, 1 << 16)) == TITLES[:1]
    finally:
        os.close(reader)


# --- streams that fail ---


@pytest.mark.parametrize(
    "command",
    [
        "$K split a.txt >/dev/full",
        "$K schema >/dev/full",
        "$K --version >/dev/full",
        "$K --help >/dev/full",
    ],
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk(folder: Path, command: str) -> None:
    done = shell(command, folder)
    assert done.returncode == 1
    assert errors(done) == ["kpuparse: standard output: no space left on device"]


@pytest.mark.parametrize("command", ["$K split a.txt >&-", "$K split - <&-", "$K split <&-"])
def test_a_closed_stream(folder: Path, command: str) -> None:
    done = shell(command, folder)
    assert done.returncode == 1
    assert len(errors(done)) == 1


def test_a_closed_standard_error(folder: Path) -> None:
    done = shell("$K split a.txt 2>&-", folder)
    assert (done.returncode, titles(done.stdout)) == (0, TITLES[:1])


def test_the_reader_leaves_early(folder: Path) -> None:
    # Far more than the pipe between them holds, so that the writer is still at work.
    (folder / "long.txt").write_text(FIRST * 300, encoding="utf-8")
    writer = subprocess.Popen(
        [PROGRAM, "split", "long.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(),
    )
    assert writer.stdout and writer.stderr
    head = subprocess.run(["head", "-1"], stdin=writer.stdout, capture_output=True, timeout=LIMIT, check=True)
    writer.stdout.close()
    assert titles(head.stdout) == TITLES[:1]
    assert (writer.wait(LIMIT), writer.stderr.read()) == (141, b"")
    writer.stderr.close()


@pytest.mark.parametrize(
    "args",
    [
        ("split", "a.txt"),
        ("split", "a.txt", "--format", "json"),
        ("schema",),
        ("--version",),
        ("split", "--help"),
    ],
    ids=" ".join,
)
def test_the_reader_is_gone_before_the_first_byte(folder: Path, args: tuple[str, ...]) -> None:
    done = run_unread(*args, cwd=folder)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_a_pipe_into_jq(folder: Path) -> None:
    done = shell(
        "$K split --as-of 2026-11-01 a.txt b.txt | jq -r '[.date, .people[0].name, .credit.writers[0]] | @tsv'", folder
    )
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == ["2025-12-02\tBudi Laksana\tabc", "2025-12-03\tRina Wati\tabc"]
    done = shell("$K split --format json a.txt b.txt | jq length", folder)
    assert done.stdout == b"2\n"
    done = shell("$K schema | jq -r '.required[0]'", folder)
    assert done.stdout == b"id\n"


# --- interrupts ---


def start(*args: str, cwd: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [PROGRAM, *args],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env=environment(),
    )


def wait_until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + LIMIT
    while not holds():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.02)


def end_with(process: subprocess.Popen[bytes], number: signal.Signals) -> tuple[int, bytes, bytes]:
    """Send a signal; return exit status, standard output and standard error."""
    process.send_signal(number)
    output, complaint = process.communicate(timeout=LIMIT)
    return process.returncode, output, complaint


def test_interrupt_while_it_waits_for_input(folder: Path) -> None:
    process = start("split", cwd=folder)
    assert process.stdin
    # A pipe does not hold so much: when all is written, the program reads.
    process.stdin.write(FIRST.encode() * 2000)
    process.stdin.flush()
    assert end_with(process, signal.SIGINT) == (130, b"", b"")


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGINT,
        signal.SIGTERM,
        signal.SIGHUP,
    ],
)
def test_a_signal_leaves_the_old_output_alone(folder: Path, number: signal.Signals) -> None:
    (folder / "out.jsonl").write_text("old\n", encoding="utf-8")
    process = start("split", "-o", "out.jsonl", cwd=folder)
    wait_until(lambda: len(names(folder)) == 4)
    status, output, complaint = end_with(process, number)
    assert status == 128 + number
    assert (output, complaint) == (b"", b"")
    assert names(folder) == ["a.txt", "b.txt", "out.jsonl"]
    assert (folder / "out.jsonl").read_text(encoding="utf-8") == "old\n"


def test_interrupt_in_the_middle_of_writing(folder: Path) -> None:
    (folder / "long.txt").write_text(FIRST * 3000, encoding="utf-8")
    process = start("split", "long.txt", "-o", "out.jsonl", cwd=folder)
    wait_until(lambda: any(p.stat().st_size for p in folder.glob(".kpuparse-*")))
    assert end_with(process, signal.SIGINT) == (130, b"", b"")
    assert names(folder) == ["a.txt", "b.txt", "long.txt"]


def test_the_output_appears_whole_or_not_at_all(folder: Path) -> None:
    (folder / "out.jsonl").write_text("old\n", encoding="utf-8")
    process = start("split", "-q", "-o", "out.jsonl", cwd=folder)
    wait_until(lambda: len(names(folder)) == 4)
    assert (folder / "out.jsonl").read_text(encoding="utf-8") == "old\n"
    output, complaint = process.communicate(FIRST.encode(), timeout=LIMIT)
    assert (process.returncode, output, complaint) == (0, b"", b"")
    assert titles((folder / "out.jsonl").read_bytes()) == TITLES[:1]
    assert names(folder) == ["a.txt", "b.txt", "out.jsonl"]


# --- progress ---


def seen_on_terminal(*args: str, cwd: Path) -> tuple[int, bytes, bytes]:
    """Run with standard error on a terminal; return status, standard output and what the terminal showed."""
    shown = bytearray()
    with terminal() as (outer, inner):
        process = subprocess.Popen(
            [PROGRAM, *args],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=inner,
            cwd=cwd,
            env=environment(),
        )
        assert process.stdout
        collected: list[bytes] = []
        reader = threading.Thread(target=lambda: collected.append(process.stdout.read()))  # type: ignore[union-attr]
        reader.start()
        while process.poll() is None or select.select([outer], [], [], 0.05)[0]:
            if select.select([outer], [], [], 0.05)[0]:
                shown += os.read(outer, 1 << 16)
        reader.join(LIMIT)
        process.stdout.close()
    return process.returncode, collected[0], bytes(shown)


def test_progress_is_shown_on_a_terminal_and_nowhere_else(folder: Path) -> None:
    (folder / "long.txt").write_text(FIRST + "x" * LONG, encoding="utf-8")
    plain = run("split", "long.txt", cwd=folder)
    assert plain.stderr.count(b"\n") == 1
    assert closing(plain)["accounted"] == closing(plain)["size"]
    status, output, shown = seen_on_terminal("split", "long.txt", cwd=folder)
    assert (status, output) == (plain.returncode, plain.stdout)
    assert b"long.txt" in shown
    assert shown.replace(b"\r\n", b"\n").endswith(plain.stderr)


def test_no_progress_for_short_work(folder: Path, plain: Done) -> None:
    status, output, shown = seen_on_terminal("split", "a.txt", "b.txt", cwd=folder)
    assert (status, output) == (0, plain.stdout)
    assert shown.replace(b"\r\n", b"\n") == plain.stderr
