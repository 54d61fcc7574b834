"""What stages hand each other between the extract and the results; kept with every run."""

from accord.tables.extract import EVENT_KINDS, PLACE_TYPES
from accord.tables.identity import KEPT_TABLES, PREVIOUS_FORMER_PERSONS, PREVIOUS_HELD_LINKS
from accord.tables.spec import (
    BOOLEAN,
    DATE,
    DATETIME,
    FREE_TEXT,
    IDENTIFIER,
    INTEGER,
    LIST,
    OPEN,
    PERSONAL,
    SPECIAL,
    STRING,
    Column,
    Table,
)

YES_NO_UNKNOWN = ("yes", "no", "unknown")
CANDIDATE_KINDS = ("crime", "network", "record")
OBJECT_KINDS = ("vehicle", "phone", "handle", "premises", "device")
MEMBER_ROLES = (
    "direct",
    "introduces",
    "transports",
    "takes_payment",
    "provides_property",
    "other_facilitation",
    "unidentified",
)

PERSONS = Table(
    "persons",
    "One human, as the nominals that linkage put together describe them",
    key=("person_id",),
    columns=(
        Column("person_id", STRING, "our id for the human", PERSONAL, required=True),
        Column("is_identified", BOOLEAN, "any nominal of theirs is identified", PERSONAL, True),
        Column("forename", STRING, "from the fullest nominal", IDENTIFIER),
        Column("surname", STRING, "from the fullest nominal", IDENTIFIER),
        Column("known_as", LIST, "every nickname or alias any nominal holds", IDENTIFIER),
        Column("sex", STRING, "F, M or X where the nominals agree, else U", PERSONAL, True),
        Column("birth_from", DATE, "earliest birth date the nominals allow", IDENTIFIER),
        Column("birth_to", DATE, "latest birth date the nominals allow", IDENTIFIER),
        Column("is_birth_conflicting", BOOLEAN, "nominals disagree on it", PERSONAL, True),
        Column("n_nominals", INTEGER, "how many nominals", PERSONAL, required=True),
    ),
)

EVENTS = Table(
    "events",
    "Every crime, report and episode on one timeline",
    key=("event_id",),
    columns=(
        Column("event_id", STRING, "source_id/event_kind/event_ref", PERSONAL, required=True),
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("event_kind", STRING, "which table", OPEN, required=True, allowed=EVENT_KINDS),
        Column("event_ref", STRING, "the record in that table", PERSONAL, required=True),
        Column("sector", STRING, "kind of organisation that holds it", OPEN, required=True),
        Column("force_code", STRING, "police force area of the source", OPEN),
        Column("nation", STRING, "whose definition holds", OPEN, True, ("england", "wales")),
        Column("starts_at", DATETIME, "earliest it happened; empty if not stated", PERSONAL),
        Column("ends_at", DATETIME, "latest it happened; empty if not stated", PERSONAL),
        Column("known_at", DATETIME, "when it was reported or recorded", PERSONAL),
        Column("offence_code", STRING, "Home Office class as recorded", SPECIAL),
        Column("offence_group", STRING, "what the class means for us: offences.py", SPECIAL),
        Column("is_child_offence", BOOLEAN, "the class exists only for child victims", SPECIAL),
        Column("report_kind", STRING, "kind of partner report", OPEN),
        Column("cse_concern", STRING, "Y, N or U on a missing episode", SPECIAL),
        Column("location_type", STRING, "kind of place", PERSONAL, allowed=PLACE_TYPES),
        Column("place_key", STRING, "the place in normal form", IDENTIFIER),
        Column("is_online", BOOLEAN, "any online element recorded", PERSONAL),
        Column("information_grade", STRING, "3x5x2 information grade", OPEN),
        Column("is_discounted", BOOLEAN, "graded E, suspected false: counts nowhere", OPEN, True),
        Column("provenance_root", STRING, "the one original source behind it", PERSONAL, True),
        Column("related_event_id", STRING, "the record it is about", PERSONAL),
        Column("factors", LIST, "DfE assessment factors", SPECIAL),
        Column("markers", LIST, "flags on the record: CSE, CSA, CCE, ...", SPECIAL),
        Column("has_text", BOOLEAN, "it has particulars to judge by", OPEN, required=True),
        Column("is_closed", BOOLEAN, "a crime whose investigation is closed", PERSONAL, True),
        Column(
            "exploitation",
            STRING,
            "whether the record is about sexual exploitation or abuse of a child: who enters a "
            "network rests on it, no finding does; empty where it is not",
            SPECIAL,
            allowed=("alleged", "indicated"),
        ),
    ),
)

