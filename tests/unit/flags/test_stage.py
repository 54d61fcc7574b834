"""Recorded flags beside proposed flags."""

import pytest

from accord.engine import Work, open_engine
from accord.flags.stage import run
from support.judged_world import load

SOURCES = """
    source_id | force_code | extracted_at
    north     | E23000001  | 2026-01-31
    west      | W15000001  | 2026-01-31
    rail      | BTP        | 2026-01-31
"""


def _flags(**tables):
    engine = open_engine(threads=1)
    load(engine, {"sources": SOURCES, **tables}, stage="flags")
    run(Work(engine))
    rows = engine.rows('select crime_ref, flag, recorded, proposed, "change", category '
                       "from record_flags")  # fmt: skip
    engine.close()
    return {(ref, flag): tuple(rest) for ref, flag, *rest in rows}


def _crime(source, **outcomes):
    """One crime of a source with the outcomes of its definitions; the rest are not met."""
    every = {
        "cse-england": "not_met",
        "cse-wales": "not_met",
        "organised-network-iicsa": "not_met",
        "group-csae-cocad": "not_met",
        "cce": "not_met",
        **outcomes,
    }
    findings = ["finding_id | candidate_kind | candidate_id | definition_id | outcome"]
    findings += [f"f-{d} | crime | {source}/K1 | {d} | {o}" for d, o in every.items()]
    return {
        "crimes": f"source_id | crime_ref\n{source} | K1",
        "findings": "\n".join(findings),
    }


@pytest.mark.parametrize(
    ("outcome", "marker", "expected"),
    [
        ("met", False, (False, "yes", "add")),
        ("met", True, (True, "yes", "none")),
        ("not_met", False, (False, "no", "none")),
        ("not_met", True, (True, "no", "remove")),
        ("not_known", False, (False, "not_known", "review")),
        ("not_known", True, (True, "not_known", "review")),
    ],
)
def test_the_change_follows_from_recorded_and_proposed(outcome, marker, expected):
    tables = _crime("north", **{"cse-england": outcome})
    if marker:
        tables["markers"] = """
            source_id | target_kind | target_ref | code
            north     | crime       | K1         | CSE
        """
    assert _flags(**tables)["K1", "CSE"][:3] == expected


def test_a_welsh_force_goes_by_the_welsh_definition_and_the_transport_police_by_englands():
    outcomes = {"cse-wales": "met", "cse-england": "not_known"}
    assert _flags(**_crime("west", **outcomes))["K1", "CSE"][1] == "yes"
    assert _flags(**_crime("north", **outcomes))["K1", "CSE"][1] == "not_known"
    assert _flags(**_crime("rail", **outcomes))["K1", "CSE"][1] == "not_known"


def test_every_crime_has_four_flags():
    tables = _crime("north")
    tables["criterion_results"] = """
        finding_id    | criterion_id | outcome
        f-cse-england | V1           | met
        f-cse-england | A1           | not_known
    """
    flags = _flags(**tables)
    assert {flag for _, flag in flags} == {"CSE", "GROUP_CSE", "CSA", "CCE"}
    assert flags["K1", "CSA"][1] == "not_known"


@pytest.mark.parametrize(
    ("cleared", "recorded"),
    [("", True), ("2025-06-01", False), ("2026-03-01", True)],
)
def test_a_flag_stands_until_it_was_cleared(cleared, recorded):
    """One cleared after the extract was taken still stood in it."""
    tables = _crime("north")
    tables["markers"] = f"""
        source_id | target_kind | target_ref | code | cleared_on
        north     | crime       | K1         | CSE  | {cleared}
    """
    assert _flags(**tables)["K1", "CSE"][0] is recorded


def test_a_marker_on_another_kind_of_record_is_no_flag_of_the_crime():
    tables = _crime("north")
    tables["markers"] = """
        source_id | target_kind  | target_ref | code
        north     | nominal      | K1         | CSE
        north     | intelligence | K1         | CSE
        south     | crime        | K1         | CSE
    """
    assert _flags(**tables)["K1", "CSE"][0] is False


@pytest.mark.parametrize(
    ("settings", "category"),
    [
        ([], "unknown"),
        (["community", "online"], "other"),
        (["familial", "community"], "familial"),
        (["familial", "institutional"], "institutional"),
        (["ritual"], "ritualistic"),
        (["peer"], "other"),
    ],
)
def test_the_category_follows_the_setting_where_exploitation_is_not_met(settings, category):
    tables = _crime("north", **{"group-csae-cocad": "met", "cse-england": "not_known"})
    lines = ["candidate_kind | candidate_id | setting"]
    lines += [f"crime | north/K1 | {setting}" for setting in settings]
    tables["candidate_settings"] = "\n".join(lines)
    assert _flags(**tables)["K1", "GROUP_CSE"][3] == category


def test_the_category_is_cse_where_exploitation_is_met():
    tables = _crime("north", **{"group-csae-cocad": "met", "cse-england": "met"})
    tables["candidate_settings"] = (
        "candidate_kind | candidate_id | setting\ncrime | north/K1 | familial"
    )
    assert _flags(**tables)["K1", "GROUP_CSE"][3] == "cse"


def test_the_category_stands_on_the_group_row_and_only_where_cocad_is_met():
    met = _flags(**_crime("north", **{"group-csae-cocad": "met"}))
    assert {flag for (_, flag), row in met.items() if row[3] is not None} == {"GROUP_CSE"}
    open_ = _flags(**_crime("north", **{"group-csae-cocad": "not_known"}))
    assert open_["K1", "GROUP_CSE"][3] is None
