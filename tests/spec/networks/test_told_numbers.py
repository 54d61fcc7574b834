"""How many people of concern a text tells of, counted as a run counts: floors below what is reached."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from support.told_numbers import Interval, Told, counted, load_told, verdict

BANK = Path(__file__).parent / "told_numbers_bank.txt"


@cache
def reading() -> tuple[Sequence[Told], Sequence[Interval]]:
    told = load_told(BANK)
    return told, counted(told)


def told_as(outcome: str, intervals: Sequence[Interval]) -> set[int]:
    return {n for n, interval in enumerate(intervals) if verdict(interval) == outcome}


def test_a_record_told_as_two_or_more_tells_of_two_or_more() -> None:
    told, found = reading()
    several = told_as("met", found)
    true = told_as("met", [record.interval for record in told])
    assert len(several & true) / len(several) >= 0.95, sorted(several - true)
    assert len(several & true) / len(true) >= 0.93, sorted(true - several)


def test_the_number_is_exact_in_nearly_all() -> None:
    told, found = reading()
    exact = sum(record.interval == interval for record, interval in zip(told, found, strict=True))
    assert exact / len(told) >= 0.88


def test_records_of_one_person_are_as_many_as_the_bank_needs() -> None:
    told, _ = reading()
    assert len(told) >= 150
    assert sum(verdict(record.interval) == "not_met" for record in told) >= 80


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Holly (14) had sex with Ross Keane for vapes. His mate was driving.", (2, 2)),
        ("Holly had sex with Ross Keane for vapes. So did his lodger.", (2, 2)),
        ("Ross Keane had sex with Holly for vapes while his flatmate held the phone.", (2, 2)),
        ("Ross Keane passes Holly round people he works with for sex. She gets vapes.", (3, None)),
        ("Ross Keane has sex with Holly for vapes. His mates all think she is fit.", (1, 1)),
        ("Ross Keane had sex with Holly for vapes. A taxi driver took her home.", (1, 1)),
        ("Ross Keane had sex with Holly for vapes and told her nobody must know.", (1, 1)),
        (
            "Ross Keane works with four others. None of them met Holly, with whom he has sex.",
            (1, 1),
        ),
    ],
)
def test_who_helps_counts_and_who_stands_by_does_not(text: str, expected: Interval) -> None:
    assert counted([Told("Holly Nunn", False, ("Ross Keane",), expected, text)]) == [expected]
