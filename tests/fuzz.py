"""Coverage-guided fuzzing of the five laws, with atheris: any bytes, begun from the samples and the labelled bulletins.

    python tests/fuzz.py -max_total_time=3600      an hour; what breaks a law or hangs is kept in .fuzz/
    python tests/fuzz.py .fuzz/crash-0a1b…         one input again

Options are libFuzzer's. What was found interesting is kept in .fuzz/corpus/ for the next run. Every crash becomes a
case of the tests: `pytest` does not need atheris.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["kpuparse"]):
    import kpuparse.pipeline
    import kpuparse.schema
    import kpuparse.write.lines  # noqa: F401 - instrumented like what it writes

import bulletin_words
import generate
import laws

HERE: Final = Path(__file__).parent
WORK: Final = Path(".fuzz")
SEED_LIMIT: Final = 800
"""Longer seeds are cut: short inputs run faster, and a bulletin's ends matter most."""
OPTIONS: Final = ("-max_len=1600", "-timeout=20", "-rss_limit_mb=2048", "-report_slow_units=5", "-only_ascii=0")
MARKS: Final = (
    *("....", " - ", "\n", "\r\n", "\n\n", "“", "”", '"', "''", "(", ")", "[", "]", " dan ", ", ", ". ", "; ", "/"),
    *("(abc/ed. Foto: xyz/KPU Kota Tegal)", "(humas kpu ri wati/ foto: budi/ed suR)", "Penulis: ", "Foto: "),
    *(", kota-tegal.kpu.go.id - ", "kpu.go.id", "https://", "Selasa (2/12)", "(29/2)", "31/12/2023", " s.d. "),
    *("Ketua KPU Kota Tegal, ", "Plt. ", "Dr. ", "H. ", ", S.H., M.H.", " selaku ", " sebagai ", " yang akrab disapa "),
    *("Nomor 7 Tahun 2017", "PKPU ", "ujar ", "kata ", "Selengkapnya", "Telah dilihat 213 kali", "&nbsp;", "KPU "),
)
RAW_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00", b"\x93", b"\x94", b"\x1f\x8b\x08", b"\xc3")


def seeds() -> Iterator[bytes]:
    """Yield bulletins of the samples, the labelled ones and the generator's, in several encodings and layouts."""
    for path in sorted((HERE.parent / "samples").glob("*.txt")):
        raw = path.read_bytes()
        for at in range(0, len(raw), SEED_LIMIT):
            yield raw[at : at + SEED_LIMIT]
    codecs = ("utf-8", "utf-8", "cp1252", "utf-16", "utf-16-be")
    labelled = (tomllib.loads(path.read_text("utf-8")) for path in sorted((HERE / "corpus" / "dev").glob("*.toml")))
    texts = [bulletin["text"] for one in labelled for bulletin in one["bulletin"]]
    texts += [bulletin.text for bulletin in generate.bulletins(1, 150)]
    for at, text in enumerate(texts):
        half = text[: SEED_LIMIT // 2] + text[-SEED_LIMIT // 2 :] if len(text) > SEED_LIMIT else text
        yield half.encode(codecs[at % len(codecs)], "replace")


def words() -> Iterator[bytes]:
    """Yield what libFuzzer puts into its inputs: marks, and the words that rules start from."""
    lists = (bulletin_words.WEEKDAYS, bulletin_words.MONTHS, bulletin_words.DEGREES, bulletin_words.HONORIFICS)
    for mark in (*MARKS, *(word for words in lists for word in words)):
        yield mark.encode()
    yield from RAW_MARKS


def prepare() -> list[str]:
    """Write seeds and dictionary into the working folder; return libFuzzer's arguments for them."""
    corpus, first, dictionary = WORK / "corpus", WORK / "seeds", WORK / "dictionary"
    for folder in (corpus, first):
        folder.mkdir(parents=True, exist_ok=True)
    for at, seed in enumerate(seeds()):
        (first / f"{at:04}").write_bytes(seed)
    lines = ('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in words())
    dictionary.write_text("".join(lines), encoding="ascii")
    return [*OPTIONS, f"-dict={dictionary}", f"-artifact_prefix={WORK}/", str(corpus), str(first)]


def main() -> None:
    given = sys.argv[1:]
    again = any(not one.startswith("-") for one in given)
    atheris.Setup([sys.argv[0], *([] if again else prepare()), *given], laws.check_bytes)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
