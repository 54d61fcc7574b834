"""Files and folders appear whole, and leave nothing of what stood there or of a killed writing."""

import os

import pytest

from accord import placing
from accord.placing import (
    UNFINISHED,
    place_file,
    place_files,
    place_folder,
    place_new,
    sweep_files,
    unfinished,
)
from support.killed_steps import files_of, killed_at_every_step


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


def _standing(tmp_path):
    place_folder(tmp_path / "was" / "report", {"a": b"1", "b": b"1"})
    return tmp_path / "was"


def _write(folder):
    place_folder(folder / "report", {"b": b"2", "c": b"2"})


def test_wherever_a_writer_is_killed_the_old_folder_stands_or_the_new_one(tmp_path):
    found = []
    for left in killed_at_every_step(_write, _standing(tmp_path), tmp_path):
        found.append(files_of(left / "report"))
        assert found[-1] in ({"a": b"1", "b": b"1"}, {"b": b"2", "c": b"2"})
        _write(left)
        assert files_of(left) == {"report/b": b"2", "report/c": b"2"}
    assert len(found) > 5
    assert found[0] != found[-1]


def test_where_two_names_cannot_change_places_the_next_writing_finds_the_old_folder(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(placing, "_exchanged", lambda one, other: False)
    gaps = 0
    for left in killed_at_every_step(_write, _standing(tmp_path), tmp_path):
        gaps += not (left / "report").exists()
        fresh = unfinished(left / "report")
        assert files_of(left / "report") in ({"a": b"1", "b": b"1"}, {"b": b"2", "c": b"2"})
        assert [p.name for p in left.iterdir() if p.name != "report"] == [fresh.name]
    assert gaps == 1


def test_files_that_belong_together_never_stand_beside_those_of_an_earlier_writing(tmp_path):
    for name in "abc":
        place_file(tmp_path / "was" / name, "1")
    new = dict.fromkeys("abc", "2")
    standing, swept = [], []
    for left in killed_at_every_step(
        lambda folder: place_files(folder, new), tmp_path / "was", tmp_path
    ):
        whole = {n: c for n, c in files_of(left).items() if not n.startswith(UNFINISHED)}
        assert len({*whole.values()}) <= 1
        standing.append({*whole.values()})
        sweep_files(left)
        after = files_of(left)
        assert set(after) == set("abc")
        assert after in (dict.fromkeys("abc", b"1"), dict.fromkeys("abc", b"2"))
        swept.append(after["a"])
    # All are written before the first of the old ones goes, and none is lost from then on.
    assert swept == sorted(swept)
    assert standing[:4] == [{b"1"}] * 4
    assert standing[-1] == {b"2"}
    assert set() in standing


def test_files_that_were_left_are_brought_in_again_wherever_that_is_killed(tmp_path):
    for name in "abc":
        place_file(tmp_path / "was" / name, "1")
    kills = list(
        killed_at_every_step(
            lambda folder: place_files(folder, dict.fromkeys("abc", "2")),
            tmp_path / "was",
            tmp_path / "first",
        )
    )
    # Killed when some of the old ones are gone.
    standing = next(p for p in kills if 0 < sum(n in "abc" for n in files_of(p)) < 3)
    for left in killed_at_every_step(sweep_files, standing, tmp_path / "second"):
        whole = {n: c for n, c in files_of(left).items() if not n.startswith(UNFINISHED)}
        assert len({*whole.values()}) <= 1
        sweep_files(left)
        assert files_of(left) == dict.fromkeys("abc", b"2")


def test_a_file_that_somebody_is_still_writing_is_not_swept_away(tmp_path):
    (tmp_path / f"{UNFINISHED}{os.getpid()}-report.pdf").write_text("half")
    sweep_files(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_new_file_is_there_whole_or_not_at_all_and_is_never_written_over(tmp_path):
    (tmp_path / "was").mkdir()
    for left in killed_at_every_step(
        lambda folder: place_new(folder / "1.json", "whole"), tmp_path / "was", tmp_path
    ):
        assert files_of(left).get("1.json", b"whole") == b"whole"
    with pytest.raises(FileExistsError):
        place_new(left / "1.json", "another")
    assert files_of(left) == {"1.json": b"whole"}
