"""What a force's system exports comes back, through its mapping, as the records it holds."""

from pathlib import Path

import pytest

from accord.sources.exports import as_investigation_export, as_occurrence_export
from support.extracts import Extract, received
from support.packages import Package, tiny_package


def full_package() -> Package:
    """The small package with every optional column filled somewhere."""
    package = tiny_package()
    package.change(
        "nominals",
        2,
        middle_names="Jo Lee",
        age_from="30",
        age_to="35",
        nationality="GB",
        ethnicity_self_defined="W1",
        ethnicity_officer_defined="IC1",
        disability="D1|D2",
        nhs_number="9434765919",
        upn="H801200001001",
        pnc_id="2009/12X",
        la_child_id="77",
        phones="07700 900123|07700900456",
        emails="a@example.org",
        handles="snap:reds|insta:c_r",
        address='Flat 2, "The Maltings"\nQuay Road',
        description="tall; grey coat",
    )
    package.change("nominals", 3, age_from="18", sex="U")
    package.change(
        "crimes",
        1,
        offence_title="Sexual activity",
        reported_at="2023-06-02T08:09:10",
        location_text="Quay Rooms, 1st floor",
        postcode="NM1 9ZZ",
        easting="401000",
        northing="301000",
        outcome_code="16",
        outcome_on="2023-08-01",
        closed_on="2023-08-02",
        unit="CSE team",
        investigator_skill="pip2_scaidp",
        mo_text="First line.\n\nThird line; with a semicolon.",
    )
    package.change("crimes", 2, easting="402000")
    package.change(
        "intelligence",
        1,
        event_from="2023-06-01",
        event_to="2023-06-02T03:04:05",
        provenance_root="call-9",
        location_text="the hotel",
        location_type="hotel",
        postcode="NM1 9ZZ",
        easting="401000",
        northing="301000",
    )
    package.add(
        "intelligence",
        """
        | report_id | reported_at         | text             | source_grade | information_grade | handling_code |
        | I2        | 2023-06-21T09:15:00 | Nothing further. |              | E                 |               |
        """,
    )
    package.change(
        "missing_episodes",
        1,
        found_location_text="in a car",
        found_location_type="vehicle",
        found_postcode="NM2 4XY",
        is_looked_after="yes",
        rhi_offered="1",
        rhi_accepted="false",
        rhi_at="2023-06-04T12:00:00",
        rhi_text="She was driven about.",
    )
    package.change(
        "partner_reports",
        1,
        outcome="no further action",
        provenance_root="call-9",
        location_text="school",
        location_type="school",
        postcode="NM1 2AB",
        easting="1",
        northing="2",
        related_source_id="northmoor-rms",
    )
    package.change("objects", 1, description="rooms above a shop")
    package.add(
        "objects",
        """
        | object_id | kind   | identifier   | description |
        | O3        | phone  | 07700 900123 | pay as you go |
        | O4        | handle | snap:reds    |             |
        | O5        | device |              | a tablet    |
        """,
    )
    package.add(
        "markers",
        """
        | target_kind | target_ref | code           | set_on     | cleared_on |
        | crime       | C2         | GROUP_CSE      |            |            |
        | crime       | C2         | CSA            |            |            |
        | crime       | C2         | OCG            |            |            |
        | crime       | C2         | MODERN_SLAVERY |            |            |
        | crime       | C2         | MODERN_SLAVERY | 2023-08-01 | 2023-09-01 |
        | nominal     | N2         | OTHER          | 2023-08-01 |            |
        """,
    )
    package.change("actions", 1, expires_on="2024-06-10", result="charged")
    return package


def both(tmp_path: Path, package: Package, export: object) -> tuple[Extract, Extract]:
    folder = package.write(tmp_path / "ours")
    made = export(folder, tmp_path / "theirs")  # type: ignore[operator]
    return received(tmp_path / "one", folder), received(tmp_path / "two", made)


@pytest.mark.parametrize("export", [as_occurrence_export, as_investigation_export])
@pytest.mark.parametrize("package", [tiny_package, full_package])
def test_mapping_an_export_brings_back_the_same_records(tmp_path, package, export):
    ours, theirs = both(tmp_path, package(), export)

    for table, rows in ours.tables.items():
        assert theirs.tables[table] == rows, table
    assert theirs.quarantine == []


@pytest.mark.parametrize("export", [as_occurrence_export, as_investigation_export])
def test_an_export_has_no_file_of_ours_but_the_two_that_forces_do_not_hold(tmp_path, export):
    made = export(full_package().write(tmp_path / "ours"), tmp_path / "theirs")
    ours = set(full_package().tables)

    assert {p.stem for p in made.glob("*.csv")} & ours == {"care_status", "training_events"}


def test_flags_are_rows_in_one_system_and_keywords_and_columns_in_the_other(tmp_path):
    folder = full_package().write(tmp_path / "ours")
    occurrence = as_occurrence_export(folder, tmp_path / "a")
    investigation = as_investigation_export(folder, tmp_path / "b")

    assert len((occurrence / "Flag.csv").read_text().splitlines()) == 9
    text = (investigation / "Investigation.csv").read_text()
    assert "Investigation|Child Sexual Abuse|Organised Crime Group,Yes,Yes" in text
    # With a date, or on a person, a flag stays a row.
    assert len((investigation / "WarningMarker.csv").read_text().splitlines()) == 5
