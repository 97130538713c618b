"""Names what was public and is only `package` now: demoted.py BASELINE-FOLDER SYMBOL-GRAPH…

The API digester takes both for the same. The folder has what it wrote of the former version, a file a module.
"""

import json
import os
import sys


def public_before(node):
    """The identifiers of what others can use, with all that is within it."""
    if node.get("isInternal"):
        return
    if "usr" in node:
        yield node["usr"]
    for child in node.get("children", []) + node.get("accessors", []):
        yield from public_before(child)


found = False
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        graph = json.load(file)
    module = graph["module"]["name"]
    with open(os.path.join(sys.argv[1], module + ".json"), encoding="utf-8") as file:
        before = set(public_before(json.load(file)["ABIRoot"]))
    for symbol in graph["symbols"]:
        if symbol["accessLevel"] == "package" and symbol["identifier"]["precise"] in before:
            print(f"{module}.{'.'.join(symbol['pathComponents'])} is no longer public")
            found = True
sys.exit(found)
