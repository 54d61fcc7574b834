"""A record kept of a child is told by its words; a text that only teaches tells of nobody."""

import pytest

from accord.reading import read_text
from accord.reading.spoken_of import is_record_of_child, is_teaching


@pytest.mark.parametrize(
    "text",
    [
        "rhi completed, declined to say where.",
        "a lad of fourteen was on the train.",
        "15f in the rear seat.",
        "ewo visit, no reply.",
        "kids in year 9 hang about there.",
    ],
)
def test_words_and_ages_say_that_a_record_is_kept_of_a_child(text: str) -> None:
    assert is_record_of_child(text)


def test_a_record_of_trade_is_kept_of_nobody_young() -> None:
    assert not is_record_of_child("the driver aged 45 delivered 15 pallets to unit 9.")


def test_a_policy_tells_of_nobody() -> None:
    assert is_teaching("the policy says that staff report any child found with unknown adults.")


def test_a_lesson_in_which_a_girl_tells_is_no_mere_lesson() -> None:
    assert not is_teaching("after the assembly the girl told us that a man gave her a phone.")


def concepts(text: str) -> set[str]:
    return {mention.concept_id for mention in read_text(text)}


def test_people_and_places_of_a_policy_are_examples() -> None:
    text = "The policy says that staff must report any child who is found with unknown adults."
    assert not {c for c in concepts(text) if c.startswith(("people.", "place.", "missing.found"))}


def test_what_training_is_about_might_happen() -> None:
    found = read_text("Training on child sexual exploitation was delivered to hotel staff.")
    assert {m.assertion for m in found if m.concept_id == "abuse.sexual"} <= {"hypothetical"}


def test_whoever_is_left_out_of_a_log_is_the_child_of_the_record() -> None:
    assert "place.hotel" in concepts("Seen getting into a taxi outside the Ibis with two men.")


def test_a_meal_is_no_place() -> None:
    text = "She was raped by the man. Has a takeaway with her carers on Fridays."
    assert "place.takeaway" not in concepts(text)
