"""Run a program; print, as JSON, its seconds, those of CPU, and the peak memory in MiB of its largest process.

    python tests/bench/measure.py COMMAND...

A program of its own, and a small one: a process counts as its own the memory of the one that it was forked from. What
is measured may keep its bytecode, as an installed package has it.
"""

import os
import sys
import time

start = time.perf_counter()
process = os.posix_spawnp(
    sys.argv[1],
    sys.argv[1:],
    {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    file_actions=[(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)],
)
_, status, usage = os.wait4(process, 0)
seconds = time.perf_counter() - start
mebibytes = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
print(f'{{"seconds": {seconds}, "CPU": {usage.ru_utime + usage.ru_stime}, "MiB": {mebibytes}}}')
sys.exit(os.waitstatus_to_exitcode(status))
