"""Whatever a text is, reading it keeps some laws."""

from hypothesis import given
from hypothesis import strategies as st

from accord.reading import Person, Reader, read_text
from accord.text import normalise

PURE_WHEEL = Reader(engine="aho-corasick")
PIECES = st.sampled_from(
    [
        "S1 gave her a phone",
        "two unknown males",
        "took the girl to a hotel",
        "no evidence that",
        "Karl Moss",
        "if she goes missing",
        "YK19 ZBT",
        "07700 900123",
        "CSE concerns? No",
        "☐ Gifts",
        "“nudes” on Snapchat",
        "Her sister",
        "was plied with vodka",
        "é",
        "📱",
        "ß",
        "\n",
        ". ",
        ", ",
        " and ",
        " but ",
        "\u200b",
        "\r\n\r\n",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=12).map("".join),
)
PEOPLE = (
    Person("k", "Karl", "Moss", (), "M", ("suspect",)),
    Person("j", "Jade", "Hill", (), "F", ("victim",)),
)


@given(TEXTS)
def test_every_span_is_a_stretch_of_the_text_and_every_cue_is_quoted_from_it(text: str) -> None:
    for mention in read_text(text, PEOPLE):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.cue is None or mention.cue in text


@given(TEXTS)
def test_a_name_is_spanned_as_it_is_written(text: str) -> None:
    for mention in read_text(text, PEOPLE):
        if mention.concept_id == "ref.person_name":
            written = normalise(text[mention.start : mention.end]).text
            assert mention.value is not None
            assert written.split()[0].startswith(mention.value.split()[0][:1])


@given(TEXTS)
def test_the_pure_wheel_reads_the_same(text: str) -> None:
    assert PURE_WHEEL.read(text, PEOPLE) == read_text(text, PEOPLE)


@given(TEXTS)
def test_reading_twice_reads_the_same(text: str) -> None:
    assert read_text(text, PEOPLE) == read_text(text, tuple(reversed(PEOPLE)))


@given(TEXTS)
def test_no_two_mentions_have_one_key(text: str) -> None:
    keys = [(m.start, m.concept_id) for m in read_text(text, PEOPLE)]
    assert len(keys) == len(set(keys))


@given(st.sampled_from(["gave ", "no ", "male ", "( ", "her ", "1 ", "a", "@a ", "? "]))
def test_a_text_that_repeats_itself_is_read_soon(piece: str) -> None:
    read_text(piece * 4_000)


@given(
    st.text(alphabet="📱é\u200bß\r\n\t ﬁ和", max_size=20),
    st.sampled_from([str, str.upper, str.title]),
)
def test_a_span_is_the_words_as_written_whatever_stands_before_it(before: str, case) -> None:
    said = case("he gave the girl a new phone")
    text = f"{before}\n{said}. The end."
    (gift,) = [m for m in read_text(text) if m.concept_id == "exchange.gift"]
    assert text[gift.start : gift.end] in said
    assert text[gift.start : gift.end].lower() == "gave the girl a new phone"
