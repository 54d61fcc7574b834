"""People told by a number and no noun are counted, and the signs of times and ages are not."""

import pytest

from accord.reading import read_text


def counts(text: str) -> list[tuple[int | None, int | None]]:
    found = read_text(text, is_concern=True)
    return [(m.count_low, m.count_high) for m in found if m.concept_id == "people.several"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("There was a load of them in the flat with her.", 3, None),
        ("They came for her as a group of six.", 6, 6),
        ("S1 and at least two more were with the girl.", 3, None),
        ("A woman and two men took the girl to the room.", 3, 3),
        ("D1 booked it, D2 drove and D3 paid.", 3, 3),
        ("The pair came for the girl again.", 2, 2),
        ("The girl was passed round by that lot.", 3, None),
        ("Suspect one drove, suspect two held the girl.", 2, 2),
        ("Grown men had the girl's number, seventeen in total.", 17, 17),
        ("The older lads have the girl's number, there are nine of them.", 9, 9),
        ("There might have been three, possibly four, of them with the girl.", 3, 4),
        ("The suspect and another male were with the child, all three got in.", 2, 2),
        ("The girl was sat on each man's knee, three males in all.", 3, 3),
        ("Three males took the girl up; males came down without her.", 3, 3),
        ("Ten plus adult males came to the girl's room.", 10, None),
        ("Forty men were in the chat with the girl.", 40, 40),
        ("A couple in their fifties had the girl to stay.", 2, 2),
        ("Mate of the suspect drove and the suspect sat with her.", 2, 2),
        ("A priest and another male abused the boy.", 2, 2),
        ("He came with his cousin and a male nicknamed Bear to meet the girl.", 3, 3),
    ],
)
def test_numbers_without_a_noun_are_counted(text: str, low: int, high: int | None) -> None:
    assert (low, high) in counts(text)


def test_the_time_of_an_entry_is_no_number_of_people() -> None:
    assert all(low is not None and low < 12 for low, _ in counts("01:12 male joins the girl."))


def test_officers_are_no_males_of_concern() -> None:
    assert counts("Two male officers attended the girl's address.") == []


@pytest.mark.parametrize(
    "text",
    ["He has told others that he owns the girl.", "He filmed the girl and charged others to see."],
)
def test_others_who_hear_of_it_or_pay_to_look_take_no_part(text: str) -> None:
    assert counts(text) == []


def test_men_the_child_has_a_name_for_are_no_boys() -> None:
    assert counts('A female was taking the girl to meet "the boys".') == [(3, None)]


def test_friends_whom_a_girl_brings_are_not_of_concern() -> None:
    assert counts("She was given a phone and brought two friends along.") == []


def test_a_mother_who_suspects_is_no_suspect() -> None:
    assert counts("Mum suspects grooming of the girl by a male.") == []


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("She denies that any males were at the flat.", "negated"),
        ("There were no older males at the flat with her.", "negated"),
        ("Two, perhaps three, men were with the girl.", "affirmed"),
        ("Her roommate was in a car full of men.", "other_person"),
    ],
)
def test_how_sure_a_count_is(text: str, assertion: str) -> None:
    found = read_text(text, is_concern=True)
    assert {m.assertion for m in found if m.concept_id == "people.several"} == {assertion}
