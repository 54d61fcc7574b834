"""What partner data adds: one invented country with police records alone, then with each partner.

python -m benchmarks.partners --seed 7 --scale small writes the table of benchmarks/PARTNERS.md.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from accord.engine import open_engine, opened_tables
from accord.evaluation import evaluate
from accord.evaluation.networks import recovered_at
from accord.run import Options, run
from accord.synthetic.country import write_country
from benchmarks import machine

PAGE = Path(__file__).parents[1] / "benchmarks" / "PARTNERS.md"
POLICE = ("police", "transport_police")
ALONE, TOGETHER = "police records alone", "police and every partner"
GROUP = "organised-network-iicsa"
HEADINGS = (
    *("records", "CSE flag, recall", "group flag, precision", "group flag, recall"),
    *("networks recovered", "networks", "children in them", "crimes with the group test met"),
    "crimes where it is not known",
)


@dataclass(frozen=True)
class Row:
    """What a run found with some of the country's records, against what all of them allow."""

    records: str
    cse_recall: float | None
    group_precision: float | None
    group_recall: float | None
    recovered: float | None
    networks: int
    children: int
    met: int
    not_known: int

    @property
    def cells(self) -> tuple[str, ...]:
        rates = (self.cse_recall, self.group_precision, self.group_recall, self.recovered)
        counts = (self.networks, self.children, self.met, self.not_known)
        return (
            self.records,
            *("-" if rate is None else f"{rate:.3f}" for rate in rates),
            *(f"{count:,}" for count in counts),
        )


def by_sector(packages: Path) -> dict[str, list[Path]]:
    """The packages of a country by the sector of who supplies them."""
    found: dict[str, list[Path]] = {}
    with closing(open_engine(threads=1)) as engine:
        for package in sorted(p for p in packages.iterdir() if p.is_dir()):
            (file,) = package.glob("sources.*")
            reader = "read_parquet" if file.suffix == ".parquet" else "read_csv"
            ((sector,),) = engine.rows(f"select any_value(sector) from {reader}('{file}')")
            found.setdefault(sector, []).append(package)
    return found


def selections(sectors: dict[str, list[Path]]) -> Iterator[tuple[str, list[Path]]]:
    """Police alone, police with each partner, and all of them."""
    police = [package for sector in POLICE for package in sectors.get(sector, ())]
    yield ALONE, police
    for sector in sorted(set(sectors) - set(POLICE)):
        yield f"and {sector.replace('_', ' ')}", [*police, *sectors[sector]]
    yield TOGETHER, [package for packages in sectors.values() for package in packages]


def what_partners_add(world: Path, scratch: Path, threads: int | None = None) -> Iterator[Row]:
    """Run the same country with each selection of records and score it against its truth."""
    for records, packages in selections(by_sector(world / "packages")):
        store = scratch / "store"
        shutil.rmtree(store, ignore_errors=True)
        folder = run(packages, store, options=Options(threads=threads)).folder
        yield measured(records, folder, world / "truth")


def measured(records: str, folder: Path, truth: Path) -> Row:
    """The figures of one run."""
    found = evaluate(folder, truth)
    with opened_tables(folder, ("findings", "networks", "network_children")) as engine:
        ((met, not_known),) = engine.rows(
            "select count(*) filter (where outcome = 'met'), "
            "count(*) filter (where outcome = 'not_known') from findings "
            f"where candidate_kind = 'crime' and definition_id = '{GROUP}'"
        )
        ((networks,),) = engine.rows("select count(*) from networks")
        ((children,),) = engine.rows("select count(distinct person_id) from network_children")
    return Row(
        records=records,
        cse_recall=found.score("CSE").recall,
        group_precision=found.score("GROUP_CSE").precision,
        group_recall=found.score("GROUP_CSE").recall,
        recovered=found.score(recovered_at(0.5)).recall,
        networks=networks,
        children=children,
        met=met,
        not_known=not_known,
    )


def as_markdown(rows: Iterable[Row], seed: int, scale: str) -> str:
    """The page with its one table."""
    lines = [
        "# What partner data adds",
        "",
        f"One {scale} invented country (seed {seed}), run with police records alone, with each "
        "partner's records added to them, and with all.",
        "Every row is held against what all records together allow, so what police records alone "
        "cannot settle counts as missed.",
        "Networks recovered: at Jaccard 0.5 or better.",
        "",
        *(f"- {line}" for line in machine.describe()),
        "",
        f"| {' | '.join(HEADINGS)} |",
        "|---|" + "---:|" * (len(HEADINGS) - 1),
        *(f"| {' | '.join(row.cells)} |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the country if there is none yet, run every selection, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--scale", default="small")
    parser.add_argument("--world", type=Path, help="a country made before, with its truth")
    parser.add_argument("--out", type=Path, default=PAGE)
    parser.add_argument("--threads", type=int)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        world = options.world or Path(scratch) / "world"
        if not options.world:
            write_country(world, seed=options.seed, scale=options.scale)
        rows = []
        for row in what_partners_add(world, Path(scratch), options.threads):
            print("  ".join(row.cells), flush=True)
            rows.append(row)
    options.out.write_text(as_markdown(rows, options.seed, options.scale), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
