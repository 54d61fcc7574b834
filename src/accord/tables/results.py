"""What a run writes: one Parquet file per table, declared once."""

from accord.tables.identity import IDENTITY_TABLES
from accord.tables.spec import (
    BOOLEAN,
    DATE,
    DATETIME,
    FREE_TEXT,
    IDENTIFIER,
    INTEGER,
    LIST,
    NUMBER,
    OPEN,
    PERSONAL,
    SPECIAL,
    STRING,
    Column,
    Table,
)

PERSON_NOMINALS = Table(
    "person_nominals",
    "Which person each nominal belongs to",
    key=("source_id", "nominal_id"),
    columns=(
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("nominal_id", STRING, "the person record", PERSONAL, required=True),
        Column(
            "person_id",
            STRING,
            "our id for the human; unidentified nominals get one each unless tied",
            PERSONAL,
            required=True,
        ),
        Column("match_probability", NUMBER, "weakest link that joins it, 0 to 1", PERSONAL),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
    ),
)

NOMINAL_LINKS = Table(
    "nominal_links",
    "Scored pairs above the review threshold",
    key=("source_id_a", "nominal_id_a", "source_id_b", "nominal_id_b"),
    columns=(
        Column("source_id_a", STRING, "source of the first", PERSONAL, required=True),
        Column("nominal_id_a", STRING, "one nominal", PERSONAL, required=True),
        Column("source_id_b", STRING, "source of the second", PERSONAL, required=True),
        Column("nominal_id_b", STRING, "the other nominal", PERSONAL, required=True),
        Column("match_probability", NUMBER, "as the model gave it", PERSONAL, required=True),
        Column("match_weight", NUMBER, "log2 Bayes factor", PERSONAL, required=True),
        Column(
            "verdict",
            STRING,
            "what became of the pair",
            SPECIAL,
            required=True,
            allowed=(
                "linked",
                "review",
                "refused_relative",
                "refused_judgement",
                "linked_judgement",
            ),
        ),
        Column("reason", STRING, "in words", FREE_TEXT, required=True),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
    ),
)

MENTIONS = Table(
    "mentions",
    "What the free text says, span by span",
    key=("source_id", "event_kind", "event_ref", "field", "start", "concept_id"),
    columns=(
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("event_kind", STRING, "which table the record is in", OPEN, required=True),
        Column("event_ref", STRING, "the record in that table", PERSONAL, required=True),
        Column("field", STRING, "mo_text, text, rhi_text", OPEN, required=True),
        Column("start", INTEGER, "first character", PERSONAL, required=True),
        Column("end", INTEGER, "one past the last", PERSONAL, required=True),
        Column("concept_id", STRING, "catalogue id", SPECIAL, required=True),
        Column(
            "assertion",
            STRING,
            "whether the text affirms it",
            SPECIAL,
            required=True,
            allowed=(
                "affirmed",
                "negated",
                "possible",
                "hypothetical",
                "historical",
                "other_person",
            ),
        ),
        Column("count_low", INTEGER, "for counts of people", SPECIAL),
        Column(
            "count_high", INTEGER, "most people it can be; empty where nothing limits it", SPECIAL
        ),
        Column("sentence", INTEGER, "number of the sentence in the field, from 0", PERSONAL),
        Column("cue", STRING, "the words the assertion rests on", FREE_TEXT),
        Column(
            "value", STRING, "identifier or name in normal form, for ref.* concepts", IDENTIFIER
        ),
        Column(
            "nominal_id",
            STRING,
            "nominal of the record who does what is said, or whom a ref.person_name names",
            PERSONAL,
        ),
        Column(
            "about_nominal_id", STRING, "nominal of the record it is said to happen to", PERSONAL
        ),
        Column("reporter", STRING, "who is quoted as saying it, as written", FREE_TEXT),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
    ),
)

FINDINGS = Table(
    "findings",
    "What one definition version says of one candidate",
    key=("finding_id",),
    columns=(
        Column(
            "finding_id",
            STRING,
            "stable: same inputs and versions give the same id",
            PERSONAL,
            required=True,
        ),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
        Column("definition_id", STRING, "e.g. organised-network-iicsa", SPECIAL, required=True),
        Column("definition_version", STRING, "its version", OPEN, required=True),
        Column(
            "candidate_kind",
            STRING,
            "what kind of thing the definition was asked about",
            OPEN,
            required=True,
            allowed=("crime", "network", "record"),
        ),
        Column(
            "candidate_id",
            STRING,
            "source_id/crime_ref; network_id, also for candidates that did not become networks; source_id/event_kind/event_ref for a record",
            PERSONAL,
            required=True,
        ),
        Column(
            "outcome",
            STRING,
            "met, not met or not known",
            SPECIAL,
            required=True,
            allowed=("met", "not_met", "not_known"),
        ),
        Column("question", STRING, "what would settle it, when not_known", FREE_TEXT),
        Column("ask", STRING, "who could answer", PERSONAL),
    ),
)

