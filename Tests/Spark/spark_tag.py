"""Names in Arabic text on a Spark cluster: by libArtokC in each Python worker, or by the command beside it.

    spark.sparkContext.addPyFile("artok_arrow.py")
    spark.sparkContext.addPyFile("spark_tag.py")
    spark.sparkContext.addFile("libArtokC.so")
    spark.sparkContext.addFile("places.artgaz")
    with_mentions(spark.read.text("news"), "value", "libArtokC.so", "places.artgaz").write.parquet("names")

What `SparkContext.addFile` has shipped is found by its name on every executor; other paths are taken as they are, and a
gazetteer may be a built-in one, "libya" or "world".
"""

import functools
import itertools
import operator
import os
import shlex
import subprocess
import threading

import pyarrow as pa
import pyarrow.compute as pc
from pyspark import SparkFiles
from pyspark.sql import functions as F
from pyspark.sql import types as T

from artok_arrow import Artok, ArtokError

STRINGS = ["text", "proclitic", "id", "type", "name"]
MENTIONS = T.ArrayType(
    T.StructType(
        [T.StructField(name, T.IntegerType()) for name in ["start", "end"]]
        + [T.StructField(name, T.StringType()) for name in STRINGS]
        + [T.StructField("how", T.ArrayType(T.StringType()))]
    )
)


def _with_result(schema):
    """The columns of a frame, and what is added to them."""
    return T.StructType([*schema.fields, T.StructField("mentions", MENTIONS), T.StructField("error", T.StringType())])


def shipped(name):
    """Where a file that the driver added is on this executor; any other name as it is."""
    path = SparkFiles.get(name)
    return path if os.path.exists(path) else name


# --- The library ---


def with_mentions(frame, column, library, gazetteer, **options):
    """The frame with two more columns: `mentions`, and `error`, which says what is wrong with a row's text.

    Options are those of `Gazetteer.mentions`: `unit` ("utf8", "utf16", "scalar") and `overlap`.
    """

    def tag_batches(batches):
        opened = opened_gazetteer(shipped(library), shipped(gazetteer))
        for batch in batches:
            mentions, errors = tag(opened, batch.column(column), **options)
            names = [*batch.schema.names, "mentions", "error"]
            yield pa.RecordBatch.from_arrays([*batch.columns, mentions, errors], names)

    return frame.mapInArrow(tag_batches, _with_result(frame.schema))


@functools.lru_cache
def opened_gazetteer(library, gazetteer):
    """A Python worker lives longer than a task: it opens a gazetteer once, and all workers of a host share its memory."""
    return Artok(library).gazetteer(gazetteer)


def tag(gazetteer, texts, **options):
    """The mentions of each text, and for each what is wrong with it: no row costs another its answer."""
    try:
        mentions = gazetteer.mentions(texts, **options)
        errors = pc.if_else(texts.is_null(), "the text is null", pa.scalar(None, pa.string()))
    except ArtokError as error:
        # More names than one batch can hold, say.
        if len(texts) > 1:
            halves = texts[: len(texts) // 2], texts[len(texts) // 2 :]
            return tuple(map(pa.concat_arrays, zip(*(tag(gazetteer, half, **options) for half in halves))))
        return gazetteer.mentions(pa.nulls(1, texts.type), **options), pa.array([str(error)])
    try:
        texts.validate(full=True)
    except pa.ArrowInvalid:
        # What is ill formed is in no mention and shifts none: they stay.
        faults = ["the text is not UTF-8" if not is_well_formed(text) else None for text in texts.cast(pa.binary())]
        errors = pc.coalesce(errors, pa.array(faults, pa.string()))
    return mentions, errors


def is_well_formed(text):
    try:
        return text.as_py() is None or text.as_py().decode() is not None
    except UnicodeDecodeError:
        return False


# --- The command ---


def with_mentions_by_process(frame, column, command, gazetteer):
    """The same by a process for each partition, which reads and writes a JSON object for each row."""

    def tag_batches(batches):
        arguments = [shipped(command), *record_options(shipped(gazetteer), column)]
        records = (record for batch in batches for record in batch.column(0).to_pylist())
        lines = through_process(arguments, records)
        while some := list(itertools.islice(lines, 1000)):
            yield pa.RecordBatch.from_arrays([pa.array(some, pa.string())], ["record"])

    return from_records(as_records(frame).mapInArrow(tag_batches, "record string"), frame.schema)


def with_mentions_by_pipe(frame, column, command, gazetteer):
    """The same by Spark's own pipe.

    The driver writes the command line; what it has added is in the working directory of each executor. Status 1 may say
    that rows have an `error`, or that the gazetteer is none, which another look at it tells.
    """
    tag = shlex.join(["./" + command, *record_options("./" + gazetteer, column)])
    script = f"./{shlex.quote(command)} inspect ./{shlex.quote(gazetteer)} > /dev/null && {{ {tag} || test $? -eq 1; }}"
    lines = as_records(frame).rdd.map(operator.itemgetter(0)).pipe(shlex.join(["sh", "-c", script]), checkCode=True)
    return from_records(lines.map(lambda line: (line,)).toDF("record string"), frame.schema)


def record_options(gazetteer, column):
    # One thread: Spark has given the task one core.
    return ["tag", "-g", gazetteer, "--records", "jsonl", "--text-field", column, "-j", "1"]


def as_records(frame):
    return frame.select(F.to_json(F.struct("*")).alias("record"))


def from_records(records, schema):
    return records.select(F.from_json("record", _with_result(schema)).alias("row")).select("row.*")


def through_process(arguments, records):
    """What a program writes for these records: a line for each."""
    process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    read, written = 0, 0

    def feed():
        nonlocal read
        try:
            with process.stdin as stream:
                for record in records:
                    stream.write(record.encode() + b"\n")
                    read += 1
        except BrokenPipeError:
            # Its status says why.
            pass

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    try:
        for line in process.stdout:
            written += 1
            yield line.rstrip(b"\n")
        feeder.join()
        # 1: rows have an `error`.
        if process.wait() not in (0, 1) or written != read:
            raise RuntimeError(f"{arguments[0]} ended with status {process.returncode} after {written} of {read} rows")
    finally:
        # Also where nobody asks for the rest.
        process.kill()
