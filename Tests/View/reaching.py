"""Paper, aids, and large texts."""

import base64
import collections
import pathlib
import re
import shutil
import subprocess
import sysconfig
import time

from selenium.webdriver.common.keys import Keys

from browser import PHONE, WIDE
from work import *


def check_print(browser):
    """Printed, the page has its texts and nothing to press, black on white."""
    browser.screen()
    pages = 0
    for theme in ("automatic", "dark"):
        browser.open(view("print", "--lang", "ar", seeds))
        browser.js("const select = document.getElementById('appearance'); select.value = arguments[0];"
                   "select.dispatchEvent(new Event('change', { bubbles: true }))", theme)
        browser.screen(dark=theme == "automatic", media="print")
        ink = browser.js("return getComputedStyle(document.querySelector('.text')).color")
        expect(sum(map(int, re.findall(r"\d+", ink)[:3])) < 200, f"printed from a dark page ({theme}), text is {ink}: on white paper it is hardly read")
        controls = browser.js("return [...document.querySelectorAll('button, input, select, #card, .moving, .skip')].filter((each) => each.checkVisibility()"
                              " && !each.closest('.entities tbody, .pairs')).map((each) => `${each.localName}.${each.className}#${each.id} ${each.textContent}`)")
        expect(not [each for each in controls if not each.startswith("input.#") and "thead" not in each and each.split("#")[1].strip() not in
                    {browser.data()["words"][key] for key in ("name", "type", "mentions", "inDocuments")}], f"printed controls: {controls}")
        browser.screen(dark=theme == "automatic")
        printed = base64.b64decode(browser.driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})["data"])
        path = write(f"print-{theme}.pdf", printed)
        pages = len(re.findall(rb"/Type\s*/Page\b", printed))
        expect(pages > 0, "no page is printed")
        if shutil.which("pdftotext"):
            text = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], check=True, stdout=subprocess.PIPE).stdout.decode()
            squeezed = re.sub(r"\s+", "", text)
            # Arabic comes out in the order of the font's glyphs: Latin words tell whether each text is there.
            for source in sorted(seeds.glob("*.txt")):
                words = re.findall("[A-Za-z]{6,}", source.read_text("utf-8", errors="replace"))
                missing = [word for word in words if word not in squeezed]
                expect(not missing, f"printed {source.name} lacks {missing[:3]}")
    # Of a long text everything is printed, not only what was seen.
    browser.screen()
    lines = [f"line{number}word " + "سرت " * 20 for number in range(600)]
    browser.open(view("print-long", write("print/long.txt", "\n".join(lines))))
    printed = base64.b64decode(browser.driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})["data"])
    long_pages = len(re.findall(rb"/Type\s*/Page\b", printed))
    expect(long_pages >= 10, f"600 lines are printed on {long_pages} pages")
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", "-enc", "UTF-8", write("print/long.pdf", printed), "-"], check=True, stdout=subprocess.PIPE).stdout.decode()
        missing = set(range(600)) - set(map(int, re.findall(r"line(\d+)word", text)))
        expect(not missing, f"printed, {len(missing)} lines are missing, the first {min(missing, default=0)}")
    return f"{pages} and {long_pages} pages" + ("" if shutil.which("pdftotext") else "; their words SKIPPED, pdftotext is not installed")


def axe_script():
    for place in {sysconfig.get_paths()["purelib"], sysconfig.get_paths()["platlib"]}:
        path = pathlib.Path(place, "axe_playwright_python", "axe.min.js")
        if path.exists():
            return path.read_text("utf-8")
    raise ModuleNotFoundError("no axe-core", name="axe-playwright-python")


