"""Whether a text is about grown people: couples, patients, customers, and no child but beside."""

from __future__ import annotations

import re

# Children who were upstairs while grown people argued are no subject of what is told.
_BESIDE = re.compile(
    r"\b(?:(?:the|her|his|their|both|two|three|four|five|no|all|any|young|small|baby|\d+) ){0,3}"
    r"(?:children|kids|child|baby|babies|toddlers?)"
    r" ?\(?(?:(?:are|is|was|were|all|both|not|aged?|who|now|currently|also|being|seen|have|has"
    r"|been) ){0,4}"
    r"(?:present|asleep|sleeping|in bed|in the (?:home|house|property|address|other room|next room)"
    r"|at school|at nursery|at home|at address|at (?:the )?address|upstairs|downstairs|safe"
    r"|unharmed|under \d+|in (?:her|his|their) care|of the (?:relationship|marriage)|spoken to"
    r"|witnessed|involved|with (?:his|her|the)? ?(?:nan|gran\w*|mother|father|parents)"
    r"|\d+ and \d+|resid\w+|in the (?:back|rear) of the car)\b"
    r"|\b(?:daughter|son)s?,? \(?(?:aged |who is |is )?(?:1[89]|[2-9]\d)\b"
    r"|\bno children\b|\b(?:mother|mum|father|dad) of \w+\b|\bchildren (?:asleep|present)\b"
    r"|\bchild arrangements\b|\bchild contact\b|\bchild maintenance\b|\bchild ?minder\b"
)
_CHILD = re.compile(
    r"\b(?:girls?|boys?|child|children|daughters?|sons?|pupils?|schoolgirls?|yps?|y/p|cyp|misper"
    r"|mfh|teen\w*|under ?age|minors?|kids?|lass(?:es)?|lads?|young (?:person|people|females?"
    r"|males?|ones?|woman|man)|youngsters?|students?|looked after|lac|foster|placement|mispers"
    r"|trigger plan|social worker|missing|unit|niece"
    r"|nephew|school\w*|college|grand(?:daughter|son|child\w*)|cadets?"
    r"|when (?:she|he|i|they) (?:was|were) (?:about |only |just |around )?(?:\d|1[0-7]\b|little"
    r"|young)"
    r"|as a (?:child|teen\w*|girl|boy|kid)|non recent|historic\w*|in care|care leaver|exploit\w*"
    r"|groom\w*|cse|csa|cce|year (?:[5-9]|1[01])s?|y(?:[5-9]|1[01])s?"
    r"|(?:aged?|is|was|only|just|when|at|of|approx|about|turned) (?:[89]|1[0-7])(?! ?(?:hrs|am|pm"
    r"|days|weeks|months|times|\d|[:.]\d))"
    r"|1[0-7] ?/?(?:yo|y/o|years?|yrs?|f|m)\b|1[0-7]-?(?:year|yr)|[89] ?(?:yo|years? old)"
    r"|(?:ip|vic|victim|female|male|girl|lass|pt|patient),? \(?1[0-7]\b|sex\w*|rap(?:e|ed|ing)"
    r"|nudes?|indecent\w*|trafficked|uncle|stepdad|step dad|stepfather)\b"
    r"|\(1[0-7]\)"
)
_COUPLE = re.compile(
    r"\b(?:dash|dara|marac|idva|dvdo|dvpn|dvpo|dapn|dapo|clare's law|dvds|refuge|non mol\w*"
    r"|domestic (?:abuse|violence|incident|dispute|between|argument|assault)|verbal domestic"
    r"|of (?:da|dv)|(?:da|dv) (?:log|victim|incident|history|perpetrator|notification|risk"
    r"|advocate)"
    r"|(?:her|my|fled|the|a) (?:ex )?husband|husband and wife|(?:his|ex|the|estranged) wife"
    r"|(?:her|his|my|an|the|father's|mother's) ex partner|estranged (?:partner|husband|wife)"
    r"|divorc\w+|both adults)\b"
)
_AGE = r"(?:1[89]|[2-9]\d)"
# Years of a man alone tell of him who is suspected as often as of anybody else.
_GROWN = re.compile(
    rf"\b(?:{_AGE} ?(?:yo|y/o|yrs?|years?)(?: old)?[ -]?(?:female|woman|lady|gent\w*|patient"
    r"|resident|tenant|customer|victim)\b|(?:[6-9]\d) ?(?:yo|y/o|yrs?|years?)(?: old)?"
    rf"|{_AGE} ?f\b(?!/)"
    rf"|(?:female|woman|victim|ip|vic|lady|patient|pt|tenant|customer|aggrieved|informant"
    rf"|caller),? \(?(?:aged |of |is |age )?{_AGE}\b(?! ?(?:hrs|am|pm|:))"
    r"|(?:female|woman|dp|resident|patient),? \(?(?:are )?(?:in (?:his|her|their) )?"
    r"(?:early |mid |late )?(?:[2-9]0s|twenties|thirties|forties|fifties|sixties|seventies)\b"
    rf"|dp,? (?:aged )?{_AGE}\b(?! ?(?:hrs|am|pm|:))"
    r"|adult (?:female|victim|woman|patient|service user|user|users|customers?|siblings?"
    r"|passengers?)\b"
    r"|adult male (?:patient|tenant|service user|victim|resident|customer)\b"
    r"|(?:daughter|son)s?,? \(?(?:aged |who is |is )?(?:1[89]|[2-9]\d)\b"
    r"|both (?:in their )?(?:early |mid |late )?[2-9]0s|elderly|pensioner|dementia)"
)
# What grown people do to one another in pubs and on roads.
_OF_STREETS = re.compile(
    r"\b(?:closing time|last orders|outside (?:the|a) (?:pub|bar)|kebab queue|taxi queue"
    r"|night time economy|s5 public order|drunk and (?:disorderly|incapable)|d&d|road rage"
    r"|headbutt\w*|refused (?:the|to pay the) fare|licensing conditions|common assault"
    r"|assault by beating|security guard)\b"
)


def is_of_grown_people(text: str) -> bool:
    """Whether grown people are spoken of, in so many words, and children at most beside them."""
    told = _COUPLE.search(text) or _GROWN.search(text) or _OF_STREETS.search(text)
    return bool(told) and not _CHILD.search(_BESIDE.sub(" ", text))
