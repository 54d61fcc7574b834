"""Counts of which fields each source fills in, of people of the cohort and of its crimes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from accord.engine import Engine, Step
from accord.profile.counting.splits import SECTORS
from accord.profile.figures import Count, Split
from accord.profile.scope import Scope

CLOSE_READERS, READERS = ("restricted",), ("restricted", "partnership")
NO_FIELD = "none"
PERSON_FIELDS = {
    "sex": ("sex", "r.sex in ('F', 'M', 'X')"),
    "birth_date": ("birth date", "r.date_of_birth is not null"),
    "self_defined": (
        "ethnicity, by self",
        "r.ethnicity_self_defined is not null and r.ethnicity_self_defined not in "
        "('NS', 'REFU', 'NOBT', 'N1', 'NA')",
    ),
    "officer_defined": ("ethnicity, by officer", "r.ethnicity_officer_defined is not null"),
    "nationality": ("nationality", "r.nationality is not null"),
    "disability": ("disability or need", "n_items(r.disability) > 0"),
    "address": ("address or postcode", "r.address is not null or r.postcode is not null"),
    "contact": (
        "phone, email or handle",
        "n_items(r.phones) > 0 or n_items(r.emails) > 0 or n_items(r.handles) > 0",
    ),
    "number": (
        "number agencies share",
        "r.pnc_id is not null or r.nhs_number is not null or r.upn is not null "
        "or r.la_child_id is not null",
    ),
}
CRIME_FIELDS = {
    "committed": ("time of the offence", "c.committed_from is not null"),
    "place": ("kind of place", "coalesce(r.location_type, 'unknown') <> 'unknown'"),
    "point": ("postcode or grid point", "r.postcode is not null or r.easting is not null"),
    "online": ("online or not", "r.is_online is not null"),
    "text": ("account in words", "r.mo_text is not null"),
    "skill": ("skill of the investigator", "c.skill <> 'unknown'"),
    "outcome": ("outcome, if closed", "c.closed_on is null or c.outcome_code is not null"),
}
_PEOPLE = (
    ("children", "child", "children harmed or at risk", "profile_children"),
    ("suspects", "person", "identified people of concern", "profile_named"),
)


def recorded(engine: Engine, scope: Scope) -> Iterator[Count]:
    """For each field the records in which each source filled it in."""
    names = _source_names(engine, scope)
    column = "s.source_id" if scope.is_restricted else "s.sector"
    for who, _, words, table in _PEOPLE:
        cohort = "profile_suspects where is_identified" if who == "suspects" else table
        yield Count(
            Step(
                f"{who}_fields_by_source",
                f"Person records of {words} by field recorded and by source",
                f"""
                with held as (
                    select r.*, {column} as source from nominals r
                    join person_nominals n on n.source_id = r.source_id
                        and n.nominal_id = r.nominal_id
                    join profile_sources s on s.source_id = r.source_id and s.reach = 'force'
                    where coalesce(r.is_identified, true)
                        and n.person_id in (select person_id from {cohort})
                )
                {_fields_sql(PERSON_FIELDS, "r.source_id || '/' || r.nominal_id", "held r")}
                """,
            ),
            "person record",
            f"person records of {words}",
            (_field(PERSON_FIELDS), Split("source", "Source", names)),
            audiences=READERS,
        )
    yield Count(
        Step(
            "crime_fields_by_unit",
            "Exploitation crimes by field recorded and by the unit that recorded them",
            f"""
            with held as (
                select c.*, c.unit as source from profile_crimes c
                where c.is_in_period and c.assessed = 'met'
            )
            {
                _fields_sql(
                    CRIME_FIELDS,
                    "c.event_id",
                    "held c join crimes r on r.source_id = c.source_id "
                    "and r.crime_ref = c.event_ref",
                    "c.source",
                )
            }
            """,
        ),
        "crime record",
        "exploitation crimes",
        (_field(CRIME_FIELDS), Split("source", "Unit")),
        audiences=CLOSE_READERS,
    )


def _field(fields: Mapping[str, tuple[str, str]]) -> Split:
    words = {name: title for name, (title, _) in fields.items()}
    return Split("field", "Field", {**words, NO_FIELD: "no field at all"}, is_partition=False)


def _fields_sql(
    fields: Mapping[str, tuple[str, str]], identity: str, rows: str, source: str = "source"
) -> str:
    """One row for each record and each of its fields that is filled in; every record has one."""
    parts = [
        f"select {identity} as id, '{name}' as field, {source} as source from {rows} where {test}"
        for name, (_, test) in fields.items()
    ]
    nothing = " and ".join(f"not coalesce({test}, false)" for _, test in fields.values())
    parts.append(f"select {identity}, '{NO_FIELD}', {source} from {rows} where {nothing}")
    return "\nunion all ".join(parts)


def _source_names(engine: Engine, scope: Scope) -> dict[str, str]:
    """The sources of the area in words; by sector where readers are many."""
    rows = engine.rows(
        "select source_id, organisation, sector, coalesce(system, '') from profile_sources "
        "where reach = 'force' and source_id in (select source_id from nominals) order by 1"
    )
    if not scope.is_restricted:
        held = {sector for _, _, sector, _ in rows}
        return {name: words for name, words in SECTORS.items() if name in held}
    words = {source: f"{held}, {SECTORS.get(sector, sector)}" for source, held, sector, _ in rows}
    twice = {text for text, n in Counter(words.values()).items() if n > 1}
    return {
        source: f"{words[source]} ({system or source})" if words[source] in twice else words[source]
        for source, _, _, system in rows
    }
