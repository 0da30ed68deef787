"""The README is run: its commands in a temporary folder, its tables against the data model."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bench
import pytest
from test_linked import PROPERTIES
from typer.main import get_command

import kpuparse
from kpuparse.cli import Format, app
from kpuparse.record import WARNINGS
from kpuparse.write import ENDINGS, SUFFIXES
from kpuparse.write.database import Archive
from kpuparse.write.dublin import COLUMNS
from kpuparse.write.flat import columns

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PACKAGE = Path(kpuparse.__file__).parent
MAIN = "kpuparse split samples/tiny.txt"
SPAN_KEYS = ["in", "start", "end"]
OPTIONAL_MODULES = ("duckdb", "pandas")


@dataclass(frozen=True)
class Block:
    """A fenced block of the README, with its language and the line on which it starts."""

    language: str
    text: str
    line: int


@dataclass(frozen=True)
class Example:
    """A block that can be run, and the block behind it that shows what it prints."""

    code: Block
    shown: Block | None


def _blocks() -> list[Block]:
    fences = re.finditer(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [Block(m[1], m[2], README.count("\n", 0, m.start()) + 1) for m in fences]


def _examples() -> list[Example]:
    blocks = _blocks()
    found = []
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        if block.language in {"sh", "python"}:
            shown = after if after and after.language not in {"sh", "python"} else None
            found.append(Example(block, shown))
    return found


EXAMPLES = [e for e in _examples() if "pip install" not in e.code.text]
SETUP = [e.code for e in _examples() if "pip install" in e.code.text]


def _environment() -> dict[str, str]:
    """Put the commands of this interpreter first, as an activated virtual environment does."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def _shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `command` as a terminal would show it: both streams in one."""
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def _main_command() -> str:
    """Return the README's first command, whose output file the recipes read."""
    return EXAMPLES[0].code.text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the README works on, after its first command."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "samples", place / "samples")
    done = _shell(_main_command(), place)
    assert done.returncode == 0, done.stdout
    return place


def _skip_without_tools(code: str) -> None:
    for tool in ("jq", "sqlite3"):
        if re.search(rf"^ *{tool} |\| {tool} ", code, re.MULTILINE) and not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
    for module in OPTIONAL_MODULES:
        if f"import {module}" in code and not importlib.util.find_spec(module):
            pytest.skip(f"{module} is not installed")


def _run(block: Block, folder: Path) -> str:
    command = block.text
    if block.language == "python":
        (folder / "example.py").write_text(block.text, encoding="utf-8")
        command = "python example.py"
    done = _shell(command, folder)
    assert done.returncode == 0, done.stdout
    return done.stdout


