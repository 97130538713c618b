"""How fast names are found on a Spark cluster of this machine, and by the command alone.

measure.py LIBRARY COMMAND FILE...: megabytes of the files a second of processor time, medians of five rounds. Processor time
is that of all processes that work on it: other work on the machine does not count. Files of a few hundred megabytes make
little of what a job costs that does nothing.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pyspark.sql import SparkSession

import spark_tag

FOLDER = Path(__file__).resolve().parent
TICKS = os.sysconf("SC_CLK_TCK")


def processor_time():
    """Seconds that the descendants of this process have used, those that have ended included."""
    parents, seconds = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        # Its own and that of its children that have ended: user and system.
        parents[int(folder.name)], seconds[int(folder.name)] = int(fields[1]), sum(map(int, fields[11:15])) / TICKS
    total = 0
    for process in seconds:
        ancestor = process
        while ancestor in parents and ancestor != os.getpid():
            ancestor = parents[ancestor]
        total += seconds[process] if ancestor == os.getpid() else 0
    return total


def measure(what, size, work):
    work()
    speeds = []
    for _ in range(5):
        processor, wall = processor_time(), time.monotonic()
        work()
        speeds.append((size / (processor_time() - processor), size / (time.monotonic() - wall)))
    by_processor, by_clock = (statistics.median(column) / 1e6 for column in zip(*speeds))
    print(f"{what:<32}{by_processor:8.0f} MB a second of one core{by_clock:8.0f} by the clock", flush=True)


def main(library, command, *files):
    library, command, *files = map(os.path.abspath, [library, command, *files])
    size = sum(map(os.path.getsize, files))
    builder = SparkSession.builder.master("local-cluster[2,1,2048]").config("spark.executor.memory", "2g")
    for key, value in [
        ("driver.host", "127.0.0.1"),
        ("driver.bindAddress", "127.0.0.1"),
        ("ui.enabled", "false"),
        ("ui.showConsoleProgress", "false"),
        ("log.level", "FATAL"),
    ]:
        builder = builder.config(f"spark.{key}", value)
    spark = builder.getOrCreate()
    for module in ("artok_arrow.py", "spark_tag.py"):
        spark.sparkContext.addPyFile(str(FOLDER / module))
    gazetteer = os.path.join(tempfile.mkdtemp(), "measured.artgaz")
    subprocess.run([command, "compile", "--quiet", "libya", "-o", gazetteer], check=True)
    for path in (library, command, gazetteer):
        spark.sparkContext.addFile(path)
    lines = spark.read.text(["file://" + file for file in files])

    def run(frame):
        return lambda: frame.write.format("noop").mode("overwrite").save()

    def alone(*arguments):
        return lambda: subprocess.run([command, *arguments], check=True, stdout=subprocess.DEVNULL)

    arguments = "value", "libArtokC.so", "measured.artgaz"
    measure("Spark, reading the lines", size, run(lines))
    measure("Spark, mapInArrow of nothing", size, run(lines.mapInArrow(lambda batches: batches, lines.schema)))
    measure("Spark, the library", size, run(spark_tag.with_mentions(lines, *arguments)))
    streams = "value", "artok", "measured.artgaz"
    measure("Spark, a process a partition", size, run(spark_tag.with_mentions_by_process(lines, *streams)))
    measure("Spark, rdd.pipe", size, run(spark_tag.with_mentions_by_pipe(lines, *streams)))
    measure("the command alone", size, alone("tag", "-j", "1", "--format", "jsonl", "-g", gazetteer, *files))
    spark.stop()


main(*sys.argv[1:])
