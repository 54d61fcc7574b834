"""Who of concern knows and keeps company with whom, as the words for them say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from accord.reading.drafts import Draft
from accord.reading.entities import Entity
from accord.reading.entries import Entry, stated
from accord.reading.in_touch import in_touch
from accord.reading.mentions import CONCERN
from accord.reading.roles import Part
from accord.reading.text_in_hand import SentenceInHand, TextInHand
from accord.text.words import word_set

_KNOWN = stated(
    "ties/of-his",
    "association.known",
    "people of concern know, are related to, work with each other",
    "somebody of concern is the brother, the mate or the boss of another",
)
_TOGETHER = stated(
    "ties/side-by-side",
    "association.together",
    "people of concern are seen, arrive, act or live together",
    "several of concern in one place at one time",
)
_MOST = 12  # more than so many are rarely together at one time
_THERE_BEFORE = re.compile(
    r"\b(?:with|between|let|beside|alongside|met|meet|meets|saw|seen|found|joined by|brought in by"
    r"|accompanied by|company of|inside were|were|are|there's|opened to|stopped|approached by"
    r"|followed by"
    r"|has had|hosts?|hosting|containing|contained|occupied by)"
    r"(?: \w{2,14}ly| by| the| at least| about| up to| also| another| his| these"
    r"| what looked like){0,4} $"
)
_PRESENCE = (
    r"(?:in|at|inside|on|from|round|came|come|comes|coming|left|arriv\w+|sat|stood|wait\w*|outside"
    r"|either side|walk\w*|liv\w+|shar\w+|turn\w* up|gather\w*|attend\w*|got out|get out|went|go"
    r"|going|join\w*|stay\w*|jump\w*|ran|legged|made off|drove|pull\w*|hang\w*|hung|present"
    r"|there|asleep|drinking|smoking|loiter\w*"
    r"|visit\w*|knock\w*|approach\w*|follow\w*|surround\w*|enter\w*|meet\w*|driving|watch\w*)"
)
_THERE_AFTER = re.compile(rf"(?: (?:all|both|then|also|regularly|often))* {_PRESENCE}\b")
_APART = re.compile(
    r"\b(?:different (?:times|days|nights|occasions|dates|addresses|places)|separate\w*|each week"
    r"|numbers|contacts|messag\w+|online|snap\w*|insta\w*|chat|accounts?|profile|not known to"
    r"|no link|unconnected|named|names|identified|suspects?|charged|convicted|described|over the"
    r"|since|years?|months?|phone calls|texts)\b"
)
# What ties one to another; "his missus" is as often the child, in his words.
_TIES = word_set(
    """accomplice associate associates boss brother brothers business_partner colleague colleagues
    cousin cousins crew flatmate flatmates friend friends gang housemate housemates lads
    mate mates nephew pal pals partner uncle uncles workmate workmates
    brother_in_law"""
)
_OF_CHILD = re.compile(r"(?:her|my|our|your|ip's|yp's|child's|the child's|victim's)\b")
_OF_CARER = re.compile(
    r"(?:mum|mam|mother|mom|dad|father|nan|gran|carer|parent|aunt|auntie|sister|teacher)'?s\b"
)
# Theirs is no part in it: "his wife is away", "his dad died".
_ASIDE = re.compile(
    r" (?:has|had)? ?(?:died|passed away|was away|is away|rang|called (?:us|police)|reported"
    r"|does not know|did not know|is unaware)\b"
)


def with_ties(hand: TextInHand, drafts: Sequence[Draft], is_concern: bool) -> list[Draft]:
    """The drafts, with what ties one person of concern to another where no phrase says so."""
    told = {draft.concept for draft in drafts}
    found: list[Draft | None] = []
    if _KNOWN.concept_id not in told and len(hand.names) > 1:
        found.append(next(in_touch(hand), None))
    if not is_concern or hand.everyday:
        return [*drafts, *(draft for draft in found if draft)]
    if _KNOWN.concept_id not in told and not any(found):
        found.append(next(_of_his(hand), None))
    if _TOGETHER.concept_id not in told:
        found.append(next(_side_by_side(hand), None))
    return [*drafts, *(draft for draft in found if draft)]


def _side_by_side(hand: TextInHand) -> Iterator[Draft]:
    """'let two men in', 'sat between three lads': so many in one place at one time."""
    for known in hand.sentences:
        for entity in known.entities:
            if _is_company(entity) and _are_there(hand, known, entity):
                yield _draft(known, entity, _TOGETHER)


def _is_company(entity: Entity) -> bool:
    is_many = entity.is_plural and entity.is_counted and 2 <= entity.low <= _MOST
    if entity.high is None or entity.text in ("of them", "more", "others", "couple", "uncles"):
        return False
    return is_many and entity.kind == CONCERN and not entity.is_predicate


def _are_there(hand: TextInHand, known: SentenceInHand, entity: Entity) -> bool:
    first, last = known.sentence.start, known.sentence.end
    if _APART.search(hand.text, first, last):
        return False
    if _THERE_BEFORE.search(hand.text, max(first, entity.start - 40), entity.start):
        return True
    return bool(_THERE_AFTER.match(hand.text, entity.end, last))


def _of_his(hand: TextInHand) -> Iterator[Draft]:
    for known in hand.sentences:
        for entity in known.entities:
            if _ties_another(hand, known, entity):
                yield _draft(known, entity, _KNOWN)


def _draft(known: SentenceInHand, entity: Entity, entry: Entry) -> Draft:
    return Draft.stated(known, (entity.start, entity.end), entry, Part(entity, None))


def _ties_another(hand: TextInHand, known: SentenceInHand, entity: Entity) -> bool:
    """'S1's brother', 'his mate Dale': somebody of concern who belongs to another."""
    if entity.kind != CONCERN or entity.relation not in _TIES or entity.is_owner:
        return False
    text = hand.text
    if _OF_CHILD.match(text, entity.start) or _OF_CARER.match(text, entity.start):
        return False
    if text.startswith("their ", entity.start) and known.has_child_between(
        known.sentence.start, entity.start
    ):
        return False
    if text.startswith("his ", entity.start) and not _is_of_him(hand, known, entity):
        return False
    return not _ASIDE.match(text, entity.end)


def _is_of_him(hand: TextInHand, known: SentenceInHand, entity: Entity) -> bool:
    """Whether 'his' is a person of concern's, and not a boy's of whom the record is."""
    if hand.child_sex == "F":
        return True
    number = known.sentence.number
    near = [e for other in hand.sentences[max(0, number - 1) : number + 1] for e in other.entities]
    told = [e for e in near if e.end <= entity.start and not e.is_pronoun]
    return bool(told) and told[-1].kind == CONCERN
