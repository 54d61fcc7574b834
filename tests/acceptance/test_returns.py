"""A return of a delivery small enough to count by hand, from records to the files that leave."""

import csv
import json
import re
import shutil
from dataclasses import replace
from datetime import date, datetime, time

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accord.commands.returns import fill_return
from accord.disclosure.register import NotTwoPeople, Register
from accord.disclosure.table import TOTAL
from accord.engine import open_engine
from accord.errors import NotFound, UserFacingError
from accord.returns import build_return, specification, specifications
from accord.returns.build import period
from accord.returns.compare import compare_returns
from accord.returns.keyed import keyed_return, read_key
from accord.returns.populations import Scope, load_run, make_populations
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
        .add(
            "actions",
            """
            | action_id | target_kind | target_ref | nominal_id | kind   | done_on    |
            | A1        | crime       | K1         | S1         | arrest | 2025-06-02 |
            | A2        | crime       | K2         | S3         | arrest | 2025-08-04 |
            """,
        )
        .add(
            "missing_episodes",
            """
            | episode_id | nominal_id | reported_at         |
            | M1         | C1         | 2024-12-01T21:00:00 |
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


def _arrests(run_folder):
    """Whether somebody was arrested, by crime: the answers for every crime of the year."""
    engine = open_engine()
    try:
        load_run(engine, run_folder)
        make_populations(engine, YEAR)
        rows = engine.rows("select crime_ref, arrest_in_12_weeks from return_crimes order by all")
    finally:
        engine.close()
    return dict(rows)


def test_an_arrest_counts_within_twelve_weeks_of_the_day_the_crime_was_recorded(store):
    """K1 was recorded 84 days before the arrest on it, K2 85 days; K3 had none."""
    assert _arrests(_run(store)) == {"K1": "yes", "K2": "no", "K3": "no"}


def test_no_arrest_is_no_answer_where_too_few_days_passed_or_no_arrest_is_ever_delivered(
    store, tmp_path
):
    shutil.copytree(_run(store), tmp_path / "run")
    sources = pq.read_table(tmp_path / "run" / "sources.parquet")
    rows = [{**row, "period_to": date(2025, 8, 3)} for row in sources.to_pylist()]
    early = pa.Table.from_pylist(rows, schema=sources.schema)
    pq.write_table(early, tmp_path / "run" / "sources.parquet")
    assert _arrests(tmp_path / "run") == {
        "K1": "yes",
        "K2": "no",
        "K3": "too soon to tell",
    }
    actions = pq.read_table(tmp_path / "run" / "actions.parquet")
    pq.write_table(actions.slice(0, 0), tmp_path / "run" / "actions.parquet")
    assert set(_arrests(tmp_path / "run").values()) == {"not recorded"}


def test_a_victim_who_went_missing_in_the_ninety_days_before_is_told_of(store, tmp_path):
    """C1 was reported missing 90 days before the offence."""
    write_return(build_return(_run(store), specification("group-based-records"), YEAR), tmp_path)
    (row,) = _sheet(tmp_path, "group-based-records", "victims")
    assert row["Missing in the 90 days before"].value == "yes"


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


def _sheet(folder, name, sheet):
    page = openpyxl.load_workbook(folder / "released" / f"{name}.xlsx")[sheet]
    head, *rows = list(page.iter_rows(min_row=len(_above(page)) + 1))
    return [dict(zip((c.value for c in head), row, strict=True)) for row in rows]


def _above(page):
    """The lines above a sheet's table: its title, how many tables and what is counted."""
    (table,) = page.tables.values()
    return range(int(re.match(r"[A-Z]+(\d+)", table.ref).group(1)) - 1)


def test_a_reader_is_told_the_name_of_the_force_and_days_as_british_readers_say_them(
    store, tmp_path
):
    for spec in specifications():
        folder = tmp_path / spec
        write_return(build_return(_run(store), specification(spec), YEAR), folder)
        page = (folder / "released" / f"{spec}.html").read_text("utf-8")
        book = openpyxl.load_workbook(folder / "released" / f"{spec}.xlsx")
        front = " ".join(str(row[0].value) for row in book["Cover"].iter_rows())
        for text in (page, front):
            assert "Northmoor Police (E23000901)" in text
            assert "1 January 2025 to 31 December 2025" in text
            assert not re.search(r"20\d\d-\d\d-\d\d", text)


def test_codes_of_rows_are_words_for_people_and_codes_for_machines(store, tmp_path):
    write_return(build_return(_run(store), specification("group-based-records"), YEAR), tmp_path)
    (row,) = _sheet(tmp_path, "group-based-records", "crimes")
    assert row["Kind of place"].value == "private address"
    assert row["Group-based abuse"].value == "met"
    assert row["CSE flag recorded"].value in ("yes", "no")
    with (tmp_path / "released" / "crimes.csv").open(encoding="utf-8-sig") as file:
        (plain,) = csv.DictReader(file)
    assert plain["Kind of place"] == "private_address"
    assert plain["CSE flag recorded"] in ("True", "False")
    page = (tmp_path / "released" / "group-based-records.html").read_text("utf-8")
    for code in ("private_address", "known_victim", "not_known", "cse-england"):
        assert code not in page


def test_days_of_rows_are_days_in_a_workbook_and_iso_in_csv(store, tmp_path):
    write_return(build_return(_run(store), specification("group-based-records"), YEAR), tmp_path)
    (row,) = _sheet(tmp_path, "group-based-records", "crimes")
    assert row["Recorded on"].is_date
    assert row["Recorded on"].number_format.endswith("d mmmm yyyy")
    with (tmp_path / "released" / "crimes.csv").open(encoding="utf-8-sig") as file:
        (plain,) = csv.DictReader(file)
    assert (plain["Recorded on"], plain["Committed from"]) == ("2025-03-10", "2025-03-01T20:00:00")
    schema = json.loads((tmp_path / "released" / "crimes.csv-metadata.json").read_text())
    kinds = {c["name"]: c["datatype"] for c in schema["tableSchema"]["columns"]}
    assert (kinds["recorded_on"], kinds["committed_from"]) == ("date", "dateTime")


def test_what_a_code_means_goes_with_the_codes(totals, tmp_path):
    write_return(totals, tmp_path)
    with (tmp_path / "released" / "codes.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    assert ["Kind of place", "private_address", "private address"] in rows
    assert ["Sex", "F", "female"] in rows
    assert _sheet(tmp_path, "group-based-totals", "codes")


def test_two_things_counted_by_are_one_down_and_one_across_on_the_page(totals, tmp_path):
    write_return(totals, tmp_path)
    page = (tmp_path / "released" / "group-based-totals.html").read_text("utf-8")
    headings = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', page)
    for heading in ("Online element: yes", "Online element: not recorded", "female", "male"):
        assert heading in headings


def test_the_files_of_a_return_say_they_were_made_on_the_day_its_records_were_drawn(
    totals, tmp_path
):
    write_return(totals, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "released" / "group-based-totals.xlsx")
    assert book.properties.created == datetime.combine(totals.drawn_on, time())
    assert totals.drawn_on.year > 2020


def test_tokens_are_for_machines_and_on_no_page(store, tmp_path):
    (tmp_path / "key").write_text("4f9d2a7c81e6b3500d1e2f3a4b5c6d7e")
    built = build_return(_run(store), specification("group-based-records"), YEAR)
    sent = keyed_return(built, read_key(tmp_path / "key"), _run(store))
    write_return(sent, tmp_path / "r")
    token = (
        (tmp_path / "r" / "released" / "person_tokens.csv").read_text("utf-8-sig").split(",")[-1]
    )
    page = (tmp_path / "r" / "released" / "group-based-records.html").read_text("utf-8")
    assert token.strip() and token.strip() not in page
    assert "person_tokens.csv" in page


def test_a_key_for_a_return_without_rows_is_refused_before_it_is_written(store, tmp_path):
    ask = {"store": store, "spec": "group-based-totals", "force": "E23000901", "period": "2025"}
    (tmp_path / "key").write_text("4f9d2a7c81e6b3500d1e2f3a4b5c6d7e")
    with pytest.raises(UserFacingError, match="Leave --key out"):
        fill_return(**ask, out=tmp_path / "r", key=tmp_path / "key")
    assert not (tmp_path / "r").exists()


def test_a_table_may_not_take_the_name_of_the_list_of_codes():
    given = {"lines": {"codes": {"title": "A", "unit": "crime"}}}
    with pytest.raises(SpecificationFault, match="codes is the name of a sheet"):
        read_specification(given)


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
    assert "records cover 1 April 2023 to 31 December 2023 of the period" in page


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
    with pytest.raises(NotFound, match=r"It holds: E23000901 \(Northmoor Police\)\."):
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
