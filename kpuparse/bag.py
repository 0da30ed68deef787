"""BagIt (RFC 8493): a folder with a payload below `data/` → a bag, by the tag files that make it one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kpuparse.version import __version__
from kpuparse.write.files import replacing

MANIFEST: Final = "manifest-sha256.txt"
TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
_ALGORITHM: Final = "sha256"
_DECLARATION: Final = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class Payload(NamedTuple):
    """A file of the payload: its path below `data/`, with slashes, its size in bytes, and its SHA-256 in hex."""

    name: str
    size: int
    sha256: str


def finish_bag(folder: Path, payload: Iterable[Payload], tags: Sequence[str] = ()) -> None:
    """Make `folder` a bag with `payload`, which lies in `folder/data` already.

    Written anew, each file appearing only when it is complete: the payload's manifest, `bagit.txt`, `bag-info.txt`,
    and last the tag manifest, over these and over `tags`, files by their paths in `folder`. The payload's sizes and
    checksums are taken as given. No date is written: the same payload gives the same bytes.

    Raises OSError where a file cannot be read or written, and ValueError for a name that has no form in UTF-8.
    """
    files = sorted(payload)
    (folder / "data").mkdir(exist_ok=True)
    written = {
        MANIFEST: "".join(_line(f.sha256, f"data/{f.name}") for f in files),
        "bagit.txt": _DECLARATION,
        "bag-info.txt": _info(files),
    }
    for name, text in written.items():
        _write(folder / name, text)
    # A checksum of what lies there now: what was just written, and what the caller wrote.
    lines = "".join(_line(_checksum(folder / name), name) for name in sorted({*written, *tags}))
    _write(folder / TAG_MANIFEST, lines)


def _info(files: Sequence[Payload]) -> str:
    size = sum(f.size for f in files)
    return f"Bag-Software-Agent: kpuparse {__version__}\nPayload-Oxum: {size}.{len(files)}\n"


def _line(checksum: str, path: str) -> str:
    """Return a line of a manifest. In a path, the RFC has these three characters in percent form, and no others."""
    shown = path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"{checksum}  {shown}\n"


def _checksum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, _ALGORITHM).hexdigest()


def _write(path: Path, text: str) -> None:
    with replacing(path) as stream:
        stream.write(text.encode())
