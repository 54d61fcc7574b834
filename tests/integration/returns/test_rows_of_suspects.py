"""What rows say of suspects, ties and decisions, in two crimes small enough to count by hand."""

import csv
import json
from datetime import date, datetime

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accord.returns import build_return, specification
from accord.returns.filling import Asked, fill
from accord.returns.keyed import keyed_return, read_key
from accord.returns.missing import missing_sheet
from accord.returns.populations import Scope
from accord.returns.write import write_return
from accord.run import run
from accord.store import Store
from accord.tables.people import CASE_DECISIONS
from support.two_crimes import NORTH

pytestmark = pytest.mark.timeout(600)
DAYS = (date(2025, 1, 1), date(2025, 12, 31))
YEAR = Scope("E23000901", *DAYS)
ROWS = specification("group-based-records")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    root = tmp_path_factory.mktemp("rows")
    NORTH.write(root / "package")
    run([root / "package"], root / "store")
    return Store(root / "store")


def _rows(built, table):
    """Rows by the columns of their table."""
    held = next(filled for filled in built.records if filled.table.name == table)
    return [dict(zip(held.table.columns, row, strict=True)) for row in held.rows]


def _of(store, crime, name):
    """The row of one suspect of one crime."""
    people = _people(store)
    built = build_return(store.latest(), ROWS, YEAR)
    (row,) = (
        row
        for row in _rows(built, "suspects")
        if (row["crime_id"], people[row["person_id"]]) == (f"north/{crime}", name)
    )
    return row


def _people(store):
    rows = pq.read_table(store.latest() / "person_nominals.parquet").to_pylist()
    return {row["person_id"]: row["nominal_id"] for row in rows}


@pytest.mark.parametrize(
    ("crime", "name", "said"),
    [
        ("K1", "S1", "other_family; seen_with"),
        ("K1", "S2", "not recorded"),
        ("K1", "S3", "person not identified"),
        ("K2", "S1", "no victim identified"),
        ("K2", "S2", "no victim identified"),
    ],
)
def test_a_suspects_ties_to_a_victim_of_the_crime_are_told_or_why_there_are_none(
    store, crime, name, said
):
    assert _of(store, crime, name)["relationship"] == said


@pytest.mark.parametrize(
    ("crime", "name", "said"),
    [("K1", "S1", "direct"), ("K1", "S2", "direct; transports"), ("K2", "S2", "direct")],
)
def test_a_suspects_parts_are_those_of_this_crime_and_of_no_other(store, crime, name, said):
    assert _of(store, crime, name)["parts"] == said


def test_a_network_names_every_kind_of_tie_between_its_members(store):
    built = build_return(store.latest(), ROWS, YEAR)
    (network,) = _rows(built, "networks")
    assert {"association", "co_suspect"} <= set(network["association_types"].split("; "))


def _decision(version, at, **particulars):
    row = {
        "candidate_kind": "crime",
        "candidate_id": "north/K1",
        "definition_id": "organised-network-iicsa",
        "definition_version": version,
        "criterion_id": None,
        "decision": "agree",
        "reason_code": "records_show_it",
        "reason": None,
        "decided_by": "reader.one",
        "second_by": None,
        "decided_at": datetime(2026, 4, at, 9),
    }
    return {**row, **particulars}


def _decided(store, *rows):
    """Who decided, and what, for each crime, as the return says it."""
    made = pa.Table.from_pylist(list(rows), schema=CASE_DECISIONS.schema)
    built = build_return(store.latest(), ROWS, YEAR, decisions=made)
    return {
        row["crime_id"][-2:]: (row["decided_by"], row["decision"]) for row in _rows(built, "crimes")
    }


def _version(store):
    built = build_return(store.latest(), ROWS, YEAR)
    return _rows(built, "crimes")[0]["rule_version"]


def test_nobody_has_decided_before_anybody_did(store):
    assert _decided(store) == {"K1": ("rules", "none"), "K2": ("rules", "none")}


def test_the_newest_decision_counts_and_says_how_many_readers_made_it(store):
    now = _version(store)
    first = _decision(now, 3)
    assert _decided(store, first)["K1"] == ("one_reader", "agree")
    second = _decision(now, 4, decision="disagree", second_by="reader.two")
    assert _decided(store, second, first) == {
        "K1": ("two_readers", "disagree"),
        "K2": ("rules", "none"),
    }


