"""What anybody may write, and what is not there."""

import os
import pathlib
import re
import subprocess

from selenium.webdriver.common.keys import Keys

from browser import PHONE, WIDE
from work import *


def check_quiet(browser):
    """Ordinary use: no request, nothing on the console."""
    count = 0
    for language in ("ar", "en"):
        page = view(f"quiet-{language}", "--lang", language, seeds)
        for size in (WIDE, PHONE):
            for dark in (False, True):
                browser.screen(size, dark)
                browser.open(page)
                equal(f"{browser.label()}: direction", browser.js("return document.documentElement.dir"),
                      {"ar": "rtl", "en": "ltr"}[language])
                paper = browser.js("return getComputedStyle(document.body).backgroundColor")
                lightness = sum(map(float, re.findall(r"[\d.]+", paper)[:3]))
                expect((lightness < 200) == dark, f"{browser.label()}: the paper is {paper}")
                browser.fits()
                for selector in (".entities tbody button", ".moving button:nth-of-type(2)", ".types input", ".types input",
                                 ".entities thead button", ".pairs button", ".bars a", ".moving button:last-child", "mark"):
                    browser.click(selector)
                    browser.settle()
                    browser.fits()
                browser.search("سرت")
                for theme in ("dark", "light"):
                    browser.js("const select = document.getElementById('appearance'); select.value = arguments[0];"
                               "select.dispatchEvent(new Event('change', { bubbles: true }))", theme)
                    equal(f"{browser.label()}: appearance", browser.js(
                        "return getComputedStyle(document.documentElement).colorScheme"), theme)
                browser.keys(Keys.ESCAPE)
                browser.settle()
                browser.quiet()
                count += 1
    return f"{count} tours of the page"


