"""`python -m kpuparse` and the console script: run a command, and leave well whatever happens to the streams."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType


def main() -> None:
    """Run the command line; never returns."""
    signal.signal(signal.SIGTERM, _terminated)
    signal.signal(signal.SIGINT, _interrupted)
    try:
        _run()
        sys.stdout.flush()
    except SystemExit as leaving:
        _leave(leaving)
    except KeyboardInterrupt:
        os._exit(130)
    except BrokenPipeError:
        os._exit(141)
    except OSError as error:
        _complain(error)
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


def _terminated(number: int, frame: FrameType | None) -> None:
    """Leave by way of every `finally`, so that no temporary file stays behind."""
    _once()
    sys.exit(128 + number)


def _interrupted(number: int, frame: FrameType | None) -> None:
    """Leave in the same way. An impatient user's second interrupt must not break off the leaving."""
    _once()
    raise KeyboardInterrupt


def _once() -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def _leave(leaving: SystemExit) -> None:
    # Typer and rich turn a closed pipe into status 1; the one leaves a wrapper as the stream, the other the cause.
    if type(sys.stdout).__name__ == "PacifyFlushWrapper" or isinstance(leaving.__context__, BrokenPipeError):
        os._exit(141)
    sys.stdout.flush()
    raise leaving


def _complain(error: OSError) -> None:
    from kpuparse.terminal import shown

    where = f"{error.filename}: " if error.filename else "standard output: " if error.errno else ""
    sys.stderr.write(f"kpuparse: {shown(f'{where}{(error.strerror or str(error)).lower()}')}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
