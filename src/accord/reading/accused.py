"""Whether a teacher or an uncle a text speaks of is the one accused, in whatever words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.reading.drafts import Draft
from accord.reading.entities import CARER
from accord.reading.matching import Found
from accord.reading.mentions import CHILD, CONCERN, HYPOTHETICAL, NEGATED, OTHER_PERSON
from accord.reading.text_in_hand import TextInHand
from accord.text.words import word_set

_HOLDERS = ("family.member", "setting.institution")
_HARMS = ("abuse.", "control.", "gain.", "facilitation.", "exchange.", "criminal.", "disclosure.")
# What becomes of somebody accused, after the words for him.
_BEFALLEN = (
    r"(?:suspended|stood down|no unsupervised contact|not to have contact|allegations?|"
    r"rui'?d|rui\b|asked to step (?:back|aside|down)|told not to attend"
    r"|told to stay away|on his own with|stood aside|dismissed|sacked|arrested|accused|alleged"
    r"|charged"
    r"|convicted|jailed|sentenced|bailed|banned|barred|redeployed|moved on|removed from"
    r"|deregistered"
    r"|under investigation|under caution|investigated|interviewed under|named as|named in"
    r"|responsible|implicated|suspected|reported for|reported to (?:the )?lado|referred to"
    r" (?:the )?lado|lado|risk assessed|outstanding suspect|the suspect|a suspect|the offender"
    r"|at it|in on it|crossed the line|line was crossed|subjects? of the"
    r"|took no further part|inappropriate)"
)
_AFTER = re.compile(
    rf"[^.;:]{{0,60}}?\b{_BEFALLEN}\b(?! (?:for|of|on suspicion of) (?:drink|theft))"
)
# Who he is said to be: "DP is a deputy head at her school".
_IS_HE = re.compile(
    r"\b(?:suspects?|sus|susp|s\d|dp|d\d|offender|perp|poi|nominal|he|male|man|abuser|accused"
    r"|defendant|sender|user|driver|who|one of (?:them|the men)|boyfriend|it|him|[a-z]+)(?:,|'s)? "
    r"(?:is|was|are|were|is employed as|employed as|works as|worked as|who is|who was"
    r"|who works as|being|turns out to be"
    r"|turned out to be|believed to be|said to be|described as|named as|known to be|'s)"
    r"(?: also| now| then| her| his| the child's| victim's| v1's| ip's)?"
    r"(?: (?:a|an|the|her|his|their|mum's|my)){0,2} (?:[\w']+ ){0,2}$"
)
_SUBJECTS = re.compile(r"\b(?:suspects?|sus|susp|s\d|dp|d\d|offender|perp|poi|nominal|accused)\b")
# Said of him: "told me about her uncle", "because of her cousin", "what her coach did".
_SAID_OF = re.compile(
    r"\b(?:(?:allegations?|allegation made|complaints?|disclos\w+|concerns?|report|referral|told"
    r"|tell|telling|tells|says|said|confided|accus\w+|reported|statement)"
    r"[^.;]{0,48}?\b(?:about|against|regarding|concerning|what)"
    r"|(?:scared|frightened|afraid|terrified|wary|uncomfortable|unsafe|not safe|safe at home|harm"
    r"|abused?|raped?|touched|hurt|assaulted|groomed|harmed|exploited|named|names|blames?|blamed"
    r"|accused|disclosure age \d+|allegations?)[^.;]{0,24}?"
    r" (?:of|by|with|because of|due to|around|re|against))"
    r"(?: (?:a|an|the|her|his|their|our|my|own|former|older|that|one of (?:her|the))){0,2}"
    r" (?:\w+ ){0,2}?$"
)
# Whom somebody tells is not the one told of.
_IS_TOLD = re.compile(
    r"\b(?:told|tells?|told to|showed|informed) (?:the|her|his|a|their|our|my) (?:\w+ ){1,2}$|"
    r"\b(?:told|tells?|telling|asked|asks|informed|to|phoned|rang|texted|showed|ask)"
    r"(?: (?:a|an|the|her|his|their|our|my|school|on call|duty|own|former|new|another))* $"
)
# Those who care for the child and are in every record.
_CARING = re.compile(
    r"(?:foster )?(?:mum|mam|mother|nan|nana|gran|grandmother|parents?|carers?|aunt|auntie|mummy"
    r"|dad|father|foster \w+|social worker|school nurse|key ?worker)\b"
)
_GRAVELY = re.compile(
    r"[^.;]{0,30}?\b(?:touch(?:ed|ing)|abus\w+|groom\w*|hurt(?:ing|s)? (?:her|him|them|me)"
    r"|hit (?:her|him)|hits|hitting|rap(?:ed|ing)"
    r"|messing with|interfer\w+|films?|bath(?:s|ing)|sold)\b"
)
# Those trusted with children who are seldom the ones who report; a concern that names them is
# about them as a rule.
_SELDOM_REPORT = re.compile(
    r"(?:coach(?:es)?|instructor|imam|priest|vicar|pastor|rabbi|curate|deacon|verger|choirmaster"
    r"|scout(?:master)?|leader|houseparent|housemaster|caretaker|babysitter|nanny"
    r"|childminder|prison officer|custody officer|teacher|tutor|matron|chaperone|playworker)\b"
)
_NO_TRUST = re.compile(
    r"(?:coach(?:es)? (?:station|park|trip|to|from|home|driver|stop|journey|party|c\b|firm|company)"
    r"|scout (?:for|from)|agent (?:for|of)|prison officer's|tutor'?s? (?:group|time|room)"
    r"|teacher'?s? (?:note|log|entry|report))"
)
_BY_COACH = re.compile(r"\b(?:off|by|on|onto|the last|boarded|express|national|a) (?:the )?$")
_SAYS = re.compile(
    r"(?:'s)?(?: has| had| was| were| also| then| there| there's)* (?:told|tells|says|said|reports?"
    r"|reported"
    r"|not\w+|rang|saw|seen|overheard|states?|stated|passed|asked|asks|concerned|worried|thinks"
    r"|found|spoke|feels|raised|contacted|informed|confirmed|called|heard|spotted|observed|aware"
    r"|emailed|wrote|logged|recorded|met with|attended|spoken|checked)\b"
)
_WATCHED_BY = re.compile(
    r"\b(?:seen|noticed|spotted|overheard|reported|raised|found|witnessed|told) by"
    r"(?: (?:a|an|the|her|his|another))* $"
)
_KIN = re.compile(
    r"(?:uncles?|stepdad|step dad|stepfather|step father|grandad|granddad|grandfather|cousins?"
    r"|stepbrother|step brother|half brother|brother in law|great uncle|godfather|lodger"
    r"|(?:mum|mam|mom|mother|nan|sister|aunt|auntie)'?s (?:\w+ )?(?:boyfriend|partner|husband|ex"
    r"|fella|friend|bloke|lodger|brother)|family friend|foster (?:father|dad|brother))\b"
)
_OLD_ENOUGH = ("to be ", "to be her ", "to be his ", "like her ", "like a ", "as her ")
_OF_SUSPECT = re.compile(r" of (?:the )?(?:main |other )?(?:suspect|s\d|offender|driver|his\b)")
_NICKNAME = re.compile(r"(?:the uncle|uncle|aunt|auntie|aunty|mother|big bro)s?\b")
_WHAT_BEFORE = re.compile(r"\bwhat (?:her|the|his|my|their|a) (?:\w+ ){0,2}$")
_WHAT_HE_DID = re.compile(
    r"[^.;,]{0,24}? (?:did|does|do|has been doing|had been doing|had done|has done|was doing"
    r"|been doing|'s been doing|tried|makes|made|wants|wanted|used to do)\b"
)
_DOES_TO_HER = re.compile(
    r"(?:'s|[^.;]{0,50}?\b(?:has|had|have|was|is|would|used to|keeps?|kept|will|who|that))?"
    r"(?: been| also| often| always| regularly| both)*"
    r" (?:touch\w*|abus\w*|groom\w*|hurt(?:ing|s)?\b(?! his| her own)|hit|hits|hitting"
    r"|messing (?:about )?with|interfer\w+"
    r"|star(?:es?|ing) at|text(?:s|ed|ing)|messag\w+|kiss\w*|mak(?:es|ing) (?:her|him|them)"
    r"|made (?:her|him|them)|film\w*|bath\w*|sleep(?:s|ing) (?:in|with)|slept (?:in|with)"
    r"|(?:keep|keeping|kept|keeps) (?:\w+ ){1,3}(?:back|behind)|coming in(?:to)?|comes in(?:to)?"
    r"|com(?:es|ing) to (?:her|his) (?:bed|room)|came in(?:to)?|get(?:s|ting) in(?:to)? (?:the|her"
    r"|his) (?:bath|bed|shower)"
    r"|tak(?:es|ing) (?:her|him|them|boys|girls|photos|pictures)|took (?:her|him|a boy|a girl"
    r"|photos|pictures)|giv(?:es|ing) (?:her|him|them|one|private|lifts|the (?:boys|girls))"
    r"|gave (?:her|him|them|their|the)|rap(?:es|ed|ing)|behaved|seen leaving|creeps?|watch\w+ "
    r"(?:her|him)|shar(?:es|ing) (?:a|her|his) bed|shower\w*|us(?:es|ed|ing) (?:her|him|the girls?"
    r"|the boys?)|sold (?:her|him)|let (?:his|her) (?:friends|mates)|asked for (?:their|her|his)"
    r"|alone with|be[ei]n alone)\b"
)
_IS_REPORTER = re.compile(
    r"(?:'s)? (?:reports?|reported|rang|called|states|stated|asked whether|was told|overheard"
    r"|noticed|raised|made a referral|referred|informed|advised|attended|confirmed|told (?:us|me"
    r"|police|the)|to (?:dsl|duty|legal|gp|mash|iro)|:|note|log|says|said|'s (?:note|log|report"
    r"|statement|summary))\b"
)


# The words for where those trusted with children work are words of everyday life as well.
_THEIR_OWN = word_set(
    """football gymnastics swimming choir rugby cricket dance ballet piano guitar violin music drama
    netball karate judo boxing tennis scouts guides brownies cadets mosque church madrassa madrasa
    practice training club lessons lesson class coach teacher tutor athletics trampoline hockey
    """
) | {"after school club", "breakfast club", "youth club", "day centre", "sunday school"}


def is_accused(hand: TextInHand, found: Found) -> bool:
    """Whether the words around somebody's role or kinship make him the one who did it."""
    text, known = hand.text, hand.sentence_of(found)
    first, last = known.sentence.start, known.sentence.end
    if is_told_or_nicknamed(hand, found) or _IS_REPORTER.match(text, found.end, last):
        return False
    if text.endswith(_OLD_ENOUGH, 0, found.start):
        return False
    if _CARING.match(text, found.start):
        befallen = _AFTER.match(text, found.end, last)
        return bool(befallen or _GRAVELY.match(text, found.end, last))
    if _AFTER.match(text, found.end, last) or _DOES_TO_HER.match(text, found.end, last):
        return True
    if _WHAT_BEFORE.search(text, max(first, found.start - 30), found.start):
        return bool(_WHAT_HE_DID.match(text, found.end, last))
    said = _SAID_OF.search(text, max(first, found.start - 110), found.start)
    if said is not None:
        words = text[said.start() : found.start]
        return " what " not in words or bool(_WHAT_HE_DID.match(text, found.end, last))
    is_he = _IS_HE.search(text, max(first, found.start - 60), found.start)
    return is_he is not None and _may_be_meant(hand, found)


