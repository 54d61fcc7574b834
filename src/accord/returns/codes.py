"""Codes of the records in words, as a reader of a return or of the national report says them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from accord.definitions.definition import published
from accord.returns.populations import APART, LISTS
from accord.tables.code_words import ANSWERS, OUTCOMES, PARTS, PLACES, SEXES

ETHNICITIES = {
    "W1": "White British",
    "W2": "White Irish",
    "W3": "White Gypsy or Irish Traveller",
    "W9": "any other White background",
    "M1": "White and Black Caribbean",
    "M2": "White and Black African",
    "M3": "White and Asian",
    "M9": "any other Mixed background",
    "A1": "Indian",
    "A2": "Pakistani",
    "A3": "Bangladeshi",
    "A4": "Chinese",
    "A9": "any other Asian background",
    "B1": "Black Caribbean",
    "B2": "Black African",
    "B9": "any other Black background",
    "O1": "Chinese, older code",
    "O2": "Arab",
    "O9": "any other background",
    "NS": "not stated by the person",
    "IC1": "White North European",
    "IC2": "White South European",
    "IC3": "Black",
    "IC4": "Asian",
    "IC5": "Chinese, Japanese or South East Asian",
    "IC6": "Arab or North African",
    "IC9": "not known to the officer",
}
CATEGORIES = {
    "familial": "within the family",
    "cse": "child sexual exploitation",
    "institutional": "in an institution",
    "ritualistic": "with a ritual element",
    "unknown": "not known",
    "none": "in no category",
}
STATUS = {
    "known_victim": "known victim",
    "suspected_victim": "suspected victim",
    "at_risk_concern": "at risk, or a concern",
}
RELATIONSHIPS = {
    "parent_child": "parent and child",
    "sibling": "sibling",
    "partner": "partner",
    "other_family": "other family",
    "friend": "friend",
    "co_resident": "lives or lived together",
    "co_arrest": "arrested together",
    "seen_with": "seen together",
    "phone_contact": "contact by phone",
    "online_contact": "contact online",
    "employment": "through work",
    "school": "through school",
    "other": "tied in another way",
}
TIES = {
    "co_suspect": "suspected together",
    "shared_child": "the same child",
    "association": "a recorded association",
    "shared_phone": "the same phone",
    "shared_vehicle": "the same vehicle",
    "shared_premises": "the same premises",
    "seen_together": "seen together",
    "text": "the words of a record",
}
DECIDED_BY = {
    "rules": "the rules alone; nobody has decided",
    "earlier_version": "the rules alone; people decided on an earlier version",
    "one_reader": "one reader",
    "two_readers": "two readers",
}
DECISIONS = {
    "agree": "agrees",
    "disagree": "disagrees",
    "needs_information": "needs information",
    "none": "none",
}
# With the code, by which forms and systems know them.
_ETHNICITY = {code: f"{words} ({code})" for code, words in ETHNICITIES.items()}
_OF_A_COLUMN: Mapping[str, Mapping[str, str]] = {
    "sex": SEXES,
    "category": CATEGORIES,
    "location_type": PLACES,
    "outcome_code": OUTCOMES,
    "group_csae": ANSWERS,
    "organised_network": ANSWERS,
    "outcome": ANSWERS,
    "status": STATUS,
    "relationship": RELATIONSHIPS,
    "parts": PARTS,
    "association_types": TIES,
    "decided_by": DECIDED_BY,
    "decision": DECISIONS,
    "ethnicity_self": {c: w for c, w in _ETHNICITY.items() if not c.startswith("IC")},
    "ethnicity_officer": {c: w for c, w in _ETHNICITY.items() if c.startswith("IC")},
}
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@cache
def _titles() -> Mapping[str, str]:
    return {one.id: one.title for one in published()}


def words_of(column: str) -> Mapping[str, str]:
    """Every code of a column or dimension with its words; empty where it holds no codes."""
    return _titles() if column == "definition_id" else _OF_A_COLUMN.get(column, {})


def in_words(column: str, code: str) -> str:
    """A category in words, with its code where forms and systems know it by that."""
    if column == "month" and _MONTH.fullmatch(code):
        return f"{date.fromisoformat(f'{code}-01'):%B %Y}"
    return words_of(column).get(code, code)


def read(column: str, value: object) -> str | int | float | date | None:
    """A value of a record as a person reads it: codes in words, marks as yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        held = value.split(APART) if column in LISTS else [value]
        return APART.join(in_words(column, one) for one in held)
    return value if isinstance(value, int | float | date | None) else str(value)
