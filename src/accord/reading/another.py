"""Whom a sentence tells of, where that is not the child of the record: another girl, his sister."""

from __future__ import annotations

import re
from typing import NamedTuple


class Told(NamedTuple):
    """The words that name somebody else, and how far what is told is told of them."""

    start: int
    end: int
    until: int


# Whom a sentence may tell of: children, the kin and friends of one, and kin who are grown.
CHILD = (
    r"(?:resident|girl|boy|lad|lass|pupil|child|yp|young person|young (?:female|male)|student|kid"
    r"|teen|teenager|classmate|cadet)s?"
)
OF_HERS = (
    r"(?:friend|mate|pal|roommate|flatmate|housemate|classmate|peer|sister|brother|sibling|cousin"
    r"|twin|half[ _-]?sister|half[ _-]?brother|step[ _-]?sister|step[ _-]?brother|best[ _-]friend"
    r"|school[ _-]friend|nephew|niece|foster[ _-](?:sister|brother)|sister in law)s?"
)
ADULT_KIN = (
    r"(?:(?:birth|step|foster|adoptive|maternal|paternal|great)[ -]?)?"
    r"(?:mother|mum|mam|mom|father|dad|nan|gran|grandmother|grandfather|aunt|auntie|uncle|carer"
    r"|parent|stepmum|stepdad|suspect|offender|s\d|wife|husband|girlfriend|partner|ex)"
)
_PLACE = (
    r"(?:class|year|form|school|unit|home|team|road|street|house|hostel|group|college|set|wing)"
)
_LOCAL = (
    rf"(?:(?:in|from|at|on) (?:his|her|their|my) (?:\w+ )?{_PLACE}"
    r"|in (?:the )?(?:year|y) ?\d{1,2}|in the (?:year|form|class) (?:above|below)"
    rf"|(?:in|from|at) (?:a|an|another|the) (?:different|other|neighbouring|nearby|next|old"
    rf"|previous) \w+"
    r"|(?:in|from|at) another \w+|(?:\w+ years? )?(?:above|below|older than|younger than) (?:her"
    r"|him)"
    r"|(?:she|he) (?:is|was) (?:close to|friends with|friendly with|pals with)"
    r"|(?:she|he) (?:shares?|shared|lives?|lived|goes|went) [^,.;]{1,24}? with|she knows|he knows"
    r"|they know|she knew|he knew|i know"
    r"|(?:she|he) used to know"
    r"|(?:who (?:she|he) )?used to (?:live|go|be)\b[^,.]{0,24}|next door|down the road"
    r"|(?:who )?lives? (?:next door|opposite|down)\b)"
)
_SAYS = (
    r"(?:(?:she|he|yp|ip|child|they|mum|staff|friend|also)? ?(?:says?|said|states?|stated|reports?"
    r"|reported|told \w+|tells \w+|mention(?:s|ed)|heard|disclos\w+) (?:that )?(?:how )?)"
)
_LEAD = rf"(?:[^.;:\n]{{0,40}}[.:] ?|\d{{4}} |{_SAYS}|it (?:was|is) |it's )"
# "While giving her statement she mentioned that ...": of whatever the sentence tells first.
_MENTIONED = (
    r"[^.;\n]{0,100}?\b(?:said|says|mentioned|mentions|disclosed|stated|reported|added|shared"
    r"|explained|confirmed|worried as"
    r"|(?:talk|speak|spoke)(?:ed|s)? (?:about|of)|told [a-z]+(?: [a-z]+)?)(?: that| how| about)? "
)
# "Another resident", "a girl in his class", "says a girl at the unit".
_OTHER_CHILD = re.compile(
    rf"^[\s\"'(*-]*(?:{_LEAD}|{_MENTIONED})?"
    rf"(?P<who>(?:(?:another|a different|an unrelated|some other|one other|a second)"
    rf" (?:\w+ ){{0,2}}?{CHILD}|(?:a|an|the|some|one) (?:\w+ )?{CHILD} {_LOCAL})\b)(?!'s)"
)
_OF_WHOM_SAID = re.compile(
    rf"^[\s\"'(*-]*{_SAYS}(?P<who>(?:a|some|one)(?: other)? {CHILD} (?:at|in|from|on) (?:the"
    rf"|that) \w+)\b"
)
_KIN_FIRST = re.compile(
    rf"^[\s\"'(*-]*{_LEAD}?(?P<who>(?:(?:my|our|her|his|their|yp's|ip's|child's|subject's|the|an?"
    rf"|older|elder|younger|little|big"
    rf"|half|own|best|other|close|maternal|paternal|\w+'s)\s+){{0,4}}{OF_HERS}"
    rf"(?: of (?:a|an|the|her|his) (?:\w+ )?{OF_HERS}| of (?:hers|his|(?:the )?[a-z]+'s)"
    r"| (?:she|he) (?:shares?|lives?|goes|sits|is) [^,.;]{1,24}? with"
    r"|(?: [a-z]+(?=,[^,.;]{{0,24}},)))?)\b(?:(?!'s)|(?='s (?:been|got|being|had)\b))"
)
# "She talked mostly about Heather, who has a man that": somebody named, and no child of the record.
_TALKED_ABOUT = re.compile(
    r"\b(?:talk|speak|spoke)(?:ed|s)?(?: \w+)? (?:about|of) (?P<who>(?P<name>[a-z'-]+)),? who"
    r"(?: (?:she|he) (?:says?|said|thinks|believes))?(?: is being| is getting| is seeing| has been"
    r"| had been| was| were| gets| got| has an? )"
)
# "She mentioned that her friend was given": not "his cousin", who may be the suspect's.
_KIN_TOLD = re.compile(
    rf"^[\s\"'(*-]*{_MENTIONED}(?P<who>(?:my|our|her|[a-z]+'s) (?:\w+ ){{0,2}}?{OF_HERS})\b(?!'s)"
)
# "Her mother is paid for sex", "the aunt was pimped": what is done to somebody grown.
_ADULT_UNDERGOES = re.compile(
    rf"^[\s\"'(*-]*(?:{_LEAD}|{_MENTIONED})?(?P<who>(?:her|his|their|my|the|[a-z]+'s) (?:\w+ )?"
    rf"{ADULT_KIN}(?:'s (?:new )?(?:partner|girlfriend|wife|sister))?)\b"
    r"(?: ?\([^)]{0,40}\))?,?(?: who)? (?:(?:has|had) been|was|is|were|being|gets|got)"
    r"(?: \w+ly| also| once| herself| himself| being| then){0,2}"
    r" (?:pimped|prostituted|paid for sex|trafficked|sold|exploited|groomed|raped|abused|assaulted"
    r"|coerced|known to sell sex|selling sex|a sex worker)\b"
)
# A carer's or a neighbour's own child is no child of the record.
_CHILD_OF = re.compile(
    rf"^[\s\"'(*-]*{_LEAD}?(?P<who>(?:(?:the|a|her|his|their|our) )?(?:foster[ -])?(?:carer"
    rf"|neighbour"
    r"|teacher|worker|friend|cousin|aunt|landlord|cleaner|colleague)'s (?:own |other |younger "
    r"|older |adult )*"
    r"(?:daughter|son|child|girl|boy|granddaughter|grandson|niece|nephew))\b(?!'s)"
)
# What is done to somebody, or what becomes of her, next after the words for her.
_UNDERGOES = re.compile(
    r"(?:(?: [a-z]+)? ?\([^)]{1,40}\)"
    r"|(?:,? ?\(?(?:now|aged?|who is|not|then)\b[^,.;)]{0,24}\)?,?)|,[^,.;]{0,24},"
    r"|(?: \w+)? (?:from|at|in|of) [^,.;]{1,24}?)?"
    r"(?:'s)? (?:who |also |later |once |has |had |have |herself |himself |was |were |is |are "
    r"|being |been"
    r"|reportedly |allegedly |previously |then |recently |already |still |actually |clearly "
    r"|often )*"
    r"(?:(?<=was )|(?<=were )|(?<=been )|(?<=being )|(?<=is )|(?<=are )|(?<=herself )|(?<=himself )"
    r"|(?=(?:got|gets|getting|came|comes|owes?|owed|went|goes|took back|retracted|withdrew|stays?"
    r"|stayed|ran|disappeared|takes|receives?|received|carries|carried|sells|sold|missed|lives with"
    r"|(?:sent|shared|posted|met|meets)(?! (?:her|him|them|the)\b)"
    r"|(?:has|had)(?! (?:also |since |already |then )?(?!been)[a-z]+(?:ed|en|ught|ld|nt)"
    r" (?:her|him|them|me|us|the (?:girl|boy|child|yp))\b)"
    r"|suffered|experienced|fell|ended up|used to|disclosed|in|returned)\b))"
)
_FROM_HER_OWN = re.compile(
    rf"\b(?P<who>{ADULT_KIN}s?|man|male|nominal)\b(?:"
    r"(?: also| then)? (?:was|had been|has been|were|who was)\b[^.;]{0,80}"
    r"\b(?:as a (?:child|girl|boy|teenager|teen|young (?:woman|girl|man))|in (?:her"
    r"|his)? ?(?:own )?"
    r"(?:childhood|teens|youth)|when (?:she|he) was (?:a (?:child|girl|boy|teenager)|little|young"
    r"|younger|at school))"
    r"|(?: was| had been| has been| had| has) (?:herself|himself) (?:been )?(?:\w+ly )?(?:\w+ed"
    r"|given|brought|taken|driven|sold|beaten|hurt|hit)\b"
    r"|(?: said| says| told \w+| disclosed| shared| spoke| talked| reported)?(?: that| about| of)?"
    r" (?:she |he )?(?:herself|himself) (?:was|had been|has been|experienced|suffered"
    r"|went through)\b"
    r"|(?: said| says| told \w+| disclosed| recalled| recalls)(?: that)? (?:she|he)"
    r" (?:had been|was)\b[^.;]{0,80}\b(?:in (?:her|his) (?:own )?(?:teens|childhood|youth|twenties)"
    r"|as a (?:girl|boy|child|teenager|teen)|in the (?:19)?[5-9]0s"
    r"|when (?:she|he) was (?:a (?:child|girl|boy)|young|little|at school|in care))\b"
    r"|(?: said| says| told \w+| disclosed| shared| recalled| recalls)?(?: that)?,?"
    r" (?:when|while|as an?|back)\b[^.;,]{0,24}? (?:she|he)? ?(?:herself|himself)"
    r" (?:was|had|went|lived|got)\b"
    r"|,? as a (?:young )?(?:girl|boy|child|teenager|teen|youngster)\b"
    r"|(?: has| had| also| then| previously)?"
    r" (?:disclos|describ|report|recall|admitt?|recount)(?:ed|es|e|s)?"
    r" (?:being|having been) (?:\w+ly )?\w+(?:ed|en|t)\b"
    r"|(?: \w+){0,3} (?:about|of) (?:her|his) own (?:childhood|time in|experiences?|teens|teenage"
    r"|youth|past|history|abuse|exploitation|upbringing)\b)"
)
# "One of the girls, not Kim", "her, not the misper", "the sister, not K".
_NOT_HER = re.compile(
    rf"\b(?P<who>(?:{CHILD}|{OF_HERS}|her|him))\b[^.;:]{{0,60}}?,? (?:and )?not (?:the |our "
    rf"|this )?"
    r"(?:ours|mine|misper|ip\d?|yp|child|victim|subject|our (?:girl|lad|boy)|this (?:girl|lad|boy"
    r"|yp|child)|(?P<name>[a-z]+))"
    r"(?=[,.;)]| who|$)"
)
# "It was her sister he passed round, not her": nobody of this record.
_KIN_NOT_HER = re.compile(
    rf"\bit(?: was|'s| is) (?P<who>(?:her|his|my) (?:\w+ )?{OF_HERS}),? (?:who |that )?"
    r"(?:he|they|the (?:men|lads)|was|were|got|gets|had been)\b[^.;]{0,80}\bnot (?:her|him|me)\b"
)
# "As they did with his pal Connor, who ended up carrying": from there on it is the pal.
_WHO_AFTER = re.compile(
    rf"\b(?P<who>(?:with|to|like) (?:his|her|their) {OF_HERS}(?: \w+)?),? who (?:was|is|were"
    rf"|ended up|got|had|has)\b"
    rf"|\b(?P<kin>{OF_HERS} of (?:a|the|another|one of the) (?:victims?|complainants?|girls?|boys?)"
    r"(?: [^.;,]{0,40})?),? who (?:was|is|were|had|has)\b"
    r"|\b(?:looks? like|resembles?|mistaken for|confused with|namesake of|mixed up with)"
    r" (?P<like>(?:an?|the|another|some) (?:\w+ )?(?:girl|boy|child|woman|pupil|person"
    r"|young \w+)[^.;,]{0,40}?),? who\b"
    r"|\b(?:about|of|on|for|regarding|concerning) (?P<namesake>(?:a different|another)"
    r" [a-z'-]+(?: [a-z'-]+)?),? (?:aged|born|who|of \d)"
    r"|\b(?P<work>works? with (?:\w+ )?(?:women|men|adults|clients|survivors|victims)) who\b"
    r"|\b(?:saw|seen|sees|witnessed|watched|heard)\b[^.;]{0,60}"
    r"\b(?P<seen>the other (?:girl|boy|child|lad|lass|pupil|resident))\b"
)
# "The oldest girl was exploited but there's nothing to say our lad": the family's other child.
_BESIDE_OURS = re.compile(
    rf"\b(?P<who>(?:the|her|his|their) (?:oldest|eldest|older|younger|other|middle) {CHILD})\b"
    r"[^.]{0,120}\b(?:but|though|no|nothing)\b[^.]{0,60}\b(?:our|this) (?:lad|girl|yp|child|boy)\b"
)
# "A news article on a gang jailed for", "has watched a documentary about grooming".
_IN_THE_NEWS = re.compile(
    r"\b(?P<who>(?:news(?:paper)?|press|media|magazine|online|bbc|internet|local|national)"
    r" (?:article|report|story|cutting|clipping|coverage|item|piece|feature)s?"
    r"|article|documentary|podcast|television programme|tv (?:programme|show|drama|series)"
    r"|soap storyline|court report|serious case review|true crime \w+)"
    r"(?: \w+(?:'s)?){0,6}? (?:on|about|of|regarding|concerning|covering|where|in which)\b"
    r"(?! (?:her|him|them|the (?:child|girl|boy|yp|victim|suspect|pupil))\b)"
)
_I_MYSELF = re.compile(
    r"\bnot me\b|\bi (?:just|don't|didn't|do not|did not|never|wasn't|only|was|have|got|am)\b"
    r"|\bi(?:'m|'ve|'d)\b|\b(?:herself|himself)\b"
)
_ANYWHERE = (
    *(_FROM_HER_OWN, _ADULT_UNDERGOES, _KIN_NOT_HER),
    *(_WHO_AFTER, _BESIDE_OURS, _IN_THE_NEWS),
)
_NAME = re.compile(r"[A-Z][a-z]{0,14}|[A-Z]")
_BACK_TO_CHILD = re.compile(
    r"(?:,|;| but| and| whereas| though){1,3} (?:this|our|the) (?:yp|child|girl|lad|boy|misper|ip"
    r"|young person)"
    r"|\bbut (?:she|he|not|yp|ip)\b|; "
)


