"""Every definition over one period, force and area, with the criterion on which they part."""

import json

import pytest

from accord.errors import UserFacingError
from accord.side_by_side import AGAINST, Choice, compare
from support.published_run import publish


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """K1 in England by two who were paid; K2 by two, nothing described; W1 in Wales by one."""
    return publish(
        tmp_path_factory.mktemp("store"),
        "run1",
        sources="""
            source_id | sector | force_code
            north     | police | E23000901
            west      | police | W15000901
        """,
        crimes="""
            source_id | crime_ref | offence_code | committed_from      | recorded_on | postcode
            north     | K1        | 22B          | 2025-03-01T20:00:00 | 2025-03-02  | NM1 1AA
            north     | K2        | 22B          | 2025-03-11T20:00:00 | 2025-05-02  | NM2 1AA
            west      | W1        | 22B          | 2025-03-21T20:00:00 | 2025-03-22  | WW1 1AA
        """,
        involvements="""
            record  | nominal_id | role
            K1      | C1         | victim
            K1      | S1         | suspect
            K1      | S2         | suspect
            K2      | C2         | victim
            K2      | S3         | suspect
            K2      | S4         | suspect
            west/W1 | C3         | victim
            west/W1 | S5         | suspect
        """,
        mentions="""
            record  | concept_id     | who | about
            K1      | abuse.sexual   |     | C1
            K1      | gain.payment   | S1  | C1
            K1      | control.threat | S1  | C1
            west/W1 | abuse.sexual   |     | C3
            west/W1 | exchange.gift  | S5  | C3
        """,
    )


def row(made, definition, nation="both"):
    (found,) = [r for r in made.rows if (r.definition, r.nation) == (definition, nation)]
    return found


def test_crimes_children_and_networks_are_counted_under_each_definition(folder):
    made = compare(folder)
    iicsa = row(made, AGAINST)
    assert (iicsa.crimes_met, iicsa.children, iicsa.networks) == (1, 1, 1)
    assert row(made, "two-suspect-screen").crimes_met == 2
    assert row(made, "two-suspect-screen").children == 2
    for found in made.rows:
        if found.nation == "both":
            assert found.crimes_met + found.crimes_not_known + found.crimes_not_met == 3


def test_england_and_wales_stand_side_by_side_in_one_run(folder):
    made = compare(folder)
    assert row(made, "cse-wales", "wales").crimes_met == 1
    assert row(made, "two-suspect-screen", "wales").crimes_met == 0
    assert row(made, "two-suspect-screen", "england").crimes_met == 2


def test_where_two_definitions_part_is_said_in_one_sentence_with_the_criteria(folder):
    (screen,) = [p for p in compare(folder).parted if p.definition == "two-suspect-screen"]
    assert (screen.only_here, screen.only_there, screen.crimes) == (1, 0, ("north/K2",))
    assert "X3a" in screen.criteria
    assert screen.sentence.startswith("Organised-network-iicsa is held back in 1 where ")
    assert "X3a" in screen.sentence


def test_every_crime_by_two_has_its_category_with_the_reason(folder):
    categories = {c.crime: c for c in compare(folder).categories}
    assert set(categories) == {"north/K1", "north/K2"}
    assert categories["north/K1"].category == "cse"
    assert categories["north/K1"].reason.startswith("cse-england is met.")
    assert "cse-england is not known." in categories["north/K2"].reason


@pytest.mark.parametrize(
    ("choice", "crimes"),
    [
        (Choice.of("2025-05-01", None, None, None), 1),
        (Choice.of(None, "2025-04-30", None, None), 2),
        (Choice.of(None, None, "W15000901", None), 1),
        (Choice.of(None, None, None, "nm1"), 1),
        (Choice.of("2025-05-01", None, "W15000901", None), 0),
    ],
)
def test_only_records_of_the_period_force_and_area_are_counted(folder, choice, crimes):
    rows = [
        r for r in compare(folder, choice).rows if (r.definition, r.nation) == (AGAINST, "both")
    ]
    assert sum(r.crimes_met + r.crimes_not_known + r.crimes_not_met for r in rows) == crimes


def test_what_was_chosen_is_said_with_the_figures(folder):
    text = compare(folder, Choice.of("2025-01-01", "2025-12-31", "E23000901", None)).as_text()
    assert text.startswith("Run run1: 2025-01-01 to 2025-12-31, force E23000901")
    assert json.loads(compare(folder).to_json())["chosen"].endswith("every force")


def test_days_that_are_none_and_periods_that_run_backwards_are_refused():
    with pytest.raises(UserFacingError, match="are days"):
        Choice.of("spring", None, None, None)
    with pytest.raises(UserFacingError, match="after"):
        Choice.of("2025-02-01", "2025-01-01", None, None)
