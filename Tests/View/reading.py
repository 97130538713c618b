"""Texts and their mentions: what is shown, copied, pointed at and gone through."""

import collections
import pathlib
import re
import time

from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

from browser import PHONE, WIDE
from work import *


def check_texts(browser):
    """Texts and marks are those of the files, and what is copied is the text."""
    lines = seed_lines
    write("texts/1 long.txt", "\ufeff" + long_text(lines + ["", "", "  two  spaces\tand\ttabs  "], 300_000).replace("\n", "\r\n"))
    write("texts/2 breaks.txt", "سرت\rسرت\u2028سرت\x85سرت\u2029\r\n\n\n  سرت  \n\n\n\n")
    write("texts/3 broken.txt", b"\xef\xbb\xbf\xd8\xb3\xd8\xb1\xd8\xaa \xff\xfe\xd8 \xf0\x9f\x98 \xed\xa0\x80 \xd8\xb3\xd8\xb1\xd8\xaa\n"
          b"\x00\x01\x1b[31m\x7f \xef\xbf\xbe\xef\xb7\x90 \xf0\x9f\xbf\xbf\n\xf4\x90\x80\x80\xc0\xaf\xd8\xb3\xd8\xb1\xd8\xaa\xe2")
    write("texts/4 short lines.txt", "\n".join(["", "سرت", ""] * 3000))
    one_line = write("line/one line.txt", " ".join(long_text(lines, 300_000).split()))
    places = [seeds, folder / "texts"]
    found = mentions(*places)
    by_source = collections.defaultdict(list)
    for mention in found:
        by_source[mention.source].append(mention)
    page = view("texts", *places)
    browser.screen()
    browser.open(page)
    documents = browser.data()["documents"]
    equal("texts: their number", len(documents), len(list(seeds.glob("*.[tm][xd]*"))) + 4)

    def check_article(number, source):
        name = pathlib.Path(source).name
        data = pathlib.Path(source).read_bytes()
        text = page_text(data)
        article = f"#text-{number + 1}"
        equal(f"{name}: title", browser.js("return document.querySelector(arguments[0]).textContent", f"{article} h3"), source)
        shown = browser.js("return document.querySelector(arguments[0]).textContent", f"{article} .text")
        equal(f"{name}: text", shown, text)
        marks = browser.marks(f"{article} mark")
        expected = [(page_text(b"\n" + data[m.start:m.start + len(m.text.encode())])[1:], m.start, m.ids) for m in by_source[source]]
        equal(f"{name}: marks", [each[:3] for each in marks], expected)
        line = line_numbers(data)
        equal(f"{name}: lines of marks", browser.js(
            "return [...document.querySelectorAll(arguments[0])].map((mark) => Number(mark.dataset.l))", f"{article} mark"),
            [line(m.start) for m in by_source[source]])
        equal(f"{name}: entries of marks", browser.js(
            "return [...document.querySelectorAll(arguments[0])].map((mark) => [mark.dataset.h ?? '', mark.dataset.p ?? ''])",
            f"{article} mark"), [[
                "" if not any(each["how"] for each in m.found) else " ".join(",".join(each["how"]) or "-" for each in m.found),
                "" if not any("proclitic" in each for each in m.found) else " ".join(each.get("proclitic", "-") for each in m.found),
            ] for m in by_source[source]])
        check_copy(article, name, text, is_cut=name.endswith(one_line.name))

    def check_copy(article, name, text, is_cut=False):
        browser.js("getSelection().selectAllChildren(document.querySelector(arguments[0]))", f"{article} .text")
        # A form feed is no line break to a reader; a selection has no break at its end.
        # Where a very long line is cut, a selection has a line break, and what is copied has none.
        selected = browser.js("return getSelection().toString()")
        if is_cut:
            selected, shown = selected.replace("\n", ""), text.replace("\n", "")
            equal(f"{name}: selected text", selected, shown)
        else:
            equal(f"{name}: selected text", selected.rstrip("\n"), text.rstrip("\n"))
        browser.keys()
        ActionChains(browser.driver, duration=0).key_down(Keys.CONTROL).send_keys("c").key_up(Keys.CONTROL).perform()
        copied = browser.driver.execute_async_script(
            "const done = arguments[0]; navigator.clipboard.readText().then(done, (error) => done(String(error)))")
        equal(f"{name}: copied text", copied, text)

    for number, document in enumerate(documents):
        check_article(number, document["title"])
    # Part of a text, over several blocks.
    number = next(i for i, document in enumerate(documents) if document["title"].endswith("1 long.txt"))
    selected, inside = browser.js("""
        const blocks = document.querySelectorAll(`#text-${arguments[0] + 1} .block`);
        getSelection().setBaseAndExtent(blocks[1], 0, blocks[9], blocks[9].childNodes.length);
        return [getSelection().toString(), [...blocks].slice(1, 10).map((each) => each.textContent).join("")]""", number)
    equal("part of a long text: selected text", selected.rstrip("\n"), inside.rstrip("\n"))
    blocks = browser.js("return document.querySelectorAll('.block').length")
    expect(blocks > 100, f"a text of 300 KB has {blocks} blocks")
    by_source = collections.defaultdict(list)
    for mention in mentions(one_line):
        by_source[mention.source].append(mention)
    browser.open(view("line", one_line))
    check_article(0, str(one_line))
    return f"{len(documents) + 1} texts, {len(found)} marks, {blocks} blocks"


