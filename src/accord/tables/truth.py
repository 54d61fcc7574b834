"""What really happened in an invented world, kept apart from its records; for scoring only."""

from accord.tables.spec import (
    BOOLEAN,
    INTEGER,
    OPEN,
    PERSONAL,
    SPECIAL,
    STRING,
    Column,
    Table,
)

_EXPECTED = ("yes", "no", "not_known")

TRUE_PERSONS = Table(
    "true_persons",
    "Which human each nominal really is",
    key=("source_id", "nominal_id"),
    columns=(
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("nominal_id", STRING, "the nominal", PERSONAL, required=True),
        Column("true_person_id", STRING, "the human", PERSONAL, required=True),
        Column("is_identified", BOOLEAN, "false for an unknown person", PERSONAL, required=True),
        Column("name_group", STRING, "naming custom, for fairness figures", SPECIAL),
        Column("is_twin", BOOLEAN, "has a twin in the world", PERSONAL, required=True),
    ),
)

TRUE_CRIMES = Table(
    "true_crimes",
    "What each crime really was, and what its records allow anyone to say",
    key=("source_id", "crime_ref"),
    columns=(
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("crime_ref", STRING, "the crime", PERSONAL, required=True),
        Column("scenario", STRING, "kind of planted situation, or background", OPEN, True),
        Column("true_network_id", STRING, "the network that did it", PERSONAL),
        Column("expected_cse", STRING, "what the records allow", SPECIAL, True, _EXPECTED),
        Column("expected_group_cse", STRING, "what the records allow", SPECIAL, True, _EXPECTED),
        Column("expected_csa", STRING, "what the records allow", SPECIAL, True, _EXPECTED),
        Column("expected_cce", STRING, "what the records allow", SPECIAL, True, _EXPECTED),
    ),
)

TRUE_NETWORKS = Table(
    "true_networks",
    "The networks that really exist",
    key=("true_network_id",),
    columns=(
        Column("true_network_id", STRING, "the network", PERSONAL, required=True),
        Column("scenario", STRING, "its shape", OPEN, required=True),
        Column("is_inferable", BOOLEAN, "the records allow it to be found", OPEN, required=True),
        Column("n_people", INTEGER, "how many people it has", SPECIAL, required=True),
        Column("n_children", INTEGER, "how many children it harms", SPECIAL, required=True),
        Column("is_cross_force", BOOLEAN, "more than one force holds records", OPEN, True),
    ),
)

TRUE_MEMBERS = Table(
    "true_members",
    "Who really belongs to a network; members that no record shows are not inferable",
    key=("true_network_id", "true_person_id"),
    columns=(
        Column("true_network_id", STRING, "the network", PERSONAL, required=True),
        Column("true_person_id", STRING, "the human", PERSONAL, required=True),
        Column("role", STRING, "member role", SPECIAL, required=True),
        Column("is_inferable", BOOLEAN, "the records tie this person in", OPEN, required=True),
        Column(
            "is_counted",
            BOOLEAN,
            "the records count this person, in words at least; not a child who is harmed too",
            OPEN,
            required=True,
        ),
        Column("is_child", BOOLEAN, "under 18", PERSONAL, required=True),
    ),
)

TRUTH_TABLES: tuple[Table, ...] = (TRUE_PERSONS, TRUE_CRIMES, TRUE_NETWORKS, TRUE_MEMBERS)
