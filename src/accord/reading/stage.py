"""The reading stage: every free text of every record into the mentions table.

Each text comes with the people of its record in one row, so that any worker can read any row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from accord.engine import Step, Turning, Work, turn
from accord.reading.mentions import Mention, Person
from accord.reading.reader import reader_with
from accord.tables import TABLES

MENTIONS = TABLES["mentions"].without("run_id")
ALONE_UP_TO = 12_000  # texts; below this, starting other processes takes longer than reading

# Home Office classes of sexual offences, exploitation, abduction and trafficking: in such a record
# a hotel or two men are part of a concern about a child without more words.
CONCERN_CLASSES = ("13", "17", "19", "20", "21", "22", "23", "24", "36", "70", "71", "72", "73",
                   "74", "86", "88", "106")  # fmt: skip
# Whoever gave somebody one of these roles said that the record is about such a concern.
CONCERN_ROLES = frozenset({"person_of_concern", "facilitator", "premises_controller"})
CONCERN_KINDS = ("mace", "nrm", "return_home_interview", "makesafe_call", "section_47",
                 "strategy_meeting", "sexual_health_referral")  # fmt: skip


class Row(NamedTuple):
    """One text to read, with what its record says of itself."""

    source_id: str
    event_kind: str
    event_ref: str
    field: str
    text: str
    is_concern: bool
    year_from: int | None
    year_to: int | None
    people: tuple[Person, ...] = ()


def _listed(values: Sequence[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


# When it happened where the record says so, and when it became known: an age is told by them.
TEXTS = Step(
    "reading_texts",
    "Every free text with the years of its record, and whether the record is about exploitation",
    f"""
    select source_id, 'crime' as event_kind, crime_ref as event_ref, 'mo_text' as field,
        mo_text as text,
        ltrim(regexp_replace(coalesce(offence_code, ''), '[^0-9].*$', ''), '0')
            in ({_listed(CONCERN_CLASSES)}) as is_concern,
        year(committed_from) as year_from, year(coalesce(committed_to, committed_from)) as year_to,
        cast(committed_from as date) as happened_on, cast(reported_at as date) as known_on
    from crimes where trim(mo_text) <> ''
    union all
    select source_id, 'intelligence', report_id, 'text', text, false,
        year(event_from), year(coalesce(event_to, event_from)),
        cast(event_from as date), cast(reported_at as date)
    from intelligence where trim(text) <> ''
    union all
    select source_id, 'missing_episode', episode_id, 'rhi_text', rhi_text, true,
        year(missing_from_at), year(coalesce(found_at, missing_from_at)),
        cast(missing_from_at as date), cast(reported_at as date)
    from missing_episodes where trim(rhi_text) <> ''
    union all
    select source_id, 'partner_report', report_id, 'text', text,
        coalesce(kind in ({_listed(CONCERN_KINDS)}), false), year(occurred_on), year(occurred_on),
        cast(occurred_on as date), cast(received_at as date)
    from partner_reports where trim(text) <> ''
    """,
)

# A year of birth alone may be a year out, and an estimate is none. An age written down stands where
# there is no birth date; whoever was a child when it became known was one when it happened.
PEOPLE = Step(
    "reading_people",
    "Who is on each record, in which roles, how old; a missing or so young a subject is a child",
    """
    with born as (
        select source_id, nominal_id, forename, surname, known_as, sex, is_identified, age_from,
            age_to, date_of_birth as birth_date,
            case when birth_date_quality in ('estimated', 'unknown') then null
                else date_of_birth end as born_on,
            case when birth_date_quality = 'year_only' then 1 else 0 end as years_out
        from nominals
    ), roles as (
        select source_id, event_kind, event_ref, nominal_id, role from involvements
        union
        select source_id, 'missing_episode', episode_id, nominal_id, 'child_of_concern'
        from missing_episodes
    )
    select distinct r.source_id, r.event_kind, r.event_ref, n.nominal_id,
        case when r.role = 'subject' and coalesce(t.year_from - year(n.birth_date) < 18,
                n.age_to < 18, r.event_kind = 'partner_report' and n.birth_date is null)
            then 'child_of_concern' else r.role end as role,
        n.forename, n.surname, n.known_as, n.sex, n.is_identified,
        coalesce(age_at(n.born_on, t.happened_on) - n.years_out, n.age_from) as age_low,
        coalesce(age_at(n.born_on, coalesce(t.happened_on, t.known_on)), n.age_to) as age_high
    from roles r
    join born n on n.source_id = r.source_id and n.nominal_id = r.nominal_id
    left join reading_texts t on t.source_id = r.source_id and t.event_kind = r.event_kind
        and t.event_ref = r.event_ref
    """,
)

_KEY = "source_id, event_kind, event_ref"
_OF_TEXT = f"{_KEY}, field, text, is_concern, year_from, year_to"
_OF_PERSON = ("nominal_id", "role", "forename", "surname", "known_as", "sex", "is_identified",
              "age_low", "age_high")  # fmt: skip


def _struct(columns: Sequence[str], of: str) -> str:
    """Some columns of a table as one value, for a query."""
    return "{" + ", ".join(f"'{column}': {of}.{column}" for column in columns) + "}"


# As numbers that are added up: to bring the people of every text together only to see whether they
# are who they were would cost more than to read the texts of a night.
TOLD = f"""
    with present as (
        select source_id, event_kind, event_ref,
            sum(cast(value_number(to_json({_struct(_OF_PERSON, "n")})) as decimal(38, 0))) as people
        from reading_people n group by source_id, event_kind, event_ref
    )
    select t.source_id, t.event_kind, t.event_ref, t.field,
        value_number(to_json({_struct(_OF_TEXT.split(", "), "t")})) || ' ' || coalesce(p.people, 0)
            as row_digest
    from reading_texts t
    left join present p on p.source_id = t.source_id and p.event_kind = t.event_kind
        and p.event_ref = t.event_ref
