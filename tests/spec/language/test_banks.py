"""How well the check of wording does on sentences labelled by hand: floors below the figures.

The first bank was written before any entry of the term list. Each later one was read once as it
was written: what it gave then stands in the model card.
"""

from pathlib import Path

import pytest

from accord.language import check_language
from support.language_bank import load_sentences, score_sentences

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    "name", ["bank.txt", "second_bank.txt", "third_bank.txt", "voices_bank.txt"]
)
def test_wording_that_blames_is_found_and_neutral_uses_are_left_alone(name: str) -> None:
    score = score_sentences(load_sentences(HERE / name), check_language)
    assert score.precision >= 0.95, score.lines()
    assert score.recall >= 0.95, score.lines()
    assert score.speech_right / score.found >= 0.95


def test_everyday_words_of_blame_are_found_in_the_sentences_of_three_other_writers() -> None:
    score = score_sentences(load_sentences(HERE / "fourth_bank.txt"), check_language)
    assert score.precision >= 0.90, score.lines()
    assert score.recall >= 0.88, score.lines()
    assert score.speech_right / score.found >= 0.93


def test_half_of_the_first_bank_are_traps() -> None:
    items = load_sentences(HERE / "bank.txt")
    assert len(items) >= 200
    assert sum(not item.required for item in items) * 2 >= len(items)


CASES = [
    line for line in (HERE / "paraphrases.txt").read_text("utf-8").splitlines() if line[0] in "+-"
]


@pytest.mark.parametrize("case", CASES)
def test_paraphrases_are_found_and_counter_examples_are_not(case: str) -> None:
    assert bool(check_language(case[2:])) == (case[0] == "+")
