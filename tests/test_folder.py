"""A tree of dumps becomes a folder of shards: the same bytes in however many runs, and nothing missing."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import bagit
import generate
import pytest
from test_cli import FIRST, LIMIT, PROGRAM, SECOND, closing, environment, errors, run, wait_until
from tree import AS_OF, DUMPS, FAILING, KINDS

import kpuparse
import kpuparse.folder
import kpuparse.shards
from kpuparse.batches import batches
from kpuparse.console import UsageError
from kpuparse.folder import make_shards, tasks
from kpuparse.inputs import Input
from kpuparse.manifest import NAME, Manifest
from kpuparse.parallel import Workers
from kpuparse.progress import Progress
from kpuparse.shards import Options, Shard, Task, make_shard
from kpuparse.write import SUFFIXES, format_named

FORMATS = [form for form in SUFFIXES if form != "sqlite"]
"""Those of files; tests/test_archive.py has those of the database."""


def digests(folder: Path) -> dict[str, str]:
    """Return the checksum of every file below `folder`."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {os.fspath(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def manifest(folder: Path) -> dict[str, dict[str, Any]]:
    lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
    return {shard["output"]: shard for shard in map(json.loads, lines)}


# --- a large tree ---


def test_the_report_adds_up(archive: Path, made: Counter[str]) -> None:
    failing = sum(made[kind] for kind in FAILING)
    report = (archive / "report.txt").read_text("utf-8").splitlines()
    assert set(made) == set(KINDS)
    assert f"{DUMPS:,} dumps: {DUMPS - failing:,} converted, {failing:,} failed" in report
    named = [line for line in report if line.startswith("kpuparse: ")]
    assert sum(line.endswith("no bulletin found") for line in named) == made["empty"] + made["not text"]
    assert sum(line.endswith("no such file or directory") for line in named) == made["missing"]
    assert len(named) == failing + made["empty"] + made["not text"]


def test_the_manifest_accounts_for_every_dump(archive: Path, made: Counter[str]) -> None:
    shards = manifest(archive / "clean")
    assert len(shards) == DUMPS
    assert list(shards) == sorted(shards)
    without = [shard for shard in shards.values() if shard["output_sha256"] is None]
    assert len(without) == made["missing"] + made["damaged"]
    assert all(shard["error"] for shard in without)
    written = {o: s["output_sha256"] for o, s in shards.items() if s["output_sha256"]}
    there = digests(archive / "clean")
    there.pop(NAME)
    assert written == there
    for shard in shards.values():
        if shard["sha256"]:
            raw = (archive / shard["dump"]).read_bytes()
            assert (shard["size"], shard["sha256"]) == (len(raw), hashlib.sha256(raw).hexdigest())
    counts = [shard["counts"] for shard in shards.values()]
    said = closing_line(archive / "report.txt")
    for key, name in (("bulletins", "bulletins"), ("dated", "dated"), ("accounted", "accounted"), ("size", "bytes")):
        assert said[key] == f"{sum(count[name] for count in counts):,}"


def closing_line(report: Path) -> dict[str, str | None]:
    return closing(subprocess.CompletedProcess([], 1, b"", report.read_bytes()))


def test_a_shard_is_what_the_dump_gives_alone(archive: Path) -> None:
    shards = [s for s in manifest(archive / "clean").values() if not s["error"]]
    for shard in random.Random(1).sample(shards, 5):
        alone = run("split", shard["dump"], "-q", *AS_OF, cwd=archive)
        assert alone.stdout == (archive / "clean" / shard["output"]).read_bytes()


def test_one_file_for_all_is_the_shards_end_to_end(archive: Path) -> None:
    for jobs in "12":
        done = run("split", "tree", "-o", f"all-{jobs}.jsonl", "-j", jobs, *AS_OF, cwd=archive)
        assert done.returncode == 1
        assert done.stderr == (archive / "report.txt").read_bytes()
    # In the order of the tree, which is not that of the manifest.
    lines = (archive / "all-1.jsonl").read_bytes().splitlines(keepends=True)
    assert lines == (archive / "all-2.jsonl").read_bytes().splitlines(keepends=True)
    in_shards = [line for o in manifest(archive / "clean") for line in lines_of(archive / "clean" / o)]
    assert sorted(lines) == sorted(in_shards)