EVENT_PEOPLE = Table(
    "event_people",
    "Who took part in a record, as resolved people, and on which side",
    key=("event_id", "nominal_id", "role"),
    columns=(
        Column("event_id", STRING, "the record", PERSONAL, required=True),
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("nominal_id", STRING, "the nominal", PERSONAL, required=True),
        Column("person_id", STRING, "the person", PERSONAL, required=True),
        Column("role", STRING, "role as recorded", SPECIAL, required=True),
        Column(
            "side",
            STRING,
            "which side the role puts them on: the child, a person of concern, or neither",
            SPECIAL,
            True,
            ("child", "concern", "neutral"),
        ),
        Column("is_identified", BOOLEAN, "false for an unknown person", PERSONAL, required=True),
        Column("age_low", INTEGER, "youngest at the time, in years", PERSONAL),
        Column("age_high", INTEGER, "oldest at the time, in years", PERSONAL),
        Column("is_child", STRING, "under 18 at the time", PERSONAL, True, YES_NO_UNKNOWN),
        Column("is_eliminated", BOOLEAN, "the text rules them out", SPECIAL, required=True),
        Column("text_roles", LIST, "roles the text says they had: member roles", SPECIAL),
        Column("possible_roles", LIST, "roles the text says they may have had", SPECIAL),
    ),
)

EVENT_OBJECTS = Table(
    "event_objects",
    "Which vehicles, phones, handles and premises a record touches, from rows and from text",
    key=("event_id", "object_key", "relation"),
    columns=(
        Column("event_id", STRING, "the record", PERSONAL, required=True),
        Column("object_key", STRING, "kind:identifier in normal form", IDENTIFIER, required=True),
        Column("kind", STRING, "kind of object", OPEN, required=True, allowed=OBJECT_KINDS),
        Column("relation", STRING, "how it touches the record", PERSONAL, required=True),
        Column("from_text", BOOLEAN, "read from the text, not from a row", OPEN, required=True),
        Column("place_kind", STRING, "what the place or number is, where that is known", OPEN),
    ),
)

PERSON_OBJECTS = Table(
    "person_objects",
    "Which vehicles, phones, handles and premises a person had, and when",
    key=("person_id", "object_key", "relation", "source_id", "from_on"),
    columns=(
        Column("person_id", STRING, "the person", PERSONAL, required=True),
        Column("object_key", STRING, "kind:identifier in normal form", IDENTIFIER, required=True),
        Column("kind", STRING, "kind of object", OPEN, required=True, allowed=OBJECT_KINDS),
        Column("relation", STRING, "how it touches the person", PERSONAL, required=True),
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("from_on", DATE, "first day; empty if not stated", PERSONAL),
        Column("to_on", DATE, "last day; empty if not stated or still so", PERSONAL),
        Column("place_kind", STRING, "what the place or number is, where that is known", OPEN),
    ),
)

HUBS = Table(
    "hubs",
    "What is shared by so many for ordinary reasons that sharing it ties nobody",
    key=("hub_kind", "hub_id"),
    columns=(
        Column("hub_kind", STRING, "person or object or place", OPEN, required=True),
        Column("hub_id", STRING, "the person, object or place", IDENTIFIER, required=True),
        Column("reason", STRING, "the rule that damped it, in words", PERSONAL, required=True),
        Column("n_people", INTEGER, "how many people share it", PERSONAL, required=True),
    ),
)

