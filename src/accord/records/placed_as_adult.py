"""Texts of records whose dates cross an eighteenth birthday become whether they place it after.

A range that begins before the birthday holds a time as a child, unless the record places the act
after: "this was after her 18th birthday", "when she was 19", with no younger age beside it.
"""

from __future__ import annotations

import re

import pyarrow as pa

from accord.engine import Engine

_EIGHTEEN = r"(?:18|eighteen)"
_GROWN = r"(?:1[89]|2\d|eighteen|nineteen|twenty(?:[- ]\w+)?)"
_YOUNG = (
    r"(?:[5-9]|1[0-7]|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen)"
)
_WHO = r"(?:she|he|they|[\w'-]+(?: [\w'-]+){0,2}?)"
_AFTER = re.compile(
    rf"\b(?:after|since|following|past)\b(?: [\w'-]+){{0,4}}? {_EIGHTEEN}(?:th)? birthday\b"
    rf"|\b(?:after|since) (?:her|his|their|turning) {_EIGHTEEN}(?:th)?\b(?![:/.]\d)"
    rf"|\b(?:after|since) {_WHO} (?:was|turned|had turned|became) {_EIGHTEEN}\b(?![:/.]\d)"
    rf"|\b(?:when|while|once|by (?:then|which time)|at (?:the|that) time|as) {_WHO}"
    rf" (?:was|were|had turned|turned|being)(?: already| only| just| about| then| aged?){{0,2}}"
    rf" {_GROWN}\b"
    rf"|\b{_WHO} (?:was|were) (?:already |then |by then |now )?(?:over )?{_GROWN}"
    rf"(?: years old)? (?:at the time|when|by then|then)\b"
    rf"|\b{_WHO} had (?:already |just |recently )?turned {_EIGHTEEN}\b"
    rf"|\b(?:was|were) (?:already )?an adult (?:at the time|when|by then|then)\b",
    re.IGNORECASE,
)
# A younger age, or the time before the birthday, keeps the earlier part in the account.
_BEFORE = re.compile(
    rf"\b(?:was|were|aged?|being|turned|since|from|at)(?: only| just| about| age| aged)* {_YOUNG}"
    rf"\b(?! ?(?:[:/.]\d|am\b|pm\b|hours|days|weeks|months|times|people|men|males))"
    rf"|\bbefore\b(?: \w+){{0,4}}? {_EIGHTEEN}(?:th)?\b|\bunder {_EIGHTEEN}\b"
    rf"|\b(?:1[0-7]|[5-9])(?:th)? birthday\b|\b{_YOUNG}[- ]?(?:years?|yrs?|y/?o)\b"
    rf"|\bas a child\b|\bstill at school\b",
    re.IGNORECASE,
)

# Adults at the end of the range who were children at its start, by every date of birth they have.
_CROSSING = """
    select distinct t.event_id, x.particulars
    from timed_records as t
    join all_records as x on x.event_id = t.event_id and x.particulars is not null
    join involvements as i on i.source_id = t.source_id and i.event_kind = t.event_kind
        and i.event_ref = t.event_ref
    join person_nominals as p on p.source_id = i.source_id and p.nominal_id = i.nominal_id
    join persons as h on h.person_id = p.person_id
    where age_at(h.birth_from, cast(t.starts_at as date)) < 18
        and age_at(h.birth_to, cast(t.ends_at as date)) >= 18
    order by t.event_id
"""


def is_placed_as_adult(text: str) -> bool:
    """Whether a text places what happened after the eighteenth birthday, and nothing before."""
    return bool(_AFTER.search(text)) and not _BEFORE.search(text)


def read_placed_as_adult(engine: Engine) -> None:
    """Leave a table of the records that place what happened after the eighteenth birthday."""
    found = [event_id for event_id, text in engine.rows(_CROSSING) if is_placed_as_adult(text)]
    schema = pa.schema([("event_id", pa.string())])
    engine.register("placed_as_adult", pa.table([pa.array(found, pa.string())], schema=schema))
