"""Write the records beside the samples anew: every `samples/NAME.jsonl` from its `samples/NAME.txt`.

    python tests/make_samples.py

Read the difference before you keep it: what is written here is what `test_samples.py` then holds to be right.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
AS_OF: Final = "2026-11-01"


def samples() -> list[Path]:
    """Return the samples, by name."""
    return sorted((ROOT / "samples").glob("*.txt"))


def records_of(sample: Path) -> bytes:
    """Return what `kpuparse split samples/NAME.txt` prints, run in the repository's root as a user would."""
    # -P: the package that is installed, not the folder of that name in the root.
    command = [sys.executable, "-P", "-m", "kpuparse", "split", f"samples/{sample.name}", "--as-of", AS_OF, "--quiet"]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, timeout=120).stdout


def main() -> None:
    for sample in samples():
        target = sample.with_suffix(".jsonl")
        fresh = records_of(sample)
        same = target.exists() and target.read_bytes() == fresh
        target.write_bytes(fresh)
        print(f"{target.relative_to(ROOT)}: {'unchanged' if same else 'written'}")


if __name__ == "__main__":
    main()
