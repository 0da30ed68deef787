"""The page of `kpuparse view` in a browser: headless Chromium, as Debian packages it, driven by selenium.

Skipped where either is missing. Every test ends with an empty console and no request but that for the file.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from make_samples import AS_OF, ROOT, samples
from test_cli import run
from test_view import NASTY, lines, nasty_records

webdriver: Any = pytest.importorskip("selenium.webdriver")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
if not (CHROMIUM and DRIVER):
    pytest.skip("no chromium with chromedriver", allow_module_level=True)

from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

NAMES = [sample.stem for sample in samples()]
WIDE, PHONE = (1280, 900), (360, 740)

# The lowest contrast of text with what lies under it, as WCAG 2.2 has it, with the words; for large text a half more.
CONTRAST = """
const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const over = ([r, g, b, a = 1], under) => [r, g, b].map((c, at) => c * a + under[at] * (1 - a));
const ground = (node) => {
  const all = [];
  for (let one = node; one; one = one.parentElement) all.unshift(numbers(getComputedStyle(one).backgroundColor));
  return all.reduce((under, color) => over(color, under), [255, 255, 255]);
};
let worst = [99, ""];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode.parentElement;
  const style = getComputedStyle(node);
  if (!walker.currentNode.data.trim() || !node.checkVisibility()) continue;
  if (node.closest("script, style, noscript, title, :disabled, .unseen")) continue;
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const under = ground(node);
  const color = node.closest("svg") ? style.fill : style.color;
  const [a, b] = [light(over(numbers(color), under)), light(under)].sort((x, y) => y - x);
  const ratio = ((a + 0.05) / (b + 0.05)) * (large ? 1.5 : 1);
  if (ratio < worst[0]) worst = [ratio, `${node.tagName}.${node.className} ${walker.currentNode.data.slice(0, 40)}`];
}
return worst;
"""

TARGETS = """
return [...document.querySelectorAll("button, input, select")].filter((one) => one.checkVisibility())
  .map((one) => one.getBoundingClientRect()).filter((box) => box.width < 24 || box.height < 24).length;
"""


class Browser:
    """A page in Chromium, with what the tests ask of it."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(
        self, page: Path, fragment: str = "", size: tuple[int, int] = WIDE, *, dark: bool = False, script: bool = True
    ) -> None:
        width, height = size
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.cdp("Emulation.setEmulatedMedia", features=[scheme])
        self.cdp("Emulation.setScriptExecutionDisabled", value=not script)
        self.driver.get("about:blank")
        self.driver.get(page.as_uri() + fragment)

    def cdp(self, command: str, **more: Any) -> Any:
        return self.driver.execute_cdp_cmd(command, more)

    def js(self, script: str, *args: Any) -> Any:
        return self.driver.execute_script(script, *args)

    def go(self, fragment: str) -> None:
        self.js("location.hash = arguments[0]", fragment)
        self.wait("return document.readyState === 'complete'")

    def wait(self, script: str, *args: Any) -> None:
        """Wait until the script returns something true."""
        WebDriverWait(self.driver, 10, 0.02).until(lambda _: self.js(script, *args), message=script)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def text(self, selector: str) -> str:
        found: str = self.js("return document.querySelector(arguments[0]).innerText", selector)
        return found

    def texts(self, selector: str) -> list[str]:
        """Return the texts of those elements that are visible."""
        found: list[str] = self.js(
            "return [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility())"
            ".map((one) => one.innerText.trim())",
            selector,
        )
        return found

    def titles(self) -> list[str]:
        return self.texts("#bulletins .item .title")

    def focused(self) -> str:
        found: str = self.js("return document.activeElement.innerText")
        return found

    def set(self, name: str, value: str) -> None:
        """Fill in a filter, and wait until the list shows it."""
        self.js(
            "const field = document.querySelector(`.filters [name=${arguments[0]}]`); field.value = arguments[1];"
            "field.dispatchEvent(new Event('input', { bubbles: true }))",
            name,
            value,
        )
        self.wait(
            "return (new URLSearchParams(location.hash.split('?')[1]).get(arguments[0]) ?? '') === arguments[1]",
            name,
            value,
        )

    def fits(self) -> bool:
        """Tell whether nothing has to be scrolled sideways."""
        return bool(self.js("return document.documentElement.scrollWidth <= innerWidth"))

    def assert_clean(self) -> None:
        assert self.driver.get_log("browser") == []
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        urls = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
        # The browser draws the arrows of its own controls from data: addresses.
        asked = {url.partition("#")[0] for url in urls if not url.startswith(("about:", "data:image/svg+xml;base64,"))}
        assert [url for url in asked if not (url.startswith("file:///") and url.endswith(".html"))] == []


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (
        "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking "
        "--disable-component-update --disable-sync --no-first-run --hide-scrollbars --lang=en-US"
    ).split():
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('chromium')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    found = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    # What the browser asks itself for when it starts is not the page's doing.
    found.get("about:blank")
    found.get_log("performance")
    yield found
    found.quit()


