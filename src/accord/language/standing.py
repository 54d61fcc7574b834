"""What the words beside it tell of a word: a name, an act, somebody to whom a thing is done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from accord.language import grammar


def begins_as_name(tokens: Sequence[re.Match[str]]) -> bool:
    """Whether the first word of a sentence, which has a capital anyway, may be a name."""
    word = tokens[0].group()
    following = tokens[1].group() if len(tokens) > 1 else ""
    if word.endswith("s") and following in grammar.HAVE_MANY:
        return False
    if any(":" in t.string[a.end() : t.start()] for a, t in pairwise(tokens[1:4])):
        return False  # 'Stock check:' is a heading
    is_adverb = word.endswith(("ing", "ed", "ly")) and word not in grammar.NAMES_IN_LY
    is_trade = word.endswith(("ers", "ors", "ists", "ians"))  # 'Firefighters put themselves'
    return not is_adverb and not is_trade and following not in grammar.PREPOSITIONS


def does(said: Sequence[str]) -> bool:
    """Whether words end in a verb, whose object comes after: 'involved in grooming girls'."""
    return bool(said) and said[-1].endswith("ing") and said[-1] not in ("seeking", "taking")


def is_oblique(tokens: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a preposition stands before somebody: 'by the men', 'with her older brother'."""
    for earlier in range(place - 1, max(-1, place - 6), -1):
        word = tokens[earlier].group()
        if word in grammar.PREPOSITIONS:
            return True
        if word not in grammar.INSIDE and not word.isdigit():
            return False
    return False
