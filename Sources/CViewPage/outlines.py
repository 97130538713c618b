"""Makes outlines.txt: coastlines and state borders of the world, finer where Arabic news happens.

    apt-get download r-cran-rnaturalearthdata && dpkg-deb -x r-cran-rnaturalearthdata_*.deb unpacked
    pip install rdata
    python3 outlines.py unpacked/usr/lib/R/site-library/rnaturalearthdata/data/Rdata > outlines.txt

The source is the table `countries50` of rnaturalearthdata 0.1.0: Natural Earth, 1:50m, admin 0 countries. Lines are taken
as they are there; none is moved, added or styled apart. The same source gives the same bytes.

What is written is not polygons of states. An edge that two states have is border, an edge that one has is coast; so a border
is stored once, coasts close to rings that fill the land, and no ring has to point at shared arcs. Points are then dropped by
Visvalingam's rule (the point whose triangle is smallest goes first), with a tolerance that grows outside the Arab world;
where a border meets a coast or another border, the point stays, so lines still meet.

The text is numbers, in characters that need no escape in HTML, JavaScript or Swift:

    units a degree; count of rings; the rings; count of borders; the borders
    ring, border: count of points; then for each point, longitude and latitude in units, less those of the point before
    (of the first point: less the first of the line before)

A count u is written as it is, a difference d as 2d, or -2d-1 if negative; both as digits of base 86 from ALPHABET:
u < 70 is the digit u; then 15 * 86 numbers are a digit 70...84 and one digit more; the rest is the digit 85 and three more.
Line ends carry no meaning.
"""

import heapq
import lzma
import math
import sys
import textwrap
import warnings
import zlib

ALPHABET = [chr(c) for c in range(33, 127) if chr(c) not in "\"$&'<>\\`"]
UNITS = 100  # a degree: 1.1 km, about a pixel at the closest zoom
WINDOW = (-20, 5, 65, 45)  # degrees west, south, east, north: the Arab world
FINE, COARSE = 0.018, 0.24  # degrees: a triangle smaller than the square of this is dropped
RAMP = 12  # degrees outside of the window until the tolerance is COARSE
GAP = 0.0001  # square degrees
SMALLEST_FINE, SMALLEST_COARSE = 0.002, 0.2  # square degrees: smaller islands are left out


def countries(base):
    """The rings of all countries, from a lazy-load database of R: an index (.rdx) and packed objects (.rdb)."""
    import rdata

    warnings.simplefilter("ignore")  # rdata warns of classes of `sp` that it hands over as they are
    index = open(base + ".rdx", "rb").read()
    index = rdata.conversion.convert(rdata.parser.parse_data(zlib.decompress(index, 31)))
    offset, length = (int(n) for n in index["variables"]["countries50"])
    chunk = open(base + ".rdb", "rb").read()[offset : offset + length]
    if chunk[4:5] != b"Z":
        sys.exit("countries50 is not packed with LZMA: another version of the package?")
    unpack = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2, "preset": 6}])
    tree = rdata.parser.parse_data(unpack.decompress(chunk[5:])).object
    for country in slot(tree, b"polygons").value:
        for polygon in slot(country, b"Polygons").value:
            flat = slot(polygon, b"coords").value
            half = len(flat) // 2
            yield [(settled(x), settled(y)) for x, y in zip(flat[:half], flat[half:])]


def settled(coordinate):
    """Neighbours' common points differ by a millionth, and many end in a 5, where plain rounding would part them."""
    return math.floor(float(coordinate) * 10_000 + 0.23) / 10_000


def slot(node, name):
    """The slot `name` of an S4 object: its attributes are a linked list."""
    link = node.attributes
    while link is not None:
        tag = link.tag.referenced_object or link.tag
        if tag.value.value == name:
            return link.value[0]
        link = link.value[1]
    raise KeyError(name)