def is_only_told(hand: TextInHand, draft: Draft) -> bool:
    """Whether a draft of family or an institution speaks of a listener or of a nickname."""
    if draft.concept not in _HOLDERS:
        return False
    if "any-giver" in draft.options:
        start = draft.found.start
        return _IS_TOLD.search(hand.text, max(0, start - 40), start) is not None
    return is_told_or_nicknamed(hand, draft.found)


def is_told_or_nicknamed(hand: TextInHand, found: Found) -> bool:
    """'told the school nurse', 'Uncle Ray': a listener, and what a man is called."""
    if _IS_TOLD.search(hand.text, max(0, found.start - 40), found.start):
        return True
    if not _NICKNAME.match(hand.text, found.start):
        return False
    begins = hand.text[max(0, found.start - 10) : found.start]
    if begins.endswith(("her ", "his ", "my ", "their ", "s ", "a ", "an ", "two ")):
        return False
    after = hand.written(found.start, min(len(hand.text), found.end + 3))[found.end - found.start :]
    return begins.endswith(('"', "'", "‘", "“", '"the ', "'the ")) or after[1:2].isupper()


def _may_be_meant(hand: TextInHand, found: Found) -> bool:
    """Whether the one said to be an uncle or a coach is a person of concern."""
    known = hand.sentence_of(found)
    before = [e for e in known.entities if e.end <= found.start]
    if before and before[-1].kind in (CARER, CHILD) and not before[-1].is_pronoun:
        return False
    if any(e.kind == CONCERN and not e.relation for e in before):
        return True
    return bool(_SUBJECTS.search(known.text, known.sentence.start, found.start))


