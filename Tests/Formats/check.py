"""Reads what artok writes with readers that are not ours, and compares it with `artok tag --format jsonl`.

    python3 Tests/Formats/check.py ARTOK TEXT...

conll is read by NLTK, conllu by conllu, brat by pybrat; csv and html by Python's own modules. What is not installed
(requirements.txt) is told and skipped; with --all it is an error.
"""

import csv
import html.parser
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata


def run(*arguments):
    return subprocess.run([artok, *arguments], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")


def mentions(path, offsets="scalar"):
    return [json.loads(line) for line in run("tag", "--format", "jsonl", "--offsets", offsets, path).splitlines()]


def ranges(found):
    """Each range once, in order."""
    return list(dict.fromkeys((mention["start"], mention["end"]) for mention in found))


def equal(name, found, expected):
    if found == expected:
        return
    first = next((i for i, pair in enumerate(zip(found, expected)) if pair[0] != pair[1]), min(len(found), len(expected)))
    sys.exit(
        f"{name}: {len(found)}, not {len(expected)}; the first that differs is "
        f"{found[first:first + 1]}, not {expected[first:first + 1]}"
    )


def text_of(path):
    # Line breaks are characters too: no `open` in text mode, which makes one of CRLF.
    return pathlib.Path(path).read_bytes().decode("utf-8", errors="replace")


def check_conll(path):
    """Every chunk is a mention: its letters begin with those of the mention or of its proclitics."""
    import nltk

    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "a.conll").write_text(run("tag", "--format", "conll", path), "utf-8")
        reader = nltk.corpus.reader.ConllCorpusReader(folder, "a.conll", ("words", "pos"))
        sentences = reader.tagged_sents()
        if any(not sentence for sentence in sentences):
            sys.exit(f"{path}: a sentence without tokens")
        chunks = []
        for sentence in sentences:
            # Refuses tags that are no IOB2.
            tree = nltk.chunk.conlltags2tree([(word, "_", tag) for word, tag in sentence], strict=True)
            chunks += [(chunk.label(), "".join(word for word, _ in chunk)) for chunk in tree.subtrees(lambda t: t is not tree)]
        words = [word for sentence in sentences for word, _ in sentence]
    found = {}
    for mention in mentions(path):
        found.setdefault((mention["start"], mention["end"]), mention)
    equal(f"{path}: types in conll", [kind for kind, _ in chunks], [mention["type"] for mention in found.values()])
    for (_, chunk), mention in zip(chunks, found.values()):
        if "".join(mention["text"].split()) not in chunk:
            sys.exit(f"{path}: {chunk} in conll is not {mention['text']}")
    equal(f"{path}: letters in conll", "".join(words), "".join(run("tokenize", path).split()))
    return f"{len(chunks)} chunks in {len(sentences)} sentences"


def check_conllu(path):
    import conllu

    text = text_of(path)
    sentences = conllu.parse(run("tokenize", "--format", "conllu", "--offsets", "scalar", path))
    tokens = [token for sentence in sentences for token in sentence]
    for token in tokens:
        start, end = int(token["misc"]["Start"]), int(token["misc"]["End"])
        if unicodedata.normalize("NFC", text[start:end]) != token["form"]:
            sys.exit(f"{path}: {token['form']} in conllu is not {text[start:end]}")
    lines = run("tokenize", "--format", "jsonl", "--offsets", "scalar", path).splitlines()
    expected = [(token["start"], token["end"]) for token in map(json.loads, lines)]
    equal(
        f"{path}: tokens in conllu",
        [(int(token["misc"]["Start"]), int(token["misc"]["End"])) for token in tokens],
        expected,
    )
    return f"{len(tokens)} tokens in {len(sentences)} sentences"


