"""The list of names, and what is chosen from it."""

import collections
import json
import pathlib

from selenium.webdriver.common.keys import Keys

from browser import PHONE, WIDE
from work import *


def check_names(browser):
    """The list of names: counts, order, search, types."""
    found = mentions(seeds)
    summary = {each["id"]: each for each in map(json.loads, run("tag", "--summary", "--format", "jsonl", seeds).splitlines())}
    for language in ("ar", "en"):
        browser.screen()
        browser.open(view(f"names-{language}", "--lang", language, seeds))
        data = browser.data()
        entities, words = data["entities"], data["words"]
        equal("names: entries", {each["id"] for each in entities}, set(summary))
        expected = {(entity, each["name"], words.get(f"type.{each['type']}", each["type"]),
                     summary[each["id"]]["mentions"], summary[each["id"]]["documents"]) for entity, each in enumerate(entities)}
        rows = browser.rows()
        equal("names: rows", set(rows), expected)
        equal("names: counts above", numbers(browser.one(".sum").text),
              [len(data["documents"]), len(found), len(summary)])
        equal("names: order at first", [row[3] for row in rows], sorted((row[3] for row in rows), reverse=True))
        # Order by each column.
        for column, key in enumerate(("name", "type", "mentions", "texts")):
            orders = []
            for _ in range(2):
                browser.click(".entities thead button", column)
                orders.append(browser.js("return document.querySelectorAll('.entities thead th')[arguments[0]].getAttribute('aria-sort')", column))
                equal(f"{language}: columns with an order", browser.js("return document.querySelectorAll('.entities [aria-sort]').length"), 1)
                values = [row[column + 1] for row in browser.rows()]
                if column < 2:
                    expected_order = browser.js(
                        "const order = new Intl.Collator(arguments[1]).compare; return arguments[0].toSorted(order)", values, data["locale"])
                else:
                    expected_order = sorted(values)
                if orders[-1] == "descending":
                    expected_order = expected_order[::-1]
                equal(f"{language}: by {key}, {orders[-1]}", values, expected_order)
            equal(f"{language}: orders by {key}", set(orders), {"ascending", "descending"})
        # Search, as names are compared.
        def ids():
            return {entities[row[0]]["id"] for row in browser.rows()}
        for query, id in (("سرت", "sirte"), ("SIRTE", "sirte"), ("sirte", "sirte"), ("SiRtE", "sirte"), ("سِرْتـــ", "sirte"), ("  سرت ", "sirte"),
                          ("الإسلاميه", "islamic-state"), ("الاسلامية", "islamic-state"), ("تنظيم  الدوله", "islamic-state"),
                          ("ليبيا", "libya"), ("LIBYA", "libya"), ("\u200fليبيا\u200e", "libya"), ("ﻟﻴﺒﻴﺎ", "libya"), ("Ｓｉｒｔｅ", "sirte")):
            browser.search(query)
            expect(id in ids(), f"{language}: a search for {query} does not find {id}")
            expect(len(browser.rows()) < len(entities), f"{language}: a search for {query} finds everything")
        browser.search("xyzzy")
        equal(f"{language}: a search for nothing", (browser.rows(), browser.one(".status").text), ([], words["nothing"]))
        # What stands in the texts is found by it.
        easy = {"tashkeel", "tatweel", "hamza", "case", "alef-maqsura", "teh-marbuta", "proclitic", "digits", "format-controls",
                "extended-letters", "compatibility", "ligature"}
        for text, id in {(m.text, each["id"]) for m in found for each in m.found if set(each["how"]) <= easy}:
            browser.search(text)
            expect(id in ids(), f"{language}: a search for {text} does not find {id}")
        browser.search("")
        # Types.
        for kind in {each["type"] for each in entities}:
            select = f".types input[value='{kind}']"
            of_type = [m for m in found if any(each["type"] == kind for each in m.found)]
            others = [m for m in found if any(each["type"] != kind for each in m.found)]
            equal(f"{language}: mentions of {kind}", numbers(browser.js(
                "return document.querySelector(arguments[0]).parentNode.querySelector('.count').textContent", select)), [len(of_type)])
            browser.click(select)
            equal(f"{language}: rows without {kind}", {row[0] for row in browser.rows()},
                  {entity for entity, each in enumerate(entities) if each["type"] != kind})
            equal(f"{language}: marks without {kind}", [each[1] for each in browser.marks(":not(.off)")], [m.start for m in others])
            equal(f"{language}: place without {kind}", numbers(browser.one(".moving .place").text or "0")[:1] or [len(others)], [len(others)])
            browser.click(select)
        equal(f"{language}: marks with all types", browser.marks(".off"), [])
    browser.screen()
    gazetteer = write("names/abu.jsonl", entry_lines({"id": "abu", "type": "PER", "name": "أبو سليم"}, {"id": "x", "type": "LOC", "name": "سرت"}))
    browser.open(view("abu", "-g", gazetteer, write("names/abu.txt", "أبو سليم في سرت")))
    browser.search("ابو")
    equal("a search for ابو", [row[1] for row in browser.rows()], ["أبو سليم"])
    return f"{len(summary)} names"


