"""What several modules of tests share: a large tree of dumps, and what one clean run makes of it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from test_cli import run
from tree import AS_OF, DUMPS, grow


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tree of 2,000 dumps, `tree`, and beside it the shards of one clean run, `clean`."""
    folder = tmp_path_factory.mktemp("archive")
    made = grow(folder / "tree", DUMPS)
    (folder / "tree.json").write_text(json.dumps(made), encoding="utf-8")
    done = run("split", "tree", "-o", "clean/", "-j", "2", *AS_OF, cwd=folder)
    (folder / "report.txt").write_bytes(done.stderr)
    return folder


@pytest.fixture(scope="session")
def made(archive: Path) -> Counter[str]:
    """What is in the tree."""
    return Counter(json.loads((archive / "tree.json").read_text("utf-8")))
