"""Whether somebody is told of harm: a child or a friend tells a carer or a worker what is done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from accord.reading import concepts
from accord.reading.assertion import Verdict
from accord.reading.drafts import Draft
from accord.reading.entities import OTHER, Entity
from accord.reading.entries import stated
from accord.reading.in_contact import is_everyday
from accord.reading.mentions import AFFIRMED, CHILD, CONCERN, HISTORICAL, NEGATED, POSSIBLE
from accord.reading.roles import Part
from accord.reading.text_in_hand import SentenceInHand, TextInHand
from accord.text.words import word_set

_SAID = (AFFIRMED, POSSIBLE, HISTORICAL)
_WHOSE = r"(?:(?:the|her|his|a|an|our|my|their|one of the|another|this|school|ip's|yp's|that) )"
# Those a child tells such things: at home, at school, in care, among friends.
_LISTENERS = (
    r"(?:mum|mam|mom|mummy|mother|dad|daddy|father|nan|nana|nanna|gran|granny|grandma|grandmother"
    r"|grandad|grandparents?|parents?|aunt|auntie|aunty|sister|brother|siblings?|cousin|friends?"
    r"|mates?|teacher|tutor|tas?|teaching assistants?|assistant|nurse|counsellor|workers?"
    r"|keyworkers?|staff|carers?|officers?|police|doctor|gp|therapist|dsl|mentor|head|headteacher"
    r"|sw|midwife|paramedics?|volunteer|advocate|isva|psychologist|psychiatrist|isvas?|lead"
    r"|social services|receptionist|pharmacist|dentist|solicitor|ambulance crew|crew|matron|senco"
    r"|me|us|school|somebody|someone|people|pcso|foster mum|foster dad)"
)
_TITLED = r"(?:mrs?|ms|miss|sir|dc|pc|ds|sgt|dr|wpc) [a-z]+"
_TO_THEM = rf"(?:{_WHOSE}?(?:[a-z]+[ -]){{0,2}}?{_LISTENERS}|{_TITLED})\b"
_TELLS = re.compile(
    r"\b(?:told|tells|telling|tell|confid(?:ed|es|ing) (?:in|to|with)"
    r"|open(?:ed|s|ing) up (?:to|with)"
    r"|disclosed to|discloses to|revealed to|admitted to|whisper(?:ed|s) to|said to|says to"
    r"|explain(?:ed|s) to|mention(?:ed|s) to|spoke to|spoken to|talk(?:ed|s) to|came to see"
    r"|reported to|let slip to|messaged|texted|wrote to|trusted|blurted (?:it )?out to|let on to)"
    rf" (?P<to>{_TO_THEM})"
)
# He who tells them is the child himself: a suspect seldom speaks to a foster carer.
_OF_A_CHILD = re.compile(
    r"\b(?:counsellor|key ?worker|carers?|teacher|tutor|ta|nurse|therapist|mentor|dsl|advocate"
    r"|isva|his (?:mum|mam|nan|gran|dad|sister|aunt|auntie|friend|mate)|social worker|sw|camhs"
    r"|youth worker|support worker|teaching assistant|foster \w+)\b"
)
_MAN = (
    r"(?:(?:a|an|the|some|this|one|two|three|these|her|his|their|mum's|mam's) (?:[a-z]+ ){0,2}?"
    r"(?:man|men|male|males|lads?|blokes?|fellas?|guys?|boyfriend|partner|uncle|cousin|stepdad"
    r"|step dad|stepfather|grandad|grandfather|stepbrother|neighbour|landlord|driver|coach|tutor"
    r"|teacher|leader|worker|carer|priest|imam|vicar|volunteer|friend|brother|dealer|olders|boss"
    r"|person|somebody|someone|lodger|caretaker|nurse|adult|adults|people)|someone|somebody|he|they)"
)
_DOES = (
    r"(?:is|are|was|were|has|have|had|keeps?|kept|makes?|made|comes?|came|wants?|wanted|asks?|asked"
    r"|sends?|sent|gives?|gave|gets?|got|buys?|bought|takes?|took|touch\w*|hurts?|hit|hits|does|did"
    r"|won't|wouldn't|would|will|scares?|frightens?|stares?|follows?|followed|waits?|waited|watches"
    r"|threaten\w*|says|said|calls|shows?|showed|films?|filmed|locks?|locked|holds?|held|grabs?"
    r"|lets|let|been|offer\w*|promis\w*)"
)
_OF_HIM = re.compile(rf"\b{_MAN}(?: [a-z]+){{0,5}}? {_DOES}\b")
# What was done, without a word for it.
_WHAT_WAS_DONE = re.compile(
    r"\bwhat (?:he|she|they|(?:[a-z]+'?s? ){1,4}?)(?: had| has| have|'d|'s)? ?(?:been )?"
    r"(?:did|does|do|doing|done|makes? (?:her|him|them)|made (?:her|him|them))\b"
    r"|\bwhat(?:'s| has| had| was|'d)? ?(?:been )?(?:happened|happening|going on|gone on|went on)"
    r"\b(?! (?:at|in) (?:the )?(?:match|game|film|class|lesson|party|trip|break|lunch|school))"
    r"|\bwho (?:had |has |'d )?(?:did it|done it|hurt (?:her|him)|it was that|he was)\b"
    r"|\b(?:it|this|that|thing|stuff) (?:had |has |'s |'d )?(?:been )?(?:happened|happening"
    r"|going on|started|began|done) (?:to (?:her|him)|when (?:she|he) was|since)\b"
    r"|\b(?:does|doing|did|do) (?:stuff|things|something) to (?:her|him|me)\b"
    r"|\b(?:is|are|was|'s|being|been) (?:hurting|touching|abusing|hitting|frightening|bothering"
    r"|messing with|interfering with|making) (?:her|him|me|them)\b"
    r"|\bnot safe (?:at|with|in|there|because)\b|\b(?:scared|frightened|afraid|terrified) of\b"
)
_ABOUT_KIN = re.compile(
    r"\babout (?:her|his|the) (?:[a-z]+ )?(?:uncle|stepdad|step dad|stepfather|grandad|grandfather"
    r"|cousin|stepbrother|half brother|coach|tutor|neighbour|lodger|man|men|lads|males|boyfriend)"
    r"(?: (?:next door|at|in|from|who)\b[^.]*)?\s*(?:[.;,]|$)"
)
_NAMED = re.compile(
    r"(?:^|[\s\"'“(:.])(?!(?:He|They|Mum|Dad|Mr|Mrs|Ms|Miss|DC|PC|DS|Staff|Police|Who|Source"
    r"|Informant|Caller|Neighbour|Suspect|Male|Driver|Landlord)\b)[A-Z](?:[a-z'-]+|\.)?"
    r"(?:,? \(?(?:in|of|from|aged|age)? ?[0-9]{1,2}[A-Za-z]?\)?,?)?"
    r"(?: then| also| later| has| had| finally| eventually)* $|\b(?:aged|of|,) 1[0-7],? $"
)
_BEGINS = re.compile(
    r"[\s\"'“(*-]*(?:[^.:;]{0,30}[:.-] )?(?:(?:and|then|also|now|later|since|has|had|having"
    r"|finally|eventually|today|yesterday) )*"
)
_IS_WELL = re.compile(
    r"\b(?:feels?|felt|is|was) (?:safe|fine|ok|okay|happy|settled|well)\b|\bno worries\b|\bniece\b"
)
_AFRAID = re.compile(
    r"\b(?:scared|frightened|afraid|terrified|they make|he makes|made him|force)\b"
)
_NOT_TOLD = re.compile(
    r"(?:\b(?:was|is|were|been|being|to|if|when|be|should|could|would|must|can|may|might|will)"
    r"|'ll|'d better) (?:\w+ly )?$"
)
_ENTRY = stated(
    "telling/told",
    "disclosure.made",
    "the child or another person says harm has happened",
    "a child or a friend tells somebody close to them, and what is told is harm",
)
# Without any of these words nobody is told anything.
_WORDS = word_set(
    """told tells telling tell confided confides confiding opened opens opening disclosed discloses
    revealed admitted whispered whispers said says explained explains mentioned mentions spoke
    spoken talked talks came reported let messaged texted wrote trusted blurted asked asks asking
    ask"""
)
_ASKS = frozenset({"ask", "asks", "asked", "asking"})
_ME = frozenset({"me", "my"})
_TO_ME = ("abuse.sexual", "abuse.images", "control.threat", "control.isolation", "injury", "crim")
_MINE = re.compile(
    r"\bme\b(?! to (?:send|let|book|keep))|\bmy (?:phone|calls|texts|face|arms?|legs?|body|room"
    r"|hair|neck"
    r"|bed(?:room)?|clothes|pics?|pictures?|photos?|nudes?|mum knows|stuff|bus fare|mouth|back"
    r"|hand|wrists?)\b"
)
_ASKED = re.compile(
    r"\bask\w*\b[^.?]{0,60}?\b(?:hurt|touch|harm|made|make|worr|happen|abus|force|unsafe|safe"
    r"|frighten|scared|threat)\w*[^.?]{0,40}[.?,] ?(?:she|he|yp|ip|child|they|girl|boy)?"
    r"(?: then| just| has)? ?(?P<no>said no\b|says no\b|shook (?:her|his) head|(?:said|says)"
    r" (?:that )?(?:nothing|nobody|no one)|replied no\b|answered no\b|denied)"
)


def with_what_is_told(hand: TextInHand, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with what a child tells somebody close as a disclosure."""
    said = {_ENTRY.concept_id, "disclosure.withdrawn"}
    if any(draft.concept in said for draft in drafts):
        return list(drafts)
    told = next(_told(hand, drafts), None) or next(_of_herself(hand, drafts), None)
    return [*drafts, told] if told else list(drafts)


