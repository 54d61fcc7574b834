"""A published run of a small area whose every figure can be counted on one's fingers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from accord.engine import open_engine
from accord.profile.gather import Inputs
from accord.profile.scope import Scope
from accord.profile.words import Words
from accord.store import Store
from accord.tables import TABLES
from support.published_run import publish

FORCE = "E23-north"
FIRST, LAST, ON = date(2025, 1, 1), date(2025, 12, 31), date(2026, 2, 1)

WORLD = {
    "sources": """
        source_id | sector               | force_code
        care      | children_social_care | E23-north
        school    | education            | E23-north
        clinic    | health               | E23-north
        homes     | housing              | E23-north
        project   | voluntary            | E23-north
        """,
    # K1: a group. K2: one man. K3: an exchange nobody recorded. K4: theft, wrongly flagged.
    # K5: the year before.
    "crimes": """
        crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type   | outcome_code | investigator_skill | easting | northing | is_online
        K1        | 22B          | 2025-02-10  | 2025-02-07T20:00:00 | 2025-02-07T21:00:00 | hotel           | 1            | pip2_scaidp        | 430000  | 410000   | false
        K2        | 22B          | 2025-03-05  | 2023-03-01T10:00:00 | 2023-03-01T10:00:00 | private_address |              | pip1               | 441000  | 410000   | true
        K3        | 22B          | 2025-05-20  | 2025-05-19T10:00:00 |                     | park            |              |                    | 430000  | 410000   |
        K4        | 49           | 2025-06-01  | 2025-05-31T10:00:00 |                     | retail          |              | none               | 430000  | 410000   |
        K5        | 22B          | 2024-05-01  | 2024-04-30T10:00:00 |                     | hotel           |              | pip1               | 430000  | 410000   |
        """,
    "nominals": """
        source_id | nominal_id | person | ethnicity_self_defined | date_of_birth
        north     | C1         | C1     | W1                     | 2011-03-02
        north     | C2         | C2     |                        | 2011-03-02
        care      | C1         | C1     | W1                     | 2011-03-02
        care      | C9         | C9     |                        | 2012-03-02
        school    | C1         | C1     |                        | 2011-03-02
        clinic    | C1         | C1     |                        | 2011-03-02
        homes     | S1         | S1     |                        | 1980-01-01
        project   | C1         | C1     |                        | 2011-03-02
        """,
    "involvements": """
        record                         | nominal_id | role
        K1                             | C1         | victim
        K1                             | S1         | suspect
        K1                             | S2         | suspect
        K2                             | C2         | victim
        K2                             | S3         | suspect
        K3                             | C3         | victim
        K3                             | S4         | suspect
        K4                             | V1         | victim
        K4                             | S4         | suspect
        K5                             | C4         | victim
        K5                             | S5         | suspect
        care/partner_report/R1         | C1         | child_of_concern
        care/partner_report/R2         | C9         | child_of_concern
        school/partner_report/E1       | C1         | subject
        clinic/partner_report/H1       | C1         | subject
        homes/partner_report/O1        | S1         | subject
        project/partner_report/P1      | C1         | subject
        """,
    "mentions": """
        record | concept_id    | who | about
        K1     | exchange.gift | S1  | C1
        K2     | exchange.gift | S3  | C2
        K5     | exchange.gift | S5  | C4
        """,
    "partner_reports": """
        source_id | report_id | kind                       | received_at         | occurred_on | factors
        care      | R1        | assessment                 | 2025-01-20T09:00:00 | 2025-01-20  | 11A; 10A
        care      | R2        | assessment                 | 2025-04-01T09:00:00 | 2025-04-01  | 11A
        school    | E1        | attendance_concern         | 2025-02-01T09:00:00 | 2025-02-01  |
        clinic    | H1        | ed_attendance              | 2025-02-02T09:00:00 | 2025-02-02  |
        homes     | O1        | housing_report             | 2025-02-03T09:00:00 | 2025-02-03  |
        project   | P1        | partner_information_report | 2025-02-04T09:00:00 | 2025-02-04  |
        """,
    "missing_episodes": """
        episode_id | nominal_id | reported_at         | found_at            | rhi_offered | rhi_accepted | rhi_at              | missing_from_type | found_location_type
        M1         | C1         | 2025-03-01T20:00:00 | 2025-03-02T08:00:00 | true        | true         | 2025-03-03T09:00:00 | home              | hotel
        """,
    "markers": """
        record | code | set_on
        K1     | CSE  | 2025-02-11
        K4     | CSE  | 2025-06-02
        """,
    "actions": """
        record | action_id | kind                | done_on
        K1     | A1        | strategy_discussion | 2025-02-11
        K1     | A2        | arrest              | 2025-02-20
        """,
    "training_events": """
        source_id | event_id | kind     | sector | held_on    | staff_trained
        north     | T1       | training | hotel  | 2025-06-01 | 4
        """,
}


def publish_area(store: Path, run_id: str = "run1", **changed: str) -> Path:
    """Leave the small area in a store as its newest run."""
    folder = publish(store, run_id, **{**WORLD, **changed})
    engine = open_engine(threads=1)
    for name in ("quarantine", "data_quality_issues"):
        engine.register(name, TABLES[name].empty())
        engine.save(TABLES[name], folder / f"{name}.parquet")
    engine.close()
    return folder


def inputs(store: Path, audience: str = "restricted", **given) -> Inputs:
    """What a profile of the small area is made from."""
    dates = {"first": given.pop("first", FIRST), "last": given.pop("last", LAST)}
    on, words = given.pop("on", ON), given.pop("words", Words())
    return Inputs(Store(store), Scope(FORCE, **dates, on=on, audience=audience), words, **given)
