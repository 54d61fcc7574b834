"""Recorded flags against proposed ones on a small world, and what is handed back."""

import csv
import json
from datetime import datetime

import pyarrow as pa
import pytest

from accord.audit.comparison import report
from accord.audit.estimate import estimate
from accord.audit.plan import plan
from accord.audit.write_back import COLUMN_GUIDE, COLUMNS, write_back
from accord.errors import NotFound, UserFacingError
from accord.tables import TABLES
from support.published_run import publish


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """K1 exploitation by two, unflagged; K2 running drugs, flagged CSE; K3 a theft, flagged."""
    store = tmp_path_factory.mktemp("store")
    publish(
        store,
        "run1",
        crimes="""
            crime_ref | offence_code | committed_from      | recorded_on | unit
            K1        | 22B          | 2025-03-01T20:00:00 | 2025-03-02  | CID
            K2        | 92A          | 2025-04-01T20:00:00 | 2025-04-02  | CID
            K3        | 49           | 2025-04-01T20:00:00 | 2025-04-02  | Desk
            =K4       | 22B          | 2025-04-11T20:00:00 | 2025-04-12  | Desk
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
            K2     | C2         | suspect
            K3     | S3         | suspect
            =K4    | C4         | victim
            =K4    | S4         | suspect
        """,
        mentions="""
            record | concept_id            | who | about
            K1     | abuse.sexual          |     | C1
            K1     | gain.payment          | S1  | C1
            K1     | control.threat        | S1  | C1
            K2     | criminal.county_lines |     | C2
            =K4    | abuse.sexual          |     | C4
        """,
        markers="""
            target_kind | target_ref | code      | set_on     | cleared_on
            crime       | K2         | CSE       | 2025-04-03 | -
            crime       | K3         | GROUP_CSE | 2025-04-03 | -
            nominal     | C1         | CSE       | 2023-01-01 | 2022-01-01
            nominal     | S3         | CCE       | 2020-01-01 | -
            nominal     | A1         | CSE       | 2014-01-01 | -
        """,
        nominals="""
            nominal_id | date_of_birth
            A1         | 2001-06-01
        """,
    )
    return store


@pytest.fixture(scope="module")
def made(store):
    return report(store / "runs" / "run1")


def row(made, flag, by="all", value="all"):
    (found,) = [r for r in made.compared if (r.flag, r.by, r.value) == (flag, by, value)]
    return found


def test_each_flag_is_counted_over_all_crimes_and_within_each_split(made):
    assert row(made, "CSE").n_crimes == 4
    assert row(made, "GROUP_CSE", "unit", "Desk").n_recorded == 1
    assert row(made, "GROUP_CSE", "offence", "49").n_to_remove == 1
    assert row(made, "CSE", "month", "2025-03").n_crimes == 1
    assert sum(r.n_crimes for r in made.compared if (r.flag, r.by) == ("CSA", "force")) == 4


def test_the_parts_of_every_split_add_up_to_the_whole(made):
    for by in ("force", "unit", "offence", "month"):
        parts = [r for r in made.compared if (r.flag, r.by) == ("CCE", by)]
        assert sum(r.n_proposed for r in parts) == row(made, "CCE").n_proposed


def test_criminal_exploitation_filed_under_cse_is_listed(made):
    assert [(m.crime_ref, m.cce_recorded) for m in made.misfiled] == [("K2", False)]


def test_a_group_flag_without_cse_and_dates_that_cannot_be_are_contradictions(made):
    found = {(f.rule, f.target_ref) for f in made.faults}
    assert ("group-without-cse", "K3") in found
    assert ("cleared-before-set", "C1") in found


def test_a_persons_flag_that_nothing_has_borne_out_for_years_is_stale(made):
    stale = {f.target_ref for f in made.faults if f.rule == "person-flag-not-borne-out"}
    assert "S3" in stale
    assert "C1" not in stale


def test_a_flag_set_on_a_child_who_is_now_grown_up_is_stale(made):
    assert [f.target_ref for f in made.faults if f.rule == "child-flag-on-an-adult"] == ["A1"]


