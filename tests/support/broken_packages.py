"""Ways to break the small good package, each with the exact report it must give.

A case changes the package before it is written (`tables`) or its folder afterwards (`files`).
What must be in quarantine is written `file row column rule`, a line each; a dash is no column.
"""

from __future__ import annotations

import gzip
import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from support.packages import Package

NAME = "northmoor"


@dataclass(frozen=True)
class Case:
    """One kind of broken package."""

    name: str
    tables: Callable[[Package], object] = lambda _: None
    files: Callable[[Path], object] = lambda _: None
    quarantined: str = ""
    refused: tuple[str, ...] = ()
    paths: Callable[[Path], list[Path]] = lambda folder: [folder]


def _cell(table: str, row: int, column: str, value: str) -> Callable[[Package], object]:
    return lambda package: package.change(table, row, **{column: value})


def _text(file: str, old: str, new: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        path = folder / file
        text = path.read_bytes()
        assert old.encode() in text, "the case breaks nothing"
        path.write_bytes(text.replace(old.encode(), new.encode(), 1))

    return change


def _bytes(file: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / file).write_bytes(content)


def _append(file: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / file).write_bytes((folder / file).read_bytes() + content)


def _encoded(file: str, codec: str, old: str = "", new: str = "") -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        text = (folder / file).read_text("utf-8").replace(old, new)
        (folder / file).write_bytes(text.encode(codec))

    return change


def _as_parquet(file: str, change: Callable[[pa.Table], pa.Table]) -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        import pyarrow.csv as pc

        path = folder / file
        table = change(pc.read_csv(path))
        path.unlink()
        pq.write_table(table, path.with_suffix(".parquet"))

    return write


# Values that break a column, in rows nothing else points to.

_CELLS = (
    (
        "a day that is not in the calendar",
        "training_events",
        1,
        "held_on",
        "2023-02-29",
        "bad_date",
    ),
    ("a date in the British form", "training_events", 1, "held_on", "14/09/2023", "bad_date"),
    ("a date of noughts", "training_events", 1, "held_on", "0000-00-00", "bad_date"),
    ("a date without hyphens", "training_events", 1, "held_on", "20230914", "bad_date"),
    ("a date without leading noughts", "training_events", 1, "held_on", "2023-9-4", "bad_date"),
    ("a date in words", "training_events", 1, "held_on", "last spring", "bad_date"),
    ("a date of two-digit year", "training_events", 1, "held_on", "23-09-14", "bad_date"),
    (
        "a date with a clock that counts",
        "training_events",
        1,
        "held_on",
        "2023-09-14 09:30",
        "bad_date",
    ),
    ("a date of five-digit year", "training_events", 1, "held_on", "12023-09-14", "bad_date"),
    ("a month thirteen", "care_status", 1, "from_on", "2022-13-01", "bad_date"),
    ("a missing required date", "care_status", 1, "from_on", "", "missing_value"),
    (
        "an hour twenty-five",
        "partner_reports",
        2,
        "received_at",
        "2023-06-06T25:00:00",
        "bad_datetime",
    ),
    ("a minute sixty", "partner_reports", 2, "received_at", "2023-06-06 11:60", "bad_datetime"),
    (
        "a moment in the British form",
        "partner_reports",
        2,
        "received_at",
        "06/06/2023 11:00",
        "bad_datetime",
    ),
    (
        "a moment in a named zone",
        "partner_reports",
        2,
        "received_at",
        "2023-06-06T11:00 BST",
        "bad_datetime",
    ),
    ("a missing required moment", "partner_reports", 2, "received_at", "   ", "missing_value"),
    ("a number in words", "training_events", 1, "staff_trained", "twelve", "bad_integer"),
    ("a number with a fraction", "training_events", 1, "staff_trained", "12.5", "bad_integer"),
    ("a number with a comma", "training_events", 1, "staff_trained", "1,200", "bad_integer"),
    ("a number in powers of ten", "training_events", 1, "staff_trained", "1e3", "bad_integer"),
    ("a number too big", "training_events", 1, "staff_trained", "9" * 30, "bad_integer"),
    ("a number in hexadecimal", "training_events", 1, "staff_trained", "0x10", "bad_integer"),
    ("not a number", "training_events", 1, "staff_trained", "NaN", "bad_integer"),
    ("an unknown code", "partner_reports", 2, "kind", "telephone call", "unknown_code"),
    ("a code in capitals", "partner_reports", 2, "kind", "CONTACT", "unknown_code"),
    ("a missing required code", "partner_reports", 2, "kind", "", "missing_value"),
    ("an unknown sector", "training_events", 1, "sector", "hotels", "unknown_code"),
    ("an unknown optional code", "training_events", 1, "result", "passed", "unknown_code"),
    ("an unknown flag", "markers", 2, "code", "AT RISK", "unknown_code"),
    ("an unknown role", "involvements", 5, "role", "perpetrator", "unknown_code"),
    ("an unknown kind of target", "markers", 2, "target_kind", "person", "unknown_code"),
    ("no target", "markers", 2, "target_ref", "", "missing_value"),
    ("no identifier of the row's own", "actions", 2, "action_id", "", "missing_value"),
    ("no source", "actions", 2, "source_id", "", "missing_value"),
    ("a text of over a million bytes", "partner_reports", 2, "text", "x" * 1_000_001, "too_long"),
    ("an orphan nominal", "care_status", 1, "nominal_id", "N99", "orphan"),
    ("an orphan by case", "care_status", 1, "nominal_id", "n1", "orphan"),
    ("an orphan event", "involvements", 5, "event_ref", "I99", "orphan"),
    ("an event of the other kind", "involvements", 5, "event_kind", "crime", "orphan"),
    ("an orphan target", "markers", 1, "target_ref", "C99", "orphan"),
    ("a target of the other kind", "markers", 1, "target_kind", "nominal", "orphan"),
    ("an orphan object", "training_events", 1, "object_id", "O99", "orphan"),
    ("an orphan person of an action", "actions", 1, "nominal_id", "N99", "orphan"),
    ("an orphan end of an association", "associations", 1, "nominal_id_b", "N99", "orphan"),
    ("an orphan related record", "partner_reports", 2, "related_event_ref", "P99", "orphan"),
    (
        "a related record of a source that is not there",
        "partner_reports",
        2,
        "related_source_id",
        "elsewhere",
        "orphan",
    ),
    ("a related record without its kind", "partner_reports", 2, "related_event_kind", "", "orphan"),
)
_BLAMED = {
    "an event of the other kind": "event_ref",
    "a target of the other kind": "target_ref",
    "a related record of a source that is not there": "related_event_ref",
    "a related record without its kind": "related_event_ref",
}

VALUES = tuple(
    Case(
        name,
        _cell(table, row, column, value),
        quarantined=f"{table}.csv {row} {_BLAMED.get(name, column)} {rule}",
    )
    for name, table, row, column, value, rule in _CELLS
)

CASCADES = (
    Case(
        "a nominal without a flag for being identified takes its rows along",
        _cell("nominals", 3, "is_identified", "perhaps"),
        quarantined="""
            nominals.csv 3 is_identified bad_boolean
            involvements.csv 4 nominal_id orphan
            associations.csv 1 nominal_id_b orphan
        """,
    ),
    Case(
        "a crime without a day takes its rows along",
        _cell("crimes", 2, "recorded_on", ""),
        quarantined="""
            crimes.csv 2 recorded_on missing_value
            involvements.csv 3 event_ref orphan
            involvements.csv 4 event_ref orphan
        """,
    ),
    Case(
        "an episode of nobody takes the reports about it along, and the reports about those",
        _cell("missing_episodes", 1, "nominal_id", "N99"),
        quarantined="""
            missing_episodes.csv 1 nominal_id orphan
            partner_reports.csv 1 related_event_ref orphan
            partner_reports.csv 2 related_event_ref orphan
            involvements.csv 6 event_ref orphan
        """,
    ),
    Case(
        "an object of no kind takes its links and the training there along",
        _cell("objects", 1, "kind", "building"),
        quarantined="""
            objects.csv 1 kind unknown_code
            object_links.csv 1 object_id orphan
            training_events.csv 1 object_id orphan
        """,
    ),
    Case(
        "a row with two faults is set aside once, for the first",
        lambda p: p.change("training_events", 1, held_on="soon", staff_trained="many"),
        quarantined="training_events.csv 1 held_on bad_date",
    ),
)

KEYS = (
    Case(
        "the same row twice",
        lambda p: p.tables["actions"].append(dict(p.tables["actions"][1])),
        quarantined="actions.csv 3 - duplicate_row",
    ),
    Case(
        "the same row three times",
        lambda p: p.tables["actions"].extend([dict(p.tables["actions"][1])] * 2),
        quarantined="""
            actions.csv 3 - duplicate_row
            actions.csv 4 - duplicate_row
        """,
    ),
    Case(
        "the same key with an empty part twice",
        lambda p: p.tables["markers"].append(dict(p.tables["markers"][1])),
        quarantined="markers.csv 3 - duplicate_row",
    ),
    Case(
        "a duplicate of a row that is an orphan: the other stands",
        lambda p: p.tables["care_status"].append(
            {**p.tables["care_status"][0], "nominal_id": "N9"}
        ),
        quarantined="care_status.csv 2 nominal_id orphan",
    ),
)

SHAPES = (
    Case(
        "a row with a field too few",
        files=_text("actions.csv", "northmoor-rms,A2,nominal,N1,,", "northmoor-rms,A2,nominal,N1,"),
        quarantined="actions.csv 2 - wrong_number_of_fields",
    ),
    Case(
        "a row with a field too many",
        files=_append("actions.csv", b"northmoor-rms,A3,nominal,N1,,arrest,,,more\n"),
        quarantined="actions.csv 3 - wrong_number_of_fields",
    ),
    Case(
        "a row cut short at the end of the file",
        files=_append("actions.csv", b"northmoor-rms,A3,nom"),
        quarantined="actions.csv 3 - wrong_number_of_fields",
    ),
    Case(
        "a row of separators",
        files=_append("care_status.csv", b",,,,,\n"),
        quarantined="care_status.csv 2 source_id missing_value",
    ),
    Case(
        "a quotation mark that is never closed costs its own row only",
        files=_text("actions.csv", "northmoor-rms,A1", '"northmoor-rms,A1'),
        quarantined="actions.csv 1 - broken_quotes",
    ),
    Case(
        "a quotation mark in mid-field",
        files=_append("actions.csv", b'northmoor-rms,"A3"x,nominal,N1,,arrest,,\n'),
        quarantined="actions.csv 3 - broken_quotes",
    ),
    Case(
        "bytes that are no text in a file that is UTF-8 elsewhere",
        files=_append(
            "actions.csv",
            "northmoor-rms,A3,nominal,N1,,café,,\n".encode()
            + "northmoor-rms,A4,nominal,N1,,café,,\n".encode()
            + b"northmoor-rms,A5,nominal,N1,,caf\xe9,,\n",
        ),
        quarantined="actions.csv 5 - unreadable_text",
    ),
    Case(
        "a NUL byte in a field",
        files=_append("actions.csv", b"northmoor-rms,A3,nominal,N1,,ar\x00rest,,\n"),
        quarantined="actions.csv 3 - unreadable_text",
    ),
    Case(
        "a NUL byte in a Parquet text",
        files=_as_parquet(
            "care_status.csv",
            lambda t: t.set_column(1, "nominal_id", pa.array(["N\x001"])),
        ),
        quarantined="care_status.parquet 1 - unreadable_text",
    ),
    Case(
        "a Parquet column of another type",
        files=_as_parquet(
            "training_events.csv", lambda t: t.set_column(6, "staff_trained", pa.array([12.5]))
        ),
        quarantined="training_events.parquet 1 staff_trained bad_integer",
    ),
    Case(
        "a byte that means nothing in Windows text",
        files=_append(
            "actions.csv",
            b"northmoor-rms,A3,nominal,N1,,caf\xe9,,\nnorthmoor-rms,A4,nominal,N1,,x\x81y,,\n",
        ),
        quarantined="actions.csv 4 - unreadable_text",
    ),
)

GOOD = (
    Case("lines ending in CR and LF", files=lambda f: _newlines(f, b"\r\n")),
    Case("lines ending in CR alone", files=lambda f: _newlines(f, b"\r")),
    Case("lines of both kinds", files=_text("crimes.csv", "\n", "\r\n")),
    Case("empty lines between rows", files=_append("actions.csv", b"\n\n\n  \n")),
    Case("no line end at the end", files=lambda f: _strip_end(f / "crimes.csv")),
    Case("a mark at the start of the file", files=_encoded("crimes.csv", "utf-8-sig")),
    Case("UTF-16", files=_encoded("nominals.csv", "utf-16")),
    Case("Windows text", files=_encoded("nominals.csv", "cp1252", "Reddish", "Réddish")),
    Case("UTF-8 beyond ASCII", files=_encoded("nominals.csv", "utf-8", "Reddish", "Łuczak")),
    Case("columns in another order", files=lambda f: _reorder(f / "crimes.csv")),
    Case(
        "column names in capitals with spaces",
        files=_text("crimes.csv", "crime_ref,offence_code", " Crime Ref ,OFFENCE-CODE"),
    ),
    Case("columns of their own", lambda p: p.change("crimes", 1, oic_collar="1234")),
    Case("a separator at the end of every line", files=lambda f: _trailing(f / "crimes.csv")),
    Case(
        "a line break within quotation marks",
        _cell("crimes", 1, "mo_text", "First line.\nSecond line,\r\n with a comma."),
    ),
    Case("quotation marks within a text", _cell("crimes", 1, "mo_text", 'He said "come".')),
    Case(
        "blanks around quotation marks",
        files=_text("objects.csv", ",Quay Rooms,", ', "Quay, Rooms" ,'),
    ),
    Case(
        "numbers with a nought behind the point",
        _cell("training_events", 1, "staff_trained", "12.0"),
    ),
    Case(
        "booleans in other words",
        lambda p: [
            p.change("nominals", n, is_identified=word)
            for n, word in ((1, "Yes"), (2, "1"), (3, "N"))
        ],
    ),
    Case("a day where a moment is expected", _cell("crimes", 1, "committed_from", "2023-06-01")),
    Case("a moment with a zone", _cell("crimes", 1, "committed_from", "2023-06-01T20:00:00Z")),
    Case("a day with an idle clock", _cell("crimes", 1, "recorded_on", "2023-06-02 00:00:00")),
    Case("a file that is not ours", files=_bytes("notes.txt", b"read me")),
    Case(
        "files of the operating system",
        files=lambda f: (_bytes("Thumbs.db", b"\x00")(f), _bytes(".DS_Store", b"\x00")(f)),
    ),
    Case(
        "optional tables left out",
        files=lambda f: [
            (f / f"{t}.csv").unlink()
            for t in ("training_events", "markers", "actions", "care_status")
        ],
    ),
    Case(
        "a table with a header and no rows",
        files=_bytes("markers.csv", b"source_id,target_kind,target_ref,code\n"),
    ),
    Case(
        "every table as Parquet",
        files=lambda f: [_as_parquet(p.name, _stringly)(f) for p in sorted(f.glob("*.csv"))],
    ),
    Case(
        "two reports about each other",
        lambda p: p.change(
            "partner_reports", 1, related_event_kind="partner_report", related_event_ref="P2"
        ),
    ),
    Case("formulas as a spreadsheet would run them", _cell("crimes", 1, "unit", "=1+1")),
    Case("a link to a file inside the folder", files=lambda f: _link_inside(f)),
)


def _stringly(table: pa.Table) -> pa.Table:
    return table.cast(
        pa.schema(
            [
                pa.field(f.name, pa.string() if pa.types.is_null(f.type) else f.type)
                for f in table.schema
            ]
        )
    )


def _newlines(folder: Path, mark: bytes) -> None:
    for path in folder.glob("*.csv"):
        path.write_bytes(path.read_bytes().replace(b"\n", mark))


def _strip_end(path: Path) -> None:
    path.write_bytes(path.read_bytes().rstrip(b"\n"))


def _reorder(path: Path) -> None:
    import csv

    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
    out = io.StringIO(newline="")
    csv.writer(out).writerows([row[::-1] for row in rows])
    path.write_text(out.getvalue(), "utf-8", newline="")


def _trailing(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    path.write_text("".join(f"{line},\n" for line in lines), "utf-8")


def _link_inside(folder: Path) -> None:
    (folder / "kept").mkdir()
    (folder / "markers.csv").rename(folder / "kept" / "flags.txt")
    (folder / "markers.csv").symlink_to(folder / "kept" / "flags.txt")


def _sources(**values: str) -> Callable[[Package], object]:
    return lambda package: package.change("sources", 1, **values)


def _refused(
    name: str,
    *refused: str,
    tables: Callable[[Package], object] = lambda _: None,
    files: Callable[[Path], object] = lambda _: None,
    paths: Callable[[Path], list[Path]] = lambda folder: [folder],
) -> Case:
    return Case(name, tables, files, refused=refused, paths=paths)


REGISTER = (
    _refused(
        "no sources table",
        "northmoor has no sources table, so nothing says whose it is",
        files=lambda f: (f / "sources.csv").unlink(),
    ),
    _refused(
        "a sources table without rows",
        "northmoor/sources.csv registers no source",
        files=lambda f: (f / "sources.csv").write_text(
            (f / "sources.csv").read_text().split("\n")[0] + "\n"
        ),
    ),
    _refused(
        "a source that is not registered",
        "northmoor/actions.csv: 1 row comes from a source that the sources table lacks",
        tables=_cell("actions", 2, "source_id", "westvale-rms"),
    ),
    _refused(
        "many rows of a source that is not registered",
        "northmoor/actions.csv: 2 rows come from a source that the sources table lacks",
        "northmoor/markers.csv: 1 row comes from a source that the sources table lacks",
        tables=lambda p: (
            p.change("actions", 1, source_id="Tamsin Marlow"),
            p.change("actions", 2, source_id="Tamsin Marlow"),
            p.change("markers", 1, source_id="northmoor"),
        ),
    ),
    _refused(
        "a source registered twice",
        "northmoor/sources.csv registers one source twice",
        tables=lambda p: p.source(),
    ),
    _refused(
        "an unknown sector and no purpose",
        "northmoor/sources.csv row 1, sector: not one of the values the contract allows, or the "
        "mapping has no entry for it",
        "northmoor/sources.csv row 1, purpose: a value the contract requires is missing",
        tables=_sources(sector="constabulary", purpose=""),
    ),
    _refused(
        "an extract that was never taken",
        "northmoor/sources.csv row 1, extracted_at: not a date and time written as "
        "YYYY-MM-DD HH:MM:SS, or no such moment",
        tables=_sources(extracted_at="yesterday"),
    ),
    _refused(
        "a period that ends before it begins",
        "northmoor/sources.csv: a period ends before it begins",
        tables=_sources(period_to="2023-03-31"),
    ),
    _refused(
        "a slash in the name of a source",
        "northmoor/sources.csv: a source_id may hold letters, digits and hyphens only",
        tables=lambda p: [row.update(source_id="../rms") for t in p.tables.values() for row in t],
    ),
    _refused(
        "real and synthetic sources together",
        "real and synthetic sources never mix in one run",
        tables=lambda p: p.source(source_id="westvale-rms", is_synthetic="false"),
    ),
    _refused(
        "a broken row in the sources table",
        "northmoor/sources.csv row 2: the row has more or fewer fields than the header",
        files=_append("sources.csv", b"westvale-rms,Westvale\n"),
    ),
)

HEADERS = (
    _refused(
        "a required column left out",
        "northmoor/crimes.csv lacks the required column recorded_on",
        tables=lambda p: p.drop("crimes", "recorded_on"),
    ),
    _refused(
        "several required columns left out, in two files",
        "northmoor/actions.csv lacks the required column kind",
        "northmoor/involvements.csv lacks the required columns nominal_id, role",
        tables=lambda p: (
            p.drop("involvements", "role"),
            p.drop("involvements", "nominal_id"),
            p.drop("actions", "kind"),
        ),
    ),
    _refused(
        "no header: the first row is a person",
        "northmoor/nominals.csv lacks the required columns source_id, nominal_id, is_identified",
        files=lambda f: (f / "nominals.csv").write_text(
            (f / "nominals.csv").read_text().split("\n", 1)[1]
        ),
    ),
    _refused(
        "a column twice",
        "northmoor/crimes.csv has more than one of the column crime_ref",
        files=_text("crimes.csv", "location_type", "Crime Ref"),
    ),
    _refused(
        "semicolons for commas",
        "northmoor/crimes.csv lacks the required columns source_id, crime_ref, offence_code, "
        "recorded_on: it seems to be parted by semicolons, and commas are expected",
        files=lambda f: (f / "crimes.csv").write_text(
            (f / "crimes.csv").read_text().replace(",", ";")
        ),
    ),
    _refused(
        "an empty file",
        "northmoor/crimes.csv is empty: it has not even a header",
        files=_bytes("crimes.csv", b""),
    ),
    _refused(
        "a file of empty lines",
        "northmoor/crimes.csv has no readable header",
        files=_bytes("crimes.csv", b"\n\n\n"),
    ),
    _refused(
        "ten million columns",
        "northmoor/crimes.csv has more than 2,000 columns, or no line ends",
        files=_bytes("crimes.csv", b"a," * 10_000_000),
    ),
    _refused(
        "three thousand columns",
        "northmoor/crimes.csv has more than 2,000 columns, or no line ends",
        files=_bytes("crimes.csv", b",".join(b"c%d" % n for n in range(3000)) + b"\n"),
    ),
)

FORMS = (
    _refused(
        "a zip called CSV",
        "northmoor/crimes.csv is not CSV but a zip or an office document",
        files=lambda f: _zip_as(f / "crimes.csv"),
    ),
    _refused(
        "an empty zip called CSV",
        "northmoor/crimes.csv is not CSV but an empty zip",
        files=_bytes("crimes.csv", b"PK\x05\x06" + b"\x00" * 18),
    ),
    _refused(
        "Parquet called CSV",
        "northmoor/crimes.csv is not CSV but a Parquet file",
        files=lambda f: pq.write_table(pa.table({"a": [1]}), f / "crimes.csv"),
    ),
    _refused(
        "CSV called Parquet",
        "northmoor/crimes.parquet is not a whole Parquet file: damaged, cut short or else",
        files=lambda f: (f / "crimes.csv").rename(f / "crimes.parquet"),
    ),
    _refused(
        "a spreadsheet",
        "northmoor/crimes.xlsx is of a kind that is not read; deliver .csv, .parquet or a zip",
        files=lambda f: (f / "crimes.csv").rename(f / "crimes.xlsx"),
    ),
    _refused(
        "an old spreadsheet called CSV",
        "northmoor/crimes.csv is not CSV but an old office document",
        files=_bytes("crimes.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
    ),
    _refused(
        "a web page called CSV",
        "northmoor/crimes.csv is not CSV but a web page or XML",
        files=_bytes("crimes.csv", b"\n<!DOCTYPE html><html><body>Tamsin</body></html>"),
    ),
    _refused(
        "JSON called CSV",
        "northmoor/crimes.csv is not CSV but JSON",
        files=_bytes("crimes.csv", b'[{"crime_ref": "C1"}]'),
    ),
    _refused(
        "a PDF called CSV",
        "northmoor/crimes.csv is not CSV but a PDF",
        files=_bytes("crimes.csv", b"%PDF-1.7 ..."),
    ),
    _refused(
        "a compressed table",
        "northmoor/crimes.csv.gz is of a kind that is not read; deliver .csv, .parquet or a zip",
        files=lambda f: (
            _bytes("crimes.csv.gz", gzip.compress(b"x"))(f),
            (f / "crimes.csv").unlink(),
        ),
    ),
    _refused(
        "a compressed table called CSV",
        "northmoor/crimes.csv is not CSV but a gzip file",
        files=_bytes("crimes.csv", gzip.compress(b"source_id\n")),
    ),
    _refused(
        "random bytes called CSV",
        "northmoor/crimes.csv is not CSV but binary data",
        files=_bytes("crimes.csv", bytes(range(1, 9)) * 500),
    ),
    _refused(
        "UTF-16 without its mark",
        "northmoor/crimes.csv is not CSV but binary data",
        files=lambda f: _bytes(
            "crimes.csv", (f / "crimes.csv").read_bytes().decode().encode("utf-16-le")
        )(f),
    ),
    _refused(
        "UTF-16 cut in mid-letter",
        "northmoor/crimes.csv is marked as UTF-16 and is not; deliver UTF-8",
        files=lambda f: _bytes(
            "crimes.csv", (f / "crimes.csv").read_bytes().decode().encode("utf-16")[:-1]
        )(f),
    ),
    _refused(
        "Parquet cut short",
        "northmoor/crimes.parquet is not a whole Parquet file: damaged, cut short or else",
        files=lambda f: (_as_parquet("crimes.csv", _stringly)(f), _cut(f / "crimes.parquet")),
    ),
    _refused(
        "Parquet with damaged pages",
        "northmoor/crimes.parquet is damaged: its rows cannot be read",
        files=lambda f: (_as_parquet("crimes.csv", _stringly)(f), _scratch(f / "crimes.parquet")),
    ),
    _refused(
        "Parquet with a column within a column",
        "northmoor/crimes.parquet has a column that is neither text, number, date nor a list of "
        "texts",
        files=_as_parquet(
            "crimes.csv", lambda t: t.append_column("inner", pa.array([{"a": 1}, {"a": 2}]))
        ),
    ),
    _refused(
        "one table in two forms",
        "northmoor/crimes.parquet and northmoor/crimes.csv are one table; keep one",
        files=lambda f: pq.write_table(pa.table({"a": [1]}), f / "crimes.parquet"),
    ),
    _refused(
        "a folder in place of a file",
        "northmoor/crimes.csv is a folder, not a file",
        files=lambda f: ((f / "crimes.csv").unlink(), (f / "crimes.csv").mkdir()),
    ),
    _refused(
        "a pipe in place of a file",
        "northmoor/crimes.csv is not an ordinary file",
        files=lambda f: ((f / "crimes.csv").unlink(), os.mkfifo(f / "crimes.csv")),
    ),
    _refused(
        "a link to nothing",
        "northmoor/crimes.csv is a link to nothing",
        files=lambda f: ((f / "crimes.csv").unlink(), (f / "crimes.csv").symlink_to("gone")),
    ),
    _refused(
        "a link that leads outside",
        "northmoor/crimes.csv is a link that leads outside the folder",
        files=lambda f: (
            (f / "crimes.csv").rename(f.parent / "outside.csv"),
            (f / "crimes.csv").symlink_to(f.parent / "outside.csv"),
        ),
    ),
    _refused(
        "a mapping that is no TOML",
        "northmoor/mapping.toml is not TOML; every text must be in quotation marks",
        files=_bytes("mapping.toml", b"rows = Tamsin Marlow"),
    ),
    _refused(
        "a mapping built on one that is not there",
        "northmoor/mapping.toml: there is no mapping of that name; there are "
        "historical-figures, investigation-based, occurrence-based, phone-network, "
        "police-uk-street",
        files=_bytes("mapping.toml", b'mapping = "niche"'),
    ),
    _refused(
        "a mapping to a table that is not ours",
        "northmoor/mapping.toml rows 1: `to` must name a table of the contract",
        files=_bytes("mapping.toml", b'[[rows]]\nfrom = "crimes"\nto = "offences"\n'),
    ),
)


def _zip_as(path: Path) -> None:
    path.write_bytes(_zipped({"crimes.csv": b"source_id\n"}))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _scratch(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4:400] = b"\xff" * 396
    path.write_bytes(bytes(content))


def _zipped(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _zip_case(name: str, refused: str, change: Callable[[dict[str, bytes]], bytes]) -> Case:
    def files(folder: Path) -> None:
        held = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
        (folder.parent / "northmoor.zip").write_bytes(change(held))

    return _refused(name, refused, files=files, paths=lambda f: [f.parent / "northmoor.zip"])


def _linked(held: dict[str, bytes]) -> bytes:
    out = io.BytesIO(_zipped(held))
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo("notes.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")
    return out.getvalue()


def _locked(held: dict[str, bytes]) -> bytes:
    content = bytearray(_zipped(held))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + at] |= 1
            start = content.find(mark, start + 4)
    return bytes(content)


def _lying(held: dict[str, bytes]) -> bytes:
    # The table of contents says a member is one byte long; the member itself is larger.
    content = bytearray(_zipped({"notes.txt": b"x" * 100_000, **held}))
    entry = content.find(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 1)
    return bytes(content)


def _odd_packing(held: dict[str, bytes]) -> bytes:
    content = bytearray(_zipped(held))
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        start = content.find(mark)
        content[start + at : start + at + 2] = struct.pack("<H", 98)
    return bytes(content)


ZIPS = (
    _zip_case(
        "a zip bomb",
        "northmoor.zip would unpack to more than 200 times its size: a zip bomb",
        lambda held: _zipped({**held, "notes.txt": b"0" * 30_000_000}),
    ),
    _zip_case(
        "a path that climbs out",
        "northmoor.zip holds a path that leads outside the folder",
        lambda held: _zipped({**held, "../../notes.txt": b"x"}),
    ),
    _zip_case(
        "an absolute path",
        "northmoor.zip holds a path that leads outside the folder",
        lambda held: _zipped({**held, "/tmp/notes.txt": b"x"}),
    ),
    _zip_case(
        "a path of another system",
        "northmoor.zip holds a path that leads outside the folder",
        lambda held: _zipped({**held, "..\\notes.txt": b"x"}),
    ),
    _zip_case(
        "a drive letter",
        "northmoor.zip holds a path that leads outside the folder",
        lambda held: _zipped({**held, "C:notes.txt": b"x"}),
    ),
    _zip_case("a link in a zip", "northmoor.zip holds a link in place of a file", _linked),
    _zip_case(
        "a zip within a zip",
        "northmoor.zip holds a zip inside the zip; unpack the inner one",
        lambda held: _zipped({**held, "more.zip": _zipped({"a": b"b"})}),
    ),
    _zip_case(
        "an encrypted zip", "northmoor.zip is encrypted; deliver it without a password", _locked
    ),
    _zip_case(
        "a zip with two files of one name",
        "northmoor.zip holds two files of one name",
        lambda held: _zipped({**held, "CRIMES.csv": b"x"}),
    ),
    _zip_case(
        "a zip of six thousand files",
        "northmoor.zip holds more than 5,000 files",
        lambda held: _zipped(
            {**held, **{f"{n}.txt": b"" for n in range(6000)}}, zipfile.ZIP_STORED
        ),
    ),
    _zip_case(
        "a zip cut short",
        "northmoor.zip is not a whole zip file: it is damaged, cut short or something else",
        lambda held: _zipped(held)[:500],
    ),
    _zip_case(
        "a zip with a flipped bit",
        "northmoor.zip is not a whole zip file: it is damaged, cut short or something else",
        lambda held: _zipped(held, zipfile.ZIP_STORED).replace(b"2023", b"2024", 1),
    ),
    _zip_case(
        "a zip that lies about sizes",
        "northmoor.zip is not a whole zip file: it is damaged, cut short or something else",
        _lying,
    ),
    _zip_case(
        "a zip in an unknown packing",
        "northmoor.zip is packed in a way that is not read; use plain zip compression",
        _odd_packing,
    ),
    _zip_case(
        "text called zip",
        "northmoor.zip is not a whole zip file: it is damaged, cut short or something else",
        lambda held: held["crimes.csv"],
    ),
    _zip_case(
        "an empty zip",
        "northmoor.zip holds no package: no sources table and no mapping",
        lambda held: _zipped({}),
    ),
)

PATHS = (
    _refused(
        "an empty folder",
        "empty holds no package: no sources table and no mapping",
        files=lambda f: (f.parent / "empty").mkdir(),
        paths=lambda f: [f.parent / "empty"],
    ),
    _refused(
        "a folder that is not there",
        "gone: there is no such file or folder",
        paths=lambda f: [f.parent / "gone"],
    ),
    _refused(
        "a file for a folder",
        "crimes.csv is neither a folder nor a zip; give the folder it lies in",
        paths=lambda f: [f / "crimes.csv"],
    ),
    _refused("no path at all", "no folder or zip was given", paths=lambda f: []),
    _refused(
        "everything wrong at once is said at once",
        "gone: there is no such file or folder",
        "northmoor/actions.csv lacks the required column kind",
        "northmoor/crimes.csv is not CSV but JSON",
        "northmoor has no sources table, so nothing says whose it is",
        tables=lambda p: p.drop("actions", "kind"),
        files=lambda f: (
            _bytes("crimes.csv", b"[1]")(f),
            _bytes("crimes.csv", b'{"a": 1}')(f),
            (f / "sources.csv").unlink(),
        ),
        paths=lambda f: [f.parent / "gone", f],
    ),
)

BROKEN = (*VALUES, *CASCADES, *KEYS, *SHAPES, *REGISTER, *HEADERS, *FORMS, *ZIPS, *PATHS)
