"""A draft of a mapping finds known columns by their headers and repeats no value."""

import tomllib

import pytest

from accord.errors import UserFacingError
from accord.sources.mappings import draft

CASES = {
    "nominals": (
        "PersonID,First Name,Last Name,DOB,Gender,Mobile No,Known Person,Collar\n"
        "77,Robin,Ash,14/05/2009,Female,07700900123,Y,1\n",
        {"nominal_id": "PersonID", "forename": "First Name", "surname": "Last Name"},
        ["dd/mm/yyyy"],
    ),
    "crimes": (
        "Crime No;HO Code;Date Recorded;Start Date;MO\n1;71;01/06/2023;01/06/2023 10:15;x\n",
        {"crime_ref": "Crime No", "offence_code": "HO Code", "recorded_on": "Date Recorded"},
        ["dd/mm/yyyy"],
    ),
    "missing_episodes": (
        "EpisodeID,PersonID,Reported,Last Seen,Found,Risk\n1,2,01-Jun-2023,,,High\n",
        {"episode_id": "EpisodeID", "nominal_id": "PersonID", "missing_from_at": "Last Seen"},
        [],
    ),
    "involvements": (
        "OccurrenceNo,Occurrence Type,Nominal No,Classification\n1,Crime,2,Victim\n",
        {"event_ref": "OccurrenceNo", "nominal_id": "Nominal No"},
        [],
    ),
}


@pytest.mark.parametrize("table", CASES)
def test_a_draft_names_the_table_and_the_columns_it_knows(tmp_path, table):
    content, columns, dates = CASES[table]
    path = tmp_path / "Export 7.csv"
    path.write_text(content, "utf-8")
    text = draft(path)
    drafted = tomllib.loads(text)

    (rows,) = drafted["rows"]
    assert (rows["from"], rows["to"]) == ("Export 7", table)
    assert columns.items() <= rows["columns"].items()
    assert drafted.get("dates", {}).get("date", []) == dates
    for cell in content.splitlines()[1].replace(";", ",").split(","):
        assert len(cell) < 4 or cell not in text


def test_a_draft_of_what_is_no_table_is_refused_in_words(tmp_path):
    with pytest.raises(UserFacingError, match="there is no such file"):
        draft(tmp_path / "gone.csv")
    for content in (b"", b"PK\x03\x04", b"PAR1"):
        (tmp_path / "x.csv").write_bytes(content)
        with pytest.raises(UserFacingError):
            draft(tmp_path / "x.csv")


def test_a_draft_of_hostile_headers_is_still_toml(tmp_path):
    path = tmp_path / 'od"d.csv'
    path.write_text('"quo""te",back\\slash,"new\nline",,surname,SURNAME\n1,2,3,4,5,6\n', "utf-8")
    assert tomllib.loads(draft(path))["rows"][0]["from"] == 'od"d'
