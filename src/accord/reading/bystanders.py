"""People of a number who have no part in it: who waited at the stop, rang the police, or think.

A number of people beside a concern is a number of those of concern only where they may have had a
part. Whoever saw, helped, went to school with the child or works beside the suspect had none.
"""

from __future__ import annotations

import re

from accord.reading import who

# What they do, straight after the words for them.
_NO_PART = re.compile(
    r"(?: (?:from|on) (?:the|her|his) \w+)?(?:,? (?:who|which|that))?(?: (?:was|were|had|have|has"
    r"|also|all|both|then|since|already)){0,3}"
    r" (?:(?:walking|passing|driving|jogging|cycling) (?:past|by|through)\b"
    r"|(?:stopped|came|went|ran)(?: (?:out|over|across|in))? (?:and|to) (?:rang|call(?:ed)?"
    r"|help(?:ed)?"
    r"|ask|interven\w+|assist\w*|ring|check|phone)\b"
    r"|(?:rang|phoned|called|flagged down|alerted) (?:999|101|the police|police|us|an ambulance"
    r"|staff)\b"
    r"|(?:saw|witnessed|overheard|intervened|reported|complained|shouted at)\b"
    r"|(?:outside|nearby|next door)(?: \w+)? (?:saw|heard|shouted|complained|called out)\b"
    r"|(?:gave|given|made|provided) (?:a |their )?(?:witness )?(?:statements?|accounts?)\b"
    r"|(?:think|thinks|thought|knew nothing|know nothing|deny|denied) (?!they)"
    r"|(?:left|gone(?: home)?|moved out)(?=[.,;]|$)|waiting for (?:a|the|their) (?:bus|train|taxi)"
    r"|(?:away|asleep|abroad|at work|in prison|not there|not present|elsewhere)\b|would (?:pay"
    r"|like|love|want|give)\b|spoken to\b|interviewed as witness"
    r"|(?:threw|smashed|confronted(?! her)|challenged)\b"
    r"|(?:interviewed|spoken to|traced|arrested)[^.;]{0,20} (?:and|but) (?:there (?:is|was) nothing"
    r"|no evidence|nothing|released|eliminated|ruled out))"
)
_LEFT_BEFORE = re.compile(r" (?:had|have|has) (?:all |both |already )?(?:left|gone)(?=[.,;]|$)")
# At a place where anybody may be, with nothing more said of them.
_IN_PUBLIC = re.compile(
    r"\bat (?:a|the) (?:bus stop|station|park|shops?|beach|fair|swimming pool|pool|bus station"
    r"|shopping centre|supermarket) where $"
)
# Those beside whom the suspect works, and those with whom the child came or goes to school.
_BESIDE_THEM = re.compile(
    r"\b(?:works?|worked|working|employed|played|plays|trains) (?:alongside|with) $"
    r"|\b(?:trip|class|team|course|camp|lesson|residential) (?:away )?(?:with|of) $"
    r"|\b(?:accompanied|brought|taken|supported) (?:to|at|into) (?:the |a |her |his )?(?:clinic"
    r"|hospital"
    r"|gp|surgery|school|police station|station|a\W?&\W?e|appointment|meeting|interview) (?:by"
    r"|with) $"
    r"|\b(?:comforted|rescued|helped|supported|safeguarded) by $"
)
_PEERS = re.compile(
    r" (?:(?:at|from|in) (?:her |his |the |their )?(?:school|college|class|year|form|tutor group"
    r"|sixth"
    r" form|children's home)\b|(?:of|around) (?:her|his) own age\b)"
)
_MAY_BE_PEERS = frozenset({"lad", "guy", "male", "boy", "friends", "mates", "others"})
_TOLD_TO = re.compile(r"\b(?:told|tells|brag\w* to|boast\w* to) (?:all )?(?:of )?$")
_THEY_COULD = re.compile(r"[^.;]{0,40} (?:that )?they (?:could|can)\b")
_SHOWN_TO = re.compile(
    r"\b(?:threat\w*|unless|blackmail\w*)\b[^.;]{0,120}\bto (?:all )?(?:of )?$"
    r"|\bthreat\w* to (?:tell|show|send)[^.;]{0,60} $|\bor (?:he|they) would (?:tell"
    r"|show) (?:all )?$"
)
# "None of them had any contact with her", in the sentence after.
NONE_OF_THEM = re.compile(
    r"[\"' ]*(?:none|neither|nobody) of (?:them|these|those|the (?:others|men))\b|[\"' ]*(?:they"
    r"|these"
    r"|all)(?: \w+)? (?:had no|have no|were not|are not|was not) (?:part|involve\w*|contact"
    r"|suspects?)"
)
# Children by their age, whatever the words for them: "two older girls, both 17".
_CHILDREN_BY_AGE = re.compile(
    r",? \(?(?:both |all |each )?(?:aged )?(?:1[0-7]|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen)(?: and (?:1[0-7]))?(?=[,.;)]|$)"
)


def is_bystander(text: str, start: int, end: int, word: str, *, are_many: bool) -> bool:
    """Whether the people at a place of a text only saw it, helped, or were there."""
    if word[-1:].isdigit():
        return False  # "S2 works with S1"
    if _NO_PART.match(text, end) or _LEFT_BEFORE.match(text, end):
        return True
    if word in _MAY_BE_PEERS and _PEERS.match(text, end):
        return True
    before = text[max(0, start - 130) : start]
    if _IN_PUBLIC.search(before) or (are_many and _BESIDE_THEM.search(before)):
        return True
    if are_many and _TOLD_TO.search(before) and not _THEY_COULD.match(text, end):
        return True  # "he has told his mates that she is his girlfriend"
    return bool(_SHOWN_TO.search(before))


def are_children(text: str, end: int, word: str) -> bool:
    """Whether an age straight after the words says that the girls spoken of are children."""
    return word.endswith(("girls", "girl")) and bool(_CHILDREN_BY_AGE.match(text, end))


_RULED_OUT = re.compile(
    r"[^.;]{0,60}?[,(] ?(?:and |but |with )?(?P<number>[a-z]+|\d) (?:of (?:them|whom|these) )?"
    r"(?:(?:has|have|had|was|were|been|now|since|later|already) )*"
    r"(?:eliminated|ruled out|discounted|tied out|tie'?d out)\b"
)


def so_many_ruled_out(text: str, start: int) -> int:
    """How many of those before a place are ruled out after it: 'five suspects, two eliminated'."""
    match = _RULED_OUT.match(text, start)
    return who.NUMBERS.get(match["number"], 0) if match else 0
