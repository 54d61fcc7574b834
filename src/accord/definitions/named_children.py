"""Sentences that name a child by first name only become that child's, or nobody's.

Such a sentence binds to the record's child whom the name fits, or to the one child of the same
person of concern whom it fits; to nobody where it could be two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import pyarrow as pa

from accord.definitions.words import one_of
from accord.engine import Engine, Step

SHORTEST_NAME = 3
# First names that are also words: at the start of a sentence nobody can tell.
_WORDS_TOO = frozenset(
    (
        *("april", "bill", "dawn", "drew", "faith", "grace", "hope", "joy", "june", "mark"),
        *("may", "pat", "rob", "rose", "sue", "summer", "will"),
    )
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_ABOUT = ("abuse", "exchange", "control", "gain", "facilitation")
_IS_ABOUT = one_of("split_part(concept_id, '.', 1)", _ABOUT)

_SCHEMA = pa.schema(
    [
        ("event_id", pa.string()),
        ("field", pa.string()),
        ("sentence_start", pa.int64()),
        ("sentence_end", pa.int64()),
        ("child_id", pa.string()),
    ]
)

CHILD_NAMES = Step(
    "child_names",
    "The first names of everyone on the child's side of any record",
    """
    select distinct c.person_id as child_id, lower(trim(n.forename)) as first_name
    from (select distinct person_id from children_on_records) c
        join person_nominals p using (person_id)
        join nominals n on n.source_id = p.source_id and n.nominal_id = p.nominal_id
    where n.forename is not null
    """,
)

ASKED_TEXTS = Step(
    "asked_texts",
    "Records that say something of a child nobody of the record is tied to by the reader",
    f"""
    select distinct event_id, field from words
    where about_nominal_id is null and {_IS_ABOUT}
    """,
)

NEAR_CHILDREN = Step(
    "near_children",
    "The children of each such record's people of concern, with the person they share",
    """
    select distinct t.event_id, t.field, c.person_id as child_id, p.person_id as concern_id,
        h.person_id is not null as is_on_record
    from asked_texts t
        join event_people p on p.event_id = t.event_id and p.side = 'concern'
            and not p.is_eliminated
        join event_people e on e.person_id = p.person_id and e.side = 'concern'
        join children_on_records c on c.event_id = e.event_id
        left join children_on_records h
            on h.event_id = t.event_id and h.person_id = c.person_id
    """,
)

NAMES_BEFORE_TEXTS: tuple[Step, ...] = (CHILD_NAMES, ASKED_TEXTS, NEAR_CHILDREN)

_TEXTS = """
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
    ), near as (
        select event_id, field, child_id, bool_or(is_on_record) as is_on_record
        from near_children group by event_id, field, child_id
    )
    select event_id, field, particulars, child_id, first_name, is_on_record
    from near join child_names using (child_id) join texts using (event_id, field)
    where particulars is not null
    order by event_id, field, child_id, first_name
"""


@dataclass(frozen=True)
class Near:
    """A child a sentence may name, and whether the child is on the record itself."""

    child_id: str
    first_name: str
    is_on_record: bool


def named_sentences(text: str, children: Iterable[Near]) -> Iterator[tuple[int, int, str | None]]:
    """Each sentence with a fitting first name: where it stands, and the child it is about.

    A sentence that names two children by two names is about both; a name that fits two is about
    nobody.
    """
    known = list(children)
    for sentence in _SENTENCE.finditer(text):
        fitting = [c for c in known if _names(sentence.group(), c.first_name)]
        about = [_one_of_the_name(fitting, name) for name in {c.first_name for c in fitting}]
        bound: list[str | None] = [*sorted(child for child in about if child is not None)]
        if fitting and not bound:
            bound = [None]
        for child in bound:
            yield sentence.start(), sentence.end(), child


def _one_of_the_name(fitting: Iterable[Near], first_name: str) -> str | None:
    of_name = [c for c in fitting if c.first_name == first_name]
    nearest = [c for c in of_name if c.is_on_record] or of_name
    ids = {c.child_id for c in nearest}
    return ids.pop() if len(ids) == 1 else None


def _names(sentence: str, first_name: str) -> bool:
    if len(first_name) < SHORTEST_NAME:
        return False
    for match in re.finditer(rf"\b{re.escape(first_name)}\b", sentence, re.IGNORECASE):
        is_written_as_name = match.group()[0].isupper()
        is_first = not sentence[: match.start()].strip(" -*•\"'")
        if is_written_as_name and not (is_first and first_name in _WORDS_TOO):
            return True
    return False


def read_named_children(engine: Engine) -> None:
    """Leave a table of the sentences that name a child of the same person of concern."""
    rows: list[tuple[object, ...]] = []
    found = engine.rows(_TEXTS)
    for (event_id, field, text), group in groupby(found, key=lambda row: row[:3]):
        children = [Near(child, name, on_record) for *_, child, name, on_record in group]
        rows += [(event_id, field, *sentence) for sentence in named_sentences(text, children)]
    columns = list(zip(*rows, strict=True)) or [() for _ in _SCHEMA]
    arrays = [pa.array(c, f.type) for c, f in zip(columns, _SCHEMA, strict=True)]
    engine.register("named_sentences", pa.table(arrays, schema=_SCHEMA))
