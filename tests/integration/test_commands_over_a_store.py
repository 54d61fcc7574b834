"""The commands that read a published run, used as people use them."""

import csv
import json

import pytest
from typer.testing import CliRunner

from accord.cli import app
from support.published_run import publish


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Two runs: two men exploit a child; then a report puts one of them with another child."""
    store = tmp_path_factory.mktemp("store")
    first = {
        "crimes": """
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
        """,
        "involvements": """
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
        """,
        "mentions": """
            record | concept_id   | who | about
            K1     | gain.payment | S1  | C1
            K1     | abuse.sexual |     | C1
        """,
    }
    publish(store, "run1", **first)
    publish(
        store,
        "run2",
        "run1",
        intelligence="""
            report_id | reported_at         | event_from
            I1        | 2025-12-02T09:00:00 | 2025-12-01T20:00:00
        """,
        crimes=first["crimes"],
        involvements=first["involvements"]
        + """
            intelligence/I1 | C2 | child_of_concern
            intelligence/I1 | S1 | person_of_concern
        """,
        mentions=first["mentions"] + "    intelligence/I1 | abuse.sexual | S1 | C2\n",
    )
    return store


def said(*words):
    result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(
    "command",
    [
        ("audit-flags", "report"),
        ("triage",),
        ("changes",),
        ("threat",),
        ("definitions", "compare"),
    ],
)
def test_each_command_speaks_to_people_and_to_programs(store, command):
    assert len(said(*command, store).splitlines()) > 2
    json.loads(said(*command, store, "--json"))


def test_an_audit_goes_from_the_plan_over_the_decisions_to_the_estimate(store, tmp_path):
    plan = tmp_path / "plan.csv"
    drawn = ("--flag", "CSE", "--precision", "0.1", "--seed", "1", "--out", plan)
    assert "Audit of CSE: read 1 of 1 crimes" in said("audit-flags", "plan", store, *drawn)
    rows = list(csv.DictReader(plan.read_text("utf-8").splitlines()))
    with plan.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "decision": "yes"} for row in rows)
    assert "True: 1 (1 to 1)" in said("audit-flags", "estimate", store, plan)


def test_changes_are_written_back_to_a_file_and_networks_exported_to_one(store, tmp_path):
    said("audit-flags", "write-back", store, "--out", tmp_path / "changes.csv")
    assert "finding_id" in (tmp_path / "changes.csv").read_text("utf-8")
    said("export", store, "network", "all", "--format", "graphml", "--out", tmp_path / "n.graphml")
    assert (tmp_path / "n.graphml").stat().st_size > 1000


def test_the_catalogue_of_indicators_is_listed_without_a_store():
    assert "G01 Direct disclosure" in said("indicators")


def test_nothing_of_the_run_is_changed_by_reading_it(store):
    before = {p: p.stat().st_mtime_ns for p in store.rglob("*.parquet")}
    said("audit-flags", "report", store)
    said("triage", store)
    said("changes", store)
    assert {p: p.stat().st_mtime_ns for p in store.rglob("*.parquet")} == before
