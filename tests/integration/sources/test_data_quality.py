"""Rows that are used with a doubt are counted, each rule by itself."""

import pytest

from support.extracts import received
from support.packages import tiny_package

# Table, row, what is changed, rule, rows in doubt, rows looked at.
DOUBTS = [
    ("nominals", 1, {"date_of_birth": "2030-01-02"}, "born_after_extract", 1, 2),
    ("nominals", 1, {"date_of_birth": "1900-01-01"}, "placeholder_birth_date", 1, 2),
    ("nominals", 1, {"date_of_birth": "2009-01-01"}, "exact_birth_on_new_year", 1, 2),
    ("nominals", 3, {"age_from": "30", "age_to": "20"}, "age_range", 1, 1),
    ("nominals", 1, {"age_from": "40"}, "age_against_birth_date", 1, 1),
    ("nominals", 2, {"surname": "Unknown"}, "placeholder_name", 1, 2),
    (
        "nominals",
        2,
        {"surname": "", "forename": "", "known_as": ""},
        "identified_without_name",
        1,
        2,
    ),
    ("nominals", 2, {"nhs_number": "9434765918"}, "nhs_number_check_digit", 1, 1),
    ("nominals", 2, {"nhs_number": "94347659"}, "nhs_number_check_digit", 1, 1),
    ("nominals", 2, {"upn": "A801200001001"}, "upn_check_letter", 1, 1),
    ("nominals", 2, {"postcode": "NM2"}, "postcode_shape", 1, 2),
    ("crimes", 1, {"committed_to": "2023-05-31T09:00"}, "ends_before_start", 1, 2),
    ("crimes", 1, {"recorded_on": "2023-05-31"}, "recorded_before_committed", 1, 2),
    ("crimes", 1, {"reported_at": "2023-05-31"}, "reported_before_committed", 1, 1),
    ("crimes", 1, {"outcome_on": "2023-06-01"}, "outcome_before_recorded", 1, 1),
    ("crimes", 1, {"closed_on": "2023-06-01"}, "closed_before_recorded", 1, 1),
    ("crimes", 1, {"recorded_on": "2025-06-01"}, "recorded_on_after_extract", 1, 2),
    ("crimes", 1, {"offence_code": "Rape"}, "unknown_offence_code", 1, 2),
    ("crimes", 1, {"outcome_code": "99"}, "unknown_outcome_code", 1, 1),
    ("crimes", 1, {"easting": "400000"}, "grid_reference_range", 1, 1),
    ("intelligence", 1, {"source_grade": ""}, "not_graded", 1, 1),
    ("missing_episodes", 1, {"found_at": "2023-06-01T18:00"}, "found_before_missing", 1, 1),
    ("missing_episodes", 1, {"reported_at": "2023-06-01T18:00"}, "reported_before_missing", 1, 1),
    ("missing_episodes", 1, {"rhi_at": "2023-06-01T18:00"}, "interview_before_found", 1, 1),
    (
        "missing_episodes",
        1,
        {"rhi_offered": "no", "rhi_accepted": "yes"},
        "interview_accepted_not_offered",
        1,
        1,
    ),
    ("partner_reports", 1, {"received_at": "2023-06-01"}, "received_before_it_happened", 1, 2),
    ("partner_reports", 2, {"related_event_ref": ""}, "related_kind_without_reference", 1, 2),
    ("associations", 1, {"nominal_id_b": "N2"}, "associated_with_oneself", 1, 1),
    ("associations", 1, {"to_on": "2023-04-01"}, "ends_before_start", 1, 1),
    ("objects", 2, {"identifier": ""}, "no_identifier", 1, 2),
    ("object_links", 1, {"to_on": "2023-04-01"}, "ends_before_start", 1, 1),
    ("markers", 1, {"cleared_on": "2023-04-01"}, "cleared_before_set", 1, 1),
    ("actions", 1, {"done_on": "2023-06-09"}, "done_before_requested", 1, 1),
    ("actions", 1, {"expires_on": "2023-06-09"}, "expires_before_done", 1, 1),
    ("care_status", 1, {"to_on": "2022-01-09"}, "ends_before_start", 1, 1),
    ("training_events", 1, {"staff_trained": "-1"}, "staff_trained_range", 1, 1),
]


def changed(tmp_path, table, row, values):
    package = tiny_package().change(table, row, **values)
    return received(tmp_path / "store", package.write(tmp_path / "a"))


@pytest.mark.parametrize(
    ("table", "row", "values", "rule", "n_rows", "n_checked"),
    DOUBTS,
    ids=[f"{d[0]} {d[3]} {'-'.join(d[2])}" for d in DOUBTS],
)
def test_a_doubtful_row_is_used_and_counted(tmp_path, table, row, values, rule, n_rows, n_checked):
    extract = changed(tmp_path, table, row, values)

    assert extract.quarantine == []
    assert extract.rules()[table, rule] == (n_rows, n_checked)


def test_the_small_good_package_raises_no_doubt(tmp_path):
    extract = received(tmp_path / "store", tiny_package().write(tmp_path / "a"))

    assert extract.issues == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("nhs_number", "943 476 5919"),
        ("nhs_number", "9434765919"),
        ("upn", "H801200001001"),
        ("upn", "K213000000001"),
        ("upn", "A80120000100B"),
        ("postcode", "NM1A 2AB"),
        ("postcode", "nm12ab"),
    ],
)
def test_good_identifiers_raise_no_doubt(tmp_path, column, value):
    assert changed(tmp_path, "nominals", 2, {column: value}).issues == []


def test_people_born_after_what_they_took_part_in_are_counted(tmp_path):
    rules = changed(tmp_path, "nominals", 1, {"date_of_birth": "2023-06-15"}).rules()

    # N1 took part in two crimes and a report; one of the crimes came after that birth.
    assert rules["involvements", "born_after_event"] == (2, 5)


def test_a_suspect_below_the_age_of_criminal_responsibility_is_a_doubt(tmp_path):
    rules = changed(tmp_path, "nominals", 2, {"date_of_birth": "2015-06-15"}).rules()

    assert rules["involvements", "suspect_under_ten"] == (1, 1)


def test_someone_who_is_victim_and_suspect_of_one_crime_is_a_doubt(tmp_path):
    package = tiny_package().add(
        "involvements",
        "| event_kind | event_ref | nominal_id | role |\n| crime | C1 | N1 | suspect |",
    )
    rules = received(tmp_path / "store", package.write(tmp_path / "a")).rules()

    assert rules["involvements", "victim_and_suspect"] == (1, 4)


def test_a_crime_with_nobody_in_it_is_a_doubt(tmp_path):
    package = tiny_package().add(
        "crimes", "| crime_ref | offence_code | recorded_on |\n| C3 | 71 | 2023-08-01 |"
    )
    rules = received(tmp_path / "store", package.write(tmp_path / "a")).rules()

    assert rules["crimes", "nobody_involved"] == (1, 3)


def test_missing_episodes_that_overlap_are_a_doubt(tmp_path):
    package = tiny_package().add(
        "missing_episodes",
        "| episode_id | nominal_id | reported_at |\n| M2 | N1 | 2023-06-02T01:00:00 |",
    )
    rules = received(tmp_path / "store", package.write(tmp_path / "a")).rules()

    assert rules["missing_episodes", "overlapping_episodes"] == (1, 2)
