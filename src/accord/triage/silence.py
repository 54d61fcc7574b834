"""What an item does not know: which partners are silent, and which interviews were not held."""

from __future__ import annotations

from collections.abc import Iterator

from accord.engine import Engine, quoted
from accord.published import counted

ASKED = ("children_social_care", "education", "health", "youth_justice", "voluntary", "police")
_WORDS = {
    "children_social_care": "children's social care",
    "youth_justice": "youth justice",
    "voluntary": "voluntary services",
}


def whats_missing(
    engine: Engine, children: tuple[str, ...], records: tuple[str, ...], days: int
) -> Iterator[str]:
    """Sentences about what is not on record; silence is never taken for absence."""
    people = ", ".join(quoted(child) for child in children) or "''"
    held, heard = _sectors(engine, people, days)
    silent = [_word(s) for s in ASKED if s in held and s not in heard]
    absent = [_word(s) for s in ASKED if s not in held]
    if silent:
        yield (
            f"not enough information: no record of {_them(children)} in the last {days} days "
            f"from {', '.join(silent)}; nothing shows that they were asked"
        )
    if absent:
        yield f"this run holds nothing at all from {', '.join(absent)}"
    yield from _interviews(engine, people, records)
    yield from _grades(engine, records)


def _them(children: tuple[str, ...]) -> str:
    return "this child" if len(children) == 1 else "these children"


def _word(sector: str) -> str:
    return _WORDS.get(sector, sector)


def _sectors(engine: Engine, people: str, days: int) -> tuple[set[str], set[str]]:
    held = {row[0] for row in engine.rows("select distinct sector from sources")}
    heard = {
        row[0]
        for row in engine.rows(
            f"""select distinct sector from child_records cross join today as t
            where child_id in ({people}) and days_between(child_records.day, t.day) <= {days}"""
        )
    }
    return held, heard


def _interviews(engine: Engine, people: str, records: tuple[str, ...]) -> Iterator[str]:
    among = ", ".join(quoted(record) for record in records) or "''"
    ((n, not_offered),) = engine.rows(
        f"""select count(*), count(*) filter (where rhi_offered is distinct from true)
        from episodes where child_id in ({people}) and event_id in ({among}) and rhi_at is null"""
    )
    if n:
        offered = f", and none recorded as offered after {not_offered:,}" if not_offered else ""
        yield f"no return interview on record after {n:,} of the episodes{offered}"


def _grades(engine: Engine, records: tuple[str, ...]) -> Iterator[str]:
    among = ", ".join(quoted(record) for record in records) or "''"
    ((n,),) = engine.rows(
        f"""select count(*) from record_facts where event_id in ({among})
        and event_kind = 'intelligence' and information_grade is null"""
    )
    if n:
        yield f"{counted(n, 'intelligence report')} without a grade"
