"""Every code that stands in a table of the national report is said in words."""

import pytest

from accord.national.codes import in_words
from accord.national.figures import CATEGORIES_OF, SEXES
from accord.returns.specification import specification


@pytest.mark.parametrize("name", ["ethnicity_self", "ethnicity_officer"])
def test_every_code_of_ethnicity_is_said_in_words_and_keeps_its_code(name):
    for code in specification(CATEGORIES_OF).dimensions[name].parents:
        said = in_words(name, code)
        assert said == code if code.islower() or " " in code else said.endswith(f"({code})"), code


def test_every_sex_is_said_in_words():
    assert all(in_words("sex", code).islower() for code in SEXES)


def test_what_is_no_code_stays_as_it_is():
    assert in_words("force", "E23000901") == "E23000901"
    assert in_words("sex", "") == ""