def lines_of(shard: Path) -> list[bytes]:
    return shard.read_bytes().splitlines(keepends=True) if shard.exists() else []


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "jsonl"])
def test_every_format(archive: Path, form: str) -> None:
    done = run("split", "tree", "-o", f"{form}/", "-j", "2", "--format", form, *AS_OF, cwd=archive)
    assert done.returncode == 1
    assert done.stderr == (archive / "report.txt").read_bytes()
    shards, plain = manifest(archive / form), manifest(archive / "clean")
    assert {o.removesuffix(SUFFIXES[form]) for o in shards} == {o.removesuffix(".jsonl") for o in plain}
    assert all(output.endswith(SUFFIXES[form]) for output in shards)
    assert [s["counts"] for s in shards.values()] == [s["counts"] for s in plain.values()]
    shutil.rmtree(archive / form)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_interrupted_and_resumed_it_is_one_clean_run(archive: Path, seed: int) -> None:
    rng, output = random.Random(seed), archive / f"resumed-{seed}"
    process = start("split", "tree", "-o", f"{output.name}/", "-j", "2", *AS_OF, cwd=archive)
    wanted = rng.randint(1, DUMPS - 500)
    wait_until(lambda: (output / NAME).exists() and (output / NAME).read_bytes().count(b"\n") >= wanted)
    for _ in range(rng.randint(1, 2)):
        process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=LIMIT)
    assert (process.returncode, complaint) == (130, b"")
    clean = digests(archive / "clean")
    for name, digest in digests(output).items():
        assert name == NAME or clean[name] == digest
    there = sum(bool(shard["output_sha256"]) for shard in manifest(output).values())
    # What was done and not noted may be done again.
    assert 0 < there <= len(digests(output)) - 1 < len(clean) - 1

    done = run("split", "tree", "-o", f"{output.name}/", "-j", "2", "--resume", *AS_OF, cwd=archive)
    assert digests(output) == clean
    [line] = [line for line in done.stderr.decode().splitlines() if " dumps: " in line]
    numbers = [int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", line)]
    assert numbers[0] == sum(numbers[1:]) == DUMPS
    assert numbers[2] >= wanted * 0.8
    assert closing(done) == closing_line(archive / "report.txt")


def start(*args: str, cwd: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([PROGRAM, *args], stderr=subprocess.PIPE, cwd=cwd, env=environment())


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
def test_a_killed_worker_changes_nothing(archive: Path) -> None:
    output = archive / "killed"
    process = start("split", "tree", "-o", "killed/", "-j", "2", *AS_OF, cwd=archive)
    wait_until(lambda: (output / NAME).exists() and (output / NAME).stat().st_size > 0)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("utf-8").split()
    os.kill(int(children[0]), signal.SIGKILL)
    _, complaint = process.communicate(timeout=LIMIT)
    assert complaint == (archive / "report.txt").read_bytes()
    assert digests(output) == digests(archive / "clean")


# --- a small one ---


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "arsip/2024").mkdir(parents=True)
    (tmp_path / "arsip/a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "arsip/2024/b.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def split(folder: Path, *more: str, status: int = 0, as_of: tuple[str, ...] = AS_OF) -> list[str]:
    """Convert `arsip` into `keluar/`, and return what is said beside the closing lines."""
    done = run("split", "arsip", "-o", "keluar/", *as_of, *more, cwd=folder)
    assert (done.returncode, done.stdout) == (status, b"")
    return errors(done)


def redone(folder: Path, *more: str, status: int = 0, as_of: tuple[str, ...] = AS_OF) -> set[str]:
    """Convert again what has changed, and return the names of the shards that are new."""
    before = {path: path.stat().st_ino for path in (folder / "keluar").rglob("*.*") if path.name != NAME}
    split(folder, "--resume", *more, status=status, as_of=as_of)
    after = {path: path.stat().st_ino for path in (folder / "keluar").rglob("*.*") if path.name != NAME}
    return {os.fspath(p.relative_to(folder / "keluar")) for p in after if after[p] != before.get(p)}


def test_shards_are_named_after_the_dumps(folder: Path) -> None:
    assert split(folder) == []
    assert set(digests(folder / "keluar")) == {"2024/b.txt.jsonl", "a.txt.jsonl", NAME}


def test_without_a_slash_a_folder_that_is_there_is_meant(folder: Path) -> None:
    (folder / "ada").mkdir()
    assert run("split", "arsip/a.txt", "-o", "ada", cwd=folder).returncode == 0
    assert set(digests(folder / "ada")) == {"a.txt.jsonl", NAME}


def test_the_output_may_lie_in_the_input(folder: Path) -> None:
    for _ in range(2):
        assert run("split", ".", "-o", "arsip/keluar/", *AS_OF, cwd=folder).returncode == 0
    assert set(manifest(folder / "arsip/keluar")) == {"arsip/2024/b.txt.jsonl", "arsip/a.txt.jsonl"}


def test_only_what_is_new_is_done(folder: Path) -> None:
    split(folder)
    assert redone(folder) == set()
    (folder / "arsip/c.txt").write_text(FIRST, encoding="utf-8")
    assert redone(folder) == {"c.txt.jsonl"}


def test_what_was_skipped_is_said(folder: Path) -> None:
    split(folder)
    done = run("split", "arsip", "-o", "keluar/", "--resume", "-v", *AS_OF, cwd=folder)
    assert done.stderr.decode().splitlines()[:3] == [
        "arsip/2024/b.txt: skipped as unchanged",
        "arsip/a.txt: skipped as unchanged",
        "2 dumps: 0 converted, 2 skipped as unchanged",
    ]
    assert closing(done)["bulletins"] == "2"


def test_without_resume_all_is_done(folder: Path) -> None:
    split(folder)
    inode = (folder / "keluar/a.txt.jsonl").stat().st_ino
    split(folder)
    assert (folder / "keluar/a.txt.jsonl").stat().st_ino != inode


def test_what_has_changed_is_done_again(folder: Path) -> None:
    split(folder)
    # Of the same size and time, too.
    times = (folder / "arsip/a.txt").stat()
    (folder / "arsip/a.txt").write_text(FIRST.replace("Budi", "Dudi"), encoding="utf-8")
    os.utime(folder / "arsip/a.txt", ns=(times.st_atime_ns, times.st_mtime_ns))
    assert redone(folder) == {"a.txt.jsonl"}
    assert b"Dudi" in (folder / "keluar/a.txt.jsonl").read_bytes()
    (folder / "keluar/2024/b.txt.jsonl").write_bytes(b"{}\n")
    assert redone(folder) == {"2024/b.txt.jsonl"}
    (folder / "keluar/2024/b.txt.jsonl").unlink()
    assert redone(folder) == {"2024/b.txt.jsonl"}


@pytest.mark.parametrize("more", [("--explain",), ("--as-of", "2026-11-02")])
def test_with_other_options_all_is_done_again(folder: Path, more: tuple[str, ...]) -> None:
    split(folder)
    assert redone(folder, *more) == {"2024/b.txt.jsonl", "a.txt.jsonl"}


def test_another_format_is_another_shard(folder: Path) -> None:
    split(folder)
    assert redone(folder, "--format", "csv") == {"2024/b.txt.csv", "a.txt.csv"}
    assert len(manifest(folder / "keluar")) == 4


def test_a_new_day_alone_does_nothing_again(folder: Path) -> None:
    split(folder)
    assert redone(folder, as_of=()) == set()
    (folder / "arsip/c.txt").write_text(FIRST, encoding="utf-8")
    assert redone(folder, as_of=()) == {"c.txt.jsonl"}
    days = {o: s["options"]["as_of"] for o, s in manifest(folder / "keluar").items()}
    assert days["a.txt.jsonl"] == "2026-11-01"
    assert days["c.txt.jsonl"] == dt.date.today().isoformat()


def test_another_version_does_all_again(folder: Path) -> None:
    split(folder)
    path = folder / "keluar" / NAME
    path.write_text(path.read_text("utf-8").replace(f'"{kpuparse.__version__}"', '"0.0.1"', 1), encoding="utf-8")
    assert redone(folder) == {"2024/b.txt.jsonl"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw[: len(raw) - 40],
        lambda raw: raw + b'{"output": "x"}\n',
        lambda raw: raw + b"[1]\nnull\n\xff\n{}\n",
        lambda raw: raw.replace(b'"warnings":{}', b'"warnings":[3]'),
        lambda raw: raw.replace(b'"bulletins":1', b'"bulletins":"x"'),
    ],
)
def test_a_spoilt_manifest_only_costs_time(folder: Path, spoil: Any) -> None:
    split(folder)
    clean = digests(folder / "keluar")
    path = folder / "keluar" / NAME
    path.write_bytes(spoil(path.read_bytes()))
    split(folder, "--resume")
    assert digests(folder / "keluar") == clean


def test_a_dump_that_is_gone_keeps_its_shard(folder: Path) -> None:
    split(folder)
    clean = digests(folder / "keluar")
    (folder / "arsip/a.txt").unlink()
    assert redone(folder) == set()
    assert digests(folder / "keluar") == clean


def test_a_dump_that_can_no_longer_be_read_keeps_its_shard(folder: Path) -> None:
    split(folder)
    before = digests(folder / "keluar")
    (folder / "arsip/a.txt").unlink()
    (folder / "arsip/a.txt").symlink_to("hilang")
    assert split(folder, status=1) == ["kpuparse: arsip/a.txt: no such file or directory"]
    assert digests(folder / "keluar") | {NAME: ""} == before | {NAME: ""}
    shard = manifest(folder / "keluar")["a.txt.jsonl"]
    assert (shard["error"], shard["output_sha256"]) == ("no such file or directory", before["a.txt.jsonl"])
    (folder / "arsip/a.txt").unlink()
    (folder / "arsip/a.txt").write_text(FIRST, encoding="utf-8")
    assert redone(folder) == {"a.txt.jsonl"}


def test_what_a_killed_run_left_is_swept_up(folder: Path) -> None:
    split(folder)
    (folder / "keluar/2024/.kpuparse-0123456789abcdef.tmp").write_bytes(b"half")
    split(folder)
    assert set(digests(folder / "keluar")) == {"2024/b.txt.jsonl", "a.txt.jsonl", NAME}


def test_what_another_run_is_writing_is_not_swept_up(folder: Path) -> None:
    pytest.importorskip("fcntl")
    (folder / "keluar").mkdir()
    other = subprocess.Popen(
        [PROGRAM, "split", "-q", "-o", "keluar/lain.jsonl"], stdin=subprocess.PIPE, cwd=folder, env=environment()
    )
    wait_until(lambda: list((folder / "keluar").glob(".kpuparse-*")))
    split(folder)
    other.communicate(SECOND.encode(), timeout=LIMIT)
    assert other.returncode == 0
    assert set(digests(folder / "keluar")) == {"2024/b.txt.jsonl", "a.txt.jsonl", "lain.jsonl", NAME}


def test_two_runs_do_not_write_into_one_folder(folder: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    (folder / "keluar").mkdir()
    handle = os.open(folder / "keluar", os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        assert split(folder, status=1) == ["kpuparse: keluar: another kpuparse is writing there"]
    finally:
        os.close(handle)
    assert split(folder) == []


def test_a_shard_that_cannot_be_written_is_no_reason_to_stop(folder: Path) -> None:
    name = "x" * 252 + ".tx"
    (folder / "arsip" / name).write_text(FIRST, encoding="utf-8")
    [complaint] = split(folder, status=1)
    assert complaint == f"kpuparse: arsip/{name}: keluar/{name}.jsonl: file name too long"
    assert set(digests(folder / "keluar")) == {"2024/b.txt.jsonl", "a.txt.jsonl", NAME}


def test_a_large_dump_is_shared_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = generate.dump(list(generate.bulletins(5, 6000)))
    assert len(big.encode()) > 1 << 22
    (folder / "arsip/besar.txt").write_text(big, encoding="utf-8")
    for jobs in "12":
        assert split(folder, "-j", jobs) == []
        shutil.move(folder / "keluar", folder / f"keluar-{jobs}")
    assert digests(folder / "keluar-1") == digests(folder / "keluar-2")


def test_a_dump_that_grows_large_meanwhile_is_done_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[str] = Counter()

    def grows(dump: Input) -> bool:
        asked[dump.path] += 1
        return asked[dump.path] > 1

    monkeypatch.setattr(kpuparse.folder, "is_large", grows)
    dumps = [Input(str(folder / "arsip/a.txt"), "a.txt"), Input(str(folder / "arsip/2024/b.txt"), "b.txt")]
    with Progress(2, 0, quiet=True) as progress:
        made = list(make_shards(tasks(dumps, folder / "keluar", Options("jsonl", AS_OF[1])), Workers(1), progress))
    assert [(task.dump.path, result.shard.error) for task, result in made] == [(dump.path, None) for dump in dumps]


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (("arsip", "arsip", "-o", "k/"), "arsip/2024/b.txt and arsip/2024/b.txt would both become k/2024/b.txt.jsonl"),
        (("arsip/a.txt", "arsip", "-o", "k/"), "arsip/a.txt and arsip/a.txt would both become k/a.txt.jsonl"),
        (("-", "-o", "k/"), "standard input has no name for a file in a folder"),
        (("kpuparse-manifest", "-o", "k/"), "kpuparse-manifest would become the manifest, k/kpuparse-manifest.jsonl"),
        (
            ("arsip", "-o", "k.jsonl", "--resume"),
            "--resume goes with a folder or a database as output: -o FOLDER/ or -o FILE.db",
        ),
        (("arsip", "-o", "k/", "--format", "sqlite"), "the format sqlite goes with one file as output: -o FILE.db"),
        (("arsip", "--format", "sqlite"), "the format sqlite goes with one file as output: -o FILE.db"),
        (("arsip", "--bag"), "--bag and --scheduler go with a folder as output: -o FOLDER/"),
        (
            ("arsip", "-o", "k/", "--format", "csv", "--explain"),
            "--explain goes with the formats jsonl, json and sqlite",
        ),
        (("arsip", "-o", "k.json", "--excel"), "--excel goes with the format csv"),
    ],
)
def test_wrong_usage(folder: Path, args: tuple[str, ...], complaint: str) -> None:
    done = run("split", *args, cwd=folder)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", f"kpuparse: {complaint}\n")
    assert not (folder / "k").exists()


def test_the_format_follows_the_ending(folder: Path) -> None:
    for form in FORMATS:
        suffix = SUFFIXES[form]
        asked = run("split", "arsip", "--format", form, *AS_OF, cwd=folder).stdout
        run("split", "arsip", "-o", f"out{suffix}", *AS_OF, cwd=folder)
        assert (folder / f"out{suffix}").read_bytes() == asked
    run("split", "arsip", "-o", "out.csv", "--format", "json", *AS_OF, cwd=folder)
    assert json.loads((folder / "out.csv").read_bytes())


def test_the_function_of_the_library(folder: Path) -> None:
    shard = kpuparse.write_shard(
        folder / "arsip/a.txt", folder / "baru/x.csv", format="csv", as_of=dt.date(2026, 11, 1)
    )
    raw = (folder / "baru/x.csv").read_bytes()
    assert (shard.output, shard.output_size, shard.counts.bulletins, shard.error) == ("x.csv", len(raw), 1, None)
    assert kpuparse.write_shard(folder / "arsip/hilang", folder / "baru/y").error == "no such file or directory"
    assert not (folder / "baru/y").exists()
    with pytest.raises(ValueError, match="unknown format 'xml'"):
        kpuparse.write_shard(folder / "arsip/a.txt", folder / "baru/z", format="xml")


def test_a_pipe_has_no_shard(folder: Path) -> None:
    os.mkfifo(folder / "pipa")
    options = Options("jsonl", "2026-11-01")
    assert make_shard(Task(Input("pipa", "pipa", root=str(folder)), folder, "x", options)).shard.error == "is no file"


# --- bags ---


def test_a_bag(folder: Path) -> None:
    (folder / "arsip/100%.txt").write_text(FIRST, encoding="utf-8")
    assert split(folder, "--bag") == []
    bag = bagit.Bag(os.fspath(folder / "keluar"))
    assert bag.validate()
    assert {entry for entry in bag.entries if entry.startswith("data/")} == {
        *("data/2024/b.txt.jsonl", "data/a.txt.jsonl", "data/100=25.txt.jsonl")
    }
    assert NAME in bag.entries
    raw = (folder / "arsip/a.txt").read_bytes()
    assert manifest(folder / "keluar")["data/a.txt.jsonl"]["sha256"] == hashlib.sha256(raw).hexdigest()


def test_a_bag_is_resumed(folder: Path) -> None:
    split(folder, "--bag")
    (folder / "arsip/c.txt").write_text(SECOND, encoding="utf-8")
    assert redone(folder, "--bag") >= {"data/c.txt.jsonl"}
    assert bagit.Bag(os.fspath(folder / "keluar")).validate()
    resumed = digests(folder / "keluar")
    shutil.rmtree(folder / "keluar")
    split(folder, "--bag")
    assert digests(folder / "keluar") == resumed


def test_a_strange_file_in_a_bag_is_named(folder: Path) -> None:
    split(folder, "--bag")
    (folder / "keluar/data/catatan.txt").write_text("", encoding="utf-8")
    assert split(folder, "--bag", "--resume", status=1) == [
        "kpuparse: keluar/data/catatan.txt: is not in the manifest, and so cannot be in the bag"
    ]


def test_a_bag_and_a_plain_folder_do_not_mix(folder: Path) -> None:
    split(folder, "--bag")
    assert split(folder, status=2) == ["kpuparse: keluar is a bag; say --bag"]
    shutil.rmtree(folder / "keluar")
    split(folder)
    [complaint] = split(folder, "--bag", status=2)
    assert complaint == "kpuparse: keluar holds shards that are in no bag; --bag wants a folder of its own"


# --- names ---


def test_names_of_shards_are_utf8() -> None:
    given = Input(os.fsdecode(b"\xff.txt"), os.fsdecode(b"\xff.txt"))
    [task] = tasks([given], Path("k"), Options("jsonl", "2026-11-01"))
    assert task.output == "\\xff.txt.jsonl"


def outputs(*places: str, bag: bool = False) -> list[str]:
    dumps = [Input(f"arsip/{place}", place) for place in places]
    return [task.output for task in tasks(dumps, Path("k"), Options("jsonl", "2026-11-01"), bag=bag)]


def test_no_two_names_become_one() -> None:
    assert outputs(os.fsdecode(b"\xff"), "\\xff", "\\x5cxff", "a\\b") == [
        *("\\xff.jsonl", "\\x5cxff.jsonl", "\\x5cx5cxff.jsonl", "a\\b.jsonl")
    ]
    assert outputs("100%", "100=25", "a=b", bag=True) == [
        *("data/100=25.jsonl", "data/100=3D25.jsonl", "data/a=b.jsonl")
    ]


def test_names_that_differ_only_in_how_accents_are_put_together() -> None:
    twins = "R\u00e9kap", "Re\u0301kap"
    assert outputs(*twins) == [f"{twin}.jsonl" for twin in twins]
    with pytest.raises(UsageError, match="would both become"):
        outputs(*twins, bag=True)


@pytest.mark.parametrize("places", [("a", "a.jsonl/b"), ("a.jsonl/b/c", "a"), ("x/a.jsonl/b", "x/a.jsonl/c", "x/a")])
def test_a_shard_is_not_where_the_folder_of_another_is(places: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match=r"a would become k/(x/)?a.jsonl, and arsip/.* be in it"):
        outputs(*places)


def test_nothing_is_in_the_place_of_the_manifest() -> None:
    with pytest.raises(UsageError, match=f"would become the manifest, k/{NAME}"):
        outputs("b", f"{NAME}/a")


def test_the_names_of_shards_do_not_depend_on_the_locale(folder: Path) -> None:
    (folder / "arsip/R\u00e9kap.txt").write_text(FIRST, encoding="utf-8")
    split(folder)
    before = digests(folder / "keluar")
    shutil.rmtree(folder / "keluar")
    plain = environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert run("split", "arsip", "-o", "keluar/", *AS_OF, cwd=folder, env=plain).returncode == 0
    assert set(digests(folder / "keluar")) == set(before)


# --- what must not get lost ---


def test_a_shard_does_not_take_the_place_of_a_dump(folder: Path) -> None:
    (folder / "arsip/a.txt.jsonl").write_text(SECOND, encoding="utf-8")
    done = run("split", "arsip/a.txt", "arsip/a.txt.jsonl", "-o", "arsip/", cwd=folder)
    assert done.returncode == 2
    assert errors(done) == ["kpuparse: arsip/a.txt would become arsip/a.txt.jsonl, which is a dump"]
    assert (folder / "arsip/a.txt.jsonl").read_text("utf-8") == SECOND


def test_a_dump_that_changes_while_it_is_read_is_no_success(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "arsip/a.txt"
    task = Task(Input(str(path), "a.txt"), folder, "x", Options("jsonl", "2026-11-01"))
    plain = kpuparse.shards.checksum

    def then_changed(of: Path) -> tuple[int, str]:
        found = plain(of)
        of.write_text(FIRST + SECOND, encoding="utf-8")
        return found

    monkeypatch.setattr(kpuparse.shards, "checksum", then_changed)
    assert make_shard(task).shard.error == "has changed while it was read"
    monkeypatch.undo()
    assert make_shard(task).shard.error is None


def test_a_dump_that_grows_before_it_is_read(folder: Path) -> None:
    path = folder / "arsip/a.txt"
    found = batches(Input(str(path), "a.txt"), dt.date(2026, 11, 1), format_named("jsonl"), Workers(1))
    assert next(found).counts.read == path.stat().st_size
    path.write_text(FIRST + SECOND, encoding="utf-8")
    assert len(next(found).records) == 2
    with pytest.raises(OSError, match="has changed while it was read"):
        next(found)


def test_a_folder_that_is_deleted_meanwhile(folder: Path) -> None:
    with pytest.raises(OSError, match="was moved or deleted"), Manifest(folder / "keluar") as found:
        found.add(Shard("x", "x", Options("jsonl", "2026-11-01"), "0"))
        shutil.rmtree(folder / "keluar")
        (folder / "keluar").mkdir()
        found.add(Shard("y", "y", Options("jsonl", "2026-11-01"), "0"))
    assert not list((folder / "keluar").iterdir())


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"{}\n")])
def test_a_bag_holds_what_its_manifest_says(folder: Path, spoil: Any) -> None:
    split(folder, "--bag")
    (folder / "arsip/a.txt").unlink()
    assert split(folder, "--bag", "--resume") == []
    spoil(folder / "keluar/data/a.txt.jsonl")
    assert split(folder, "--bag", "--resume", status=1) == [
        "kpuparse: keluar/data/a.txt.jsonl: is not as the manifest says, and so cannot be in the bag"
    ]


