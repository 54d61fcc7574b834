"""Every definition over one period, force and area: how many, which ones differ, and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from accord.definitions.compare import Changed, compared
from accord.definitions.definition import Definition, definitions_of
from accord.engine import Engine, opened_tables, quoted
from accord.errors import UserFacingError
from accord.published import Sheet, as_blocks, counted

READS = (
    *("findings", "criterion_results", "candidates", "candidate_records", "candidate_people"),
    *("events", "crimes", "record_flags", "candidate_settings"),
)
AGAINST = "organised-network-iicsa"
NATIONS = ("england", "wales")
CATEGORIES = ("cse", "institutional", "familial", "ritualistic", "other", "unknown")
MOST_SHOWN = 20
_WORDS = {"met": "met", "not_met": "not met", "not_known": "not known"}


@dataclass(frozen=True)
class Choice:
    """Which records are looked at; what is not given is not limited."""

    period_from: date | None = None
    period_to: date | None = None
    force: str | None = None
    area: str | None = None

    @classmethod
    def of(
        cls, period_from: str | None, period_to: str | None, force: str | None, area: str | None
    ) -> Choice:
        """The choice from what was typed; what is no date is said at once."""
        try:
            first = date.fromisoformat(period_from) if period_from else None
            last = date.fromisoformat(period_to) if period_to else None
        except ValueError:
            raise UserFacingError("--from and --to are days, as 2024-04-01.") from None
        if first and last and first > last:
            raise UserFacingError("--from lies after --to.")
        return cls(first, last, force, area)

    @property
    def condition(self) -> str:
        """The same in SQL, over chosen days, forces and places."""
        place = quoted("".join((self.area or "").upper().split()))
        parts = [
            *([f"day >= date '{self.period_from}'"] if self.period_from else []),
            *([f"day <= date '{self.period_to}'"] if self.period_to else []),
            *([f"force_code = {quoted(self.force)}"] if self.force else []),
            *([f"starts_with(place, {place})"] if self.area else []),
        ]
        return " and ".join(parts) or "true"

    @property
    def words(self) -> str:
        """The same for a reader."""
        period = f"{self.period_from or 'the first record'} to {self.period_to or 'the last'}"
        force = f"force {self.force}" if self.force else "every force"
        area = f", postcodes {self.area}" if self.area else ""
        return f"{period}, {force}{area}"


@dataclass(frozen=True)
class Row:
    """What one definition makes of what was chosen, in England, in Wales or in both."""

    definition: str
    nation: str
    crimes_met: int
    crimes_not_known: int
    crimes_not_met: int
    children: int
    networks: int


@dataclass(frozen=True)
class Parted:
    """Where a definition parts from the one they are held against, in one sentence."""

    definition: str
    against: str
    only_here: int
    only_there: int
    less_certain: int
    criteria: dict[str, int]
    sentence: str
    crimes: tuple[str, ...]
    networks: tuple[str, ...]


@dataclass(frozen=True)
class Category:
    """A crime by two or more suspects with its COCAD category and the reason for it."""

    crime: str
    category: str
    reason: str


@dataclass(frozen=True)
class SideBySide:
    """All definitions over one choice of records of one run."""

    run_id: str
    chosen: str
    rows: tuple[Row, ...]
    parted: tuple[Parted, ...]
    categories: tuple[Category, ...]

    def to_json(self) -> str:
        """For another program."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)

    def as_text(self) -> str:
        """For a person."""
        return f"Run {self.run_id}: {self.chosen}\n\n{as_blocks(self._sheets())}\n"

    def _sheets(self) -> Iterator[Sheet]:
        headings = (
            *("definition", "where", "crimes met", "not known", "not met", "children"),
            "networks",
        )
        yield Sheet(
            "Under each definition",
            headings,
            tuple(tuple(asdict(row).values()) for row in self.rows),
            says="  Crimes by the day they were recorded; a network by any of its records. The "
            "counts are of\n  different things: a child is counted once however many crimes.",
        )
        yield Sheet(
            f"Where each parts from {AGAINST}",
            ("definition", "met only here", "met only there", "why"),
            tuple((p.definition, p.only_here, p.only_there, p.sentence) for p in self.parted),
        )
        counts = Counter(c.category for c in self.categories)
        yield Sheet(
            f"COCAD category of the {counted(len(self.categories), 'crime')} by two or more people",
            ("category", "crimes"),
            tuple((category, counts[category]) for category in CATEGORIES if counts[category]),
        )
        yield Sheet(
            "Each with its reason",
            ("crime", "category", "reason"),
            tuple((c.crime, c.category, c.reason) for c in self.categories),
            most=MOST_SHOWN,
        )


def compare(run_folder: Path, choice: Choice | None = None) -> SideBySide:
    """Put every definition side by side over what was chosen of a run."""
    chosen = choice or Choice()
    among = definitions_of(run_folder)
    with opened_tables(run_folder, READS) as engine:
        _choose(engine, chosen)
        return SideBySide(
            run_id=run_folder.resolve().name,
            chosen=chosen.words,
            rows=tuple(_rows(engine, among)),
            parted=tuple(_parted(engine, among)),
            categories=tuple(_categories(engine)),
        )