CRITERION_RESULTS = Table(
    "criterion_results",
    "Each criterion of a finding",
    key=("finding_id", "criterion_id"),
    columns=(
        Column("finding_id", STRING, "the finding", PERSONAL, required=True),
        Column("criterion_id", STRING, "V1, N1 ...", OPEN, required=True),
        Column(
            "outcome",
            STRING,
            "met, not met or not known",
            SPECIAL,
            required=True,
            allowed=("met", "not_met", "not_known"),
        ),
        Column("count_low", INTEGER, "fewest people it can be", SPECIAL),
        Column(
            "count_high", INTEGER, "most people it can be; empty where nothing limits it", SPECIAL
        ),
        Column("reason", STRING, "a sentence", FREE_TEXT, required=True),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
    ),
)

EVIDENCE = Table(
    "evidence",
    "The records a criterion relied on",
    key=("finding_id", "criterion_id", "source_id", "event_kind", "event_ref", "field", "start"),
    columns=(
        Column("finding_id", STRING, "the finding", PERSONAL, required=True),
        Column("criterion_id", STRING, "the criterion", OPEN, required=True),
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("event_kind", STRING, "which table the record is in", OPEN, required=True),
        Column("event_ref", STRING, "the record in that table", PERSONAL, required=True),
        Column("field", STRING, "the text column", OPEN),
        Column("start", INTEGER, "first character", PERSONAL),
        Column("end", INTEGER, "one past the last character", PERSONAL),
        Column(
            "supports",
            STRING,
            "whether the record speaks for or against",
            OPEN,
            required=True,
            allowed=("for", "against"),
        ),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
    ),
)

RECORD_FLAGS = Table(
    "record_flags",
    "Recorded flag beside proposed flag, for every crime",
    key=("source_id", "crime_ref", "flag"),
    columns=(
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("crime_ref", STRING, "the crime", PERSONAL, required=True),
        Column(
            "flag",
            STRING,
            "the flag",
            OPEN,
            required=True,
            allowed=("CSE", "GROUP_CSE", "CSA", "CCE"),
        ),
        Column("recorded", BOOLEAN, "whether the source has it now", SPECIAL, required=True),
        Column(
            "proposed",
            STRING,
            "what Accord proposes",
            SPECIAL,
            required=True,
            allowed=("yes", "no", "not_known"),
        ),
        Column(
            "change",
            STRING,
            "what would have to change",
            SPECIAL,
            required=True,
            allowed=("none", "add", "remove", "review"),
        ),
        Column(
            "category",
            STRING,
            "COCAD category where group-based",
            SPECIAL,
            allowed=("familial", "cse", "institutional", "ritualistic", "other", "unknown"),
        ),
        Column("finding_id", STRING, "the finding", PERSONAL),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
    ),
)

NETWORK_EDGES = Table(
    "network_edges",
    "Why two people are tied",
    key=("person_id_a", "person_id_b", "basis", "source_id", "event_kind", "event_ref"),
    columns=(
        Column("person_id_a", STRING, "one person", PERSONAL, required=True),
        Column("person_id_b", STRING, "the other person", PERSONAL, required=True),
        Column(
            "basis",
            STRING,
            "what kind of tie",
            OPEN,
            required=True,
            allowed=(
                "co_suspect",
                "shared_child",
                "association",
                "shared_phone",
                "shared_vehicle",
                "shared_premises",
                "seen_together",
                "text",
            ),
        ),
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("event_kind", STRING, "which table the record is in", OPEN),
        Column("event_ref", STRING, "the record in that table", PERSONAL),
        Column("occurred_on", DATE, "day of the record the tie rests on", PERSONAL),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
    ),
)

NETWORKS = Table(
    "networks",
    "Connected people who meet organised-network-iicsa; candidates that do not stay as findings",
    key=("network_id",),
    columns=(
        Column(
            "network_id",
            STRING,
            "stable across runs while most members stay",
            PERSONAL,
            required=True,
        ),
        Column("previous_network_ids", LIST, "lineage", PERSONAL),
        Column("n_people_low", INTEGER, "fewest suspects it can be", SPECIAL, required=True),
        Column("n_people_high", INTEGER, "most", SPECIAL, required=True),
        Column("n_identified", INTEGER, "people in it who are identified", SPECIAL, required=True),
        Column("n_children", INTEGER, "children it is believed to harm", SPECIAL, required=True),
        Column("n_crimes", INTEGER, "crimes it rests on", SPECIAL, required=True),
        Column(
            "forces", LIST, "force codes of the police sources it rests on", SPECIAL, required=True
        ),
        Column("sectors", LIST, "sectors whose records it rests on", SPECIAL, required=True),
        Column("first_on", DATE, "first day of its records", SPECIAL),
        Column("last_on", DATE, "last day of its records", SPECIAL),
        Column("is_cross_force", BOOLEAN, "more than one force", SPECIAL, required=True),
        Column(
            "is_ocg_mapped",
            BOOLEAN,
            "mapped as an organised crime group elsewhere; never a condition",
            SPECIAL,
            required=True,
        ),
        Column(
            "is_partner_only",
            BOOLEAN,
            "no police record says anything of it: it rests on partner data only",
            SPECIAL,
        ),
        Column(
            "n_independent_sources",
            INTEGER,
            "original sources behind its records: reports that share one count once",
            SPECIAL,
        ),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
    ),
)