def test_the_report_is_given_as_text_and_as_json(made):
    assert "Criminal exploitation filed under CSE" in made.as_text()
    assert "By month" not in made.as_text(("force",))
    assert json.loads(made.to_json())["run_id"] == "run1"


def written(store, **options):
    text = write_back(store / "runs" / "run1", TABLES["case_decisions"].empty(), **options)
    return list(csv.DictReader(text.splitlines()))


def test_every_proposed_change_has_its_finding_its_reason_and_no_decision_of_ours(store):
    rows = written(store)
    assert {r["change"] for r in rows} == {"add", "remove"}
    assert all(r["finding_id"] and r["reason"] and r["run_id"] == "run1" for r in rows)
    assert {(r["decision"], r["proposal_only"]) for r in rows} == {("", "yes")}


def test_rows_to_review_are_given_only_when_asked_for_and_carry_their_question(store):
    reviews = [r for r in written(store, with_reviews=True) if r["change"] == "review"]
    assert reviews
    assert all(r["question"] for r in reviews if r["flag"] == "CSE")


def test_a_reference_that_would_run_as_a_formula_is_made_safe(store):
    refs = {r["crime_ref"] for r in written(store, with_reviews=True)}
    assert "'=K4" in refs
    assert "=K4" not in refs


def test_the_reason_of_a_csa_row_speaks_of_the_child_and_the_abuse_only(store):
    (row,) = [r for r in written(store) if (r["flag"], r["crime_ref"]) == ("CSA", "K1")]
    assert row["reason"].startswith("A1: ")
    assert "X2" not in row["reason"]


def test_what_a_person_decided_stands_beside_the_proposal(store):
    decisions = TABLES["case_decisions"].empty().to_pylist()
    decisions.append(
        dict.fromkeys(TABLES["case_decisions"].names)
        | {
            "candidate_kind": "crime",
            "candidate_id": "north/K3",
            "definition_id": "organised-network-iicsa",
            "definition_version": "2022",
            "decision": "agree",
            "reason_code": "plain",
            "decided_by": "DS 1",
            "decided_at": datetime(2026, 2, 2),
        }
    )
    table = pa.Table.from_pylist(decisions, schema=TABLES["case_decisions"].schema)
    rows = csv.DictReader(write_back(store / "runs" / "run1", table).splitlines())
    (row,) = [r for r in rows if (r["crime_ref"], r["flag"]) == ("K3", "GROUP_CSE")]
    assert (row["decision"], row["decided_by"], row["proposal_only"]) == ("agree", "DS 1", "no")


def test_every_column_that_is_written_back_is_explained():
    assert set(COLUMN_GUIDE) == set(COLUMNS)


def filled(store, tmp_path, decide):
    made = plan(store / "runs" / "run1", "CSE", precision=0.1, seed=1)
    rows = list(csv.DictReader(made.to_csv().splitlines()))
    for row in rows:
        row["decision"] = decide(row)
    file = tmp_path / "plan.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


def test_a_plan_filled_in_by_people_gives_the_true_count(store, tmp_path):
    file = filled(store, tmp_path, lambda r: "Yes" if "K4" in r["crime_ref"] else "no")
    found = estimate(store, file)
    assert (found.true_count.estimate, found.true_count.low, found.true_count.high) == (1, 1, 1)
    assert found.shares["precision of recorded flags"].estimate == 0
    assert "of 4 crimes in all" in found.as_text()


def test_a_plan_shows_its_reader_neither_what_is_recorded_nor_what_is_proposed(store):
    header = plan(store / "runs" / "run1", "CSE", precision=0.1, seed=1).to_csv().splitlines()[0]
    assert not {"recorded", "proposed", "change"} & set(header.split(","))


def test_a_word_that_is_no_decision_is_refused_by_number_and_without_the_word(store, tmp_path):
    file = filled(store, tmp_path, lambda r: "perhaps")
    with pytest.raises(UserFacingError, match="4 decisions are none of") as refused:
        estimate(store, file)
    assert "perhaps" not in str(refused.value)


def test_a_plan_of_another_stores_run_is_not_estimated(store, tmp_path):
    file = filled(store, tmp_path, lambda r: "no")
    with pytest.raises(NotFound, match="not in this store"):
        estimate(tmp_path, file)
