"""Score kpuparse on labelled dumps: precision, recall and F1 a field, exact after folding blanks and marks.

python tests/score.py tests/corpus/dev            a table
python tests/score.py tests/corpus/dev -e         and every error, by bulletin
python tests/score.py tests/corpus/dev -e -f roles
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import kpuparse

SINGLE = ("title", "place", "site", "office", "day", "date", "date_end", "date_text")
CREDIT = ("unit", "writers", "editors", "edited", "photographers", "photo_source", "photo_archive")
FIELDS = (
    *SINGLE,
    "people",
    "honorifics",
    "degrees",
    "aliases",
    "roles",
    "quotes",
    "speakers",
    "references",
    "credit.text",
    *(f"credit.{part}" for part in CREDIT),
)


def fold(value: object) -> str:
    """Fold white space and quotation marks; nothing else."""
    text = " ".join(str(value).split())
    return re.sub(r"[“”„\"]|''", '"', re.sub(r"[’‘`´]", "'", text))


def values(bulletin: dict) -> dict[str, Counter]:
    """The values of one bulletin (a label or a record) by field."""
    found: dict[str, list] = {f: [] for f in FIELDS}
    for key in SINGLE:
        if bulletin.get(key):
            found[key].append(fold(bulletin[key]))
    for person in bulletin.get("people", ()):
        name = fold(person["name"])
        found["people"].append(name)
        found["honorifics"] += [f"{name}: {fold(h)}" for h in person.get("honorifics", ())]
        found["degrees"] += [f"{name}: {fold(d)}" for d in person.get("degrees", ())]
        found["aliases"] += [f"{name}: {fold(a)}" for a in person.get("aliases", ())]
        texts = (r["text"] if isinstance(r, dict) else r for r in person.get("roles", ()))
        found["roles"] += [f"{name}: {fold(t)}" for t in dict.fromkeys(texts)]
    for quote in bulletin.get("quotes", ()):
        found["quotes"].append(fold(quote["text"]))
        found["speakers"].append(f"{fold(quote.get('speaker') or '-')}: {fold(quote['text'])}")
    for reference in bulletin.get("references", ()):
        found["references"].append(fold(reference["text"]))
    credit = bulletin.get("credit")
    if credit:
        found["credit.text"].append(fold(credit["text"]))
        for part in CREDIT:
            value = credit.get(part)
            found[f"credit.{part}"] += (
                [fold(v) for v in value] if isinstance(value, list | tuple) else [fold(value)] if value else []
            )
    return {k: Counter(v) for k, v in found.items()}


class Score:
    """Counts a field, and the errors by bulletin."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.made_up: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.errors: dict[str, list[str]] = defaultdict(list)

    def add(self, where: str, want: dict[str, Counter], got: dict[str, Counter]) -> None:
        for key in FIELDS:
            both = want[key] & got[key]
            self.right[key] += both.total()
            missed, made_up = want[key] - both, got[key] - both
            self.missed[key] += missed.total()
            self.made_up[key] += made_up.total()
            self.errors[where] += [f"{key:12} missed   {v}" for v in missed.elements()]
            self.errors[where] += [f"{key:12} made up  {v}" for v in made_up.elements()]

    def table(self) -> dict[str, dict[str, float]]:
        rows = {}
        for key in FIELDS:
            right, made_up, missed = self.right[key], self.made_up[key], self.missed[key]
            precision = right / (right + made_up) if right + made_up else 1.0
            recall = right / (right + missed) if right + missed else 1.0
            f1 = 2 * right / (2 * right + made_up + missed) if right + made_up + missed else 1.0
            rows[key] = {"n": right + missed, "precision": precision, "recall": recall, "f1": f1}
        return rows


def score_file(path: Path, score: Score) -> None:
    """Score one labelled dump: its bulletins are parsed as one text and paired with the labels by place."""
    labelled = tomllib.loads(path.read_text(encoding="utf-8"))
    text, starts = "", []
    for bulletin in labelled["bulletin"]:
        starts.append(len(text.encode()))
        text += bulletin["text"].strip("\n") + "\n\n" * labelled.get("blank", True) + "\n"
    as_of = dt.date.fromisoformat(labelled.get("as_of", "2026-11-01"))
    found: dict[int, list[dict]] = defaultdict(list)
    for record in kpuparse.split(text, as_of=as_of):
        middle = (record.source.start + record.source.end) // 2
        found[max(i for i, s in enumerate(starts) if s <= middle)].append(kpuparse.to_dict(record))
    for at, bulletin in enumerate(labelled["bulletin"]):
        got = {f: Counter() for f in FIELDS}
        for record in found[at]:
            for key, counter in values(record).items():
                got[key] += counter
        score.add(f"{path.stem}[{at + 1}] {bulletin.get('title', '')[:60]}", values(bulletin), got)


def score_folder(folders: list[Path]) -> Score:
    score = Score()
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else [folder]:
            score_file(path, score)
    return score


FLOORS = Path(__file__).with_name("floors.json")
CORPUS = Path(__file__).with_name("corpus")


def measured() -> dict[str, dict[str, float]]:
    """Precision and recall of each field, by part of the corpus, rounded down to a hundredth."""
    table = {}
    for part in ("dev", "held"):
        rows = score_folder([CORPUS / part]).table()
        table[part] = {
            f"{key} {what}": int(row[what] * 100) / 100 for key, row in rows.items() for what in ("precision", "recall")
        }
    return table


def set_floors(*, lower: bool) -> None:
    """Write the floors: a floor only rises, unless `lower` says otherwise."""
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    new = measured()
    for part, rows in new.items():
        for key, value in rows.items():
            before = old.get(part, {}).get(key, 0.0)
            rows[key] = value if lower else max(value, before)
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--floors", action="store_true")
    parser.add_argument("--lower", action="store_true")
    parser.add_argument("-e", "--errors", action="store_true")
    parser.add_argument("-f", "--field", default="")
    args = parser.parse_args()
    if args.floors:
        set_floors(lower=args.lower)
        return
    score = score_folder(args.folders or [CORPUS / "held"])
    if not score.table()["title"]["n"]:
        parser.error("no labelled bulletin in the folders given")
    if args.errors:
        for where, errors in score.errors.items():
            shown = [e for e in errors if e.startswith(args.field)]
            if shown:
                print(where, *shown, sep="\n    ")
    print(f"{'field':22}{'n':>6}{'precision':>11}{'recall':>9}{'F1':>8}")
    for key, row in score.table().items():
        print(f"{key:22}{row['n']:6}{row['precision']:11.3f}{row['recall']:9.3f}{row['f1']:8.3f}")


if __name__ == "__main__":
    main()
