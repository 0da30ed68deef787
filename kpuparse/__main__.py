"""`python -m kpuparse` and the console script: settle what costs no import, then hand over to the commands."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; never returns."""
    if sys.argv[1:] == ["--version"]:
        from kpuparse import __version__

        print(f"kpuparse {__version__}")
        sys.exit(0)
    try:
        from kpuparse.cli import app
    except KeyboardInterrupt:
        os._exit(130)
    app(prog_name="kpuparse")


if __name__ == "__main__":
    main()
