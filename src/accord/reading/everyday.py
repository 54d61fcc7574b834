"""Whether a text tells of everyday life: lessons, birthdays, repairs, refunds, old age."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from accord.reading.catalogue import Entry, shipped_lists
from accord.text.alternation import any_of

_EVERYDAY = re.compile(
    r"\b(?:"
    + any_of(
        tuple(words.split())
        for listed in shipped_lists("everyday.txt").values()
        for words in listed
    )
    + r")\b(?!'t)"  # "won" is none in "won't"
)
# These are a matter for a safeguarding lead whatever else a text tells of.
_GRAVE = ("abuse.sexual", "abuse.images", "criminal.")
# What somebody does to or for a child: said once, beside a lesson or a birthday, it says little.
_TOLD = (
    *_GRAVE,
    "abuse.",
    "exchange.",
    "gain.",
    "facilitation.",
    "control.",
    "missing.",
    "disclosure.",
)


def words_of_everyday_life(text: str) -> frozenset[str]:
    """The words of everyday life in a text, lower case and plain."""
    return frozenset(_EVERYDAY.findall(text))


def says_little(entries: Iterable[Entry], words: Collection[str]) -> bool:
    """Whether phrases tell of little beside words of everyday life, and of nothing grave.

    One word outweighs one kind of thing told, two words outweigh two.
    """
    said = [entry for entry in entries if entry.concept_id.startswith(_TOLD)]
    told = {entry.concept_id for entry in said}
    most = min(len(words), 2)
    return len(told) <= most and not any(map(_is_grave, said))


def _is_grave(entry: Entry) -> bool:
    # A word like "assaulted", which needs a concern to mean anything, is not grave by itself.
    return entry.concept_id.startswith(_GRAVE) and "needs-concern" not in entry.options
