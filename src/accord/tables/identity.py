"""What linkage keeps of how persons came to be: lineage, log, doubts, and what to ask people."""

from __future__ import annotations

from accord.tables.spec import (
    BOOLEAN,
    FREE_TEXT,
    INTEGER,
    NUMBER,
    OPEN,
    PERSONAL,
    SPECIAL,
    STRING,
    Column,
    Table,
)

_RUN = Column("run_id", STRING, "the run that wrote the row", OPEN, required=True)
_PAIR_KEY = ("source_id_a", "nominal_id_a", "source_id_b", "nominal_id_b")


def _pair(required: bool = True) -> tuple[Column, ...]:
    """Two nominals."""
    return (
        Column("source_id_a", STRING, "source of the first", PERSONAL, required),
        Column("nominal_id_a", STRING, "one nominal", PERSONAL, required),
        Column("source_id_b", STRING, "source of the second", PERSONAL, required),
        Column("nominal_id_b", STRING, "the other nominal", PERSONAL, required),
    )


PERSON_LINEAGE = Table(
    "person_lineage",
    "Which earlier persons a person came from, where the id or the nominals did not simply stay",
    key=("person_id", "previous_person_id"),
    columns=(
        Column("person_id", STRING, "the person now", PERSONAL, required=True),
        Column("previous_person_id", STRING, "a person of the run before", PERSONAL, required=True),
        Column(
            "kind",
            STRING,
            "all of that person's nominals came here, or only some of them",
            PERSONAL,
            True,
            ("joined", "split"),
        ),
        Column("n_nominals", INTEGER, "how many of its nominals came here", PERSONAL, True),
        _RUN,
    ),
)

COMBINATION_LOG = Table(
    "combination_log",
    "Every joining and every parting of nominals since the run before, with the pair it rests on",
    key=("action", "person_id", "part_id"),
    columns=(
        Column("action", STRING, "what happened", PERSONAL, True, ("joined", "parted")),
        Column("person_id", STRING, "the person it happened to", PERSONAL, required=True),
        Column(
            "part_id",
            STRING,
            "what joined it, or what it was parted from: an earlier person, or source_id/nominal_id",
            PERSONAL,
            required=True,
        ),
        *_pair(required=False),
        Column("match_weight", NUMBER, "log2 Bayes factor of that pair", PERSONAL),
        Column("model_version", STRING, "the model, with a digest of its figures", OPEN, True),
        Column("reason", STRING, "in words", FREE_TEXT, required=True),
        _RUN,
    ),
)

PERSON_ATTENTION = Table(
    "person_attention",
    "Persons a human should look at, with the pair of nominals that gives the doubt",
    key=("person_id", "kind", *_PAIR_KEY),
    columns=(
        Column("person_id", STRING, "the person", PERSONAL, required=True),
        Column(
            "kind",
            STRING,
            "what is doubtful",
            PERSONAL,
            True,
            (
                "weak_bridge",
                "known_different",
                "ruling_against_records",
                "rulings_in_conflict",
                "cut_by_ruling",
            ),
        ),
        *_pair(),
        Column("reason", STRING, "in words", FREE_TEXT, required=True),
        _RUN,
    ),
)

PERSON_LINKS = Table(
    "person_links",
    "Two persons who may be one human and are not joined, with their closest nominals",
    key=("person_id_a", "person_id_b"),
    columns=(
        Column("person_id_a", STRING, "one person", PERSONAL, required=True),
        Column("person_id_b", STRING, "the other person", PERSONAL, required=True),
        Column(
            "status",
            STRING,
            "waiting for a person, look like relatives, or kept apart by a ruling",
            SPECIAL,
            True,
            ("review", "refused_relative", "refused_judgement"),
        ),
        Column("n_pairs", INTEGER, "pairs of their nominals that come close", PERSONAL, True),
        *_pair(),
        Column("match_probability", NUMBER, "of the closest pair", PERSONAL, required=True),
        Column("match_weight", NUMBER, "of the closest pair", PERSONAL, required=True),
        Column("reason", STRING, "in words", FREE_TEXT, required=True),
        _RUN,
    ),
)

IDENTITY_QUESTIONS = Table(
    "identity_questions",
    "Pairs to put to a person, those whose answer is likely to change most first",
    key=("position",),
    columns=(
        Column("position", INTEGER, "1 is asked first; no two are equal", PERSONAL, required=True),
        Column(
            "kind",
            STRING,
            "may two persons be one, is one person two, may two who look like relatives be one",
            SPECIAL,
            True,
            ("join", "part", "relatives"),
        ),
        *_pair(),
        Column("person_id_a", STRING, "person of the first", PERSONAL, required=True),
        Column("person_id_b", STRING, "person of the second", PERSONAL, required=True),
        Column("match_probability", NUMBER, "that they are one person", PERSONAL, True),
        Column("n_changes", INTEGER, "pairs of nominals an answer would change", PERSONAL, True),
        Column("expected_changes", NUMBER, "n_changes times how likely it is", PERSONAL, True),
        Column("reason", STRING, "in words", FREE_TEXT, required=True),
        _RUN,
    ),
)

HELD_LINKS = Table(
    "held_links",
    "Pairs that hold by score alone: joined above the upper weight, kept above the lower",
    key=_PAIR_KEY,
    columns=_pair(),
)

FORMER_PERSONS = Table(
    "former_persons",
    "The persons that were joined into one, as they were, so that an un-merge gives their ids back",
    key=("carrier_id", "person_id", "source_id", "nominal_id"),
    columns=(
        Column("carrier_id", STRING, "the person they were joined into", PERSONAL, required=True),
        Column("person_id", STRING, "one of those joined", PERSONAL, required=True),
        Column("source_id", STRING, "the source", OPEN, required=True),
        Column("nominal_id", STRING, "a nominal it had", PERSONAL, required=True),
    ),
)

IDENTITY_TABLES: tuple[Table, ...] = (
    PERSON_LINEAGE,
    COMBINATION_LOG,
    PERSON_ATTENTION,
    PERSON_LINKS,
    IDENTITY_QUESTIONS,
)
LINKAGE_MODEL = Table(
    "linkage_model",
    "What each degree of agreement counted for in this run, as the model was fitted to its records",
    key=("comparison", "degree"),
    columns=(
        Column("model_version", STRING, "the model, with a digest of its figures", OPEN, True),
        Column("comparison", STRING, "the field compared", OPEN, required=True),
        Column("degree", STRING, "how far it agrees", OPEN, required=True),
        Column("m", NUMBER, "how often two records of one person agree so far", OPEN),
        Column("u", NUMBER, "how often two records of two people do", OPEN),
        Column("least_share", NUMBER, "a value counts as no rarer than this", OPEN, required=True),
        Column("shift", INTEGER, "bits by which this file has more duplicates", OPEN, True),
        Column("are_dates_careless", BOOLEAN, "birth dates tell few people apart", OPEN, True),
    ),
)
KEPT_TABLES: tuple[Table, ...] = (HELD_LINKS, FORMER_PERSONS, LINKAGE_MODEL)

PREVIOUS_HELD_LINKS = Table(
    "previous_held_links",
    "The pairs that held in the run before: they stay joined above the lower weight",
    key=_PAIR_KEY,
    columns=_pair(),
)
PREVIOUS_FORMER_PERSONS = Table(
    "previous_former_persons",
    "The persons that runs before joined into one, as they were",
    key=FORMER_PERSONS.key,
    columns=FORMER_PERSONS.columns,
)