def _trimmed(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").split("\n")]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"line-{e.code.line}")
def test_example_prints_what_the_readme_shows(example: Example, folder: Path) -> None:
    _skip_without_tools(example.code.text)
    printed = _run(example.code, folder)
    assert example.shown is not None, "a command without its output cannot be checked"
    assert _trimmed(printed) == _trimmed(example.shown.text)


def test_readme_has_a_recipe_for_each_tool() -> None:
    code = "\n".join(e.code.text for e in EXAMPLES)
    for tool in ("jq ", "import duckdb", "import pandas", "sqlite3 archive.db", "import kpuparse"):
        assert tool in code


def test_input_shown_is_the_sample() -> None:
    shown = next(b for b in _blocks() if b.language == "text")
    assert shown.text == (ROOT / "samples" / "tiny.txt").read_text(encoding="utf-8")


def test_record_shown_is_the_first_record(folder: Path) -> None:
    """It is laid out for reading there and stands on one line here; keys, order and values are the same."""
    [shown] = [b for b in _blocks() if b.language == "json"]
    first = (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert list(_flat(json.loads(shown.text))) == list(_flat(json.loads(first)))


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value with its path, in order, so that a difference is named."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _flat(inner, f"{path}.{key}")
    elif isinstance(value, list) and value:
        for at, inner in enumerate(value):
            yield from _flat(inner, f"{path}[{at}]")
    else:
        yield path, value


# --- the set-up commands; .ci/run runs both as they stand


def test_setup_is_two_lines_of_plain_pip() -> None:
    assert len(SETUP) == 2
    for block in SETUP:
        assert block.text.count("\n") == 1
        assert block.text.startswith("python3 -m venv .venv && .venv/bin/pip install ")
        assert not re.search(r"https?:|--(extra-)?index|--find-links|\.org\b", block.text)
    assert "install ." in SETUP[0].text
    assert "install '.[test]'" in SETUP[1].text
    assert SETUP[1].text.endswith("&& .venv/bin/pytest\n")


def test_main_job_of_the_setup_line_gives_records(folder: Path) -> None:
    command = SETUP[0].text.split("&&")[-1].strip()
    assert command.startswith(f".venv/bin/{MAIN}")
    done = _shell(f"{command.removeprefix('.venv/bin/')} 2>&-", folder)
    assert done.returncode == 0
    assert done.stdout == (folder / "records.jsonl").read_text(encoding="utf-8")


# --- the tables


def _table(header: str) -> list[tuple[str, ...]]:
    """Return the rows of the table whose first header cell is `header`."""
    lines = README.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {header} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append(tuple(cell.strip() for cell in line.strip("|").split(" | ")))
    return rows


def _schema_rows(schema: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str, str]]:
    for key, one in schema["properties"].items():
        name = f"{prefix}{key}"
        yield f"`{name}`", _type_shown(one), one["description"]
        inner = one.get("items", one)
        if "properties" in inner and list(inner["properties"]) != SPAN_KEYS:
            yield from _schema_rows(inner, f"{name}[]." if "items" in one else f"{name}.")


def _type_shown(one: dict[str, Any]) -> str:
    if "items" in one:
        return f"array of {_type_shown(one['items'])}s"
    if "properties" in one and list(one["properties"]) == SPAN_KEYS:
        return "span"
    kinds = one["type"] if isinstance(one["type"], list) else [one["type"]]
    shown = " or ".join(kinds)
    # The warning codes have a table of their own.
    values = [v for v in one.get("enum", ()) if v is not None and v not in WARNINGS]
    return f"{shown}: {', '.join(f'`{v}`' for v in values)}" if values else shown


def test_field_table_is_the_schema() -> None:
    printed = subprocess.run(
        ["kpuparse", "schema"], env=_environment(), capture_output=True, timeout=60, check=True
    ).stdout
    assert _table("field") == list(_schema_rows(json.loads(printed)))


def test_key_table_is_the_schema_of_an_account() -> None:
    printed = subprocess.run(
        ["kpuparse", "schema", "--check"], env=_environment(), capture_output=True, timeout=60, check=True
    ).stdout
    assert _table("key") == list(_schema_rows(json.loads(printed)))


def test_warning_table_is_the_list_of_codes() -> None:
    assert _table("warning") == [(f"`{code}`", meaning) for code, meaning in WARNINGS.items()]


@pytest.mark.parametrize(
    ("command", "header"), [("split", "option"), ("check", "option of `check`"), ("view", "option of `view`")]
)
def test_option_table_is_the_command(command: str, header: str) -> None:
    options = {o for p in get_command(app).commands[command].params for o in p.opts if o.startswith("-")}  # type: ignore[attr-defined]
    named = {o for row in _table(header) for o in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", row[0])}
    assert named == options


def test_column_table_is_the_csv() -> None:
    assert _table("column") == [(f"`{c.name}`", "JSON" if c.type == "array" else c.type, c.doc) for c in columns()]


def test_element_table_is_the_dublin_core() -> None:
    assert [n for row in _table("element") for n in re.findall("`([^`]+)`", row[0])] == list(COLUMNS)


def test_property_table_is_the_json_ld() -> None:
    named = {row[0].strip("`") for row in _table("property")}
    assert named == {"@id", *PROPERTIES["NewsArticle"].split()}


def test_format_table_is_the_formats() -> None:
    assert [row[0] for row in _table("format")] == [f"`{name}`" for name in SUFFIXES]
    assert [form.value for form in Format] == list(SUFFIXES)
    for ending in ENDINGS:
        assert f"`{ending}`" in README


def test_tables_of_the_archive_and_their_columns_are_named(folder: Path) -> None:
    views = {row[0].strip("`") for row in _table("view")}
    rows = {name: row for row in _table("table") for name in re.findall(r"`(\w+)`", row[0])}
    section = README[README.index("### SQLite") : README.index("## Recipes")]
    with Archive(folder / "tables.db"), closing(sqlite3.connect(folder / "tables.db")) as db:
        for name, kind in db.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')").fetchall():
            if kind == "view":
                assert name in views
            elif not name.startswith(("bulletins_fts_", "sqlite_")):
                assert name in rows
                for _, column, *_ in db.execute(f"PRAGMA table_info({name})"):
                    # Spans and the rules of --explain are described once for all.
                    assert column in {"field", "start", "end", "rule", name} or f"`{column}`" in section, (name, column)


def test_exit_status_table_names_each_once() -> None:
    assert [row[0] for row in _table("status")] == ["`0`", "`1`", "`2`", "`130`", "`141`", "`129`, `143`"]


@pytest.mark.parametrize(
    ("command", "status"),
    [
        (MAIN, 0),
        ("kpuparse split absent.txt", 1),
        (f"{MAIN} absent.txt", 1),
        (f"{MAIN} --strict", 0),
        ("kpuparse split samples/messy.txt", 0),
        ("kpuparse split samples/messy.txt --strict", 1),
        ("kpuparse check samples/tiny.txt", 0),
        ("kpuparse check samples/messy.txt", 1),
        ("printf 'Tidak ada apa-apa di sini' | kpuparse split", 1),
        (f"{MAIN} --no-such-option", 2),
        (f"{MAIN} --as-of besok", 2),
        # Far more than a pipe holds, so that the reader is gone before the end.
        (f"{MAIN} {'samples/tiny.txt ' * 300} -q | true", 141),
    ],
)
def test_exit_status(command: str, status: int, folder: Path) -> None:
    done = _shell(command, folder)
    assert done.returncode == status, done.stdout
    assert "Traceback" not in done.stdout


def test_exit_status_of_an_interrupt(folder: Path) -> None:
    with subprocess.Popen(
        ["kpuparse", "split", "-"],
        cwd=folder,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        # More than a pipe holds: once it is written, the command is at work and waits for the rest.
        process.stdin.write(b"Kotabaru, kpu.go.id - \n" * 20_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert process.stderr
        assert process.stderr.read() == b""


# --- the papers beside it


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_paths_named_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:kpuparse|samples|tests|\.ci)/[\w./-]*)`", text))
    named |= {link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link}
    assert named
    for path in named:
        base = PACKAGE.parent if path.startswith("kpuparse/") else ROOT
        assert (base / path).exists(), path


def test_changelog_has_this_version_on_top() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    [first, *_] = re.findall(r"^## \[(.+?)\]", changes, re.MULTILINE)
    assert first == kpuparse.__version__


def test_contributing_fits_a_page() -> None:
    lines = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60


def test_the_tables_of_speed_are_those_of_the_benchmark() -> None:
    results = json.loads(bench.RESULTS.read_text("utf-8"))
    for table in bench.tables(results):
        assert table in README
    assert results["ratios"] == bench.ratios(results)