def check_brat(path):
    import pybrat.parser

    with tempfile.TemporaryDirectory() as folder:
        run("tag", "--format", "brat", "-o", folder, path)
        # Its way to read several entities at one place is to ignore that it does not expect them.
        (document,) = pybrat.parser.BratParser(error="ignore").parse(folder)
        (copy,) = pathlib.Path(folder).rglob("*.txt")
        text = text_of(copy)
        (annotations,) = pathlib.Path(folder).rglob("*.ann")
        if annotations.read_text("utf-8") != run("tag", "--format", "brat", path):
            sys.exit(f"{path}: brat in a folder is not what it is on standard output")
    equal(f"{path}: the text beside brat", text, text_of(path))
    found = mentions(path)
    equal(
        f"{path}: brat",
        [(entity.type, entity.spans[0].start, entity.spans[-1].end) for entity in document.entities],
        [(mention["type"], mention["start"], mention["end"]) for mention in found],
    )
    for entity in document.entities:
        if " ".join(text[span.start : span.end] for span in entity.spans) != entity.mention:
            sys.exit(f"{path}: {entity.mention} in brat is not what stands at {entity.spans}")
    return f"{len(document.entities)} entities"


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.marks, self.open = "", [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in ("meta", "link"):
            return
        self.open.append((tag, attributes.get("class")))
        if tag == "mark":
            self.marks.append([len(self.text), None, attributes["data-id"], attributes["class"]])

    def handle_endtag(self, tag):
        if self.open.pop()[0] != tag:
            sys.exit(f"html: </{tag}> without its start")
        if tag == "mark":
            self.marks[-1][1] = len(self.text)

    def handle_data(self, data):
        if ("div", "text") in self.open:
            self.text += data


def check_html(path):
    page = Page()
    page.feed(run("tag", "--format", "html", path))
    page.close()
    equal(f"{path}: text in html", page.text, text_of(path).removeprefix("\ufeff").replace("\r\n", "\n"))
    # By place in a text without CR and byte order mark.
    text = text_of(path)
    marks = {}
    for mention in mentions(path):
        place = tuple(len(text[: mention[key]].removeprefix("\ufeff").replace("\r\n", "\n")) for key in ("start", "end"))
        marks.setdefault(place, []).append(mention["id"])
    equal(
        f"{path}: marks in html",
        [((start, end), ids) for start, end, ids, _ in page.marks],
        [(place, " ".join(ids)) for place, ids in marks.items()],
    )
    if page.open:
        sys.exit(f"{path}: {page.open} not closed in html")
    return f"{len(page.marks)} marks"


def check_csv(path):
    rows = list(csv.DictReader(io.StringIO(run("tag", "--format", "csv", "--offsets", "scalar", path), newline="")))
    found = mentions(path)
    equal(
        f"{path}: csv",
        [(row["source"], int(row["start"]), int(row["end"]), row["text"], row["id"], row["how"]) for row in rows],
        [(m["source"], m["start"], m["end"], m["text"], m["id"], ",".join(m["how"])) for m in found],
    )
    return f"{len(rows)} rows"


def check_jsonl(path):
    """What all others are compared with: the text that offsets in code points tell."""
    text = text_of(path)
    found = mentions(path)
    for mention in found:
        if text[mention["start"] : mention["end"]] != mention["text"]:
            sys.exit(f"{path}: {mention['text']} is not what stands at {mention['start']}")
    if not found:
        sys.exit(f"{path}: no mentions")
    return f"{len(found)} mentions"


arguments = [argument for argument in sys.argv[1:] if argument != "--all"]
artok, texts = arguments[0], arguments[1:]
for check in (check_jsonl, check_csv, check_html, check_conll, check_conllu, check_brat):
    name = check.__name__.removeprefix("check_")
    try:
        results = [check(path) for path in texts]
    except ModuleNotFoundError as error:
        if "--all" in sys.argv:
            raise
        print(f"{name}: SKIPPED, {error.name} is not installed")
    else:
        print(f"{name}: {'; '.join(results)}")
