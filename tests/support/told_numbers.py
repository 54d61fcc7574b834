"""Records with the number of people of concern they tell of, read and counted as a run does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from accord.engine import Work, open_engine
from accord.networks import candidates, edges
from accord.reading import stage as reading
from accord.records import stage as records
from support.world import arrow, filled

Interval = tuple[int, int | None]
Row = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """A record: its child, the people of concern named on it, its text, and how many it tells of."""

    child: str
    is_boy: bool
    suspects: tuple[str, ...]
    interval: Interval
    text: str


def load_told(path: Path) -> list[Told]:
    """Read a bank: child | people of concern on the record | least-most | text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_told(line) for line in lines if line and not line.startswith("#")]


def _told(line: str) -> Told:
    child, suspects, interval, text = (cell.strip() for cell in line.split("|", 3))
    low, _, high = interval.partition("-")
    named = () if suspects == "-" else tuple(name.strip() for name in suspects.split(","))
    is_boy = child.endswith(" m")
    return Told(
        child.removesuffix(" m"), is_boy, named, (int(low), int(high) if high else None), text
    )


def counted(told: Sequence[Told]) -> list[Interval]:
    """The interval of each record, each a crime of its own a month apart from the others."""
    engine = open_engine(threads=1)
    for name, rows in filled(_tables(told)).items():
        if name != "mentions":
            engine.register(name, arrow(name, rows))
    work = Work(engine)
    for stage in (reading, records, edges, candidates):
        stage.run(work)
    found = {
        ref: (low, high)
        for ref, low, high in engine.rows("""
            select candidate_id, count_low, count_high from candidate_counts
            where candidate_kind = 'crime' and counting = 'people'
            """)
    }
    return [found[f"north/K{n}"] for n in range(len(told))]


def _tables(told: Sequence[Told]) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {"crimes": [], "nominals": [], "involvements": []}
    for n, record in enumerate(told):
        day = date(1990, 1, 1) + timedelta(days=40 * n)
        tables["crimes"].append(
            {"crime_ref": f"K{n}", "committed_from": f"{day}T20:00:00", "mo_text": record.text}
        )
        child = _nominal(f"C{n}", record.child, "M" if record.is_boy else "F", day.year - 14)
        people = [(child, "victim")]
        for k, name in enumerate(record.suspects):
            people.append((_nominal(f"S{n}x{k}", name, "M", day.year - 34), "suspect"))
        for nominal, role in people:
            tables["nominals"].append(nominal)
            tables["involvements"].append(
                {"record": f"K{n}", "nominal_id": nominal["nominal_id"], "role": role}
            )
    return tables


def _nominal(nominal_id: str, name: str, sex: str, born: int) -> Row:
    forename, _, surname = name.partition(" ")
    return {
        "nominal_id": nominal_id,
        "forename": forename,
        "surname": surname,
        "sex": sex,
        "date_of_birth": f"{born}-03-02",
    }


def verdict(interval: Interval) -> str:
    """What a number says of two or more: met, not_met or not_known."""
    low, high = interval
    if low >= 2:
        return "met"
    return "not_met" if high is not None and high < 2 else "not_known"
