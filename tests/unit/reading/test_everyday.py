"""Everyday life outweighs one doubtful phrase, and never a grave one."""

import pytest

from accord.reading import read_text


def _concepts(text: str) -> set[str]:
    return {m.concept_id for m in read_text(text) if not m.concept_id.startswith("ref.")}


@pytest.mark.parametrize(
    "text",
    [
        "The club raised money by selling old kit at the fundraiser and gave him a medal.",
        "Tenant says he is owed his deposit by the letting agent.",
        "The girl was given a certificate and a box of chocolates at assembly.",
    ],
)
def test_one_doubtful_phrase_beside_everyday_life_says_nothing(text: str) -> None:
    assert _concepts(text) == set()


def test_a_grave_phrase_stands_beside_everyday_life() -> None:
    assert "abuse.sexual" in _concepts("After choir she was raped by two men.")


def test_a_record_about_exploitation_is_read_whatever_else_it_tells() -> None:
    text = "He gave her a phone on her birthday."
    found = {m.concept_id for m in read_text(text, is_concern=True)}
    assert "exchange.gift" in found


def test_a_phrase_of_several_words_needs_nobody_named_where_nothing_is_everyday() -> None:
    assert "control.isolation" in _concepts("He's got the passwords to all of her accounts.")


def test_what_her_own_household_gives_is_no_exchange() -> None:
    assert "exchange.debt" not in _concepts("She owes her mum for a phone case.")
