"""Set the cost of a night beside a full run on the same records: python -m benchmarks.night."""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from benchmarks import machine
from benchmarks.force_year import country
from benchmarks.scale import Measured, measured_run

PAGE = Path(__file__).with_name("NIGHT.md")
MOST_OF_A_FULL_RUN = 0.1
EVENT_KEYS = {
    "crimes": "crime_ref",
    "intelligence": "report_id",
    "missing_episodes": "episode_id",
    "partner_reports": "report_id",
}
Row = dict[str, str]


@dataclass
class Withheld:
    """Nominals and events of one package that come with the night, and all that speaks of them."""

    per_thousand: int
    ids: set[str] = field(default_factory=set)

    def choose(self, package: Path) -> None:
        """Take some of the nominals, some of the events, and events of those nominals."""
        for row in _rows(package / "nominals.csv"):
            self._perhaps(row["nominal_id"])
        for table, key in EVENT_KEYS.items():
            for row in _rows(package / f"{table}.csv"):
                if self.holds(row):
                    self.ids.add(row[key])
                else:
                    self._perhaps(row[key])

    def holds(self, row: Row) -> bool:
        """Whether a row is of anything withheld."""
        return any(
            value in self.ids
            for column, value in row.items()
            if "_id" in column or "_ref" in column
        )

    def _perhaps(self, name: str) -> None:
        if int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % 1000 < self.per_thousand:
            self.ids.add(name)


def split(packages: Path, root: Path, per_thousand: int) -> tuple[int, int]:
    """Write what is there before the night and what it brings; returns the rows of each."""
    n_before, n_night = 0, 0
    for package in sorted(path for path in packages.iterdir() if path.is_dir()):
        withheld = Withheld(per_thousand)
        withheld.choose(package)
        for path in sorted(package.glob("*.csv")):
            rows = list(_rows(path))
            if path.name == "sources.csv":
                before, night = rows, [_a_day_later(row) for row in rows]
            else:
                before = [row for row in rows if not withheld.holds(row)]
                night = [row for row in rows if withheld.holds(row)]
                n_before, n_night = n_before + len(before), n_night + len(night)
            for part, some in (("before", before), ("night", night)):
                _write(root / part / package.name / path.name, some)
    return n_before, n_night


def _a_day_later(source: Row) -> Row:
    """An extract of the next morning that does not stand for all that was delivered before."""
    day, _, hour = source["extracted_at"].partition("T")
    later = date.fromisoformat(day) + timedelta(days=1)
    begin = date.fromisoformat(source["period_from"]) + timedelta(days=1)
    return source | {"extracted_at": f"{later}T{hour}", "period_from": str(begin)}


def _rows(path: Path) -> Iterator[Row]:
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def _write(path: Path, rows: Sequence[Row]) -> None:
    if not rows:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, list(rows[0]), quoting=csv.QUOTE_ALL, lineterminator="\n")
        written.writeheader()
        written.writerows(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure a full run and a night, and write the page; 1 where the night costs too much."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        root = options.work or Path(scratch)
        packages = country(root / "country", options.seed, options.nominals)
        rows = split(packages, root, options.per_thousand)
        command = [str(Path(sys.executable).with_name("accord")), "run"]
        before, night = str(root / "before"), str(root / "night")
        measured_run([*command, before], root / "store")
        tonight = measured_run([*command, night], root / "store")
        full = measured_run([*command, before, night], root / "fresh")
    PAGE.write_text(page(full, tonight, rows), encoding="utf-8")
    return int(tonight.whole.processor > MOST_OF_A_FULL_RUN * full.whole.processor)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.night", description=__doc__)
    parser.add_argument("--seed", type=int, default=41)
    parser.add_argument("--nominals", type=int, default=30_000)
    parser.add_argument("--per-thousand", type=int, default=20)
    parser.add_argument("--work", type=Path, help="keep the country and the stores here")
    return parser.parse_args(arguments)


def page(full: Measured, night: Measured, rows: tuple[int, int]) -> str:
    """A full run beside a night, stage by stage."""
    n_before, n_night = rows
    lines = [
        "# A night",
        "",
        f"{n_night:,} rows delivered to a store of {n_before:,}, and a full run on all of them.",
        f"The country has {full.nominals:,} nominals.",
        "Written by `python -m benchmarks.night`; no figure is put in by hand.",
        "",
        *(f"- {line}" for line in machine.describe()),
        "",
        f"A night should cost at most {MOST_OF_A_FULL_RUN:.0%} of a full run.",
        "",
        "| stage | full run, seconds of all cores | night | share |",
        "| --- | --- | --- | --- |",
        *(_line(part, full, night) for part in full.costs),
        f"| time taken | {full.whole.seconds:.1f} s | {night.whole.seconds:.1f} s "
        f"| {night.whole.seconds / full.whole.seconds:.0%} |",
    ]
    return "\n".join(lines) + "\n"


def _line(part: str, full: Measured, night: Measured) -> str:
    whole, some = full.costs[part].processor, night.costs[part].processor
    share = f"{some / whole:.0%}" if whole >= 0.05 else ""
    return f"| {part} | {whole:.1f} s | {some:.1f} s | {share} |"


if __name__ == "__main__":
    sys.exit(main())
