"""The store on disk: deliveries, runs, judgements, and what a killed run leaves behind."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from accord.errors import NotFound, StoreBusy, UserFacingError
from accord.placing import UNFINISHED
from accord.tables import PEOPLE_TABLES, Table


@dataclass(frozen=True)
class Store:
    """A folder that holds everything Accord keeps; Parquet is the truth."""

    path: Path
    # Where a run of this store puts what does not fit in memory, if not in the store itself.
    scratch: Path | None = None

    @property
    def runs(self) -> Path:
        return self.path / "runs"

    @property
    def cache(self) -> Path:
        return self.path / "cache"

    @property
    def kept(self) -> Path:
        """What stages keep to spare themselves work; it may be removed at any time."""
        return self.path / "kept"

    @property
    def spill(self) -> Path:
        """Wiped at the end of every run, and at the start of the next after a kill."""
        if self.scratch is None:
            return self.path / f"{UNFINISHED}spill"
        # Runs of several stores may share a folder; each has a name of its own in it.
        own = hashlib.sha256(str(self.path.resolve()).encode()).hexdigest()[:16]
        return self.scratch / f"{UNFINISHED}accord-{own}"

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store alone while writing; StoreBusy where another run has it."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / ".lock").open("a+b") as lock:
            _take(lock.fileno())
            self.sweep()
            try:
                yield
            finally:
                shutil.rmtree(self.spill, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what a killed run left half written; nothing finished is touched."""
        shutil.rmtree(self.spill, ignore_errors=True)
        left = tuple(self.kept.rglob(f"{UNFINISHED}*"))
        for folder in (self.path, self.path / "sources", self.runs, *self.cache.glob("*")):
            left += tuple(folder.glob(f"{UNFINISHED}*"))
        for leftover in left:
            if leftover.is_dir() and not leftover.is_symlink():
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                leftover.unlink(missing_ok=True)

    def latest(self) -> Path:
        """The folder of the newest run; NotFound where nothing has run."""
        pointer = self.runs / "latest"
        if pointer.is_dir():
            return pointer.resolve()
        # Where the file system has no links, the pointer is a small file with the run's id.
        if pointer.is_file():
            return self.runs / pointer.read_text("utf-8").strip()
        raise NotFound(
            f"No run in this store yet: {self.path}. Start one with: accord run PATH --store STORE"
        )

    def latest_or_none(self) -> Path | None:
        """The folder of the newest run, if there is one."""
        try:
            return self.latest()
        except NotFound:
            return None

    def point_latest_at(self, run_id: str) -> None:
        """Make a finished run the newest, in one step that a kill cannot halve."""
        fresh = self.runs / f"{UNFINISHED}latest"
        fresh.unlink(missing_ok=True)
        try:
            fresh.symlink_to(run_id, target_is_directory=True)
        except OSError:
            fresh.write_text(run_id, "utf-8")
        fresh.replace(self.runs / "latest")

    def run_folders(self) -> tuple[Path, ...]:
        """Every finished run's folder."""
        return tuple(sorted(p.parent for p in self.runs.glob("*/runs.parquet") if _is_run(p)))

    def judgements(self, table: Table) -> pa.Table:
        """The rows of link_judgements or case_decisions that people handed back, or none."""
        folder = self.path / "judgements"
        try:
            if (folder / f"{table.name}.parquet").exists():
                rows = pq.read_table(folder / f"{table.name}.parquet")
            elif (folder / f"{table.name}.csv").exists():
                rows = _read_text(folder / f"{table.name}.csv")
            else:
                return table.empty()
            return _as_declared(rows, table)
        except (pa.ArrowInvalid, pa.ArrowKeyError, KeyError) as problem:
            raise UserFacingError(
                f"The table {table.name} in {folder} does not have the declared columns and "
                "types. See docs/reference/tables.md."
            ) from problem

    def all_judgements(self) -> dict[str, pa.Table]:
        """Both tables that come from people."""
        return {table.name: self.judgements(table) for table in PEOPLE_TABLES}


def _is_run(marker: Path) -> bool:
    return not marker.parent.name.startswith(UNFINISHED) and not marker.parent.is_symlink()


def _read_text(path: Path) -> pa.Table:
    texts = pyarrow.csv.ConvertOptions(strings_can_be_null=True, null_values=[""])
    return pyarrow.csv.read_csv(path, convert_options=texts)


def _as_declared(rows: pa.Table, table: Table) -> pa.Table:
    columns = [
        rows.column(c.name).cast(c.kind.arrow)
        if c.name in rows.column_names
        else pa.nulls(len(rows), c.kind.arrow)
        for c in table.columns
    ]
    return pa.Table.from_arrays(columns, schema=table.schema)


def _take(descriptor: int) -> None:
    """Take the lock for as long as the process lives; the system frees it after a kill."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        raise StoreBusy("Another run is writing to this store. Wait for it to end.") from problem