def check_directions(browser):
    """Letters run right to left, Latin ones left to right; proclitics stand outside the mark."""
    pieces_of = """
        const lines = [[]];
        for (const block of document.querySelectorAll(`#text-${arguments[0]} .block`)) {
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            for (const match of node.data.matchAll(/\\n|[^\\s]+/g)) {
              if (match[0] === "\\n") { lines.push([]); continue; }
              const range = document.createRange();
              range.setStart(node, match.index);
              range.setEnd(node, match.index + match[0].length);
              const areas = range.getClientRects();
              if (areas.length !== 1) continue;
              lines.at(-1).push([match[0], areas[0].left, areas[0].right, Math.round(areas[0].bottom)]);
            }
          }
        }
        return lines;"""
    counts = collections.Counter()
    proclitics = 0
    for language in ("ar", "en"):
        browser.screen()
        browser.open(view(f"directions-{language}", "--lang", language, seeds))
        for text in range(1, len(browser.data()["documents"]) + 1):
            # What is not in view is laid out as well.
            browser.js("document.getElementById(`text-${arguments[0]}`).scrollIntoView()", text)
            browser.settle()
            for line in browser.js(pieces_of, text):
                kinds = ["arabic" if re.fullmatch("[\u0621-\u064a\u0671]+", word) else "latin" if re.fullmatch("[A-Za-z]+", word) else ""
                         for word, *_ in line]
                for (word, left, right, bottom), (next_word, next_left, next_right, next_bottom), kind, next_kind in zip(
                        line, line[1:], kinds, kinds[1:]):
                    if kind != next_kind or not kind or abs(bottom - next_bottom) > 3:
                        continue
                    counts[language, kind] += 1
                    expect(next_right <= left + 1 if kind == "arabic" else next_left >= right - 1,
                           f"{browser.label()}: {word} {next_word} stand in the wrong order: {left}–{right}, {next_left}–{next_right}")
        for before, proclitic, text in browser.js(
                "return [...document.querySelectorAll('mark[data-p]')].map((mark) =>"
                "[mark.previousSibling?.data ?? '', mark.dataset.p, mark.textContent])"):
            proclitics += 1
            # Vowels and tatweel may stand between.
            bare = re.sub("[\u064b-\u0652\u0640]", "", before)
            expect(bare.endswith(proclitic), f"{proclitic} is not before the mark {text}: {before[-10:]}")
        columns = browser.js("return [...document.querySelectorAll('.entities thead th')].map((each) => each.getBoundingClientRect().left)")
        equal(f"{browser.label()}: order of columns", columns, sorted(columns, reverse=language == "ar"))
    for language in ("ar", "en"):
        expect(counts[language, "arabic"] > 100 and counts[language, "latin"] > 20, f"only {dict(counts)} pairs of words")
    expect(proclitics > 20, f"only {proclitics} proclitics")
    return f"{sum(counts.values())} pairs of words, {proclitics} proclitics"


