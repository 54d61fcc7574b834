"""Registration marks, old and new, spaced and partial.

The normal form has no space; a sign that could not be read is *, and so is a missing part: AB12*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.reading.catalogue import shipped_lists
from accord.text import Normal

_NO_MARK = shipped_lists("words.txt")["no_mark"]
_NO_AREA = shipped_lists("words.txt")["no_area"]

_EDGE, _END = r"(?<![a-z0-9])", r"(?![a-z0-9])"
_CURRENT = re.compile(rf"{_EDGE}([a-hj-py][a-hj-pr-y])([0-9]{{2}}) ?([a-hj-pr-z]{{3}}){_END}")
_PREFIX = re.compile(rf"{_EDGE}([a-hj-npr-tv-y])([0-9]{{1,3}}) ?([a-hj-pr-y]{{3}}){_END}")
_SUFFIX = re.compile(rf"{_EDGE}([a-z]{{3}}) ?([0-9]{{1,3}})([a-hj-npr-tv-y]){_END}")
_LETTER_BY_LETTER = re.compile(
    _EDGE + r"[ -]".join(["([a-z])"] * 2 + ["([0-9])"] * 2 + ["([a-z])"] * 3) + _END
)
_CALLED = (
    r"(?:vrms?|vrns?|v\.r\.m\.?|index(?: number| no)?"
    r"|reg(?:istration)?(?: number| mark| no| plate)?s?|plates?"
    r"|number plate|licence plate|bearing|reg'd|vehicle reg)"
)
_PARTLY = (
    r"(?:partial|part|partially|starts?|starting|starting with|beginning|beginning with|begins"
    r"|ending|ending in|ends|ends in|containing|contains|including)"
)
_LINK = (
    r"(?: (?:seen|noted|given|recorded|believed|possibly|was|is|as|of|in|with|only|read|reads"
    r"|to be))*[:\"' -]+"
)
_PARTIAL = re.compile(
    rf"\b(?:part(?:ial)? {_CALLED}|part(?:ial)?|{_CALLED}(?: seen as| is| was)? {_PARTLY})"
    rf"{_LINK}([a-z0-9*?_.]{{1,4}} ?[a-z0-9*?_]{{0,4}}){_END}"
)
_MASKED = re.compile(
    r"(?<![a-z0-9*?])(?:[a-z]{2}[0-9]{2} ?[a-z]{0,2}[*?_]{1,3}[a-z]{0,2}"
    r"|[a-z]{2}[0-9*?]{2} ?[a-z*?]{3})(?![a-z0-9*?])"
)
_AFTER_CALLED = re.compile(
    rf"\b{_CALLED}(?: (?:of|is|was|as|seen|no|number|mark|plate))*[:\"' -]+"
    rf"([a-z0-9]{{1,4}} ?[a-z0-9]{{1,4}}(?: [a-z]{{3}})?){_END}"
)
_ANY_FORM = re.compile(
    r"[a-z]{2}[0-9]{2}[a-z]{3}|[a-z][0-9]{1,3}[a-z]{3}|[a-z]{3}[0-9]{1,3}[a-z]"
    r"|[a-z]{1,3}[0-9]{1,4}|[0-9]{1,4}[a-z]{1,3}"
)
# "S1 HAS", "V1 MET": a party of a crime before a word, in notes that are all in capitals.
_PARTY = re.compile(
    r"[svwnp][0-9]{1,2} (?:has|had|and|was|the|him|her|his|met|put|got|say|see|who|did|not|but|are"
    r"|can|saw|let|ran|sat|hit|for|out|all|may|now|led|own|ask|aka|nfa|ref)"
)
_NO_PART = frozenset({"seen", "of", "not", "vrm", "reg"})

Mark = tuple[int, int, str]


def find_marks(text: str, normal: Normal) -> list[Mark]:
    """Every mark with its place: those called partial first, so that a part is kept a part."""
    searchable = normal.text
    found = [*_partial(searchable), *_masked(searchable)]
    for match in _LETTER_BY_LETTER.finditer(searchable):
        found.append((match.start(), match.end(), "".join(match.groups()).upper()))
    found += _current(text, normal)
    for match in _AFTER_CALLED.finditer(searchable):
        found += _called(match)
    return found + list(_old(text, normal))


def _written(text: str, normal: Normal, match: re.Match[str]) -> str:
    return text[slice(*normal.original(match.start(), match.end()))]


def _current(text: str, normal: Normal) -> Iterator[Mark]:
    """AB12 CDE: in capitals, or in small letters where they make no words."""
    for match in _CURRENT.finditer(normal.text):
        written = _written(text, normal, match)
        is_word = match[1] in _NO_AREA and (written.islower() or text.isupper())
        if match[3] not in _NO_MARK and not is_word and (written.isupper() or written.islower()):
            yield match.start(), match.end(), "".join(match.groups()).upper()


def _old(text: str, normal: Normal) -> Iterator[Mark]:
    """A123 BCD and ABC 123D: only in capitals, and never a piece of a reference number."""
    for pattern in (_PREFIX, _SUFFIX):
        for match in pattern.finditer(normal.text):
            around = normal.text[max(0, match.start() - 1) : match.end() + 1]
            is_reference = "/" in around or "-" in around
            is_reference = is_reference or _PARTY.fullmatch(match.group()) is not None
            is_mark = not {match[1], match[3]} & _NO_MARK and not is_reference
            if is_mark and _written(text, normal, match).isupper():
                yield match.start(), match.end(), "".join(match.groups()).upper()


def _called(match: re.Match[str]) -> list[Mark]:
    """A mark that is called one: any form that a mark may have, dateless ones too."""
    written = match[1]
    while written:
        plain, end = written.replace(" ", ""), match.start(1) + len(written)
        if _ANY_FORM.fullmatch(plain) and len(plain) >= 5:
            return [(match.start(1), end, plain.upper())]
        if re.fullmatch(r"[a-z]{2}[0-9]{2}", plain):
            return [(match.start(1), end, f"{plain.upper()}*")]
        written = written.rpartition(" ")[0]
    return []


def _partial(text: str) -> Iterator[Mark]:
    for match in _PARTIAL.finditer(text):
        written = match[1]
        while written and not _is_part(written):
            written = written.rpartition(" ")[0]
        if written:
            start = match.start(1)
            yield start, start + len(written), _value_of_part(written, match.group())


def _is_part(written: str) -> bool:
    plain = written.replace(" ", "")
    if any(c.isdigit() for c in plain):
        return any(c.isalpha() for c in plain) and len(plain) < 8
    return len(plain) == 3 and plain.isalpha() and plain not in _NO_MARK | _NO_PART


def _value_of_part(written: str, around: str) -> str:
    plain = re.sub(r"[?_.]", "*", written.replace(" ", "")).upper()
    if "*" in plain or re.fullmatch(r"[A-Z]{2}\d\d[A-Z]{3}", plain):
        return plain
    if re.search(r"\b(?:ending|ends)\b", around) or plain.isalpha():
        return f"*{plain}"
    if re.search(r"\b(?:containing|contains|including)\b", around):
        return f"*{plain}*"
    return f"{plain}*"


def _masked(text: str) -> Iterator[Mark]:
    for match in _MASKED.finditer(text):
        written = match.group()
        has_gap = any(sign in written for sign in "*?_") and (
            written[-1] != "?" or written.endswith("??")
        )
        if has_gap and any(c.isdigit() for c in written):
            value = re.sub(r"[?_]", "*", written.replace(" ", "")).upper()
            yield match.start(), match.end(), value
