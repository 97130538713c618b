"""What all checks work with: the command, the texts, what is expected of them, and what was found wrong."""

import bisect
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata


usage = """Opens what `artok view` writes in Chromium, and uses it as a reader does: pointer, finger, keyboard, clipboard, printer.

    python3 Tests/View/check.py ARTOK SEEDS [--all] [--only NAME,…] [--keep FOLDER]

What the page shows is compared with what `artok tag --format jsonl` says of the same texts. `chromium` and `chromedriver`
are found by PATH; selenium is needed (requirements.txt). axe-core comes with a package of which nothing else is used (`pip
install --no-deps -r requirements-axe.txt`): without it that check is skipped, with --all it is an error. So is pdftotext.
--only runs some of the checks, by the names that the results have; --keep leaves the pages there to be looked at.
"""

arguments = sys.argv[1:]
options = {}
for name in ("--only", "--keep"):
    if name in arguments:
        place = arguments.index(name)
        options[name] = arguments[place + 1]
        del arguments[place:place + 2]
wants_all = "--all" in arguments
arguments = [argument for argument in arguments if argument != "--all"]
if len(arguments) != 2:
    sys.exit(usage)
artok = str(pathlib.Path(arguments[0]).resolve())
seeds_given = pathlib.Path(arguments[1]).resolve()
temporary = tempfile.TemporaryDirectory() if "--keep" not in options else None
folder = pathlib.Path(temporary.name if temporary else options["--keep"]).resolve()
folder.mkdir(parents=True, exist_ok=True)
# Only the texts: a README.md is no document.
seeds = folder / "seeds"
seeds.mkdir(exist_ok=True)
for path in seeds_given.glob("*.txt"):
    shutil.copy(path, seeds)


def run(*arguments, cwd=None):
    return subprocess.run([artok, *map(str, arguments)], check=True, stdout=subprocess.PIPE, cwd=cwd).stdout.decode("utf-8")


def view(name, *arguments, cwd=None):
    """The page of these texts, and its options."""
    path = folder / f"{name}.html"
    run("view", *arguments, "-o", path, cwd=cwd)
    return path


def tagged(*arguments, cwd=None):
    return [json.loads(line) for line in run("tag", "--format", "jsonl", *arguments, cwd=cwd).splitlines()]


class Mention:
    """What stands at one place, whatever number of entries share it."""

    def __init__(self, source, start, found):
        self.source, self.start, self.found = source, start, found
        self.text = found[0]["text"]
        self.ids = [each["id"] for each in found]

    def __repr__(self):
        return f"{self.text} {self.source}:{self.start}"


def mentions(*arguments, cwd=None):
    places = {}
    for each in tagged(*arguments, cwd=cwd):
        places.setdefault((each["source"], each["start"], each["end"]), []).append(each)
    return [Mention(source, start, found) for (source, start, _), found in places.items()]


LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


def page_text(data):
    """A text as a page can have it: HTML has neither control characters nor noncharacters, and one line break."""
    text = LINE_BREAK.sub("\n", data.decode("utf-8", errors="replace").removeprefix("\ufeff"))
    return "".join(
        "\ufffd"
        if unicodedata.category(letter) == "Cc" and letter not in "\n\t\f"
        or ord(letter) & 0xFFFE == 0xFFFE
        or 0xFDD0 <= ord(letter) <= 0xFDEF
        else letter
        for letter in text
    )


def line_numbers(data):
    """The line, counted from 1, of a byte of a text."""
    text = data.decode("utf-8", errors="surrogateescape")
    starts = [0] + [len(text[: each.end()].encode("utf-8", errors="surrogateescape")) for each in LINE_BREAK.finditer(text)]
    return lambda byte: bisect.bisect_right(starts, byte)


def plain_digits(text):
    return "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in text)


def numbers(text):
    """The numbers of a text of the page, in whatever digits."""
    return [int(re.sub("[٬,]", "", each)) for each in re.findall(r"\d(?:[\d٬,]*\d)?", plain_digits(text))]


seed_lines = [line for path in sorted(seeds.glob("*.txt")) for line in LINE_BREAK.sub("\n", path.read_text("utf-8", errors="replace")).split("\n") if line.strip()]

def long_text(lines, size):
    """So many bytes of shuffled lines."""
    chance = random.Random(5)
    result, length = [], 0
    while length < size:
        some = list(lines)
        chance.shuffle(some)
        result += some
        length += sum(len(line.encode()) + 1 for line in some)
    return "\n".join(result)


def write(name, data):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def entry_lines(*entries):
    return "\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries) + "\n"


# --- What is found wrong ---

problems = []


def expect(condition, message):
    if not condition:
        problems.append(message)
    return condition


def equal(name, found, expected):
    if found == expected:
        return True
    if isinstance(found, (list, str)) and isinstance(expected, (list, str)):
        first = next((i for i, pair in enumerate(zip(found, expected)) if pair[0] != pair[1]), min(len(found), len(expected)))
        wide = 20 if isinstance(found, str) else 1
        problems.append(
            f"{name}: {len(found)} long, should be {len(expected)}; from {first} on it is "
            f"{found[first:first + wide]!r}, should be {expected[first:first + wide]!r}"
        )
    else:
        problems.append(f"{name}: {found!r}, should be {expected!r}")
    return False
