"""Whether "assaulted" is a fight or a blow, where no word of the text makes it sexual.

Most crimes against children are plain violence; a bare "assaulted" in their records says no more.
"""

from __future__ import annotations

import re

from accord.reading.drafts import Draft
from accord.reading.text_in_hand import TextInHand

_BARE = ("abuse_sexual/abused", "abuse_sexual/abused-named")
_ASSAULT = re.compile(r"\bassault|\battack")
_BLOWS = re.compile(
    r"\b(?:argument|argued|altercation|disput\w*|row|fight\w*|fought|scuffle|disagreement"
    r"|confrontation|fracas|road rage|parking|bullying|bullied|robb\w+|punch\w*|kick\w*|slap\w*"
    r"|headbutt\w*|spat|push\w*|shov\w+|struck|elbowed|stamped|hit|hits|hitting|bottled|stabb\w+"
    r"|weapon|minor injur\w+|no injur\w+|facial injur\w+|black eye|bloody nose|nose bleed"
    r"|split lip|cut lip|scratch\w*|abh|gbh|common assault|battery|domestic|arguing"
    r"|s\.?(?:39|47|20|18)|section (?:39|47|20|18))\b"
)
_SEXUAL = re.compile(
    r"\b(?:sex\w*|rap(?:e|ed|es|ing|ist)|cse|csea?|csa|cce|groom\w*|indecen\w+|grop\w+|breasts?"
    r"|bottom|buttocks|genital\w*|vagina\w*|penis|private parts?|naked|nude\w*|nudes|undress\w*"
    r"|underwear|knickers|bra|kiss\w*|intercourse|explicit|molest\w*|exploit\w*|penetrat\w+"
    r"|touch(?:ed|ing|es)|trafficked|pregnan\w+|sarc|bed|bedroom|mattress|hotel|party|parties"
    r"|clothes|clothing|thigh|crotch|unconscious|passed out|pimp\w*|intimate|images?|boyfriend"
    r"|abus\w+|abuse)\b"
)


def is_plain_violence(hand: TextInHand, draft: Draft) -> bool:
    """Whether a bare word for assault stands among blows and quarrels only."""
    found = draft.found
    if found.entry.entry_id not in _BARE or not _ASSAULT.search(hand.text, found.start, found.end):
        return False
    return hand.says(_BLOWS) and not hand.says(_SEXUAL)
