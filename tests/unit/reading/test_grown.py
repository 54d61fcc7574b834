"""Texts about grown people, with children at most beside them."""

import pytest

from accord.reading.grown import is_of_grown_people


@pytest.mark.parametrize(
    "text",
    [
        "domestic between 41yo male and 38yo female, children asleep upstairs.",
        "marac referral: partner isolates her from family and controls the money.",
        "adult victim, two children under 5, fled husband who tracked her phone.",
        "female, 44, says that her ex husband has her photo.",
        "caller's daughter, 26, is not answering her phone.",
    ],
)
def test_couples_and_patients_are_grown_people(text: str) -> None:
    assert is_of_grown_people(text)


@pytest.mark.parametrize(
    "text",
    [
        "found in a hotel with two adult males.",
        "she (17) is controlled by her partner, domestic abuse service aware.",
        "daughter, 15, told her mum that he is 41.",
        "male of 34 gave a false name at the desk.",
        "domestic abuse between parents in 2012, now missing overnight.",
    ],
)
def test_a_child_or_a_man_with_his_years_makes_no_text_one_of_grown_people(text: str) -> None:
    assert not is_of_grown_people(text)
