"""Real public data comes in through mappings, and shows only what it can."""

from pathlib import Path

from accord.sources.delivery import check
from accord.sources.mappings import draft
from support.extracts import received
from support.shared_data import shared


def test_published_crimes_come_in_without_people_texts_or_known_offence_codes(tmp_path):
    folder = shared("from-registry/policeuk")
    extract = received(tmp_path / "store", folder, mapping=Path("police-uk-street"))

    assert len(extract.tables["crimes"]) == 4101
    assert extract.tables["nominals"] == extract.tables["involvements"] == []
    assert set(extract.values("crimes", "mo_text")) == {None}
    assert extract.rules()["crimes", "unknown_offence_code"] == (4101, 4101)
    assert extract.rules()["crimes", "nobody_involved"] == (4101, 4101)
    assert {row["rule"] for row in extract.quarantine} == {"not_mapped"}
    assert len(extract.quarantine) == 899
    assert extract.values("sources", "is_synthetic") == [False]


def test_historical_figures_come_in_as_nominals_and_impossible_birth_dates_are_set_aside():
    file = shared("from-fetch/er/historical_figures_50k.parquet")
    report = check([file], Path("historical-figures"))

    counts = {table.table: table for table in report.tables}
    assert counts["nominals"].read == 50_578
    assert counts["nominals"].used + counts["nominals"].quarantined == 50_578
    assert {problem.rule for problem in report.problems} == {"bad_date"}
    assert counts["nominals"].quarantined == 2_987


def test_a_real_phone_network_comes_in_as_people_nobody_has_identified(tmp_path):
    file = shared("from-fetch/networks/phone_case2_edges.csv")
    extract = received(tmp_path / "store", file, mapping=Path("phone-network"))

    assert len(extract.tables["nominals"]) == 124
    assert set(extract.values("nominals", "is_identified")) == {False}
    assert len(extract.tables["associations"]) == 178
    assert set(extract.values("associations", "kind")) == {"phone_contact"}
    assert extract.tables["crimes"] == []


def test_a_draft_for_published_crimes_finds_the_columns_it_can():
    text = draft(shared("from-registry/policeuk/2018-07-west-yorkshire-street-sample.csv"))

    assert 'to = "crimes"' in text
    assert 'crime_ref = "Crime ID"' in text
    assert "# offence_code" in text
    assert "Cockshott" not in text


def test_care_tables_with_faults_on_purpose_are_drafted_and_never_crash():
    for file in sorted(shared("from-fetch/ssda903").glob("*.csv")):
        assert "[[rows]]" in draft(file)
