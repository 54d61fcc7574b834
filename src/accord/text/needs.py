"""What a text must hold for a phrase to stand in it: one word of each of some classes.

The least ordinary class is what a phrase is looked for by. The others are asked for before it is
tried, ordinary words too: "said" stands in half of all notes, "said" with "the one in charge" in
few.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from accord.text.ordinary import weight_of
from accord.text.pattern import AtomClass, WordClass
from accord.text.scanner import Atom
from accord.text.starts import first_word

_MOST_HELD = 4  # classes of words asked for before a phrase is tried


def atoms_of(word: str, common: frozenset[str], is_prefix: bool = False) -> AtomClass | None:
    """What stands in a text where a word does; nothing for a word that is in nearly all."""
    if word in common or word[0] == "'" or not re.search(r"[a-z0-9$]", word):
        return None
    if "'" in word:
        # An apostrophe may be missing in the text.
        return frozenset({Atom(word.split("'")[0]), Atom(word.replace("'", ""))})
    return frozenset({Atom(word, is_prefix)})


def most_telling(options: Sequence[Sequence[AtomClass]]) -> tuple[AtomClass, ...]:
    """What one of several parts of a phrase needs, whichever it is."""
    best = [max(needs, key=_telling, default=None) for needs in options]
    known = [found for found in best if found]
    return (frozenset[Atom]().union(*known),) if len(known) == len(options) else ()


def _telling(atoms: AtomClass) -> tuple[int, int]:
    return (-len(atoms), min(len(atom.text) for atom in atoms))


def holds_of(words: Iterable[str]) -> tuple[WordClass, ...]:
    """One of some words, as `words_of` would list it, however ordinary."""
    classes = [atoms_of(word, frozenset()) for word in words]
    if not all(classes):
        return ()
    atoms = frozenset[Atom]().union(*(found for found in classes if found))
    return (frozenset(first_word(atom.text) for atom in atoms),)


def held_by_any(options: Sequence[Sequence[WordClass]]) -> tuple[WordClass, ...]:
    """The words of which a text holds one, whichever of several parts of a phrase it holds."""
    rarest = [min(holds, key=_ordinary, default=None) for holds in options]
    known = [found for found in rarest if found]
    return (frozenset[str]().union(*known),) if len(known) == len(options) else ()


def rarest(holds: Iterable[WordClass]) -> tuple[WordClass, ...]:
    """The few least ordinary of some classes, the least ordinary first."""
    return tuple(sorted(set(holds), key=_ordinary)[:_MOST_HELD])


@cache
def _ordinary(words: WordClass) -> tuple[int, list[str]]:
    return sum(map(weight_of, words)), sorted(words)
