"""Charts and map."""

import collections

from browser import PHONE, WIDE
from work import *


def check_charts(browser):
    """Mentions by text and by date."""
    found = mentions(seeds)
    by_source = collections.Counter(m.source for m in found)
    for language in ("ar", "en"):
        browser.screen()
        browser.open(view(f"charts-{language}", "--lang", language, seeds))
        data = browser.data()
        sources = [each["title"] for each in data["documents"]]

        def bars():
            return browser.js("return [...document.querySelectorAll('#by-text .bars li')].map((each) => [each.querySelector('a').textContent,"
                              "each.querySelector('.count').textContent, each.querySelectorAll('rect').length,"
                              "[...each.querySelectorAll('rect')].reduce((sum, rect) => sum + parseFloat(rect.getAttribute('width')), 0)])")
        equal(f"{language}: bars", [(name, *numbers(count)) for name, count, *_ in bars()], [(source, by_source[source]) for source in sources])
        most = max(by_source.values())
        for name, count, _, width in bars():
            expect(abs(width - 100 * numbers(count)[0] / most) < 0.01, f"{language}: the bar of {name} is {width} % wide")
        expect(not browser.all("#dates"), "a chart of dates without dates")
        id = data["entities"][1]["id"]
        browser.click("tr[data-entity='1'] button")
        of_one = collections.Counter(m.source for m in found if id in m.ids)
        equal(f"{language}: bars of {id}", [(name, *numbers(count)) for name, count, *_ in bars()], [(source, of_one[source]) for source in sources])
        browser.click("#by-text .bars a", 1)
        equal(f"{language}: a bar goes to", browser.js("return document.activeElement.closest('article')?.id"), "text-2")
        browser.click(".moving button:last-child")
    # Dates.
    def columns(part):
        return browser.js("return [...document.querySelectorAll(`${arguments[0]} .column`)].map((each) => [each.querySelector('title').textContent,"
                          "parseFloat(each.querySelector('rect')?.getAttribute('x') ?? 'NaN'), each.querySelectorAll('rect:not(.area)').length])", part)

    def labels(part):
        return browser.js("return [...document.querySelectorAll(`${arguments[0]} .time`)].map((each) => [each.textContent, Number(each.getAttribute('x'))])", part)
    days = {"2016-08-01 أ": 2, "2016-08-01 ب": 1, "2016-08-03": 4, "2016-08-12": 1, "بلا": 3, "2016-08-05": 0}
    for name, count in days.items():
        write(f"days/{name}.txt", "سرت " * count)
    for language in ("ar", "en"):
        browser.open(view(f"days-{language}", "--lang", language, folder / "days"))
        shown = columns("#dates")
        equal(f"{language}: days from the first to the last", len(shown), 12)
        filled_days = [place + 1 for place, (_, _, count) in enumerate(shown) if count > 0]
        equal(f"{language}: days with mentions", filled_days, [1, 3, 12])
        places = [x for _, x, count in shown if count > 0]
        equal(f"{language}: order of days", places, sorted(places, reverse=language == "ar"))
        xs = [x for _, x in labels("#dates")]
        equal(f"{language}: order of dates", xs, sorted(xs, reverse=language == "ar"))
        equal(f"{language}: undated", browser.js("return document.querySelector('#dates .note')?.textContent"),
              {"ar": "بلا تاريخ، أو بتاريخ أقل دقة: نص واحد", "en": "Without a date, or with one less exact: 1 text"}[language])
        titles = [title for title, *_ in shown]
        words = browser.data()["words"]
        expected_count = {"ar": ["٣ مواضع", "٤ مواضع", "موضع واحد"], "en": ["3 mentions", "4 mentions", "1 mention"]}[language]
        for day, text in zip((1, 3, 12), expected_count):
            expect(titles[day - 1].endswith(text), f"{language}: the column of day {day} says {titles[day - 1]}, not {text}")
        expect(all("2016" in plain_digits(title) for title in titles), f"{language}: titles without the year: {titles}")
        equal(f"{language}: dates beside the titles", browser.js("return [...document.querySelectorAll('article time')].map((each) => each.dateTime)"),
              [each["date"] for each in browser.data()["documents"] if "date" in each])
        # The columns go to their texts.
        browser.click("#dates a", 1)
        expect("2016-08-03" in (browser.js("return document.activeElement.closest('article')?.querySelector('h3').textContent") or ""),
               f"{language}: the column of the third day does not go to its text")
    for name, dates, expected in (("months", ["2014-01-05", "2014-03-02", "2016-08-31"], 32), ("years", ["1990", "1999-05-05", "2020-05"], 31),
                                  ("centuries", ["1805-01-01", "2020-05-01"], 54)):
        for place, date in enumerate(dates):
            write(f"{name}/{date}.txt", "سرت " * (place + 1))
        browser.open(view(name, "--lang", "ar", folder / name))
        shown = columns("#dates")
        equal(f"{name}: columns", len(shown), expected)
        equal(f"{name}: mentions", sum(map(lambda each: each[2] > 0, shown)), len(dates))
    # Many texts, with one of two names in each.
    for number in range(70):
        write(f"seventy/{number:03}.txt", ("سرت " if number % 2 else "ليبيا ") * (1 + number % 5))
    browser.open(view("seventy", "--lang", "ar", folder / "seventy"))
    shown = columns("#by-text")
    equal("columns of 70 texts", len(shown), 35)
    equal("columns of 70 texts with mentions", len([each for each in shown if each[2] > 0]), 35)
    xs = [x for _, x in labels("#by-text")]
    equal("order of columns of texts", xs, sorted(xs, reverse=True))
    browser.search("سرت")
    browser.click(".entities tbody button")
    rects = {each[2] for each in columns("#by-text")}
    equal("kinds in columns of one name", rects, {1})
    heights = browser.js("return [...document.querySelectorAll('#by-text .column rect:not(.area)')].map((each) => Number(each.getAttribute('height')))")
    expected = [1 + n % 5 for n in range(1, 70, 2)]
    equal("heights of columns of one name", [round(each * max(expected) / max(heights)) for each in heights], expected)
    return "texts, days, months, years"


def check_map(browser):
    """A section with the places; to be filled in with what is on the map."""
    gazetteer = write("map/places.tsv", "id\ttype\tname\tlat\tlon\nsirte\tLOC\tسرت\t31.2\t16.6\nghat\tLOC\tغات\t24.96\t10.18\n"
                      "nowhere\tLOC\tليبيا\t\t\noff\tLOC\tطرابلس\t131.2\t16.6\n")
    text = write("map/a.txt", "سرت، سرت، غات، ليبيا، طرابلس")
    browser.screen()
    browser.open(view("map", "-g", gazetteer, text))
    expect(browser.all("#map"), "no map of entries with coordinates")
    equal("places", [each["id"] for each in browser.data()["entities"] if "place" in each], ["sirte", "ghat"])
    bubbles = browser.js("return [...document.querySelectorAll('#map .map-bubble')].filter((each) => each.checkVisibility()).length")
    is_there = browser.js("return !!document.querySelector('#map .map-frame')")
    if is_there:
        equal("bubbles", bubbles, 2)
    browser.open(view("no-map", "-g", write("map/none.txt", "سرت\n"), text))
    expect(not browser.all("#map"), "a map without places")
    return f"{bubbles} bubbles" if is_there else "SKIPPED but for its section: there is no map yet"
