"""A kill while a profile is written leaves no formats of two builds in one folder."""

import pytest

from accord.placing import UNFINISHED, place_file, sweep_files
from accord.profile.write import FORMATS, of_an_earlier_build, place_profile
from support.killed_steps import files_of, killed_at_every_step

STEM, STATE = "profile-E23000901-restricted", "E23000901-restricted.figures.json"
NAMES = [f"{STEM}.{name}" for name in (*FORMATS, "recommendations.json")]


def _write(folder, build):
    place_profile(folder, dict.fromkeys(NAMES, build), folder / STATE, build)


@pytest.fixture
def standing(tmp_path):
    _write(tmp_path / "was", "first")
    (tmp_path / "was" / "analysts-words.toml").write_text("# own words")
    return tmp_path / "was"


def test_wherever_a_profile_is_killed_its_formats_are_of_one_build(standing, tmp_path):
    for left in killed_at_every_step(lambda folder: _write(folder, "second"), standing, tmp_path):
        held = {n: c for n, c in files_of(left).items() if not n.startswith(UNFINISHED)}
        assert held["analysts-words.toml"] == b"# own words"
        builds = {held[name] for name in NAMES if name in held}
        assert len(builds) <= 1
        # The next build compares itself with the one before until all of this one stands.
        if held[STATE] == b"second":
            assert [held[name] for name in NAMES] == [b"second"] * len(NAMES)
        sweep_files(left)
        assert len({files_of(left)[name] for name in NAMES}) == 1
        _write(left, "second")
        assert not [name for name in files_of(left) if name.startswith(UNFINISHED)]


def test_a_format_that_was_not_made_again_is_told(standing):
    place_file(standing / f"{STEM}.html", "second")
    assert of_an_earlier_build(standing, STEM, ["html"]) == [f"{STEM}.docx", f"{STEM}.pdf"]
    assert of_an_earlier_build(standing, STEM, FORMATS) == []
