"""Texts become the ages they state: of the child, or of a person of concern, with the span.

An age, or "adult", stated in a text counts where nobody has a birth date, so only such texts are
read: those of records with somebody, or nobody at all, of unknown age on the child's side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from accord.definitions.words import SEXUAL_OFFENCES, one_of
from accord.engine import Engine
from accord.text.numbers import in_words

OLDEST = 99
ADULT = 18
_CHILD_NOUN = (
    r"victim|ip|aggrieved|complainant|girl|boy|child|kid|schoolgirl|schoolboy|pupil|student|"
    r"young person|young female|young male|yp|misper|teenager|informant|vp"
)
_CONCERN_NOUN = r"suspect|sus|man|men|offender|perpetrator|boyfriend|driver|uncle|coach|teacher"
_EITHER_NOUN = r"female|male|woman|lad|lady|person|one"
_IN_WORDS = in_words(8, 20)
_YEARS = rf"(?P<age>\d{{1,2}}|{'|'.join(sorted(_IN_WORDS, key=len, reverse=True))})"
_OLD = r"(?:[- ]?(?:years?|yrs?)(?:[- ]?(?:old|of age))?|[- ]?y/?o|[- ]?yr)"
# "14 year old victim", "15yo girl", "a 40-year-old man"
_BEFORE = re.compile(
    rf"\b{_YEARS}{_OLD}\s+(?:\w+\s+)?(?P<noun>{_CHILD_NOUN}|{_CONCERN_NOUN}|{_EITHER_NOUN})\b",
    re.IGNORECASE,
)
# "a seventeen year old was stopped"; "for 3 years" is no age.
_BARE = re.compile(rf"\b{_YEARS}[- ]?(?:(?:years?|yrs?)[- ](?:old|of age)|y/?o)\b", re.IGNORECASE)
# "victim aged 14", "the girl (14)", "IP, 14,", "a man of 35", "she was 13 when"
_AFTER = re.compile(
    rf"\b(?P<noun>{_CHILD_NOUN}|{_CONCERN_NOUN})s?\b"
    rf"(?:\s*,?\s*(?:who\s+)?(?:is|was|were|then)?\s*(?:only\s+|just\s+)?"
    rf"(?:aged?|of|then)?\s*|\s*\(\s*(?:aged?\s*)?|\s*,\s*)"
    rf"\b{_YEARS}\b(?!\s*(?:%|years? (?:ago|later)|times|[:/]\d|st\b|nd\b|rd\b|th\b|"
    rf"(?:hours?|days?|weeks?|months?|minutes?|other|more|people|men|males|females)\b))",
    re.IGNORECASE,
)
_SHE_WAS = re.compile(
    rf"\b(?:when|while)\s+(?:she|he|they|the (?:{_CHILD_NOUN}))\s+(?:was|were)\s+"
    rf"(?:only\s+|just\s+|aged?\s+|about\s+)*{_YEARS}\b",
    re.IGNORECASE,
)
_ADULT_CHILD_SIDE = re.compile(
    r"\badult\s+(?:fe)?male\s+(?:victim|ip|complainant|aggrieved)\b"
    r"|\badult\s+(?:victim|ip|complainant|aggrieved|woman)\b"
    r"|\b(?:victim|ip|complainant|aggrieved)\s+(?:is|was)\s+an\s+adult\b",
    re.IGNORECASE,
)
# Officers write "male" of any age and "man" of an adult; a "young man" may be a boy.
_ADULT_CONCERN = re.compile(
    r"\b(?:adult|grown)\s+(?:males?|females?|suspects?|offenders?)\b(?!\s+(?:victim|ip))"
    r"|(?<!young )(?<!younger )\b(?:m[ae]n|wom[ae]n)\b",
    re.IGNORECASE,
)
_IS_CHILD_NOUN = re.compile(rf"(?:{_CHILD_NOUN})$", re.IGNORECASE)
_IS_CONCERN_NOUN = re.compile(rf"(?:{_CONCERN_NOUN})$", re.IGNORECASE)

_SCHEMA = pa.schema(
    [
        ("event_id", pa.string()),
        ("field", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("side", pa.string()),
        ("age_low", pa.int64()),
        ("age_high", pa.int64()),
    ]
)

# A text is read only where the record raises a question about a child, and somebody on it has no
# birth date, or nobody is on it.
_ASKING = ("abuse", "exchange", "control", "facilitation", "gain", "criminal", "missing")
_IS_ASKING = one_of("split_part(concept_id, '.', 1)", _ASKING)
_TEXTS = f"""
    with texts as (
        select source_id || '/crime/' || crime_ref as event_id, 'mo_text' as field,
            mo_text as particulars from crimes
        union all
        select source_id || '/intelligence/' || report_id, 'text', "text" from intelligence
        union all
        select source_id || '/partner_report/' || report_id, 'text', "text" from partner_reports
        union all
        select source_id || '/missing_episode/' || episode_id, 'rhi_text', rhi_text
        from missing_episodes
    ), asked as (
        select event_id from events where {one_of("offence_group", SEXUAL_OFFENCES)}
        union
        select source_id || '/' || event_kind || '/' || event_ref from mentions
        where {_IS_ASKING}
    ), dated as (
        select event_id,
            bool_and(b.birth_from is not null) filter (where p.side = 'child') as is_child_dated,
            bool_and(b.birth_from is not null) filter (where p.side = 'concern')
                as is_concern_dated
        from asked
            left join event_people p using (event_id)
            left join persons b using (person_id)
        group by event_id
    )
    select event_id, field, particulars from texts join dated using (event_id)
    where particulars is not null
        and not (coalesce(is_child_dated, false) and coalesce(is_concern_dated, false))
    order by event_id