def check_card(browser):
    """Pointer, finger and keyboard show what is known of a mention."""
    found = mentions(seeds)
    shown = 0

    def check(number, way):
        nonlocal shown
        browser.settle()
        card, mention = browser.card(), found[number]
        if not expect(card, f"{browser.label()}: {way} shows nothing of {mention}"):
            return
        shown += 1
        words = browser.data()["words"]
        first = mention.found[0]
        equal(f"{browser.label()}: {way}: names", card["names"], [each["name"] for each in mention.found])
        equal(f"{browser.label()}: {way}: types", card["types"], [words.get(f"type.{each['type']}", each["type"]) for each in mention.found])
        pairs = dict(card["pairs"])
        equal(f"{browser.label()}: {way}: id", pairs.get(words["identifier"]), mention.found[-1]["id"])
        how = f"{words['comma']} ".join(words[f"how.{each}"] for each in mention.found[-1]["how"]) or words["exactly"]
        equal(f"{browser.label()}: {way}: how", pairs.get(words["matched"]), how)
        equal(f"{browser.label()}: {way}: proclitic", pairs.get(words["proclitic"]), mention.found[-1].get("proclitic"))
        line = line_numbers(pathlib.Path(first["source"]).read_bytes())(mention.start)
        equal(f"{browser.label()}: {way}: place", numbers(pairs.get(words["position"], "")), [line, mention.start])

    with_proclitic = next(i for i, each in enumerate(found) if "proclitic" in each.found[0] and i > 5)
    respelled = next(i for i, each in enumerate(found) if "hamza" in each.found[0]["how"])
    several = next((i for i, each in enumerate(found) if len(each.found) > 1), 0)
    for language in ("ar", "en"):
        page = view(f"card-{language}", "--lang", language, seeds)
        browser.screen()
        browser.open(page)
        # Pointer.
        for number in (0, with_proclitic, respelled, several):
            mark = browser.all(".text mark")[number]
            browser.js("arguments[0].scrollIntoView({ block: 'center' })", mark)
            browser.settle()
            ActionChains(browser.driver, duration=0).move_to_element(mark).perform()
            check(number, "pointer")
            inside = browser.js("const area = document.getElementById('card').getBoundingClientRect();"
                                "return area.left >= 0 && area.top >= 0 && area.right <= innerWidth && area.bottom <= innerHeight")
            expect(inside, f"{browser.label()}: the card is not all in view")
        # It can be pointed at itself, and goes when nothing is.
        ActionChains(browser.driver, duration=0).move_to_element(browser.one("#card")).pause(0.4).perform()
        expect(browser.card(), f"{browser.label()}: the card goes while it is pointed at")
        ActionChains(browser.driver, duration=0).move_to_element(browser.one("header.top h1")).pause(0.4).perform()
        expect(browser.card() is None, f"{browser.label()}: the card stays when nothing is pointed at")
        # Keyboard: one stop in the texts.
        browser.open(page)
        stops = []
        browser.focus(".moving button:nth-of-type(2)")
        for _ in range(4):
            browser.keys(Keys.TAB)
            stops.append(browser.js("const node = document.activeElement; return node.tagName === 'MARK' ?"
                                    "[...document.querySelectorAll('.text mark')].indexOf(node) : -1"))
            if stops[-1] < 0 and max(stops) >= 0:
                break
        equal(f"{browser.label()}: stops of the tab key in the texts", [each for each in stops if each >= 0], [0])
        equal(f"{browser.label()}: stops of the tab key in the texts", stops[-1], -1)
        browser.focus("mark[tabindex='0']")
        check(0, "focus")
        onward, back = (Keys.ARROW_LEFT, Keys.ARROW_RIGHT) if language == "ar" else (Keys.ARROW_RIGHT, Keys.ARROW_LEFT)
        last = len(found) - 1
        for key, number in ((onward, 1), (Keys.ARROW_DOWN, 2), ("n", 3), (back, 2), ("p", 1), (Keys.ARROW_UP, 0), (back, last),
                            (onward, 0), (Keys.END, last), (Keys.HOME, 0), ("n", 1)):
            browser.keys(key)
            at = browser.js("return [...document.querySelectorAll('.text mark')].indexOf(document.activeElement)")
            equal(f"{browser.label()}: {key!r} goes to", at, number)
            equal(f"{browser.label()}: marks of the tab key", browser.js("return document.querySelectorAll('mark[tabindex]').length"), 1)
            equal(f"{browser.label()}: current marks", [each[3] for each in browser.marks(".current")], [number])
            view_fault = browser.is_in_view("mark.current")
            expect(view_fault is None, f"{browser.label()}: {key!r} goes to a mention that is not seen: {view_fault}")
            check(number, repr(key))
        browser.keys(Keys.ENTER)
        equal(f"{browser.label()}: Enter focuses", browser.js("return document.activeElement.className"), "all")
        time.sleep(0.4)
        expect(browser.card(), f"{browser.label()}: Enter does not keep the card open")
        browser.keys(Keys.ESCAPE)
        expect(browser.card() is None, f"{browser.label()}: Escape leaves the card open")
        at = browser.js("return [...document.querySelectorAll('.text mark')].indexOf(document.activeElement)")
        equal(f"{browser.label()}: Escape gives the focus to", at, 1)
        browser.keys(onward)
        check(2, "an arrow after Escape")
        browser.keys(Keys.ENTER)
        browser.keys(Keys.ENTER)
        equal(f"{browser.label()}: the card's button chooses", {tuple(each[2]) for each in browser.marks(".chosen")}, {tuple(found[2].ids)})
        equal(f"{browser.label()}: the card's button stays at", [each[3] for each in browser.marks(".current")], [2])
        browser.keys(Keys.ESCAPE)
        browser.keys(Keys.ESCAPE)
        equal(f"{browser.label()}: chosen after Escape", browser.marks(".chosen"), [])
        # A finger.
        browser.screen(PHONE)
        browser.open(page)
        for number in (0, with_proclitic):
            mark = browser.all(".text mark")[number]
            x, y = browser.js("arguments[0].scrollIntoView({ block: 'center' }); const area = arguments[0].getClientRects()[0];"
                              "return [area.left + area.width / 2, area.top + area.height / 2]", mark)
            browser.settle()
            for kind, points in (("touchStart", [{"x": x, "y": y}]), ("touchEnd", [])):
                browser.driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            time.sleep(0.4)
            check(number, "finger")
            top = browser.js("return document.elementFromPoint(arguments[0], arguments[1]).tagName", x, y)
            equal(f"{browser.label()}: the finger's mention is seen", top, "MARK")
        browser.click("#card .close")
        expect(browser.card() is None, f"{browser.label()}: the card's button leaves it open")
    return f"{shown} cards"


