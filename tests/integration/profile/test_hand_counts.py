"""Figures counted by hand from the small area stand in the profile's tables."""

from __future__ import annotations

import pytest

BY_HAND = [
    ("crimes-by-cse-flag", (), 4),
    ("crimes-by-cse-flag", ("met",), 2),
    ("crimes-by-cse-flag", ("met", "yes"), 1),
    ("crimes-by-cse-flag", ("met", "no"), 1),
    ("crimes-by-cse-flag", ("not_known",), 1),
    ("crimes-by-cse-flag", ("not_met", "yes"), 1),
    ("crimes-by-group-flag", ("met", "no"), 1),
    ("crimes-by-group-flag", ("", "yes"), 0),
    ("crimes-by-assessment", ("met",), 2),
    ("crimes-by-assessment", ("met", "met"), 1),
    ("exploitation-crimes-by-quarter", ("2025-01-01/2025-12-31",), 2),
    ("exploitation-crimes-by-quarter", ("2024-01-01/2024-12-31",), 1),
    ("exploitation-crimes-by-month", ("2025-02",), 1),
    ("crimes-by-report-lag", ("within_week",), 1),
    ("crimes-by-report-lag", ("over_year",), 1),
    ("crimes-by-place", ("hotel",), 1),
    ("crimes-by-place", ("private_address",), 1),
    ("crimes-by-online", ("yes",), 1),
    # K1 was on a Friday between eight and nine in the evening, K2 on a Wednesday at ten.
    ("crimes-by-weekday-and-hour", ("5", "5"), 1),
    ("crimes-by-weekday-and-hour", ("3", "2"), 1),
    ("crimes-by-exchange", ("gift",), 2),
    ("group-crimes-by-how-seen", ("own", "named"), 1),
    ("children-by-group", (), 2),
    ("children-by-group", ("met",), 1),
    ("children-by-sex-and-age", ("F", "13_15"), 1),
    ("children-by-sex-and-age", ("F", "10_12"), 1),
    ("children-with-ethnicity", ("yes",), 1),
    ("children-by-who-knew", ("both",), 1),
    ("children-by-who-knew", ("police",), 1),
    ("children-of-agency-concern", (), 2),
    ("children-of-agency-concern", ("children_social_care", "concern"), 1),
    ("children-of-agency-concern", ("children_social_care", "unknown"), 1),
    ("children-known-to-one-sector", ("police",), 1),
    ("children-by-missing", ("1",), 1),
    ("children-by-missing", ("none",), 1),
    ("children-by-education", ("attendance_concern",), 1),
    ("children-by-health", ("ed_attendance",), 1),
    ("children-by-factor", ("missing",), 1),
    ("children-by-first-protective-step", ("same_day",), 1),
    ("children-by-first-protective-step", ("none",), 1),
    ("suspects-by-identity", ("yes",), 3),
    ("suspects-by-identity", ("yes", "met"), 2),
    ("suspects-by-sex-and-age", ("M", "35_49"), 3),
    ("networks-by-size", ("2", "no"), 1),
    ("networks-by-reach", ("no",), 1),
    ("networks-by-children", ("1",), 1),
    ("missing-by-interview", ("in_time",), 1),
    ("missing-by-length", ("24",), 1),
    ("places-by-role", ("hotel", "found"), 1),
    ("places-by-role", ("private_address", "left"), 1),
    ("training-by-sector", ("hotel", "training"), 1),
    ("measure-q1", ("yes",), 1),
    ("measure-q1", ("no",), 1),
    ("measure-q3", ("yes",), 1),
    ("measure-q6", ("yes",), 1),
    ("measure-q15", ("yes",), 1),
    ("crimes-by-outcome", ("1",), 1),
    ("crimes-by-outcome", ("open",), 1),
    ("records-by-sector", ("police",), 5),
    ("records-by-sector", ("children_social_care",), 2),
    ("attendances-by-place", (), 1),
    ("crimes-by-area", (), 2),
    ("places-by-role-and-hour", ("offence", "5"), 1),
    ("places-by-role-and-hour", ("left", "5"), 1),
    ("places-by-role-and-hour", ("found", "2"), 1),
    ("networks-by-other-force", (), 0),
    # The strategy discussion on K1 was a day after it was recorded, the arrest ten days; nothing
    # was done on K2, which is followed to the extract.
    ("crime-to-safeguarding-by-days", ("1", "happened"), 1),
    ("crime-to-safeguarding-by-days", ("", "followed"), 1),
    ("crime-to-arrest-by-days", ("14", "happened"), 1),
    # K1 was charged, on a day that nobody recorded.
    ("crime-to-charge-by-days", ("undated", "happened"), 1),
    # Care spoke of C1 on 20 January and police recorded K1 on 10 February: 21 days. Police hold
    # nothing about C9, of whom care spoke on 1 April: 274 days to the end of the period.
    ("child-to-police-record-by-days", ("21", "happened"), 1),
    ("child-to-police-record-by-days", ("365", "followed"), 1),
    ("child-to-protective-step-by-days", ("1", "happened"), 1),
    # C1 is known to both, C9 to care; of C2 and V1 police alone recorded a concern.
    ("children-by-holders-together", ("police+children_social_care+",), 1),
    ("children-by-holders-together", ("children_social_care+",), 1),
    ("children-by-holders-together", ("police+",), 2),
    ("networks-by-holders-together", ("police+",), 1),
    # Six records of persons are of C1 and C2; two of them hold a self-defined ethnicity.
    ("children-fields-by-source", (), 6),
    ("children-fields-by-source", ("self_defined",), 2),
    ("children-fields-by-source", ("self_defined", "care"), 1),
    ("suspects-fields-by-source", ("birth_date", "homes"), 1),
    ("crime-fields-by-unit", ("committed",), 2),
]


@pytest.mark.parametrize(("query", "key", "count"), BY_HAND)
def test_a_figure_counted_by_hand_is_the_figure_of_the_profile(restricted, query, key, count):
    assert restricted.material.facts.number(query, *key).value == count


def test_the_two_counts_under_each_definition_stand_side_by_side(restricted):
    table = next(t for t in restricted.document.tables if t.number == "T3b")
    rows = {str(row[0]).split(",")[0].split(" (")[0]: row[1:] for row in table.rows}
    assert rows["Organised network"][:2] == ("2022", 1)
    assert rows["Child sexual exploitation"][1:] == (2, 1, 1)
    assert rows["CSE flag as recorded"] == ("[z]", 2, "[z]", 2)
    assert rows["Group flag as recorded"][1] == 0


def test_what_only_a_partner_knew_is_shown_beside_its_records(restricted):
    table = next(t for t in restricted.document.tables if t.number == "T4b")
    rows = {row[0]: dict(zip(table.columns, row, strict=True)) for row in table.rows}
    care = rows["children's social care"]
    assert care["records in the period"] == 2
    # Its two records of persons are C1, whom police hold too, and C9.
    assert (care["person records"], care["share joined with another source"]) == (2, "50%")
    assert rows["police"]["children only it knew as exploited"] == 1


def test_the_group_chapter_lists_the_network_under_a_pseudonym(restricted):
    table = next(t for t in restricted.document.tables if t.number == "T12r")
    ((name, people, identified, unidentified, children, *_),) = table.rows
    assert (name, people, identified, unidentified, children) == ("N-01", "2", 2, "no", 1)