"""


@dataclass(frozen=True)
class StatedAge:
    """An age a text states, for which side, and where it says so."""

    start: int
    end: int
    side: str
    age_low: int
    age_high: int


def stated_ages(text: str) -> Iterator[StatedAge]:
    """Every age a text states of a child, or of a person of concern."""
    taken: set[int] = set()
    sides: set[str] = set()
    for pattern in (_BEFORE, _BARE, _SHE_WAS, _AFTER):
        for match in pattern.finditer(text):
            if match.start("age") in taken:
                continue
            taken.add(match.start("age"))
            age = _number(match.group("age"))
            sides.add(_side(match, age))
            yield StatedAge(match.start(), match.end(), _side(match, age), age, age)
    for pattern, side in ((_ADULT_CHILD_SIDE, "child"), (_ADULT_CONCERN, "concern")):
        # A number says more than a word does.
        for match in pattern.finditer(text) if side not in sides else ():
            yield StatedAge(match.start(), match.end(), side, ADULT, OLDEST)


def _number(written: str) -> int:
    return _IN_WORDS.get(written.lower()) or int(written)


def _side(match: re.Match[str], age: int) -> str:
    noun = match.groupdict().get("noun")
    if noun and _IS_CHILD_NOUN.match(noun):
        return "child"
    if noun is None and match.re is _SHE_WAS:
        return "child"
    if noun is None:
        return "child" if age < ADULT else "concern"
    if _IS_CONCERN_NOUN.match(noun):
        return "concern"
    return "child" if age < ADULT else "concern"


def read_stated_ages(engine: Engine) -> None:
    """Leave a table of the ages stated where no birth date says more."""
    rows = [
        (event_id, field, a.start, a.end, a.side, a.age_low, a.age_high)
        for event_id, field, text in engine.rows(_TEXTS)
        for a in sorted(stated_ages(text), key=lambda a: (a.start, a.end, a.side))
    ]
    columns = list(zip(*rows, strict=True)) or [() for _ in _SCHEMA]
    arrays = [pa.array(c, f.type) for c, f in zip(columns, _SCHEMA, strict=True)]
    engine.register("stated_ages", pa.table(arrays, schema=_SCHEMA))
