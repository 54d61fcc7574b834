"""A system's own export becomes an extract of the contract by declarations alone."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from accord.errors import BadOverlay
from accord.sources.delivery import check, receive
from accord.sources.mappings import shipped
from support.extracts import received
from support.packages import rows_from_pipes

SOURCE = """
[source]
source_id = "westvale"
organisation = "Westvale Police"
sector = "police"
extracted_at = 2024-04-02T06:00:00
period_from = 2023-04-01
period_to = 2024-03-31
regime = "part3"
purpose = "safeguarding children"
marking = "OFFICIAL-SENSITIVE"
is_synthetic = true

[dates]
date = ["dd/mm/yyyy"]
datetime = ["dd/mm/yyyy hh:mm"]
"""


def export(folder: Path, mapping: str, **files: str) -> Path:
    """A folder with a mapping and CSV files drawn as pipe tables."""
    import csv

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mapping.toml").write_text(SOURCE + mapping, "utf-8")
    for name, table in files.items():
        rows = rows_from_pipes(table)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder


WIDE = """
[codes.role]
"AGG" = "victim"
"ACC" = "suspect"

[[rows]]
from = "Crimes"
to = "crimes"

[rows.columns]
crime_ref = "Crime No"
offence_code = "HO Code"
recorded_on = "Recorded"
committed_from = { join = ["From Date", "From Time"] }
is_online = { column = "Online", codes = { "Y" = "true", "" = "false" } }
location_text = { first_of = ["Place", "Street"] }

[[rows]]
from = "Crimes"
to = "nominals"
needs = ["Victim Name"]

[rows.columns]
nominal_id = { template = "{Crime No}-V" }
surname = { column = "Victim Name", extract = "^([^,]+)," }
forename = { column = "Victim Name", extract = ", *(.+)$" }
is_identified = { value = true }

[[rows]]
from = "Crimes"
to = "involvements"
needs = ["Victim Name"]

[rows.columns]
event_kind = { value = "crime" }
event_ref = "Crime No"
nominal_id = { template = "{Crime No}-V" }
role = { value = "victim" }

[[rows]]
from = "Crimes"
to = "nominals"
needs = ["Suspect ID"]
repeats = true

[rows.columns]
nominal_id = "Suspect ID"
surname = "Suspect"
is_identified = { value = true }

[[rows]]
from = "Crimes"
to = "involvements"
needs = ["Suspect ID"]

[rows.columns]
event_kind = { value = "crime" }
event_ref = "Crime No"
nominal_id = "Suspect ID"
role = { value = "suspect" }

[[rows]]
from = "Crimes"
to = "markers"
each = "Flags"
split = ";"

[rows.columns]
target_kind = { value = "crime" }
target_ref = "Crime No"
code = { each = true, codes = { "Child SE" = "CSE", "Org Crime" = "OCG", "Domestic" = "" } }

[[rows]]
from = "Crimes"
to = "markers"
where = { "Missing Y/N" = ["Y", "Yes"] }

