"""How quick the page of `kpuparse view` is: made, opened, searched, with as many bulletins as asked for.

python tests/bench/page.py [--bulletins 5000] [--page FILE]
python tests/bench/page.py --picture tests/view.png

Needs Chromium with its driver, selenium and pillow. Prints the table of the README, or makes its picture.
"""

from __future__ import annotations

import argparse
import io
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

from PIL import Image
from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

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
            f"--disable-component-update --disable-sync --no-first-run --hide-scrollbars --user-data-dir={profile}"
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


def picture(target: Path) -> None:
    """Make the picture of the README: a bulletin of the samples, with the value of a find."""
    with tempfile.TemporaryDirectory() as folder, chromium() as driver:
        page = Path(folder, "page.html")
        samples = map(str, sorted((TESTS.parent / "samples").glob("*.txt")))
        kpuparse = [sys.executable, "-P", "-m", "kpuparse", "view", *samples, "--as-of", "2026-11-01", "--lang", "en"]
        subprocess.run([*kpuparse, "-q", "-o", str(page)], check=True)
        size = {"width": 1120, "height": 880, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.get(f"{page.as_uri()}#bulletins?office=KPU+Kabupaten+Banyumas")
        driver.find_element("partial link text", "Bawaslu dan KPU Banyumas").click()
        find = WebDriverWait(driver, 10).until(lambda _: driver.find_element("css selector", ".text .find.person"))
        webdriver.ActionChains(driver).move_to_element(find).perform()
        image = Image.open(io.BytesIO(driver.get_screenshot_as_png())).convert("RGB")
    image.quantize(200, dither=Image.Dither.NONE).save(target, optimize=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bulletins", type=int, default=5000, metavar="N")
    parser.add_argument("--page", type=Path, metavar="FILE", help="keep the page there")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="make the picture of the README instead")
    args = parser.parse_args()
    if args.picture:
        picture(args.picture)
        return
    with tempfile.TemporaryDirectory() as folder:
        page = (args.page or Path(folder, "page.html")).resolve()
        print(f"| {args.bulletins:,} bulletins | |\n|---|---|")
        for what, took in (*make(page, args.bulletins), *measure(page)):
            print(f"| {what} | {took} |")


if __name__ == "__main__":
    main()
