"""JSON-LD: expanded without a network, it says of each bulletin what the record says, in the words of schema.org."""

from __future__ import annotations

import io
import json
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from hostile_records import records
from hypothesis import given
from hypothesis import strategies as st
from laws import AS_OF
from make_samples import samples
from test_laws import dumps, law

import kpuparse
from kpuparse.record import Record
from kpuparse.write import Writer, format_named
from kpuparse.write.linked import CONTEXT, article, iri

ROOT: Final = Path(__file__).parent.parent
SCHEMA: Final = "https://schema.org/"

# Of the properties that schema.org lists for a type, inherited ones included, those that are used: see
# https://schema.org/NewsArticle, /Person, /Organization, /ImageObject and /DigitalDocument (release 29).
PROPERTIES: Final = {
    "NewsArticle": "identifier headline dateline temporalCoverage inLanguage articleBody publisher creditText author "
    "editor image mentions citation isBasedOn",
    "Person": "name honorificPrefix honorificSuffix alternateName jobTitle affiliation",
    "Organization": "name url",
    "ImageObject": "creator creditText",
    "DigitalDocument": "name description",
}

TEXT: Final = (
    "KPU Kota Salatiga Buka Layanan Pindah Memilih\n"
    "Salatiga, kota-salatiga.kpu.go.id - Plt. Sekretaris KPU Kota Salatiga, Dr. Budi Laksana, S.H., M.Si. yang akrab "
    "disapa Didik, membuka layanan pada Senin hingga Rabu, 8–10 Mei 2023. Hadir mantan Anggota KPU Provinsi Riau, "
    "Rina Wati. Layanan itu diatur Undang-Undang Nomor 7 Tahun 2017. (humas kpu ri wati/ foto: budi/ed suR)\n"
)
WANTED: Final = {
    "@type": "NewsArticle",
    "headline": "KPU Kota Salatiga Buka Layanan Pindah Memilih",
    "dateline": "Salatiga, kota-salatiga.kpu.go.id",
    "temporalCoverage": "2023-05-08/2023-05-10",
    "inLanguage": "id",
    "publisher": {"@type": "Organization", "name": "KPU Kota Salatiga", "url": "https://kota-salatiga.kpu.go.id/"},
    "creditText": "(humas kpu ri wati/ foto: budi/ed suR)",
    "author": [{"@type": "Person", "name": "wati"}, {"@type": "Organization", "name": "humas kpu ri"}],
    "editor": [{"@type": "Person", "name": "suR"}],
    "image": {"@type": "ImageObject", "creator": [{"@type": "Person", "name": "budi"}]},
    "mentions": [
        {
            "@type": "Person",
            "name": "Budi Laksana",
            "honorificPrefix": ["Dr."],
            "honorificSuffix": ["S.H.", "M.Si."],
            "alternateName": ["Didik"],
            "jobTitle": ["Plt. Sekretaris KPU Kota Salatiga"],
            "affiliation": [{"@type": "Organization", "name": "KPU Kota Salatiga"}],
        },
        # What she no longer is, is not said of her.
        {"@type": "Person", "name": "Rina Wati"},
    ],
    "citation": ["Undang-Undang Nomor 7 Tahun 2017"],
}


def written(found: list[Record]) -> bytes:
    stream = io.BytesIO()
    form = format_named("jsonld")
    writer = Writer(stream, form)
    writer.write([form.encode(r) for r in found])
    writer.close()
    return stream.getvalue()


def document(found: list[Record]) -> dict[str, Any]:
    return json.loads(written(found))


def expanded(found: list[Record]) -> list[dict[str, Any]]:
    """Return the expanded graph; whatever wants to be fetched is an error."""
    jsonld = pytest.importorskip("pyld.jsonld")

    def refuse(url: str, _options: Any) -> None:
        raise AssertionError(f"{url} is fetched")

    return jsonld.expand(document(found), {"documentLoader": refuse, "base": ""})


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)


