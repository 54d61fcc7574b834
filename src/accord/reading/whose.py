"""Whose injury, absence or years a phrase tells of: a drunk father is no child's distress."""

from __future__ import annotations

import re

from accord.reading.drafts import Draft
from accord.reading.entities import CARER, Entity
from accord.reading.grown import is_of_grown_people
from accord.reading.mentions import CHILD, CONCERN
from accord.reading.text_in_hand import SentenceInHand, TextInHand

_OWN = ("injury_or_distress", "missing.episode")
_ADULT_NOUN = (
    r"(?:wom[ae]n|female|lady|ip|victim|complainant|aggrieved|nurse|patient|pt|tenant|pensioner"
    r"|resident|wife|mother|customer|student nurse|employee|colleague|rough sleeper|householder)"
)
# Somebody grown to whom it happened, and no child beside: "Woman of 33 was followed home".
_GROWN = re.compile(
    rf"\b{_ADULT_NOUN}(?:,? (?:an? )?(?:adult |male |female )*(?:is |of |aged |age )*"
    rf"|,? \(?)(?<!now )(?:1[89]|[2-9]\d)\b"
    r"|\bvulnerable adults?\b|\b(?:wife|husband|ex husband|ex wife|elderly|pensioner|dementia)\b"
    r"|\b(?:both|each|all) (?:in their|over) (?:late |early |mid )?(?:[2-9]\d|twenties|thirties"
    r"|forties|fifties|sixties)"
    r"|\ball over [2-9]\d\b"
)
_YOUNG = re.compile(
    r"\b(?:girls?|boys?|child|children|daughters?|sons?|pupils?|schoolgirls?|yps?|y/p|misper"
    r"|teen\w*|under ?age"
    r"|minors?|kids?|lass(?:es)?|young (?:person|people|females?)|looked after|lac|foster"
    r"|niece|nephew|school|grand(?:daughter|son)|when (?:she|he) was (?:\d|1[0-7])|as a child"
    r"|non recent|historic\w*"
    r"|(?:aged?|is|was|only|just|when|at) 1[0-7]|1[0-7] ?(?:yo|y/o|year|yr)\w*|1[0-7] ?[fm])\b"
)
# A story, a play or a song tells of nobody.
_FICTION = re.compile(
    r"\b(?:novels?|book review|in the (?:play|film|story|book|musical|song)|lyrics|screenplay"
    r"|fairy tale"
    r"|short story|the (?:plot|main character|heroine|hero|villain)|poem|watched a (?:film|play"
    r"|drama)"
    r"|school play|box set|soap opera|true crime (?:podcast|book))\b"
)
# Other kinds of crime and accident, and what is done to a child in them.
_OTHER_MATTER = re.compile(
    r"\b(?:burgl\w+|shoplift\w*|stole|stolen|theft|thefts|robb(?:ed|ery)|making off|made off"
    r"|unleaded|petrol|padlock"
    r"|chainsaws?|criminal damage|index not seen|fare dispute|(?:pay|paid|paying) (?:the|his|her"
    r"|their) fare|road rage|collision|rtc"
    r"|drink drive\w*|speeding|uninsured|metal theft|copper|hammer|crowbar|jemm\w+|fuel"
    r"|counterfeit notes"
    r"|fraud(?:ster|ulent)?|scam\w*|neighbour dispute|criminal trespass|fishing|poaching)\b"
)
_MADE_TO = re.compile(
    r"\b(?:exploit\w*|made|makes?|making|forc\w+|told|sent|coerc\w+|groom\w*|recruit\w*|sex\w*"
    r"|rap(?:e|ed)|abus\w+|ow(?:e|es|ed|ing)|debt|introduc\w*|holding)\b"
)
_OF_YEARS = re.compile(r"\b(?:old(?:er|est)|young|elder\w*|grown|adult|age|gap|boyfriend|bf)\b")


def is_of_other_matters(hand: TextInHand) -> bool:
    """Whether a text is of grown people, of a story or of other crime, and of no child."""
    if hand.says(_FICTION) and not hand.is_record_of_child:
        return True
    is_childs = hand.binder.has_child_victim  # whoever else is grown, the one harmed was not
    if not is_childs and is_of_grown_people(hand.text):
        return True
    if hand.says(_YOUNG) or hand.is_record_of_child:
        return False
    if not is_childs and hand.says(_GROWN) and not hand.says(_MADE_TO):
        return True
    if not hand.says(_OTHER_MATTER) or hand.says(_MADE_TO):
        return False
    return not any(e.kind == CHILD for e in hand.everybody)


def is_of_somebody_else(hand: TextInHand, draft: Draft) -> bool:
    """Whether what would be a child's is somebody else's: his injury, their running off."""
    known = hand.sentence_of(draft.found)
    if draft.concept == "control.age_gap":
        return _is_gap_of_one(hand, draft)
    actor = draft.part.actor
    if draft.concept not in _OWN or actor is None or draft.part.is_agent:
        return False
    if actor.kind not in (CARER, CONCERN) or actor.is_pronoun or actor.may_be_child:
        return False
    return _is_subject(known, actor, draft)


def _is_subject(known: SentenceInHand, actor: Entity, draft: Draft) -> bool:
    """'Mum was tearful': nobody else stands between, and nobody says it of another."""
    if actor.is_oblique or actor.is_owner or actor.end > draft.found.start:
        return False
    if known.cues.claims_between(actor.end, draft.found.start):
        return False
    return len(known.text[actor.end : draft.found.start].split()) <= 4


def _is_gap_of_one(hand: TextInHand, draft: Draft) -> bool:
    """'Offender, 44': years alone are no gap, for that somebody young must stand beside them."""
    # Looked for in the words alone: what stands on either side is no part of them.
    if _OF_YEARS.search(hand.text[draft.found.start : draft.found.end]):
        return False
    if hand.is_record_of_child or hand.says(_YOUNG):
        return False
    return not any(e.kind == CHILD or e.is_pronoun for e in hand.everybody)
