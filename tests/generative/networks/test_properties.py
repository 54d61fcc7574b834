"""Over random small worlds: order, strangers and split records change nothing; limits hold."""

import random

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.engine import Work
from accord.networks import stage
from accord.tables import TABLES
from support.world import world

WRITTEN = (
    "events",
    "event_people",
    "event_objects",
    "person_objects",
    "hubs",
    "ties",
    "network_edges",
    "candidates",
    "candidate_records",
    "candidate_people",
    "candidate_counts",
    "candidate_ties",
    "candidate_together",
)
ROLES = ("suspect", "suspect", "driver", "premises_controller", "found_with", "associate")
CONCEPTS = (
    "abuse.sexual",
    "exchange.gift",
    "facilitation.premises",
    "facilitation.introduces",
    "people.several",
    "people.unidentified",
    "association.known",
    "ref.person_name",
)
ASSERTIONS = ("affirmed", "affirmed", "negated", "possible", "hypothetical")


def tables(seed, prefix="", n=6):
    """A random world of a few crimes and reports over a few people."""
    rng = random.Random(seed)
    people = [f"{prefix}S{i}" for i in range(4)] + [f"{prefix}U1", f"{prefix}U2"]
    children = [f"C{prefix}{i}" for i in range(3)]
    crimes, intelligence, roles, mentions = [], [], [], []
    for i in range(n):
        kind = rng.choice(("crime", "intelligence"))
        ref = f"{prefix}R{i}"
        day = f"2025-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}T20:00:00"
        if kind == "crime":
            code = rng.choice(("22B", "22B", "19C", "49"))
            crimes.append({"crime_ref": ref, "offence_code": code, "committed_from": day})
        else:
            intelligence.append({"report_id": ref, "event_from": day})
        on_it = rng.sample(people, rng.randint(0, 3))
        for person in [rng.choice(children), *on_it]:
            is_child = person.startswith("C")
            role = (
                ("victim" if kind == "crime" else "child_of_concern")
                if is_child
                else (rng.choice(ROLES))
            )
            roles.append({"record": f"{kind}/{ref}", "nominal_id": person, "role": role})
        for j in range(rng.randint(0, 3)):
            mention = {
                "record": f"{kind}/{ref}",
                "concept_id": rng.choice(CONCEPTS),
                "assertion": rng.choice(ASSERTIONS),
                "start": str(50 * j),
            }
            if on_it and rng.random() < 0.6:
                mention["who"] = rng.choice(on_it)
            if mention["concept_id"] == "people.several":
                mention["count"] = rng.choice(("2", "3", "2-"))
            mentions.append(mention)
    pairs = rng.sample([(a, b) for a in people[:4] for b in people[:4] if a < b], 2)
    kinds = ("friend", "sibling", "co_arrest")
    associations = [
        {"nominal_id_a": a, "nominal_id_b": b, "kind": rng.choice(kinds)} for a, b in pairs
    ]
    return {
        "crimes": crimes,
        "intelligence": intelligence,
        "involvements": roles,
        "mentions": mentions,
        "associations": associations,
    }


def everything(made):
    """Every table the stages write, in the order of its key."""
    return {
        name: made.rows(f"select {', '.join(_columns(name))} from {name} order by all")
        for name in WRITTEN
    }


def _columns(name):
    return [f'"{c}"' for c in TABLES[name].names if c != "run_id"]


seeds = st.integers(0, 10**6)


@settings(max_examples=6)
@given(seeds, st.integers(1, 50))
def test_the_order_of_rows_changes_nothing(seed, turn):
    given_tables = tables(seed)
    assert everything(world(**given_tables)) == everything(world(**given_tables, order=turn))


@settings(max_examples=6)
@given(seeds)
def test_records_of_strangers_change_nothing(seed):
    alone = everything(world(**tables(seed)))
    strangers = tables(seed + 1, prefix="X")
    both = world(**{name: rows + strangers[name] for name, rows in tables(seed).items()})
    together = everything(both)
    for name in WRITTEN:
        assert set(map(str, alone[name])) <= set(map(str, together[name])), name


@settings(max_examples=6)
@given(seeds)
def test_one_person_as_two_linked_nominals_changes_no_count(seed):
    whole = tables(seed)
    split = {name: [dict(row) for row in rows] for name, rows in whole.items()}
    records = sorted({row["record"] for row in whole["involvements"]})
    moved = set(records[::2])
    for table in ("involvements", "mentions"):
        for row in split[table]:
            for column in ("nominal_id", "who"):
                if row.get(column) == "S0" and row["record"] in moved:
                    row[column] = "S0b"
    split["nominals"] = [
        {"nominal_id": "S0", "person": "S0"},
        {"nominal_id": "S0b", "person": "S0"},
    ]
    sql = "select * from candidate_counts order by all"
    assert world(**split).rows(sql) == world(**whole).rows(sql)


@settings(max_examples=8)
@given(seeds)
def test_limits_hold_in_every_world(seed):
    made = world(**tables(seed, n=10))
    assert (
        made.rows("""
        select 1 from candidate_counts where count_high < count_low or count_low < 0
        """)
        == []
    )
    # Every declared key is held once: two rows of one question would multiply all its answers.
    for name in WRITTEN:
        keys = ", ".join(f'"{c}"' for c in TABLES[name].key)
        double = f"select 1 from {name} group by {keys} having count(*) > 1"
        assert made.rows(double) == [], name
    # Suspects are people.
    assert (
        made.rows("""
        select 1 from candidate_people where (is_suspect or is_counted) and side = 'child'
            or is_suspect and not is_counted
        """)
        == []
    )
    # No tie joins a child who may be a member, nobody is tied to themselves.
    assert made.rows("select 1 from ties where person_id_a >= person_id_b") == []
    # Every network candidate has counted people, each in one network only.
    assert (
        made.rows("""
        select person_id from candidate_people
        where candidate_kind = 'network' and side = 'concern' and is_counted
        group by person_id having count(*) > 1
        """)
        == []
    )
    # Keys are keys.
    for name in WRITTEN:
        key = ", ".join(f'"{c}"' for c in TABLES[name].key)
        assert made.rows(f"select {key} from {name} group by {key} having count(*) > 1") == [], name


def test_empty_tables_give_empty_tables():
    made = world()
    assert all(rows == [] for rows in everything(made).values())
    made.engine.register("findings", TABLES["findings"].empty())
    stage.run(Work(made.engine))
    for name in ("networks", "network_members", "network_children", "network_records"):
        assert made.rows(f"select * from {name}") == []


@pytest.mark.parametrize("name", WRITTEN)
def test_columns_have_the_declared_names_and_types(name, typed_world):
    table = TABLES[name].without("run_id")
    columns = ", ".join(f'"{c}"' for c in table.names)
    written = typed_world.engine.arrow(f"select {columns} from {name}").schema
    declared = table.schema
    for ours, theirs in zip(written, declared, strict=True):
        assert ours.name == theirs.name
        if not pa.types.is_integer(theirs.type):
            assert ours.type == theirs.type, f"{name}.{ours.name}"
        else:
            assert pa.types.is_integer(ours.type), f"{name}.{ours.name}"


@pytest.fixture(scope="module")
def typed_world():
    made = world(**tables(1))
    yield made
    made.engine.close()