NETWORK_MEMBERS = Table(
    "network_members",
    "Members and roles; a child recruiter shows as a child first",
    key=("network_id", "person_id"),
    columns=(
        Column("network_id", STRING, "the network", PERSONAL, required=True),
        Column("person_id", STRING, "the person", PERSONAL, required=True),
        Column(
            "roles",
            LIST,
            "direct, introduces, transports, takes_payment, provides_property, other_facilitation, unidentified",
            SPECIAL,
            required=True,
        ),
        Column("is_also_victim", BOOLEAN, "also a child who was exploited", SPECIAL, required=True),
        Column("is_child", BOOLEAN, "a child: shown as a child first", SPECIAL, required=True),
        Column("is_identified", BOOLEAN, "known by name", PERSONAL),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
    ),
)

NETWORK_CHILDREN = Table(
    "network_children",
    "Children a network is believed to harm",
    key=("network_id", "person_id"),
    columns=(
        Column("network_id", STRING, "the network", PERSONAL, required=True),
        Column("person_id", STRING, "the person", PERSONAL, required=True),
        Column(
            "status",
            STRING,
            "what kind",
            SPECIAL,
            required=True,
            allowed=("known_victim", "suspected_victim", "at_risk_concern"),
        ),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
    ),
)

NETWORK_RECORDS = Table(
    "network_records",
    "Records a network rests on",
    key=("network_id", "source_id", "event_kind", "event_ref"),
    columns=(
        Column("network_id", STRING, "the network", PERSONAL, required=True),
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("event_kind", STRING, "which table the record is in", OPEN, required=True),
        Column("event_ref", STRING, "the record in that table", PERSONAL, required=True),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
    ),
)

QUARANTINE = Table(
    "quarantine",
    "Rows that could not be used, kept whole with the reason",
    key=("source_id", "file", "row_number"),
    columns=(
        Column("source_id", STRING, "the source", OPEN),
        Column("file", STRING, "the file the row came in", OPEN, required=True),
        Column(
            "row_number",
            INTEGER,
            "1 for the first record after the header; records, not lines",
            OPEN,
            required=True,
        ),
        Column("column", STRING, "the column that broke the rule", OPEN),
        Column("rule", STRING, "the rule", OPEN, required=True),
        Column("reason", STRING, "no values in it", FREE_TEXT, required=True),
        Column("row_hash", STRING, "fingerprint of the row as it came", OPEN, required=True),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
    ),
)

DATA_QUALITY_ISSUES = Table(
    "data_quality_issues",
    "Rows used, with a doubt",
    key=("issue_id",),
    columns=(
        Column("issue_id", STRING, "stable id", OPEN, required=True),
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("table", STRING, "the table", OPEN, required=True),
        Column("rule", STRING, "the rule", OPEN, required=True),
        Column(
            "severity", STRING, "error or query", OPEN, required=True, allowed=("error", "query")
        ),
        Column("n_rows", INTEGER, "rows in doubt", OPEN, required=True),
        Column("n_checked", INTEGER, "rows looked at", OPEN, required=True),
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
    ),
)

RUNS = Table(
    "runs",
    "One row per run",
    key=("run_id",),
    columns=(
        Column("run_id", STRING, "the run that wrote the row", OPEN, required=True),
        Column("started_at", DATETIME, "when it began", OPEN, required=True),
        Column("finished_at", DATETIME, "when it ended", OPEN),
        Column("inputs_hash", STRING, "fingerprint of everything it read", OPEN, required=True),
        Column(
            "versions", STRING, "JSON: package, definitions, catalogue, model", OPEN, required=True
        ),
        Column(
            "engine",
            STRING,
            "what ran the queries",
            OPEN,
            required=True,
            allowed=("duckdb", "spark"),
        ),
        Column("stage_timings", STRING, "JSON", OPEN, required=True),
        Column("row_counts", STRING, "JSON", OPEN, required=True),
        Column("previous_run_id", STRING, "the run whose ids it carried on", OPEN),
    ),
)

RESULT_TABLES: tuple[Table, ...] = (
    PERSON_NOMINALS,
    NOMINAL_LINKS,
    *IDENTITY_TABLES,
    MENTIONS,
    FINDINGS,
    CRITERION_RESULTS,
    EVIDENCE,
    RECORD_FLAGS,
    NETWORK_EDGES,
    NETWORKS,
    NETWORK_MEMBERS,
    NETWORK_CHILDREN,
    NETWORK_RECORDS,
    QUARANTINE,
    DATA_QUALITY_ISSUES,
    RUNS,
)