def told_of(sentence: str, start: int, written: str) -> Told | None:
    """Who else a sentence tells of, that begins at `start`; `written` is it as it was written."""
    found = _find(sentence, written)
    if found is None:
        return None
    first, last = next(found.span(name) for name in found.groupdict() if found[name])
    back = _BACK_TO_CHILD.search(sentence, last)
    return Told(start + first, start + last, start + (back.start() if back else len(sentence)))


def _find(sentence: str, written: str) -> re.Match[str] | None:
    for pattern in (_OTHER_CHILD, _OF_WHOM_SAID, _KIN_FIRST, _KIN_TOLD, _CHILD_OF):
        found = pattern.search(sentence)
        if found and _is_whom_the_call_is_about(found, sentence):
            continue
        if found and _UNDERGOES.match(sentence, found.end("who")):
            # "a cousin of the suspect waited": his, and no child's.
            return None if sentence.startswith(" of ", found.end("who")) else found
    for pattern in _ANYWHERE:
        if found := pattern.search(sentence):
            return found
    about = _TALKED_ABOUT.search(sentence)
    if about and _is_name(about, written):
        return about
    against = _NOT_HER.search(sentence)
    if against and (against["name"] is None or _is_name(against, written)):
        return against
    return None


def _is_whom_the_call_is_about(found: re.Match[str], sentence: str) -> bool:
    """'My friend gets cash off a man': rung in for her, unless the caller is set beside her."""
    return found["who"].startswith("my ") and not _I_MYSELF.search(sentence, found.end("who"))


def _is_name(found: re.Match[str], written: str) -> bool:
    """'not Kim' names somebody; 'not allowed' does not."""
    begin, stop = found.span("name")
    return bool(_NAME.fullmatch(written[begin:stop]))
