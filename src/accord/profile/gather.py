"""A store's newest run becomes the material of a profile."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from accord.audit.estimate import Estimate, estimate
from accord.disclosure import Earlier, policy, protect
from accord.disclosure.members import SPACES, Members, Together, members_of
from accord.disclosure.register import Register
from accord.engine import Engine, opened_tables
from accord.errors import NotFound
from accord.profile import areas as places
from accord.profile import cohorts, figures, people, recommendations
from accord.profile.areas import NO_AREAS, Areas
from accord.profile.counting.children import PROTECTIVE_STEPS, RESPONSES
from accord.profile.counting.declared import (
    definition_titles,
    definition_versions,
    every_count,
)
from accord.profile.counting.investigation import CRIME_ACTIONS
from accord.profile.counting.makesafe import MAKESAFE_STEPS
from accord.profile.counting.pathway import FIRST_REPORTS, PATHWAYS, PLANS, STEPS_SINCE
from accord.profile.facts import Facts
from accord.profile.listings import Listings, listings
from accord.profile.material import Material, Source
from accord.profile.presence import presence
from accord.profile.scope import Scope, months, register
from accord.profile.words import Words, least_read
from accord.profile.yardstick import Grounds
from accord.published import as_of
from accord.store import Store
from accord.tables import TABLES

COHORTS = (
    *(cohorts.SOURCES, cohorts.FORCE_PEOPLE, cohorts.EVENTS, cohorts.ANSWERS, cohorts.OUTCOMES),
    *(cohorts.RECORDED, cohorts.CRIMES, cohorts.COHORT, cohorts.CHILD_EVENTS),
    *(cohorts.SUSPECT_EVENTS, cohorts.NETWORKS, people.PARTICULARS, people.SEEN_BY),
    *(people.MISSING, people.CARE, people.FIRST_EVENTS, people.SUSPECTED, people.CHILDREN),
    *(people.SUSPECTS, CRIME_ACTIONS, PROTECTIVE_STEPS, RESPONSES),
    *(FIRST_REPORTS, STEPS_SINCE, PLANS, PATHWAYS, *MAKESAFE_STEPS),
)
# Both editions that leave are read by partners; the public's only by everybody else too.
EARLIER_EDITIONS = {"partnership": ("partnership", "public"), "public": ("public",)}
COMPLETE = 0.8


@dataclass(frozen=True)
class Inputs:
    """What a profile is made from, besides the run."""

    store: Store
    scope: Scope
    words: Words
    boundaries: Path | None = None
    last_profile: Path | None = None
    beside: Path | None = None


@contextmanager
def cohort_engine(inputs: Inputs) -> Iterator[tuple[Engine, Areas]]:
    """An engine with the profile's cohorts, for whoever asks more of them."""
    run = inputs.store.latest()
    with opened_tables(run, (*cohorts.READS,)) as engine:
        decisions = inputs.store.judgements(TABLES["case_decisions"])
        engine.register("case_decisions", decisions)
        register(engine, inputs.scope)
        _known_force(engine, inputs.scope)
        outlines = (
            places.read_boundaries(inputs.boundaries, inputs.scope.force)
            if inputs.boundaries
            else None
        )
        found = places.place_events(engine, outlines)
        _known_areas(found, inputs.scope)
        for step in COHORTS:
            engine.step(step)
        shown = _inside(engine, found)
        places.join_areas(engine, shown, policy(inputs.scope.policy).threshold)
        yield engine, shown


def _inside(engine: Engine, found: Areas) -> Areas:
    """Only the areas that hold a record of the force, where hexagons were made of all."""
    rows = engine.rows("select distinct area from profile_events where area is not null")
    held = {area for (area,) in rows}
    rings = {name: shape for name, shape in found.rings.items() if name in held}
    beside = {name: tuple(n for n in found.beside[name] if n in held) for name in rings}
    return Areas(rings, beside, found.says)


