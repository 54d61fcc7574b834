"""Texts in which the child of the record only stands beside what is told of somebody else."""

from __future__ import annotations

import re

from accord.reading.another import ADULT_KIN, CHILD, OF_HERS

Span = tuple[int, int]

_REPORT = (
    r"(?:report|record|entry|log|intelligence|contact|referral|information|concern|concerns"
    r"|allegation|allegations|note|matter|account)"
)
_SOMEBODY_ELSE = (
    rf"(?:(?:her|his|their|[a-z]+'s) (?:\w+ ){{0,2}}?(?:{ADULT_KIN}|{OF_HERS})"
    rf"|(?:another|a different|an unrelated|some other) (?:\w+ )?{CHILD})"
)
# "The subject is her adult aunt", "this report relates to another pupil".
_RELATES = re.compile(
    rf"\b(?:{_REPORT} (?:(?:is|was|are) (?:solely |only )?about|concern(?:s|ed)"
    rf"|relat(?:es?|ed) (?:solely |only )?to|(?:is|was) in respect of)"
    rf"|subject(?: of (?:the|this) {_REPORT})? (?:is|was)) {_SOMEBODY_ELSE}\b"
)
# "Named only as next of kin", "recorded as a relative only", "was only a witness".
_IN_WHAT_PART = (
    r"(?:a |an |the |her |his )?(?:relative|witness|bystander|onlooker|passer by|next of kin"
    r"|sibling|sister|brother|informant|contact|reporting person|friend"
    r"|family member|household member)"
)
_ONLY_AS = re.compile(
    rf"\b(?:named|recorded|mentioned|listed|shown|included|known|linked|appears)(?: here)?"
    rf" (?:only|solely|merely|purely) as {_IN_WHAT_PART}\b"
    rf"|\bas {_IN_WHAT_PART} only\b|\b(?:is|was) {_IN_WHAT_PART} only\b"
    r"|\b(?:is|was) (?:only|merely|purely) (?:a |the )?(?:witness|bystander|sibling|relative)\b"
)
# "Not about Ellie: a former resident has described ...".
_NOT_ABOUT = re.compile(
    rf"(?:^|[.;:\n] ?)[\"'(*-]*(?:(?:this|the) (?:{_REPORT} )?(?:is|was|does|did) )?not"
    r" (?:about|relate to|relating to|concern|concerning) (?:her|him|[a-z'-]+"
    r"|(?:the|this|our) (?:child|girl|boy|yp|young person|lad|pupil|resident))(?=[:;,.]| but\b| -)"
)
_UNTOUCHED = re.compile(
    r"(?<![a-z'-])(?P<who>[a-z'-]+|(?:the |this )?(?:child|girl|boy|young person))"
    r" (?:is|was|has)(?: not|n't) (?:(?:been )?(?:herself |himself )?affected\b"
    r"|(?:said|known|believed|thought|considered|reported) to (?:be|have been)"
    r" (?:affected|a victim|exploited|harmed|at risk from (?:this|these|them))\b)"
)
_NOT_THE_CHILD = re.compile(
    rf"{ADULT_KIN}|{OF_HERS}|he|they|it|this|that|which|who|male|man|driver"
)


def stands_beside(text: str) -> Span | None:
    """The words that say a text is about somebody else than the child of its record.

    "Her sister was given drink by men. She is not said to be affected": a true report, of another.
    """
    if found := _RELATES.search(text) or _ONLY_AS.search(text) or _NOT_ABOUT.search(text):
        return found.span()
    for found in _UNTOUCHED.finditer(text):
        if not _NOT_THE_CHILD.fullmatch(found["who"]):
            return found.span()
    return None
