"""What people decide: two ordinary input tables that the review app hands back."""

from accord.tables.spec import (
    DATETIME,
    FREE_TEXT,
    OPEN,
    PERSONAL,
    SPECIAL,
    STRING,
    Column,
    Table,
)

LINK_JUDGEMENTS = Table(
    "link_judgements",
    "A person's ruling on whether two nominals are one person; it outranks any score",
    key=("source_id_a", "nominal_id_a", "source_id_b", "nominal_id_b", "decided_by", "decided_at"),
    columns=(
        Column("source_id_a", STRING, "source of the first", OPEN, required=True),
        Column("nominal_id_a", STRING, "one nominal", PERSONAL, required=True),
        Column("source_id_b", STRING, "source of the second", OPEN, required=True),
        Column("nominal_id_b", STRING, "the other nominal", PERSONAL, required=True),
        Column("verdict", STRING, "the ruling", PERSONAL, True, ("same", "different")),
        Column("decided_by", STRING, "who ruled", PERSONAL, required=True),
        Column("second_by", STRING, "who ruled second, where two people must", PERSONAL),
        Column("decided_at", DATETIME, "when", PERSONAL, required=True),
        Column("reason", STRING, "why, in words", FREE_TEXT),
    ),
)

CASE_DECISIONS = Table(
    "case_decisions",
    "A person's decision on a finding or on one criterion of it; never mixed with the finding",
    key=(
        "candidate_kind",
        "candidate_id",
        "definition_id",
        "definition_version",
        "criterion_id",
        "decided_by",
        "decided_at",
    ),
    columns=(
        Column("candidate_kind", STRING, "what was decided about", OPEN, required=True),
        Column("candidate_id", STRING, "the candidate", PERSONAL, required=True),
        Column("definition_id", STRING, "the definition", OPEN, required=True),
        Column("definition_version", STRING, "its version", OPEN, required=True),
        Column("criterion_id", STRING, "the criterion; empty for the whole", OPEN),
        Column(
            "decision",
            STRING,
            "what was decided",
            SPECIAL,
            True,
            ("agree", "disagree", "needs_information"),
        ),
        Column("reason_code", STRING, "coded reason", SPECIAL, required=True),
        Column("reason", STRING, "why, in words", FREE_TEXT),
        Column("decided_by", STRING, "who decided", PERSONAL, required=True),
        Column("second_by", STRING, "who decided second, where two people must", PERSONAL),
        Column("decided_at", DATETIME, "when", PERSONAL, required=True),
    ),
)

PEOPLE_TABLES: tuple[Table, ...] = (LINK_JUDGEMENTS, CASE_DECISIONS)
