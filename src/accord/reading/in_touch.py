"""Two people named who are in touch: 'billing shows S1 and S2 in daily contact', 'S1 rang S2'.

Contact by phone or online, drinking together and living or working side by side are a relationship
between the two a sentence names, whatever the rest of the text is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from accord.reading.drafts import Draft
from accord.reading.entities import Entity
from accord.reading.entries import stated
from accord.reading.mentions import CONCERN
from accord.reading.roles import Part
from accord.reading.text_in_hand import SentenceInHand, TextInHand

_KNOWN = stated(
    "ties/in-touch",
    "association.known",
    "people of concern know, are related to, work with each other",
    "two people named are in touch by phone or online, or spend their time together",
)
_FAR = 60  # signs before and after the two names in which it may be said
_OFTEN = (
    r"(?:daily|regular(?:ly)?|frequent(?:ly)?|constant(?:ly)?|repeated(?:ly)?|close|direct|weekly"
    r"|almost daily|phone|telephone|mobile|text|email|online|social media|whatsapp)"
)
# "S1 and S2 in daily contact", "S1 and S2 message each other", "S1 and S2 exchanged 40 texts".
_AFTER_BOTH = re.compile(
    rf"[^.;]{{0,30}}?\b(?:in (?:{_OFTEN} ){{0,3}}(?:contact|touch|communication)\b"
    r"|(?:call(?:ed)?|text(?:ed)?|message[ds]?|messaging|ring|rang|phone[ds]?|contact(?:ed)?|know"
    r"|visit(?:ed)?|follow|befriended|speak to|spoke to) (?:each other|one another)\b"
    r"|exchang(?:e|ed|es|ing) (?:\d+ |several |many |regular |numerous |\w+ )?(?:calls|texts"
    r"|messages"
    r"|numbers|emails)\b"
    r"|(?:have|had|share|shared) (?:a )?(?:whatsapp|telegram|signal|snapchat|group|chat)\b"
    r"|(?:are|were|have been|became) (?:good |close |best |old |long standing )?(?:friends|mates"
    r"|pals"
    r"|associates|on first name terms)\b"
    r"|(?:drink|drank|socialise|socialised|train|trained|gym|holiday(?:ed)?|live|lived|work|worked)"
    r" (?:together\b|in the same\b|at the same\b))"
)
# "contact between S1 and S2", "calls between S1 and S2".
_BEFORE_BOTH = re.compile(
    r"\b(?:contact|communication|communications|calls?|texts?|messages?|traffic|chats?|emails?"
    r"|friendship|link|links|association)(?: \w+){0,3} (?:between|by|of)(?: both)? $"
    r"|\b(?:billing|call data|cell site|phone records?|downloads?"
    r"|phone work)\b[^.;]{0,24} (?:links?"
    r"|ties|connects?|puts) $"
)
# From one to the other: "S1 rang S2", "31 calls from S1 to S2", "S1 has S2 saved in his phone".
_BETWEEN = re.compile(
    r"(?:'s (?:phone|mobile|number|handset|device))?(?: (?:has|had|was|is|have|been|be|may|might"
    r"|could"
    r"|believed|thought|suspected|to|regularly|also|then|often|repeatedly|frequently|still|later"
    r"|again)){0,4}"
    r" (?:(?:rang|rings|ring|calls?|called|calling|phones?|phoned|texts?|texted|texting|messages?"
    r"|messaged|messaging|contacts|contacted|emailed|facetimed|whatsapped|met up with|visits"
    r"|visited"
    r"|knows|befriended|drinks with|lives with|lodges with|works (?:with|for|alongside)"
    r"|spoken to|speaks to|in (?:\w+ )?(?:contact|touch) with|friends with|close to|mates with"
    r"|transferr(?:ed|ing) (?:money|cash|funds|sums) to|sen(?:t|ding|ds) (?:money|cash) to"
    r"|saved as a contact by|(?:a )?(?:friend|associate|mate|contact) of"
    r"|in a (?:whatsapp|telegram|signal|snapchat|facebook|group)(?: group| chat)? with"
    r"|seen with|stored in|saved in|the most (?:called|dialled|frequent)[^.;]{0,20} (?:on|in)))? "
)
_HAS_SAVED = re.compile(r" (?:has|had|keeps) $")
_SAVED = re.compile(r"(?:'s number)? (?:saved|stored|listed)\b")
_CALLS_TO = re.compile(
    r"\b(?:calls|texts|messages|payments|transfers|emails)(?: \w+)? (?:from|by) $"
)


def in_touch(hand: TextInHand) -> Iterator[Draft]:
    """What ties two named people to each other by their contact, sentence by sentence."""
    for known in hand.sentences:
        named = [e for e in known.entities if e.is_name and e.kind == CONCERN and e.nominal_ids]
        for one, other in pairwise(named):
            if one.nominal_ids == other.nominal_ids:
                continue
            span = _contact(hand.text, known, one, other)
            if span is not None:
                yield Draft.stated(known, span, _KNOWN, Part(one, other))
                break


def _contact(
    text: str, known: SentenceInHand, one: Entity, other: Entity
) -> tuple[int, int] | None:
    """Where it says that the two are in touch, if it does."""
    first, last = known.sentence.start, known.sentence.end
    between = text[one.end : other.start]
    before = text[max(first, one.start - _FAR) : one.start]
    if between.strip() in ("and", "&", "and to"):
        if found := _AFTER_BOTH.match(text, other.end, last):
            return one.start, found.end()
        said = _BEFORE_BOTH.search(before)
        return (one.start - len(before) + said.start(), other.end) if said else None
    if between.strip() == "to" and _CALLS_TO.search(before):
        return one.start, other.end
    if _HAS_SAVED.fullmatch(between) and (saved := _SAVED.match(text, other.end, last)):
        return one.start, saved.end()
    if between.strip() and len(between) < _FAR and _BETWEEN.fullmatch(between):
        return one.start, other.end
    return None
