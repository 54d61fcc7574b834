"""What a force's own definition files would change in a finished run, which stays as it is."""

import json

import pytest

from accord.definitions.overlay_changes import changes
from accord.errors import NotFound
from support.run_folder import run_folder

OWN_READING = """
id = "group-csae-cocad"
version = "2023-northmoor-1"
title = "As read by Northmoor"
says = "As the national one, where something was given or gained."
source = "Northmoor procedure, section 7"
rule = "V1 and A1 and N1/suspects and (X3a or X3b)"
"""
OWN_DEFINITION = """
id = "northmoor-any-abuse"
version = "1"
title = "Abuse of a child"
says = "Any sexual abuse of a child."
source = "Northmoor procedure, section 2"
rule = "V1 and A1"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """K1 by two suspects, K2 by two who gave money, K3 by one."""
    return run_folder(
        tmp_path_factory.mktemp("run"),
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 22B          | 2025-03-01T20:00:00
            K2        | 22B          | 2025-04-01T20:00:00
            K3        | 22B          | 2025-05-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
            K2     | C2         | victim
            K2     | S3         | suspect
            K2     | S4         | suspect
            K3     | C3         | victim
            K3     | S5         | suspect
        """,
        mentions="record | concept_id\nK2 | exchange.money",
    )


def written(folder, text, name="own.toml"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_an_own_reading_says_which_crimes_it_answers_otherwise_and_leaves_the_run_alone(
    folder, tmp_path
):
    before = {file.name: file.read_bytes() for file in folder.glob("*.parquet")}
    made = changes(folder, [written(tmp_path, OWN_READING)])
    (difference,) = made.differences
    crimes = [c for c in difference.changed if c.candidate_kind == "crime"]
    assert [(c.candidate_id, c.outcome_a, c.outcome_b) for c in crimes] == [
        ("north/K1", "met", "not_known")
    ]
    assert "group-csae-cocad as the run has it" in made.as_text()
    assert {file.name: file.read_bytes() for file in folder.glob("*.parquet")} == before


def test_a_definition_of_ones_own_is_said_to_be_new_with_its_answers(folder, tmp_path):
    made = changes(folder, [written(tmp_path, OWN_DEFINITION)])
    assert made.differences == ()
    ((name, counts),) = made.added
    assert (name, counts["met"] >= 3) == ("northmoor-any-abuse", True)
    assert json.loads(made.to_json())["added"] == {name: counts}


def test_a_run_that_is_not_whole_is_refused(tmp_path):
    with pytest.raises(NotFound, match="not whole"):
        changes(tmp_path, [written(tmp_path, OWN_READING)])
