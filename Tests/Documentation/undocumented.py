"""Names the public symbols of symbol graphs that have no documentation: undocumented.py GRAPH…"""

import json
import sys


def undocumented(path):
    with open(path, encoding="utf-8") as file:
        graph = json.load(file)
    for symbol in graph["symbols"]:
        # What the compiler makes or a protocol documents is nobody's to write; an extension is what its members are.
        is_own = "::SYNTHESIZED::" not in symbol["identifier"]["precise"]
        if is_own and symbol["kind"]["identifier"] != "swift.extension" and "docComment" not in symbol:
            yield graph["module"]["name"] + "." + ".".join(symbol["pathComponents"])


names = [name for path in sys.argv[1:] for name in undocumented(path)]
for name in names:
    print(f"{name} has no documentation", file=sys.stderr)
sys.exit(bool(names))
