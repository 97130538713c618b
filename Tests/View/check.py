"""Opens what `artok view` writes in Chromium, and uses it as a reader does: pointer, finger, keyboard, clipboard, printer.

    python3 Tests/View/check.py ARTOK SEEDS [--all] [--only NAME,…] [--keep FOLDER]

What the page shows is compared with what `artok tag --format jsonl` says of the same texts. `chromium` and `chromedriver`
are found by PATH; selenium is needed (requirements.txt). axe-core comes with a package of which nothing else is used (`pip
install --no-deps -r requirements-axe.txt`): without it that check is skipped, with --all it is an error. So is pdftotext.
--only runs some of the checks, by the names that the results have; --keep leaves the pages there to be looked at.
"""

import pathlib
import sys
import time
import traceback

from browser import Browser
from choosing import check_names, check_choosing
from drawing import check_charts, check_map
from guarding import check_quiet, check_hostile, check_empty
from reaching import check_print, check_axe, check_speed
from reading import check_texts, check_directions, check_card, check_going
from work import *


CHECKS = [check_quiet, check_texts, check_directions, check_card, check_names, check_choosing, check_charts, check_map, check_going,
          check_hostile, check_empty, check_print, check_axe, check_speed]

browser = Browser()
failed = False
begin = time.monotonic()
try:
    for check in CHECKS:
        name = check.__name__.removeprefix("check_")
        if "--only" in options and name not in options["--only"].split(","):
            continue
        start = time.monotonic()
        problems.clear()
        result = ""
        try:
            result = check(browser)
            browser.quiet()
        except ModuleNotFoundError as error:
            if wants_all:
                problems.append(f"{error.name} is not installed")
            else:
                result = f"SKIPPED, {error.name} is not installed"
        except Exception as error:
            place = [each for each in traceback.extract_tb(error.__traceback__) if pathlib.Path(each.filename).parent == pathlib.Path(__file__).parent][-1]
            problems.append(f"line {place.lineno}: {type(error).__name__}: {str(error)[:500]}")
            try:
                browser.quiet()
            except Exception:
                pass
        if "pdftotext is not installed" in result and wants_all:
            problems.append("pdftotext is not installed")
        for problem in dict.fromkeys(problems):
            print(f"{name}: WRONG: {problem}")
        print(f"{name}: {'FAILED' if problems else result} ({time.monotonic() - start:.1f} s)", flush=True)
        failed = failed or bool(problems)
finally:
    browser.driver.quit()
    if temporary:
        temporary.cleanup()
print(f"{time.monotonic() - begin:.0f} s")
sys.exit(1 if failed else 0)
