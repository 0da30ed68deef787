"""What processes do in the tests; a module of its own, for a process that is not forked imports what it does."""

from __future__ import annotations

import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path


def square(number: int) -> int:
    return number * number


def slow_at_first(number: int) -> int:
    time.sleep(0.2 if number == 0 else 0)
    return number


def fail_at_three(number: int) -> int:
    if number == 3:
        raise OSError("three")
    return number


def killed_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def killed_once_at_three(item: tuple[int, Path]) -> int:
    number, mark = item
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def killed_once_while_it_answers(item: tuple[int, Path]) -> bytes:
    def send_half(pipe: Connection, raw: bytes, *_: object) -> None:
        os.write(pipe.fileno(), raw[: len(raw) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    number, mark = item
    if number == 3 and not mark.exists():
        mark.touch()
        # What every message to another process goes through.
        Connection._send = send_half  # type: ignore[attr-defined]
    return bytes(1 << 16)


def deaf(number: int) -> int:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(60)
    return number
