"""The table of contents: every stage in order, with the tables it reads and writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from accord.engine import Work
from accord.tables import EXTRACT_TABLES, PEOPLE_TABLES, PREVIOUS_TABLES

EXTRACT = tuple(table.name for table in EXTRACT_TABLES)
# What a run starts from beside the deliveries: rulings by people, and the ids of the run before.
GIVEN = tuple(table.name for table in PEOPLE_TABLES) + tuple(
    table.name for table, _ in PREVIOUS_TABLES
)


@dataclass(frozen=True)
class Stage:
    """One step of the main job; it knows tables, and no other stage."""

    name: str
    title: str
    module: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    # The kind of an organisation's own files that it takes beside what is shipped.
    overlay: str = ""

    @property
    def package(self) -> str:
        """The package that holds the stage, whose code is part of what it was made with."""
        return self.module.rpartition(".")[0]

    @property
    def run(self) -> Callable[[Work], None]:
        """The stage's function, imported when it is needed."""
        function: Callable[[Work], None] = import_module(self.module).run
        return function


STAGES: tuple[Stage, ...] = (
    Stage(
        "sources",
        "deliveries become typed tables; rows that break a rule are set aside whole",
        "accord.sources.stage",
        reads=(),
        writes=(*EXTRACT, "quarantine", "data_quality_issues"),
    ),
    Stage(
        "linkage",
        "nominals become persons",
        "accord.linkage.stage",
        reads=(
            "sources",
            "nominals",
            "associations",
            "care_status",
            "involvements",
            "crimes",
            "intelligence",
            "link_judgements",
            "previous_person_nominals",
            "previous_held_links",
            "previous_former_persons",
        ),
        writes=(
            "persons",
            "person_nominals",
            "nominal_links",
            "person_lineage",
            "combination_log",
            "person_attention",
            "person_links",
            "identity_questions",
            "held_links",
            "former_persons",
            "linkage_model",
        ),
    ),
    Stage(
        "reading",
        "free text becomes mentions, each with its span and whether it is affirmed",
        "accord.reading.stage",
        reads=(
            "crimes",
            "intelligence",
            "missing_episodes",
            "partner_reports",
            "nominals",
            "involvements",
        ),
        writes=("mentions",),
        overlay="catalogue",
    ),
    Stage(
        "records",
        "every record on one timeline, with its people and objects",
        "accord.records.stage",
        reads=(*EXTRACT, "persons", "person_nominals", "mentions"),
        writes=("events", "event_people", "event_objects", "person_objects"),
    ),
    Stage(
        "edges",
        "recorded facts that tie people of concern; what everybody shares is damped",
        "accord.networks.edges",
        reads=(
            "associations",
            "person_nominals",
            "persons",
            "mentions",
            "events",
            "event_people",
            "event_objects",
            "person_objects",
        ),
        writes=("hubs", "ties", "network_edges"),
    ),
    Stage(
        "candidates",
        "what the definitions are asked about, with its records, people and counts",
        "accord.networks.candidates",
        reads=(
            "person_nominals",
            "nominal_links",
            "mentions",
            "persons",
            "events",
            "event_people",
            "event_objects",
            "person_objects",
            "hubs",
            "ties",
            "previous_network_members",
        ),
        writes=(
            "candidates",
            "candidate_records",
            "candidate_people",
            "candidate_counts",
            "candidate_ties",
            "candidate_together",
        ),
    ),
    Stage(
        "definitions",
        "each definition's answer for each candidate, with its reasons as rows",
        "accord.definitions.stage",
        reads=(
            "crimes",
            "intelligence",
            "missing_episodes",
            "partner_reports",
            "nominals",
            "mentions",
            "markers",
            "actions",
            "associations",
            "persons",
            "person_nominals",
            "events",
            "event_people",
            "ties",
            "candidates",
            "candidate_records",
            "candidate_people",
            "candidate_counts",
            "candidate_ties",
            "candidate_together",
        ),
        writes=("findings", "criterion_results", "evidence", "candidate_settings"),
        overlay="definitions",
    ),
    Stage(
        "networks",
        "the candidates that meet the definition, with members, children and records",
        "accord.networks.stage",
        reads=(
            "sources",
            "markers",
            "persons",
            "person_nominals",
            "events",
            "event_people",
            "ties",
            "candidates",
            "candidate_records",
            "candidate_people",
            "candidate_counts",
            "candidate_ties",
            "findings",
            "previous_network_members",
        ),
        writes=("networks", "network_members", "network_children", "network_records"),
    ),
    Stage(
        "flags",
        "the recorded flag beside the proposed one, for every crime",
        "accord.flags.stage",
        reads=(
            "crimes",
            "sources",
            "markers",
            "findings",
            "criterion_results",
            "candidate_settings",
        ),
        writes=("record_flags",),
    ),
)


def wiring_faults(stages: tuple[Stage, ...] = STAGES) -> tuple[str, ...]:
    """Sentences for every table with two writers, and every table read before it is written."""
    faults, written = [], set(GIVEN)
    for stage in stages:
        faults += [
            f"{stage.name} reads {table}, which nothing before it writes"
            for table in stage.reads
            if table not in written
        ]
        faults += [
            f"{stage.name} writes {table}, which is already there"
            for table in stage.writes
            if table in written
        ]
        written.update(stage.writes)
    return tuple(faults)
