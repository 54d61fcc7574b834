"""Text files, folders and CSV files checked."""

import csv
from pathlib import Path

import pytest

from accord.errors import UserFacingError
from accord.language.files import COLUMNS, check_csv, check_path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_csv_file_gives_one_row_for_each_finding(tmp_path: Path) -> None:
    source, out = tmp_path / "a.csv", tmp_path / "b" / "terms.csv"
    source.write_text('id,text\n1,"Kay is streetwise.\nMum says she is feral."\n2,Nothing.\n')
    list(check_csv(source, out))
    found = rows(out)
    assert list(found[0]) == list(COLUMNS)
    assert [(r["id"], r["term"], r["speech"]) for r in found] == [
        ("1", "streetwise", "own words"),
        ("1", "challenging, difficult, out of control", "reported"),
    ]


def test_findings_are_never_written_over_the_texts(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text("id,text\n1,x\n")
    with pytest.raises(UserFacingError, match="another file"):
        check_csv(source, source)


def test_a_folder_is_checked_file_by_file_and_says_what_it_left_out(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes("Caf\xe9. She is streetwise.".encode("cp1252"))
    (tmp_path / "two.md").write_text("Fine.\n")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    report = check_path(tmp_path)
    assert [(c.name, len(c.terms)) for c in report.checked] == [("one.txt", 1), ("two.md", 0)]
    assert report.skipped == ("photo.jpg",)
    assert "one.txt:1:14  streetwise" in report.as_text()


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="no file"):
        check_path(tmp_path / "none.txt")
