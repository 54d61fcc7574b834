"""Ties are between people of concern; the child's own brothers and friends tie nobody."""

import pytest

from accord.reading import read_text


def is_tied(text: str) -> bool:
    return any(m.concept_id == "association.known" for m in read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "S1 raped the girl at the flat that his housemate rents.",
        "The landlord's nephew gave the girl vodka.",
        "The men who gave the girl vodka are believed to be half brothers.",
        "S2 is a cousin of S1 and both raped the girl.",
    ],
)
def test_a_person_of_concern_and_one_of_his_know_each_other(text: str) -> None:
    assert is_tied(text)


@pytest.mark.parametrize(
    "text",
    [
        "A man gave the girl vodka and told reception that she was his niece.",
        "A man gave the girl vodka in front of her brothers.",
        "He was groomed online. He would like to see his brother.",
    ],
)
def test_the_childs_own_circle_is_no_tie(text: str) -> None:
    assert not is_tied(text)
