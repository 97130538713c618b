"""Names in text on a Spark cluster of two executors on this machine: what is found is what the command finds, also after
an executor is killed. test_cluster.py LIBRARY COMMAND"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from pyspark import TaskContext
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import command
import spark_tag

FOLDER = Path(__file__).resolve().parent
library, artok = map(os.path.abspath, sys.argv[1:])


def session():
    options = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        # An executor that is killed is an error in the log, and wanted.
        "spark.log.level": "FATAL",
        # Several batches in each partition.
        "spark.sql.execution.arrow.maxRecordsPerBatch": "50",
    }
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("artok")
    for key, value in options.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


class Rows:
    """Some thousand rows of a few texts and of nulls, and what must be found in each."""

    def __init__(self, spark, texts, count, partitions):
        self.texts = [*texts, None]
        self.count = count
        # The long text is in few of them.
        self.longest = max(range(len(texts)), key=lambda index: len(texts[index]))
        numbers = [number for number in range(count) if self.place(number) != self.longest or number < 5 * len(self.texts)]
        rows = [(number, self.text(number)) for number in numbers]
        # Bytes cast to text stay what they are, also where they are not UTF-8.
        frame = spark.createDataFrame(spark.sparkContext.parallelize(rows, partitions), "n int, bytes binary")
        self.numbers = numbers
        self.frame = frame.select("n", F.col("bytes").cast("string").alias("text"))

    def place(self, number):
        return number % len(self.texts)

    def text(self, number):
        return self.texts[self.place(number)]

    def error(self, number):
        text = self.text(number)
        if text is None:
            return "the text is null"
        return None if command.is_well_formed(text) else "the text is not UTF-8"

    def check(self, what, frame, *options, errors=None):
        """- errors: whether an error is one that is expected; exactly the library's if left out."""
        expected = [*command.mentions(artok, "places.artgaz", self.texts[:-1], *options), None]
        rows = frame.select("n", "mentions", "error").collect()
        found = {row.n: row.asDict(recursive=True) for row in rows}
        assert len(rows) == len(found) and sorted(found) == self.numbers, f"{what}: {len(rows)} of {len(self.numbers)} rows"
        for number, row in found.items():
            assert row["mentions"] == expected[self.place(number)], (what, row, expected[self.place(number)])
            error = self.error(number)
            is_expected = row["error"] == error if errors is None else errors(row["error"], error)
            assert is_expected, (what, row["error"], error)
        mentions = sum(len(row["mentions"] or []) for row in found.values())
        wrong = sum(row["error"] is not None for row in found.values())
        print(f"{what}: {mentions} mentions in {len(found)} rows, {wrong} of them with an error, as the command's")


def check_library(spark, rows):
    tagged = spark_tag.with_mentions(rows.frame, "text", "libArtokC.so", "places.artgaz")
    assert tagged.columns == ["n", "text", "mentions", "error"]
    rows.check("mapInArrow", tagged)
    tagged = spark_tag.with_mentions(rows.frame, "text", "libArtokC.so", "places.artgaz", unit="utf16", overlap="all")
    rows.check("mapInArrow, utf16, all", tagged, "--offsets", "utf16", "--overlap", "all")


def check_executor_lost(spark, rows):
    """One of the two executors is killed while both are at work."""
    context = spark.sparkContext
    gate = os.path.abspath("killed")
    first_held = 4

    def held(batches):
        # The first partitions go through, the others wait.
        while TaskContext.get().partitionId() >= first_held and not os.path.exists(gate):
            time.sleep(0.05)
        yield from batches

    tagged = spark_tag.with_mentions(rows.frame.mapInArrow(held, rows.frame.schema), "text", "libArtokC.so", "places.artgaz")
    failures = []

    def work():
        try:
            context.setJobGroup("killed", "one executor is killed")
            rows.check("mapInArrow, one executor killed", tagged)
        except BaseException as failure:
            failures.append(failure)

    worker = threading.Thread(target=work)
    worker.start()
    tracker = context.statusTracker()

    def stage():
        for job in tracker.getJobIdsForGroup("killed"):
            for number in tracker.getJobInfo(job).stageIds:
                if info := tracker.getStageInfo(number):
                    return info

    try:
        while worker.is_alive():
            at = stage()
            if at and (at.numCompletedTasks, at.numActiveTasks) == (first_held, 2):
                break
            time.sleep(0.05)
        executors = executor_processes(context.applicationId)
        assert len(executors) == 2, executors
        os.kill(executors[0], signal.SIGKILL)
    finally:
        Path(gate).touch()
        worker.join()
    if failures:
        raise failures[0]
    end = stage()
    lost = [executor for executor, is_active in known_executors(context) if not is_active]
    assert lost and end.numFailedTasks > 0, (lost, end)
    print(
        f"executor {lost[0]} was killed after {at.numCompletedTasks} of {at.numTasks} tasks; "
        f"{end.numFailedTasks} failed and were done again"
    )


def executor_processes(application):
    """The processes of this application's executors, and of no other's."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            arguments = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"org.apache.spark.executor.CoarseGrainedExecutorBackend" in arguments and application.encode() in arguments:
            found.append(int(folder.name))
    return sorted(found)


def known_executors(context):
    executors = context._jsc.sc().statusStore().executorList(False)
    for index in range(executors.size()):
        executor = executors.apply(index)
        if executor.id() != "driver":
            yield executor.id(), executor.isActive()


def check_record_streams(rows):
    def errors(found, expected):
        return (found is None) == (expected is None)

    by_process = spark_tag.with_mentions_by_process(rows.frame, "text", "artok", "places.artgaz")
    rows.check("a process for each partition", by_process, errors=errors)
    by_pipe = spark_tag.with_mentions_by_pipe(rows.frame, "text", "artok", "places.artgaz")
    rows.check("rdd.pipe", by_pipe, errors=errors)
    check_broken_command(rows)


def check_broken_command(rows):
    """A command that fails is a failed task, not fewer rows."""
    for way in (spark_tag.with_mentions_by_process, spark_tag.with_mentions_by_pipe):
        try:
            rows.check("a gazetteer that is none", way(rows.frame, "text", "artok", "none.artgaz"))
        except PySparkException:
            print(f"{way.__name__}, a gazetteer that is none: the job says so")
        else:
            raise AssertionError(way.__name__)


def main():
    start = time.monotonic()
    spark = session()
    context = spark.sparkContext
    print(f"Spark {spark.version}, two executors of one core, after {time.monotonic() - start:.0f} s", flush=True)
    subprocess.run([artok, "compile", "--quiet", "libya", "-o", "places.artgaz"], check=True)
    for module in ("artok_arrow.py", "command.py", "spark_tag.py"):
        context.addPyFile(str(FOLDER / module))
    for file in (library, artok, "places.artgaz"):
        context.addFile(file)
    texts = command.texts()
    rows = Rows(spark, texts, 4000, partitions=20)
    check_library(spark, rows)
    check_executor_lost(spark, rows)
    # JSON has no bytes that are not UTF-8.
    check_record_streams(Rows(spark, list(filter(command.is_well_formed, texts)), 1000, partitions=4))
    home, application = context._jsc.sc().getSparkHome().get(), context.applicationId
    spark.stop()
    shutil.rmtree(Path(home, "work", application), ignore_errors=True)
    print(f"done after {time.monotonic() - start:.0f} s")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    main()
