"""The page that puts the reader beside a keyword list, on sentences labelled by hand."""

from types import SimpleNamespace

from accord.reading import Mention
from benchmarks.keywords import plain_words, read_by_keywords
from benchmarks.reading_page import page_of

GIRL = "He gave the girl vodka. She denied it."


def label(concept: str, assertion: str, count: object = None) -> SimpleNamespace:
    return SimpleNamespace(concept=concept, assertion=assertion, count=count)


def item(text: str, *required: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(text=text, required=list(required), allowed=[])


def way(name: str, mentions: object, why_not: str = "") -> SimpleNamespace:
    return SimpleNamespace(name=name, mentions=mentions, why_not=why_not)


def page(items: list[SimpleNamespace], *read: tuple[Mention, ...]) -> str:
    return page_of(items, [way("ours", list(read))], [], [])


def test_a_phrase_of_plain_words_is_written_in_every_way() -> None:
    assert plain_words("{a|the} (new) phone") == [
        "a new phone",
        "a phone",
        "the new phone",
        "the phone",
    ]


def test_a_phrase_with_a_gap_or_a_list_is_no_keyword() -> None:
    assert plain_words("gave ~3 phone") == []
    assert plain_words("@give phone") == []


def test_a_keyword_list_affirms_what_is_denied() -> None:
    found = {m.concept_id: m.assertion for m in read_by_keywords("There was no rape.")}
    assert found["abuse.sexual"] == "affirmed"


def test_a_miss_an_invention_and_a_wrong_assertion_are_told_with_the_text() -> None:
    wanted = [label("exchange.substances", "negated"), label("abuse.sexual", "affirmed")]
    told = page(
        [item(GIRL, *wanted)],
        (Mention(12, 22, "exchange.substances"), Mention(0, 2, "place.hotel")),
    )
    assert "missed abuse.sexual (affirmed)" in told
    assert "exchange.substances is negated, read as affirmed" in told
    assert 'invented place.hotel: "He"' in told
    assert "| ours | 0.500 | 0.500 | 0.000 | none | none |" in told


def test_a_false_alarm_counts_against_the_empty_texts_alone() -> None:
    told = page([item("Lost cat."), item("Found cat.")], (Mention(0, 4, "missing.episode"),), ())
    assert "| ours | 0.000 | none | none | none | 50.0 |" in told


def test_a_way_that_could_not_be_had_says_why() -> None:
    told = page_of(
        [item("Lost cat.")], [way("ours", [()]), way("theirs", None, "no index")], [], []
    )
    assert "| theirs | no index |" in told
