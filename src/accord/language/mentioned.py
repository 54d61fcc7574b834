"""Wording that is only mentioned, and said of nobody: a name, a statute, advice on words."""

from __future__ import annotations

import re

from accord.text import Sentence

_ABOUT_WORDS = re.compile(
    r"victim blaming|\b(?:avoid|not use|never use|don't use|stop using|no longer uses?"
    r"|not write|never write"
    r"|don't write|not say that|replace|instead of|rather than)\b[^.;]{0,24}"
    r"\b(?:word|words|wording|phrase|phrases|term|terms|language|label|labels|that a child)\b"
    r"|(?<!in )\b(?:the|a|this|such|outdated|of) (?:word|phrase|term|label|expression)s?\b"
    r"|\bavoid(?:ing)? [\"']|\bterms (?:such as|like)\b|\b(?:avoid|never|do not|don't) (?:use"
    r"|using|write|writing|say|saying|describ)"
    r"|\bno longer (?:say|write|use|speak of|call)|\bwords? (?:to|that we|we) (?:avoid|use|drop)"
    r"|\b(?:replace|replaced|replacing|change|changed|amend|amended|delete|deleted|remove|removed"
    r"|reword|reworded) [\"']|[\"'] (?:was |is |has been |should be |to be )?"
    r"(?:changed|amended|replaced|corrected|reworded|removed|deleted)\b"
    r"|[\"'] (?:is|are) (?:an? )?(?:unhelpful|blaming|judgemental|judgmental|outdated|unacceptable"
    r"|offensive|not (?:acceptable|appropriate|used|a word))"
    r"|\b(?:uses|instances|mentions|occurrences) of [\"']|\bblam(?:es|ing) (?:the |a )?(?:child"
    r"|victim)"
    r"|\b(?:say|write|use|put|prefer) [\"'][^\"']*[\"'],? (?:and )?(?:not|instead of|rather than)\b"
    r"|\b(?:style|language|terminology|wording) (?:note|guide|guidance|audit|tip|card|toolkit)"
    r"|\b(?:should|must|can) (?:not|never) be (?:[a-z]+ or )?(?:blamed|called|described|labelled"
    r"|referred|named|recorded)\b"
    r"|\b(?:guide|guidance|toolkit|charter|policy) (?:says|states|lists|tells|asks|explains"
    r"|gives)\b"
    r"|\bnot to (?:use|say|write|describe|call|label|speak of|refer)\b"
    r"|\b(?:criticis|challeng|condemn)[a-z]+ (?:the |its |his |her |their )?use of\b"
    r"|\bstop (?:saying|using|writing|calling)\b"
    r"|\b(?:criticis|challeng|condemn)[a-z]+ (?:the )?(?:officers|staff|workers|police"
    r"|practitioners|professionals|social workers|teachers) (?:who|for)\b"
    r"|\btraining slide\b|\bslide(?: \d+)?:|\bglossary\b|\b(?:guide|guidance|style): ?[\"']"
)
_DENIED = re.compile(
    r"\b(?:not|never|cannot|isn't|wasn't|aren't|weren't|doesn't|didn't|don't|isnt|wasnt|nor"
    r"|rather than"
    r"|instead of|without|neither)(?: [a-z']+){0,2} ?$|\b(?:no|nil) $|\bno (?:suggestion"
    r"|evidence|indication|sign)"
    r"(?: [a-z']+){0,5} ?$|\bno such thing as (?:an? )?$"
    # What an exploiter tells a child is how he works, and no word of the record's own.
    r"|\b(?:he|men|man|males?|suspects?|offenders?|s\d|driver|boyfriend|groomer|they)"
    r"(?: had| has| then| also)? (?:told|tells|telling|call(?:s|ed)) (?:her|him|them)(?: that)?"
    r"(?: (?:she|he|they))?(?: (?:was|is|were|are))?(?: an?| so| very)? ?[\"']?$"
)
_ALSO = re.compile(r"\b(?:not only|not just|why not|whether or not)\b[^.]{0,20}$")
# What is denied of every child is said of none.
_OF_NO_CHILD = re.compile(
    r"\b(?:no|not one) (?:child|girl|boy|young person|teenager|pupil|victim|one)\b[^,.;:]{0,60}$"
    r"|\b(?:nobody|none of them)\b[^,.;:]{0,60}$"
    r"|\b(?:children|girls|boys|young people|teenagers|victims) "
    r"(?:do not|don't|cannot|can't|can never|never|are not|aren't|did not|didn't)\b[^,.;:]{0,60}$"
)
_STATUTE = re.compile(
    r"\bact (?:19|20)\d\d\b|\bsections? \d+|\bs\.? ?(?!(?:17|20|31|44|46|47)\b)\d\d+[a-z]?\b"
    r"|\bschedule \d+|\bas enacted\b"
    r"|\bcontrary to\b|\bhome office (?:class|code|offence|list|count)|\bho (?:class|code)"
    r"|\boffence (?:class|code|title|type|wording|group|category|name|list|label)"
    r"|\boffences? ?:|\bcharges? ?:|\bcharged with\b|\bindict|\bstatut|\blegislat|\brepealed\b"
    r"|\b(?:protocol|convention|treaty|directive) on\b|\bcounting rules\b|\bcount \d+"
    r"|\b(?:crime|code) (?:class|type|list|label|title)\b"
)
# Wording that the titles of offences, official lists and courts use.
_IN_STATUTES = frozenset(
    ["prostitute", "images_words", "consent", "relationship", "dealer", "disbelief", "historic",
     "aggressive", "absconded", "involved"]
)  # fmt: skip
_SOMEBODY = re.compile(r"\b(?:she|he|they|ip|yp|the (?:child|girl|boy|victim|pupil))\b")

