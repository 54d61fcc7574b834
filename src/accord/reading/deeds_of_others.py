"""What somebody beside a suspect does that makes a part: touch, pay, gain, lend, drive, watch.

The expressions are over text in which people of concern stand as X and the child as C, so that
they say who does it to whom whatever the names are.
"""

from __future__ import annotations

import re

CHILD = r"(?:C+|her|him|them|the (?:child|girl|girls|boy|victim|ip|yp|kid|kids|young person))"
SUSPECT = r"(?:X+|him|them|both of them|the (?:suspects?|offender|boyfriend|man|driver)|s\d)"
_FEW = r"(?: [\w']+){0,3}?"
_THINGS = (
    r"(?:money|cash|pounds?|quid|tenner|fiver|\$ ?\d+|\d+ ?(?:pounds?|quid)|cut|share|fee|payment"
    r"|weed|cannabis|cocaine|coke|drugs|a bag|cigarettes|bitcoin|rent|twenty|thirty|forty|fifty"
    r"|notes?|the takings)\b"
)
_INTOXICANTS = (
    r"(?:drinks?|alcohol|vodka|wine|cider|lager|beers?|gin|rum|whisky|drugs?|pills?|weed|cannabis"
    r"|cocaine|coke|ket|ketamine|mdma|tablets|spice|vapes?|wraps?|clothes|cash|money|cigarettes)\b"
)
_SEX = (
    r"(?:(?:had|has|have|having|did|does|do|wants?|wanted)(?: had| been having)?(?: \w+)?"
    r" (?:sex|sexual|intercourse)\b"
    r"|sexually \w+|rap(?:ed|es|ing)\b|(?:also |then |both )?abus(?:ed|es|ing) C*"
    rf"|touch(?:ed|es|ing) {CHILD}|grop(?:ed|es|ing)\b"
    r"|(?:took|takes?|taking|had|has|have|having|gets?|got) (?:\w+ ){0,2}(?:turns?|go)\b|join(?:ed"
    r"|s|ing) in\b"
    r"|t(?:ook|akes) part\b|(?:was|were|is|are|be|been) (?:also )?(?:involved|in on it)\b"
    r"|d(?:id|oes) (?:exactly )?(?:the same|it (?:as well|too))\b|did(?=[.,;]|$| too| as well)"
    rf"|(?:had|has|got|get) {CHILD} (?:too|as well|after|next)\b"
    rf"|(?:slept|sleeps|got into bed|gets into bed|went to bed) with {CHILD})"
)
_PAYS = (
    r"(?:paid|pays?|paying|gave|gives?|giving|handed|hands|slipped|slips|offered|offers|sent|sends"
    rf"|had (?:given|paid)){_FEW} {_THINGS}"
    rf"|(?<=who )(?:pays?|paid) {SUSPECT}\b|(?:paid|pays|paying) (?:{SUSPECT}"
    rf"|{CHILD}) (?:for (?:sex|it|them|pictures|images|her|him)\b)"
)
_GAINS = (
    r"(?:(?:took|takes|taking|collects?|collected|keeps?|kept|pockets?|pocketed|gets?|got"
    r"|receives?|received|charges?|charged)"
    rf"{_FEW} {_THINGS}"
    rf"|(?:had|has|wants|wanted){_FEW} {_THINGS} (?:off|from|for)\b"
    r"|(?:(?:is|was|are|were|gets?|got|been) (?:being )?paid\b)"
    rf"|(?:(?:is|was|are|were|gets?|got|been) (?:being )?given{_FEW} {_THINGS}))"
)
_LENDS = (
    rf"(?:(?:lets?|letting|allow(?:s|ed|ing)) (?:{SUSPECT}|{CHILD}|his \w+)"
    rf"(?: and (?:{SUSPECT}|{CHILD}|his \w+))?"
    r" (?:to )?(?:use|have|in|into|up|off|borrow|bring|through|take|stay)\b"
    rf"|(?:handed over|gave|gives|lent|lends?|lending|passed|hands over)(?: [\w']+){{0,2}}?"
    rf" (?:the |his |her |a )?(?:\w+ )?(?:keys?|room|flat|spare room|bedroom|key card)\b"
    rf"|(?:keeps?|kept) (?:\w+ ){{1,3}}(?:room|flat|bed|place) (?:free |ready )?for {SUSPECT}"
    r"|(?:paid for|pays for|booked|books|hired|hires|rented|rents out)(?: [\w']+){0,2}"
    r" (?:rooms?|hotel|flat|taxi|cab|airbnb|caravan)\b"
    r"|(?:used to )?(?:make|makes|made) up the beds?\b|turn(?:s|ed|ing) a blind eye for\b"
    r"|provid(?:es|ed) the (?:flat|house|room|car|premises|address|venue|van))"
)
_TOWARDS = (
    r"(?:to|at|round to|over to|through to|up to|back to|there for|off at)"
    r" (?:X+|him|them|his|their|others"
    r"|(?:the|an?|another) (?:\w+ )?(?:suspects?|flat|house|address|hotel|party|caravan|room"
    r"|others))\b"
    r"|(?:over |back |down )?there\b"
)
_DRIVES = (
    r"(?:(?:was|were) (?:the one |the person )?driving\b|drove (?:the car|them|for X)"
    r"|(?:drove|drives?|took|takes?|taking|brought|brings?|bringing|drops?|dropped|collects?"
    r"|collected|delivers?|delivered|sends?|sent|transports?|transported|ferried|ferries|walked)"
    rf" {CHILD}{_FEW} {_TOWARDS}"
    rf"|(?:drove|drives|brought|brings|fetch(?:ed|es)|collect(?:ed|s)) {CHILD} (?:for|over)\b"
    rf"|brings? girls\b)"
)
_GUARDS = (
    r"(?:(?:kept|keeps|keeping|was|acted as|stood)(?: \w+)? ?(?:watch|lookout|look out|guard)\b"
    r"|(?:held|holds|stood at|stands at|guard(?:ed|s)|watch(?:ed|es)|block(?:ed|s)|lock(?:ed|s)"
    r"|kept|keeps|stood by|on) the door\b|waited in the car\b|held C+ down|held her down"
    r"|held him down|pinned)"
)
_FILMS = (
    r"(?:film(?:ed|ing|s)\b|(?:took|taking|takes) (?:pictures|photos|photographs|videos?)\b"
    r"|(?:held|holding|holds) (?:the|a|his) (?:phone|camera)\b|record(?:ed|ing) it\b|live ?stream"
    r"|(?:would )?watch(?:ed|es)? (?:and|while|as|them)\b)"
)
_BRINGS_IN = (
    rf"(?:recruit(?:s|ed|ing)?\b|introduc(?:es|ed) (?:them\b|{CHILD} to|X[X ]*X (?:to|and) C)"
    rf"|groom(?:ed|s) {CHILD}"
    rf"|(?:told|tells?|asked|made|makes|persuaded|talked) {CHILD} (?:to |into )?(?:be nice|keep X"
    r"|keep him happy|keep them happy|sleep(?:ing)? with|have sex|having sex|go(?:ing)? with"
    r"|go to bed|do what)"
    rf"|(?:told|tells?) {CHILD} (?:that )?(?:she|he) (?:had|has|needed|needs|could|would|must)"
    r" (?:to )?(?:\w+ ){0,3}?(?:hav(?:e|ing) sex|sleep)"
    rf"|(?:gave|gives?|fed|plied|plies|supplied|supplies|bought|buys|gets|got) {CHILD}{_FEW}"
    rf" {_INTOXICANTS}|(?:did|does) (?:C+'s|her) (?:hair|make ?up|nails)\b"
    r"|(?:sells?|sold|selling|pimps?|pimped|hires|hired) (?:C+|her|him|the girls?) (?:out|to|on)?)"
)
DEED = rf"(?:{_SEX}|{_PAYS}|{_GAINS}|{_LENDS}|{_DRIVES}|{_GUARDS}|{_FILMS}|{_BRINGS_IN})"
# What stands between somebody and what they do, with nobody else and no denial in it.
_ANOTHER_SUBJECT = (
    r"(?!(?:he|she|i|we|you|because|that he|that she|if|whether|not|never|denie[ds]|denying|without"
    r"|nothing|no|nobody|none|police|officers|rang|phoned|reported|neither|knew nothing|asleep"
    r"|believes|thinks|statement|unaware|ruled|witnessed)\b|\w+n't\b)"
)
_STEP = (
    rf"(?: (?:with|for|beside|of|and|to) X[X ]*X(?:'s)?|(?:,| -)? {_ANOTHER_SUBJECT}[a-z0-9'$/-]+)"
)
# "another person she knows only as Smiley", "a bloke she did not recognise".
_WHOM_SHE_KNOWS = (
    r"(?:,? (?:who |whom |that )?(?:she|he|C[C ]*C) (?:\w+ ){0,3}?(?:knows?|knew|calls?|met|seen"
    r"|see"
    r"|recognised?)(?: only)?(?: as)?(?: (?:[\"'][\w ]{1,20}[\"']|before|again)|(?<= as) \w+)?,?)?"
)
_GAP = (
    rf"(?: ?\([^().;]{{1,40}}\))?{_WHOM_SHE_KNOWS}(?:,? (?:who|that|which|whom))?"
    r"(?:,[^,.;]{1,50},)?"
    rf"{_STEP}{{0,9}}?,? "
)
DOES = re.compile(_GAP + DEED)
# The same at once, for words that may as well be those of a bystander.
DOES_AT_ONCE = re.compile(
    rf"(?: ?\([^().;]{{1,40}}\))?{_WHOM_SHE_KNOWS}(?:,? (?:who|that|which))?(?:,[^,.;]{{1,50}},)?"
    rf"(?:{_STEP}{{0,7}}?,? {DEED}"
    r"|(?<= one) (?:who|that) (?:drives|pays|films|watches|books|supplies|collects|brings)\b)"
)
JOINS_IN = re.compile(
    r"[^.;]{0,90}?\b(?:join(?:ed|s) in|took (?:his|her|a|their) turns?|did the same)\b"
)
# "He let his mates have her", "sex with his guests": the child is passed to them.
UNDERGONE_WITH = re.compile(
    r"(?:\b(?:sex|sexual \w+|intercourse|slept|sleep|sleeping|bed)(?: \w+){0,3}? (?:with|for)"
    r"(?: each of| all of| both| and with| [^.;]{1,50} and (?:\w+ )?with)?"
    rf"|\b(?:pass(?:ed|es|ing)?|shar(?:ed|es|ing)|s(?:old|ells?|elling)|swap(?:ped|s)?"
    r"|introduc(?:ed|es)|lent|lends|sent|sends|trad(?:ed|es)|pimp(?:ed|s)|offer(?:ed|s)|hand(?:ed"
    r"|s)"
    rf"|gave|gives) (?:{CHILD}|(?:C+'s|sexual|her|his) (?:sexual )?(?:number|images?|pictures"
    rf"|photos))"
    rf"(?: (?:on|out|over|images))?(?: (?:round|around|about|to|with|between|among|amongst))"
    r"(?: (?:all|some|the home of|several|each) ?(?:of)?)?"
    rf"|\bpass(?:ed|es) {CHILD} (?:round|around)"
    r"|\bso (?:did|has|had|does|have)"
    rf"|\btold {CHILD} to be nice to|\bbe nice to"
    r"|\b(?:took|takes?|gets?|got|receives?|received)(?: \w+){0,3}? (?:money|cash|pounds?|quid)"
    r"(?: \w+)? (?:from|off)"
    r"|\bruns? (?:it|this|things|the \w+) with"
    r"|\b(?:was|is|been|being|gets?|were) (?:driven|taken|collected|brought|filmed|introduced|sold"
    r"|befriended|dropped|picked up)(?: (?!home\b)\w+){0,5}? by"
    r"|\b(?:was|been|being|were|is) (?:groomed|abused|raped|sexually \w+|exploited|touched|paid)\b"
    r"[^.;]{0,50} by"
    r") $"
)
# "X asked a pal to bring her".
ASKS = re.compile(
    r"X (?:then |had )?(?:asked|asks|got|gets|sent|sends|paid|pays|phoned|rang|told|had) $"
)
TO_BRING = re.compile(rf" to (?:bring|collect|fetch|drive|pick|take|get) {CHILD}\b")
TAKEN_TO = re.compile(
    rf"\b(?:takes?|took|taking|brought|brings?|drives?|drove|sends?|sent) {CHILD} to $"
)
FOR_SEX = re.compile(r" (?:for (?:sex|money)|to have sex|who (?:has|had) sex)\b")
LET = re.compile(r"\b(?:lets?|letting)(?: all)? $")
# "He told his mates that they could have her".
OFFERED = re.compile(
    r"[^.;]{0,40} (?:that )?they (?:could|can) (?:all )?(?:have|use|do|touch|sleep)\b"
)
LET_DO = re.compile(r" (?:have|touch|sleep|rape|do|film|use|take)\b")
# "They each had sex with her", "all three of them raped her": he and those just spoken of.
ALL_OF_THEM = re.compile(
    r"\b(?:(?:he|she) and X[X ]*X|(?:and )?(?:they|both|each|all(?: \w+)?|the pair|the lot"
    r"|the (?:two|three|four))"
    rf"(?: of (?:them|these))?)(?: (?:all|both|each|then|also|have|had))* {_SEX}"
)
HE_TOO = re.compile(
    r"[\"' ]*(?:he|she) (?!(?:had|has) said)[^.;]{0,80}?\b(?:too|as well|join(?:ed|s) in"
    r"|took (?:his|her|a) turn|did the same|had a go)\b"
)
# The same person: "now identified as X", "the man is believed to be X".
IDENTITY = re.compile(
    r"\b(?:identified as|believed to be|turn(?:s|ed) out to be|thought to be|named as|known to be"
    r"|found to be|confirmed to be|confirmed as|arrested as|recognised as|called|known as"
    r"|suspect is|suspected to be"
    r"|man is|man was|male is|male was|he is|this is|that is|and is|namely) (?:\w+ )?X"
)
