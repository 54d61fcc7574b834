"""Every count of a profile: those declared, those per definition, and those of its calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from accord.definitions.criteria import CRITERIA
from accord.definitions.definition import published
from accord.disclosure import TOTAL
from accord.engine import Engine, Step
from accord.profile.counting import (
    children,
    crimes,
    investigation,
    makesafe,
    records,
    suspects,
    trend,
)
from accord.profile.counting.durations import by_duration
from accord.profile.counting.overlaps import overlaps
from accord.profile.counting.pathway import by_pathway
from accord.profile.counting.recorded import recorded
from accord.profile.counting.splits import ASSESSED, GROUP
from accord.profile.figures import PERIOD, Count, Split
from accord.profile.scope import Scope, months
from accord.tables.code_words import ANSWERS

CRIMES: tuple[Count, ...] = tuple(
    value for value in vars(crimes).values() if isinstance(value, Count)
)
DECLARED: tuple[Count, ...] = (
    *CRIMES,
    *children.COUNTS,
    *suspects.COUNTS,
    *records.COUNTS,
    *makesafe.COUNTS,
    *investigation.COUNTS,
)
# The criteria that the nation's definition and that of a network rest on.
ASKED = ("V1", "A1", "X1", "X2", "X3a", "X3b", "X3w", "L1", "M1", "N1", "N2", "N3")
QUESTIONS = {c.id: c.question for c in reversed(CRITERIA.values()) if c.id in ASKED}
NATIONS_OWN = ("cse-england", "cse-wales")
NETWORK = "organised-network-iicsa"


def every_count(engine: Engine, scope: Scope) -> tuple[Count, ...]:
    """The counts that this profile's readers may see."""
    found = (
        *(*DECLARED, *by_definition(engine), *by_calendar(scope), *by_area(), *open_questions()),
        *(*by_duration(scope), *overlaps(engine, scope), *recorded(engine, scope)),
        *by_pathway(engine),
    )
    found = tuple(with_force_names(engine, count) for count in found)
    seen = (count for count in found if scope.audience in count.audiences)
    return tuple(seen) if scope.is_restricted else tuple(map(_for_others, seen))


def _for_others(count: Count) -> Count:
    """Without the second split by group: the fewer figures leave, the fewer must be hidden."""
    if (
        len(count.splits) == 2
        and count.splits[1].title == GROUP.title
        and count.splits[0].name not in (ASSESSED.name, PERIOD)
    ):
        says = re.sub(",? and whether by a group$", "", count.says)
        return replace(count, step=replace(count.step, says=says), splits=count.splits[:1])
    return count


def with_force_names(engine: Engine, count: Count) -> Count:
    """A count by force with the names of the forces in place of their codes."""
    if count.id != "networks-by-other-force":
        return count
    rows = engine.rows(
        "select force_code, min(organisation) from sources where force_code is not null "
        "and sector in ('police', 'transport_police') group by force_code order by 1"
    )
    met = {str(code) for (code,) in engine.rows(f"select distinct force from ({count.step.sql})")}
    names = {str(code): str(name) for code, name in rows if str(code) in met}
    (split, *rest) = count.splits
    return replace(count, splits=(replace(split, words={**names, **split.words}), *rest))


def definition_titles(engine: Engine) -> dict[str, str]:
    """Each definition of the run that is asked of crimes, with its title."""
    titles = {d.id: d.title for d in published()}
    return {name: titles.get(name, name) for name in definition_versions(engine)}


def definition_versions(engine: Engine) -> dict[str, str]:
    """Each definition of the run that is asked of crimes, with its version."""
    rows = engine.rows(
        "select distinct definition_id, definition_version from profile_answers order by all"
    )
    return {str(name): str(version) for name, version in rows}


def split_of(definition_id: str) -> str:
    """How a definition's answers are named among the splits."""
    return NETWORK_SPLIT if definition_id == NETWORK else f"outcome of {definition_id}"


NETWORK_SPLIT = "network"


def by_definition(engine: Engine) -> Iterator[Count]:
    """One count of crimes for each definition but the nation's own, which has its own."""
    for name, title in definition_titles(engine).items():
        if name in (*NATIONS_OWN, NETWORK):
            continue
        split = split_of(name)
        yield Count(
            Step(
                "crimes_by_" + name.replace("-", "_"),
                f"Recorded crimes by the definition: {title}",
                f"""
                select c.event_id as id, a.outcome as "{split}" from profile_crimes c
                join profile_answers a on a.event_id = c.event_id
                    and a.definition_id = '{name}'
                where c.is_in_period
                """,
            ),
            crimes.CRIME,
            crimes.CRIMES,
            (Split(split, title, ANSWERS),),
        )


def by_calendar(scope: Scope) -> Iterator[Count]:
    """The counts over time with this profile's months, quarters and years."""
    spans = months(scope)
    quarters = {s.quarter: s.year for s in spans}
    names = {
        trend.MONTHS.title: {s.month: s.quarter for s in spans} | quarters,
        trend.QUARTERS.title: quarters,
        trend.YEARS.title: dict.fromkeys(quarters.values(), TOTAL),
    }
    for count in trend.COUNTS:
        yield replace(count, splits=tuple(_with_spans(split, names) for split in count.splits))


def _with_spans(split: Split, names: dict[str, dict[str, str]]) -> Split:
    above = names.get(split.title)
    if above is None:
        return split
    years = dict.fromkeys(above.values())
    larger = {name: name for name in years if name not in (TOTAL, *above)}
    words = {name: name for name in (*larger, *above)}
    return replace(split, words=words, above=above)


def by_area() -> Iterator[Count]:
    """The counts that a map is drawn of; the areas are those of `event_areas`, joined if small."""
    yield Count(
        Step(
            "crimes_by_area",
            "Exploitation crimes by area",
            "select c.event_id as id, coalesce(j.joined, 'place not recorded') as area "
            "from profile_crimes c left join joined_areas j using (area) "
            "where c.is_in_period and c.assessed = 'met'",
        ),
        crimes.CRIME,
        crimes.CRIMES,
        (Split("area", "Area"),),
        crimes.MET,
    )


def open_questions() -> Sequence[Count]:
    """Crimes whose answer is not yet known, by the question that would settle it."""
    return (
        Count(
            Step(
                "crimes_by_open_question",
                "Recorded crimes not yet known to be exploitation, by the question still open",
                """
                select c.event_id as id, r.criterion_id as question from profile_crimes c
                join findings f on f.candidate_kind = 'crime'
                    and f.candidate_id = c.source_id || '/' || c.event_ref
                    and f.outcome = 'not_known'
                    and f.definition_id in ('organised-network-iicsa',
                        case when c.nation = 'wales' then 'cse-wales' else 'cse-england' end)
                join criterion_results r on r.finding_id = f.finding_id
                    and r.outcome = 'not_known'
                where c.is_in_period and c.assessed = 'not_known'
                """,
            ),
            crimes.CRIME,
            crimes.CRIMES,
            (Split("question", "Question still open", QUESTIONS, is_partition=False),),
            {"exploitation": "not_known"},
        ),
    )
