"""A run's crimes in strata for an audit of one flag: what is recorded, proposed, and near by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accord.engine import Step, opened_tables, quoted
from accord.errors import UserFacingError

FLAGS = ("CSE", "GROUP_CSE", "CSA", "CCE")
READS = ("record_flags", "crimes", "sources", "events", "event_people")


@dataclass(frozen=True)
class Kind:
    """One stratum: a letter that tells a reader nothing, and what the crimes in it share.

    `guess` is the share of them expected to be true before anything is read; it sets the sizes
    of the samples, and no estimate rests on it.
    """

    code: str
    recorded: bool
    proposed: str
    is_near: bool
    guess: float
    says: str


# The letters are in no telling order, so that whoever reads a crime is not led by its stratum.
KINDS: tuple[Kind, ...] = (
    Kind("K", True, "yes", True, 0.93, "recorded and proposed"),
    Kind("D", True, "not_known", True, 0.45, "recorded; the records leave it not known"),
    Kind("R", True, "no", True, 0.10, "recorded and not proposed"),
    Kind("B", False, "yes", True, 0.90, "proposed and not recorded"),
    Kind("M", False, "not_known", True, 0.25, "neither recorded nor settled by the records"),
    Kind("F", False, "no", True, 0.01, "neither, though a child or another flag is on the record"),
    Kind("T", False, "no", False, 0.0005, "neither, and nothing on the record points to it"),
)

_NEAR = Step(
    "near_crimes",
    "crimes with a child on them, or with any of the four flags recorded or not refused",
    """
    select source_id, crime_ref from record_flags where recorded or proposed <> 'no'
    union
    select e.source_id, e.event_ref from events as e
    join event_people as p on p.event_id = e.event_id
    where e.event_kind = 'crime' and p.is_child <> 'no' and p.side in ('child', 'concern')
    """,
)


@dataclass(frozen=True)
class Crime:
    """One crime of the population, by its reference, with the stratum it lies in."""

    source_id: str
    crime_ref: str
    force: str
    stratum: str


def kind_of(code: str) -> Kind:
    """The stratum with that letter."""
    return next(kind for kind in KINDS if kind.code == code)


def population(run_folder: Path, flag: str, force: str | None = None) -> tuple[Crime, ...]:
    """Every crime of a run, or of one force in it, with its stratum for that flag."""
    if flag not in FLAGS:
        raise UserFacingError(f"The flag is one of {', '.join(FLAGS)}.")
    where = f"and s.force_code = {quoted(force)}" if force else ""
    with opened_tables(run_folder, READS) as engine:
        engine.step(_NEAR)
        rows = engine.rows(
            f"""select r.source_id, r.crime_ref, coalesce(s.force_code, r.source_id),
                r.recorded, r.proposed, n.crime_ref is not null
            from record_flags as r join sources as s on s.source_id = r.source_id
            left join near_crimes as n on n.source_id = r.source_id and n.crime_ref = r.crime_ref
            where r.flag = '{flag}' {where} order by r.source_id, r.crime_ref"""
        )
    if not rows:
        raise UserFacingError("There is no crime of that force in the run.")
    return tuple(_crimes(rows))


def _crimes(rows: list[tuple[str, str, str, bool, str, bool]]) -> Iterator[Crime]:
    for source_id, crime_ref, force, recorded, proposed, is_near in rows:
        near = is_near or recorded or proposed != "no"
        code = next(
            kind.code
            for kind in KINDS
            if (kind.recorded, kind.proposed, kind.is_near) == (recorded, proposed, near)
        )
        yield Crime(source_id, crime_ref, force, code)