def check_choosing(browser):
    """One name, or two that occur together: texts, mentions, and going through them."""
    found = mentions(seeds)
    lines = {}
    for path in {m.source for m in found}:
        lines[path] = line_numbers(pathlib.Path(path).read_bytes())
    browser.screen()
    browser.open(view("choosing", "--lang", "en", seeds))
    data = browser.data()
    entities, sources = data["entities"], [each["title"] for each in data["documents"]]

    def marks_are(name, expected):
        equal(f"{name}: marks", [each[3] for each in browser.marks(".chosen")], expected)
        texts = [source for source in sources if any(found[each].source == source for each in expected)]
        equal(f"{name}: texts", browser.js(
            "return [...document.querySelectorAll('article')].filter((each) => each.checkVisibility()).map((each) => each.querySelector('h3').textContent)"),
            texts)
        equal(f"{name}: counts", numbers(browser.one(".moving .what").text)[-1:] + numbers(browser.one(".moving .place").text),
              [len(texts), 1, len(expected)])

    some = [0, 1, 2, *(entity for entity, each in enumerate(entities)
                       if len({m.source for m in found if each["id"] in m.ids}) == 1)][:5]
    for entity in some:
        id = entities[entity]["id"]
        expected = [i for i, m in enumerate(found) if id in m.ids]
        browser.click(f"tr[data-entity='{entity}'] button")
        marks_are(id, expected)
        expect(browser.js("return document.querySelector(arguments[0]).getAttribute('aria-pressed')", f"tr[data-entity='{entity}'] button") == "true",
               f"{id}: its button is not pressed")
        fault = browser.is_in_view("mark.current")
        expect(fault is None, f"{id}: the first mention is not seen: {fault}")
        order = [browser.marks(".current")[0][3]]
        for _ in expected:
            browser.click(".moving button:nth-of-type(2)")
            order.append(browser.marks(".current")[0][3])
            fault = browser.is_in_view("mark.current")
            expect(fault is None, f"{id}: a mention is not seen: {fault}")
        equal(f"{id}: next", order, expected + expected[:1])
        browser.click(".moving button:nth-of-type(1)")
        equal(f"{id}: previous", [each[3] for each in browser.marks(".current")], expected[-1:])
        browser.click(".moving button:last-child")
        equal(f"{id}: shown after all", (browser.marks(".chosen"), browser.js("return document.querySelectorAll('article[hidden]').length")), ([], 0))
    # From a mention that is not one of the chosen on to the next that is.
    browser.click("tr[data-entity='1'] button")
    chosen = [each[3] for each in browser.marks(".chosen")]
    before, after = next((a, b) for a, b in zip(chosen, chosen[1:]) if b - a > 1 and found[a].source == found[b].source == found[a + 1].source)
    for key, expected in (("n", after), ("p", before)):
        browser.click(".text mark", before + 1)
        browser.keys(key)
        equal(f"{key} between two chosen mentions goes to", [each[3] for each in browser.marks(".current")], [expected])
    browser.click(".moving button:last-child")
    # By the address.
    browser.open(browser.page, "#entity=" + entities[1]["id"])
    equal("#entity= chooses", {i for i, m in enumerate(found) if entities[1]["id"] in m.ids}, {each[3] for each in browser.marks(".chosen")})
    browser.js("location.hash = arguments[0]", "#entity=" + entities[2]["id"])
    browser.settle()
    equal("another #entity= chooses", {i for i, m in enumerate(found) if entities[2]["id"] in m.ids}, {each[3] for each in browser.marks(".chosen")})
    browser.click(".moving button:last-child")
    # Pairs.
    pairs = 0
    for unit in ("paragraph", "text"):
        browser.js("const select = document.getElementById('unit'); select.value = arguments[0];"
                   "select.dispatchEvent(new Event('change', { bubbles: true }))", unit)
        units = collections.defaultdict(set)
        of = [(m.source, lines[m.source](m.start) if unit == "paragraph" else 0) for m in found]
        for place, mention in zip(of, found):
            for id in mention.ids:
                units[id].add(place)
        shown = browser.js(
            "const names = [...document.querySelectorAll('.pairs tbody th bdi')].map((each) => each.textContent);"
            "return [names, [...document.querySelectorAll('.pairs button')].map((each) => [each.dataset.pair, each.textContent])]")
        names, buttons = shown
        equal(f"{unit}: names of the pairs", names, [each["name"] for each in entities[:len(names)]])
        ids = [each["id"] for each in entities]
        equal(f"{unit}: pairs", {(pair, *numbers(count)) for pair, count in buttons}, {
            (f"{row} {column}", len(units[ids[row]] & units[ids[column]]))
            for row in range(len(names)) for column in range(row) if units[ids[row]] & units[ids[column]]})
        for pair, count in buttons[::14]:
            row, column = map(int, pair.split())
            both = units[ids[row]] & units[ids[column]]
            browser.click(f".pairs button[data-pair='{pair}']")
            marks_are(f"{ids[row]} and {ids[column]} in one {unit}", [
                i for i, (place, m) in enumerate(zip(of, found)) if place in both and (ids[row] in m.ids or ids[column] in m.ids)])
            browser.click(".moving button:last-child")
            pairs += 1
    # The arrow keys go through the pairs, of which the tab key reaches one.
    equal("pairs that the tab key reaches", browser.js("return document.querySelectorAll('.pairs button[tabindex=\"0\"]').length"), 1)
    browser.focus(".pairs button[tabindex='0']")
    browser.keys(Keys.ARROW_DOWN)
    expect(browser.js("return document.activeElement.matches('.pairs button')") and
           browser.js("return document.activeElement.dataset.pair") != "1 0", "the arrow keys do not go through the pairs")
    browser.keys(Keys.ENTER)
    expect(browser.marks(".chosen"), "Enter chooses no pair")
    expect(browser.js("return document.activeElement.matches('.pairs button')"), "a chosen pair loses the focus")
    # Who sends the names away by the keyboard goes on from somewhere.
    browser.focus(".moving button:last-child")
    browser.keys(Keys.ENTER)
    expect(browser.js("return document.activeElement !== document.body"), "the button that shows all loses the focus to nothing")
    # More names than are shown at once.
    many = [{"id": f"n{i}", "type": "LOC", "name": f"قرية{'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'[i % 28]}{'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'[i // 28]}"} for i in range(350)]
    gazetteer = write("choosing/many.jsonl", entry_lines(*many))
    text = write("choosing/many.txt", "\n".join(each["name"] for each in many))
    browser.open(view("many", "-g", gazetteer, text))
    known = {each["id"] for m in mentions("-g", gazetteer, text) for each in m.found}
    expect(len(known) > 300, f"only {len(known)} of 350 names are found")
    equal("rows at first", len(browser.rows()), 100)
    while browser.js("const more = document.querySelector('.more'); return !more.hidden && more.checkVisibility()"):
        before = len(browser.rows())
        browser.click(".more")
        rows = browser.rows()
        if not expect(len(rows) > before, "no further rows are shown"):
            break
        focused = browser.js("return document.activeElement.closest('tr')?.dataset.entity")
        equal("the focus is on the first of the further rows", focused, str(rows[before][0]))
    equal("all rows", len(browser.rows()), len(known))
    # Entries that share a mention, one of which is not shown.
    gazetteer = write("choosing/shared.jsonl", entry_lines(
        {"id": "town", "type": "LOC", "name": "سرت"}, {"id": "club", "type": "ORG", "name": "سرت"}, {"id": "libya", "type": "LOC", "name": "ليبيا"}))
    for number in (1, 2):
        write(f"shared/{number}.txt", "سرت في ليبيا\nسرت\n")
    browser.open(view("shared", "-g", gazetteer, folder / "shared"))
    shared = mentions("-g", gazetteer, folder / "shared")
    equal("two entries at one place", sorted(browser.marks()[0][2]), sorted(shared[0].ids))
    browser.click(".types input[value='ORG']")
    equal("marks without the type of one of two", browser.marks(".off"), [])
    browser.click(".text mark")
    for number in range(len(browser.card()["all"]) if expect(browser.card(), "no card of two entries") else 0):
        browser.click(".text mark")
        browser.click("#card .all", number)
        browser.settle()
        browser.keys(Keys.ESCAPE, Keys.ESCAPE)
    browser.quiet()
    return f"{len(some)} names, {pairs} pairs"