_WORK = (
    r"(?:titles?|names?|novel|book|film|movie|play|drama|musical|song|single|album|band|group"
    r"|documentary|podcast|episode|series|show|comic|poem|painting|exhibition|game|ship|boat|horse"
    r"|racehorse|perfume|magazine|article|chapter|campaign|nightclub|charity|brand)"
)
_IS_WORK = re.compile(
    rf"[\"',.]* (?:is|was|are|were|by) (?:the|an?|her|his|one|their) (?:[a-z]+ ){{0,2}}{_WORK}\b"
)
_WORK_BEFORE = re.compile(
    rf"\b{_WORK}(?:,| called| titled| entitled| named| was| is)? ?[\"'][^\"']{{0,40}}$"
    rf"|\b{_WORK},? (?:called|titled|entitled|named) [\"']?[^\"'.]{{0,24}}$"
)
_BY_AUTHOR = re.compile(
    r"[^.]{0,60},? by (?:[A-Z]\.? )+[A-Z][a-z]+|[\"'”’],? by (?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+"
)
# A noun that makes a name or a thing of the word before it.
_MAKES_THING = re.compile(
    r" (?:[a-z]+ )?(?:project|magazine|theatre|band|play|drama|training|course|campaign|charity"
    r"|programme|workshop|workshops|awareness|mode|policy|lesson|lessons|assembly|leaflet|poster"
    r"|screening|kit|saddle|cafe|store|shop|brand|guide|toolkit|section|supplement|factors)\b"
    r"|:[^.;]{0,60}\b(?:smok|diet|exercis|weight)"
)
_PLACE = re.compile(
    r"(?:\s+[A-Z][a-z]+){0,2}\s+(?:Lane|Road|Street|Avenue|Close|Centre|House|Court|School|Academy"
    r"|College|Club|Theatre|Trust|Ltd|Limited|Magazine|Team|Group|Programme|Project|Festival"
    r"|Records|Youth|Hall|Park|Inn|Way|Drive|Crescent|Charity|Services|Campaign|Foundation|Press"
    r"|Media|Games|App|Show|Podcast|Train|Training|Tour|CIC|Company|Arms|Bar|Cafe|Act)\b"
)
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+")  # 'StreetWise'
_NAME_INSIDE = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_NAME_GOES_ON = re.compile(r"\s+(?:[A-Z][a-z]+|\d{2,4}\b)")


def is_mentioned(text: str, sentence: Sentence, start: int, category: str) -> bool:
    """Whether a sentence denies the wording, is about wording, or gives the title of an offence."""
    before = text[max(sentence.start, start - 80) : start]
    if (_DENIED.search(before[-60:]) and not _ALSO.search(before)) or _OF_NO_CHILD.search(before):
        return True
    return category in _IN_STATUTES and _is_statute(text, sentence, start)


def is_about_words(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is about wording, as guidance is."""
    return _ABOUT_WORDS.search(text, sentence.start, sentence.end) is not None


def _is_statute(text: str, sentence: Sentence, start: int) -> bool:
    found = _STATUTE.search(text, sentence.start, sentence.end)
    return found is not None and not _SOMEBODY.search(text, sentence.start, start)


def is_name(text: str, original: str, found: tuple[int, int], written: tuple[int, int]) -> bool:
    """Whether wording stands as the name of a place, a body, a work or a thing.

    `found` is its place in the searchable text, `written` in the text as written.
    """
    start, end = found
    first, last = written
    if _MAKES_THING.match(text, end):
        return True
    words = original[first:last]
    if not words[:1].isupper() or (words.isupper() and len(words) > 1):
        return False
    if _IS_WORK.match(text, end) or _WORK_BEFORE.search(text[max(0, start - 80) : start]):
        return True
    if _PLACE.match(original, last) or _BY_AUTHOR.match(original, last):
        return True
    if _CAMEL.fullmatch(words):
        return True
    inside = re.search(r"[a-z] $", original[max(0, first - 2) : first]) is not None
    inside = inside or original[max(0, first - 1) : first] in tuple("\"'‘“")
    return inside and (
        _NAME_GOES_ON.match(original, last) is not None or _NAME_INSIDE.match(words) is not None
    )
