"""Chromium, and what a page in it says."""

import json
import shutil
import sys

from selenium import webdriver
from selenium.webdriver import ActionChains, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from work import *


WIDE, PHONE = (1400, 1000), (390, 844)


class Browser:
    def __init__(self):
        options = ChromeOptions()
        options.binary_location = shutil.which("chromium") or sys.exit("no chromium in PATH")
        for each in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--force-prefers-reduced-motion",
                     "--disable-background-networking", "--disable-component-update", "--no-first-run"):
            options.add_argument(each)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        options.set_capability("unhandledPromptBehavior", "ignore")
        driver = shutil.which("chromedriver") or sys.exit("no chromedriver in PATH")
        self.driver = webdriver.Chrome(options=options, service=Service(driver))
        self.driver.set_page_load_timeout(120)
        self.driver.set_script_timeout(60)
        self.page = None
        self.name = ""
        self.screen()
        self.driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite"]})

    def screen(self, size=WIDE, dark=False, touch=False, media="", calm=True):
        phone = size == PHONE
        command = self.driver.execute_cdp_cmd
        command("Emulation.setDeviceMetricsOverride",
                {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": phone})
        command("Emulation.setTouchEmulationEnabled", {"enabled": touch or phone})
        command("Emulation.setEmulatedMedia", {"media": media, "features": [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if calm else "no-preference"}]})
        self.name = f"{'phone' if phone else 'wide'}{', dark' if dark else ''}"

    def open(self, page, fragment=""):
        self.quiet()
        self.page = page
        self.driver.get("about:blank")
        self.driver.get(page.as_uri() + fragment)
        self.settle()

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def settle(self):
        """Until what was changed is drawn."""
        self.driver.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))")

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def click(self, selector, number=0):
        self.js("document.querySelectorAll(arguments[0])[arguments[1]].dispatchEvent("
                "new MouseEvent('click', { bubbles: true, cancelable: true }))", selector, number)

    def keys(self, *keys):
        actions = ActionChains(self.driver, duration=0)
        for key in keys:
            actions.send_keys(key)
        actions.perform()

    def focus(self, selector):
        self.js("document.querySelector(arguments[0]).focus()", selector)

    def search(self, query):
        self.js("const field = document.getElementById('search'); field.value = arguments[0];"
                "field.dispatchEvent(new Event('input', { bubbles: true }))", query)

    def data(self):
        return json.loads(self.js("return document.getElementById('data').textContent"))

    def marks(self, filter="mark"):
        """The marks that a selector finds: text, place, entries by their ids, number among all."""
        entities = {str(each["index"]): each["id"] for each in self.data()["entities"]}
        return [
            (text, int(place), [entities[each] for each in ids.split(" ")], number)
            for text, place, ids, number in self.js(
                "return [...document.querySelectorAll('.text mark')].map((mark, number) => [mark, number])"
                ".filter(([mark]) => mark.matches(arguments[0]) && !mark.closest('[hidden]'))"
                ".map(([mark, number]) => [mark.textContent, mark.dataset.s, mark.dataset.e, number])", filter)
        ]

    def rows(self):
        """The rows of the list of names: number of the entity, name, type, mentions, texts."""
        return [
            (int(entity), name, kind, *numbers(found), *numbers(texts))
            for entity, name, kind, found, texts in self.js(
                "return [...document.querySelectorAll('.entities tbody tr')].map((row) =>"
                "[row.dataset.entity, ...[...row.cells].slice(0, 4).map((cell) => cell.textContent)])")
        ]

    def card(self):
        """What the card says, None if it is not shown: names, types, pairs of what is told."""
        return self.js("""
            const card = document.getElementById("card");
            if (card.hidden || !card.checkVisibility()) return null;
            return {
              names: [...card.querySelectorAll(".name > bdi")].map((each) => each.textContent),
              types: [...card.querySelectorAll(".type")].map((each) => each.textContent),
              pairs: [...card.querySelectorAll(".pair")].map((pair) => [pair.children[0].textContent, pair.children[1].textContent]),
              all: [...card.querySelectorAll(".all")].map((each) => each.textContent),
            }""")

    def is_in_view(self, selector):
        """A place in the middle of it is to be seen, and nothing lies on it."""
        return self.js("""
            const node = document.querySelector(arguments[0]);
            if (!node) return "there is none";
            const area = node.getClientRects()[0];
            if (!area) return "it is not drawn";
            const [x, y] = [area.left + area.width / 2, area.top + area.height / 2];
            if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `it is at ${Math.round(x)}, ${Math.round(y)}`;
            const top = document.elementFromPoint(x, y);
            return node.contains(top) ? null : `${top?.tagName} ${top?.className} ${top?.id} lies on it`""", selector)

    def quiet(self):
        """Nothing was said on the console since, nothing loaded but the page, no dialog opened."""
        try:
            alert = self.driver.switch_to.alert
            problems.append(f"{self.label()}: a dialog: {alert.text}")
            alert.dismiss()
        except Exception:
            pass
        for entry in self.driver.get_log("browser"):
            problems.append(f"{self.label()}: on the console: {entry['message'][:400]}")
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"].partition("#")[0]
                if url != "about:blank" and (self.page is None or url != self.page.as_uri()):
                    problems.append(f"{self.label()}: a request: {url[:200]}")
            elif message["method"] in ("Network.webSocketCreated", "Network.webTransportCreated"):
                problems.append(f"{self.label()}: {message['method']}")

    def label(self):
        return f"{self.page.name if self.page else '-'} ({self.name})"

    def fits(self):
        """The page cannot be scrolled sideways."""
        wide, width = self.js("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        expect(wide <= width, f"{self.label()}: {wide} wide on {width}: it scrolls sideways")
        wide, width = self.js("const names = document.querySelector('aside'); return [names.scrollWidth, names.clientWidth]")
        expect(wide <= width, f"{self.label()}: the list of names is {wide} wide on {width}: it scrolls sideways")
