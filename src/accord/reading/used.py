"""Crime done for others, and whose it is: a child who stands as suspect is read as the child.

A child who carries for others is often the one the record has for the offence. What a text says of
crime done for others is then read a second time with that child on the child's side, and of nothing
else: whom the same child may have harmed is told by the first reading. Grown people who deal or
steal for others are nobody's concern here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from accord.reading.drafts import Draft
from accord.reading.entity import CARER, Entity
from accord.reading.matching import Found
from accord.reading.mentions import CHILD, CONCERN, NEUTRAL, Mention, Person
from accord.reading.names import NameSpan
from accord.reading.text_in_hand import SentenceInHand, TextInHand
from accord.reading.weighing import is_weighed
from accord.text import Normal

_CRIME = "criminal."
_THE_SUSPECT = re.compile(
    r"\b(?:the |this )?(?:suspect|sus|susp|s1|sus1|offender|detained person|dp|dp1|detainee"
    r"|defendant|accused|arrested (?:male|female|youth|person))\b(?! ?\d|'s (?:home|phone))"
)
_ADULT = re.compile(
    r"\badult (?:males?|females?|m[ae]n|wom[ae]n|users?|dealers?)\b"
    r"|\b(?:male|man|female|woman),? (?:of |aged |about |around |in (?:his|her) )*"
    r"(?:[2-9]\d|twenties|thirties|forties|fifties)\b"
)
# What somebody does who carries, sells or steals, next after the words for them.
_DOES = re.compile(
    r"(?:(?:has|had|is|was|been|also|now|still|who|that|currently|regularly|once|himself|herself"
    r"|a|an) )*"
    r"(?:hold|held|keep|kept|carr|sell|sold|deal|dealt|run|ran|mov|deliver|suppl|stor|stash|steal"
    r"|stole|shoplift|burgl|rob|drug|mul|grow|tend|water|launder|work|traffick|convict|jail)"
)
# What a mother asks of a child every day, where it is no drug.
_ASKS = re.compile(r"(?:ask|tell|told|sen[dt]|want|gets?|got|ha[ds]|let)")
_DRUGS = re.compile(
    r"\b(?:drugs?|cannabis|weed|cocaine|crack|heroin|class a|wraps?|stash|gear|pills)\b"
)
# Names that are words of the trade as well.
_NAMES_TOO = frozenset({"rob", "nick", "brown", "snow", "stone", "white", "grant", "chase", "lane"})
_FURTHEST = 5  # words between a person and what that person does


def as_children(people: Sequence[Person]) -> tuple[Person, ...]:
    """The people of a record with children of concern on the child's side; none where no such."""
    if not any(_is_suspected_child(person) for person in people):
        return ()
    return tuple(
        replace(person, roles=(*person.roles, "child_of_concern"))
        if _is_suspected_child(person)
        else person
        for person in people
    )


def with_parts_of(names: Sequence[NameSpan], people: Sequence[Person]) -> list[NameSpan]:
    """The names of a text with whoever bears them in the part these people have."""
    known = {person.nominal_id: person for person in people}
    return [
        replace(name, people=tuple(known[person.nominal_id] for person in name.people))
        for name in names
    ]


def _is_suspected_child(person: Person) -> bool:
    return person.side == CONCERN and person.is_child is True


def together(first: Iterable[Mention], of_child: Iterable[Mention]) -> list[Mention]:
    """A record's mentions, with those of crime done for others as they are read of the child."""
    kept = [mention for mention in first if not mention.concept_id.startswith(_CRIME)]
    return kept + [mention for mention in of_child if mention.concept_id.startswith(_CRIME)]


def called_suspect(
    normal: Normal, people: Sequence[Person], taken: Sequence[NameSpan]
) -> list[NameSpan]:
    """'The suspect' as a name, where a child is the only one whom the record suspects."""
    suspected = [person for person in people if "suspect" in person.roles]
    if len(suspected) != 1 or suspected[0].side != CHILD:
        return []
    return [
        NameSpan(found.start(), found.end(), found.group(), (suspected[0],))
        for found in _THE_SUSPECT.finditer(normal.text)
        if all(found.end() <= name.start or name.end <= found.start() for name in taken)
    ]


def is_of_a_child(hand: TextInHand, draft: Draft) -> bool:
    """Whether crime done for others may be a child's; all else is not asked about."""
    if not draft.concept.startswith(_CRIME):
        return True
    if _is_a_name(hand, draft.found):
        return False
    return not _are_all_grown(hand) and not _is_by_somebody_grown(hand, draft)


def _is_a_name(hand: TextInHand, found: Found) -> bool:
    """'BROWN ran', 'told Rob': what somebody is called, and no drug or deed."""
    names = [name for name in hand.names if name.start < found.end and found.start < name.end]
    if is_weighed(found):
        return bool(names)
    return any(not _NAMES_TOO.isdisjoint(name.value.split()) for name in names)


def _are_all_grown(hand: TextInHand) -> bool:
    """Whether everybody with a part was grown up, and the text speaks of no child."""
    people = [p for p in hand.binder.people if p.side != NEUTRAL or p.is_child]
    is_grown = bool(people) and all(person.is_child is False for person in people)
    if not is_grown and (any(p.is_child or p.side == CHILD for p in people) or not people):
        return False
    if not is_grown and not hand.says(_ADULT):
        return False
    is_named = any(e.kind == CHILD and not e.is_pronoun for e in hand.everybody)
    return not is_named and not hand.is_record_of_child


def _is_by_somebody_grown(hand: TextInHand, draft: Draft) -> bool:
    """'Webb deals for the brothers', of a man of thirty; 'her father holds drugs'."""
    found = draft.found
    known = hand.sentence_of(found)
    actor = _subject(known, found)
    if actor is None:
        return False
    if actor.kind == CARER and _ASKS.match(known.text, found.start):
        return not _DRUGS.search(known.text, found.start, known.sentence.end)
    if known.has_child_between(actor.end, found.end) or _reaches_a_child(draft):
        return False
    if not _does(known, actor, found):
        return False
    if actor.kind == CARER:
        return not actor.is_pronoun and not actor.is_owner
    earlier = hand.people_before(found.sentence.number)
    nominal = hand.binder.nominal_of(actor, known.entities, earlier)
    return actor.kind == CONCERN and hand.binder.is_grown(nominal)


def _subject(known: SentenceInHand, found: Found) -> Entity | None:
    """The last person before a phrase, but for whoever did what stands before: 'by Singh and'."""
    before = [e for e in known.entities if e.end <= found.start]
    before = [e for e in before if not known.text.endswith(" by ", 0, e.start)]
    return before[-1] if before else None


def _reaches_a_child(draft: Draft) -> bool:
    affected = draft.part.affected
    return affected is not None and affected.kind == CHILD and draft.found.whom is not None


def _does(known: SentenceInHand, actor: Entity, found: Found) -> bool:
    """Whether the phrase is what the person before it does, and not what is said or found."""
    between = known.text[actor.end : found.start]
    if len(between.split()) > _FURTHEST or known.cues.claims_between(actor.end, found.start):
        return False
    return _DOES.match(known.text, found.start) is not None