def check_node(node: dict[str, Any]) -> None:
    """Only what schema.org defines for the type, and nothing that is null or empty."""
    properties = set(node) - {"@id", "@type"}
    assert properties <= set(PROPERTIES[node["@type"]].split()), node
    for key in properties:
        assert node[key] not in (None, "", [], {}), node
    if "url" in node:
        assert re.fullmatch(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+/", node["url"])


def as_expanded(value: Any, key: str = "") -> Any:
    """Return what expansion makes of `value`, written down by the rules of JSON-LD for this context."""
    if isinstance(value, list):
        return [one for part in value for one in as_expanded(part, key)]
    if isinstance(value, str):
        return [{"@id": value} if key == "url" else {"@value": value}]
    inner = {SCHEMA + k: as_expanded(v, k) for k, v in value.items() if not k.startswith("@")}
    named = {"@id": value["@id"]} if "@id" in value else {}
    return [{**named, "@type": [SCHEMA + value["@type"]], **inner}]


def test_a_full_bulletin() -> None:
    (found,) = kpuparse.split(TEXT, as_of=AS_OF)
    node = article(found)
    named = {"@id": iri(found.id), "identifier": found.id, "articleBody": found.body}
    assert node == {**WANTED, **named}


def test_where_it_comes_from() -> None:
    (first, _) = kpuparse.read(ROOT / "samples" / "tiny.txt", as_of=AS_OF)
    assert article(first)["isBasedOn"] == {
        "@type": "DigitalDocument",
        "name": str(ROOT / "samples" / "tiny.txt"),
        "description": "line 1, bytes 0 to 365",
    }


def test_a_photo_has_who_took_it_and_whence_it_comes() -> None:
    (first, second) = kpuparse.read(ROOT / "samples" / "tiny.txt", as_of=AS_OF)
    photo = {"@type": "ImageObject", "creditText": "KPU Kota Tegal"}
    assert article(first)["image"] == {**photo, "creator": [{"@type": "Person", "name": "xyz"}]}
    assert article(second)["image"] == photo


def test_a_past_role_in_other_words_is_no_title() -> None:
    text = "Kudus, kab-kudus.kpu.go.id - Budi Laksana pernah menjabat Ketua KPU Kabupaten Kudus. Rapat, 4 Mei 2023."
    (found,) = kpuparse.split(text, as_of=AS_OF)
    for node in article(found).get("mentions", []):
        assert set(node) == {"@type", "name"}


def test_what_the_bulletin_does_not_say_is_left_out() -> None:
    (found,) = kpuparse.split("catatan belanja: gula dan kopi\n", as_of=AS_OF)
    assert set(article(found)) == {"@id", "@type", "identifier", "inLanguage", "articleBody"}


def test_the_name_is_that_of_the_id_and_an_iri() -> None:
    name = iri("kota-tegal-2025-12-02-d339b23a")
    assert name == "urn:uuid:d84e0469-9b29-5017-b0c2-a936ff874b16"
    assert uuid.UUID(name).version == 5


def test_context_names_schema_org_and_fetches_nothing() -> None:
    assert CONTEXT["@vocab"] == SCHEMA
    assert document([]) == {"@context": CONTEXT, "@graph": []}
    assert written([]).count(b"\n") == 2
    assert expanded([]) == []


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.stem)
def test_samples_expand_to_what_they_say(sample: Path) -> None:
    found = list(kpuparse.read(sample, as_of=AS_OF))
    wanted = [one for r in found for one in as_expanded(json.loads(json.dumps(article(r))))]
    assert expanded(found) == wanted


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.stem)
def test_samples_become_triples(sample: Path) -> None:
    """Nothing falls away on the way to RDF, as what has no absolute IRI would."""
    jsonld = pytest.importorskip("pyld.jsonld")
    found = list(kpuparse.read(sample, as_of=AS_OF))
    quads = jsonld.to_rdf(document(found))["@default"]
    told = {q["subject"]["value"] for q in quads if not q["subject"]["value"].startswith("_:")}
    assert told == {iri(r.id) for r in found}
    bodies = {q["object"]["value"] for q in quads if q["predicate"]["value"] == f"{SCHEMA}articleBody"}
    assert bodies == {r.body for r in found}


@law(150)
@given(st.lists(records, max_size=3))
def test_hostile_records(found: list[Record]) -> None:
    raw = written(found)
    graph = json.loads(raw)["@graph"]
    assert raw.count(b"\n") == len(found) + 2
    assert [n["identifier"] for n in graph] == [r.id for r in found]
    for node in nodes(graph):
        check_node({k: v for k, v in node.items() if k != "url"})


@law(150)
@given(dumps)
def test_only_what_schema_org_defines(text: str) -> None:
    for node in nodes(document(list(kpuparse.split(text, as_of=AS_OF)))["@graph"]):
        check_node(node)