def _known_force(engine: Engine, scope: Scope) -> None:
    known = [c for (c,) in engine.rows("select distinct force_code from sources order by 1") if c]
    if scope.force not in known:
        raise NotFound(f"This run holds no source of that force. It holds: {', '.join(known)}.")


def _known_areas(found: Areas, scope: Scope) -> None:
    unknown = sorted(set(scope.areas) - set(found.rings))
    if unknown:
        known = ", ".join(sorted(found.rings)[:20])
        raise NotFound(f"There is no area called {', '.join(unknown)}. There are: {known}.")


def gathered(inputs: Inputs) -> Material:
    """Everything a profile is written from, its counts protected."""
    inputs = replace(inputs, scope=covered(inputs.store, inputs.scope))
    with cohort_engine(inputs) as (engine, areas):
        facts = _facts(engine, inputs)
        audit = _audit(inputs)
        sources = _sources(engine)
        return Material(
            scope=inputs.scope,
            facts=facts,
            words=inputs.words,
            force_name=_force_name(sources, inputs.scope.force),
            sources=sources,
            presence=presence(engine),
            grounds=_grounds(facts, sources, audit, inputs),
            listings=listings(engine) if inputs.scope.is_restricted else Listings(),
            rings=places.joined_rings(engine, areas) if areas != NO_AREAS else {},
            areas_say=areas.says,
            definitions=definition_titles(engine),
            definition_versions=definition_versions(engine),
            audit=audit,
            forces=_force_names(engine),
            earlier=recommendations.fared(inputs.last_profile, facts, inputs.words),
            overlapping=overlapping(inputs.store, inputs.scope),
            **_run(engine),
        )


def overlapping(store: Store, scope: Scope) -> tuple[str, ...]:
    """Periods of earlier releases that overlap this one's years without being one of them.

    Figures of such a period share people with ours in ways that no sum tells of.
    """
    ours = {month.year for month in months(scope)}
    theirs = {
        name
        for (population, conditions) in earlier_releases(store, scope).shown
        if population.startswith(f"{scope.place}/")
        for split, name in conditions
        if split == figures.PERIOD and "/" in name
    }
    return tuple(sorted(t for t in theirs - ours if any(_overlap(t, year) for year in ours)))


def _overlap(one: str, other: str) -> bool:
    first, last = one.split("/")
    start, end = other.split("/")
    return first <= end and start <= last


def covered(store: Store, scope: Scope) -> Scope:
    """The scope with the first day that the force's own sources cover."""
    rows = pq.read_table(store.latest() / "sources.parquet").to_pylist()
    days = [
        row["period_from"]
        for row in rows
        if row["force_code"] == scope.force and row["sector"] in ("police", "transport_police")
    ]
    return replace(scope, covered_from=min(days, default=None))


def _facts(engine: Engine, inputs: Inputs) -> Facts:
    scope = inputs.scope
    declared = {count.id: count for count in every_count(engine, scope)}
    tables = [figures.count(engine, count, scope) for count in declared.values()]
    again = [figures.count(engine, count, scope) for count in declared.values()]
    held = policy(scope.policy)
    members = _members(engine, declared, tables) if held.protects else Members()
    before = together(inputs.store).before(held.id, earlier_releases(inputs.store, scope))
    known = before.known(tables, members, held.threshold)
    protected = protect(tables, held, known, figures.needed_most(tables))
    return Facts(
        scope,
        declared,
        protected,
        as_at=as_of(engine).isoformat(),
        sources=_sources_of(engine, declared),
        members=members,
        unsteady=tuple(a.name for a, b in zip(tables, again, strict=True) if a.counts != b.counts),
    )


def _members(
    engine: Engine, declared: Mapping[str, figures.Count], tables: Sequence[figures.CountedTable]
) -> Members:
    """Whom or what each figure counts."""
    return members_of(
        (table, figures.counted_rows(engine, declared[table.name]))
        for table in tables
        if table.unit in SPACES
    )


def together(store: Store) -> Together:
    """All that left a store, profiles and returns alike."""
    return Together(store.path / "releases" / "together")


