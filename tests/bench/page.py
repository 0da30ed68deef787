"""How quick the page of `kpuparse view` is: made, opened, searched, with as many bulletins as asked for.

python tests/bench/page.py [--bulletins 5000] [--page FILE]

Needs Chromium with its driver, and selenium. Prints the table of the README.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from selenium import webdriver

TESTS = Path(__file__).resolve().parent.parent
RUNS = 5
QUERIES = ("gudang", "gudang logistik", "ketua", "zzz")

# Two frames later what was drawn is on the screen.
DRAWN = """
const done = arguments[arguments.length - 1];
const start = performance.now();
%s;
requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
"""
SEARCH = """
const field = document.querySelector("#bulletins input");
field.value = arguments[0];
field.form.dispatchEvent(new Event("submit", { cancelable: true }))
"""
OPENED = """
const [page] = performance.getEntriesByType("navigation");
return [performance.getEntriesByName("first-contentful-paint")[0].startTime, page.loadEventEnd];
"""


@contextmanager
def chromium() -> Iterator[Any]:
    """Yield a browser that shows nothing and asks nobody."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    with tempfile.TemporaryDirectory() as profile:
        for argument in (
            "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking "
            f"--disable-component-update --disable-sync --no-first-run --user-data-dir={profile}"
        ).split():
            options.add_argument(argument)
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            yield driver
        finally:
            driver.quit()


def make(page: Path, bulletins: int) -> Iterator[tuple[str, str]]:
    """Make the page, and yield what that took."""
    with tempfile.TemporaryDirectory() as folder:
        dump, archive = Path(folder, "dump.txt"), Path(folder, "archive.db")
        generate = [sys.executable, str(TESTS / "generate.py"), "--bulletins", str(bulletins)]
        dump.write_bytes(subprocess.run(generate, stdout=subprocess.PIPE, check=True).stdout)
        kpuparse = [sys.executable, "-P", "-m", "kpuparse"]
        split = [*kpuparse, "split", str(dump), "--as-of", "2026-11-01", "-q", "-o", str(archive)]
        subprocess.run(split, check=True)
        start = time.monotonic()
        subprocess.run([*kpuparse, "view", str(archive), "-q", "-o", str(page)], check=True)
        yield "made from an archive", f"{time.monotonic() - start:.1f} s"
    yield "size of the file", f"{page.stat().st_size / 1e6:.1f} MB"


def measure(page: Path) -> Iterator[tuple[str, str]]:
    """Open the page, and yield how long what took: the median of several runs."""
    with chromium() as driver:

        def drawn(action: str, *args: str) -> float:
            took: float = driver.execute_async_script(DRAWN % action, *args)
            return took

        opened, views = [], []
        for _ in range(RUNS):
            driver.get("about:blank")
            driver.get(page.as_uri())
            opened.append(driver.execute_script(OPENED))
            views.append(drawn("location.hash = '#bulletins'"))
        yield "first paint", f"{median(one for one, _ in opened):.0f} ms"
        yield "ready to use", f"{median(one for _, one in opened):.0f} ms"
        yield "list of bulletins drawn", f"{median(views):.0f} ms"
        yield "first search, right after that", f"{drawn(SEARCH, 'kota'):.0f} ms"
        searches = [drawn(SEARCH, query) for _ in range(RUNS) for query in QUERIES]
        yield "search, drawn (median; slowest)", f"{median(searches):.0f} ms; {max(searches):.0f} ms"
        driver.execute_script("location.hash = '#bulletins'")
        click = "document.querySelectorAll('#bulletins .item')[arguments[0]].click()"
        bulletins = [drawn(click, str(at)) for at in range(RUNS)]
        yield "bulletin opened", f"{median(bulletins):.0f} ms"
        heap = driver.execute_script("return performance.memory.usedJSHeapSize")
        yield "memory of the script", f"{heap / 1e6:.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bulletins", type=int, default=5000, metavar="N")
    parser.add_argument("--page", type=Path, metavar="FILE", help="keep the page there")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page = (args.page or Path(folder, "page.html")).resolve()
        print(f"| {args.bulletins:,} bulletins | |\n|---|---|")
        for what, took in (*make(page, args.bulletins), *measure(page)):
            print(f"| {what} | {took} |")


if __name__ == "__main__":
    main()
