"""What the command says of texts: what the library must say too."""

import collections
import json
import subprocess
import tempfile
from pathlib import Path

SEEDS = sorted(Path(__file__, "../../../seeds").resolve().glob("*.txt"))


def texts():
    """Different texts: paragraphs of the seeds, and odd ones."""
    lines = [line for seed in SEEDS for line in seed.read_bytes().splitlines() if line.strip()]
    return [
        *lines,
        b"",
        b"\n \n",
        # A byte order mark, scalars beyond the BMP, a name over a line break.
        "\ufeff😀 وبسرت 😀 قال السراج".encode(),
        "الولايات\nالمتحدة".encode(),
        # All seeds, over and over: longer than the scanner's windows, and than most records.
        b"\n".join(lines) * 20,
        # Ill formed: a byte that is none, half of a letter, between names.
        "سرت ".encode() + b"\xff\xd8 \xe2\x80" + " سرت".encode(),
    ]


def is_well_formed(text):
    try:
        return text.decode() is not None
    except UnicodeDecodeError:
        return False


def mentions(command, gazetteer, texts, *options):
    """For each text the mentions that `artok tag --format jsonl` tells, with `proclitic` where it is left out."""
    found = lines(command, texts, "tag", "-g", gazetteer, *options)
    for mention in (mention for text in found for mention in text):
        mention.setdefault("proclitic", None)
    return found


def tokens(command, texts, *options):
    """For each text the tokens that `artok tokenize --format jsonl` tells, without their text."""
    return [
        [{key: token[key] for key in ("start", "end", "kind")} for token in text]
        for text in lines(command, texts, "tokenize", *options)
    ]


def lines(command, texts, *arguments):
    found = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{index}.txt") for index in range(len(texts))]
        for path, text in zip(paths, texts):
            path.write_bytes(text)
        output = subprocess.run([command, *arguments, "--format", "jsonl", *paths], check=True, stdout=subprocess.PIPE).stdout
    for line in output.splitlines():
        value = json.loads(line)
        found[value.pop("source")].append(value)
    return [found[str(path)] for path in paths]
