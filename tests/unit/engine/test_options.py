"""What a user says of how to run is understood, or refused in words before anything is done."""

from __future__ import annotations

import pytest

from accord.engine import Options
from accord.engine.options import bytes_of
from accord.errors import UserFacingError


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("4GB", 4_000_000_000),
        ("1.5 GB", 1_500_000_000),
        ("512MiB", 512 * 2**20),
        ("2g", 2_000_000_000),
        ("1TB", 10**12),
    ],
)
def test_a_size_is_a_number_with_its_unit(said, meant):
    assert bytes_of(said) == meant
    Options(memory=said).check()


@pytest.mark.parametrize("said", ["much", "0", "4", "-5GB", "0GB", "", "4 XB", "GB"])
def test_any_other_size_is_refused_in_words(said):
    with pytest.raises(UserFacingError, match="number with its unit"):
        Options(memory=said).check()


@pytest.mark.parametrize("threads", [0, -1])
def test_a_run_needs_at_least_one_core(threads):
    with pytest.raises(UserFacingError, match="1 or more"):
        Options(threads=threads).check()
