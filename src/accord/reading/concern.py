"""Whether a text is about the exploitation or the safety of a child, and what counts only then."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from accord.reading import concepts
from accord.reading.accused import accuses_somebody
from accord.reading.ages import is_gap_stated
from accord.reading.assertion import Verdict
from accord.reading.catalogue import Entry
from accord.reading.company import has_child_and_concern
from accord.reading.drafts import Draft, may_be_the_child
from accord.reading.entities import CARER, GROUP
from accord.reading.everyday import says_little
from accord.reading.hints import points_to_a_concern
from accord.reading.in_contact import (
    is_asked_about,
    is_child_beside_somebody_met,
    is_in_contact,
)
from accord.reading.matching import Found
from accord.reading.mentions import CHILD, CONCERN, HYPOTHETICAL, OTHER_PERSON
from accord.reading.spoken_of import is_teaching
from accord.reading.text_in_hand import TextInHand
from accord.reading.whose import is_of_other_matters, is_of_somebody_else

_CHILD_WORDS = re.compile(
    r"\b(?:child|children|girls?|boys?|yp|young (?:person|people|female|girl)|daughter|son|misper"
    r"|pupils?|kids?|victim|vic|aggrieved|agg|complainant"
    r"|ip\d?|lac|school|teen|teenager|placement|social worker|key worker"
    r"|return home|aunt|uncle|mum|mother|stepfather|stepdad|carers?|parents?|foster"
    r"|children's home|minor|aged 1[0-7]|1[0-7] year old|stepdaughter|niece"
    r"|(?:is|was|only|just|being) 1[0-7](?= ?(?:[.,;)]|and |but |yo|years|$)))\b"
)
_ADULT = re.compile(
    r"\b(?:husband|wife|married|wedding|elderly|pensioner|vulnerable adult|antenatal"
    r"|(?:male|female|woman|man|ip|victim|complainant|aggrieved),? (?:is |aged |age )*[2-9]\d)\b"
)
_YOUNG = re.compile(
    r"\b(?:girls?|boys?|child|children|daughter|pupils?|schoolgirls?|yp|misper|teen\w*|under ?age"
    r"|minor|(?:aged?|is|was|only|just|when) 1[0-7]|1[0-7] ?(?:yo|year)\w*)\b"
)
_SUSPECTS = re.compile(
    r"\b(?:suspects?|s[1-9]|offenders?|nominals?|the (?:two )?(?:men|males)|driver|associates?|rso"
    r"|associated|pnd|poi|ocg|persons? of (?:concern|interest))\b"
)
_OTHER_CRIME = re.compile(
    r"\b(?:burgl|theft|stole|stolen|robb|shoplift|broke into|break in|fight|fought|damage"
    r"|collision|drink driving|tools|unpaid|store|making off|affray|trespass|insurance|speeding)"
)
_AUXILIARY = re.compile(
    r"\b(?:was|were|is|are|has|had|have|been|being|also|then|both|regularly|be|would|will|may"
    r"|might)\b"
)
# These stand in other records too, and make no text one about the exploitation of a child.
_WEAK = (
    "blame/",
    "weighed/",
    "control_threat/threats",
    "control_threat/violence",
    "general_control/hurt-by",
    "injury/intoxicated",
    "injury/injured",
    "injury/distressed",
    "injury/well",
    "disclosure_",
    "family/",
)
_TAUGHT = ("abuse.", "criminal.", "control.manipulation", "control.threat", "missing.episode")
_BESIDE_SOMEBODY = ("missing.found_with", "people.unidentified")
_BY_ACTOR = ("family.member", "setting.institution")
# What a mother or a grandmother does with a child every day.
_EVERYDAY_CARER = re.compile(
    r"(?:mum|mam|mother|dad|father|nan|nana|gran|grandmother|grandad|foster carers?)"
)
_CARING = ("exchange.", "control.isolation", "abuse.online", "control.manipulation")
_SOMEBODY = re.compile(
    r"\b(?:she|her|he|him|they|them|me|my|us|girls?|boys?|kids?|child\w*|lass\w*|lads?|schoolgirls?"
    r"|females?|underage|y/?ps?|ips?\d?|v\d|vic|victims?|mispers?|s\d|suspects?|males?|men|man"
    r"|teens?)\b"
)
# An age says nothing alone; beside these it is that of somebody seen too closely.
_SEES = re.compile(
    r"\b(?:boyfriend|bf|seeing|dating|kissing|schoolgirls?|relationship with|going out with"
    r"|(?:ip|vic|victim|yp)\d? (?:is |was |aged |age )?1[0-7])\b"
)
_SAID_OF_CHILDREN = (
    "abuse.images",
    "abuse.online",
    "exchange.",
    "gain.",
    "facilitation.",
    "control.",
    "criminal.",
)


def is_about_a_concern(hand: TextInHand, drafts: Sequence[Draft]) -> bool:
    """Whether anything in the text makes places and groups of people part of a concern."""
    if not _points_to_one(hand, drafts):  # asked first: most records say nothing of the kind
        return False
    return not is_teaching(hand.text) and not is_of_other_matters(hand)


def _points_to_one(hand: TextInHand, drafts: Sequence[Draft]) -> bool:
    if any(found.entry.entry_id.startswith("signals/") for found in hand.founds):
        return True
    if _is_between_suspects(hand, drafts) or any(_is_strong(hand, d) for d in drafts):
        return True
    if is_in_contact(hand) or points_to_a_concern(hand) or accuses_somebody(hand):
        return True
    if is_gap_stated(hand):
        return True
    return any(
        is_asked_about(hand.sentence_of(found), found.start, found.end)
        for found in hand.founds
        if found.entry.concept_id.startswith("place.")
    )


def is_stated_setting(entry: Entry) -> bool:
    """Whether an entry names institutional abuse in so many words."""
    return entry.concept_id == "setting.institution" and "any-giver" in entry.options


def waits_for_concern(found: Found) -> bool:
    """Whether a phrase can say nothing until something else has made the text a concern."""
    options, concept = found.entry.options, found.entry.concept_id
    if "signal-weak" in options or is_stated_setting(found.entry):
        return False
    if concept.startswith("association."):
        return False
    if "any-giver" in options and concept in concepts.CONTEXT_ONLY:
        return False
    return "needs-concern" in options or concepts.needs_context(concept)


def _is_strong(hand: TextInHand, draft: Draft) -> bool:
    entry = draft.found.entry
    if draft.concept.startswith("association."):
        return False  # ties between anybody; those between suspects are looked at apart
    if concepts.needs_context(draft.concept) and not is_stated_setting(entry):
        return False
    if entry.entry_id.startswith(_WEAK) or draft.options & {"needs-concern", "signal-weak"}:
        return False
    if "needs-both" in draft.options:
        return _has_both(hand, draft) and not _is_of_adults(hand)
    return "needs-child" not in draft.options or _has_child(hand, draft)


def _is_between_suspects(hand: TextInHand, drafts: Sequence[Draft]) -> bool:
    """Ties between suspects, where no other kind of crime is in the text."""
    tied = any(
        draft.concept.startswith("association.")
        and ("needs-concern" not in draft.options or _has_child(hand, draft))
        for draft in drafts
    )
    if not tied or hand.says(_OTHER_CRIME):
        return False
    return hand.says(_SUSPECTS) or any(
        person.side == CONCERN for name in hand.names for person in name.people
    )


def _has_child(hand: TextInHand, draft: Draft) -> bool:
    if "child-acts" in draft.options and may_be_the_child(hand, draft.part.actor):
        return True
    entities = hand.sentence_of(draft.found).entities
    if draft.part.affected is not None and draft.part.affected.kind == GROUP:
        return True  # "they were collected"
    if any(e.kind == CHILD for e in entities) or hand.says(_CHILD_WORDS):
        return True
    if "he-may-be-child" in draft.options and any(e.is_pronoun for e in entities):
        return hand.child_sex == "U" and not hand.says(_ADULT)
    return hand.is_record_of_child or (_is_abuse(draft) and hand.binder.has_child_victim)


def _is_abuse(draft: Draft) -> bool:
    return draft.concept.startswith("abuse.")


def _has_both(hand: TextInHand, draft: Draft) -> bool:
    he_may_be = "he-may-be-child" in draft.options
    return has_child_and_concern(hand, draft.found.start, he_may_be=he_may_be)


def stands(hand: TextInHand, draft: Draft, is_concern: bool) -> bool:
    """Whether a draft is a concept in a text that is, or is not, about a concern."""
    options = draft.options
    if "signal-weak" in options:
        return True
    if "not-adult" in options and _is_of_adults(hand):
        return False
    if is_of_somebody_else(hand, draft):
        return False
    if not is_concern and not _has_company(hand, draft):
        return False
    if "needs-concern" in options or draft.concept.startswith("association."):
        return is_concern
    if "any-giver" in options and draft.concept in concepts.CONTEXT_ONLY:
        return True
    return is_concern or not concepts.needs_context(draft.concept)


def _has_company(hand: TextInHand, draft: Draft) -> bool:
    """Whether those a phrase needs are spoken of, or it says enough by itself."""
    options = draft.options
    if "needs-child" in options and not _has_child(hand, draft):
        return hand.says(_SOMEBODY) and _says_enough(hand, draft)
    if "needs-both" not in options or _has_both(hand, draft):
        return True
    return hand.says(_SOMEBODY) and _says_enough(hand, draft)


def _says_enough(hand: TextInHand, draft: Draft) -> bool:
    """A phrase of several words in a text with nothing of everyday life, and of no grown people."""
    if not draft.concept.startswith(_SAID_OF_CHILDREN):
        return False
    if draft.concept == "control.age_gap" and not hand.says(_SEES):
        return False
    actor = draft.part.actor
    if actor is not None and actor.kind == CARER and "any-giver" not in draft.options:
        return False
    if " " not in hand.text[draft.found.start : draft.found.end] or hand.everyday:
        return False
    return not hand.says(_ADULT)


def outside_everyday_life(hand: TextInHand, drafts: Sequence[Draft]) -> list[Draft]:
    """No drafts, where a text tells of everyday life and the phrases in it say little."""
    if not drafts:
        return []
    if is_teaching(hand.text):
        return [draft for known in drafts if (draft := _as_taught(known))]
    if is_of_other_matters(hand):
        return []
    everyday = hand.everyday
    if not everyday or not says_little((draft.found.entry for draft in drafts), everyday):
        return list(drafts)
    if any(found.entry.entry_id.startswith("signals/") for found in hand.founds):
        return list(drafts)
    if any(draft.concept in _BY_ACTOR and "any-giver" in draft.options for draft in drafts):
        return list(drafts)  # "a maths teacher kissed a pupil": who is accused is never everyday
    if accuses_somebody(hand):
        return list(drafts)
    if any(draft.concept in _BESIDE_SOMEBODY for draft in drafts):
        return list(drafts)
    return list(drafts) if is_child_beside_somebody_met(hand) or is_in_contact(hand) else []


def _as_taught(draft: Draft) -> Draft | None:
    """What a lesson or a policy is about might happen; places and gifts in it are examples."""
    if not draft.concept.startswith(_TAUGHT):
        return None
    cue = draft.verdict.cue if draft.verdict.assertion == HYPOTHETICAL else None
    return replace(draft, verdict=Verdict(HYPOTHETICAL, cue))


def _is_of_adults(hand: TextInHand) -> bool:
    """Whether a text is about grown people and names no child."""
    return hand.says(_ADULT) and not hand.says(_YOUNG)


def by_sentence(drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    """Drafts by the number of their sentence."""
    grouped: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        grouped[draft.found.sentence.number].append(draft)
    return grouped


def of_another(hand: TextInHand, drafts: Sequence[Draft]) -> list[Draft]:
    """Where everything done in a sentence is done to another person, so is where it was done."""
    elsewhere = {
        number: verdict
        for number, said in by_sentence(drafts).items()
        if (verdict := _verdict_elsewhere(hand, said))
    }
    return [
        replace(draft, verdict=verdict)
        if (verdict := elsewhere.get(draft.found.sentence.number))
        and draft.concept.startswith(("place.", "people."))
        else draft
        for draft in drafts
    ]


def _verdict_elsewhere(hand: TextInHand, said: Sequence[Draft]) -> Verdict | None:
    acted = [draft.verdict for draft in said if concepts.has_actor(draft.concept)]
    if acted and all(verdict.assertion == OTHER_PERSON for verdict in acted):
        return acted[0]
    known = hand.sentence_of(said[0].found)
    other = known.told_of_another
    return None if other is None else Verdict(OTHER_PERSON, (other.start, other.end))


def is_by_relative(hand: TextInHand, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """A relative or a teacher is the setting only where the sentence says that they act.

    `drafts` are those of the same sentence.
    """
    if draft.concept not in _BY_ACTOR or "any-giver" in draft.options:
        return True
    if _is_family_of_suspect(hand, draft):
        return False
    is_carer = bool(_EVERYDAY_CARER.fullmatch(hand.text, draft.found.start, draft.found.end))
    return any(
        concepts.has_actor(other.concept)
        and _is_actor_at(other, draft)
        and _does(hand, other)
        and not (is_carer and other.concept.startswith(_CARING))
        for other in drafts
    )


def _is_family_of_suspect(hand: TextInHand, draft: Draft) -> bool:
    """'his cousin' is the family of the person of concern and not of the child."""
    start, end = draft.found.start, draft.found.end
    return any(
        entity.relation
        and entity.kind == CONCERN
        and hand.text.startswith("his", entity.start)
        and entity.start < end
        and start < entity.end
        for entity in hand.sentence_of(draft.found).entities
    )


def _is_actor_at(other: Draft, draft: Draft) -> bool:
    actor = other.part.actor
    return actor is not None and actor.start < draft.found.end and draft.found.start < actor.end


def _does(hand: TextInHand, draft: Draft) -> bool:
    """Whether the person before a phrase is the one who does it, and is not told to."""
    part, found = draft.part, draft.found
    if part.actor is None or draft.verdict.assertion in (HYPOTHETICAL, OTHER_PERSON):
        return False
    if part.is_agent:
        return True
    between = hand.text[part.actor.end : found.start]
    helpers = _AUXILIARY.sub("", between).strip()
    if part.actor.kind == CARER and found.whom is None and helpers:
        return False
    if hand.sentence_of(found).cues.claims_between(part.actor.end, found.start):
        return False
    return found.whom is not None or len(between.split()) <= 3
