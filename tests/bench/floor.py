"""The floor of the benchmark: read a file, decode it, part it at line breaks, write each line as a JSON string.

python tests/bench/floor.py DUMP OUT
"""

import sys
from pathlib import Path

import orjson

text = Path(sys.argv[1]).read_bytes().decode("utf-8")
with Path(sys.argv[2]).open("wb") as out:
    for line in text.splitlines():
        out.write(orjson.dumps(line) + b"\n")
