"""Codes of the records in words, as a reader of the national report says them."""

from __future__ import annotations

from accord.profile.counting.splits import SEX

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
}


def in_words(dimension: str, category: str) -> str:
    """A category in words, with its code where forms and systems know it by that."""
    if dimension == "sex":
        return SEX.words.get(category, category)
    if dimension == "category":
        return CATEGORIES.get(category, category)
    if dimension.startswith("ethnicity") and category in ETHNICITIES:
        return f"{ETHNICITIES[category]} ({category})"
    return category
