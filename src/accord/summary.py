"""What a run found and what it refused, on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from accord.engine import Engine, open_engine

_TABLES = (
    "quarantine",
    "nominals",
    "persons",
    "nominal_links",
    "crimes",
    "intelligence",
    "missing_episodes",
    "partner_reports",
    "sources",
    "mentions",
    "findings",
    "networks",
    "network_members",
    "network_children",
    "record_flags",
)

_ROWS = {
    "came in": """
        select 'sources', count(*) from sources
        union all select 'nominals', count(*) from nominals
        union all select 'crimes', count(*) from crimes
        union all select 'intelligence reports', count(*) from intelligence
        union all select 'missing episodes', count(*) from missing_episodes
        union all select 'partner reports', count(*) from partner_reports
    """,
    "set aside": """
        select file || ': ' || rule, count(*) from quarantine group by 1 order by 2 desc, 1
    """,
    "people": """
        select 'persons', count(*) from persons
        union all select 'of them identified', count(*) from persons where is_identified
        union all select 'pairs linked', count(*) from nominal_links
            where verdict in ('linked', 'linked_judgement')
        union all select 'pairs for a person to review', count(*) from nominal_links
            where verdict = 'review'
        union all select 'pairs refused as relatives', count(*) from nominal_links
            where verdict = 'refused_relative'
    """,
    "networks": """
        select 'networks', count(*) from networks
        union all select 'over more than one force', count(*) from networks where is_cross_force
        union all select 'mapped as an organised crime group', count(*) from networks
            where is_ocg_mapped
        union all select 'members', count(*) from network_members where not is_child
        union all select 'children who may be members', count(*) from network_members where is_child
        union all select 'children believed harmed', count(distinct person_id)
            from network_children
    """,
}
_CRIMES_BY_DEFINITION = """
    select definition_id,
        count(*) filter (where outcome = 'met'),
        count(*) filter (where outcome = 'not_known'),
        count(*) filter (where outcome = 'not_met')
    from findings where candidate_kind = 'crime' group by 1 order by 1
"""
_FLAGS = """
    select flag,
        count(*) filter (where recorded),
        count(*) filter (where proposed = 'yes'),
        count(*) filter (where proposed = 'yes' and recorded),
        count(*) filter (where change = 'add'),
        count(*) filter (where change = 'remove'),
        count(*) filter (where change = 'review')
    from record_flags group by 1 order by 1
"""


@dataclass(frozen=True)
class Block:
    """A titled list of counts."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def as_text(self) -> str:
        table = [self.headings, *self.rows]
        widths = [max(len(_cell(row[i])) for row in table) for i in range(len(self.headings))]
        lines = [
            "  "
            + "  ".join(
                _aligned(cell, width, i)
                for i, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in table
        ]
        return "\n".join([self.title, *lines])


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _aligned(value: object, width: int, column: int) -> str:
    return _cell(value).ljust(width) if column == 0 else _cell(value).rjust(width)


def summarise(run_folder: Path) -> tuple[Block, ...]:
    """The counts of a run, block by block; no value from any record is among them."""
    with closing(open_engine()) as engine:
        for name in _TABLES:
            engine.load(name, run_folder / f"{name}.parquet")
        blocks = [_block(engine, title, ("", "rows"), sql) for title, sql in _ROWS.items()]
        met = ("definition", "met", "not known", "not met")
        blocks.append(_block(engine, "crimes under each definition", met, _CRIMES_BY_DEFINITION))
        flags = ("flag", "recorded", "proposed", "both", "to add", "to remove", "to review")
        blocks.append(_block(engine, "flags recorded and proposed", flags, _FLAGS))
    return tuple(blocks)


def _block(engine: Engine, title: str, headings: Sequence[str], sql: str) -> Block:
    rows = tuple(engine.rows(sql)) or (("none", *[0] * (len(headings) - 1)),)
    return Block(title.capitalize(), tuple(headings), rows)


def as_text(blocks: Sequence[Block]) -> str:
    """The blocks one below the other."""
    return "\n\n".join(block.as_text() for block in blocks)