def _told(hand: TextInHand, drafts: Sequence[Draft]) -> Iterator[Draft]:
    if _WORDS.isdisjoint(hand.words):
        return
    for known in hand.sentences:
        first, last = known.sentence.start, known.sentence.end
        for match in _TELLS.finditer(hand.text, first, last):
            if _is_disclosure(hand, known, match, drafts):
                yield _draft(known, match.span())
    if not hand.words.isdisjoint(_ASKS) and (asked := _ASKED.search(hand.text)):
        known = hand.sentence_at(asked.start("no"))
        denied = Verdict(NEGATED, asked.span("no"))
        yield Draft.stated(known, asked.span("no"), _ENTRY, Part(None, None), verdict=denied)


def _is_disclosure(
    hand: TextInHand, known: SentenceInHand, match: re.Match[str], drafts: Sequence[Draft]
) -> bool:
    if _NOT_TOLD.search(known.text, max(known.sentence.start, match.start() - 24), match.start()):
        return False
    if hand.everyday or is_everyday(hand) or not _tells(hand, known, match):
        return False
    until = known.sentence.end
    if len(known.text[match.end() : until].split()) < 3:
        until = hand.sentences[min(known.sentence.number + 1, len(hand.sentences) - 1)].sentence.end
    if _IS_WELL.search(known.text, match.end(), until):
        return False
    if _WHAT_WAS_DONE.search(known.text, match.end(), until):
        return True
    if _ABOUT_KIN.search(known.text, match.end(), until):
        return True
    if any(_is_harm(draft, match.end(), until) for draft in drafts):
        return True
    return bool(_OF_HIM.search(known.text, match.end(), until)) and any(
        draft.verdict.assertion in _SAID for draft in drafts
    )