def split(rings):
    """The coasts as closed rings, the borders as lines between the points where lines meet, and these points."""
    times, directed = {}, []
    for ring in rings:
        for a, b in zip(ring, ring[1:]):
            if a != b:
                directed.append((a, b))
                key = (min(a, b), max(a, b))
                times[key] = times.get(key, 0) + 1
    after, neighbours = {}, {}
    for a, b in directed:
        if times[min(a, b), max(a, b)] == 1:
            after.setdefault(a, []).append(b)
    for (a, b), count in times.items():
        if count > 1:
            neighbours.setdefault(a, []).append(b)
            neighbours.setdefault(b, []).append(a)
    meetings = {p for p, near in neighbours.items() if len(near) != 2 or p in after}

    coasts = []
    for start in sorted(after):
        while after[start]:
            ring = [start]
            while after.get(ring[-1]):
                ring.append(after[ring[-1]].pop())
                if ring[-1] == start:
                    break
            coasts.append(ring)

    borders, done = [], set()
    for start in sorted(meetings) + sorted(neighbours):  # what the meetings leave is borders without an end: enclaves
        for second in sorted(neighbours[start]):
            if (start, second) in done:
                continue
            line = [start, second]
            done |= {(start, second), (second, start)}
            while line[-1] not in meetings and line[-1] != start:
                onward = [p for p in neighbours[line[-1]] if (line[-1], p) not in done]
                if not onward:
                    break
                done |= {(line[-1], onward[0]), (onward[0], line[-1])}
                line.append(onward[0])
            borders.append(line)
    # Where one of two neighbours has a point more, the source leaves a gap as thin as a hair: that is border as well.
    for ring in coasts:
        if area(ring) < GAP and any(p in meetings for p in ring):
            borders.append(max(((a, b) for a in ring for b in ring), key=lambda ends: math.dist(*ends)))
    return coasts, borders, meetings


def between(point, fine, coarse):
    """A tolerance at `point`: `fine` in the window, rising to `coarse` around it."""
    west, south, east, north = WINDOW
    away = max(west - point[0], point[0] - east, south - point[1], point[1] - north, 0)
    return fine + (coarse - fine) * min(away / RAMP, 1)


def triangle(a, b, c):
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def simplified(line, fixed):
    """`line` without the points that hardly bend it. Its ends stay, and those in `fixed`."""
    before, behind = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))

    def weight(i):
        return triangle(line[before[i]], line[i], line[behind[i]]) / between(line[i], FINE, COARSE) ** 2

    free = {i for i in range(1, len(line) - 1) if line[i] not in fixed}
    weights = {i: weight(i) for i in free}
    queue = [(w, i) for i, w in weights.items()]
    heapq.heapify(queue)
    while queue and queue[0][0] < 1:
        least, i = heapq.heappop(queue)
        if weights.get(i) != least:
            continue
        del weights[i]
        a, b = before[i], behind[i]
        behind[a], before[b] = b, a
        for j in (a, b):
            if j in weights:
                weights[j] = max(weight(j), least)
                heapq.heappush(queue, (weights[j], j))
    return [p for i, p in enumerate(line) if i not in free or i in weights]


def in_units(line):
    points = [(round(x * UNITS), round(y * UNITS)) for x, y in line]
    return [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2


def digits(u):
    if u < 70:
        return [u]
    u -= 70
    if u < 15 * 86:
        return [70 + u // 86, u % 86]
    u -= 15 * 86
    return [85, u // 86**2, u // 86 % 86, u % 86]


def written(lines, origin):
    out = digits(len(lines))
    for line in lines:
        out += digits(len(line))
        last = origin
        for point in line:
            for now, then in zip(point, last):
                out += digits(2 * (now - then) if now >= then else 2 * (then - now) - 1)
            last = point
        origin = line[0]
    return out, origin


def main():
    coasts, borders, meetings = split(countries(sys.argv[1]))
    rings = []
    for ring in coasts:
        if area(ring) >= between(ring[0], SMALLEST_FINE, SMALLEST_COARSE):
            ring = in_units(simplified(ring, meetings))[:-1]  # the reader closes it
            if len(ring) > 2:
                rings.append(ring)
    lines = [line for line in (in_units(simplified(border, meetings)) for border in borders) if len(line) > 1]
    rings.sort()
    lines.sort()
    first, origin = written(rings, (0, 0))
    second, _ = written(lines, origin)
    text = "".join(ALPHABET[d] for d in digits(UNITS) + first + second)
    print("\n".join(textwrap.wrap(text, 120, break_on_hyphens=False)))
    points = sum(map(len, rings)), sum(map(len, lines))
    print(f"{len(rings)} rings, {points[0]} points; {len(lines)} borders, {points[1]} points", file=sys.stderr)


main()
