"""The small language of the catalogue."""

import pytest

from accord.text import Lexicon, PhraseError

LEXICON = Lexicon(
    {"child": ["her", "(the) {girl|child}"], "goods": ["phone", "sim card"], "fill": ["a", "and"]},
    ["child"],
)


def found(phrase: str, text: str) -> str | None:
    match = LEXICON.pattern(phrase).regex.search(text)
    return match.group() if match else None


@pytest.mark.parametrize(
    ("phrase", "text", "span"),
    [
        ("give! @child (a) @goods", "he gave the girl a phone", "gave the girl a phone"),
        ("give! @child (a) @goods", "he gives her sim card", "gives her sim card"),
        ("{told|asked} ~2 secret", "told to keep secret", "told to keep secret"),
        ("{told|asked} ~1 secret", "told to keep it secret", None),
        ("told ~,4 secret", "told, he said, secret", "told, he said, secret"),
        ("groom*", "was grooming", "grooming"),
        ("$# in cash", "paid £20 in cash".replace("£", "$"), "$20 in cash"),
        ("can't say", "cant say", "cant say"),
        ("found {with|.}", "she was found.", "found"),
        ("found {with|.}", "found at home", None),
        ("give! &fill phone", "gave a and a phone", "gave a and a phone"),
        ("aged #", "aged fifteen", "aged fifteen"),
        ("in ####", "in 2016", "in 2016"),
        ("in ####", "in 12", None),
    ],
)
def test_a_phrase_finds_what_it_says(phrase: str, text: str, span: str | None) -> None:
    assert found(phrase, text) == span


def test_a_phrase_never_begins_or_ends_inside_a_word() -> None:
    assert found("car", "scar card car") == "car"
    assert LEXICON.pattern("car").regex.search("scar card") is None


def test_a_phrase_keeps_who_it_is_done_to() -> None:
    match = LEXICON.pattern("give! @child (a) @goods").regex.search("gave the girl a phone")
    assert match is not None
    assert match["child"] == "the girl"


@pytest.mark.parametrize(
    "phrase", ["{a|b", "a|b}", "@nobody", "(maybe)", "", "~13 a", "a ~13 b", "{|}"]
)
def test_a_phrase_that_breaks_the_language_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        LEXICON.pattern(phrase)


def test_a_list_that_refers_to_itself_is_refused() -> None:
    with pytest.raises(PhraseError, match="itself"):
        Lexicon({"a": ["@b"], "b": ["@a"]}).pattern("@a")


def test_words_that_share_a_beginning_are_all_found() -> None:
    lexicon = Lexicon({"goods": ["sim", "sim card", "sim cards", "simple phone", "can't"]})
    regex = lexicon.pattern("@goods").regex
    for text in ("sim", "sim card", "sim cards", "simple phone", "cant", "can't"):
        match = regex.fullmatch(text)
        assert match is not None, text
    assert regex.search("simp") is None


def test_a_pattern_knows_which_words_it_can_begin_with() -> None:
    assert LEXICON.pattern("{told|asked} ~2 secret").starts == {"told", "asked"}
    assert LEXICON.pattern("_ secret").starts is None
