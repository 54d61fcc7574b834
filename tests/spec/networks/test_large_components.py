"""A component too large to be one group is split, and each part meets the definition alone."""

import random

from accord.definitions import stage as definitions
from accord.engine import Work
from accord.networks import stage
from support.world import world

CROWD = 24


def crowd(letter, is_exploiting):
    """Dense crimes of two dozen people: with an exchange described, or with none."""
    dice = random.Random(letter)
    people = [f"S{letter}{n:02d}" for n in range(CROWD)]
    crimes, roles, words = [], [], []
    for n in range(8):
        ref = f"{letter}{n}"
        crimes.append({"crime_ref": ref, "committed_from": f"2025-03-{n + 1:02d}T20:00:00"})
        roles.append({"record": ref, "nominal_id": f"C{letter}{n}", "role": "victim"})
        on_it = dice.sample(people, 12) if n > 1 else people[12 * n : 12 * n + 12]
        roles += [{"record": ref, "nominal_id": p, "role": "suspect"} for p in on_it]
        if is_exploiting:
            words.append(
                {
                    "record": ref,
                    "concept_id": "exchange.gift",
                    "who": on_it[0],
                    "about": f"C{letter}{n}",
                    "start": "0",
                }
            )
    return crimes, roles, words


def found(order=0):
    """The networks of two such crowds, one exploiting, joined by a single friendship."""
    parts = [crowd("A", True), crowd("B", False)]
    crimes, roles, words = ([row for part in parts for row in part[i]] for i in range(3))
    made = world(
        order=order,
        crimes=crimes,
        involvements=roles,
        mentions=words,
        associations=[
            {
                "nominal_id_a": "SA03",
                "nominal_id_b": "SB07",
                "kind": "friend",
                "from_on": "2024-01-01",
            }
        ],
    )
    definitions.run(Work(made.engine))
    stage.run(Work(made.engine))
    members = {}
    for network, person in made.rows("select network_id, person_id from network_members"):
        members.setdefault(network, set()).add(person)
    return made, members


def test_the_part_that_meets_the_definition_is_a_network_and_the_other_is_not():
    """Neither lends the other its exchange, and the friendship between them is kept as a tie."""
    made, members = found()
    assert members
    assert all(person.startswith("SA") for people in members.values() for person in people)
    assert made.ties("SA03", "SB07") == {"association": "counts"}


def test_nobody_is_lost_and_nobody_is_in_two_parts():
    made, _ = found()
    groups = made.groups()
    assert sum(len(group) for group in groups) == len(set().union(*groups)) == 2 * CROWD


def test_the_split_is_the_same_whatever_the_order_of_rows():
    assert found()[1] == found(order=7)[1]