# --- a manifest that somebody else wrote ---


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("output", value) for value in (["x"], 5, {}, None, "", "/etc/passwd", "../x", "data/../../x", "a/./x")),
        *(("size", value) for value in ("x", 1.5, [])),
        *(("sha256", value) for value in (5, ["x"])),
        *(("error", {}), ("dump", 3), ("version", None), ("output_size", "x")),
    ],
)
def test_a_line_that_is_none_is_passed_over(folder: Path, key: str, value: Any) -> None:
    split(folder)
    path = folder / "keluar" / NAME
    clean, [first, *_] = path.read_bytes(), path.read_text("utf-8").splitlines()
    path.write_bytes(clean + json.dumps(json.loads(first) | {key: value}).encode())
    split(folder, "--resume")
    assert path.read_bytes() == clean


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_a_manifest_that_is_no_file(folder: Path, make: Any) -> None:
    (folder / "keluar").mkdir()
    make(folder / "keluar" / NAME)
    assert split(folder, status=1) == [f"kpuparse: keluar: {NAME} is no file"]


def test_names_are_safe_for_a_terminal(folder: Path) -> None:
    (folder / "arsip/\x1b[31m.txt").write_text(FIRST, encoding="utf-8")
    split(folder)
    assert "arsip/\\x1b[31m.txt: skipped as unchanged" in split(folder, "--resume", "-v")
