"""Whether a text speaks of a child where no noun says so, and whether it only teaches."""

from __future__ import annotations

import re

_TEENS = r"(?:nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
_AGE = rf"(?:[89]|1[0-7]|{_TEENS})"

# Words of those who keep records of children: such a note is of a child who need not be named.
_RECORD = (
    r"cpoms|camhs|dsl|dsp|rhi|return (?:home )?interview|childline|section 47|s47|s20|barnardo\w*"
    r"|social worker|sw note|key ?work(?:er|ing)?|yp|y/p|cyp|misper|mfh|pupils?|school nurse|foster"
    r"|children's home|placement|looked after|lac|youth (?:justice|worker|court|custody|offending)"
    r"|yos|yjs|yot|nrm|makesafe|cadets?|ewo|attendance panel|form tutor|lado|iro|ncmec|iwf|ceop"
    r"|mace|mase|mash|strat(?:egy)? (?:mtg|meeting|discussion)|police protection|cawn"
    r"|abe (?:interview|summary)|abe|early help|edt|school (?:blazer|uniform|planner)|rent boys?"
    r"|runaways?|youngsters?|the younger ones|the young ones|under age|underage"
    r"|child exploitation|care home|unit staff|residential worker|night staff|advocate"
)
_RECORD_OF_CHILD = re.compile(
    rf"\b(?:{_RECORD}|the lad|under ?1[0-8]s?|u1[0-8]s?|year (?:[5-9]|1[01])s?|y(?:[5-9]|1[01])s?"
    rf"|(?:aged?|is|was|only|just|at) {_AGE}|{_AGE} ?(?:yrs?|years?)[ -]olds?|1[0-7] ?(?:yo|y/o)"
    rf"|1[0-7] ?/?[fm]|[fm] ?/?1[0-7]|(?:lad|lass|girl|boy|cub|youth|female|male) of {_AGE}"
    rf"|(?:lad|lass|girl|boy|youth|female|male|student|passenger|daughter|son),? \(?{_AGE})\b"
)
_TEACHES = re.compile(
    r"\b(?:training|e ?learning|leaflets?|posters?|polic(?:y|ies)|procedures?|protocol|guidance"
    r"|assembl(?:y|ies)|workshops?|pshe|rshe|lessons? (?:on|about|plans?)|toolkit|webinar"
    r"|newsletter|briefing note"
    r"|case stud(?:y|ies)|awareness|certificate|learning outcomes|curriculum|campaign|conference"
    r"|presentation|refresher|inset|handbook|job description|code of conduct|module|seminar"
    r"|group ?work|talk to (?:parents|year \d+|pupils|carers)|the term|spotting the signs"
    r"|how (?:adults|people|groomers|gangs|offenders|they) (?:can|may|might|trick|target)"
    r"|(?:hotels|drivers|schools|premises|practitioners|volunteers|colleagues|licensees|operators"
    r"|parents|girls|boys|children|young people|pupils|everyone)"
    r" (?:should|must|are (?:reminded|advised|asked|expected|required)|need to|can expect)"
    r"|(?:staff|carers|officers) (?:must|are (?:reminded|required))"
    r"|what to look for|look out for|(?:warning )?signs (?:include|to look|may|might|of)"
    r"|indicators? (?:include|may|might|list)|remember to|will be refused|must (?:not )?be"
    r"|must never|good practice|best practice|terms of reference|screening tool|template"
    r"|learning (?:event|review|point)s?|training notes?|(?:delivered|gave|giving) (?:an )?input"
    r"|input (?:on|to)|drop down day|talked? (?:to|with) (?:the )?(?:class|pupils|group|parents)"
    r" about|we talked about how|research (?:shows|suggests|finds)|national (?:data|figures)"
    r"|please (?:ensure|remember|could staff|note that)|quick guide"
    r"|(?:the|this) course|course (?:aim|covers)|top tips|do's and don'ts)\b"
)
_SOMEBODY = re.compile(
    r"\b(?:alleged|disclosed|she|he|her|him|his|i|me|ip\d?|yp|vic|victim|misper|s\d|suspects?|daughter|son|child's"
    r"|(?:the|this|that|our|a|one) (?:girl|boy|child|lad|lass|pupil|student|resident|young person"
    r"|man|male|driver)|1[0-7] ?(?:f|m|yo|year)\w*)\b"
)


def is_record_of_child(text: str) -> bool:
    """Whether the words are those of a record kept of a child, or an age says that it is one."""
    return bool(_RECORD_OF_CHILD.search(text))


def is_teaching(text: str) -> bool:
    """Whether a text is about training, a policy or a leaflet and tells of nobody in particular."""
    return bool(_TEACHES.search(text)) and not _SOMEBODY.search(text)
