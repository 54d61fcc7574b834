"""A return of a delivery small enough to count by hand, from records to the files that leave."""

import csv
import json
import shutil
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from accord.commands.returns import fill_return
from accord.disclosure.register import NotTwoPeople, Register
from accord.disclosure.table import TOTAL
from accord.errors import NotFound, UserFacingError
from accord.returns import build_return, specification, specifications
from accord.returns.build import period
from accord.returns.compare import compare_returns
from accord.returns.populations import Scope
from accord.returns.specification import SpecificationFault, read_specification, with_differences
from accord.returns.write import write_return
from accord.run import run
from support.packages import Package

pytestmark = pytest.mark.timeout(600)
YEAR = Scope("E23000901", date(2025, 1, 1), date(2025, 12, 31))
TEXT = (
    "Victim states that both men gave her vodka and a new phone and took her to a flat, where each "
    "of them had sex with her."
)


def _package(**sources) -> Package:
    return (
        Package("north")
        .source(force_code="E23000901", period_to="2026-03-31", extracted_at="2026-04-02T06:00:00")
        .add(
            "nominals",
            """
            | nominal_id | forename | surname | date_of_birth | sex | is_identified | ethnicity_self_defined | ethnicity_officer_defined |
            | C1         | Tilly    | Marwood | 2011-03-02    | F   | true          | W1                     |                           |
            | C2         | Owen     | Prosser | 2012-06-14    | M   | true          |                        |                           |
            | S1         | Derek    | Oldham  | 1985-07-19    | M   | true          | W1                     | IC1                       |
            | S2         | Colin    | Vane    | 1983-11-05    | M   | true          |                        | IC4                       |
            | S3         | Rhys     | Tolley  | 1990-01-23    | M   | true          | A2                     |                           |
            """,
        )
        .add(
            "crimes",
            [
                {
                    "crime_ref": "K1",
                    "offence_code": "22B",
                    "recorded_on": "2025-03-10",
                    "committed_from": "2025-03-01T20:00:00",
                    "location_type": "private_address",
                    "mo_text": TEXT,
                },
                {
                    "crime_ref": "K2",
                    "offence_code": "22B",
                    "recorded_on": "2025-05-11",
                    "committed_from": "2025-05-01T20:00:00",
                    "location_type": "park",
                    "mo_text": "Suspect touched the victim sexually in the park. Nobody else was there.",
                },
                {
                    "crime_ref": "K3",
                    "offence_code": "28",
                    "recorded_on": "2025-06-01",
                    "committed_from": "2025-06-01T02:00:00",
                    "location_type": "private_address",
                    "mo_text": "Window forced, jewellery stolen.",
                },
                {
                    "crime_ref": "K4",
                    "offence_code": "22B",
                    "recorded_on": "2024-12-31",
                    "committed_from": "2024-12-01T20:00:00",
                    "location_type": "park",
                    "mo_text": "Suspect touched the victim sexually in the park. Nobody else was there.",
                },
            ],
        )
        .add(
            "involvements",
            """
            | event_kind | event_ref | nominal_id | role    |
            | crime      | K1        | C1         | victim  |
            | crime      | K1        | S1         | suspect |
            | crime      | K1        | S2         | suspect |
            | crime      | K2        | C2         | victim  |
            | crime      | K2        | S3         | suspect |
            | crime      | K4        | C2         | victim  |
            | crime      | K4        | S3         | suspect |
            """,
        )
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    root = tmp_path_factory.mktemp("return")
    _package().write(root / "package")
    run([root / "package"], root / "store")
    return root / "store"


@pytest.fixture(scope="module")
def totals(store):
    return build_return(_run(store), specification("group-based-totals"), YEAR)


def _run(store):
    return (store / "runs" / "latest").resolve()


def _count(built, table, *key):
    found = built.protected.named(table).table
    return found.counts[key or (TOTAL,) * len(found.dimensions)]


@pytest.mark.parametrize(
    ("table", "key", "count"),
    [
        ("crimes_by_month", (), 2),
        ("crimes_by_month", ("2025-03",), 1),
        ("crimes_by_month", ("2025-06",), 0),
        ("cse_by_month", (), 1),
        ("group_csae_by_category", (), 1),
        ("group_csae_by_category", ("cse",), 1),
        ("group_cse_by_place", ("private_address", "not recorded"), 1),
        ("group_csae_victims", ("14 to 15", "F"), 0),
        ("group_csae_victims", ("10 to 13", "F"), 1),
        ("group_csae_suspects", (), 2),
        ("group_csae_suspects", ("35 to 49", "M"), 2),
        ("suspects_identified", ("yes",), 2),
        ("suspects_ethnicity_self", ("W1",), 1),
        ("suspects_ethnicity_self", ("not recorded",), 1),
        ("suspects_ethnicity_officer", ("IC4",), 1),
        ("victims_ethnicity", ("W1",), 1),
        ("group_csae_suspect_links", (), 2),
        ("networks", ("2", "no"), 1),
    ],
)
def test_a_figure_is_what_a_person_counts(totals, table, key, count):
    assert _count(totals, table, *key) == count


def test_every_check_holds(totals):
    assert totals.checks
    assert all(holds for _, holds in totals.checks)


def test_every_cell_names_the_records_it_counts(totals):
    assert totals.traces["crimes_by_month"][("2025-03",)] == ("north/K1",)
    for protected in totals.protected.tables:
        for key, count in protected.table.counts.items():
            assert len(totals.traces[protected.table.name].get(key, ())) == count


def test_nothing_under_the_policy_leaves(totals, tmp_path):
    write_return(totals, tmp_path)
    with (tmp_path / "released" / "crimes_by_month.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Month recorded", "Count (crime)"]
    assert {row[1] for row in rows[1:]} == {"[c]", "0"}
    page = openpyxl.load_workbook(tmp_path / "released" / "group-based-totals.xlsx")
    assert page.sheetnames[:3] == ["Cover", "Contents", "crimes_by_month"]
    for file in (tmp_path / "released").iterdir():
        assert b"north/K1" not in file.read_bytes()


def test_two_writings_are_the_same_to_the_byte(store, totals, tmp_path):
    again = build_return(_run(store), specification("group-based-totals"), YEAR)
    for built, folder in ((totals, "a"), (again, "b")):
        write_return(built, tmp_path / folder)
    for path in (tmp_path / "a").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes()


def test_a_return_filled_again_leaves_nothing_of_the_one_before(store, totals, tmp_path):
    write_return(totals, tmp_path)
    (tmp_path / "released" / "of_an_earlier_version.csv").write_text("old")
    (tmp_path / ".unfinished-released").mkdir()
    files = write_return(totals, tmp_path)
    assert sorted((tmp_path / "released").iterdir()) == sorted(files)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept", "released"]


def test_what_is_kept_of_one_return_beside_another_is_not_taken_for_whole(store, totals, tmp_path):
    """As a kill leaves it between the two folders of a return that is filled again."""
    quarter = Scope("E23000901", *period("2025-Q1"))
    write_return(totals, tmp_path / "sent")
    write_return(totals, tmp_path / "cut")
    write_return(
        build_return(_run(store), specification("group-based-totals"), quarter), tmp_path / "next"
    )
    shutil.copytree(tmp_path / "next" / "kept", tmp_path / "cut" / "kept", dirs_exist_ok=True)
    with pytest.raises(UserFacingError, match=r"was cut short.* Fill the return again"):
        compare_returns(tmp_path / "sent", tmp_path / "cut")
    write_return(totals, tmp_path / "cut")
    assert compare_returns(tmp_path / "sent", tmp_path / "cut").as_text() == "No figure differs."


def test_a_folder_that_holds_another_return_is_left_as_it_is(store, totals, tmp_path):
    before = {path: path.read_bytes() for path in write_return(totals, tmp_path)}
    other = build_return(_run(store), specification("group-based-records"), YEAR)
    with pytest.raises(UserFacingError, match="holds another return: group-based-totals"):
        write_return(other, tmp_path)
    assert {path: path.read_bytes() for path in before} == before


def test_the_record_return_has_a_row_for_each_crime_victim_suspect_and_network(store):
    built = build_return(_run(store), specification("group-based-records"), YEAR)
    assert {r.table.name: len(r.rows) for r in built.records} == {
        "crimes": 1,
        "victims": 1,
        "suspects": 2,
        "networks": 1,
        "network_members": 2,
        "network_children": 1,
        "answers": 8,
    }


def test_rows_that_bear_the_forces_own_references_say_so_on_the_cover(store, tmp_path):
    built = build_return(_run(store), specification("group-based-records"), YEAR)
    write_return(built, tmp_path)
    page = (tmp_path / "released" / "group-based-records.html").read_text("utf-8")
    assert "The rows are personal data" in page


def test_a_page_of_rows_says_yes_and_no_in_every_column_alike(store, tmp_path):
    write_return(build_return(_run(store), specification("group-based-records"), YEAR), tmp_path)
    page = (tmp_path / "released" / "group-based-records.html").read_text("utf-8")
    assert "True" not in page
    assert "False" not in page


@pytest.mark.parametrize("is_synthetic", [True, False])
def test_a_return_of_invented_data_says_so_on_its_page_and_in_its_workbook(
    totals, tmp_path, is_synthetic
):
    write_return(replace(totals, is_synthetic=is_synthetic), tmp_path)
    page = (tmp_path / "released" / "group-based-totals.html").read_text("utf-8")
    book = openpyxl.load_workbook(tmp_path / "released" / "group-based-totals.xlsx")
    front = " ".join(str(cell.value) for row in book.worksheets[0].rows for cell in row)
    assert page.count("Invented data") == is_synthetic
    assert front.count("Invented data") == is_synthetic


def test_a_quiet_period_gives_a_nil_return_that_says_so(store, tmp_path):
    quiet = Scope("E23000901", date(2023, 6, 1), date(2023, 12, 31))
    built = build_return(_run(store), specification("group-based-totals"), quiet)
    assert built.is_nil
    write_return(built, tmp_path)
    assert json.loads((tmp_path / "released" / "return.json").read_text())["is_nil"]


def test_a_period_of_which_nothing_was_delivered_is_no_nil_return(store):
    before = Scope("E23000901", date(2019, 1, 1), date(2019, 12, 31))
    with pytest.raises(UserFacingError, match=r"cover 2023-04-01 to 2026-03-31.* not even nought"):
        build_return(_run(store), specification("group-based-totals"), before)


def test_a_period_that_is_delivered_in_part_says_which_part(store, tmp_path):
    part = Scope("E23000901", date(2023, 1, 1), date(2023, 12, 31))
    write_return(build_return(_run(store), specification("group-based-totals"), part), tmp_path)
    page = (tmp_path / "released" / "group-based-totals.html").read_text("utf-8")
    assert "records cover 2023-04-01 to 2023-12-31 of the period" in page


def test_a_release_that_names_people_but_no_register_is_refused_before_it_is_written(
    store, tmp_path
):
    ask = {"store": store, "spec": "cocad-categories", "force": "E23000901", "period": "2025"}
    with pytest.raises(UserFacingError, match="--register"):
        fill_return(**ask, out=tmp_path / "a", prepared_by="Ann", approved_by="Bo")
    with pytest.raises(NotTwoPeople, match="Nothing was written"):
        fill_return(**ask, out=tmp_path / "a", register=tmp_path / "r", approved_by="Bo")
    assert not (tmp_path / "a").exists()


def test_a_resubmission_says_exactly_what_changed(store, totals, tmp_path):
    corrected = _package()
    corrected.change("crimes", 2, recorded_on="2025-07-02")
    corrected.write(tmp_path / "package")
    run([tmp_path / "package"], tmp_path / "store")
    after = build_return(_run(tmp_path / "store"), specification("group-based-totals"), YEAR)
    for built, folder in ((totals, "before"), (after, "after")):
        write_return(built, tmp_path / folder)
    changes = compare_returns(tmp_path / "before", tmp_path / "after").changes
    assert {(c.table, c.cell, c.before, c.after, c.came, c.went) for c in changes} == {
        ("crimes_by_month", ("2025-05",), 1, 0, (), ("north/K2",)),
        ("crimes_by_month", ("2025-07",), 0, 1, ("north/K2",), ()),
    }


def test_a_release_is_recorded_with_two_people_or_not_at_all(store, tmp_path):
    ask = {"store": store, "spec": "cocad-categories", "force": "E23000901", "period": "2025"}
    register = tmp_path / "register"
    with pytest.raises(NotTwoPeople):
        fill_return(**ask, out=tmp_path / "a", register=register, prepared_by="Ann")
    fill_return(**ask, out=tmp_path / "b", register=register, prepared_by="Ann", approved_by="Bo")
    (release,) = Register(register).releases()
    assert release.name == "cocad-categories E23000901 2025"


def test_a_force_that_is_not_in_the_run_is_named_as_the_fault(store):
    with pytest.raises(NotFound, match="E23000901"):
        build_return(
            _run(store), specification("group-based-totals"), Scope("E99", *period("2025"))
        )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("2025-01-05..2025-02-01", date(2025, 1, 5), date(2025, 2, 1)),
    ],
)
def test_a_period_is_read_as_people_write_it(text, first, last):
    assert period(text) == (first, last)


@pytest.mark.parametrize("text", ["25", "2025-13", "last year", "2025-02-30..2025-03-01", ""])
def test_a_period_that_is_none_is_refused(text):
    with pytest.raises(UserFacingError):
        period(text)


def test_every_return_that_comes_with_accord_can_be_read():
    assert {
        "group-based-records",
        "group-based-totals",
        "cocad-categories",
        "strategic-assessment",
    } <= set(specifications())
    for name in specifications():
        assert specification(name).id == name


def test_a_new_year_is_a_file_of_differences():
    last = {
        "version": "1",
        "lines": {"a": {"title": "A", "unit": "crime"}, "b": {"title": "B", "unit": "crime"}},
    }
    now = with_differences(
        last, {"version": "2", "lines": {"b": {}, "c": {"title": "C", "unit": "crime"}}}
    )
    assert (now["version"], list(now["lines"])) == ("2", ["a", "c"])


def test_every_fault_of_a_specification_is_named_at_once():
    with pytest.raises(SpecificationFault) as fault:
        read_specification({"lines": {"a": {"title": "A", "unit": "sheep", "by": ["wool"]}}})
    for part in ("lines.a counts an unknown unit", "by wool", "no id", "no policy"):
        assert part in str(fault.value)