def test_a_decision_on_an_earlier_version_is_none_on_this_one(store):
    assert _decided(store, _decision("0", 3))["K1"] == ("earlier_version", "none")


@pytest.mark.parametrize(
    "other",
    [
        {"criterion_id": "N1"},
        {"definition_id": "cse-england"},
        {"candidate_kind": "network"},
    ],
)
def test_a_decision_on_something_else_is_none_on_the_flag(store, other):
    assert _decided(store, _decision(_version(store), 3, **other))["K1"] == ("rules", "none")


def test_a_return_takes_the_decisions_of_its_store_and_names_nobody(store, tmp_path):
    folder = store.path / "judgements"
    folder.mkdir()
    rows = [_decision(_version(store), 3, second_by="reader.two")]
    pq.write_table(
        pa.Table.from_pylist(rows, schema=CASE_DECISIONS.schema), folder / "case_decisions.parquet"
    )
    fill(Asked(store.path, ROWS, "E23000901", DAYS, "2025", tmp_path))
    (folder / "case_decisions.parquet").unlink()
    with (tmp_path / "released" / "crimes.csv").open(encoding="utf-8-sig") as file:
        said = {row["Crime"]: row["Decided by"] for row in csv.DictReader(file)}
    assert said == {"north/K1": "two_readers", "north/K2": "rules"}
    for path in tmp_path.rglob("*.*"):
        assert b"reader.one" not in path.read_bytes()


def test_what_rows_lack_is_counted_with_its_reasons(store, tmp_path):
    write_return(build_return(store.latest(), ROWS, YEAR), tmp_path)
    with (tmp_path / "released" / "missing.csv").open(encoding="utf-8-sig") as file:
        counted = {(r["Records"], r["Column"], r["Held, or why not"]): int(r["Rows"])
                   for r in csv.DictReader(file)}  # fmt: skip
    of_suspects = {
        why: n
        for (records, column, why), n in counted.items()
        if (records, column) == ("Suspects of each crime", "Relationship to a victim")
    }
    assert of_suspects == {
        "held": 1,
        "not recorded": 1,
        "person not identified": 1,
        "no victim identified": 2,
    }
    assert counted[("Victims of each crime", "Ethnicity, self-defined", "held")] == 0
    assert counted[("Victims of each crime", "Ethnicity, self-defined", "not recorded")] == 1
    assert counted[("Suspects of each crime", "Part in it", "held")] == 5


def test_people_read_words_and_machines_read_how_values_stand_apart(store, tmp_path):
    write_return(build_return(store.latest(), ROWS, YEAR), tmp_path)
    book = openpyxl.load_workbook(tmp_path / "released" / "group-based-records.xlsx")
    cells = {str(cell.value) for row in book["suspects"].iter_rows() for cell in row}
    assert {"other family; seen together", "direct; transports"} <= cells
    page = (tmp_path / "released" / "group-based-records.html").read_text("utf-8")
    assert "What is missing, and why" in page
    assert "other_family" not in page
    schema = json.loads((tmp_path / "released" / "suspects.csv-metadata.json").read_text())
    apart = {c["name"]: c.get("separator") for c in schema["tableSchema"]["columns"]}
    assert (apart["relationship"], apart["sex"]) == ("; ", None)


def test_two_fillings_of_rows_are_the_same_to_the_byte(store, tmp_path):
    for name in ("one", "two"):
        write_return(build_return(store.latest(), ROWS, YEAR), tmp_path / name)
    made = [path for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert len(made) > 20
    for path in made:
        other = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == other.read_bytes()


def test_a_key_changes_nothing_but_names(store, tmp_path):
    """What is said of a suspect, and what is missing, is the same under a pseudonym."""
    (tmp_path / "key").write_text("4f9d2a7c81e6b3500d1e2f3a4b5c6d7e")
    plain = build_return(store.latest(), ROWS, YEAR)
    sent = keyed_return(plain, read_key(tmp_path / "key"), store.latest())
    said = [
        sorted((row["relationship"], row["parts"]) for row in _rows(built, "suspects"))
        for built in (plain, sent)
    ]
    assert said[0] == said[1]
    assert list(missing_sheet(plain.records)) == list(missing_sheet(sent.records))