def check_hostile(browser):
    """Nothing that stands in texts, names or files runs or breaks the page."""
    script = "<script>window.hacked = 1; alert(1)</script>"
    image = "\"><img src=x onerror=\"window.hacked=1\">'><svg onload=window.hacked=1>"
    strings = [script, "</script>" + script, "<!--", "-->", "<!--<script>", "]]>", image, "&lt;b&gt;&amp;#60;", "a\u2028b\u2029c", "\x00\x01\x1b\x7f",
               "\u202eevil\u2066", "__proto__", "constructor", "toString", "#", "%", "%E0%A4%A", "$&$1", "\\u003C/script>", "</bdi></title></style>" + script,
               "type.LOC", "LOC", "javascript:alert(1)", "${alert(1)}", "{{1}}", "\U0001f600\ud7ff", "a\tb", "'\"`"]
    entries = []
    for number, text in enumerate(strings):
        clean = text.replace("\t", " ")
        entries.append({"id": f"{clean}", "type": clean if number % 2 else f"T{number}", "name": f"اسم{'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'[number % 28]}",
                        "aliases": [f"alias {number} {clean}"[:200]], "data": {clean: clean, "__proto__": clean, "constructor": "x", "lat": "31", "lon": clean}})
    entries += [{"id": f"named{number}", "type": "PER", "name": f"{text} سرت{'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'[number % 28]}"} for number, text in enumerate(strings)
                if "\x00" not in text]
    entries += [{"id": "long", "type": "ORG", "name": ("طويل" * 1000)}, {"id": "L" * 3000, "type": "Y" * 3000, "name": "اسمطويل", "data": {"k" * 3000: "v" * 5000}}]
    entries += [{"id": f"own{number}", "type": f"OWN-{number}", "name": f"نوع{'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'[number % 28]}{'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'[number // 28]}"} for number in range(300)]

    def refused(entry):
        path = write("hostile/one.jsonl", entry_lines(entry))
        return subprocess.run([artok, "compile", path, "-o", folder / "one.artgaz"], capture_output=True).returncode != 0
    # What a gazetteer may not have cannot come into a page.
    path = write("hostile/names.jsonl", entry_lines(*entries))
    if subprocess.run([artok, "compile", path, "-o", folder / "hostile.artgaz"], capture_output=True).returncode != 0:
        entries = [entry for entry in entries if entry["id"].startswith("own") or not refused(entry)]
        path = write("hostile/names.jsonl", entry_lines(*entries))
    expect(len(entries) > 300 + len(strings), f"only {len(entries)} hostile entries are taken")
    table = write("hostile/table.tsv", f"id\ttype\tname\taliases\t<b>{image}\t__proto__\nt1\t{script}\tجدول\t{image}\t{script}\t{image}\n")
    texts = folder / "hostile texts"
    names = ["<img src=x onerror=window.hacked=1>.txt", "</script><script>alert(1)<", "\u202etxt.exe.txt", "a\u2028b\nc.txt", "__proto__.txt", "#1%20.txt", "&lt;.txt", "'\".txt"]
    body = "\n".join(strings + [entry["name"] for entry in entries] + [alias for entry in entries for alias in entry.get("aliases", [])] + ["جدول"])
    for name in names:
        path_of = texts / (name if name.endswith(".txt") else name + "/script>.txt")
        path_of.parent.mkdir(parents=True, exist_ok=True)
        path_of.write_bytes(body.encode() + b"\n\xff\xfe\xd8\x00\n")
    (pathlib.Path(os.fsdecode(os.fsencode(texts) + b"/\xff\xfe.txt"))).write_bytes(b"\xff" + strings[0].encode())
    title = script + image + "\u202e#" + "</title>"
    count = 0
    for language, size in (("ar", WIDE), ("en", WIDE), ("ar", PHONE)):
        browser.screen(size)
        browser.open(view(f"hostile-{language}", "--lang", language, "--title", title, "-g", path, "-g", table, texts))
        equal(f"{browser.label()}: title", browser.driver.title, title)
        equal(f"{browser.label()}: heading", browser.js("return document.querySelector('h1').textContent"), title)
        allowed = set("nav html head meta title style body a header h1 bdi p span noscript div main h2 article h3 time mark footer script aside fieldset "
                      "legend label input table caption thead tbody tfoot tr th td button section ol li select option svg path rect g text circle".split())
        def strange():
            return set(browser.js("return [...new Set([...document.querySelectorAll('*')].map((each) => each.localName))]")) - allowed
        found = strange()
        if browser.js("return !!document.querySelector('#map .map-frame')"):
            found -= {"line", "use", "defs", "clippath", "tspan", "output"}
        equal(f"{browser.label()}: elements", found, set())
        equal(f"{browser.label()}: scripts", browser.js("return document.scripts.length"), 2)
        handlers = browser.js("return [...document.querySelectorAll('*')].filter((each) => each.getAttributeNames().some((name) => name.startsWith('on')))"
                              ".map((each) => each.outerHTML.slice(0, 100))")
        equal(f"{browser.label()}: handlers", handlers, [])
        equal(f"{browser.label()}: hacked", browser.js("return typeof window.hacked + typeof Object.prototype.lat + typeof ({}).x"), "undefined" * 3)
        data = browser.data()
        for number, document in enumerate(data["documents"]):
            shown = browser.js("return document.querySelector(`#text-${arguments[0]} .text`).textContent", number + 1)
            if "\ufffd" not in document["title"]:
                equal(f"{browser.label()}: text of {document['title']!r}", shown, page_text(pathlib.Path(document["title"]).read_bytes()))
        rows = browser.js("return document.querySelectorAll('.entities tbody tr').length")
        expect(rows == 100, f"{browser.label()}: {rows} rows")
        equal(f"{browser.label()}: switches", browser.js("return document.querySelectorAll('.types input').length"), len({each["type"] for each in data["entities"]}))
        browser.fits()
        for entity, each in enumerate(data["entities"]):
            if each["id"].startswith("own"):
                continue
            if (language, size) != ("ar", WIDE) and entity % 6 and len(each["id"] + each["name"]) <= 500:
                continue
            count += 1
            number = browser.js("return [...document.querySelectorAll('.text mark')].findIndex((mark) => mark.dataset.e.split(' ').includes(arguments[0]))", str(each["index"]))
            browser.click(".text mark", number)
            card = browser.card()
            if expect(card, f"{browser.label()}: no card of {each['id'][:50]!r}"):
                expect(each["name"] in card["names"], f"{browser.label()}: the card of {each['id'][:50]!r} has {card['names']!r:.100}")
                expect(each["id"] in [value for _, value in card["pairs"]], f"{browser.label()}: the card has not {each['id'][:50]!r}")
            if entity % 3 == 0 or len(each["id"] + each["name"]) > 500:
                browser.js("history.replaceState(null, '', '#entity=' + encodeURIComponent(arguments[0])); dispatchEvent(new HashChangeEvent('hashchange'))", each["id"])
                expect(browser.marks(".chosen"), f"{browser.label()}: #entity={each['id'][:50]!r} chooses nothing")
                browser.fits()
                if len(each["id"] + each["name"]) > 500:
                    part = browser.js("return document.querySelector('.moving').getBoundingClientRect().height / innerHeight")
                    expect(part < 0.4, f"{browser.label()}: with a name of {len(each['name'])} letters chosen, the bar above the texts takes {part:.0%} of the window's height")
                browser.keys(Keys.ESCAPE)
                browser.keys(Keys.ESCAPE)
        equal(f"{browser.label()}: elements after use", strange() - {"dl", "dt", "dd"} - {"line", "use", "defs", "clippath", "tspan"}, set())
        equal(f"{browser.label()}: hacked", browser.js("return typeof window.hacked"), "undefined")
        high = browser.js("return document.querySelector('.types').getBoundingClientRect().height")
        expect(high < 2 * size[1], f"{browser.label()}: the switches of 300 types are {high:.0f} pixels high")
        browser.search("__proto__")
        expect(len(browser.rows()) > 0, f"{browser.label()}: __proto__ is not found")
        browser.quiet()
    return f"{count} cards of hostile entries, {len(names) + 1} files"


