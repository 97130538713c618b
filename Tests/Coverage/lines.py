"""Tells of an lcov file how many lines of Sources/ ran: lines.py LCOV [--lines] [FILE…]; see `run`."""

import os
import sys

LEAST = 90


def lines_by_file(path):
    """How often each line of a file of Sources/ ran, by the file's path from there."""
    sources = os.path.join(os.getcwd(), "Sources") + os.sep
    files, counts = {}, None
    with open(path, encoding="utf-8") as lcov:
        for line in lcov:
            field, _, value = line.rstrip("\n").partition(":")
            if field == "SF":
                counts = files.setdefault(value[len(sources):], {}) if value.startswith(sources) else None
            elif field == "DA" and counts is not None:
                number, count = value.split(",")[:2]
                counts[int(number)] = max(counts.get(int(number), 0), int(count))
    return {name: counts for name, counts in files.items() if counts}


def ranges(numbers):
    """Lines in short: 3, 7-9."""
    runs = []
    for number in numbers:
        if runs and runs[-1][1] + 1 == number:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def missed(counts):
    return [number for number, count in sorted(counts.items()) if count == 0]


def row(name, files):
    lines = sum(len(counts) for counts in files)
    ran = lines - sum(len(missed(counts)) for counts in files)
    # Cut, not rounded: 89.99 is less than 90.
    share = 10_000 * ran // lines / 100
    print(f"{share:6.2f} %  {ran:6} of {lines:6}  {name}")
    return share


def main(path, options):
    files = lines_by_file(path)
    names = [option for option in options if option != "--lines"]
    if "--lines" in options:
        for name in sorted(files):
            is_asked = not names or any(("Sources/" + name).endswith(end) for end in names)
            if is_asked and missed(files[name]):
                print(f"Sources/{name}: {ranges(missed(files[name]))}")
    below = [name for name in sorted(files) if 100 * len(missed(files[name])) > (100 - LEAST) * len(files[name])]
    print(f"Files below {LEAST} %:" if below else f"No file is below {LEAST} %.")
    for name in below:
        row(name, [files[name]])
    print("Modules:")
    modules = sorted({name.split("/")[0] for name in files})
    for module in modules:
        row(module, [counts for name, counts in files.items() if name.split("/")[0] == module])
    return row("Sources", list(files.values())) >= LEAST


sys.exit(0 if main(sys.argv[1], sys.argv[2:]) else 1)
