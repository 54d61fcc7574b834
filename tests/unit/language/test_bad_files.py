"""What people pass by mistake is named, with what to do; no message holds a value from a file."""

import zipfile
from pathlib import Path

import pytest

from accord.errors import UserFacingError
from accord.language.files import check_csv, check_path


def refusal(path: Path) -> str:
    with pytest.raises(UserFacingError) as refused:
        check_path(path)
    return str(refused.value)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("ref,text\n1,She is streetwise.\n")
    message = refusal(path)
    assert "no column id" in message
    assert "streetwise" not in message


def test_an_empty_table_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"")
    assert "is empty" in refusal(path)


def test_an_empty_text_holds_nothing_to_find(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"")
    assert check_path(path).as_text() == "0 found in 0 of 1 texts"


@pytest.mark.parametrize("name", ["book.xlsx", "book.csv"])
def test_a_workbook_is_refused_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/workbook.xml", "<a/>")
    assert "workbook" in refusal(path)
    with pytest.raises(UserFacingError, match="columns id and text"):
        list(check_csv(path, tmp_path / "out.csv"))


def test_windows_1252_is_read_with_its_places(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,text\n1,Caf\xe9. She is streetwise.\n")
    (checked,) = check_path(path).checked
    assert [checked.text[t.start : t.end] for t in checked.terms] == ["streetwise"]


def test_bytes_in_a_folder_are_left_out_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("She is streetwise.")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\xff" * 50)
    (tmp_path / "c.bin").write_bytes(bytes(range(256)))
    report = check_path(tmp_path)
    assert report.n_terms == 1
    assert report.skipped == ("b.txt", "c.bin")


def test_a_text_can_be_written_as_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Fine.\nShe is streetwise.")
    header, row, *_ = check_path(path).to_csv().splitlines()
    assert header.startswith("id,start,end,term")
    assert row.startswith("a.txt,13,23,streetwise")


def test_the_place_of_a_wording_is_its_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Fine.\r\n\r\nShe is streetwise.")
    assert "a.txt:3:8  streetwise" in check_path(path).as_text()