def check_axe(browser):
    """axe-core's rules of WCAG 2.2 AA and of good practice."""
    script = axe_script()
    runs, passes = 0, set()
    reported = collections.defaultdict(lambda: [None, set()])
    for name in ("2016-08-01", "2016-08-03", "2016-08-20", "بلا تاريخ"):
        write(f"axe/{name}.txt", "\n".join(seed_lines[:8] if name == "2016-08-01" else ["قوات سرت في ليبيا, US Navy", "2016"]))
    places = write("axe/places.tsv", "id\ttype\tname\tlat\tlon\nghat\tLOC\tسرت\t31.2\t16.6\nlib\tLOC\tليبيا\t27\t17\nn\tOWN\tقوات\t\t\n")
    for language in ("ar", "en"):
        page = view(f"axe-{language}", "--lang", language, "-g", "libya", "-g", places, folder / "axe")
        for size in (WIDE, PHONE):
            for dark in (False, True):
                browser.screen(size, dark)
                browser.open(page)
                browser.quiet()
                browser.js(script)
                for state in ("nothing chosen", "a pair chosen", "a card open"):
                    if state == "a card open":
                        browser.keys(Keys.ESCAPE)
                        browser.js("document.querySelector('.text mark').scrollIntoView({ block: 'center' })")
                        browser.click(".text mark[data-p]")
                    elif state == "a pair chosen":
                        browser.click("tr[data-entity='1'] button")
                        browser.click(".pairs button")
                    browser.settle()
                    result = browser.driver.execute_async_script("""
                        const done = arguments[0];
                        axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
                          .then((result) => done({ passes: result.passes.map((each) => each.id), violations: result.violations.map((each) => ({
                            id: each.id, help: each.help, nodes: each.nodes.map((node) => [node.target.join(" "), node.failureSummary, node.html.slice(0, 120)]) })) }),
                            (error) => done({ passes: [], violations: [{ id: "error", help: String(error), nodes: [] }] }))""")
                    runs += 1
                    passes |= set(result["passes"])
                    for each in result["violations"]:
                        entry = reported[each["id"]]
                        entry[0] = entry[0] or each
                        entry[1].add(f"{language}, {browser.name}, {state}")
                # What axe itself says on the console is not the page's.
                browser.driver.get_log("browser")
    for id, (each, where) in reported.items():
        problems.append(f"axe: {id}: {each['help']}; {len(where)} of {runs} runs: {sorted(where)[:3]}")
        for target, summary, html in each["nodes"][:6]:
            problems.append(f"axe: {id}: {target}: {' '.join(summary.split())} {html}")
    expect("color-contrast" in passes, "axe has not looked at contrast")
    return f"{runs} runs, {len(passes)} rules"


def check_speed(browser):
    """10 MB with 50,000 mentions are usable within 3 s, also as one line."""
    limit = 3
    # Half of the lines backwards, which has hardly a name.
    text = long_text(seed_lines + [line[::-1] for line in seed_lines], 10_000_000)
    lines = text.split("\n")
    size = -(-len(lines) // 40)
    for number in range(40):
        write(f"speed/{number:02}.txt", "\n".join(lines[number * size:(number + 1) * size]))
    cases = {"40 texts": folder / "speed", "one text": write("speed-text/a.txt", text), "one line": write("speed-line/a.txt", text.replace("\n", " "))}
    results = []
    for name, path in cases.items():
        start = time.monotonic()
        page = view("speed-" + path.name, path)
        made = time.monotonic() - start
        browser.screen(calm=False)
        browser.quiet()
        browser.page = page
        browser.driver.get("about:blank")
        times = {}

        def timed(what, action):
            start = time.monotonic()
            action()
            browser.settle()
            times[what] = time.monotonic() - start
            expect(times[what] < limit, f"{name}: to {what} takes {times[what]:.1f} s")
        timed("open", lambda: browser.driver.get(page.as_uri()))
        count = browser.js("return document.querySelectorAll('.text mark').length")
        expect(count >= 50_000, f"{name}: only {count} mentions")
        timed("choose", lambda: browser.click(".entities tbody button"))
        fault = browser.is_in_view("mark.current")
        expect(fault is None, f"{name}: what was chosen is not seen: {fault}")
        timed("next", lambda: browser.click(".moving button:nth-of-type(2)"))
        for _ in range(3):
            browser.click(".moving button:nth-of-type(1)")
            browser.settle()
        browser.settle()
        fault = browser.is_in_view("mark.current")
        expect(fault is None, f"{name}: the last but one mention is not seen: {fault}")
        timed("show all", lambda: browser.click(".moving button:last-child"))
        timed("leave a type out", lambda: browser.click(".types input"))
        timed("search", lambda: browser.search("سرت"))
        timed("choose a pair", lambda: browser.click(".pairs button"))
        timed("go on by keyboard", lambda: (browser.focus("mark[tabindex='0']"), browser.keys("n")))
        timed("go to the end", lambda: browser.keys(Keys.END))
        fault = browser.is_in_view("mark.current")
        expect(fault is None, f"{name}: the last mention is not seen: {fault}")
        timed("scroll far", lambda: browser.js("scrollTo(0, document.documentElement.scrollHeight / 3)"))
        browser.quiet()
        results.append(f"{name}: {count} mentions, {page.stat().st_size / 1e6:.0f} MB made in {made:.1f} s; " +
                       ", ".join(f"{what} {seconds:.2f} s" for what, seconds in times.items()))
    return "; ".join(results)