def check_going(browser):
    """Going to a mention far away ends at it, also where heights are guessed and the way there is animated."""
    path = write("going/a.txt", long_text(seed_lines, 150_000))
    steps = 0
    for size in (WIDE, PHONE):
        browser.screen(size, calm=False)
        browser.open(view("going", path, "--lang", "en"))
        count = browser.js("return document.querySelectorAll('.text mark').length")
        expect(500 < count < 2000, f"{count} mentions, which go without animation")
        for action in (lambda: browser.click(".moving button:nth-of-type(1)"), lambda: browser.click(".moving button:nth-of-type(2)"),
                       lambda: browser.click(".entities tbody tr:nth-child(30) button"), lambda: browser.click(".moving button:nth-of-type(1)"),
                       lambda: browser.click(".moving button:last-child"),
                       lambda: (browser.focus("mark[tabindex='0']"), browser.keys(Keys.END)), lambda: browser.keys(Keys.HOME)):
            action()
            last = None
            for _ in range(40):
                time.sleep(0.06)
                now = browser.js("return scrollY")
                if now == last:
                    break
                last = now
            steps += 1
            if browser.all("mark.current"):
                fault = browser.is_in_view("mark.current")
                expect(fault is None, f"{browser.label()}: step {steps} does not end at the mention: {fault}")
    return f"{steps} steps"
