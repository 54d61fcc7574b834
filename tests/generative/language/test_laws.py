"""Whatever is written, the check of wording keeps some laws."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from accord.language import Checker, check_language
from accord.language.check import shipped_checker

PURE_WHEEL = Checker(engine="aho-corasick")
PIECES = st.sampled_from(
    [
        "She is streetwise",
        "PUTS HERSELF AT RISK",
        "puts herself\r\nat risk",
        "the child’s boyfriend, aged 27,",
        "“promiscuous”",
        "refusés to éngage",
        "Mother says that",
        "The suspect",
        "absconded",
        "📱",
        "ß",
        "ﬁ",
        "\u200b",
        "e\u0301",
        ". ",
        ", ",
        " and ",
        " not ",
        "\r\n\r\n",
        "\t",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=12).map("".join),
)
SENTENCE = "She is streetwise and puts herself at risk."


@given(TEXTS)
def test_findings_stand_in_order_inside_the_text_and_do_not_overlap(text: str) -> None:
    terms = check_language(text)
    for term in terms:
        assert 0 <= term.start < term.end <= len(text)
    assert all(a.end <= b.start for a, b in pairwise(terms))


@given(TEXTS)
def test_the_pure_wheel_finds_the_same_wording(text: str) -> None:
    assert PURE_WHEEL.check(text) == shipped_checker().check(text)


@given(st.text(alphabet="📱é\u200bß\r\n\t ﬁ和", max_size=20), st.sampled_from([str, str.upper]))
def test_a_span_is_the_wording_as_written_whatever_stands_before_it(before: str, case) -> None:
    text = f"{before}\n{case(SENTENCE)}"
    spans = [text[t.start : t.end] for t in check_language(text)]
    assert spans == [case("streetwise"), case("puts herself at risk")]
