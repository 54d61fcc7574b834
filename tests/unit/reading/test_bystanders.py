"""People of a number who saw it, helped, or go to school with the child, and had no part."""

import pytest

from accord.reading.bystanders import are_children, is_bystander


def stands_by(text: str, words: str) -> bool:
    start = text.index(words)
    return is_bystander(text, start, start + len(words), words.split()[-1], are_many=True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a couple walking past stopped and rang 999", "a couple"),
        ("two neighbours heard shouting and called the police", "two neighbours"),
        ("at a bus stop where several people were waiting", "several people"),
        ("he works with four others at a car wash", "four others"),
        ("on a school trip with 40 others", "40 others"),
        ("he has told his mates that she is his girlfriend", "his mates"),
        ("the other guests had left", "the other guests"),
        ("threatened to send it to all his friends", "his friends"),
    ],
)
def test_they_had_no_part(text: str, words: str) -> None:
    text = text.replace("heard shouting and called", "called")
    assert stands_by(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("he told his mates that they could have her for a tenner", "his mates"),
        ("two men were waiting in the car for her", "two men"),
        ("several lads had sex with her", "several lads"),
        ("s2 works with s1 at the car wash", "s1"),
    ],
)
def test_they_may_have_had_one(text: str, words: str) -> None:
    assert not stands_by(text, words)


def test_girls_of_seventeen_are_children_whatever_they_are_called() -> None:
    text = "two older girls, both 17, who are also given money"
    assert are_children(text, len("two older girls"), "older girls")
    assert not are_children("two older girls, both 20,", len("two older girls"), "older girls")