[rows.columns]
target_kind = { value = "crime" }
target_ref = "Crime No"
code = { value = "MISSING" }
"""
CRIMES = """
| Crime No | HO Code | Recorded   | From Date  | From Time | Online | Place | Street   | Victim Name | Suspect ID | Suspect | Flags             | Missing Y/N | OIC |
| 1/23     | 71      | 02/06/2023 | 01/06/2023 | 21:05     | Y      | Quay  | Quay Rd  | Ash, Robin  | S1         | Birch   | Child SE;Domestic | Y           | 77  |
| 2/23     | 22B     | 31/12/2023 |            |           |        |       | Mill Ln  |             | S1         | Birch   | org crime         | N           |     |
| 3/23     | 8N      | 05/01/2024 | 04/01/2024 | 09:00     |        |       |          |             |            |         |                   |             |     |
"""


def test_one_wide_table_gives_crimes_people_involvements_and_flags(tmp_path):
    extract = received(tmp_path / "store", export(tmp_path / "a", WIDE, Crimes=CRIMES))

    crime = extract.tables["crimes"][0]
    assert crime["committed_from"].isoformat() == "2023-06-01T21:05:00"
    assert extract.values("crimes", "location_text") == ["Quay", "Mill Ln", None]
    assert extract.values("crimes", "is_online") == [True, False, False]
    names = [(n["nominal_id"], n["forename"], n["surname"]) for n in extract.tables["nominals"]]
    assert names == [("1/23-V", "Robin", "Ash"), ("S1", None, "Birch")]
    roles = [(i["event_ref"], i["role"]) for i in extract.tables["involvements"]]
    assert roles == [("1/23", "victim"), ("1/23", "suspect"), ("2/23", "suspect")]
    flags = [(m["target_ref"], m["code"]) for m in extract.tables["markers"]]
    assert flags == [("1/23", "CSE"), ("1/23", "MISSING"), ("2/23", "OCG")]
    assert extract.quarantine == []


def test_every_raw_value_is_kept_beside_what_was_made_of_it(tmp_path):
    (folder,) = receive([export(tmp_path / "a", WIDE, Crimes=CRIMES)], tmp_path / "store")

    crimes = pq.read_table(folder / "crimes.parquet").to_pylist()
    assert crimes[0]["aside.Recorded"] == "02/06/2023"
    assert crimes[0]["aside.OIC"] == "77"
    flags = pq.read_table(folder / "markers.parquet").to_pylist()
    assert {flag["aside.Flags"] for flag in flags} >= {"Child SE;Domestic", "org crime"}


def test_only_columns_the_mapping_makes_nothing_of_are_reported_as_extra(tmp_path):
    report = check([export(tmp_path / "a", WIDE, Crimes=CRIMES)])

    assert report.extra_columns == {"a/Crimes.csv": ("OIC",)}


def test_a_code_the_mapping_lacks_puts_its_row_in_quarantine(tmp_path):
    broken = CRIMES.replace("org crime", "trafficking").replace("31/12/2023", "31/31/2023")
    report = check([export(tmp_path / "a", WIDE, Crimes=broken)])

    assert [(r.file, r.row_number, r.column, r.rule) for r in report.rows] == [
        ("a/Crimes.csv (crimes)", 2, "recorded_on", "bad_date"),
        ("a/Crimes.csv (involvements 2)", 2, "event_ref", "orphan"),
        ("a/Crimes.csv (markers)", 2, "code", "unknown_code"),
    ]
    for table in report.tables:
        assert table.read == table.used + table.quarantined


ROWS = """
[[rows]]
from = "Record"
to = "crimes"
where = { Type = "Crime" }

[[rows.beside]]
file = "Note"
on = { Ref = "RecordRef" }
where = { Kind = "MO" }