TIES = Table(
    "ties",
    "Every recorded fact that may tie two people of concern, with how far it counts",
    key=("tie_id",),
    columns=(
        Column("tie_id", STRING, "stable id", PERSONAL, required=True),
        Column("person_id_a", STRING, "one person; the smaller id", PERSONAL, required=True),
        Column("person_id_b", STRING, "the other person", PERSONAL, required=True),
        Column("basis", STRING, "as in network_edges", OPEN, required=True),
        Column("detail", STRING, "kind of association, or the object shared", PERSONAL),
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("event_kind", STRING, "the record's table; empty for an association", OPEN),
        Column("event_ref", STRING, "the record", PERSONAL),
        Column("occurred_on", DATE, "day of the record", PERSONAL),
        Column("from_on", DATE, "first day the tie held", PERSONAL),
        Column("to_on", DATE, "last day the tie held", PERSONAL),
        Column("information_grade", STRING, "3x5x2 information grade", OPEN),
        Column("provenance_root", STRING, "the one original source behind it", PERSONAL),
        Column(
            "strength",
            STRING,
            "counts: ties; open: leaves it not known; none: does not tie",
            OPEN,
            True,
            ("counts", "open", "none"),
        ),
        Column("reason", STRING, "why it counts so, in words", PERSONAL, required=True),
    ),
)

CANDIDATES = Table(
    "candidates",
    "What the definitions are asked about: each crime, each set of tied people, each other record",
    key=("candidate_kind", "candidate_id"),
    columns=(
        Column("candidate_kind", STRING, "what kind", OPEN, True, CANDIDATE_KINDS),
        Column("candidate_id", STRING, "as in findings", PERSONAL, required=True),
        Column("nation", STRING, "whose definition holds", OPEN, True, ("england", "wales")),
        Column("network_id", STRING, "the network candidate it lies in", PERSONAL),
        Column("in_network_span", BOOLEAN, "within its time or a year either side", PERSONAL),
        Column("first_on", DATE, "first day of its records", PERSONAL),
        Column("last_on", DATE, "last day of its records", PERSONAL),
    ),
)

_CANDIDATE = (
    Column("candidate_kind", STRING, "what kind", OPEN, True, CANDIDATE_KINDS),
    Column("candidate_id", STRING, "the candidate", PERSONAL, required=True),
)

CANDIDATE_RECORDS = Table(
    "candidate_records",
    "The records a candidate is judged on, and for which questions",
    key=("candidate_kind", "candidate_id", "event_id"),
    columns=(
        *_CANDIDATE,
        Column("event_id", STRING, "the record", PERSONAL, required=True),
        Column(
            "scope",
            STRING,
            "own; its linked occasion; the same child with the same person of concern; or linked "
            "(only who the people are and how they are tied)",
            OPEN,
            True,
            ("own", "occasion", "same_child_and_concern", "linked"),
        ),
    ),
)

CANDIDATE_PEOPLE = Table(
    "candidate_people",
    "The people of a candidate: children, and people of concern with their roles",
    key=("candidate_kind", "candidate_id", "person_id", "side"),
    columns=(
        *_CANDIDATE,
        Column("person_id", STRING, "the person", PERSONAL, required=True),
        Column("side", STRING, "child or person of concern", SPECIAL, True, ("child", "concern")),
        Column("is_identified", BOOLEAN, "false for an unknown person", PERSONAL, required=True),
        Column("is_child", STRING, "under 18 at the time", PERSONAL, True, YES_NO_UNKNOWN),
        Column("is_counted", BOOLEAN, "counts for N1; a child never does", SPECIAL, required=True),
        Column(
            "is_suspect",
            BOOLEAN,
            "suspected of the abuse itself, on the crime or its linked occasion",
            SPECIAL,
            required=True,
        ),
        Column("is_also_victim", BOOLEAN, "also a child who was exploited", SPECIAL, True),
        Column("roles", LIST, "member roles", SPECIAL, required=True),
        Column("reason", STRING, "why they are here, in words", PERSONAL, required=True),
    ),
)

