"""Notes say what they are asked to say, in any voice, and nothing a child should not find there."""

import random
import re
from datetime import datetime

import pytest

from accord.synthetic.background import ordinary_texts
from accord.synthetic.facts import EXCHANGE, Fact
from accord.synthetic.voices import colour
from accord.synthetic.voices.note import TEMPLATES, Statement, note
from accord.synthetic.voices.people_in_text import Spoken

_CHILD = Spoken("c", "Megan", "Hartley", "F", 14)
_ONE = Spoken("o", "Craig", "Ashmore", "M", 31)
_TWO = Spoken("t", "Luca", "Conti", "M", 40)
_STRANGER = Spoken("u", None, None, "M", 30, "male, about 30, tall, beard")
_WHEN = datetime(2024, 2, 3, 14, 30)
_VOICES = "picrskh"

# Words that describe acts; the project keeps to what indicates harm.
_GRAPHIC = re.compile(
    r"\b(penis|vagina|anal|anus|oral|genital\w*|breast\w*|naked|nipple\w*|erect\w*|ejaculat\w*|"
    r"semen|masturbat\w*|intercourse|digital(ly)? penetrat\w*|penetrat\w*|orgasm\w*|porn\w*|"
    r"thrust\w*|stripped|undress\w*|blood\w*|choked|strangl\w*)\b",
    re.IGNORECASE,
)


def _every_sentence() -> list[str]:
    found = [s for sentences in TEMPLATES.values() for s in sentences]
    for table in (colour.OPENINGS, colour.FILLERS, colour.CLOSINGS, colour.DISTRACTORS):
        found += [s for sentences in table.values() for s in sentences]
    for texts in (*ordinary_texts.CRIMES.values(), *ordinary_texts.REPORTS.values()):
        found += texts
    return [
        *found,
        *ordinary_texts.CRIME_TAILS,
        *ordinary_texts.INTELLIGENCE,
        *ordinary_texts.MISSING,
    ]


@pytest.mark.parametrize("fact", list(Fact), ids=lambda fact: fact.name)
@pytest.mark.parametrize("voice", _VOICES)
def test_each_fact_can_be_said_in_each_voice(fact: Fact, voice: str) -> None:
    for seed in range(12):
        for by in (_ONE, _STRANGER):
            statement = Statement(fact, by, _TWO, _CHILD, extras={"relation": "uncle"})
            text = note(random.Random(seed), voice, [statement], _WHEN, 0.0)
            assert text and "{" not in text and "}" not in text


def test_the_same_seed_gives_the_same_note() -> None:
    statement = Statement(Fact.GIFT, _ONE, None, _CHILD)
    once = note(random.Random(5), "p", [statement], _WHEN, 0.05)
    assert once == note(random.Random(5), "p", [statement], _WHEN, 0.05)


def test_notes_differ_in_layout_and_length() -> None:
    statements = [Statement(f, _ONE, _TWO, _CHILD) for f in (Fact.SEXUAL, Fact.GIFT, Fact.KNOWN)]
    texts = [note(random.Random(seed), "p", statements, _WHEN, 0.0) for seed in range(200)]
    assert len(set(texts)) > 190
    assert any("hrs - " in t for t in texts) and any(t.isupper() for t in texts)
    assert any(t.startswith("CONCERN:") for t in texts) and any("\n" not in t for t in texts)


def test_misspelling_leaves_names_as_they_are() -> None:
    statement = Statement(Fact.GROOMING, _ONE, None, _CHILD)
    for seed in range(60):
        text = note(random.Random(seed), "r", [statement], _WHEN, 0.5)
        for word in re.findall(r"\b[A-Z][a-z]+\b", text):
            if word.startswith(("Meg", "Cra", "Ash")):
                assert word in ("Megan", "Craig", "Ashmore")


def test_two_people_of_one_surname_are_told_apart() -> None:
    brother = Spoken("b", "Dean", "Ashmore", "M", 28)
    statements = [Statement(Fact.SEXUAL, _ONE, None, _CHILD),
                  Statement(Fact.SEXUAL, brother, None, _CHILD)]  # fmt: skip
    for seed in range(100):
        text = note(random.Random(seed), "p", statements, _WHEN, 0.0)
        if not text.isupper():
            assert not re.search(r"(?<!Craig )(?<!Dean )\bAshmore\b", text)


def test_no_sentence_is_graphic() -> None:
    assert [s for s in _every_sentence() if _GRAPHIC.search(s)] == []


def test_there_are_many_ways_to_say_what_matters_most() -> None:
    for fact in (Fact.SEXUAL, Fact.GIFT, Fact.SUBSTANCES, Fact.GROOMING, Fact.THREAT):
        said = {s for (f, _), sentences in TEMPLATES.items() for s in sentences if f is fact}
        assert len(said) >= 15


def test_ordinary_texts_offer_a_child_nothing() -> None:
    # A background text that described an exchange with a stranger would be a planted situation.
    assert len(EXCHANGE) == 7
    risky = re.compile(r"\bgroomed\b|\bsex\b|\brape|\bexploited by\b|\bowed? (him|her) for\b")
    texts = [t for group in ordinary_texts.CRIMES.values() for t in group]
    assert [t for t in (*texts, *ordinary_texts.MISSING) if risky.search(t)] == []
