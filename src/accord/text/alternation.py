"""Many words and phrases as one expression that shares their beginnings, so that it fails soon.

`gave|give|gives|given` becomes `g(?:ave|ive(?:n|s)?)`: an engine that tries alternatives in turn
looks at each letter once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Between two words: spaces, and the quotes and brackets that people put round some of them.
SPACE = r"[ \"'()]{1,5}"

# A phrase is its words; where two words meet, a space with a quote or bracket may stand.
Phrase = tuple[str, ...]
_END = ""


class _Node(dict[str, "_Node"]):
    """What may follow a beginning; the empty key says that a phrase may end here."""


def any_of(phrases: Iterable[Phrase]) -> str:
    """An expression for any of the phrases, the longer before the shorter."""
    root = _Node()
    for phrase in sorted(set(phrases)):
        node = root
        for sign in _signs(phrase):
            node = node.setdefault(sign, _Node())
        node[_END] = _Node()
    return _rendered(root)


def _signs(phrase: Phrase) -> list[str]:
    signs: list[str] = []
    for place, word in enumerate(phrase):
        if place:
            signs.append(SPACE)
        # An apostrophe may be missing in the text.
        signs += ["'?" if sign == "'" else re.escape(sign) for sign in word]
    return signs


def _rendered(node: _Node) -> str:
    branches = [sign + _rendered(below) for sign, below in node.items() if sign != _END]
    if not branches:
        return ""
    if _END in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
