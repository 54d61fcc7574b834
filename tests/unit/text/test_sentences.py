"""Sentences."""

from accord.text import normalise, split_sentences
from accord.text.sentences import LONGEST


def pieces(text: str) -> list[str]:
    plain = normalise(text).text
    return [plain[s.start : s.end].strip() for s in split_sentences(plain)]


def test_sentences_end_at_stops_and_line_ends() -> None:
    assert pieces("She went missing. He was found!\nNo injuries") == [
        "she went missing.",
        "he was found!",
        "no injuries",
    ]


def test_an_abbreviation_ends_no_sentence() -> None:
    assert pieces("Approx. 30 yrs. Mr. Moss drove.") == ["approx. 30 yrs. mr. moss drove."]


def test_a_question_on_a_form_keeps_its_answer() -> None:
    assert pieces("CSE concerns? No") == ["cse concerns? no"]
    assert len(pieces("Where was she? The caller could not say.")) == 2


def test_a_run_without_a_stop_is_cut() -> None:
    assert all(len(piece) <= LONGEST for piece in pieces("word " * 2_000))


def test_sentences_are_numbered_from_nought() -> None:
    numbers = [s.number for s in split_sentences("she left. he ran. they hid.")]
    assert numbers == [0, 1, 2]
