"""Extract packages for tests: a small good one by hand, and a builder to make and break others."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

Row = dict[str, str]


def rows_from_pipes(text: str) -> list[Row]:
    """Rows from a small table drawn with bars; an empty cell is an empty value, \\p a bar.

    | nominal_id | surname |
    | N1         | Marlow  |
    """
    bare = (line.strip() for line in text.strip().splitlines() if line.strip())
    lines = [line.removeprefix("|").removesuffix("|") for line in bare]
    cells = [[cell.strip().replace("\\p", "|") for cell in line.split("|")] for line in lines]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]


SOURCE: Row = {
    "source_id": "northmoor-rms",
    "organisation": "Northmoor Police",
    "sector": "police",
    "extracted_at": "2024-04-02T06:00:00",
    "period_from": "2023-04-01",
    "period_to": "2024-03-31",
    "regime": "part3",
    "purpose": "safeguarding children",
    "marking": "OFFICIAL-SENSITIVE",
    "is_synthetic": "true",
}


@dataclass
class Package:
    """Tables of an extract, as text, before they are written anywhere.

    `add` takes rows as dicts or as a pipe table; source_id is filled in where a row has none.
    """

    source_id: str = "northmoor-rms"
    tables: dict[str, list[Row]] = field(default_factory=dict)

    def source(self, **particulars: str) -> Package:
        """Register the package's source, or another one if source_id is given."""
        row = {**SOURCE, "source_id": self.source_id, **particulars}
        self.tables.setdefault("sources", []).append(row)
        return self

    def add(self, table: str, rows: str | list[Mapping[str, str]]) -> Package:
        """Add rows to a table."""
        given = rows_from_pipes(rows) if isinstance(rows, str) else rows
        held = self.tables.setdefault(table, [])
        held.extend({"source_id": self.source_id, **row} for row in given)
        return self

    def change(self, table: str, row_number: int, **values: str) -> Package:
        """Change values of one row; rows count from 1."""
        self.tables[table][row_number - 1].update(values)
        return self

    def drop(self, table: str, column: str) -> Package:
        """Leave a column out of a table."""
        for row in self.tables[table]:
            row.pop(column, None)
        return self

    def csv(self, table: str) -> str:
        """A table as CSV text."""
        rows = self.tables[table]
        names = list(dict.fromkeys(name for row in rows for name in row))
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, names, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue()

    def write(self, folder: Path) -> Path:
        """Write every table as CSV into a folder, which is returned."""
        folder.mkdir(parents=True, exist_ok=True)
        for table in self.tables:
            (folder / f"{table}.csv").write_text(self.csv(table), encoding="utf-8", newline="")
        return folder

    def write_zip(self, path: Path) -> Path:
        """Write every table as CSV into a zip, whose path is returned."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for table in self.tables:
                archive.writestr(f"{table}.csv", self.csv(table))
        return path


def tiny_package() -> Package:
    """One good package with a row or two in every table; every reference holds."""
    return (
        Package()
        .source()
        .add(
            "nominals",
            """
            | nominal_id | forename | surname | date_of_birth | birth_date_quality | sex | known_as    | postcode | is_identified |
            | N1         | Tamsin   | Marlow  | 2009-05-14    | exact              | F   | Tam         | NM1 2AB  | true          |
            | N2         | Callum   | Reddish | 1988-11-30    | exact              | M   | Cal\\pReds  | NM2 4XY  | true          |
            | N3         |          |         |               | unknown            | M   |             |          | false         |
            """,
        )
        .add(
            "crimes",
            """
            | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type | is_online | mo_text                            |
            | C1        | 22B          | 2023-06-02  | 2023-06-01T21:00:00 | 2023-06-01T23:30:00 | hotel         | false     | Gifts were given to T by the male. |
            | C2        | 71           | 2023-07-09  | 2023-07-01T00:00:00 | 2023-07-08T00:00:00 | unknown       | true      | Two males are named by T.          |
            """,
        )
        .add(
            "intelligence",
            """
            | report_id | reported_at         | source_grade | information_grade | handling_code | text                               |
            | I1        | 2023-06-20T09:15:00 | 2            | C                 | P             | The male meets others at the hotel. |
            """,
        )
        .add(
            "missing_episodes",
            """
            | episode_id | nominal_id | reported_at         | missing_from_at     | found_at            | missing_from_type | risk_level | cse_concern |
            | M1         | N1         | 2023-06-01T23:50:00 | 2023-06-01T19:00:00 | 2023-06-02T02:10:00 | home              | medium     | Y           |
            """,
        )
        .add(
            "partner_reports",
            """
            | report_id | kind                  | occurred_on | received_at         | factors   | related_event_kind | related_event_ref | text                      |
            | P1        | return_home_interview | 2023-06-04  | 2023-06-05T10:00:00 | 10A\\p11A | missing_episode    | M1                | T was driven to the hotel. |
            | P2        | contact               | 2023-06-06  | 2023-06-06T11:00:00 |           | partner_report     | P1                | A call about the interview. |
            """,
        )
        .add(
            "involvements",
            """
            | event_kind      | event_ref | nominal_id | role             |
            | crime           | C1        | N1         | victim           |
            | crime           | C1        | N2         | suspect          |
            | crime           | C2        | N1         | victim           |
            | crime           | C2        | N3         | suspect          |
            | intelligence    | I1        | N2         | subject          |
            | partner_report  | P1        | N1         | child_of_concern |
            """,
        )
        .add(
            "associations",
            """
            | nominal_id_a | nominal_id_b | kind      | from_on    | to_on | basis_text         |
            | N2           | N3           | seen_with | 2023-05-01 |       | seen by an officer |
            """,
        )
        .add(
            "objects",
            """
            | object_id | kind     | identifier  | postcode |
            | O1        | premises | Quay Rooms  | NM1 9ZZ  |
            | O2        | vehicle  | NM23 ABC    |          |
            """,
        )
        .add(
            "object_links",
            """
            | object_id | target_kind | target_ref | relation | from_on    | to_on |
            | O1        | crime       | C1         | found_at | 2023-06-01 |       |
            | O2        | nominal     | N2         | keeper   |            |       |
            """,
        )
        .add(
            "markers",
            """
            | target_kind | target_ref | code | set_on     | cleared_on |
            | crime       | C1         | CSE  | 2023-06-03 |            |
            | nominal     | N1         | CSE  |            |            |
            """,
        )
        .add(
            "actions",
            """
            | action_id | target_kind | target_ref | nominal_id | kind                | requested_on | done_on    |
            | A1        | crime       | C1         | N2         | arrest              | 2023-06-10   | 2023-06-11 |
            | A2        | nominal     | N1         |            | strategy_discussion | 2023-06-03   |            |
            """,
        )
        .add(
            "care_status",
            """
            | nominal_id | status       | from_on    | to_on | placement_type |
            | N1         | looked_after | 2022-01-10 |       | U4             |
            """,
        )
        .add(
            "training_events",
            """
            | event_id | kind     | sector | object_id | held_on    | staff_trained | result         |
            | T1       | training | hotel  | O1        | 2023-09-14 | 12            | not_applicable |
            """,
        )
    )