CANDIDATE_COUNTS = Table(
    "candidate_counts",
    "How many people of concern a candidate has, as an interval, counted two ways",
    key=("candidate_kind", "candidate_id", "counting"),
    columns=(
        *_CANDIDATE,
        Column(
            "counting",
            STRING,
            "people (N1) or suspects (COCAD, screen)",
            OPEN,
            True,
            ("people", "suspects"),
        ),
        Column("count_low", INTEGER, "fewest it can be", SPECIAL, required=True),
        Column("count_high", INTEGER, "most; empty where nothing limits it", SPECIAL),
        Column("reason", STRING, "how it was counted, in words", PERSONAL, required=True),
    ),
)

CANDIDATE_TIES = Table(
    "candidate_ties",
    "The ties between a candidate's people of concern",
    key=("candidate_kind", "candidate_id", "tie_id"),
    columns=(
        *_CANDIDATE,
        Column("tie_id", STRING, "the tie", PERSONAL, required=True),
    ),
)

CANDIDATE_TOGETHER = Table(
    "candidate_together",
    "Records on which people of a candidate, named or not, acted on one occasion",
    key=("candidate_kind", "candidate_id", "event_id"),
    columns=(
        *_CANDIDATE,
        Column("event_id", STRING, "the record", PERSONAL, required=True),
        Column("n_people", INTEGER, "fewest people who acted together on it", SPECIAL, True),
        Column("reason", STRING, "how it is known, in words", PERSONAL, required=True),
        Column("mention_start", INTEGER, "where the text says so", FREE_TEXT),
    ),
)

CANDIDATE_SETTINGS = Table(
    "candidate_settings",
    "In what settings it happened (S1); several may hold",
    key=("candidate_kind", "candidate_id", "setting"),
    columns=(
        *_CANDIDATE,
        Column(
            "setting",
            STRING,
            "one setting",
            SPECIAL,
            True,
            ("familial", "institutional", "community", "peer", "online", "ritual", "other"),
        ),
    ),
)

WORKING_TABLES: tuple[Table, ...] = (
    PERSONS,
    *KEPT_TABLES,
    EVENTS,
    EVENT_PEOPLE,
    EVENT_OBJECTS,
    PERSON_OBJECTS,
    HUBS,
    TIES,
    CANDIDATES,
    CANDIDATE_RECORDS,
    CANDIDATE_PEOPLE,
    CANDIDATE_COUNTS,
    CANDIDATE_TIES,
    CANDIDATE_TOGETHER,
    CANDIDATE_SETTINGS,
)

PREVIOUS_PERSON_NOMINALS = Table(
    "previous_person_nominals",
    "Which person each nominal belonged to in the run before, so that ids last",
    key=("source_id", "nominal_id"),
    columns=(
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("nominal_id", STRING, "the nominal", PERSONAL, required=True),
        Column("person_id", STRING, "the person then", PERSONAL, required=True),
    ),
)

PREVIOUS_NETWORK_MEMBERS = Table(
    "previous_network_members",
    "Who belonged to which network in the run before, so that ids last",
    key=("network_id", "person_id"),
    columns=(
        Column("network_id", STRING, "the network then", PERSONAL, required=True),
        Column("person_id", STRING, "the person", PERSONAL, required=True),
    ),
)

# What a run takes over from the run before it: our table, and the table of that run it is read from.
PREVIOUS_TABLES: tuple[tuple[Table, str], ...] = (
    (PREVIOUS_PERSON_NOMINALS, "person_nominals"),
    (PREVIOUS_HELD_LINKS, "held_links"),
    (PREVIOUS_FORMER_PERSONS, "former_persons"),
    (PREVIOUS_NETWORK_MEMBERS, "network_members"),
)