def is_of_accused(hand: TextInHand, draft: Draft, beside: Sequence[Draft]) -> bool:
    """Whether a draft of family or an institution speaks of the one accused.

    `beside` are the other drafts of the text.
    """
    if draft.concept not in _HOLDERS or draft.verdict.assertion == OTHER_PERSON:
        return False
    if is_accused(hand, draft.found):
        return True
    if draft.concept == "setting.institution":
        return _is_in_trust(hand, draft.found)
    return _is_kin_beside_harm(hand, draft.found, beside)


def _is_in_trust(hand: TextInHand, found: Found) -> bool:
    """Whether it is a coach or a priest, who is in a concern about a child seldom to report."""
    text = hand.text
    if not _SELDOM_REPORT.search(text, found.start, found.end) or hand.everyday - _THEIR_OWN:
        return False
    if _NO_TRUST.match(text, found.start) or _BY_COACH.search(
        text, max(0, found.start - 14), found.start
    ):
        return False
    if _IS_REPORTER.match(text, found.end) or _SAYS.match(text, found.end):
        return False
    if text.startswith((":", " to "), found.end) or text.startswith("to ", found.start):
        return False
    return not _WATCHED_BY.search(text, max(0, found.start - 30), found.start)


def _is_kin_beside_harm(hand: TextInHand, found: Found, beside: Sequence[Draft]) -> bool:
    """Whether an uncle or a mother's boyfriend stands beside what is done to the child."""
    if not _KIN.search(hand.text, found.start, found.end) or hand.everyday - _THEIR_OWN:
        return False
    if hand.text.endswith(_OLD_ENOUGH, 0, found.start) or is_told_or_nicknamed(hand, found):
        return False
    if _SAYS.match(hand.text, found.end):
        return False
    known = hand.sentence_of(found)
    holders = [e for e in known.entities if e.start < found.end and found.start < e.end]
    if any(hand.text.startswith(("his ", "their ", "s1", "s2"), e.start) for e in holders):
        return False
    if _OF_SUSPECT.match(hand.text, found.end):
        return False  # "a cousin of the main suspect"
    return any(
        draft.concept.startswith(_HARMS)
        and draft.verdict.assertion not in (NEGATED, HYPOTHETICAL, OTHER_PERSON)
        for draft in beside
    )


def accuses_somebody(hand: TextInHand) -> bool:
    """Whether a text beside a child accuses somebody trusted or of her family."""
    holders = [f for f in hand.founds if f.entry.concept_id in _HOLDERS]
    if not holders or hand.everyday - _THEIR_OWN:
        return False
    if not hand.is_record_of_child and not any(e.kind == CHILD for e in hand.everybody):
        return False
    return any(is_accused(hand, found) for found in holders)
