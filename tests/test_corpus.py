"""The labelled corpus: what the program finds in it must not fall below the floors."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from score import CORPUS, FLOORS, fold, measured, score_folder

FILES = sorted(CORPUS.glob("*/*.toml"))


def test_no_field_falls_below_its_floor() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    found = measured()
    assert floors.keys() == found.keys()
    fallen = {
        f"{part}: {key}": (found[part][key], floor)
        for part, rows in floors.items()
        for key, floor in rows.items()
        if found[part][key] < floor
    }
    assert fallen == {}


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_label_stands_in_its_bulletin(path: Path) -> None:
    for bulletin in tomllib.loads(path.read_text(encoding="utf-8"))["bulletin"]:
        text = fold(bulletin["text"])
        labels = [bulletin.get("title"), bulletin.get("date_text"), (bulletin.get("credit") or {}).get("text")]
        for person in bulletin.get("people", ()):
            labels += [person["name"], *person.get("roles", ()), *person.get("degrees", ())]
        labels += [quote["text"] for quote in bulletin.get("quotes", ())]
        labels += [reference["text"] for reference in bulletin.get("references", ())]
        missing = [label for label in labels if label and fold(label) not in text]
        assert missing == []


def test_the_corpus_is_split_in_thirds() -> None:
    sizes = {
        part: sum(p.read_text(encoding="utf-8").count("[[bulletin]]") for p in (CORPUS / part).iterdir())
        for part in ("dev", "held")
    }
    assert sizes["dev"] + sizes["held"] >= 120
    assert 1.8 <= sizes["dev"] / sizes["held"] <= 2.2


SHOWN = (
    "title",
    "place",
    "site",
    "date",
    "date_text",
    "people",
    "roles",
    "quotes",
    "speakers",
    "references",
    "credit.text",
)


def test_the_readme_says_what_the_scorer_says() -> None:
    held = sorted((CORPUS / "held").glob("*.toml"))
    semarang = [path for path in held if path.stem.startswith("semarang")]
    columns = [score_folder(part).table() for part in (semarang, [path for path in held if path not in semarang])]
    rows = [f"| {key} | {' | '.join(format(column[key]['f1'], '.3f') for column in columns)} |" for key in SHOWN]
    readme = (CORPUS.parents[1] / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| field | Semarang | other offices |\n|---|---|---|\n")[2].partition("\n\n")[0]
    assert table == "\n".join(rows)
