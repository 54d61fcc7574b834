"""What partner data adds is measured selection by selection, and shown in one table."""

import pytest

from accord.synthetic.country import write_country
from benchmarks import partners
from benchmarks.partners import ALONE, TOGETHER, Row, as_markdown, by_sector, selections


def package(folder, name, sector):
    (folder / name).mkdir(parents=True)
    (folder / name / "sources.csv").write_text(f"source_id,sector\n{name},{sector}\n", "utf-8")
    return folder / name


@pytest.fixture
def packages(tmp_path):
    for name, sector in (
        ("a-rms", "police"),
        ("b-csc", "children_social_care"),
        ("btp", "transport_police"),
        ("c-edu", "education"),
    ):
        package(tmp_path, name, sector)
    return tmp_path


def test_packages_are_grouped_by_the_sector_of_who_supplies_them(packages):
    found = {sector: [p.name for p in paths] for sector, paths in by_sector(packages).items()}
    assert found == {
        "police": ["a-rms"],
        "children_social_care": ["b-csc"],
        "transport_police": ["btp"],
        "education": ["c-edu"],
    }


def test_police_come_alone_then_with_each_partner_then_all_together(packages):
    made = [
        (records, {p.name for p in paths}) for records, paths in selections(by_sector(packages))
    ]
    assert made == [
        (ALONE, {"a-rms", "btp"}),
        ("and children social care", {"a-rms", "btp", "b-csc"}),
        ("and education", {"a-rms", "btp", "c-edu"}),
        (TOGETHER, {"a-rms", "btp", "b-csc", "c-edu"}),
    ]


def test_the_table_has_a_row_for_each_selection_and_a_dash_for_what_cannot_be_said():
    rows = [Row(ALONE, 0.5, None, 0.25, 0.75, 3, 4, 5, 1234)]
    text = as_markdown(rows, 7, "small")
    assert "| police records alone | 0.500 | - | 0.250 | 0.750 | 3 | 4 | 5 | 1,234 |" in text
    assert len([line for line in text.splitlines() if line.startswith("|")]) == 3


@pytest.mark.slow
def test_every_partner_of_a_tiny_country_is_measured_and_all_together_find_the_most(tmp_path):
    write_country(tmp_path / "world", seed=3, scale="tiny")
    rows = list(partners.what_partners_add(tmp_path / "world", tmp_path / "scratch", threads=1))
    assert rows[0].records == ALONE
    assert rows[-1].records == TOGETHER
    assert all(row.networks <= rows[-1].networks + 2 for row in rows)
