"""Invented identifiers have valid check digits, and nobody shares one by accident."""

import random

import phonenumbers
import pytest

from accord.synthetic import identifiers

_MANY = [*range(3000), *range(40_000_000, 40_003_000), 27_000_001, 56_999_999]


def _nhs_is_valid(number: str) -> bool:
    total = sum(int(d) * w for d, w in zip(number[:9], range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11 == int(number[9])


def test_nhs_numbers_pass_their_check_and_begin_with_nine() -> None:
    numbers = [identifiers.nhs_number(n) for n in _MANY]
    assert all(len(n) == 10 and n[0] == "9" and _nhs_is_valid(n) for n in numbers)


def test_the_first_nhs_numbers_are_in_the_range_kept_for_tests() -> None:
    heads = {identifiers.nhs_number(n)[:3] for n in range(2000)}
    assert heads <= {"999", "998"}


@pytest.mark.parametrize(
    "make",
    [
        identifiers.nhs_number,
        identifiers.pupil_number,
        identifiers.mobile,
        identifiers.plate,
        lambda n: identifiers.spread(n, 9),
    ],
)
def test_no_two_people_get_one_identifier(make: object) -> None:
    made = [make(n) for n in _MANY]  # type: ignore[operator]
    assert len(set(made)) == len(_MANY)


# Check letters worked by hand from the published rule for these two bodies.
@pytest.mark.parametrize(("body", "letter"), [("801200001001", "H"), ("213000000001", "K")])
def test_pupil_numbers_use_the_published_check_letter(body: str, letter: str) -> None:
    total = sum(int(d) * k for k, d in enumerate(body, start=2))
    assert identifiers._UPN_LETTERS[total % 23] == letter


def test_a_pupil_number_carries_the_letter_of_its_own_digits() -> None:
    for n in _MANY[:500]:
        number = identifiers.pupil_number(n)
        total = sum(int(d) * k for k, d in enumerate(number[1:], start=2))
        assert number[0] == identifiers._UPN_LETTERS[total % 23]


def test_phone_numbers_are_of_valid_shape_however_they_are_written() -> None:
    rng = random.Random(1)
    for n in _MANY[:300]:
        number = identifiers.mobile(n)
        for _ in range(3):
            written = identifiers.written_phone(rng, number)
            read = phonenumbers.parse(written, "GB")
            assert phonenumbers.is_possible_number(read)
            assert f"0{read.national_number}" == number


def test_plates_begin_with_a_letter_that_is_never_issued() -> None:
    assert {identifiers.plate(n)[0] for n in _MANY} <= set("JTUZQI")