"""

TOGETHER = f"""
    with present as (
        select n.source_id, n.event_kind, n.event_ref,
            collect_sorted({_struct(_OF_PERSON, "n")}) as people
        from reading_people n
        semi join mentions_due d on d.source_id = n.source_id and d.event_kind = n.event_kind
            and d.event_ref = n.event_ref
        group by n.source_id, n.event_kind, n.event_ref
    )
    select t.source_id, t.event_kind, t.event_ref, t.field, t.text, t.is_concern,
        t.year_from, t.year_to, p.people
    from reading_texts t
    semi join mentions_due d on d.source_id = t.source_id and d.event_kind = t.event_kind
        and d.event_ref = t.event_ref and d.field = t.field
    left join present p on p.source_id = t.source_id and p.event_kind = t.event_kind
        and p.event_ref = t.event_ref
"""


def _rows(work: Work, sql: str) -> Iterator[dict[str, Any]]:
    for batch in work.engine.batches(sql):
        yield from batch.to_pylist()


def _people_of_records(work: Work) -> Iterator[tuple[tuple[str, ...], tuple[Person, ...]]]:
    """The people of one record after another, in the order of the key."""
    key: tuple[str, ...] = ()
    held: dict[str, dict[str, Any]] = {}
    order = f"select * from reading_people order by {_KEY}, nominal_id, role"
    for row in _rows(work, order):
        found = (row["source_id"], row["event_kind"], row["event_ref"])
        if found != key and held:
            yield key, tuple(map(_person, held.values()))
            held = {}
        key = found
        held.setdefault(row["nominal_id"], {**row, "roles": []})["roles"].append(row["role"])
    if held:
        yield key, tuple(map(_person, held.values()))


def _person(row: dict[str, Any]) -> Person:
    return Person(
        nominal_id=row["nominal_id"],
        forename=row["forename"],
        surname=row["surname"],
        known_as=tuple(row["known_as"] or ()),
        sex=row["sex"] or "U",
        roles=tuple(row["roles"]),
        is_identified=bool(row["is_identified"]),
        age_low=row["age_low"],
        age_high=row["age_high"],
    )


def texts_with_people(work: Work) -> Iterator[Row]:
    """Every text with the people of its record: two ordered streams joined as they pass."""
    people = _people_of_records(work)
    key, present = next(people, ((), ()))
    order = f"select {_OF_TEXT} from reading_texts order by {_KEY}, field"
    for row in _rows(work, order):
        wanted = (row["source_id"], row["event_kind"], row["event_ref"])
        while key and key < wanted:
            key, present = next(people, ((), ()))
        yield Row(**row, people=present if key == wanted else ())


def read_rows(rows: Sequence[Row], overlays: tuple[Path, ...] = ()) -> pa.Table:
    """The mentions of some texts, as a table."""
    reader = reader_with(overlays)
    columns: dict[str, list[Any]] = {name: [] for name in MENTIONS.names}
    for row in rows:
        years = (row.year_from, row.year_to or row.year_from) if row.year_from else None
        is_concern = row.is_concern or any(CONCERN_ROLES & set(p.roles) for p in row.people)
        found = reader.read(row.text, row.people, is_concern=is_concern, years=years)
        for mention in found:
            _append(columns, row, mention)
    return pa.table(columns, schema=MENTIONS.schema)


def _append(columns: dict[str, list[Any]], row: Row, mention: Mention) -> None:
    for name in ("source_id", "event_kind", "event_ref", "field"):
        columns[name].append(getattr(row, name))
    for name in MENTIONS.names[4:]:
        columns[name].append(getattr(mention, name))


def read_batch(rows: pa.Table, overlays: tuple[Path, ...]) -> pa.Table:
    """The mentions of a batch of texts with their people; importable by name, for workers."""
    return read_rows([_row(row) for row in rows.to_pylist()], overlays)


def _row(row: dict[str, Any]) -> Row:
    held: dict[str, dict[str, Any]] = {}
    for person in row.pop("people") or ():
        held.setdefault(person["nominal_id"], {**person, "roles": []})["roles"].append(
            person["role"]
        )
    return Row(**row, people=tuple(map(_person, held.values())))


def run(work: Work) -> None:
    """Read every text and leave the mentions table."""
    work.steps((TEXTS, PEOPLE))
    turn(
        work,
        Turning(
            "mentions",
            TOGETHER,
            partial(read_batch, overlays=work.overlays),
            MENTIONS.schema,
            by=("source_id", "event_kind", "event_ref", "field"),
            alone_up_to=ALONE_UP_TO,
            told=TOLD,
        ),
    )
