"""`kpuparse view`: the page without a browser: what goes in, what it says, and that nothing in it can break out."""

from __future__ import annotations

import ast
import base64
import datetime as dt
import gzip
import hashlib
import html.parser
import json
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hostile_records import records
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make_samples import AS_OF, ROOT
from test_cli import FIRST, LIMIT, PROGRAM, SECOND, UNDATED, environment, errors, run, wait_until

import kpuparse.view
from kpuparse.record import WARNINGS
from kpuparse.view import words
from kpuparse.view.document import document, inline
from kpuparse.view.highlight import DEPTH, KINDS, Find, marks, nested
from kpuparse.view.look import Words, places
from kpuparse.view.look import words as words_at
from kpuparse.view.pages import Page, read_page
from kpuparse.view.plots import Bin, Series, bar, bins, timeline
from kpuparse.view.records import misfit
from kpuparse.write.database import Archive, DumpRow
from kpuparse.write.lines import as_json

PACKAGE = Path(kpuparse.view.__file__).parent
AS_OF_DAY = ("--as-of", AS_OF)


class Parsed(html.parser.HTMLParser):
    """The elements of a page with their attributes, and what stands in style and script."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self._open = ""
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"script", "style"}:
            self._open = f"{tag} {dict(attrs).get('type', '')}".strip()
            self.raw.append((self._open, ""))

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.raw[-1] = (self._open, self.raw[-1][1] + data)

    @property
    def data(self) -> Any:
        return json.loads(dict(self.raw)["script application/json"])


def page_of(*args: str, stdin: bytes = b"", cwd: Path = ROOT) -> Parsed:
    done = run("view", *args, *AS_OF_DAY, stdin=stdin, cwd=cwd)
    assert done.returncode == 0, done.stderr.decode()
    return Parsed(done.stdout)


def sample_records(name: str = "tiny") -> list[dict[str, Any]]:
    return [json.loads(line) for line in (ROOT / "samples" / f"{name}.jsonl").read_text("utf-8").splitlines()]


def lines(found: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in found)


def archived(folder: Path, found: list[bytes]) -> Page:
    path = folder / "archive.db"
    path.unlink(missing_ok=True)
    with Archive(path) as archive:
        archive.begin("x")
        archive.add(found)
        archive.end(DumpRow("x", None, None, "", "{}", len(found), 0, 0, 0, 0, 0, None))
        archive.finish()
    return read_page(path)


# --- what goes in ---


def test_dumps_records_and_archives_give_the_same_page(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    pages = {}
    for name, form in (("records.jsonl", "jsonl"), ("records.json", "json"), ("archive.db", "sqlite")):
        run("split", "samples/mixed-years.txt", *AS_OF_DAY, "-o", name, "--format", form, cwd=tmp_path)
        pages[name] = run("view", name, *AS_OF_DAY, cwd=tmp_path).stdout
    run("split", "samples/mixed-years.txt", *AS_OF_DAY, "-o", "shards/", cwd=tmp_path)
    pages["folder"] = run("view", "shards", *AS_OF_DAY, cwd=tmp_path).stdout
    piped = (tmp_path / "records.jsonl").read_bytes()
    pages["stdin"] = run("view", stdin=piped, cwd=tmp_path).stdout
    pages["dump"] = run("view", "samples/mixed-years.txt", *AS_OF_DAY, cwd=tmp_path).stdout
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(piped))
    pages["gzip"] = run("view", "packed.jsonl.gz", *AS_OF_DAY, cwd=tmp_path).stdout
    pages["-j 2"] = run("view", "samples/mixed-years.txt", *AS_OF_DAY, "-j", "2", cwd=tmp_path).stdout
    assert len(set(pages.values())) == 1, {name: len(page) for name, page in pages.items()}
    assert pages["dump"].startswith(b"<!doctype html>")


def test_what_is_given_is_only_read(tmp_path: Path) -> None:
    run("split", "-o", "archive.db", stdin=FIRST.encode(), cwd=tmp_path)
    for state in ("finished", "loading"):
        with closing(sqlite3.connect(tmp_path / "archive.db")) as db:
            db.execute("UPDATE about SET value = ?", (state,))
            db.commit()
        before = (tmp_path / "archive.db").read_bytes()
        (tmp_path / "archive.db").chmod(0o444)
        tmp_path.chmod(0o555)
        try:
            found = page_of("archive.db", cwd=tmp_path)
        finally:
            tmp_path.chmod(0o755)
        assert [one[1] for one in found.data["people"]] == ["Budi Laksana"]
        assert (tmp_path / "archive.db").read_bytes() == before
        assert [path.name for path in tmp_path.iterdir()] == ["archive.db"]


def test_several_archives_and_records_at_once(tmp_path: Path) -> None:
    for name, text in (("a", FIRST), ("b", SECOND), ("c", UNDATED)):
        done = run("split", "-o", f"{name}.{'jsonl' if name == 'c' else 'db'}", stdin=text.encode(), cwd=tmp_path)
        assert done.returncode == 0
    # All three know their dump as `-`.
    found = page_of("a.db", "b.db", "c.jsonl", cwd=tmp_path)
    assert len(found.data["bulletins"]) == 3
    assert {place["source"]["file"] for one in found.data["bulletins"] for place in one["places"]} == {"-"}


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("x.jsonl", b'{"id": 1}\n', "line 1 is no record of kpuparse: title is missing"),
        ("x.jsonl", b"\n[1]\n", "line 2 is no record of kpuparse: it is no object"),
        ("x.jsonl", b"not json\n", "line 1 is no record of kpuparse: it is no json"),
        ("x.json", b'[{"a": 1}]', "item 1 is no record of kpuparse: id is missing"),
        ("x.json", b"[1, ", "is no json"),
        ("x.jsonl.gz", gzip.compress(b"{}" * 99)[:-9], "is damaged"),
        ("x.db", b"not a database, but longer than a header may be" * 3, "is no sqlite database"),
        ("missing.db", None, "cannot be opened"),
        ("missing.jsonl", None, "no such file or directory"),
        ("missing.txt", None, "no such file or directory"),
    ],
)
def test_what_is_no_input_is_said_and_nothing_is_written(
    tmp_path: Path, name: str, content: bytes | None, why: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "page.html").write_text("before")
    done = run("view", name, "-o", "page.html", cwd=tmp_path)
    assert done.returncode == 1
    assert errors(done)[0].lower() == f"kpuparse: {name}: {why}"
    assert (tmp_path / "page.html").read_text() == "before"


def test_what_can_be_read_is_shown_and_the_rest_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "b.jsonl").write_text("{}\n")
    done = run("view", "a.txt", "b.jsonl", "-o", "page.html", cwd=tmp_path)
    assert done.returncode == 1
    assert errors(done)[0] == "kpuparse: b.jsonl: line 1 is no record of kpuparse: id is missing"
    assert len(Parsed((tmp_path / "page.html").read_bytes()).data["bulletins"]) == 1


def test_an_archive_with_other_things_in_it_is_no_archive(tmp_path: Path) -> None:
    run("split", "-o", "archive.db", stdin=FIRST.encode(), cwd=tmp_path)
    with closing(sqlite3.connect(tmp_path / "archive.db")) as db:
        db.execute("UPDATE mentions SET start = 'x'")
        db.commit()
    done = run("view", "archive.db", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"is no record of kpuparse: people.mentions.start is no integer" in done.stderr


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM bulletins",
        "DELETE FROM people",
        "UPDATE people SET name = x'00', first_date = 'x', last_date = 5, bulletins = 'y'",
        "UPDATE appearances SET number = 7",
        "UPDATE appearances SET number = -3, degrees = '{'",
        "UPDATE appearances SET bulletin = 'x'",
        "UPDATE sources SET record = '[]'",
        "UPDATE sources SET record = 'x', dump = x'ff'",
        "UPDATE bulletins SET date = '2025-99-99'",
        "UPDATE warnings SET code = 'x'",
        "DROP TABLE quotes",
        "DROP TABLE about",
        "DELETE FROM about",
        "UPDATE about SET value = 'loading'; UPDATE appearances SET degrees = '{', name = 5",
        "UPDATE dumps SET bulletins = 'x'",
        "UPDATE about SET value = 'other'",
        "DROP TABLE sources; CREATE VIEW sources AS SELECT 1 AS dump, 2 AS number, 3 AS bulletin, 4 AS record",
    ],
)
def test_whatever_an_archive_holds_there_is_a_page_or_a_word(tmp_path: Path, query: str) -> None:
    run("split", "-o", "archive.db", stdin=FIRST.replace("Selasa", "Rabu").encode(), cwd=tmp_path)
    with closing(sqlite3.connect(tmp_path / "archive.db")) as db:
        db.executescript(query)
    # `run` sees to it that there is no traceback.
    done = run("view", "archive.db", cwd=tmp_path)
    assert done.stdout.startswith(b"<!doctype html>") or errors(done)[0].startswith("kpuparse: archive.db: ")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / "tmp").mkdir()
    (tmp_path / "dump.txt").write_text(FIRST * 20_000)
    env = environment(TMPDIR=str(tmp_path / "tmp"))
    with subprocess.Popen([PROGRAM, "view", "dump.txt", "-o", "page.html"], cwd=tmp_path, env=env) as process:
        wait_until(lambda: any((tmp_path / "tmp").glob("*/archive.db")))
        process.send_signal(number)
        assert process.wait(LIMIT) == 128 + number
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["dump.txt", "tmp"]


def test_usage(tmp_path: Path) -> None:
    assert run("view", "x", "-o", "", cwd=tmp_path).returncode == 2
    assert run("view", "x", "--lang", "fr", cwd=tmp_path).returncode == 2
    done = run("view", "-", "-o", "no/page.html", stdin=FIRST.encode(), cwd=tmp_path)
    assert (done.returncode, errors(done)) == (1, ["kpuparse: no/page.html: no such file or directory"])


# --- records ---


def test_records_are_what_the_schema_says() -> None:
    for name in ("tiny", "messy", "mixed-years", "office-month"):
        for record in sample_records(name):
            assert misfit(record) is None
    record = sample_records()[0]
    record["people"][0]["rule"] = record["date_rule"] = "as --explain has it"
    assert misfit(record) is None
    for key in record:
        if key != "date_rule":
            assert misfit({k: v for k, v in record.items() if k != key}) == f"{key} is missing"
    assert misfit(record | {"title": 1}) == "title is no string or null"
    assert misfit(record | {"date": "2025-02-30"}) == "date is no date"
    assert misfit(record | {"warnings": [{"code": "?", "message": ""}]}) == "warnings.code has an unknown value"
    assert misfit(record | {"more": 1}) == "it has an unknown key"
    assert misfit(record | {"source": record["source"] | {"line": True}}) == "source.line is no integer"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(records, max_size=4))
def test_any_record_gives_a_page_that_says_it(tmp_path: Path, found: list[Any]) -> None:
    given_ = [json.loads(as_json(record)) for record in found]
    assert [misfit(record) for record in given_] == [None] * len(given_)
    page = archived(tmp_path, [json.dumps(record).encode() for record in given_])
    parsed = Parsed(document(page, "en"))
    assert {tag for tag, _ in parsed.tags} <= set(ELEMENTS)
    said = {}
    for entry in parsed.data["bulletins"]:
        for place in entry["places"]:
            about = place.get("about", entry["about"])
            own = {key: place[key] for key in ("extra", "warnings", "source")}
            said[json.dumps(about | own, sort_keys=True)] = entry
            assert len(place["look"]) == len(place["warnings"])
    assert set(said) == {json.dumps(record, sort_keys=True) for record in given_}


# --- highlights ---


def find(text: str, kind: str, number: int = 0) -> Find:
    """Return a find where `text` has its dots."""
    return Find(kind, text.index("."), text.rindex(".") + 1, number)


@pytest.mark.parametrize(
    ("given_", "want"),
    [
        (["person   ...    ", "quote  .......  "], ["quote  .......  ", "person   ...    "]),
        (["quote  ....     ", "role     ....   "], ["quote  ....     ", "role     ..     ", "role       ..   "]),
        (["person ...      ", "role      ...   "], ["person ...      ", "role      ...   "]),
        (["person ...      ", "quote  ...      "], ["quote  ...      ", "person ...      "]),
        (["role   ....     ", "role   ....     "], ["role   ....     "]),
    ],
)
def test_marks_lie_in_one_another_or_side_by_side(given_: list[str], want: list[str]) -> None:
    def read(drawn: list[str]) -> list[Find]:
        return [find(line[7:], line[:7].strip()) for line in drawn]

    assert nested(read(given_), 9) == read(want)


@given(
    st.lists(
        st.builds(Find, st.sampled_from(KINDS), st.integers(-2, 12), st.integers(-2, 12), st.integers(0, 2)),
        max_size=12,
    )
)
def test_marks_never_cross_and_cover_what_was_found(finds: list[Find]) -> None:
    found = nested(finds, 10)
    for at, outer in enumerate(found):
        for inner in found[at + 1 :]:
            assert inner.start >= outer.start
            assert inner.start >= outer.end or inner.end <= outer.end
    valid = [one for one in finds if 0 <= one.start < one.end <= 10]
    for kind in KINDS:
        covered = {at for one in found if one.kind == kind for at in range(one.start, one.end)}
        wanted = {at for one in valid if one.kind == kind for at in range(one.start, one.end)}
        assert covered == wanted or len(valid) > DEPTH


def test_a_quote_with_a_person_in_it_and_letters_beyond_the_first_plane() -> None:
    record = sample_records()[0]
    record["body"] = "😀 “Kata 😀 Budi Laksana,” ujarnya."
    start = record["body"].index("Kata")
    name = record["body"].index("Budi")
    record["quotes"] = [{"text": "", "speaker": None, "span": {"in": "body", "start": start, "end": name + 13}}]
    record["references"] = []
    record["date_text"] = None
    record["people"][0]["roles"] = []
    record["people"][0]["mentions"] = [
        {"in": "body", "start": name, "end": name + 12},
        {"in": "title", "start": 0, "end": 3},
        {"in": "extra", "start": 0, "end": 3},
        {"in": "body", "start": 0, "end": 9999},
    ]
    units = record["body"].encode("utf-16-le")
    found = marks(record)
    assert found["title"] == [("person", 0, 3, 0, 0)]
    assert [(kind, units[2 * a : 2 * b].decode("utf-16-le")) for kind, a, b, *_ in found["body"]] == [
        ("quote", "Kata 😀 Budi Laksana,"),
        ("person", "Budi Laksana"),
    ]


def test_every_find_of_the_samples_is_marked() -> None:
    for name in ("tiny", "messy", "mixed-years", "office-month"):
        for record in sample_records(name):
            found = marks(record)
            spans = {(field, one.start, one.end) for field, all_ in found.items() for one in all_}
            for person in record["people"]:
                for span in (*person["mentions"], *(role["span"] for role in person["roles"])):
                    assert tuple(span.values()) in spans
            for one in (*record["quotes"], *record["references"]):
                assert tuple(one["span"].values()) in spans


def test_warnings_have_their_words() -> None:
    def hit(code: str, **more: Any) -> str | None:
        record = {**sample_records()[0], **more, "warnings": [{"code": code, "message": ""}]}
        (place,) = places(record)
        return words_at(place, record).hit if place else None

    assert hit("weekday-mismatch") == "Selasa (2/12)"
    assert hit("weekday-mismatch", date_text="Rabu (1/1)") is None
    assert hit("missing-date") is None
    assert hit("control-character", body="a\x01b") == "\x01"
    assert hit("mojibake", title="pÃ©", body="") == "Ã©"
    assert hit("undecodable", body="a\ufffdb") == "\ufffd"
    assert hit("truncated", body="satu dua tig") == "tig"
    span = {"in": "body", "start": 1, "end": 5}
    assert hit("unclosed-quote", body="“kata tanpa", quotes=[{"text": "", "speaker": None, "span": span}]) == "kata"
    assert hit("unclosed-quote", body="“kata” saja", quotes=[{"text": "", "speaker": None, "span": span}]) is None
    record = sample_records()[0] | {"body": "kata " * 60}
    assert words_at(None, record) == Words("", "", ("kata " * 32).strip() + "…")
    assert set(WARNINGS) <= {key.removeprefix("warning.") for key in words.Words("en").all}


# --- plots ---


def test_time_is_parted_into_months_or_longer() -> None:
    month = words.Words("en").month
    assert [one.tick for one in bins("2025-11", "2026-02", month)] == ["Nov 2025", "Dec", "Jan 2026", "Feb"]
    assert [one.name for one in bins("2024-05", "2024-05", month)] == ["May 2024"]
    years = bins("2001-05", "2026-02", month)
    assert (years[0], len(years)) == (Bin("2001-01", "2001-12", "2001", "2001"), 26)
    assert len(bins("0001-01", "9999-12", month)) <= 132
    for first, last in (("2015-01", "2026-12"), ("0001-01", "9999-12"), ("1999-12", "2000-01")):
        found = bins(first, last, month)
        assert found[0].first <= first <= found[0].last
        assert found[-1].first <= last <= found[-1].last
        assert all(one.last < other.first for one, other in pairwise(found))


def test_bars_lead_to_days_that_there_are() -> None:
    written = (ROOT / "samples" / "mixed-years.txt").read_bytes()
    links = re.findall(r"from=(\d{4}-\d\d-\d\d)&amp;to=(\d{4}-\d\d-\d\d)", run("view", stdin=written).stdout.decode())
    assert links
    for first, last in links:
        assert dt.date.fromisoformat(first) < dt.date.fromisoformat(last)
        assert (dt.date.fromisoformat(last) + dt.timedelta(days=1)).day == 1


def test_bars_are_to_scale_and_text_is_escaped() -> None:
    assert 'width="50.00"' in bar(1, 2)
    column = Bin("2025-01", "2025-01", "Jan 2025", "2025")
    rows = [
        Series('"><b>', [9], 60, sums=True, total="9", href=lambda _: "#x"),
        Series("Nama yang panjang sekali " * 9, [1], 20),
        Series("x", [4], 20),
    ]
    for width in (300, 1000):
        drawn = timeline(rows, [column], width, "<i>")
        tags = Parsed(drawn.encode()).tags
        assert {tag for tag, _ in tags} <= {"svg", "text", "title", "path", "rect", "a"}
        heights = [float(attributes["height"] or 0) for tag, attributes in tags if tag == "rect"]
        assert heights == [60, 5, 20]
        assert "…" in drawn


# --- the document ---

ELEMENTS = (
    "html head meta title style body a header p nav main noscript section h1 h2 dl div dt dd small span "
    "figure figcaption svg text path rect details summary table thead tbody tr th td ol ul li bdi footer script"
).split()

NASTY = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "-->]]></noscript></style><img src=x onerror=alert(1)>",
    '"\'“”‘’`""',
    "\u202eterbalik\u2066\u200f",
    "NUL \x00 dan \x1b[31m",
    "{{ say }} {% raw %}",
    "\u2028 \u2029",
]


def nasty_records() -> list[dict[str, Any]]:
    """Return records with nasty texts wherever there is text."""
    found = []
    for at, text in enumerate(NASTY):
        record = sample_records()[0]
        person = record["people"][0]
        person |= {"name": text, "aliases": [text], "honorifics": [text], "degrees": [text]}
        person["roles"][0] |= {"text": text, "position": text, "organization": text}
        record |= {"id": f"{at}/{text}", "title": text, "office": text, "place": text, "date_text": text}
        record["body"] = f"Awal {text} akhir. {record['body']}"
        record["credit"] |= {"text": text, "writers": [text], "photographers": [text]}
        record["references"][0] |= {"kind": text, "number": text}
        record["quotes"][0] |= {"speaker": text}
        record["extra"] = [text]
        record["warnings"] = [{"code": "encoding", "message": f"x: {text}"}]
        record["source"] |= {"file": text}
        found.append(record)
    return found


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_nothing_breaks_out(lang: str) -> None:
    given_ = nasty_records()
    done = run("view", "--lang", lang, stdin=lines(given_))
    parsed = Parsed(done.stdout)
    assert {tag for tag, _ in parsed.tags} <= set(ELEMENTS)
    assert [kind for kind, _ in parsed.raw] == ["style", "script application/json", "script"]
    for tag, attributes in parsed.tags:
        assert not [key for key in attributes if key.startswith("on") or key in {"style", "src", "srcset", "action"}]
        if tag == "a":
            assert (attributes["href"] or "").startswith("#")
    assert sorted(entry["about"]["title"] for entry in parsed.data["bulletins"]) == sorted(NASTY)
    between = re.search(rb'<script type="application/json" id="data">(.*?)</script>', done.stdout, re.DOTALL)
    assert between
    assert not set(b"<>&") & set(between[1])
    # What a reader does not see, or what turns the text around it, is nowhere as itself.
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]", done.stdout.decode())


def test_the_policy_allows_this_style_and_this_script_and_nothing_else() -> None:
    parsed = page_of("samples/tiny.txt")
    policy = next(a["content"] for tag, a in parsed.tags if a.get("http-equiv") == "Content-Security-Policy")
    hashes = {kind: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for kind, text in parsed.raw}
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes['script']}'; style-src 'sha256-{hashes['style']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    names = [tag for tag, _ in parsed.tags]
    assert names.index("meta") < names.index("style") < names.index("script")


def test_the_script_and_the_style_keep_to_the_policy() -> None:
    script = (PACKAGE / "static" / "page.js").read_text("utf-8")
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch("):
        assert word not in script
    for name in ("page.js", "page.css"):
        text = (PACKAGE / "static" / name).read_text("utf-8")
        assert not re.search(r"</(script|style)|<!--|https?://(?!www\.w3\.org/2000/svg)|@import|url\(", text)


def test_data_in_a_script_element_is_the_data() -> None:
    data = {"a": [*NASTY, "]]>", "&lt;"]}
    assert json.loads(inline(data)) == data


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    names = [f"samples/{name}.txt" for name in ("tiny", "messy", "mixed-years")]
    pages = [run("view", *given_, *AS_OF_DAY, cwd=ROOT).stdout for given_ in (names, names[::-1], names)]
    assert len(set(pages)) == 1


def test_without_javascript_overview_and_people_can_be_read() -> None:
    done = run("view", "samples/tiny.txt", "--lang", "en", *AS_OF_DAY, cwd=ROOT).stdout.decode()
    text = re.sub(r"<script.*?</script>|<style.*?</style>", "", done, flags=re.DOTALL)
    for said in ("Rina Laksmi", "Ketua KPU Kota Tegal", "2 December 2025", "Gudang Logistik Siap Dipakai Tahun Depan"):
        assert said in text


def test_people_are_those_of_the_archive() -> None:
    parsed = page_of("samples/office-month.txt")
    people = {one[1]: one for one in parsed.data["people"]}
    _, name, first, last, _, roles, where, role = people["Wiratno Adi Saputra"]
    assert (name, first, last) == ("Wiratno Adi Saputra", "2025-10-16", "2025-10-31")
    assert len(where) == 2
    assert [one[0] for one in roles] == ["narasumber", "Ketua KPU Kabupaten Banyumas"]
    assert role == "Ketua KPU Kabupaten Banyumas"
    for entry in parsed.data["bulletins"]:
        assert [parsed.data["people"][at][1] for at in entry["people"]] == [
            one["name"] for one in entry["about"]["people"]
        ]


def test_a_bulletin_in_two_dumps_is_one_with_two_places(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "b.txt").write_text(SECOND + FIRST.replace("(abc/ed.", "(def/ed."))
    found = page_of("a.txt", "b.txt", cwd=tmp_path).data["bulletins"]
    assert len(found) == 2
    first = found[0]
    assert [place["source"]["file"] for place in first["places"]] == ["a.txt", "b.txt"]
    assert "about" not in first["places"][0]
    assert first["places"][1]["about"]["credit"]["writers"] == ["def"]


def test_no_bulletin_is_a_page_too(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"")
    done = run("view", "x.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert Parsed(done.stdout).data["bulletins"] == []


# --- words ---


def test_words_are_complete() -> None:
    indonesian, english = (words.Words(language).all for language in words.LANGUAGES)
    fields = re.compile(r"\{\w+\}")
    for key, text in indonesian.items():
        assert text
        assert "|" not in text
        for form in english[key].split("|"):
            assert set(fields.findall(text)) == set(fields.findall(form)), key


def test_the_words_used_are_there_and_those_there_are_used() -> None:
    known = set(words.Words("id").all)
    texts = [path.read_text("utf-8") for path in PACKAGE.rglob("*") if path.suffix in {".html", ".js"}]
    code = (PACKAGE / "document.py").read_text("utf-8")
    used = {name for text in (*texts, code) for name in re.findall(r"""\bsay\(["']([\w.-]+)["']""", text)}
    assert used <= known
    quoted = {name for text in texts for name in re.findall(r"""["'`]([\w.-]+)["'`]""", text)}
    quoted |= {
        node.value
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    computed = ("warning.", "kind.", "basis.")
    assert {key for key in known if not key.startswith(computed)} <= quoted
    assert {f"kind.{kind}" for kind in KINDS} <= known


def test_numbers_and_dates_are_said_in_the_language() -> None:
    indonesian, english = map(words.Words, words.LANGUAGES)
    assert (indonesian.number(12345), english.number(12345)) == ("12.345", "12,345")
    assert (indonesian.date("2025-12-02"), english.date("2025-12-02")) == ("2 Desember 2025", "2 December 2025")
    assert (english("n_bulletins", 1), english("n_bulletins", 2)) == ("1 bulletin", "2 bulletins")
    assert indonesian("n_bulletins", 1) == "1 buletin"
    assert english.span(None, None) == "no date"
    assert english.span("2025-12-02", "2025-12-03") == "2 December 2025 – 3 December 2025"


def test_jinja_is_loaded_only_for_a_page() -> None:
    code = "import sys, kpuparse.cli, kpuparse.view.run, kpuparse.convert; print('jinja2' in sys.modules)"
    assert run("-c", code, program=(sys.executable,)).stdout == b"False\n"
