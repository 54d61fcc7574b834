"""Whether several small things in a text point together to a concern that no word of it names."""

from __future__ import annotations

from collections.abc import Collection

from accord.reading.catalogue import shipped_lists
from accord.reading.in_contact import is_everyday, is_met
from accord.reading.mentions import CONCERN
from accord.reading.text_in_hand import TextInHand
from accord.text.starts import words_of

_LISTS = shipped_lists("hints.txt")
_AGAINST = _LISTS["against"]
_KINDS = [words for name, words in _LISTS.items() if name != "against"]
_OF_PEOPLE = ("association.known", "people.unidentified")
# One kind of word says little; so many kinds together are no accident. The more the people in a
# text tell, the fewer are needed.
_ENOUGH_ALONE = 4
_ENOUGH_OF_A_CHILD = _ENOUGH_OF_A_GIRL = 3
_ENOUGH_OF_ONE = 2


def points_to_a_concern(hand: TextInHand) -> bool:
    """'There were a dozen men on the livestream': people met, and a kind of thing that tells.

    The words of a text are counted by kind (rooms, night, messages, drink, fear ...). One word of
    everyday life outweighs them all.
    """
    words = set(words_of(hand.text, 0, len(hand.text)))
    words |= {word.partition("'")[0] for word in words if "'" in word}
    if not words.isdisjoint(_AGAINST) or hand.everyday or is_everyday(hand):
        return False
    kinds = sum(not words.isdisjoint(listed) for listed in _KINDS)
    return _are_enough(hand, kinds, words) or _are_enough_of_them(hand, kinds)


def _are_enough(hand: TextInHand, kinds: int, words: Collection[str]) -> bool:
    """Whether there are enough whoever is spoken of."""
    if kinds >= _ENOUGH_ALONE or (kinds >= _ENOUGH_OF_A_CHILD and hand.is_record_of_child):
        return True
    return kinds >= _ENOUGH_OF_A_GIRL and not _LISTS["she"].isdisjoint(words)


def _are_enough_of_them(hand: TextInHand, kinds: int) -> bool:
    """Whether there are enough beside the people whom a child does not meet every day."""
    people = [e for e in hand.everybody if e.kind == CONCERN]
    several = [e for e in people if not e.is_pronoun and (e.is_plural or e.ordinal or e.is_adding)]
    if any(map(is_met, several)):
        return kinds > 0 or _speaks_of_ties(hand)
    return kinds >= _ENOUGH_OF_ONE and (bool(several) or any(map(is_met, people)))


def _speaks_of_ties(hand: TextInHand) -> bool:
    """'All work at the same car wash', 'nobody can put a name to him': of itself it says little."""
    return any(
        found.entry.kind == "concept" and found.entry.concept_id.startswith(_OF_PEOPLE)
        for found in hand.founds
    )
