"""A whole country of forces, each with a network over the border to the next: all count once."""

from datetime import date

import pytest

from accord.national.figures import figures
from accord.national.merge import merge
from accord.national.received import ForceReturn

N_FORCES = 43
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
CODES = [f"E239{number:05}" for number in range(1, N_FORCES)] + ["BTP"]


def _crime(force, number, girl, men, tokens):
    """One crime of one force with its network; people are known by what they are in truth."""
    ids = {who: f"{force}/{who}" for who in (girl, *men)}
    for who, own in ids.items():
        tokens[own] = {"names_birth": frozenset({f"token of {who}"})}
    crime, network = f"{force}/k{number}", f"{force}/n{number}"
    of_person = {"identified": "yes", "age_band": "14 to 15", "ethnicity_self": "not recorded"}
    held = {"disability": "not recorded", "looked_after": "not recorded"}
    seen = {"ethnicity_officer": "not recorded", "nationality": "not recorded"}
    return {
        "crimes": [{"crime_id": crime, "category": "cse", "cse_recorded": "True"}],
        "victims": [{"crime_id": crime, "person_id": ids[girl], "sex": "F", **of_person, **held}],
        "suspects": [
            {"crime_id": crime, "person_id": ids[man], "sex": "M", **of_person, **seen}
            for man in men
        ],
        "networks": [
            {"network_id": network, "n_people_low": "2", "n_people_high": "2", "mapped": "no"}
        ],
        "network_members": [
            {"network_id": network, "person_id": ids[man], "identified": "yes"} for man in men
        ],
        "network_children": [{"network_id": network, "person_id": ids[girl], "identified": "yes"}],
        "answers": [
            {
                "crime_id": crime,
                "definition_id": name,
                "definition_version": "1",
                "outcome": "met",
            }
            for name in ("group-csae-cocad", "organised-network-iicsa")
        ],
    }


def _return(place):
    """A crime of its own, and one of the network that it has in common with each neighbour."""
    before = (place - 1) % N_FORCES
    tables, tokens = {}, {}
    for number, (girl, *men) in enumerate(
        (
            (f"girl {place}", f"man {place}", f"other man {place}"),
            (f"girl between {place}", f"man between {place}", f"man of {place}"),
            (f"girl between {before}", f"man between {before}", f"man from {place}"),
        )
    ):
        for name, rows in _crime(CODES[place], number, girl, men, tokens).items():
            tables.setdefault(name, []).extend(rows)
    held = {name: tuple(rows) for name, rows in tables.items()}
    return ForceReturn(CODES[place], FIRST, LAST, {}, held, tokens=tokens)


@pytest.fixture(scope="module")
def country():
    return merge([_return(place) for place in range(N_FORCES)])


def test_everybody_in_forty_three_forces_counts_once(country):
    assert len(country.forces) == N_FORCES
    assert len(country.crimes) == 3 * N_FORCES
    # In each force two men of its own network, two with the neighbours, and one between.
    assert len(country.suspects) == 5 * N_FORCES
    assert len(country.victims) == 2 * N_FORCES
    assert len(country.networks) == 2 * N_FORCES
    assert sum(len(one.forces) == 2 for one in country.networks) == N_FORCES


def test_what_neighbours_share_stands_in_the_pair_of_both_and_in_no_other(country):
    counted = {one.table.name: one.table for one in figures(country)}
    for unit in ("suspect", "victim", "network"):
        table = counted[f"{unit}s shared"]
        assert table.counts[("",)] == N_FORCES
        assert sum(table.counts.values()) == 2 * N_FORCES
        assert table.counts[(f"{CODES[0]} and {CODES[1]}",)] == 1
        assert table.counts[(f"{CODES[0]} and {CODES[2]}",)] == 0


def test_the_order_in_which_forces_send_makes_no_difference(country):
    turned = merge([_return(place) for place in reversed(range(N_FORCES))])
    assert turned.people.members == country.people.members
    assert turned.networks == country.networks
    assert turned.suspects == country.suspects
