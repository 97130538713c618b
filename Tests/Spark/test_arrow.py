"""libArtokC from Python: what is found in Arrow columns is what the command finds. test_arrow.py LIBRARY COMMAND"""

import gc
import subprocess
import sys
import threading
from pathlib import Path

import pyarrow as pa

import command
import spark_tag
from artok_arrow import UNITS, Artok, ArtokError

library, artok_command = sys.argv[1:]
artok = Artok(library)
libya = artok.gazetteer("libya")
texts = command.texts()


def column(kind, texts=texts):
    # As bytes: some texts are not UTF-8.
    binary = pa.large_binary() if kind == pa.large_string() else pa.binary()
    return pa.array(texts, binary).view(kind)


def check(what, found, expected):
    assert found == expected, f"{what}: {next((pair for pair in zip(found, expected) if pair[0] != pair[1]), 'the count')}"
    print(f"{what}: {sum(len(row or []) for row in found)} in {len(found)} rows, as the command's")


for unit in UNITS:
    expected = command.mentions(artok_command, "libya", texts, "--offsets", unit)
    for kind in (pa.string(), pa.large_string()):
        found = libya.mentions(column(kind), unit=unit)
        found.validate(full=True)
        check(f"mentions, {kind}, {unit}", found.to_pylist(), expected)
    expected = command.tokens(artok_command, texts, "--offsets", unit)
    for kind in (pa.string(), pa.large_string()):
        found = artok.tokens(column(kind), unit=unit)
        found.validate(full=True)
        check(f"tokens, {kind}, {unit}", found.to_pylist(), expected)

expected = command.mentions(artok_command, "libya", texts, "--overlap", "all")
check("mentions, all", libya.mentions(column(pa.string()), overlap="all").to_pylist(), expected)
expected = command.tokens(artok_command, texts, "--mode", "unicode")
check("tokens, unicode", artok.tokens(column(pa.string()), mode="unicode").to_pylist(), expected)

# Slices, with nulls before and among them; other layouts of strings; chunks; none at all.
expected = command.mentions(artok_command, "libya", texts)
with_nulls = [None, b"\xd8", *(text for pair in zip(texts, [None] * len(texts)) for text in pair)]
sliced = column(pa.string(), with_nulls)[2:]
check("mentions, a slice with nulls", libya.mentions(sliced).to_pylist()[::2], expected)
assert libya.mentions(sliced).to_pylist()[1::2] == [None] * len(texts)
assert libya.mentions(sliced).null_count == len(texts)
well_formed = [text for text in texts if command.is_well_formed(text)]
expected = command.mentions(artok_command, "libya", well_formed)
for other in (
    column(pa.string(), well_formed).dictionary_encode(),
    column(pa.string(), well_formed).cast(pa.string_view()),
    pa.chunked_array([column(pa.string(), well_formed[:7]), column(pa.string(), well_formed[7:])]),
):
    check(f"mentions, {other.type}, {type(other).__name__}", libya.mentions(other).to_pylist(), expected)
assert libya.mentions(pa.array([], pa.string())).to_pylist() == artok.tokens(pa.array([], pa.string())).to_pylist() == []

# Results outlive what made them.
kept = Artok(library).gazetteer("libya").mentions(pa.array(["في وبسرت"])).flatten().field("proclitic")
gc.collect()
assert kept.to_pylist() == ["وب"]

# Entries.
assert len(libya) == len(libya.entries()["id"])
assert libya.entries(pa.array([1, 0], pa.uint32()))["name"].to_pylist() == libya.entries()["name"].to_pylist()[1::-1]

# What is wrong is told.
for path, message in [("none.tsv", "none.tsv: No such file or directory"), ("a.csv", "a.csv: No such file or directory")]:
    try:
        artok.gazetteer(path)
    except ArtokError as error:
        assert str(error) == message, error
    else:
        raise AssertionError(path)

# Threads share a gazetteer; the lock is not held.
expected = command.mentions(artok_command, "libya", texts)
results = [None] * 8
threads = [
    threading.Thread(target=lambda place=place: results.__setitem__(place, libya.mentions(column(pa.string())).to_pylist()))
    for place in range(len(results))
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert all(result == expected for result in results)
print("8 threads: as the command's")



class Limited:
    """A gazetteer that refuses what has some text in it, as the library does where a batch has too many names."""

    def mentions(self, texts, **options):
        if any(text.as_buffer() == b"x" for text in texts.cast(pa.binary()).drop_null()):
            raise ArtokError(4, "the result is too large")
        return libya.mentions(texts, **options)


# In Spark no row costs another its answer.
rows = ["سرت", None, "x", "وبسرت", "x", ""]
mentions, errors = spark_tag.tag(Limited(), pa.array(rows))
assert errors.to_pylist() == [None, "the text is null", "the result is too large", None, "the result is too large", None]
assert [None if row is None else len(row) for row in mentions.to_pylist()] == [1, None, None, 1, None, 0]
print("a batch that is refused: all rows but the bad ones")

# DuckDB: the example.
example = subprocess.run([sys.executable, Path(__file__).with_name("duckdb_tag.py"), library], check=True, stdout=subprocess.PIPE)
counts = [line.split("│")[1:3] for line in example.stdout.decode().splitlines() if line.startswith("│")]
assert [[cell.strip() for cell in row] for row in counts][2:] == [["sirte", "2"], ["tripoli", "1"]], counts
print("duckdb_tag.py: as expected")