def _choose(engine: Engine, choice: Choice) -> None:
    """Leave the engine with the chosen candidates and their findings only."""
    engine.run(
        f"""create or replace table chosen_events as select event_id, event_kind from (
            select e.event_id, e.event_kind, e.force_code,
                coalesce(c.recorded_on, cast(coalesce(e.known_at, e.starts_at) as date)) as day,
                coalesce(e.place_key, '') as place
            from events as e left join crimes as c on e.event_kind = 'crime'
                and c.source_id = e.source_id and c.crime_ref = e.event_ref)
        where {choice.condition}"""
    )
    engine.run(
        """create or replace table chosen as
        select distinct c.candidate_kind, c.candidate_id from candidates as c
        join candidate_records as r on r.candidate_kind = c.candidate_kind
            and r.candidate_id = c.candidate_id
            and (r.scope = 'own' or (c.candidate_kind = 'network' and r.scope = 'occasion'))
        join chosen_events as e on e.event_id = r.event_id
        where c.candidate_kind in ('crime', 'network')"""
    )
    for name in ("findings", "candidates", "candidate_people"):
        engine.run(
            f"create or replace table chosen_{name} as select x.* from {name} as x "
            "join chosen using (candidate_kind, candidate_id)"
        )
        engine.run(f"create or replace view {name} as from chosen_{name}")


def _rows(engine: Engine, among: Sequence[Definition]) -> Iterator[Row]:
    found: dict[tuple[str, str], tuple[Any, ...]] = {}
    for where in ("nation", "'both'"):
        rows = engine.rows(
            f"""select f.definition_id, {where} as place,
                count(distinct f.candidate_id) filter (where f.candidate_kind = 'crime'
                    and f.outcome = 'met'),
                count(distinct f.candidate_id) filter (where f.candidate_kind = 'crime'
                    and f.outcome = 'not_known'),
                count(distinct f.candidate_id) filter (where f.candidate_kind = 'crime'
                    and f.outcome = 'not_met'),
                count(distinct p.person_id) filter (where f.outcome = 'met'),
                count(distinct f.candidate_id) filter (where f.candidate_kind = 'network'
                    and f.outcome = 'met')
            from findings as f join candidates as c using (candidate_kind, candidate_id)
            left join candidate_people as p on p.candidate_kind = f.candidate_kind
                and p.candidate_id = f.candidate_id and p.side = 'child' and p.is_child <> 'no'
            group by f.definition_id, place"""
        )
        found |= {(row[0], row[1]): row[2:] for row in rows}
    for definition in among:
        for nation in ("both", *NATIONS):
            if (definition.id, nation) in found:
                yield Row(definition.id, nation, *found[definition.id, nation])


def _parted(engine: Engine, among: Sequence[Definition]) -> Iterator[Parted]:
    by_id = {definition.id: definition for definition in among}
    for definition in among:
        if definition.id != AGAINST:
            _, changed = compared(engine, definition, by_id[AGAINST], by_id)
            yield _parting(definition.id, changed)


def _parting(definition: str, changed: tuple[Changed, ...]) -> Parted:
    here = [c for c in changed if c.outcome_a == "met"]
    there = [c for c in changed if c.outcome_b == "met"]
    deciding = Counter(name for c in (*here, *there) for name in c.criteria)
    parts = (*here, *there)
    return Parted(
        definition=definition,
        against=AGAINST,
        only_here=len(here),
        only_there=len(there),
        less_certain=len(changed) - len(parts),
        criteria=dict(sorted(deciding.items(), key=lambda item: (-item[1], item[0]))),
        sentence=_sentence(here, there),
        crimes=tuple(sorted(c.candidate_id for c in parts if c.candidate_kind == "crime")),
        networks=tuple(sorted(c.candidate_id for c in parts if c.candidate_kind == "network")),
    )


def _sentence(here: list[Changed], there: list[Changed]) -> str:
    """One sentence: which side says more, and the criteria that hold the other back."""
    says = []
    for group, other in ((here, AGAINST), (there, "this definition")):
        if group:
            reasons = Counter(_held_back(change, there=group is here) for change in group)
            named = "; ".join(f"{reason} ({n:,})" for reason, n in reasons.most_common(2))
            says.append(f"{other} is held back in {len(group):,} where {named}")
    sentence = ", and ".join(says) or "the same answers throughout"
    return sentence[0].upper() + sentence[1:]


def _held_back(change: Changed, *, there: bool) -> str:
    outcome = change.outcome_b if there else change.outcome_a
    criteria = ", ".join(change.criteria) or "its own rule"
    return f"{criteria} {'is' if len(change.criteria) < 2 else 'are'} {_WORDS[outcome]}"


def _categories(engine: Engine) -> Iterator[Category]:
    rows = engine.rows(
        """select f.candidate_id, r.category, coalesce(s.reason, ''), k.proposed, e.definition_id
        from record_flags as r
        join record_flags as k on k.source_id = r.source_id and k.crime_ref = r.crime_ref
            and k.flag = 'CSE'
        join findings as f on f.candidate_kind = 'crime'
            and f.candidate_id = r.source_id || '/' || r.crime_ref
            and f.definition_id = 'group-csae-cocad'
        join findings as e on e.finding_id = k.finding_id
        left join criterion_results as s on s.finding_id = f.finding_id
            and s.criterion_id = 'S1'
        where r.flag = 'GROUP_CSE' and r.category is not null order by 1"""
    )
    answers = {"yes": "met", "no": "not met", "not_known": "not known"}
    for crime, category, setting, proposed, definition in rows:
        where = setting or "The setting is not known."
        yield Category(crime, category, f"{definition} is {answers[proposed]}. {where}")
