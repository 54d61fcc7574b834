"""Counts by what holds together: which sectors knew a child, which a network rests on, and forms.

A combination is one category, so that every child, network or crime stands in exactly one row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accord.engine import Engine, Step
from accord.profile.counting.children import CHILD, CHILDREN
from accord.profile.counting.crimes import CRIME, CRIMES, MET
from accord.profile.counting.splits import ENABLER, SECTORS, SETTING
from accord.profile.counting.suspects import NETWORK, NETWORKS
from accord.profile.figures import Count, Split
from accord.profile.scope import Scope

JOIN = "+"
READERS = ("restricted", "partnership")
NOBODY = "none"
# Where small counts are hidden, sectors that hold few records stand together.
FEWER = {
    "police": ("police", "transport_police"),
    "children_social_care": ("children_social_care",),
    "education": ("education",),
    "health": ("health",),
    "other": (
        *("youth_justice", "housing", "licensing", "voluntary", "business", "home_office"),
        "other",
    ),
}


@dataclass(frozen=True)
class Overlap:
    """What is put together: rows of (id, part), the parts in the order they are named in."""

    id: str
    says: str
    title: str
    rows: str
    unit: str
    population: str
    within: Mapping[str, str]
    note: str = ""
    # Of what the parts are categories; sectors where nothing is said.
    split: Split | None = None
    audiences: tuple[str, ...] = READERS

    @property
    def query(self) -> str:
        return self.id.replace("_", "-")


CHILDREN_BY_HOLDERS = Overlap(
    "children_by_holders_together",
    "Children about whom any agency recorded a concern about exploitation in the period, by which "
    "of them did",
    "Sectors with a record of concern",
    """
    select distinct p.person_id as id, e.sector as part
    from profile_events e join event_people p using (event_id)
    where e.is_in_period and p.side = 'child' and p.is_child <> 'no'
        and (e.exploitation is not null or has_item(e.factors, '11A'))
    """,
    CHILD,
    CHILDREN,
    {"concern of any agency": "yes"},
    "More than the children harmed or at risk: a concern was recorded, whether or not the "
    "definition is met.",
)
NETWORKS_BY_HOLDERS = Overlap(
    "networks_by_holders_together",
    "Networks by which sectors' records they rest on",
    "Sectors whose records show it",
    "select network_id as id, unnest(sectors) as part from profile_networks",
    NETWORK,
    NETWORKS,
    {},
)
CRIMES_BY_FORMS = Overlap(
    "crimes_by_settings_together",
    "Exploitation crimes by the settings that hold together",
    "Settings",
    """
    select distinct c.event_id as id, s.setting as part
    from profile_crimes c join candidate_settings s on s.candidate_kind = 'crime'
        and s.candidate_id = c.source_id || '/' || c.event_ref
    where c.is_in_period and c.assessed = 'met'
    """,
    CRIME,
    CRIMES,
    {**MET, "setting known": "yes"},
    split=SETTING,
)
CRIMES_BY_ENABLERS = Overlap(
    "crimes_by_enablers_together",
    "Exploitation crimes by what their text affirms together",
    "What the text says",
    """
    select distinct c.event_id as id, split_part(m.concept_id, '.', 1) as part
    from profile_crimes c join mentions m on m.source_id = c.source_id
        and m.event_ref = c.event_ref and m.event_kind = 'crime' and m.assertion = 'affirmed'
    where c.is_in_period and c.assessed = 'met'
    """,
    CRIME,
    CRIMES,
    {**MET, "text says something": "yes"},
    split=ENABLER,
    # So many combinations of so few crimes that little of them could be shown to others.
    audiences=("restricted",),
)
EVERY = (CHILDREN_BY_HOLDERS, NETWORKS_BY_HOLDERS, CRIMES_BY_FORMS, CRIMES_BY_ENABLERS)


def parts_of(overlap: Overlap, scope: Scope) -> dict[str, tuple[str, ...]]:
    """What is put together, each with the codes it stands for."""
    if overlap.split:
        return {name: (name,) for name in overlap.split.words if name != NOBODY}
    return {name: (name,) for name in SECTORS} if scope.is_restricted else FEWER


def words_of_part(overlap: Overlap, part: str) -> str:
    return (overlap.split.words if overlap.split else SECTORS)[part]


def overlaps(engine: Engine, scope: Scope) -> Iterator[Count]:
    """The counts of overlaps; only combinations that were met are categories."""
    for overlap in EVERY:
        parts = parts_of(overlap, scope)
        sql = _sql(overlap, parts)
        met = [str(row[0]) for row in engine.rows(f"select distinct held from ({sql}) order by 1")]
        order = sorted(met, key=lambda held: (held.count(JOIN), _places(held, tuple(parts))))
        words = {held: _words(overlap, held) for held in order}
        yield Count(
            Step(overlap.id, overlap.says, f'select id, held as "{overlap.query}" from ({sql})'),
            overlap.unit,
            overlap.population,
            (Split(overlap.query, overlap.title, words),),
            overlap.within,
            audiences=overlap.audiences,
        )


def _sql(overlap: Overlap, parts: Mapping[str, Sequence[str]]) -> str:
    """Rows of (id, held): the parts of each, joined in their order."""
    pieces = " || ".join(
        f"max(case when part in ({', '.join(repr(code) for code in codes)}) "
        f"then '{name}{JOIN}' else '' end)"
        for name, codes in parts.items()
    )
    known = ", ".join(repr(code) for codes in parts.values() for code in codes)
    return f"select id, {pieces} as held from ({overlap.rows}) where part in ({known}) group by id"


def held_in(combination: str) -> tuple[str, ...]:
    """The parts of a combination."""
    return tuple(part for part in combination.split(JOIN) if part)


def _places(held: str, order: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(order.index(part) for part in held_in(held))


def _words(overlap: Overlap, held: str) -> str:
    names = [words_of_part(overlap, part) for part in held_in(held)]
    if len(names) == 1:
        return f"{names[0]} only"
    return f"{', '.join(names[:-1])} and {names[-1]}"
