"""`python -m kpuparse` and the console script: run a command, and leave well whatever happens to the streams."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from kpuparse.leaving import leave_by_signal


def main() -> None:
    """Run the command line; never returns."""
    leave_by_signal()
    try:
        _run()
        sys.stdout.flush()
    except SystemExit as leaving:
        _leave(leaving)
    except BrokenPipeError:
        os._exit(141)
    except OSError as error:
        _complain(error)
        os._exit(1)
    except MemoryError:
        _complain(OSError("there is not enough memory"))
        os._exit(1)


def _run() -> None:
    if sys.stdout is None:
        raise OSError("standard output: is closed")
    if sys.argv[1:] == ["--version"]:
        from kpuparse.version import __version__

        print(f"kpuparse {__version__}")
        return
    if sys.argv[1:2] == ["split"]:
        from kpuparse.quick import read_order

        if order := read_order(sys.argv[2:]):
            from kpuparse.convert import convert

            sys.exit(convert(order))
    from kpuparse.cli import app

    app(prog_name="kpuparse")


def _leave(leaving: SystemExit) -> None:
    # Typer and rich turn a closed pipe into status 1; the one leaves a wrapper as the stream, the other the cause.
    if type(sys.stdout).__name__ == "PacifyFlushWrapper" or isinstance(leaving.__context__, BrokenPipeError):
        os._exit(141)
    sys.stdout.flush()
    raise leaving


def _complain(error: OSError) -> None:
    from kpuparse.console import complain, reason

    where = f"{error.filename}: " if error.filename else "standard output: " if error.errno else ""
    with suppress(OSError):
        complain(f"{where}{reason(error)}")


if __name__ == "__main__":
    main()