def _of_herself(hand: TextInHand, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """'He hit me again': the child's own words."""
    if hand.words.isdisjoint(_ME):
        return
    for draft in drafts:
        if not draft.concept.startswith(_TO_ME) or draft.verdict.assertion not in _SAID:
            continue
        start, end = draft.found.start, draft.found.end
        if _MINE.search(hand.text, start, end + 8):
            known = hand.sentence_of(draft.found)
            yield Draft.stated(known, (start, end), _ENTRY, draft.part, verdict=draft.verdict)


def _is_harm(draft: Draft, start: int, end: int) -> bool:
    return (
        concepts.has_actor(draft.concept)
        and not draft.concept.startswith("association.")
        and draft.verdict.assertion in _SAID
        and start <= draft.found.start < end
    )


def _tells(hand: TextInHand, known: SentenceInHand, match: re.Match[str]) -> bool:
    """Whether it is the child, or a friend or a sister, who tells."""
    place = match.start()
    subject = _subject(known, place)
    if subject is None:
        begin = known.sentence.start
        if _NAMED.search(hand.written(max(begin, place - 32), place)):
            return True
        return bool(_BEGINS.fullmatch(known.text, begin, place)) and match["to"] not in ("me", "us")
    if subject.kind in (CHILD, OTHER):
        return True
    if subject.kind != CONCERN:
        return False
    if subject.is_name:
        return not subject.nominal_ids and hand.child_sex != "M"
    if subject.text in ("lad", "youth") and not subject.is_plural:
        return True
    if not subject.is_pronoun or hand.child_sex == "F":
        return False
    if match["to"] in ("me", "us"):
        return bool(_AFRAID.search(known.text, match.end(), known.sentence.end))
    return bool(_OF_A_CHILD.search(match["to"]))


def _subject(known: SentenceInHand, place: int) -> Entity | None:
    """Who stands next before a word of telling."""
    near = [e for e in known.entities if e.end <= place and place - e.end <= 34]
    return near[-1] if near else None


def _draft(known: SentenceInHand, span: tuple[int, int]) -> Draft:
    subject, reporter = _subject(known, span[0]), known.cues.reporter(span[0])
    return Draft.stated(known, span, _ENTRY, Part(subject, subject), reporter=reporter)
