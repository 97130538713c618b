"""Names the declarations of a C header that another version of it has not: header.py BEFORE AFTER."""

import re
import sys


def declarations(path):
    """Each declaration in one line. A constant of an enumeration is one of its own: others may be added to it."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    text = re.sub(r"/\*.*?\*/|//[^\n]*", " ", text, flags=re.DOTALL)
    # A line of the preprocessor, and what the C++ compiler alone sees.
    text = re.sub(r"#ifdef __cplusplus.*?#endif", "", text, flags=re.DOTALL)
    text = re.sub(r"(?m)^#.*$", "", text)
    for match in re.finditer(r"([^;{}]*)(?:\{([^{}]*)\}([^;]*))?;", text):
        start, body, end = (re.sub(r"\s+", " ", part or "").strip() for part in match.groups())
        if body and "enum" in start.split():
            for constant in filter(None, (part.strip() for part in body.split(","))):
                yield f"{start} {{ {constant} }} {end}"
        elif body:
            yield f"{start} {{ {body} }} {end}"
        else:
            yield start


before, after = (set(declarations(path)) for path in sys.argv[1:3])
gone = sorted(before - after)
for declaration in gone:
    print(f"artok.h has no longer: {declaration}")
print(f"artok.h: {len(gone)} of {len(before)} declarations are gone or changed")
sys.exit(bool(gone))