[rows.columns]
crime_ref = "Ref"
offence_code = "Code"
recorded_on = "Day"
mo_text = "Note.Text"
"""
RECORDS = """
| Ref | Type    | Code | Day        |
| R1  | Crime   | 71   | 01/06/2023 |
| R2  | crime   | 22B  | 02/06/2023 |
| R3  | Traffic | 802  | 03/06/2023 |
"""
NOTES = """
| RecordRef | Kind | Text                 | Author |
| R1        | MO   | The second sentence. | a      |
| R1        | MO   | At first, a lift.    | b      |
| R9        | MO   | About nothing.       | c      |
| R2        | Log  | Opened.              | d      |
"""


def test_texts_in_a_table_of_their_own_join_their_record(tmp_path):
    folder = export(tmp_path / "a", ROWS, Record=RECORDS, Note=NOTES)
    extract = received(tmp_path / "store", folder)

    texts = {c["crime_ref"]: c["mo_text"] for c in extract.tables["crimes"]}
    assert texts == {"R1": "At first, a lift.\n\nThe second sentence.", "R2": None}


def test_rows_no_entry_takes_and_texts_of_no_record_are_set_aside_whole(tmp_path):
    folder = export(tmp_path / "a", ROWS, Record=RECORDS, Note=NOTES)
    (delivery,) = receive([folder], tmp_path / "store")
    report = check([folder])

    assert [(r.file, r.row_number, r.rule) for r in report.rows] == [
        ("a/Note.csv", 3, "orphan"),
        ("a/Note.csv", 4, "orphan"),
        ("a/Record.csv", 3, "not_mapped"),
    ]
    kept = pq.read_table(delivery / "rejected.parquet").column("row_text").to_pylist()
    assert any("About nothing." in text for text in kept)
    for table in report.tables:
        assert table.read == table.used + table.quarantined


def test_a_delivery_builds_on_a_mapping_that_comes_with_accord(tmp_path):
    folder = tmp_path / "a"
    folder.mkdir()
    own = 'mapping = "occurrence-based"\n' + SOURCE.split("[dates]")[0]
    (folder / "mapping.toml").write_text(own + '[codes.gender]\n"Woman" = "F"\n', "utf-8")
    (folder / "GPerson.csv").write_text(
        "GPersonID,Surname,DOB,Gender,Identified,Collar\n1,Ash,14/05/2009,Woman,Y,x\n2,Birch,,Male,N,\n"
    )
    extract = received(tmp_path / "store", folder)

    assert extract.values("nominals", "sex") == ["F", "M"]
    assert extract.values("nominals", "date_of_birth")[0].isoformat() == "2009-05-14"


def test_tables_already_in_our_shape_may_lie_beside_a_mapping(tmp_path):
    folder = export(tmp_path / "a", WIDE, Crimes=CRIMES)
    (folder / "care_status.csv").write_text(
        "source_id,nominal_id,status,from_on\nwestvale,1/23-V,looked_after,2022-01-01\n"
    )
    extract = received(tmp_path / "store", folder)

    assert extract.values("care_status", "nominal_id") == ["1/23-V"]


def test_a_mapping_can_be_named_on_the_command_line_for_a_file_or_a_folder(tmp_path):
    folder = export(tmp_path / "a", WIDE, Crimes=CRIMES)
    mapping = (folder / "mapping.toml").rename(tmp_path / "westvale.toml")

    for path in (folder, folder / "Crimes.csv"):
        assert check([path], mapping).exit_code == 0
    assert check([folder]).exit_code == 3


def test_the_order_of_rows_changes_nothing_of_what_is_mapped(tmp_path):
    lines = CRIMES.strip().splitlines()
    back = "\n".join([lines[0], *reversed(lines[1:])])
    one = receive([export(tmp_path / "a", WIDE, Crimes=CRIMES)], tmp_path / "one")
    two = receive([export(tmp_path / "b", WIDE, Crimes=back)], tmp_path / "two")

    assert [d.name for d in one] == [d.name for d in two]


BAD_MAPPINGS = {
    "a setting that is not there": ("color = 1", "mapping.toml: no such setting: color"),
    "no tables": ("", "mapping.toml says nothing of any table: it needs [[rows]]"),
    "a column that is not ours": (
        '[[rows]]\nfrom = "x"\nto = "objects"\n[rows.columns]\nobject_id = "a"\nkind = "b"\ncolour = "c"',
        "mapping.toml rows 1 columns of objects: no such setting: colour",
    ),
    "a required column left out": (
        '[[rows]]\nfrom = "x"\nto = "objects"\n[rows.columns]\nobject_id = "a"',
        "mapping.toml rows 1: objects.kind is required and is not mapped",
    ),
    "a code that is not ours": (
        '[[rows]]\nfrom = "x"\nto = "objects"\n[rows.columns]\nobject_id = "a"\n'
        'kind = { column = "b", codes = { car = "Car" } }',
        "mapping.toml rows 1: 1 codes for objects.kind are not in the contract",
    ),
    "a code list that is not there": (
        '[[rows]]\nfrom = "x"\nto = "objects"\n[rows.columns]\nobject_id = "a"\n'
        'kind = { column = "b", codes = "kinds" }',
        "mapping.toml rows 1, objects.kind: there is no [codes.kinds]",
    ),
    "two origins of one value": (
        '[[rows]]\nfrom = "x"\nto = "objects"\n[rows.columns]\nobject_id = "a"\n'
        'kind = { column = "b", value = "vehicle" }',
        "mapping.toml rows 1, objects.kind: give exactly one of column, value, template, first_of, "
        "join, each",
    ),
    "a text for a table": ('rows = "all"', "mapping.toml: a setting has the wrong shape"),
}


@pytest.mark.parametrize("name", BAD_MAPPINGS)
def test_a_mapping_that_cannot_be_used_is_refused_in_words(tmp_path, name):
    text, problem = BAD_MAPPINGS[name]
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "mapping.toml").write_text(text)

    assert check([tmp_path / "a"]).refused == (f"a/{problem}",)
    with pytest.raises(BadOverlay, match=r"mapping\.toml"):
        check([tmp_path / "a"], tmp_path / "a" / "mapping.toml")


def test_columns_the_export_lacks_are_named_if_they_are_needed_and_left_empty_if_not(tmp_path):
    without_place = CRIMES.replace("| Place |", "| Plaza |")
    needed = CRIMES.replace("| HO Code |", "| Code    |")

    assert check([export(tmp_path / "a", WIDE, Crimes=without_place)]).exit_code == 0
    assert check([export(tmp_path / "b", WIDE, Crimes=needed)]).refused == (
        "b/Crimes.csv lacks the column HO Code, which crimes needs",
    )


def test_a_mapping_whose_files_are_absent_is_refused(tmp_path):
    folder = export(tmp_path / "a", WIDE, Other=CRIMES)

    assert check([folder]).refused == ("a holds none of the files its mapping names",)


def test_every_mapping_that_comes_with_accord_can_be_used(tmp_path):
    from accord.sources.mappings import load

    for name in shipped():
        mapping, problems = load(Path(name))
        assert problems == []
        assert mapping is not None and mapping.says
