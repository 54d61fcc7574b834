"""Files and folders appear whole, and leave nothing of what stood there or of a killed writing."""

import pytest

from accord.placing import place_file, place_folder


def test_a_file_is_replaced_and_its_line_ends_stay_as_they_were_given(tmp_path):
    path = tmp_path / "new" / "list.csv"
    place_file(path, "old")
    assert place_file(path, "a\r\nb\n") == path
    assert path.read_bytes() == b"a\r\nb\n"
    assert [p.name for p in path.parent.iterdir()] == ["list.csv"]


def test_a_file_that_cannot_be_put_in_its_place_leaves_nothing_beside_it(tmp_path):
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError):
        place_file(tmp_path / "taken", b"content")
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]


def test_a_folder_holds_the_new_files_and_no_other(tmp_path):
    folder = tmp_path / "released"
    place_folder(folder, {"a": b"1", "b": b"2"})
    assert place_folder(folder, {"b": b"3"}) == (folder / "b",)
    assert [(p.name, p.read_bytes()) for p in folder.iterdir()] == [("b", b"3")]
    assert [p.name for p in tmp_path.iterdir()] == ["released"]


def test_a_failed_writing_leaves_the_folder_that_stood(tmp_path):
    folder = tmp_path / "released"
    place_folder(folder, {"a": b"1"})
    with pytest.raises(OSError):
        place_folder(folder, {"a": b"2", "no/such/folder": b"3"})
    assert (folder / "a").read_bytes() == b"1"