def _sources_of(engine: Engine, declared: Mapping[str, figures.Count]) -> dict[str, str]:
    """Which sources each population is drawn from, as every table says of itself."""
    police = [
        organisation
        for (organisation,) in engine.rows(
            "select distinct organisation from profile_sources "
            "where is_police and reach = 'force' order by 1"
        )
    ]
    crimes = "crime records of " + ", ".join(police)
    return {
        count.population: crimes if count.population == "crimes" else "all of section 4"
        for count in declared.values()
    }


def earlier_releases(store: Store, scope: Scope) -> Earlier:
    """What these readers can already know from the editions that left before."""
    found = Earlier()
    for audience in EARLIER_EDITIONS.get(scope.audience, ()):
        found = found.joined(releases(store, audience).earlier())
    return found


def releases_told(store: Store, scope: Scope) -> tuple[str, ...]:
    """The earlier releases that the protection of these figures takes into account."""
    return (
        tuple(
            f"{audience} {release.number} {release.name} {release.made_at}"
            for audience in EARLIER_EDITIONS.get(scope.audience, ())
            for release in releases(store, audience).releases()
        )
        + together(store).names()
    )


def releases(store: Store, audience: str) -> Register:
    """The register of one edition's releases."""
    return Register(store.path / "releases" / f"profile-{audience}")


def _run(engine: Engine) -> dict[str, Any]:
    ((run_id, versions),) = engine.rows("select run_id, versions from runs")
    return {"run_id": run_id, "versions": json.loads(versions)}


def _audit(inputs: Inputs) -> Estimate | None:
    """The estimate from a reviewed sample, where the analysts' file names one."""
    plan = inputs.words.audit.get("plan")
    if not plan:
        return None
    path = Path(str(plan))
    if not path.is_absolute() and inputs.beside is not None:
        path = inputs.beside / path
    return estimate(inputs.store.path, path)


def _sources(engine: Engine) -> tuple[Source, ...]:
    rows = engine.arrow(
        """
        select s.source_id, s.organisation, s.sector, coalesce(s.system, 'not stated') as system,
            coalesce(s.legal_gateway, s.purpose) as gateway,
            cast(cast(s.extracted_at as date) as varchar) as extracted,
            cast(s.period_from as varchar) || ' to ' || cast(s.period_to as varchar) as covers,
            s.period_from as first, s.period_to as last, s.is_police, s.is_synthetic,
            count(distinct case when e.is_in_period then e.event_id end) as rows,
            count(distinct q.file || '/' || cast(q.row_number as varchar)) as set_aside
        from profile_sources s
        left join profile_events e on e.source_id = s.source_id
        left join quarantine q on q.source_id = s.source_id
        where s.reach = 'force'
        group by all order by s.source_id
        """
    )
    return tuple(Source(**row) for row in rows.to_pylist())


def _force_name(sources: tuple[Source, ...], force: str) -> str:
    names = sorted({source.organisation for source in sources if source.is_police})
    return names[0] if names else force


def _force_names(engine: Engine) -> dict[str, str]:
    rows = engine.rows(
        "select force_code, min(organisation) from sources where force_code is not null "
        "and sector in ('police', 'transport_police') group by force_code order by 1"
    )
    return {str(code): str(name) for code, name in rows}


def _grounds(
    facts: Facts, sources: tuple[Source, ...], audit: Estimate | None, inputs: Inputs
) -> Grounds:
    sectors = {source.sector for source in sources if not source.is_police and source.rows}
    fields = ("sex", "age", "ethnicity", "disability")
    shares = [
        facts.share(f"{who}-with-{name}", ("yes",)).value
        for who in ("children", "suspects")
        for name in fields
    ]
    return Grounds(
        has_five_sectors=len(sectors) >= 5,
        has_a_year=inputs.scope.n_months >= 12,
        has_audit_sample=audit is not None and audit.n_read >= least_read(inputs.words),
        has_complete_fields=all(share is not None and share >= COMPLETE for share in shares),
    )
