"""Nowhere in a profile does a noun or a verb not fit the number before it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from accord.documents import Bullets, Figure, Notice, Paragraph, Table
from accord.profile.build import completed, document_of, with_gates
from accord.profile.gates import Draft, outcomes

MANY = (
    r"crimes|children|networks|people|persons|calls|episodes|interviews|records|pairs|rows|events"
    r"|forces|offences|girls|boys|figures|gates|days|months|options|members|areas|ties|purchases"
    r"|definitions|agencies|sectors|sources|partners|suspects|victims|others|places|attendances"
)
ONE = (
    r"crime|child|network|person|call|episode|interview|record|pair|row|event|force|offence|girl"
    r"|boy|figure|gate|day|month|option|member|area|tie|purchase|agency|sector|source|partner"
)
OF_MANY = r"are|were|have|do|carry|meet|hold|rest|reach|speak|stand|support|show|remain"
OF_ONE = r"is|was|has|does|carries|meets|holds|rests|reaches|speaks|stands|supports|shows|remains"
# What ends the words that belong to a number: those after it speak of something else.
ELSE = rf"(?!(?:no|on|of|in|by|to|and|or|with|{OF_ONE}|{OF_MANY})\b)[a-z-]+ "
FAULTS = tuple(
    re.compile(rf"(?<![\w.,:-]){pattern}")
    for pattern in (
        rf"1 ({ELSE}){{0,2}}({MANY})\b",
        rf"1 ({OF_MANY})\b",
        rf"1 of (them |(the )?\d+ ({ELSE})+)({OF_MANY})\b",
        rf"[02] ({ONE}|{OF_ONE})\b(?! ({MANY})\b)",
        rf"[02] of (them |(the )?\d+ ({ELSE})+)({OF_ONE})\b",
    )
)


def _all_are(facts, value, whole):
    """The same facts, with one number for every figure, and one for all that is counted."""

    class All(type(facts)):
        def number(self, query, *key):
            n = value if any(key) else whole
            return replace(super().number(query, *key), text=str(n), value=n)

    return All(**vars(facts))


def _texts(document):
    yield document.subtitle
    for part in (*document.cover, *document.parts):
        if isinstance(part, Paragraph):
            yield part.text
        elif isinstance(part, Bullets):
            yield from part.points
        elif isinstance(part, Notice):
            yield from (part.heading, part.text)
        elif isinstance(part, Figure):
            yield from (part.caption, part.alternative)
        elif isinstance(part, Table):
            yield from (part.caption, *part.notes, *part.columns)
            yield from (value for row in part.rows for value in row if isinstance(value, str))


@pytest.mark.parametrize(
    ("edition", "value", "whole"),
    [("restricted", 0, 1), ("restricted", 1, 10), ("restricted", 10, 10), ("public", 1, 2)],
)
def test_whatever_a_figure_is_the_words_fit_it(request, edition, value, whole):
    material = request.getfixturevalue(edition).material
    told = completed(replace(material, facts=_all_are(material.facts, value, whole)))
    document = document_of(told)
    whole = with_gates(document, outcomes(Draft(told, document, "same", "same")))
    wrong = [text for text in _texts(whole) for fault in FAULTS if fault.search(text)]
    assert list(dict.fromkeys(wrong)) == []


@pytest.mark.parametrize(
    "text",
    [
        "1 are with others",
        "Read the 1 crimes",
        "1 of 1 children harmed are recorded",
        "1 of them are open",
        "on 0 crime",
        "2 of 3 children is recorded",
    ],
)
def test_a_noun_that_does_not_fit_would_be_found(text):
    assert any(fault.search(text) for fault in FAULTS)