@pytest.fixture
def browser(driver: Any) -> Iterator[Browser]:
    found = Browser(driver)
    yield found
    found.assert_clean()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page a sample, in Indonesian, one of all in English, and one of nasty texts."""
    folder = tmp_path_factory.mktemp("pages")
    for name in NAMES:
        run("view", f"samples/{name}.txt", "--as-of", AS_OF, "-o", str(folder / f"{name}.html"), cwd=ROOT)
    every = [f"samples/{name}.txt" for name in NAMES]
    run("view", *every, "--as-of", AS_OF, "--lang", "en", "-o", str(folder / "all.html"), cwd=ROOT)
    run("view", "-o", str(folder / "nasty.html"), stdin=lines(nasty_records()))
    return folder


def records_of(name: str) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in (ROOT / "samples" / f"{name}.jsonl").read_text("utf-8").splitlines()]
    return list({record["id"]: record for record in reversed(found)}.values())[::-1]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_shown_searched_and_filtered(browser: Browser, pages: Path, name: str) -> None:
    found = records_of(name)
    browser.open(pages / f"{name}.html")
    assert browser.texts(".facts dd")[0].startswith(str(len(found)))
    assert browser.texts("#bulletins, #people, #look") == []

    browser.go("#bulletins")
    assert sorted(browser.titles()) == sorted(record["title"] or "(tanpa judul)" for record in found)
    assert browser.text(".counted") == f"{len(found)} dari {len(found)} buletin"

    record = next(one for one in found if one["title"] and one["people"])
    word = max(re.findall(r"[^\W\d_]+", record["body"]), key=len)
    wanted = [one for one in found if word.lower() in json.dumps(one, ensure_ascii=False).lower()]
    browser.set("q", word.upper())
    assert record["title"] in browser.titles()
    assert len(browser.titles()) == len(wanted)
    assert word in browser.texts(".item .snippet mark")[0]
    browser.set("q", "tidakadakataini")
    assert browser.text(".list") == "Tidak ada buletin yang cocok."
    browser.set("q", "")

    office = record["office"]
    browser.set("office", office)
    assert len(browser.titles()) == sum(one["office"] == office for one in found)
    browser.set("office", "")

    person = record["people"][0]["name"]
    browser.set("person", person)
    assert len(browser.titles()) == sum(any(person in p["name"] for p in one["people"]) for one in found)
    browser.set("person", "")

    browser.set("from", record["date"])
    browser.set("to", record["date"])
    assert len(browser.titles()) == sum(one["date"] == record["date"] for one in found)
    browser.set("from", "")
    browser.set("to", "")

    codes = {warned["code"] for one in found for warned in one["warnings"]}
    for code in sorted(codes):
        browser.set("warning", code)
        assert len(browser.titles()) == sum(code in {w["code"] for w in one["warnings"]} for one in found)
    browser.set("warning", "none")
    clean = browser.titles()
    browser.set("warning", "any")
    assert len(clean) + len(browser.titles()) == len(found)


@pytest.mark.parametrize("name", NAMES)
def test_bulletins_show_their_text_and_every_find(browser: Browser, pages: Path, name: str) -> None:
    browser.open(pages / f"{name}.html", "#bulletins")
    for record in records_of(name):
        browser.go(f"#bulletins/{record['id']}")
        assert browser.js("return document.querySelector('.text').textContent") == record["body"]
        assert browser.text(".headline") == (record["title"] or "(tanpa judul)")
        marked = browser.js(
            "const all = [...document.querySelectorAll('.sheet .find[data-kind]')];"
            "return all.map((one) => [one.dataset.kind, one.textContent])"
        )
        for person in record["people"]:
            for span in person["mentions"]:
                assert ["person", record[span["in"]][span["start"] : span["end"]]] in marked
            for role in person["roles"]:
                assert ["role", record["body"][role["span"]["start"] : role["span"]["end"]]] in marked
            assert person["name"] in browser.text(".fields")
        for kind, key in (("quote", "quotes"), ("reference", "references")):
            for one in record[key]:
                assert [kind, record["body"][one["span"]["start"] : one["span"]["end"]]] in marked
        shown = json.loads(browser.js("return document.querySelector('pre').textContent"))
        assert shown == record
        assert list(shown) == list(record)
        for warned in record["warnings"]:
            assert warned["code"] in browser.text(".cautions")


def test_keyboard_alone(browser: Browser, pages: Path) -> None:
    browser.open(pages / "all.html")
    browser.press(Keys.TAB)
    assert browser.focused() == "Skip to the content"
    browser.press(Keys.TAB, Keys.TAB)
    assert browser.focused() == "Bulletins"
    browser.press(Keys.ENTER)
    browser.wait("return document.activeElement.id === 'bulletins-heading'")
    browser.press(Keys.TAB, "gudang")
    browser.wait("return document.querySelector('.counted').innerText.startsWith('3 of')")
    browser.press(*[Keys.TAB] * 6)
    # The date fields have parts of their own.
    while not browser.js("return document.activeElement.matches('.item')"):
        browser.press(Keys.TAB)
    first, second = browser.titles()[:2]
    assert browser.focused().startswith(first)
    browser.press(Keys.ARROW_DOWN)
    assert browser.focused().startswith(second)
    browser.press(Keys.ENTER)
    browser.wait("return document.activeElement.matches('.headline')")
    assert browser.focused() == second

    while not browser.js("return document.activeElement.matches('.find[data-kind=person]')"):
        browser.press(Keys.TAB)
    name = browser.focused()
    assert browser.js("return document.activeElement.getAttribute('aria-describedby')") == "tip"
    assert browser.text("#tip").startswith("Person")
    assert name.split()[0] in browser.text("#tip")
    browser.press(Keys.ESCAPE)
    assert browser.texts("#tip") == []
    browser.press(Keys.ESCAPE)
    browser.wait("return document.activeElement.matches('.item')")
    assert browser.focused().startswith(second)
    assert "q=gudang" in browser.driver.current_url


def test_hover_tells_the_value_and_the_legend_hides_a_kind(browser: Browser, pages: Path) -> None:
    (record,) = (one for one in records_of("tiny") if one["quotes"])
    browser.open(pages / "tiny.html", f"#bulletins/{record['id']}")

    def hover(kind: str) -> str:
        find = browser.driver.find_element("css selector", f".text .find.{kind}")
        webdriver.ActionChains(browser.driver).move_to_element(find).perform()
        browser.wait("return !document.getElementById('tip').hidden")
        box = browser.js("return document.getElementById('tip').getBoundingClientRect().toJSON()")
        assert box["left"] >= 0
        assert box["right"] <= WIDE[0]
        return " ".join(browser.text("#tip").split())

    assert hover("role") == "Jabatan Orang Rina Laksmi Posisi Ketua Organisasi KPU Kota Tegal"
    assert hover("person") == "Orang Nama Rina Laksmi Gelar S.H. Jabatan Ketua KPU Kota Tegal"
    assert hover("quote") == "Kutipan Pembicara Rina Laksmi"
    assert hover("reference") == "Peraturan Jenis PKPU Nomor 7 Tahun 2022"
    assert hover("date") == "Tanggal Tanggal 2 Desember 2025 Dasar tahun hari yang tertulis"

    browser.js("document.querySelector('.legend button').click()")
    assert browser.js("return document.querySelector('.legend button').getAttribute('aria-pressed')") == "false"
    state = "const style = getComputedStyle(document.querySelector('.text .find.%s')); return style.backgroundColor"
    assert browser.js(state % "person") == "rgba(0, 0, 0, 0)"
    assert browser.js(state % "role") != "rgba(0, 0, 0, 0)"


def test_search_knows_phrases_accents_and_signs(browser: Browser, pages: Path) -> None:
    browser.open(pages / "all.html", "#bulletins")
    for query, want in {
        "cafe labukkang": 1,
        "labukkang café": 1,
        '"gudang logistik"': 2,
        "“gudang logistik": 2,
        "logistik gudang": 3,
        "(28/11)": 1,
        '*+?^$\\[.]{}|/-"': 0,
        "kota-tegal.kpu.go.id": 2,
        "YOSEF wenda": 1,
    }.items():
        browser.set("q", query)
        assert len(browser.titles()) == want, query


def test_next_and_previous_keep_to_what_was_searched(browser: Browser, pages: Path) -> None:
    browser.open(pages / "all.html", "#bulletins?q=gudang")
    titles = browser.titles()
    browser.js("document.querySelector('.item').click()")
    browser.wait("return document.querySelector('.headline')")
    seen = [browser.text(".headline")]
    while not browser.js("return document.querySelectorAll('.bar-of-buttons button')[2].disabled"):
        browser.js("document.querySelectorAll('.bar-of-buttons button')[2].click()")
        browser.wait("return document.querySelector('.headline')?.innerText === arguments[0]", titles[len(seen)])
        seen.append(browser.text(".headline"))
    assert seen == titles
    assert browser.text(".where") == f"{len(titles)} of {len(titles)}"
    browser.driver.back()
    browser.wait("return document.querySelector('.headline')?.innerText === arguments[0]", titles[-2])


def test_people_and_warnings_lead_to_bulletins(browser: Browser, pages: Path) -> None:
    browser.open(pages / "all.html", "#people")
    browser.driver.find_element("css selector", "#people input").send_keys("irwan")
    browser.wait("return document.querySelectorAll('.people .item').length === 1")
    browser.js("document.querySelector('.people .item').click()")
    browser.wait("return document.querySelector('#people .headline')")
    assert browser.text("#people .headline") == "Irwan Lasinrang"
    assert "Plh. Sekretaris KPU Kota Parepare" in browser.text("#people .held")
    assert len(browser.texts("#people .list .item")) == 3
    browser.js("document.querySelector('#people section p a').click()")
    browser.wait("return document.querySelector('.counted')?.innerText === '3 of 32 bulletins'")
    assert browser.texts(".chips button") == ["Irwan Lasinrang ×"]

    browser.go("#look?code=weekday-mismatch")
    browser.wait("return document.querySelectorAll('.looks li').length === 1")
    assert browser.texts(".looks .words mark") == ["Rabu (12/8/2025)"]
    # A repeat stands in a second place of the same bulletin.
    browser.go("#look?code=duplicate")
    browser.wait("return document.querySelector('.looks a')?.hash.endsWith('place=2')")
    browser.js("document.querySelector('.looks a').click()")
    browser.wait("return document.querySelector('.cautions')")
    assert "duplicate" in browser.text(".cautions")


def test_the_record_is_copied(browser: Browser, pages: Path) -> None:
    record = records_of("tiny")[0]
    browser.open(pages / "tiny.html", f"#bulletins/{record['id']}")
    browser.js("document.querySelector('.json').open = true")
    browser.driver.find_element("css selector", ".json button").click()
    browser.wait("return document.querySelector('.json button').innerText === 'Tersalin'")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_contrast_and_width(browser: Browser, pages: Path, size: tuple[int, int], dark: bool) -> None:
    for name in (*NAMES, "nasty"):
        browser.open(pages / f"{name}.html", size=size, dark=dark)
        ids = browser.js(
            "return JSON.parse(document.getElementById('data').textContent).bulletins.map((b) => b.about.id)"
        )
        person = browser.js("return JSON.parse(document.getElementById('data').textContent).people[0][0]")
        opened = [f"#bulletins/{quote(one, safe='')}" for one in ids[:9]]
        person = f"#people/{quote(person, safe='')}"
        for fragment in ("#overview", "#bulletins", "#bulletins?q=kpu", *opened, "#people", person, "#look"):
            browser.go(fragment)
            browser.js("for (const one of document.querySelectorAll('details')) one.open = true")
            assert browser.fits(), (name, fragment)
            ratio, where = browser.js(CONTRAST)
            assert ratio >= 4.5, (name, fragment, where)
            assert browser.js(TARGETS) == 0, (name, fragment)
        browser.go("#overview")
        # SVG is not narrower than its labels are readable.
        drawn = browser.js(
            "return [...document.querySelectorAll('.timeline')].filter((one) => one.checkVisibility())"
            ".map((one) => one.getBoundingClientRect().width / one.viewBox.baseVal.width)"
        )
        assert len(drawn) <= 1
        assert all(scale > 0.85 for scale in drawn)


def test_nasty_texts_are_text(browser: Browser, pages: Path) -> None:
    browser.open(pages / "nasty.html", "#bulletins?sort=given")
    assert browser.js("return document.querySelectorAll('main img, main script, svg script').length") == 0
    titles = browser.titles()
    assert set(NASTY[:4]) <= set(titles)
    assert "\\u202eterbalik\\u2066\\u200f" in titles
    assert "NUL \\x00 dan \\x1b[31m" in titles
    count = len(NASTY)
    for at in range(count):
        browser.js("location.hash = document.querySelectorAll('#bulletins .item')[arguments[0]].hash", at)
        browser.wait("return document.querySelector('.where')?.innerText.startsWith(`${arguments[0]} `)", at + 1)
        odd = browser.js(r"return document.body.innerText.match(/[\x00-\x08\u200f\u202e\u2028\u2066\x1b]/)")
        assert odd is None
        assert browser.js("return getComputedStyle(document.querySelector('.headline bdi')).unicodeBidi") == "isolate"
    for fragment in ("#people", "#look"):
        browser.go(fragment)
        assert browser.js(r"return document.body.innerText.match(/[\x00-\x08\u200f\u202e\u2028\u2066\x1b]/)") is None


def test_the_policy_keeps_out_what_is_not_the_pages(driver: Any, pages: Path) -> None:
    browser = Browser(driver)
    browser.open(pages / "tiny.html")
    browser.js(
        "window.done = 0; const script = document.createElement('script'); script.textContent = 'window.done = 1';"
        "document.body.append(script); document.body.append(Object.assign(new Image(), { src: 'x.png' }));"
        "document.body.setAttribute('style', 'color: red')"
    )
    assert browser.js("return window.done") == 0
    assert browser.js("return getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
    refused = " ".join(entry["message"] for entry in driver.get_log("browser"))
    for directive in ("script-src", "style-src", "default-src"):
        assert directive in refused
    driver.get_log("performance")


def test_an_address_that_leads_nowhere_says_so(browser: Browser, pages: Path) -> None:
    browser.open(pages / "tiny.html")
    for given_, shown in {"<b>nowhere": "<b>nowhere", "%E0": "%E0", "%E2%80%AE": "\\u202e"}.items():
        browser.go(f"#bulletins/{given_}")
        browser.wait("return document.querySelector('.detail .none')?.innerText.endsWith(arguments[0])", shown)
        assert browser.texts(".detail .none") == [f"Tidak ada di arsip ini: {shown}"]
    browser.go("#people/nobody")
    assert browser.texts("#people .notice") == ["Tidak ada di arsip ini: nobody"]
    browser.go("#__proto__")
    assert browser.text("#overview h1") == "Ikhtisar"


def test_without_javascript(browser: Browser, pages: Path) -> None:
    try:
        browser.open(pages / "all.html", script=False)
        html = browser.cdp("DOM.getDocument", depth=-1)
        tree = json.dumps(html)
        assert "Without JavaScript this page shows" in tree
        browser.cdp("Emulation.setEmulatedMedia", media="screen")
        found = browser.cdp("Accessibility.getFullAXTree")["nodes"]
        said = [
            node.get("name", {}).get("value", "") for node in found if node.get("role", {}).get("value") == "heading"
        ]
        assert {"Overview", "People", "Irwan Lasinrang"} <= set(said)
        assert "Bulletins" not in said
    finally:
        browser.cdp("Emulation.setScriptExecutionDisabled", value=False)


def test_print_shows_the_bulletin_alone(browser: Browser, pages: Path) -> None:
    record = records_of("tiny")[0]
    browser.open(pages / "tiny.html", f"#bulletins/{record['id']}", dark=True)
    browser.cdp(
        "Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": "dark"}]
    )
    assert browser.texts("nav, .filters, .side, .bar-of-buttons, .legend, pre, footer") == []
    assert browser.text(".headline") == record["title"]
    assert browser.js("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    ratio, where = browser.js(CONTRAST)
    assert ratio >= 4.5, where
    browser.cdp("Emulation.setEmulatedMedia", media="")
