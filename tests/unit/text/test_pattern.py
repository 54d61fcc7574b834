"""A phrase matched part by part, and the expression that it stands for."""

from __future__ import annotations

import random

import pytest

from accord.reading.catalogue import shipped_catalogue
from accord.text import Lexicon, Pattern, Search, Stretch, normalise, split_sentences
from accord.text.starts import word_places

LEXICON = Lexicon(
    {
        "child": ["her", "(the) {girl|child}", "girl's friend"],
        "goods": ["phone", "phone card", "can't say", "$#"],
        "fill": ["a", "and", "new", "$#"],
        "said": ["said", "said to {her|@child}"],
    },
    ["child"],
)
PHRASES = (
    "give! @child (a) @goods",
    "give! &fill @goods",
    "{told|asked} ~2 (by) @child",
    "told ~,4 {secret|.}",
    "groom* (~2) @child",
    "@said ~ @child ~ @child",
    "(very) _ # {years|yrs}",
    "in #### or",
    ", {he|she}",
)
TEXTS = (
    "he gave the girl a phone card, and gave her's phone. she said to her 'told by the child'.",
    "given and new $5,00, a phone; told, he said, (the) secret \"groomed' the girl's friend\"",
    "' ' ' very mates' 12 yrs in 2016 or in 2016 or told him by   the  child, she cant say",
    "gave_her a phone gave her a phone_ $1,,,5k said (to) her her the girl asked asked her",
)


def places(text: str) -> list[int]:
    return [place for place, _ in word_places(text, 0, len(text))]


def by_expression(pattern: Pattern, text: str, place: int) -> object:
    match = pattern.regex.match(text, place)
    return match and (
        match.span(),
        {name: match.span(name) for name, w in match.groupdict().items() if w},
    )


def by_parts(pattern: Pattern, text: str, place: int) -> object:
    fit = pattern.fit(Stretch(text, 0, len(text)), place)
    return fit and (fit.span(), dict(fit.parts))


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_part_by_part_is_its_expression(phrase: str) -> None:
    pattern = LEXICON.pattern(phrase)
    for text in TEXTS:
        for place in range(len(text)):
            if place in places(text) or not text[place].isalnum():
                assert by_parts(pattern, text, place) == by_expression(pattern, text, place)


def test_phrases_of_the_catalogue_part_by_part_are_their_expressions() -> None:
    chosen = random.Random(7).sample(shipped_catalogue().patterns, 60)
    for entry, pattern in chosen:
        text = normalise(" ".join((*entry.positives, *entry.negatives))).text
        for place in places(text):
            assert by_parts(pattern, text, place) == by_expression(pattern, text, place)


def test_every_phrase_is_found_however_many_begin_alike() -> None:
    phrases = [f"give! @child {word}" for word in ("money", "food", "drink", "cash", "sweets")]
    search = Search([LEXICON.pattern(phrase) for phrase in phrases])
    text = "he gave her food. he gave the girl cash and gave her drink, money and sweets"
    found = search.find(text, split_sentences(text))
    assert [text[m.match.start() : m.match.end()] for m in found] == [
        "gave her food",
        "gave her drink",
        "gave the girl cash",
    ]


def test_a_phrase_tried_often_is_found_as_before() -> None:
    search = Search([LEXICON.pattern("give! @child (a) @goods")])
    text = "he gave the girl a phone card"
    found = [search.find(text, split_sentences(text)) for _ in range(1_000)]
    assert all(matches == found[0] for matches in found)
    assert [m.match.parts for m in found[0]] == [{"child": (8, 16)}]
