"""Whatever is written, spans lead back to it, and both engines find the same words."""

from hypothesis import given
from hypothesis import strategies as st

from accord.text import Atom, normalise, open_scanner, split_sentences

ATOMS = [Atom("phone"), Atom("gave"), Atom("groom", True), Atom("u/k"), Atom("$", True)]
FAST, PURE = open_scanner(ATOMS), open_scanner(ATOMS, "aho-corasick")
PIECES = st.sampled_from(
    [
        "phone",
        "PHONE",
        "phoné",
        "gave",
        "grooming",
        "u/k",
        "£20",
        "ß",
        "é",
        "é",
        "📱",
        ".",
        "\u200b",
        "’",
        "ﬁ",
        "İ",
        "和",
        "\r\n",
        " ",
        " ",
        "\t",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


@given(TEXTS)
def test_searchable_text_is_plain_and_every_span_is_inside_the_text(text: str) -> None:
    normal = normalise(text)
    assert normal.text.isascii()
    for start in range(0, len(normal.text), 3):
        first, last = normal.original(start, min(start + 2, len(normal.text)))
        assert 0 <= first <= last <= len(text)


@given(TEXTS)
def test_a_character_found_is_the_character_written(text: str) -> None:
    normal = normalise(text)
    for place, sign in enumerate(normal.text):
        if sign.isalnum() and sign.isascii():
            start, end = normal.original(place, place + 1)
            assert sign in normalise(text[start:end]).text


@given(TEXTS)
def test_both_engines_find_the_same_words(text: str) -> None:
    plain = normalise(text).text
    assert FAST.scan(plain) == PURE.scan(plain)


@given(TEXTS)
def test_sentences_cover_all_that_is_written(text: str) -> None:
    plain = normalise(text).text
    covered = {place for s in split_sentences(plain) for place in range(s.start, s.end)}
    assert all(place in covered for place, sign in enumerate(plain) if not sign.isspace())