def check_empty(browser):
    """Pages of nothing, or nearly."""
    cases = {
        "no mention": ["كلمة بلا معنى", "لا شيء"],
        "empty text": [""],
        "one text": ["سرت"],
        "one name in several": ["سرت", "سرت", ""],
        "only line breaks": ["\n\n\r\n\n" * 500],
        "empty and full": ["", "سرت في ليبيا", "", "\ufeff"],
    }
    for number, (name, texts) in enumerate(cases.items()):
        place = folder / f"empty-{number}"
        for text, content in enumerate(texts):
            write(f"empty-{number}/{text}.txt", content)
        for language in ("ar", "en"):
            browser.screen(PHONE if number % 2 else WIDE)
            browser.open(view(f"empty-{number}-{language}", "--lang", language, place))
            data, found = browser.data(), mentions(place)
            equal(f"{name}: texts", browser.js("return document.querySelectorAll('article').length"), len(texts))
            for text, content in enumerate(texts):
                equal(f"{name}: text", browser.js("return document.querySelector(`#text-${arguments[0]} .text`).textContent", text + 1), page_text(content.encode()))
            equal(f"{name}: marks", len(browser.marks()), len(found))
            if not found:
                equal(f"{name}: rows", browser.rows(), [])
                equal(f"{name}: what is said", browser.one(".status").text, data["words"]["noMentions"])
                expect(all(each.get_attribute("disabled") for each in browser.all(".moving button")[:2]), f"{name}: buttons lead to no mention")
            for selector in (".moving button:nth-of-type(2)", ".moving button:nth-of-type(1)", ".entities tbody button", ".types input", ".types input",
                             ".moving button:last-child", ".entities thead button"):
                if browser.all(selector):
                    browser.click(selector)
            browser.fits()
    return f"{len(cases)} cases"
