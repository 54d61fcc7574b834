"""Deliveries, persons and mentions become events, their people and their objects."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from accord.engine import Engine, Turning, Work, turn
from accord.records import exploitation, objects, people, timeline
from accord.records.identifiers import number_kind, object_key, place_kind, postcode
from accord.records.offences import offence
from accord.records.particulars import read_particulars
from accord.records.placed_as_adult import read_placed_as_adult

# Identifiers or places; below this, starting other processes takes longer than forming them.
FORMED_ALONE = 200_000
_MEANINGS = pa.schema(
    [
        ("offence_code", pa.string()),
        ("offence_title", pa.string()),
        ("offence_group", pa.string()),
        ("is_child_offence", pa.bool_()),
    ]
)
_FORMS = pa.schema(
    [
        ("kind", pa.string()),
        ("written", pa.string()),
        ("written_postcode", pa.string()),
        ("object_key", pa.string()),
        ("place_kind", pa.string()),
    ]
)
_PLACES = pa.schema(
    [
        ("location_text", pa.string()),
        ("written_postcode", pa.string()),
        ("postcode", pa.string()),
        ("place_name", pa.string()),
        ("object_key", pa.string()),
        ("place_kind", pa.string()),
    ]
)


def run(work: Work) -> None:
    """Put every record on one timeline, with who took part in it and what it touches."""
    work.steps(timeline.BEFORE_MEANINGS)
    _offence_meanings(work.engine)
    _identifier_forms(work)
    _place_forms(work)
    read_particulars(work.engine)
    work.engine.step(timeline.TIMED_RECORDS)
    read_placed_as_adult(work.engine)
    work.steps(people.STEPS)
    work.steps(exploitation.STEPS)
    work.engine.step(timeline.EVENTS)
    work.steps(objects.STEPS)


def _offence_meanings(engine: Engine) -> None:
    written = engine.rows("select distinct offence_code, offence_title from crimes order by all")
    rows = []
    for code, title in written:
        meaning = offence(code, title)
        rows.append((code, title, meaning.group, meaning.is_child_offence))
    engine.register("offence_meanings", _table(_MEANINGS, rows))


def _identifier_forms(work: Work) -> None:
    by = ("kind", "written", "written_postcode")
    turn(
        work,
        Turning(
            "identifier_forms",
            objects.WRITTEN_IDENTIFIERS,
            identifiers_formed,
            _FORMS,
            by,
            FORMED_ALONE,
        ),
    )


def identifiers_formed(written: pa.Table) -> pa.Table:
    """Every identifier as written with its normal form; importable by name, for workers."""
    rows = [
        (kind, said, code, object_key(kind, said, code), _kind_of(kind, said))
        for kind, said, code in zip(*written.to_pydict().values(), strict=True)
    ]
    return _table(_FORMS, rows)


def _kind_of(kind: str, said: str | None) -> str | None:
    return number_kind(said) if kind == "phone" else place_kind(said)


def _place_forms(work: Work) -> None:
    by = ("location_text", "written_postcode")
    turn(
        work,
        Turning("place_forms", objects.WRITTEN_PLACES, places_formed, _PLACES, by, FORMED_ALONE),
    )


def places_formed(written: pa.Table) -> pa.Table:
    """Every place as written with its normal form; importable by name, for workers."""
    rows = []
    for text, code in zip(*written.to_pydict().values(), strict=True):
        name = " ".join((text or "").lower().split()) or None
        key = object_key("premises", text, code)
        where = postcode(code) or (key[len("premises:") :].partition("#")[0] if key else None)
        rows.append((text, code, where, name, key, place_kind(text)))
    return _table(_PLACES, rows)


def _table(schema: pa.Schema, rows: Sequence[tuple[object, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [() for _ in schema]
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )
