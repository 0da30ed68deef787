"""Peers of the benchmark: what others do of the same work, on the same text, in seconds of CPU a megabyte.

    python tests/bench/peers.py DUMP

dateparser   `search_dates` in Indonesian: the dates alone
crfsuite     a conditional random field over words, trained on the generator's labels: the names alone

A peer whose package is not installed is passed over; `tests/bench/requirements.txt` names them.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
import generate

WORD = re.compile(r"\w+|[^\w\s]")


def peers(path: Path) -> Iterator[tuple[str, float]]:
    """Yield the name of each peer that is installed and its seconds of CPU a megabyte of the dump at `path`."""
    text = path.read_bytes().decode()
    for name, peer, size in (("dateparser", _dateparser, 20_000), ("crfsuite", _crfsuite, 500_000)):
        try:
            seconds = peer(text[:size])
        except ImportError:
            continue
        yield name, seconds / (len(text[:size].encode()) / 1e6)


def _dateparser(text: str) -> float:
    from dateparser.search import search_dates

    paragraphs = [line for line in text.split("\n") if line.strip()]
    start = time.process_time()
    found = [search_dates(p, languages=["id"]) for p in paragraphs]
    seconds = time.process_time() - start
    assert any(found)
    return seconds


def _crfsuite(text: str) -> float:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for bulletin in generate.bulletins(7, 300):
        trainer.append(*_labelled(bulletin))
    trainer.set_params({"max_iterations": 30})
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        lines = [line for line in text.split("\n") if line.strip()]
        start = time.process_time()
        found = [tagger.tag(_features(WORD.findall(line))) for line in lines]
        seconds = time.process_time() - start
        tagger.close()
    assert any("B" in tags for tags in found)
    return seconds


def _labelled(bulletin: generate.Bulletin) -> tuple[list[dict[str, object]], list[str]]:
    """Return the features of a bulletin's words, and for each whether a name begins, goes on, or neither."""
    body = bulletin.label["body"]
    inside = {}
    for person in bulletin.label["people"]:
        for found in re.finditer(re.escape(person["name"]), body):
            inside.update(dict.fromkeys(range(*found.span()), "I"))
            inside[found.start()] = "B"
    words = list(WORD.finditer(body))
    return _features([w.group() for w in words]), [inside.get(w.start(), "O") for w in words]


def _features(words: list[str]) -> list[dict[str, object]]:
    """Return the usual features of each word: itself, its ends, its shape, its neighbours."""
    return [
        {
            "word": word.lower(),
            "end": word[-3:],
            "title": word.istitle(),
            "upper": word.isupper(),
            "digit": word.isdigit(),
            "before": words[at - 1].lower() if at else "",
            "title before": at > 0 and words[at - 1].istitle(),
            "after": words[at + 1].lower() if at + 1 < len(words) else "",
            "title after": at + 1 < len(words) and words[at + 1].istitle(),
        }
        for at, word in enumerate(words)
    ]


if __name__ == "__main__":
    print(json.dumps(dict(peers(Path(sys.argv[1])))))
