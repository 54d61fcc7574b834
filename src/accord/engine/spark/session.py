"""Open a Spark session for a run: in this process's own Java machine, or on a cluster."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from accord.engine.options import bytes_of
from accord.engine.spark import functions
from accord.errors import OutOfRoom, UserFacingError

# A folder all workers can reach, on object storage for instance; a cluster's settings name it.
SHARED_SCRATCH = "spark.accord.scratch"
# How Java says that something ran out, and how we do.
_OUT = (
    ("OutOfMemoryError", "Spark ran out of memory. Give it more: --memory, or more machines."),
    ("No space left on device", "A disk that Spark writes to is full: that of its scratch folder."),
)
# Quick to start and small; and no file in the system's folder that says how it is doing.
_JAVA = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData"
P = ParamSpec("P")
R = TypeVar("R")
# What our SQL relies on, whatever a cluster's own settings say.
_ALWAYS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
    "spark.sql.caseSensitive": "false",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.int96RebaseModeInWrite": "CORRECTED",
    "spark.sql.legacy.timeParserPolicy": "CORRECTED",
}


def opened(
    master: str | None, scratch: Path | None, memory: str | None, threads: int | None
) -> Any:
    """A session of its own over the one connection this process has to Spark."""
    try:
        from pyspark import SparkContext
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as problem:
        raise UserFacingError(
            "Running on Spark needs the optional part of Accord: pip install 'accord[spark]', "
            "and Java 17 or later. See docs/how-to/run-on-spark.md."
        ) from problem
    # Workers in this machine must be the Python that has Accord; a cluster names its own.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    _make_way(SparkContext)
    builder = SparkSession.builder.appName("accord")
    for name, value in (_settings(master, scratch, memory, threads) | _ALWAYS).items():
        builder = builder.config(name, value)
    session = builder.getOrCreate().newSession()
    # What Java would write of a failed query holds values of records; the error itself reaches us.
    session.sparkContext.setLogLevel("OFF")
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL + 1)
    for name, value in _ALWAYS.items():
        session.conf.set(name, value)
    functions.register(session)
    return session


def _make_way(contexts: Any) -> None:
    """End what an earlier run of this process started where that run's folder is gone.

    Spark and its Java machine would go on writing into the folder they began with.
    """
    running = contexts._active_spark_context
    folder = running.getConf().get("spark.local.dir") if running is not None else None
    if not folder or Path(folder).is_dir():
        return
    java = running._gateway
    running.stop()
    contexts._gateway = contexts._jvm = None
    java.shutdown()
    if java.proc is not None:
        # It ends by itself when nobody can write to it any more.
        java.proc.stdin.close()
        java.proc.wait()


def _settings(
    master: str | None, scratch: Path | None, memory: str | None, threads: int | None
) -> dict[str, str]:
    n = threads or os.cpu_count() or 1
    chosen = {"spark.master": master or f"local[{n}]"}
    if chosen["spark.master"].startswith("local"):
        chosen |= _on_one_machine(n, scratch)
    if memory:
        chosen["spark.driver.memory"] = f"{bytes_of(memory) // 2**20}m"
    return chosen


def _on_one_machine(threads: int, scratch: Path | None) -> dict[str, str]:
    """Nothing listens beyond this machine, nothing is written outside the run's own folder."""
    chosen = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": str(threads),
        "spark.sql.catalogImplementation": "in-memory",
        # Many small queries: what a query costs before its first row matters more than its rows.
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.adaptive.enabled": "false",
        # Every query's plan is told at length to a page that nobody opens; it is told in short.
        "spark.sql.ui.explainMode": "simple",
        "spark.driver.extraJavaOptions": _JAVA,
    }
    if scratch:
        chosen |= {
            "spark.driver.extraJavaOptions": f'{_JAVA} "-Djava.io.tmpdir={_for_java(scratch)}"',
            "spark.local.dir": str(scratch / "blocks"),
            "spark.sql.warehouse.dir": str(scratch / "warehouse"),
        }
    return chosen


def _for_java(scratch: Path) -> Path:
    """Where Java unpacks its own libraries; killed, it would leave them in the system's folder."""
    folder = scratch / "java"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def in_words(method: Callable[P, R]) -> Callable[P, R]:
    """Say in words that memory or disk ran out, on whichever machine."""

    @wraps(method)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return method(*args, **kwargs)
        except Exception as problem:
            told = next((words for sign, words in _OUT if sign in str(problem)), "")
            if not told:
                raise
            raise OutOfRoom(told) from None

    return call


def scratch_of(session: Any, spill: Path | None) -> str:
    """Where tables between steps lie: the cluster's shared folder if it names one, else ours."""
    shared = session.conf.get(SHARED_SCRATCH, None)
    folder = f"tables-{uuid.uuid4().hex[:8]}"
    if shared:
        return f"{shared.rstrip('/')}/{session.sparkContext.applicationId}-{folder}"
    return str((spill or Path(tempfile.mkdtemp(prefix="accord-"))) / folder)


def is_shared(place: str) -> bool:
    """Whether a folder is on a system of its own, and not on this machine's disk."""
    return "://" in place


def is_here(session: Any, scratch: str) -> bool:
    """Whether Spark runs inside this process's own machine, and on its disk."""
    return str(session.sparkContext.master).startswith("local") and not is_shared(scratch)


def remove(session: Any, place: str) -> None:
    """Remove a folder, wherever Spark keeps it."""
    path, system = _on_its_system(session, place)
    system.delete(path, True)


def reachable(session: Any, path: Path, place: str) -> str:
    """A file of the store where every worker can read it: where it is, or a copy in the scratch."""
    if session.conf.get(SHARED_SCRATCH, None) is None:
        return str(path)
    target, system = _on_its_system(session, place)
    system.copyFromLocalFile(session.sparkContext._jvm.org.apache.hadoop.fs.Path(str(path)), target)
    return place


def parts(session: Any, place: str) -> Iterator[Path]:
    """The files of a folder that Spark wrote, in order, one at a time where this process reads."""
    path, system = _on_its_system(session, place)
    names = (status.getPath().getName() for status in system.listStatus(path))
    with tempfile.TemporaryDirectory(prefix="accord-") as folder:
        for name in sorted(name for name in names if name.endswith(".parquet")):
            if not is_shared(place):
                yield Path(place) / name
                continue
            java = session.sparkContext._jvm.org.apache.hadoop.fs
            copy = Path(folder) / name
            system.copyToLocalFile(False, java.Path(path, name), java.Path(str(copy)), True)
            yield copy
            copy.unlink()


def _on_its_system(session: Any, place: str) -> tuple[Any, Any]:
    path = session.sparkContext._jvm.org.apache.hadoop.fs.Path(place)
    return path, path.getFileSystem(session.sparkContext._jsc.hadoopConfiguration())
