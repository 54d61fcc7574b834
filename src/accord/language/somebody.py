"""The words for people, and what each says of whom: a child, an adult, a thing, or either."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from accord.text import content_lines

CHILD, ADULT, THING, OPEN, NOBODY = "child", "adult", "thing", "open", "nobody"


class Somebody(NamedTuple):
    """A word for somebody, or for something that can stand where a person does."""

    start: int
    end: int
    kind: str
    sex: str
    is_pronoun: bool = False
    is_oblique: bool = False
    is_many: bool = False
    is_professional: bool = False
    is_name: bool = False
    is_carer: bool = False
    is_aged: bool = False


class Word(NamedTuple):
    """A sort of word for somebody."""

    kind: str
    sex: str = "U"
    is_many: bool = False
    is_professional: bool = False
    is_carer: bool = False


_SORTS = {
    "child": Word(CHILD),
    "child_f": Word(CHILD, "F"),
    "child_m": Word(CHILD, "M"),
    "children": Word(CHILD, "U", True),
    "adult": Word(ADULT),
    "adult_f": Word(ADULT, "F"),
    "adult_m": Word(ADULT, "M"),
    "carer": Word(ADULT, "U", is_carer=True),
    "carer_f": Word(ADULT, "F", is_carer=True),
    "carer_m": Word(ADULT, "M", is_carer=True),
    "professional": Word(ADULT, "U", False, True),
    "plural_adult": Word(ADULT, "U", True),
    "thing": Word(THING),
    "either": Word(OPEN),
}


@lru_cache(maxsize=1)
def words_for_people() -> Mapping[str, Word]:
    """Every word for somebody, with its sort."""
    text = (files("accord.language") / "people.txt").read_text("utf-8")
    found: dict[str, Word] = {}
    for _, line in content_lines(text):
        sort, _, names = line.partition("=")
        found.update(dict.fromkeys(names.split(), _SORTS[sort.strip()]))
    return found
