"""General words are read where a child and somebody of concern are spoken of, and not elsewhere."""

from pathlib import Path

import pytest

from accord.errors import BadOverlay
from accord.reading import Reader, load_catalogue, read_text

OVERLAY = """
concept: exchange.gift
means: goods given
from: local practice

[any-pasty] a local inducement, whoever hands it over
= {pasty|pasties}
& {gave|handed|slipped}
! needs-both
+ The man gave the girl a pasty.
- Pasties are sold here.
"""


def concepts(text: str, reader: Reader | None = None) -> set[str]:
    return {mention.concept_id for mention in read_text(text, reader=reader)}


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    path: Path = tmp_path_factory.mktemp("overlay") / "local.txt"
    path.write_text(OVERLAY, encoding="utf-8")
    return Reader(load_catalogue([path]))


@pytest.mark.parametrize(
    "text",
    ["The man gave the girl a pasty.", "A pasty was what the man slipped the girl."],
)
def test_a_companion_may_stand_on_either_side(text: str, local: Reader) -> None:
    assert "exchange.gift" in concepts(text, local)


def test_without_its_companion_a_phrase_says_nothing(local: Reader) -> None:
    assert "exchange.gift" not in concepts("The man stood near the girl and a pasty.", local)


@pytest.mark.parametrize(
    "text",
    [
        "The officers handed round a pasty.",
        "Mum gave the girl a pasty.",
        "The man gave up a pasty.",
    ],
)
def test_a_child_and_somebody_of_concern_must_both_be_there(text: str, local: Reader) -> None:
    assert "exchange.gift" not in concepts(text, local)


def test_a_debt_may_be_that_of_a_child_whom_the_text_calls_he() -> None:
    assert "exchange.debt" in concepts("He was jumped for his stash and now owes the dealers.")


def test_a_companion_that_is_not_in_the_language_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(OVERLAY.replace("& {gave", "& {gave}}"), encoding="utf-8")
    with pytest.raises(BadOverlay, match="any-pasty"):
        load_catalogue([path])
